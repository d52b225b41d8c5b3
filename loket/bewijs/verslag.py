"""Bewijsverslag: the evidence for the norm as one report for the certifying auditor, and its gaps as work for the team.

Pupils are numbers here. Whoever reads the report finds every proof by zaak and number of the entry, and can replay it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kernproces.bewijs.overzicht import tel_bij
from kernproces.bewijs.regel import Regel, Stand
from kernproces.datum import voluit
from kernproces.opslag.anker import Anker, AnkerError, lees_ankers
from kernproces.opslag.rijen import Lezer
from kernproces.taal.norm import Normclausule
from kernproces.tijdstip import dag_van
from loket.bedrading import Samenstel
from loket.bewijs.overzicht import Indicatorregel, indicatoren
from notificaties.brieven.pdf import maak_stuk
from workflows.norm import CLAUSULES

Neem = Callable[[str, list[Regel]], None]
BRON = Path(__file__).with_name("verslag.typ")
_ZAKEN = "SELECT zaak, dossier, workflow, toestand, open, behandelaar FROM werkvoorraad ORDER BY zaak"
WAT_DIT_IS = (
    "Elke clausule is per dossier berekend uit de vastgelegde gebeurtenissen, niet uit een afvinklijst.",
    "Voldaan betekent: er is een stap vastgelegd die de clausule bewijst, met de gegevens die daarvoor nodig zijn.",
    "Open betekent: die stap is er (nog) niet; dat is niet altijd een tekortkoming, ook een lopend dossier heeft open clausules.",
    "Niet te beoordelen betekent: de inhoud is gewist; dat de stap is gedaan, staat vast.",
    "Of wat is ingevoerd ook waar is, bewijst dit verslag niet. Trek daarvoor een steekproef en leg de stukken ernaast.",
)


@dataclass(frozen=True, slots=True)
class Gat:
    """A clause that a dossier lacks, and with whom it lies: the running zaak that can mend it, if there is one."""

    dossier: str
    clausule: Normclausule
    mist: str
    zaak: str
    workflow: str
    toestand: str
    behandelaar: str


@dataclass(slots=True)
class Bewijsverslag:
    """Everything in the report but the proof itself, as it stood at one moment."""

    organisatie: str
    gemaakt: datetime
    dossiers: int
    clausules: list[tuple[Normclausule, dict[Stand, int]]]
    indicatoren: list[Indicatorregel]
    gaten: list[Gat]
    anker: Anker | None


def maak_verslag(
    samenstel: Samenstel,
    lezer: Lezer,
    standen: Iterable[tuple[str, list[Regel]]],
    nu: datetime,
    neem: Neem = lambda _dossier, _regels: None,
) -> Bewijsverslag:
    """Of this moment, over all dossiers, each looked at once and given to `neem`: who wants its proof, writes it down there."""
    geteld: dict[str, dict[Stand, int]] = {}
    gaten, vind_gaten, dossiers = list[Gat](), _gatenzoeker(samenstel, lezer), 0
    for dossier, regels in standen:
        dossiers += 1
        tel_bij(geteld, regels)
        gaten += vind_gaten(dossier, regels)
        neem(dossier, regels)
    lijst = indicatoren(samenstel, lezer, dag_van(nu), geteld)
    # In the order of the page: who opens it does not wait until all of them are sorted.
    gaten.sort(key=lambda g: (g.behandelaar, g.dossier, g.clausule.code))
    try:
        ankers = lees_ankers(samenstel.instellingen.map_ / "ankers")
    except AnkerError:
        ankers = []
    return Bewijsverslag(
        organisatie=samenstel.organisatienaam(),
        gemaakt=nu,
        dossiers=dossiers,
        clausules=[(CLAUSULES[c], per) for c, per in geteld.items()],
        indicatoren=lijst,
        gaten=gaten,
        anker=ankers[-1] if ankers else None,
    )


def _gatenzoeker(samenstel: Samenstel, lezer: Lezer) -> Callable[[str, list[Regel]], Iterator[Gat]]:
    """Every open clause of a dossier in which something still runs that proves it; elsewhere nobody can mend it any more."""
    bewijst = {
        n: {b.clausule for o in (w.start, *w.overgangen) for b in o.bewijs}
        for n in samenstel.kern.register.namen()
        for w in (samenstel.kern.register.nieuwste(n).workflow,)
    }
    lopend: dict[str, list[tuple[str, str, str, str]]] = {}
    for zaak, dossier, workflow, toestand, open_, behandelaar in lezer.rij_query(_ZAKEN):
        if open_:
            lopend.setdefault(dossier, []).append((zaak, workflow, toestand, behandelaar or ""))

    def gaten(dossier: str, regels: list[Regel]) -> Iterator[Gat]:
        for r in regels:
            if r.stand is not Stand.OPEN:
                continue
            for zaak, workflow, toestand, behandelaar in lopend.get(dossier, ()):
                if r.clausule in bewijst.get(workflow, ()):
                    yield Gat(dossier, CLAUSULES[r.clausule], r.mist, zaak, workflow, toestand, behandelaar)
                    break

    return gaten


def maak_pdf(verslag: Bewijsverslag) -> bytes:
    """As a PDF (PDF/A and PDF/UA) to sign and to file."""
    per_clausule = Counter(g.clausule.code for g in verslag.gaten)
    dag = dag_van(verslag.gemaakt)
    gegevens = {
        "titel": f"Bewijs voor de norm: {verslag.organisatie}",
        "organisatie": verslag.organisatie,
        "dag": dag.isoformat(),
        "datum": f"{voluit(dag)}",
        "dossiers": verslag.dossiers,
        "uitleg": WAT_DIT_IS,
        "anker": f"{verslag.anker.datum} {verslag.anker.afdruk}" if verslag.anker else "",
        "kop": ["Code", "Clausule", *(s.value.capitalize() for s in Stand)],
        "clausules": [[c.code, c.titel, *(per[s] for s in Stand)] for c, per in verslag.clausules],
        "indicatoren": [
            [i.clausule.code, i.clausule.titel, i.stand.value, i.reden] for i in verslag.indicatoren
        ],
        "gaten": [
            [c.code, c.titel, per_clausule[c.code]] for c, _ in verslag.clausules if per_clausule[c.code]
        ],
        "gaten_aantal": len(verslag.gaten),
    }
    return maak_stuk(BRON, gegevens, dag.isoformat())

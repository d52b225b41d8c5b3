"""Sommen: every figure that is worked out over the whole history (see loket.overzichten.rekenaar). Each is one function, without names of people.

They get the wired system, one reader, the moment, what was asked, and a way to tell how far they are. What they answer goes
from one process to another, so it holds plain values and no more of them than the pages and files show.
"""

import secrets
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from deadlines.verzuim import duurklasse
from kernproces.bewijs.overzicht import tellingen
from kernproces.bewijs.regel import Stand
from kernproces.opslag.rijen import Lezer
from kernproces.tijdstip import dag_van
from kernproces.vertrouwelijk.bewaring import Uitkomst
from loket.auditpakket.maak import Pakket, zet_pakket_klaar
from loket.bedrading import Samenstel
from loket.bewijs.overzicht import Indicatorregel, indicatoren
from loket.bewijs.terugspelen import Band, speel_terug
from loket.bewijs.verslag import Bewijsverslag, maak_pdf, maak_verslag
from loket.bewijs.werkboek import schrijf_xlsx
from loket.leeslog.blik import opvallend
from loket.leeslog.wacht import Signaal
from loket.overdracht.uitgifte import opnieuw
from loket.overzichten import datalekken, eigendommen, klachten, werk
from loket.overzichten.aanvragen import lees_aanvragen
from loket.overzichten.bestand import Bestand, zet_klaar, zet_tekst_klaar
from loket.overzichten.indicatoren import meet
from loket.overzichten.rekenaar import Meld
from loket.overzichten.sturing import Sturing, sturing
from loket.overzichten.zaken import lees_standen
from loket.procesmijnen.doorloop import Doorloop, doorloop
from loket.procesmijnen.log import lees_log, pseudoniemen
from loket.procesmijnen.ocel import ocel
from loket.procesmijnen.xes import xes
from loket.wathad import Uitslag
from loket.wathad.vragen import Verandering, vraag_alles
from workflows.cijfers.arrangementen import Besteding, besteding, geevalueerd, r21
from workflows.cijfers.cijfer import Cijfer
from workflows.cijfers.indicator import Telling
from workflows.cijfers.thuiszitters import eerste_dag, is_thuis, r26, r27

HOOGSTENS = 100  # rows of a figure on a page; the file has them all


# ---------------------------------------------------------------- the evidence for the norm


@dataclass(frozen=True, slots=True)
class Bewijsstand:
    """Each clause over all dossiers: how often it stands how, and in which dossiers; and the indicators of the year."""

    dossiers: int
    per: dict[str, dict[Stand, int]]
    welke: dict[tuple[str, Stand], list[str]]
    indicatoren: list[Indicatorregel]


def bewijsstand(s: Samenstel, lezer: Lezer, nu: datetime, *, meld: Meld) -> Bewijsstand:
    """The matrix, without what proves it: that is worked out again for the dossiers on a page."""
    alle = s.bewijs.lees(lezer, meld)
    geteld = tellingen(alle)
    welke: dict[tuple[str, Stand], list[str]] = {}
    for dossier, regels in alle.items():
        for r in regels:
            welke.setdefault((r.clausule, r.stand), []).append(dossier)
    return Bewijsstand(len(alle), geteld, welke, indicatoren(s, lezer, dag_van(nu), geteld))


def bewijsverslag(s: Samenstel, lezer: Lezer, nu: datetime, *, meld: Meld) -> Bewijsverslag:
    """The report for the auditor as it is read on a page, with its gaps; the proof itself is in the file."""
    return maak_verslag(s, lezer, s.bewijs.lees(lezer, meld).items(), nu)


def bewijs_xlsx(s: Samenstel, lezer: Lezer, nu: datetime, *, meld: Meld) -> Bestand:
    """The report as an Excel file, with every proof."""

    def schrijf(uit: BinaryIO) -> None:
        schrijf_xlsx(s, lezer, nu, uit, meld)

    return zet_klaar(s.instellingen.map_, schrijf)


def bewijs_pdf(s: Samenstel, lezer: Lezer, nu: datetime, *, meld: Meld) -> Bestand:
    """The report on paper."""
    inhoud = maak_pdf(maak_verslag(s, lezer, s.bewijs.doorloop(lezer, meld), nu))

    def schrijf(uit: BinaryIO) -> None:
        uit.write(inhoud)

    return zet_klaar(s.instellingen.map_, schrijf)


# ---------------------------------------------------------------- quality and steering


def doorlooptijden(s: Samenstel, lezer: Lezer, nu: datetime, workflow: str, *, meld: Meld) -> Doorloop:
    """How long the zaken of a procedure stayed where, and which ways they went."""
    del nu
    toestanden = list(s.kern.register.nieuwste(workflow).workflow.toestanden)
    return doorloop(lees_log(lezer, workflow, meld), toestanden)


def gebeurtenislog(
    s: Samenstel, lezer: Lezer, nu: datetime, formaat: str, workflow: str, *, meld: Meld
) -> Bestand:
    """What happened in all zaken, or those of one procedure, pseudonymised under a key that nobody keeps."""
    del nu
    schuil = pseudoniemen(secrets.token_bytes(32))
    regels = map(schuil, lees_log(lezer, workflow or None, meld))
    return zet_tekst_klaar(s.instellingen.map_, xes(regels) if formaat == "xes" else ocel(regels))


def indicatortellingen(
    s: Samenstel, lezer: Lezer, nu: datetime, schooljaar: int, *, meld: Meld
) -> dict[str, tuple[Telling, ...]]:
    """What each of the indicators of a school year is counted from."""
    del s
    metingen = meet(lezer, schooljaar, dag_van(nu), meld=meld)
    return {m.indicator.code: m.tellingen for m in metingen}


def stuurcijfers(
    s: Samenstel, lezer: Lezer, nu: datetime, scholen: werk.Scholen, *, meld: Meld
) -> tuple[Sturing, list[werk.Last]]:
    """The applications of a school year, what is to be expected, and who carries what; of these schools, or of all."""
    del s
    aanvragen = [a for a in lees_aanvragen(lezer, meld) if scholen is None or a.school in scholen]
    return sturing(aanvragen, dag_van(nu)), werk.lasten(lezer, scholen)


# ---------------------------------------------------------------- registers and overviews


def eigendommenregister(
    s: Samenstel, lezer: Lezer, nu: datetime, op: str, *, meld: Meld
) -> list[eigendommen.Eigendomregel]:
    """What is or was kept of clients."""
    del s, nu
    return eigendommen.register(lees_standen(lezer, "kernproces", meld), op)


def klachtregels(
    s: Samenstel, lezer: Lezer, nu: datetime, *, meld: Meld
) -> list[tuple[klachten.Klachtregel, str]]:
    """Every klacht, and the state it is in."""
    del s, nu
    return [(klachten.regel(stand), stand["toestand"]) for stand in lees_standen(lezer, "klacht", meld)]


def lekregels(s: Samenstel, lezer: Lezer, nu: datetime, *, meld: Meld) -> list[datalekken.Lekregel]:
    """Every breach, without sentences."""
    del s, nu
    return datalekken.register(lees_standen(lezer, "datalek", meld))


@dataclass(frozen=True, slots=True)
class Thuisstand:
    """Pupils at home: R26 and R27 of a school year, and how many are at home now, per group."""

    cijfers: list[Cijfer]
    aantallen: dict[str, int]


def thuiszitters(s: Samenstel, lezer: Lezer, nu: datetime, van: date, tot: date, *, meld: Meld) -> Thuisstand:
    """Counted from the zaken."""
    del s
    zaken, dag = list(lees_standen(lezer, "thuiszitter", meld)), dag_van(nu)
    klassen = Counter(duurklasse(eerste_dag(z), dag) for z in zaken if is_thuis(z))
    return Thuisstand([r26(zaken, van, tot, dag), r27(zaken, van, tot, dag)], dict(klassen))


@dataclass(frozen=True, slots=True)
class Arrangementstand:
    """R21 of a school year, what was spent, and the zaken behind it (code, school, day, goals reached, goals, state)."""

    cijfer: Cijfer
    middelen: list[Besteding]
    zaken: list[tuple[str, str, str, int, int, str]]
    lopend: int


def arrangementen(
    s: Samenstel, lezer: Lezer, nu: datetime, van: date, tot: date, *, meld: Meld
) -> Arrangementstand:
    """Counted from the zaken."""
    del s, nu
    zaken = list(lees_standen(lezer, "arrangement", meld))
    rijen = []
    for z in geevalueerd(zaken, van, tot):
        doelen = z["gedaan"]["evalueer"]["gegevens"]["uitkomsten"]
        behaald = sum(d["resultaat"] == "behaald" for d in doelen)
        rijen.append(
            (z["zaak"], z["school"], z["gedaan"]["evalueer"]["op"], behaald, len(doelen), z["toestand"])
        )
    lopend = sum(z["toestand"] == "lopend" for z in zaken)
    return Arrangementstand(r21(zaken, van, tot), besteding(zaken, van, tot), rijen, lopend)


# ---------------------------------------------------------------- what if


def wat_had(s: Samenstel, lezer: Lezer, nu: datetime, anders: Verandering, *, meld: Meld) -> Uitslag:
    """Other rules over the real past; its parts open the store themselves."""
    del lezer, nu, meld
    return vraag_alles(s, anders)


# ---------------------------------------------------------------- a dossier for elsewhere


def auditpakket(
    s: Samenstel,
    lezer: Lezer,
    nu: datetime,
    dossier: str,
    categorieen: tuple[str, ...],
    verborgen: tuple[str, ...],
    *,
    meld: Meld,
) -> Pakket:
    """The pack of a dossier in which verdicts look beyond it, such as those of a steekproef."""
    del lezer, nu
    return zet_pakket_klaar(s, dossier, categorieen, verborgen, meld)


def overdrachtpakket(
    s: Samenstel, lezer: Lezer, nu: datetime, dossier: str, zegel: str, *, meld: Meld
) -> Bestand:
    """The package of a hand-over as it was made, with its documents."""
    del lezer, nu
    return opnieuw(s, dossier, zegel, meld).bestand


# ---------------------------------------------------------------- who looked


def opvallende_inzage(s: Samenstel, lezer: Lezer, nu: datetime, *, meld: Meld) -> list[Signaal]:
    """What was unusual in the read log; the names that it compares stay there."""
    del meld
    return opvallend(s, lezer, nu)


# ---------------------------------------------------------------- what is kept

EERSTE = 2_000  # keys of each outcome that can be leafed through; who destroys those, sees the next


@dataclass(frozen=True, slots=True)
class Bewaarstand:
    """How many keys have which outcome, and of each outcome the first: dossier, holder, key."""

    tel: dict[Uitkomst, int]
    eerste: dict[Uitkomst, list[tuple[str, str, str]]]


def bewaarstand(s: Samenstel, lezer: Lezer, nu: datetime, *, meld: Meld) -> Bewaarstand:
    """Every key judged. What may be done with one, is judged again where it is shown and where it is done."""
    (alle,) = lezer.rij_query(
        "SELECT count(*) FROM stroom WHERE stroom > 'dossier/' AND stroom < 'dossier0'"
    )[0]
    tel: Counter[Uitkomst] = Counter()
    vooraan: dict[Uitkomst, list[tuple[str, str, str, str]]] = defaultdict(list)
    dossiers, vorig = 0, ""
    for p in s.vernietiging.posten(lezer, nu):
        tel[p.uitkomst] += 1
        rij = vooraan[p.uitkomst]
        rij.append((p.uiterlijk or "9", p.stroom, p.sleutel, p.groep))
        if len(rij) > 10 * EERSTE:
            rij[:] = sorted(rij)[:EERSTE]
        dossiers, vorig = dossiers + (bool(p.dossier) and p.dossier != vorig), p.dossier
        meld(dossiers, alle)
    eerste = {u: [(g, st, sl) for _, st, sl, g in sorted(rij)[:EERSTE]] for u, rij in vooraan.items()}
    return Bewaarstand(dict(tel), eerste)


# ---------------------------------------------------------------- a replay that looks at all zaken


def nagespeeld(
    s: Samenstel,
    lezer: Lezer,
    nu: datetime,
    wat: str,
    stap: int | None,
    tot: str | None,
    verborgen: tuple[str, ...],
    *,
    meld: Meld,
) -> Band | None:
    """The tape of a zaak or dossier whose conditions look beyond it, such as the population of a steekproef."""
    del lezer, nu, meld
    return speel_terug(s, wat, stap=stap, tot=tot, later=True, verborgen=verborgen, beknopt=True)

"""Kwartaal: asking every school each quarter who is at home, and the overview of what was delivered (norm N5, R25).

The request holds what the bureau knew at that moment; what the school delivered stands in its own zaak. So an overview
of a past quarter never changes when the zaak of a pupil does.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from deadlines.kalender import KALENDER
from kernproces.gebeurtenissen import dossierstroom, zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.kern import Opdracht
from kernproces.opslag.fouten import VolgnummerConflictError
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.tijdstip import dag_van
from kernproces.zaak.situatie import Registers
from kernproces.zaak.stand import Stand
from loket.jaar.verplichtingen import onderwerpen
from workflows.gegevens.kwartaal import PEILDAGEN, kwartaalcode, laatste_peildatum
from workflows.jaar import Per

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

WERKDAGEN = 10
TERUG = timedelta(weeks=6)  # a peildatum longer ago than this is not asked for any more
WAS_ER_EERDER = (OnbekendError, VolgnummerConflictError)
SYSTEEM = Rol.SYSTEEM


@dataclass(frozen=True, slots=True)
class Ritme:
    """When is asked: the peildagen of the year, and within how many working days a school delivers."""

    peildagen: tuple[tuple[int, int], ...] = PEILDAGEN
    werkdagen: int = WERKDAGEN


@dataclass(frozen=True, slots=True)
class Verzoek:
    """One request that must be open: its number, and the start form without what is known."""

    nummer: str
    school: str
    kwartaal: str
    peildatum: date
    uiterlijk: date


def ritme_van(registers: Registers, dag: date) -> Ritme:
    """As the organisation set it: `peildagen` as `03-31`, `kwartaal_werkdagen` as a number; else the default."""
    swv = registers.op("organisatie", "swv", dag) or {}
    dagen = tuple((int(p[:2]), int(p[3:])) for p in swv.get("peildagen", ()))
    return Ritme(dagen or PEILDAGEN, int(swv.get("kwartaal_werkdagen", WERKDAGEN)))


def te_openen(vandaag: date, scholen: Iterable[str], er_zijn: Collection[str], ritme: Ritme) -> list[Verzoek]:
    """What must be opened on this day: for each school the request about the last peildatum. Pure.

    `er_zijn`: numbers of requests that exist. After an outage the last working day moves along: a school always gets
    the working days that were promised.
    """
    peildatum = laatste_peildatum(vandaag, ritme.peildagen)
    if vandaag - peildatum > TERUG:
        return []
    kwartaal, uiterlijk = kwartaalcode(peildatum), werkdagen_later(vandaag, ritme.werkdagen)
    verzoeken = (Verzoek(f"Q-{s}-{kwartaal}", s, kwartaal, peildatum, uiterlijk) for s in sorted(scholen))
    return [v for v in verzoeken if v.nummer not in er_zijn]


def werkdagen_later(dag: date, aantal: int) -> date:
    """So many working days after this day."""
    while aantal > 0:
        dag += timedelta(days=1)
        aantal -= not KALENDER.is_vrij(dag)
    return dag


def regels_op(standen: Iterable[Stand], school: str, peildatum: date) -> list[dict[str, str]]:
    """Whom the bureau knows to be at home on the peildatum at this school, as lines of the form."""
    return [_regel(s) for s in standen if s["school"] == school and _thuis_op(s, peildatum.isoformat())]


def _thuis_op(stand: Stand, dag: str) -> bool:
    """Reported, absent, not placed and not ended on that day."""
    gedaan = stand["gedaan"]
    if "meld" not in gedaan or gedaan["meld"]["op"] > dag or stand["toestand"] == "onterecht":
        return False
    if gedaan["meld"]["gegevens"]["eerste_verzuimdag"] > dag:
        return False
    return not any(a in gedaan and gedaan[a]["op"] <= dag for a in ("plaats", "sluit_anders"))


def _regel(stand: Stand) -> dict[str, str]:
    melding = stand["gedaan"]["meld"]["gegevens"]
    return {
        "kenmerk": stand["zaak"],
        "soort": melding["soort"],
        "eerste_verzuimdag": melding["eerste_verzuimdag"],
        "plan": "ja" if "stel_opp_vast" in stand["gedaan"] else "nee",
        "plek": "gevonden" if "vind_plek" in stand["gedaan"] else "geen",
    }


# ---------------------------------------------------------------- over the database


def open_kwartaal(s: "Samenstel", nu: datetime) -> list[str]:
    """Open every request that must be open now and is not; answers their numbers. Asking twice opens nothing twice."""
    vandaag = dag_van(nu)
    with s.opslag.lezen() as lezer:
        registers = s.kern.bron.registers(lezer)
        ritme = ritme_van(registers, vandaag)
        hoort = te_openen(vandaag, onderwerpen(registers, vandaag)[Per.SCHOOL], (), ritme)
        er_zijn = lezer.koppen([zaakstroom(v.nummer) for v in hoort]) if hoort else {}
        nieuw = [v for v in hoort if zaakstroom(v.nummer) not in er_zijn]
        thuis = standen_van(lezer, "thuiszitter") if nieuw else []
    scholen = registers.alle_op("scholen", vandaag)
    return [
        v.nummer
        for v in nieuw
        if _open(
            s, v, regels_op(thuis, v.school, v.peildatum), str(scholen[v.school].get("naam", v.school)), nu
        )
    ]


def _open(s: "Samenstel", v: Verzoek, bekend: list[dict[str, str]], naam: str, nu: datetime) -> bool:
    gegevens = {
        "kwartaal": v.kwartaal,
        "peildatum": v.peildatum.isoformat(),
        "uiterlijk": v.uiterlijk.isoformat(),
        "bij_ons_bekend": bekend,
    }
    opdracht = Opdracht("vraag_op", SYSTEEM.value, SYSTEEM, gegevens)
    try:
        dossier = schooldossier(s, v.school, naam, nu)
        return s.kern.start("kwartaalopgave", dossier, opdracht, nu, nummer=v.nummer).gelukt
    except WAS_ER_EERDER:
        return False


def schooldossier(s: "Samenstel", school: str, naam: str, nu: datetime) -> str:
    """The dossier of the school itself; opened when it is first needed."""
    dossier = f"school-{school}"
    with s.opslag.lezen() as lezer:
        bestaat = lezer.stroom(dossierstroom(dossier)) is not None
    if not bestaat:
        s.dossiers.open(SYSTEEM.value, SYSTEEM, nu, leerling=naam, school=school, dossier=dossier)
    return dossier


def standen_van(lezer: Lezer, workflow: str) -> list[Stand]:
    """The facts of every zaak on this workflow, by number."""
    sql = "SELECT zaak FROM werkvoorraad WHERE workflow = ? ORDER BY zaak"
    zaken = [zaak for (zaak,) in lezer.rij_query(sql, (workflow,))]
    standen: list[Stand] = []
    for begin in range(0, len(zaken), 500):
        rijen = lezer.stromen([zaakstroom(z) for z in zaken[begin : begin + 500]])
        standen += [stand_van(rijen[zaakstroom(z)]) for z in zaken[begin : begin + 500]]
    return standen


# ---------------------------------------------------------------- what was delivered


@dataclass(frozen=True, slots=True)
class Opgave:
    """One school in one quarter, as it was delivered."""

    zaak: str
    school: str
    kwartaal: str
    peildatum: date
    toestand: str
    uiterlijk: date
    geleverd_op: date | None
    te_laat: bool
    regels: Sequence[Mapping[str, Any]]


def opgaven(standen: Iterable[Stand]) -> Iterator[Opgave]:
    """Every request with its delivery; what lapsed is left out."""
    for stand in standen:
        if stand["toestand"] == "vervallen":
            continue
        vraag, termijn = stand["gedaan"]["vraag_op"]["gegevens"], stand["termijnen"]["D.THZ.kwartaal"]
        levering = None if stand["toestand"] == "opgevraagd" else stand["gedaan"]["lever_kwartaal"]
        yield Opgave(
            zaak=stand["zaak"],
            school=stand["school"] or "",
            kwartaal=vraag["kwartaal"],
            peildatum=date.fromisoformat(vraag["peildatum"]),
            toestand=stand["toestand"],
            uiterlijk=date.fromisoformat(termijn["uiterlijk"]),
            geleverd_op=date.fromisoformat(levering["op"]) if levering else None,
            te_laat="overschrijding" in termijn["gehad"],
            regels=levering["gegevens"].get("regels", []) if levering else [],
        )

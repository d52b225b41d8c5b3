"""The indicators of a school year, counted from the folded history of every zaak (domein.md R33).

Each procedure is read once, however many indicators it feeds, and no more than some hundreds of zaken lie in memory at a time.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from kernproces.opslag.rijen import Lezer
from kernproces.zaak.situatie import Registers
from kernproces.zaak.stand import Stand
from loket.overzichten import klachten
from loket.overzichten.zaken import lees_standen
from workflows.cijfers.catalogus import INDICATOREN
from workflows.cijfers.indicator import Doel, Indicator, Meting, Telling, Uitkomst, Vorm
from workflows.jaar.verplichting import Toetssteen
from workflows.schooljaar import einde_schooljaar

KLACHTEN: Final = "Klachten"


def r12(stand: Stand, op: date) -> Iterator[Telling]:
    """A klacht about reachability counts against."""
    del op
    r = klachten.regel(stand)
    if r.categorie == "bereikbaarheid":
        yield Telling(r.zaak, r.ontvangen, Uitkomst.NEE)


def r13(stand: Stand, op: date) -> Iterator[Telling]:
    """Handled within six weeks, by the rule of the klachtenmonitor."""
    r = klachten.regel(stand)
    op_tijd = r.op_tijd(op)
    if op_tijd is not None:
        yield Telling(r.zaak, r.ontvangen, Uitkomst.JA if op_tijd else Uitkomst.NEE)
    elif r.uitkomst == "open":
        yield Telling(r.zaak, r.ontvangen, Uitkomst.NOG)


def r13_rapport(stand: Stand, op: date) -> Iterator[Telling]:
    """Reported to the directeur-bestuurder; one that is handled but still open may be reported yet."""
    del op
    r = klachten.regel(stand)
    if r.klaar_op is None or r.uitkomst == "naar_tevredenheid":
        return
    if r.gerapporteerd is not None:
        yield Telling(r.zaak, r.ontvangen, Uitkomst.JA)
    else:
        yield Telling(r.zaak, r.ontvangen, Uitkomst.NEE if stand["klaar"] else Uitkomst.NOG)


BRON = "De zaken klacht, naar de dag van ontvangst. De klachtenmonitor telt dezelfde zaken per kalenderjaar."
ALLE: Final = (
    *INDICATOREN,
    Indicator(
        "R12",
        eis="R12",
        speerpunt=KLACHTEN,
        titel="Klachten over bereikbaarheid",
        definitie="Het aantal klachten van dit schooljaar met als onderwerp bereikbaarheid.",
        doel=Doel("Geen klachten over de bereikbaarheid van het Onderwijsloket.", hoogst=0),
        bron=BRON,
        middel="klachtenmonitor",
        toetssteen=Toetssteen.KWALITEIT,
        besproken="R12",
        workflow="klacht",
        tel=r12,
        vorm=Vorm.AANTAL,
        meer="/klachten",
    ),
    Indicator(
        "R13",
        eis="R13",
        speerpunt=KLACHTEN,
        titel="Klachten binnen zes weken afgehandeld",
        definitie=klachten.BINNEN_ZES_WEKEN,
        doel=Doel("Elke klacht binnen zes weken.", minst=100),
        bron=BRON,
        middel="klachtenmonitor",
        toetssteen=Toetssteen.INDICATOREN,
        besproken="R12",
        workflow="klacht",
        tel=r13,
        meer="/klachten",
    ),
    Indicator(
        "R13-rapport",
        eis="R13",
        speerpunt=KLACHTEN,
        titel="Klachten met de directeur-bestuurder besproken",
        definitie="Van de afgehandelde klachten van dit schooljaar: het deel dat met de directeur-bestuurder is besproken.",
        doel=Doel("Elke afgehandelde klacht.", minst=100),
        bron=BRON,
        middel="klachtenmonitor",
        toetssteen=Toetssteen.INDICATOREN,
        besproken="R12",
        workflow="klacht",
        tel=r13_rapport,
        meer="/klachten",
    ),
)
PER_CODE: Final = {i.code: i for i in ALLE}


def meet(
    lezer: Lezer,
    schooljaar: int,
    op: date,
    indicatoren: tuple[Indicator, ...] = ALLE,
    meld: Callable[[int, int], None] = lambda _gedaan, _alle: None,
) -> list[Meting]:
    """Each indicator over this school year, as it stands on the day `op`."""
    van = date(schooljaar, 8, 1)
    tot = einde_schooljaar(van)
    gevonden: dict[str, list[Telling]] = {i.code: [] for i in indicatoren}
    for workflow in dict.fromkeys(i.workflow for i in indicatoren):
        hier = [i for i in indicatoren if i.workflow == workflow]
        for stand in lees_standen(lezer, workflow, meld):
            for i in hier:
                gevonden[i.code] += [t for t in i.tel(stand, op) if van <= t.dag <= tot]
    return [Meting(i, tuple(gevonden[i.code])) for i in indicatoren]


def verwijzing(nieuw: int, registers: Registers, schooljaar: int) -> str:
    """R22 as a share of the pupils on 1 October, or what is missing to compute it."""
    peildatum = date(schooljaar, 10, 1)
    eigen = set((registers.op("organisatie", "swv", peildatum) or {}).get("codes", ()))
    scholen = {s: v for s, v in registers.alle_op("scholen", peildatum).items() if v.get("swv") in eigen}
    zonder = sorted(s for s, v in scholen.items() if not isinstance(v.get("leerlingen"), int))
    leerlingen = sum(v["leerlingen"] for s, v in scholen.items() if s not in zonder)
    if zonder or not leerlingen:
        wie = f" Het ontbreekt bij: {', '.join(zonder)}." if zonder else ""
        return (
            "Voor het verwijzingspercentage is van elke school het aantal leerlingen op 1 oktober nodig (het veld leerlingen in het "
            f"register scholen).{wie} Het deelnamepercentage komt uit Kijkglas."
        )
    tienden = round(nieuw * 1000 / leerlingen)
    deel = f"{tienden // 10},{tienden % 10}%"
    return f"Verwijzing: {deel} ({nieuw} van {leerlingen} leerlingen op 1 oktober). Het deelnamepercentage komt uit Kijkglas."

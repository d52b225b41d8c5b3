"""Stories of the demo: pupils at home, and extra support."""

from collections.abc import Callable
from random import Random
from typing import Any

from kernproces.rollen import Rol
from loket.demo.stap import Stap, Verhaal
from loket.demo.verhalen import COORDINATOR, GEZAG

COACHES = ("milou", "koen")
OC, VZC, DB = Rol.ONDERSTEUNINGSCOORDINATOR, Rol.VERZUIMCOACH, Rol.DIRECTEUR_BESTUURDER


def thuiszitter(kans: Random, school: str, beh: str) -> Verhaal:
    """A pupil at home: most placed within six weeks, some late, some for whom it ended otherwise."""
    coach, oc = kans.choice(COACHES), COORDINATOR[school]
    if kans.random() < 0.12:
        grond = kans.choice(["onterecht", "verhuisd"])
        yield Stap(kans.randint(2, 6), "sluit_anders", coach, VZC, {"grond": grond})
        return
    yield from _met_coach(kans, oc, beh, coach)
    traag = kans.random() < 0.2
    if kans.random() < 0.9:
        yield Stap(kans.randint(6, 24), "stel_opp_vast", oc, OC)
    if traag:
        wie, rol = kans.choice([(coach, VZC), ("dirk", DB)])
        yield Stap(kans.randint(24, 30), "escaleer", wie, rol)
    yield Stap(kans.randint(3, 9), "vind_plek", coach, VZC)
    if kans.random() < 0.15:
        yield Stap(kans.randint(2, 4), "vind_plek", coach, VZC)
    yield Stap(kans.randint(1, 4), "plaats", coach, VZC)
    yield Stap(kans.randint(19, 24), "sluit", coach, VZC)


def _met_coach(kans: Random, oc: str, beh: str, coach: str) -> Verhaal:
    yield Stap(kans.randint(0, 3), "meld", oc, OC)
    yield Stap(kans.randint(1, 4), "wijs_coach_toe", beh, Rol.BEHANDELAAR, {"coach": coach})


def zit_nog_thuis(kans: Random, school: str, beh: str) -> Verhaal:
    """A pupil for whom there is no place today."""
    yield from _met_coach(kans, COORDINATOR[school], beh, kans.choice(COACHES))
    if kans.random() < 0.5:
        yield Stap(kans.randint(10, 20), "stel_opp_vast", COORDINATOR[school], OC)


def alleen_begonnen(kans: Random, school: str, beh: str) -> Verhaal:
    """Begun, and nobody did anything since."""
    del kans, school, beh
    return iter(())


def arrangement(kans: Random, school: str, beh: str) -> Verhaal:
    """Extra support, as far as it gets."""
    if kans.random() < 0.05:
        yield Stap(kans.randint(2, 8), "trek_in", GEZAG[school], Rol.BEVOEGD_GEZAG)
        return
    yield Stap(kans.randint(3, 12), "beoordeel", beh, Rol.BEHANDELAAR)
    if kans.random() < 0.12:
        yield Stap(kans.randint(2, 6), "wijs_af", "dirk", DB)
        yield Stap(kans.randint(0, 2), "maak_bekend", "sietske", Rol.SECRETARIAAT)
        return
    uren = kans.choice([20, 30, 40, 60])
    middelen = [{"soort": "uren_begeleiding", "aantal": uren}]
    yield Stap(kans.randint(2, 8), "ken_toe", "tom", Rol.TEAMLEIDER, {"middelen": middelen})
    yield Stap(kans.randint(0, 2), "maak_bekend", "sietske", Rol.SECRETARIAAT)
    yield Stap(kans.randint(1, 6), "start", beh, Rol.BEHANDELAAR)
    yield Stap(kans.randint(60, 118), "evalueer", beh, Rol.BEHANDELAAR, _uitkomst(kans, uren))
    if kans.random() < 0.3:
        yield Stap(kans.randint(1, 4), "verleng", "tom", Rol.TEAMLEIDER)
        yield Stap(kans.randint(50, 80), "evalueer", beh, Rol.BEHANDELAAR)
    yield Stap(kans.randint(2, 8), "sluit", beh, Rol.BEHANDELAAR)


def _uitkomst(kans: Random, uren: int) -> dict[str, Any]:
    resultaat = ["behaald", "behaald", "deels_behaald", "niet_behaald"]
    return {
        "uitkomsten": [
            {
                "doel": f"doel-{n}",
                "resultaat": kans.choice(resultaat),
                "toelichting": "Uit het logboek (demo).",
            }
            for n in (1, 2)
        ],
        "besteed": [{"soort": "uren_begeleiding", "aantal": round(uren * kans.uniform(0.6, 1.05))}],
    }


def plan(kans: Random, school: str, beh: str) -> Verhaal:
    """An ontwikkelingsperspectief: most established in time, some after a second talk, evaluated, adjusted or ended."""
    oc, gezag = COORDINATOR[school], GEZAG[school]
    if kans.random() < 0.05:
        yield Stap(kans.randint(3, 9), "trek_in", oc, OC)
        return
    yield from _naar_instemming(kans, oc)
    if kans.random() < 0.15:
        yield Stap(kans.randint(2, 6), "onthoud_instemming", oc, OC)
        yield Stap(kans.randint(3, 9), "voer_overleg", oc, OC)
        yield Stap(kans.randint(1, 3), "leg_voor", oc, OC)
    yield Stap(kans.randint(2, 9), "stem_in", oc, OC)
    yield Stap(kans.randint(0, 4), "stel_vast", gezag, Rol.BEVOEGD_GEZAG)
    if kans.random() < 0.1:
        grond = {"grond": "andere_school"}
        yield Stap(kans.randint(20, 90), "beeindig_voortijdig", beh, Rol.BEHANDELAAR, grond)
        return
    wie = ["ouders", "school"] if kans.random() < 0.12 else ["ouders", "leerling", "school"]
    erbij = {"aanwezig": wie, "reden_afwezig": "De leerling was ziek (demo)."}
    yield Stap(kans.randint(60, 130), "evalueer", oc, OC, erbij)
    vervolg = kans.random()
    if vervolg < 0.25:
        yield Stap(kans.randint(2, 9), "stel_bij", oc, OC, {"aanleiding": "evaluatie"})
        yield from _naar_instemming(kans, oc)
        yield Stap(kans.randint(2, 9), "stem_in", oc, OC)
        yield Stap(kans.randint(0, 4), "stel_vast", gezag, Rol.BEVOEGD_GEZAG)
    elif vervolg < 0.5:
        anders = {"werkelijk": "praktijkonderwijs", "verschil": "Praktisch leren past beter (demo)."}
        yield Stap(kans.randint(2, 12), "rond_af", oc, OC, anders if kans.random() < 0.3 else {})
    else:
        yield Stap(kans.randint(1, 12), "handhaaf", oc, OC)


def _naar_instemming(kans: Random, oc: str) -> Verhaal:
    yield Stap(kans.randint(2, 8), "hoor_leerling", oc, OC)
    yield Stap(kans.randint(1, 7), "voer_overleg", oc, OC)
    yield Stap(kans.randint(1, 6), "leg_voor", oc, OC)


def plan_wacht(kans: Random, school: str, beh: str) -> Verhaal:
    """A plan that lies with the parents today."""
    del beh
    yield from _naar_instemming(kans, COORDINATOR[school])


Maker = Callable[[Random, str, str], Verhaal]
# Kind, story, and how many over the year; and what stands still today, with how many days ago it began.
OVER_HET_JAAR: tuple[tuple[str, Maker, int], ...] = (
    ("thuiszitter", thuiszitter, 26),
    ("arrangement", arrangement, 34),
    ("opp", plan, 30),
)
STILSTAAND: tuple[tuple[str, Maker, int], ...] = (
    *(("thuiszitter", zit_nog_thuis, dagen) for dagen in (12, 30, 52, 75)),
    ("thuiszitter", alleen_begonnen, 9),
    ("opp", alleen_begonnen, 48),
    ("opp", plan_wacht, 34),
)

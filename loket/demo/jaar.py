"""The demo year, played through the real engine day by day: the ronde each morning, people during the day."""

import heapq
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.rollen import Rol
from kernproces.tijdstip import AMSTERDAM
from loket.bedrading import Samenstel
from loket.demo import klacht_en_lek as kl
from loket.demo import mensen as m
from loket.demo import verhalen
from loket.demo import verhalen_ondersteuning as vo
from loket.demo.organisatie import Organisatiejaar
from loket.demo.stap import Stap, Verhaal
from loket.demo.steekproeven import Steekproefjaar
from loket.demo.verhalen import COORDINATOR
from loket.scenario.proefregisters import AANBOD, CAPACITEIT, CRITERIA

ZAAD = 20260801
AANTAL_TLV = 130
AANTAL_KERN = 70
AANTAL_KLACHT = 16
AANTAL_LEK = 9
DAGEN = 350
# What stands still today, whatever chance brought: the story, and how many days ago it began.
STILSTAAND = (
    *((verhalen.blijft_liggen, dagen) for dagen in (44, 46, 50, 53, 59, 63)),
    *((verhalen.wacht_op_school, dagen) for dagen in (3, 5, 8, 11)),
    *((verhalen.in_gebreke, dagen) for dagen in (62, 66)),
)
SOORT_STILSTAAND = (
    ("klacht", kl.klacht_blijft_liggen, 46),
    ("klacht", kl.klacht_blijft_liggen, 12),
    ("datalek", kl.lek_wacht, 1),
)
# Who begins a zaak of this kind, and what is special about this one. A datalek is of the organisation itself; where
# nobody is named, the school of the pupil begins.
BEGIN = {
    "thuiszitter": ("", Rol.ONDERSTEUNINGSCOORDINATOR, None),
    "arrangement": ("", Rol.ONDERSTEUNINGSCOORDINATOR, None),
    "opp": ("", Rol.ONDERSTEUNINGSCOORDINATOR, None),
    "kernproces": ("sietske", Rol.SECRETARIAAT, None),
    "klacht": ("sietske", Rol.SECRETARIAAT, kl.klacht_begin),
    "datalek": ("bea", Rol.BEHEERDER, kl.lek_begin),
}


@dataclass(order=True, slots=True)
class Afspraak:
    """Something that will happen: the next step of a story."""

    wanneer: datetime
    nr: int
    verhaal: "Lopend" = field(compare=False)
    stap: Stap | None = field(compare=False)


@dataclass(slots=True)
class Lopend:
    """A story on its way."""

    dossier: str
    school: str
    beh: str
    soort: str
    stappen: Verhaal
    zaak: str = ""
    ernaast: dict[str, str] = field(default_factory=dict)  # workflow: the zaak of that kind beside it


class Demojaar:
    """Plays the stories in the order of time."""

    def __init__(self, s: Samenstel, vandaag: date) -> None:
        self._s = s
        self._vandaag = vandaag
        self._kans = Random(ZAAD)  # noqa: S311 - a story, not a secret
        self._agenda: list[Afspraak] = []
        self._teller = 0
        self.overgeslagen: list[tuple[str, str]] = []

    def speel(self, meld: Any) -> None:
        """All of it; `meld(done, total)` shows how far it is, in days."""
        begin = self._vandaag - timedelta(days=DAGEN)
        self._vul_registers(datetime.combine(begin, time(8), AMSTERDAM))
        self._plan_verhalen(begin)
        organisatie = Organisatiejaar(self._s, Random(ZAAD))  # noqa: S311 - a story, not a secret
        steekproeven = Steekproefjaar(self._s, self._vandaag)
        dag = begin
        while dag <= self._vandaag:
            if dag < self._vandaag:
                self._s.ronde(datetime.combine(dag, time(7), AMSTERDAM))
                organisatie.open_dag(dag)
            self._doe_dag(dag)
            if dag < self._vandaag:
                organisatie.doe_dag(dag)
                steekproeven.doe_dag(dag)
            meld((dag - begin).days, DAGEN)
            dag += timedelta(days=1)

    def _doe_dag(self, dag: date) -> None:
        grens = datetime.combine(dag + timedelta(days=1), time(), AMSTERDAM)
        if dag == self._vandaag:
            grens = (
                min(grens, datetime.now(UTC))
                if dag == datetime.now(UTC).astimezone(AMSTERDAM).date()
                else grens
            )
        while self._agenda and self._agenda[0].wanneer < grens:
            afspraak = heapq.heappop(self._agenda)
            self._doe(afspraak)

    def _doe(self, a: Afspraak) -> None:
        v = a.verhaal
        uitkomst = self._begin(v, a.wanneer) if a.stap is None else self._stap(v, a.stap, a.wanneer)
        if uitkomst is not None and not uitkomst.gelukt:
            self.overgeslagen.append((a.stap.actie if a.stap else "start", uitkomst.beletselen[0].reden))
            if a.stap is None:
                return
        self._plan_volgende(v, a.wanneer)

    def _begin(self, v: Lopend, nu: datetime) -> Antwoord:
        if v.soort == "datalek":
            v.dossier = self._s.dossiers.open("bea", Rol.BEHEERDER, nu)
            return self._start(v, self._opdracht(v), nu)
        voornaam = self._kans.choice(m.VOORNAMEN)
        leerling = f"{voornaam} {self._kans.choice(m.LETTERS)}. (demo)"
        v.dossier = self._s.dossiers.open("sietske", Rol.SECRETARIAAT, nu, leerling=leerling, school=v.school)
        if self._kans.random() < 0.05:
            ouder = self._kans.choice(["ouder-rutgers", "ouder-bouzid"])
            self._s.dossiers.voeg_betrokkene_toe(v.dossier, ouder, "ouder", "sietske", Rol.SECRETARIAAT, nu)
        if v.soort == "tlv":
            soort = "pro" if v.school == "zuiderhout" else "vso"
            opdracht = Opdracht(
                "start",
                v.beh,
                Rol.BEHANDELAAR,
                "voorbeeld",
                {"soort": soort, "school": v.school, "leerling": leerling},
            )
        else:
            opdracht = self._opdracht(v)
        return self._start(v, opdracht, nu)

    def _opdracht(self, v: Lopend) -> Opdracht:
        """How a zaak of this kind begins."""
        wie, rol, bijzonder = BEGIN[v.soort]
        return Opdracht(
            "start",
            wie or COORDINATOR[v.school],
            rol,
            "voorbeeld",
            bijzonder(self._kans) if bijzonder else {},
        )

    def _start(self, v: Lopend, opdracht: Opdracht, nu: datetime) -> Antwoord:
        uitkomst = self._s.kern.start(v.soort, v.dossier, opdracht, nu)
        v.zaak = uitkomst.zaak
        return uitkomst

    def _stap(self, v: Lopend, stap: Stap, nu: datetime) -> Antwoord | None:
        opdracht = Opdracht(stap.actie, stap.wie, stap.rol, "voorbeeld", stap.wijzig)
        if stap.zaak and stap.actie == self._s.kern.register.nieuwste(stap.zaak).workflow.start.actie:
            uitkomst = self._s.kern.start(stap.zaak, v.dossier, opdracht, nu, hoofdzaak=v.zaak)
            v.ernaast[stap.zaak] = uitkomst.zaak
            return uitkomst
        zaak = v.ernaast.get(stap.zaak) if stap.zaak else v.zaak
        if not zaak:
            return None
        uitkomst = self._s.kern.doe(zaak, opdracht, nu)
        v.ernaast |= {workflow: geopend for geopend, workflow in uitkomst.geopend}
        return uitkomst

    # ------------------------------------------------------------ planning

    def _plan_verhalen(self, begin: date) -> None:
        scholen = [s for s in m.SCHOLEN if s != "elders"]
        for soort, aantal in (("tlv", AANTAL_TLV), ("kernproces", AANTAL_KERN)):
            for _ in range(aantal):
                # More of them recent than long ago, so that every stage is there today.
                dag = begin + timedelta(days=int(DAGEN * self._kans.random() ** 0.6))
                school, beh = self._kans.choice(scholen), self._kans.choice(verhalen.BEHANDELAARS)
                maak = verhalen.tlv if soort == "tlv" else verhalen.kernproces
                v = Lopend("", school, beh, soort, maak(Random(self._kans.random()), school, beh))  # noqa: S311
                self._plan(v, None, _werktijd(dag, 0, self._kans))

        self._plan_klachten_en_lekken(begin)
        self._plan_ondersteuning(begin)
        for maak, dagen in STILSTAAND:
            school, beh = self._kans.choice(scholen), self._kans.choice(verhalen.BEHANDELAARS)
            v = Lopend("", school, beh, "tlv", maak(Random(self._kans.random()), school, beh))  # noqa: S311
            self._plan(v, None, _werktijd(self._vandaag - timedelta(days=dagen), 0, self._kans))

    def _plan_klachten_en_lekken(self, begin: date) -> None:
        """From a chance of their own, so that the other stories stay as they were."""
        kans = Random(ZAAD + 1)  # noqa: S311
        over_het_jaar = [("klacht", kl.klacht)] * AANTAL_KLACHT + [("datalek", kl.lek)] * AANTAL_LEK
        plan = [
            (soort, maak, begin + timedelta(days=kans.randint(0, DAGEN - 2))) for soort, maak in over_het_jaar
        ]
        plan += [(s, maak, self._vandaag - timedelta(days=dagen)) for s, maak, dagen in SOORT_STILSTAAND]
        for soort, maak, dag in plan:
            weekend = max(0, dag.weekday() - 4)  # what stands still today began before the weekend
            school, beh = kans.choice(list(verhalen.GEZAG)), kans.choice(verhalen.BEHANDELAARS)
            v = Lopend("", school, beh, soort, maak(Random(kans.random())))  # noqa: S311
            self._plan(v, None, _werktijd(dag - timedelta(days=weekend), 0, kans))

    def _plan_ondersteuning(self, begin: date) -> None:
        """Pupils at home and extra support, also from a chance of their own."""
        kans = Random(ZAAD + 2)  # noqa: S311
        plan = [
            (soort, maak, begin + timedelta(days=int(DAGEN * kans.random() ** 0.6)))
            for soort, maak, aantal in vo.OVER_HET_JAAR
            for _ in range(aantal)
        ]
        plan += [(s, maak, self._vandaag - timedelta(days=dagen)) for s, maak, dagen in vo.STILSTAAND]
        for soort, maak, dag in plan:
            school, beh = kans.choice(list(verhalen.GEZAG)), kans.choice(verhalen.BEHANDELAARS)
            v = Lopend("", school, beh, soort, maak(Random(kans.random()), school, beh))  # noqa: S311
            self._plan(v, None, _werktijd(dag, 0, kans))

    def _plan_volgende(self, v: Lopend, nu: datetime) -> None:
        stap = next(v.stappen, None)
        if stap is not None:
            self._plan(v, stap, _werktijd(nu.date(), stap.dagen, self._kans, na=nu))

    def _plan(self, v: Lopend, stap: Stap | None, wanneer: datetime) -> None:
        self._teller += 1
        heapq.heappush(self._agenda, Afspraak(wanneer, self._teller, v, stap))

    def _vul_registers(self, nu: datetime) -> None:
        systeem = (Rol.SYSTEEM.value, Rol.SYSTEEM, nu)
        scholen = {
            s: {k: w for k, w in r.items() if k != "naam"} | {"naam": r["naam"]} for s, r in m.SCHOLEN.items()
        }
        swv = {"codes": ["VO9901"], "bestuursorgaan": True, "naam": m.ORGANISATIE, "gemeenten": m.GEMEENTEN}
        swv["telefoon"] = "010 000 00 00"
        organisatie = {"swv": swv}
        for naam, regels in (
            ("besturen", m.BESTUREN),
            ("scholen", scholen),
            ("organisatie", organisatie),
            ("aanbod", AANBOD),
            ("capaciteit", CAPACITEIT),
            ("criteria", CRITERIA),
        ):
            self._s.registers.werk_bij(naam, regels, *systeem)
        personen = {p.id: p.rij() for p in m.PERSONEN}
        geheim = {p.id: {"naam": p.naam, "email": f"{p.id}@demo.invalid"} for p in m.PERSONEN}
        self._s.registers.werk_bij("mensen", personen, *systeem, geheim=geheim)


def _werktijd(dag: date, dagen: int, kans: Random, na: datetime | None = None) -> datetime:
    """So many working days later, at an hour of the day; never before `na`."""
    while dagen > 0 or dag.weekday() >= 5:
        dag += timedelta(days=1)
        if dag.weekday() < 5:
            dagen -= 1
    moment = datetime.combine(dag, time(9), AMSTERDAM) + timedelta(minutes=kans.randint(0, 470))
    return moment if na is None or moment > na else na + timedelta(minutes=kans.randint(5, 40))


def vul_demojaar(s: Samenstel, vandaag: date | None = None) -> list[tuple[str, str]]:
    """Fill an empty proef database with the demo year; one that is filled already stays as it is."""
    if s.registers_gevuld():
        return []
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    jaar = Demojaar(s, vandaag or datetime.now(UTC).astimezone(AMSTERDAM).date())
    kolommen = (
        TextColumn("Demojaar maken"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(),
    )
    with Progress(*kolommen, transient=True) as balk:
        taak = balk.add_task("demo", total=DAGEN)
        jaar.speel(lambda gedaan, totaal: balk.update(taak, completed=gedaan, total=totaal))
    return jaar.overgeslagen

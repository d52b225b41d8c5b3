"""Random walks through the real engine: anybody does anything that is allowed, whenever; rondes, corrections and
changes of the registers come in between. Everything from one seed."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from deadlines.fout import TermijnFout
from kernproces.gebruik.fouten import GebruiksFout
from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.rollen import Rol
from kernproces.zaak.machine import GeenOvergangError
from kernproces.zaak.stand import Stand
from loket.bedrading import Samenstel, maak_proef
from loket.scenario import proefregisters
from tests.kernproces.naspelen.verhaal import instellingen

SYSTEEM = (Rol.SYSTEEM.value, Rol.SYSTEEM)
FUNCTIES = ("orthopedagoog", "arts", "kinder_of_jeugdpsycholoog")
BEGIN = datetime(2026, 1, 5, 8, tzinfo=UTC)
# How far time goes on between two steps, in hours: mostly a little, sometimes over a term.
SPRONGEN = (0, 0, 1, 3, 20, 30, 50, 100, 200, 400, 900)
# Otherwise no walk gets far.
EINDIGT = (
    "trek_in",
    "beeindig_voortijdig",
    "weiger",
    "zend_door",
    "sluit_anders",
)
STARTERS = {
    "tlv": Rol.BEHANDELAAR,
    "kernproces": Rol.SECRETARIAAT,
    "evaluatie": Rol.BEHANDELAAR,
    "afwijking": Rol.BEHANDELAAR,
    "thuiszitter": Rol.VERZUIMCOACH,
    "arrangement": Rol.ONDERSTEUNINGSCOORDINATOR,
    "kwartaalopgave": Rol.SECRETARIAAT,
    "klacht": Rol.JURIST,
    "datalek": Rol.FUNCTIONARIS_GEGEVENSBESCHERMING,
    "bezwaar": Rol.JURIST,
    "steekproef": Rol.KWALITEITSMEDEWERKER,
}
VAN_DE_ORGANISATIE = "o1"


def mensen(kans: Random) -> dict[str, dict[str, Any]]:
    """Two of every role; some stand in for somebody else."""
    namen = [(f"{rol.value}-{n}", rol) for rol in Rol if rol is not Rol.SYSTEEM for n in (1, 2)]
    return {naam: persoon(naam, rol, kans, [n for n, _ in namen]) for naam, rol in namen}


def persoon(naam: str, rol: Rol, kans: Random, namen: list[str]) -> dict[str, Any]:
    vervangt = [{"wie": kans.choice(namen), "van": None, "tot": None}] if kans.random() < 0.3 else []
    return {
        "rollen": [rol.value],
        "functies": [kans.choice(FUNCTIES)] if rol is Rol.DESKUNDIGE else None,
        "mandaten": ["tlv_besluit", "beoordeling"] if kans.random() < 0.6 else [],
        "scholen": [],
        "alle_dossiers": True,
        "competent_tot": None,
        "vervangt": vervangt,
    }


class Wandeling:
    """One walk in a database of its own."""

    def __init__(self, map_: Path, zaad: int, dossiers: int = 3) -> None:
        self.kans = Random(zaad)
        self.nu = BEGIN
        self.s: Samenstel = maak_proef(instellingen(map_))
        self.zaken: list[str] = []
        self.dossiers = {f"d{n}": 0 for n in range(1, dossiers + 1)}  # with how many zaken were begun in it
        self.gedaan: dict[str, int] = {}
        proefregisters.vul(self.s.registers, self.nu)
        self.mensen = mensen(self.kans)
        self.s.registers.werk_bij("mensen", self.mensen, *SYSTEEM, self.nu)
        for dossier in self.dossiers:
            school = f"school-{self.kans.choice((1, 2))}"
            self.s.dossiers.open(*SYSTEEM, self.nu, leerling="Voorbeeld", school=school, dossier=dossier)
        self.s.dossiers.open(*SYSTEEM, self.nu, dossier=VAN_DE_ORGANISATIE)

    def loop(self, stappen: int) -> None:
        """So many attempts; what is refused is refused."""
        for _ in range(stappen):
            self.nu += timedelta(hours=self.kans.choice(SPRONGEN), minutes=self.kans.randint(0, 50))
            worp = self.kans.random()
            if worp < 0.05 or not self.zaken or (self._leeg() and worp > 0.9):
                self._begin()
            elif worp < 0.17:
                self.s.ronde(self.nu)
            elif worp < 0.21:
                naam = self.kans.choice(list(self.mensen))
                rol = Rol(naam.rpartition("-")[0])
                rij = {naam: persoon(naam, rol, self.kans, list(self.mensen))}
                self.s.registers.werk_bij("mensen", rij, *SYSTEEM, self.nu)
            else:
                self._doe(self.kans.choice(self.zaken[-5:]))

    def _begin(self) -> None:
        workflow, rol = self.kans.choice(list(STARTERS.items()))
        opdracht = Opdracht("start", f"{rol.value}-1", rol, "voorbeeld")
        dossier = self.kans.choice(self._leeg() or list(self.dossiers))
        plek = VAN_DE_ORGANISATIE if workflow == "steekproef" else dossier
        a = self._probeer(lambda: self.s.kern.start(workflow, plek, opdracht, self.nu))
        if a is not None and a.gelukt:
            self.zaken.append(a.zaak)
            if plek in self.dossiers:
                self.dossiers[plek] += 1

    def _leeg(self) -> list[str]:
        """The dossiers in which nothing began yet."""
        return [d for d, aantal in self.dossiers.items() if not aantal]

    def _doe(self, zaak: str) -> None:
        keuze = self._verder(zaak) if self.kans.random() < 0.65 else self._iets(zaak)
        if keuze is None:
            return
        wie, rol, actie = keuze
        gegevens: Any = self._correctie(self.s.stand(zaak)) if actie == "corrigeer" else "voorbeeld"
        a = self._probeer(lambda: self.s.kern.doe(zaak, Opdracht(actie, wie, rol, gegevens), self.nu))
        if a is not None and a.gelukt:
            self.gedaan[actie] = self.gedaan.get(actie, 0) + 1

    def _verder(self, zaak: str) -> tuple[str, Rol, str] | None:
        """The step that the zaak waits for, by anybody who may act in a role that it names."""
        stand = self.s.stand(zaak)
        workflow = self.s.kern.register.van(stand).workflow
        if stand["klaar"] or stand["toestand"] not in workflow.wacht:
            return None
        actie = workflow.wacht[stand["toestand"]].doet
        rollen = {r for o in workflow.acties[actie] for r in o.rollen}
        with self.s.opslag.lezen() as lezer:
            register = self.s.kern.bron.registers(lezer).mensen
        mogelijk = [
            (w, r, actie) for w in self.mensen for r in register.rollen(w, self.nu.date()) if r in rollen
        ]
        return self.kans.choice(mogelijk) if mogelijk else None

    def _iets(self, zaak: str) -> tuple[str, Rol, str] | None:
        """Anything that a random person may do."""
        wie = self.kans.choice(list(self.mensen))
        with self.s.opslag.lezen() as lezer:
            rollen = self.s.kern.bron.registers(lezer).mensen.rollen(wie, self.nu.date())
            g = self.s.kern.bron.laad(lezer, zaak)
            mag = [
                (wie, rol, o.actie)
                for rol in rollen
                for o in self.s.kern.oordelen(lezer, g, wie, rol, self.nu)
                if not o.beletselen and (o.actie not in EINDIGT or self.kans.random() < 0.1)
            ]
        return self.kans.choice(mag) if mag else None

    def _correctie(self, stand: Stand) -> Any:
        """Another day for a step that has one; else the example."""
        met_dag = [g for g in stand["gedaan"].values() if "datum" in g["gegevens"]]
        if not met_dag:
            return "voorbeeld"
        gekozen = self.kans.choice(met_dag)
        dag = date.fromisoformat(gekozen["gegevens"]["datum"]) - timedelta(days=self.kans.randint(0, 9))
        return {"reden": "Verkeerde dag.", "nr": gekozen["nr"], "gegeven": "datum", "waarde": dag.isoformat()}

    def _probeer(self, doe: Any) -> Antwoord | None:
        try:
            antwoord: Antwoord = doe()
        except (GebruiksFout, TermijnFout, GeenOvergangError):
            return None
        return antwoord

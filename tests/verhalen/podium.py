"""One proef database per workflow with a zaak in every situation, and people who have done nothing yet."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.rollen import Rol
from kernproces.zaak.oordeel import Oordeel
from loket.bedrading import Samenstel, maak_proef
from loket.instellingen import uit_omgeving
from loket.scenario.speler import Speler
from tests.hulp.ingericht import ingericht
from tests.verhalen.tafel import MANDATARIS, Stap

BEGIN = datetime.fromisoformat("2026-10-05T09:00:00+02:00")  # also a TLV can be in its last year then
NU = BEGIN + timedelta(days=21)  # the repair term of two weeks has lapsed, nothing else has
ROLLEN = [r.value for r in Rol if r is not Rol.SYSTEEM]
VRAGERS = {r: Rol(r) for r in ROLLEN} | {MANDATARIS: Rol.TEAMLEIDER}

STARTERS = {
    "tlv": "secretariaat",
    "kernproces": "secretariaat",
    "evaluatie": "behandelaar",
    "afwijking": "behandelaar",
    "thuiszitter": "verzuimcoach",
    "arrangement": "ondersteuningscoordinator",
    "kwartaalopgave": "secretariaat",
    "klacht": "secretariaat",
    "datalek": "beheerder",
    "steekproef": "kwaliteitsmedewerker",
    "bezwaar": "secretariaat",
    "tlv_opvolging": "behandelaar",
    "opp": "ondersteuningscoordinator",
}
HANGT_AAN_TLV = ("bezwaar", "tlv_opvolging")
TLV_STAPPEN = (
    ("bevoegd_gezag", "dien_in", {}),
    ("behandelaar", "verklaar_compleet", {}),
    ("deskundige", "breng_advies_uit", {"functie": "orthopedagoog"}),
    ("deskundige-3", "breng_advies_uit", {}),
    ("behandelaar", "stel_concept_op", {}),
    ("directeur_bestuurder", "verleen", {}),
    ("secretariaat", "maak_bekend", {}),
)


class Podium:
    """The played database; `vraag` asks without writing, `doe` acts on a copy."""

    def __init__(
        self,
        workflow: str,
        situaties: Mapping[str, list[Stap]],
        plek: Path,
        vooraf: tuple[str, list[Stap]] | None = None,
    ) -> None:
        self.workflow, self.plek = workflow, plek
        self.samenstel = self._open(plek)
        self._speler = Speler(self.samenstel)
        for rol in ROLLEN:
            self._persoon(rol, [rol])
            self._persoon(f"{rol}-2", [rol])
        self._persoon("deskundige-3", ["deskundige"])
        self._persoon(MANDATARIS, ["teamleider"], mandaten=["tlv_besluit"])
        if vooraf is not None:
            self._breng("vooraf", vooraf[1], vooraf[0])
        # The number of each zaak (the system numbers what it begins itself), and the situation it is in.
        self.zaken = {self._breng(naam, stappen): naam for naam, stappen in situaties.items()}
        self.beoordelaar = self.samenstel.kern.register.nieuwste(workflow).beoordelaar
        self._geoordeeld: dict[tuple[str, str, str], Oordeel] = {}

    @staticmethod
    def _open(plek: Path) -> Samenstel:
        url = ingericht(f"sqlite:///{plek}/podium.db")
        omgeving = {"DATABASE_URL": url, "KERNPROCES_MAP": str(plek)}
        return maak_proef(uit_omgeving(omgeving))

    def speel(self, nu: datetime = BEGIN, **stap: Any) -> dict[str, Any]:
        regel = json.dumps({"nu": nu.isoformat(), **stap})
        antwoord: dict[str, Any] = json.loads(next(iter(self._speler.speel([regel]))))
        return antwoord

    def _persoon(self, naam: str, rollen: list[str], **erbij: Any) -> None:
        assert self.speel(doe="persoon", naam=naam, rollen=rollen, **erbij)["fout"] is None

    def _breng(self, naam: str, stappen: list[Stap], workflow: str = "") -> str:
        """Start a zaak (a first step `start` changes its form) in a dossier of its own and take it to the situation. `@` acts on an evaluatie beside it."""
        if self.workflow in HANGT_AAN_TLV:
            self._geef_tlv(naam, {actie: wijzig for _, actie, wijzig in stappen if actie.startswith("tlv:")})
            stappen = [stap for stap in stappen if not stap[1].startswith("tlv:")]
        begin: Mapping[str, Any] = {}
        if stappen and stappen[0][1] == "start":
            begin, stappen = stappen[0][2], stappen[1:]
        workflow = workflow or self.workflow
        self._begin(STARTERS[workflow], naam, f"d-{naam}", workflow, begin)
        for wie, actie, wijzig in stappen:
            zaak = f"{naam}-ev" if actie.startswith("@") else naam
            if actie == "@start":
                self._begin(wie, zaak, f"d-{naam}", "evaluatie")
                continue
            velden = {k: w for k, w in wijzig.items() if k != "na_dagen"}
            nu = BEGIN + timedelta(days=wijzig.get("na_dagen", 0))
            rol = wie.partition("-")[0]
            stap = {"door": wie, "rol": rol, "doe": actie.removeprefix("@"), "gegevens": "voorbeeld"}
            self._moet_lukken(self.speel(nu, zaak=zaak, wijzig=velden, **stap))
        zaken = self.samenstel.dossierstand(f"d-{naam}")["zaken"]
        return next(str(z["zaak"]) for z in zaken if z["workflow"] == workflow)

    def _geef_tlv(self, naam: str, anders: Mapping[str, Mapping[str, Any]]) -> None:
        """A granted TLV in the dossier, made known; `tlv:<action>` changes a form of it."""
        self._begin("secretariaat", f"{naam}-tlv", f"d-{naam}", "tlv")
        for wie, actie, wijzig in TLV_STAPPEN:
            velden = {**wijzig, **anders.get(f"tlv:{actie}", {})}
            stap = {"door": wie, "rol": wie.partition("-")[0], "doe": actie, "gegevens": "voorbeeld"}
            self._moet_lukken(self.speel(zaak=f"{naam}-tlv", wijzig=velden, **stap))

    def _begin(
        self, rol: str, zaak: str, dossier: str, workflow: str, wijzig: Mapping[str, Any] | None = None
    ) -> None:
        stap: dict[str, Any] = {
            "door": rol,
            "rol": rol,
            "doe": "start",
            "gegevens": "voorbeeld",
            "workflow": workflow,
        }
        stap |= {"wijzig": dict(wijzig)} if wijzig else {}
        self._moet_lukken(self.speel(zaak=zaak, dossier=dossier, **stap))

    @staticmethod
    def _moet_lukken(antwoord: Mapping[str, Any]) -> None:
        assert (antwoord["geweigerd"], antwoord["fout"]) == ([], None), antwoord

    # ------------------------------------------------------------ asking

    def bladzijde(self, zaak: str, wie: str, nu: datetime = NU) -> dict[str, Oordeel]:
        """What the page shows: every action, before a form is filled in."""
        with self.samenstel.opslag.lezen() as lezer:
            kern = self.samenstel.kern
            lijst = kern.oordelen(lezer, kern.bron.laad(lezer, zaak), vrager(wie), VRAGERS[wie], nu)
        return {o.actie: o for o in lijst}

    def oordeel(self, zaak: str, wie: str, actie: str) -> Oordeel:
        """The judgement itself, over the example; asked once, for nothing changes here."""
        sleutel = (zaak, wie, actie)
        if sleutel not in self._geoordeeld:
            self._geoordeeld[sleutel] = oordeel(self.samenstel, zaak, vrager(wie), VRAGERS[wie], actie)
        return self._geoordeeld[sleutel]

    def scenario(self, zaak: str, wie: str, actie: str, nu: datetime = NU) -> dict[str, Any]:
        """What a scenario step answers. Only for what is refused: nothing is written then."""
        return self.speel(
            nu, door=vrager(wie), rol=VRAGERS[wie].value, doe=actie, zaak=zaak, gegevens="voorbeeld"
        )


@contextmanager
def kopie(van: Path, naar: Path) -> Iterator[Samenstel]:
    """The same database, to write in."""
    shutil.copytree(van, naar)
    omgeving = {"DATABASE_URL": f"sqlite:///{naar}/podium.db", "KERNPROCES_MAP": str(naar)}
    with Samenstel(uit_omgeving(omgeving)) as samenstel:
        yield samenstel
    shutil.rmtree(naar)


def vrager(wie: str) -> str:
    """The person who asks: never the one who did the work before."""
    return wie if wie == MANDATARIS else f"{wie}-2"


def oordeel(
    samenstel: Samenstel, zaak: str, persoon: str, rol: Rol, actie: str, nu: datetime = NU
) -> Oordeel:
    """May this person do this, with the example of the form?"""
    kern = samenstel.kern
    with samenstel.opslag.lezen() as lezer:
        ingevuld = kern.voorbeeld(lezer, zaak, actie, persoon, rol, nu)
        g = kern.bron.laad(lezer, zaak)
        situatie = kern.bron.situatie(lezer, g, persoon, rol, actie, nu)
        return kern.register.van(g.zaak).beoordelaar.oordeel(situatie, ingevuld)


def doe(samenstel: Samenstel, zaak: str, persoon: str, rol: Rol, actie: str, nu: datetime = NU) -> Antwoord:
    """The use case behind page, API and scenario, with the example."""
    return samenstel.kern.doe(zaak, Opdracht(actie, persoon, rol, "voorbeeld"), nu)

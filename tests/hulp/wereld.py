"""A small made-up SWV in memory: people of every role, registers, one dossier, and the real judgement over it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from deadlines.klok import Klok
from kernproces.rechten.mensen import Mensen
from kernproces.rollen import BUITENROLLEN, Rol
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.workflow import Workflow
from kernproces.zaak.gevolgen import hoofdzaak_gevolgen
from kernproces.zaak.oordeel import Beoordelaar, Oordeel
from kernproces.zaak.situatie import Registers, Situatie
from kernproces.zaak.stand import Stand
from kernproces.zaak.voortgang import Vervolg, Voortgang
from workflows.register import WORKFLOWS

MAANDAG = datetime.fromisoformat("2026-03-02T09:00:00+01:00")
SCHOOL = "school-1"
KLOK = Klok()
DUBBEL = (Rol.BEHANDELAAR, Rol.TEAMLEIDER, Rol.DESKUNDIGE, Rol.TWEEDE_LEZER)  # two of these


_VOORTGANGEN: dict[int, Voortgang] = {}


class Nieuwste:
    """Every zaak runs on the latest declaration."""

    def workflow_van(self, stand: Stand) -> Workflow:
        return WORKFLOWS[stand["workflow"]][-1]


def voortgang_van(workflow: Workflow) -> Voortgang:
    """One machine per declaration, as in the engine."""
    if id(workflow) not in _VOORTGANGEN:
        _VOORTGANGEN[id(workflow)] = Voortgang(Beoordelaar(workflow, Nieuwste()), "0" * 64, KLOK.reactie)
    return _VOORTGANGEN[id(workflow)]


def merk(afdruk: str) -> str:
    """A commitment like the real one: another text, the same for the same document."""
    return hashlib.sha256(f"sleutel/{afdruk}".encode()).hexdigest()


def afdruk(stuk: str) -> str:
    return hashlib.sha256(stuk.encode()).hexdigest()


def mensen() -> dict[str, list[dict[str, Any]]]:
    """One person of every role, by the name of the role; a second (`-2`) of some."""
    register: dict[str, list[dict[str, Any]]] = {}
    for rol in Rol:
        if rol is not Rol.SYSTEEM:
            for naam in (rol.value, f"{rol.value}-2") if rol in DUBBEL else (rol.value,):
                register[naam] = [_persoon(rol, naam)]
    return register


def _persoon(rol: Rol, naam: str) -> dict[str, Any]:
    mandaten = {Rol.DIRECTEUR_BESTUURDER: ["tlv_besluit"], Rol.TWEEDE_LEZER: ["beoordeling"]}
    functies = ["orthopedagoog"] if naam == "deskundige" else ["arts"] if rol is Rol.DESKUNDIGE else []
    return {
        "rollen": [rol.value],
        "functies": functies,
        "mandaten": mandaten.get(rol, []),
        "scholen": [],
        "alle_dossiers": rol in BUITENROLLEN,
    }


CRITERIA = [{"id": "doelen", "vraag": "Leidend?"}, {"id": "afstemming", "vraag": "Gedaan?"}]


def registers() -> dict[str, dict[str, list[dict[str, Any]]]]:
    soorten = ("capaciteit", "competenties", "deskundigheid", "tijd", "methoden_en_middelen")
    volledig = {"aanbod": "Begeleiding.", "instroom": "Via de school.", "communicatie": "Op de website."}
    return {
        "scholen": {
            SCHOOL: [{"soort": "vo", "swv": "VO9901"}],
            "school-2": [{"soort": "vo", "swv": "VO9901"}],
        },
        "organisatie": {"swv": [{"codes": ["VO9901"], "bestuursorgaan": True}]},
        "aanbod": {
            "leerling_vo": [volledig],
            "half": [{"aanbod": "Iets.", "instroom": "", "communicatie": "Ja."}],
        },
        "criteria": {"kern": [{"proces": "kernproces", "criteria": CRITERIA, "nr": 1}]},
        "capaciteit": {soort: [{"beschikbaar": 5, "eenheid": "stuks"}] for soort in soorten},
    }


@dataclass
class Blik:
    """What lies beyond the dossier: its own zaken and some of elsewhere."""

    wereld: "Wereld"

    def zaken(self, workflow: str) -> list[Stand]:
        alle = [*self.wereld.zaken.values(), *self.wereld.elders]
        return [z for z in alle if z["workflow"] == workflow]

    def lopend(self, workflow: str) -> list[Stand]:
        return [z for z in self.wereld.elders if z["workflow"] == workflow and not z["klaar"]]

    def zegel(self, nr: int) -> str:
        return hashlib.sha256(f"zegel {nr}".encode()).hexdigest()

    def maker(self, dossier: str, merk: str) -> str:
        """Nobody brought papers here: a world of fingerprints."""
        del dossier, merk
        return ""


@dataclass
class Wereld:
    """One dossier of this SWV. Who is not named acts in the first role that the declaration names."""

    nu: datetime = MAANDAG
    mensen: dict[str, list[dict[str, Any]]] = field(default_factory=mensen)
    items: dict[str, dict[str, list[dict[str, Any]]]] = field(default_factory=registers)
    dossier: Stand = field(
        default_factory=lambda: {
            "dossier": "d1",
            "school": SCHOOL,
            "regisseur": None,
            "betrokkenen": {},
            "zaken": [],
        }
    )
    zaken: dict[str, Stand] = field(default_factory=dict)
    workflows: dict[str, Workflow] = field(default_factory=dict)
    elders: list[Stand] = field(default_factory=list)  # zaken of other dossiers
    berichten: list[str] = field(default_factory=list)  # of the last step
    ontvangers: list[str] = field(default_factory=list)

    # ------------------------------------------------------------ asking

    def situatie(self, stand: Stand, actie: str, wie: str, rol: Rol) -> Situatie:
        r = Registers(
            Mensen(self.mensen, self.items.get("mandaten"), self.items.get("scholen")), self.items, {}
        )
        anderen = {n: z for n, z in self.zaken.items() if z is not stand}
        s = Situatie(
            self.nu, wie, rol, actie, stand, self.dossier, r, anderen, merk=merk, rondblik=Blik(self)
        )
        s.bevoegdheid = r.mensen.bevoegdheid(wie, rol, s.vandaag, s.school)
        return s

    def voorbeeld(self, zaak: str, actie: str, wie: str = "", rol: Rol | None = None) -> dict[str, Any]:
        rol = rol or self._rol(zaak, actie)
        s = self.situatie(self.zaken[zaak], actie, wie or rol.value, rol)
        return self.workflows[zaak].formulier(actie).voorbeeld(s)

    def oordeel(
        self, zaak: str, actie: str, wie: str = "", rol: Rol | None = None, **wijzig: Any
    ) -> tuple[Situatie, Oordeel]:
        rol = rol or self._rol(zaak, actie)
        s = self.situatie(self.zaken[zaak], actie, wie or rol.value, rol)
        gegevens = {**self.workflows[zaak].formulier(actie).voorbeeld(s), **wijzig}
        return s, voortgang_van(self.workflows[zaak]).beoordelaar.oordeel(s, json.loads(json.dumps(gegevens)))

    def geweigerd(
        self, zaak: str, actie: str, wie: str = "", rol: Rol | None = None, **wijzig: Any
    ) -> list[Beletsel]:
        """Every reason why not; the zaak does not change."""
        return self.oordeel(zaak, actie, wie, rol, **wijzig)[1].beletselen

    def _rol(self, zaak: str, actie: str) -> Rol:
        rijen = self.workflows[zaak].acties[actie]
        hier = [o for o in rijen if self.zaken[zaak]["toestand"] in o.van] or list(rijen)
        return hier[0].rollen[0]

    # ------------------------------------------------------------ doing

    def start(
        self,
        workflow: Workflow,
        zaak: str,
        wie: str = "",
        rol: Rol | None = None,
        hoofdzaak: str | None = None,
        **wijzig: Any,
    ) -> list[Beletsel]:
        """Begin a zaak, or answer why not."""
        rol = rol or workflow.start.rollen[0]
        leeg = {
            "gedaan": {},
            "verzameld": {},
            "sporen": {},
            "termijnen": {},
            "klaar": False,
            "hoofdzaak": hoofdzaak,
        }
        s = self.situatie(leeg, workflow.start.actie, wie or rol.value, rol)
        voortgang = voortgang_van(workflow)
        gegevens = {**workflow.start.gegevens.voorbeeld(s), **wijzig}
        oordeel = voortgang.beoordelaar.oordeel_start(s, json.loads(json.dumps(gegevens)))
        if not oordeel.mag:
            return oordeel.beletselen
        v = voortgang.vervolg(f"zaak/{zaak}", {}, self.nu)
        feiten = {"zaak": zaak, "dossier": "d1", "school": SCHOOL, "workflow": workflow.naam, "versie": 1}
        voortgang.begin(v, s, oordeel, {**feiten, "hoofdzaak": hoofdzaak})
        self.zaken[zaak], self.workflows[zaak] = v.stand, workflow
        self._onthoud(v)
        return []

    def doe(self, zaak: str, actie: str, wie: str = "", rol: Rol | None = None, **wijzig: Any) -> Stand:
        """Do it; a refusal is a mistake of the test."""
        s, oordeel = self.oordeel(zaak, actie, wie, rol, **wijzig)
        assert oordeel.mag, [b.als_gegevens() for b in oordeel.beletselen]
        voortgang = voortgang_van(self.workflows[zaak])
        v = voortgang.vervolg(f"zaak/{zaak}", self.zaken[zaak], self.nu)
        gevolgen = self._voor_hoofdzaak(s, oordeel)
        voortgang.doe(v, s, oordeel)
        for hoofd, lijst in gevolgen.items():
            self._termijnen(hoofd, lijst, s)
        self._onthoud(v)
        return self.zaken[zaak]

    def loop(self, zaak: str, *acties: str) -> Stand:
        """Do these one after another, with the examples."""
        for actie in acties:
            self.doe(zaak, actie)
        return self.zaken[zaak]

    def _voor_hoofdzaak(self, s: Situatie, oordeel: Oordeel) -> Mapping[str, list[dict[str, Any]]]:
        rij, hoofd = oordeel.overgang, s.zaak.get("hoofdzaak")
        assert rij is not None
        if hoofd is None:
            return {}
        return {hoofd: hoofdzaak_gevolgen(rij, s, self.zaken[hoofd]["termijnen"])}

    def _termijnen(self, zaak: str, gevolgen: list[dict[str, Any]], s: Situatie) -> None:
        v = voortgang_van(self.workflows[zaak]).vervolg(f"zaak/{zaak}", self.zaken[zaak], self.nu)
        voortgang_van(self.workflows[zaak]).verreken(v, s, gevolgen, s.zaak["zaak"])

    def _onthoud(self, v: Vervolg) -> None:
        json.dumps(v.stand)  # a stand is plain data
        berichten = [b for e in v.entries for b in e["open"].get("berichten", ())]
        self.berichten = [b["sjabloon"] for b in berichten]
        self.ontvangers = [rol for b in berichten for rol in b["aan"]]

    # ------------------------------------------------------------ time

    def wacht(self, dagen: int) -> None:
        """Let days pass; the clocks of every zaak catch up."""
        self.nu += timedelta(days=dagen)
        for zaak, stand in self.zaken.items():
            workflow = self.workflows[zaak]
            v = voortgang_van(workflow).vervolg(f"zaak/{zaak}", stand, self.nu)
            s = self.situatie(stand, "ronde", Rol.SYSTEEM.value, Rol.SYSTEEM)
            eindigt = {spoor.eindigt_bij.id: spoor.naam for spoor in workflow.sporen if spoor.eindigt_bij}
            for soort, open_ in KLOK.vervallen(stand["termijnen"], workflow.termijnen, self.nu, eindigt):
                voortgang_van(workflow).verstreken(v, s, soort, open_)
            voortgang_van(workflow).loop_door(v, s)

    def termijn(self, zaak: str, naam: str) -> str:
        """How a term stands: lopend, opgeschort, gestopt, overschreden; empty when it never started."""
        return str(self.zaken[zaak]["termijnen"].get(naam, {}).get("stand", ""))

    def uiterlijk(self, zaak: str, naam: str) -> str:
        return str(self.zaken[zaak]["termijnen"][naam]["uiterlijk"])

    def toestand(self, zaak: str) -> str:
        return str(self.zaken[zaak]["toestand"])


def eisen(beletselen: list[Beletsel]) -> set[str]:
    """The names of the conditions that were not met."""
    return {b.eis for b in beletselen}

"""Terugblik: a zaak as it stood after a step: the facts, the terms, the rules, and who could do what. From history only."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from kernproces.gebeurtenissen import dossierstroom, zaakstroom
from kernproces.gebruik.bron import REGISTERS
from kernproces.gebruik.register import Register
from kernproces.naspelen.boek import Geschiedenisboek, zet
from kernproces.naspelen.feiten import STAPPEN, Feiten
from kernproces.naspelen.ingevuld import vul_in
from kernproces.naspelen.keuring import rij_van
from kernproces.naspelen.verslag import stap_van
from kernproces.rollen import Rol
from kernproces.taal.overgang import Overgang
from kernproces.tijdstip import dag_van
from kernproces.zaak.oordeel import Oordeel
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Entry, Stand
from kernproces.zaak.voortgang import Voortgang

TERMIJNVELDEN = ("stand", "begin", "uiterlijk", "kalender", "voorlopig", "nr")
STANDVELDEN = ("toestand", "sinds", "klaar", "behandelaar", "versie", "vingerafdruk")


@dataclass(frozen=True, slots=True)
class Mogelijk:
    """What could be done then, and by whom: the first of each role who could."""

    actie: str
    titel: str
    door: tuple[tuple[str, str], ...]  # (person, role)


@dataclass(frozen=True, slots=True)
class Onmogelijk:
    """What a person of the right role could not do then, and why."""

    actie: str
    titel: str
    redenen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A zaak after its entry `nr`, seen at `tijdstip`."""

    zaak: str
    nr: int
    tijdstip: str
    workflow: str
    kalender: str
    stand: dict[str, Any]
    termijnen: dict[str, dict[str, Any]]
    bekend: list[dict[str, Any]]  # the last of each action: number, day, who, and the open part of its form
    betrokkenen: dict[str, str]  # person: role in the dossier
    registers: dict[str, int]  # in which version each stood
    kon: list[Mogelijk] = field(default_factory=list)
    kon_niet: list[Onmogelijk] = field(default_factory=list)

    def als_gegevens(self) -> dict[str, Any]:
        """As JSON data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Gedaan:
    """A step that somebody took, as the question that it answered. `dicht`: confidential content of it is gone."""

    entry: Entry
    voortgang: Voortgang
    rij: Overgang
    s: Situatie
    dicht: bool


class Terugblik:
    """Looks back over one book of history."""

    def __init__(self, boek: Geschiedenisboek, register: Register, feiten: Feiten) -> None:
        self._boek = boek
        self._register = register
        self._feiten = feiten

    def na(self, zaak: str, nr: int, tijdstip: str | None = None, *, wat_kon: bool = True) -> Moment | None:
        """After this entry, at its own instant or a later one; None when the zaak had not begun or cannot be read.

        `wat_kon`: also what could be done then and by whom, for which every action is put to everybody.
        """
        stand = self._boek.stand_op(zaakstroom(zaak), nr)
        voortgang = self._register.op_afdruk(str(stand.get("vingerafdruk")))
        if voortgang is None or "toestand" not in stand:
            return None
        toen = max(tijdstip or "", stand["laatst"])
        dossier = self._boek.stand_toen(dossierstroom(stand["dossier"]), toen)
        kon, kon_niet = self._mogelijkheden(voortgang, stand, dossier, toen) if wat_kon else ([], [])
        return Moment(
            zaak=zaak,
            nr=stand["nr"],
            tijdstip=toen,
            workflow=voortgang.workflow.naam,
            kalender=self._feiten.kalender_van(_vraag(stand, toen), stand),
            stand={veld: stand.get(veld) for veld in STANDVELDEN},
            termijnen={
                naam: {v: t.get(v) for v in TERMIJNVELDEN} for naam, t in sorted(stand["termijnen"].items())
            },
            bekend=_bekend(stand),
            betrokkenen=dict(sorted(dossier.get("betrokkenen", {}).items())),
            registers={stroom: self._boek.nr_toen(stroom, toen) for stroom in REGISTERS},
            kon=kon,
            kon_niet=kon_niet,
        )

    def stappen(self, zaak: str) -> Iterator[Gedaan]:
        """Every step that a person took in a zaak, on the facts of then. What cannot be read, is left out."""
        stand: Stand = {}
        for entry in self._boek.stroom(zaakstroom(zaak)).entries:
            if entry["soort"] in STAPPEN and entry["rol"] != Rol.SYSTEEM.value:
                gevonden = self._gedaan(entry, stand)
                if gevonden is not None:
                    yield gevonden
            zet(stand, entry)

    def _gedaan(self, entry: Entry, stand: Stand) -> Gedaan | None:
        voortgang = self._register.op_afdruk(str(stand.get("vingerafdruk", entry["workflow"])))
        hulp = stap_van(entry, "")
        rij = None if voortgang is None else rij_van(voortgang.workflow, entry, stand, hulp)
        if voortgang is None or rij is None:
            return None
        s = self._feiten.situatie(entry, stand)
        ingevuld = vul_in(self._boek, s, rij, entry, hulp)
        return None if ingevuld is None else Gedaan(entry, voortgang, rij, s, ingevuld.dicht)

    def _mogelijkheden(
        self, voortgang: Voortgang, stand: Stand, dossier: Stand, toen: str
    ) -> tuple[list[Mogelijk], list[Onmogelijk]]:
        """Every action of the procedure put to everybody who held a role for it then."""
        anderen = [zaakstroom(z["zaak"]) for z in dossier.get("zaken", ()) if z["zaak"] != stand["zaak"]]
        zaken = {s: self._boek.nr_toen(s, toen) for s in anderen}
        vraag = self._feiten.situatie(_vraag(stand, toen, zaken), stand)
        mensen, dag = vraag.registers.mensen, dag_van(datetime.fromisoformat(toen))
        kon: list[Mogelijk] = []
        kon_niet: list[Onmogelijk] = []
        for actie in voortgang.beoordelaar.acties():
            rijen = voortgang.workflow.acties[actie]
            door: list[tuple[str, str]] = []
            redenen: tuple[str, ...] = ()
            for rol in dict.fromkeys(r for rij in rijen for r in rij.rollen if r is not Rol.SYSTEEM):
                for persoon in mensen.met_rol(rol, dag):
                    s = self._feiten.gevraagd_door(vraag, persoon, rol, actie)
                    oordeel = voortgang.beoordelaar.vooraf(s)
                    if oordeel.mag:
                        door.append((persoon, rol.value))
                        break
                    gehoord = tuple(dict.fromkeys(b.reden for b in oordeel.beletselen))
                    redenen = min(redenen or gehoord, gehoord, key=len)  # of who came closest
                    if _voor_iedereen(oordeel, s):
                        break
            if door:
                kon.append(Mogelijk(actie, rijen[0].titel, tuple(door)))
            elif redenen:
                kon_niet.append(Onmogelijk(actie, rijen[0].titel, redenen))
        return kon, kon_niet


def _voor_iedereen(oordeel: Oordeel, s: Situatie) -> bool:
    """The state does not allow it: then nobody need be asked any more."""
    return oordeel.overgang is None or s.toestand not in oordeel.overgang.van


def _vraag(stand: Stand, toen: str, zaken: dict[str, int] | None = None) -> Entry:
    """A step that nobody took, as the facts would be asked for it."""
    wie = Rol.SYSTEEM.value
    open_ = {"actie": "", "dossier": stand["dossier"], "gelezen": zaken or {}}
    plek = {"stroom": zaakstroom(stand["zaak"]), "nr": stand["nr"] + 1, "vastgelegd": toen}
    return {**plek, "werkt_op": toen[:10], "actor": wie, "namens": None, "rol": wie, "open": open_}


def _bekend(stand: Stand) -> list[dict[str, Any]]:
    gedaan = stand.get("gedaan", {}).items()
    regels = [
        {"nr": g["nr"], "actie": actie, "op": g["op"], "wie": g["wie"], "gegevens": g["gegevens"]}
        for actie, g in gedaan
    ]
    return sorted(regels, key=lambda r: (r["nr"], r["actie"]))

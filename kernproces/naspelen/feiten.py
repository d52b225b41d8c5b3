"""Feiten: what a step looked at: the zaak before it, and dossier, registers and other zaken as they stood then."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from kernproces.gebeurtenissen import HANDELING, OVERGANG, ZAAK_GESTART, dossierstroom
from kernproces.gebruik.bron import MENSEN, REGISTERNAMEN, REGISTERS
from kernproces.naspelen.boek import SPELING, Geschiedenisboek
from kernproces.naspelen.rondblik import Boekblik
from kernproces.naspelen.verslag import Stap, Uitspraak
from kernproces.rechten.mensen import Mensen
from kernproces.rollen import Rol
from kernproces.tijdstip import tijdstip as als_tekst
from kernproces.zaak.situatie import Registers, Situatie
from kernproces.zaak.stand import Entry, Stand, los

STAPPEN = frozenset({ZAAK_GESTART, OVERGANG, HANDELING})
MEEST_REGISTERS = 200  # sets of versions that are remembered


class Feiten:
    """The facts behind the steps of one replay."""

    def __init__(self, boek: Geschiedenisboek) -> None:
        self._boek = boek
        # By the numbers that were read: most steps read the same, and who may do what is worked out once for them.
        self._bekend: dict[tuple[int, ...], tuple[dict[str, Any], Mensen]] = {}

    def situatie(self, entry: Entry, stand: Stand, *, volgens_tijd: bool = False) -> Situatie:
        """The question that this step answered. `volgens_tijd`: with the registers as the instant says, not the step."""
        zaak = los(stand) if stand else _nog_geen_zaak(entry)
        gelezen = _gelezen(entry)
        registers = self._registers({} if volgens_tijd else gelezen, entry["vastgelegd"])
        rol = Rol(entry["rol"]) if entry["rol"] in set(Rol) else Rol.SYSTEEM
        naam = dossierstroom(entry["open"].get("dossier") or zaak.get("dossier", ""))
        dossier = self._boek.stand_toen(naam, entry["vastgelegd"])
        zaken = {
            n.partition("/")[2]: self._boek.stand_op(n, nr)
            for n, nr in gelezen.items()
            if n.startswith("zaak/")
        }
        nu = datetime.fromisoformat(entry["vastgelegd"])
        s = Situatie(nu, entry["actor"], rol, entry["open"].get("actie", ""), zaak, dossier, registers, zaken)
        s.kalender = self.kalender_van(entry, stand)
        s.rondblik = Boekblik(self._boek, entry)
        if entry["open"].get("overgenomen"):
            s.overgenomen_op = date.fromisoformat(entry["werkt_op"])
        return self.gevraagd_door(s, s.actor, rol, s.actie)

    @staticmethod
    def gevraagd_door(s: Situatie, persoon: str, rol: Rol, actie: str) -> Situatie:
        """The same facts, asked by this person in this role."""
        drager, mensen = s.zaak.get("behandelaar"), s.registers.mensen
        mens = rol is not Rol.SYSTEEM
        mag = mensen.bevoegdheid(persoon, rol, s.vandaag, s.school, drager) if mens else None
        return replace(s, actor=persoon, rol=rol, actie=actie, bevoegdheid=mag)

    def kalender_van(self, entry: Entry, stand: Stand) -> str:
        """The version of the calendar that this moment counted with: the newest that it or the zaak before it names.

        A later version of the program knows more decrees; what was computed before it came, is held against what was
        known then. The names sort in the order of time, so a step that counts with an older one than the zaak, is found.
        """
        genoemd = {str(t.get("kalender", "")) for t in stand.get("termijnen", {}).values()}
        stroom = self._boek.stroom(entry["stroom"])
        for e in stroom.entries[bisect_left(stroom.entries, entry["nr"], key=itemgetter("nr")) :]:
            if e["vastgelegd"] != entry["vastgelegd"]:
                break
            if isinstance(na := e["open"].get("na"), dict):
                genoemd.add(str(na.get("kalender", "")))
        return max(genoemd, default="")

    def _registers(self, gelezen: dict[str, int], tijdstip: str) -> Registers:
        """The registers as the step read them; a step of the clock reads them as they stood then."""
        boek = self._boek
        nummers = tuple(gelezen[s] if s in gelezen else boek.nr_toen(s, tijdstip) for s in REGISTERS)
        if nummers not in self._bekend:
            if len(self._bekend) >= MEEST_REGISTERS:
                self._bekend.clear()
            rijen = zip(REGISTERNAMEN, REGISTERS, nummers, strict=True)
            items = {naam: boek.stand_op(s, nr).get("items", {}) for naam, s, nr in rijen}
            self._bekend[nummers] = items, Mensen(items["mensen"], items["mandaten"], items["scholen"])
        items, mensen = self._bekend[nummers]
        return Registers(mensen, items, dict(gelezen))

    # ------------------------------------------------------------ what the step says that it read

    def keur_gelezen(
        self, entry: Entry, vorige: dict[str, int], volgende: dict[str, int], stap: Stap
    ) -> None:
        """The versions it read must exist, be whole, and stand between those of the steps before and after it.

        Every step names each register: it may not be silent on one that a step before it named.
        """
        if entry["soort"] in STAPPEN:
            hoort = {MENSEN, *(stroom for stroom in vorige if stroom in REGISTERS)}
            for stroom in sorted(hoort - _gelezen(entry).keys()):
                stap.meld("gelezen", f"De stap zegt niet in welke versie {stroom} is gelezen.", "historie")
        for stroom, nr in sorted(_gelezen(entry).items()):
            verslag = self._boek.stroom(stroom)
            if nr and nr not in verslag.afdrukken:
                stap.meld("gelezen", f"De stap las {stroom}, gebeurtenis {nr}; die is er niet.", "historie")
            stuk = [b for b in verslag.breuken if b <= nr]
            if stuk:
                zin = f"{stroom} is na die tijd gewijzigd, bij gebeurtenis {stuk[0]}."
                stap.meld("register", zin, "keten", Uitspraak.NIET_TE_BEOORDELEN)
            eerder, later = vorige.get(stroom, 0), volgende.get(stroom, nr)
            past = self.past_bij_tijd(entry, stroom)
            # Going back between two that agree is wrong whatever the clock says; else the one before it may be at fault.
            if (nr < eerder and (later >= eerder or not past)) or (nr > later and not past):
                zin = f"De stap las {stroom} in een andere versie ({nr}) dan de stappen ervoor en erna."
                stap.meld("gelezen", zin, "historie")

    def past_bij_tijd(self, entry: Entry, stroom: str) -> bool:
        """Whether the version that was read is the one that stood then."""
        nu = datetime.fromisoformat(entry["vastgelegd"])
        vroegst = self._boek.nr_zeker(stroom, als_tekst(nu - SPELING))
        laatst = self._boek.nr_toen(stroom, als_tekst(nu + SPELING))
        return vroegst <= _gelezen(entry).get(stroom, vroegst) <= laatst

    def loopt_recht(self, eerste: Entry) -> bool:
        """Whether the zaak was begun after what it read, as the clock says. In a proef that was played twice it may not be."""
        laatst = als_tekst(datetime.fromisoformat(eerste["vastgelegd"]) + SPELING)
        return all(nr <= self._boek.nr_toen(stroom, laatst) for stroom, nr in _gelezen(eerste).items())

    def past_alles(self, entry: Entry) -> bool:
        """Whether every register was read as it stood then."""
        return all(self.past_bij_tijd(entry, stroom) for stroom in REGISTERS)


def lezingen(entries: Sequence[Entry]) -> list[tuple[dict[str, int], dict[str, int]]]:
    """Per entry what the steps before it and the one after it read of each register."""
    na: dict[str, int] = {}
    volgende = []
    for entry in reversed(entries):
        volgende.append(na)
        na = {**na, **_gelezen(entry)}
    voor: dict[str, int] = {}
    uit = []
    for entry, later in zip(entries, reversed(volgende), strict=True):
        uit.append((voor, later))
        voor = {**voor, **_gelezen(entry)}
    return uit


def _gelezen(entry: Entry) -> dict[str, int]:
    gelezen = entry["open"].get("gelezen", {})
    return {s: n for s, n in gelezen.items() if isinstance(n, int)} if isinstance(gelezen, dict) else {}


def _nog_geen_zaak(entry: Entry) -> Stand:
    leeg: Stand = {"gedaan": {}, "verzameld": {}, "sporen": {}, "termijnen": {}, "klaar": False}
    return {**leeg, "hoofdzaak": entry["open"].get("hoofdzaak")}

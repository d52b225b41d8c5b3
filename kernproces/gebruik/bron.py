"""Bron: the situation as the store holds it, read in one transaction: zaak, dossier, registers, other zaken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any

from kernproces.gebeurtenissen import dossierstroom, registerstroom, zaakstroom
from kernproces.gebruik.archief import Archief, stand_van
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.geheugen import Geheugen
from kernproces.gebruik.rondblik import Databankblik
from kernproces.opslag.fouten import VolgnummerConflictError
from kernproces.opslag.rijen import Lezer, Schrijver, StroomRij
from kernproces.rechten.mensen import Mensen
from kernproces.rollen import Rol
from kernproces.tijdstip import dag_van
from kernproces.zaak.situatie import Registers, Situatie
from kernproces.zaak.stand import Stand, los

REGISTERNAMEN = (
    *("mensen", "mandaten", "scholen", "besturen", "organisatie", "aanbod", "capaciteit", "competenties"),
    *("deskundigen", "criteria", "kennis"),
)
REGISTERS = tuple(registerstroom(n) for n in REGISTERNAMEN)
MENSEN, MANDATEN, SCHOLEN = (registerstroom(n) for n in ("mensen", "mandaten", "scholen"))
REGISTER = registerstroom("")
MEEST_ONTHOUDEN = 50_000  # zaken of which the dossier is remembered; some ten megabytes


class Registerlezer:
    """The registers, kept in memory until their head moves; one small query tells whether it did."""

    def __init__(self) -> None:
        self._slot = Lock()
        self._nummers = dict.fromkeys(REGISTERS, 0)
        self._hashes = dict.fromkeys(REGISTERS, b"")
        self._items: dict[str, Mapping[str, Any]] = {}
        self._mensen = Mensen({})

    def onthouden(self) -> tuple[Registers, dict[str, bytes]]:
        """The registers as they were read last, and the hashes of their heads; no bytes for one that was not there."""
        with self._slot:
            return Registers(self._mensen, self._items, dict(self._nummers)), dict(self._hashes)

    def lees(self, lezer: Lezer, koppen: Mapping[str, int]) -> Registers:
        """The registers as they stand, with the numbers that were read. `koppen`: the heads as the caller saw them."""
        with self._slot:
            if oud := [stroom for stroom in REGISTERS if self._nummers[stroom] != koppen.get(stroom, 0)]:
                self._ververs(lezer, oud)
            return Registers(self._mensen, self._items, dict(self._nummers))

    def _ververs(self, lezer: Lezer, stromen: list[str]) -> None:
        items = dict(self._items)  # who reads the old ones, keeps them
        for stroom, rij in lezer.stromen(stromen).items():
            items[stroom.partition("/")[2]] = stand_van(rij)["items"]
            self._nummers[stroom], self._hashes[stroom] = rij.nr, rij.hash
        self._items = items
        if {MENSEN, MANDATEN, SCHOLEN} & {*stromen}:
            self._mensen = Mensen(items.get("mensen", {}), items.get("mandaten"), items.get("scholen"))


class LuieZaken(Mapping[str, Stand]):
    """The other zaken of a dossier, read (and in a writing transaction locked) only when a condition looks at them."""

    def __init__(self, lezer: Lezer, dossier: Stand, zonder: str, gelezen: dict[str, int]) -> None:
        self._lezer = lezer
        self._namen = [z["zaak"] for z in dossier.get("zaken", ()) if z["zaak"] != zonder]
        self._dossier, self._nr = dossierstroom(dossier["dossier"]), dossier["nr"]
        self._gelezen = gelezen
        self._standen: dict[str, Stand] | None = None

    def _laad(self) -> dict[str, Stand]:
        if self._standen is None:
            rijen = self._rijen([zaakstroom(z) for z in self._namen])
            # In the order in which they began.
            self._standen = {
                z: stand_van(rijen[zaakstroom(z)]) for z in self._namen if zaakstroom(z) in rijen
            }
            self._gelezen.update({stroom: rij.nr for stroom, rij in rijen.items()})
        return self._standen

    def _rijen(self, stromen: list[str]) -> dict[str, StroomRij]:
        """Who writes, locks the dossier as well, and first: then nobody begins a zaak in it meanwhile."""
        rijen = self._lezer.houd_vast([self._dossier, *stromen])
        anders = rijen.pop(self._dossier).nr != self._nr or len(rijen) != len(stromen)
        if anders and isinstance(self._lezer, Schrijver):
            raise VolgnummerConflictError
        return rijen

    def __getitem__(self, zaak: str) -> Stand:
        return self._laad()[zaak]

    def __iter__(self) -> Iterator[str]:
        return iter(self._laad())

    def __len__(self) -> int:
        return len(self._namen)


@dataclass(slots=True)
class Geladen:
    """A zaak and its dossier as they were read."""

    zaak: Stand  # to apply entries to
    kop: StroomRij
    dossier: Stand  # never changed
    dossierkop: StroomRij
    eerder: Stand = field(default_factory=dict)  # the zaak as it was read; never changed
    koppen: Mapping[str, int] | None = None  # of the registers, when they were read along
    onthouden: Registers | None = None  # when nothing was read: the registers as they were


class Bron:
    """Reads what a judgement looks at."""

    def __init__(self, archief: Archief, geheugen: Geheugen) -> None:
        self._archief = archief
        self._geheugen = geheugen
        self._registers = Registerlezer()
        self._dossier_van: dict[str, str] = {}

    def uit_geheugen(self, schrijver: Schrijver, zaak: str) -> Geladen | None:
        """A zaak as this process last knew it, when it did. What is booked on it, holds only if it still is so."""
        eigen = self._geheugen.geef(zaakstroom(zaak))
        dossier = eigen and self._geheugen.geef(dossierstroom(eigen.stand["dossier"]))
        if eigen is None or dossier is None:
            return None
        registers, koppen = self._registers.onthouden()
        koppen[eigen.kop.stroom], koppen[dossier.kop.stroom] = eigen.kop.hash, dossier.kop.hash
        schrijver.verwacht(koppen)
        return Geladen(
            los(eigen.stand), eigen.kop, dossier.stand, dossier.kop, eigen.stand, onthouden=registers
        )

    def laad(self, lezer: Lezer, zaak: str) -> Geladen:
        """A zaak with its dossier. A zaak never changes dossier, so that is remembered and both cost one query."""
        dossier = self._dossier_van.get(zaak)
        stroom = zaakstroom(zaak)
        ids = [stroom] if dossier is None else [stroom, dossierstroom(dossier)]
        rijen, koppen = lezer.stromen_en_koppen(ids, REGISTER)
        if stroom not in rijen:
            raise OnbekendError(f"Er is geen zaak {zaak!r}.")
        stand = stand_van(rijen[stroom])
        if dossier is None:
            dossier = stand["dossier"]
            if len(self._dossier_van) >= MEEST_ONTHOUDEN:
                self._dossier_van.clear()
            self._dossier_van[zaak] = dossier
            rijen |= lezer.stromen([dossierstroom(dossier)])
        kop, eigen = rijen[dossierstroom(dossier)], rijen[stroom]
        dossierstand = stand_van(kop)
        self._geheugen.bewaar(stroom, eigen.nr, eigen.hash, stand)
        self._geheugen.bewaar(kop.stroom, kop.nr, kop.hash, dossierstand)
        return Geladen(los(stand), eigen, dossierstand, kop, stand, koppen)

    def nog_geen_zaak(self, lezer: Lezer, dossier: str) -> Geladen:
        """A dossier in which a zaak is to begin: what is known of that zaak is nothing yet."""
        kop = lezer.stroom(dossierstroom(dossier))
        if kop is None:
            raise OnbekendError(f"Er is geen dossier {dossier!r}. Open het eerst.")
        leeg: Stand = {"gedaan": {}, "verzameld": {}, "sporen": {}, "termijnen": {}, "klaar": False}
        return Geladen(leeg, kop, stand_van(kop), kop)

    def registers(self, lezer: Lezer, koppen: Mapping[str, int] | None = None) -> Registers:
        """The registers as they stand; `koppen`: their heads, when they were read already."""
        return self._registers.lees(lezer, lezer.koppen(REGISTERS) if koppen is None else koppen)

    def situatie(self, lezer: Lezer, g: Geladen, actor: str, rol: Rol, actie: str, nu: datetime) -> Situatie:
        """The question that a judgement answers."""
        registers = g.onthouden or self.registers(lezer, g.koppen)
        return Situatie(
            nu=nu,
            actor=actor,
            rol=rol,
            actie=actie,
            zaak=g.zaak,
            dossier=g.dossier,
            registers=registers,
            zaken=LuieZaken(lezer, g.dossier, g.zaak.get("zaak", ""), registers.nummers),  # type: ignore[arg-type]
            bevoegdheid=registers.mensen.bevoegdheid(
                actor, rol, dag_van(nu), g.dossier.get("school"), g.zaak.get("behandelaar")
            ),
            merk=self._archief.merker(g.dossier["dossier"], maakt=isinstance(lezer, Schrijver)),
            rondblik=Databankblik(lezer, g.zaak.get("zaak", ""), registers.nummers),  # type: ignore[arg-type]
        )

"""Registerbeheer: adding a version to a register and ending one, each as an entry; nothing is overwritten.

Versions of one item never overlap: what holds on a day has one answer. Ending a version adds an entry that takes its
place with a last day; the entry that it replaces stays in the history, and a replay still reads it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from kernproces.datum import voluit
from kernproces.gebeurtenissen import REGISTER_BIJGEWERKT, Nieuw, registerstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.kern import Kern, keur_tijd
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.rechten.mensen import Versie, geldig_op
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel, ander, andere_weg
from kernproces.taal.formulier import Groep
from kernproces.taal.formuliertaal import OnbekendVeldError, veldbeletselen
from kernproces.taal.registersoort import Registersoort
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.zaak.voortgang import Vervolg

KENMERK = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}")
LEG_VAST, BEEINDIG = "leg_vast", "beeindig"


@dataclass(frozen=True, slots=True)
class Wijzigt:
    """Who changes a register, as what, when."""

    actor: str
    rol: Rol
    nu: datetime


class Registerbeheer:
    """Keeps the registers that were declared."""

    def __init__(self, kern: Kern, soorten: Mapping[str, Registersoort]) -> None:
        self._kern = kern
        self.soorten = soorten

    def soort(self, register: str) -> Registersoort:
        """The declaration of a register. An unknown one is a mistake of the caller."""
        if register not in self.soorten:
            raise OnbekendError(f"Er is geen register {register!r}. Bekend zijn: {', '.join(self.soorten)}.")
        return self.soorten[register]

    def leg_vast(
        self, register: str, item: str, ruw: Mapping[str, Any], van: date, tot: date | None, door: Wijzigt
    ) -> list[Beletsel]:
        """Add a version that holds from `van` through `tot`; or every reason why not, and then nothing is written."""
        keur_tijd(door.nu)
        soort = self.soort(register)
        gebreken = [*_mag(soort, door), *_kenmerk(item)]
        waarden, fouten = _lees(soort.velden, ruw)
        gebreken += fouten
        return gebreken or self._kern.herhaal(
            lambda s: self._boek(s, soort, item, waarden, (van, tot), door, None)
        )

    def keur(
        self,
        lezer: Lezer,
        register: str,
        item: str,
        ruw: Mapping[str, Any],
        van: date,
        tot: date | None,
        door: Wijzigt,
        erbij: Sequence[Versie] = (),
    ) -> list[Beletsel]:
        """Every reason why `leg_vast` would not; nothing is written. `erbij`: versions that come before it."""
        soort = self.soort(register)
        waarden, fouten = _lees(soort.velden, ruw)
        if gebreken := [*_mag(soort, door), *_kenmerk(item), *fouten]:
            return gebreken
        kop = lezer.stroom(registerstroom(soort.naam))
        stand = {} if kop is None else stand_van(kop)
        gebreken = _verwijzingen(lezer, soort, waarden, van)
        return gebreken + _overlap(soort, [*stand.get("items", {}).get(item, ()), *erbij], van, tot)

    def beeindig(self, register: str, item: str, nr: int, laatste: date, door: Wijzigt) -> list[Beletsel]:
        """Give a version a last day, or an earlier one; or every reason why not."""
        keur_tijd(door.nu)
        soort = self.soort(register)
        if gebreken := _mag(soort, door):
            return gebreken
        return self._kern.herhaal(lambda s: self._beeindig(s, soort, item, nr, laatste, door))

    def _beeindig(
        self, schrijver: Schrijver, soort: Registersoort, item: str, nr: int, laatste: date, door: Wijzigt
    ) -> list[Beletsel]:
        kop = schrijver.stroom(registerstroom(soort.naam))
        versies = {} if kop is None else stand_van(kop).get("items", {})
        oud = next((v for v in versies.get(item, ()) if v["nr"] == nr), None)
        if oud is None:
            raise OnbekendError(f"In het register {soort.naam} heeft {item!r} geen geldige versie {nr}.")
        van = None if oud["van"] is None else date.fromisoformat(oud["van"])
        if van is not None and laatste < van:
            zin = f"Deze versie begint pas op {voluit(van)}."
            return [_beletsel("tot", zin, soort, BEEINDIG, "Kies een dag op of na het begin.")]
        if oud["tot"] is not None and laatste.isoformat() >= oud["tot"]:
            zin = f"Deze versie eindigt al op {voluit(date.fromisoformat(oud['tot']))}."
            return [
                _beletsel("tot", zin, soort, BEEINDIG, "Kies een eerdere dag, of leg een nieuwe versie vast.")
            ]
        waarden = {k: w for k, w in oud.items() if k not in ("van", "tot", "nr")}
        return self._boek(schrijver, soort, item, waarden, (van, laatste), door, nr)

    def _boek(
        self,
        schrijver: Schrijver,
        soort: Registersoort,
        item: str,
        waarden: Mapping[str, Any],
        geldig: tuple[date | None, date | None],
        door: Wijzigt,
        vervangt: int | None,
    ) -> list[Beletsel]:
        kop = schrijver.stroom(registerstroom(soort.naam))
        stand = {} if kop is None else stand_van(kop)
        anderen = [v for v in stand.get("items", {}).get(item, ()) if v["nr"] != vervangt]
        gebreken = [] if vervangt is not None else _verwijzingen(schrijver, soort, waarden, geldig[0])
        if gebreken := gebreken + _overlap(soort, anderen, *geldig):
            return gebreken
        van, tot = (None if d is None else d.isoformat() for d in geldig)
        open_: dict[str, Any] = {"id": item, "waarden": dict(waarden), "van": van, "tot": tot}
        if vervangt is not None:
            open_["vervangt"] = vervangt
        v = Vervolg(registerstroom(soort.naam), stand, tijdstip(door.nu))
        v.voeg_toe(
            Nieuw(REGISTER_BIJGEWERKT, open_, door.actor, door.rol.value, dag_van(door.nu).isoformat())
        )
        self._kern.boekhouding.boek(schrijver, [Deel(v, kop)])
        return []


def _mag(soort: Registersoort, door: Wijzigt) -> list[Beletsel]:
    if door.rol in soort.door:
        return []
    wie = " of ".join(r.titel for r in soort.door)
    reden = f"De rol {door.rol.titel} houdt dit register niet bij. Dat doet: {wie}."
    return [Beletsel("rol", reden, soort.norm, ander(soort.door[0], f"Vraag iemand met de rol {wie}."))]


def _kenmerk(item: str) -> list[Beletsel]:
    if KENMERK.fullmatch(item):
        return []
    zin = "Het kenmerk is leeg, te lang of heeft tekens die niet kunnen."
    hulp = "Gebruik letters, cijfers en - _ . : zonder spaties, ten hoogste 80 tekens."
    return [Beletsel("gegevens.kenmerk", zin, "formulier", andere_weg(LEG_VAST, hulp))]


def _lees(model: type[Groep], ruw: Mapping[str, Any]) -> tuple[dict[str, Any], list[Beletsel]]:
    """The values as JSON data, or what is wrong with each field. An unknown field is a mistake of the caller."""
    if vreemd := sorted(set(ruw) - set(model.model_fields)):
        raise OnbekendVeldError(vreemd[0], model)
    try:
        return model.model_validate(dict(ruw)).model_dump(mode="json", exclude_none=True), []
    except ValidationError as fout:
        return {}, veldbeletselen(fout, model, LEG_VAST)


def _verwijzingen(
    lezer: Lezer, soort: Registersoort, waarden: Mapping[str, Any], van: date | None
) -> list[Beletsel]:
    """What it names in another register is there on its first day."""
    gebreken = []
    for veld, register in soort.verwijst:
        kop, genoemd = lezer.stroom(registerstroom(register)), waarden.get(veld)
        items = {} if kop is None else stand_van(kop).get("items", {})
        if genoemd is not None and geldig_op(items.get(genoemd, ()), van or date.max) is None:
            zin = f"{genoemd} staat op deze dag niet in het register {register}."
            bekend = ", ".join(sorted(items)) or "nog niets"
            hulp = f"Leg het eerst vast in {register}, of kies een ander kenmerk. Er staat in: {bekend}."
            gebreken.append(_beletsel(veld, zin, soort, LEG_VAST, hulp))
    return gebreken


def _overlap(
    soort: Registersoort, versies: Sequence[Versie], van: date | None, tot: date | None
) -> list[Beletsel]:
    """A version must end on or after its first day, and share no day with another version of the item."""
    begin, einde = (van or date.min).isoformat(), (tot or date.max).isoformat()
    if einde < begin:
        zin = "De laatste dag ligt voor de eerste."
        return [_beletsel("tot", zin, soort, LEG_VAST, "Kies een latere laatste dag.")]
    for v in versies:
        if begin <= (v["tot"] or date.max.isoformat()) and (v["van"] or date.min.isoformat()) <= einde:
            tot_en_met = f" tot en met {v['tot']}" if v["tot"] else ""
            zin = f"Versie {v['nr']} geldt al vanaf {v['van'] or 'het begin'}{tot_en_met}."
            hulp = "Beëindig die versie eerst, of kies dagen die er niet mee samenvallen."
            return [_beletsel("van", zin, soort, LEG_VAST, hulp)]
    return []


def _beletsel(veld: str, zin: str, soort: Registersoort, actie: str, hulp: str) -> Beletsel:
    return Beletsel(f"gegevens.{veld}", zin, soort.norm, andere_weg(actie, hulp))

"""Registerinvoer: a CSV of a register, row by row into versions: `kenmerk`, `van`, `tot` and the fields of the register."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.registerbeheer import Registerbeheer, Wijzigt
from kernproces.opslag.rijen import Lezer
from kernproces.taal.registersoort import Registersoort
from loket.invoer.csvblad import REDEN, dag_in, rijen_van, waarde

VAST = ("kenmerk", "van", "tot")


@dataclass(slots=True)
class Registerrij:
    """One row: the version that it tells of, or what is wrong with it."""

    nr: int
    cellen: dict[str, str]
    van: date = date.min
    tot: date | None = None
    gegevens: dict[str, Any] = field(default_factory=dict)
    redenen: list[str] = field(default_factory=list)


def sjabloon(soort: Registersoort) -> str:
    """A header with every column."""
    return ";".join((*VAST, *soort.velden.model_fields)) + "\n"


def lees(inhoud: bytes, soort: Registersoort) -> tuple[list[str], Iterator[Registerrij]]:
    """The header and the rows. A file whose columns are wrong is refused as a whole, with what was expected."""
    kop, gevuld = rijen_van(inhoud)
    velden = soort.velden.model_fields
    if mist := [k for k in ("kenmerk", "van") if k not in kop]:
        raise OnbekendError(f"De kolom {mist[0]} ontbreekt. Verplicht zijn: kenmerk en van.")
    if vreemd := [k for k in kop if k not in (*VAST, REDEN, *velden)]:
        raise OnbekendError(f"Onbekende kolom {vreemd[0]!r}. {soort.naam} heeft: {', '.join(velden)}.")
    return kop, (_rij(nr, kop, cellen, soort) for nr, cellen in gevuld)


def _rij(nr: int, kop: list[str], cellen: list[str], soort: Registersoort) -> Registerrij:
    rij = Registerrij(nr, dict(zip(kop, (c.strip() for c in cellen), strict=False)))
    if len(cellen) != len(kop):
        rij.redenen.append(f"De rij heeft {len(cellen)} cellen; de kop heeft er {len(kop)}.")
        return rij
    try:
        rij.van = dag_in(rij.cellen["van"], "van")
        rij.tot = dag_in(tot, "tot") if (tot := rij.cellen.get("tot")) else None
        for naam, info in soort.velden.model_fields.items():
            if tekst := rij.cellen.get(naam):
                rij.gegevens[naam] = waarde(tekst, info.annotation, naam)
    except ValueError as fout:
        rij.redenen.append(str(fout))
    return rij


def proef(
    lezer: Lezer, beheer: Registerbeheer, register: str, rijen: list[Registerrij], door: Wijzigt
) -> None:
    """Say of each row why it cannot, also because of a row before it. Nothing is written."""
    erbij: dict[str, list[dict[str, Any]]] = {}
    for rij in rijen:
        eerder = erbij.setdefault(rij.cellen["kenmerk"], [])
        if not rij.redenen:
            gebreken = beheer.keur(
                lezer, register, rij.cellen["kenmerk"], rij.gegevens, rij.van, rij.tot, door, eerder
            )
            rij.redenen += [b.reden for b in gebreken]
        if not rij.redenen:
            tot = None if rij.tot is None else rij.tot.isoformat()
            eerder.append({"van": rij.van.isoformat(), "tot": tot, "nr": f"uit rij {rij.nr}"})


def voer_in(beheer: Registerbeheer, register: str, rijen: list[Registerrij], door: Wijzigt) -> None:
    """Record each row that can be; what is refused is named and the others go on."""
    for rij in rijen:
        if not rij.redenen:
            gebreken = beheer.leg_vast(register, rij.cellen["kenmerk"], rij.gegevens, rij.van, rij.tot, door)
            rij.redenen += [b.reden for b in gebreken]

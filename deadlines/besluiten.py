"""The royal decrees under Atw 3 lid 3 as data: a dated, sourced table beside this file (docs/kalender.md)."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from deadlines.feestdagen import feestdagen
from deadlines.fout import TermijnFout

TABEL = Path(__file__).with_name("gelijkgesteld.toml")
_VELDEN: Mapping[str, type] = {
    "versie": str,
    "titel": str,
    "bron": str,
    "gelezen": date,
    "tot": date,
    "dagen": list,
}


@dataclass(frozen=True, slots=True)
class Besluit:
    """Which days a decree equates, through which day all decrees are then known, and where and when that was read."""

    versie: str
    titel: str
    bron: str
    gelezen: date
    tot: date
    dagen: tuple[date, ...]


def lees_besluiten(tekst: str) -> tuple[Besluit, ...]:
    """The table in order. Raises TermijnFout with every defect: a calendar that may be wrong is never used."""
    try:
        blokken = tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        raise TermijnFout(f"De tabel van gelijkgestelde dagen is niet te lezen: {fout}.") from None
    rijen = blokken.get("besluit")
    if set(blokken) != {"besluit"} or not isinstance(rijen, list) or not rijen:
        raise TermijnFout(
            "De tabel van gelijkgestelde dagen bevat alleen blokken [[besluit]], en ten minste een."
        )
    gebreken = [f"Besluit {n}: {zin}" for n, rij in enumerate(rijen, start=1) for zin in _vorm(rij)]
    if not gebreken:
        besluiten = tuple(Besluit(**{**rij, "dagen": tuple(rij["dagen"])}) for rij in rijen)
        gebreken = [
            f"{b.versie}: {zin}" for n, b in enumerate(besluiten) for zin in _inhoud(b, besluiten[:n])
        ]
    if gebreken:
        raise TermijnFout("De tabel van gelijkgestelde dagen klopt niet. " + " ".join(gebreken))
    return besluiten


def _vorm(rij: Any) -> Iterator[str]:
    if not isinstance(rij, dict) or set(rij) != set(_VELDEN):
        yield f"verwacht worden precies {', '.join(_VELDEN)}."
        return
    for veld, soort in _VELDEN.items():
        if type(rij[veld]) is not soort or rij[veld] == "":
            yield f"{veld} is geen {'dag als 2026-05-15' if soort is date else 'tekst' if soort is str else 'lijst'}."
    if isinstance(rij["dagen"], list) and any(type(dag) is not date for dag in rij["dagen"]):
        yield "dagen bevat iets anders dan dagen als 2026-05-15."


def _inhoud(besluit: Besluit, eerder: tuple[Besluit, ...]) -> Iterator[str]:
    vorig = eerder[-1] if eerder else None
    if vorig is not None and besluit.versie <= vorig.versie:
        yield f"de versie komt in het alfabet na die ervoor ({vorig.versie})."
    if vorig is not None and besluit.tot <= vorig.tot:
        yield f"'tot' ligt na dat van het besluit ervoor ({vorig.tot})."
    if list(besluit.dagen) != sorted(set(besluit.dagen)):
        yield "de dagen staan op volgorde en elk een keer."
    for dag in besluit.dagen:
        if dag > besluit.tot or (vorig is not None and dag <= vorig.tot):
            yield f"{dag} ligt niet in de jaren waarvoor dit besluit geldt."
        elif dag.isoweekday() >= 6 or dag in feestdagen(dag.year):
            yield f"{dag} is al vrij; kijk de dag na."


BESLUITEN = lees_besluiten(TABEL.read_text(encoding="utf-8"))

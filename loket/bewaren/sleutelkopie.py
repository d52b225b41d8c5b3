"""Sleutelkopie: back-ups of the keys in a folder, each with its day in its name; none outlives what was destroyed for long."""

from datetime import datetime, timedelta
from pathlib import Path

from kernproces.opslag.kluis import Kluis
from kernproces.opslag.reservekopie import bewaar_sleutels, lees_sleutels
from loket.bewaren.bestanden import overschrijf

NAAM = "sleutels-*.jsonl"


def maak_kopie(map_: Path, kluis: Kluis, nu: datetime) -> tuple[Path, int]:
    """Every key as it lies in the kluis, wrapped; where, and how many."""
    pad = map_ / f"sleutels-{nu:%Y%m%dT%H%M%S}.jsonl"
    return pad, bewaar_sleutels(kluis.ingepakt(), pad)


def ruim_op(map_: Path, nu: datetime, dagen: int) -> list[str]:
    """Overwrite and remove what is older; the names."""
    grens = f"sleutels-{nu - timedelta(days=dagen):%Y%m%dT%H%M%S}"
    oud = [pad for pad in sorted(map_.glob(NAAM)) if pad.stem < grens]
    for pad in oud:
        overschrijf(pad)
    return [pad.name for pad in oud]


def vernieuw(map_: Path, kluis: Kluis) -> dict[str, int]:
    """Take out of every back-up what the kluis has destroyed since; by name, how many keys went."""
    er_zijn = {(houder, naam) for houder, naam, _, _ in kluis.ingepakt()}
    uit: dict[str, int] = {}
    for pad in sorted(map_.glob(NAAM)):
        rijen = lees_sleutels(pad)
        blijft = [rij for rij in rijen if (rij[0], rij[1]) in er_zijn]
        if len(blijft) == len(rijen):
            continue
        nieuw = pad.with_suffix(".nieuw")
        nieuw.unlink(missing_ok=True)
        bewaar_sleutels(blijft, nieuw)
        overschrijf(pad)
        nieuw.rename(pad)
        uit[pad.name] = len(rijen) - len(blijft)
    return uit

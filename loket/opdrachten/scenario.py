"""`kernproces scenario FILE`: plays a scenario into a database marked as proef."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The file, or - for stdin."""
    parser.add_argument("bestand", metavar="FILE")


def voer_uit(args: argparse.Namespace) -> int:
    """One JSON answer a step; 1 when an expectation differs or a line has a fout."""
    from loket.bedrading import maak_proef
    from loket.scenario.speler import Speler

    with _regels(args.bestand) as regels, _omgeving() as instellingen, maak_proef(instellingen) as samenstel:
        speler = Speler(samenstel)
        for antwoord in speler.speel(regels):
            print(antwoord, flush=True)
    return 0 if speler.alles_goed else 1


@contextmanager
def _regels(bestand: str) -> Iterator[Iterator[str]]:
    if bestand == "-":
        yield iter(sys.stdin)
        return
    with Path(bestand).open(encoding="utf-8", errors="replace") as uit:
        yield iter(uit)


@contextmanager
def _omgeving() -> Iterator["Instellingen"]:  # type: ignore[name-defined]  # noqa: F821
    """DATABASE_URL, or else a database of its own that goes when the scenario is over."""
    from loket.instellingen import uit_omgeving

    if os.environ.get("DATABASE_URL"):
        yield uit_omgeving()
        return
    with tempfile.TemporaryDirectory(prefix="kernproces-proef-") as map_:
        yield uit_omgeving(
            {**os.environ, "DATABASE_URL": f"sqlite:///{map_}/proef.db", "KERNPROCES_MAP": map_}
        )

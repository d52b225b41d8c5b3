"""`kernproces gebeurtenislog [BESTAND] --formaat xes|ocel [--workflow W] [--met-nummers]`: the history for process mining."""

import argparse
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Where, how, of what."""
    parser.add_argument("bestand", nargs="?", help="waar het komt; zonder bestand naar de uitvoer")
    parser.add_argument("--formaat", choices=("xes", "ocel"), default="xes")
    parser.add_argument("--workflow", help="alleen deze procedure")
    parser.add_argument(
        "--met-nummers",
        action="store_true",
        help="met de echte nummers van zaken, dossiers, scholen en personen; namen staan er nooit in",
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Write it."""
    from kernproces.gebruik.fouten import OnbekendError
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.procesmijnen.log import lees_log, pseudoniemen
    from loket.procesmijnen.ocel import ocel
    from loket.procesmijnen.xes import xes

    with bestaand(uit_omgeving()) as samenstel:
        if args.workflow and args.workflow not in samenstel.kern.register.namen():
            raise OnbekendError(
                f"Er is geen procedure {args.workflow!r}. Bekend zijn: {', '.join(sorted(samenstel.kern.register.namen()))}."
            )
        with samenstel.opslag.lezen(momentopname=True) as lezer, _uitvoer(args.bestand) as uit:
            regels = lees_log(lezer, args.workflow)
            if not args.met_nummers:
                regels = map(pseudoniemen(secrets.token_bytes(32)), regels)
            uit.writelines(xes(regels) if args.formaat == "xes" else ocel(regels))
    return 0


@contextmanager
def _uitvoer(bestand: str | None) -> Iterator[TextIO]:
    """A file appears when it is whole."""
    if bestand is None:
        yield sys.stdout
        return
    pad = Path(bestand)
    nieuw = pad.with_name(pad.name + ".nieuw")
    with nieuw.open("w", encoding="utf-8") as uit:
        yield uit
    nieuw.rename(pad)

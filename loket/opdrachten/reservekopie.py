"""`kernproces reservekopie DOEL [--sleutels PAD] [--leeslog PAD]`: a consistent copy while running, without keys; keys apart."""

import argparse
from pathlib import Path


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("doel", type=Path)
    parser.add_argument(
        "--sleutels",
        type=Path,
        help="ook de sleutels, in een eigen bestand; bewaar dat elders, ten hoogste dertig dagen",
    )
    parser.add_argument("--leeslog", type=Path, help="ook wie wat inzag, in een eigen bestand")


def voer_uit(args: argparse.Namespace) -> int:
    """Write it, and say what is in it."""
    from kernproces.opslag.reservekopie import bewaar, bewaar_sleutels
    from loket.instellingen import uit_omgeving
    from loket.leeslog import kopie
    from loket.lezen import bestaand

    with bestaand(uit_omgeving()) as samenstel:
        print(f"{args.doel}: {bewaar(samenstel.opslag, args.doel)} rijen, zonder sleutels.")
        if args.sleutels is not None:
            aantal = bewaar_sleutels(samenstel.kluis.ingepakt(), args.sleutels)
            print(f"{args.sleutels}: {aantal} sleutels, ingepakt. Vernietig dit bestand binnen dertig dagen.")
        if args.leeslog is not None:
            print(f"{args.leeslog}: {kopie.bewaar(samenstel.leeslog, args.leeslog)} regels uit het leeslog.")
    return 0

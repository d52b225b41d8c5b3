"""`kernproces sleutelkopie MAP`: a fresh back-up of the keys, and what of the older ones may no longer exist.

A back-up of the keys from before a destruction still opens what was destroyed. So each holds a day in its name, lives
at most thirty days, and `--vernieuw` takes the destroyed keys out of those that are there.
"""

import argparse
from pathlib import Path


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Where the back-ups of the keys lie."""
    parser.add_argument("map", type=Path)
    parser.add_argument(
        "--dagen", type=int, default=30, help="wat ouder is, wordt overschreven en verwijderd"
    )
    parser.add_argument(
        "--vernieuw", action="store_true", help="haal vernietigde sleutels uit elke kopie die er al is"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Say what was made, renewed and removed."""
    from loket.bewaren.sleutelkopie import maak_kopie, ruim_op, vernieuw
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.ronde.planner import nu_echt

    nu = nu_echt()
    args.map.mkdir(parents=True, exist_ok=True)
    with bestaand(uit_omgeving()) as samenstel:
        weg = ruim_op(args.map, nu, args.dagen)
        nieuw = vernieuw(args.map, samenstel.kluis) if args.vernieuw else {}
        pad, aantal = maak_kopie(args.map, samenstel.kluis, nu)
    print(f"{pad}: {aantal} sleutels, ingepakt.")
    for naam, hoeveel in nieuw.items():
        print(f"{naam}: {hoeveel} vernietigde sleutels eruit gehaald.")
    for naam in weg:
        print(f"{naam}: ouder dan {args.dagen} dagen, overschreven en verwijderd.")
    return 0

"""`kernproces controleer [--json]`: every chain, every derived table, the anchors, and what streams tell of each other.

Names stream and entry of everything that is wrong. The checks themselves are in `loket.controle`.
"""

import argparse
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loket.bedrading import Samenstel


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Text or JSON."""
    parser.add_argument("--json", action="store_true")


def voer_uit(args: argparse.Namespace) -> int:
    """0 when all is whole; 1 with every finding."""
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    with bestaand(uit_omgeving()) as samenstel:
        uitslag = controleer(samenstel)
    if args.json:
        print(json.dumps(uitslag, ensure_ascii=False, indent=2))
    else:
        print("Alles klopt." if uitslag["heel"] else "Er klopt iets niet.")
        for b in uitslag["bevindingen"]:
            print(f"- {b['wat']}: {b['zin']}")
        for zin in uitslag["opmerkingen"]:
            print(f"  Let op: {zin}")
    return 0 if uitslag["heel"] else 1


def controleer(samenstel: "Samenstel") -> dict[str, Any]:
    """Whether all is whole, how much was read, every finding, and remarks that are no finding."""
    from loket.controle import Controle

    return Controle(samenstel).uitslag()

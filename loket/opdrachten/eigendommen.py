"""`kernproces eigendommen [--op DAG] [--alleen-hier] [--formaat csv|json]`: the properties of clients that are or were kept (3.2.5)."""

import argparse
from datetime import date


def _dag(tekst: str) -> str:
    try:
        return date.fromisoformat(tekst).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"verwacht een datum als 2026-09-14, niet {tekst!r}") from None


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Codes and days only."""
    parser.add_argument("--op", type=_dag, help="zoals het was aan het eind van deze dag")
    parser.add_argument("--alleen-hier", action="store_true", help="alleen wat hier nog ligt")
    parser.add_argument("--formaat", choices=["csv", "json"], default="csv")


def voer_uit(args: argparse.Namespace) -> int:
    """Print the register."""
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.overzichten import uitvoer
    from loket.overzichten.eigendommen import HIER, Eigendomregel, register
    from loket.overzichten.zaken import standen

    with bestaand(uit_omgeving()) as samenstel, samenstel.opslag.lezen() as lezer:
        regels = register(standen(lezer, "kernproces"), args.op or "")
    regels = [r for r in regels if r.stand == HIER or not args.alleen_hier]
    if args.formaat == "json":
        print(uitvoer.regels_json(regels))
    else:
        print(uitvoer.regels_csv(regels, Eigendomregel).rstrip())
    return 0

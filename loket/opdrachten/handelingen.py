"""`kernproces handelingen`: who changed which person, register, account or setting, when and why; from the history itself."""

import argparse
import json
from dataclasses import asdict
from datetime import date

SOORTEN = ("mensen", "accounts", "registers", "overig")


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which ones."""
    parser.add_argument("--van", type=date.fromisoformat, metavar="JJJJ-MM-DD")
    parser.add_argument("--tot", type=date.fromisoformat, metavar="JJJJ-MM-DD")
    parser.add_argument("--soort", choices=SOORTEN, default="")
    parser.add_argument("--wie", default="", help="alleen van deze persoon")
    parser.add_argument("--json", action="store_true")


def voer_uit(args: argparse.Namespace) -> int:
    """Show them, the newest first."""
    from loket.handelingen import Verteller, Vraag, als_regels, handelingen
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.web.namen import Namen

    with bestaand(uit_omgeving()) as s, s.opslag.lezen() as lezer:
        namen = Namen(s.kern.archief)
        namen.ververs(lezer)
        vraag = Vraag(args.van, args.tot, args.soort, args.wie)
        rijen, verder = handelingen(lezer, Verteller(s.kern.archief, namen), vraag, 100_000)
    if args.json:
        print(json.dumps([asdict(h) for h in rijen], ensure_ascii=False, indent=2))
        return 0
    for regel in als_regels(rijen):
        print(regel)
    if verder:
        print("Er zijn er meer. Kies een kortere periode.")
    return 0

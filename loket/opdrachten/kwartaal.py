"""`kernproces kwartaal [KWARTAAL] [--school S] [--csv] [--open]`: how the quarterly overview stands; 1 when a school is late."""

import argparse
from datetime import datetime


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which quarter and school, and what to do."""
    parser.add_argument("kwartaal", nargs="?", default="", help="bijvoorbeeld 2026-K3; zonder: elk kwartaal")
    parser.add_argument("--school", default="", help="alleen deze school")
    parser.add_argument(
        "--csv", action="store_true", help="wat is geleverd, een regel per leerling, zonder namen"
    )
    parser.add_argument(
        "--open", action="store_true", help="vraag eerst de scholen wat nu gevraagd moet worden"
    )
    parser.add_argument(
        "--op", type=datetime.fromisoformat, help="tijdstip met zone waarop --open vraagt; anders nu"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Print the overview, or the CSV."""
    from kernproces.gebruik.fouten import OnbekendError
    from loket.instellingen import uit_omgeving
    from loket.jaar.kwartaal import open_kwartaal, opgaven, standen_van
    from loket.jaar.kwartaalblad import als_csv
    from loket.lezen import bestaand
    from loket.ronde.planner import nu_echt

    with bestaand(uit_omgeving()) as samenstel:
        if args.open:
            for nummer in open_kwartaal(samenstel, args.op or nu_echt()):
                print(f"gevraagd: {nummer}")
        with samenstel.opslag.lezen() as lezer:
            alle = list(opgaven(standen_van(lezer, "kwartaalopgave")))
    gekozen = [o for o in alle if args.kwartaal in ("", o.kwartaal) and args.school in ("", o.school)]
    if not gekozen and (args.kwartaal or args.school):
        raise OnbekendError("Van dit kwartaal of deze school is er geen opgave.")
    if args.csv:
        print(als_csv(gekozen), end="")
        return 0
    if not gekozen:
        print("Er is nog geen opgave gevraagd; dat doet --open.")
    for o in gekozen:
        wanneer = f"geleverd {o.geleverd_op}" if o.geleverd_op else f"uiterlijk {o.uiterlijk}"
        aantal = f"{len(o.regels)} thuiszitters" if o.geleverd_op else ""
        print(
            f"{o.kwartaal}  {o.school:12} {o.toestand:12} {wanneer}{', te laat' if o.te_laat else ''}  {aantal}".rstrip()
        )
    return 1 if any(o.te_laat and o.geleverd_op is None for o in gekozen) else 0

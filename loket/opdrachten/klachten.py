"""`kernproces klachten --jaar 2026 [--formaat csv|json]`: the yearly list for publication (Awb 9:12a), counts only."""

import argparse


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The calendar year in which the klachten were received."""
    parser.add_argument("--jaar", type=int, help="kalenderjaar van ontvangst; zonder: het vorige")
    parser.add_argument("--formaat", choices=["csv", "json"], default="csv")


def voer_uit(args: argparse.Namespace) -> int:
    """Print the list."""
    from kernproces.tijdstip import dag_van
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.overzichten import uitvoer
    from loket.overzichten.klachten import jaarlijst
    from loket.overzichten.zaken import standen
    from loket.ronde.planner import nu_echt

    vandaag = dag_van(nu_echt())
    with bestaand(uit_omgeving()) as samenstel, samenstel.opslag.lezen() as lezer:
        lijst = jaarlijst(standen(lezer, "klacht"), args.jaar or vandaag.year - 1, vandaag)
    print(uitvoer.jaarlijst_json(lijst) if args.formaat == "json" else uitvoer.jaarlijst_csv(lijst).rstrip())
    return 0

"""`kernproces kalender [--json]`: the versions of the calendar, their decrees and through when; 1 when it runs out."""

import argparse
import json
from datetime import UTC, datetime


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Text or JSON, and one year in full."""
    parser.add_argument("--jaar", type=int, help="alle vrije dagen van dit jaar")
    parser.add_argument("--json", action="store_true")


def voer_uit(args: argparse.Namespace) -> int:
    """0 when the calendar reaches more than half a year ahead."""
    from deadlines.kalender import KALENDER, KALENDERS
    from kernproces.tijdstip import dag_van
    from loket.ronde.kalenderwacht import kalenderdeel, kalenderzin

    vandaag = dag_van(datetime.now(UTC))
    deel = kalenderdeel(vandaag)
    besluiten = [
        {
            "versie": versie,
            "tot": kalender.geldig_tot.isoformat(),
            "titel": kalender.besluiten[-1].titel,
            "bron": kalender.besluiten[-1].bron,
            "gelezen": kalender.besluiten[-1].gelezen.isoformat(),
            "dagen": [dag.isoformat() for dag in kalender.besluiten[-1].dagen],
        }
        for versie, kalender in KALENDERS.items()
    ]
    vrij = {dag.isoformat(): reden for dag, reden in KALENDER.vrije_dagen_van(args.jaar)} if args.jaar else {}
    if args.json:
        print(json.dumps({**deel, "besluiten": besluiten, "vrij": vrij}, ensure_ascii=False, indent=2))
        return 0 if deel["stand"] == "ok" else 1
    for besluit in besluiten:
        print(f"{besluit['versie']}, bekend tot en met {besluit['tot']}: {besluit['titel']}")
        print(f"  {', '.join(besluit['dagen'])}")
        print(f"  bron: {besluit['bron']}; gelezen {besluit['gelezen']}")
    for dag, reden in vrij.items():
        print(f"{dag}  {reden}")
    print(kalenderzin(vandaag) or f"Nieuwe termijnen rekenen met {KALENDER.versie}.")
    return 0 if deel["stand"] == "ok" else 1

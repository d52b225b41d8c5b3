"""`kernproces datalekken [--formaat csv|json] [--met-tekst]`: the datalekregister (AVG 33 lid 5), every breach."""

import argparse


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Without sentences unless asked: an export holds no personal data by default."""
    parser.add_argument("--formaat", choices=["csv", "json"], default="csv")
    parser.add_argument("--met-tekst", action="store_true", help="ook gevolgen, maatregelen en motivering")


def voer_uit(args: argparse.Namespace) -> int:
    """Print the register."""
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.overzichten import uitvoer
    from loket.overzichten.datalekken import register
    from loket.overzichten.lekzinnen import zinnen_van
    from loket.overzichten.zaken import standen

    with bestaand(uit_omgeving()) as samenstel, samenstel.opslag.lezen() as lezer:
        lekken = standen(lezer, "datalek")
        zinnen = zinnen_van(samenstel.kern.archief, lezer, lekken) if args.met_tekst else {}
    regels = register(lekken, zinnen)
    print(
        uitvoer.datalekken_json(regels) if args.formaat == "json" else uitvoer.datalekken_csv(regels).rstrip()
    )
    return 0

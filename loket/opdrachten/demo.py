"""`kernproces demo [--vandaag DATUM]`: fills an empty proef database with the demo year."""

import argparse
from datetime import date


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which day counts as today."""
    parser.add_argument("--vandaag", type=date.fromisoformat, help="de dag die als vandaag geldt, JJJJ-MM-DD")


def voer_uit(args: argparse.Namespace) -> int:
    """Fill it, and say what came of it."""
    from loket.bedrading import maak_proef
    from loket.demo.jaar import vul_demojaar
    from loket.demo.mensen import aanmeldlijst
    from loket.instellingen import uit_omgeving

    with maak_proef(uit_omgeving()) as samenstel:
        overgeslagen = vul_demojaar(samenstel, args.vandaag)
        with samenstel.opslag.lezen() as lezer:
            ((aantal,),) = lezer.rij_query("SELECT count(*) FROM werkvoorraad")
    print(f"Het demojaar telt {aantal} zaken.")
    for actie, reden in overgeslagen:
        print(f"Overgeslagen: {actie}. {reden}")
    print(aanmeldlijst())
    return 0

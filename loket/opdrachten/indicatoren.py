"""`kernproces indicatoren [--schooljaar 2026] [--json]`: the indicators of a school year, each with its definition and zaken."""

import argparse


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which school year, and in which form."""
    parser.add_argument("--schooljaar", type=int, help="het jaar waarin het begint; zonder: het lopende")
    parser.add_argument("--json", action="store_true", help="als gegevens, met de zaken achter elk getal")


def voer_uit(args: argparse.Namespace) -> int:
    """Print them."""
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.tijdstip import dag_van
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.overzichten.indicatorblad import als_json, als_tekst
    from loket.overzichten.indicatoren import meet
    from loket.ronde.planner import nu_echt
    from workflows.schooljaar import begin_schooljaar

    vandaag = dag_van(nu_echt())
    jaar = begin_schooljaar(vandaag).year if args.schooljaar is None else args.schooljaar
    if not 2000 <= jaar <= 2199:
        raise OnbekendError(f"Schooljaar {jaar} kan niet. Verwacht: een jaar van 2000 tot en met 2199.")
    with bestaand(uit_omgeving()) as samenstel, samenstel.opslag.lezen() as lezer:
        metingen = meet(lezer, jaar, vandaag)
    print(als_json(metingen, jaar) if args.json else als_tekst(metingen, jaar))
    return 0

"""`kernproces leeslog [--dossier D | --persoon P] [--json]`: who looked, or what was unusual in thirty days."""

import argparse


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Of whom or of what, and in which form."""
    wat = parser.add_mutually_exclusive_group()
    wat.add_argument("--dossier", help="wie in dit dossier keek")
    wat.add_argument("--persoon", help="waar deze persoon keek")
    parser.add_argument("--json", action="store_true", help="als gegevens, een regel per inzage")


def voer_uit(args: argparse.Namespace) -> int:
    """Print it, without names; 1 when something unusual was found."""
    import json

    from loket.instellingen import uit_omgeving
    from loket.leeslog.blik import opvallend
    from loket.lezen import bestaand
    from loket.ronde.planner import nu_echt

    nu = nu_echt()
    with bestaand(uit_omgeving()) as samenstel:
        if args.dossier or args.persoon:
            if args.dossier:
                samenstel.dossierstand(
                    args.dossier
                )  # an unknown one is said; read by nobody is another answer
            log = samenstel.leeslog
            regels = log.van_dossier(args.dossier, nu) if args.dossier else log.van_persoon(args.persoon, nu)
            for r in regels:
                los = f"{r.tijd} {r.persoon} ({r.rol}) {r.wat} {r.zaak or r.dossier}: {r.grond}"
                print(json.dumps(r._asdict()) if args.json else los)
            if not regels and not args.json:
                print("Hier heeft niemand gekeken, of het is niet meer bewaard.")
            return 0
        with samenstel.opslag.lezen() as lezer:
            signalen = opvallend(samenstel, lezer, nu)
    for s in signalen:
        gegevens = {
            "regel": s.regel.code,
            "persoon": s.persoon,
            "sinds": s.tijd,
            "dossiers": list(s.dossiers),
        }
        print(
            json.dumps(gegevens)
            if args.json
            else f"{s.tijd} {s.persoon}: {s.regel.titel}, {', '.join(s.dossiers)}"
        )
    return 1 if signalen else 0

"""`kernproces webhook`: subscriptions of systems: lijst | nieuw NAAM ADRES | vernieuw NAAM | trek-in NAAM."""

import argparse


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Four things to do; all but `lijst` name who does it."""
    doe = parser.add_subparsers(dest="doe", required=True, metavar="lijst|nieuw|vernieuw|trek-in")
    doe.add_parser("lijst", help="de abonnementen")
    for naam, hulp in (
        ("nieuw", "een abonnement; de sleutel staat er één keer"),
        ("vernieuw", "een nieuwe sleutel"),
        ("trek-in", "geen gebeurtenissen meer"),
    ):
        deel = doe.add_parser(naam, help=hulp)
        deel.add_argument("naam")
        if naam == "nieuw":
            deel.add_argument("adres", help="https://...")
            deel.add_argument(
                "--soort", action="append", default=[], help="zoals nl.kernproces.tlv; geen: alles"
            )
        deel.add_argument("--door", required=True, metavar="PERSOON", help="een beheerder")


def voer_uit(args: argparse.Namespace) -> int:
    """Do one of them."""
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.postkamer import webhooks as webhookbeheer
    from loket.postkamer.beheer import als_beheerder
    from loket.ronde.planner import nu_echt

    with bestaand(uit_omgeving()) as s:
        if args.doe == "lijst":
            for a in webhookbeheer.abonnementen(s):
                soorten = ", ".join(a.soorten) or "alle gebeurtenissen"
                print(f"{a.naam}  {a.adres}  {soorten}{'' if a.actief else '  (ingetrokken)'}")
            return 0
        nu = nu_echt()
        wie = als_beheerder(s, args.door, nu)
        if args.doe == "trek-in":
            webhookbeheer.trek_in(s, args.naam, wie, nu)
            print(f"Webhook {args.naam} is ingetrokken.")
            return 0
        if args.doe == "nieuw":
            a = webhookbeheer.maak(s, args.naam, args.adres, tuple(args.soort), wie, nu)
        else:
            a = webhookbeheer.vernieuw(s, args.naam, wie, nu)
        print(f"Sleutel van {a.naam}, bewaar hem goed, hij is niet meer op te vragen:\n{a.sleutel}")
    return 0

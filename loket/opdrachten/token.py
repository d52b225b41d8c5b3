"""`kernproces token`: tokens for API clients: make one (shown once), list them, withdraw them."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loket.bedrading import Samenstel


def argumenten(parser: argparse.ArgumentParser) -> None:
    """On whose behalf the client acts, in which roles, for what and how long."""
    parser.add_argument("persoon", nargs="?", default="", help="namens wie de client handelt")
    parser.add_argument("rollen", nargs="*", metavar="ROL")
    parser.add_argument("--client", default="", help="hoe het andere systeem heet")
    parser.add_argument(
        "--bereik",
        default="lezen",
        help="lezen, handelen, stukken; gescheiden door komma's (gewoon: lezen)",
    )
    parser.add_argument("--dagen", type=int, default=365, help="hoe lang het geldt (gewoon: 365)")
    parser.add_argument("--lijst", action="store_true", help="welke tokens er zijn, zonder de tokens zelf")
    parser.add_argument(
        "--trek-in",
        action="store_true",
        help="alle tokens van deze persoon, deze client of allebei intrekken",
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Only for somebody who is in the register, in roles that exist."""
    from kernproces.gebruik.fouten import OnbekendError
    from loket.api.tokens import alle_tokens, trek_tokens_in
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    if (bool(args.rollen), args.trek_in, args.lijst).count(True) != 1:
        raise OnbekendError(
            "Noem een persoon met een of meer rollen voor een nieuw token, --lijst, of --trek-in met een persoon of --client."
        )
    if args.trek_in and not (args.persoon or args.client):
        raise OnbekendError("Noem van wie: een persoon, --client NAAM, of allebei.")
    with bestaand(uit_omgeving()) as samenstel:
        if args.lijst:
            for t in alle_tokens(samenstel):
                gebruikt = f"laatst gebruikt {t.laatst}" if t.laatst else "nooit gebruikt"
                print(
                    f"{t.client}  namens {t.persoon} ({', '.join(t.rollen)})  {', '.join(t.bereik)}  t/m {t.verloopt}  {gebruikt}"
                )
            return 0
        if args.trek_in:
            aantal = trek_tokens_in(samenstel, args.persoon, args.client)
            van = " van ".join(filter(None, [args.client, args.persoon]))
            print(f"{aantal} tokens van {van} ingetrokken.")
            return 0
        print(_nieuw(samenstel, args))
    return 0


def _nieuw(samenstel: "Samenstel", args: argparse.Namespace) -> str:
    from datetime import UTC, datetime

    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.rollen import Rol
    from kernproces.tijdstip import dag_van
    from loket.api.tokens import Bereik, maak_token

    rollen = [r.value for r in Rol if r is not Rol.SYSTEEM]
    if vreemd := [r for r in args.rollen if r not in rollen]:
        raise OnbekendError(f"Onbekende rol {vreemd[0]!r}. Bekend zijn: {', '.join(rollen)}.")
    bereik = [b.strip() for b in args.bereik.split(",") if b.strip()]
    if vreemd := [b for b in bereik if b not in list(Bereik)]:
        raise OnbekendError(f"Onbekend bereik {vreemd[0]!r}. Bekend zijn: {', '.join(Bereik)}.")
    with samenstel.opslag.lezen() as lezer:
        mensen = samenstel.kern.bron.registers(lezer).mensen
    if args.persoon not in mensen:
        raise OnbekendError(f"{args.persoon!r} staat niet in het register van mensen.")
    heeft = [r.value for r in mensen.rollen(args.persoon, dag_van(datetime.now(UTC)))]
    if vreemd := [r for r in args.rollen if r not in heeft]:
        raise OnbekendError(
            f"{args.persoon} heeft vandaag de rol {vreemd[0]!r} niet, wel: {', '.join(heeft) or 'geen'}. Een token geeft "
            "geen rol: leg die eerst vast bij Beheer > Mensen."
        )
    try:
        return maak_token(
            samenstel,
            args.persoon,
            [Rol(r) for r in args.rollen],
            vandaag=dag_van(datetime.now(UTC)),
            client=args.client or "zonder naam",
            bereik=[Bereik(b) for b in bereik],
            dagen=args.dagen,
        )
    except ValueError as fout:
        raise OnbekendError(str(fout)) from fout

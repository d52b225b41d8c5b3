"""`kernproces token PERSOON ROL [ROL ...]`: a token for an API client, shown once; `--trek-in` withdraws them all."""

import argparse


def argumenten(parser: argparse.ArgumentParser) -> None:
    """On whose behalf the client acts, and in which roles."""
    parser.add_argument("persoon")
    parser.add_argument("rollen", nargs="*", metavar="ROL")
    parser.add_argument("--trek-in", action="store_true", help="alle tokens van deze persoon intrekken")


def voer_uit(args: argparse.Namespace) -> int:
    """Only for somebody who is in the register, in roles that exist."""
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.rollen import Rol
    from loket.api.balie import maak_token, trek_tokens_in
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    bekend = [r.value for r in Rol if r is not Rol.SYSTEEM]
    if vreemd := [r for r in args.rollen if r not in bekend]:
        raise OnbekendError(f"Onbekende rol {vreemd[0]!r}. Bekend zijn: {', '.join(bekend)}.")
    if bool(args.rollen) == args.trek_in:
        raise OnbekendError(
            "Noem een of meer rollen voor een nieuw token, of --trek-in om tokens in te trekken."
        )
    with bestaand(uit_omgeving()) as samenstel:
        if args.trek_in:
            print(f"{trek_tokens_in(samenstel, args.persoon)} tokens van {args.persoon} ingetrokken.")
            return 0
        with samenstel.opslag.lezen() as lezer:
            mensen = samenstel.kern.bron.registers(lezer).mensen
        if args.persoon not in mensen:
            raise OnbekendError(f"{args.persoon!r} staat niet in het register van mensen.")
        print(maak_token(samenstel, args.persoon, [Rol(r) for r in args.rollen]))
    return 0

"""`kernproces account WAT [PERSOON]`: who can log in; making, inviting, resetting and revoking, each with a reason."""

import argparse
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loket.accounts.boek import Door
    from loket.bedrading import Samenstel

WAT = {
    "lijst": "wie een account heeft, en hoe het ervoor staat",
    "maak": "een account, met een link om een wachtwoord te kiezen; een nieuwe persoon met --naam en --rol",
    "uitnodigen": "een nieuwe link om een wachtwoord te kiezen",
    "wachtwoord": "zet een wachtwoord; het wordt gevraagd, of van de invoer gelezen",
    "totp": "`totp PERSOON uit`: maakt de code-app los, voor wie zijn telefoon kwijt is",
    "koppel": "aan een account bij de aanbieder (OIDC), met --onderwerp",
    "ontkoppel": "los van de aanbieder",
    "intrekken": "niemand meldt er nog mee aan; alle sessies eindigen",
    "teruggeven": "een ingetrokken account mag weer",
}


def argumenten(parser: argparse.ArgumentParser) -> None:
    """What, of whom, by whom and why."""
    parser.add_argument("wat", choices=WAT, help="; ".join(f"{k}: {v}" for k, v in WAT.items()))
    parser.add_argument("persoon", nargs="?", help="kenmerk in het register van mensen")
    parser.add_argument("stand", nargs="?", choices=("uit",), help="bij totp")
    parser.add_argument("--inlognaam", help="standaard het e-mailadres, anders het kenmerk")
    parser.add_argument("--naam", help="van een nieuwe persoon")
    parser.add_argument("--email", default="", help="van een nieuwe persoon")
    parser.add_argument("--rol", action="append", default=[], help="van een nieuwe persoon; mag vaker")
    parser.add_argument("--school", action="append", default=[], help="bij een rol van een school; mag vaker")
    parser.add_argument("--onderwerp", default="", help="het kenmerk (sub) bij de aanbieder")
    parser.add_argument("--reden", default="", help="komt in de geschiedenis")
    parser.add_argument("--door", help="wie dit doet; standaard het systeem")


def voer_uit(args: argparse.Namespace) -> int:
    """Do it."""
    from kernproces.gebruik.fouten import OnbekendError
    from loket.bedrading import maak
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    if args.wat != "lijst" and not (args.persoon and args.reden.strip()):
        raise OnbekendError("Noem de persoon, en met --reden waarom u dit doet.")
    if (args.wat == "totp") != (args.stand == "uit"):
        raise OnbekendError("Bedoelt u `kernproces account totp PERSOON uit`?")
    instellingen = uit_omgeving()
    with maak(instellingen) if args.wat == "maak" else bestaand(instellingen) as samenstel:
        if args.wat == "lijst":
            return _lijst(samenstel)
        return _doe(samenstel, args)


def _doe(s: "Samenstel", args: argparse.Namespace) -> int:
    door, wie, reden, link = _door(s, args.door), args.persoon, args.reden, ""
    if args.wat == "maak":
        link = _maak(s, args, door)
    elif args.wat == "uitnodigen":
        link = s.accounts.nodig_uit(wie, door, reden)
    elif args.wat == "wachtwoord":
        s.accounts.zet_wachtwoord(wie, _vraag(), door, reden)
    elif args.wat == "totp":
        s.accounts.totp_uit(wie, door, reden)
    elif args.wat in ("koppel", "ontkoppel"):
        _koppel(s, args, door)
    elif args.wat == "intrekken":
        s.accounts.trek_in(wie, door, reden)
    else:
        s.accounts.geef_terug(wie, door, reden)
    print(f"Gedaan: {args.wat} van {wie}.")
    if link:
        print("Geef deze link aan deze persoon; hij werkt één keer, zeven dagen lang:")
        print(f"{s.instellingen.adres}/uitnodiging/{link}")
    return 0


def _koppel(s: "Samenstel", args: argparse.Namespace, door: "Door") -> None:
    from kernproces.gebruik.fouten import OnbekendError

    if args.wat == "ontkoppel":
        s.accounts.ontkoppel(args.persoon, door, args.reden)
    elif s.instellingen.oidc is None:
        raise OnbekendError("Er is geen aanbieder ingesteld. Zet eerst KERNPROCES_OIDC_UITGEVER.")
    else:
        uitgever = s.instellingen.oidc.uitgever
        s.accounts.koppel(args.persoon, uitgever, args.onderwerp, door, args.reden)


def _maak(s: "Samenstel", args: argparse.Namespace, door: "Door") -> str:
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.gebruik.registerbeheer import Wijzigt
    from kernproces.rollen import Rol
    from loket.mensenbeheer import Mensenbeheer, Persoon, keur_bekend

    if args.naam:
        bekend = [r.value for r in Rol if r is not Rol.SYSTEEM]
        if vreemd := [r for r in args.rol if r not in bekend]:
            raise OnbekendError(f"Onbekende rol {vreemd[0]!r}. Bekend zijn: {', '.join(bekend)}.")
        persoon = Persoon(args.naam, args.email, tuple(Rol(r) for r in args.rol), scholen=tuple(args.school))
        beheer = Mensenbeheer(s, Wijzigt(door.actor, Rol(door.rol), door.nu))
        beheer.neem_op(persoon, args.reden, kenmerk=args.persoon)
    keur_bekend(s, args.persoon)
    email = s.persoonsgegevens([args.persoon]).get(args.persoon, {}).get("email")
    return s.accounts.maak(args.persoon, args.inlognaam or email or args.persoon, door, args.reden)


def _door(s: "Samenstel", wie: str | None) -> "Door":
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.rollen import Rol
    from kernproces.tijdstip import dag_van
    from loket.accounts.boek import Door

    nu = datetime.now(UTC)
    if wie is None:
        return Door(Rol.SYSTEEM.value, Rol.SYSTEEM.value, nu)
    with s.opslag.lezen() as lezer:
        mensen = s.kern.bron.registers(lezer).mensen
    if Rol.BEHEERDER not in mensen.rollen(wie, dag_van(nu)):
        raise OnbekendError(f"{wie} heeft vandaag niet de rol beheerder.")
    return Door(wie, Rol.BEHEERDER.value, nu)


def _vraag() -> str:
    import getpass

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return getpass.getpass("Nieuw wachtwoord: ")


def _lijst(s: "Samenstel") -> int:
    with s.opslag.lezen() as lezer:
        alle = s.accounts.kast.alle(lezer)
    if not alle:
        print(
            "Er zijn nog geen accounts. Begin met: kernproces account maak PERSOON --naam ... --rol beheerder"
        )
    for a in alle.values():
        laatst = f"laatst aangemeld {a.laatst[:10]}" if a.laatst else "nog nooit aangemeld"
        print(f"{a.persoon:24} {a.inlognaam:32} {a.stand:20} {laatst}")
    return 0

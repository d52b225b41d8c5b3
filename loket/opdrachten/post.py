"""`kernproces post`: what was not delivered; offer it again; record bounces from files.

post lijst | post opnieuw (BERICHT ... | --alle) --reden R --door PERSOON | post retour BESTAND-OF-MAILDIR ...
"""

import argparse
from pathlib import Path


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Three things to do."""
    doe = parser.add_subparsers(dest="doe", required=True, metavar="lijst|opnieuw|retour")
    doe.add_parser("lijst", help="wat niet is bezorgd, en waarom")
    opnieuw = doe.add_parser("opnieuw", help="bied dode brieven opnieuw aan")
    opnieuw.add_argument("berichten", nargs="*", metavar="BERICHT")
    opnieuw.add_argument("--alle", action="store_true", help="alle dode brieven")
    opnieuw.add_argument("--reden", required=True, help="adres, server, functie, sjabloon of verzoek")
    opnieuw.add_argument("--door", required=True, metavar="PERSOON", help="een beheerder")
    retour = doe.add_parser("retour", help="verwerk mail die terugkwam (.eml of maildir)")
    retour.add_argument("paden", nargs="+", type=Path, metavar="BESTAND")


def voer_uit(args: argparse.Namespace) -> int:
    """Do one of them."""
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    with bestaand(uit_omgeving()) as samenstel:
        return {"lijst": _lijst, "opnieuw": _opnieuw, "retour": _retour}[args.doe](samenstel, args)


def _lijst(samenstel: "Samenstel", args: argparse.Namespace) -> int:  # type: ignore[name-defined]  # noqa: ARG001, F821
    """1 when something is dead."""
    from notificaties.dodebrieven import dode_brieven, haperende_brieven

    with samenstel.opslag.lezen() as lezer:
        dood, hapert = dode_brieven(lezer, 1000), haperende_brieven(lezer, 1000)
    for kop, brieven in (("Niet bezorgd:", dood), ("Wordt vanzelf opnieuw geprobeerd:", hapert)):
        if brieven:
            print(kop)
        for b in brieven:
            print(f"  {b.rij.id}  {b.rij.sjabloon} aan {b.rij.rol}, poging {b.pogingen}: {b.fout}")
    if not dood and not hapert:
        print("Alle post is bezorgd.")
    return 1 if dood else 0


def _opnieuw(samenstel: "Samenstel", args: argparse.Namespace) -> int:  # type: ignore[name-defined]  # noqa: F821
    from kernproces.gebruik.fouten import OnbekendError
    from loket.postkamer.beheer import als_beheerder
    from loket.ronde.planner import nu_echt
    from notificaties.dodebrieven import Herbezorger

    nu = nu_echt()
    wie = als_beheerder(samenstel, args.door, nu)
    if bool(args.berichten) == args.alle:
        raise OnbekendError("Noem een of meer berichten, of --alle.")
    herbezorger = Herbezorger(samenstel.kern)
    if args.alle:
        print(f"Opnieuw aangeboden: {herbezorger.bied_alle_aan(args.reden, wie, nu)}.")
        return 0
    niet = [b for b in args.berichten if not herbezorger.bied_aan(b, args.reden, wie, nu)]
    for bericht in niet:
        print(f"{bericht}: geen dode brief.")
    print(f"Opnieuw aangeboden: {len(args.berichten) - len(niet)}.")
    return 1 if niet else 0


def _retour(samenstel: "Samenstel", args: argparse.Namespace) -> int:  # type: ignore[name-defined]  # noqa: F821
    """One line a file; 1 when a file was no bounce of ours."""
    from kernproces.rollen import Rol
    from loket.postkamer.beheer import verwerk_retour
    from loket.ronde.planner import nu_echt
    from notificaties.retour import RetourFout, bestanden

    mis = 0
    for bestand in (b for pad in args.paden for b in bestanden(pad)):
        try:
            v = verwerk_retour(samenstel, bestand.read_bytes(), (Rol.SYSTEEM.value, Rol.SYSTEEM), nu_echt())
        except RetourFout as fout:
            mis += 1
            print(f"{bestand.name}: {fout}")
        else:
            print(f"{bestand.name}: {v.bericht} ({v.code}){'' if v.nieuw else ', was al vastgelegd'}")
    return 1 if mis else 0

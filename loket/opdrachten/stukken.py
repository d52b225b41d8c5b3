"""`kernproces stukken DOSSIER`: its documents; `--haal STUK --naar PAD` writes one out; `--voeg-toe PAD` takes one in."""

import argparse
from datetime import UTC, datetime
from pathlib import Path


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which dossier, and what to do."""
    parser.add_argument("dossier")
    parser.add_argument("--haal", metavar="STUK", help="dit stuk, de laatste versie")
    parser.add_argument("--naar", type=Path, metavar="PAD", help="waarheen (met --haal); een nieuw bestand")
    parser.add_argument("--voeg-toe", type=Path, metavar="PAD", help="dit bestand toevoegen")
    parser.add_argument("--titel", default="")
    parser.add_argument("--zaak")
    parser.add_argument("--stuk", help="van welk stuk dit een nieuwe versie is")
    parser.add_argument("--door", metavar="PERSOON", help="wie het toevoegt (met --voeg-toe)")
    parser.add_argument("--rol", default="behandelaar")
    parser.add_argument("--persoonsgegeven", action="store_true", help="er staan geen gezondheidsgegevens in")


def voer_uit(args: argparse.Namespace) -> int:
    """List, write out or take in."""
    from kernproces.bestandsoort import BestandGeweigerdError
    from kernproces.gebruik.fouten import OnbekendError
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    if (args.haal is None) != (args.naar is None):
        raise OnbekendError("Noem met --haal ook --naar: het bestand dat er nog niet is.")
    with bestaand(uit_omgeving()) as s:
        s.dossierstand(args.dossier)
        if args.voeg_toe is not None:
            try:
                print(_neem_in(s, args))
            except BestandGeweigerdError as fout:
                print(fout)
                return 1
            return 0
        with s.opslag.lezen() as lezer:
            alle = s.stukken.van(lezer, args.dossier)
            een = s.stukken.een(lezer, args.dossier, args.haal) if args.haal else None
        if een is not None:
            with args.naar.open("xb") as uit:
                uit.writelines(s.stukken.inhoud(args.dossier, een))
            print(f"{een.titel} staat in {args.naar}.")
            return 0
    for x in alle:
        titel = x.titel or "(gewist)"
        print(
            f"{x.stuk}  versie {x.versie}  {x.soort.code:4} {x.grootte:>9}  {x.keur.value:6} {x.zaak or '-':14} {titel}"
        )
    return 0


def _neem_in(s: "Samenstel", args: argparse.Namespace) -> str:  # type: ignore[name-defined]  # noqa: F821
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.gebruik.stuk import Aanbod
    from kernproces.rollen import Rol
    from kernproces.taal.formulier import GEZONDHEID, PERSOON
    from kernproces.tijdstip import dag_van

    nu = datetime.now(UTC)
    with s.opslag.lezen() as lezer:
        rollen = s.kern.bron.registers(lezer).mensen.rollen(args.door or "", dag_van(nu))
    if args.rol not in rollen:
        raise OnbekendError(f"Noem met --door iemand die vandaag de rol {args.rol} heeft.")
    if args.zaak and args.zaak not in {z["zaak"] for z in s.dossierstand(args.dossier)["zaken"]}:
        raise OnbekendError(f"Zaak {args.zaak!r} is er niet in dossier {args.dossier!r}.")
    categorie = PERSOON if args.persoonsgegeven else GEZONDHEID
    with args.voeg_toe.open("rb") as bron:
        titel = args.titel or args.voeg_toe.stem
        aanbod = Aanbod(bron, args.voeg_toe.name, titel, categorie, args.zaak, args.stuk)
        stuk = s.stukken.voeg_toe(args.dossier, aanbod, args.door, Rol(args.rol), nu)
    return f"{stuk.stuk} versie {stuk.versie}"

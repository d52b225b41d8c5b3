"""`kernproces auditpakket DOSSIER DOEL --door P --rol R [--volledig --reden ...]`: one file that verifies itself elsewhere."""

import argparse
from datetime import UTC, datetime
from functools import partial
from pathlib import Path


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Of which dossier, where to, for whom."""
    parser.add_argument("dossier")
    parser.add_argument("doel", type=Path, help="een map, of een bestand dat er nog niet is")
    parser.add_argument("--door", required=True, help="wie het vraagt; het wordt in het dossier vastgelegd")
    parser.add_argument("--rol", required=True, help="in welke rol")
    parser.add_argument(
        "--volledig", action="store_true", help="met de leesbare inhoud, zover de rol die mag zien"
    )
    parser.add_argument("--reden", default="", help="waarom de inhoud nodig is")


def voer_uit(args: argparse.Namespace) -> int:
    """Write the pack, and print its seal."""
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.gebruik.uitvoering import Door
    from kernproces.rollen import Rol
    from loket.auditpakket.maak import bestandsnaam, verstrek, zet_pakket_klaar
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.voortgang import voortgang

    if args.rol not in set(Rol):
        raise OnbekendError(f"Er is geen rol {args.rol!r}.")
    doel = args.doel / bestandsnaam(args.dossier, vol=args.volledig) if args.doel.is_dir() else args.doel
    if doel.exists():
        raise OnbekendError(f"{doel} bestaat al. Kies een nieuwe naam.")
    with bestaand(uit_omgeving()) as samenstel:
        door = Door(args.door, Rol(args.rol), datetime.now(UTC))
        maak = partial(zet_pakket_klaar, samenstel, meld=voortgang("gebeurtenissen"))
        pakket, gebreken = verstrek(samenstel, args.dossier, door, args.reden, vol=args.volledig, maak=maak)
    for b in gebreken:
        print(f"{b.reden} ({b.norm}) {b.remedie.zin}")
    if pakket is None:
        return 1
    pakket.bestand.verhuis(doel)
    print(f"{doel}: {doel.stat().st_size} bytes. Controleer het met: python3 {doel.name}")
    print(f"Zegel: {pakket.zegel}")
    return 0

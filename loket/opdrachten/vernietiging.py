"""`kernproces vernietiging [LIJST]`: propose a destruction list, approve or refuse it, carry it out, print its certificate."""

import argparse
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kernproces.gebruik.vernietiging import Door
    from kernproces.taal.beletsel import Beletsel
    from loket.bedrading import Samenstel


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which list, and what is to be done with it."""
    parser.add_argument("lijst", nargs="?", help="zoals V-2029-0001; zonder: alle lijsten")
    wat = parser.add_mutually_exclusive_group()
    wat.add_argument("--stel-voor", action="store_true", help="een nieuwe lijst van alles dat weg mag")
    wat.add_argument("--keur-goed", action="store_true", help="door een ander dan wie haar voorstelde")
    wat.add_argument("--wijs-af", metavar="REDEN")
    wat.add_argument(
        "--voer-uit", action="store_true", help="vernietigt de sleutels; dit is niet terug te draaien"
    )
    parser.add_argument("--dossier", help="bij --stel-voor: alleen van dit dossier")
    parser.add_argument("--persoon", help="bij --stel-voor: alleen naam en adres van deze persoon")
    parser.add_argument("--door", help="wie dit doet")
    parser.add_argument("--rol", help="in welke rol")
    parser.add_argument("--json", action="store_true")


def voer_uit(args: argparse.Namespace) -> int:
    """0 when it was done or shown, 1 when it may not be."""
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    with bestaand(uit_omgeving()) as samenstel:
        if args.stel_voor or args.keur_goed or args.wijs_af is not None or args.voer_uit:
            return _doe(samenstel, args)
        return _toon(samenstel, args)


def _door(args: argparse.Namespace) -> "Door":
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.gebruik.vernietiging import Door
    from kernproces.rollen import Rol

    if not args.door or args.rol not in set(Rol):
        raise OnbekendError("Noem --door PERSOON en --rol ROL.")
    return Door(args.door, Rol(args.rol), datetime.now(UTC))


def _doe(samenstel: "Samenstel", args: argparse.Namespace) -> int:
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.vertrouwelijk.bewaring import MENS

    door, v = _door(args), samenstel.vernietiging
    if args.stel_voor:
        gekozen = None
        if args.dossier is not None or args.persoon is not None:
            groepen = [g for g in (args.dossier, args.persoon and f"{MENS}{args.persoon}") if g]
            with samenstel.opslag.lezen() as lezer:
                posten = list(v.posten(lezer, door.nu, groepen))
            gekozen = [(p.stroom, p.sleutel) for p in posten if p.uitkomst.weg]
        naam, gebreken = v.stel_voor(gekozen, door)
        return _meld(gebreken, f"Lijst {naam} is voorgesteld. Laat haar door een ander goedkeuren.")
    if args.lijst is None:
        raise OnbekendError("Noem de lijst, zoals V-2029-0001.")
    if args.keur_goed:
        return _meld(v.keur_goed(args.lijst, door), f"Lijst {args.lijst} is goedgekeurd.")
    if args.wijs_af is not None:
        return _meld(v.wijs_af(args.lijst, args.wijs_af, door), f"Lijst {args.lijst} is afgewezen.")
    status = _meld(v.voer_uit(args.lijst, door), f"Lijst {args.lijst} is uitgevoerd.")
    return status or _toon(samenstel, args)


def _meld(gebreken: "list[Beletsel]", gelukt: str) -> int:
    for b in gebreken:
        print(f"{b.reden} ({b.norm}) {b.remedie.zin}".rstrip())
    print("Er is niets gewijzigd." if gebreken else gelukt)
    return 1 if gebreken else 0


def _toon(samenstel: "Samenstel", args: argparse.Namespace) -> int:
    from loket.bewaren.verbaal import als_tekst, verbaal

    with samenstel.opslag.lezen() as lezer:
        if args.lijst is None:
            standen = samenstel.vernietiging.lijsten(lezer)
            beeld: Any = [
                {"lijst": s["lijst"], "toestand": s["toestand"], "posten": len(s["posten"])} for s in standen
            ]
            tekst = "\n".join(f"{b['lijst']}  {b['toestand']:<12} {b['posten']} regels" for b in beeld)
            tekst = tekst or "Er is nog geen vernietigingslijst."
        else:
            beeld = verbaal(samenstel, lezer, args.lijst)
            tekst = als_tekst(beeld)
    print(json.dumps(beeld, ensure_ascii=False, indent=2) if args.json else tekst)
    return 0

"""`kernproces inzageverzoek DOSSIER MAP --aan ouder --door P --rol R`: a copy for the data subject (AVG 15), HTML and JSON."""

import argparse
from datetime import UTC, datetime
from pathlib import Path


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Of which dossier, where to, for whom, and what is held back by hand."""
    parser.add_argument("dossier")
    parser.add_argument("map", type=Path, help="waar de twee bestanden komen")
    parser.add_argument("--aan", required=True, help="ouder, leerling of gemachtigde")
    parser.add_argument("--door", required=True)
    parser.add_argument("--rol", required=True)
    parser.add_argument(
        "--houd-achter",
        action="append",
        default=[],
        metavar="ZAAK:STAP:VELD=REDEN",
        help="een gegeven dat over een ander gaat; mag vaker",
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Write both files, and say what was held back."""
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.gebruik.uitvoering import Door
    from kernproces.rollen import Rol
    from loket.bewaren.inzageverzoek import als_html, verstrek
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    if args.rol not in set(Rol):
        raise OnbekendError(f"Er is geen rol {args.rol!r}.")
    paden = [args.map / f"afschrift-{args.dossier}.{vorm}" for vorm in ("html", "json")]
    if al := [p for p in paden if p.exists()]:
        raise OnbekendError(f"{al[0]} bestaat al. Kies een andere map.")
    weg = dict(_plek(tekst) for tekst in args.houd_achter)
    with bestaand(uit_omgeving()) as samenstel:
        door = Door(args.door, Rol(args.rol), datetime.now(UTC))
        afschrift, gebreken = verstrek(samenstel, args.dossier, args.aan, door, weg)
    for b in gebreken:
        print(f"{b.reden} ({b.norm}) {b.remedie.zin}")
    if afschrift is None:
        return 1
    args.map.mkdir(parents=True, exist_ok=True)
    paden[0].write_text(als_html(afschrift), encoding="utf-8")
    paden[1].write_bytes(afschrift.json())
    for a in afschrift.achtergehouden:
        print(f"achtergehouden: {a['zaak']} stap {a['stap'] or '-'} {a['veld'] or 'geheel'}: {a['reden']}")
    print(f"{paden[0]} en {paden[1].name}. Lees het door: vrije tekst kan anderen noemen; zie --houd-achter.")
    return 0


def _plek(tekst: str) -> tuple[tuple[str, int, str], str]:
    from kernproces.gebruik.fouten import OnbekendError

    plek, _, reden = tekst.partition("=")
    delen = plek.split(":")
    if len(delen) != 3 or not delen[1].isdecimal() or len(reden.strip()) < 3:
        raise OnbekendError(
            f"{tekst!r} is niet te lezen. Verwacht: ZAAK:STAP:VELD=REDEN, zoals Z-1:4:motivering=Gaat over een broer."
        )
    return (delen[0], int(delen[1]), delen[2]), reden.strip()

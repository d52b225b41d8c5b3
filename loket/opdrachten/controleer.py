"""`kernproces controleer [--anker A]... [--json]`: every chain, every derived table, the anchors, and what streams tell of each other.

Names stream and entry of everything that is wrong. The checks themselves are in `loket.bewijs.controle`.
"""

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loket.bedrading import Samenstel


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Anchors that somebody kept elsewhere; text or JSON."""
    parser.add_argument(
        "--anker",
        action="append",
        default=[],
        help="een anker dat u elders bewaarde: de vingerafdruk, of een bestand met de mail of de regel; mag vaker",
    )
    parser.add_argument("--json", action="store_true")


def voer_uit(args: argparse.Namespace) -> int:
    """0 when all is whole; 1 with every finding."""
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    with bestaand(uit_omgeving()) as samenstel:
        uitslag = controleer(samenstel, [a for tekst in args.anker for a in afdrukken_in(tekst)])
    if args.json:
        print(json.dumps(uitslag, ensure_ascii=False, indent=2))
    else:
        print("Alles klopt." if uitslag["heel"] else "Er klopt iets niet.")
        for b in uitslag["bevindingen"]:
            print(f"- {b['wat']}: {b['zin']}")
        for zin in uitslag["opmerkingen"]:
            print(f"  Let op: {zin}")
    return 0 if uitslag["heel"] else 1


def controleer(samenstel: "Samenstel", bewaard: Sequence[str] = ()) -> dict[str, Any]:
    """Whether all is whole, how much was read, every finding, and remarks that are no finding."""
    from loket.bewijs.controle import Controle

    return Controle(samenstel, bewaard).uitslag()


def afdrukken_in(tekst: str) -> list[str]:
    """The fingerprints of anchors in a text or in the file of this name: 64 digits, or a line of the register."""
    from hashlib import sha256

    from kernproces.gebruik.fouten import OnbekendError

    if re.fullmatch(r"[0-9a-f]{64}", tekst.strip().lower()):
        return [tekst.strip().lower()]
    try:
        inhoud = Path(tekst).read_bytes()
    except OSError as fout:
        raise OnbekendError(
            f"{tekst!r} is geen vingerafdruk van 64 tekens en geen leesbaar bestand met een anker."
        ) from fout
    gevonden = [a.decode() for a in re.findall(rb"^Vingerafdruk: ([0-9a-f]{64})\s*$", inhoud, re.MULTILINE)]
    gevonden = gevonden or [sha256(r).hexdigest() for r in inhoud.splitlines() if r.startswith(b'{"aantal":')]
    if not gevonden:
        raise OnbekendError(
            f"In {tekst} staat geen anker. Verwacht: de mail met het anker, of een regel ervan."
        )
    return gevonden

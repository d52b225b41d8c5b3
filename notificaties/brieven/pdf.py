"""Pdf: the one door to typst. A letter as PDF/A-3a and PDF/UA-1, tagged and in Dutch; the same letter gives the same bytes.

What stands in a letter goes in as data, never as source, so that no word of a fact can become markup. Fonts are those that
come with typst; what lies on this machine is not looked at.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import typst

from notificaties.brieven import BriefFout
from notificaties.brieven.taal import Blok

HUISSTIJL: Final = Path(__file__).with_name("brief.typ")


@dataclass(frozen=True, slots=True)
class Omslag:
    """What goes around the text of a letter. `dag` is the day of the letter, ISO; `datum` the same in words."""

    titel: str
    afzender: str
    adresregels: tuple[str, ...]
    ontvanger: tuple[str, ...]
    kenmerk: str
    dag: str
    datum: str
    ondertekening: tuple[str, ...]
    concept: bool = False


def maak_pdf(omslag: Omslag, blokken: Sequence[Blok]) -> bytes:
    """The bytes of the letter. Nothing in them depends on the clock or the machine."""
    gegevens = asdict(omslag) | {"blokken": [b.als_gegevens() for b in blokken]}
    return _zet_bron(HUISSTIJL, {"brief": json.dumps(gegevens, ensure_ascii=False)}, omslag.dag)


def maak_stuk(bron: Path, gegevens: Mapping[str, Any], dag: str) -> bytes:
    """Another document than a letter: a source of our own, with data as sys.inputs.gegevens. The same data, the same bytes."""
    return _zet_bron(bron, {"gegevens": json.dumps(gegevens, ensure_ascii=False)}, dag)


def _zet_bron(bron: Path, invoer: dict[str, str], op: str) -> bytes:
    jaar, maand, dag = (int(deel) for deel in op.split("-"))
    moment = datetime(jaar, maand, dag, tzinfo=UTC)
    try:
        uit: Any = typst.compile(
            bron,
            format="pdf",
            sys_inputs=invoer,
            ignore_system_fonts=True,
            timestamp=int(moment.timestamp()),
            pdf_standards=["a-3a", "ua-1"],
        )
    except (typst.TypstError, TypeError, ValueError) as fout:
        raise BriefFout(f"De brief is niet als PDF op te maken: {str(fout).splitlines()[0]}.") from fout
    eerste: bytes = uit[0] if isinstance(uit, list) else uit
    return eerste

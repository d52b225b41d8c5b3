"""Sjablonen: the register of letter templates: one file a message, its version follows from its content.

A file is a line `onderwerp: ...`, a line `---`, and the body; `_omslag.j2` is put around each body, so that a version
covers every word. A version that was once sent stays as `eerder/<naam>@<versie>.j2` (invariant 8). Nothing here needs
Jinja2: the engine reads the versions on its daily path.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

SCHEIDING: Final = "\n---\n"
_PLEK: Final = "[[inhoud]]"
_MAP: Final = Path(__file__).parent


class SjabloonFout(Exception):
    """A template that is missing or cannot be filled in; it names itself."""


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """The words of one message."""

    naam: str
    versie: str
    bron: str

    @property
    def onderwerp(self) -> str:
        """The source of the subject."""
        return self.bron.partition(SCHEIDING)[0].removeprefix("onderwerp:").strip()

    @property
    def inhoud(self) -> str:
        """The source of the body, with what goes around it."""
        return self.bron.partition(SCHEIDING)[2]


def maak(naam: str, bron: str) -> Sjabloon:
    """A template from its complete source."""
    if not bron.startswith("onderwerp:") or SCHEIDING not in bron:
        raise SjabloonFout(
            f"Sjabloon {naam}: verwacht eerst een regel 'onderwerp: ...' en dan een regel '---'."
        )
    return Sjabloon(naam, sha256(bron.encode()).hexdigest()[:12], bron)


def _lees() -> Iterator[Sjabloon]:
    omslag = (_MAP / "_omslag.j2").read_text(encoding="utf-8")
    for pad in sorted(_MAP.glob("[a-z]*.j2")):
        kop, scheiding, inhoud = pad.read_text(encoding="utf-8").partition(SCHEIDING)
        yield maak(pad.stem, kop + scheiding + omslag.replace(_PLEK, inhoud.strip()))


def _lees_eerder() -> Iterator[Sjabloon]:
    for pad in sorted((_MAP / "eerder").glob("*@*.j2")):
        yield maak(pad.stem.partition("@")[0], pad.read_text(encoding="utf-8"))


SJABLONEN: Final[Mapping[str, Sjabloon]] = MappingProxyType({s.naam: s for s in _lees()})
VERSIES: Final[Mapping[str, str]] = MappingProxyType({s.naam: s.versie for s in SJABLONEN.values()})
_ALLE: Final = {(s.naam, s.versie): s for s in (*_lees_eerder(), *SJABLONEN.values())}


def van_versie(naam: str, versie: str) -> Sjabloon:
    """The template in which a message was promised; a missing version is an error, never another text."""
    sjabloon = _ALLE.get((naam, versie))
    if sjabloon is None:
        raise SjabloonFout(
            f"Sjabloon {naam} versie {versie} is er niet meer. Zet het terug als sjablonen/eerder/{naam}@{versie}.j2."
        )
    return sjabloon

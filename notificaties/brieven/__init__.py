"""Brieven: the templates of letters and decisions. A file is a head of `naam: waarde` lines, a line `---`, and the body.

The head says what the letter is called (`titel`), at which procedure and after which step it can be made (`voor`, `na`), and
whether it is a besluit (`soort`). The version follows from the content, so a letter remembers exactly which words it had.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

SCHEIDING: Final = "\n---\n"
KOPPEN: Final = ("titel", "voor", "na", "soort", "categorie")
SOORTEN: Final = ("brief", "besluit")
CATEGORIEEN: Final = ("persoonsgegeven", "gezondheidsgegeven")
_MAP: Final = Path(__file__).parent / "sjablonen"


class BriefFout(Exception):
    """A template that is not well made, or a letter that cannot be filled in; the sentence says what was expected."""


@dataclass(frozen=True, slots=True)
class Briefsjabloon:
    """The words of one kind of letter."""

    naam: str
    bron: str
    titel: str
    voor: str
    na: tuple[str, ...]
    soort: str
    categorie: str
    tekst: str

    @property
    def versie(self) -> str:
        """Follows from every word of it."""
        return sha256(self.bron.encode()).hexdigest()[:12]


def lees(naam: str, bron: str) -> Briefsjabloon:
    """A template from its source. BriefFout names the first thing that is wrong with its head."""
    bron = bron.replace("\r\n", "\n").strip() + "\n"
    kop, scheiding, tekst = bron.partition(SCHEIDING)
    if not scheiding or not tekst.strip():
        raise BriefFout(
            "Verwacht eerst regels als 'titel: ...', dan een regel '---', en dan de tekst van de brief."
        )
    velden = {}
    for regel in kop.splitlines():
        veld, dubbel, waarde = (deel.strip() for deel in regel.partition(":"))
        if not dubbel or veld not in KOPPEN or not waarde:
            raise BriefFout(
                f"Regel {regel!r} klopt niet. Bovenaan staan: {', '.join(KOPPEN)}, elk met een waarde."
            )
        velden[veld] = waarde
    if mist := [k for k in KOPPEN if k not in velden]:
        raise BriefFout(f"Bovenaan ontbreekt: {', '.join(mist)}.")
    if velden["soort"] not in SOORTEN or velden["categorie"] not in CATEGORIEEN:
        raise BriefFout(
            f"soort is een van: {', '.join(SOORTEN)}; categorie een van: {', '.join(CATEGORIEEN)}."
        )
    na = tuple(deel.strip() for deel in velden.pop("na").split(","))
    return Briefsjabloon(naam=naam, bron=bron, na=na, tekst=tekst.strip(), **velden)


@cache
def huissjablonen() -> Mapping[str, Briefsjabloon]:
    """The templates that come with the program, by name."""
    paden = sorted(_MAP.glob("*.brief"))
    return MappingProxyType({p.stem: lees(p.stem, p.read_text(encoding="utf-8")) for p in paden})

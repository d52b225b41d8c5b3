"""Forms: what a step needs. One Pydantic model gives the page, the API schema, the validation and the category of each field.

Every field says whether it is open, a persoonsgegeven or a gezondheidsgegeven; nothing else decides what is encrypted.
Numbers are whole (no float may enter the history); money and fractions are given in their smallest unit.
"""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

if TYPE_CHECKING:
    from kernproces.zaak.situatie import Situatie


class Categorie(StrEnum):
    """How confidential a field is; ordered from open to most confidential."""

    OPEN = "open"
    PERSOONSGEGEVEN = "persoonsgegeven"
    GEZONDHEIDSGEGEVEN = "gezondheidsgegeven"


OPEN = Categorie.OPEN
PERSOON = Categorie.PERSOONSGEGEVEN
GEZONDHEID = Categorie.GEZONDHEIDSGEGEVEN

JAREN = range(1900, 2200)

# A sentence somebody typed: never blank, no invisible edges, bounded so that nobody fills the history by accident.
Zin = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=4000)]
Code = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,79}$")
]
# SHA-256 of a document's bytes, hexadecimal. In the history it is stored as a keyed commitment (see geheimen.py).
Vingerafdruk = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


def veld(
    titel: str,
    categorie: Categorie,
    *,
    norm: str = "",
    hulp: str = "",
    groep: str = "",
    zoekbaar: bool = False,
    werkdag: bool = False,
    afdruk: bool = False,
    gesprek: bool = False,
    eerst: bool = False,
    systeem: bool = False,
    nodig: str = "",
    bij: Mapping[str, Collection[str | bool]] | None = None,
    volgt: str = "",
    standaard: Any = ...,
) -> Any:
    """A form field: its Dutch label, its category, the norm behind it and the help text.

    `werkdag` marks the legal day of the step (werkt_op); `afdruk` a document hash, kept as a commitment; `gesprek` the day of
    a meeting, for which a page proposes one that suits a school;
    `eerst` stands on a page before what the form takes over from another; `systeem`: filled in by the system, never asked;
    `nodig` says when a field that may stay empty is asked after all ("bij verlenen"): a condition judges that;
    `bij` names the answers elsewhere in the same form (or line) that it is asked with: beside another answer a page leaves it out
    as long as it is empty;
    `volgt` is how the lines of a group are called when nobody does (`doel`: doel-1, doel-2);
    `zoekbaar` may be searched through keyed hashes (never health data).
    """
    extra: dict[str, Any] = {"categorie": categorie.value, "norm": norm, "groep": groep}
    extra |= {"zoekbaar": zoekbaar, "werkdag": werkdag, "afdruk": afdruk}
    zelden: dict[str, Any] = {"gesprek": gesprek, "eerst": eerst, "systeem": systeem, "nodig": nodig}
    zelden |= {"volgt": volgt, "bij": {v: list(antwoorden) for v, antwoorden in (bij or {}).items()}}
    extra |= {naam: waarde for naam, waarde in zelden.items() if waarde}
    return Field(standaard, title=titel, description=hulp or None, json_schema_extra=extra)


# Invisible marks that turn the direction of all text after them, also of what is not theirs. Arabic and Hebrew need none.
_RICHTING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def zonder_richting(tekst: str) -> str:
    """The text without the invisible marks that would turn around what stands beside it in a list or a letter."""
    return tekst.translate(_RICHTING)


Mogelijk = Mapping[str, Collection[str]]

GROOTSTE = 2**53 - 1  # what the canonical form can hold


class Groep(BaseModel):
    """A repeating group inside a form (a risk, a goal, a capacity line)."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False, use_enum_values=True)

    @field_validator("*")
    @classmethod
    def _denkbaar(cls, waarde: Any) -> Any:
        """A typing error (the year 20026, a number of thirty digits) is a refusal; no condition has to fear it."""
        if isinstance(waarde, date) and waarde.year not in JAREN:
            raise ValueError(f"vul een jaar in van {JAREN[0]} tot en met {JAREN[-1]}.")
        if isinstance(waarde, int) and not -GROOTSTE <= waarde <= GROOTSTE:
            raise ValueError("vul een kleiner getal in.")
        if isinstance(waarde, str) and "\x00" in waarde:
            raise ValueError("haal het teken weg dat geen tekst is.")
        return zonder_richting(waarde) if isinstance(waarde, str) else waarde


class Formulier(Groep):
    """The base of every form. `voorbeeld` gives a valid example that fits the moment."""

    @classmethod
    def voorbeeld(cls, s: "Situatie") -> dict[str, Any]:
        """A valid filling for this situation, as JSON data; the docs, the API and the scenario use the same one."""
        return {}

    @classmethod
    def invulling(cls, s: "Situatie") -> dict[str, Any]:
        """What a page may fill in beforehand, because it follows from the zaak; never a judgement."""
        return {}

    @classmethod
    def mogelijk(cls, s: "Situatie") -> Mogelijk:
        """Per field (also of a group) the values that can be right now; a page offers only those. The conditions judge.

        A mapping says of each value what it is, where that is no person, no zaak of the dossier and no word by itself.
        """
        return {}

    @classmethod
    def niet_gevraagd(cls, s: "Situatie") -> frozenset[str]:
        """Fields that mean nothing in this zaak, because of its kind: a page leaves them out. The conditions judge."""
        return frozenset()


class Leeg(Formulier):
    """A step that asks nothing but who and when."""

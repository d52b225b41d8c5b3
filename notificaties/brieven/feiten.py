"""Feiten: what a letter may name, as a tree, and which of it a letter named. Printing what is not there yet is an error."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from notificaties.brieven import BriefFout

Boom = Mapping[str, Any]  # names to a text, a list of trees, or a tree
BEGIN, REGEL, STREEP = "\ue000", "\ue001", "\ue002"  # stand for what would be structure in a value
_WEG = str.maketrans({BEGIN: "", REGEL: "", STREEP: "", "\r": ""})
_VAST = str.maketrans({"\n": REGEL, "|": STREEP})


@dataclass(frozen=True, slots=True)
class Gebruikt:
    """A fact that a letter named, and what it said."""

    pad: str
    waarde: str


class Tak:
    """A part of the facts; a template walks it by name."""

    def __init__(self, boom: Boom, pad: str, gebruikt: list[Gebruikt]) -> None:
        self._boom = boom
        self._pad = pad
        self._gebruikt = gebruikt

    def __getattr__(self, naam: str) -> Any:
        if naam.startswith("_"):
            raise AttributeError(naam)
        return _knoop(self._boom.get(naam), f"{self._pad}.{naam}".lstrip("."), self._gebruikt)

    def __str__(self) -> str:
        raise BriefFout(f"{self._pad} is geen los feit; noem wat eronder staat: {', '.join(self._boom)}.")


class Leeg:
    """A fact that is not there (yet): a condition may ask for it, a letter cannot say it."""

    def __init__(self, pad: str) -> None:
        self._pad = pad

    def __getattr__(self, naam: str) -> "Leeg":
        if naam.startswith("_"):
            raise AttributeError(naam)
        return Leeg(f"{self._pad}.{naam}")

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, Leeg)

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        raise BriefFout(
            f"Het feit {self._pad} is er in deze zaak (nog) niet. Leg die stap eerst vast, of zet dit deel van het "
            f"sjabloon tussen {{% if {self._pad} %}} en {{% endif %}}."
        )


class Blad(str):
    """A text among the facts; whoever prints it, is remembered."""

    __slots__ = ("gebruikt", "pad")
    pad: str
    gebruikt: list[Gebruikt]


def _knoop(waarde: Any, pad: str, gebruikt: list[Gebruikt]) -> Any:
    if waarde is None or waarde in ("", [], {}):
        return Leeg(pad)
    if isinstance(waarde, Mapping):
        return Tak(waarde, pad, gebruikt)
    if isinstance(waarde, list | tuple):
        return [_knoop(deel, pad, gebruikt) for deel in waarde]
    blad = Blad(str(waarde).translate(_WEG))
    blad.pad, blad.gebruikt = pad, gebruikt
    return blad


def zeg(waarde: Any) -> str:
    """How a value is printed: with nothing in it that would be read as the structure of the letter."""
    if isinstance(waarde, Blad):
        waarde.gebruikt.append(Gebruikt(waarde.pad, str(waarde)))
    if isinstance(waarde, list):
        raise BriefFout("Een lijst van feiten kan alleen regel voor regel: {% for regel in ... %}.")
    return BEGIN + str(waarde).translate(_VAST)

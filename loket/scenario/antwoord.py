"""The answer to a scenario step (ontwerp.md section 6), and holding it against what was expected."""

from collections.abc import Iterable
from typing import Any

from kernproces.zaak.stand import Stand


def leeg(stap: int) -> dict[str, Any]:
    """An answer before anything is known."""
    return {
        "stap": stap,
        "zaak": None,
        "toestand": None,
        "geweigerd": [],
        "termijnen": {},
        "berichten": [],
        "fout": None,
    }


def termijnen_van(stand: Stand) -> dict[str, Any]:
    """All terms of a zaak, stopped ones too."""
    return {
        naam: {"ruw": t["ruw"], "uiterlijk": t["uiterlijk"], "stand": t["stand"]}
        for naam, t in sorted(stand["termijnen"].items())
    }


def verschillen(verwacht: Any, werkelijk: Any, pad: str = "") -> list[str]:
    """Where the answer differs from what was expected: any part of it may be named.

    Objects: every named field. Lists: every element has one that fits; an empty list expects an empty one.
    """
    if isinstance(verwacht, dict) and isinstance(werkelijk, dict):
        return [
            v
            for sleutel, waarde in verwacht.items()
            for v in verschillen(waarde, werkelijk.get(sleutel), f"{pad}.{sleutel}" if pad else sleutel)
        ]
    if isinstance(verwacht, list) and isinstance(werkelijk, list):
        return _lijstverschillen(verwacht, werkelijk, pad)
    return [] if verwacht == werkelijk else [f"{pad}: verwacht {verwacht!r}, is {werkelijk!r}"]


def _lijstverschillen(verwacht: Iterable[Any], werkelijk: list[Any], pad: str) -> list[str]:
    verwacht = list(verwacht)
    if not verwacht:
        return [] if not werkelijk else [f"{pad}: verwacht niets, is {werkelijk!r}"]
    over = list(werkelijk)
    gemist = []
    for deel in verwacht:
        past = next((w for w in over if not verschillen(deel, w)), None)
        if past is None:
            gemist.append(f"{pad}: {deel!r} ontbreekt")
        else:
            over.remove(past)
    return gemist

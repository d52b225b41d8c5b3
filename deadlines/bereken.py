"""The contract of `kernproces termijn bereken`: one JSON object a line in, one out (ontwerp.md section 6). Pure."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from deadlines.fout import TermijnFout
from deadlines.kalender import KALENDER, Kalender
from deadlines.opschorting import Opschorting
from deadlines.tellen import bereken
from kernproces.taal.termijn import Telt, TermijnSoort

SLEUTELS = ("termijn", "begin", "opschortingen", "verdagingen_dagen", "variant", "lengte_dagen")
_DAG = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIJD = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})", re.ASCII)


def beantwoord_alle(
    regels: Iterable[str], catalogus: Mapping[str, TermijnSoort], kalender: Kalender = KALENDER
) -> Iterator[str]:
    """One answer a line, in order; a bad line answers `{"fout": ...}` and the others still answer."""
    for regel in regels:
        yield beantwoord(regel, catalogus, kalender)


def beantwoord(regel: str, catalogus: Mapping[str, TermijnSoort], kalender: Kalender = KALENDER) -> str:
    """The answer to one line, as JSON on one line."""
    try:
        antwoord = _antwoord(_lees(regel), catalogus, kalender)
    except TermijnFout as fout:
        antwoord = {"fout": str(fout)}
    # Half a character in the input must not come out raw: no stream could write it.
    return json.dumps(antwoord, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def _antwoord(
    vraag: dict[str, Any], catalogus: Mapping[str, TermijnSoort], kalender: Kalender
) -> dict[str, Any]:
    naam = vraag.get("termijn")
    soort = catalogus.get(naam) if isinstance(naam, str) else None
    if soort is None:
        raise TermijnFout(f"Onbekende termijn {_toon(naam)}. Verwacht bij 'termijn': {', '.join(catalogus)}.")
    uitkomst = bereken(
        soort,
        _begin(soort, vraag.get("begin")),
        [_opschorting(deel) for deel in _lijst(vraag, "opschortingen")],
        [_geheel(deel, "verdagingen_dagen") for deel in _lijst(vraag, "verdagingen_dagen")],
        _variant(vraag.get("variant")),
        lengte_dagen=None
        if vraag.get("lengte_dagen") is None
        else _geheel(vraag["lengte_dagen"], "lengte_dagen"),
        kalender=kalender,
    )
    return uitkomst.als_gegevens()


def _lees(regel: str) -> dict[str, Any]:
    try:
        vraag = json.loads(regel, object_pairs_hook=_zonder_dubbele)
    except json.JSONDecodeError as fout:
        raise TermijnFout(
            f"De regel is geen JSON: teken {fout.pos + 1} klopt niet. Verwacht: een JSON-object op een regel."
        ) from None
    except RecursionError:
        raise TermijnFout(
            "De regel is geen JSON die hier past: te diep genest. Verwacht: een plat JSON-object."
        ) from None
    except ValueError as fout:
        if isinstance(fout, TermijnFout):
            raise
        raise TermijnFout(
            "De regel bevat een getal dat te groot is. Verwacht: gewone hele getallen."
        ) from None
    if not isinstance(vraag, dict):
        raise TermijnFout("De regel is geen object. Verwacht: een JSON-object met 'termijn' en 'begin'.")
    _keur_sleutels(vraag, SLEUTELS, ("termijn", "begin"))
    return vraag


def _zonder_dubbele(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    vraag = dict(paren)
    if len(vraag) != len(paren):
        raise TermijnFout("Een gegeven staat er twee keer in. Verwacht: elk gegeven hoogstens een keer.")
    return vraag


def _keur_sleutels(deel: dict[str, Any], mag: tuple[str, ...], moet: tuple[str, ...]) -> None:
    if vreemd := sorted(set(deel) - set(mag)):
        raise TermijnFout(f"Onbekend gegeven: {', '.join(vreemd)}. Verwacht: {', '.join(mag)}.")
    if mist := [sleutel for sleutel in moet if sleutel not in deel]:
        raise TermijnFout(f"Er ontbreekt: {', '.join(mist)}. Verwacht: {', '.join(moet)}.")


def _begin(soort: TermijnSoort, waarde: Any) -> date:
    if soort.telt is not Telt.UREN:
        return _dag(waarde, "begin")
    if not (isinstance(waarde, str) and _TIJD.fullmatch(waarde)):
        raise TermijnFout(
            f"'begin' is {_toon(waarde)}. Verwacht bij {soort.id}: een tijdstip met tijdzone, "
            "zoals 2026-12-24T16:30:00+01:00."
        )
    try:
        return datetime.fromisoformat(waarde)
    except ValueError:
        raise TermijnFout(f"'begin' is {_toon(waarde)}. Verwacht: een tijdstip dat bestaat.") from None


def _dag(waarde: Any, veld: str) -> date:
    if not (isinstance(waarde, str) and _DAG.fullmatch(waarde)):
        raise TermijnFout(f"'{veld}' is {_toon(waarde)}. Verwacht: een dag als 2026-03-24.")
    try:
        return date.fromisoformat(waarde)
    except ValueError:
        raise TermijnFout(f"'{veld}' is {_toon(waarde)}. Verwacht: een dag die bestaat.") from None


def _opschorting(deel: Any) -> Opschorting:
    if not isinstance(deel, dict):
        raise TermijnFout(f"Een opschorting is {_toon(deel)}. Verwacht: een object met 'van' en 'tot'.")
    _keur_sleutels(deel, ("van", "tot", "grond"), ("van", "tot"))
    grond = deel.get("grond", "")
    if not isinstance(grond, str):
        raise TermijnFout(f"'grond' is {_toon(grond)}. Verwacht: een artikel als tekst.")
    return Opschorting(_dag(deel["van"], "van"), _dag(deel["tot"], "tot"), grond)


def _lijst(vraag: dict[str, Any], veld: str) -> list[Any]:
    waarde = vraag.get(veld)
    if waarde is None:
        return []
    if not isinstance(waarde, list):
        raise TermijnFout(f"'{veld}' is {_toon(waarde)}. Verwacht: een lijst.")
    return waarde


def _geheel(waarde: Any, veld: str) -> int:
    if not isinstance(waarde, int) or isinstance(waarde, bool):
        raise TermijnFout(f"'{veld}' bevat {_toon(waarde)}. Verwacht: hele dagen, als getal.")
    return waarde


def _variant(waarde: Any) -> str | None:
    if waarde is not None and not isinstance(waarde, str):
        raise TermijnFout(f"'variant' is {_toon(waarde)}. Verwacht: een naam als tekst.")
    return waarde


def _toon(waarde: Any) -> str:
    """What came in, as JSON, short enough for a sentence."""
    tekst = json.dumps(waarde, ensure_ascii=False)
    return tekst if len(tekst) <= 60 else f"{tekst[:57]}..."

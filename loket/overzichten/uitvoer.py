"""The overviews as a file: CSV for a spreadsheet (semicolon, as Dutch ones expect), JSON for a system."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from loket.overzichten.datalekken import Lekregel
from loket.overzichten.klachten import Jaarlijst

Rijen = list[list[Any]]
REKENT = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def jaarlijst_json(lijst: Jaarlijst) -> str:
    """The published list as one JSON document."""
    document = {
        "jaar": lijst.jaar,
        "klachten": lijst.totaal,
        "per_onderwerp": dict(lijst.per_onderwerp),
        "per_uitkomst": dict(lijst.per_uitkomst),
        "procent_binnen_zes_weken": lijst.deel_op_tijd,
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def jaarlijst_csv(lijst: Jaarlijst) -> str:
    """The published list, one count a line."""
    rijen: Rijen = [["jaar", "soort", "groep", "aantal"], [lijst.jaar, "totaal", "", lijst.totaal]]
    rijen += [[lijst.jaar, "onderwerp", groep, n] for groep, n in lijst.per_onderwerp]
    rijen += [[lijst.jaar, "uitkomst", groep, n] for groep, n in lijst.per_uitkomst]
    if lijst.deel_op_tijd is not None:
        rijen.append([lijst.jaar, "procent_binnen_zes_weken", "", lijst.deel_op_tijd])
    return als_csv(rijen)


def regels_json(regels: Sequence[Any]) -> str:
    """Lines that can say themselves as JSON data, as one list."""
    return json.dumps([r.als_gegevens() for r in regels], ensure_ascii=False, indent=2)


def regels_csv(regels: Sequence[Any], soort: type[Any]) -> str:
    """The same, one a line, in the order of the fields."""
    kolommen = [k.name for k in fields(soort)]
    return als_csv([kolommen, *([getattr(r, k) for k in kolommen] for r in regels)])


def datalekken_json(regels: list[Lekregel]) -> str:
    """The register as a JSON list."""
    return regels_json(regels)


def datalekken_csv(regels: list[Lekregel]) -> str:
    """The register, one breach a line; sentences in the last columns when they were asked for."""
    zinnen = sorted({veld for r in regels for veld in r.zinnen})
    kolommen = [k for k in Lekregel.__slots__ if k != "zinnen"]
    rijen: Rijen = [[*kolommen, *zinnen]]
    for r in regels:
        rijen.append([*(getattr(r, k) for k in kolommen), *(r.zinnen.get(z, "") for z in zinnen)])
    return als_csv(rijen)


def veilig(tekst: str) -> str:
    """A text that no spreadsheet takes for a formula: one that it would calculate gets an apostrophe in front."""
    return f"'{tekst}" if tekst.lstrip(" \u00a0").startswith(REKENT) else tekst


def _cel(waarde: Any) -> Any:
    """One cell; text that a spreadsheet would run as a formula is kept as text."""
    if isinstance(waarde, tuple):
        return ", ".join(waarde)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return veilig(waarde) if isinstance(waarde, str) else waarde


def als_csv(rijen: Rijen) -> str:
    """As CSV; text that a spreadsheet would run as a formula is kept as text."""
    uit = io.StringIO()
    csv.writer(uit, delimiter=";", lineterminator="\n").writerows([[_cel(c) for c in rij] for rij in rijen])
    return uit.getvalue()

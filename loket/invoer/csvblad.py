"""CSV that people make in a spreadsheet: which separator, which days, which yes and no. What cannot be, is said in a sentence."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kernproces.declaratie.veldsoort import herhaald, soort
from kernproces.gebruik.fouten import OnbekendError

REDEN = "reden"  # of a file of refused rows that is offered again; not read
_NL_DAG = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")


def rijen_van(inhoud: bytes) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The header, and every row that is not empty with its number in the file."""
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise OnbekendError("Het bestand is geen UTF-8. Bewaar het als CSV UTF-8.") from None
    eerste = tekst.splitlines()[0] if tekst else ""
    scheiding = max(";,\t", key=eerste.count)
    kop, *rijen = list(csv.reader(io.StringIO(tekst), delimiter=scheiding)) or [[]]
    kop = [k.strip() for k in kop]
    if dubbel := sorted({k for k in kop if kop.count(k) > 1}):
        raise OnbekendError(f"De kolom {dubbel[0] or '(leeg)'} staat er meer dan eens.")
    return kop, ((nr, r) for nr, r in enumerate(rijen, 2) if any(c.strip() for c in r))


def dag_in(tekst: str, kolom: str) -> date:
    """A day as people write it: 2026-03-02 or 02-03-2026."""
    if paar := _NL_DAG.fullmatch(tekst):
        tekst = f"{paar[3]}-{int(paar[2]):02d}-{int(paar[1]):02d}"
    try:
        return date.fromisoformat(tekst[:10])
    except ValueError:
        raise ValueError(f"{kolom}: {tekst!r} is geen dag. Verwacht: 2026-03-02 of 02-03-2026.") from None


def waarde(tekst: str, annotatie: Any, kolom: str) -> Any:
    """A cell as the field of a form takes it: lists with `;` between, groups as JSON."""
    if tekst[0] in "[{":
        try:
            return json.loads(tekst)
        except ValueError:
            raise ValueError(f"{kolom}: geen geldige JSON.") from None
    if herhaald(annotatie):
        return [deel.strip() for deel in tekst.split(";") if deel.strip()]
    if soort(annotatie) == "datum":
        return dag_in(tekst, kolom).isoformat()
    if soort(annotatie) == "ja_nee":
        return {"ja": True, "nee": False}.get(tekst.lower(), tekst)
    return tekst


def schrijf_geweigerd(pad: Path, kop: list[str], nee: list[tuple[dict[str, str], list[str]]]) -> None:
    """The refused rows as they came, with why: mend them and offer this file again."""
    kolommen = [k for k in kop if k != REDEN]
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";")
        schrijver.writerow([*kolommen, REDEN])
        for cellen, redenen in nee:
            schrijver.writerow([*(cellen.get(k, "") for k in kolommen), " ".join(redenen)])

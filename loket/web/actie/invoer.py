"""Invoer: what a browser posted, as the JSON data of the form. Text that is not valid is kept, so that nothing typed is lost."""

import hashlib
import re
from datetime import date, datetime
from itertools import count
from typing import Any

from pydantic.fields import FieldInfo
from starlette.datastructures import FormData, UploadFile

from kernproces.datum import MAANDEN, MAANDEN_KORT
from kernproces.declaratie.veldsoort import beschrijf_veld, groep_in
from kernproces.taal.formulier import Groep
from kernproces.tijdstip import AMSTERDAM
from loket.web.actie.velden import MEEST_REGELS

Gegevens = dict[str, Any]
BROK = 1 << 16


def lees(model: type[Groep], formulier: FormData, pad: str = "") -> Gegevens:
    """The declared fields that were filled in; other fields are not looked at."""
    gegevens: Gegevens = {}
    for naam, info in model.model_fields.items():
        waarde = _veld(naam, info, formulier, f"{pad}{naam}")
        if waarde is not None:
            gegevens[naam] = waarde
    return gegevens


def _veld(naam: str, info: FieldInfo, formulier: FormData, pad: str) -> Any:
    b = beschrijf_veld(naam, info)
    if (groep := groep_in(info.annotation)) is not None and b["soort"] == "lijst":
        return _regels(groep, formulier, pad)
    if b["soort"] == "lijst":
        return _lijst(b, formulier, pad)
    if b.get("afdruk"):
        return _afdruk(formulier, pad)
    tekst = formulier.get(pad)
    if not isinstance(tekst, str) or not tekst.strip():
        return None
    return waarde_van(b["soort"], tekst.replace("\r\n", "\n").strip())


def _regels(groep: type[Groep], formulier: FormData, pad: str) -> list[Gegevens]:
    """The lines of a repeating group; a line that was left empty is no line."""
    aantal = str(formulier.get(f"{pad}.aantal", "0"))
    hoeveel = min(int(aantal), MEEST_REGELS) if aantal.isdecimal() and len(aantal) < 5 else 0
    regels = [lees(groep, formulier, f"{pad}.{i}.") for i in range(hoeveel)]
    return _genummerd(groep, [r for r in regels if any(r.values())])


def _genummerd(groep: type[Groep], regels: list[Gegevens]) -> list[Gegevens]:
    """A line that nobody named gets the next free number of its kind: doel-1, doel-2."""
    for naam, info in groep.model_fields.items():
        if stam := beschrijf_veld(naam, info).get("volgt"):
            bezet = {regel.get(naam) for regel in regels}
            vrij = (vorm for n in count(1) if (vorm := f"{stam}-{n}") not in bezet)
            for regel in regels:
                regel[naam] = regel.get(naam) or next(vrij)
    return regels


def _lijst(b: Gegevens, formulier: FormData, pad: str) -> list[Any]:
    """Ticked boxes, or one value a line."""
    soort = {"geheel_getal": "geheel_getal"}.get(b.get("van", ""), "tekst")
    delen = [d for stuk in formulier.getlist(pad) if isinstance(stuk, str) for d in stuk.splitlines()]
    return [waarde_van(soort, d.strip()) for d in delen if d.strip()]


def waarde_van(soort: str, tekst: str) -> Any:
    """What was typed as the JSON value of its field; what does not fit stays text."""
    if soort == "geheel_getal":
        return int(tekst) if tekst.lstrip("-").isdecimal() and tekst.isascii() and len(tekst) < 16 else tekst
    if soort == "ja_nee":
        return {"ja": True, "nee": False}.get(tekst, tekst)
    if soort == "datum":
        return datum(tekst)
    if soort == "tijdstip":
        return _tijdstip(tekst)
    return tekst


LANGSTE_MOMENT = 60  # characters; what is longer is no day, and is not looked into: the patterns below take their time over it
GEEN_DAG = "Vul een dag in als dag-maand-jaar, bijvoorbeeld 14-9-2026."
_DAG = re.compile(r"(\d{1,2})(?:\s*[-/.]\s*|\s+)(\d{1,2}|[a-z]{3,9})\.?(?:\s*[-/.]\s*|\s+)(\d{4})", re.ASCII)
_UUR = re.compile(r"(.*?)[,\s]+(\d{1,2})[.:](\d{2})(?:\s*uur)?", re.ASCII)


def datum(tekst: str) -> str:
    """A day as people write it (8-12-2026, 8 dec 2026) in ISO form; anything else as it was typed."""
    if len(tekst) > LANGSTE_MOMENT:
        return tekst
    kort = re.sub(r"^(?:ma|di|wo|do|vr|za|zo)[a-z]*\s+", "", tekst.strip().lower())
    if (deel := _DAG.fullmatch(kort)) is None:
        return tekst
    dag, maand, jaar = deel.groups()
    nummer = int(maand) if maand.isdecimal() else _maand(maand)
    try:
        return date(int(jaar), nummer, int(dag)).isoformat()
    except ValueError:
        return tekst


def dag_in(tekst: str) -> date | None:
    """A day as people write it, that a register or a list may be about; None when it is none."""
    try:
        dag = date.fromisoformat(datum(tekst.strip()))
    except ValueError:
        return None
    return dag if 1900 <= dag.year < 2200 else None


def _maand(woord: str) -> int:
    """`dec`, `december`, `mrt`; 0 when it is none."""
    namen = enumerate(zip(MAANDEN_KORT, MAANDEN, strict=True), start=1)
    return next((i for i, (kort, lang) in namen if woord in (kort, lang, lang[:3])), 0)


def _tijdstip(tekst: str) -> str:
    """A day and a time of the clock are Dutch time."""
    if len(tekst) > LANGSTE_MOMENT:
        return tekst
    if (deel := _UUR.fullmatch(tekst.strip())) is not None and (dag := datum(deel[1])) != deel[1]:
        tekst = f"{dag}T{int(deel[2]):02d}:{deel[3]}"
    try:
        moment = datetime.fromisoformat(tekst)
    except ValueError:
        return tekst
    return (moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)).isoformat()


def _afdruk(formulier: FormData, pad: str) -> str | None:
    """The SHA-256 of an uploaded file, else that of the chosen document, else what was typed."""
    bestand = formulier.get(f"{pad}.bestand")
    if isinstance(bestand, UploadFile) and bestand.filename:
        som = hashlib.sha256()
        bestand.file.seek(0)
        while brok := bestand.file.read(BROK):
            som.update(brok)
        return som.hexdigest()
    for veld in (f"{pad}.stuk", pad):
        tekst = formulier.get(veld)
        if isinstance(tekst, str) and (kaal := tekst.strip().replace(" ", "").lower()):
            return kaal
    return None


def pas_regels_aan(gegevens: Gegevens, knop: str) -> str:
    """Add or remove a line: `erbij:stukken`, `weg:stukken.1`. Answers the path to put the focus on."""
    doe, _, plek = knop.partition(":")
    naam, _, nummer = plek.partition(".")
    regels = gegevens.get(naam)
    if not isinstance(regels, list):
        regels = gegevens[naam] = []
    if doe == "erbij" and len(regels) < MEEST_REGELS:
        regels.append({})
        return f"{naam}.{len(regels) - 1}."
    if doe == "weg" and nummer.isdecimal() and int(nummer) < len(regels):
        regels.pop(int(nummer))
    return ""

"""Reading a scenario line: a step with its own time. Every mistake is a sentence that says what was expected."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from kernproces.rollen import Rol
from kernproces.taal.formulier import JAREN

PERSOON_SLEUTELS = {
    "nu",
    "doe",
    "naam",
    "rollen",
    "functies",
    "vervangt",
    "mandaten",
    "scholen",
    "onderdelen",
    "competent_tot",
    "verwacht",
}
STAP_SLEUTELS = {
    "nu",
    "doe",
    "door",
    "rol",
    "zaak",
    "dossier",
    "workflow",
    "hoofdzaak",
    "gegevens",
    "wijzig",
    "verwacht",
}


class RegelFout(Exception):
    """A line that cannot be played; the next lines still answer."""


@dataclass(slots=True)
class Regel:
    """One step. `doe` is persoon, start, ronde, verzend, or the name of an action."""

    nu: datetime
    doe: str
    ruw: dict[str, Any]
    door: str = ""
    rol: Rol = Rol.SYSTEEM
    zaak: str = ""
    gegevens: Any = field(default_factory=dict)
    wijzig: dict[str, Any] = field(default_factory=dict)
    verwacht: dict[str, Any] | None = None


def lees(tekst: str) -> dict[str, Any]:
    """The JSON object on a line."""
    try:
        ruw = json.loads(tekst)
        json.dumps(ruw, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (ValueError, RecursionError) as fout:
        raise RegelFout(
            f"Onleesbare regel: geen geldige JSON ({fout}). Verwacht: één object per regel."
        ) from None
    if not isinstance(ruw, dict):
        raise RegelFout("Onleesbare regel: verwacht is één JSON-object per regel.")
    return ruw


def ontleed(ruw: dict[str, Any], vorige: datetime | None) -> Regel:
    """A step from its JSON object."""
    doe = tekst_van(ruw, "doe")
    bekend = PERSOON_SLEUTELS if doe == "persoon" else STAP_SLEUTELS
    if onbekend := sorted(set(ruw) - bekend):
        raise RegelFout(
            f"Onbekend gegeven in deze regel: {', '.join(onbekend)}. Bekend zijn: {', '.join(sorted(bekend))}."
        )
    regel = Regel(_tijd(ruw, vorige), doe, ruw, verwacht=_object(ruw, "verwacht", leeg=None))
    if doe == "persoon" or (doe in ("ronde", "verzend") and "zaak" not in ruw):
        return regel
    if doe == "ronde":
        regel.zaak = tekst_van(ruw, "zaak")
        return regel
    regel.door, regel.rol, regel.zaak = (
        tekst_van(ruw, "door"),
        rol_van(tekst_van(ruw, "rol")),
        tekst_van(ruw, "zaak"),
    )
    regel.gegevens = ruw.get("gegevens", {})
    if regel.gegevens != "voorbeeld" and not isinstance(regel.gegevens, dict):
        raise RegelFout('"gegevens" is een object met velden, of "voorbeeld".')
    regel.wijzig = _object(ruw, "wijzig", leeg={})
    return regel


def rol_van(naam: str) -> Rol:
    """The role by this name."""
    try:
        return Rol(naam)
    except ValueError:
        raise RegelFout(f"Onbekende rol {naam!r}. Bekend zijn: {', '.join(Rol)}.") from None


def dag_van_tekst(tekst: Any, waar: str) -> str | None:
    """A day as the history writes it, or None."""
    if tekst is None:
        return None
    try:
        return date.fromisoformat(tekst).isoformat()
    except (TypeError, ValueError):
        raise RegelFout(f"{waar}: verwacht een datum als 2026-09-14, niet {tekst!r}.") from None


def _tijd(ruw: dict[str, Any], vorige: datetime | None) -> datetime:
    tekst = tekst_van(ruw, "nu")
    try:
        nu = datetime.fromisoformat(tekst)
    except ValueError:
        raise RegelFout(
            f"Onleesbaar tijdstip {tekst!r}. Verwacht: bijvoorbeeld 2026-03-02T09:00:00+01:00."
        ) from None
    if nu.utcoffset() is None:
        raise RegelFout(
            f"Het tijdstip {tekst} heeft geen tijdzone. Verwacht: bijvoorbeeld 2026-03-02T09:00:00+01:00."
        )
    if nu.year not in JAREN:
        raise RegelFout(f"Het tijdstip {tekst} valt buiten de jaren {JAREN[0]} tot en met {JAREN[-1]}.")
    if vorige is not None and nu < vorige:
        raise RegelFout(f"Het tijdstip {tekst} ligt voor dat van de vorige stap ({vorige.isoformat()}).")
    return nu


def tekst_van(ruw: dict[str, Any], sleutel: str) -> str:
    """The text that must be there: a name, an action, an instant."""
    waarde = ruw.get(sleutel)
    if not isinstance(waarde, str) or not waarde.isprintable() or not waarde.strip():
        raise RegelFout(f'In deze regel ontbreekt "{sleutel}" (tekst).')
    return waarde


def _object(ruw: dict[str, Any], sleutel: str, leeg: Any) -> Any:
    waarde = ruw.get(sleutel, leeg)
    if waarde is not leeg and not isinstance(waarde, dict):
        raise RegelFout(f'"{sleutel}" is een object.')
    return waarde

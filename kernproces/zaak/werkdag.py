"""Werkdag: the legal day of a step (werkt_op) beside the instant it was recorded. Friday's post registered on Monday."""

from datetime import date
from functools import lru_cache

from kernproces.datum import voluit
from kernproces.taal.beletsel import Beletsel, andere_weg, vanaf
from kernproces.taal.formulier import Formulier
from kernproces.taal.overgang import Overgang
from kernproces.zaak.situatie import Situatie

REDEN_EERDER = "reden_eerder"  # the field that says why an earlier day is recorded only now
VROEGSTE_JAAR = 1990  # the calendar of the terms begins here


@lru_cache(maxsize=512)
def werkdagveld(formulier: type[Formulier]) -> str | None:
    """The field of a form that names the legal day, or None."""
    for naam, info in formulier.model_fields.items():
        if isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get("werkdag"):
            return naam
    return None


def werkdag_van(gegevens: Formulier) -> date | None:
    """The legal day named in a filled form, or None."""
    naam = werkdagveld(gegevens.__class__)
    return None if naam is None else getattr(gegevens, naam)


def dag_beletselen(s: Situatie, rij: Overgang) -> list[Beletsel]:
    """Not in the future, not before the previous change of state, not before the calendar; earlier only with a reason."""
    if s.dag == s.vandaag:
        return []
    veld = werkdagveld(s.gegevens.__class__) or "datum"
    if s.dag > s.vandaag:
        zin = f"{rij.titel}: de dag ligt in de toekomst. Vul een dag in tot en met vandaag."
        return [Beletsel(f"gegevens.{veld}", zin, "gegevens", vanaf(s.dag))]
    if s.dag.year < VROEGSTE_JAAR:
        zin = f"{rij.titel}: de dag ligt te ver terug. Vul een dag in vanaf {VROEGSTE_JAAR}."
        return [Beletsel(f"gegevens.{veld}", zin, "gegevens", andere_weg(rij.actie, zin))]
    sinds = str(s.zaak.get("sinds") or s.dag)
    if rij.naar is not None and sinds != s.zaak.get("gestart") and s.dag.isoformat() < sinds:
        zin = f"{rij.titel}: de dag ligt voor de vorige stap, van {voluit(date.fromisoformat(sinds))}."
        return [
            Beletsel(f"gegevens.{veld}", zin, "gegevens", andere_weg(rij.actie, "Vul een latere dag in."))
        ]
    if getattr(s.gegevens, REDEN_EERDER, "-") is None:
        zin = "De dag ligt voor vandaag. Schrijf waarom dit pas nu wordt vastgelegd."
        hulp = andere_weg(rij.actie, f"Vul bij '{REDEN_EERDER}' in waarom dit later wordt vastgelegd.")
        return [Beletsel(f"gegevens.{REDEN_EERDER}", zin, "Awb 2:20", hulp)]
    return []

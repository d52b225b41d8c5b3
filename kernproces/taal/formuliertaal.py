"""Formuliertaal: reading a form and saying in plain Dutch what is wrong with it, field by field."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kernproces.taal.beletsel import Beletsel, andere_weg
from kernproces.taal.formulier import Formulier, Groep
from kernproces.taal.overgang import Overgang


class OnbekendVeldError(Exception):
    """A field that the form does not have: a mistake of the caller, not a refusal."""

    def __init__(self, veld: str, formulier: type[Groep]) -> None:
        bekend = ", ".join(formulier.model_fields) or "geen"
        super().__init__(f"Onbekend veld {veld!r}. Dit formulier heeft: {bekend}.")
        self.veld = veld


def lees_formulier(formulier: type[Formulier], ruw: dict[str, Any]) -> Formulier:
    """The valid form. Raises OnbekendVeldError, or ValidationError with every field that is wrong."""
    try:
        return formulier.model_validate(ruw)
    except ValidationError as fout:
        for detail in fout.errors(include_url=False, include_context=False, include_input=False):
            if detail["type"] == "extra_forbidden":
                raise OnbekendVeldError(".".join(str(d) for d in detail["loc"]), formulier) from None
        raise


def beletselen_van(fout: ValidationError, rij: Overgang) -> list[Beletsel]:
    """One beletsel a field of the form of a step."""
    return veldbeletselen(fout, rij.gegevens, rij.actie)


def veldbeletselen(fout: ValidationError, model: type[Groep], actie: str) -> list[Beletsel]:
    """One beletsel a field: what was expected. The value itself is never repeated (it may be confidential)."""
    per_veld: dict[str, Beletsel] = {}
    for detail in fout.errors(include_url=False, include_input=False):
        veld = ".".join(str(d) for d in detail["loc"]) or "formulier"
        zin = f"{_label(model, detail)}: {_zin(detail)}"
        norm = _norm(model, detail)
        per_veld.setdefault(veld, Beletsel(f"gegevens.{veld}", zin, norm, andere_weg(actie, zin)))
    return list(per_veld.values())


def _veldinfo(formulier: type[Groep], detail: ErrorDetails) -> Any:
    return formulier.model_fields.get(str(detail["loc"][0])) if detail["loc"] else None


def _label(formulier: type[Groep], detail: ErrorDetails) -> str:
    info = _veldinfo(formulier, detail)
    label = (info.title if info else None) or (str(detail["loc"][0]) if detail["loc"] else "Formulier")
    plek = [str(d + 1) for d in detail["loc"][1:] if isinstance(d, int)]
    binnen = [str(d).replace("_", " ") for d in detail["loc"][1:] if isinstance(d, str)]
    return label + (f" (nummer {plek[0]})" if plek else "") + (f", {binnen[-1]}" if binnen else "")


def _norm(formulier: type[Groep], detail: ErrorDetails) -> str:
    info = _veldinfo(formulier, detail)
    extra = info.json_schema_extra if info and isinstance(info.json_schema_extra, dict) else {}
    return str(extra.get("norm") or "formulier")


def _zin(detail: ErrorDetails) -> str:
    ctx: dict[str, Any] = detail.get("ctx", {})
    soort = detail["type"]
    if "expected" in ctx:
        ctx = ctx | {"expected": str(ctx["expected"]).replace("' or '", "' of '")}
    if soort in _ZINNEN:
        return _ZINNEN[soort].format(**ctx)
    if soort == "value_error":
        return str(ctx.get("error", "dit klopt niet"))
    if soort.startswith("date"):
        return "vul een datum in als JJJJ-MM-DD, bijvoorbeeld 2026-09-14."
    if soort.startswith("int"):
        return "vul een heel getal in."
    if soort.startswith("bool"):
        return "kies ja of nee."
    return "dit klopt niet; kijk wat er gevraagd wordt."


_ZINNEN = {
    "missing": "vul dit in.",
    "string_too_short": "vul dit in, ten minste {min_length} tekens.",
    "string_too_long": "te lang; ten hoogste {max_length} tekens.",
    "string_type": "vul hier tekst in.",
    "string_pattern_mismatch": "dit heeft niet de vorm die hier hoort.",
    "literal_error": "kies een van: {expected}.",
    "enum": "kies een van: {expected}.",
    "too_short": "geef er ten minste {min_length}.",
    "too_long": "geef er ten hoogste {max_length}.",
    "greater_than_equal": "vul een getal in van ten minste {ge}.",
    "less_than_equal": "vul een getal in van ten hoogste {le}.",
    "greater_than": "vul een getal in groter dan {gt}.",
    "list_type": "geef hier een lijst.",
    "model_type": "geef hier de gevraagde gegevens.",
    "model_attributes_type": "geef hier de gevraagde gegevens.",
    "timezone_aware": "geef een tijdstip met tijdzone, bijvoorbeeld 2026-03-02T09:00:00+01:00.",
}

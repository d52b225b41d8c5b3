"""The forms: every field says how confidential it is, nothing leaks by its shape, and what the engine reads is what it expects."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pydantic.fields import FieldInfo

from kernproces.declaratie.veldsoort import bladen, extra, groep_in, herhaald, keuzes, patronen
from kernproces.deugdelijkheid.gebrek import Gebrek
from kernproces.deugdelijkheid.graaf import Graaf
from kernproces.taal.formulier import Categorie, Formulier, Groep
from kernproces.taal.workflow import Workflow
from kernproces.vertrouwelijk.geheimen import categorie_van

_HASH = r"^[0-9a-f]{64}$"
_ZWAARTE = {c: i for i, c in enumerate(Categorie)}


def formulieren(g: Graaf) -> Iterator[Gebrek]:
    """Every defect of the forms, each form once."""
    for formulier in alle_formulieren(g.workflow):
        werkdagen = [n for n, i in formulier.model_fields.items() if extra(i).get("werkdag")]
        if len(werkdagen) > 1:
            yield _gebrek(
                "werkdag_dubbel",
                formulier,
                " en ".join(werkdagen),
                "zijn allebei de werkdag; er kan er een zijn",
            )
        if werkdagen and "reden_eerder" not in formulier.model_fields:
            yield _gebrek(
                "werkdag_zonder_reden", formulier, werkdagen[0], "is de werkdag, maar reden_eerder ontbreekt"
            )
        verplicht = [n for n, i in formulier.model_fields.items() if i.is_required()]
        if verplicht and formulier.voorbeeld.__func__ is Formulier.voorbeeld.__func__:  # type: ignore[attr-defined]
            yield Gebrek(
                "formulier_zonder_voorbeeld",
                f"Het formulier {formulier.__name__} vraagt {verplicht[0]} en heeft geen voorbeeld.",
            )
        yield from _velden(formulier)


def alle_formulieren(w: Workflow) -> tuple[type[Formulier], ...]:
    """Every form of a workflow, once, in declared order."""
    return tuple(dict.fromkeys(o.gegevens for o in (w.start, *w.overgangen)))


def _velden(model: type[Groep], *, binnen: bool = False) -> Iterator[Gebrek]:
    for naam, info in model.model_fields.items():
        groep = groep_in(info.annotation)
        if groep is not None:
            yield from _groep(model, naam, info, groep)
            yield from _velden(groep, binnen=True)
        else:
            yield from _veld(model, naam, info)
        yield from _bij(model, naam, info)
        if extra(info).get("werkdag") and binnen:
            yield _gebrek(
                "werkdag_in_groep",
                model,
                naam,
                "is de werkdag, maar staat in een groep; de motor leest hem daar niet",
            )


def _veld(model: type[Groep], naam: str, info: FieldInfo) -> Iterator[Gebrek]:
    meer, soorten = extra(info), set(bladen(info.annotation))
    if "categorie" not in meer:
        yield _gebrek(
            "veld_zonder_categorie",
            model,
            naam,
            "zegt niet of het open, een persoonsgegeven of een gezondheidsgegeven is",
        )
    if meer.get("zoekbaar") and categorie_van(info) is Categorie.GEZONDHEIDSGEGEVEN:
        yield _gebrek(
            "gezondheid_zoekbaar", model, naam, "is een gezondheidsgegeven en mag niet zoekbaar zijn"
        )
    if meer.get("werkdag") and soorten != {date}:
        yield _gebrek("werkdag_geen_datum", model, naam, "is de werkdag, maar geen datum")
    if soorten & {float, Decimal, complex}:
        yield _gebrek(
            "kommagetal",
            model,
            naam,
            "is een kommagetal; in de historie staan hele getallen in de kleinste eenheid",
        )
    if soorten & {Any, object, dict}:
        yield _gebrek("veld_onbestemd", model, naam, "laat alles toe; noem de soort")
    is_hash = _HASH in patronen(info)
    if meer.get("afdruk") and not is_hash:
        yield _gebrek(
            "afdruk_geen_hash", model, naam, "heet een afdruk, maar is geen vingerafdruk van een stuk"
        )
    if is_hash and not meer.get("afdruk") and categorie_van(info) is Categorie.OPEN:
        yield _gebrek(
            "hash_zonder_afdruk",
            model,
            naam,
            "is een vingerafdruk en zou onbeschermd in de open inhoud komen; zet afdruk aan",
        )


def _bij(model: type[Groep], naam: str, info: FieldInfo) -> Iterator[Gebrek]:
    """What a field is asked with, is an answer that can be chosen beside it."""
    for ander, antwoorden in (extra(info).get("bij") or {}).items():
        ernaast = model.model_fields.get(ander)
        kan = [] if ernaast is None else _antwoorden(ernaast)
        if vreemd := [a for a in antwoorden if a not in kan]:
            yield _gebrek(
                "veld_bij_niets", model, naam, f"hoort bij {ander} {vreemd[0]!r}; die keuze is er niet"
            )


def _antwoorden(info: FieldInfo) -> list[Any]:
    return [True, False] if set(bladen(info.annotation)) == {bool} else keuzes(info.annotation)


def _groep(model: type[Groep], naam: str, info: FieldInfo, groep: type[Groep]) -> Iterator[Gebrek]:
    """A list of groups is split line by line, by the fields of the group; a single group is stored whole by its own category."""
    eigen = categorie_van(info)
    binnen = {n: categorie_van(i) for n, i in groep.model_fields.items() if groep_in(i.annotation) is None}
    if herhaald(info.annotation):
        lichter = [n for n, c in binnen.items() if _ZWAARTE[c] < _ZWAARTE[eigen]]
        if lichter:
            yield _gebrek(
                "groep_categorie",
                model,
                naam,
                f"is {eigen}, maar {lichter[0]} in de groep is het niet; zet het bij de velden",
            )
    elif zwaarder := [n for n, c in binnen.items() if _ZWAARTE[c] > _ZWAARTE[eigen]]:
        yield _gebrek(
            "groep_lekt",
            model,
            naam,
            f"is {eigen} en neemt {zwaarder[0]} ({binnen[zwaarder[0]]}) mee; maak er een lijst van",
        )


def is_datum(info: FieldInfo) -> bool:
    """Whether the field holds a day or an instant."""
    return set(bladen(info.annotation)) <= {date, datetime}


def _gebrek(soort: str, model: type[Groep], veld: str, wat: str) -> Gebrek:
    return Gebrek(soort, f"Het veld {model.__name__}.{veld} {wat}.")

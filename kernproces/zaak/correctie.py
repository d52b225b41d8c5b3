"""Correctie: mending an earlier entry. What was recorded stays; the correction says what it was and what it becomes. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError, create_model

from kernproces.taal.formulier import Categorie, Groep
from kernproces.taal.workflow import Workflow
from kernproces.vertrouwelijk.geheimen import categorie_van
from kernproces.vertrouwelijk.vak import VAK, vak_van
from kernproces.zaak.stand import Entry, Stand
from kernproces.zaak.werkdag import werkdagveld

CORRIGEER = "corrigeer"


class Misvatting(Exception):
    """The correction cannot be: which field of the request, and why in Dutch."""

    def __init__(self, veld: str, zin: str) -> None:
        super().__init__(zin)
        self.veld = veld


@dataclass(frozen=True, slots=True)
class Correctie:
    """The content of the correction entry, and what it does to the terms."""

    open: dict[str, Any]
    geheim: dict[str, dict[str, Any]]
    gevolgen: list[dict[str, Any]]


def correctie_van(
    workflow: Workflow, stand: Stand, entry: Entry | None, gegeven: str, tekst: str
) -> Correctie:
    """The correction of one field of an earlier step; raises Misvatting with what was expected."""
    if entry is None or "gegevens" not in entry["open"]:
        raise Misvatting(
            "nr", "Er is geen stap met dit nummer die gegevens heeft. Kies een stap uit de tijdlijn."
        )
    formulier = workflow.formulier(entry["open"]["actie"])
    info = formulier.model_fields.get(gegeven)
    if info is None:
        velden = ", ".join(formulier.model_fields)
        raise Misvatting("gegeven", f"Die stap heeft geen gegeven {gegeven!r}. Er is: {velden}.")
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    if extra.get("afdruk"):
        raise Misvatting(
            "gegeven", "Een vingerafdruk van een stuk wordt niet hersteld. Voeg het juiste stuk toe."
        )
    try:
        veld: Any = create_model("Veld", __base__=Groep, **{gegeven: (info.annotation, info)})  # type: ignore[call-overload]
        waarde = veld(**{gegeven: tekst}).model_dump(mode="json")[gegeven]
    except ValidationError:
        raise Misvatting("waarde", f"Deze waarde past niet bij {info.title}.") from None
    open_: dict[str, Any] = {
        "nr": entry["nr"],
        "gegeven": gegeven,
        "wordt": {},
        "was": {},
        VAK: vak_van(entry),
    }
    gevolgen = nieuwe_termijnen(workflow, stand, entry, gegeven, waarde)
    if werkdagveld(formulier) == gegeven:
        open_["werkt_op"] = waarde
    if gevolgen:
        open_["gevolgen"] = gevolgen
    if (categorie := categorie_van(info)) is not Categorie.OPEN:
        return Correctie(open_, {categorie.value: {"wordt": {gegeven: waarde}}}, gevolgen)
    open_["wordt"] = {gegeven: waarde}
    open_["was"] = {gegeven: entry["open"]["gegevens"].get(gegeven)}
    return Correctie(open_, {}, gevolgen)


def nieuwe_termijnen(
    workflow: Workflow, stand: Stand, entry: Entry, gegeven: str, waarde: Any
) -> list[dict[str, Any]]:
    """A corrected day moves the begin of every running term that it started, and the end of every one that it stopped (C8).

    A term that began or stopped on another day did so by another step (a second bekendmaking), and stays.
    """
    actie = entry["open"]["actie"]
    gedaan = next((g for g in stand["gedaan"].values() if g["nr"] == entry["nr"]), entry["open"])
    oud = gedaan["gegevens"].get(gegeven)  # as it reads now, earlier corrections included
    rijen = workflow.acties.get(actie, (workflow.start,))
    als_werkdag = werkdagveld(workflow.formulier(actie)) == gegeven
    gevolgen = []
    for start in {st.termijn.id: st for rij in rijen for st in rij.start}.values():
        geraakt = start.begin == gegeven or (start.begin is None and als_werkdag)
        lopend = stand["termijnen"].get(start.termijn.id)
        if (
            geraakt
            and lopend is not None
            and lopend["stand"] != "gestopt"
            and _was_begin(lopend["begin"], oud)
            and oud != waarde
        ):
            gevolgen.append(
                {"doe": "herreken", "termijn": start.termijn.id, "begin": waarde, "reden": "correctie"}
            )
    if oud == waarde or entry["nr"] not in {g["nr"] for g in stand["gedaan"].values()}:
        return gevolgen  # of a step that was done again, the last one counts (Awb 2:11)
    for stop in {st.termijn.id: st for rij in rijen for st in rij.stopt}.values():
        geraakt = stop.op == gegeven or (stop.op is None and als_werkdag)
        t = stand["termijnen"].get(stop.termijn.id)
        if geraakt and t is not None and t["stand"] == "gestopt" and _was_begin(t["gestopt_op"], oud):
            gevolgen.append(
                {"doe": "herstop", "termijn": stop.termijn.id, "op": waarde, "reden": "correctie"}
            )
    return gevolgen


def _was_begin(begin: str, oud: Any) -> bool:
    """Whether the term began then: on that day, or for a term in hours at that instant, however it was written."""
    if not isinstance(oud, str):
        return False
    if len(oud) == len("2026-03-02"):
        return begin[: len(oud)] == oud
    return datetime.fromisoformat(begin) == datetime.fromisoformat(oud)

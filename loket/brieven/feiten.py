"""Brieffeiten: what a letter may say of a zaak, as words, with its schema. Everything comes from the history or from a derivation.

`schema` follows from the declaration alone, so that a template is checked before any zaak exists. Both have the same shape:
zaak, leerling, school, organisatie, brief, stap.<actie>.<veld>, verzameld.<naam>, termijn.<id>, nummer.<veld>, rechtsmiddel.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from deadlines.bereken import beantwoord
from kernproces.datum import voluit
from kernproces.declaratie.veldsoort import beschrijf_veld, groep_in, velden
from kernproces.gebeurtenissen import GECORRIGEERD
from kernproces.opsomming import en
from kernproces.rollen import Rol
from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Categorie, Groep
from kernproces.taal.workflow import Workflow
from kernproces.vertrouwelijk.geheimen import voeg_samen
from kernproces.zaak.correctie import CORRIGEER
from kernproces.zaak.stand import Entry, Stand
from loket import doelen
from notificaties.taal import moment_lang, woorden
from workflows.termijnen.alle import ALLE_TERMIJNEN

OVERAL: Final = ("noteer", "voeg_stuk_toe", "draag_over", "neem_kennis", CORRIGEER)
BEZWAAR: Final = "bezwaar"  # hangs on a decision; against its own there is beroep
_LOS: Final = {
    "zaak": {"kenmerk": True, "procedure": True, "begonnen": True},
    "leerling": {"naam": True},
    "school": {"naam": True, "plaats": True},
    "organisatie": {"naam": True, "adres": True, "email": True, "telefoon": True},
    "brief": {"datum": True, "kenmerk": True, "aan": True},
    "rechtsmiddel": {"clausule": True, "uiterlijk": True, "hoe": True, "afleiding": [{"regel": True}]},
}
_STAP: Final = {"op": True, "door": True, "rol": True, "namens": True}


@dataclass(frozen=True, slots=True)
class Wie:
    """Whose names and address stand in the letter."""

    leerling: str
    school: Mapping[str, str]
    organisatie: Mapping[str, Any]
    naam_van: Callable[[str], str]


def schema(workflow: Workflow) -> dict[str, Any]:
    """Every fact that a letter at this procedure may name."""
    acties = {a: workflow.formulier(a) for a in (workflow.start.actie, *workflow.acties) if a not in OVERAL}
    nummers = [o.nummer.veld for o in workflow.overgangen if o.nummer is not None]
    return {
        **_LOS,
        "stap": {a: {**_vorm(model), **_STAP} for a, model in acties.items()},
        "verzameld": {
            v.naam: [{**_vorm(workflow.formulier(v.actie)), **_STAP}] for v in workflow.verzamelingen
        },
        "termijn": {
            _naam(id_): {"titel": True, "uiterlijk": True, "grondslag": True, "afleiding": [{"regel": True}]}
            for id_ in workflow.termijnen
        },
        "nummer": dict.fromkeys(nummers, True),
    }


def _vorm(model: type[Groep]) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for veld, info in zip(velden(model), model.model_fields.values(), strict=True):
        if veld.get("afdruk"):
            continue
        groep = groep_in(info.annotation)
        uit[veld["naam"]] = [_vorm(groep)] if groep is not None else True
    return uit


def gevoeligst(workflow: Workflow, paden: Iterable[str], ten_minste: Categorie) -> Categorie:
    """How confidential a letter is that names these facts: as its template says, and never less than what it says."""
    volgorde = list(Categorie)
    return max((ten_minste, *(_categorie(workflow, pad.split(".")) for pad in paden)), key=volgorde.index)


def _categorie(workflow: Workflow, pad: list[str]) -> Categorie:
    wortel, naam, *rest = pad
    if wortel not in ("stap", "verzameld"):
        return PERSOON if wortel == "leerling" else OPEN
    actie = naam if wortel == "stap" else workflow.verzameling(naam).actie
    model: type[Groep] = workflow.formulier(actie)
    for deel in rest:
        info = model.model_fields.get(deel)
        if info is None:  # who did the step, and when
            return OPEN
        groep = groep_in(info.annotation)
        if groep is None and deel in doelen.VELDEN:  # a letter says what the goal is, not how it is called
            return GEZONDHEID
        if groep is None:
            return Categorie(beschrijf_veld(deel, info)["categorie"])
        model = groep
    return OPEN


def feiten(
    workflow: Workflow,
    stand: Stand,
    entries: list[Entry],
    open_: Callable[[Entry], dict[str, dict[str, Any]]],
    wie: Wie,
    brief: Mapping[str, Any],
) -> dict[str, Any]:
    """The facts of this zaak as they stand, in words. `open_` unlocks the confidential part of an entry."""
    inhoud = _inhoud(entries, open_)
    per_nr = {e["nr"]: e for e in entries}
    gedaan = {a: (g, inhoud.get(g["nr"], {})) for a, g in stand["gedaan"].items() if a not in OVERAL}
    org = wie.organisatie
    dag = date.fromisoformat(str(brief["dagtekening"]))
    return {
        "zaak": {
            "kenmerk": stand["zaak"],
            "procedure": workflow.titel,
            "begonnen": dag_zonder(stand["gestart"]),
        },
        "leerling": {"naam": wie.leerling},
        "school": dict(wie.school),
        "organisatie": {k: str(org.get(k) or "") for k in ("naam", "adres", "email", "telefoon")},
        "brief": {"datum": dag_zonder(dag.isoformat()), "kenmerk": brief["kenmerk"], "aan": brief["aan"]},
        "stap": {
            a: in_woorden(workflow.formulier(a), i, wie.naam_van) | _van_stap(per_nr[g["nr"]], wie.naam_van)
            for a, (g, i) in gedaan.items()
        },
        "verzameld": _verzameld(workflow, stand, per_nr, inhoud, wie.naam_van),
        "termijn": {
            _naam(id_): _termijn(workflow, id_, t, per_nr)
            for id_, t in stand["termijnen"].items()
            if id_ in workflow.termijnen
        },
        "nummer": dict(stand["nummers"]),
        "rechtsmiddel": rechtsmiddel(workflow, dag, org),
    }


def _verzameld(
    workflow: Workflow,
    stand: Stand,
    per_nr: Mapping[int, Entry],
    inhoud: Mapping[int, dict[str, Any]],
    naam_van: Callable[[str], str],
) -> dict[str, Any]:
    """What was gathered and did not lapse, per collection in order."""
    return {
        v.naam: [
            in_woorden(workflow.formulier(v.actie), inhoud.get(s["nr"], {}), naam_van)
            | _van_stap(per_nr[s["nr"]], naam_van)
            for s in stand["verzameld"].get(v.naam, ())
            if not s["vervallen"]
        ]
        for v in workflow.verzamelingen
    }


def _inhoud(
    entries: list[Entry], open_: Callable[[Entry], dict[str, dict[str, Any]]]
) -> dict[int, dict[str, Any]]:
    """What was filled in at each step, with what was mended later."""
    uit: dict[int, dict[str, Any]] = {}
    for entry in entries:
        if "gegevens" in entry["open"]:
            uit[entry["nr"]] = voeg_samen(entry["open"]["gegevens"], open_(entry))
        elif entry["soort"] == GECORRIGEERD and entry["open"]["nr"] in uit:
            delen = {c: g["wordt"] for c, g in open_(entry).items()}
            uit[entry["open"]["nr"]] |= voeg_samen(entry["open"]["wordt"], delen)
    return uit


def _van_stap(entry: Entry, naam_van: Callable[[str], str]) -> dict[str, str]:
    return {
        "op": dag_zonder(entry["werkt_op"]),
        "door": naam_van(entry["actor"]),
        "rol": Rol(entry["rol"]).titel,
        "namens": naam_van(entry["namens"]) if entry.get("namens") else "",
    }


def in_woorden(
    model: type[Groep], waarden: Mapping[str, Any], naam_van: Callable[[str], str]
) -> dict[str, Any]:
    """What was filled in at a step, as a letter says it."""
    uit: dict[str, Any] = {}
    for veld, info in zip(velden(model), model.model_fields.values(), strict=True):
        waarde, groep = waarden.get(veld["naam"]), groep_in(info.annotation)
        if waarde is None or veld.get("afdruk"):
            continue
        if groep is not None:
            regels = waarde if isinstance(waarde, list) else [waarde]
            uit[veld["naam"]] = [in_woorden(groep, r, naam_van) for r in regels]
        elif isinstance(waarde, list):
            uit[veld["naam"]] = en([_woord(veld, w, naam_van) for w in waarde])
        else:
            uit[veld["naam"]] = _woord(veld, waarde, naam_van)
    return uit


def _woord(veld: Mapping[str, Any], waarde: Any, naam_van: Callable[[str], str]) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if veld["soort"] == "datum":
        return dag_zonder(str(waarde))
    if veld["soort"] == "tijdstip":
        return moment_lang(str(waarde))
    if veld.get("keuzes"):
        return woorden(str(waarde))
    return naam_van(str(waarde)) if veld.get("pattern") or veld["naam"] in doelen.VELDEN else str(waarde)


def _termijn(
    workflow: Workflow, id_: str, t: Mapping[str, Any], per_nr: Mapping[int, Entry]
) -> dict[str, Any]:
    soort = workflow.termijnen[id_]
    stappen = per_nr[t["nr"]]["open"]["na"].get("afleiding", ())
    return {
        "titel": soort.titel,
        "uiterlijk": moment_lang(t["uiterlijk"]) if "T" in t["uiterlijk"] else dag_zonder(t["uiterlijk"]),
        "grondslag": soort.grondslag,
        "afleiding": [{"regel": _regel(s)} for s in stappen],
    }


def _regel(s: Mapping[str, str]) -> str:
    artikel = f" ({s['artikel']})" if s["artikel"] else ""
    return f"{moment_lang(s['dag'])}: {s['stap']}{artikel}"


def rechtsmiddel(workflow: Workflow, dag: date, organisatie: Mapping[str, Any]) -> dict[str, Any]:
    """What somebody can do who disagrees, until when, and how that day follows; nothing where there is no besluit in law."""
    beroep = workflow.naam == BEZWAAR
    bezwaar = any(d.workflow == BEZWAAR for d in workflow.deelzaken)
    if not (beroep or bezwaar) or not organisatie.get("bestuursorgaan", True):
        return {}
    vraag = {"termijn": "D.BZ.beroep" if beroep else "D.BZ.in", "begin": dag.isoformat()}
    uitkomst = json.loads(beantwoord(json.dumps(vraag), ALLE_TERMIJNEN))
    uiterlijk = dag_zonder(uitkomst["uiterlijk"])
    adres = f", {organisatie['adres']}" if organisatie.get("adres") else ""
    if beroep:
        clausule = f"Bent u het niet eens met dit besluit? Dan kunt u beroep instellen bij de rechtbank, tot en met {uiterlijk}."
        hoe = (
            "Zet in uw beroepschrift uw naam en adres, de datum, om welk besluit het gaat en waarom u het er niet mee eens "
            "bent. Doe een kopie van dit besluit erbij en onderteken het (Awb 6:5). De rechtbank vraagt griffierecht."
        )
    else:
        clausule = f"Bent u het niet eens met dit besluit? Dan kunt u bezwaar maken, tot en met {uiterlijk}."
        hoe = (
            f"Stuur uw bezwaarschrift naar {organisatie.get('naam') or 'ons'}{adres}. Zet erin uw naam en adres, de datum, om "
            "welk besluit het gaat en waarom u het er niet mee eens bent, en onderteken het (Awb 6:5)."
        )
    regels = [{"regel": _regel(s)} for s in uitkomst["afleiding"]]
    return {"clausule": clausule, "uiterlijk": uiterlijk, "hoe": hoe, "afleiding": regels}


def dag_zonder(iso: str) -> str:
    """`1 september 2026`."""
    return voluit(date.fromisoformat(iso[:10]))


def _naam(termijn: str) -> str:
    """`D.TLV.norm` as a name in a template: `D_TLV_norm`."""
    return termijn.replace(".", "_")

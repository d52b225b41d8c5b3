"""Beeld: a zaak, its terms and what was done, as the API shows them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from kernproces.gebeurtenissen import GECORRIGEERD
from kernproces.taal.workflow import Workflow
from kernproces.tijdstip import dag_van
from kernproces.zaak.dwangsom import dag_voor_dag, dwangsomstand
from kernproces.zaak.projecties import GEEN_DATUM
from kernproces.zaak.stand import Entry, Stand
from loket.api.zicht import Zicht
from loket.ronde.overschrijdingen import kennisneming

Beeld = dict[str, Any]


def etag(stand: Stand) -> str:
    """What a change of this zaak must carry in If-Match."""
    return f'"{stand["beslisversie"]}"'


def zaakbeeld(
    zicht: Zicht, stand: Stand, workflow: Workflow, entries: Iterable[Entry], op: datetime
) -> Beeld:
    """The facts of a zaak with the gegevens of each action, as far as this reader may see them. `op`: as of when."""
    wacht = workflow.aan_zet(stand)
    return {
        **{
            k: stand[k]
            for k in ("zaak", "dossier", "workflow", "versie", "toestand", "sinds", "gestart", "klaar")
        },
        "titel": workflow.titel,
        "toestand_titel": workflow.toestanden[stand["toestand"]],
        "hoofdzaak": zicht.hoofdzaak(stand["hoofdzaak"]),
        "school": stand["school"],
        "behandelaar": None if zicht.buiten else stand["behandelaar"],
        "beslisversie": stand["beslisversie"],
        "vastgelegd": stand["laatst"],
        "beurt": wacht
        and {
            "rollen": [r.value for r in wacht.aan_zet(stand)],
            "doet": wacht.doet if wacht.wie else None,
            "wacht_op_mij": zicht.beurt(stand, workflow),
        },
        "termijnen": termijnbeelden(stand, workflow, dag_van(op)),
        "opschortingen": sorted(naam for naam, vak in stand["sporen"].items() if vak.get("open")),
        "nummers": stand["nummers"],
        "gedaan": gedaan(zicht, stand, entries),
    }


def termijnbeelden(stand: Stand, workflow: Workflow, dag: date) -> dict[str, Beeld]:
    """All terms of a zaak, stopped ones too. The derivation stands in the history, at entry `nr`."""
    beelden = {}
    for naam, t in sorted(stand["termijnen"].items()):
        soort = workflow.termijnen.get(naam)
        kennis = kennisneming(stand, t["uiterlijk"]) if t["te_laat"] else None
        beelden[naam] = {k: t[k] for k in ("ruw", "uiterlijk", "stand", "voorlopig", "nr", "te_laat")} | {
            "titel": soort.titel if soort else naam,
            "aard": soort.aard.value if soort else None,
            "grondslag": soort.grondslag if soort else None,
            "kennisgenomen": kennis["op"] if kennis else None,
            "dwangsom": _dwangsom(t, dag),
        }
    return beelden


def _dwangsom(t: Mapping[str, Any], dag: date) -> Beeld | None:
    if (som := dwangsomstand(t, dag)) is None:
        return None
    return {
        **{k: getattr(som, k).isoformat() for k in ("eerste_dag", "laatste_dag", "vaststellen")},
        **{k: getattr(som, k) for k in ("bedrag", "per_dag", "maximum", "loopt")},
        "dagen": [{"dag": d.isoformat(), "euro": e, "samen": s} for d, e, s in dag_voor_dag(t)],
    }


def gedaan(zicht: Zicht, stand: Stand, entries: Iterable[Entry]) -> dict[str, Beeld]:
    """Per action its last time, corrections applied; gegevens only where this reader may see any of the content."""
    laatste = {g["nr"]: actie for actie, g in stand["gedaan"].items()}
    beelden: dict[str, Beeld] = {}
    for entry in entries:
        if entry["nr"] in laatste:
            beelden[laatste[entry["nr"]]] = _stap(zicht, stand["gedaan"][laatste[entry["nr"]]], entry)
        elif entry["soort"] == GECORRIGEERD:
            gecorrigeerd = beelden.get(laatste.get(entry["open"]["nr"], ""), {})
            gecorrigeerd.get("gegevens", {}).update(zicht.inhoud(entry).get("wordt", {}))
    return beelden


def _stap(zicht: Zicht, g: Beeld, entry: Entry) -> Beeld:
    beeld = {
        "nr": g["nr"],
        "keer": g["keer"],
        "op": g["op"],
        "tijd": g["tijd"],
        "rol": g["rol"],
        "door": zicht.wie_deed(entry),
    }
    inhoud = zicht.inhoud(entry)
    return beeld | ({"gegevens": dict(inhoud["gegevens"])} if "gegevens" in inhoud else {})


def uitslag(stand: Stand, outbox: Iterable[tuple[Any, ...]]) -> Beeld:
    """What came of a step: without confidential content, so that it can be kept and given again.

    `berichten` names functions: who holds one is fixed when the message is sent.
    """
    return {
        **{k: stand[k] for k in ("zaak", "dossier", "workflow", "toestand", "klaar", "beslisversie")},
        "termijnen": {
            n: {k: t[k] for k in ("ruw", "uiterlijk", "stand", "voorlopig")}
            for n, t in sorted(stand["termijnen"].items())
        },
        "berichten": [
            {"id": r[1], "sjabloon": r[4], "rol": r[6], "termijn": r[8], "trede": r[9]}
            for r in outbox
            if r[2] == stand["zaak"]
        ],
    }


def dossierbeeld(stand: Stand) -> Beeld:
    """A dossier without the name of its leerling; on what a zaak hangs, as far as that zaak is in the list."""
    mag = {z["zaak"] for z in stand["zaken"]}
    zaken = [{**z, "hoofdzaak": h if (h := z.get("hoofdzaak")) in mag else None} for z in stand["zaken"]]
    return {k: stand[k] for k in ("dossier", "school", "geopend", "regisseur")} | {"zaken": zaken}


def datum(tekst: str) -> str | None:
    """A day of the worklist; its last day of all means: none."""
    return None if tekst == GEEN_DATUM else tekst

"""Overname: a CSV of running cases from another system, row by row into steps.

Columns: `kenmerk`, `dossier`, `leerling`, `school`; per step `<actie>` (its legal day) and `<actie>.<veld>`; a step that
was done twice has `<actie>#2`. A step is done when one of its cells is filled. Days may be written 2026-03-02 or 02-03-2026,
yes and no as ja and nee, lists with `;` between, groups as JSON. A document that nobody has the hash of gets that of the row.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.overnemen import Overname, Stap
from kernproces.taal.formulier import Formulier
from kernproces.taal.workflow import Workflow
from kernproces.zaak.werkdag import werkdagveld
from loket.invoer.csvblad import REDEN, dag_in, rijen_van, waarde

VAST = ("kenmerk", "dossier", "leerling", "school")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,59}")


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: its number in the file, its cells, and the takeover or what is wrong with it."""

    nr: int
    cellen: dict[str, str]
    overname: Overname | None
    fout: str = ""


def lees(inhoud: bytes, workflow: Workflow, bron: str) -> tuple[list[str], Iterator[Rij]]:
    """The header and the rows. A file whose columns are wrong is refused as a whole, with what was expected."""
    if not _CODE.fullmatch(bron):
        raise OnbekendError(
            f"De bron {bron!r} is geen korte naam. Verwacht: letters, cijfers en - _ . zoals oudsysteem."
        )
    kop, gevuld = rijen_van(inhoud)
    _keur_kop(kop, workflow)
    return kop, _rijen(kop, gevuld, workflow, bron)


def sjabloon(workflow: Workflow) -> str:
    """A header with every column of every step that a person can do, to start from."""
    kolommen: list[str] = [*VAST]
    for actie, formulier in _formulieren(workflow).items():
        kolommen += [
            actie,
            *(f"{actie}.{veld}" for veld in formulier.model_fields if veld != werkdagveld(formulier)),
        ]
    return ";".join(kolommen) + "\n"


def _formulieren(workflow: Workflow) -> dict[str, type[Formulier]]:
    return {workflow.start.actie: workflow.start.gegevens} | {
        actie: rijen[0].gegevens for actie, rijen in workflow.acties.items() if not rijen[0].vanzelf
    }


def _keur_kop(kop: list[str], workflow: Workflow) -> None:
    if mist := [k for k in ("kenmerk", "dossier") if k not in kop]:
        raise OnbekendError(f"De kolom {mist[0]} ontbreekt. Verplicht zijn: kenmerk en dossier.")
    formulieren = _formulieren(workflow)
    for kolom in kop:
        actie, _, veld = kolom.partition(".")
        naam = actie.partition("#")[0]
        if kolom in (*VAST, REDEN):
            continue
        if naam not in formulieren:
            raise OnbekendError(
                f"Onbekende kolom {kolom!r}. Stappen van {workflow.naam}: {', '.join(formulieren)}."
            )
        if veld and veld not in formulieren[naam].model_fields:
            raise OnbekendError(
                f"Onbekende kolom {kolom!r}. {naam} heeft: {', '.join(formulieren[naam].model_fields)}."
            )
    if not any(k.partition(".")[0] == workflow.start.actie for k in kop):
        raise OnbekendError(f"De kolom {workflow.start.actie} ontbreekt: de dag waarop de zaak begon.")


def _rijen(
    kop: list[str], rijen: Iterator[tuple[int, list[str]]], workflow: Workflow, bron: str
) -> Iterator[Rij]:
    gezien: set[str] = set()
    for nr, cellen in rijen:
        waarden = dict(zip(kop, (c.strip() for c in cellen), strict=False))
        if len(cellen) != len(kop):
            yield Rij(nr, waarden, None, f"De rij heeft {len(cellen)} cellen; de kop heeft er {len(kop)}.")
            continue
        if waarden["kenmerk"] in gezien:
            yield Rij(nr, waarden, None, f"Kenmerk {waarden['kenmerk']} staat al eerder in dit bestand.")
            continue
        gezien.add(waarden["kenmerk"])
        try:
            yield Rij(nr, waarden, _overname(waarden, workflow, bron))
        except ValueError as fout:
            yield Rij(nr, waarden, None, str(fout))


def _overname(waarden: dict[str, str], workflow: Workflow, bron: str) -> Overname:
    for vast in ("kenmerk", "dossier"):
        if not _CODE.fullmatch(waarden[vast]):
            raise ValueError(f"{vast} ontbreekt, of bevat andere tekens dan letters, cijfers en - _ .")
    waarden = {k: w for k, w in waarden.items() if k != REDEN}
    canoniek = json.dumps(waarden, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    rij = hashlib.sha256(canoniek.encode()).hexdigest()
    acties = dict.fromkeys(k.partition(".")[0] for k, w in waarden.items() if w and k not in VAST)
    herkomst = f"Overgenomen uit {bron}, kenmerk {waarden['kenmerk']}."
    stappen: list[Stap] = []
    for actie in sorted(
        acties, key=lambda a: list(waarden).index(next(k for k in waarden if k.partition(".")[0] == a))
    ):
        stappen.append(_stap(actie, waarden, workflow, rij, herkomst, stappen))
    return Overname(
        workflow.naam,
        bron,
        waarden["kenmerk"],
        waarden["dossier"],
        rij,
        tuple(stappen),
        waarden.get("leerling", ""),
        waarden.get("school") or None,
    )


def _stap(
    kolom: str, waarden: dict[str, str], workflow: Workflow, rij: str, herkomst: str, eerder: list[Stap]
) -> Stap:
    actie = kolom.partition("#")[0]
    formulier = _formulieren(workflow)[actie]
    gegevens: dict[str, Any] = {}
    for veld, info in formulier.model_fields.items():
        if tekst := waarden.get(f"{kolom}.{veld}", ""):
            gegevens[veld] = waarde(tekst, info.annotation, f"{kolom}.{veld}")
        elif (
            isinstance(info.json_schema_extra, dict)
            and info.json_schema_extra.get("afdruk")
            and info.is_required()
        ):
            gegevens[veld] = rij
    dagveld = werkdagveld(formulier)
    ruw = waarden.get(kolom) or str(gegevens.get(dagveld or "", ""))
    if not ruw and not eerder:
        raise ValueError(f"{kolom}: de dag ontbreekt.")
    dag = dag_in(ruw, kolom) if ruw else eerder[-1].dag
    if dagveld:
        gegevens.setdefault(dagveld, dag.isoformat())
    if "reden_eerder" in formulier.model_fields:
        gegevens.setdefault("reden_eerder", herkomst)
    for vast in ("leerling", "school"):
        if vast in formulier.model_fields and waarden.get(vast):
            gegevens.setdefault(vast, waarden[vast])
    return Stap(actie, dag, gegevens)

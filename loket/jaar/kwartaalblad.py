"""Kwartaalblad: the delivered overview of a quarter as CSV, one line a pupil, without names (domein.md 5, inspection groups)."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date

from deadlines.verzuim import duurklasse
from loket.jaar.kwartaal import Opgave

KOPPEN = (
    "kwartaal", "peildatum", "school", "opgave", "geleverd_op", "te_laat", "kenmerk", "soort", "eerste_verzuimdag",
    "duurklasse", "plan", "plek",
)  # fmt: skip


def als_csv(opgaven: Iterable[Opgave]) -> str:
    """A school without pupils at home is a line without pupil: nothing is not the same as not delivered."""
    uit = io.StringIO()
    blad = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    blad.writerow(KOPPEN)
    for o in opgaven:
        kop = [
            o.kwartaal,
            o.peildatum,
            o.school,
            o.toestand,
            o.geleverd_op or "",
            "ja" if o.te_laat else "nee",
        ]
        for r in o.regels:
            blad.writerow(
                [*kop, r["kenmerk"], r["soort"], r["eerste_verzuimdag"], klasse(o, r), r["plan"], r["plek"]]
            )
        if not o.regels:
            blad.writerow([*kop, *[""] * 6])
    return uit.getvalue()


def klasse(opgave: Opgave, regel: Mapping[str, str]) -> str:
    """How long it lasted on the peildatum; computed, never asked."""
    return duurklasse(date.fromisoformat(regel["eerste_verzuimdag"]), opgave.peildatum)

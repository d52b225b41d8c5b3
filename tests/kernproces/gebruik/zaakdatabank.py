"""A real database with people and a TLV somewhere on its way, and ways to look at everything in it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.wereld import BEGIN, EEN_DAG, MIX, begin_zaak, gelukt, richt_in, samenstel
from kernproces.declaratie.veldsoort import bladen
from kernproces.gebruik.kern import Opdracht
from kernproces.opslag.herbouw import vergelijk
from kernproces.opslag.schema import Tabel
from kernproces.rollen import Rol
from kernproces.taal.formulier import Categorie, Groep
from kernproces.vertrouwelijk.geheimen import plan_van
from loket.bedrading import Samenstel
from loket.lezen import vouwer

__all__ = ["BEGIN", "EEN_DAG", "begin_zaak", "gelukt"]
DAGEN = {actie: BEGIN + dag * EEN_DAG for dag, (actie, _, _) in enumerate(MIX)}


@contextmanager
def databank(url: str, plek: Path) -> Iterator[Samenstel]:
    with samenstel(url, str(plek)) as s:
        richt_in(s)
        yield s


def zaak_tot(s: Samenstel, actie: str, nummer: str = "Z-1") -> str:
    """A TLV in which this action is the next."""
    zaak = begin_zaak(s, nummer)
    for dag, (volgende, wie, rol) in enumerate(MIX):
        if volgende == actie:
            break
        gelukt(s.kern.doe(zaak, Opdracht(volgende, wie, rol, "voorbeeld"), BEGIN + dag * EEN_DAG))
    return zaak


def voegt_persoon_toe(s: Samenstel, naam: str, *rollen: Rol, mandaten: tuple[str, ...] = ()) -> None:
    rij = {
        "rollen": [r.value for r in rollen],
        "functies": None,
        "mandaten": list(mandaten),
        "scholen": [],
        "alle_dossiers": True,
        "vervangt": [],
    }
    s.registers.werk_bij("mensen", {naam: rij}, Rol.SYSTEEM.value, Rol.SYSTEEM, BEGIN)


def notitie(wie: str, tekst: str = "Gebeld met de school.", verwacht: int | None = None) -> Opdracht:
    return Opdracht("noteer", wie, Rol.BEHANDELAAR, {"tekst": tekst}, verwacht=verwacht)


def inhoud(s: Samenstel) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with s.opslag.lezen() as lezer:
        return {
            tabel: sorted(map(_bytes, lezer.rij_query(f"SELECT * FROM {tabel}")), key=repr)
            for tabel in sorted(Tabel.metadata.tables)
        }


def _bytes(rij: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(bytes(w) if isinstance(w, memoryview | bytearray) else w for w in rij)


def keten_is_heel(s: Samenstel) -> bool:
    """Every chain from its first entry, and every projection by its history."""
    return vergelijk(s.opslag, vouwer(s)) is None


def tegelijk(*werk: Callable[[], Any]) -> list[Any]:
    """Everybody starts at the same moment; what each got, or the exception."""
    start = threading.Barrier(len(werk))
    uit: list[Any] = [None] * len(werk)

    def doe(plek: int) -> None:
        start.wait(10)
        try:
            uit[plek] = werk[plek]()
        except Exception as fout:  # noqa: BLE001 - the test looks at what it was
            uit[plek] = fout

    draden = [threading.Thread(target=doe, args=(n,)) for n in range(len(werk))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    assert not any(draad.is_alive() for draad in draden)
    return uit


def met_merktekens(model: type[Groep], waarden: dict[str, Any], maak: Callable[[str], str]) -> dict[str, Any]:
    """Every confidential text field, also those that may stay empty, filled with a mark of its own."""
    uit = dict(waarden)
    for naam, categorie, _, groep in plan_van(model):
        if groep is not None:
            if isinstance(uit.get(naam), list):
                uit[naam] = [met_merktekens(groep, regel, maak) for regel in uit[naam]]
        elif categorie is not Categorie.OPEN and set(bladen(model.model_fields[naam].annotation)) == {str}:
            uit[naam] = maak(categorie.value)
    return uit


def dag(actie: str) -> datetime:
    """The day of this step in a TLV that goes on every day."""
    return DAGEN[actie]

"""Uitgegaan: the letters and decisions that went out in a zaak, for whom they are addressed to. Never another document.

What went out, and to which functions, is what the step that sent it promised; which bytes, is the document that it names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import leesbare_stand
from kernproces.gebruik.bron import Geladen
from kernproces.gebruik.stuk import Stuk
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.zaak.stand import Stand

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

BRIEF: Final = "brief"
INGETROKKEN: Final = "ingetrokken"
BESLUIT: Final = ("maak_bekend", "besluit_hash", "Besluit")
BRIEFSTAP: Final = ("verzend", "document_hash", "Brief")


@dataclass(frozen=True, slots=True)
class Uitgegaan:
    """A letter that left: what it is, on which day, and its bytes."""

    wat: str
    op: str
    stuk: Stuk


def uitgegaan(s: "Samenstel", lezer: Lezer, g: Geladen, rol: Rol) -> list[Uitgegaan]:
    """What was sent in this zaak to this function and lies here, newest first; each document once."""
    kring = s.kern.register.kringen.get(g.zaak["workflow"])
    if kring is not None and (kring.besloten or not kring.buiten):
        return []
    per_merk = {stuk.merk: stuk for stuk in s.stukken.van(lezer, g.dossier["dossier"]) if stuk.te_zien}
    gevonden: dict[str, Uitgegaan] = {}
    for stand, (actie, veld, wat) in _verzendingen(lezer, g):
        gedaan = stand["gedaan"].get(actie)
        if gedaan is None or stand["toestand"] == INGETROKKEN:
            continue
        merk = gedaan["gegevens"].get(veld)
        if merk in per_merk and rol.value in _aan(s, lezer, stand, gedaan["nr"]):
            gevonden.setdefault(merk, Uitgegaan(wat, gedaan["op"], per_merk[merk]))
    return sorted(gevonden.values(), key=lambda u: u.op, reverse=True)


def _verzendingen(lezer: Lezer, g: Geladen) -> Iterator[tuple[Stand, tuple[str, str, str]]]:
    """The zaak itself, which makes its decision known, and the letters that hang on it."""
    yield g.zaak, BESLUIT
    bij = [
        zaakstroom(z["zaak"])
        for z in g.dossier["zaken"]
        if (z["workflow"], z["hoofdzaak"]) == (BRIEF, g.zaak["zaak"])
    ]
    for kop in lezer.stromen(bij).values() if bij else ():
        if (stand := leesbare_stand(kop)) is not None:
            yield stand, BRIEFSTAP


def _aan(s: "Samenstel", lezer: Lezer, stand: Stand, nr: int) -> set[str]:
    """To which functions that step was told; a message on name says nothing of the function."""
    entry = s.kern.archief.een(lezer, zaakstroom(stand["zaak"]), nr)
    beloofd = entry["open"].get("berichten", ()) if entry is not None else ()
    return {rol for b in beloofd if "personen" not in b for rol in b["aan"]}

"""Lijsten: the views of the worklist that somebody keeps for himself or for a function, and who took a list along.

A view is the query of its address: codes and ids. Its title is what somebody typed, so it is locked with a key of its
owner. Not history: nothing of a case depends on it.
"""

import secrets
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from unicodedata import category

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.voorwaarden import plekken
from kernproces.opslag.fouten import OntsleutelError, SleutelOntbreektError
from kernproces.opslag.kluis import Kluis
from kernproces.opslag.opslag import Opslag
from kernproces.opslag.rijen import Lezer, Rij, Waarde
from kernproces.opslag.versleutel import ontsleutel, versleutel
from kernproces.rollen import Rol
from kernproces.taal.formulier import PERSOON
from kernproces.tijdstip import tijdstip

MEESTE: Final = 20  # of one person
LANGSTE_TITEL: Final = 60
LANGSTE_VRAAG: Final = 1000
_KOLOMMEN = "id, eigenaar, deelt, titel, vraag"


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A view that was kept. `deelt`: the role that has it too, or nobody."""

    id: str
    eigenaar: str
    deelt: str
    titel: str
    vraag: str


@dataclass(frozen=True, slots=True)
class Uitvoer:
    """That somebody took a list along: which, in what form, how many rows, and whether names were in it."""

    wanneer: str
    wie: str
    rol: str
    vraag: str
    vorm: str
    aantal: int
    namen: bool


class Lijsten:
    """The kept views of one database."""

    def __init__(self, opslag: Opslag, kluis: Kluis) -> None:
        self._opslag = opslag
        self._kluis = kluis

    def van(self, lezer: Lezer, persoon: str, rollen: Collection[Rol]) -> list[Bewaard]:
        """One's own views, then those of one's functions, each by title."""
        sql = f"SELECT {_KOLOMMEN} FROM weergave WHERE eigenaar = ? OR deelt IN ({plekken(rollen) or 'NULL'})"  # noqa: S608 - only question marks
        alle = [self._open(rij) for rij in lezer.rij_query(sql, (persoon, *map(str, rollen)))]
        return sorted(alle, key=lambda b: (b.eigenaar != persoon, b.titel.casefold(), b.id))

    def bewaar(self, persoon: str, titel: str, vraag: str, deelt: str, nu: datetime) -> str:
        """Keep a view; its id. OnbekendError with what is wrong."""
        titel, id_ = keur_titel(titel), secrets.token_hex(6)
        if len(vraag) > LANGSTE_VRAAG:
            raise OnbekendError("Deze lijst heeft te veel filters om te bewaren.")
        with self._opslag.lezen() as lezer:
            if sum(b.eigenaar == persoon for b in self.van(lezer, persoon, ())) >= MEESTE:
                raise OnbekendError(f"U hebt al {MEESTE} weergaven. Verwijder er eerst een.")
        waarden = (id_, persoon, deelt, self._op_slot(persoon, id_, titel), vraag, tijdstip(nu))
        self._doe(
            "INSERT INTO weergave (id, eigenaar, deelt, titel, vraag, gemaakt) VALUES (?, ?, ?, ?, ?, ?)",
            waarden,
        )
        return id_

    def wijzig(self, b: Bewaard, titel: str, deelt: str, vraag: str = "") -> None:
        """Another title, another function to share it with, or another list under the same title."""
        slot = self._op_slot(b.eigenaar, b.id, keur_titel(titel))
        sql = "UPDATE weergave SET titel = ?, deelt = ?, vraag = ? WHERE id = ?"
        self._doe(sql, (slot, deelt, vraag or b.vraag, b.id))

    def verwijder(self, b: Bewaard) -> None:
        """Gone, for everybody; who began with it begins with the usual view again."""
        self._doe("DELETE FROM weergave WHERE id = ?", (b.id,))
        self._doe("DELETE FROM beginblad WHERE weergave = ?", (b.id,))

    def beginblad(self, lezer: Lezer, persoon: str) -> str:
        """The id of the view that somebody begins with, or nothing."""
        rijen = lezer.rij_query("SELECT weergave FROM beginblad WHERE persoon = ?", (persoon,))
        return rijen[0][0] if rijen else ""

    def begin_met(self, persoon: str, weergave: str) -> None:
        """Begin with this view; empty: with the usual one."""
        self._doe("DELETE FROM beginblad WHERE persoon = ?", (persoon,))
        if weergave:
            self._doe("INSERT INTO beginblad (persoon, weergave) VALUES (?, ?)", (persoon, weergave))

    # ------------------------------------------------------------ what was taken along

    def leg_uitvoer_vast(self, u: Uitvoer) -> None:
        """Before the file is given: who took which list along."""
        sql = "INSERT INTO uitvoer (wanneer, id, wie, rol, vraag, vorm, aantal, namen) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        self._doe(
            sql, (u.wanneer, secrets.token_hex(8), u.wie, u.rol, u.vraag, u.vorm, u.aantal, int(u.namen))
        )

    def uitvoeren(self, lezer: Lezer, aantal: int = 100) -> list[Uitvoer]:
        """The latest, newest first."""
        sql = "SELECT wanneer, wie, rol, vraag, vorm, aantal, namen FROM uitvoer ORDER BY wanneer DESC, id LIMIT ?"
        rijen = lezer.rij_query(sql, (aantal,))
        return [Uitvoer(w, p, rol, vraag, vorm, n, bool(namen)) for w, p, rol, vraag, vorm, n, namen in rijen]

    # ------------------------------------------------------------ the title, locked

    def _op_slot(self, eigenaar: str, id_: str, titel: str) -> str:
        sleutel = self._kluis.maak_sleutel(f"weergaven/{eigenaar}", PERSOON.value)
        return versleutel(sleutel, {"titel": titel}, f"weergave|{id_}".encode())

    def _open(self, rij: Rij) -> Bewaard:
        id_, eigenaar, deelt, slot, vraag = rij
        titel = "Zonder titel"
        with suppress(SleutelOntbreektError, OntsleutelError):
            sleutel = self._kluis.sleutel(f"weergaven/{eigenaar}", PERSOON.value)
            titel = str(ontsleutel(sleutel, slot, f"weergave|{id_}".encode())["titel"])
        return Bewaard(id_, eigenaar, deelt, titel, vraag)

    def _doe(self, sql: str, waarden: tuple[Waarde, ...]) -> None:
        with self._opslag.schrijven(meer=True) as schrijver:
            schrijver.voer_uit(sql, [waarden])


def keur_titel(titel: str) -> str:
    """The title as it is kept. OnbekendError when there is none, or too much."""
    titel = " ".join("".join(c for c in titel if category(c) != "Cc" or c.isspace()).split())
    te_zien = any(category(c)[0] not in "CZ" for c in titel)
    if not te_zien or len(titel) > LANGSTE_TITEL:
        raise OnbekendError(f"Geef de weergave een naam van ten hoogste {LANGSTE_TITEL} tekens.")
    return titel

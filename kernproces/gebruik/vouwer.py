"""Vouwer: the rows of every derived table from the entries of one stream. Pure, so a rebuild gives the same bytes.

What somebody is found by is the one thing that asks for keys: a text whose key was destroyed gives no search words.
"""

from collections.abc import Iterator
from typing import Any

from kernproces.berichten import Berichten
from kernproces.gebeurtenissen import DOSSIER_GEOPEND
from kernproces.gebruik.archief import Archief, bytes_van
from kernproces.gebruik.register import Register
from kernproces.opslag.herbouw import Rijen
from kernproces.opslag.keten import schakel
from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.vertrouwelijk.zoeken import vervangt, vondsten, zoekrijen, zoekt_op
from kernproces.zaak.projecties import termijnrijen, werkvoorraadrij
from kernproces.zaak.stand import Entry, Stand, pas_toe


class Vouwer:
    """Folds a stream into its rows."""

    def __init__(self, register: Register, berichten: Berichten, archief: Archief) -> None:
        self._register = register
        self._berichten = berichten
        self._archief = archief

    def __call__(self, stroom: str, gebeurtenissen: Iterator[Entry]) -> Rijen:
        """The rows that follow from these entries, in order."""
        rijen, stand, laatste = Rijen(), dict[str, Any](), None
        soort = stroom.partition("/")[0]
        for gebeurtenis in gebeurtenissen:
            laatste, entry = gebeurtenis, OPWAARDERING.waardeer_op(gebeurtenis)
            pas_toe(stand, entry)
            self._zoekrijen(rijen, entry, stand)
            if soort in ("zaak", "dossier", "overzicht", "account"):
                rijen.outbox += self._berichten.rijen(entry, stand)
            elif soort == "bericht":
                self._berichtrijen(rijen, entry)
        if laatste is not None:
            rijen.stroom.append((stroom, soort, stand["nr"], schakel(laatste)[1], bytes_van(stand)))
        if soort == "zaak":
            self._zaakrijen(rijen, stand)
        rijen.betrokken += sorted(self._register.betrokken(stroom, stand))
        return rijen

    def _berichtrijen(self, rijen: Rijen, entry: Entry) -> None:
        if (bezorgd := self._berichten.bezorgd(entry)) is not None:
            rijen.bezorgd = [bezorgd]  # the last word counts: given up, offered again, delivered
        if (vak := self._berichten.postvak(entry)) is not None and vak not in rijen.postvak:
            rijen.postvak.append(vak)

    def _zoekrijen(self, rijen: Rijen, entry: Entry, stand: Stand) -> None:
        """The search words of one entry; a correction takes the place of the words that it mends."""
        if not (entry["geheim"] or vervangt(entry)):
            return
        in_zaak = entry["stroom"].startswith("zaak/")
        if not in_zaak and entry["soort"] != DOSSIER_GEOPEND:
            return
        workflow = self._register.van(stand).workflow if in_zaak else None
        if weg := vervangt(entry):
            rijen.zoekwoord = [r for r in rijen.zoekwoord if r[2] != weg]
        if velden := zoekt_op(entry, workflow):
            geheim = self._archief.ontsluit(entry, {categorie for _, categorie in velden})
            for v in vondsten(entry, workflow, geheim):
                rijen.zoekwoord += zoekrijen(self._archief.zoeksleutel(), entry["stroom"], v)

    def _zaakrijen(self, rijen: Rijen, stand: Stand) -> None:
        rijen.werkvoorraad.append(werkvoorraadrij(stand, self._register.van(stand).workflow))
        rijen.termijn += termijnrijen(stand, set(stand["termijnen"]))

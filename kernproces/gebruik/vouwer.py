"""Vouwer: the rows of every derived table from the entries of one stream. Pure, so a rebuild gives the same bytes."""

from collections.abc import Iterator
from typing import Any

from kernproces.berichten import Berichten
from kernproces.gebruik.archief import bytes_van
from kernproces.gebruik.register import Register
from kernproces.opslag.herbouw import Rijen
from kernproces.opslag.keten import schakel
from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.projecties import termijnrijen, werkvoorraadrij
from kernproces.stand import Entry, Stand, pas_toe


class Vouwer:
    """Folds a stream into its rows."""

    def __init__(self, register: Register, berichten: Berichten) -> None:
        self._register = register
        self._berichten = berichten

    def __call__(self, stroom: str, gebeurtenissen: Iterator[Entry]) -> Rijen:
        """The rows that follow from these entries, in order."""
        rijen, stand, laatste = Rijen(), dict[str, Any](), None
        soort = stroom.partition("/")[0]
        for gebeurtenis in gebeurtenissen:
            laatste, entry = gebeurtenis, OPWAARDERING.waardeer_op(gebeurtenis)
            pas_toe(stand, entry)
            if soort in ("zaak", "overzicht"):
                rijen.outbox += self._berichten.rijen(entry, stand)
            elif soort == "bericht" and (bezorgd := self._berichten.bezorgd(entry)) is not None:
                rijen.bezorgd = [bezorgd]  # the last word counts: given up, offered again, delivered
        if laatste is not None:
            rijen.stroom.append((stroom, soort, stand["nr"], schakel(laatste)[1], bytes_van(stand)))
        if soort == "zaak":
            self._zaakrijen(rijen, stand)
        rijen.betrokken += sorted(self._register.betrokken(stroom, stand))
        return rijen

    def _zaakrijen(self, rijen: Rijen, stand: Stand) -> None:
        rijen.werkvoorraad.append(werkvoorraadrij(stand, self._register.van(stand).workflow))
        rijen.termijn += termijnrijen(stand, set(stand["termijnen"]))

"""Archief: entries in and out of the store, with their confidential content locked and unlocked.

Only what the declaration marks as confidential is in `geheim`; the rest of the engine never sees a key.
"""

from collections.abc import Callable, Collection, Iterator
from hashlib import sha256
from typing import Any

import orjson

from kernproces.gebeurtenissen import (
    DOSSIER_GEOPEND,
    STUKKEN,
    TERMIJN_SOORTEN,
    ZAAK_GESTART,
    dossierstroom,
)
from kernproces.opslag.fouten import SleutelOntbreektError
from kernproces.opslag.keten import GEEN_VORIGE, schakel
from kernproces.opslag.kluis import Kluis
from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.opslag.rijen import Lezer, StroomRij
from kernproces.opslag.sql import op_plaatsen
from kernproces.opslag.versleutel import Sleutel, merk, ontsleutel, plaats, versleutel
from kernproces.taal.formulier import GEZONDHEID, PERSOON
from kernproces.vertrouwelijk.vak import sleutelnaam, vak_van
from kernproces.zaak.stand import Entry, Stand

AFDRUK = "vingerafdruk"
ZOEKEN = ("zoeken", "woord")  # holder and category of the key of the search words: one for the whole database
Plaats = tuple[str, int]  # a stream and a volgnummer in it
ALLE_SLEUTELS = {ZAAK_GESTART: (PERSOON.value, GEZONDHEID.value), DOSSIER_GEOPEND: (AFDRUK,)}


class Archief:
    """The history as the engine reads and writes it."""

    def __init__(self, kluis: Kluis) -> None:
        self.kluis = kluis

    def lees(self, lezer: Lezer, stroom: str, vanaf: int = 1) -> Iterator[Entry]:
        """Entries of a stream in their present shape; confidential content still locked."""
        for _, inhoud, _ in lezer.geschiedenis(stroom, vanaf):
            yield OPWAARDERING.waardeer_op(orjson.loads(inhoud))

    def een(self, lezer: Lezer, stroom: str, nr: int) -> Entry | None:
        """One entry, or None."""
        return self.enkele(lezer, [(stroom, nr)]).get((stroom, nr))

    def enkele(self, lezer: Lezer, welke: Collection[Plaats]) -> dict[Plaats, Entry]:
        """These entries, by stream and volgnummer; what does not exist is left out. One query, so no more than some hundreds."""
        if not welke:
            return {}
        rijen = lezer.rij_query(op_plaatsen("g.inhoud", len(welke)), [w for p in welke for w in p])
        entries = (OPWAARDERING.waardeer_op(orjson.loads(inhoud)) for (inhoud,) in rijen)
        return {(e["stroom"], e["nr"]): e for e in entries}

    def ontsluit(self, entry: Entry, categorieen: Collection[str]) -> dict[str, dict[str, Any]]:
        """The confidential content in these categories, as far as its keys are still there: what was erased stays out."""
        open_: dict[str, dict[str, Any]] = {}
        for categorie, tekst in entry["geheim"].items():
            if categorie not in categorieen:
                continue
            try:
                houder = houder_van(entry)
                sleutel = self.kluis.sleutel(houder, sleutelnaam(houder, categorie, vak_van(entry)))
            except SleutelOntbreektError:
                continue
            open_[categorie] = ontsleutel(sleutel, tekst, plaats(entry["stroom"], entry["nr"], categorie))
        return open_

    def vergrendel(self, entry: Entry, vorige: str) -> tuple[bytes, bytes]:
        """Lock the confidential content and put the entry in its chain: the bytes and their hash."""
        geheim = self._op_slot(entry) if entry["geheim"] else {}
        eigen = entry["soort"] in TERMIJN_SOORTEN  # nothing in it but our own arithmetic
        return schakel({**entry, "geheim": geheim, "vorige": vorige}, gekeurd=eigen)

    def _op_slot(self, entry: Entry) -> dict[str, str]:
        inhoud: dict[str, Any] = entry["geheim"]
        # At its start a zaak or dossier gets all its keys: one durable write instead of one at every first use.
        nodig = {*inhoud, *ALLE_SLEUTELS.get(entry["soort"], ())}
        houder, vak = houder_van(entry), vak_van(entry)
        namen = {categorie: sleutelnaam(houder, categorie, vak) for categorie in nodig}
        sleutels = self.kluis.maak_sleutels(houder, namen.values())
        stroom, nr = entry["stroom"], entry["nr"]
        return {
            categorie: versleutel(sleutels[namen[categorie]], deel, plaats(stroom, nr, categorie))
            for categorie, deel in inhoud.items()
        }

    def zoeksleutel(self) -> Sleutel:
        """The key under which search words are hashed: without it the words in the database say nothing."""
        return self.kluis.maak_sleutel(*ZOEKEN)

    def merker(self, dossier: str, *, maakt: bool = True) -> Callable[[str], str]:
        """How a document's hash becomes a commitment within this dossier. No document, no key: the clock needs none.

        `maakt` False: who only asks makes no key either; before there is one, each document has a mark for the moment.
        """
        kluis, stroom = self.kluis, dossierstroom(dossier)
        if maakt:
            return lambda afdruk: merk(kluis.maak_sleutel(stroom, AFDRUK), afdruk)

        def vluchtig(afdruk: str) -> str:
            try:
                return merk(kluis.sleutel(stroom, AFDRUK), afdruk)
            except SleutelOntbreektError:
                return sha256(f"{stroom} {afdruk}".encode()).hexdigest()

        return vluchtig


def houder_van(entry: Entry) -> str:
    """Whose key: that of the stream; in a register that of the item, so that one person can be erased.

    What is said of a document goes with the zaak (or dossier) whose key locks its bytes: erased together.
    """
    stroom: str = entry["stroom"]
    if stroom.startswith(STUKKEN):
        return str(entry["open"]["houder"])
    return f"{stroom}/{entry['open']['id']}" if stroom.startswith("register/") else stroom


def stand_van(rij: StroomRij) -> Stand:
    """The folded state of a stream."""
    stand: Stand = orjson.loads(rij.stand)
    return stand


def leesbare_stand(rij: StroomRij) -> Stand | None:
    """The same for a list: None when it is damaged, for one broken zaak must not keep the others from being shown."""
    try:
        return stand_van(rij)
    except ValueError:
        return None


def bytes_van(stand: Stand) -> bytes:
    """A stand as it is stored: sorted, so that a rebuild gives the same bytes."""
    return orjson.dumps(stand, option=orjson.OPT_SORT_KEYS)


def vorige_van(rij: StroomRij | None) -> str:
    """The link that the next entry carries."""
    return GEEN_VORIGE if rij is None else rij.hash.hex()

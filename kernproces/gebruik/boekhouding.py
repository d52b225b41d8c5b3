"""Boekhouding: everything of one business transaction becomes one booking: entries, heads, projections, messages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kernproces.gebeurtenissen import GECORRIGEERD, TERMIJN_SOORTEN
from kernproces.gebruik.archief import Archief, bytes_van, stand_van, vorige_van
from kernproces.gebruik.geheugen import Geheugen
from kernproces.opslag.fouten import VolgnummerConflictError
from kernproces.opslag.rijen import Boeking, Schrijver, StroomRij
from kernproces.opslag.sql import ZOEKWOORD_WEG, zoekwoorden
from kernproces.rechten.betrokken import Rij
from kernproces.taal.workflow import Workflow
from kernproces.vertrouwelijk.zoeken import vervangt, vondsten, zoekrijen
from kernproces.zaak.projecties import termijnrijen, werkvoorraadrij
from kernproces.zaak.stand import Entry, Stand
from kernproces.zaak.voortgang import Vervolg

ONTHOUDEN = frozenset({"zaak", "dossier"})  # what an advance reads


@dataclass(slots=True)
class Deel:
    """What is appended to one stream, after the head that was read."""

    vervolg: Vervolg
    kop: StroomRij | None
    workflow: Workflow | None = None  # of a zaak stream
    overige: list[tuple[str, Sequence[Any]]] = field(default_factory=list)  # other statements that go with it
    betrokken: frozenset[Rij] | None = None  # who has to do with it from here on, when that was worked out


class Boekhouding:
    """Writes decisions, terms and messages together or not at all (invariant 4)."""

    def __init__(
        self, archief: Archief, geheugen: Geheugen, betrokken: Callable[[str, Stand], frozenset[Rij]]
    ) -> None:
        self._archief = archief
        self._geheugen = geheugen
        self._betrokken = betrokken

    def boek(self, schrijver: Schrijver, delen: list[Deel]) -> list[tuple[Any, ...]]:
        """Book these parts in one go; answers the outbox rows that were queued."""
        boeking = Boeking([], [])
        for deel in delen:
            if deel.vervolg.entries:
                self._voeg_toe(boeking, deel)
        schrijver.boek(boeking)
        # Not before it is there for everybody: a colleague must not judge on what may still not come.
        schrijver.daarna(lambda: self._onthoud(boeking, delen))
        return boeking.outbox

    def _voeg_toe(self, boeking: Boeking, deel: Deel) -> None:
        v = deel.vervolg
        vorige, hash_ = vorige_van(deel.kop), b""
        geraakt: set[str] = set()
        for entry in v.entries:
            inhoud, hash_ = self._archief.vergrendel(entry, vorige)
            vorige = hash_.hex()
            boeking.gebeurtenissen.append((v.stroom, entry["nr"], inhoud, hash_))
            if "na" in entry["open"]:
                geraakt.add(entry["open"]["termijn"])
            elif entry["geheim"] or entry["soort"] == GECORRIGEERD:
                self._maak_vindbaar(boeking, entry, deel.workflow)
        soort = v.stroom.partition("/")[0]
        boeking.stromen.append((v.stroom, soort, v.stand["nr"], hash_, bytes_van(v.stand)))
        boeking.outbox += v.outbox
        boeking.overige += deel.overige
        if deel.workflow is not None:
            boeking.werkvoorraad.append(werkvoorraadrij(v.stand, deel.workflow))
            boeking.termijnen += termijnrijen(v.stand, geraakt)
        if soort in ONTHOUDEN and any(e["soort"] not in TERMIJN_SOORTEN for e in v.entries):
            oud = frozenset() if deel.kop is None else self._eerder_betrokken(deel.kop)
            deel.betrokken = nieuw = self._betrokken(v.stroom, v.stand)
            boeking.betrokken += sorted(nieuw - oud)
            boeking.niet_meer += sorted(oud - nieuw)

    def _eerder_betrokken(self, kop: StroomRij) -> frozenset[Rij]:
        """Who had to do with it at the head that was read, or remembered; what was forgotten meanwhile is read again."""
        onthouden = self._geheugen.geef(kop.stroom)
        if onthouden is None or onthouden.kop.hash != kop.hash:
            if not kop.stand:
                raise VolgnummerConflictError
            return self._betrokken(kop.stroom, stand_van(kop))
        if onthouden.betrokken is not None:
            return onthouden.betrokken
        return self._betrokken(kop.stroom, onthouden.stand)

    def _maak_vindbaar(self, boeking: Boeking, entry: Entry, workflow: Workflow | None) -> None:
        """What somebody may be found by, in the transaction that records it."""
        stroom = entry["stroom"]
        if weg := vervangt(entry):
            boeking.overige.append((ZOEKWOORD_WEG, (stroom, weg)))
        for vondst in vondsten(entry, workflow, entry["geheim"]):
            if rijen := zoekrijen(self._archief.zoeksleutel(), stroom, vondst):
                boeking.overige.append((zoekwoorden(len(rijen)), [w for rij in rijen for w in rij]))

    def _onthoud(self, boeking: Boeking, delen: list[Deel]) -> None:
        van = {deel.vervolg.stroom: deel for deel in delen}
        for stroom, soort, nr, hash_, _ in boeking.stromen:
            if soort in ONTHOUDEN:
                deel = van[stroom]
                self._geheugen.bewaar(stroom, nr, hash_, deel.vervolg.stand, deel.betrokken)

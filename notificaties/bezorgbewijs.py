"""Bezorgbewijs: who was reached by what and when, read back from the stream of a message (Awb afdeling 2.3).

The organisation bears the proof of sending (2:25): made available, the notice of it within 48 hours (2:10), failures
and a second sending, whose moment then counts (2:11), and when it was first opened.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

import orjson

from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.opslag.rijen import Lezer
from kernproces.zaak.stand import Entry, pas_toe
from notificaties.abonnementen import VOORVOEGSEL
from notificaties.outbox import Outboxrij
from notificaties.projectie import rijen
from notificaties.verloop import (
    AANGEBODEN,
    BESCHIKBAAR,
    GEBUNDELD,
    GEOPEND,
    MISLUKT,
    OPGEGEVEN,
    TERUGGEKOMEN,
    VERVALLEN,
    VERZONDEN,
    WACHT,
    berichtstroom,
    status_na,
)

KENNISGEVING: Final = timedelta(hours=48)  # Awb 2:10 lid 2
PER_KEER: Final = 200


@dataclass(slots=True)
class Bereik:
    """One recipient: what reached him and when. Instants as the history writes them."""

    persoon: str
    namens: str | None = None
    vacant: bool = False
    beschikbaar: str | None = None
    verzonden: str | None = None  # the last sending that did not come back
    kanaal: str | None = None
    message_id: str | None = None
    keren: int = 0
    overzicht: str | None = None  # the notice goes with the overview of that moment
    teruggekomen: str | None = None
    fout: str = ""
    geopend: str | None = None

    def op_tijd(self, nu: datetime) -> bool | None:
        """Whether the notice left within 48 hours of making available; None: it still can, or none was due."""
        if self.beschikbaar is None:
            return None
        begin = datetime.fromisoformat(self.beschikbaar)
        if self.verzonden is not None:
            return datetime.fromisoformat(self.verzonden) - begin <= KENNISGEVING
        return False if nu - begin > KENNISGEVING else None


@dataclass(slots=True)
class Bezorgbewijs:
    """One message to one function, with everybody it was meant for."""

    rij: Outboxrij
    status: str = WACHT
    onderwerp: str = ""
    fout: str = ""  # what was wrong with the message itself, such as a function that nobody holds
    einde: str = ""  # why it was given up or lapsed
    aangeboden: int = 0  # how often a person offered it once more
    bereik: dict[str, Bereik] = field(default_factory=dict)

    def neem(self, entry: Entry) -> None:
        """Take one entry of the stream into account."""
        open_, soort, op = entry["open"], entry["soort"], entry["vastgelegd"]
        self.status = status_na(entry) or self.status
        if soort == AANGEBODEN:
            self.aangeboden += 1
            self.einde = ""
        elif soort in (OPGEGEVEN, VERVALLEN):
            self.einde = open_["reden"]
        elif (persoon := open_.get("persoon")) is None:
            self.fout = open_.get("reden", "")
        else:
            self._neem_persoon(self.bereik.setdefault(persoon, Bereik(persoon)), soort, op, open_)

    def _neem_persoon(self, b: Bereik, soort: str, op: str, open_: dict[str, Any]) -> None:
        if soort in (BESCHIKBAAR, VERZONDEN):
            if "via" not in open_ and not b.persoon.startswith(VOORVOEGSEL):
                self.fout, self.onderwerp = "", open_["onderwerp"]
            b.namens, b.vacant, b.fout = open_["namens"], open_["vacant"], ""
        if soort == BESCHIKBAAR:
            b.beschikbaar = b.beschikbaar or op
        elif soort == VERZONDEN:
            b.verzonden, b.kanaal, b.message_id = op, open_["kanaal"], open_["message_id"]
            b.teruggekomen, b.overzicht, b.keren = None, None, b.keren + 1
        elif soort in (MISLUKT, TERUGGEKOMEN):
            b.fout = open_["reden"]
            if soort == TERUGGEKOMEN and open_["blijvend"]:
                b.verzonden, b.teruggekomen = None, op
        elif soort == GEBUNDELD:
            b.overzicht = open_["moment"]
        elif soort == GEOPEND:
            b.geopend = b.geopend or op

    def als_gegevens(self, nu: datetime) -> dict[str, Any]:
        """As JSON data: ids, codes and instants; never a name, an address or the text."""
        rij = self.rij
        kop = {n: getattr(rij, n) for n in ("id", "sjabloon", "rol", "termijn", "trede", "aangemaakt")}
        ontvangers = [asdict(b) | {"binnen_48_uur": b.op_tijd(nu)} for b in self.bereik.values()]
        reden = self.einde or self.fout
        return {
            **kop,
            "status": self.status,
            "reden": reden,
            "aangeboden": self.aangeboden,
            "ontvangers": ontvangers,
        }


def bewijs_van(rij: Outboxrij, entries: Iterable[Entry]) -> Bezorgbewijs:
    """The proof that one message left."""
    bewijs = Bezorgbewijs(rij)
    for entry in entries:
        bewijs.neem(entry)
    return bewijs


def bewijzen_van_zaak(lezer: Lezer, entries: Iterable[Entry], tot: str = "9") -> list[Bezorgbewijs]:
    """The proof of every message of these entries of a zaak, in order, as recorded up to `tot`."""
    stand: dict[str, Any] = {}
    beloofd: list[Outboxrij] = []
    for entry in entries:
        pas_toe(stand, entry)
        beloofd += [Outboxrij(*rij) for rij in rijen(entry, stand)]
    bewijzen = {rij.id: Bezorgbewijs(rij) for rij in beloofd}
    for entry in _stromen(lezer, list(bewijzen)):
        if entry["vastgelegd"] <= tot:
            bewijzen[entry["open"]["bericht"]].neem(entry)
    return list(bewijzen.values())


def _stromen(lezer: Lezer, ids: list[str]) -> Iterator[Entry]:
    for deel in _delen(ids):
        sql = f"SELECT inhoud FROM gebeurtenis WHERE stroom IN ({_plekken(deel)}) ORDER BY stroom, nr"  # noqa: S608
        for (inhoud,) in lezer.rij_query(sql, [berichtstroom(id_) for id_ in deel]):
            yield OPWAARDERING.waardeer_op(orjson.loads(inhoud))


def _delen(dingen: list[Any]) -> Iterator[list[Any]]:
    yield from (dingen[i : i + PER_KEER] for i in range(0, len(dingen), PER_KEER))


def _plekken(waarden: Iterable[object]) -> str:
    return ", ".join("?" for _ in waarden)

"""Concepten: what somebody typed in a form and did not send yet. One draft per person, stream and action; not history.

It holds personal data, so nothing of it lies in the clear: health data under the key of its stream for that category and
day, all else under that for personal data. Destroying those keys erases the drafts too; `ruim_op` takes the old rows away.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson

from kernproces.opslag.fouten import OntsleutelError, SleutelOntbreektError
from kernproces.opslag.kluis import Kluis
from kernproces.opslag.opslag import Opslag
from kernproces.opslag.rijen import Lezer
from kernproces.opslag.versleutel import ontsleutel, versleutel
from kernproces.taal.formulier import GEZONDHEID, PERSOON, Groep
from kernproces.tijdstip import tijdstip
from kernproces.vertrouwelijk.geheimen import splits, voeg_samen
from kernproces.vertrouwelijk.vak import sleutelnaam, vak_op

GROOTSTE = 400_000  # characters of one draft, locked; a form that is filled to the brim stays well below
_BEWAAR = (
    "INSERT INTO concept (persoon, stroom, actie, bewaard, verwacht, inhoud) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (persoon, stroom, actie) DO UPDATE SET bewaard = excluded.bewaard, "
    "verwacht = excluded.verwacht, inhoud = excluded.inhoud"
)
_EEN = "SELECT bewaard, verwacht, inhoud FROM concept WHERE persoon = ? AND stroom = ? AND actie = ?"
_VAN = "SELECT actie, bewaard FROM concept WHERE stroom = ? AND persoon = ? ORDER BY bewaard DESC"
_WEG = "DELETE FROM concept WHERE persoon = ? AND stroom = ? AND actie = ?"
_WIS = "DELETE FROM concept WHERE stroom = ?"
_OUD = "DELETE FROM concept WHERE bewaard < ?"


class TeGrootError(Exception):
    """More than a draft may hold."""


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a draft belongs: a person, the stream (`zaak/...`, `dossier/...`) and the action of its form."""

    persoon: str
    stroom: str
    actie: str

    @property
    def sleutel(self) -> tuple[str, str, str]:
        """The key of its row."""
        return self.persoon, self.stroom, self.actie

    def sleutelnaam(self, categorie: str, bewaard: str) -> str:
        """The data key that locks what was kept at this instant."""
        return sleutelnaam(self.stroom, categorie, vak_op(bewaard))

    def aad(self, categorie: str) -> bytes:
        """What the ciphertext is bound to: nobody's draft can be put in another place."""
        return "|".join(("concept", *self.sleutel, categorie)).encode()


@dataclass(frozen=True, slots=True)
class Concept:
    """A draft: the JSON data of the form, valid or not, when it was kept, and for which version of the zaak."""

    gegevens: dict[str, Any]
    bewaard: str
    verwacht: int | None


class Concepten:
    """The drafts of one database."""

    def __init__(self, opslag: Opslag, kluis: Kluis, dagen: int) -> None:
        """`dagen`: how long a draft stays that nobody touches."""
        self._opslag = opslag
        self._kluis = kluis
        self._dagen = dagen

    def bewaar(
        self,
        plek: Plek,
        formulier: type[Groep],
        gegevens: dict[str, Any],
        verwacht: int | None,
        nu: datetime,
    ) -> str:
        """Keep it in place of what was there; the instant. TeGrootError, or SleutelOntbreektError after erasure."""
        inhoud = orjson.dumps(self._op_slot(plek, formulier, gegevens, tijdstip(nu))).decode()
        if len(inhoud) > GROOTSTE:
            raise TeGrootError
        with self._opslag.schrijven(meer=True) as schrijver:
            schrijver.voer_uit(_BEWAAR, [(*plek.sleutel, tijdstip(nu), verwacht, inhoud)])
        return tijdstip(nu)

    def _op_slot(
        self, plek: Plek, formulier: type[Groep], gegevens: dict[str, Any], bewaard: str
    ) -> dict[str, str]:
        rest, geheim = splits(formulier, gegevens)
        gezond = geheim.pop(GEZONDHEID.value, {})
        delen = {PERSOON.value: {"open": rest, "geheim": geheim}}
        if gezond:
            delen[GEZONDHEID.value] = gezond
        namen = {c: plek.sleutelnaam(c, bewaard) for c in delen}
        sleutels = self._kluis.maak_sleutels(plek.stroom, namen.values())
        return {c: versleutel(sleutels[namen[c]], deel, plek.aad(c)) for c, deel in delen.items()}

    def lees(self, lezer: Lezer, plek: Plek) -> Concept | None:
        """The draft; None when there is none, or when it can no longer be read (erased, or damaged)."""
        rijen = lezer.rij_query(_EEN, plek.sleutel)
        if not rijen:
            return None
        bewaard, verwacht, inhoud = rijen[0]
        delen = self._leesbaar(plek, bewaard, orjson.loads(inhoud))
        if (deel := delen.pop(PERSOON.value, None)) is None:
            return None
        return Concept(voeg_samen(deel["open"], deel["geheim"] | delen), bewaard, verwacht)

    def _leesbaar(self, plek: Plek, bewaard: str, inhoud: dict[str, str]) -> dict[str, dict[str, Any]]:
        """The parts whose key is still there."""
        delen = {}
        for categorie, tekst in inhoud.items():
            with suppress(SleutelOntbreektError, OntsleutelError):
                sleutel = self._kluis.sleutel(plek.stroom, plek.sleutelnaam(categorie, bewaard))
                delen[categorie] = ontsleutel(sleutel, tekst, plek.aad(categorie))
        return delen

    def van(self, lezer: Lezer, persoon: str, stroom: str) -> list[tuple[str, str]]:
        """(action, kept at) of every draft of this person here, the newest first."""
        return [(actie, bewaard) for actie, bewaard in lezer.rij_query(_VAN, (stroom, persoon))]

    def weg(self, plek: Plek) -> None:
        """Sent, or begun anew. Without a draft nothing is written."""
        with self._opslag.lezen() as lezer:
            if not lezer.rij_query(_EEN, plek.sleutel):
                return
        self._voer_uit(_WEG, plek.sleutel)

    def wis(self, stroom: str) -> None:
        """Every draft of a zaak or dossier: it is erased."""
        self._voer_uit(_WIS, (stroom,))

    def ruim_op(self, nu: datetime) -> None:
        """Take away what nobody touched for `dagen` days."""
        self._voer_uit(_OUD, (tijdstip(nu - timedelta(days=self._dagen)),))

    def _voer_uit(self, sql: str, waarden: tuple[str, ...]) -> None:
        with self._opslag.schrijven(meer=True) as schrijver:
            schrijver.voer_uit(sql, [waarden])

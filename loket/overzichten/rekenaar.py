"""Rekenaar: figures over the whole history. Over few zaken at once and fresh; over many in a process of its own, and dated.

A page that reads every zaak would take seconds at a hundred thousand of them, and keep everybody else waiting meanwhile. So
such a figure (a `Som`) is worked out beside the counter; the page shows the last one with its moment, and begins a new one
when that is old. What somebody decides on (a zaak, its terms, whose turn it is) never comes from here: that is always read.
"""

import logging
import multiprocessing
import os
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from threading import Lock, Thread
from typing import Any, Final

from kernproces.gebruik.fouten import OnbekendError
from kernproces.opslag.rijen import Lezer
from loket.bedrading import Samenstel
from loket.instellingen import Instellingen
from loket.overzichten.bestand import Bestand

KLEIN: Final = 300  # zaken; up to here every figure is worked out on the spot
VERS: Final = timedelta(minutes=15)
RUIMTE: Final = 60  # figures that are remembered
PER_MELDING: Final = 200
RUSTIG: Final = 5  # how much the counter goes before (nice)
Meld = Callable[[int, int], None]
# A function of a module: the wired system, one reader, the moment, what was asked (plain values), and how far it is.
Som = Callable[..., Any]
Naam = tuple[str, tuple[Any, ...]]
_LOG = logging.getLogger("kernproces.rekenaar")


def stil(_gedaan: int, _alle: int) -> None:
    """Nobody waits."""


def bestand_van(waarde: Any) -> Bestand | None:
    """The file that a figure is, or comes with."""
    gevonden = getattr(waarde, "bestand", waarde)
    return gevonden if isinstance(gevonden, Bestand) else None


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """A figure. `gemaakt`: of which moment it is; None: of now."""

    waarde: Any
    gemaakt: datetime | None = None

    @property
    def er_is(self) -> bool:
        """Whether it can still be given: a file may have been cleared away."""
        return (bestand := bestand_van(self.waarde)) is None or bestand.er_is

    def weg(self) -> None:
        """Another takes its place."""
        if (bestand := bestand_van(self.waarde)) is not None:
            bestand.weg()


@dataclass(frozen=True, slots=True)
class Bezig:
    """A figure that is being worked out: since when, and how far it is."""

    sinds: datetime
    gedaan: int = 0
    alle: int = 0


class WordtBerekendError(Exception):
    """There is nothing to show yet; it comes by itself."""

    def __init__(self, bezig: Bezig) -> None:
        super().__init__("Dit overzicht wordt nu berekend.")
        self.bezig = bezig


class MislukteSomError(Exception):
    """The process that worked it out failed; the log says how."""


class Rekenaar:
    """One a web process. At most one figure is worked out at a time."""

    def __init__(self, samenstel: Samenstel, *, klein: int = KLEIN) -> None:
        self._s = samenstel
        self._klein = klein
        self._slot, self._beurt = Lock(), Lock()
        self._klaar: OrderedDict[Naam, Uitkomst] = OrderedDict()
        self._bezig: dict[Naam, Bezig] = {}
        self._mislukt: dict[Naam, Exception] = {}

    def geef(
        self,
        som: Som,
        args: tuple[Any, ...],
        nu: datetime,
        nieuwer_dan: str = "",
        *,
        groot: bool | None = None,
    ) -> Uitkomst:
        """The figure; WordtBerekendError when there is none yet, or none that is newer than that instant.

        `groot`: whether it is much, where that does not follow from the number of zaken.
        """
        with self._s.opslag.lezen(momentopname=True) as lezer:
            if self._past(lezer) if groot is None else not groot:
                return Uitkomst(som(self._s, lezer, nu, *args, meld=stil))
        naam = (f"{som.__module__}.{som.__qualname__}", args)
        with self._slot:
            if naam not in self._bezig and (fout := self._mislukt.pop(naam, None)) is not None:
                raise fout
            oud = self._klaar.get(naam)
            oud = oud if oud is None or oud.er_is else None
            gemaakt = None if oud is None else oud.gemaakt
            gevraagd = gemaakt is None or gemaakt.isoformat() <= nieuwer_dan
            if gevraagd or gemaakt is None or abs(nu - gemaakt) > VERS:
                self._begin(naam, som, args, nu)
            if oud is None or gevraagd:
                raise WordtBerekendError(self._bezig[naam])
            return oud

    def bezig(self, som: Som) -> Bezig | None:
        """How far a figure is that is being worked out, whatever was asked of it; None: none is."""
        naam = f"{som.__module__}.{som.__qualname__}"
        with self._slot:
            return next((b for (n, _), b in self._bezig.items() if n == naam), None)

    def _past(self, lezer: Lezer) -> bool:
        vraag = f"SELECT count(*) FROM (SELECT 1 FROM werkvoorraad LIMIT {self._klein + 1}) AS w"  # noqa: S608
        return bool(lezer.rij_query(vraag)[0][0] <= self._klein)

    def _begin(self, naam: Naam, som: Som, args: tuple[Any, ...], nu: datetime) -> None:
        if naam not in self._bezig:
            self._bezig[naam] = Bezig(nu)
            Thread(target=self._wacht_af, args=(naam, som, args, nu), name="rekenaar", daemon=True).start()

    def _wacht_af(self, naam: Naam, som: Som, args: tuple[Any, ...], nu: datetime) -> None:
        """Until the process is done; then its answer takes the place of the old one."""
        try:
            with self._beurt:
                self._bewaar(naam, Uitkomst(self._apart(naam, som, args, nu), nu))
        except (EOFError, OSError, MislukteSomError, OnbekendError) as fout:
            eigen = fout if isinstance(fout, OnbekendError) else MislukteSomError()
            with self._slot:
                self._mislukt[naam] = eigen
        finally:
            with self._slot:
                del self._bezig[naam]

    def _bewaar(self, naam: Naam, uitkomst: Uitkomst) -> None:
        with self._slot:
            if (oud := self._klaar.pop(naam, None)) is not None:
                oud.weg()
            self._klaar[naam] = uitkomst
            while len(self._klaar) > RUIMTE:
                self._klaar.popitem(last=False)[1].weg()

    def _apart(self, naam: Naam, som: Som, args: tuple[Any, ...], nu: datetime) -> Any:
        """In a process that ends with it: all that it read goes with it."""
        spawn = multiprocessing.get_context("spawn")  # a fork would take along threads and open connections
        hier, daar = spawn.Pipe(duplex=False)
        proces = spawn.Process(target=_reken, args=(daar, self._s.instellingen, som, nu, args), daemon=True)
        proces.start()
        daar.close()
        try:
            while True:
                soort, inhoud = hier.recv()
                if soort == "klaar":
                    return inhoud
                if soort == "onbekend":
                    raise OnbekendError(inhoud)
                if soort == "fout":
                    _LOG.error("%s mislukte: %s", naam[0], inhoud)
                    raise MislukteSomError
                with self._slot:
                    self._bezig[naam] = replace(self._bezig[naam], gedaan=inhoud[0], alle=inhoud[1])
        finally:
            hier.close()
            proces.join(5)


def _reken(
    uit: Connection, instellingen: Instellingen, som: Som, nu: datetime, args: tuple[Any, ...]
) -> None:
    """In the other process: the same figure over the same store, without keeping the counter waiting."""
    with suppress(OSError):
        os.nice(RUSTIG)
    # Somebody who goes away takes the pipe along: then there is nobody to work for, and the next message ends it.
    try:
        with Samenstel(instellingen) as s, s.opslag.lezen(momentopname=True) as lezer:
            uit.send(("klaar", som(s, lezer, nu, *args, meld=_melder(uit))))
    except BrokenPipeError:
        return
    except OnbekendError as fout:  # what was asked cannot be answered: for who asked it
        uit.send(("onbekend", str(fout)))
    except Exception as fout:  # noqa: BLE001 - whatever it is, who waits must hear of it
        # The kind only: what went wrong may hold what the log may not.
        uit.send(("fout", type(fout).__name__))


def _melder(uit: Connection) -> Meld:
    def meld(gedaan: int, alle: int) -> None:
        if gedaan % PER_MELDING == 0 or alle <= 10 * PER_MELDING:
            uit.send(("voortgang", (gedaan, alle)))

    return meld

"""Leeslog: who opened which dossier, zaak or document, when, in which role and on what ground. Never in the history.

A store of its own, so that reading never waits for writing: an ordinary read goes into a queue that a thread of its own
empties. A read of health data, and every read under a break of the glass, is written and committed before it is shown;
when that fails, nothing is shown. The queue holds RUIMTE lines; what does not fit is dropped and counted, and the count
is written as a line of its own. A process that is killed loses at most what waited in its queue, mostly under a second.
"""

import contextlib
from datetime import datetime
from queue import Empty, Full, Queue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kernproces.opslag.databank import maak_engine, sqlite_pad
from kernproces.opslag.fouten import OpslagError
from kernproces.tijdstip import tijdstip

if TYPE_CHECKING:
    import sqlalchemy

RUIMTE: Final = 10_000
PER_KEER: Final = 500
RUST: Final = 0.2  # seconds between two looks at a store that could not be written
VERLOREN: Final = "verloren"
OPGERUIMD: Final = "opgeruimd"  # how many lines went when their term was over; what stays of them
PER_BLAD: Final = 50

_TABEL = """CREATE TABLE IF NOT EXISTS leesregel (tijd TEXT NOT NULL, persoon TEXT NOT NULL, rol TEXT NOT NULL,
 dossier TEXT NOT NULL, zaak TEXT NOT NULL, wat TEXT NOT NULL, kanaal TEXT NOT NULL, gezondheid INTEGER NOT NULL,
 grond TEXT NOT NULL, via TEXT NOT NULL)"""
_INDEXEN = (
    "CREATE INDEX IF NOT EXISTS ix_leesregel_dossier ON leesregel (dossier, tijd)",
    "CREATE INDEX IF NOT EXISTS ix_leesregel_persoon ON leesregel (persoon, tijd)",
    "CREATE INDEX IF NOT EXISTS ix_leesregel_tijd ON leesregel (tijd)",
)


class LeeslogError(OpslagError):
    """A read could not be recorded, so it is not shown."""

    def __init__(self) -> None:
        super().__init__(
            "Deze inzage kan nu niet worden vastgelegd. Daarom laten wij de gegevens niet zien. Probeer het over een paar "
            "minuten opnieuw; blijft het zo, meld het dan de beheerder."
        )


class Leesregel(NamedTuple):
    """One look. `wat`: zaak, dossier, stuk; `grond`: the code of kernproces.rechten.inzage; `via`: for whom, or which school."""

    tijd: str
    persoon: str
    rol: str
    dossier: str
    zaak: str
    wat: str
    kanaal: str
    gezondheid: int
    grond: str
    via: str


_KOLOMMEN = ", ".join(Leesregel._fields)
_SCHRIJF = f"INSERT INTO leesregel ({_KOLOMMEN}) VALUES ({', '.join(':' + k for k in Leesregel._fields)})"  # noqa: S608


class Leeslog:
    """The log behind one address."""

    def __init__(self, url: str, ruimte: int = RUIMTE) -> None:
        self._url = url
        self._rij: Queue[Leesregel] = Queue(ruimte)
        self._slot = Lock()
        self._engine: sqlalchemy.Engine | None = None
        self._draad: Thread | None = None
        self._einde = Event()
        self._verloren = 0

    # ------------------------------------------------------------ writing

    def noteer(self, regel: Leesregel, *, meteen: bool) -> None:
        """Record a look; `meteen`: before it goes on. LeeslogError when that cannot be."""
        if meteen:
            self._schrijf([regel])
            return
        try:
            self._rij.put_nowait(regel)
        except Full:
            with self._slot:
                self._verloren += 1
        self._begin()

    def wacht(self) -> None:
        """Until everything in the queue was written."""
        self._rij.join()

    def sluit(self) -> None:
        """Write what waits, and close."""
        self._einde.set()
        if self._draad is not None:
            self._draad.join(5)
        if self._engine is not None:
            self._engine.dispose()

    def _begin(self) -> None:
        with self._slot:
            if self._draad is None:
                self._draad = Thread(target=self._loop, name="leeslog", daemon=True)
                self._draad.start()

    def _loop(self) -> None:
        while not (self._einde.is_set() and self._rij.empty()):
            try:
                regels = [self._rij.get(timeout=RUST)]
            except Empty:
                continue
            with contextlib.suppress(Empty):
                while len(regels) < PER_KEER:
                    regels.append(self._rij.get_nowait())
            self._hardnekkig(regels)
            for _ in regels:
                self._rij.task_done()

    def _hardnekkig(self, regels: list[Leesregel]) -> None:
        """Until it is there: meanwhile the queue fills, and only then anything is lost. Closing does not wait for ever."""
        while True:
            with self._slot:
                kwijt, self._verloren = self._verloren, 0
            bij = [_verloren(regels[-1].tijd, kwijt)] if kwijt else []
            try:
                self._schrijf([*regels, *bij])
            except LeeslogError:
                with self._slot:
                    self._verloren += kwijt
                if self._einde.wait(RUST):
                    return
            else:
                return

    def _schrijf(self, regels: list[Leesregel]) -> None:
        from sqlalchemy import text
        from sqlalchemy.exc import SQLAlchemyError

        try:
            with self._open().begin() as v:
                v.execute(text(_SCHRIJF), [r._asdict() for r in regels])
        except (SQLAlchemyError, OSError) as fout:
            raise LeeslogError from fout

    def _open(self) -> "sqlalchemy.Engine":
        """The store; its table is made where it is missing."""
        from sqlalchemy import text

        with self._slot:
            if self._engine is None:
                if (pad := sqlite_pad(self._url)) is not None:
                    pad.parent.mkdir(parents=True, exist_ok=True)
                engine = maak_engine(self._url)
                with engine.begin() as v:
                    for opdracht in (_TABEL, *_INDEXEN):
                        v.execute(text(opdracht))
                self._engine = engine
            return self._engine

    # ------------------------------------------------------------ reading

    def van_dossier(self, dossier: str, tot: datetime) -> list[Leesregel]:
        """Who looked at a dossier, the last one first."""
        return self._lees("dossier = :wat AND tijd <= :tot", None, wat=dossier, tot=tijdstip(tot))

    def van_persoon(self, persoon: str, tot: datetime) -> list[Leesregel]:
        """What somebody looked at, the last one first."""
        return self._lees("persoon = :wat AND tijd <= :tot", None, wat=persoon, tot=tijdstip(tot))

    def blad(
        self, *, dossier: str = "", persoon: str = "", voor: str = "", tot: datetime
    ) -> tuple[list[Leesregel], str]:
        """A page of the lines of a dossier, or else of a person: those before an instant, and before which the next begins."""
        kolom, wat = ("dossier", dossier) if dossier else ("persoon", persoon)
        waar = f"{kolom} = :wat AND tijd <= :tot" + (" AND tijd < :voor" if voor else "")
        vast = {"wat": wat, "tot": tijdstip(tot)} | ({"voor": voor} if voor else {})
        regels = self._lees(waar, PER_BLAD + 1, **vast)
        if len(regels) <= PER_BLAD:
            return regels, ""
        # A page ends between two instants: what was recorded at one, stands together.
        grens = regels[-1].tijd
        hier = [r for r in regels if r.tijd > grens] or self._lees(
            f"{kolom} = :wat AND tijd = :tot", None, wat=wat, tot=grens
        )
        return hier, hier[-1].tijd

    def sinds(self, vanaf: datetime, tot: datetime) -> list[Leesregel]:
        """Every look in this time, the last one first."""
        return self._lees("tijd >= :vanaf AND tijd <= :tot", None, vanaf=tijdstip(vanaf), tot=tijdstip(tot))

    def alles(self) -> list[Leesregel]:
        """For a back-up."""
        return self._lees("1 = 1", None)[::-1]

    def zet_terug(self, regels: list[Leesregel]) -> None:
        """From a back-up, into an empty log."""
        if self._lees("1 = 1", 1):
            raise OpslagError("Het leeslog is niet leeg. Herstellen kan alleen in een nieuw, leeg leeslog.")
        for i in range(0, len(regels), PER_KEER):
            self._schrijf(regels[i : i + PER_KEER])

    def wis_voor(self, grens: datetime, nu: datetime) -> int:
        """Remove what was recorded before an instant, and record how much that was, together or not at all."""
        from sqlalchemy import text

        waar = "tijd < :grens AND wat <> :spoor"
        with self._open().begin() as v:
            weg = v.execute(
                text(f"DELETE FROM leesregel WHERE {waar}"),  # noqa: S608 - fixed text
                {"grens": tijdstip(grens), "spoor": OPGERUIMD},
            ).rowcount
            if weg:
                spoor = Leesregel(tijdstip(nu), "", "", "", "", OPGERUIMD, "", 0, str(weg), "")
                v.execute(text(_SCHRIJF), [spoor._asdict()])
        return int(weg)

    def _lees(self, waar: str, hoogstens: int | None, **waarden: Any) -> list[Leesregel]:
        from sqlalchemy import text

        einde = "" if hoogstens is None else f" LIMIT {hoogstens}"
        vraag = f"SELECT {_KOLOMMEN} FROM leesregel WHERE {waar} ORDER BY tijd DESC{einde}"  # noqa: S608 - fixed texts
        with self._open().connect().execution_options(alleen_lezen=True) as v:
            return [Leesregel(*rij) for rij in v.execute(text(vraag), waarden)]


def _verloren(tijd: str, aantal: int) -> Leesregel:
    return Leesregel(tijd, "", "", "", "", VERLOREN, "", 0, str(aantal), "")

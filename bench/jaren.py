"""A database of many years: the demo year, delivered, and then copied dossier by dossier until there are enough zaken.

A copy is whole: every entry with its own place in a chain of its own, confidential content under keys of its own, and the
rows of every projection; `kernproces controleer` finds nothing wrong with it. Only what would take an hour is left out:
the rules are not asked again, for what was allowed in the first is allowed in the copy. Carriers and schools differ from
copy to copy, as a large organisation has more of them; the names of pupils return, as they do in life.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from kernproces.gebruik.archief import bytes_van, houder_van
from kernproces.opslag.canoniek import canoniek
from kernproces.opslag.databank import verbind_sqlite
from kernproces.opslag.keten import GEEN_VORIGE, schakel
from kernproces.opslag.kolommen import KOLOMMEN
from kernproces.opslag.versleutel import ontsleutel, plaats, versleutel
from kernproces.rollen import Rol
from kernproces.tijdstip import tijdstip
from kernproces.vertrouwelijk.vak import sleutelnaam, vak_van
from loket.bedrading import Samenstel, maak_proef
from loket.demo.jaar import Demojaar
from loket.demo.mensen import PERSONEN, SCHOLEN
from loket.instellingen import Instellingen, uit_omgeving
from loket.leeslog.log import Leesregel

VANDAAG = date(2026, 11, 20)
NU = datetime(2026, 11, 24, 8, 20, tzinfo=UTC)  # some days later: the ronde has something to do
SOORTEN = 17  # so many times the carriers, experts and schools of the demo year
WISSELT = frozenset(
    {p.id for p in PERSONEN if {Rol.BEHANDELAAR, Rol.DESKUNDIGE, Rol.VERZUIMCOACH} & {*p.rollen}} | {*SCHOLEN}
)
SYSTEEM = (Rol.SYSTEEM.value, Rol.SYSTEEM)
NUMMERS = "register/tlv_nummers"
LAATST = datetime.combine(VANDAAG, time(21), UTC)
_BESLUIT = re.compile(rb'"volgnummer":(\d+)')
_NUMMER = re.compile(rb"\b([ZD])-(\d{4})-(\d{4})\b")
_WIE = re.compile(b'"(' + b"|".join(w.encode() for w in sorted(WISSELT)) + rb')(\d*)"')
LEZINGEN = 3  # looks at each zaak, in the read log


def databank(map_: Path, zaken: int) -> Instellingen:
    """A database with at least so many zaken in this folder; made when it is not there yet."""
    basis, eigen = map_ / "basis", map_ / f"jaren-{zaken}"
    if not (basis / "klaar").exists():
        with maak_proef(_in(basis)) as s:
            _demojaar(s)
        shutil.rmtree(basis / "post", ignore_errors=True)  # the letters themselves; no page reads them
        (basis / "klaar").touch()
    if not (eigen / "klaar").exists():
        shutil.rmtree(eigen, ignore_errors=True)
        shutil.copytree(basis, eigen, ignore=shutil.ignore_patterns("klaar"))
        with maak_proef(_in(eigen)) as s:
            Kopieerder(s, eigen / "k.db").tot(zaken)
            _leeslog(s)
        (eigen / "klaar").touch()
    return _in(eigen)


def _in(map_: Path) -> Instellingen:
    return uit_omgeving({"DATABASE_URL": f"sqlite:///{map_ / 'k.db'}", "KERNPROCES_MAP": str(map_)})


class Meerjaar(Demojaar):
    """The demo year, in whose registers the people of the copies stand too, from the first day."""

    def _vul_registers(self, nu: datetime) -> None:
        super()._vul_registers(nu)
        personen, namen = {}, {}
        for p in (p for p in PERSONEN if p.id in WISSELT):
            for n in range(1, SOORTEN):
                personen[f"{p.id}{n}"] = p.rij()
                namen[f"{p.id}{n}"] = {"naam": f"{p.naam} {n}", "email": f"{p.id}{n}@demo.invalid"}
        self._s.registers.werk_bij("mensen", personen, *SYSTEEM, nu, geheim=namen)


def _demojaar(s: Samenstel) -> None:
    """The year through the real engine. When the machine fails it is made again, so nothing waits for the disk."""
    for voorraad in (s.opslag._kern.voorraad, s.kluis._kast._voorraad):  # type: ignore[attr-defined]  # noqa: SLF001
        voorraad.weg()
        voorraad._maak = partial(_snel, voorraad._maak)  # noqa: SLF001
    Meerjaar(s, VANDAAG).speel(lambda _gedaan, _totaal: None)
    s.bezorg(datetime.combine(VANDAAG, time(20), UTC))
    # Not before: the year would ask each of them for its figures of the quarter.
    scholen = {
        f"{k}{n}": {**v, "naam": f"{v['naam']} {n}"} for k, v in SCHOLEN.items() for n in range(1, SOORTEN)
    }
    s.registers.werk_bij("scholen", scholen, *SYSTEEM, LAATST)


def _snel(maak: Callable[[], Any]) -> Any:
    verbinding = maak()
    verbinding.execute("PRAGMA synchronous=OFF").close()
    return verbinding


class Kopieerder:
    """Writes copies of every dossier of a pupil or customer, straight into the file."""

    def __init__(self, s: Samenstel, pad: Path) -> None:
        self._s = s
        self._db = verbind_sqlite(pad)
        for pragma in ("synchronous=OFF", "cache_size=-400000", "secure_delete=OFF"):
            self._db.execute(f"PRAGMA {pragma}").close()
        self._stromen = self._welke()
        self._entries = [self._open(*rij) for rij in self._geschiedenis()]
        self._rijen = {tabel: list(self._afgeleid(tabel)) for tabel in KOLOMMEN if tabel in _EIGEN}
        self._sleutels = self._datasleutels()
        self._nummers = [
            i
            for (i,) in self._db.execute(
                "SELECT inhoud FROM gebeurtenis WHERE stroom = ? ORDER BY nr", (NUMMERS,)
            )
        ]
        (self._nummerkop,) = self._db.execute(
            "SELECT hash FROM stroom WHERE stroom = ?", (NUMMERS,)
        ).fetchone()

    def _welke(self) -> frozenset[str]:
        zaken = self._db.execute("SELECT zaak, dossier FROM werkvoorraad WHERE dossier LIKE 'D-%'").fetchall()
        self.zaken = {z for z, _ in zaken}
        dossiers = {d for _, d in zaken}
        stromen = {f"zaak/{z}" for z in self.zaken} | {f"dossier/{d}" for d in dossiers}
        berichten = self._db.execute("SELECT id, zaak FROM outbox").fetchall()
        return frozenset(stromen | {f"bericht/{b}" for b, z in berichten if z in self.zaken or z in dossiers})

    def _geschiedenis(self) -> Iterator[tuple[str, bytes]]:
        for stroom, inhoud in self._db.execute("SELECT stroom, inhoud FROM gebeurtenis ORDER BY stroom, nr"):
            if stroom in self._stromen:
                yield stroom, inhoud

    def _open(self, stroom: str, inhoud: bytes) -> tuple[str, bytes, dict[str, bytes]]:
        """An entry with its confidential content in the clear, beside it."""
        entry = orjson.loads(inhoud)
        open_ = {}
        for categorie, tekst in entry["geheim"].items():
            houder = houder_van(entry)
            sleutel = self._s.kluis.sleutel(houder, sleutelnaam(houder, categorie, vak_van(entry)))
            open_[categorie] = canoniek(ontsleutel(sleutel, tekst, plaats(stroom, entry["nr"], categorie)))
        return stroom, inhoud, open_

    def _afgeleid(self, tabel: str) -> Iterator[tuple[Any, ...]]:
        plek = KOLOMMEN[tabel].index(_EIGEN[tabel])
        for rij in self._db.execute(f"SELECT {', '.join(KOLOMMEN[tabel])} FROM {tabel}"):
            if _STROOM.get(tabel, "zaak/") + rij[plek] in self._stromen:
                yield rij

    def _datasleutels(self) -> list[tuple[str, str, bytes]]:
        namen = [(h, c) for h, c, _, dicht in self._s.kluis.ingepakt() if dicht and h in self._stromen]
        return [(h, c, self._s.kluis.sleutel(h, c).ruw) for h, c in namen]

    def tot(self, zaken: int) -> None:
        """Copies until there are so many zaken."""
        (er_zijn,) = self._db.execute("SELECT count(*) FROM werkvoorraad").fetchone()
        for k in range(1, -(-(zaken - er_zijn) // len(self.zaken)) + 1):
            self._een(k)
            if k % 10 == 0:
                print(f"kopie {k}: {er_zijn + k * len(self.zaken)} zaken", flush=True)
        self._db.execute("ANALYZE")
        self._db.close()

    def _uitgegeven(self, k: int) -> Iterator[tuple[str, int, bytes, bytes]]:
        """The numbers of the decisions in a copy, given out in the register."""
        for inhoud in self._nummers:
            entry = orjson.loads(_bytes(inhoud, k))
            nr, stroom = k * len(self._nummers) + entry["nr"], entry["stroom"]
            entry |= {
                "nr": nr,
                "vorige": self._nummerkop.hex(),
                "vastgelegd": max(tijdstip(LAATST), entry["vastgelegd"]),
                "werkt_op": VANDAAG.isoformat(),
            }
            entry["open"] |= {"id": str(nr), "nummer": nr}
            nieuw, self._nummerkop = schakel(entry)
            self._nummerstand = {"laatst": entry["vastgelegd"], "nr": nr, "uitgegeven": nr}
            yield stroom, nr, nieuw, self._nummerkop

    def _een(self, k: int) -> None:
        kluis, db = self._s.kluis, self._db
        kluis.zet_terug(
            [
                (nieuw, c, kluis._nieuwste, kluis._pak_in((nieuw, c), ruw))  # noqa: SLF001
                for nieuw, c, ruw in ((_tekst(h, k), c, ruw) for h, c, ruw in self._sleutels)
            ]
        )
        db.execute("BEGIN IMMEDIATE")
        koppen = dict[str, bytes]()
        db.executemany("INSERT INTO gebeurtenis VALUES (?, ?, ?, ?)", self._keten(k, koppen))
        db.executemany("INSERT INTO gebeurtenis VALUES (?, ?, ?, ?)", self._uitgegeven(k))
        db.execute(
            "UPDATE stroom SET nr = ?, hash = ?, stand = ? WHERE stroom = ?",
            (self._nummerstand["nr"], self._nummerkop, bytes_van(self._nummerstand), NUMMERS),
        )
        for tabel, rijen in self._rijen.items():
            vraag = f"INSERT INTO {tabel} ({', '.join(KOLOMMEN[tabel])}) VALUES ({', '.join('?' * len(KOLOMMEN[tabel]))})"
            nieuw: Iterable[list[Any]] = ([_waarde(w, k, len(self._nummers)) for w in rij] for rij in rijen)
            if tabel == "stroom":
                nieuw = ([*rij[:3], koppen[rij[0]], rij[4]] for rij in nieuw)
            db.executemany(vraag, nieuw)
        db.execute("COMMIT")

    def _keten(self, k: int, koppen: dict[str, bytes]) -> Iterator[tuple[str, int, bytes, bytes]]:
        kluis = self._s.kluis
        for oud, inhoud, open_ in self._entries:
            stroom = _tekst(oud, k)
            entry = orjson.loads(_bytes(inhoud, k, len(self._nummers)))
            if open_:
                houder, vak = houder_van(entry), vak_van(entry)
                entry["geheim"] = {
                    c: versleutel(
                        kluis.sleutel(houder, sleutelnaam(houder, c, vak)),
                        orjson.loads(_bytes(deel, k)),
                        plaats(stroom, entry["nr"], c),
                    )
                    for c, deel in open_.items()
                }
            entry["vorige"] = koppen[stroom].hex() if stroom in koppen else GEEN_VORIGE
            nieuw, hash_ = schakel(entry, gekeurd=True)
            koppen[stroom] = hash_
            yield stroom, entry["nr"], nieuw, hash_


# Per derived table the column that says whose row it is, and what stands before it in the name of its stream.
_STROOM = {"stroom": "", "betrokken": "", "zoekwoord": "", "postvak": "bericht/"}
_EIGEN = {
    "stroom": "stroom",
    "werkvoorraad": "zaak",
    "termijn": "zaak",
    "betrokken": "stroom",
    "outbox": "zaak",
    "postvak": "bericht",
    "zoekwoord": "stroom",
}


def _bytes(inhoud: bytes, k: int, besluiten: int = 0) -> bytes:
    nieuw = _NUMMER.sub(lambda m: b"%s-%s-%d" % (m[1], m[2], k * 10_000 + int(m[3])), inhoud)
    nieuw = _BESLUIT.sub(lambda m: b'"volgnummer":%d' % (k * besluiten + int(m[1])), nieuw)
    return _WIE.sub(lambda m: b'"%s"' % _ander(m[1].decode(), m[2].decode(), k).encode(), nieuw)


def _ander(wie: str, soort: str, k: int) -> str:
    """Who it is in this copy. Everybody moves on one place, so two who stood beside each other stay two."""
    return f"{wie}{(int(soort or 0) + k) % SOORTEN or ''}"


def _tekst(tekst: str, k: int) -> str:
    return _NUMMER.sub(lambda m: b"%s-%s-%d" % (m[1], m[2], k * 10_000 + int(m[3])), tekst.encode()).decode()


def _waarde(waarde: Any, k: int, besluiten: int) -> Any:
    if isinstance(waarde, str):
        wie = waarde.rstrip("0123456789")
        return _ander(wie, waarde[len(wie) :], k) if wie in WISSELT else _tekst(waarde, k)
    return _bytes(waarde, k, besluiten) if isinstance(waarde, bytes) else waarde


def _leeslog(s: Samenstel) -> None:
    """Looks at every zaak over the last days, by who carries it."""
    with s.opslag.lezen() as lezer:
        zaken = lezer.rij_query("SELECT zaak, dossier, coalesce(behandelaar, 'kaat') FROM werkvoorraad")
    s.leeslog.zet_terug(
        [
            Leesregel(
                _kijktijd(n, keer),
                wie,
                "behandelaar",
                dossier,
                zaak,
                "zaak",
                "web",
                keer % 2,
                "behandelt",
                "",
            )
            for keer in range(LEZINGEN)
            for n, (zaak, dossier, wie) in enumerate(zaken)
        ]
    )


def _kijktijd(n: int, keer: int) -> str:
    return tijdstip(NU - timedelta(days=1 + n % 90, hours=keer, seconds=n % 3_600))

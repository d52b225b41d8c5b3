"""The store against its floor: `python -m bench.opslag MAP [POSTGRES_URL]`, one JSON document.

Floor: insert one event, update one row, commit, with the same durability. Ours: read a head of 2 KB, then book
3 events, 1 head, 1 worklist row, 2 terms and 2 messages. Both in turns, so that a busy machine slows both.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kernproces.opslag.canoniek import canoniek
from kernproces.opslag.keten import GEEN_VORIGE, nagelopen, schakel
from kernproces.opslag.migreren import migreer
from kernproces.opslag.opslag import Boeking, Opslag

ZAKEN, RONDEN, PER_RONDE = 2000, 10, 200
MICRO = 1e6


def _gebeurtenis(stroom: str, nr: int, vorige: str) -> dict[str, Any]:
    return {
        "v": 1, "stroom": stroom, "nr": nr, "soort": "overgang", "sv": 1,
        "vastgelegd": "2026-03-02T08:00:00.000000Z", "werkt_op": "2026-03-02", "actor": "anna", "namens": None,
        "rol": "behandelaar", "workflow": "f" * 64,
        "open": {"actie": "neem_in_behandeling", "van": "ontvangen", "naar": "in_behandeling",
                 "eisen": [{"eis": f"eis_{i}", "antwoord": True} for i in range(3)]},
        "geheim": {"persoonsgegeven": "A" * 120}, "vorige": vorige,
    }  # fmt: skip


class Last:
    """One database with ZAKEN streams, and the two kinds of transaction on it."""

    def __init__(self, url: str) -> None:
        migreer(url)
        self.opslag = Opslag(url)
        self.hoofden = {f"zaak/Z-2026-{z:04}": (0, GEEN_VORIGE) for z in range(ZAKEN)}
        self.namen = list(self.hoofden)
        self.stand = canoniek({f"veld_{i}": {"op": "2026-03-02", "waarde": i * 7919} for i in range(40)})
        self.tel = self.standen = 0
        self.willekeur = random.Random(1)
        for stroom in self.namen:
            self.boek(stroom)
        with self.opslag.schrijven(meer=True) as s:
            soort = "BLOB" if self.opslag.dialect == "sqlite" else "BYTEA"
            s.voer_uit(
                f"CREATE TABLE vloer (s TEXT, n BIGINT, i {soort}, h {soort}, PRIMARY KEY (s, n))", [()]
            )
            s.voer_uit(f"CREATE TABLE vloer_stand (s TEXT PRIMARY KEY, n BIGINT, b {soort})", [()])
            s.voer_uit("INSERT INTO vloer_stand VALUES (?, 0, ?)", [(n, self.stand) for n in self.namen])

    def _stand(self) -> bytes:
        """A state of some 2 KB that differs each time."""
        self.standen += 1
        return self.stand + b"%09d" % self.standen

    def schakels(self, stroom: str) -> list[tuple[str, int, bytes, bytes]]:
        """Three linked entries."""
        nr, vorige = self.hoofden[stroom]
        uit = []
        for _ in range(3):
            nr += 1
            inhoud, hash_ = schakel(_gebeurtenis(stroom, nr, vorige))
            vorige = hash_.hex()
            uit.append((stroom, nr, inhoud, hash_))
        self.hoofden[stroom] = (nr, vorige)
        return uit

    def boeking(self, stroom: str) -> Boeking:
        """Everything of one advance."""
        self.tel += 1
        ketens = self.schakels(stroom)
        nr, hash_, z = ketens[-1][1], ketens[-1][3], stroom[5:]
        dag = int(z[-4:]) % 28 + 1 if self.tel % 4 else self.tel % 28 + 1
        nu = f"2026-03-02T08:00:00.{self.tel:06}Z"
        return Boeking(
            ketens,
            [(stroom, "zaak", nr, hash_, self._stand())],
            [(z, "D-2026-0001", "tlv", f"toestand{nr}", 1, f"anna{int(z[-4:]) % 20}", "behandelaar", "stap", 1,
              f"2026-05-{dag:02}", "school", nu)],
            [(z, "D.TLV.norm", "lopend", "2026-05-01", f"2026-05-{self.tel % 28 + 1:02}T07:00:00Z", "herinnering"),
             (z, "D.TLV.wet", "gestopt", "2026-05-01", None, f"t{nr}")],
            [("wacht", f"{nu}/{stroom}/{nr}/{k}", z, nr, "besluit", "1", "ouder", nu, None, None) for k in (0, 1)],
        )  # fmt: skip

    def boek(self, stroom: str | None = None) -> None:
        """Ours."""
        stroom = stroom or self.willekeur.choice(self.namen)
        with self.opslag.schrijven() as s:
            s.stroom(stroom)
            s.boek(self.boeking(stroom))

    def vloer(self) -> Callable[[], None]:
        """The floor, on the bare driver."""
        inhoud, nummers = os.urandom(700), dict.fromkeys(self.namen, 0)

        def stap(voer: Callable[..., Any], begin: str, plek: str) -> None:
            s = self.willekeur.choice(self.namen)
            nummers[s] += 1
            if begin:
                voer(begin)
            voer(
                f"INSERT INTO vloer VALUES ({plek}, {plek}, {plek}, {plek})",
                (s, nummers[s], inhoud, inhoud[:32]),
            )
            voer(f"UPDATE vloer_stand SET n = {plek}, b = {plek} WHERE s = {plek}",
                 (nummers[s], self._stand(), s))  # fmt: skip
            voer("COMMIT")

        ruw: Any = self.opslag._kern.voorraad.neem()  # noqa: SLF001 - the same connection settings
        if self.opslag.dialect == "sqlite":
            return lambda: stap(ruw.execute, "BEGIN IMMEDIATE", "?")
        ruw.psycopg.autocommit = False
        return lambda: stap(ruw.psycopg.execute, "", "%s")


def _meet(doe: Callable[[], None], uit: list[float]) -> float:
    begin = time.process_time()
    for _ in range(PER_RONDE):
        t = time.perf_counter()
        doe()
        uit.append((time.perf_counter() - t) * MICRO)
    return (time.process_time() - begin) / PER_RONDE * MICRO


def vergelijk(url: str) -> dict[str, Any]:
    """Floor and ours in turns, then the chain."""
    last = Last(url)
    teller = iter(range(10**9))
    doen = {
        "vloer": last.vloer(),
        "boeken": last.boek,
        "alleen_maken": lambda: void(last.boeking(last.namen[next(teller) % ZAKEN])),
    }
    tijden: dict[str, list[float]] = {n: [] for n in doen}
    cpu: dict[str, list[float]] = {n: [] for n in doen}
    hoofden = None
    for _ in range(RONDEN):
        for naam, doe in doen.items():
            hoofden = dict(last.hoofden) if naam == "alleen_maken" else None
            cpu[naam].append(_meet(doe, tijden[naam]))
            last.hoofden = hoofden or last.hoofden
    uit: dict[str, Any] = {}
    for naam, reeks in tijden.items():
        reeks.sort()
        uit[naam] = {
            "mediaan_us": round(reeks[len(reeks) // 2]), "gemiddeld_us": round(sum(reeks) / len(reeks)),
            "p95_us": round(reeks[int(len(reeks) * 0.95)]), "cpu_us": round(sorted(cpu[naam])[RONDEN // 2]),
        }  # fmt: skip
    with last.opslag.lezen() as lezer:
        t = time.process_time()
        aantal = sum(1 for _ in nagelopen(lezer.alles()))
        uit["keten_per_seconde"] = round(aantal / (time.process_time() - t))
        uit["gebeurtenissen"] = aantal
    last.opslag.dispose()
    return uit


def void(_: object) -> None:
    """Forget the result."""


def main() -> None:
    """Print one JSON document."""
    uit = {"sqlite": vergelijk(f"sqlite:///{Path(sys.argv[1]) / 'bench-opslag.db'}")}
    if len(sys.argv) > 2:
        uit["postgresql"] = vergelijk(sys.argv[2])
    print(json.dumps(uit, indent=1))


if __name__ == "__main__":
    main()

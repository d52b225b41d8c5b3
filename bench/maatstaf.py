"""The yardstick: the same packages used well, and nothing of the engine. It tells what a share of the floor means on this disk.

One shared machine of `transitions`, the form through pydantic, JSON, and plain statements of SQLAlchemy in tables like the floor's: read the state, insert one event, update the state, commit. No roles, conditions, terms, messages, chain or keys.
"""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from sqlalchemy import text
from transitions import Machine

from bench.vloer import Werk
from bench.wereld import MIX, Stap
from kernproces.opslag.databank import maak_engine

TOESTANDEN = [f"na {i}" for i in range(len(MIX) + 1)]
LEES = text("SELECT n, t FROM maat_stand WHERE s = :s")
VOEG_TOE = text("INSERT INTO maat VALUES (:s, :n, :i, :h)")
WERK_BIJ = text("UPDATE maat_stand SET n = :n, t = :t, op = :op, i = :i WHERE s = :s")


class _Formulier(BaseModel):
    """A form with as much in it as ours."""

    actie: str
    op: str
    inhoud: dict[str, Any]


class _Zaak:
    """The model that the machine moves."""

    def __init__(self) -> None:
        self.state = TOESTANDEN[0]

    def mag(self, _: object) -> bool:
        """The one condition there is."""
        return True


class Maatstaf:
    """One connection of the yardstick, beside a floor and on the same database."""

    def __init__(self, url: str) -> None:
        self._engine = maak_engine(url)
        self._verbinding = self._engine.connect()
        self._zaak = _Zaak()
        self._machine = Machine(
            self._zaak,
            states=TOESTANDEN,
            initial=TOESTANDEN[0],
            auto_transitions=False,
            send_event=True,
            transitions=[
                {"trigger": "ga_door", "source": van, "dest": naar, "conditions": "mag"}
                for van, naar in zip(TOESTANDEN, [*TOESTANDEN[1:], TOESTANDEN[0]], strict=True)
            ],
        )

    def maak_tabellen(self, zaken: Sequence[str]) -> None:
        """As the floor has them: the events, and a state row for every zaak."""
        soort = "BLOB" if self._engine.dialect.name == "sqlite" else "BYTEA"
        with self._verbinding.begin():
            self._los(f"CREATE TABLE maat (s TEXT, n BIGINT, i {soort}, h {soort}, PRIMARY KEY (s, n))")
            self._los(f"CREATE TABLE maat_stand (s TEXT PRIMARY KEY, n BIGINT, t TEXT, op TEXT, i {soort})")
            rijen = [{"s": zaak, "t": TOESTANDEN[0]} for zaak in zaken]
            self._verbinding.execute(text("INSERT INTO maat_stand VALUES (:s, 0, :t, '', NULL)"), rijen)

    def _los(self, opdracht: str) -> None:
        self._verbinding.execute(text(opdracht))

    def stap(self, zaak: str, stap: Stap) -> Werk:
        """One step in this zaak, with a form and an event as large as ours."""
        inhoud = json.loads(stap.hoofdgebeurtenis)
        gegeven = {"actie": stap.opdracht.actie, "op": stap.op.isoformat(), "inhoud": inhoud}
        return lambda: self._doe(zaak, gegeven)

    def _doe(self, zaak: str, gegeven: dict[str, Any]) -> None:
        with self._verbinding.begin():
            nr, self._zaak.state = self._verbinding.execute(LEES, {"s": zaak}).one()
            formulier = _Formulier.model_validate(gegeven)
            self._machine.events["ga_door"].trigger(self._zaak)
            inhoud = json.dumps(formulier.model_dump(mode="json")).encode()
            rij = {"s": zaak, "n": nr + 1, "i": inhoud}
            self._verbinding.execute(VOEG_TOE, rij | {"h": inhoud[:32]})
            self._verbinding.execute(WERK_BIJ, rij | {"t": self._zaak.state, "op": formulier.op})

    def sluit(self) -> None:
        """Close the connection."""
        self._verbinding.close()
        self._engine.dispose()

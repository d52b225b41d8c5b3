"""OCEL 2.0 (JSON): events with the objects they are about: zaak, dossier, school, persoon, termijn.

Written as a stream, for a history need not fit in memory: first the events, zaak by zaak, while the objects wait in a file
of their own; then those. Only which objects there are is remembered.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from tempfile import SpooledTemporaryFile
from typing import Any

import orjson

from loket.procesmijnen.log import Logregel

EVENTVELDEN = ("soort", "rol", "van", "naar", "werkt_op")
OBJECTVELDEN = {"zaak": ("workflow",), "dossier": (), "school": (), "persoon": (), "termijn": ("termijn",)}
NUL = "1970-01-01T00:00:00Z"
IN_GEHEUGEN = 8_000_000  # bytes of objects, before they go to a file


def ocel(regels: Iterable[Logregel]) -> Iterator[str]:
    """The document, piece by piece; `regels` by zaak."""
    with SpooledTemporaryFile(IN_GEHEUGEN) as wacht:
        log = _Ocel(wacht)
        yield f'{{"objectTypes":{_json([_type(n, v) for n, v in OBJECTVELDEN.items()])},\n"events":['
        komma = "\n"
        for zaak, groep in groupby(regels, lambda r: r.zaak):
            for event in log.neem(zaak, list(groep)):
                yield komma + event
                komma = ",\n"
        yield f'],\n"eventTypes":{_json([_type(n, EVENTVELDEN) for n in sorted(log.soorten)])},\n"objects":['
        komma = "\n"
        for object_ in log.objecten():
            yield komma + object_
            komma = ",\n"
        yield "]}\n"


class _Ocel:
    """Tells the events of a zaak, and puts aside the objects that they name."""

    def __init__(self, wacht: Any) -> None:
        self.soorten: set[str] = set()
        self._wacht = wacht
        self._zaken: set[str] = set()
        self._gedeeld: set[str] = set()  # dossiers, schools and persons: of more than one zaak
        self._onder: list[
            tuple[str, str]
        ] = []  # a hoofdzaak, and the zaak under it: whether it is in the log, is known at the end

    def neem(self, zaak: str, regels: list[Logregel]) -> Iterator[str]:
        """The events of one zaak."""
        eerste, eigen = regels[0], _object("zaak", zaak, regels[0].tijdstip, {"workflow": regels[0].workflow})
        vast = {zaak: "zaak"}
        for soort, id_ in (("dossier", eerste.dossier), ("school", eerste.school)):
            if id_:
                vast[f"{soort}:{id_}"] = soort
                _verbind(eigen, f"{soort}:{id_}", soort)
                self._deel(soort, f"{soort}:{id_}")
        termijnen: dict[str, str] = {}
        for r in regels:
            relaties = vast | {f"persoon:{r.actor}": "door"}
            self._deel("persoon", f"persoon:{r.actor}")
            if r.termijn:
                termijnen.setdefault(r.termijn, r.tijdstip)
                relaties[f"{zaak}#{r.termijn}"] = "termijn"
            self.soorten.add(r.activiteit)
            yield _event(r, relaties)
        for termijn, tijdstip in termijnen.items():
            object_ = _object("termijn", f"{zaak}#{termijn}", tijdstip, {"termijn": termijn})
            _verbind(object_, zaak, "van")
            self._leg_weg(object_)
        self._zaken.add(zaak)
        if eerste.hoofdzaak:
            self._onder.append((eerste.hoofdzaak, _json(eigen)))
        else:
            self._leg_weg(eigen)

    def objecten(self) -> Iterator[str]:
        """Everything that was put aside, and the zaken that hang on another."""
        self._wacht.seek(0)
        yield from (regel.decode().rstrip() for regel in self._wacht)
        for hoofdzaak, tekst in self._onder:
            if hoofdzaak not in self._zaken:
                yield tekst
                continue
            eigen = orjson.loads(tekst)
            _verbind(eigen, hoofdzaak, "hoofdzaak")
            yield _json(eigen)

    def _deel(self, soort: str, id_: str) -> None:
        if id_ not in self._gedeeld:
            self._gedeeld.add(id_)
            self._leg_weg(_object(soort, id_))

    def _leg_weg(self, object_: dict[str, Any]) -> None:
        self._wacht.write(orjson.dumps(object_, option=orjson.OPT_APPEND_NEWLINE))


def _event(r: Logregel, relaties: dict[str, str]) -> str:
    velden = r._asdict()
    return _json(
        {
            "id": r.id,
            "type": r.activiteit,
            "time": r.tijdstip,
            "attributes": [{"name": v, "value": velden[v]} for v in EVENTVELDEN if velden[v]],
            "relationships": [{"objectId": o, "qualifier": als} for o, als in relaties.items()],
        }
    )


def _object(soort: str, id_: str, tijd: str = NUL, velden: dict[str, str] | None = None) -> dict[str, Any]:
    attributen = [{"name": k, "time": tijd, "value": w} for k, w in (velden or {}).items()]
    return {"id": id_, "type": soort, "attributes": attributen, "relationships": []}


def _verbind(van: dict[str, Any], naar: str, als: str) -> None:
    van["relationships"].append({"objectId": naar, "qualifier": als})


def _type(naam: str, velden: tuple[str, ...]) -> dict[str, Any]:
    return {"name": naam, "attributes": [{"name": v, "type": "string"} for v in velden]}


def _json(waarde: Any) -> str:
    return orjson.dumps(waarde).decode()

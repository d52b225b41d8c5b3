"""OCEL 2.0 (JSON): events with the objects they are about: zaak, dossier, school, persoon, termijn."""

from collections.abc import Iterable
from typing import Any

from loket.procesmijnen.log import Logregel

EVENTVELDEN = ("soort", "rol", "van", "naar", "werkt_op")
OBJECTVELDEN = {"zaak": ("workflow",), "dossier": (), "school": (), "persoon": (), "termijn": ("termijn",)}
NUL = "1970-01-01T00:00:00Z"


def ocel(regels: Iterable[Logregel]) -> dict[str, Any]:
    """The log as one document."""
    log = _Ocel()
    for r in regels:
        log.neem(r)
    return log.document()


class _Ocel:
    """Gathers events and the objects that they name."""

    def __init__(self) -> None:
        self._objecten: dict[str, dict[str, Any]] = {}
        self._events: list[dict[str, Any]] = []
        self._soorten: set[str] = set()
        self._hoofdzaken: dict[str, str] = {}

    def neem(self, r: Logregel) -> None:
        """One event."""
        zaak = self._object("zaak", r.zaak, r.tijdstip, {"workflow": r.workflow})
        relaties = {zaak: "zaak"}
        for soort, id_ in (("dossier", r.dossier), ("school", r.school)):
            if id_:
                self._verbind(zaak, self._object(soort, f"{soort}:{id_}"), soort)
                relaties[f"{soort}:{id_}"] = soort
        relaties[self._object("persoon", f"persoon:{r.actor}")] = "door"
        if r.hoofdzaak:
            self._hoofdzaken[zaak] = r.hoofdzaak
        if r.termijn:
            termijn = self._object("termijn", f"{zaak}#{r.termijn}", r.tijdstip, {"termijn": r.termijn})
            self._verbind(termijn, zaak, "van")
            relaties[termijn] = "termijn"
        self._soorten.add(r.activiteit)
        self._events.append(
            {
                "id": r.id,
                "type": r.activiteit,
                "time": r.tijdstip,
                "attributes": [{"name": v, "value": getattr(r, v)} for v in EVENTVELDEN if getattr(r, v)],
                "relationships": [{"objectId": o, "qualifier": als} for o, als in relaties.items()],
            }
        )

    def document(self) -> dict[str, Any]:
        """What was gathered, in a fixed order."""
        for zaak, hoofdzaak in self._hoofdzaken.items():
            if hoofdzaak in self._objecten:
                self._verbind(zaak, hoofdzaak, "hoofdzaak")
        return {
            "objectTypes": [_type(n, velden) for n, velden in OBJECTVELDEN.items()],
            "eventTypes": [_type(n, EVENTVELDEN) for n in sorted(self._soorten)],
            "objects": [self._objecten[i] for i in sorted(self._objecten)],
            "events": sorted(self._events, key=lambda e: (e["time"], e["id"])),
        }

    def _object(self, soort: str, id_: str, tijd: str = NUL, velden: dict[str, str] | None = None) -> str:
        if id_ not in self._objecten:
            attributen = [{"name": k, "time": tijd, "value": w} for k, w in (velden or {}).items()]
            self._objecten[id_] = {"id": id_, "type": soort, "attributes": attributen, "relationships": []}
        return id_

    def _verbind(self, van: str, naar: str, als: str) -> None:
        relatie = {"objectId": naar, "qualifier": als}
        if relatie not in self._objecten[van]["relationships"]:
            self._objecten[van]["relationships"].append(relatie)


def _type(naam: str, velden: tuple[str, ...]) -> dict[str, Any]:
    return {"name": naam, "attributes": [{"name": v, "type": "string"} for v in velden]}

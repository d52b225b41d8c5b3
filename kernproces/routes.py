"""Routes: the shortest way from a state to another, as the actions that people do. For remedies and for the map."""

from collections import deque

from kernproces.taal.overgang import Overgang
from kernproces.taal.verzameling import Verzameling
from kernproces.taal.workflow import Workflow


class Routes:
    """The graph of one workflow, walked breadth first."""

    def __init__(self, workflow: Workflow) -> None:
        self._uit: dict[str, list[tuple[str, str]]] = {t: [] for t in workflow.toestanden}
        for o in workflow.overgangen:
            if o.naar is None:
                continue
            for van in o.van:
                self._uit[van].append((_actie_van_mens(o), o.naar))
        self._cache: dict[tuple[str, frozenset[str]], str | None] = {}

    def eerste_actie(self, van: str, doelen: set[str]) -> str | None:
        """The first action on the shortest way from `van` to one of `doelen`, or None when there is no way."""
        sleutel = (van, frozenset(doelen))
        if sleutel not in self._cache:
            self._cache[sleutel] = self._zoek(van, doelen)
        return self._cache[sleutel]

    def _zoek(self, van: str, doelen: set[str]) -> str | None:
        wachtrij = deque([(van, "")])
        gezien = {van}
        while wachtrij:
            toestand, eerste = wachtrij.popleft()
            if toestand in doelen and eerste:
                return eerste
            for actie, naar in self._uit[toestand]:
                if naar not in gezien and actie:
                    gezien.add(naar)
                    wachtrij.append((naar, eerste or actie))
        return None

    def naar_einde(self, van: str, einden: set[str]) -> bool:
        """Whether an end can be reached."""
        return van in einden or self._zoek(van, einden) is not None


def _actie_van_mens(o: Overgang) -> str:
    """What a person does to bring it about: a vanzelf follows from the action that feeds its collection or fact."""
    if not o.vanzelf:
        return o.actie
    return o.zodra.actie if isinstance(o.zodra, Verzameling) else o.na

"""Routes: the way from a state to another, as the actions that people do. For remedies and for the map.

The expected road goes first: a step by whoever the state waits for counts for little, any other step for a lot. So
nobody is sent through a repair term or a withdrawal because that happens to be fewer steps.
"""

from heapq import heappop, heappush
from itertools import count

from kernproces.taal.overgang import Overgang
from kernproces.taal.verzameling import Verzameling
from kernproces.taal.workflow import Workflow

VERWACHT, ANDERS = 1, 10


class Routes:
    """The graph of one workflow, walked along the lightest road."""

    def __init__(self, workflow: Workflow) -> None:
        self._uit: dict[str, list[tuple[str, str, int]]] = {t: [] for t in workflow.toestanden}
        for o in workflow.overgangen:
            if o.naar is None or not (actie := _actie_van_mens(o)):
                continue
            for van in o.van:
                verwacht = van in workflow.wacht and actie in {w.doet for w in workflow.wacht[van].keten}
                gewicht = VERWACHT if verwacht else ANDERS
                self._uit[van].append((actie, o.naar, gewicht))
        self._cache: dict[tuple[str, frozenset[str]], str | None] = {}

    def eerste_actie(self, van: str, doelen: set[str]) -> str | None:
        """The first action on the road from `van` to one of `doelen`, or None when there is no road."""
        sleutel = (van, frozenset(doelen))
        if sleutel not in self._cache:
            self._cache[sleutel] = self._zoek(van, doelen)
        return self._cache[sleutel]

    def _zoek(self, van: str, doelen: set[str]) -> str | None:
        volgorde = count()  # equal weights in declared order
        wachtrij = [(0, next(volgorde), van, "")]
        gezien: set[str] = set()
        while wachtrij:
            gewicht, _, toestand, eerste = heappop(wachtrij)
            if toestand in doelen and eerste:
                return eerste
            if toestand in gezien:
                continue
            gezien.add(toestand)
            for actie, naar, erbij in self._uit[toestand]:
                heappush(wachtrij, (gewicht + erbij, next(volgorde), naar, eerste or actie))
        return None


def _actie_van_mens(o: Overgang) -> str:
    """What a person does to bring it about: a vanzelf follows from the action that feeds its collection or fact."""
    if not o.vanzelf:
        return o.actie
    return o.zodra.actie if isinstance(o.zodra, Verzameling) else o.na

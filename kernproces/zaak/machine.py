"""The one door to the `transitions` package: it decides every change of state.

One shared machine per workflow, dispatched without binding it to a zaak. Its traps are closed here: no auto transitions
(they jump past every condition), no silent False (a refused trigger raises), states are plain strings (enum members would
be registered under their name), nothing is queued, and no model is kept alive (voorbeelden.md section 3, stack.md section 1).
"""

from collections.abc import Callable
from typing import Any, cast

from transitions import EventData, Machine, MachineError, Transition

from kernproces.taal.eis import Voorwaarde
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow


class GeenOvergangError(Exception):
    """The machine knows no such step from this state, or no outcome whose voorwaarde holds."""


class _Houder:
    """Stands in for a model during one dispatch."""

    __slots__ = ("gekozen", "situatie", "state")

    def __init__(self, state: str, situatie: Any) -> None:
        self.state = state
        self.situatie = situatie
        self.gekozen: Overgang | None = None


class _Stap(Transition):
    """A transition of the package that tells which overgang it is, once the package has carried it out."""

    def __init__(self, *args: Any, overgang: Overgang, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.overgang = overgang

    def execute(self, event_data: EventData) -> bool:
        """Let the package decide and change the state; a cheaper way than a callback to learn which one it took."""
        gelukt: bool = super().execute(event_data)
        if gelukt:
            cast("_Houder", event_data.model).gekozen = self.overgang
        return gelukt


class _Machine(Machine):
    transition_cls = _Stap


class Toestandsmachine:
    """A workflow's states and steps, run by `transitions`."""

    def __init__(self, workflow: Workflow) -> None:
        self._naam = f"{workflow.naam} {workflow.versie}"
        self._vast: dict[tuple[str, str], tuple[Overgang, str]] = {}
        self._machine = _Machine(
            model=None,
            states=[str(t) for t in workflow.toestanden],
            initial=None,
            transitions=[_rij(o, van) for o in workflow.overgangen for van in o.van],
            auto_transitions=False,
            send_event=True,
            queued=False,
            ignore_invalid_triggers=False,
        )

    def stap(self, toestand: str, actie: str, situatie: Any) -> tuple[Overgang, str]:
        """Which overgang this action is from this state, and the state it leads to.

        Raises GeenOvergangError when the machine has none. Where no voorwaarde chooses, the package answers the same
        every time: its first answer is kept (a dispatch costs as much as judging the form).
        """
        return self._vast.get((toestand, actie)) or self._vraag(toestand, actie, situatie)

    def _vraag(self, toestand: str, actie: str, situatie: Any) -> tuple[Overgang, str]:
        houder = _Houder(toestand, situatie)
        stap = self._machine.events.get(actie)
        if stap is None or toestand not in self._machine.states:
            raise GeenOvergangError(f"{self._naam}: geen stap {actie!r} vanuit {toestand!r}")
        try:
            gelukt = stap.trigger(houder)
        except MachineError as fout:
            raise GeenOvergangError(f"{self._naam}: geen stap {actie!r} vanuit {toestand!r}") from fout
        if not gelukt or houder.gekozen is None:
            raise GeenOvergangError(f"{self._naam}: geen uitkomst van {actie!r} vanuit {toestand!r} past")
        antwoord = houder.gekozen, houder.state
        if not any(t.conditions for t in stap.transitions[toestand]):
            self._vast[toestand, actie] = antwoord
        return antwoord


def _rij(overgang: Overgang, van: str) -> dict[str, Any]:
    """A handeling is an internal transition: the package keeps the state as it is."""
    return {
        "trigger": overgang.actie,
        "source": van,
        "dest": overgang.naar,
        "conditions": [] if overgang.wanneer is None else [_conditie(overgang.wanneer)],
        "overgang": overgang,
    }


def _conditie(wanneer: Voorwaarde) -> Callable[[EventData], bool]:
    return lambda gebeurtenis: wanneer(cast("_Houder", gebeurtenis.model).situatie)

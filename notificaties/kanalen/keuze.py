"""Keuze: by which channels a person is reached. First the postvak, so that the message is there when the mail arrives."""

from collections.abc import Callable, Sequence

from notificaties.kanalen.basis import Kanaal
from notificaties.ontvangers import Ontvanger

Kanaalkeuze = Callable[[Ontvanger], Sequence[Kanaal]]


def voor_iedereen(*kanalen: Kanaal) -> Kanaalkeuze:
    """The same channels for everybody: those of the loket before those that leave it."""
    volgorde = tuple(sorted(kanalen, key=lambda kanaal: not kanaal.intern))
    return lambda _: volgorde

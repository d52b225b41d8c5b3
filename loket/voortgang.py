"""Voortgang: how far a command is, for who waits: a line on stderr at every tenth, and none for what is done at once."""

import sys
import time
from collections.abc import Callable

STIL = 2.0  # seconds in which nobody wonders


def voortgang(wat: str, nu: Callable[[], float] = time.monotonic) -> Callable[[int, int], None]:
    """`wat`: what is counted, in the plural."""
    begin, gezegd = nu(), 0

    def meld(gedaan: int, alle: int) -> None:
        nonlocal gezegd
        tiende = 10 * gedaan // max(alle, 1)
        if tiende > gezegd and nu() - begin > STIL:
            sys.stderr.write(f"{gedaan} van {alle} {wat}\n")
            gezegd = tiende

    return meld

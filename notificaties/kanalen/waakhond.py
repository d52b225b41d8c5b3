"""Waakhond: a bound on a whole conversation. A socket's own timeout is per answer: a peer that drips never meets it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Pakker = Callable[[], socket.socket | None]


@contextmanager
def binnen(seconden: float, pak: Pakker) -> Iterator[threading.Event]:
    """Cut the connection that `pak` answers after so many seconds; the event tells that it was cut."""
    gesneden = threading.Event()

    def snij() -> None:
        gesneden.set()
        if (greep := pak()) is not None:
            with suppress(OSError):
                greep.shutdown(socket.SHUT_RDWR)

    wekker = threading.Timer(seconden, snij)
    wekker.daemon = True
    wekker.start()
    try:
        yield gesneden
    finally:
        wekker.cancel()

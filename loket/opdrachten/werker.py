"""`kernproces werker`: the ronde and delivery as a process of its own; any number may run."""

import argparse
import signal
import threading


def argumenten(parser: argparse.ArgumentParser) -> None:
    """None."""


def voer_uit(args: argparse.Namespace) -> int:  # noqa: ARG001
    """Work until interrupted."""
    from loket.afgeleid import zorg_voor_lijsten
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.ronde.planner import Planner

    klaar = threading.Event()
    for s in (signal.SIGINT, signal.SIGTERM):
        signal.signal(s, lambda *_: klaar.set())
    with bestaand(uit_omgeving()) as samenstel:
        zorg_voor_lijsten(samenstel)
        planner = Planner(samenstel)
        planner.start()
        print("De werker loopt: ronde, bezorging en anker.", flush=True)
        klaar.wait()
        planner.stop()
    return 0

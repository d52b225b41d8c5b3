"""`kernproces herbouw`: empties every derived table and rebuilds it from the history."""

import argparse


def argumenten(parser: argparse.ArgumentParser) -> None:
    """None."""


def voer_uit(args: argparse.Namespace) -> int:  # noqa: ARG001
    """In one transaction: either all of it, or nothing changed."""
    from kernproces.opslag.herbouw import herbouw
    from loket.afgeleid import voortgang, zeg_op_stderr
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand, vouwer

    with bestaand(uit_omgeving()) as samenstel:
        aantal = herbouw(samenstel.opslag, vouwer(samenstel), meld=voortgang(zeg_op_stderr))
    print(f"Alle afgeleide tabellen zijn herbouwd uit {aantal} stromen.")
    return 0

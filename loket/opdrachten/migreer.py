"""`kernproces migreer`: database schema to the current version."""

import argparse


def argumenten(parser: argparse.ArgumentParser) -> None:
    """None."""


def voer_uit(args: argparse.Namespace) -> int:  # noqa: ARG001
    """Make or update the schema."""
    from loket.bedrading import maak
    from loket.instellingen import uit_omgeving

    maak(uit_omgeving()).sluit()
    print("De databank heeft het schema van deze versie.")
    return 0

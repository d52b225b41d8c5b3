"""`kernproces anker`: the daily Merkle root over all heads, in a file outside the database."""

import argparse
from datetime import UTC, datetime


def argumenten(parser: argparse.ArgumentParser) -> None:
    """None."""


def voer_uit(args: argparse.Namespace) -> int:  # noqa: ARG001
    """Write today's anchor."""
    from kernproces.opslag.anker import leg_anker
    from kernproces.situatie import dag_van
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    with bestaand(uit_omgeving()) as samenstel, samenstel.opslag.lezen(momentopname=True) as lezer:
        anker = leg_anker(
            lezer, samenstel.instellingen.map_ / "ankers", dag_van(datetime.now(UTC)).isoformat()
        )
    print(f"Anker van {anker.datum}: {anker.wortel} over {anker.aantal} ketens.")
    return 0

"""`kernproces anker [--sleutel]`: the daily Merkle root over all heads, in a file outside the database and to whoever keeps it."""

import argparse
from datetime import UTC, datetime


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The secret of the webhook instead."""
    parser.add_argument(
        "--sleutel", action="store_true", help="toont het geheim waarmee het anker aan uw webhook is getekend"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Write today's anchor and bring it where it must go; 1 when that failed somewhere."""
    from kernproces.opslag.anker import leg_anker
    from kernproces.tijdstip import dag_van
    from loket.bewijs.ankerpost import Ankerpost
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    with bestaand(uit_omgeving()) as samenstel:
        post = Ankerpost(samenstel.instellingen)
        if args.sleutel:
            print(post.webhooksleutel)
            return 0
        nu = datetime.now(UTC)
        with samenstel.opslag.lezen(momentopname=True) as lezer:
            anker = leg_anker(lezer, samenstel.instellingen.map_ / "ankers", dag_van(nu).isoformat())
        fouten = post.bezorg(nu)
    print(f"Anker van {anker.datum}: {anker.wortel} over {anker.aantal} ketens.")
    print(f"Vingerafdruk van dit anker, om elders te bewaren: {anker.afdruk}")
    for zin in fouten:
        print(f"- {zin}")
    return 1 if fouten else 0

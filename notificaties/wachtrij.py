"""Wachtrij: which messages are due, claimed by one worker at a time.

Claiming counts as an attempt and holds the message for a while: a worker that dies leaves it to be sent again later,
under the same Message-ID (at least once).
"""

from datetime import datetime, timedelta
from typing import Final

from kernproces.opslag.opslag import Opslag
from kernproces.opslag.rijen import Schrijver
from kernproces.tijdstip import tijdstip
from notificaties.outbox import Outboxrij, rij_van

VAST: Final = timedelta(minutes=15)  # longer than a full run against a slow mail server
UITSTEL: Final = (  # together over five days, as RFC 5321 4.5.4.1 advises: longer than any long weekend
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
    *(timedelta(hours=24),) * 5,
)
_NEEM = """
    INSERT INTO bezorging (bericht, pogingen, volgende_poging, fout)
    SELECT o.id, 1, ?, NULL FROM outbox o LEFT JOIN bezorging b ON b.bericht = o.id
    WHERE o.status = 'wacht' AND (b.volgende_poging IS NULL OR b.volgende_poging <= ?)
    ORDER BY o.id LIMIT ?
    ON CONFLICT (bericht) DO UPDATE
    SET pogingen = bezorging.pogingen + 1, volgende_poging = excluded.volgende_poging
    WHERE bezorging.volgende_poging IS NULL OR bezorging.volgende_poging <= ?
    RETURNING bericht, pogingen
"""
_STATUS = "UPDATE outbox SET status = ? WHERE status = ? AND id = ?"
_POGING = "UPDATE bezorging SET volgende_poging = ?, fout = ? WHERE bericht = ?"
_OPNIEUW = "UPDATE bezorging SET pogingen = 0, volgende_poging = ?, fout = ? WHERE bericht = ?"


def neem(opslag: Opslag, nu: datetime, hoeveel: int) -> list[tuple[Outboxrij, int]]:
    """Claim at most so many messages that are due, oldest first: the row and the how-manieth attempt this is."""
    tot, nu_ = tijdstip(nu + VAST), tijdstip(nu)
    with opslag.schrijven(meer=True) as schrijver:
        genomen = schrijver.rij_query(_NEEM, (tot, nu_, hoeveel, nu_))
        rijen = [(rij_van(schrijver, id_), keer) for id_, keer in sorted(genomen)]
    return [(rij, keer) for rij, keer in rijen if rij is not None]


def volgende(nu: datetime, poging: int) -> str | None:
    """When to try again after this attempt; None: given up."""
    return tijdstip(nu + UITSTEL[poging - 1]) if poging <= len(UITSTEL) else None


def zet_status(schrijver: Schrijver, rij: Outboxrij, status: str) -> None:
    """What became of the message."""
    schrijver.voer_uit(_STATUS, [(status, rij.status, rij.id)])


def zet_poging(
    schrijver: Schrijver, bericht: str, wanneer: str | None, fout: str | None, *, opnieuw: bool = False
) -> None:
    """When it is tried again, and what went wrong. `opnieuw`: it starts from the first attempt."""
    schrijver.voer_uit(_OPNIEUW if opnieuw else _POGING, [(wanneer, None if opnieuw else fout, bericht)])

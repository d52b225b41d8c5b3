"""Whether a bezwaar or beroep came in time, by post too (Awb 6:9; domein.md 2.1)."""

from datetime import date, timedelta

from deadlines.kalender import KALENDER, Kalender


def op_tijd(
    uiterlijk: date, ontvangen: date, ter_post: date | None = None, kalender: Kalender = KALENDER
) -> bool:
    """Received in the term; or posted in the term and received at most a week after it.

    That week is a term in law as well and rolls: in doubt about a right, the later date (C7).
    """
    if ontvangen <= uiterlijk:
        return True
    return ter_post is not None and ter_post <= uiterlijk and ontvangen <= post_tot(uiterlijk, kalender)


def post_tot(uiterlijk: date, kalender: Kalender = KALENDER) -> date:
    """The last day on which what was posted in the term may still arrive."""
    return kalender.schuif_op(uiterlijk + timedelta(weeks=1))

"""The one door to APScheduler. It only wakes: what is due is asked of the store, so no lost job can lose a term."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from apscheduler.schedulers.background import BackgroundScheduler

# The defaults drop what comes late.
ACHTERAF = {
    "misfire_grace_time": None,
    "coalesce": True,
    "max_instances": 1,
}
# That a task is still running when it should start again is no news: the next time it catches up.
logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)


class Wekker:
    """Calls tasks at an interval, each at once when it starts. Any number of processes may have one."""

    def __init__(self) -> None:
        self._planner = BackgroundScheduler(timezone=UTC, job_defaults=ACHTERAF)

    def elke(self, seconden: float, naam: str, taak: Callable[[], object]) -> None:
        """Have `taak` called every so many seconds. An error in it is logged; the next time it is called again."""
        self._planner.add_job(
            taak,
            "interval",
            seconds=seconden,
            id=naam,
            name=naam,
            replace_existing=True,
            next_run_time=datetime.now(UTC),
        )

    def start(self) -> None:
        """Start waking, in a thread of its own."""
        self._planner.start()

    def stop(self) -> None:
        """Stop, and let a task that is running finish."""
        if self._planner.running:
            self._planner.shutdown(wait=True)

"""The school year (WPO 1, WEC 1)."""

from datetime import date


def begin_schooljaar(dag: date) -> date:
    """1 August of the school year in which the day lies (WPO 1, WEC 1)."""
    return date(dag.year if dag.month >= 8 else dag.year - 1, 8, 1)


def einde_schooljaar(dag: date) -> date:
    """31 July of the school year in which the day lies."""
    return date(begin_schooljaar(dag).year + 1, 7, 31)

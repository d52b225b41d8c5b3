"""Days as they are written in a Dutch sentence: one way for refusals, derivations, letters and pages."""

from datetime import date

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
MAANDEN_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def voluit(dag: date) -> str:
    """`4 december 2026`."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def kort(dag: date) -> str:
    """`4 dec 2026`."""
    return f"{dag.day} {MAANDEN_KORT[dag.month - 1]} {dag.year}"

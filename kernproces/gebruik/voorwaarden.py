"""Voorwaarden: conditions on rows as SQL with its values, put together; and how `betrokken` is asked about a row."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kernproces.opslag.rijen import Waarde

Voorwaarde = tuple[str, tuple[Waarde, ...]]
ALTIJD: Voorwaarde = ("1 = 1", ())
NOOIT: Voorwaarde = ("1 = 0", ())


def niet_in(als: str, wie: Collection[str], zaak: str) -> Voorwaarde:
    """Not a zaak with which one of these has this to do. It is rare, so an index of its own holds it (schema.py), and what
    it holds of them is gathered once: asked row by row, this cost more than all the rest of a list.
    """
    gezocht, waarden = zaken_met(als, wie)
    return f"{zaak} NOT IN ({gezocht})", waarden


def wel_in(als: str, wie: Collection[str], zaak: str) -> Voorwaarde:
    """A zaak with which one of these has this to do; gathered in the same way."""
    gezocht, waarden = zaken_met(als, wie)
    return f"{zaak} IN ({gezocht})", waarden


def zaken_met(als: str, wie: Collection[str]) -> Voorwaarde:
    """The zaken with which one of these has this to do, as a question by itself."""
    lijst = tuple(sorted(wie))
    waar = f"als = '{als}' AND wie IN ({plekken(lijst)})"  # not a parameter: SQLite chooses the index by it
    return f"SELECT zaak FROM betrokken WHERE {waar}", lijst  # noqa: S608 - fixed texts


def plekken(waarden: Collection[object]) -> str:
    """A question mark for each."""
    return ", ".join("?" * len(waarden))


def wie_in(wie: Iterable[str]) -> Voorwaarde:
    """It is about one of these."""
    lijst = tuple(sorted(wie))
    return (f"wie IN ({plekken(lijst)})", lijst) if lijst else NOOIT


def en(*delen: Voorwaarde) -> Voorwaarde:
    """All of these."""
    if NOOIT in delen:
        return NOOIT
    nodig = [d for d in delen if d != ALTIJD]
    return (
        (" AND ".join(f"({sql})" for sql, _ in nodig), tuple(w for _, ws in nodig for w in ws))
        if nodig
        else ALTIJD
    )


def of(*delen: Voorwaarde) -> Voorwaarde:
    """At least one of these."""
    if ALTIJD in delen:
        return ALTIJD
    kan = [d for d in delen if d != NOOIT]
    if not kan:
        return NOOIT
    # In brackets as a whole: AND binds stronger wherever it is put.
    return f"({' OR '.join(f'({sql})' for sql, _ in kan)})", tuple(w for _, ws in kan for w in ws)


@dataclass(frozen=True, slots=True)
class Bij:
    """The columns with the zaak, dossier and workflow of a row, and how betrokken is asked about it.

    `per_rij`: for each row by itself; otherwise all that is theirs is gathered once.
    """

    zaak: str
    dossier: str
    workflow: str
    per_rij: bool

    def zaak_met(self, *waar: Voorwaarde) -> Voorwaarde:
        """Whether a row about this zaak meets all of this. What is said of it elsewhere, stands without its dossier."""
        return self._met("zaak", f"zaak = {self.zaak} AND dossier IN ('', {self.dossier})", waar)

    def dossier_met(self, *waar: Voorwaarde) -> Voorwaarde:
        """Whether a row about this dossier or a zaak of it meets all of this."""
        return self._met("dossier", f"dossier = {self.dossier}", waar)

    def _met(self, wat: str, hier: str, waar: tuple[Voorwaarde, ...]) -> Voorwaarde:
        sql, waarden = en(*waar)
        if (sql, waarden) == NOOIT:
            return NOOIT
        if self.per_rij:
            return f"EXISTS (SELECT 1 FROM betrokken WHERE {hier} AND {sql})", waarden  # noqa: S608 - fixed texts only
        kolom = self.zaak if wat == "zaak" else self.dossier
        return f"{kolom} IN (SELECT {wat} FROM betrokken WHERE {sql})", waarden  # noqa: S608 - fixed texts only

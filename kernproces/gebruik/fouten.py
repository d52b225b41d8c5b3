"""Errors of the use cases: mistakes of the caller, each with a Dutch sentence that says what was expected."""

from datetime import datetime

from kernproces.datum import voluit
from kernproces.tijdstip import AMSTERDAM


class GebruiksFout(Exception):
    """The caller asked for something that does not exist or is not written well."""

    def __init__(self, zin: str) -> None:
        super().__init__(zin)
        self.zin = zin


class OnbekendError(GebruiksFout):
    """No such zaak, dossier, person, workflow or action."""


class VernietigdError(GebruiksFout):
    """An item of a register whose content was destroyed gets none again: what was erased stays erased."""

    def __init__(self, item: str) -> None:
        super().__init__(
            f"De naam en het adres van {item} zijn vernietigd; dit kenmerk krijgt er geen nieuwe bij. Neem deze persoon "
            "opnieuw op, onder een ander kenmerk."
        )
        self.item = item


class VersieVerouderdError(GebruiksFout):
    """Somebody was first: the page that was looked at is no longer how it stands. `op`: the instant of that change."""

    def __init__(self, wie: str, wat: str, op: str, beslisversie: int) -> None:
        moment = datetime.fromisoformat(op).astimezone(AMSTERDAM)
        wanneer = f"op {voluit(moment.date())} om {moment.hour}.{moment:%M} uur"
        super().__init__(
            f"Deze zaak is intussen gewijzigd: {wat}, door {wie}, {wanneer}. Bekijk de zaak opnieuw."
        )
        self.op = op
        self.wie = wie
        self.wat = wat
        self.wanneer = wanneer
        self.beslisversie = beslisversie


class TijdFout(GebruiksFout):
    """An instant without zone, or one that cannot be."""

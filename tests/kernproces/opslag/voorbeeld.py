"""Entries for the tests of the store, in the shape of the real ones."""

from collections.abc import Iterable
from typing import Any

from kernproces.opslag.fouten import GeschiedenisError
from kernproces.opslag.keten import GEEN_VORIGE, Rij, nagelopen, schakel
from kernproces.opslag.rijen import Boeking


def gebeurtenis(stroom: str, nr: int, vorige: str, **anders: Any) -> dict[str, Any]:
    """One entry."""
    return {
        "v": 1, "stroom": stroom, "nr": nr, "soort": "overgang", "sv": 1,
        "vastgelegd": f"2026-03-02T08:00:00.{nr:06}Z", "werkt_op": "2026-03-02", "actor": "anna", "namens": None,
        "rol": "behandelaar", "workflow": None, "open": {"actie": "verleen"}, "geheim": {}, "vorige": vorige, **anders,
    }  # fmt: skip


def keten(stroom: str, aantal: int, na: int = 0, vorige: str = GEEN_VORIGE, **anders: Any) -> list[Rij]:
    """So many linked entries, after `na`."""
    uit: list[Rij] = []
    for nr in range(na + 1, na + aantal + 1):
        inhoud, hash_ = schakel(gebeurtenis(stroom, nr, vorige, **anders))
        vorige = hash_.hex()
        uit.append((stroom, nr, inhoud, hash_))
    return uit


def boeking(zaak: str, aantal: int = 3, na: int = 0, vorige: str = GEEN_VORIGE) -> Boeking:
    """All rows of one advance of this zaak."""
    stroom = f"zaak/{zaak}"
    rijen = keten(stroom, aantal, na, vorige)
    nr, hash_ = rijen[-1][1], rijen[-1][3]
    return Boeking(
        rijen,
        [(stroom, "zaak", nr, hash_, b'{"nr":%d}' % nr)],
        [(zaak, "D-1", "tlv", f"na{nr}", 1, None, "behandelaar", None, 1, f"2026-05-{nr % 28 + 1:02}", None, "2026-03-02", None, None, 0)],
        [(zaak, "D.TLV.norm", "lopend", "2026-05-01", f"2026-04-{nr % 28 + 1:02}T07:00:00Z", None),
         (zaak, "D.TLV.wet", "lopend", "2026-05-15", None, None)],
        [("wacht", f"2026-03-02T08:00:00.{nr:06}Z/{stroom}/{nr}/{k}", zaak, nr, "besluit", "1", "ouder", "2026-03-02", None, None)
         for k in (0, 1)],
    )  # fmt: skip


def controleer_keten(rijen: Iterable[Rij]) -> GeschiedenisError | None:
    """The first wrong entry, or None when every chain is whole."""
    try:
        list(nagelopen(rijen))
    except GeschiedenisError as fout:
        return fout
    return None

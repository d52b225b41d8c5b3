"""De trekking: which zaken of a frozen population are drawn. Pure; docs/steekproef.md says it for whoever repeats it.

The order is that of a lot per zaak: the SHA-256 of the announced seed, the seal of the plan and the number of the zaak.
The seed is chosen by people before the plan; the seal is the hash of the recorded plan, which nobody can choose. So
nobody can look for a seed with a pleasant outcome: another try is another plan, and every plan stays in the history.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Lid(NamedTuple):
    """One zaak of the population: its number, the stratum it falls in (empty: none), and the version that was read."""

    zaak: str
    stratum: str
    nr: int


def populatiehash(leden: Iterable[Lid]) -> str:
    """SHA-256 over one line a zaak, `zaak<TAB>stratum<LF>`, in order of the number."""
    regels = "".join(f"{lid.zaak}\t{lid.stratum}\n" for lid in sorted(leden))
    return hashlib.sha256(regels.encode()).hexdigest()


def lot(zaad: str, zegel: str, zaak: str) -> str:
    """The lot of one zaak; the lowest comes first."""
    return hashlib.sha256(f"{zaad}/{zegel}/{zaak}".encode()).hexdigest()


def trek(leden: Sequence[Lid], zaad: str, zegel: str, omvang: int) -> list[Lid]:
    """Of each stratum the lowest lot, then the lowest of the rest until there are `omvang`; in order of the lot.

    There are never fewer than one of each stratum, and never more than the population holds.
    """
    volgorde = sorted(leden, key=lambda lid: lot(zaad, zegel, lid.zaak))
    eerste: dict[str, Lid] = {}
    for lid in volgorde:
        eerste.setdefault(lid.stratum, lid)
    verplicht = set(eerste.values())
    rest = [lid for lid in volgorde if lid not in verplicht]
    gekozen = verplicht | set(rest[: max(0, omvang - len(verplicht))])
    return [lid for lid in volgorde if lid in gekozen]

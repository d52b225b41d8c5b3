"""Quarantaine: every file that the virus scan or the check of its kind stopped, over all dossiers, in one stream.

It says of which dossier, when, by whom and why; never a title, a name or a byte. What was found clean, leaves the list.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from kernproces.gebeurtenissen import QUARANTAINE, Nieuw
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.zaak.voortgang import Vervolg

STROOM: Final = "overzicht/quarantaine"
SOORT: Final = (
    "soort"  # what it is not taken in for: it is no kind of file that is, or not what its name says
)


@dataclass(frozen=True, slots=True)
class Tegengehouden:
    """One file that was stopped. `stuk` and `bij`: the document, when it lies here and waits."""

    dossier: str
    zaak: str | None
    keur: str
    actor: str
    rol: str
    tijd: str
    stuk: str | None = None
    bij: int | None = None


def deel(schrijver: Schrijver, t: Tegengehouden, nu: datetime) -> Deel:
    """The entry of one file, to be booked together with that of its dossier."""
    kop = schrijver.stroom(STROOM)
    v = Vervolg(STROOM, {} if kop is None else stand_van(kop), tijdstip(nu))
    open_: dict[str, Any] = {
        "dossier": t.dossier,
        "zaak": t.zaak,
        "keur": t.keur,
        "stuk": t.stuk,
        "bij": t.bij,
    }
    v.voeg_toe(Nieuw(QUARANTAINE, open_, t.actor, t.rol, dag_van(nu).isoformat()))
    return Deel(v, kop)


def tegengehouden(lezer: Lezer) -> list[Tegengehouden]:
    """What was stopped, the last one first."""
    kop = lezer.stroom(STROOM)
    rijen = [] if kop is None else stand_van(kop).get("quarantaine", [])
    return [Tegengehouden(**rij) for rij in reversed(rijen)]

"""The sentences of a derivation that need some thought: for a reader who never studied law."""

from collections.abc import Sequence

from deadlines.lengte import Gekozen, binnen_atw
from deadlines.opschorting import Stilstand
from deadlines.taal import dagen, periode
from kernproces.opsomming import en
from kernproces.taal.termijn import Aard, Telt, TermijnSoort


def stil_zin(soort: TermijnSoort, stilstand: Stilstand) -> str:
    """How many days a suspension adds, and why not all of its days when some were covered by another."""
    opschorting = stilstand.opschorting
    zin = f"+ {dagen(stilstand.dagen)}: de klok staat stil {periode(opschorting.van, opschorting.tot)}"
    dubbel = (opschorting.tot - opschorting.van).days + 1 - stilstand.dagen
    if dubbel:
        zin += f" ({dagen(dubbel)} daarvan {'telt' if dubbel == 1 else 'tellen'} niet nog eens)"
    if not (opschorting.grond or soort.stil_artikel):
        zin += "; let op: de regels van deze termijn kennen geen opschorting"
    return zin


def schuif_zin(vrij: Sequence[str]) -> str:
    """Why the end moves: what the day is, what the days after it are, and where it goes."""
    daarna = f", en daarna {'komt' if len(vrij) == 2 else 'komen'} {en(vrij[1:])}" if vrij[1:] else ""
    return f"Dat is {vrij[0]}{daarna}: door naar de eerste werkdag"


def blijft_staan(soort: TermijnSoort, gekozen: Gekozen, reden: str, *, rolbaar: bool) -> tuple[str, str]:
    """Why the end stays on a free day: the sentence and its article. `rolbaar`: it would move if it were shorter."""
    vrij = f"Dat is {reden}"
    if rolbaar and not binnen_atw(gekozen.lengte):
        return f"{vrij}; een termijn van meer dan 12 weken schuift niet op", "Atw 4"
    if rolbaar:
        # C6: whether the Atw still applies is unsettled; a duty of the bureau then gets the earlier date (C7).
        zin = f"{vrij}; met het uitstel is het meer dan 12 weken. Of de dag dan opschuift, is niet zeker: de vroegste dag geldt"
        return zin, "Atw 4"
    if soort.telt is Telt.TERUG:
        return f"{vrij}; een termijn die terugtelt, schuift niet op", "Atw 1 lid 2"
    if soort.aard is Aard.AFGESPROKEN:
        return f"{vrij}; een dag die is gesteld of afgesproken, schuift niet op", soort.vast_artikel
    if soort.aard is Aard.BELEID:
        return f"{vrij}; deze norm schuift niet op", soort.vast_artikel or "keuze swv"
    return f"{vrij}; deze termijn schuift niet op", soort.vast_artikel or "Atw 4"

"""Noting a rung: the event that says whom it is told to, and the term after it."""

from collections.abc import Sequence
from typing import Any, Final

from deadlines.stand import TermijnStand, kaal, uiterlijk_van, werk_bij
from kernproces.taal.termijn import TermijnSoort, Trede, TredeSoort

Gebeurtenis = tuple[str, dict[str, Any]]
GEBEURTENIS: Final = {
    TredeSoort.HERINNERING: "termijn_herinnerd",
    TredeSoort.WAARSCHUWING: "termijn_gewaarschuwd",
    TredeSoort.OVERSCHRIJDING: "termijn_overschreden",
    TredeSoort.ESCALATIE: "termijn_geescaleerd",
    TredeSoort.VERVALLEN: "termijn_vervallen",
}


def noteer(
    soort: TermijnSoort,
    stand: TermijnStand,
    trede: Trede,
    overgeslagen: Sequence[str] = (),
) -> Gebeurtenis:
    """The rung is given; the rungs of `overgeslagen` came too late to matter and are recorded as passed with it."""
    na = kaal(stand)
    na["gehad"] = [*stand["gehad"], *overgeslagen, trede.naam]
    if trede.soort is TredeSoort.VERVALLEN:
        na["gestopt_op"] = uiterlijk_van(soort, stand).isoformat()[:10]
    werk_bij(soort, na)
    inhoud: dict[str, Any] = {
        "termijn": soort.id,
        "trede": trede.naam,
        "aan": [rol.value for rol in trede.aan],
        "sjabloon": trede.sjabloon,
        "overgeslagen": list(overgeslagen),
        "na": na,
    }
    if trede.spoed:
        inhoud["spoed"] = True
    return GEBEURTENIS[trede.soort], inhoud

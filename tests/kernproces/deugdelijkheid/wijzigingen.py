"""Ways to break one thing of the sound declaration."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kernproces.rollen import Rol
from kernproces.taal.eis import Bezwaarpunt, Voorwaarde, eis
from kernproces.taal.formulier import Leeg
from kernproces.taal.overgang import Overgang, overgang
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Workflow
from kernproces.zaak.situatie import Situatie
from tests.kernproces.deugdelijkheid.proefworkflow import AANVULLING, ADVIEZEN, NORM, PROEF


@eis("norm")
def andere_eis(s: Situatie) -> Iterator[Bezwaarpunt]:
    """Nog een eis."""
    yield from ()


def altijd(s: Situatie) -> bool:
    return True


ALTIJD = Voorwaarde("altijd", "Altijd", altijd)


def spoor(**velden: Any) -> Workflow:
    return met(sporen=(replace(AANVULLING, **velden),))


def verzameling(**velden: Any) -> Workflow:
    """The collection changes, and what waits for it waits for the changed one."""
    anders_v = replace(ADVIEZEN, **velden)
    return replace(anders("adviezen_klaar", zodra=anders_v), verzamelingen=(anders_v,))


def formulier(model: Any) -> Workflow:
    return anders("vul_aan", gegevens=model)


def met(**velden: Any) -> Workflow:
    """The sound declaration with other parts."""
    return replace(PROEF, **velden)


def anders(actie: str, **velden: Any) -> Workflow:
    """The sound declaration with other words in every row of one action."""
    rijen = (replace(o, **velden) if o.actie == actie else o for o in PROEF.overgangen)
    return replace(PROEF, overgangen=tuple(rijen))


def rij(plek: int, actie: str, /, **velden: Any) -> Workflow:
    """The sound declaration with other words in one of the rows of an action."""
    van_actie = [o for o in PROEF.overgangen if o.actie == actie]
    rijen = (replace(o, **velden) if o is van_actie[plek] else o for o in PROEF.overgangen)
    return replace(PROEF, overgangen=tuple(rijen))


def erbij(*rijen: Overgang, **velden: Any) -> Workflow:
    """The sound declaration with more rows."""
    return replace(PROEF, overgangen=(*PROEF.overgangen, *rijen), **velden)


def wacht(toestand: str, waarde: Wacht | None) -> Workflow:
    """The sound declaration with somebody else (or nobody) expected to act."""
    over = {t: w for t, w in PROEF.wacht.items() if t != toestand}
    return replace(PROEF, wacht=over if waarde is None else {**over, toestand: waarde})


def extra_toestand(*rijen: Overgang, **velden: Any) -> Workflow:
    """The sound declaration with a state `extra`, in which waiting is well arranged by action `ga_verder`."""
    wachten = {**PROEF.wacht, "extra": Wacht((Rol.BEHANDELAAR,), "ga_verder", zonder_klok="Een proef.")}
    toestanden = {**PROEF.toestanden, "extra": "Extra"}
    return erbij(*rijen, **{"toestanden": toestanden, "wacht": wachten, **velden})


def stap(actie: str, van: Any, naar: str | None, **rest: Any) -> Overgang:
    """A plain row by the behandelaar."""
    woorden: dict[str, Any] = {"door": Rol.BEHANDELAAR, "gegevens": Leeg, "titel": actie.capitalize()}
    return overgang(actie, van, naar, **{**woorden, **rest})


def met_norm(soort: Any, **velden: Any) -> Workflow:
    """The sound declaration on another kind of the same term."""

    def wissel(o: Any) -> Any:
        return replace(
            o,
            start=tuple(replace(s, termijn=soort) if s.termijn is NORM else s for s in o.start),
            stopt=tuple(replace(s, termijn=soort) if s.termijn is NORM else s for s in o.stopt),
            verzet=tuple(replace(v, termijn=soort) for v in o.verzet),
        )

    wachten = {
        t: replace(w, klok=tuple(soort if k is NORM else k for k in w.klok)) for t, w in PROEF.wacht.items()
    }
    sporen = (replace(AANVULLING, schort_op=(soort,)),)
    return met(overgangen=tuple(map(wissel, PROEF.overgangen)), wacht=wachten, sporen=sporen, **velden)

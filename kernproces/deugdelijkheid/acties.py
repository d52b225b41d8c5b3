"""The rows: one action is one thing to people, its outcomes are decided, and what goes by itself comes to rest."""

from collections.abc import Iterator
from itertools import pairwise

from kernproces.deugdelijkheid.gebrek import Gebrek, opsomming
from kernproces.deugdelijkheid.graaf import Graaf
from kernproces.taal.overgang import Overgang
from kernproces.taal.termijn import TermijnSoort
from kernproces.taal.verzameling import Verzameling
from kernproces.taal.workflow import Workflow

Rijen = tuple[Overgang, ...]
_OVERAL = {"gegevens": "het formulier", "door": "wie het mag", "titel": "de titel"}
# Judged before the outcome is chosen, on the first row that fits: another row may not say otherwise.
_PER_TOESTAND = {"ander_dan": "ander_dan", "na_afloop": "na_afloop", "zodra": "zodra"}


def acties(g: Graaf) -> Iterator[Gebrek]:
    """Every defect of the rows."""
    for actie, rijen in g.workflow.acties.items():
        yield from _zelfde(actie, rijen, _OVERAL, "")
        for van in dict.fromkeys(t for o in rijen for t in o.van):
            groep = tuple(o for o in rijen for t in o.van if t == van)
            yield from _zelfde(actie, groep, _PER_TOESTAND, f" vanuit {van}")
            yield from _keuze(actie, van, groep)
    for rij in g.workflow.overgangen:
        if rij.vanzelf:
            yield from _vanzelf(g, rij)
    yield from _dubbel(g.workflow)
    yield from _kringen(g.workflow)


def _zelfde(actie: str, rijen: Rijen, wat: dict[str, str], waar: str) -> Iterator[Gebrek]:
    for veld, woord in wat.items():
        if any(getattr(een, veld) != getattr(ander, veld) for een, ander in pairwise(rijen)):
            yield Gebrek("actie_verschilt", f"De regels van de actie {actie}{waar} verschillen in {woord}.")


def _keuze(actie: str, van: str, rijen: Rijen) -> Iterator[Gebrek]:
    """In declared order; the last outcome takes whatever is left."""
    vrij = [o.wanneer is None for o in rijen]
    if True not in vrij:
        zin = f"Alle uitkomsten van {actie} vanuit {van} hebben een voorwaarde; voor de rest is er geen uitkomst."
        yield Gebrek("keuze_zonder_rest", zin)
    for o in rijen[vrij.index(True) + 1 :] if True in vrij else ():
        if o.wanneer is None:
            yield Gebrek(
                "rij_dubbel", f"De actie {actie} heeft vanuit {van} twee uitkomsten zonder voorwaarde."
            )
        else:
            zin = f"De uitkomst {o.wanneer.naam} van {actie} vanuit {van} is onbereikbaar: er staat er een zonder voorwaarde voor."
            yield Gebrek("rij_onbereikbaar", zin)


def _vanzelf(g: Graaf, rij: Overgang) -> Iterator[Gebrek]:
    if rij.eisen:
        zin = f"De stap {rij.actie} gaat vanzelf en heeft eisen ({opsomming(e.naam for e in rij.eisen)}); die toetst niemand."
        yield Gebrek("vanzelf_met_eisen", zin)
    if rij.zodra is None or isinstance(rij.zodra, TermijnSoort):
        return  # a clock: see klokken.py
    if not isinstance(rij.zodra, Verzameling) and not rij.na:
        yield Gebrek(
            "vanzelf_zonder_na",
            f"De stap {rij.actie} wacht op {rij.zodra.naam}; zeg bij `na` welke actie dat teweegbrengt.",
        )
        return
    if isinstance(rij.zodra, Verzameling) and rij.zodra not in g.workflow.verzamelingen:
        zin = f"De stap {rij.actie} wacht op de verzameling {rij.zodra.naam}, die deze workflow niet heeft."
        yield Gebrek("vanzelf_wacht_op_niets", zin)
    elif not (voeding := g.voedt(rij)):
        # An unknown action of a collection is reported with the collection.
        if not isinstance(rij.zodra, Verzameling):
            yield Gebrek(
                "vanzelf_na_onbekend", f"De stap {rij.actie} noemt bij `na` de onbekende actie {rij.na!r}."
            )
    elif not _kan_eerder(g, rij, voeding):
        zin = f"De stap {rij.actie} wacht op de actie {voeding[0].actie}, en die kan niet voor of in {opsomming(rij.van)}."
        yield Gebrek("vanzelf_wacht_op_niets", zin)


def _kan_eerder(g: Graaf, rij: Overgang, voeding: Rijen) -> bool:
    if any(o is g.workflow.start for o in voeding):
        return True
    na = [
        stap.naar
        for o in voeding
        for van in o.van
        for k in g.bereikbaar
        if k[0] == van
        for stap in g.uit.get(k, ())
        if stap.rij is o
    ]
    return bool({k[0] for k in g.vooruit(na)} & set(rij.van))


def _dubbel(w: Workflow) -> Iterator[Gebrek]:
    """The system takes the first whose moment has come; a second on the same moment never gets its turn."""
    for van, rijen in w.vanzelf_bij.items():
        for i, rij in enumerate(rijen):
            for eerder in rijen[:i]:
                if rij.zodra == eerder.zodra and rij.actie != eerder.actie:
                    zin = f"De stappen {eerder.actie} en {rij.actie} gaan vanuit {van} vanzelf op hetzelfde moment."
                    yield Gebrek("vanzelf_dubbel", zin)


def _kringen(w: Workflow) -> Iterator[Gebrek]:
    """A ring of steps that all go by themselves might turn for ever; a step that stays where it is does so for sure."""
    naar: dict[str, set[str]] = {}
    for o in w.overgangen:
        if o.vanzelf:
            for van in o.van:
                naar.setdefault(van, set()).add(van if o.naar is None else o.naar)
    for van, doelen in naar.items():
        gezien: set[str] = set()
        stapel = list(doelen)
        while stapel:
            if (t := stapel.pop()) not in gezien:
                gezien.add(t)
                stapel += naar.get(t, ())
        if van in gezien:
            yield Gebrek(
                "vanzelf_draait",
                f"Wat vanzelf gaat vanuit {van}, komt daar vanzelf weer uit en komt niet tot rust.",
            )

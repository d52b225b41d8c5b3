"""Procedurebeeld: a declaration for who reads it on a page: per state whose turn it is, until when and what can be done."""

from collections.abc import Iterator
from dataclasses import dataclass

from kernproces.opsomming import of
from kernproces.taal.overgang import Mandaat, Overgang
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Workflow
from kernproces.uitvoer.tekst import lengte_van
from loket.web.taal import met_hoofdletter


@dataclass(frozen=True, slots=True)
class Stap:
    """One action: by whom, where it leads, and what is asked of it."""

    titel: str
    door: str
    naar: str
    als: str
    uitleg: str
    norm: str
    eisen: tuple[tuple[str, str], ...]
    vraagt: tuple[str, ...]
    ander_dan: str
    na_afloop: bool


@dataclass(frozen=True, slots=True)
class Halte:
    """One state."""

    titel: str
    soort: str  # begin, end or decision; empty in between
    beurt: tuple[tuple[str, str], ...]  # who, and which step
    klok: tuple[str, ...]
    zonder_klok: str
    stappen: tuple[Stap, ...]


@dataclass(frozen=True, slots=True)
class Procedurebeeld:
    """The whole procedure."""

    haltes: tuple[Halte, ...]
    overal: tuple[Stap, ...]
    termijnen: tuple[tuple[str, str, str, str], ...]  # what, how long, kind, ground


def procedurebeeld(w: Workflow) -> Procedurebeeld:
    """As it is declared; nothing is left out that decides who may do what and until when."""
    overal = [rij for rij in w.overgangen if _is_overal(w, rij)]
    return Procedurebeeld(
        tuple(_halte(w, t) for t in w.toestanden),
        tuple(_stap(w, rij) for rij in overal),
        tuple(
            (met_hoofdletter(t.titel), lengte_van(t), str(t.aard), t.grondslag) for t in w.termijnen.values()
        ),
    )


def _halte(w: Workflow, toestand: str) -> Halte:
    wacht = w.wacht.get(toestand)
    keten = tuple(wacht.keten) if wacht is not None else ()
    soort = "einde" if toestand in w.einde else "besluit" if toestand in w.besluiten else ""
    return Halte(
        w.toestanden[toestand],
        "begin" if toestand == w.begin else soort,
        tuple((_wie(b), _actie(w, b.doet)) for b in keten),
        tuple(dict.fromkeys(t.titel for b in keten for t in b.klok)),
        next((b.zonder_klok for b in keten if b.zonder_klok), ""),
        tuple(_stap(w, r) for r in w.overgangen if toestand in r.van and not _is_overal(w, r)),
    )


def _wie(b: Wacht) -> str:
    rollen = of([r.titel for r in b.wie])
    if not b.wacht_af:
        return rollen
    return f"niemand zolang dit loopt: {of([t.titel for t in b.wacht_af])}; anders {rollen}"


def _stap(w: Workflow, rij: Overgang) -> Stap:
    return Stap(
        rij.titel,
        _door(rij),
        w.toestanden.get(rij.naar or "", "") if rij.naar else "",
        rij.wanneer.titel if rij.wanneer is not None else "",
        rij.uitleg,
        rij.norm,
        tuple((e.titel, e.norm) for e in rij.eisen),
        tuple(info.title or naam for naam, info in rij.gegevens.model_fields.items()),
        of([_actie(w, a) for a in rij.ander_dan]),
        rij.na_afloop,
    )


def _is_overal(w: Workflow, rij: Overgang) -> bool:
    """Said once instead of in every state where the zaak runs: a note, a document, handing over."""
    loopt = set(w.toestanden) - {*w.einde, *w.besluiten}
    return rij.naar is None and len(loopt) > 1 and loopt <= set(rij.van)


def _actie(w: Workflow, actie: str) -> str:
    return w.acties[actie][0].titel if actie in w.acties else actie.replace("_", " ")


def _door(rij: Overgang) -> str:
    if rij.vanzelf:
        return "vanzelf"
    return of(list(_namen(rij))) or "niemand"


def _namen(rij: Overgang) -> Iterator[str]:
    for d in rij.door:
        yield f"wie mandaat heeft ({d.naam.replace('_', ' ')})" if isinstance(d, Mandaat) else d.titel

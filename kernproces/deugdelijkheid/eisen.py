"""The conditions: each has a name of its own, a norm and a title, can be read back, and closes no way for good."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from kernproces.deugdelijkheid.gebrek import Gebrek, opsomming
from kernproces.deugdelijkheid.graaf import Graaf
from kernproces.rollen import Rol
from kernproces.taal.eis import Eis, Voorwaarde
from kernproces.taal.verzameling import Verzameling
from kernproces.taal.workflow import Workflow


def eisen(g: Graaf) -> Iterator[Gebrek]:
    """Every defect of the conditions."""
    alle = list(alle_eisen(g.workflow))
    voorwaarden = list(alle_voorwaarden(g.workflow))
    yield from _namen(alle, voorwaarden)
    for eis in alle:
        if not eis.norm.strip():
            yield Gebrek("eis_zonder_norm", f"De eis {eis.naam} noemt geen norm of artikel.")
    for waar, functie in alle_functies(g.workflow):
        if not inspect.isfunction(functie) or functie.__name__ == "<lambda>":
            zin = f"{waar} is geen functie met een naam; zo valt de bron niet vast te leggen. Schrijf een gewone functie."
            yield Gebrek("functie_zonder_bron", zin)
    yield from _onvervulbaar(g)


def alle_eisen(w: Workflow) -> Iterator[Eis]:
    """Each condition of a workflow, once."""
    gevonden = [e for o in (w.start, *w.overgangen) for e in o.eisen]
    gevonden += [e for v in w.verzamelingen for e in v.gereed]
    gevonden += [e for o in w.overgangen if isinstance(o.zodra, Verzameling) for e in o.zodra.gereed]
    return iter(dict.fromkeys(gevonden))


def alle_voorwaarden(w: Workflow) -> Iterator[Voorwaarde]:
    """Each silent choice of a workflow, once."""
    rijen = (w.start, *w.overgangen)
    gevonden = [o.wanneer for o in rijen] + [s.wanneer for o in rijen for s in (*o.start, *o.hoofdzaak_start)]
    gevonden += [b.wanneer for o in rijen for b in o.bericht]
    gevonden += [x.wanneer for o in rijen for x in o.opent]
    gevonden += [v.wanneer for o in rijen for v in o.verzet]
    gevonden += [s.wanneer for v in w.verstrijkt for s in v.start]
    gevonden += [e.wanneer for spoor in w.sporen for e in spoor.eindigt]
    gevonden += [o.zodra for o in rijen if isinstance(o.zodra, Voorwaarde)]
    return iter(dict.fromkeys(v for v in gevonden if v is not None))


def alle_functies(w: Workflow) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every function that the declaration leans on, with where it stands."""
    for e in alle_eisen(w):
        yield f"De eis {e.naam}", e.functie
    for v in alle_voorwaarden(w):
        yield f"De voorwaarde {v.naam}", v.functie
    yield from _dagfuncties(w)
    yield from _invullingen(w)
    yield from _bij_stappen(w)
    for spoor in w.sporen:
        for b in spoor.begint:
            for deel in (b.grond, b.tot):
                if callable(deel):
                    yield f"Het begin van spoor {spoor.naam} bij {b.actie}", deel


def _dagfuncties(w: Workflow) -> Iterator[tuple[str, Callable[..., Any]]]:
    starts = [(o.actie, s) for o in (w.start, *w.overgangen) for s in (*o.start, *o.hoofdzaak_start)]
    starts += [(v.termijn.id, s) for v in w.verstrijkt for s in v.start]
    for waar, s in starts:
        for bron in (s.begin, s.uiterlijk, s.variant):
            if callable(bron):
                yield f"De start van {s.termijn.id} bij {waar}", bron


def _invullingen(w: Workflow) -> Iterator[tuple[str, Callable[..., Any]]]:
    for o in (w.start, *w.overgangen):
        for opent in o.opent:
            yield f"Het openen van {opent.workflow} bij {o.actie}", opent.gegevens
    for d in w.deelzaken:
        if d.gegevens is not None:
            yield f"Het openen van {d.workflow} na {d.na}", d.gegevens


def _bij_stappen(w: Workflow) -> Iterator[tuple[str, Callable[..., Any]]]:
    """What the system adds to a step, and what a step proves for other dossiers."""
    for o in (w.start, *w.overgangen):
        for t in o.voegt_toe:
            yield f"De toevoeging {t.naam} bij {o.actie}", t.functie
        for bewijs in o.bewijs:
            if bewijs.dekt is not None:
                yield f"Het bewijs van {bewijs.clausule} bij {o.actie}", bewijs.dekt.functie


def _namen(alle: list[Eis], voorwaarden: list[Voorwaarde]) -> Iterator[Gebrek]:
    for woord, lijst in (("eis", alle), ("voorwaarde", voorwaarden)):
        namen = [x.naam for x in lijst]
        for naam in dict.fromkeys(n for n in namen if namen.count(n) > 1):
            yield Gebrek(
                f"{woord}_dubbel",
                f"Er zijn twee verschillende {woord}{'n' if woord[-1] == 'e' else 'en'} met de naam {naam}.",
            )
        for x in lijst:
            if not x.titel.strip():
                yield Gebrek(
                    f"{woord}_zonder_titel",
                    f"De {woord} {x.naam} heeft geen titel; de eerste regel van de docstring is de titel.",
                )


def _onvervulbaar(g: Graaf) -> Iterator[Gebrek]:
    """Each condition in turn is never met; `onmisbaar` may say why somebody can always meet it."""
    redenen = {str(naam) for naam in g.workflow.onmisbaar}
    nodig = {naam for stap in g.stappen for naam in stap.eisen}
    for naam in sorted(nodig | (redenen - {r.value for r in Rol})):
        vast = g.vast_zonder(lambda stap, naam=naam: naam in stap.eisen)  # type: ignore[misc]
        if vast and naam not in redenen:
            zin = f"Wordt de eis {naam} nooit vervuld, dan is er geen weg naar een einde vanuit {opsomming(vast)}."
            yield Gebrek("eis_sluit_af", zin)
        elif not vast and naam in redenen and g.samenhangend:
            zin = f"Bij `onmisbaar` staat {naam}, maar zonder die eis te vervullen is er overal een weg naar een einde."
            yield Gebrek("onmisbaar_onnodig", zin)

"""What runs beside the state, what is gathered, and what hangs on a zaak: each begins, ends and can be brought about."""

from collections.abc import Iterator

from kernproces.deugdelijkheid.gebrek import Gebrek, opsomming
from kernproces.deugdelijkheid.graaf import Graaf
from kernproces.taal.verzameling import Begin, Spoor, Verzameling
from kernproces.taal.workflow import Workflow


def sporen(g: Graaf) -> Iterator[Gebrek]:
    """Every defect of the sporen and the verzamelingen."""
    for spoor in g.workflow.sporen:
        yield from _spoor(g, spoor)
    for verzameling in g.workflow.verzamelingen:
        yield from _verzameling(g.workflow, verzameling)


def _spoor(g: Graaf, spoor: Spoor) -> Iterator[Gebrek]:
    w = g.workflow
    if not spoor.begint:
        yield Gebrek("spoor_zonder_begin", f"Het spoor {spoor.naam} begint nooit: geen actie opent het.")
    for begin in spoor.begint:
        yield from _begin(g, spoor, begin)
    for eind in spoor.eindigt:
        if eind.actie not in w.acties:
            yield Gebrek(
                "spoor_actie_onbekend",
                f"Het spoor {spoor.naam} eindigt met de onbekende actie {eind.actie!r}.",
            )
    if not spoor.eindigt and not spoor.stapelt:
        zin = f"Het spoor {spoor.naam} stapelt niet en heeft geen actie die het eindigt; een weigering kan dan geen uitweg noemen."
        yield Gebrek("spoor_zonder_eindactie", zin)
    for soort in spoor.schort_op:
        if not soort.opschortbaar:
            zin = f"Het spoor {spoor.naam} schort de termijn {soort.id} op, en die is niet op te schorten."
            yield Gebrek("termijn_niet_opschortbaar", zin)
    if spoor.begint and not _kan_eindigen(g, spoor):
        yield Gebrek(
            "spoor_eindigt_nooit",
            f"Het spoor {spoor.naam} eindigt nooit: na het begin kan niets het sluiten.",
        )


def _begin(g: Graaf, spoor: Spoor, begin: Begin) -> Iterator[Gebrek]:
    rijen = [o for o in g.rijen if o.actie == begin.actie]
    if not rijen:
        yield Gebrek(
            "spoor_actie_onbekend", f"Het spoor {spoor.naam} begint met de onbekende actie {begin.actie!r}."
        )
    if isinstance(begin.grond, str) and not begin.grond.strip():
        yield Gebrek(
            "spoor_zonder_grond", f"Het spoor {spoor.naam} begint bij {begin.actie} zonder grond in de wet."
        )
    if begin.verwacht and any(begin.verwacht not in o.gegevens.model_fields for o in rijen):
        zin = f"Het spoor {spoor.naam} begint met {begin.actie}, en dat formulier heeft geen veld {begin.verwacht!r}."
        yield Gebrek("spoor_veld_onbekend", zin)
    daarna = {
        t for o in rijen for t in (o.van if o.naar is None else (o.naar,)) if t in g.workflow.toestanden
    }
    if buiten := daarna - set(spoor.waar):
        zin = f"Het spoor {spoor.naam} begint met {begin.actie} in {opsomming(buiten)}, en daar loopt het volgens `waar` niet."
        yield Gebrek("spoor_buiten_waar", zin)


def _kan_eindigen(g: Graaf, spoor: Spoor) -> bool:
    """A term that lapses ends it, each beginning names its own last day, or an action that can still be done."""
    if spoor.eindigt_bij is not None or (
        spoor.eindigt_vanzelf and all(b.tot is not None for b in spoor.begint)
    ):
        return True
    begint = {b.actie for b in spoor.begint}
    eindigt = {e.actie for e in spoor.eindigt}
    if not begint <= set(g.workflow.acties) or not eindigt <= set(g.workflow.acties):
        return True  # reported as an unknown action
    na = [stap.naar for stap in g.stappen if stap.rij.actie in begint and stap.van in g.bereikbaar]
    return any(stap.rij.actie in eindigt for k in g.vooruit(na) for stap in g.uit.get(k, ()))


def _verzameling(w: Workflow, v: Verzameling) -> Iterator[Gebrek]:
    rijen = w.acties.get(v.actie, ())
    if not rijen:
        yield Gebrek(
            "actie_onbekend", f"De verzameling {v.naam} wordt gevuld door de onbekende actie {v.actie!r}."
        )
    elif any(o.vanzelf for o in rijen):
        yield Gebrek(
            "verzameling_zonder_mens",
            f"De verzameling {v.naam} wordt gevuld door {v.actie}, en dat gaat vanzelf.",
        )
    if not v.gereed and any(o.zodra == v for o in w.overgangen):
        zin = f"De verzameling {v.naam} is meteen compleet: er staat niet bij wanneer zij gereed is, en er wordt wel op gewacht."
        yield Gebrek("verzameling_meteen_gereed", zin)
    if v.vervalt_door and v.vervalt_door not in w.acties:
        yield Gebrek(
            "actie_onbekend", f"De verzameling {v.naam} vervalt door de onbekende actie {v.vervalt_door!r}."
        )
    if bool(v.vervalt_door) != bool(v.vervallen_veld):
        yield Gebrek(
            "verzameling_vervalt_half",
            f"De verzameling {v.naam} noemt een van beide niet: vervalt_door en vervallen_veld.",
        )

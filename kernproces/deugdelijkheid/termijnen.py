"""The terms: every one that starts also stops or lapses, and only a term that was started is stopped, moved or suspended."""

from collections.abc import Iterator

from kernproces.deugdelijkheid.gebrek import Gebrek, opsomming
from kernproces.deugdelijkheid.graaf import Graaf, Knoop
from kernproces.taal.overgang import Overgang, Start, Verzet
from kernproces.taal.termijn import Aard, Telt, TermijnSoort, TredeSoort
from kernproces.taal.workflow import Workflow

TE_LAAT = frozenset({TredeSoort.OVERSCHRIJDING, TredeSoort.ESCALATIE})


def termijnen(g: Graaf) -> Iterator[Gebrek]:
    """Every defect of the terms."""
    w = g.workflow
    gestart = gestarte_termijnen(w)
    yield from _dubbel(w)
    for soort in gestart.values():
        yield from _stopt(g, soort)
        yield from _meteen(soort)
    for soort_id, waar in _gebruik(w):
        if soort_id not in gestart:
            yield Gebrek("termijn_nooit_gestart", f"{waar} noemt de termijn {soort_id}, die nooit start.")
    for start in _starts(w):
        yield from _start(start)
    for rij in g.rijen:
        yield from _stopmoment(rij)
        for verzet in rij.verzet:
            yield from _verzet(rij, verzet)
    for regel in w.verstrijkt:
        if not vervalt(regel.termijn):
            yield Gebrek(
                "verstrijkt_nooit",
                f"Op het verstrijken van {regel.termijn.id} volgt iets, maar die termijn vervalt nooit.",
            )


def vervalt(soort: TermijnSoort) -> bool:
    """Ends by itself: retention, a right of somebody else, a term set for somebody else."""
    return any(trede.soort is TredeSoort.VERVALLEN for trede in soort.ladder)


def gestarte_termijnen(w: Workflow) -> dict[str, TermijnSoort]:
    """Every kind of term that this workflow starts, by id."""
    return {start.termijn.id: start.termijn for start in _starts(w)}


def loopt_bij(g: Graaf, soort: TermijnSoort, _onderweg: frozenset[str] = frozenset()) -> frozenset[Knoop]:
    """Every knoop in which this term can be running: started on the way there and not stopped since."""
    w = g.workflow
    bron = (v.termijn for v in w.verstrijkt if _id_in(soort, v.start) and v.termijn.id not in _onderweg)
    gestart_bij = {k for v in bron for k in loopt_bij(g, v, _onderweg | {soort.id})}
    eerste = {(g.begin, any(s.termijn.id == soort.id for s in w.start.start))}
    if g.begin not in g.bereikbaar:
        eerste = {(k, False) for k in g.bereikbaar}
    gezien = set(eerste)
    stapel = list(eerste)
    while stapel:
        knoop, loopt = stapel.pop()
        volgende = [(stap.naar, na) for stap in g.uit.get(knoop, ()) for na in _na(stap.rij, soort, loopt)]
        for paar in [*volgende, *([(knoop, True)] if knoop in gestart_bij else [])]:
            if paar not in gezien:
                gezien.add(paar)
                stapel.append(paar)
    return frozenset(knoop for knoop, loopt in gezien if loopt)


def _na(rij: Overgang, soort: TermijnSoort, loopt: bool) -> set[bool]:
    """Whether the term can be running after this step; a start under a voorwaarde may or may not happen."""
    eigen = [s for s in rij.start if s.termijn.id == soort.id]
    if any(s.wanneer is None for s in eigen):
        return {True}
    rest = loopt and not any(s.termijn.id == soort.id for s in rij.stopt)
    return {rest, True} if eigen else {rest}


def _id_in(soort: TermijnSoort, starts: tuple[Start, ...]) -> bool:
    return any(s.termijn.id == soort.id for s in starts)


def _starts(w: Workflow) -> list[Start]:
    return [s for o in (w.start, *w.overgangen) for s in o.start] + [s for v in w.verstrijkt for s in v.start]


def _gebruik(w: Workflow) -> Iterator[tuple[str, str]]:
    """Each use of a term that only makes sense when it runs, and where."""
    for o in (w.start, *w.overgangen):
        yield from ((s.termijn.id, f"De actie {o.actie} (stopt)") for s in o.stopt)
        yield from ((v.termijn.id, f"De actie {o.actie} (verzet)") for v in o.verzet)
        if isinstance(o.zodra, TermijnSoort):
            yield o.zodra.id, f"De stap {o.actie} (zodra)"
    for s in w.sporen:
        yield from ((t.id, f"Het spoor {s.naam} (schort op)") for t in s.schort_op)
        if s.eindigt_bij is not None:
            yield s.eindigt_bij.id, f"Het spoor {s.naam} (eindigt bij)"
    yield from ((v.termijn.id, "De regel over verstrijken") for v in w.verstrijkt)


def _dubbel(w: Workflow) -> Iterator[Gebrek]:
    per: dict[str, TermijnSoort] = {}
    for soort in [*(s.termijn for s in _starts(w)), *(s.termijn for o in w.overgangen for s in o.stopt)]:
        if per.setdefault(soort.id, soort) is not soort:
            yield Gebrek("termijn_dubbel", f"Er zijn twee verschillende termijnen met het id {soort.id}.")


def _stopt(g: Graaf, soort: TermijnSoort) -> Iterator[Gebrek]:
    if vervalt(soort):
        return
    if not any(s.termijn.id == soort.id for o in g.workflow.overgangen for s in o.stopt):
        yield Gebrek(
            "termijn_stopt_nooit",
            f"De termijn {soort.id} start, maar geen actie stopt hem en hij vervalt niet vanzelf.",
        )
        return
    open_ = {k[0] for k in loopt_bij(g, soort) if g.is_gesloten(k)}
    if open_ and g.samenhangend:
        zin = f"De termijn {soort.id} kan nog lopen als de zaak eindigt in {opsomming(open_)}; niemand kan hem dan nog halen."
        yield Gebrek("termijn_loopt_na_einde", zin)


def _meteen(soort: TermijnSoort) -> Iterator[Gebrek]:
    """What touches the law, or counts in hours, cannot wait for the overview of tomorrow."""
    for trede in soort.ladder:
        laat = trede.soort in TE_LAAT and soort.aard is Aard.WETTELIJK
        if trede.aan and not trede.spoed and (laat or soort.telt is Telt.UREN):
            zin = f"De trede {trede.naam} van {soort.id} raakt de wet, maar gaat niet altijd meteen (spoed)."
            yield Gebrek("trede_niet_meteen", zin)


def _start(start: Start) -> Iterator[Gebrek]:
    soort = start.termijn
    if soort.lengte is None and soort.standaard_dagen is None and start.uiterlijk is None:
        yield Gebrek(
            "termijn_zonder_lengte", f"De termijn {soort.id} start zonder lengte en zonder laatste dag."
        )
    if start.variant is not None and not soort.varianten:
        yield Gebrek("variant_onbekend", f"De termijn {soort.id} start met een variant, maar heeft er geen.")


def _stopmoment(rij: Overgang) -> Iterator[Gebrek]:
    """Only hours are judged by an instant, a term in days by the legal day of the step. An unknown field is told apart."""
    for stop in (*rij.stopt, *rij.hoofdzaak_stopt):
        if stop.op in rij.gegevens.model_fields and stop.termijn.telt is not Telt.UREN:
            zin = f"De actie {rij.actie} stopt {stop.termijn.id} op een genoemd moment, maar die termijn telt geen uren."
            yield Gebrek("stop_moment_zonder_uren", zin)


def _verzet(rij: Overgang, verzet: Verzet) -> Iterator[Gebrek]:
    soort = verzet.termijn
    if not verzet.grond.strip():
        yield Gebrek(
            "verzet_zonder_grond", f"De actie {rij.actie} verzet de termijn {soort.id} zonder grond."
        )
    if (verzet.dagen is None) == (verzet.uiterlijk is None):
        yield Gebrek(
            "verzet_onduidelijk",
            f"De actie {rij.actie} verzet {soort.id}: geef of dagen, of een nieuwe laatste dag.",
        )
    if verzet.dagen is not None and not soort.verdaagbaar:
        yield Gebrek(
            "termijn_niet_verdaagbaar",
            f"De actie {rij.actie} verlengt {soort.id}, en die termijn is niet te verdagen.",
        )
    if verzet.uiterlijk is not None and not soort.vervangbaar:
        yield Gebrek(
            "termijn_niet_vervangbaar",
            f"De actie {rij.actie} geeft {soort.id} een andere dag, en dat kan bij die termijn niet.",
        )

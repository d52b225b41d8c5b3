"""The clocks: in every waiting state somebody is expected to act, under a clock that can run there, and a lapsed one leaves a way."""

from collections.abc import Iterator

from kernproces.deugdelijkheid.gebrek import Gebrek, opsomming
from kernproces.deugdelijkheid.graaf import Graaf, Stap
from kernproces.deugdelijkheid.termijnen import loopt_bij
from kernproces.taal.termijn import TermijnSoort, TredeSoort
from kernproces.taal.wacht import Wacht


def klokken(g: Graaf) -> Iterator[Gebrek]:
    """Every defect of waiting."""
    w = g.workflow
    gehaald = {k[0] for k in g.bereikbaar}
    loopt = {soort_id: {k[0] for k in loopt_bij(g, soort)} for soort_id, soort in w.termijnen.items()}
    for naam in w.toestanden:
        wacht = w.wacht.get(naam)
        if naam in w.einde:
            if wacht is not None:
                yield Gebrek("wacht_bij_einde", f"Bij het einde {naam} is niemand meer aan de beurt.")
        elif wacht is None:
            yield Gebrek("zonder_wacht", f"Bij de toestand {naam} staat niet wie er aan de beurt is.")
        else:
            for beurt in wacht.keten:
                for stap in beurt.elk:
                    yield from _wie(g, naam, stap)
                if naam in gehaald and g.samenhangend:
                    yield from _klok(naam, beurt, loopt)
            yield from _daarna(g, naam, wacht)
    if g.workflow.klok_van_hoofdzaak and not g.workflow.hangt_aan:
        yield Gebrek(
            "klok_van_niemand", "De einddatum is die van de hoofdzaak, maar deze zaak hangt nergens aan."
        )
    yield from _zodra(g, loopt)
    yield from _verstreken(g)


def _wie(g: Graaf, naam: str, wacht: Wacht) -> Iterator[Gebrek]:
    if not wacht.wie:
        yield Gebrek("wacht_op_niemand", f"Bij de toestand {naam} is niemand aan de beurt.")
    rijen = [o for o in g.workflow.acties.get(wacht.doet, ()) if naam in o.van]
    if not rijen:
        yield Gebrek(
            "wacht_actie", f"Bij de toestand {naam} wordt {wacht.doet!r} verwacht, maar dat kan daar niet."
        )
        return
    for rol in wacht.wie:
        if not any(rol in o.door for o in rijen):
            yield Gebrek(
                "wacht_rol",
                f"Bij de toestand {naam} is {rol.titel} aan de beurt voor {wacht.doet}, maar die rol mag dat niet.",
            )


def _daarna(g: Graaf, naam: str, wacht: Wacht) -> Iterator[Gebrek]:
    """What leaves the state needs nobody after it in that state."""
    for beurt in wacht.keten[:-1]:
        rijen = [o for o in g.workflow.acties.get(beurt.doet, ()) if naam in o.van]
        if rijen and all(o.naar not in (None, naam) for o in rijen):
            zin = f"Bij de toestand {naam} is er na {beurt.doet} weer iemand aan de beurt, maar die actie verlaat de toestand."
            yield Gebrek("daarna_komt_nooit", zin)


def _klok(naam: str, wacht: Wacht, loopt: dict[str, set[str]]) -> Iterator[Gebrek]:
    if not wacht.klok and not wacht.zonder_klok.strip():
        yield Gebrek(
            "zonder_klok", f"De toestand {naam} wacht zonder klok en zegt niet waarom (zonder_klok)."
        )
    for soort in wacht.wacht_af:
        if soort not in wacht.klok or not any(tr.soort is TredeSoort.VERVALLEN for tr in soort.ladder):
            zin = f"De toestand {naam} wacht {soort.id} af, maar dat is niet haar klok, of een waarvoor iemand te laat kan zijn."
            yield Gebrek("afwachten_kan_niet", zin)
    for soort in wacht.klok:
        if naam not in loopt.get(soort.id, ()):
            yield Gebrek(
                "klok_loopt_niet",
                f"De toestand {naam} noemt de klok {soort.id}, maar die kan daar niet lopen.",
            )


def _zodra(g: Graaf, loopt: dict[str, set[str]]) -> Iterator[Gebrek]:
    """The system waits for a term: then it must be able to run there. Never started at all: see termijnen.py."""
    for rij in g.workflow.overgangen if g.samenhangend else ():
        if isinstance(rij.zodra, TermijnSoort) and rij.zodra.id in loopt:
            for naam in rij.van:
                if naam in {k[0] for k in g.bereikbaar} and naam not in loopt[rij.zodra.id]:
                    zin = f"De stap {rij.actie} wacht vanuit {naam} op de termijn {rij.zodra.id}, maar die kan daar niet lopen."
                    yield Gebrek("vanzelf_wacht_op_niets", zin)


def _verstreken(g: Graaf) -> Iterator[Gebrek]:
    """Each clock in turn has lapsed: it cannot be moved any more, and what follows by itself comes before people."""
    w = g.workflow
    klok_van = {s.id: s for wacht in w.wacht.values() for beurt in wacht.keten for s in beurt.klok}
    for soort in klok_van.values():
        vooraan = {t for o in w.overgangen if o.zodra is soort for t in o.van}
        over = g.terug(lambda stap, soort=soort, vooraan=vooraan: _weg_kwijt(stap, soort, vooraan))  # type: ignore[misc]
        wachtend = {t for t, wacht in w.wacht.items() if any(soort in b.klok for b in wacht.keten)}
        vast = {k[0] for k in g.bereikbaar & g.met_uitweg if k[0] in wachtend and k not in over}
        if vast:
            yield Gebrek(
                "klok_zet_vast",
                f"Als {soort.id} verstreken is, is er geen weg naar een einde meer vanuit {opsomming(vast)}.",
            )


def _weg_kwijt(stap: Stap, soort: TermijnSoort, vooraan: set[str]) -> bool:
    if any(v.termijn is soort for v in stap.rij.verzet):
        return True
    return stap.van[0] in vooraan and stap.rij.zodra is not soort

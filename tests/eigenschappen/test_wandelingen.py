"""Random walks over a sound declaration always end, through the real door, whatever the conditions answer."""

import importlib
import importlib.util
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernproces.taal.eis import Voorwaarde
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow
from kernproces.zaak.machine import Toestandsmachine
from tests.kernproces.deugdelijkheid.proefworkflow import PROEF, gebreken_van
from tests.kernproces.deugdelijkheid.wijzigingen import extra_toestand, stap

GRENS = 20_000  # steps; a walk of people who do anything at all, most of which changes nothing


def declaraties() -> Iterator[Workflow]:
    yield PROEF
    if importlib.util.find_spec("workflows.register") is not None:
        for versies in importlib.import_module("workflows.register").WORKFLOWS.values():
            yield from versies


DECLARATIES = {f"{w.naam} {w.versie}": w for w in declaraties()}


def gooit(situatie: SimpleNamespace) -> bool:
    """Stands in for every voorwaarde: a coin."""
    return situatie.munt.random() < 0.5


def met_munt(workflow: Workflow) -> Workflow:
    def los(o: Overgang) -> Overgang:
        return (
            o if o.wanneer is None else replace(o, wanneer=Voorwaarde(o.wanneer.naam, o.wanneer.titel, gooit))
        )

    return replace(workflow, overgangen=tuple(map(los, workflow.overgangen)))


def wandel(workflow: Workflow, munt: Random, grens: int = GRENS) -> tuple[str, int]:
    """Do anything that can be done here, at random, until the zaak has ended: where it ended, and after how many steps."""
    machine = Toestandsmachine(workflow)
    toestand, gedaan = str(workflow.begin), dict.fromkeys([workflow.start.actie], True)
    situatie = SimpleNamespace(munt=munt)
    for stappen in range(grens):
        if workflow.klaar(toestand, gedaan):
            return toestand, stappen
        mogelijk = sorted({o.actie for o in workflow.overgangen if toestand in o.van})
        actie = munt.choice(mogelijk)
        rij, naar = machine.stap(toestand, actie, situatie)
        if any(gooit(situatie) for _ in rij.eisen):
            continue  # refused: a condition was not met
        toestand = naar
        gedaan[actie] = True
    return toestand, grens


@pytest.mark.parametrize("naam", DECLARATIES)
@settings(max_examples=40, deadline=None)
@given(zaad=st.integers(min_value=0))
def test_elke_wandeling_eindigt(naam: str, zaad: int) -> None:
    workflow = met_munt(DECLARATIES[naam])
    toestand, stappen = wandel(workflow, Random(zaad))
    assert stappen < GRENS, f"nog steeds in {toestand}"
    assert toestand in {*workflow.einde, *workflow.besluiten}


def test_een_wandeling_over_een_ondeugdelijke_declaratie_blijft_steken() -> None:
    """The walk is able to fail: in a state without a way out it never ends."""
    fuik = extra_toestand(
        stap("zet_weg", ("concept", "ontvangen", "beoordeeld"), "extra"), stap("ga_verder", "extra", None)
    )
    assert "doodlopend" in {g.soort for g in gebreken_van(fuik)}
    vast = [wandel(met_munt(fuik), Random(zaad), 500)[1] for zaad in range(20)]
    assert 500 in vast


def test_wandelingen_komen_in_elk_einde() -> None:
    einden = {wandel(met_munt(PROEF), Random(zaad))[0] for zaad in range(200)}
    assert einden == {"ingetrokken", "verleend", "afgewezen"}

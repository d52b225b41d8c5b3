"""De norm: elke clausule en indicator is er, met haar bron, en wat de processen bewijzen bestaat."""

import pytest

from kernproces.taal.norm import Normsoort
from kernproces.taal.workflow import Workflow
from workflows.afwijking import AFWIJKING
from workflows.arrangement import ARRANGEMENT
from workflows.evaluatie import EVALUATIE
from workflows.kernproces import KERNPROCES
from workflows.kwartaalopgave import KWARTAALOPGAVE
from workflows.norm import CLAUSULES, KERNCLAUSULES
from workflows.opp import OPP
from workflows.thuiszitter import THUISZITTER
from workflows.tlv import TLV

HIER = {f"3.1.{n}" for n in range(1, 8)} | {f"3.2.{n}" for n in range(1, 8)} | {"3.3.1", "3.3.2", "3.3.4"}

# How the sources are called by who works with them.
BRONNEN = (
    "KSO",
    "Samen werken aan kwaliteit",
    "Integrale kwaliteitszorg",
    "Kerndocument sturing en organisatie",
    "Toelaten tot handelen",
)


def bewezen(*workflows: Workflow) -> set[str]:
    return {b.clausule for w in workflows for o in (w.start, *w.overgangen) for b in o.bewijs}


def test_de_norm_heeft_achttien_clausules_in_drie_hoofdstukken() -> None:
    assert [c.code for c in KERNCLAUSULES] == [
        *(f"3.1.{n}" for n in range(1, 8)),
        *(f"3.2.{n}" for n in range(1, 8)),
        *(f"3.3.{n}" for n in range(1, 5)),
    ]
    assert [c.hoofdstuk[:3] for c in KERNCLAUSULES] == ["3.1"] * 7 + ["3.2"] * 7 + ["3.3"] * 4


def test_alle_indicatoren_en_vereisten_zijn_er() -> None:
    soorten = {s: [c.code for c in CLAUSULES.values() if c.soort is s] for s in Normsoort}
    assert soorten[Normsoort.INDICATOR] == [f"B{n}" for n in range(1, 10)] + [f"N{n}" for n in range(1, 8)]
    assert soorten[Normsoort.VEREISTE] == [f"R{n}" for n in range(1, 41)]


@pytest.mark.parametrize("clausule", CLAUSULES.values(), ids=lambda c: c.code)
def test_elke_regel_heeft_tekst_en_een_bron_die_bestaat(clausule: object) -> None:
    c = CLAUSULES[getattr(clausule, "code", "")]
    assert c.titel
    assert len(c.tekst) > 40
    assert c.bron.startswith(BRONNEN)
    assert set(c.hoort_bij) <= set(CLAUSULES)


def test_elke_indicator_zegt_hoe_en_hoe_vaak_wordt_gemeten() -> None:
    for c in CLAUSULES.values():
        if c.soort is Normsoort.INDICATOR:
            assert c.metingen
            assert all(m.norm and m.middel and m.frequentie for m in c.metingen)


def test_wat_een_proces_bewijst_staat_in_de_norm() -> None:
    alle = (KERNPROCES, EVALUATIE, TLV, AFWIJKING, THUISZITTER, ARRANGEMENT, KWARTAALOPGAVE, OPP)
    assert bewezen(*alle) <= set(CLAUSULES)


def test_kernproces_evaluatie_en_afwijking_bewijzen_elke_clausule_die_hier_haar_stap_heeft() -> None:
    assert bewezen(KERNPROCES, EVALUATIE, AFWIJKING) == HIER  # 3.3.3 hoort bij de steekproef


def test_een_bewijs_wijst_naar_velden_die_het_formulier_heeft() -> None:
    for w in (KERNPROCES, EVALUATIE, AFWIJKING, THUISZITTER, ARRANGEMENT, KWARTAALOPGAVE, OPP):
        for o in (w.start, *w.overgangen):
            for b in o.bewijs:
                assert b.velden, (o.actie, b.clausule)
                assert set(b.velden) <= set(o.gegevens.model_fields)

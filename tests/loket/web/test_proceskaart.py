"""The map of a procedure: every declaration fits on it, boxes never overlap, and it tells what can still happen."""

import re
from itertools import combinations

import pytest

from kernproces.taal.workflow import Workflow
from loket.web.zaak.indeling import BREED, HOOG, deel_in
from tests.loket.web.proef import Proef
from workflows.register import gepubliceerd

WORKFLOWS = [w for w, _ in gepubliceerd()]


def _lijnen(workflow: Workflow) -> list[tuple[str, str]]:
    return [(van, o.naar) for o in workflow.overgangen if o.naar for van in o.van]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda w: w.naam)
def test_elke_procedure_past_op_een_kaart_zonder_dat_vakken_elkaar_raken(workflow: Workflow) -> None:
    namen = tuple(workflow.toestanden)
    t = deel_in(namen, _lijnen(workflow), workflow.begin)
    assert set(t.plek) == set(namen)
    for a, b in combinations(namen, 2):
        (x, y), (x2, y2) = t.plek[a], t.plek[b]
        assert abs(x - x2) >= BREED or abs(y - y2) >= HOOG, (a, b)
    assert all(
        BREED / 2 <= x <= t.breedte - BREED / 2 and HOOG / 2 <= y <= t.hoogte for x, y in t.plek.values()
    )
    assert t.plek[workflow.begin][1] == HOOG / 2


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda w: w.naam)
def test_elke_lijn_loopt_omlaag_of_is_als_terugweg_gemerkt(workflow: Workflow) -> None:
    t = deel_in(tuple(workflow.toestanden), _lijnen(workflow), workflow.begin)
    for (a, b), punten in t.lijnen.items():
        hoger, lager = (b, a) if (a, b) in t.terug else (a, b)
        assert t.plek[hoger][1] < t.plek[lager][1]
        assert punten[0] == t.plek[hoger]
        assert punten[-1] == t.plek[lager]
        assert [y for _, y in punten] == sorted(y for _, y in punten)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda w: w.naam)
def test_dezelfde_declaratie_geeft_dezelfde_tekening_hoe_de_lijnen_ook_herhaald_worden(
    workflow: Workflow,
) -> None:
    namen, lijnen = tuple(workflow.toestanden), _lijnen(workflow)
    assert deel_in(namen, lijnen, workflow.begin) == deel_in(namen, lijnen * 2, workflow.begin)


def test_de_kaart_zegt_waar_de_zaak_is_hoe_het_ging_en_wat_nog_kan(proef: Proef) -> None:
    zaak = proef.tlv("adviezen")
    html = proef.als("noor").get(f"/zaken/{zaak}/kaart")
    assert "De zaak is nu: Adviezen compleet, sinds di 24 nov 2026." in html
    rijen = dict(
        re.findall(r'<th role="rowheader" scope="row">(?:<b>)?([^<]+).*?data-kop="Stand">(.*?)</td>', html)
    )
    assert rijen["Ontvangen"] == "geweest"
    assert rijen["Adviezen compleet"] == "<b>hier is de zaak</b>"
    assert rijen["Conceptbesluit"] == "kan nog"
    assert rijen["Verleend"] == "kan nog, na andere stappen"
    assert rijen["Doorgezonden"] == "kan niet meer"
    assert f'<a href="/zaken/{zaak}/acties/stel_concept_op">Conceptbesluit opstellen</a>, behandelaar' in html
    assert html.count('class="vak--nu"') == 1


def test_van_een_afgeronde_zaak_kan_niets_meer(proef: Proef) -> None:
    zaak = proef.tlv("maak_bekend")
    html = proef.als("noor").get(f"/zaken/{zaak}/kaart")
    assert "kan nog" not in re.sub(r'class="legenda".*?</ul>', "", html, flags=re.DOTALL)


def test_wie_de_zaak_niet_mag_zien_ziet_ook_haar_kaart_niet(proef: Proef) -> None:
    proef.als("otto").get(f"/zaken/{proef.tlv('dien_in')}/kaart", 404)

"""De dag waarop iets telt, naast het moment waarop het is vastgelegd: de post van vrijdag die maandag wordt ingeboekt."""

from datetime import datetime, timedelta

import pytest

from kernproces.taal.formulier import Formulier
from kernproces.taal.workflow import Workflow
from kernproces.zaak.werkdag import werkdag_van, werkdagveld
from tests.hulp.wereld import Wereld
from workflows.gegevens.gemeen import MetDag, MetReden
from workflows.register import WORKFLOWS
from workflows.tlv import TLV

VRIJDAG = "2026-02-27"


@pytest.fixture
def w() -> Wereld:
    wereld = Wereld()
    assert wereld.start(TLV, "a") == []
    return wereld


def test_de_werkdag_staat_in_het_formulier_of_is_vandaag() -> None:
    assert werkdagveld(MetDag) == "datum"
    assert werkdagveld(MetReden) is None
    assert werkdag_van(MetDag(datum=VRIJDAG)).isoformat() == VRIJDAG  # type: ignore[arg-type,union-attr]
    assert werkdag_van(MetReden(reden="Zomaar.")) is None


def test_de_post_van_vrijdag_telt_vanaf_vrijdag_als_er_staat_waarom_ze_maandag_is_ingeboekt(
    w: Wereld,
) -> None:
    stand = w.doe("a", "dien_in", datum=VRIJDAG, ondertekend_op=VRIJDAG, reden_eerder="Na sluitingstijd.")
    assert stand["gedaan"]["dien_in"]["op"] == VRIJDAG
    assert stand["gedaan"]["dien_in"]["tijd"] == "2026-03-02T08:00:00.000000Z"
    assert stand["termijnen"]["D.TLV.norm"]["begin"] == VRIJDAG


def test_een_dag_voor_vandaag_vraagt_om_een_reden_en_met_die_reden_mag_het(w: Wereld) -> None:
    eerder = {"datum": VRIJDAG, "ondertekend_op": VRIJDAG}
    (beletsel,) = w.geweigerd("a", "dien_in", **eerder)
    assert (beletsel.eis, beletsel.norm) == ("gegevens.reden_eerder", "Awb 2:20")
    assert str(beletsel.remedie) == "andere_weg(dien_in)"
    assert w.geweigerd("a", "dien_in", **eerder, reden_eerder="Na sluitingstijd.") == []


def test_een_dag_in_de_toekomst_kan_pas_als_het_zover_is(w: Wereld) -> None:
    (beletsel,) = w.geweigerd("a", "dien_in", datum="2026-03-03")
    assert beletsel.eis == "gegevens.datum"
    assert str(beletsel.remedie) == "vanaf(2026-03-03)"
    w.nu += timedelta(days=1)
    assert w.geweigerd("a", "dien_in", datum="2026-03-03") == []


@pytest.mark.parametrize(
    ("nu", "mag"),
    [
        ("2026-03-02T23:30:00+01:00", False),
        ("2026-03-02T23:30:00+00:00", True),
        ("2026-03-03T00:00:00+01:00", True),
    ],
)
def test_vandaag_is_de_dag_in_nederland_en_niet_die_van_de_computer(w: Wereld, nu: str, *, mag: bool) -> None:
    w.nu = datetime.fromisoformat(nu)
    assert (w.geweigerd("a", "dien_in", datum="2026-03-03", ondertekend_op="2026-03-02") == []) is mag


def formulieren() -> list[type[Formulier]]:
    alle = {o.gegevens for ws in WORKFLOWS.values() for w in ws for o in (w.start, *w.overgangen)}
    return sorted(alle, key=lambda f: f.__name__)


@pytest.mark.parametrize("formulier", formulieren(), ids=lambda f: f.__name__)
def test_wie_een_werkdag_kan_kiezen_kan_ook_zeggen_waarom_die_eerder_is(formulier: type[Formulier]) -> None:
    """Earlier than today needs a reason (ontwerp.md section 4, werkt_op): without the field nobody would ask for it."""
    assert werkdagveld(formulier) is None or "reden_eerder" in formulier.model_fields


MET_DAG = [w for ws in WORKFLOWS.values() for w in ws if werkdagveld(w.start.gegevens)]


@pytest.mark.parametrize("workflow", MET_DAG, ids=lambda w: w.naam)
def test_ook_bij_het_begin_van_een_zaak_ligt_de_dag_niet_in_de_toekomst(workflow: Workflow) -> None:
    veld = werkdagveld(workflow.start.gegevens)
    wereld = Wereld()
    gebreken = wereld.start(workflow, "z", **{str(veld): "2026-03-09"})
    assert f"gegevens.{veld}" in {b.eis for b in gebreken}
    assert "z" not in wereld.zaken

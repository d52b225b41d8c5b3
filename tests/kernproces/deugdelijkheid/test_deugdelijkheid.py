"""A sound declaration has no defects; each faulty one is refused, for its own reason and no other."""

import ast
from pathlib import Path

import pytest

import kernproces.deugdelijkheid as pakket
from kernproces.deugdelijkheid import OndeugdelijkError, controleer
from kernproces.taal.workflow import Workflow
from tests.kernproces.deugdelijkheid.foute_declaraties import FOUT
from tests.kernproces.deugdelijkheid.proefworkflow import (
    CLAUSULES,
    PROEF,
    SJABLONEN,
    WORKFLOWS,
    gebreken_van,
)
from tests.kernproces.deugdelijkheid.wijzigingen import anders, met


def test_een_deugdelijke_declaratie_heeft_geen_gebreken() -> None:
    assert gebreken_van(PROEF) == []
    controleer(PROEF, sjablonen=SJABLONEN, clausules=CLAUSULES, workflows=WORKFLOWS)


@pytest.mark.parametrize(("workflow", "soort", "schuldige"), FOUT.values(), ids=list(FOUT))
def test_een_foute_declaratie_wordt_om_haar_eigen_reden_geweigerd(
    workflow: Workflow, soort: str, schuldige: str
) -> None:
    gevonden = gebreken_van(workflow)
    assert {g.soort for g in gevonden} == {soort}
    assert any(schuldige in g.zin for g in gevonden), [g.zin for g in gevonden]


def test_elke_soort_gebrek_heeft_een_foute_declaratie() -> None:
    """Read from the source: a defect that no test provokes is not proven to be found."""
    geuit = {
        knoop.args[0].value
        for bestand in Path(str(pakket.__file__)).parent.glob("*.py")
        for knoop in ast.walk(ast.parse(bestand.read_text()))
        if isinstance(knoop, ast.Call)
        and isinstance(knoop.func, ast.Name)
        and knoop.func.id in {"Gebrek", "_gebrek"}
        and isinstance(knoop.args[0], ast.Constant)
    }
    assert len(geuit) > 60
    assert geuit - {soort for _, soort, _ in FOUT.values()} == set()


def test_elke_zin_is_een_nederlandse_zin() -> None:
    for workflow, _, _ in FOUT.values():
        for gebrek in gebreken_van(workflow):
            assert gebrek.zin[0].isupper(), gebrek.zin
            assert gebrek.zin.endswith("."), gebrek.zin
            assert "None" not in gebrek.zin, gebrek.zin


def test_alle_gebreken_komen_tegelijk() -> None:
    drie = met(versie=0, overgangen=anders("vul_aan", door=()).overgangen, hangt_aan=("droom",))
    with pytest.raises(OndeugdelijkError) as fout:
        controleer(drie, sjablonen=SJABLONEN, clausules=CLAUSULES, workflows=WORKFLOWS)
    assert {g.soort for g in fout.value.gebreken} == {"versie_ongeldig", "door_niemand", "workflow_onbekend"}
    assert all(g.zin in str(fout.value) for g in fout.value.gebreken)

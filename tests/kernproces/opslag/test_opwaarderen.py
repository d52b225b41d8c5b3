"""Old entries are brought up to date in memory; what is stored stays as it was written."""

import pytest

from kernproces.opslag.canoniek import ontleed
from kernproces.opslag.fouten import OpslagError
from kernproces.opslag.keten import GEEN_VORIGE, schakel
from kernproces.opslag.opwaarderen import Open, Opwaardering
from tests.kernproces.opslag.voorbeeld import gebeurtenis

# As the first version wrote it: one field `school` with a code, later a list, later named `scholen`.
OUD = schakel(gebeurtenis("dossier/D-1", 1, GEEN_VORIGE, soort="school_gekoppeld", open={"school": "01AB"}))


def _opwaardering() -> Opwaardering:
    op = Opwaardering()

    @op.stap("school_gekoppeld", 1)
    def _(open_: Open) -> Open:
        return {"school": [open_["school"]]}

    @op.stap("school_gekoppeld", 2)
    def _(open_: Open) -> Open:
        return {"scholen": open_["school"]}

    return op


def test_een_oude_gebeurtenis_wordt_stap_voor_stap_opgewaardeerd_en_blijft_zelf_gelijk() -> None:
    gelezen = ontleed(OUD[0])
    nieuw = _opwaardering().waardeer_op(gelezen)
    assert nieuw["open"] == {"scholen": ["01AB"]}
    assert nieuw["sv"] == 3
    assert schakel(gelezen) == OUD


def test_een_gebeurtenis_van_deze_versie_blijft_hetzelfde_ding() -> None:
    op = _opwaardering()
    nu = gebeurtenis(
        "dossier/D-1", 1, GEEN_VORIGE, soort="school_gekoppeld", sv=op.huidig("school_gekoppeld")
    )
    assert op.waardeer_op(nu) is nu
    onbekend = gebeurtenis("dossier/D-1", 1, GEEN_VORIGE)
    assert op.waardeer_op(onbekend) is onbekend


def test_een_gebeurtenis_van_een_nieuwer_programma_wordt_niet_geraden() -> None:
    with pytest.raises(OpslagError, match="nieuwer programma"):
        _opwaardering().waardeer_op(
            gebeurtenis("dossier/D-1", 1, GEEN_VORIGE, soort="school_gekoppeld", sv=4)
        )


def test_een_ontbrekende_of_dubbele_stap_wordt_genoemd() -> None:
    op = _opwaardering()
    with pytest.raises(OpslagError, match="al een opwaardering"):
        op.stap("school_gekoppeld", 1)(dict)
    gat = Opwaardering()
    gat.stap("school_gekoppeld", 2)(dict)
    with pytest.raises(OpslagError, match="geen opwaardering van school_gekoppeld versie 1"):
        gat.waardeer_op(ontleed(OUD[0]))

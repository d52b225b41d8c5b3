"""De kwartaalopgave: compleet, één per school en kwartaal, en daarna onveranderlijk (norm N5, R25)."""

from typing import Any

import pytest

from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, eisen
from workflows.kwartaalopgave import KWARTAALOPGAVE

OC, BG, VZC, SEC = "ondersteuningscoordinator", "bevoegd_gezag", "verzuimcoach", "secretariaat"
TABEL = [
    ("lever_kwartaal", ["opgevraagd"], "geleverd", [OC, BG, VZC, SEC]),
    ("vraag_opnieuw", ["geleverd"], "opgevraagd", [VZC, SEC]),
    ("stel_vast", ["geleverd"], "vastgesteld", [VZC, "kwaliteitsmedewerker"]),
    ("laat_vervallen", ["opgevraagd", "geleverd"], "vervallen", [VZC, "teamleider"]),
]
KLOK = "D.THZ.kwartaal"


def regel(kenmerk: str, eerste: str = "2025-11-03") -> dict[str, str]:
    return {
        "kenmerk": kenmerk,
        "soort": "relatief",
        "eerste_verzuimdag": eerste,
        "plan": "nee",
        "plek": "geen",
    }


def gevraagd(*bekend: dict[str, str], **vraag: Any) -> Wereld:
    """The request about 31 December 2025, with these pupils known."""
    w = Wereld()
    velden = {"bij_ons_bekend": list(bekend), **vraag}
    assert w.start(KWARTAALOPGAVE, "k", rol=Rol.VERZUIMCOACH, **velden) == []
    return w


@pytest.mark.parametrize(("actie", "van", "naar", "door"), TABEL, ids=[rij[0] for rij in TABEL])
def test_elke_regel_van_de_tabel_staat_er_zo(actie: str, van: list[str], naar: str, door: list[str]) -> None:
    (rij,) = KWARTAALOPGAVE.acties[actie]
    assert (list(rij.van), rij.naar, [r.value for r in rij.rollen]) == (van, naar, door)


def test_wat_is_geleverd_is_nergens_te_herstellen() -> None:
    assert "corrigeer" not in KWARTAALOPGAVE.acties


@pytest.mark.parametrize(
    ("wijzig", "mag"),
    [
        ({"thuiszitters": "ja", "regels": [regel("a"), regel("b")]}, True),
        ({"thuiszitters": "ja", "regels": [regel("a"), regel("b"), regel("c")]}, True),
        (
            {
                "thuiszitters": "ja",
                "regels": [regel("a")],
                "weggelaten": [{"kenmerk": "b", "waarom": "Verhuisd."}],
            },
            True,
        ),
        ({"thuiszitters": "ja", "regels": [regel("a")]}, False),
        ({"thuiszitters": "nee", "regels": [regel("a"), regel("b")]}, False),
        ({"thuiszitters": "nee", "regels": []}, False),
        ({"peildatum": "2025-12-30"}, False),
        ({"thuiszitters": "ja", "regels": []}, False),
        ({"thuiszitters": "ja", "regels": [regel("a"), regel("b"), regel("a")]}, False),
        ({"thuiszitters": "ja", "regels": [regel("a"), regel("b", "2026-01-02")]}, False),
    ],
)
def test_een_opgave_noemt_wie_thuiszit_of_zegt_dat_er_niemand_is(wijzig: dict[str, Any], mag: bool) -> None:
    w = gevraagd(regel("a"), regel("b"))
    assert eisen(w.geweigerd("k", "lever_kwartaal", **wijzig)) == (set() if mag else {"opgave_is_compleet"})


def test_er_is_een_opgave_per_kwartaal_tenzij_zij_verviel() -> None:
    w = gevraagd()
    kwartaal = w.zaken["k"]["gedaan"]["vraag_op"]["gegevens"]["kwartaal"]
    assert kwartaal == "2025-K4"
    geweigerd = w.start(KWARTAALOPGAVE, "k2", rol=Rol.SECRETARIAAT, kwartaal=kwartaal)
    assert eisen(geweigerd) == {"een_opgave_per_kwartaal"}
    w.doe("k", "laat_vervallen")
    assert w.start(KWARTAALOPGAVE, "k2", rol=Rol.SECRETARIAAT, kwartaal=kwartaal) == []


def test_leveren_kan_vanaf_de_peildatum_en_opnieuw_als_het_bureau_daarom_vraagt() -> None:
    w = gevraagd(peildatum="2026-03-31", kwartaal="2026-K1", uiterlijk="2026-04-15")
    assert [str(b.remedie) for b in w.geweigerd("k", "lever_kwartaal")] == ["vanaf(2026-03-31)"]
    w.wacht(30)
    w.doe("k", "lever_kwartaal")
    assert (w.toestand("k"), w.termijn("k", KLOK)) == ("geleverd", "gestopt")
    w.doe("k", "vraag_opnieuw", uiterlijk="2026-04-08")
    assert (w.termijn("k", KLOK), w.uiterlijk("k", KLOK)) == ("lopend", "2026-04-08")


def test_wie_leverde_stelt_niet_vast() -> None:
    w = gevraagd()
    w.doe("k", "lever_kwartaal", rol=Rol.VERZUIMCOACH)
    assert eisen(w.geweigerd("k", "stel_vast", rol=Rol.VERZUIMCOACH)) == {"ander_dan"}
    w.doe("k", "stel_vast", rol=Rol.KWALITEITSMEDEWERKER)
    assert w.zaken["k"]["klaar"]

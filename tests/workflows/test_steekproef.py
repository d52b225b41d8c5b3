"""De steekproef: elke regel van de tabel, een vast plan, de trekking, en wat hij bewijst (domein.md 10.9)."""

from typing import Any

import pytest

from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, eisen
from tests.workflows.steekproefwereld import KLOK, KWA, TABEL, WEG, gebracht_tot, gepland, zaak_elders
from tests.workflows.test_kernproces import begonnen, in_uitvoering
from workflows.eisen.steekproef import dekt_zaak
from workflows.soorten.steekproef import SOORTEN, Soort
from workflows.steekproef import STEEKPROEF
from workflows.steekproeven.trekking import Lid, populatiehash, trek


@pytest.mark.parametrize(("actie", "van", "naar"), TABEL, ids=[r[0] for r in TABEL])
def test_elke_regel_van_de_tabel_staat_er_zo(actie: str, van: str, naar: str) -> None:
    (rij,) = STEEKPROEF.acties[actie]
    assert (list(rij.van), rij.naar, [r.value for r in rij.rollen]) == ([van], naar, [KWA])


def test_plannen_is_van_de_kwaliteitsmedewerker_en_beoordelen_verandert_de_toestand_niet() -> None:
    start, (beoordeel,) = STEEKPROEF.start, STEEKPROEF.acties["beoordeel"]
    assert (start.actie, start.naar, start.rollen) == ("plan", "gepland", (Rol.KWALITEITSMEDEWERKER,))
    assert (beoordeel.van, beoordeel.naar) == (("in_beoordeling",), None)


def test_de_hele_weg_met_de_voorbeelden() -> None:
    w = gepland()
    assert w.uiterlijk("s", KLOK) == "2026-07-31"
    w.loop("s", *WEG)
    assert (w.toestand("s"), w.zaken["s"]["klaar"], w.termijn("s", KLOK)) == ("gesloten", True, "gestopt")


# ---------------------------------------------------------------- plan en trekking


@pytest.mark.parametrize(
    ("wijzig", "eis"),
    [
        ({"criteria": "onbekend"}, "criteria_vastgesteld"),
        ({"soort": "bureau"}, "criteria_vastgesteld"),  # the list is for another process
        ({"van": "2026-03-02", "tot": "2026-03-01"}, "periode_klopt"),
        ({"tot": "2026-03-03"}, "periode_klopt"),
        ({"zaad": "kort"}, "gegevens.zaad"),
        ({"omvang": 0}, "gegevens.omvang"),
        ({"soort": "willekeurig"}, "gegevens.soort"),
    ],
)
def test_een_plan_dat_niet_klopt_wordt_geweigerd(wijzig: dict[str, Any], eis: str) -> None:
    w = Wereld(elders=[zaak_elders("Z-1")])
    assert eisen(w.start(STEEKPROEF, "s", **wijzig)) == {eis}


def test_de_criteria_blijven_zoals_ze_bij_het_plan_waren() -> None:
    w = gebracht_tot("verdeel")
    w.items["criteria"]["kern"].append({"proces": "kernproces", "criteria": [{"id": "anders"}], "nr": 2})
    w.doe("s", "verdeel")
    assert eisen(w.geweigerd("s", "beoordeel", oordelen=[{"criterium": "anders", "oordeel": "voldoet"}])) == {
        "elk_criterium_beoordeeld"
    }
    assert w.geweigerd("s", "beoordeel") == []


def test_uit_een_lege_populatie_wordt_niet_getrokken_en_intrekken_kan_wel() -> None:
    w = Wereld(items={**Wereld().items, "criteria": {"t": [{"proces": "tlv", "criteria": [{"id": "x"}]}]}})
    assert w.start(STEEKPROEF, "s") == []
    (b,) = w.geweigerd("s", "trek")
    assert (b.eis, str(b.remedie)) == ("populatie_niet_leeg", "andere_weg(trek_in)")
    assert "Er is geen zaak om uit te trekken" in b.reden
    w.doe("s", "trek_in")
    assert (w.toestand("s"), w.berichten[0]) == ("ingetrokken", "stp_ingetrokken")


def test_het_systeem_voegt_populatie_en_trekking_toe_zoals_de_regel_zegt() -> None:
    w = gepland(omvang=2, zaad="loterij-4711")
    w.doe("s", "trek")
    trekking = w.zaken["s"]["toegevoegd"]["trekking"]
    leden = [Lid(f"Z-{i}", "", 7) for i in range(1, 6)]
    verwacht = trek(leden, "loterij-4711", trekking["zegel"], 2)
    assert [g["zaak"] for g in trekking["gevallen"]] == [x.zaak for x in verwacht]
    assert [g["geval"] for g in trekking["gevallen"]] == ["geval-1", "geval-2"]
    assert (trekking["populatie"], trekking["populatiehash"]) == (5, populatiehash(leden))
    assert "populatie" not in w.zaken["s"]["toegevoegd"]  # in the history, not among the facts


@pytest.mark.parametrize(
    ("anders", "telt"),
    [
        ({}, True),
        ({"toestand": "intake"}, False),
        ({"gestart": "2026-03-03"}, False),
        ({"klaar": True, "sinds": "2026-01-31", "toestand": "afgesloten"}, False),
        ({"klaar": True, "sinds": "2026-02-01", "toestand": "afgesloten"}, True),
        ({"workflow": "tlv"}, False),
    ],
)
def test_de_populatie_is_wat_in_de_periode_liep(anders: dict[str, Any], telt: bool) -> None:
    w = gepland(zaak_elders("Z-1"), zaak_elders("Z-2", **anders), van="2026-02-01", omvang=5)
    w.doe("s", "trek")
    gevallen = w.zaken["s"]["toegevoegd"]["trekking"]["gevallen"]
    assert ("Z-2" in {g["zaak"] for g in gevallen}) is telt


def test_van_besluiten_telt_de_dag_van_het_besluit_en_de_soort_aanvraag() -> None:
    regel = SOORTEN[Soort.PRO]
    dagen = (zaak_elders("x")["gedaan"], "2026-02-02")
    tlv = {
        "workflow": "tlv",
        "toestand": "verleend",
        "sinds": dagen[1],
        "gestart": "2025-12-01",
        "klaar": False,
    }
    pro = tlv | {"gedaan": {"start": {"gegevens": {"soort": "pro"}}}}
    van, tot = (Wereld().nu.date().replace(month=2, day=d) for d in (2, 28))
    assert regel.past(pro, van, tot)
    assert not regel.past(pro, van.replace(day=3), tot)
    assert not regel.past(pro | {"toestand": "conceptbesluit"}, van, tot)
    assert not regel.past(pro | {"gedaan": {"start": {"gegevens": {"soort": "vso"}}}}, van, tot)


def test_bij_strata_komt_uit_elke_school_ten_minste_een_zaak() -> None:
    scholen = ("school-1", "school-1", "school-1", "school-2")
    w = gepland(*(zaak_elders(f"Z-{i}", school=x) for i, x in enumerate(scholen)), strata="school", omvang=1)
    w.doe("s", "trek")
    gevallen = w.zaken["s"]["toegevoegd"]["trekking"]["gevallen"]
    assert sorted(g["stratum"] for g in gevallen) == ["school-1", "school-2"]


def test_een_aangekondigd_plan_wordt_niet_meer_hersteld() -> None:
    w = gepland()
    (b,) = w.geweigerd("s", "corrigeer", nr=1, gegeven="zaad", waarde="beter-zaad")
    assert (b.eis, str(b.remedie)) == ("plan_blijft_zoals_aangekondigd", "andere_weg(trek_in)")


def test_na_het_einde_van_de_helft_is_de_steekproef_te_laat() -> None:
    w = gepland()
    w.wacht(152)
    assert w.termijn("s", KLOK) == "overschreden"
    assert w.geweigerd("s", "trek") == []


# ---------------------------------------------------------------- wat hij bewijst


@pytest.mark.parametrize(
    ("zaak", "dekt"),
    [
        ({}, True),
        ({"workflow": "tlv"}, False),
        ({"gestart": "2026-03-03"}, False),
        ({"klaar": True, "sinds": "2025-01-01"}, False),
    ],
)
def test_een_steekproef_dekt_de_zaken_van_zijn_proces_in_zijn_periode(
    zaak: dict[str, Any], dekt: bool
) -> None:
    w = gepland()
    assert dekt_zaak(w.zaken["s"], zaak_elders("Z-9", **zaak)) is dekt


def test_een_dossier_in_uitvoering_wordt_ook_gedekt() -> None:
    k = in_uitvoering()
    w = gepland(k.zaken["k"])
    assert dekt_zaak(w.zaken["s"], k.zaken["k"])
    assert dekt_zaak(w.zaken["s"], begonnen().zaken["k"])

"""De thuiszitter: elke regel van de tabel, melden pas na vier weken, en geplaatst is pas wie er is (domein.md 10.6)."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadlines.verzuim import verzuimdagen
from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, eisen
from workflows.gegevens.thuiszitter import langdurig_vanaf
from workflows.thuiszitter import EINDE, OPEN, THUISZITTER

SCHOOL = ["ondersteuningscoordinator", "bevoegd_gezag", "mentor"]
VZC, BEH, TL, DB = "verzuimcoach", "behandelaar", "teamleider", "directeur_bestuurder"
TABEL = [
    ("signaleer", ["signaal"], [None], [*SCHOOL, VZC]),
    ("meld", ["signaal"], ["gemeld"], [*SCHOOL, VZC]),
    ("wijs_coach_toe", ["gemeld"], ["actief"], [BEH, TL]),
    ("stel_opp_vast", ["actief", "plek_gevonden", "geplaatst"], [None], SCHOOL),
    ("vind_plek", ["actief", "plek_gevonden"], ["plek_gevonden"], [VZC]),
    ("plaats", ["plek_gevonden"], ["geplaatst"], [VZC]),
    ("sluit", ["geplaatst"], ["gesloten"], [VZC, TL]),
    ("sluit_anders", list(OPEN), ["vrijstelling", "verhuisd", "leeftijd_bereikt", "onterecht"], [VZC, TL]),
    ("escaleer", ["gemeld", "actief", "plek_gevonden"], [None], [VZC, DB]),
]
WEG = ["meld", "wijs_coach_toe", "vind_plek", "plaats", "sluit"]
PLEK, OPP, DOORBRAAK, MELDEN, VOLGEN = (
    f"D.THZ.{naam}" for naam in ("plek", "opp", "doorbraak", "melden", "volgen")
)


def gebracht_tot(toestand: str, **signaal: Any) -> Wereld:
    """A pupil at home, brought to this state."""
    w = Wereld()
    assert w.start(THUISZITTER, "t", rol=Rol.VERZUIMCOACH, **signaal) == []
    for actie in WEG:
        if w.toestand("t") == toestand:
            break
        w.doe("t", actie)
    assert w.toestand("t") == toestand
    return w


@pytest.mark.parametrize(("actie", "van", "naar", "door"), TABEL, ids=[rij[0] for rij in TABEL])
def test_elke_regel_van_de_tabel_staat_er_zo(
    actie: str, van: list[str], naar: list[str | None], door: list[str]
) -> None:
    rijen = THUISZITTER.acties[actie]
    assert [r.naar for r in rijen] == naar
    for rij in rijen:
        assert (list(rij.van), [r.value for r in rij.rollen]) == (van, door)


def test_school_en_verzuimcoach_signaleren() -> None:
    assert (THUISZITTER.start.actie, [r.value for r in THUISZITTER.start.rollen]) == (
        "signaleer",
        [*SCHOOL, VZC],
    )
    assert eisen(Wereld().start(THUISZITTER, "t", rol=Rol.OUDER)) == {"rol"}
    geweigerd = Wereld().start(THUISZITTER, "t", eerste_verzuimdag="2026-03-03")
    assert eisen(geweigerd) == {"eerste_dag_is_geweest"}


# ---------------------------------------------------------------- melden


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2028, 12, 31)))
def test_langer_dan_vier_weken_is_overal_dezelfde_dag(eerste: date) -> None:
    assert langdurig_vanaf(eerste) == verzuimdagen(eerste).langdurig


@pytest.mark.parametrize(
    ("soort", "eerste", "mag"),
    [
        ("relatief", "2026-02-02", True),  # 2 March is the 29th day
        ("relatief", "2026-02-03", False),
        ("geoorloofd_langdurig", "2026-02-03", False),
        ("absoluut", "2026-03-02", True),
    ],
)
def test_melden_kan_na_vier_weken_of_meteen_als_niemand_de_leerling_inschreef(
    soort: str, eerste: str, mag: bool
) -> None:
    w = gebracht_tot("signaal", soort=soort, eerste_verzuimdag=eerste)
    geweigerd = w.geweigerd("t", "meld")
    assert [(b.eis, str(b.remedie)) for b in geweigerd] == (
        [] if mag else [("langer_dan_vier_weken_of_absoluut", "vanaf(2026-03-03)")]
    )


def test_wat_bij_de_melding_staat_gaat_voor_wat_het_signaal_zei() -> None:
    w = gebracht_tot("signaal", soort="relatief", eerste_verzuimdag="2026-02-20")
    assert w.geweigerd("t", "meld", soort="absoluut") == []
    assert w.geweigerd("t", "meld", eerste_verzuimdag="2026-01-20") == []
    assert eisen(w.geweigerd("t", "meld", eerste_verzuimdag="2026-03-09")) >= {"eerste_dag_is_geweest"}


def test_een_signaal_dat_anders_blijkt_wordt_bijgewerkt_en_daarna_gemeld() -> None:
    w = gebracht_tot("signaal", soort="relatief", eerste_verzuimdag="2026-02-20")
    assert w.uiterlijk("t", MELDEN) == "2026-03-19"
    w.doe("t", "signaleer", rol=Rol.MENTOR, soort="absoluut")
    assert w.uiterlijk("t", MELDEN) == "2026-03-09"
    w.doe("t", "meld")
    assert w.termijn("t", MELDEN) == "gestopt"


def test_de_melding_begint_zes_weken_voor_plek_en_plan_en_drie_maanden_vanaf_de_eerste_dag() -> None:
    w = Wereld()
    w.wacht(36)  # Tuesday 7 April 2026, the day after Easter (V30)
    assert w.start(THUISZITTER, "t", eerste_verzuimdag="2026-03-09") == []
    w.doe("t", "meld")
    assert [w.uiterlijk("t", k) for k in (PLEK, OPP, DOORBRAAK)] == ["2026-05-19", "2026-05-19", "2026-06-09"]
    assert w.ontvangers == [VZC, BEH]


def test_geen_van_deze_normen_rolt_naar_een_werkdag() -> None:
    assert [s.id for s in THUISZITTER.termijnen.values() if s.rolt] == []


def test_leerplicht_meldt_via_de_verzuimcoach() -> None:
    w = gebracht_tot("signaal")
    w.doe("t", "meld", rol=Rol.VERZUIMCOACH)
    assert w.zaken["t"]["gedaan"]["meld"]["gegevens"]["melder"] == "leerplichtambtenaar"


# ---------------------------------------------------------------- coach, plan, plek


def test_de_coach_draagt_de_zaak_en_is_ook_echt_verzuimcoach() -> None:
    w = gebracht_tot("gemeld")
    assert eisen(w.geweigerd("t", "wijs_coach_toe", coach=BEH)) == {"coach_is_verzuimcoach"}
    w.doe("t", "wijs_coach_toe")
    assert w.zaken["t"]["behandelaar"] == VZC


@pytest.mark.parametrize(
    ("wijzig", "eis"),
    [
        ({"overleg_op": "2026-03-03"}, "plan_na_overleg_en_instemming"),
        ({"instemming_op": "2026-03-03"}, "plan_na_overleg_en_instemming"),
        ({"instemming_op": "2026-03-01"}, "plan_na_overleg_en_instemming"),
        ({"inbreng_leerling": None}, "leerling_gehoord"),
    ],
)
def test_het_plan_is_besproken_heeft_instemming_en_de_stem_van_de_leerling(
    wijzig: dict[str, Any], eis: str
) -> None:
    w = gebracht_tot("actief")
    assert eisen(w.geweigerd("t", "stel_opp_vast", **wijzig)) == {eis}
    assert w.geweigerd("t", "stel_opp_vast", inbreng_leerling=None, reden_geen_inbreng="Was ziek.") == []


@pytest.mark.parametrize("toestand", ["actief", "plek_gevonden", "geplaatst"])
def test_ook_een_laat_plan_is_een_plan(toestand: str) -> None:
    w = gebracht_tot(toestand)
    w.wacht(50)
    assert w.termijn("t", OPP) == "overschreden"
    w.doe("t", "stel_opp_vast")
    assert w.termijn("t", OPP) == "gestopt"


def test_een_gevonden_plek_stopt_de_klok_niet_en_kan_nog_afketsen() -> None:
    w = gebracht_tot("actief")
    w.doe("t", "vind_plek", begint_op="2026-03-09")
    assert (w.toestand("t"), w.termijn("t", PLEK)) == ("plek_gevonden", "lopend")
    w.doe("t", "vind_plek", begint_op="2026-03-16", school="school-2")
    assert w.termijn("t", PLEK) == "lopend"
    assert [str(b.remedie) for b in w.geweigerd("t", "plaats")] == ["vanaf(2026-03-16)"]
    w.wacht(14)
    assert eisen(w.geweigerd("t", "plaats", aanwezig_op="2026-03-13")) == {"aanwezigheid_is_bevestigd"}
    w.doe("t", "plaats")
    assert [w.termijn("t", k) for k in (PLEK, DOORBRAAK, VOLGEN)] == ["gestopt", "gestopt", "lopend"]


@pytest.mark.parametrize(
    ("wijzig", "eis"),
    [
        ({"school": "nergens"}, "school_staat_in_register"),
        ({"ouders_akkoord_op": "2026-03-03"}, "ouders_zijn_akkoord"),
        ({"plek": ""}, "gegevens.plek"),
    ],
)
def test_een_plek_heeft_een_school_en_het_akkoord_van_de_ouders(wijzig: dict[str, Any], eis: str) -> None:
    assert eisen(gebracht_tot("actief").geweigerd("t", "vind_plek", **wijzig)) == {eis}


def test_sluiten_kan_als_de_leerling_er_na_de_plaatsing_nog_is() -> None:
    w = gebracht_tot("geplaatst")
    w.wacht(28)
    for dag in ("2026-03-01", "2026-03-31"):
        assert eisen(w.geweigerd("t", "sluit", nog_aanwezig_op=dag)) == {"leerling_is_er_nog"}
    w.doe("t", "sluit")
    assert (w.zaken["t"]["klaar"], w.termijn("t", OPP), w.termijn("t", VOLGEN)) == (
        True,
        "gestopt",
        "gestopt",
    )


# ---------------------------------------------------------------- escaleren en anders sluiten


def test_na_zes_weken_en_na_drie_maanden_weet_de_directeur_bestuurder_het() -> None:
    soorten = THUISZITTER.termijnen
    assert [
        (t.sjabloon, [r.value for r in t.aan])
        for t in (soorten[PLEK].ladder[-1], soorten[DOORBRAAK].ladder[-1])
    ] == [
        ("thz_zes_weken", [VZC, DB]),
        ("thz_drie_maanden", [DB, VZC, TL]),
    ]
    w = gebracht_tot("actief", eerste_verzuimdag="2026-01-26")
    w.wacht(42)  # 13 April is the last day of six weeks
    assert (w.termijn("t", PLEK), w.termijn("t", DOORBRAAK)) == ("lopend", "lopend")
    w.wacht(1)
    assert w.termijn("t", PLEK) == "overschreden"
    w.wacht(13)  # 27 April: three months and a day
    assert w.termijn("t", DOORBRAAK) == "overschreden"
    assert w.geweigerd("t", "vind_plek") == []


def test_een_doorbraak_kan_op_elk_moment_en_noemt_met_wie() -> None:
    w = gebracht_tot("gemeld")
    assert eisen(w.geweigerd("t", "escaleer", met=[])) == {"met_iemand_gesproken"}
    w.doe("t", "escaleer", rol=Rol.DIRECTEUR_BESTUURDER)
    assert (w.toestand("t"), w.ontvangers) == ("gemeld", [DB, VZC])


@pytest.mark.parametrize("toestand", OPEN)
@pytest.mark.parametrize("grond", EINDE[1:])
def test_uit_elke_open_toestand_kan_de_zaak_met_een_reden_anders_sluiten(toestand: str, grond: str) -> None:
    w = gebracht_tot(toestand)
    artikel = {"vrijstelling_artikel": "5-onder-a"} if grond == "vrijstelling" else {}
    assert eisen(w.geweigerd("t", "sluit_anders", grond=grond, reden="", **artikel)) == {"gegevens.reden"}
    w.doe("t", "sluit_anders", grond=grond, **artikel)
    assert (w.toestand("t"), w.zaken["t"]["klaar"]) == (grond, True)
    assert {t["stand"] for t in w.zaken["t"]["termijnen"].values()} == {"gestopt"}


def test_een_vrijstelling_noemt_haar_artikel() -> None:
    geweigerd = gebracht_tot("actief").geweigerd("t", "sluit_anders", grond="vrijstelling")
    assert [(b.eis, b.norm) for b in geweigerd] == [("vrijstelling_heeft_artikel", "LPW 5, 5a, 11, 15")]


def test_plan_en_plaatsing_bewijzen_hun_norm_met_inhoud() -> None:
    bewijs = {o.actie: o.bewijs[0].clausule for o in THUISZITTER.overgangen if o.bewijs}
    assert bewijs == {"stel_opp_vast": "R27", "plaats": "R26"}

"""Het arrangement: elk criterium beoordeeld, een ander beslist, en voor het einde geëvalueerd (domein.md 10.11, R21)."""

from typing import Any

import pytest

from kernproces.rollen import Rol
from kernproces.zaak.projecties import werkvoorraadrij
from tests.hulp.wereld import Wereld, afdruk, eisen
from workflows.arrangement import ARRANGEMENT, OPEN
from workflows.soorten.arrangement_criteria import Criterium

BEH, TL, DB, SEC = "behandelaar", "teamleider", "directeur_bestuurder", "secretariaat"
OC, BG = "ondersteuningscoordinator", "bevoegd_gezag"
TABEL = [
    ("beoordeel", ["aangevraagd"], "beoordeeld", [BEH]),
    ("ken_toe", ["beoordeeld"], "toegekend", [TL, DB]),
    ("wijs_af", ["beoordeeld"], "afgewezen", [DB]),
    ("maak_bekend", ["toegekend", "afgewezen"], None, [SEC]),
    ("start", ["toegekend"], "lopend", [BEH, OC]),
    ("evalueer", ["lopend"], "geevalueerd", [BEH]),
    ("verleng", ["geevalueerd"], "lopend", [TL]),
    ("sluit", ["geevalueerd"], "afgesloten", [BEH, TL]),
    ("trek_in", list(OPEN), "ingetrokken", [OC, BG, BEH, SEC]),
]
WEG = ["beoordeel", "ken_toe", "maak_bekend", "start", "evalueer", "sluit"]
NORM, BEGIN, EVALUATIE, BEZWAAR = "D.ARR.norm", "D.ARR.begin", "D.ARR.evaluatie", "D.BZ.in"


def gebracht_tot(toestand: str, **toekenning: Any) -> Wereld:
    """An arrangement brought to this state."""
    w = Wereld()
    assert w.start(ARRANGEMENT, "a") == []
    for actie in WEG:
        if w.toestand("a") == toestand:
            break
        w.doe("a", actie, **(toekenning if actie == "ken_toe" else {}))
    assert w.toestand("a") == toestand
    return w


def criteria(**anders: str) -> list[dict[str, str]]:
    return [
        {"criterium": c.value, "oordeel": anders.get(c.value, "voldoet"), "toelichting": "Te zien."}
        for c in Criterium
    ]


@pytest.mark.parametrize(("actie", "van", "naar", "door"), TABEL, ids=[rij[0] for rij in TABEL])
def test_elke_regel_van_de_tabel_staat_er_zo(
    actie: str, van: list[str], naar: str | None, door: list[str]
) -> None:
    rijen = ARRANGEMENT.acties[actie]
    assert [t for r in rijen for t in r.van] == van
    for rij in rijen:
        assert (rij.naar, [r.value for r in rij.rollen]) == (naar, door)


def test_de_school_vraagt_aan_met_doel_plan_en_gesprek() -> None:
    assert (ARRANGEMENT.start.actie, [r.value for r in ARRANGEMENT.start.rollen]) == ("vraag_aan", [OC, BG])
    w = Wereld()
    assert eisen(w.start(ARRANGEMENT, "a", doelen=[])) == {"doelen_hebben_een_kenmerk"}
    doel = {"id": "doel-1", "omschrijving": "Leest weer.", "meetbaar": "Een niveau hoger."}
    assert eisen(w.start(ARRANGEMENT, "a", doelen=[doel, doel])) == {"doelen_hebben_een_kenmerk"}
    for veld in ("plan_vastgesteld_op", "ouders_gesproken_op"):
        assert eisen(w.start(ARRANGEMENT, "a", **{veld: "2026-03-03"})) == {"plan_en_gesprek_gingen_vooraf"}
    assert w.start(ARRANGEMENT, "a") == []
    soort = ARRANGEMENT.termijnen[NORM]
    assert (w.uiterlijk("a", NORM), soort.aard.value, soort.rolt) == ("2026-04-13", "beleid", True)


@pytest.mark.parametrize(
    ("wijzig", "eis"),
    [
        ({"criteria": criteria()[1:]}, "elk_criterium_beoordeeld"),
        ({"criteria": [*criteria(), criteria()[0]]}, "elk_criterium_beoordeeld"),
        ({"criteria": criteria(doel_toetsbaar="niet")}, "advies_volgt_uit_de_criteria"),
        (
            {"criteria": [{**criteria()[0], "oordeel": "mooi"}, *criteria()[1:]]},
            "gegevens.criteria.0.oordeel",
        ),
    ],
)
def test_elk_criterium_krijgt_een_oordeel_en_het_advies_past_daarbij(
    wijzig: dict[str, Any], eis: str
) -> None:
    w = gebracht_tot("aangevraagd")
    assert eisen(w.geweigerd("a", "beoordeel", **wijzig)) == {eis}
    niet = criteria(doel_toetsbaar="niet")
    assert w.geweigerd("a", "beoordeel", criteria=niet, waarom_toch="Dat volgt deze week.") == []
    assert w.geweigerd("a", "beoordeel", criteria=niet, advies="afwijzen") == []


@pytest.mark.parametrize(
    ("actie", "rol"), [("ken_toe", Rol.TEAMLEIDER), ("wijs_af", Rol.DIRECTEUR_BESTUURDER)]
)
def test_wie_beoordeelde_beslist_niet_ook_niet_als_vervanger(actie: str, rol: Rol) -> None:
    w = gebracht_tot("aangevraagd")
    w.mensen["beide"] = [{"rollen": [BEH, rol.value], "mandaten": [], "functies": []}]
    w.mensen["invaller"] = [{"rollen": [], "vervangt": [{"wie": "beide"}], "mandaten": [], "functies": []}]
    w.doe("a", "beoordeel", wie="beide", rol=Rol.BEHANDELAAR)
    for wie in ("beide", "invaller"):
        assert eisen(w.geweigerd("a", actie, wie=wie, rol=rol)) == {"ander_dan"}
    assert w.geweigerd("a", actie, rol=rol) == []


@pytest.mark.parametrize(
    ("wijzig", "eis"),
    [
        ({"doelen": []}, "doelen_uit_de_aanvraag"),
        ({"doelen": ["doel-3"]}, "doelen_uit_de_aanvraag"),
        ({"middelen": []}, "middelen_genoemd"),
        ({"middelen": [{"soort": "euro", "aantal": 0}]}, "middelen_genoemd"),
        ({"periode_van": "2026-10-01"}, "periode_klopt"),
        ({"periode_van": "2026-02-01", "periode_tot": "2026-03-02"}, "periode_klopt"),
    ],
)
def test_een_toekenning_noemt_doel_middelen_en_een_periode_die_nog_komt(
    wijzig: dict[str, Any], eis: str
) -> None:
    assert eisen(gebracht_tot("beoordeeld").geweigerd("a", "ken_toe", **wijzig)) == {eis}


@pytest.mark.parametrize(("advies", "anders"), [("toekennen", "wijs_af"), ("afwijzen", "ken_toe")])
def test_anders_dan_het_advies_kan_met_een_reden(advies: str, anders: str) -> None:
    w = gebracht_tot("aangevraagd")
    w.doe("a", "beoordeel", advies=advies)
    assert eisen(w.geweigerd("a", anders, anders_dan_advies=None)) == {"besluit_volgt_advies_of_zegt_waarom"}
    assert w.geweigerd("a", anders) == []


@pytest.mark.parametrize("bestuursorgaan", [True, False])
def test_bezwaar_staat_open_waar_het_een_besluit_is(bestuursorgaan: bool) -> None:
    w = gebracht_tot("toegekend")
    w.items["organisatie"]["swv"][0]["bestuursorgaan"] = bestuursorgaan
    w.doe("a", "maak_bekend")
    assert (w.termijn("a", NORM), w.termijn("a", BEGIN)) == ("gestopt", "lopend")
    assert w.termijn("a", BEZWAAR) == ("lopend" if bestuursorgaan else "")


def test_een_afwijzing_is_pas_klaar_als_zij_bekend_is() -> None:
    w = gebracht_tot("beoordeeld")
    w.doe("a", "wijs_af")
    assert not w.zaken["a"]["klaar"]
    assert eisen(w.geweigerd("a", "maak_bekend", besluit_hash=afdruk("iets anders"))) == {"zelfde_besluit"}
    w.doe("a", "maak_bekend")
    assert (w.zaken["a"]["klaar"], w.termijn("a", BEZWAAR), w.termijn("a", BEGIN)) == (True, "lopend", "")


def test_na_de_bekendmaking_is_een_ander_aan_zet_in_dezelfde_toestand() -> None:
    w = gebracht_tot("toegekend")
    rij = werkvoorraadrij({**w.zaken["a"], "laatst": ""}, ARRANGEMENT)
    assert (rij[6], rij[7]) == (SEC, "maak_bekend")
    w.doe("a", "maak_bekend")
    rij = werkvoorraadrij({**w.zaken["a"], "laatst": ""}, ARRANGEMENT)
    assert (rij[6], rij[7]) == (f"{BEH},{OC}", "start")


def test_beginnen_kan_na_de_bekendmaking_en_binnen_de_periode() -> None:
    w = gebracht_tot("toegekend", periode_van="2026-03-09", periode_tot="2026-03-27")
    assert eisen(w.geweigerd("a", "start")) == {"besluit_is_bekend", "periode_is_begonnen"}
    w.doe("a", "maak_bekend")
    assert [str(b.remedie) for b in w.geweigerd("a", "start")] == ["vanaf(2026-03-09)"]
    w.wacht(25)
    assert [str(b.remedie) for b in w.geweigerd("a", "start")] == ["andere_weg(trek_in)"]


@pytest.mark.parametrize(
    ("wijzig", "eis"),
    [
        ({"aanwezig": ["ouders"]}, "met_school_en_ouders"),
        ({"uitkomsten": []}, "elk_doel_heeft_een_uitkomst"),
        ({"besteed": []}, "besteding_per_middel"),
        ({"effect": ""}, "gegevens.effect"),
    ],
)
def test_een_evaluatie_gaat_met_school_en_ouders_over_doel_effect_en_besteding(
    wijzig: dict[str, Any], eis: str
) -> None:
    w = gebracht_tot("lopend")
    assert eisen(w.geweigerd("a", "evalueer", **wijzig)) == {eis}
    assert w.geweigerd("a", "evalueer", aanwezig=["school"], reden_afwezig="Ouders waren ziek.") == []


def test_voor_het_einde_van_de_periode_is_er_een_evaluatie_ook_na_verlengen() -> None:
    w = gebracht_tot("lopend", periode_tot="2026-05-16")  # a Saturday: agreed, so it does not roll
    assert w.uiterlijk("a", EVALUATIE) == "2026-05-16"
    w.wacht(76)
    assert w.termijn("a", EVALUATIE) == "overschreden"
    w.doe("a", "evalueer")
    w.mensen["beide"] = [{"rollen": [BEH, TL], "mandaten": [], "functies": []}]
    assert eisen(w.geweigerd("a", "verleng", wie=BEH, rol=Rol.TEAMLEIDER)) == {"rol", "ander_dan"}
    assert eisen(w.geweigerd("a", "verleng", periode_tot="2026-05-17")) == {"nieuw_einde_is_later"}
    w.doe("a", "verleng", periode_tot="2026-07-31")
    assert (w.toestand("a"), w.termijn("a", EVALUATIE), w.uiterlijk("a", EVALUATIE)) == (
        "lopend",
        "lopend",
        "2026-07-31",
    )
    assert w.voorbeeld("a", "evalueer")["besteed"] == [{"soort": "uren_begeleiding", "aantal": 60}]


@pytest.mark.parametrize("toestand", OPEN)
def test_uit_elke_open_toestand_kan_de_school_schriftelijk_intrekken(toestand: str) -> None:
    w = gebracht_tot(toestand)
    assert eisen(w.geweigerd("a", "trek_in", reden="")) == {"gegevens.reden"}
    w.doe("a", "trek_in", rol=Rol.BEVOEGD_GEZAG)
    lopend = [naam for naam, t in w.zaken["a"]["termijnen"].items() if t["stand"] != "gestopt"]
    assert (w.zaken["a"]["klaar"], set(lopend) <= {BEZWAAR}) == (True, True)

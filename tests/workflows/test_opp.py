"""Het ontwikkelingsperspectief: gehoord, overlegd, ingestemd, vastgesteld, en elk schooljaar geëvalueerd (domein.md 4; R23, R39)."""

from typing import Any

import pytest

from kernproces.rollen import Rol
from tests.hulp.wereld import SCHOOL, Wereld, afdruk, eisen
from workflows.arrangement import ARRANGEMENT
from workflows.kernproces import KERNPROCES
from workflows.opp import OPP
from workflows.thuiszitter import THUISZITTER

OC, BG, MEN, BEH, OU, LL = (
    "ondersteuningscoordinator", "bevoegd_gezag", "mentor", "behandelaar", "ouder", "leerling",
)  # fmt: skip
GESPREK, VOOR = ["concept", "bijstelling"], ["concept", "ter_instemming", "ingestemd"]
OPEN = ["concept", "ter_instemming", "ingestemd", "vastgesteld", "geevalueerd", "bijstelling"]
TABEL = [
    ("hoor_leerling", GESPREK, {None}, [OC, BG, MEN, LL]),
    ("voer_overleg", GESPREK, {None}, [OC, BG, MEN]),
    ("leg_voor", GESPREK, {"ter_instemming"}, [OC, BG]),
    ("stem_in", ["ter_instemming"], {"ingestemd"}, [OU, LL, OC, BG]),
    ("onthoud_instemming", ["ter_instemming"], {"concept", "bijstelling"}, [OU, LL, OC, BG]),
    ("stel_vast", ["ingestemd"], {"vastgesteld"}, [OC, BG]),
    ("evalueer", ["vastgesteld"], {"geevalueerd"}, [OC, BG, MEN]),
    ("handhaaf", ["geevalueerd"], {"vastgesteld"}, [OC, BG]),
    ("stel_bij", ["geevalueerd", "vastgesteld"], {"bijstelling"}, [OC, BG]),
    ("rond_af", ["geevalueerd"], {"afgerond"}, [OC, BG]),
    ("beeindig_voortijdig", OPEN[1:], {"beeindigd"}, [OC, BG, BEH]),
    ("trek_in", VOOR, {"ingetrokken"}, [OC, BG]),
    ("meld_geschil", OPEN, {None}, [OC, BG, OU, BEH]),
    ("verwerk_oordeel", OPEN, {None}, [OC, BG]),
]
VASTSTELLEN = ("hoor_leerling", "voer_overleg", "leg_voor", "stem_in", "stel_vast")
TERMIJN, EVALUATIE, BIJSTELLING, GESCHIL = "D.OPP", "D.OPP.evaluatie", "D.OPP.bijstelling", "D.OPP.geschil"


def plan(*acties: str, hoofdzaak: str | None = None, **begin: Any) -> Wereld:
    w = Wereld()
    assert w.start(OPP, "o", hoofdzaak=hoofdzaak, **begin) == []
    w.loop("o", *acties)
    return w


@pytest.mark.parametrize(("actie", "van", "naar", "door"), TABEL, ids=[rij[0] for rij in TABEL])
def test_elke_regel_van_de_tabel_staat_er_zo(
    actie: str, van: list[str], naar: set[str | None], door: list[str]
) -> None:
    rijen = OPP.acties[actie]
    assert {t for r in rijen for t in r.van} == set(van)
    assert {r.naar for r in rijen} == naar
    assert [r.value for r in rijen[0].rollen] == door


@pytest.mark.parametrize(
    ("telt_vanaf", "uiterlijk"), [("2026-03-02", "2026-04-13"), ("2026-08-01", "2026-09-14")]
)
def test_de_zes_weken_tellen_vanaf_inschrijving_of_definitieve_plaatsing(
    telt_vanaf: str, uiterlijk: str
) -> None:
    w = plan(telt_vanaf=telt_vanaf)  # V25: Saturday 12 September becomes Monday
    assert (w.uiterlijk("o", TERMIJN), OPP.termijnen[TERMIJN].aard.value) == (uiterlijk, "wettelijk")


def test_een_dag_ver_vooruit_en_een_tweede_plan_kunnen_niet() -> None:
    w = plan()
    assert eisen(w.start(OPP, "p")) == {"nog_geen_plan"}
    w.doe("o", "trek_in")
    assert eisen(w.start(OPP, "p", telt_vanaf="2027-03-02")) == {"dag_is_denkbaar"}
    assert w.start(OPP, "p") == []


def test_eerst_overleg_en_de_leerling_dan_pas_een_voorstel() -> None:
    w = plan()
    assert [str(b.remedie) for b in w.geweigerd("o", "leg_voor")] == [
        "eerst(voer_overleg)",
        "eerst(hoor_leerling)",
    ]
    assert eisen(w.geweigerd("o", "voer_overleg", met=["school"])) == {"overleg_met_wie_instemt"}
    assert eisen(w.geweigerd("o", "voer_overleg", eens="deels")) == {"overleg_met_wie_instemt"}
    assert eisen(w.geweigerd("o", "hoor_leerling", inbreng=None)) == {"inbreng_of_wil_niet"}
    w.doe("o", "voer_overleg")
    w.doe("o", "hoor_leerling", wie=LL, rol=Rol.LEERLING)
    assert w.geweigerd("o", "leg_voor") == []


def test_een_leerling_die_niets_wil_zeggen_is_ook_gehoord() -> None:
    w = plan("voer_overleg")
    w.doe("o", "hoor_leerling", hoe="wil_niet", inbreng=None)
    assert w.geweigerd("o", "leg_voor", invloed=None) == []


@pytest.mark.parametrize(
    ("wijzig", "eis"),
    [
        ({"invloed": None}, "invloed_van_inbreng_staat_erin"),
        ({"doelen": []}, "begeleiding_dient_een_doel"),
        ({"handelingsdeel": []}, "begeleiding_dient_een_doel"),
        (
            {"handelingsdeel": [{"doel": "doel-9", "wat": "Hulp.", "wie": "Mentor"}]},
            "begeleiding_dient_een_doel",
        ),
        ({"doorstroom": ""}, "gegevens.doorstroom"),
        ({"uitstroom": None}, "gegevens.uitstroom"),
        ({"belemmerend": ""}, "gegevens.belemmerend"),
    ],
)
def test_een_voorstel_heeft_perspectief_doelen_begeleiding_en_de_invloed_van_de_leerling(
    wijzig: dict[str, Any], eis: str
) -> None:
    assert eisen(plan("hoor_leerling", "voer_overleg").geweigerd("o", "leg_voor", **wijzig)) == {eis}


@pytest.mark.parametrize(("soort", "nodig"), [("vso", True), ("so", True), ("vo", False)])
def test_in_het_speciaal_onderwijs_adviseert_de_commissie(soort: str, nodig: bool) -> None:
    w = plan("hoor_leerling", "voer_overleg")
    w.items["scholen"][SCHOOL] = [{"soort": soort, "swv": "VO9901"}]
    assert eisen(w.geweigerd("o", "leg_voor", advies_op=None)) == (
        {"commissie_gaf_advies"} if nodig else set()
    )
    assert w.geweigerd("o", "leg_voor") == []


def test_ouders_stemmen_zelf_in_of_de_school_legt_het_getekende_stuk_vast() -> None:
    w = plan(*VASTSTELLEN[:3])
    oc = {"wie": OC, "rol": Rol.ONDERSTEUNINGSCOORDINATOR}
    assert eisen(w.geweigerd("o", "stem_in", **oc, stuk_hash=None)) == {"getekend_of_zelf"}
    assert w.geweigerd("o", "stem_in", **oc) == []
    assert eisen(w.geweigerd("o", "stem_in", plan_hash=afdruk("ander plan"))) == {"dit_is_het_plan"}
    leerling = w.geweigerd("o", "stem_in", LL, Rol.LEERLING)
    assert [str(b.remedie) for b in leerling] == ["ander(ouder)"]


def test_een_meerderjarige_leerling_is_zelf_partij() -> None:
    w = plan(partij="leerling")
    w.loop("o", "voer_overleg", "leg_voor")  # he is heard in the talk itself
    assert eisen(w.geweigerd("o", "stem_in", OU, Rol.OUDER)) == {"juiste_partij"}
    w.doe("o", "stem_in", LL, Rol.LEERLING)
    w.doe("o", "stel_vast")
    assert w.geweigerd("o", "evalueer", aanwezig=["leerling", "school"]) == []


def test_zonder_instemming_is_er_weer_overleg_en_geldt_alleen_het_nieuwe_voorstel() -> None:
    w = plan(*VASTSTELLEN[:3])
    w.doe("o", "onthoud_instemming")
    assert w.toestand("o") == "concept"
    assert [str(b.remedie) for b in w.geweigerd("o", "leg_voor")] == ["eerst(voer_overleg)"]
    w.doe("o", "voer_overleg")
    w.doe("o", "leg_voor", plan_hash=afdruk("tweede voorstel"))
    assert eisen(w.geweigerd("o", "stem_in")) == {"dit_is_het_plan"}
    w.doe("o", "stem_in", plan_hash=afdruk("tweede voorstel"))
    assert eisen(w.geweigerd("o", "stel_vast")) == {"dit_is_het_plan"}
    w.doe("o", "stel_vast", plan_hash=afdruk("tweede voorstel"))


def test_vaststellen_stopt_de_zes_weken_en_begint_de_jaarlijkse_evaluatie() -> None:
    w = plan(*VASTSTELLEN)
    assert (w.termijn("o", TERMIJN), w.uiterlijk("o", EVALUATIE)) == ("gestopt", "2026-07-31")
    assert len(w.zaken["o"]["verzameld"]["planversies"]) == 1


def test_het_plan_stopt_ook_de_termijn_van_het_dossier_en_van_de_thuiszitter() -> None:
    for workflow, stappen, termijn in (
        (KERNPROCES, ("start_intake", "rond_intake_af", "stel_risico_vast", "bevestig_capaciteit",
                      "keur_haalbaar", "sluit_overeenkomst"), "D.OPP"),
        (THUISZITTER, ("meld", "wijs_coach_toe"), "D.THZ.opp"),
    ):  # fmt: skip
        w = Wereld()
        assert w.start(workflow, "h") == []
        w.loop("h", *stappen)
        assert w.start(OPP, "o", hoofdzaak="h") == []
        assert w.termijn("h", termijn) == "lopend"
        w.loop("o", *VASTSTELLEN)
        assert w.termijn("h", termijn) == "gestopt"


@pytest.mark.parametrize(
    ("wijzig", "eis"),
    [
        ({"aanwezig": ["ouders", "school"]}, "met_ouders_en_leerling"),
        ({"uitkomsten": []}, "elk_doel_heeft_een_uitkomst"),
        ({"perspectief": "past_niet_meer"}, "ander_perspectief_wordt_bijgesteld"),
    ],
)
def test_een_evaluatie_gaat_met_ouders_en_leerling_over_elk_doel_en_het_perspectief(
    wijzig: dict[str, Any], eis: str
) -> None:
    assert eisen(plan(*VASTSTELLEN).geweigerd("o", "evalueer", **wijzig)) == {eis}


def test_elk_schooljaar_volgt_een_evaluatie_ook_als_de_vorige_te_laat_was() -> None:
    w = plan(*VASTSTELLEN)
    w.wacht(200)  # 18 September: the school year of the first evaluation is over
    assert w.termijn("o", EVALUATIE) == "overschreden"
    w.doe("o", "evalueer")
    assert (w.uiterlijk("o", EVALUATIE), w.uiterlijk("o", BIJSTELLING)) == ("2027-07-31", "2026-10-16")
    w.doe("o", "handhaaf")
    assert (w.toestand("o"), w.termijn("o", BIJSTELLING)) == ("vastgesteld", "gestopt")
    w.doe("o", "evalueer")
    assert w.uiterlijk("o", EVALUATIE) == "2028-07-31"


def test_een_bijstelling_gaat_dezelfde_weg_en_geeft_een_tweede_versie() -> None:
    w = plan(*VASTSTELLEN)
    w.doe("o", "evalueer", perspectief="past_niet_meer", hoe_verder="bijstellen")
    assert [str(b.remedie) for b in w.geweigerd("o", "handhaaf")] == ["andere_weg(stel_bij)"]
    assert eisen(w.geweigerd("o", "stel_bij", gereed_op="2026-03-02")) == {"gereed_binnen_half_jaar"}
    w.doe("o", "stel_bij", gereed_op="2026-04-17")
    assert w.uiterlijk("o", BIJSTELLING) == "2026-04-17"
    assert eisen(w.geweigerd("o", "leg_voor")) == {"overleg_ging_vooraf", "leerling_kon_iets_zeggen"}
    w.loop("o", "hoor_leerling", "voer_overleg", "leg_voor")
    assert [str(b.remedie) for b in w.geweigerd("o", "trek_in")] == ["andere_weg(beeindig_voortijdig)"]
    w.doe("o", "onthoud_instemming")
    assert w.toestand("o") == "bijstelling"  # the plan in force stays
    w.loop("o", "voer_overleg", "leg_voor", "stem_in", "stel_vast")
    assert (len(w.zaken["o"]["verzameld"]["planversies"]), w.termijn("o", BIJSTELLING)) == (2, "gestopt")


def test_bij_het_einde_staat_de_bestemming_naast_wat_het_plan_verwachtte() -> None:
    w = plan(*VASTSTELLEN, "evalueer")
    assert eisen(w.geweigerd("o", "rond_af", werkelijk="mbo")) == {"verschil_is_uitgelegd"}
    assert eisen(w.geweigerd("o", "rond_af", rapport_hash=None)) == {"rapport_gaat_mee"}
    assert w.geweigerd("o", "rond_af", werkelijk="blijft_op_school", rapport_hash=None) == []
    w.doe("o", "rond_af")
    assert (w.zaken["o"]["klaar"], w.termijn("o", EVALUATIE)) == (True, "gestopt")


def test_voor_het_eerste_plan_is_het_intrekken_daarna_beeindigen() -> None:
    w = plan(*VASTSTELLEN[:3])
    assert [str(b.remedie) for b in w.geweigerd("o", "beeindig_voortijdig")] == ["andere_weg(trek_in)"]
    w = plan(*VASTSTELLEN)
    w.doe("o", "beeindig_voortijdig", grond="overleden", rapport_hash=None)
    assert w.zaken["o"]["klaar"]
    assert [naam for naam, t in w.zaken["o"]["termijnen"].items() if t["stand"] != "gestopt"] == []


def test_een_geschil_loopt_ernaast_en_een_tweede_wacht_op_het_oordeel() -> None:
    w = plan()
    assert [str(b.remedie) for b in w.geweigerd("o", "verwerk_oordeel")] == ["eerst(meld_geschil)"]
    w.wacht(98)  # 8 June 2026, V27
    w.doe("o", "meld_geschil", OU, Rol.OUDER)
    assert (w.uiterlijk("o", GESCHIL), w.toestand("o")) == ("2026-08-17", "concept")
    assert eisen(w.geweigerd("o", "meld_geschil")) == {"geen_ander_geschil"}
    w.doe("o", "verwerk_oordeel")
    assert w.geweigerd("o", "meld_geschil") == []


def test_een_arrangement_rust_op_het_plan_van_het_dossier() -> None:
    w = plan()
    assert [str(b.remedie) for b in w.start(ARRANGEMENT, "a")] == ["eerst(stel_vast)"]
    w.loop("o", *VASTSTELLEN)
    assert eisen(w.start(ARRANGEMENT, "a", plan_hash=afdruk("een ander plan"))) == {
        "plan_is_dat_van_het_dossier"
    }
    assert w.start(ARRANGEMENT, "a") == []

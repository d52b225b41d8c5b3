"""Het kernproces kijkt in de registers en naar de andere zaken van het dossier, en weigert wat daar niet bij past."""

import pytest

from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, eisen
from tests.workflows.test_kernproces import TOT_GOEDGEKEURD, begonnen, in_afronding, in_nazorg, in_uitvoering
from tests.workflows.weigering import gebracht_tot, volg_remedie
from workflows.afwijking import AFWIJKING
from workflows.evaluatie import EVALUATIE
from workflows.kernproces import KERNPROCES
from workflows.tlv import TLV

# ---------------------------------------------------------------- registers


def test_zonder_vastgesteld_aanbod_begint_er_geen_dossier() -> None:
    w = Wereld()
    for doelgroep, reden in (("onbekend", "geen aanbod"), ("half", "instroom")):
        geweigerd = w.start(KERNPROCES, "k", doelgroep=doelgroep)
        assert eisen(geweigerd) == {"aanbod_vastgesteld"}
        assert reden in geweigerd[0].reden
        assert str(geweigerd[0].remedie) == "andere_weg(registreer)"
    assert w.zaken == {}


def test_een_aanbod_dat_later_ingaat_noemt_de_dag() -> None:
    w = Wereld()
    later = {"aanbod": "Iets.", "instroom": "Zo.", "communicatie": "Daar.", "van": "2026-04-01"}
    w.items["aanbod"] = {"nieuw": [later]}
    assert [str(b.remedie) for b in w.start(KERNPROCES, "k", doelgroep="nieuw")] == ["vanaf(2026-04-01)"]
    w.wacht(30)
    assert w.start(KERNPROCES, "k", doelgroep="nieuw") == []


def test_een_dossier_heeft_een_regisseur_zonder_band_met_school_of_gezin() -> None:
    w = begonnen()
    w.mensen["behandelaar"][0]["scholen"] = ["school-1"]
    assert eisen(w.geweigerd("k", "start_intake", regisseur="behandelaar")) == {"regisseur_onafhankelijk"}
    assert w.voorbeeld("k", "start_intake")["regisseur"] == "behandelaar-2"
    w.dossier["regisseur"] = "behandelaar-2"
    w.mensen["behandelaar"][0]["scholen"] = []
    assert eisen(w.geweigerd("k", "start_intake", regisseur="behandelaar")) == {"een_regisseur"}


def test_wie_de_intake_deed_keurt_de_haalbaarheid_niet_ook_niet_als_vervanger() -> None:
    w = begonnen()
    w.mensen["beide"] = [{"rollen": ["behandelaar", "teamleider"], "mandaten": [], "functies": []}]
    w.mensen["invaller"] = [{"rollen": [], "vervangt": [{"wie": "beide"}], "mandaten": [], "functies": []}]
    w.doe("k", "start_intake")
    w.doe("k", "rond_intake_af", wie="beide", rol=Rol.BEHANDELAAR)
    w.loop("k", "stel_risico_vast", "bevestig_capaciteit")
    for wie in ("beide", "invaller"):
        geweigerd = w.geweigerd("k", "keur_haalbaar", wie=wie, rol=Rol.TEAMLEIDER)
        assert [(b.eis, b.norm, str(b.remedie)) for b in geweigerd] == [
            ("ander_dan", "3.1.5", "ander(teamleider)")
        ]
    assert w.geweigerd("k", "keur_haalbaar") == []


@pytest.mark.parametrize("oordeel", ["kan_niet", "kan_met_maatregel"])
def test_een_eis_die_niet_kan_houdt_de_overeenkomst_tegen(oordeel: str) -> None:
    w = gebracht_tot("keur_haalbaar")
    oordelen = w.voorbeeld("k", "keur_haalbaar")["oordelen"]
    oordelen[0]["oordeel"] = oordeel
    geweigerd = w.geweigerd("k", "keur_haalbaar", oordelen=oordelen)
    assert eisen(geweigerd) == {"alles_kan"}
    volg_remedie(w, "keur_haalbaar", str(geweigerd[0].remedie))
    oordelen[0] |= {"oordeel": "kan_met_maatregel", "maatregel": "Een extra begeleider."}
    assert w.geweigerd("k", "keur_haalbaar", oordelen=oordelen) == []


def test_een_wettelijke_eis_zonder_artikel_en_een_dubbel_kenmerk_worden_geweigerd() -> None:
    w = gebracht_tot("rond_intake_af")
    punten = w.voorbeeld("k", "rond_intake_af")["eisen"]
    zonder = [{k: v for k, v in p.items() if k != "artikel"} for p in punten]
    assert eisen(w.geweigerd("k", "rond_intake_af", eisen=zonder)) == {"wettelijke_eis_heeft_artikel"}
    dubbel = [p | {"id": "eis-1"} for p in punten]
    assert eisen(w.geweigerd("k", "rond_intake_af", eisen=dubbel)) == {"kenmerken_uniek"}


def test_een_handtekening_van_voor_de_haalbaarheid_telt_niet() -> None:
    w = gebracht_tot("sluit_overeenkomst")
    tekens = [h | {"datum": "2026-03-01"} for h in w.voorbeeld("k", "sluit_overeenkomst")["handtekeningen"]]
    geweigerd = w.geweigerd("k", "sluit_overeenkomst", handtekeningen=tekens)
    assert [(b.eis, b.norm) for b in geweigerd] == [("na_de_haalbaarheid", "3.1.5")]


def test_wie_niet_meer_bekwaam_is_wordt_niet_ingezet_en_op_de_laatste_dag_nog_wel() -> None:
    w = gebracht_tot("sluit_overeenkomst")
    w.mensen["behandelaar"][0]["competent_tot"] = "2026-03-02"
    assert w.geweigerd("k", "sluit_overeenkomst") == []
    w.mensen["behandelaar"][0]["competent_tot"] = "2026-03-01"
    assert eisen(w.geweigerd("k", "sluit_overeenkomst")) == {"inzet_toegewezen"}


# ---------------------------------------------------------------- andere zaken


def test_zonder_goedgekeurde_evaluatie_geen_transitie_en_elke_volgende_stap_wordt_genoemd() -> None:
    w = in_afronding(evaluatie=False)
    assert [str(b.remedie) for b in w.geweigerd("k", "start_transitie")] == ["eerst(plan)"]
    assert w.start(EVALUATIE, "e", hoofdzaak="k") == []
    for stap in ("nodig_uit", "bespreek", "leg_vast", "dien_in", "keur_goed"):
        assert [str(b.remedie) for b in w.geweigerd("k", "start_transitie")] == [f"eerst({stap})"]
        w.doe("e", stap)
    assert w.geweigerd("k", "start_transitie") == []


def test_een_eigendom_dat_nog_hier_is_houdt_de_transitie_tegen() -> None:
    w = in_afronding()
    w.loop("k", "registreer_eigendom", "registreer_eigendom", "start_transitie")
    geweigerd = w.geweigerd("k", "rond_transitie_af")
    assert eisen(geweigerd) == {"eigendommen_terug"}
    assert "eigendom-1, eigendom-2" in geweigerd[0].reden
    w.doe("k", "geef_eigendom_terug", eigendommen=["eigendom-1"])
    assert eisen(w.geweigerd("k", "rond_transitie_af")) == {"eigendommen_terug"}
    volg_remedie(w, "rond_transitie_af", str(geweigerd[0].remedie))


def test_een_eigendom_komt_een_keer_en_gaat_een_keer_terug() -> None:
    w = in_uitvoering()
    w.doe("k", "registreer_eigendom")
    assert eisen(w.geweigerd("k", "registreer_eigendom", id="eigendom-1")) == {"eigen_kenmerk"}
    assert eisen(w.geweigerd("k", "geef_eigendom_terug", eigendommen=["eigendom-7"])) == {"eigendom_is_hier"}


def test_een_open_afwijking_houdt_de_afronding_tegen() -> None:
    w = in_uitvoering()
    assert w.start(AFWIJKING, "a", hoofdzaak="k") == []
    w.loop("a", "beoordeel", "bepaal_maatregel", "voer_uit", "beoordeel_effect")
    geweigerd = w.geweigerd("k", "start_afronding")
    assert [(b.eis, b.norm, str(b.remedie)) for b in geweigerd] == [
        ("geen_open_afwijking", "3.2.7", "eerst(sluit)")
    ]
    w.doe("a", "sluit")
    assert w.geweigerd("k", "start_afronding") == []


def test_een_dossier_met_open_zaken_sluit_niet_en_noemt_ze() -> None:
    w = in_afronding()
    assert w.start(EVALUATIE, "e2", hoofdzaak="k") == []
    assert w.start(TLV, "t") == []
    w.doe("e", "verzend")
    w.loop("k", "start_transitie", "rond_transitie_af")
    geweigerd = w.geweigerd("k", "sluit")
    assert [b.eis for b in geweigerd] == ["geen_open_zaken", "geen_open_zaken"]
    assert "Evaluatie e2 (gepland)" in geweigerd[0].reden
    assert "TLV-aanvraag t (concept)" in geweigerd[1].reden
    assert [str(b.remedie) for b in geweigerd] == ["eerst(nodig_uit)", "eerst(dien_in)"]


def test_een_evaluatie_begint_alleen_als_het_plan_wordt_uitgevoerd_of_afgerond() -> None:
    w = begonnen()
    (vroeg,) = w.start(EVALUATIE, "e", hoofdzaak="k")
    assert (vroeg.eis, str(vroeg.remedie)) == ("hoofdzaak", "eerst(start_intake)")
    (laat,) = in_nazorg().start(EVALUATIE, "e2", hoofdzaak="k")
    assert (laat.eis, str(laat.remedie)) == ("hoofdzaak", "kan_niet(procedure evaluatie)")
    assert "uitvoering" in laat.reden


def test_een_dossier_van_een_overleden_leerling_blijft_gesloten() -> None:
    w = in_uitvoering()
    w.doe("k", "beeindig_voortijdig", grond="overleden")
    assert [str(b.remedie) for b in w.geweigerd("k", "heropen")] == ["kan_niet(3.3.1)"]


def test_een_goedgekeurde_evaluatie_mag_na_het_sluiten_nog_worden_verzonden() -> None:
    w = in_afronding()
    assert w.start(EVALUATIE, "e2", hoofdzaak="k") == []
    w.loop("e2", *TOT_GOEDGEKEURD)
    w.doe("e", "verzend")
    w.loop("k", "start_transitie", "rond_transitie_af", "sluit")
    w.loop("e2", "verzend")
    assert (w.toestand("k"), w.toestand("e2")) == ("afgesloten", "verzonden")


def test_een_heropend_dossier_zonder_overeenkomst_heeft_geen_plan_om_bij_te_stellen() -> None:
    w = begonnen()
    w.loop("k", "beeindig_voortijdig", "heropen")
    assert str(w.geweigerd("k", "stel_bij")[0].remedie) == "kan_niet(3.1.6)"
    assert {n for n, t in w.zaken["k"]["termijnen"].items() if t["stand"] == "lopend"} == set()
    w.doe("k", "beeindig_voortijdig")
    assert w.toestand("k") == "afgesloten"


def test_een_weigering_verandert_niets() -> None:
    w = gebracht_tot("rond_intake_af")
    voor = dict(w.zaken["k"])
    w.geweigerd("k", "rond_intake_af", doelen=[])
    assert w.zaken["k"] == voor


def test_wat_kwijt_is_houdt_de_transitie_niet_meer_tegen_maar_wordt_wel_een_afwijking() -> None:
    w = in_afronding()
    w.loop("k", "registreer_eigendom", "registreer_eigendom", "start_transitie")
    assert eisen(w.geweigerd("k", "leg_verlies_vast", eigendom="eigendom-7")) == {
        "verloren_eigendom_was_hier"
    }
    assert eisen(w.geweigerd("k", "leg_verlies_vast", eigenaar_weet_het_op="2099-01-01")) == {
        "verloren_eigendom_was_hier"
    }
    w.doe("k", "leg_verlies_vast", eigendom="eigendom-1", wat="beschadigd")
    assert "eigendom-1, eigendom-2" in w.geweigerd("k", "rond_transitie_af")[0].reden  # damaged is still here
    w.doe("k", "leg_verlies_vast", eigendom="eigendom-1")
    w.doe("k", "geef_eigendom_terug", eigendommen=["eigendom-2"])
    assert w.geweigerd("k", "rond_transitie_af") == []
    assert KERNPROCES.acties["leg_verlies_vast"][0].opent[0].workflow == "afwijking"


def test_na_een_vroeg_einde_kan_een_eigendom_nog_terug_en_daarna_niets_meer() -> None:
    w = Wereld()
    assert w.start(KERNPROCES, "k") == []
    w.loop("k", "registreer_eigendom", "trek_in", "geef_eigendom_terug")
    assert [str(b.remedie) for b in w.geweigerd("k", "geef_eigendom_terug")] == ["kan_niet(3.2.5)"]


def test_een_les_kan_in_het_register_van_kennis_staan_en_moet_daar_dan_ook_zijn() -> None:
    w = in_nazorg()
    les = {"kennis": [{"soort": "les", "tekst": "Vroeg beginnen.", "kenmerk": "les-1"}]}
    assert eisen(w.geweigerd("k", "sluit", **les)) == {"kennis_gedeeld"}
    w.items["kennis"] = {"les-1": [{"titel": "Vroeg", "les": "Begin vroeg.", "vindplaats": "Intranet"}]}
    assert w.geweigerd("k", "sluit", **les) == []

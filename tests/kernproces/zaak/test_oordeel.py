"""Mag deze persoon dit nu? En zo niet: alle redenen tegelijk, elk met haar norm en wat helpt."""

import copy
from typing import Any

import pytest

from kernproces.rollen import Rol
from kernproces.taal.beletsel import Remediesoort
from kernproces.taal.formuliertaal import OnbekendVeldError
from kernproces.zaak.oordeel import Beoordelaar, OnbekendeActieError
from tests.hulp.wereld import Wereld, eisen, voortgang_van
from workflows.kernproces import KERNPROCES
from workflows.tlv import TLV

TOT_CONCEPT = ("dien_in", "verklaar_compleet")


def persoon(*rollen: Rol, **rest: Any) -> list[dict[str, Any]]:
    return [{"rollen": [r.value for r in rollen], "functies": None, "mandaten": [], "scholen": [], **rest}]


def vervangt(wie: str) -> list[dict[str, Any]]:
    return [{"wie": wie, "van": None, "tot": None}]


@pytest.fixture
def w() -> Wereld:
    wereld = Wereld()
    assert wereld.start(TLV, "a") == []
    return wereld


@pytest.fixture
def beoordelaar() -> Beoordelaar:
    return voortgang_van(TLV).beoordelaar


def tot_conceptbesluit(w: Wereld, eerste: str = "deskundige") -> None:
    w.loop("a", *TOT_CONCEPT)
    w.doe("a", "breng_advies_uit", eerste, Rol.DESKUNDIGE, functie="orthopedagoog")
    w.doe("a", "breng_advies_uit", "deskundige-2")
    w.loop("a", "stel_concept_op")


# ---------------------------------------------------------------- alle redenen, en niets in stilte


def test_een_weigering_noemt_de_rol_de_toestand_en_elk_veld_in_een_keer(w: Wereld) -> None:
    redenen = w.geweigerd("a", "verklaar_compleet", "mentor", Rol.MENTOR, bevindingen="")
    assert eisen(redenen) == {"rol", "toestand", "gegevens.bevindingen"}
    assert all(b.reden and b.norm and b.remedie.waarde and b.remedie.zin for b in redenen)


def test_elk_fout_veld_heeft_zijn_eigen_reden_met_de_naam_van_het_veld(w: Wereld) -> None:
    redenen = w.geweigerd("a", "dien_in", datum="gisteren", inschrijving="nee", motivering="", stukken="geen")
    assert eisen(redenen) == {f"gegevens.{v}" for v in ("datum", "inschrijving", "motivering", "stukken")}
    assert all(b.remedie.soort is Remediesoort.ANDERE_WEG for b in redenen)


def test_elke_eis_die_niet_is_vervuld_wordt_genoemd_en_niet_alleen_de_eerste(w: Wereld) -> None:
    w.loop("a", "dien_in")
    redenen = w.geweigerd("a", "verzoek_aanvulling", ontbreekt=[], uiterlijk="2026-03-02")
    assert eisen(redenen) == {"noemt_wat_ontbreekt", "hersteltermijn_gesteld"}


def test_een_onvolledig_formulier_verbergt_niet_wat_nu_al_niet_kan(w: Wereld) -> None:
    """Invariant 6: every reason. `swv_is_bevoegd` needs no form (vooraf), so it is known however bad the form is."""
    w.items["organisatie"]["swv"][0]["codes"] = ["VO0000"]
    w.loop("a", "dien_in")
    assert "swv_is_bevoegd" in eisen(w.geweigerd("a", "verklaar_compleet"))
    assert eisen(w.geweigerd("a", "verklaar_compleet", bevindingen="")) == {
        "gegevens.bevindingen",
        "swv_is_bevoegd",
    }


def test_een_onbekend_veld_is_een_fout_van_de_vrager_en_geen_weigering(w: Wereld) -> None:
    with pytest.raises(OnbekendVeldError, match="nergens") as fout:
        w.geweigerd("a", "dien_in", nergens=1)
    assert fout.value.veld == "nergens"
    with pytest.raises(OnbekendVeldError, match=r"stukken\.0\.extra"):
        w.geweigerd("a", "dien_in", stukken=[{"extra": 1}])


def test_wat_het_systeem_doet_weigert_iedereen_en_zegt_waarop_het_wacht(
    w: Wereld, beoordelaar: Beoordelaar
) -> None:
    s = w.situatie(w.zaken["a"], "adviezen_compleet", "behandelaar", Rol.BEHANDELAAR)
    for oordeel in (beoordelaar.oordeel(s, {}), beoordelaar.vooraf(s)):
        (beletsel,) = oordeel.beletselen
        assert (oordeel.mag, beletsel.eis) == (False, "vanzelf")
        assert "doet het systeem zelf, zodra" in beletsel.reden
        assert "Wat u wel kunt doen" in beletsel.remedie.zin


@pytest.mark.parametrize("actie", ["bestaat_niet", "", "start", "to_verleend"])
def test_een_actie_die_de_procedure_niet_kent_doet_niemand(
    w: Wereld, beoordelaar: Beoordelaar, actie: str
) -> None:
    s = w.situatie(w.zaken["a"], actie, "behandelaar", Rol.BEHANDELAAR)
    with pytest.raises(OnbekendeActieError):
        beoordelaar.oordeel(s, {})
    with pytest.raises(OnbekendeActieError):
        beoordelaar.vooraf(s)


def test_oordelen_verandert_niets_aan_de_zaak(w: Wereld) -> None:
    w.loop("a", *TOT_CONCEPT)
    voor = copy.deepcopy((w.zaken["a"], w.dossier, w.mensen, w.items))
    assert w.geweigerd("a", "verleen", "mentor", Rol.MENTOR)
    assert w.geweigerd("a", "breng_advies_uit") == []
    assert (w.zaken["a"], w.dossier, w.mensen, w.items) == voor


def test_wat_mag_zegt_waarheen_het_leidt_en_welke_eisen_zijn_nagegaan(w: Wereld) -> None:
    w.loop("a", "dien_in")
    _, oordeel = w.oordeel("a", "verklaar_compleet")
    assert oordeel.mag
    assert oordeel.naar == "in_behandeling"
    assert oordeel.eisen == ["swv_is_bevoegd", "stukken_compleet"]


def test_vooraf_is_al_te_zien_wat_zonder_formulier_in_de_weg_staat(
    w: Wereld, beoordelaar: Beoordelaar
) -> None:
    w.doe("a", "dien_in", stukken=[])
    s = w.situatie(w.zaken["a"], "verklaar_compleet", "behandelaar", Rol.BEHANDELAAR)
    assert eisen(beoordelaar.vooraf(s).beletselen) == {"stukken_compleet"}
    s = w.situatie(w.zaken["a"], "verleen", "behandelaar", Rol.BEHANDELAAR)
    assert eisen(beoordelaar.vooraf(s).beletselen) == {"toestand", "rol"}


# ---------------------------------------------------------------- toestand en afloop


def test_wat_nog_niet_kan_noemt_de_eerste_stap_ernaartoe_en_die_stap_mag(w: Wereld) -> None:
    stappen = []
    while redenen := w.geweigerd("a", "stel_concept_op"):
        (beletsel,) = redenen
        assert beletsel.eis == "toestand"
        assert beletsel.remedie.soort is Remediesoort.EERST
        stappen.append(beletsel.remedie.waarde)
        w.doe("a", stappen[-1], "deskundige-2" if stappen.count("breng_advies_uit") == 2 else "")
    assert stappen == ["dien_in", "verklaar_compleet", "breng_advies_uit", "breng_advies_uit"]


def test_in_een_afgeronde_zaak_kan_alleen_nog_wat_na_afloop_mag(w: Wereld, beoordelaar: Beoordelaar) -> None:
    w.loop("a", "trek_in")
    for actie in beoordelaar.acties():
        na_afloop = any(o.na_afloop and "ingetrokken" in o.van for o in TLV.acties[actie])
        redenen = w.geweigerd("a", actie)
        if na_afloop:
            assert "toestand" not in eisen(redenen), actie
        else:
            (toestand,) = (b for b in redenen if b.eis == "toestand")
            assert "afgerond (ingetrokken)" in toestand.reden
            assert toestand.remedie.soort is Remediesoort.KAN_NIET
    assert w.geweigerd("a", "noteer") == []


def test_een_besluit_is_pas_het_einde_als_het_bekend_is_gemaakt(w: Wereld) -> None:
    tot_conceptbesluit(w)
    w.loop("a", "verleen")
    assert w.geweigerd("a", "schort_op") == []
    w.loop("a", "maak_bekend")
    assert eisen(w.geweigerd("a", "schort_op")) == {"toestand"}
    assert w.geweigerd("a", "maak_bekend") == [], "opnieuw verzenden mag na afloop, met de reden erbij"
    assert eisen(w.geweigerd("a", "maak_bekend", herzending=None)) == {"eenmaal_of_herzending"}


# ---------------------------------------------------------------- sporen


def test_een_klok_die_al_stilstaat_wordt_niet_nog_eens_stilgezet_en_eerst_hervatten_helpt(w: Wereld) -> None:
    w.loop("a", "dien_in", "schort_op")
    (beletsel,) = w.geweigerd("a", "schort_op")
    assert (beletsel.eis, str(beletsel.remedie)) == ("spoor_opschorting", "eerst(hervat)")
    w.loop("a", "hervat")
    assert w.geweigerd("a", "schort_op") == []


def test_een_klok_die_loopt_kan_niet_hervat_worden_en_eerst_stilzetten_helpt(w: Wereld) -> None:
    w.loop("a", "dien_in")
    (beletsel,) = w.geweigerd("a", "hervat")
    assert (beletsel.eis, str(beletsel.remedie)) == ("spoor_opschorting", "eerst(schort_op)")
    w.loop("a", "schort_op")
    assert w.geweigerd("a", "hervat") == []


def test_een_tweede_verzoek_om_aanvulling_stapelt_op_het_eerste(w: Wereld) -> None:
    w.loop("a", "dien_in", "verzoek_aanvulling")
    assert w.geweigerd("a", "verzoek_aanvulling") == []


# ---------------------------------------------------------------- persoon: rol, mandaat, gescheiden taken, dossier


def test_geen_rol_geen_recht(w: Wereld) -> None:
    (beletsel,) = w.geweigerd("a", "dien_in", "mentor", Rol.SECRETARIAAT)
    assert beletsel.eis == "rol"
    assert "op 2 maart 2026 niet de rol secretariaat" in beletsel.reden
    assert str(beletsel.remedie) == "ander(secretariaat)"
    assert w.geweigerd("a", "dien_in", "secretariaat", Rol.SECRETARIAAT) == []


def test_een_mandaat_geeft_het_recht_zonder_de_rol_maar_alleen_aan_wie_het_heeft(w: Wereld) -> None:
    tot_conceptbesluit(w)
    redenen = w.geweigerd("a", "verleen", "teamleider", Rol.TEAMLEIDER)
    assert {(b.eis, b.norm) for b in redenen} >= {("rol", "Awb 10:3")}
    w.mensen["teamleider"] = persoon(Rol.TEAMLEIDER, mandaten=["tlv_besluit"])
    assert w.geweigerd("a", "verleen", "teamleider", Rol.TEAMLEIDER) == []
    w.mensen["ben"] = persoon(Rol.BEHANDELAAR, vervangt=vervangt("teamleider"))
    assert "rol" in eisen(w.geweigerd("a", "verleen", "ben", Rol.BEHANDELAAR))


@pytest.mark.parametrize("hoe", ["zelf", "door_een_ander_te_vervangen", "door_een_keten"])
def test_wie_adviseerde_beslist_niet_ook_niet_als_vervanger(w: Wereld, hoe: str) -> None:
    dubbel = {"functies": ["orthopedagoog"], "mandaten": ["tlv_besluit"]}
    w.mensen["dora"] = {
        "zelf": persoon(Rol.DESKUNDIGE, Rol.DIRECTEUR_BESTUURDER, **dubbel),
        "door_een_ander_te_vervangen": persoon(
            Rol.DESKUNDIGE, vervangt=vervangt("directeur_bestuurder"), **dubbel
        ),
        "door_een_keten": persoon(Rol.DESKUNDIGE, vervangt=vervangt("tess"), **dubbel),
    }[hoe]
    w.mensen["tess"] = persoon(Rol.TEAMLEIDER, vervangt=vervangt("directeur_bestuurder"))
    tot_conceptbesluit(w, "dora")
    redenen = w.geweigerd("a", "verleen", "dora", Rol.DIRECTEUR_BESTUURDER)
    assert "ander_dan" in eisen(redenen)
    (beletsel,) = (b for b in redenen if b.eis == "ander_dan")
    assert str(beletsel.remedie) == "ander(directeur_bestuurder)"
    assert w.geweigerd("a", "verleen") == []


def test_wie_namens_een_ander_adviseerde_bindt_ook_die_ander(w: Wereld) -> None:
    w.mensen["dirk"] = persoon(Rol.DESKUNDIGE, Rol.DIRECTEUR_BESTUURDER, mandaten=["tlv_besluit"])
    w.mensen["stan"] = persoon(vervangt=vervangt("dirk"))
    tot_conceptbesluit(w, "stan")
    assert w.zaken["a"]["gedaan"]["breng_advies_uit"]["wie"] == ["stan", "dirk", "deskundige-2"]
    assert eisen(w.geweigerd("a", "verleen", "dirk", Rol.DIRECTEUR_BESTUURDER)) == {"ander_dan"}


@pytest.mark.parametrize("rol", [Rol.ONDERSTEUNINGSCOORDINATOR, Rol.BEVOEGD_GEZAG])
def test_een_school_handelt_alleen_in_een_eigen_dossier(w: Wereld, rol: Rol) -> None:
    w.mensen["elders"] = persoon(rol, scholen=["school-2"])
    (beletsel,) = w.geweigerd("a", "dien_in", "elders", rol)
    assert (beletsel.eis, beletsel.norm) == ("dossier", "WPO 18a lid 13")
    w.mensen["elders"] = persoon(rol, scholen=["school-1"])
    assert w.geweigerd("a", "dien_in", "elders", rol) == []


def test_wie_een_ouder_vervangt_hoort_bij_het_dossier_van_die_ouder_en_bij_geen_ander(w: Wereld) -> None:
    w.loop("a", "dien_in")
    w.mensen["olga"] = persoon(Rol.OUDER)
    w.mensen["oom"] = persoon(vervangt=vervangt("olga"))
    assert eisen(w.geweigerd("a", "ingebrekestelling", "oom", Rol.OUDER)) == {"dossier"}
    w.dossier["betrokkenen"] = {"olga": "ouder"}
    assert w.geweigerd("a", "ingebrekestelling", "oom", Rol.OUDER) == []


def test_het_begin_van_een_zaak_kent_dezelfde_weigeringen() -> None:
    wereld = Wereld()
    redenen = wereld.start(KERNPROCES, "k", "mentor", Rol.MENTOR, doelgroep="")
    assert {"rol", "gegevens.doelgroep"} <= eisen(redenen)
    assert wereld.zaken == {}

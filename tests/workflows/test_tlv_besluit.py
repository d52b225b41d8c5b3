"""A TLV is decided on what stands in the draft and the advices, and says so (Awb 3:50; WEC 40 lid 15; domein.md 1.4-1.12)."""

from typing import Any

from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, eisen
from workflows.tlv import TLV

AFWIJZEN = {"besluit": "afwijzen", "begin": None, "schooljaren": None, "einde": None, "categorie": None}


def geadviseerd(conclusie: str = "toelaatbaar", **start: Any) -> Wereld:
    """Two experts have said so."""
    w = Wereld()
    w.items["organisatie"]["swv"][0]["codes"] = ["VO9901", "PO9901"]
    w.start(TLV, "a", rol=Rol.BEHANDELAAR, **start)
    w.loop("a", "dien_in", "verklaar_compleet")
    for wie in ("deskundige", "deskundige-2"):
        w.doe("a", "breng_advies_uit", wie=wie, rol=Rol.DESKUNDIGE, conclusie=conclusie)
    return w


def test_een_concept_om_af_te_wijzen_tegen_het_advies_in_zegt_waarom() -> None:
    w = geadviseerd()
    assert eisen(w.geweigerd("a", "stel_concept_op", **AFWIJZEN)) == {"afwijking_gemotiveerd"}
    assert not w.geweigerd("a", "stel_concept_op", **AFWIJZEN, afwijking="De eigen school kan het weer.")
    assert not geadviseerd("niet_toelaatbaar").geweigerd("a", "stel_concept_op", **AFWIJZEN)


def test_afwijzen_tegen_concept_en_advies_in_zegt_van_beide_waarom() -> None:
    w = geadviseerd()
    w.doe("a", "stel_concept_op")
    zonder = {"anders_dan_concept": None, "afwijking": None}
    reden = {"afwijking_van_concept_verklaard", "afwijking_gemotiveerd"}
    assert eisen(w.geweigerd("a", "wijs_af", **zonder)) == reden
    assert not w.geweigerd("a", "wijs_af")


def test_wat_het_concept_al_uitlegde_vraagt_het_besluit_niet_nog_eens() -> None:
    w = geadviseerd()
    w.doe("a", "stel_concept_op", **AFWIJZEN, afwijking="De eigen school kan het weer.")
    assert not w.geweigerd("a", "wijs_af", anders_dan_concept=None, afwijking=None)


def test_verlenen_kan_niet_op_een_concept_zonder_periode() -> None:
    w = geadviseerd("niet_toelaatbaar")
    w.doe("a", "stel_concept_op", **AFWIJZEN)
    assert eisen(w.geweigerd("a", "verleen")) == {"concept_verleent"}


def test_ook_wat_geen_einde_heeft_heeft_een_begin() -> None:
    w = geadviseerd(soort="pro")
    assert eisen(w.geweigerd("a", "stel_concept_op", begin=None)) == {"duur_klopt"}
    assert eisen(w.geweigerd("a", "stel_concept_op", schooljaren=1)) == {"duur_klopt"}


def test_wie_nergens_staat_ingeschreven_noemt_het_samenwerkingsverband_van_de_woonplaats() -> None:
    w = Wereld()
    w.start(TLV, "a", rol=Rol.BEHANDELAAR)
    assert eisen(w.geweigerd("a", "dien_in", inschrijving="niet_ingeschreven")) == {"woonplaats_genoemd"}
    w.doe("a", "dien_in", inschrijving="niet_ingeschreven", swv_woonplaats="VO9901")
    assert not w.geweigerd("a", "verklaar_compleet")


def test_een_tweede_ingebrekestelling_geeft_geen_nieuwe_twee_weken() -> None:
    w = Wereld()
    w.start(TLV, "a", rol=Rol.BEHANDELAAR)
    w.loop("a", "dien_in", "verklaar_compleet")
    w.wacht(70)
    w.doe("a", "ingebrekestelling", rol=Rol.BEVOEGD_GEZAG)
    einde = w.uiterlijk("a", "D.IG")
    w.wacht(7)
    w.doe("a", "ingebrekestelling", rol=Rol.OUDER)
    assert w.uiterlijk("a", "D.IG") == einde
    w.wacht(14)
    w.doe("a", "ingebrekestelling", rol=Rol.OUDER)
    assert (w.uiterlijk("a", "D.IG"), w.termijn("a", "D.IG")) == (einde, "overschreden")


def test_wie_een_aanvraag_buiten_behandeling_laat_vraagt_het_secretariaat_dat_bekend_te_maken() -> None:
    w = Wereld()
    w.start(TLV, "a", rol=Rol.BEHANDELAAR)
    w.loop("a", "dien_in", "verzoek_aanvulling")
    w.wacht(15)
    w.doe("a", "laat_buiten")
    assert (w.berichten, w.ontvangers) == (["tlv_besluit_genomen"], ["secretariaat"])


def test_wat_niet_van_ons_is_gaat_naar_wie_wel_bevoegd_is() -> None:
    w = Wereld()
    w.items["scholen"]["school-1"][0]["swv"] = "VO0001"
    w.start(TLV, "a", rol=Rol.BEHANDELAAR)
    w.doe("a", "dien_in")
    assert eisen(w.geweigerd("a", "zend_door", naar_swv="VO0002")) == {"gaat_naar_het_bevoegde_swv"}
    w.doe("a", "zend_door")
    assert w.zaken["a"]["gedaan"]["zend_door"]["gegevens"]["naar_swv"] == "VO0001"

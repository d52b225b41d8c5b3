"""Wie aan de beurt is: de rol, niet de zaak van een collega, en van wie ieder een deel geeft alleen wie het nog niet gaf."""

from typing import Any

import pytest

from kernproces.beurt import Wie, wacht_op
from kernproces.opslag.kolommen import KOLOMMEN
from kernproces.rechten.betrokken import BEURT, GAF_AL, GEVRAAGD, betrokkenheid
from kernproces.rollen import Rol
from kernproces.taal.workflow import Workflow
from kernproces.uitvoer.tekst import tekst
from kernproces.zaak.projecties import werkvoorraadrij
from workflows.afwijking import AFWIJKING
from workflows.bezwaar import BEZWAAR
from workflows.kernproces import KERNPROCES
from workflows.steekproef import STEEKPROEF
from workflows.taak import TAAK
from workflows.termijnen.catalogus import BZ_BEROEP, OPP
from workflows.termijnen.kernproces import CONTACT
from workflows.termijnen.opvolging import GELDIG
from workflows.tlv import TLV
from workflows.tlv_opvolging import TLV_OPVOLGING


def advies(*wie: str, vervallen: bool = False) -> dict[str, Any]:
    return {"nr": 5, "wie": [*wie], "gegevens": {}, "vervallen": vervallen}


def zaak(*adviezen: dict[str, Any], toestand: str = "in_behandeling", klaar: bool = False) -> dict[str, Any]:
    gedaan = {"breng_advies_uit": {"wie": [w for a in adviezen for w in a["wie"]], "gegevens": {}}}
    return {
        "zaak": "z",
        "dossier": "d",
        "workflow": "tlv",
        "toestand": toestand,
        "klaar": klaar,
        "behandelaar": "noor",
        "gedaan": gedaan,
        "verzameld": {"adviezen": [*adviezen]},
    }


def test_wie_zijn_advies_gaf_is_klaar_ook_voor_wie_hij_het_deed() -> None:
    assert TLV.gaf_al(zaak()) == frozenset()
    assert TLV.gaf_al(zaak(advies("samira", "sem"))) == {"samira", "sem"}
    rijen = betrokkenheid("zaak/z", zaak(advies("samira")), TLV)
    assert {r.wie for r in rijen if r.als == GAF_AL} == {"samira"}


def test_een_vervallen_advies_geeft_men_opnieuw() -> None:
    assert TLV.gaf_al(zaak(advies("samira", vervallen=True), advies("joost"))) == {"joost"}


def test_alleen_zolang_de_zaak_op_adviezen_wacht() -> None:
    assert TLV.gaf_al(zaak(advies("samira"), toestand="advies_compleet")) == frozenset()
    assert TLV.gaf_al(zaak(advies("samira"), klaar=True)) == frozenset()


def test_van_een_taak_rondt_een_persoon_zoveel_delen_af_als_nodig_is() -> None:
    taak = zaak(toestand="open") | {"verzameld": {"delen": [advies("kaat")]}}
    assert TAAK.gaf_al(taak) == frozenset()


# ------------------------------------------------------------ who was asked by name


def steekproef(*oordelen: dict[str, Any]) -> dict[str, Any]:
    verdeling = [{"geval": g, "beoordelaar": p} for g, p in (("geval-1", "joost"), ("geval-2", "ruben"))]
    gedaan = {"verdeel": {"nr": 4, "wie": ["kaat"], "gegevens": {"verdeling": verdeling}}}
    anders = {"workflow": "steekproef", "gedaan": gedaan, "verzameld": {"beoordelingen": [*oordelen]}}
    return zaak(toestand="in_beoordeling") | anders | {"behandelaar": "kaat", "termijnen": {}}


def oordeel(geval: str, *wie: str) -> dict[str, Any]:
    return advies(*wie) | {"gegevens": {"geval": geval}}


def test_wie_bij_naam_is_gevraagd_is_aan_de_beurt_en_zijn_rol_niet() -> None:
    assert STEEKPROEF.gevraagd(steekproef()) == {"joost", "ruben"}
    rijen = betrokkenheid("zaak/z", steekproef(), STEEKPROEF)
    assert {r.wie for r in rijen if r.als == GEVRAAGD} >= {"joost", "ruben", "gevraagd/jurist"}
    assert not [r for r in rijen if r.als == BEURT]
    joost, jet = (Wie(rol, frozenset({wie})) for wie, rol in (("joost", Rol.DESKUNDIGE), ("jet", Rol.JURIST)))
    assert wacht_op(joost, steekproef(), STEEKPROEF)
    assert not wacht_op(jet, steekproef(), STEEKPROEF)


def test_wie_vervangt_mag_het_en_wat_van_een_ander_is_gevraagd_telt_niet() -> None:
    assert STEEKPROEF.gevraagd(steekproef(oordeel("geval-2", "joost"))) == {"joost", "ruben"}
    assert STEEKPROEF.gevraagd(steekproef(oordeel("geval-1", "sem", "joost"))) == {"ruben"}
    assert wacht_op(Wie(Rol.DESKUNDIGE, frozenset({"sem", "joost"})), steekproef(), STEEKPROEF)


def test_is_alles_wat_bij_naam_is_gevraagd_er_dan_is_de_volgende_aan_de_beurt() -> None:
    alles = steekproef(oordeel("geval-1", "joost"), oordeel("geval-2", "ruben"))
    assert STEEKPROEF.gevraagd(alles) == frozenset()
    wacht = STEEKPROEF.aan_zet(alles)
    assert wacht is not None
    assert (wacht.doet, wacht.aan_zet(alles)) == ("stel_resultaten_vast", (Rol.KWALITEITSMEDEWERKER,))


# ------------------------------------------------------------ the next step follows the content of the zaak


def stap(workflow: Workflow, toestand: str, gedaan: dict[str, Any], opp: str = "", contact: str = "") -> str:
    stand: dict[str, Any] = {"toestand": toestand, "klaar": False, "gedaan": gedaan}
    termijnen = {OPP.id: opp, CONTACT.id: contact}
    stand["termijnen"] = {naam: {"stand": s} for naam, s in termijnen.items() if s}
    wacht = workflow.aan_zet(stand)
    assert wacht is not None
    return wacht.doet


def test_bij_een_voorstel_om_af_te_wijzen_is_afwijzen_de_volgende_stap() -> None:
    concept = {"stel_concept_op": {"nr": 9, "gegevens": {"besluit": "afwijzen"}}}
    assert stap(TLV, "conceptbesluit", concept) == "wijs_af"
    concept = {"stel_concept_op": {"nr": 9, "gegevens": {"besluit": "verlenen"}}}
    assert stap(TLV, "conceptbesluit", concept) == "verleen"


def test_een_plan_dat_te_laat_is_gaat_voor_afronden_en_een_contact_ook() -> None:
    assert stap(KERNPROCES, "uitvoering", {}, opp="lopend", contact="lopend") == "start_afronding"
    assert stap(KERNPROCES, "uitvoering", {}, opp="overschreden", contact="overschreden") == "stel_opp_vast"
    assert stap(KERNPROCES, "uitvoering", {}, opp="gestopt", contact="overschreden") == "leg_contact_vast"
    assert stap(KERNPROCES, "herziening", {}, opp="overschreden") == "stel_opp_vast"


def test_na_een_aanvulling_kijkt_de_behandelaar_eerst_of_zij_compleet_is() -> None:
    keek, vulde = {"nr": 8, "gegevens": {}}, {"nr": 6, "gegevens": {}}
    assert stap(TLV, "in_behandeling", {}) == "breng_advies_uit"
    assert stap(TLV, "in_behandeling", {"vul_aan": vulde}) == "bevestig_aanvulling"
    assert stap(TLV, "in_behandeling", {"vul_aan": vulde, "bevestig_aanvulling": keek}) == "breng_advies_uit"
    opnieuw = vulde | {"nr": 12}
    assert (
        stap(TLV, "in_behandeling", {"vul_aan": opnieuw, "bevestig_aanvulling": keek})
        == "bevestig_aanvulling"
    )


def test_wie_voor_de_maatregel_zorgde_of_haar_uitvoerde_is_niet_aan_de_beurt_om_haar_te_beoordelen() -> None:
    stand = zaak(toestand="uitgevoerd") | {"workflow": "afwijking"}
    stand["gedaan"] = {
        "bepaal_maatregel": {"nr": 4, "wie": ["amina"], "gegevens": {"eigenaar": "tom"}},
        "voer_uit": {"nr": 5, "wie": ["noor"], "gegevens": {}},
    }
    assert {r.wie for r in betrokkenheid("zaak/z", stand, AFWIJKING) if r.als == GAF_AL} == {"tom", "noor"}
    teamleiders = {wie: Wie(Rol.TEAMLEIDER, frozenset({wie})) for wie in ("tom", "noor", "amina")}
    assert [w for w, t in teamleiders.items() if wacht_op(t, stand, AFWIJKING)] == ["amina"]


# ------------------------------------------------------------ what waits for the clock alone


def in_beroep(klok: str) -> dict[str, Any]:
    termijnen = {BZ_BEROEP.id: {"stand": klok, "uiterlijk": "2026-12-24"}}
    return zaak(toestand="beroep_open") | {"workflow": "bezwaar", "termijnen": termijnen}


def test_wat_alleen_op_de_klok_wacht_is_niemands_werk() -> None:
    jurist, stand = Wie(Rol.JURIST, frozenset({"jet"})), in_beroep("lopend")
    assert not wacht_op(jurist, stand, BEZWAAR)
    assert not [r for r in betrokkenheid("zaak/z", stand, BEZWAAR) if r.als == BEURT]
    meer = {"hoofdzaak": None, "laatst": "2026-11-24", "nr": 9}
    rij = dict(zip(KOLOMMEN["werkvoorraad"], werkvoorraadrij(stand | meer, BEZWAAR), strict=True))
    assert (rij["beurt"], rij["stap"]) == ("", None)
    wacht = BEZWAAR.aan_zet(stand)
    assert wacht is not None, "de zaak loopt nog: wie haar hoofdzaak sluit, wacht erop"
    assert [t.id for t in wacht.afwachten(stand)] == [BZ_BEROEP.id]


def test_is_de_klok_er_niet_meer_dan_is_er_weer_iemand_aan_de_beurt() -> None:
    assert wacht_op(Wie(Rol.JURIST, frozenset({"jet"})), in_beroep("gestopt"), BEZWAAR)


@pytest.mark.parametrize("toestand", ["ingeschreven", "niet_verzilverd"])
def test_een_verklaring_die_gebruikt_wordt_of_blijft_liggen_wacht_op_haar_laatste_dag(toestand: str) -> None:
    geldig = {GELDIG.id: {"stand": "lopend", "uiterlijk": "2027-07-31"}}
    behandelaar = Wie(Rol.BEHANDELAAR, frozenset({"noor"}))
    stand = zaak(toestand=toestand) | {"workflow": "tlv_opvolging", "termijnen": geldig}
    assert wacht_op(behandelaar, stand, TLV_OPVOLGING) == (toestand == "ingeschreven"), (
        "eerst contact over de plek"
    )
    stand["gedaan"]["leg_contact_vast"] = {"nr": 8, "wie": ["noor"], "gegevens": {}}
    assert not wacht_op(behandelaar, stand, TLV_OPVOLGING)


def test_wat_voorgaat_staat_in_de_procedure_zoals_iedereen_haar_leest() -> None:
    assert "TLV afwijzen, als bij Conceptbesluit opstellen is gekozen: besluit afwijzen" in " ".join(
        tekst(TLV).split()
    )
    assert "(D.OPP)" in " ".join(tekst(KERNPROCES).split())

"""Wie aan de beurt is: de rol, niet de zaak van een collega, en van wie ieder een deel geeft alleen wie het nog niet gaf."""

from typing import Any

from kernproces.rechten.betrokken import GAF_AL, betrokkenheid
from workflows.taak import TAAK
from workflows.tlv import TLV


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

"""Velden: what a form field shows: an instant on the Dutch clock, and the choice that holds when nothing is chosen."""

from datetime import datetime
from typing import Any, Literal

import pytest
from starlette.datastructures import FormData

from kernproces.taal.formulier import OPEN, Formulier, Groep, Vingerafdruk, veld
from loket.web.actie import invoer
from loket.web.actie.velden import Veld, velden_van


class Vragen(Formulier):
    wanneer: datetime = veld("Wanneer", OPEN)
    hoe: Literal["zo", "anders"] = veld("Hoe", OPEN, standaard="zo")
    nog: Literal["ja_graag", "nee_dank"] | None = veld("Nog iets", OPEN, standaard=None)


def velden(**waarden: Any) -> dict[str, Veld]:
    return {v.pad: v for v in velden_van(Vragen, waarden, {}, lambda _: None)}


@pytest.mark.parametrize(
    ("waarde", "toont"),
    [
        ("2026-11-22T01:32:00+00:00", "22-11-2026 2.32"),
        ("2026-07-01T23:30:00Z", "2-7-2026 1.30"),
        ("2026-11-22T02:32:10+01:00", "22-11-2026 2.32"),
        ("2026-11-22T02:32", "22-11-2026 2.32"),
        ("morgen", "morgen"),
        ("0001-01-01T00:00:00+00:19", "0001-01-01T00:00:00+00:19"),
        (None, ""),
    ],
)
def test_een_tijdstip_staat_op_de_nederlandse_klok(waarde: str | None, toont: str) -> None:
    assert velden(wanneer=waarde)["wanneer"].waarde == toont


def test_wat_de_bladzijde_toont_komt_als_hetzelfde_tijdstip_terug() -> None:
    getoond = velden(wanneer="2026-11-22T01:32:00+00:00")["wanneer"].waarde
    terug = invoer.lees(Vragen, FormData({"wanneer": getoond}))["wanneer"]
    assert datetime.fromisoformat(terug) == datetime.fromisoformat("2026-11-22T01:32:00+00:00")


def test_een_keuze_met_een_standaard_staat_al_gekozen() -> None:
    gevonden = velden()
    assert (gevonden["hoe"].waarde, gevonden["hoe"].standaard) == ("zo", "zo")
    assert velden(hoe="anders")["hoe"].waarde == "anders"
    assert (gevonden["nog"].waarde, gevonden["nog"].standaard) == ("", "")


class Doelregel(Groep):
    id: str = veld("Kenmerk", OPEN, volgt="doel")
    wat: str = veld("Wat", OPEN)


class Doelen(Formulier):
    doelen: list[Doelregel] = veld("Doelen", OPEN)


def test_een_regel_zonder_kenmerk_krijgt_het_eerste_vrije_nummer() -> None:
    getypt = {
        "doelen.aantal": "4",
        "doelen.0.wat": "rekenen",
        "doelen.1.id": "doel-1",
        "doelen.1.wat": "lezen",
        "doelen.2.wat": "",
        "doelen.3.wat": "spelen",
    }
    gelezen = invoer.lees(Doelen, FormData(getypt))["doelen"]
    assert [(r["id"], r["wat"]) for r in gelezen] == [
        ("doel-2", "rekenen"),
        ("doel-1", "lezen"),
        ("doel-3", "spelen"),
    ]
    (groep,) = velden_van(Doelen, {"doelen": [{}]}, {}, lambda _: None)
    assert [(v.titel, v.verplicht, v.nodig) for v in groep.regels[0]] == [
        ("Kenmerk", False, "leeg: wij nummeren het, zoals doel-1"),
        ("Wat", True, ""),
    ]


class Stukvragen(Formulier):
    advies: str = veld("Advies", OPEN)
    advies_hash: Vingerafdruk = veld("Vingerafdruk van het advies", OPEN, afdruk=True)
    hoe: Literal["zo", "anders", "nog_anders"] = veld("Hoe", OPEN)
    eind: str | None = veld("Einde", OPEN, nodig="bij verlenen", standaard=None)


def stukvelden(fouten: dict[str, str], nu: list[str]) -> dict[str, Veld]:
    def bron(naam: str) -> list[tuple[str, str]] | None:
        return [(code, code) for code in nu] if naam == "hoe" else None

    return {v.pad: v for v in velden_van(Stukvragen, {"hoe": "anders"}, fouten, bron)}


def test_een_bestand_heet_niet_hetzelfde_als_de_tekst_ernaast_en_vraagt_om_een_bestand() -> None:
    gevonden = stukvelden({"advies_hash": "Vul dit in."}, [])
    assert [gevonden[p].titel for p in ("advies", "advies_hash")] == ["Advies", "Advies, als bestand"]
    assert gevonden["advies_hash"].fout == "Kies een bestand."


def test_alleen_wat_nu_kan_is_te_kiezen_en_wat_gegeven_is_blijft_te_zien() -> None:
    assert [k for k, _ in stukvelden({}, ["zo"])["hoe"].keuzes] == ["zo", "anders"]
    assert [k for k, _ in stukvelden({}, [])["hoe"].keuzes] == ["zo", "anders", "nog_anders"]


def test_een_veld_dat_leeg_mag_zegt_wanneer_het_toch_nodig_is() -> None:
    assert stukvelden({}, [])["eind"].nodig == "bij verlenen"


def test_wat_veel_te_lang_is_voor_een_dag_of_uur_blijft_zoals_het_is_getypt() -> None:
    """The patterns take a time that grows with the square of the length: a megabyte of commas kept a process busy for hours."""
    for teken in (",", " ", "1 "):
        tekst = teken * 500_000 + "x"
        assert invoer._tijdstip(tekst) == invoer.datum(tekst) == tekst


class Voorstel(Formulier):
    besluit: Literal["verlenen", "afwijzen"] = veld("Voorstel", OPEN)
    tot: str | None = veld("Tot", OPEN, bij={"besluit": ("verlenen",)}, standaard=None)
    gehoord: bool = veld("Gehoord", OPEN, standaard=False)
    hoe: str | None = veld("Hoe", OPEN, bij={"gehoord": (True,)}, standaard=None)


def test_een_veld_dat_niet_bij_deze_zaak_hoort_wordt_niet_gevraagd_tenzij_er_iets_staat_of_mis_is() -> None:
    def namen(waarden: dict[str, Any], fouten: dict[str, str]) -> set[str]:
        return {v.pad for v in velden_van(Voorstel, waarden, fouten, lambda _: None, weg={"tot"})}

    assert "tot" not in namen({}, {})
    assert "tot" in namen({"tot": "morgen"}, {})
    assert "tot" in namen({}, {"tot": "Vul dit in."})


def test_een_veld_zegt_bij_welk_antwoord_het_hoort_ook_in_een_regel() -> None:
    gevonden = {v.pad: v.bij for v in velden_van(Voorstel, {}, {}, lambda _: None, pad="regels.0.")}
    assert gevonden["regels.0.tot"] == "regels.0.besluit=verlenen"
    assert gevonden["regels.0.hoe"] == "regels.0.gehoord=ja"
    assert gevonden["regels.0.besluit"] == ""

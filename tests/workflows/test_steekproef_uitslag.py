"""Van oordelen naar uitslag en maatregelen: per criterium, bij verschil, besproken met het bestuur (domein.md 10.9)."""

from typing import Any

import pytest

from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, eisen
from tests.workflows.steekproefwereld import KWA, gebracht_tot


def oordelen(doelen: str = "voldoet", afstemming: str = "voldoet", **tekst: str) -> list[dict[str, str]]:
    return [
        {"criterium": "doelen", "oordeel": doelen, **tekst},
        {"criterium": "afstemming", "oordeel": afstemming},
    ]


@pytest.mark.parametrize(
    "lijst",
    [
        oordelen()[:1],
        [*oordelen(), oordelen()[0]],
        [*oordelen(), {"criterium": "vreemd", "oordeel": "nvt"}],
        oordelen("niet"),
        oordelen("deels"),
    ],
)
def test_elk_criterium_krijgt_een_oordeel_met_toelichting_waar_die_nodig_is(
    lijst: list[dict[str, str]],
) -> None:
    w = gebracht_tot("beoordeel")
    assert eisen(w.geweigerd("s", "beoordeel", oordelen=lijst)) == {"elk_criterium_beoordeeld"}
    assert w.geweigerd("s", "beoordeel", oordelen=oordelen("niet", toelichting="Er staat geen doel.")) == []


def met_twee_oordelen(bij_verschil: str) -> Wereld:
    """The judges agree on afstemming and differ on doelen."""
    w = gebracht_tot("beoordeel", bij_verschil=bij_verschil, beoordelaars_per_zaak=2)
    w.doe("s", "beoordeel", "jurist", Rol.JURIST, oordelen=oordelen())
    assert eisen(w.geweigerd("s", "stel_resultaten_vast")) == {"alles_beoordeeld"}
    lijst = oordelen("deels", toelichting="Eén doel zonder activiteit.")
    w.doe("s", "beoordeel", "tweede_lezer", Rol.TWEEDE_LEZER, oordelen=lijst)
    return w


def geteld(w: Wereld, criterium: str) -> str:
    tellers = w.zaken["s"]["toegevoegd"]["uitslag"]["per_criterium"][criterium]
    return next(woord for woord, aantal in tellers.items() if aantal)


def test_zonder_overleg_geldt_het_strengste_oordeel() -> None:
    w = met_twee_oordelen("strengste")
    vast = [{"geval": "geval-1", "criterium": "doelen", "oordeel": "voldoet", "reden": "Toch goed."}]
    assert eisen(w.geweigerd("s", "stel_resultaten_vast", vaststellingen=vast)) == {"verschillen_opgelost"}
    w.doe("s", "stel_resultaten_vast")
    assert (geteld(w, "doelen"), geteld(w, "afstemming")) == ("deels", "voldoet")
    assert w.zaken["s"]["toegevoegd"]["uitslag"]["verschillen"] == 1


def test_met_overleg_staat_van_elk_verschil_wat_het_wordt_en_waarom() -> None:
    w = met_twee_oordelen("overleg")
    assert eisen(w.geweigerd("s", "stel_resultaten_vast", vaststellingen=[])) == {"verschillen_opgelost"}
    vast = [{"geval": "geval-1", "criterium": "doelen", "oordeel": "voldoet", "reden": "Samen nagelezen."}]
    erbij = [*vast, {**vast[0], "criterium": "afstemming"}]
    assert eisen(w.geweigerd("s", "stel_resultaten_vast", vaststellingen=erbij)) == {"verschillen_opgelost"}
    w.doe("s", "stel_resultaten_vast", vaststellingen=vast)
    assert geteld(w, "doelen") == "voldoet"


def test_wie_opnieuw_oordeelt_vervangt_het_vorige_oordeel() -> None:
    w = met_twee_oordelen("strengste")
    w.doe("s", "beoordeel", "tweede_lezer", Rol.TWEEDE_LEZER, oordelen=oordelen())
    w.doe("s", "stel_resultaten_vast")
    assert w.zaken["s"]["toegevoegd"]["uitslag"] == {
        "per_criterium": {
            c: {"voldoet": 1, "deels": 0, "niet": 0, "nvt": 0} for c in ("doelen", "afstemming")
        },
        "verschillen": 0,
    }


@pytest.mark.parametrize(
    ("aanwezig", "goed"), [([KWA], False), (["directeur_bestuurder"], True), (["plv"], True)]
)
def test_de_uitkomst_wordt_besproken_met_de_directeur_bestuurder(aanwezig: list[str], goed: bool) -> None:
    w = gebracht_tot("bespreek")
    w.mensen["plv"] = [
        {"rollen": [], "vervangt": [{"wie": "directeur_bestuurder"}], "mandaten": [], "functies": []}
    ]
    geweigerd = w.geweigerd("s", "bespreek", aanwezig=aanwezig)
    assert eisen(geweigerd) == (set() if goed else {"bestuur_erbij"})


@pytest.mark.parametrize(
    "wijzig",
    [
        {"maatregelen": []},
        {"gevolg": "geen_maatregelen"},
        {"maatregelen": [{"maatregel": "Iets anders", "eigenaar": "niemand", "uiterlijk": "2026-04-01"}]},
        {"maatregelen": [{"maatregel": "Iets anders", "eigenaar": KWA, "uiterlijk": "2026-03-02"}]},
    ],
)
def test_een_maatregel_heeft_een_eigenaar_en_een_dag_of_er_staat_waarom_niet(wijzig: dict[str, Any]) -> None:
    w = gebracht_tot("bepaal_maatregelen")
    assert eisen(w.geweigerd("s", "bepaal_maatregelen", **wijzig)) == {"maatregelen_passen"}
    geen = {"gevolg": "geen_maatregelen", "maatregelen": []}
    assert w.geweigerd("s", "bepaal_maatregelen", **geen) == []

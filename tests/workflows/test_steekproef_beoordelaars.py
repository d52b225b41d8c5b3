"""Wie een steekproef beoordeelt: verdeeld, bevoegd, zonder belang, en bij deskundigen uit een pool (domein.md 10.9)."""

import pytest

from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, eisen
from tests.workflows.steekproefwereld import gebracht_tot, gepland, regel, zaak_elders
from workflows.steekproef import STEEKPROEF


@pytest.mark.parametrize(
    ("verdeling", "eis"),
    [
        ([regel("geval-2", "tweede_lezer")], "elk_geval_verdeeld"),
        ([regel("geval-1", "tweede_lezer"), regel("geval-9", "tweede_lezer")], "elk_geval_verdeeld"),
        ([regel("geval-1", "ouder")], "beoordelaars_bevoegd"),
        ([regel("geval-1", "niemand")], "beoordelaars_bevoegd"),
        ([regel("geval-1", "anna")], "niemand_eigen_werk"),
    ],
)
def test_een_verdeling_die_niet_kan_wordt_geweigerd(verdeling: list[dict[str, str]], eis: str) -> None:
    w = gebracht_tot("verdeel")
    w.mensen["anna"] = [{"rollen": ["behandelaar"], "mandaten": [], "functies": []}]
    assert eis in eisen(w.geweigerd("s", "verdeel", verdeling=verdeling))
    assert w.geweigerd("s", "verdeel", verdeling=[regel("geval-1", "tweede_lezer")]) == []


def test_twee_beoordelaars_per_zaak_zijn_twee_verschillende_mensen() -> None:
    w = gebracht_tot("verdeel", beoordelaars_per_zaak=2)
    dubbel = [regel("geval-1", "tweede_lezer")] * 2
    assert eisen(w.geweigerd("s", "verdeel", verdeling=dubbel)) == {"elk_geval_verdeeld"}
    assert w.geweigerd("s", "verdeel", verdeling=[dubbel[0], regel("geval-1", "jurist")]) == []


def test_niemand_beoordeelt_eigen_werk_ook_niet_via_een_keten_van_vervanging() -> None:
    w = gebracht_tot("verdeel")
    w.mensen["anna"] = [{"rollen": ["behandelaar"], "mandaten": [], "functies": []}]
    w.mensen["rob"] = [{"rollen": ["tweede_lezer"], "mandaten": [], "functies": []}]
    w.doe("s", "verdeel", verdeling=[regel("geval-1", "rob")])
    w.mensen["tussen"] = [{"rollen": [], "vervangt": [{"wie": "rob"}], "mandaten": [], "functies": []}]
    w.mensen["anna"][0]["vervangt"] = [{"wie": "tussen"}]  # anna acts for tussen, who acts for rob
    geweigerd = w.geweigerd("s", "beoordeel", wie="anna", rol=Rol.TWEEDE_LEZER)
    assert eisen(geweigerd) == {"niet_eigen_werk"}
    assert w.geweigerd("s", "beoordeel", wie="tussen", rol=Rol.TWEEDE_LEZER) == []
    assert w.geweigerd("s", "beoordeel", wie="rob", rol=Rol.TWEEDE_LEZER) == []


def test_wie_namens_een_ander_aan_de_zaak_werkte_is_allebei_betrokken() -> None:
    gedaan = {"registreer": {"wie": ["invaller", "anna"], "gegevens": {}}}
    w = gepland(zaak_elders("Z-1", gedaan=gedaan, behandelaar="ben"))
    w.doe("s", "trek")
    assert w.zaken["s"]["toegevoegd"]["trekking"]["gevallen"][0]["betrokken"] == ["anna", "ben", "invaller"]


def test_alleen_wie_het_geval_kreeg_beoordeelt_het() -> None:
    w = gebracht_tot("verdeel", omvang=2)
    w.doe("s", "verdeel", verdeling=[regel("geval-1", "jurist"), regel("geval-2", "tweede_lezer")])
    assert eisen(w.geweigerd("s", "beoordeel", "teamleider", Rol.TEAMLEIDER)) == {"u_bent_beoordelaar"}
    geweigerd = w.geweigerd("s", "beoordeel", "jurist", Rol.JURIST, geval="geval-2")
    assert eisen(geweigerd) == {"geval_toegewezen"}


POOL = [
    {"wie": "deskundige", "functie": "gedragswetenschapper"},
    {"wie": "ondersteuningscoordinator", "functie": "ondersteuningscoordinator"},
    {"wie": "mentor", "functie": "leerlingbegeleider"},
]


def met_pool() -> Wereld:
    tlv = zaak_elders("T-1", workflow="tlv", toestand="verleend")
    tlv["gedaan"]["start"] = {"wie": ["anna"], "gegevens": {"soort": "vso"}}
    w = Wereld(elders=[tlv])
    w.items["criteria"]["besluit"] = [{"proces": "tlv", "criteria": [{"id": "motivering"}], "nr": 2}]
    assert w.start(STEEKPROEF, "s", soort="deskundigen", criteria="besluit") == []
    w.doe("s", "trek")
    return w


def test_in_de_pool_zit_van_elke_functie_iemand() -> None:
    w = met_pool()
    verdeling = [regel("geval-1", lid["wie"]) for lid in POOL]
    assert w.geweigerd("s", "verdeel", pool=POOL, verdeling=verdeling) == []
    for mist in range(3):
        over = POOL[:mist] + POOL[mist + 1 :]
        assert eisen(w.geweigerd("s", "verdeel", pool=over, verdeling=verdeling)) == {"pool_compleet"}
        stil = verdeling[:mist] + verdeling[mist + 1 :]  # a member who judges nothing is no member
        assert eisen(w.geweigerd("s", "verdeel", pool=POOL, verdeling=stil)) == {"pool_compleet"}


def test_een_arts_is_geen_gedragswetenschapper() -> None:
    w = met_pool()
    pool = [{"wie": "deskundige-2", "functie": "gedragswetenschapper"}, *POOL[1:]]
    verdeling = [regel("geval-1", lid["wie"]) for lid in pool]
    redenen = [b.reden for b in w.geweigerd("s", "verdeel", pool=pool, verdeling=verdeling)]
    assert redenen == ["deskundige-2 staat niet geregistreerd als gedragswetenschapper."]


def test_wie_van_buiten_niet_bij_het_dossier_hoort_krijgt_geen_geval() -> None:
    w = met_pool()
    w.mensen["mentor"][0]["alle_dossiers"] = False
    verdeling = [regel("geval-1", lid["wie"]) for lid in POOL]
    assert "beoordelaars_bevoegd" in eisen(w.geweigerd("s", "verdeel", pool=POOL, verdeling=verdeling))
    w.dossier["betrokkenen"]["mentor"] = "beoordelaar"
    assert w.geweigerd("s", "verdeel", pool=POOL, verdeling=verdeling) == []

"""De afwijking: elke regel van de tabel, afgestemd met de klant, en een ander oordeelt of het hielp (domein.md 10.7)."""

from typing import Any

import pytest

from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, eisen
from tests.workflows.test_kernproces import begonnen
from workflows.afwijking import AFWIJKING

BEH, OORDEELT = ["behandelaar"], ["kwaliteitsmedewerker", "teamleider"]
TABEL = [
    ("beoordeel", ["geregistreerd"], ["beoordeeld"], BEH),
    ("bepaal_maatregel", ["beoordeeld", "maatregel_bepaald"], ["maatregel_bepaald"], BEH),
    ("voer_uit", ["maatregel_bepaald"], ["uitgevoerd"], BEH),
    ("beoordeel_effect", ["uitgevoerd"], ["effect_beoordeeld", "maatregel_bepaald"], OORDEELT),
    ("sluit", ["effect_beoordeeld"], ["gesloten"], BEH),
]
WEG = [rij[0] for rij in TABEL]
TABEL = [*TABEL, ("trek_in", ["geregistreerd", "beoordeeld"], ["ingetrokken"], OORDEELT)]
KLOK = "D.AFW.maatregel"


def gebracht_tot(toestand: str, **klant: str) -> Wereld:
    """A deviation beside a core process, brought to this state."""
    w = begonnen(**klant)
    assert w.start(AFWIJKING, "a", hoofdzaak="k") == []
    for actie in WEG:
        if w.toestand("a") == toestand:
            break
        w.doe("a", actie)
    return w


def afgestemd(met: str, op: str = "2026-03-02") -> dict[str, Any]:
    return {"met": met, "op": op, "hoe": "In een gesprek op school."}


@pytest.mark.parametrize(("actie", "van", "naar", "door"), TABEL, ids=[rij[0] for rij in TABEL])
def test_elke_regel_van_de_tabel_staat_er_zo(
    actie: str, van: list[str], naar: list[str], door: list[str]
) -> None:
    rijen = AFWIJKING.acties[actie]
    assert [r.naar for r in rijen] == naar
    for rij in rijen:
        assert (list(rij.van), [r.value for r in rij.rollen]) == (van, door)


def test_de_behandelaar_registreert_ook_wat_eerder_gebeurde() -> None:
    assert (AFWIJKING.start.actie, AFWIJKING.start.rollen) == ("registreer", (Rol.BEHANDELAAR,))
    w = Wereld()
    assert eisen(w.start(AFWIJKING, "a", rol=Rol.OUDER)) == {"rol"}
    assert w.start(AFWIJKING, "a", datum="2026-02-27") != []
    assert w.start(AFWIJKING, "a", datum="2026-02-27", reden_eerder="Pas vandaag gehoord.") == []
    assert (w.toestand("a"), w.zaken["a"]["hoofdzaak"]) == ("geregistreerd", None)


@pytest.mark.parametrize(("ernst", "berichten"), [("laag", []), ("midden", []), ("ernstig", ["afw_ernstig"])])
def test_alleen_van_een_ernstige_melding_hoort_de_directeur_bestuurder_meteen(
    ernst: str, berichten: list[str]
) -> None:
    w = gebracht_tot("geregistreerd")
    w.doe("a", "beoordeel", ernst=ernst)
    assert w.berichten == berichten
    assert w.ontvangers == ["directeur_bestuurder"] * len(berichten)


# ---------------------------------------------------------------- maatregel


@pytest.mark.parametrize(
    ("wijzig", "eis"),
    [
        ({"eigenaar": "niemand"}, "eigenaar_bekend"),
        ({"uiterlijk": "2026-03-02"}, "dag_ligt_na_vandaag"),
        ({"met_wie_afgestemd": []}, "klant_geraadpleegd"),
        ({"met_wie_afgestemd": [afgestemd("school")]}, "klant_geraadpleegd"),
        ({"met_wie_afgestemd": [afgestemd("ouders", "2026-03-03")]}, "klant_geraadpleegd"),
        (
            {"met_wie_afgestemd": [afgestemd("ouders"), afgestemd("derde", "2026-03-03")]},
            "klant_geraadpleegd",
        ),
    ],
)
def test_een_maatregel_heeft_een_eigenaar_een_dag_en_overleg_met_de_klant(
    wijzig: dict[str, Any], eis: str
) -> None:
    w = gebracht_tot("beoordeeld")
    geweigerd = w.geweigerd("a", "bepaal_maatregel", **wijzig)
    assert {(b.eis, b.norm, str(b.remedie)) for b in geweigerd} == {
        (eis, "3.2.7", "andere_weg(bepaal_maatregel)")
    }
    assert w.geweigerd("a", "bepaal_maatregel", met_wie_afgestemd=[afgestemd("leerling")]) == []


def test_wie_uit_dienst_is_wordt_geen_eigenaar() -> None:
    w = gebracht_tot("beoordeeld")
    w.mensen["mentor"][0]["tot"] = "2026-03-01"
    assert eisen(w.geweigerd("a", "bepaal_maatregel", eigenaar="mentor")) == {"eigenaar_bekend"}
    w.mensen["mentor"][0]["tot"] = "2026-03-02"
    assert w.geweigerd("a", "bepaal_maatregel", eigenaar="mentor") == []


def test_bij_een_school_als_klant_wordt_met_de_school_afgestemd() -> None:
    w = gebracht_tot("beoordeeld", klant="school")
    geweigerd = w.geweigerd("a", "bepaal_maatregel", met_wie_afgestemd=[afgestemd("ouders")])
    assert [(b.eis, "de school" in b.reden) for b in geweigerd] == [("klant_geraadpleegd", True)]
    assert w.geweigerd("a", "bepaal_maatregel") == []


def test_de_afgesproken_dag_loopt_tot_de_maatregel_is_uitgevoerd_en_rolt_niet() -> None:
    w = gebracht_tot("beoordeeld")
    w.doe("a", "bepaal_maatregel", uiterlijk="2026-03-14")  # a Saturday
    assert (w.termijn("a", KLOK), w.uiterlijk("a", KLOK)) == ("lopend", "2026-03-14")
    w.doe("a", "voer_uit")
    assert w.termijn("a", KLOK) == "gestopt"
    assert (w.berichten, w.ontvangers) == (["afw_uitgevoerd"], OORDEELT)


def test_drie_dagen_ervoor_hoort_de_behandelaar_en_erna_ook_de_teamleider() -> None:
    (soort,) = AFWIJKING.termijnen.values()
    assert [(t.naam, t.sjabloon, [r.value for r in t.aan]) for t in soort.ladder] == [
        ("herinnering_3d", "termijn_herinnering", BEH),
        ("overschrijding", "termijn_overschreden", [*BEH, "teamleider"]),
    ]
    w = gebracht_tot("maatregel_bepaald")
    w.wacht(15)
    assert w.termijn("a", KLOK) == "overschreden"
    assert w.geweigerd("a", "voer_uit") == []


def test_een_lopende_maatregel_krijgt_geen_andere_dag() -> None:
    w = gebracht_tot("maatregel_bepaald")
    for dagen in (0, 15):
        w.wacht(dagen)
        geweigerd = w.geweigerd("a", "bepaal_maatregel")
        assert [(b.eis, str(b.remedie)) for b in geweigerd] == [
            ("maatregel_is_nodig", "andere_weg(voer_uit)")
        ]


# ---------------------------------------------------------------- effect


def test_wie_uitvoerde_beoordeelt_het_effect_niet_ook_niet_via_een_vervanger() -> None:
    w = gebracht_tot("maatregel_bepaald")
    w.mensen["beide"] = [{"rollen": ["behandelaar", "teamleider"], "mandaten": [], "functies": []}]
    w.mensen["invaller"] = [{"rollen": [], "vervangt": [{"wie": "beide"}], "mandaten": [], "functies": []}]
    w.doe("a", "voer_uit", wie="beide", rol=Rol.BEHANDELAAR)
    for effect in ("voldoende", "onvoldoende"):
        for wie in ("beide", "invaller"):
            geweigerd = w.geweigerd("a", "beoordeel_effect", wie=wie, rol=Rol.TEAMLEIDER, effect=effect)
            assert [(b.eis, b.norm) for b in geweigerd] == [("ander_dan", "3.2.7")]
        assert w.geweigerd("a", "beoordeel_effect", rol=Rol.TEAMLEIDER, effect=effect) == []


def test_wie_voor_de_maatregel_zorgde_beoordeelt_het_effect_niet() -> None:
    w = gebracht_tot("beoordeeld")
    w.doe("a", "bepaal_maatregel", eigenaar="teamleider")
    w.doe("a", "voer_uit")
    assert eisen(w.geweigerd("a", "beoordeel_effect", rol=Rol.TEAMLEIDER)) == {
        "zorgde_niet_voor_de_maatregel"
    }
    assert w.geweigerd("a", "beoordeel_effect", wie="teamleider-2", rol=Rol.TEAMLEIDER) == []


def test_een_oordeel_zonder_onderbouwing_bewijst_niets_en_wordt_geweigerd() -> None:
    w = gebracht_tot("uitgevoerd")
    assert eisen(w.geweigerd("a", "beoordeel_effect", onderbouwing="")) == {"gegevens.onderbouwing"}
    goed, terug = AFWIJKING.acties["beoordeel_effect"]
    assert [(b.clausule, b.velden) for b in goed.bewijs] == [("3.2.7", ("effect", "onderbouwing"))]
    assert terug.bewijs == ()


def test_een_onvoldoende_effect_vraagt_een_nieuwe_maatregel_in_overleg() -> None:
    w = gebracht_tot("uitgevoerd")
    w.doe("a", "beoordeel_effect", effect="onvoldoende")
    assert (w.toestand("a"), w.berichten) == ("maatregel_bepaald", ["afw_effect_onvoldoende"])
    assert (w.termijn("a", KLOK), w.uiterlijk("a", KLOK)) == ("lopend", "2026-03-30")
    geweigerd = w.geweigerd("a", "voer_uit")
    assert [(b.eis, str(b.remedie)) for b in geweigerd] == [
        ("maatregel_is_afgesproken", "eerst(bepaal_maatregel)")
    ]
    assert eisen(w.geweigerd("a", "bepaal_maatregel", met_wie_afgestemd=[])) == {"klant_geraadpleegd"}
    w.doe("a", "bepaal_maatregel", uiterlijk="2026-03-20")
    assert (w.termijn("a", KLOK), w.uiterlijk("a", KLOK)) == ("lopend", "2026-03-20")
    assert eisen(w.geweigerd("a", "bepaal_maatregel")) == {"maatregel_is_nodig"}
    w.loop("a", "voer_uit", "beoordeel_effect")
    assert (w.toestand("a"), w.berichten) == ("effect_beoordeeld", ["afw_effect_voldoende"])


def test_sluiten_kan_pas_als_het_effect_voldoende_is_en_met_wat_er_is_geleerd() -> None:
    w = gebracht_tot("uitgevoerd")
    assert "toestand" in eisen(w.geweigerd("a", "sluit"))
    w.doe("a", "beoordeel_effect", rol=Rol.TEAMLEIDER)
    assert eisen(w.geweigerd("a", "sluit", lessen="")) == {"gegevens.lessen"}
    w.doe("a", "sluit")
    assert (w.toestand("a"), w.zaken["a"]["klaar"], w.termijn("a", KLOK)) == ("gesloten", True, "gestopt")

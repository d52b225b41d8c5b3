"""De stand: wat nu geldt, gevouwen uit de gebeurtenissen, zonder naar de klok te kijken."""

import copy
import json
from typing import Any

import pytest
from freezegun import freeze_time

from kernproces.gebeurtenissen import NIET_BESLISSEND
from kernproces.zaak.stand import pas_toe, vouw
from tests.eigenschappen.historie import opgenomen


def entry(nr: int, soort: str, actor: str = "anna", /, **open_: Any) -> dict[str, Any]:
    return {
        "stroom": "zaak/a",
        "nr": nr,
        "soort": soort,
        "vastgelegd": f"2026-03-0{nr}T08:00:00.000000Z",
        "werkt_op": f"2026-03-0{nr}",
        "actor": actor,
        "rol": "behandelaar",
        "workflow": "f" * 64,
        "open": open_,
        "geheim": {},
    }


def stap(nr: int, actie: str, actor: str = "anna", **open_: Any) -> dict[str, Any]:
    return entry(nr, "overgang", actor, **{"actie": actie, "gegevens": {}, "klaar": False, **open_})


BEGIN = entry(
    1,
    "zaak_gestart",
    zaak="a",
    dossier="d",
    workflow="tlv",
    versie=1,
    naar="concept",
    actie="start",
    gegevens={},
)


def test_de_stand_hangt_niet_af_van_de_dag_waarop_er_wordt_gevouwen() -> None:
    uitkomsten, _ = [], opgenomen()  # made before time stands still
    for dag in ("1999-12-31", "2026-03-02", "2090-01-01"):
        with freeze_time(dag):
            uitkomsten.append({naam: vouw(entries) for naam, (entries, _) in opgenomen().items()})
    assert uitkomsten[0] == uitkomsten[1] == uitkomsten[2]


def test_een_lege_historie_geeft_een_lege_stand() -> None:
    assert vouw([]) == {}


def test_wie_een_stap_deed_blijft_bekend_ook_als_een_ander_hem_later_weer_doet() -> None:
    stand = vouw(
        [
            BEGIN,
            stap(2, "adviseer", "eva"),
            stap(3, "adviseer", "stan", keten=["dirk"]),
            stap(4, "adviseer", "eva"),
        ]
    )
    gedaan = stand["gedaan"]["adviseer"]
    assert (gedaan["keer"], gedaan["wie"], gedaan["laatst"]) == (3, ["eva", "stan", "dirk"], ["eva"])


def test_een_overgang_verplaatst_de_zaak_en_een_handeling_niet() -> None:
    stand = vouw([BEGIN, stap(2, "dien_in", naar="ontvangen")])
    assert (stand["toestand"], stand["sinds"]) == ("ontvangen", "2026-03-02")
    pas_toe(stand, {**stap(3, "noteer"), "soort": "handeling"})
    assert (stand["toestand"], stand["sinds"]) == ("ontvangen", "2026-03-02")


def test_een_vervallen_advies_blijft_staan_maar_telt_niet_meer() -> None:
    stand = vouw(
        [
            BEGIN,
            stap(2, "adviseer", "eva", verzamelt="adviezen"),
            stap(3, "adviseer", "frank", verzamelt="adviezen"),
            stap(4, "wijzig", verzameling="adviezen", vervallen=[2]),
        ]
    )
    assert [(s["wie"], s["vervallen"]) for s in stand["verzameld"]["adviezen"]] == [
        (["eva"], True),
        (["frank"], False),
    ]


def test_een_correctie_vervangt_het_gegeven_van_die_ene_stap_en_laat_de_gebeurtenis_staan() -> None:
    eerste = stap(2, "dien_in", gegevens={"soort": "so", "jaren": 1}, verzamelt="aanvragen")
    tweede = stap(3, "noteer", gegevens={"soort": "x"})
    herstel = entry(4, "gecorrigeerd", nr=2, wordt={"soort": "sbo"}, werkt_op="2026-02-27")
    oud = copy.deepcopy([BEGIN, eerste, tweede, herstel])
    stand = vouw([BEGIN, eerste, tweede, herstel])
    assert stand["gedaan"]["dien_in"]["gegevens"] == {"soort": "sbo", "jaren": 1}
    assert stand["gedaan"]["dien_in"]["op"] == "2026-02-27"
    assert stand["verzameld"]["aanvragen"][0]["gegevens"]["soort"] == "sbo"
    assert stand["gedaan"]["noteer"]["gegevens"] == {"soort": "x"}
    assert stand["correcties"] == 1
    assert [BEGIN, eerste, tweede, herstel] == oud


def test_een_dossier_heeft_een_regisseur_en_een_nieuwe_neemt_de_plaats_van_de_oude_in() -> None:
    stand = vouw(
        [
            entry(1, "dossier_geopend", dossier="d", school="school-1"),
            entry(2, "betrokkene_toegevoegd", persoon="olga", rol="ouder"),
            entry(3, "betrokkene_toegevoegd", persoon="anna", rol="regisseur"),
            entry(4, "betrokkene_toegevoegd", persoon="ben", rol="regisseur"),
        ]
    )
    assert stand["regisseur"] == "ben"
    assert stand["betrokkenen"] == {"olga": "ouder"}


def test_een_register_onthoudt_elke_versie_met_haar_periode() -> None:
    regels = [
        entry(n, "register_bijgewerkt", id="anna", waarden={"rollen": [rol]}, van=van, tot=None)
        for n, rol, van in ((1, "mentor", None), (2, "jurist", "2026-04-01"))
    ]
    versies = vouw(regels)["items"]["anna"]
    assert [(v["rollen"], v["van"], v["nr"]) for v in versies] == [
        (["mentor"], None, 1),
        (["jurist"], "2026-04-01", 2),
    ]


@pytest.mark.parametrize("soort", sorted(NIET_BESLISSEND))
def test_een_herinnering_maakt_een_bladzijde_niet_oud_en_een_overschrijding_wel(soort: str) -> None:
    termijn = {"stand": "lopend", "uiterlijk": "2026-04-13", "afleiding": []}
    stand = vouw([BEGIN, entry(2, "termijn_gestart", termijn="D", na=termijn)])
    versie = stand["beslisversie"]
    zonder = {k: v for k, v in termijn.items() if k != "afleiding"}
    pas_toe(stand, entry(3, soort, termijn="D", na=zonder))
    assert stand["beslisversie"] == versie
    pas_toe(stand, entry(4, "termijn_overschreden", termijn="D", na=zonder))
    assert stand["beslisversie"] == versie + 1
    assert stand["termijnen"]["D"]["nr"] == 2, (
        "de afleiding staat bij de gebeurtenis die de termijn berekende"
    )
    assert "afleiding" not in stand["termijnen"]["D"]


def test_de_stand_bevat_geen_vertrouwelijke_inhoud_en_is_gewone_tekst() -> None:
    eerste = {
        **stap(2, "dien_in", gegevens={"soort": "so"}),
        "geheim": {"persoonsgegeven": {"naam": "GEHEIM"}},
    }
    stand = vouw([BEGIN, eerste])
    assert "GEHEIM" not in json.dumps(stand)
    assert stand["inhoud"] == {"persoonsgegeven/2025": "2026-03-02"}, "wel onder welke sleutel er iets ligt"


def test_een_later_schooljaar_heeft_een_eigen_sleutel_en_een_correctie_ligt_bij_wat_zij_herstelt() -> None:
    ander_jaar = {**stap(2, "noteer"), "werkt_op": "2026-08-01", "geheim": {"gezondheidsgegeven": {}}}
    correctie = {**stap(3, "noteer"), "werkt_op": "2027-03-01", "geheim": {"gezondheidsgegeven": {}}}
    correctie["open"] |= {"vak": 2026}
    stand = vouw([BEGIN, ander_jaar, correctie])
    assert stand["inhoud"] == {"gezondheidsgegeven/2026": "2026-08-01"}, (
        "herstellen is geen nieuwe beoordeling"
    )

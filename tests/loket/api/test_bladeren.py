"""Turning pages: every zaak, term, message, dossier and entry exactly once, in the promised order."""

from typing import Any

import pytest

from tests.hulp.klant import Klant
from tests.loket.api.conftest import STADIA, Proef


@pytest.fixture(scope="module", autouse=True)
def _gevuld(proef: Proef) -> list[str]:
    return [proef.zaak(stadium) for stadium in STADIA for _ in range(3)]


def blader(client: Klant, pad: str, limiet: int, **filters: Any) -> list[dict[str, Any]]:
    items, cursor = [], None
    while True:
        vraag = {"limiet": limiet, **filters} | ({"cursor": cursor} if cursor else {})
        blad = client.get(pad, params=vraag).json()
        assert len(blad["items"]) <= limiet
        items += blad["items"]
        cursor = blad["volgende"]
        if cursor is None:
            return items


@pytest.mark.parametrize("limiet", [1, 2, 5, 200])
def test_elke_zaak_komt_een_keer_langs_op_volgorde_van_rechtsgevolg(
    proef: Proef, anna: Klant, limiet: int
) -> None:
    items = blader(anna, "/zaken", limiet)
    with proef.samenstel.opslag.lezen() as lezer:
        bestaat = [r[0] for r in lezer.rij_query("SELECT zaak FROM werkvoorraad ORDER BY zaak")]
    assert sorted(i["zaak"] for i in items) == bestaat
    volgorde = [(not i["open"], i["rang"], i["uiterlijk"] or "9999-12-31", i["zaak"]) for i in items]
    assert volgorde == sorted(volgorde)
    assert {i["open"] for i in items} == {True, False}


@pytest.mark.parametrize(
    "filters",
    [
        {"open": "true"},
        {"open": "false"},
        {"toestand": "ontvangen"},
        {"workflow": "tlv"},
    ],
)
def test_een_filter_laat_weg_wat_niet_past_en_niets_anders(anna: Klant, filters: dict[str, str]) -> None:
    alle = blader(anna, "/zaken", 200)
    waarden = {k: {"true": True, "false": False}.get(v, v) for k, v in filters.items()}
    passend = [i for i in alle if all(i[k] == w for k, w in waarden.items())]
    assert blader(anna, "/zaken", 4, **filters) == passend


@pytest.mark.parametrize(
    ("pad", "sleutel"),
    [("/termijnen", ("zaak", "termijn")), ("/berichten", ("id",)), ("/dossiers", ("dossier",))],
)
@pytest.mark.parametrize("limiet", [1, 7])
def test_elke_regel_van_een_lijst_komt_een_keer_langs(
    anna: Klant, pad: str, sleutel: tuple[str, ...], limiet: int
) -> None:
    los, ineens = blader(anna, pad, limiet), blader(anna, pad, 200)
    sleutels = [tuple(i[k] for k in sleutel) for i in los]
    assert los == ineens
    assert len(set(sleutels)) == len(sleutels) > limiet


def test_de_lijst_van_termijnen_bevat_alleen_wat_nog_telt(proef: Proef, anna: Klant) -> None:
    items = blader(anna, "/termijnen", 50)
    with proef.samenstel.opslag.lezen() as lezer:
        lopend = lezer.rij_query(
            "SELECT zaak, termijn FROM termijn WHERE stand <> 'gestopt' ORDER BY zaak, termijn"
        )
    assert [(i["zaak"], i["termijn"]) for i in items] == lopend
    assert blader(anna, "/termijnen", 50, stand="lopend") == [i for i in items if i["stand"] == "lopend"]


def test_de_geschiedenis_is_volledig_en_op_volgorde(proef: Proef, anna: Klant) -> None:
    zaak = proef.zaak("verleend")
    items = blader(anna, f"/zaken/{zaak}/geschiedenis", 3)
    assert [i["nr"] for i in items] == list(range(1, len(items) + 1))
    assert len(items) == proef.samenstel.stand(zaak)["nr"]


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "é",
        "WzFd",
        "WzEsMSwiYSIsImIiLDJd",
        "bnVsbA==",
        "W1tdXQ==",
        "WyJhXHUwMDAwIl0=",
        "WzFlMzAwXQ==",
    ],
)
@pytest.mark.parametrize("pad", ["/zaken", "/termijnen", "/berichten", "/dossiers"])
def test_een_verzonnen_cursor_wordt_geweigerd(anna: Klant, pad: str, cursor: str) -> None:
    antwoord = anna.get(pad, params={"cursor": cursor})
    assert antwoord.status_code == 422
    assert antwoord.json()["fouten"][0]["veld"] == "cursor"


def test_een_onbekende_vraag_wordt_niet_stil_genegeerd(anna: Klant) -> None:
    antwoord = anna.get("/zaken", params={"toestant": "ontvangen"})
    assert antwoord.status_code == 422
    assert antwoord.json()["fouten"] == [{"veld": "toestant", "reden": "dit veld bestaat hier niet."}]


@pytest.mark.parametrize(
    ("vraag", "veld", "noemt"),
    [
        ({"workflow": "foo"}, "workflow", "bezwaar"),
        ({"workflow": "foo\x00"}, "workflow", "bezwaar"),
        ({"workflow": "tlv", "toestand": "foo"}, "toestand", "concept"),
        ({"workflow": "tlv", "toestand": "geregistreerd"}, "toestand", "concept"),
        ({"toestand": "foo"}, "toestand", "geregistreerd"),
    ],
)
def test_een_filter_dat_niets_kan_vinden_is_geen_lege_lijst_en_noemt_wat_er_is(
    anna: Klant, vraag: dict[str, str], veld: str, noemt: str
) -> None:
    antwoord = anna.get("/zaken", params=vraag)
    assert antwoord.status_code == 422
    (fout,) = antwoord.json()["fouten"]
    assert fout["veld"] == veld
    assert noemt in fout["reden"].partition("bekend zijn: ")[2]
    assert "foo" not in antwoord.text


def test_van_een_dubbele_vraag_blijft_er_niet_stil_een_liggen(anna: Klant) -> None:
    antwoord = anna.get("/zaken?workflow=bezwaar&workflow=tlv")
    assert antwoord.status_code == 422
    assert antwoord.json()["fouten"] == [{"veld": "workflow", "reden": "geef deze parameter een keer."}]

"""What is over: the list of the director with his acknowledgements, and the dwangsom on the page of the zaak."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from loket.api.tokens import maak_token
from tests.loket.web.proef import NU, WEG, Proef

DAG = timedelta(days=1)
NA_DE_WET = NU + 63 * DAG  # Tuesday 26 January 2027; the legal limit was Tuesday 19 January


@pytest.fixture
def eigen(tmp_path: Path) -> Iterator[Proef]:
    """A proef of its own: these tests let time pass."""
    proef = Proef(tmp_path)
    yield proef
    proef.samenstel.sluit()


def op(proef: Proef, nu: datetime) -> None:
    proef.tijd.nu = nu
    proef.samenstel.ronde(nu)
    proef.samenstel.hartslag("bezorging", nu.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))


def stel_in_gebreke(proef: Proef, nu: datetime) -> str:
    zaak = proef.tlv("dien_in")
    op(proef, nu)
    antwoord = proef.samenstel.kern.doe(
        zaak, Opdracht("ingebrekestelling", "wil", Rol.SECRETARIAAT, "voorbeeld"), nu
    )
    assert antwoord.gelukt, [b.als_gegevens() for b in antwoord.beletselen]
    return zaak


def breng_tot_bekend(proef: Proef, zaak: str, nu: datetime) -> None:
    for actie, wie in WEG[1:]:
        proef.doe(zaak, actie, wie, nu)


def test_de_lijst_noemt_norm_en_wet_apart_en_wie_aan_de_beurt_is(eigen: Proef) -> None:
    zaak = eigen.tlv("dien_in")
    op(eigen, NA_DE_WET)
    html = eigen.als("tom").get("/termijnen")
    assert "2 termijnen zijn voorbij en het werk is nog niet klaar." in html
    assert html.count(f'href="/zaken/{zaak}"') == 1
    assert '<span class="lik lik--fout">Wet</span>' in html
    assert '<span class="lik lik--let">Norm</span>' in html
    assert html.count("nog niet</td>") == 1
    assert 'aria-current="page">Termijnen</a>' in html


def test_de_bestuurder_neemt_kennis_en_dat_staat_op_de_lijst_op_de_zaak_in_de_api_en_bij_naspelen(
    eigen: Proef,
) -> None:
    zaak = eigen.tlv("dien_in")
    op(eigen, NA_DE_WET)
    dirk = eigen.als("dirk")
    assert f'href="/zaken/{zaak}/acties/neem_kennis"' in dirk.get("/termijnen")
    dirk.get(f"/zaken/{zaak}/acties/neem_kennis")
    dirk.post(f"/zaken/{zaak}/acties/neem_kennis", 303, {"knop": "doe"})
    html = dirk.get("/termijnen")
    assert html.count('di 26 jan 2027<span class="bijzin">D. Oosterwold</span>') == 1
    assert "De directeur-bestuurder nam er kennis van op di 26 jan 2027." in dirk.get(f"/zaken/{zaak}")
    assert "Kennisnemen van een overschrijding" in eigen.als("ruud").get(f"/zaken/{zaak}/naspelen")


def test_een_kennisneming_van_de_norm_telt_niet_voor_de_wet_die_later_voorbijging(eigen: Proef) -> None:
    zaak = eigen.tlv("dien_in")
    op(eigen, NU + 45 * DAG)  # the norm ended 42 days after, the law has two weeks left
    eigen.doe(zaak, "neem_kennis", "dirk", NU + 45 * DAG)
    op(eigen, NA_DE_WET)
    html = eigen.als("dirk").get("/termijnen")
    assert html.count("Neem kennis") == 1
    html = eigen.als("noor").get(f"/zaken/{zaak}")
    assert html.count("nam er kennis van op vr 8 jan 2027") == 1
    assert html.count("heeft er nog geen kennis van genomen") == 1


def test_school_en_ouders_hebben_geen_lijst(eigen: Proef) -> None:
    eigen.als("karin").get("/termijnen", 404)
    assert "/termijnen" not in eigen.als("karin").get("/")


def test_wie_er_niet_bij_hoort_ziet_ook_niet_hoeveel_er_voorbij_is(eigen: Proef) -> None:
    eigen.tlv("dien_in")
    op(eigen, NA_DE_WET)
    html = eigen.als("milou").get("/termijnen")
    assert "Er is geen termijn voorbij in een zaak die nog loopt en waar u bij hoort." in html
    assert "Er zijn er nog" not in html


def test_zonder_overschrijding_is_de_lijst_leeg(eigen: Proef) -> None:
    eigen.tlv("dien_in")
    op(eigen, NU + DAG)
    assert "Er is geen termijn voorbij in een zaak die nog loopt." in eigen.als("dirk").get("/termijnen")


def test_de_zaak_zegt_dat_de_wet_iets_anders_is_dan_de_norm(eigen: Proef) -> None:
    zaak = eigen.tlv("dien_in")
    op(eigen, NA_DE_WET)
    html = eigen.als("noor").get(f"/zaken/{zaak}")
    assert "Dit is een termijn uit de wet." in html
    assert "Dit is de eigen norm; de wet heeft een andere termijn." in html
    assert html.count("heeft er nog geen kennis van genomen") == 2
    assert "Dwangsom" not in html


def test_voor_het_einde_van_de_twee_weken_kost_het_nog_niets(eigen: Proef) -> None:
    zaak = stel_in_gebreke(eigen, NA_DE_WET)
    html = eigen.als("noor").get(f"/zaken/{zaak}")
    assert "Is het besluit op di 9 feb 2027 niet bekendgemaakt, dan kost elke dag daarna geld." in html
    assert "<b>€ 0</b>" in html


@pytest.mark.parametrize(("dag", "bedrag", "per_dag"), [(1, 23, 23), (15, 357, 35), (42, 1442, 45)])
def test_de_dwangsom_staat_dag_voor_dag_op_de_zaak(eigen: Proef, dag: int, bedrag: int, per_dag: int) -> None:
    zaak = stel_in_gebreke(eigen, NA_DE_WET)
    op(eigen, NA_DE_WET + (14 + dag) * DAG)
    html = eigen.als("noor").get(f"/zaken/{zaak}")
    assert "De dwangsom loopt sinds wo 10 feb 2027." in html
    assert f"Elke dag zonder besluit kost nu € {per_dag}." in html
    assert f"<b>€ {bedrag}</b>" in html
    assert "€ 1442</dd>" in html
    assert "uiterlijk di 6 apr 2027" in html  # two weeks after the 42nd day, Tuesday 23 March
    assert html.count('<th scope="row">') >= 42
    assert f"dwangsom tot en met vandaag € {bedrag}</b>" in eigen.als("dirk").get("/termijnen")


def test_na_de_bekendmaking_staat_vast_wat_het_is_en_wanneer_het_in_een_besluit_staat(eigen: Proef) -> None:
    zaak = stel_in_gebreke(eigen, NA_DE_WET)
    nu = NA_DE_WET + 16 * DAG  # Thursday 11 February: the second day
    op(eigen, nu)
    breng_tot_bekend(eigen, zaak, nu)
    eigen.tijd.nu = nu + 30 * DAG
    html = eigen.als("piet").get(f"/zaken/{zaak}")
    assert "De dwangsom loopt niet meer op. De laatste dag was do 11 feb 2027." in html
    assert "<b>€ 46</b>" in html
    assert "uiterlijk do 25 feb 2027" in html


def test_de_api_geeft_hetzelfde_bedrag_dag_voor_dag(eigen: Proef) -> None:
    zaak = stel_in_gebreke(eigen, NA_DE_WET)
    nu = NA_DE_WET + 16 * DAG
    op(eigen, nu)
    token = maak_token(eigen.samenstel, "noor", [Rol.BEHANDELAAR], vandaag=NU.date())
    antwoord = eigen.bezoeker().client.get(
        f"/api/v1/zaken/{zaak}", headers={"Authorization": f"Bearer {token}"}
    )
    assert antwoord.status_code == 200
    termijnen = antwoord.json()["termijnen"]
    dwangsom = termijnen["D.IG"]["dwangsom"]
    dagen = dwangsom.pop("dagen")
    assert dwangsom == {
        "eerste_dag": "2027-02-10",
        "laatste_dag": "2027-03-23",
        "vaststellen": "2027-04-06",
        "bedrag": 46,
        "per_dag": 23,
        "maximum": 1442,
        "loopt": True,
    }
    assert (len(dagen), dagen[0], dagen[-1]["samen"]) == (
        42,
        {"dag": "2027-02-10", "euro": 23, "samen": 23},
        1442,
    )
    assert (termijnen["D.TLV.wet"]["te_laat"], termijnen["D.TLV.wet"]["dwangsom"]) == (True, None)


def test_het_besluit_zegt_de_school_hoe_hoog_de_dwangsom_is_en_de_ouders_niet(eigen: Proef) -> None:
    zaak = stel_in_gebreke(eigen, NA_DE_WET)
    nu = NA_DE_WET + 16 * DAG
    op(eigen, nu)
    breng_tot_bekend(eigen, zaak, nu)
    eigen.samenstel.bezorg(nu)
    brieven = {
        (b["To"].partition(" ")[0], " ".join(b.get_content().split()))
        for pad in (eigen.instellingen.map_ / "post").rglob("*.eml")
        if "besluit op de aanvraag" in (b := message_from_bytes(pad.read_bytes(), policy=default))["Subject"]
    }
    assert {naam for naam, tekst in brieven if "De dwangsom is € 46." in tekst} == {"Piet"}
    assert len(brieven) > 1

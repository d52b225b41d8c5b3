"""Nobody overwrites unseen what somebody else did: ETag and If-Match."""

import pytest

from kernproces.rollen import Rol
from tests.hulp.klant import Klant
from tests.loket.api.conftest import Als, Proef, etag, voorbeeld

NOTITIE = {"gegevens": {"tekst": "Gebeld met de school."}}


def test_wie_een_verouderde_zaak_bekeek_hoort_wie_er_was_en_wat_die_deed(
    proef: Proef, als: Als, anna: Klant
) -> None:
    zaak = proef.zaak("ontvangen")
    gezien = etag(anna, zaak)
    sara = als("sara", Rol.SECRETARIAAT)
    assert sara.post(f"/zaken/{zaak}/acties/noteer", json=NOTITIE, headers=gezien).status_code == 200
    antwoord = anna.post(
        f"/zaken/{zaak}/acties/verklaar_compleet",
        json=voorbeeld(anna, zaak, "verklaar_compleet"),
        headers=gezien,
    )
    probleem = antwoord.json()
    assert antwoord.status_code == 412
    assert (probleem["wie"], probleem["wat"]) == ("sara", "noteer")
    assert antwoord.headers["etag"] == etag(anna, zaak)["If-Match"]
    assert anna.get(f"/zaken/{zaak}").json()["toestand"] == "ontvangen"


def test_elke_wijziging_geeft_de_volgende_etag(proef: Proef, anna: Klant) -> None:
    zaak = proef.zaak("ontvangen")
    tag = etag(anna, zaak)
    for _ in range(3):
        antwoord = anna.post(f"/zaken/{zaak}/acties/noteer", json=NOTITIE, headers=tag)
        assert antwoord.status_code == 200
        assert antwoord.headers["etag"] != tag["If-Match"]
        tag = {"If-Match": antwoord.headers["etag"]}
    assert tag == etag(anna, zaak)


@pytest.mark.parametrize("kop", [{}, {"If-Match": "*"}])
def test_zonder_te_zeggen_wat_u_bekeek_verandert_er_niets(
    proef: Proef, anna: Klant, kop: dict[str, str]
) -> None:
    zaak = proef.zaak("ontvangen")
    antwoord = anna.post(f"/zaken/{zaak}/acties/noteer", json=NOTITIE, headers=kop)
    assert antwoord.status_code == 428
    assert "If-Match" in antwoord.json()["detail"]


@pytest.mark.parametrize("tag", ['W/"4"', '"iets anders"', "4", '"4", "5"', '""', '"-1"'])
def test_een_etag_die_wij_nooit_gaven_is_een_vergissing_en_niet_iemand_die_u_voor_was(
    proef: Proef, anna: Klant, tag: str
) -> None:
    zaak = proef.zaak("ontvangen")
    antwoord = anna.post(f"/zaken/{zaak}/acties/noteer", json=NOTITIE, headers={"If-Match": tag})
    assert antwoord.status_code == 400
    assert 'zoals "7"' in antwoord.json()["detail"]
    assert "voor" not in antwoord.json()["title"]
    assert "noteer" not in anna.get(f"/zaken/{zaak}").json()["gedaan"]


def test_een_zaak_zoals_hij_toen_was_laat_later_werk_weg(proef: Proef, anna: Klant) -> None:
    zaak = proef.zaak("ontvangen")
    anna.post(f"/zaken/{zaak}/acties/noteer", json=NOTITIE, headers=etag(anna, zaak))
    toen = anna.get(f"/zaken/{zaak}/stand", params={"op": "2026-03-02T09:00:00+01:00"}).json()
    nu = anna.get(f"/zaken/{zaak}/stand", params={"op": "2030-01-01T00:00:00Z"}).json()
    assert "noteer" not in toen["gedaan"]
    assert nu == anna.get(f"/zaken/{zaak}").json()
    eerder = anna.get(f"/zaken/{zaak}/stand", params={"op": "2026-03-02T08:59:59+01:00"})
    assert eerder.status_code == 404


@pytest.mark.parametrize(
    "op",
    [
        "2026-03-02",
        "2026-03-02T09:00:00",
        "gisteren",
        "",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
    ],
)
def test_een_tijdstip_zonder_zone_of_buiten_elk_jaar_wordt_geweigerd(
    proef: Proef, anna: Klant, op: str
) -> None:
    antwoord = anna.get(f"/zaken/{proef.zaak('concept')}/stand", params={"op": op})
    assert antwoord.status_code == 422
    assert antwoord.headers["content-type"] == "application/problem+json"

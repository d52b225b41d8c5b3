"""Retention and destruction through the API: the same lists, the same two people and the same refusals as on the page."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kernproces.rollen import Rol
from loket.api import bewaren
from loket.api.app import maak_api
from loket.api.tokens import maak_token
from loket.bedrading import Samenstel
from tests.contract.test_vernietiging import NA_DRIE_JAAR, ZAAK
from tests.hulp.klant import Klant
from tests.kernproces.gebruik.test_kern_vertrouwelijk import gespeeld, terug_te_lezen
from tests.kernproces.gebruik.zaakdatabank import voegt_persoon_toe

MENSEN = {
    "sara": Rol.SECRETARIAAT,
    "fien": Rol.FUNCTIONARIS_GEGEVENSBESCHERMING,
    "dora": Rol.FUNCTIONARIS_GEGEVENSBESCHERMING,
}


class Loket:
    def __init__(self, s: Samenstel, nu: datetime) -> None:
        self.s, self.nu, self.app = s, nu, maak_api(s, lambda: nu)

    def als(self, persoon: str, rol: Rol) -> Klant:
        token = maak_token(self.s, persoon, [rol], vandaag=self.nu.date())
        return Klant(self.app, base_url="http://p/api/v1", headers={"Authorization": f"Bearer {token}"})


@pytest.fixture
def loket(tmp_path: Path) -> Iterator[Loket]:
    with gespeeld(f"sqlite:///{tmp_path}/proef.db", tmp_path) as (s, merk):
        for persoon, rol in MENSEN.items():
            voegt_persoon_toe(s, persoon, rol)
        app = Loket(s, NA_DRIE_JAAR)
        app.merk = merk  # type: ignore[attr-defined]
        yield app


def _alles(client: Any, uitkomst: str) -> list[Any]:
    """Page after page, until there is no next one."""
    gevonden, vraag = [], {"uitkomst": uitkomst}
    while True:
        blad = client.get("/bewaarposten", params=vraag).json()
        gevonden += blad["items"]
        if blad["volgende"] is None:
            return gevonden
        vraag["cursor"] = blad["volgende"]


def test_wat_weg_moet_wordt_voorgesteld_door_de_een_goedgekeurd_door_de_ander_en_is_dan_weg(
    loket: Loket, monkeypatch: pytest.MonkeyPatch
) -> None:
    sara = loket.als("sara", Rol.SECRETARIAAT)
    (post,) = sara.get("/bewaarposten", params={"uitkomst": "moet weg"}).json()["items"]
    assert (post["zaak"], post["uiterlijk"]) == (ZAAK, "2029-03-09")
    assert post["afleiding"][-1]["dag"] == "2029-03-09"
    alle = sara.get("/bewaarposten", params={"limiet": 1}).json()
    rest = sara.get("/bewaarposten", params={"cursor": alle["volgende"]}).json()["items"]
    assert alle["items"][0] not in rest
    assert [*alle["items"], *rest] == sara.get("/bewaarposten").json()["items"]
    with monkeypatch.context() as klein:
        klein.setattr(bewaren, "MEEST", 1)
        assert _alles(sara, "moet weg") == [post], "ook als een pagina maar een dossier beoordeelt"
    te_vroeg = {"posten": [{"stroom": "dossier/D-1", "sleutel": "persoonsgegeven"}]}
    nee = sara.post("/vernietigingslijsten", json=te_vroeg)
    assert nee.status_code == 422
    assert "dossier/D-1" in nee.json()["beletselen"][0]["reden"]
    lijst = {"posten": [{"stroom": post["stroom"], "sleutel": post["sleutel"]}]}
    kop = {"Idempotency-Key": "lijst-van-vandaag"}
    nieuw = sara.post("/vernietigingslijsten", json=lijst, headers=kop)
    assert nieuw.status_code == 201
    naam = nieuw.json()["lijst"]
    assert nieuw.headers["location"].endswith(naam)
    assert sara.post("/vernietigingslijsten", json=lijst, headers=kop).json()["lijst"] == naam
    assert [r["lijst"] for r in sara.get("/vernietigingslijsten").json()["items"]] == [naam]
    goed = {"besluit": "goedkeuren"}
    assert (
        sara.post(f"/vernietigingslijsten/{naam}/besluit", json=goed).json()["beletselen"][0]["eis"] == "rol"
    )
    assert sara.post(f"/vernietigingslijsten/{naam}/uitvoering", json={}).status_code == 422
    fien = loket.als("fien", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)
    zonder = fien.post(f"/vernietigingslijsten/{naam}/besluit", json={"besluit": "afwijzen"})
    assert "waarom de lijst wordt afgewezen" in zonder.json()["detail"]
    assert fien.post(f"/vernietigingslijsten/{naam}/besluit", json=goed).json()["toestand"] == "goedgekeurd"
    klaar = sara.post(f"/vernietigingslijsten/{naam}/uitvoering", json={}).json()
    assert (klaar["toestand"], klaar["uitgevoerd"]["vernietigd"]) == ("uitgevoerd", 1)
    leesbaar = terug_te_lezen(loket.s)
    assert [m for m in loket.merk.van["gezondheidsgegeven"] if m in leesbaar] == []  # type: ignore[attr-defined]


def test_wie_voorstelt_keurt_niet_goed_en_wie_er_niet_over_gaat_ziet_niets(loket: Loket) -> None:
    fien = loket.als("fien", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)
    naam = fien.post("/vernietigingslijsten", json={}).json()["lijst"]
    eigen = fien.post(f"/vernietigingslijsten/{naam}/besluit", json={"besluit": "goedkeuren"})
    assert eigen.json()["beletselen"][0]["eis"] == "ander_dan"
    nee = {"besluit": "afwijzen", "reden": "Er loopt nog een gesprek hierover."}
    dora = loket.als("dora", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)
    assert dora.post(f"/vernietigingslijsten/{naam}/besluit", json=nee).json()["toestand"] == "afgewezen"
    behandelaar = loket.als("behandelaar", Rol.BEHANDELAAR)
    assert behandelaar.get("/bewaarposten").status_code == 403
    assert behandelaar.post("/vernietigingslijsten", json={}).status_code == 403
    assert fien.get("/vernietigingslijsten/V-2020-0001").status_code == 404
    assert fien.post("/vernietigingslijsten", json={"posten": []}).status_code == 422

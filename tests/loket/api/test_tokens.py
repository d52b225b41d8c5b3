"""Een token: van een client, voor wat gevraagd is, en niet langer dan nodig."""

from datetime import timedelta
from typing import Any

import pytest

from kernproces.rollen import Rol
from loket.api.app import maak_api
from loket.api.tokens import Bereik, alle_tokens, maak_token
from tests.hulp.klant import Klant
from tests.loket.api.conftest import NU, Proef

DAG = timedelta(days=1)
JAREN = 400 * DAG


def met(proef: Proef, later: timedelta = timedelta(), **token: Any) -> Klant:
    kaart = maak_token(proef.samenstel, "anna", [Rol.BEHANDELAAR], vandaag=NU.date(), **token)
    api = maak_api(proef.samenstel, lambda: NU + later)
    return Klant(api, base_url="http://proef/api/v1", headers={"Authorization": f"Bearer {kaart}"})


def test_een_token_om_te_lezen_doet_niets_en_zegt_wat_er_nodig_is(proef: Proef) -> None:
    zaak = proef.zaak("ontvangen")
    client = met(proef, bereik=[Bereik.LEZEN])
    lees = client.get(f"/zaken/{zaak}")
    assert lees.status_code == 200
    antwoord = client.post(
        f"/zaken/{zaak}/acties/verklaar_compleet",
        json={"gegevens": {}},
        headers={"If-Match": lees.headers["etag"]},
    )
    assert antwoord.status_code == 403
    assert antwoord.json()["type"].endswith("bereik")
    assert "hier is handelen voor nodig" in antwoord.json()["detail"]
    assert client.get(f"/zaken/{zaak}").headers["etag"] == lees.headers["etag"]


def test_wie_alleen_mag_lezen_mag_wel_uitrekenen_wat_er_zou_gebeuren(proef: Proef) -> None:
    zaak = proef.zaak("ontvangen")
    client = met(proef, bereik=[Bereik.LEZEN])
    antwoord = client.post(f"/zaken/{zaak}/acties/verklaar_compleet/wat-als", json={"gegevens": {}})
    assert antwoord.status_code in {200, 422}


def test_stukken_gaan_alleen_open_voor_wie_dat_bereik_heeft(proef: Proef) -> None:
    client = met(proef, bereik=[Bereik.LEZEN, Bereik.HANDELEN])
    antwoord = client.get("/dossiers/D-1/stukken/S-1/1/inhoud")
    assert antwoord.status_code == 403
    assert "hier is stukken voor nodig" in antwoord.json()["detail"]


def test_na_zijn_laatste_dag_is_een_token_niets_meer(proef: Proef) -> None:
    assert met(proef, later=30 * DAG, dagen=30).get("/zaken").status_code == 200
    antwoord = met(proef, later=31 * DAG, dagen=30).get("/zaken")
    assert antwoord.status_code == 401
    assert "gold tot en met 2026-04-01" in antwoord.json()["detail"]


def test_van_elk_token_is_te_zien_wanneer_het_voor_het_laatst_is_gebruikt(proef: Proef) -> None:
    client = met(proef, later=3 * DAG, client="leerlingsysteem")
    (voor,) = (t for t in alle_tokens(proef.samenstel) if t.client == "leerlingsysteem")
    assert voor.laatst == ""
    client.get("/zaken")
    client.get("/zaken")
    (na,) = (t for t in alle_tokens(proef.samenstel) if t.client == "leerlingsysteem")
    assert na.laatst == "2026-03-05"


@pytest.mark.parametrize("fout", [{"dagen": 0}, {"dagen": 732}, {"bereik": []}])
def test_een_token_zonder_einde_of_bereik_bestaat_niet(proef: Proef, fout: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="Een token"):
        met(proef, **fout)

"""What an action would do to the terms, asked over the API: the answer of the action itself, and nothing is written."""

from datetime import timedelta
from typing import Any

from kernproces.rollen import Rol
from tests.hulp.klant import Klant
from tests.loket.api.conftest import NU, Als, Proef, etag, voorbeeld


def _alles(proef: Proef) -> list[Any]:
    tabellen = ("gebeurtenis", "stroom", "outbox", "termijn", "werkvoorraad", "teller", "kenmerk")
    with proef.samenstel.opslag.lezen() as lezer:
        return [lezer.rij_query(f"SELECT * FROM {t} ORDER BY 1, 2") for t in tabellen]


def vraag(client: Klant, zaak: str, actie: str, gegevens: dict[str, Any]) -> dict[str, Any]:
    antwoord = client.post(f"/zaken/{zaak}/acties/{actie}/wat-als", json={"gegevens": gegevens})
    assert antwoord.status_code == 200, antwoord.text
    return {g["termijn"]: g for g in antwoord.json()["gevolgen"]}


def test_oud_einde_nieuw_einde_en_afleiding_en_daarna_doet_de_actie_precies_dat(
    eigen: Proef, eigen_als: Als
) -> None:
    zaak, anna = eigen.zaak("ontvangen"), eigen_als("anna", Rol.BEHANDELAAR)
    gegevens = voorbeeld(anna, zaak, "verzoek_aanvulling")["gegevens"]
    voor, tag = _alles(eigen), etag(anna, zaak)
    gevolgen = vraag(anna, zaak, "verzoek_aanvulling", gegevens)
    assert _alles(eigen) == voor
    norm = gevolgen["D.TLV.norm"]
    assert (norm["was"], norm["wordt"], norm["wat"]) == ("2026-04-13", "2026-04-28", "klok staat stil")
    assert norm["afleiding"][-1] == {
        "stap": "Besluit bekendgemaakt, uiterlijk",
        "artikel": "",
        "dag": "2026-04-28",
    }
    assert gevolgen["D.TLV.herstel"]["was"] is None
    echt = anna.post(
        f"/zaken/{zaak}/acties/verzoek_aanvulling", json={"gegevens": gegevens}, headers=tag
    ).json()
    assert {t: echt["termijnen"][t]["uiterlijk"] for t in gevolgen} == {
        t: g["wordt"] for t, g in gevolgen.items()
    }


def test_een_opschorting_zonder_vast_einde_rekent_met_de_verwachte_dag(proef: Proef, als: Als) -> None:
    zaak, anna = proef.zaak("in_behandeling"), als("anna", Rol.BEHANDELAAR)
    gegevens = voorbeeld(anna, zaak, "schort_op")["gegevens"]
    norm = vraag(anna, zaak, "schort_op", gegevens)["D.TLV.norm"]
    assert norm["hervat_op"] == gegevens["verwacht_einde"]
    assert (norm["was"], norm["wordt"]) == ("2026-04-13", "2026-04-28")


def test_de_verwachte_dag_wordt_de_echte_als_de_klok_dan_weer_loopt(eigen: Proef, eigen_als: Als) -> None:
    from loket.api.app import maak_api
    from loket.api.tokens import maak_token

    zaak, anna = eigen.zaak("in_behandeling"), eigen_als("anna", Rol.BEHANDELAAR)
    gegevens = voorbeeld(anna, zaak, "schort_op")["gegevens"]
    gevolgen = vraag(anna, zaak, "schort_op", gegevens)
    anna.post(f"/zaken/{zaak}/acties/schort_op", json={"gegevens": gegevens}, headers=etag(anna, zaak))
    dan = Klant(maak_api(eigen.samenstel, lambda: NU + timedelta(days=14)), base_url="http://proef/api/v1")
    dan.headers["Authorization"] = (
        f"Bearer {maak_token(eigen.samenstel, 'anna', [Rol.BEHANDELAAR], vandaag=NU.date())}"
    )
    hervat = voorbeeld(dan, zaak, "hervat")
    echt = dan.post(f"/zaken/{zaak}/acties/hervat", json=hervat, headers=etag(dan, zaak)).json()["termijnen"]
    assert {t: echt[t]["uiterlijk"] for t in gevolgen} == {t: g["wordt"] for t, g in gevolgen.items()}


def test_een_weigering_is_die_van_de_actie(proef: Proef, als: Als) -> None:
    zaak, sara = proef.zaak("ontvangen"), als("sara", Rol.SECRETARIAAT)
    for gegevens in ({}, {"grond": "4:15-9z", "reden": "x", "verwacht_einde": "2026-03-01"}):
        vraag_ = sara.post(f"/zaken/{zaak}/acties/schort_op/wat-als", json={"gegevens": gegevens})
        doe = sara.post(
            f"/zaken/{zaak}/acties/schort_op", json={"gegevens": gegevens}, headers=etag(sara, zaak)
        )
        assert vraag_.status_code == doe.status_code == 422
        assert vraag_.json()["beletselen"] == doe.json()["beletselen"]


def test_wie_de_zaak_niet_mag_zien_krijgt_ook_hier_niets(proef: Proef, als: Als) -> None:
    zaak, otto = proef.zaak("ontvangen"), als("otto", Rol.ONDERSTEUNINGSCOORDINATOR)
    assert otto.post(f"/zaken/{zaak}/acties/vul_aan/wat-als", json={}).status_code == 404
    anna = als("anna", Rol.BEHANDELAAR)
    assert anna.post(f"/zaken/{zaak}/acties/droom/wat-als", json={}).status_code == 404
    assert anna.post(f"/zaken/{zaak}/acties/schort_op/wat-als", json={"x": 1}).status_code == 422

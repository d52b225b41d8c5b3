"""The API refuses exactly what the engine refuses, with the same words: every state, role and action."""

from typing import Any

import pytest

from kernproces.rollen import Rol
from kernproces.zaak.oordeel import Oordeel
from kernproces.zaak.situatie import Situatie
from tests.loket.api.conftest import NU, STADIA, Als, Proef, etag

WIE = (
    ("anna", Rol.BEHANDELAAR),
    ("sara", Rol.SECRETARIAAT),
    ("dirk", Rol.DIRECTEUR_BESTUURDER),
    ("dora", Rol.DESKUNDIGE),
    ("aad", Rol.AUDITOR),
    ("olga", Rol.ONDERSTEUNINGSCOORDINATOR),
)


def _situaties(proef: Proef, zaak: str, persoon: str, rol: Rol) -> list[Situatie]:
    kern = proef.samenstel.kern
    with proef.samenstel.opslag.lezen() as lezer:
        g = kern.bron.laad(lezer, zaak)
        acties = kern.register.van(g.zaak).beoordelaar.acties()
        return [kern.bron.situatie(lezer, g, persoon, rol, actie, NU) for actie in acties]


def _gegevens(o: Oordeel) -> list[dict[str, str]]:
    return [b.als_gegevens() for b in o.beletselen]


@pytest.mark.parametrize("stadium", STADIA)
def test_de_api_toont_en_weigert_wat_de_motor_weigert(proef: Proef, als: Als, stadium: str) -> None:
    zaak = proef.zaak(stadium)
    beoordelaar = proef.samenstel.kern.register.nieuwste("tlv").beoordelaar
    workflow = beoordelaar.workflow
    geweigerd = 0
    for persoon, rol in WIE:
        client = als(persoon, rol)
        if not _mag_zien(client, zaak):
            continue
        tag = etag(client, zaak)
        getoond = {a["actie"]: a for a in client.get(f"/zaken/{zaak}/acties").json()["acties"]}
        for s in _situaties(proef, zaak, persoon, rol):
            vooraf = beoordelaar.vooraf(s)
            assert getoond[s.actie]["beletselen"] == _gegevens(vooraf)
            assert getoond[s.actie]["mag"] is vooraf.mag
            for ruw in ({}, workflow.formulier(s.actie).voorbeeld(s)):
                oordeel = beoordelaar.oordeel(s, ruw)
                if oordeel.mag:
                    continue
                antwoord = client.post(f"/zaken/{zaak}/acties/{s.actie}", json={"gegevens": ruw}, headers=tag)
                assert antwoord.status_code == 422, (stadium, rol, s.actie, antwoord.text)
                assert antwoord.json()["beletselen"] == _gegevens(oordeel)
                geweigerd += 1
        assert etag(client, zaak) == tag, "een weigering legt niets vast"
    assert geweigerd > 100


def test_wat_de_api_toestaat_is_te_doen_met_het_voorbeeld(proef: Proef, als: Als) -> None:
    wie = dict(zip((r for _, r in WIE), (als(p, r) for p, r in WIE), strict=True))
    for stadium in STADIA:
        for rol, client in wie.items():
            zaak = proef.zaak(stadium)
            acties = client.get(f"/zaken/{zaak}/acties").json()["acties"] if _mag_zien(client, zaak) else []
            mag = [a for a in acties if a["mag"]]
            for actie in mag[:3]:
                nieuw = proef.zaak(stadium)
                lichaam: dict[str, Any] = {"gegevens": _voorbeeld(client, nieuw, actie["actie"])}
                antwoord = client.post(
                    f"/zaken/{nieuw}/acties/{actie['actie']}", json=lichaam, headers=etag(client, nieuw)
                )
                assert antwoord.status_code == 200, (stadium, rol, actie["actie"], antwoord.text)


def _mag_zien(client: Any, zaak: str) -> bool:
    """Who has nothing to do with a zaak, hears that, and what helps; of what can be done in it he hears nothing."""
    antwoord = client.get(f"/zaken/{zaak}/acties")
    if antwoord.status_code != 200:
        assert antwoord.status_code == 403
        assert [b["eis"] for b in antwoord.json()["beletselen"]] == ["inzage"]
        assert antwoord.json()["beletselen"][0]["remedie"] == "andere_weg(open_toch)"
    return bool(antwoord.status_code == 200)


def _voorbeeld(client: Any, zaak: str, actie: str) -> dict[str, Any]:
    voorbeeld: dict[str, Any] = client.get(f"/zaken/{zaak}/acties/{actie}").json()["voorbeeld"]
    return voorbeeld


def test_een_begin_wordt_geweigerd_zoals_de_motor_het_weigert(proef: Proef, als: Als) -> None:
    proef.zaak("concept", "begin")
    aad = als("aad", Rol.AUDITOR)
    antwoord = aad.post("/zaken", json={"workflow": "tlv", "dossier": "d-begin", "gegevens": {}})
    beletselen = antwoord.json()["beletselen"]
    assert antwoord.status_code == 422
    assert [b["eis"] for b in beletselen] == ["rol", "gegevens.soort", "gegevens.school", "gegevens.leerling"]
    assert beletselen[0]["remedie"] == "ander(behandelaar)"


def test_wie_de_rol_niet_meer_heeft_komt_er_niet_in_met_dezelfde_reden(als: Als) -> None:
    antwoord = als("anna", Rol.DIRECTEUR_BESTUURDER).get("/zaken")
    assert antwoord.status_code == 403
    (beletsel,) = antwoord.json()["beletselen"]
    assert beletsel["reden"] == "Deze persoon heeft op 2 maart 2026 niet de rol directeur-bestuurder."
    assert beletsel["remedie"] == "ander(directeur_bestuurder)"

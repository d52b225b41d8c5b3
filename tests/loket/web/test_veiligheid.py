"""What must never happen: a form without its token, an inline script, a name in an address, a message in a log."""

import logging
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from loket.web.app import DELEN
from loket.web.veiligheid import GROOTSTE_INZENDING
from loket.web.werkplek import Bezoek, inzending
from tests.loket.web.proef import Proef

WIE_MAG = {"/beheer": "bea", "/kwaliteit/bewaren": "kaat"}


def _posts() -> set[str]:
    """The addresses of the pages to which something can be posted."""
    routes = [r for deel in DELEN for r in deel.router.routes]
    return {r.path for r in routes if isinstance(r, APIRoute) and "POST" in (r.methods or ())}


# Parents have no session to abuse: the secret link and the code in the post itself are what is asked.
ZONDER_SESSIE = {"/volg/{geheim}", "/volg/{geheim}/sluit"}


def test_elke_inzending_zonder_kenmerk_van_de_sessie_wordt_geweigerd(proef: Proef) -> None:
    zaak = proef.tlv()
    paden = _posts()
    assert {"/aanmelden", "/rol", "/afmelden", "/dossiers/nieuw", "/zaken/{zaak}/acties/{actie}"} <= paden
    voor = proef.stand(zaak)
    for pad in paden - ZONDER_SESSIE:
        wie = next((w for kop, w in WIE_MAG.items() if pad.startswith(kop)), "noor")
        bezoeker = proef.als(wie)
        bekend = {"zaak": zaak, "actie": "noteer", "dossier": voor["dossier"], "workflow": "tlv"}
        adres = pad.replace(":path", "").format_map(defaultdict(lambda: "x", bekend))
        for token in ({}, {"csrf": ""}, {"csrf": "verzonnen"}):
            antwoord = bezoeker.client.post(adres, data={"tekst": "Een notitie.", **token})
            assert antwoord.status_code == 403, (pad, token)
            assert any(zin in antwoord.text for zin in ("Dit formulier is verlopen", "Dit is niet voor u")), (
                pad
            )
    assert proef.stand(zaak) == voor


def test_elke_inzending_kijkt_naar_het_kenmerk_ook_waar_de_rol_eerst_wordt_geweigerd() -> None:
    def vragen(afhankelijk: Dependant) -> Iterator[object]:
        yield afhankelijk.call
        for deel in afhankelijk.dependencies:
            yield from vragen(deel)

    routes = [r for deel in DELEN for r in deel.router.routes if isinstance(r, APIRoute)]
    zonder = [r.path for r in routes if "POST" in (r.methods or ()) and inzending not in vragen(r.dependant)]
    assert set(zonder) == ZONDER_SESSIE


def test_het_kenmerk_van_een_ander_werkt_niet(proef: Proef) -> None:
    noor, pim = proef.als("noor"), proef.als("pim")
    pim.get("/")
    antwoord = noor.client.post("/rol", data={"csrf": pim.token, "rol": "teamleider"})
    assert antwoord.status_code == 403


@pytest.mark.parametrize("adres", ["/", "/aanmelden", "/bestaat-niet", "/static/stijl.css", "/?weergave=x"])
def test_elk_antwoord_draagt_de_veiligheidskoppen(proef: Proef, adres: str) -> None:
    koppen = proef.als("noor").client.get(adres).headers
    csp = koppen["content-security-policy"]
    assert csp.startswith("default-src 'self';")
    assert "unsafe" not in csp
    assert koppen["x-content-type-options"] == "nosniff"
    assert koppen["referrer-policy"] == "same-origin"
    vast = adres.startswith("/static/")
    assert koppen["cache-control"] == ("public, max-age=3600" if vast else "no-store")


def test_geen_bladzijde_heeft_opmaak_of_script_in_de_tekst(proef: Proef) -> None:
    zaak = proef.tlv("adviezen")
    bezoeker = proef.als("noor")
    adressen = (
        "/",
        "/dossiers",
        "/dossiers/nieuw",
        f"/zaken/{zaak}",
        f"/zaken/{zaak}/acties/stel_concept_op",
    )
    for adres in adressen:
        html = bezoeker.get(adres)
        assert not re.search(r'\sstyle="|<style|\son[a-z]+="|<script(?![^>]*\ssrc=)|javascript:', html), adres


def test_geen_adres_noemt_een_naam(proef: Proef) -> None:
    zaak = proef.tlv("adviezen", leerling="Xavier Quispel")
    bezoeker = proef.als("noor")
    dossier = proef.stand(zaak)["dossier"]
    for adres in ("/?weergave=alle", f"/zaken/{zaak}", f"/dossiers/{dossier}", "/dossiers"):
        html = bezoeker.get(adres)
        assert "Xavier Quispel" in html
        adressen = re.findall(r'(?:href|action|src)="([^"]*)"', html)
        assert not [a for a in adressen if "xavier" in a.lower() or "verbeek" in a.lower()]


def test_wat_iemand_invult_wordt_getoond_en_niet_uitgevoerd(proef: Proef) -> None:
    leerling = '<script>alert("x")</script>'
    zaak = proef.tlv(leerling=leerling)
    antwoord = proef.als("noor").client.get(f"/zaken/{zaak}")
    assert leerling not in antwoord.text
    assert "&lt;script&gt;" in antwoord.text


def test_een_fout_van_ons_geeft_een_nummer_en_verraadt_niets(
    proef: Proef, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def kapot(*_: object, **__: object) -> None:
        raise RuntimeError("het dossier van Milan Rutgers")

    monkeypatch.setattr(Bezoek, "bladzijde", kapot)
    bezoeker = proef.als("noor")
    with caplog.at_level(logging.ERROR):
        html = bezoeker.get("/", 500)
    nummer = re.search(r"nummer <b[^>]*>([0-9A-F]{4})</b>", html)
    assert nummer is not None
    assert "er is niets vastgelegd" in html
    assert "Milan" not in html
    assert "Traceback" not in html
    assert nummer[1] in caplog.text
    assert "RuntimeError" in caplog.text
    assert "Milan" not in caplog.text


def test_een_te_grote_inzending_wordt_geweigerd(proef: Proef) -> None:
    bezoeker = proef.als("noor")
    zaak = proef.tlv()
    bezoeker.get(f"/zaken/{zaak}/acties/noteer")
    koppen = {"content-length": str(GROOTSTE_INZENDING + 1)}
    antwoord = bezoeker.client.post(f"/zaken/{zaak}/acties/noteer", headers=koppen, content=b"csrf=x")
    assert antwoord.status_code == 413
    assert "25 MB" in antwoord.text
    for adres in ("/aanmelden", "/uitnodiging/x", "/volg/x"):  # also from who is nobody here
        for kop in (koppen, {"transfer-encoding": "chunked"}):
            antwoord = proef.bezoeker().client.post(adres, headers=kop, content=iter([b"code=x"]))
            assert antwoord.status_code == 413, (adres, kop)


@pytest.mark.parametrize(
    ("adres", "status", "zin"),
    [
        ("/bestaat-niet", 404, "Deze bladzijde is er niet"),
        ("/zaken/Z-0000-0000", 404, "Deze zaak is er niet, of is niet voor u"),
        ("/dossiers/D-0000-0000", 404, "Dit dossier is er niet, of is niet voor u"),
        ("/naslag/niets", 404, "Deze procedure is er niet"),
        ("/?weergave=onzin", 422, "Deze weergave is er niet"),
        ("/?na=onzin", 422, "klopt niet"),
        ("/zaken/x?stap=abc", 422, "Dit adres klopt niet"),
        ("/rol", 405, "Zo werkt dit adres niet"),
    ],
)
def test_een_fout_adres_geeft_een_nederlandse_bladzijde(
    proef: Proef, adres: str, status: int, zin: str
) -> None:
    assert zin in proef.als("noor").get(adres, status)

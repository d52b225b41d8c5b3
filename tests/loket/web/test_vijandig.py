"""Hostile input: whatever comes in, a Dutch page comes back that says what is wrong, and nothing is half written."""

import re
from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernproces.gebeurtenissen import zaakstroom
from kernproces.rollen import Rol
from loket.web.actie.velden import MEEST_REGELS
from tests.loket.web.proef import Bezoeker, Proef, formuliervelden

LANG = "Zeer lange naam " * 700
GIFTIG = (
    LANG,
    "\x00\x01\x07\x1b[31m\x7f\x85",
    "\u202eegnaL \u2066naam\u2069 \ufeff",
    "😀👩‍👩‍👧\U000e0041 ﷽" * 50,
    "'; DROP TABLE gebeurtenis; --",
    "<script>alert(1)</script>{{ 7*7 }}{% for %}",
    "9" * 400,
    "-0",
    "1e309",
    "2026-02-30",
    "0001-01-01",
    "31-12-9999",
    "9999-12-31T23:59:60+99:99",
    "../../etc/passwd\r\nSet-Cookie: a=b",
    "٣",
)
ROUW = (b"%ff%fe", b"%ed%a0%80", b"%00", b"%c0%af", b"%f4%90%80%80", b"%", b"%zz")
PADEN = ("aantal", "bestand", "0", "0.0", "-1", "999999999999", "__class__")


def _netjes(antwoord: Any, adres: str) -> None:
    """A page in Dutch or a redirect; never a fault of ours."""
    assert antwoord.status_code in {200, 303, 400, 403, 404, 409, 413, 422}, (adres, antwoord.status_code)
    if antwoord.status_code != 303:
        assert '<html lang="nl">' in antwoord.text or antwoord.headers["content-type"] == "application/json"
        assert "Traceback" not in antwoord.text


def _formulieren(proef: Proef, bezoeker: Bezoeker, zaak: str) -> list[str]:
    """Every form that this visitor can open in this zaak and its dossier."""
    html = bezoeker.get(f"/zaken/{zaak}") + bezoeker.get(f"/dossiers/{proef.stand(zaak)['dossier']}")
    return sorted(set(re.findall(r'href="(/(?:zaken/[^"]+/acties|dossiers/[^"]+/start)/[^"?]+)"', html)))


def _gebeurd(proef: Proef, zaak: str) -> int:
    with proef.samenstel.opslag.lezen() as lezer:
        kop = lezer.stroom(zaakstroom(zaak))
    return 0 if kop is None else kop.nr


@pytest.mark.parametrize(
    ("wie", "rol", "tot"),
    [
        ("noor", Rol.BEHANDELAAR, "dien_in"),
        ("wil", Rol.SECRETARIAAT, "start"),
        ("dirk", Rol.DIRECTEUR_BESTUURDER, "stel_concept_op"),
        ("karin", Rol.ONDERSTEUNINGSCOORDINATOR, "dien_in"),
    ],
)
def test_elk_formulier_overleeft_giftige_waarden_in_elk_veld(
    proef: Proef, wie: str, rol: Rol, tot: str
) -> None:
    zaak = proef.tlv(tot)
    bezoeker = proef.als(wie, rol)
    adressen = _formulieren(proef, bezoeker, zaak)
    gezien = 0
    for i, adres in enumerate(adressen):
        html = bezoeker.client.get(adres).text
        if 'class="formulier"' not in html:
            continue
        gezien += 1
        velden = [n for n in formuliervelden(html) if n not in {"csrf", "knop", "verwacht", "eenmalig"}]
        for ronde, knop in enumerate(("verder", "bewaar", "erbij:x", "weg:x.y", "doe")):
            vast = {"csrf": bezoeker.token, "knop": knop}
            gif = {n: GIFTIG[(i + j + 4 * ronde) % len(GIFTIG)] for j, n in enumerate(velden)}
            gif |= {f"{n}.{p}": "7" for n in velden[:3] for p in PADEN}
            gif |= {
                f"{n}.aantal": GIFTIG[(j + ronde) % len(GIFTIG)] for j, n in enumerate(velden) if ronde % 2
            }
            voor = _gebeurd(proef, zaak)
            antwoord = bezoeker.client.post(adres, data=gif | vast)
            _netjes(antwoord, adres)
            assert antwoord.status_code == 303 or _gebeurd(proef, zaak) == voor, adres
    assert gezien >= 2


def test_bytes_die_geen_tekst_zijn_en_dubbele_velden_geven_een_bladzijde(proef: Proef) -> None:
    zaak, noor = proef.tlv("dien_in"), proef.als("noor")
    adres = f"/zaken/{zaak}/acties/verzoek_aanvulling"
    noor.get(adres)
    kop = {"content-type": "application/x-www-form-urlencoded"}
    token = quote_from_bytes(noor.token.encode()).encode()
    for bytes_ in ROUW:
        inhoud = (
            b"csrf="
            + token
            + b"&reden="
            + bytes_
            + b"&reden=dubbel&uiterlijk="
            + bytes_
            + b"&"
            + bytes_
            + b"=x"
        )
        for pad in (adres, f"{adres}/concept"):
            _netjes(noor.client.post(pad, content=inhoud, headers=kop), pad)
    dubbel = [
        ("csrf", noor.token),
        ("csrf", "x"),
        ("reden", "een"),
        ("reden", "twee"),
        ("verwacht", "-1"),
        ("verwacht", "²"),
    ]
    _netjes(noor.client.post(adres, content="&".join(f"{n}={w}" for n, w in dubbel), headers=kop), adres)
    assert proef.stand(zaak)["toestand"] == "ontvangen"
    assert noor.get(f"/zaken/{zaak}")


def test_een_bestand_waar_tekst_hoort_en_tekst_waar_een_bestand_hoort(proef: Proef) -> None:
    zaak, noor = proef.tlv("dien_in"), proef.als("noor")
    adres = f"/zaken/{zaak}/acties/voeg_stuk_toe"
    noor.get(adres)
    bestand = ("<img src=x>.pdf", b"%PDF-1.7 \xff\xfe", "application/pdf")
    vast = {"csrf": noor.token, "knop": "doe"}
    _netjes(noor.client.post(adres, data=vast, files={"titel": bestand, "soort": bestand}), adres)
    _netjes(noor.client.post(adres, data=vast | {"document_hash.bestand": "geen bestand"}), adres)
    _netjes(noor.client.post(adres, data={"knop": "doe"}, files={"csrf": bestand}), adres)
    _netjes(noor.client.post(adres, data=vast, files={"knop": bestand}), adres)
    assert "voeg_stuk_toe" not in proef.stand(zaak)["gedaan"]


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (b"{}", "application/json"),
        (b"--x\r\nContent-Disposition: form-data; name=csrf\r\n\r\n", "multipart/form-data; boundary=x"),
        (b"rommel", "multipart/form-data"),
        (b"--x\r\nrommel", "multipart/form-data; boundary=x"),
        (b"", ""),
        (b"a=1&" * 3500, "application/x-www-form-urlencoded"),
    ],
)
def test_wat_geen_formulier_is_geeft_een_foutblad(proef: Proef, inhoud: bytes, soort: str) -> None:
    zaak, noor = proef.tlv("dien_in"), proef.als("noor")
    for adres in (f"/zaken/{zaak}/acties/noteer", "/dossiers/nieuw", "/zoeken", "/rol"):
        antwoord = noor.client.post(adres, content=inhoud, headers={"content-type": soort})
        assert antwoord.status_code in {400, 403}, (adres, antwoord.status_code)
        _netjes(antwoord, adres)


@pytest.mark.parametrize(
    "adres",
    [
        "/zaken/%00",
        "/zaken/%ff/kaart",
        "/zaken/" + "x" * 5000,
        "/zaken/{zaak}?stap=abc",
        "/zaken/{zaak}?stap=99999999999999999999999",
        "/zaken/{zaak}/acties/%F0%9F%98%80",
        "/zaken/{zaak}/acties/corrigeer?nr=-1",
        "/zaken/{zaak}/acties/corrigeer?nr=999999999999",
        "/dossiers/{zaak}/start/tlv",
        "/dossiers/..%2f..%2f",
        "/?weergave=%00&na=%ff",
        "/aanmelden?naar=//boos.example",
    ],
)
def test_een_giftig_adres_geeft_een_bladzijde_die_zegt_wat_eraan_schort(proef: Proef, adres: str) -> None:
    antwoord = proef.als("noor").client.get(adres.format(zaak=proef.tlv()))
    _netjes(antwoord, adres)


@settings(max_examples=40)
@given(
    velden=st.dictionaries(
        st.sampled_from(
            ["reden", "uiterlijk", "ontbreekt.aantal", "ontbreekt.0.stuk", "ontbreekt.1.wat", "verwacht"]
        ),
        st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(GIFTIG)),
    ),
    knop=st.sampled_from(
        ["doe", "verder", "wijzig", "bewaar", "reken", "erbij:ontbreekt", "weg:ontbreekt.1", ""]
    ),
)
def test_willekeurige_invoer_wordt_een_formulier_met_fouten_of_een_stap(
    proef_van_de_module: Proef, velden: dict[str, str], knop: str
) -> None:
    proef = proef_van_de_module
    bezoeker, zaak = _open(proef)
    adres = f"/zaken/{zaak}/acties/verzoek_aanvulling"
    voor = _gebeurd(proef, zaak)
    antwoord = bezoeker.client.post(adres, data=velden | {"csrf": bezoeker.token, "knop": knop})
    _netjes(antwoord, adres)
    assert antwoord.status_code == 303 or _gebeurd(proef, zaak) == voor
    if 'class="formulier"' in antwoord.text:
        assert len(re.findall('class="rondje"', antwoord.text)) <= MEEST_REGELS


_OPEN: dict[int, tuple[Bezoeker, str]] = {}


def _open(proef: Proef) -> tuple[Bezoeker, str]:
    """One zaak and one visitor for all examples."""
    if id(proef) not in _OPEN:
        zaak, noor = proef.tlv("dien_in"), proef.als("noor")
        noor.get(f"/zaken/{zaak}/acties/verzoek_aanvulling")
        _OPEN[id(proef)] = (noor, zaak)
    return _OPEN[id(proef)]

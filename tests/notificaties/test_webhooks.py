"""Webhooks: events for systems, by the NL GOV profile, signed, retried; against a real HTTP server."""

import json
import re
import socket
import ssl
import threading
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from hmac import new as hmac
from pathlib import Path

import jsonschema
import pytest

import loket.web.sjablonen
from kernproces.rollen import Rol
from notificaties.abonnementen import Abonnement, AbonnementFout, keur, lees_abonnementen, nieuwe_sleutel
from notificaties.kanalen.basis import KanaalFout
from notificaties.kanalen.netwerk import Netwerkbeleid
from notificaties.kanalen.webhook import Lijn, verstuur
from tests.notificaties.bureau import BRON, Bureau
from tests.notificaties.systeem import Systeem, draaiend, druppelend
from tests.notificaties.test_smtp import certificaat

HIER = Netwerkbeleid(("127.0.0.1", "localhost"))


@pytest.fixture
def systeem() -> Systeem:
    return Systeem()


@pytest.fixture
def poort(systeem: Systeem) -> Iterator[int]:
    with draaiend(systeem) as nummer:
        yield nummer


def abonneer(
    bureau: Bureau, adres: str, *soorten: str, naam: str = "zaaksysteem", actief: bool = True
) -> Abonnement:
    a = Abonnement(naam, adres, soorten, actief, nieuwe_sleutel())
    bureau.zet_geheim("webhooks", naam, a.waarden(), {"sleutel": a.sleutel})
    bureau.gebruik(lijn=Lijn(HIER, seconden=2.0))
    return a


def fouten(bureau: Bureau) -> set[str | None]:
    return {rij[2] for rij in bureau.bezorging().values()}


def test_een_systeem_krijgt_elke_gebeurtenis_een_keer_volgens_het_profiel(
    bureau: Bureau, systeem: Systeem, poort: int
) -> None:
    abonneer(bureau, f"http://127.0.0.1:{poort}/in?bron=swv")
    zaak = bureau.ingediend()
    assert bureau.verzend() == "2 0 0 0"  # two messages, one event
    ((pad, koppen, _),) = systeem.ontvangen
    (gebeurtenis,) = systeem.gebeurtenissen()
    assert pad == "/in?bron=swv"
    assert koppen["content-type"] == "application/cloudevents+json; charset=utf-8"
    vast = {k: gebeurtenis[k] for k in ("specversion", "id", "source", "type", "subject", "datacontenttype")}
    assert vast == {
        "specversion": "1.0",
        "id": f"{zaak}/2",
        "source": BRON,
        "type": "nl.kernproces.tlv.dien-in",
        "subject": zaak,
        "datacontenttype": "application/json",
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", gebeurtenis["time"])
    assert all(re.fullmatch(r"[a-z0-9]{1,20}", naam) for naam in gebeurtenis)
    assert (gebeurtenis["sequence"], gebeurtenis["sequencetype"]) == ("2", "Integer")
    schema = json.loads((Path(loket.web.sjablonen.STATISCH) / "webhook-1.schema.json").read_text())
    assert gebeurtenis["dataschema"].endswith("/static/webhook-1.schema.json")
    jsonschema.validate(gebeurtenis["data"], schema)
    assert gebeurtenis["data"]["naar"] == "ontvangen"


def test_geen_persoon_staat_in_een_gebeurtenis(bureau: Bureau, systeem: Systeem, poort: int) -> None:
    abonneer(bureau, f"http://127.0.0.1:{poort}/")
    zaak = bureau.ingediend()
    bureau.doe(zaak, "verklaar_compleet", Rol.BEHANDELAAR)
    bureau.wacht(days=60)
    bureau.ronde(zaak)
    bureau.verzend()
    tekst = json.dumps(systeem.gebeurtenissen())
    assert {g["type"] for g in systeem.gebeurtenissen()} >= {"nl.kernproces.termijn.overschrijding"}
    for verboden in ("Smit", "Oosterwold", "post.example", "behandelaar", "Voorbeeld", '"actor"'):
        assert verboden not in tekst
    trede = next(g for g in systeem.gebeurtenissen() if g["type"].endswith("overschrijding"))
    assert (trede["data"]["termijn"], trede["data"]["uiterlijk"]) == ("D.TLV.norm", "2026-04-13")


def test_de_handtekening_is_die_van_standard_webhooks(bureau: Bureau, systeem: Systeem, poort: int) -> None:
    a = abonneer(bureau, f"http://127.0.0.1:{poort}/")
    bureau.ingediend()
    bureau.verzend()
    ((_, koppen, inhoud),) = systeem.ontvangen
    assert koppen["webhook-timestamp"] == str(int(bureau.nu.timestamp()))
    getekend = f"{koppen['webhook-id']}.{koppen['webhook-timestamp']}.".encode() + inhoud
    geheim = b64decode(a.sleutel.removeprefix("whsec_"))
    assert len(geheim) == 32
    hoort = b64encode(hmac(geheim, getekend, sha256).digest()).decode()
    assert koppen["webhook-signature"] == f"v1,{hoort}"
    assert a.sleutel not in repr(a)


@pytest.mark.parametrize(("antwoord", "uitslag", "reden"), [
    (503, "1 1 0 0", "neemt het nu niet aan (503)"), (429, "1 1 0 0", "neemt het nu niet aan (429)"),
    (410, "1 0 1 0", "weigert het blijvend (410)"), (302, "1 0 1 0", "verwijst door (302)"),
    (404, "1 0 1 0", "weigert het blijvend (404)"),
])  # fmt: skip
def test_een_weigering_wordt_later_opnieuw_geprobeerd_of_is_een_dode_brief(
    bureau: Bureau, systeem: Systeem, poort: int, antwoord: int, uitslag: str, reden: str
) -> None:
    abonneer(bureau, f"http://127.0.0.1:{poort}/")
    systeem.antwoorden = [antwoord]
    bureau.ingediend()
    assert bureau.verzend() == uitslag
    assert any(reden in (fout or "") for fout in fouten(bureau))
    assert [pad for pad, _, _ in systeem.ontvangen] == ["/"]  # no redirect was followed
    bureau.wacht(minutes=1)
    bureau.verzend()
    ids = [koppen["webhook-id"] for _, koppen, _ in systeem.ontvangen]
    assert len(set(ids)) == 1
    assert len(ids) == (2 if uitslag == "1 1 0 0" else 1)


def test_een_gebeurtenis_waarop_het_systeem_stukloopt_houdt_de_volgende_niet_tegen(
    bureau: Bureau, systeem: Systeem, poort: int
) -> None:
    abonneer(bureau, f"http://127.0.0.1:{poort}/")
    systeem.antwoorden = [500]
    zaak = bureau.ingediend()
    bureau.doe(zaak, "verklaar_compleet", Rol.BEHANDELAAR)
    bureau.verzend()
    assert len(systeem.ontvangen) == 2, "500 is about this one; 503 would be about all"


def test_een_systeem_dat_niet_antwoordt_houdt_geen_mens_tegen(bureau: Bureau) -> None:
    with socket.create_server(("127.0.0.1", 0)) as stil:
        abonneer(bureau, f"http://127.0.0.1:{stil.getsockname()[1]}/")
        bureau.gebruik(lijn=Lijn(HIER, seconden=0.05))
        bureau.ingediend()
        assert bureau.verzend() == "1 1 0 0"
    assert "Het systeem van de webhook antwoordt niet op tijd." in fouten(bureau)
    bereikt = {
        e["open"]["persoon"]
        for e in bureau.verloop(bureau.outbox()[0].id)
        if e["soort"] == "bericht_beschikbaar"
    }
    assert bereikt == {"bevoegd_gezag"}


def test_een_systeem_dat_druppelt_wordt_afgebroken(bureau: Bureau) -> None:
    with druppelend(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n") as adres:
        abonneer(bureau, adres)
        bureau.gebruik(lijn=Lijn(HIER, seconden=0.1))
        bureau.ingediend()
        assert bureau.verzend() == "1 1 0 0"
    assert any("webhook antwoordt" in (fout or "") for fout in fouten(bureau))


def test_ook_een_antwoord_waarvan_de_inhoud_druppelt_wordt_afgebroken() -> None:
    with (
        druppelend(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", b"y") as adres,
        pytest.raises(KanaalFout, match="antwoordt niet op tijd"),
    ):
        verstuur(adres, b"{}", {}, Lijn(HIER, seconden=0.1), lees=10_000)


def test_na_een_weigering_is_de_verbinding_dicht_ook_als_iemand_de_fout_bewaart() -> None:
    einde: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as deur:

        def weiger() -> None:
            verbinding, _ = deur.accept()
            with verbinding:
                verbinding.recv(65536)
                verbinding.sendall(b"HTTP/1.1 410 Gone\r\nConnection: close\r\n\r\n" + b"lang verhaal")
                verbinding.settimeout(5)
                with suppress(ConnectionResetError):  # what was not read is thrown back: closed just the same
                    einde.append(verbinding.recv(1))

        draad = threading.Thread(target=weiger)
        draad.start()
        with pytest.raises(KanaalFout, match="410") as bewaard:
            verstuur(f"http://127.0.0.1:{deur.getsockname()[1]}/", b"", {}, Lijn(HIER))
        draad.join()
    assert bewaard.value.blijvend
    assert set(einde) <= {b""}


def test_alleen_gevraagde_soorten_en_alleen_actieve_abonnementen(
    bureau: Bureau, systeem: Systeem, poort: int
) -> None:
    adres = f"http://127.0.0.1:{poort}"
    abonneer(bureau, f"{adres}/termijn", "nl.kernproces.termijn", naam="termijnen")
    abonneer(bureau, f"{adres}/weg", naam="weg", actief=False)
    abonneer(bureau, f"{adres}/tlv", "nl.kernproces.tlv.dien-in", naam="tlv")
    bureau.ingediend()
    bureau.verzend()
    assert [pad for pad, _, _ in systeem.ontvangen] == ["/tlv"]


@pytest.mark.parametrize("vertrouwd", [True, False])
def test_over_tls_gaat_het_alleen_naar_wie_zich_bewijst(
    bureau: Bureau, systeem: Systeem, tmp_path: Path, vertrouwd: bool
) -> None:
    pad = certificaat(tmp_path)
    eigen = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    eigen.load_cert_chain(pad)
    with draaiend(systeem, eigen) as nummer:
        abonneer(bureau, f"https://localhost:{nummer}/")
        tls = ssl.create_default_context(cafile=str(pad)) if vertrouwd else None
        bureau.gebruik(lijn=Lijn(HIER, 2.0, tls))
        bureau.ingediend()
        assert bureau.verzend() == ("2 0 0 0" if vertrouwd else "1 1 0 0")
    assert len(systeem.ontvangen) == int(vertrouwd)


@pytest.mark.parametrize("ip", [
    "127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fe80::1%eth0", "::ffff:10.0.0.1", "0.0.0.0",
    "100.64.0.1", "224.0.0.1", "fd00::1",
])  # fmt: skip
def test_een_besloten_netwerk_is_dicht_tenzij_de_instelling_het_noemt(ip: str) -> None:
    assert not Netwerkbeleid().mag("x", ip)
    assert Netwerkbeleid(("x",)).mag("x", ip)


def test_een_openbaar_adres_mag_en_een_genoemd_netwerk_ook() -> None:
    assert Netwerkbeleid().mag("x", "93.184.216.34")
    assert Netwerkbeleid(("10.2.0.0/16", "naam.intern")).mag("x", "10.2.3.4")
    assert not Netwerkbeleid(("10.2.0.0/16",)).mag("x", "10.3.3.4")


def test_zonder_tls_of_naar_binnen_gaat_er_niets(bureau: Bureau, systeem: Systeem, poort: int) -> None:
    abonneer(bureau, f"http://127.0.0.1:{poort}/")
    bureau.gebruik()  # the default policy
    bureau.ingediend()
    assert bureau.verzend() == "1 0 1 0"
    assert "Een webhook gaat alleen over https. Pas het adres aan." in fouten(bureau)
    with pytest.raises(KanaalFout, match="besloten netwerk"):
        Netwerkbeleid().zoek("127.0.0.1", 443, tls=True)
    with pytest.raises(KanaalFout, match="niet te vinden"):
        Netwerkbeleid().zoek("bestaat.invalid", 443, tls=True)
    assert systeem.ontvangen == []


@pytest.mark.parametrize(("naam", "adres", "soorten", "zin"), [
    ("A", "https://x.nl", (), "De naam"), ("a b", "https://x.nl", (), "De naam"),
    ("ab", "ftp://x.nl", (), "geen webadres"), ("ab", "https://", (), "geen webadres"),
    ("ab", "https://x.nl:99999/", (), "geen webadres"), ("ab", "https://ik:woord@x.nl/", (), "geen naam, wachtwoord"),
    ("ab", "https://x.nl/#a", (), "geen naam, wachtwoord"), ("ab", "https://x.nl/\r\nX: y", (), "geen webadres"),
    ("ab", "https://x.nl", ("nl.anders",), "Onbekende soort"),
])  # fmt: skip
def test_een_abonnement_dat_niet_kan_wordt_met_een_zin_geweigerd(
    naam: str, adres: str, soorten: tuple[str, ...], zin: str
) -> None:
    with pytest.raises(AbonnementFout, match=zin):
        keur(naam, adres, soorten)


def test_de_sleutel_staat_nergens_leesbaar_en_is_na_vernietiging_weg(bureau: Bureau) -> None:
    a = abonneer(bureau, "https://x.nl/")
    with bureau.opslag.lezen() as lezer:
        alles = b"".join(bytes(inhoud) for _, _, inhoud, _ in lezer.alles())
        assert a.sleutel.encode() not in alles
        assert lees_abonnementen(lezer, bureau.kern.archief) == [a]
        bureau.kluis.vernietig("register/webhooks/zaaksysteem", "persoonsgegeven")
        assert lees_abonnementen(lezer, bureau.kern.archief) == []

"""Bounces: read from the file that a mail server sends back, and brought to the message that it is about."""

from pathlib import Path

import pytest

from notificaties.retour import RetourFout, bestanden, lees_retour, zoek_bericht
from tests.notificaties.bureau import Bureau, Vanger

ID = "<0123456789abcdef0123456789abcdef@swv-duinermeer.example>"


def retour(status: str = "5.1.1", id_: str = ID, terug: str = "message/rfc822", **koppen: str) -> bytes:
    extra = "".join(f"{naam.replace('_', '-')}: {waarde}\n" for naam, waarde in koppen.items())
    return (
        "From: MAILER-DAEMON@post.example\nTo: post@swv-duinermeer.example\nSubject: Undelivered\n"
        f"{extra}MIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="GRENS"\n\n'
        "--GRENS\nContent-Type: text/plain\n\nSorry.\n\n"
        "--GRENS\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; post.example\n\n"
        f"Final-Recipient: rfc822; ouder@post.example\nAction: failed\nStatus: {status}\n"
        "Diagnostic-Code: smtp; 550 5.1.1 no such user\n\n"
        f"--GRENS\nContent-Type: {terug}\n\n"
        f"Message-ID: {id_}\nSubject: Z-2026-0001: aanvraag ontvangen\n\n"
        "--GRENS--\n"
    ).encode()


@pytest.mark.parametrize("terug", ["message/rfc822", "text/rfc822-headers"])
@pytest.mark.parametrize("status", ["5.1.1", "4.4.7", "5.7.1 (geweigerd)"])
def test_een_retourbericht_noemt_welke_mail_en_waarom(status: str, terug: str) -> None:
    gelezen = lees_retour(retour(status, terug=terug))
    assert (gelezen.message_id, gelezen.code) == (ID, status[:5])


def test_zonder_de_oude_koppen_telt_waarop_het_antwoordt() -> None:
    gelezen = lees_retour(retour(id_="", In_Reply_To=ID))
    assert gelezen.message_id == ID


@pytest.mark.parametrize(("inhoud", "zin"), [
    (b"", "geen retourbericht"), (b"Subject: hallo\n\nIk ben met vakantie", "geen retourbericht"),
    (bytes(range(256)) * 10, "geen retourbericht"), (retour("2.0.0"), "is aangekomen"),
    (retour(id_="<iets@anders>"), "het Message-ID ontbreekt"), (b"x" * (5 * 1024 * 1024 + 1), "te groot"),
    (b"Content-Type: message/delivery-status\n\nStatus: vijf\n", "geen retourbericht"),
])  # fmt: skip
def test_iets_anders_dan_een_retourbericht_wordt_met_een_zin_geweigerd(inhoud: bytes, zin: str) -> None:
    with pytest.raises(RetourFout, match=zin):
        lees_retour(inhoud)


def test_het_bericht_en_de_ontvanger_volgen_uit_de_geschiedenis(bureau: Bureau, vanger: Vanger) -> None:
    bureau.ingediend()
    bureau.verzend()
    id_ = vanger.zendingen[1].message_id
    with bureau.opslag.lezen() as lezer:
        assert zoek_bericht(lezer, id_, bureau.nu) == (bureau.outbox()[1].id, "ouder")
        assert zoek_bericht(lezer, ID, bureau.nu) is None
        assert zoek_bericht(lezer, "%", bureau.nu) is None


def test_een_maildir_een_map_en_een_bestand_worden_gelezen(tmp_path: Path) -> None:
    for naam in ("new", "cur", "tmp"):
        (tmp_path / naam).mkdir()
        (tmp_path / naam / f"{naam}.eml").write_bytes(b"")
    assert [p.name for p in bestanden(tmp_path)] == ["cur.eml", "new.eml"]
    assert [p.name for p in bestanden(tmp_path / "tmp")] == ["tmp.eml"]
    assert bestanden(tmp_path / "tmp" / "tmp.eml") == [tmp_path / "tmp" / "tmp.eml"]

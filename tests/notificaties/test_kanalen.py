"""The channels: files that any mail program reads, and the postvak of the loket."""

from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from kernproces.rollen import Rol
from notificaties.kanalen.bestand import Bestandskanaal
from notificaties.kanalen.keuze import voor_iedereen
from notificaties.kanalen.postvak import Postvak, inbox
from notificaties.ontvangers import Ontvanger
from notificaties.post import message_id
from tests.notificaties.bureau import Bureau, Vanger


def brieven(map_: Path) -> list[EmailMessage]:
    return [message_from_bytes(p.read_bytes(), policy=default) for p in sorted(map_.glob("*.eml"))]


def test_een_bericht_in_een_bestand_is_met_elk_mailprogramma_te_lezen(bureau: Bureau, tmp_path: Path) -> None:
    bureau.gebruik(Bestandskanaal(tmp_path / "post"))
    zaak = bureau.ingediend()
    assert bureau.verzend() == "2 0 0 0"
    school, ouder = sorted(brieven(tmp_path / "post"), key=lambda b: b["To"])[::-1]
    assert ouder["To"] == "Fatíma Smit <ouder@post.example>"
    assert ouder["From"] == "SWV Duinermeer <post@swv-duinermeer.example>"
    assert ouder["Subject"] == f"{zaak}: aanvraag ontvangen"
    assert ouder["Date"] == "Mon, 02 Mar 2026 09:00:00 +0100"
    assert ouder.get_content().splitlines()[0] == "Beste Fatíma Smit,"
    assert school["Message-ID"] != ouder["Message-ID"]
    namen = [p.name for p in (tmp_path / "post").iterdir()]
    assert all(n.startswith("20260302T080000-tlv_ontvangst-") for n in namen)
    assert not any("mit" in n or "ouder" in n for n in namen)


def test_hetzelfde_bericht_nog_eens_is_hetzelfde_bestand(bureau: Bureau, tmp_path: Path) -> None:
    bureau.gebruik(Bestandskanaal(tmp_path / "post"))
    bureau.ingediend()
    bureau.verzend()
    voor = {p.name: p.read_bytes() for p in (tmp_path / "post").iterdir()}
    with bureau.opslag.schrijven(meer=True) as schrijver:
        schrijver.voer_uit("UPDATE outbox SET status = 'wacht'", [()])
    bureau.verzend()
    assert {p.name: p.read_bytes() for p in (tmp_path / "post").iterdir()} == voor


def test_een_map_die_niet_te_beschrijven_is_wordt_gemeld_en_laat_niets_half_achter(
    bureau: Bureau, tmp_path: Path
) -> None:
    (tmp_path / "post").write_text("dit is geen map")
    bureau.gebruik(Bestandskanaal(tmp_path / "post"))
    bureau.ingediend()
    assert bureau.verzend() == "0 2 0 0"
    assert {b[2] for b in bureau.bezorging().values()} == {
        "De map voor berichten is niet te beschrijven (File exists)."
    }


def test_wie_geen_adres_heeft_krijgt_toch_een_bestand_en_een_bericht_in_het_postvak(
    bureau: Bureau, tmp_path: Path
) -> None:
    bureau.gebruik(Bestandskanaal(tmp_path / "post"))
    del bureau.personen["ouder"]
    bureau.ingediend()
    assert bureau.verzend() == "2 0 0 0"
    assert any(b["To"].endswith("@zonder-adres.invalid>") for b in brieven(tmp_path / "post"))


def test_een_naam_met_een_regeleinde_komt_niet_in_de_kop(bureau: Bureau, vanger: Vanger) -> None:
    bureau.personen["ouder"]["naam"] = "X\r\nBcc: allen@post.example"
    bureau.ingediend()
    assert bureau.verzend() == "2 0 0 0"
    post = message_from_bytes(vanger.zendingen[1].inhoud, policy=default)
    assert post["Bcc"] is None
    assert [a.addr_spec for a in post["To"].addresses] == ["ouder@post.example"]


def test_het_message_id_is_vast_en_zegt_niet_wie_het_is() -> None:
    een = message_id("b1", "anna", "swv.example")
    assert een == message_id("b1", "anna", "swv.example")
    assert een != message_id("b1", "bob", "swv.example")
    assert een != message_id("b2", "anna", "swv.example")
    assert "anna" not in een


def test_eerst_staat_het_in_het_postvak_en_dan_gaat_het_naar_buiten() -> None:
    vanger, postvak = Vanger(), Postvak()
    assert list(voor_iedereen(vanger, postvak)(Ontvanger("anna"))) == [postvak, vanger]


def test_het_postvak_toont_het_nieuwste_eerst_en_wanneer_het_is_geopend(bureau: Bureau) -> None:
    eerste, tweede = bureau.ingediend(), ""
    bureau.verzend()
    bureau.wacht(days=1)
    tweede = bureau.ingediend()
    bureau.verzend()
    oudste = bureau.outbox()[1].id
    bureau.bezorger.open(oudste, "ouder", Rol.OUDER, bureau.nu)
    with bureau.opslag.lezen() as lezer:
        regels = inbox(lezer, "ouder", bureau.nu)
        assert [r.onderwerp for r in regels] == [f"{z}: aanvraag ontvangen" for z in (tweede, eerste)]
        assert [r.geopend is not None for r in regels] == [False, True]
        assert inbox(lezer, "oude", bureau.nu) == []
        assert [r.zaak for r in inbox(lezer, "ouder", bureau.nu, hoeveel=1)] == [tweede]
        assert inbox(lezer, "ouder", bureau.nu + timedelta(days=93)) == []


def test_het_postvak_toont_jaren_later_nog_de_woorden_van_toen(bureau: Bureau) -> None:
    zaak = bureau.ingediend()
    bureau.verzend()
    toen, rij = bureau.nu, bureau.outbox()[1]
    beschikbaar = bureau.verloop(rij.id)[0]
    bureau.wacht(days=3)
    bureau.doe(zaak, "verklaar_compleet", Rol.BEHANDELAAR)
    bureau.doe(zaak, "spreek_uitstel_af", Rol.BEVOEGD_GEZAG, dagen=30)
    brief = bureau.bezorger.toon(rij.id, Ontvanger("ouder"), toen)
    assert "maandag 13 april 2026" in " ".join(brief.tekst.split())
    assert bureau.bezorger.klopt(rij.id, brief, beschikbaar["open"]["afdruk"])
    nu = bureau.bezorger.toon(rij.id, Ontvanger("ouder"), bureau.nu)
    assert not bureau.bezorger.klopt(rij.id, nu, beschikbaar["open"]["afdruk"])

"""The mail channel, against a real mail server."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kernproces.rollen import Rol
from notificaties.kanalen.postvak import inbox
from notificaties.kanalen.smtp import Mailserver, Smtpkanaal
from tests.notificaties.bureau import Bureau

AFZENDER = "post@swv-duinermeer.example"


class Server:
    """Answers what the test says, once each, and keeps what it accepted."""

    def __init__(self) -> None:
        self.ontvangen: list[tuple[str, bytes]] = []
        self.antwoorden: dict[str, list[str]] = {"RCPT": [], "DATA": [], "MAIL": []}

    def _zeg(self, opdracht: str) -> str | None:
        return self.antwoorden[opdracht].pop(0) if self.antwoorden[opdracht] else None

    async def handle_MAIL(self, _s: Any, _sessie: Any, envelop: Any, adres: str, _o: Any) -> str:  # noqa: N802
        if (nee := self._zeg("MAIL")) is not None:
            return nee
        envelop.mail_from = adres
        return "250 OK"

    async def handle_RCPT(self, _s: Any, _sessie: Any, envelop: Any, adres: str, _o: Any) -> str:  # noqa: N802
        if (nee := self._zeg("RCPT")) is not None:
            return nee
        envelop.rcpt_tos.append(adres)
        return "250 OK"

    async def handle_DATA(self, _s: Any, _sessie: Any, envelop: Any) -> str:  # noqa: N802
        if (nee := self._zeg("DATA")) is not None:
            return nee
        self.ontvangen += [(adres, envelop.content) for adres in envelop.rcpt_tos]
        return "250 OK"


def vrije_poort() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextmanager
def draaiend(server: Server, poort: int, **rest: Any) -> Iterator[None]:
    controller = Controller(server, hostname="127.0.0.1", port=poort, **rest)
    controller.start()
    try:
        yield
    finally:
        controller.stop()


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def poort(server: Server) -> Iterator[int]:
    nummer = vrije_poort()
    with draaiend(server, nummer):
        yield nummer


def kanaal(poort: int, **rest: Any) -> Smtpkanaal:
    return Smtpkanaal(
        Mailserver("127.0.0.1", poort, **{"beveiliging": "geen", "seconden": 5.0, **rest}), AFZENDER
    )


def message_ids(server: Server) -> list[str]:
    return [
        regel
        for _, post in server.ontvangen
        for regel in post.decode().splitlines()
        if regel.startswith("Message-ID")
    ]


def fouten(bureau: Bureau) -> set[str | None]:
    return {rij[2] for rij in bureau.bezorging().values()}


def test_de_server_krijgt_precies_de_bytes_waarvan_de_afdruk_is_vastgelegd(
    bureau: Bureau, server: Server, poort: int
) -> None:
    bureau.gebruik(kanaal(poort))
    bureau.ingediend()
    assert bureau.verzend() == "2 0 0 0"
    (aan, post) = server.ontvangen[1]
    assert aan == "ouder@post.example"
    verzonden = bureau.verloop(bureau.outbox()[1].id)[1]["open"]
    assert bureau.bezorger.klopt_bytes(bureau.outbox()[1].id, post, verzonden["afdruk"])
    assert not bureau.bezorger.klopt_bytes(bureau.outbox()[1].id, post + b" ", verzonden["afdruk"])


@pytest.mark.parametrize(
    ("opdracht", "antwoord", "reden"),
    [
        ("RCPT", "451 later, ouder@post.example", "De mailserver weigert het adres voorlopig (451)."),
        ("DATA", "452 vol", "De mailserver weigert het bericht voorlopig (452)."),
        ("MAIL", "550 wie bent u", "De mailserver weigert onze afzender (550)."),
    ],
)
def test_na_een_voorlopige_weigering_komt_het_een_keer_aan_met_hetzelfde_message_id(
    bureau: Bureau, server: Server, poort: int, opdracht: str, antwoord: str, reden: str
) -> None:
    bureau.gebruik(kanaal(poort))
    bureau.ingediend()
    server.antwoorden[opdracht] = [antwoord]
    assert bureau.verzend() == "1 1 0 0"
    assert reden in fouten(bureau)
    bureau.wacht(minutes=1)
    assert bureau.verzend() == "1 0 0 0"
    assert sorted(aan for aan, _ in server.ontvangen) == ["bevoegd_gezag@post.example", "ouder@post.example"]
    verloop = bureau.verloop(bureau.outbox()[0].id)
    verzonden = [e["open"]["message_id"] for e in verloop if e["soort"] == "bericht_verzonden"]
    assert [f"Message-ID: {i}" for i in verzonden] == message_ids(server)[-1:]


@pytest.mark.parametrize(("opdracht", "wat"), [("RCPT", "het adres"), ("DATA", "het bericht")])
def test_een_blijvende_weigering_is_meteen_een_dode_brief(
    bureau: Bureau, server: Server, poort: int, opdracht: str, wat: str
) -> None:
    bureau.gebruik(kanaal(poort))
    bureau.ingediend()
    server.antwoorden[opdracht] = ["550 onbekend: bevoegd_gezag@post.example"]
    assert bureau.verzend() == "1 0 1 0"
    assert fouten(bureau) == {f"De mailserver weigert {wat} blijvend (550).", None}


def test_een_onbereikbare_server_kost_niets_en_later_komt_alles_een_keer_aan(
    bureau: Bureau, server: Server
) -> None:
    nummer = vrije_poort()
    bureau.gebruik(kanaal(nummer))
    bureau.ingediend()
    assert bureau.verzend() == "0 2 0 0"
    assert fouten(bureau) == {"De mailserver is niet bereikbaar."}
    bureau.wacht(minutes=1)
    with draaiend(server, nummer):
        assert bureau.verzend() == "2 0 0 0"
    assert len(set(message_ids(server))) == len(server.ontvangen) == 2


def test_een_server_die_niets_zegt_wordt_niet_eeuwig_afgewacht(bureau: Bureau) -> None:
    with socket.create_server(("127.0.0.1", 0)) as stil:
        bureau.gebruik(kanaal(stil.getsockname()[1], seconden=0.05))
        bureau.ingediend()
        assert bureau.verzend() == "0 2 0 0"
    assert fouten(bureau) == {"De mailserver antwoordt niet op tijd."}


def test_een_server_zonder_starttls_krijgt_niets_te_lezen(bureau: Bureau, server: Server, poort: int) -> None:
    bureau.gebruik(kanaal(poort, beveiliging="starttls"))
    bureau.ingediend()
    assert bureau.verzend() == "0 2 0 0"
    assert server.ontvangen == []
    assert fouten(bureau) == {"De mailserver biedt niet de beveiliging of aanmelding die is ingesteld."}


def test_wie_geen_adres_heeft_wacht_op_wie_het_invult(bureau: Bureau, server: Server, poort: int) -> None:
    bureau.gebruik(kanaal(poort))
    del bureau.personen["ouder"]["email"]
    bureau.ingediend()
    assert bureau.verzend() == "1 1 0 0"
    assert "De ontvanger heeft geen geldig e-mailadres. Vul het in bij de mensen." in fouten(bureau)
    bureau.personen["ouder"]["email"] = "nieuw@post.example"
    bureau.wacht(minutes=1)
    assert bureau.verzend() == "1 0 0 0"
    assert server.ontvangen[-1][0] == "nieuw@post.example"


@pytest.mark.parametrize("adres", ["geen adres", "a@b@c", "ouder@post.example\nBcc: elders@post.example"])
def test_een_adres_dat_geen_adres_is_houdt_de_andere_ouder_niet_tegen(
    bureau: Bureau, server: Server, poort: int, adres: str
) -> None:
    bureau.gebruik(kanaal(poort))
    bureau.persoon("tweede-ouder", Rol.OUDER, alle_dossiers=True)
    bureau.personen["ouder"] |= {"email": adres, "naam": "Naam\nvan ouder"}
    bureau.ingediend()
    assert bureau.verzend() == "1 1 0 0"
    assert "tweede-ouder@post.example" in [aan for aan, *_ in server.ontvangen]
    assert "De ontvanger heeft geen geldig e-mailadres. Vul het in bij de mensen." in fouten(bureau)
    with bureau.opslag.lezen() as lezer:
        assert len(inbox(lezer, "ouder", bureau.nu)) == 1, "in the loket it is there"


def certificaat(map_: Path) -> Path:
    """A certificate and its key for this one test, for the address of this machine."""
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    begin = datetime(2020, 1, 1, tzinfo=UTC)
    bewijs = (
        x509.CertificateBuilder()
        .subject_name(naam)
        .issuer_name(naam)
        .public_key(sleutel.public_key())
        .serial_number(1)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(sleutel, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    vorm = (pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pad = map_ / "server.pem"
    pad.write_bytes(sleutel.private_bytes(*vorm) + bewijs.public_bytes(pem))
    return pad


def aanmelden(_s: Any, _sessie: Any, _e: Any, _soort: str, gegevens: LoginPassword) -> AuthResult:
    return AuthResult(success=gegevens.password == b"geheim", handled=False)


@pytest.mark.parametrize(("wachtwoord", "vertrouwd", "uitslag"), [
    ("geheim", True, "2 0 0 0"), ("fout", True, "0 2 0 0"), ("geheim", False, "0 2 0 0"),
])  # fmt: skip
def test_met_starttls_en_aanmelding_gaat_het_versleuteld_en_anders_niet(
    bureau: Bureau, server: Server, tmp_path: Path, wachtwoord: str, vertrouwd: bool, uitslag: str
) -> None:
    pad = certificaat(tmp_path)
    eigen = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    eigen.load_cert_chain(pad)
    nummer = vrije_poort()
    tls = ssl.create_default_context(cafile=str(pad)) if vertrouwd else None
    rest = {"tls_context": eigen, "require_starttls": True, "auth_required": True, "authenticator": aanmelden}
    with draaiend(server, nummer, **rest):
        mail = Mailserver("localhost", nummer, "swv", wachtwoord, seconden=5.0, tls=tls)
        bureau.gebruik(Smtpkanaal(mail, AFZENDER))
        bureau.ingediend()
        assert bureau.verzend() == uitslag
    assert "geheim" not in repr(mail)
    assert len(server.ontvangen) == int(uitslag[0])
    reden = {"fout": "De mailserver weigert onze aanmelding (535)."}.get(wachtwoord)
    if uitslag[0] == "0":
        assert fouten(bureau) == {
            reden or "De beveiligde verbinding met de mailserver lukt niet. Controleer het certificaat."
        }

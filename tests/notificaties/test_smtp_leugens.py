"""A mail server that lies: the zaak goes on, nothing is lost, and who can mend it reads what is wrong."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes
from email.policy import default

import pytest

from kernproces.rollen import Rol
from kernproces.tijdstip import dag_van
from notificaties.dodebrieven import haperende_brieven
from tests.notificaties.bureau import Bureau
from tests.notificaties.test_smtp import Server, draaiend, fouten, kanaal, vrije_poort

Toneel = Callable[[socket.socket], None]


@contextmanager
def speelt(toneel: Toneel) -> Iterator[int]:
    """Plays one part for each connection, in one thread, until the test is over."""
    with socket.create_server(("127.0.0.1", 0)) as deur:
        deur.settimeout(0.05)
        klaar = threading.Event()

        def ontvang() -> None:
            while not klaar.is_set():
                with suppress(TimeoutError):
                    verbinding, _ = deur.accept()
                    with verbinding, suppress(OSError):
                        verbinding.settimeout(2)
                        toneel(verbinding)

        draad = threading.Thread(target=ontvang)
        draad.start()
        try:
            yield int(deur.getsockname()[1])
        finally:
            klaar.set()
            draad.join()


def valse_groet(verbinding: socket.socket) -> None:
    verbinding.sendall(b"554 Geen dienst vandaag\r\n")


def geen_groet(verbinding: socket.socket) -> None:
    verbinding.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def laat_vallen(verbinding: socket.socket) -> None:
    """Takes the whole mail and hangs up without a word."""
    boek = verbinding.makefile("rwb", buffering=0)
    boek.write(b"220 welkom\r\n")
    for regel in boek:
        if regel.upper().startswith(b"DATA"):
            boek.write(b"354 ga door\r\n")
            while boek.readline() not in (b".\r\n", b""):
                pass
            return
        boek.write(b"250 goed\r\n")


def laat_een_vallen(verbinding: socket.socket) -> None:
    """Hangs up on whatever is for the board, and takes the rest."""
    boek = verbinding.makefile("rwb", buffering=0)
    boek.write(b"220 welkom\r\n")
    for regel in boek:
        if b"bevoegd_gezag@" in regel:
            return
        if regel.upper().startswith(b"DATA"):
            boek.write(b"354 ga door\r\n")
            while boek.readline() not in (b".\r\n", b""):
                pass
        boek.write(b"250 goed\r\n")


def druppelt(verbinding: socket.socket) -> None:
    """One octet at a time, each within the time for an answer."""
    while True:
        verbinding.sendall(b"2")
        threading.Event().wait(0.02)


@pytest.mark.parametrize(("toneel", "reden"), [
    (valse_groet, "De mailserver is niet beschikbaar (554)."),
    (geen_groet, "De mailserver antwoordt onbegrijpelijk. Is dit wel een mailserver?"),
    (laat_vallen, "De mailserver is niet bereikbaar."),
    (druppelt, "De mailserver antwoordt niet op tijd."),
])  # fmt: skip
def test_wat_de_server_ook_speelt_er_gaat_niets_verloren(bureau: Bureau, toneel: Toneel, reden: str) -> None:
    with speelt(toneel) as poort:
        bureau.gebruik(kanaal(poort, seconden=0.1))
        zaak = bureau.ingediend()
        assert bureau.verzend() == "0 2 0 0"
    assert fouten(bureau) == {reden}
    with bureau.opslag.lezen() as lezer:
        assert {b.fout for b in haperende_brieven(lezer, 10)} == {reden}
    bureau.doe(zaak, "verklaar_compleet", Rol.BEHANDELAAR)  # the zaak goes on
    server, nummer = Server(), vrije_poort()
    with draaiend(server, nummer):
        bureau.gebruik(kanaal(nummer))
        bureau.wacht(minutes=1)
        assert bureau.verzend() == "3 0 0 0"  # and what the next step had to say
    aan = [aan for aan, _ in server.ontvangen]
    assert aan[:2] == ["bevoegd_gezag@post.example", "ouder@post.example"]
    assert len(aan) == 3


def test_een_bericht_waarop_de_server_ophangt_houdt_de_volgende_niet_tegen(bureau: Bureau) -> None:
    with speelt(laat_een_vallen) as poort:
        bureau.gebruik(kanaal(poort))
        bureau.ingediend()
        assert bureau.verzend() == "1 1 0 0"
    assert fouten(bureau) == {"De mailserver is niet bereikbaar.", None}


def test_een_ontvanger_die_wordt_geweigerd_houdt_de_anderen_niet_tegen(bureau: Bureau) -> None:
    server, nummer = Server(), vrije_poort()
    bureau.persoon("tweede-ouder", Rol.OUDER, alle_dossiers=True)
    with draaiend(server, nummer):
        bureau.gebruik(kanaal(nummer))
        bureau.ingediend()
        server.antwoorden["RCPT"] = ["550 onbekend"]
        assert bureau.verzend() == "1 0 1 0"
    assert len(server.ontvangen) == 2


def test_een_overschrijding_komt_in_de_mailbox_van_wie_de_directeur_vandaag_vervangt(bureau: Bureau) -> None:
    server, nummer = Server(), vrije_poort()
    with draaiend(server, nummer):
        bureau.gebruik(kanaal(nummer))
        zaak = bureau.ingediend()
        bureau.verzend()
        bureau.wacht(days=43)
        bureau.ronde(zaak)
        vandaag = dag_van(bureau.nu).isoformat()
        vervangt = [{"wie": "directeur_bestuurder", "van": vandaag, "tot": vandaag}]
        bureau.persoon("teamleider", Rol.TEAMLEIDER, vervangt=vervangt)  # after the overrun was noted
        server.ontvangen.clear()
        bureau.verzend()
    mailboxen = {aan: message_from_bytes(post, policy=default) for aan, post in server.ontvangen}
    assert "directeur_bestuurder@post.example" not in mailboxen
    post = mailboxen["teamleider@post.example"]
    assert post["Subject"] == f"{zaak}: de norm is niet gehaald"
    tekst = " ".join(post.get_content().split())
    assert tekst.startswith("U krijgt dit bericht omdat u Dirk Oosterwold vervangt.")

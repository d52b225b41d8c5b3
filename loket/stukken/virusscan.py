"""Virusscan: what a document is offered to before it is shown: clamd over a socket, or a program that reads standard input.

No answer (not there, too slow, an error) is never "clean": the document waits in quarantine until the scanner answers.
"""

import logging
import shlex
import socket
import subprocess
from typing import BinaryIO, Final
from urllib.parse import urlsplit

from kernproces.gebruik.stuk import Keur, Keurder

WACHT_SECONDEN: Final = 60.0
BROK: Final = 1 << 16
_log = logging.getLogger("kernproces.virusscan")


def maak_keurder(waar: str) -> Keurder:
    """The scanner of the settings; without one nothing is scanned, and that is recorded with each document."""
    if not waar:
        return lambda _: Keur.GEEN
    vraag = _opdracht(waar.removeprefix("opdracht:")) if waar.startswith("opdracht:") else _clamd(waar)

    def keur(bron: BinaryIO) -> Keur:
        try:
            return vraag(bron)
        except (OSError, subprocess.SubprocessError) as fout:
            _log.error("de virusscanner antwoordt niet: %s", type(fout).__name__)
            return Keur.WACHT

    return keur


def _clamd(waar: str) -> Keurder:
    """The protocol of clamd: INSTREAM, parts with their length, one line back."""
    adres = urlsplit(waar)

    def vraag(bron: BinaryIO) -> Keur:
        with _verbind(adres.hostname, adres.port, adres.path) as lijn:
            lijn.settimeout(WACHT_SECONDEN)
            lijn.sendall(b"zINSTREAM\0")
            while brok := bron.read(BROK):
                lijn.sendall(len(brok).to_bytes(4, "big") + brok)
            lijn.sendall(bytes(4))
            return _antwoord(_regel(lijn))

    return vraag


def _verbind(host: str | None, poort: int | None, pad: str) -> socket.socket:
    if host:
        return socket.create_connection((host, poort or 3310), WACHT_SECONDEN)
    lijn = socket.socket(socket.AF_UNIX)
    lijn.settimeout(WACHT_SECONDEN)
    try:
        lijn.connect(pad)
    except OSError:
        lijn.close()
        raise
    return lijn


def _regel(lijn: socket.socket) -> str:
    antwoord = b""
    while len(antwoord) < BROK and not antwoord.endswith(b"\0") and (deel := lijn.recv(4096)):
        antwoord += deel
    return antwoord.rstrip(b"\0\n").decode(errors="replace")


def _antwoord(regel: str) -> Keur:
    if regel.endswith(" FOUND"):
        return Keur.BESMET
    if regel.endswith(": OK"):
        return Keur.SCHOON
    _log.error("de virusscanner gaf een fout in plaats van een oordeel")
    return Keur.WACHT


def _opdracht(regel: str) -> Keurder:
    """Exit status 0 is clean and 1 is harmful, as clamdscan has it; anything else is no answer."""
    woorden = shlex.split(regel)

    def vraag(bron: BinaryIO) -> Keur:
        inhoud = b"".join(iter(lambda: bron.read(BROK), b""))
        klaar = subprocess.run(  # noqa: S603 - the administrator's own setting
            woorden, input=inhoud, capture_output=True, timeout=WACHT_SECONDEN, check=False
        )
        return {0: Keur.SCHOON, 1: Keur.BESMET}.get(klaar.returncode, Keur.WACHT)

    return vraag

"""Somebody else's system at the other end of a webhook: it keeps, answers, refuses, or drips."""

import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Systeem:
    """Somebody else's system: keeps what it gets, and answers what the test says."""

    def __init__(self) -> None:
        self.ontvangen: list[tuple[str, dict[str, str], bytes]] = []
        self.antwoorden: list[int] = []

    def gebeurtenissen(self) -> list[dict[str, Any]]:
        return [json.loads(inhoud) for _, _, inhoud in self.ontvangen]


@contextmanager
def draaiend(systeem: Systeem, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    class Balie(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            inhoud = self.rfile.read(int(self.headers["Content-Length"]))
            koppen = {k.lower(): v for k, v in self.headers.items()}
            systeem.ontvangen.append((self.path, koppen, inhoud))
            status = systeem.antwoorden.pop(0) if systeem.antwoorden else 204
            self.send_response(status)
            self.send_header("Location", "/elders")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Balie)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    draad = threading.Thread(target=server.serve_forever)
    draad.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        draad.join()
        server.server_close()


@contextmanager
def druppelend(begin: bytes, druppel: bytes) -> Iterator[str]:
    """The address of a system that answers without end."""
    klaar = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as lek:

        def druppels() -> None:
            verbinding, _ = lek.accept()
            with verbinding, suppress(OSError):
                verbinding.sendall(begin)
                while not klaar.wait(0.02):
                    verbinding.sendall(druppel)

        draad = threading.Thread(target=druppels)
        draad.start()
        try:
            yield f"http://127.0.0.1:{lek.getsockname()[1]}/"
        finally:
            klaar.set()
            draad.join()

"""A small OpenID provider on loopback: real keys and signatures, codes that work once, PKCE and the secret really checked.

Written from the specification and not from our client: what does not fit is refused with the error that it prescribes.
"""

import base64
import hashlib
import json
import secrets
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey


@dataclass
class Aanbieder:
    """Its settings; a test may change what it says. `wie` is who is logged in there."""

    client: str = "kernproces"
    geheim: str = "een geheim: met & tekens"
    terug: str = ""
    wie: str = "onderwerp-1"
    email: str = ""
    nu: int = 0
    # Replaces claims of the ID token; None leaves one out.
    bewering: dict[str, Any] = field(default_factory=dict)
    sleutel: Any = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "a"}))
    tekent_met: Any = None
    kop: dict[str, Any] = field(default_factory=lambda: {"alg": "RS256"})
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    gegeven: int = 0  # how many ID tokens it gave
    gevraagd: list[dict[str, str]] = field(default_factory=list)

    def __enter__(self) -> Self:
        eigen = self

        class Balie(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                eigen._get(self)

            def do_POST(self) -> None:
                eigen._post(self)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Balie)
        self._server.daemon_threads = True
        self.uitgever = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._draad = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self._draad.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._draad.join(5)

    def wissel_sleutel(self) -> None:
        """A new key, as providers do."""
        self.sleutel, self.kop = ECKey.generate_key("P-256", {"kid": "b"}), {"alg": "ES256"}

    def _get(self, r: BaseHTTPRequestHandler) -> None:
        deel = urlsplit(r.path)
        vraag = {k: v[0] for k, v in parse_qs(deel.query).items()}
        if deel.path == "/.well-known/openid-configuration":
            self._json(r, 200, self._over())
        elif deel.path == "/sleutels":
            self._json(r, 200, KeySet([self.sleutel]).as_dict(private=False))
        elif deel.path == "/aanmelden":
            self._geef_code(r, vraag)
        else:
            self._json(r, 404, {})

    def _over(self) -> dict[str, Any]:
        u = self.uitgever
        eind = {"authorization_endpoint": f"{u}/aanmelden", "token_endpoint": f"{u}/token"}
        return {"issuer": u, "jwks_uri": f"{u}/sleutels", **eind}

    def _geef_code(self, r: BaseHTTPRequestHandler, vraag: dict[str, str]) -> None:
        self.gevraagd.append(vraag)
        vast = {"response_type": "code", "client_id": self.client, "redirect_uri": self.terug}
        if {k: vraag.get(k) for k in vast} != vast or "openid" not in vraag["scope"].split():
            self._json(r, 400, {"error": "invalid_request"})
            return
        if vraag.get("code_challenge_method") != "S256" or not vraag.get("nonce"):
            self._json(r, 400, {"error": "invalid_request"})
            return
        code = secrets.token_urlsafe(16)
        self.codes[code] = vraag
        mee = {"code": code, "state": vraag["state"], "iss": self.uitgever}
        r.send_response(302)
        r.send_header("Location", f"{self.terug}?{urlencode(mee)}")
        r.end_headers()

    def _post(self, r: BaseHTTPRequestHandler) -> None:
        ruw = r.rfile.read(int(r.headers["Content-Length"])).decode()
        velden = {k: v[0] for k, v in parse_qs(ruw).items()}
        _, _, teken = r.headers.get("Authorization", "").partition(" ")
        naam, _, geheim = base64.b64decode(teken).decode().partition(":")
        if (unquote(naam), unquote(geheim)) != (self.client, self.geheim):
            self._json(r, 401, {"error": "invalid_client"})
            return
        vraag = self.codes.pop(velden.get("code", ""), None)
        som = hashlib.sha256(velden.get("code_verifier", "").encode()).digest()
        uitdaging = base64.urlsafe_b64encode(som).rstrip(b"=").decode()
        if vraag is None or vraag["code_challenge"] != uitdaging or velden["redirect_uri"] != self.terug:
            self._json(r, 400, {"error": "invalid_grant"})
            return
        self._json(
            r, 200, {"access_token": "x", "token_type": "Bearer", "id_token": self._token(vraag["nonce"])}
        )

    def _token(self, nonce: str) -> str:
        c: dict[str, Any] = {"iss": self.uitgever, "sub": self.wie, "aud": self.client, "nonce": nonce}
        if self.email and "email" in self.gevraagd[-1]["scope"].split():
            c["email"] = self.email
        c |= {"iat": self.nu, "exp": self.nu + 300, **self.bewering}
        sleutel = self.tekent_met or self.sleutel
        kop = {"kid": self.sleutel.kid, **self.kop}
        self.gegeven += 1
        if kop["alg"] == "none":  # no library makes such a thing any more
            delen = (json.dumps(d).encode() for d in (kop, c))
            return ".".join([*(base64.urlsafe_b64encode(d).rstrip(b"=").decode() for d in delen), ""])
        return jwt.encode(
            kop, {k: v for k, v in c.items() if v is not None}, sleutel, algorithms=[kop["alg"]]
        )

    def _json(self, r: BaseHTTPRequestHandler, status: int, inhoud: dict[str, Any]) -> None:
        ruw = json.dumps(inhoud).encode()
        r.send_response(status)
        r.send_header("Content-Type", "application/json")
        r.send_header("Content-Length", str(len(ruw)))
        r.end_headers()
        r.wfile.write(ruw)

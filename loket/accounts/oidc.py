"""OIDC: logging in at the organisation's own provider (OpenID Connect Core 1.0), code flow with PKCE (RFC 7636).

What goes out: a state, a nonce and the hash of a verifier; they lie sealed in a cookie until the visitor comes back. What
comes back is judged: the state, the issuer (RFC 9207), the signature of the ID token by the provider's keys, and its
audience, times and nonce.
"""

import base64
import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from kernproces.opslag.fouten import OntsleutelError
from kernproces.opslag.kluis import Kluis
from kernproces.opslag.versleutel import ontsleutel, versleutel
from loket.accounts.kast import GEHEIM, HOUDER, gewoon
from loket.accounts.ophalen import OphaalFout, haal
from loket.instellingen import Oidc

ALGORITMEN = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
    "Ed25519",
)
ONDERWEG = timedelta(minutes=15)
VERS = 3600.0  # seconds that the description of a provider is kept
SPELING = 60  # seconds that its clock may be off
_AAD = b"oidc onderweg"


class OidcFout(Exception):
    """Logging in elsewhere did not work; the sentence is for the visitor, `oorzaak` for the log."""

    def __init__(self, zin: str, oorzaak: str = "") -> None:
        super().__init__(zin)
        self.zin = zin
        self.oorzaak = oorzaak


@dataclass(frozen=True, slots=True)
class Onderweg:
    """What we remember while somebody is at the provider. `link`: the invitation that is being used."""

    state: str
    nonce: str
    verifier: str
    naar: str
    link: str
    tot: str


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """Who the provider says it is, and at which addresses: those serve only beside an invitation, never by themselves."""

    uitgever: str
    onderwerp: str
    adressen: frozenset[str] = frozenset()


class Aanbieder:
    """One provider, as the settings name it."""

    def __init__(self, instelling: Oidc, adres: str, kluis: Kluis) -> None:
        self.instelling = instelling
        self.terug = f"{adres.rstrip('/')}/aanmelden/extern/terug"
        self._kluis = kluis
        self._over: dict[str, Any] = {}
        self._sleutels: KeySet | None = None
        self._tot = 0.0

    def begin(self, naar: str, link: str, nu: datetime) -> tuple[str, str]:
        """Where the visitor goes, and what his cookie keeps."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        o = Onderweg(state, nonce, verifier, naar, link, (nu + ONDERWEG).isoformat())
        uitdaging = _b64(hashlib.sha256(o.verifier.encode()).digest())
        vraag = {
            "response_type": "code",
            "client_id": self.instelling.client,
            "redirect_uri": self.terug,
            "scope": "openid email",
            "state": o.state,
            "nonce": o.nonce,
            "code_challenge": uitdaging,
            "code_challenge_method": "S256",
        }
        if self.instelling.acr:
            vraag["acr_values"] = self.instelling.acr
        eind = self._beschrijving()["authorization_endpoint"]
        sleutel = self._kluis.maak_sleutel(HOUDER, GEHEIM)
        inhoud = {k: getattr(o, k) for k in Onderweg.__slots__}
        return f"{eind}{'&' if '?' in eind else '?'}{urlencode(vraag)}", versleutel(sleutel, inhoud, _AAD)

    def onderweg(self, koek: str, nu: datetime) -> Onderweg:
        """What the cookie kept, when it is ours and not too old."""
        try:
            o = Onderweg(**ontsleutel(self._kluis.maak_sleutel(HOUDER, GEHEIM), koek, _AAD))
        except (OntsleutelError, TypeError):
            raise OidcFout("Dit aanmelden is hier niet begonnen of te oud. Begin opnieuw.") from None
        if o.tot < nu.isoformat():
            raise OidcFout("Dit aanmelden duurde te lang. Begin opnieuw.")
        return o

    def voltooi(self, o: Onderweg, antwoord: dict[str, str], nu: datetime) -> Onderwerp:
        """Who it is, from what the provider sent back. OidcFout when anything does not fit."""
        if not hmac.compare_digest(antwoord.get("state", "").encode(), o.state.encode()):
            raise OidcFout("Dit antwoord hoort niet bij uw aanmelding. Begin opnieuw.", "state")
        if antwoord.get("iss", self.instelling.uitgever) != self.instelling.uitgever:
            raise OidcFout("Dit antwoord komt niet van de juiste aanbieder. Begin opnieuw.", "iss")
        if "error" in antwoord or not antwoord.get("code"):
            raise OidcFout("Het aanmelden is daar afgebroken of geweigerd. Probeer het opnieuw.", "error")
        token = self._wissel(antwoord["code"], o.verifier)
        return self._keur(token, o, nu)

    def _wissel(self, code: str, verifier: str) -> str:
        velden = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.terug,
            "code_verifier": verifier,
            "client_id": self.instelling.client,
        }
        koppen = {}
        if self.instelling.geheim:
            wie = f"{quote(self.instelling.client, safe='')}:{quote(self.instelling.geheim, safe='')}"
            koppen["Authorization"] = f"Basic {base64.b64encode(wie.encode()).decode()}"
        antwoord = self._haal(self._beschrijving()["token_endpoint"], velden, koppen)
        if not isinstance(antwoord.get("id_token"), str):
            raise OidcFout("De aanbieder gaf geen bewijs wie u bent. Probeer het opnieuw.", "geen id_token")
        return str(antwoord["id_token"])

    def _keur(self, token: str, o: Onderweg, nu: datetime) -> Onderwerp:
        i = self.instelling
        try:
            gelezen = self._ontcijfer(token)
            eisen: dict[str, Any] = {
                "iss": {"essential": True, "value": i.uitgever},
                "aud": {"essential": True, "value": i.client},
                "exp": {"essential": True},
                "iat": {"essential": True},
                "sub": {"essential": True},
                "nonce": {"essential": True, "value": o.nonce},
            }
            if i.acr:
                eisen["acr"] = {"essential": True, "values": i.acr.split()}
            jwt.JWTClaimsRegistry(now=int(nu.timestamp()), leeway=SPELING, **eisen).validate(gelezen.claims)
        except (JoseError, ValueError) as fout:
            raise OidcFout(
                "Het bewijs van de aanbieder klopt niet. Er is niemand aangemeld.", type(fout).__name__
            ) from fout
        c = gelezen.claims
        if isinstance(c["aud"], list) and len(c["aud"]) > 1 and c.get("azp") != i.client:
            raise OidcFout("Het bewijs van de aanbieder is voor een ander systeem.", "azp")
        email = "" if c.get("email_verified") is False else c.get("email")
        adressen = frozenset(
            gewoon(a) for a in (email, c.get("preferred_username")) if isinstance(a, str) and a
        )
        return Onderwerp(c["iss"], str(c["sub"]), adressen)

    def _ontcijfer(self, token: str) -> jwt.Token:
        """The signature, by the keys that we know; by fresh ones when the provider has changed them."""
        try:
            return jwt.decode(token, self._sleutelbos(), algorithms=ALGORITMEN)
        except (JoseError, ValueError):
            self._sleutels = None
            return jwt.decode(token, self._sleutelbos(), algorithms=ALGORITMEN)

    def _sleutelbos(self) -> KeySet:
        if self._sleutels is None:
            bos = self._haal(self._beschrijving()["jwks_uri"])
            # An HMAC key in a public set would let anybody sign: only keys of which the public half is enough.
            publiek = [
                k for k in bos.get("keys", []) if k.get("kty") != "oct" and k.get("use", "sig") == "sig"
            ]
            self._sleutels = KeySet.import_key_set({"keys": publiek})
        return self._sleutels

    def _beschrijving(self) -> dict[str, Any]:
        if not self._over or time.monotonic() > self._tot:
            over = self._haal(f"{self.instelling.uitgever.rstrip('/')}/.well-known/openid-configuration")
            if over.get("issuer") != self.instelling.uitgever:
                raise OidcFout("De aanbieder noemt zich anders dan in de instellingen staat.", "issuer")
            self._over, self._sleutels, self._tot = over, None, time.monotonic() + VERS
        return self._over

    def _haal(
        self, adres: str, velden: dict[str, str] | None = None, koppen: dict[str, str] | None = None
    ) -> dict[str, Any]:
        try:
            return haal(adres, velden, koppen)
        except OphaalFout as fout:
            raise OidcFout(
                "De aanbieder waar u zich aanmeldt, is nu niet te bereiken. Probeer het later opnieuw; blijft het zo, vraag het dan de beheerder.",
                str(fout),
            ) from fout


def _b64(ruw: bytes) -> str:
    return base64.urlsafe_b64encode(ruw).rstrip(b"=").decode()

"""Tokens: how another system comes in. One per client, acting as one person, for so long and for no more than was asked.

Only the SHA-256 of a token is kept, so reading the database gives nobody access.
"""

import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

from kernproces.rollen import Rol
from loket.bedrading import Samenstel

_KOP = "token/"
LANGST = 731  # days: two years; then a new one has to be asked for
GEWOON = 365


class Bereik(StrEnum):
    """What a client may do, whatever its person may."""

    LEZEN = "lezen"  # lists, zaken, terms, refusals, and what would happen; writes nothing
    HANDELEN = "handelen"  # open a dossier, begin a zaak, do an action
    STUKKEN = "stukken"  # the content of documents


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token, without the token itself. Days in ISO form; `laatst`: the day of its last use, or empty."""

    client: str
    persoon: str
    rollen: tuple[str, ...]
    bereik: tuple[str, ...]
    gemaakt: str
    verloopt: str  # the last day on which it works
    laatst: str = ""

    def geldig(self, dag: date) -> bool:
        """Whether it works on this day."""
        return dag.isoformat() <= self.verloopt


def maak_token(
    samenstel: Samenstel,
    persoon: str,
    rollen: Sequence[Rol],
    *,
    vandaag: date,
    client: str = "client",
    bereik: Iterable[Bereik] = Bereik,
    dagen: int = GEWOON,
) -> str:
    """A new token. It is shown here and never again."""
    wat = tuple(b.value for b in bereik)
    if not rollen or Rol.SYSTEEM in rollen:
        raise ValueError("Een token heeft een of meer rollen, en nooit de rol systeem.")
    if not wat:
        raise ValueError(f"Een token heeft een bereik. Bekend zijn: {', '.join(Bereik)}.")
    if not 1 <= dagen <= LANGST:
        raise ValueError(f"Een token geldt 1 tot en met {LANGST} dagen.")
    token = f"kp_{secrets.token_urlsafe(32)}"
    tot = (vandaag + timedelta(days=dagen)).isoformat()
    kaart = Token(client, persoon, tuple(r.value for r in rollen), wat, vandaag.isoformat(), tot)
    samenstel.zet_kenmerk(_naam(token), _als_tekst(kaart))
    return token


def zoek_token(samenstel: Samenstel, token: str) -> Token | None:
    """What this token may, or None when it is not ours."""
    tekst = samenstel.kenmerk(_naam(token))
    return None if tekst is None else _uit_tekst(tekst)


def noteer_gebruik(samenstel: Samenstel, token: str, kaart: Token, vandaag: date) -> None:
    """Once a day, so that an unused one can be found and withdrawn."""
    if kaart.laatst < vandaag.isoformat():
        anders = asdict(kaart) | {"laatst": vandaag.isoformat()}
        sql = "UPDATE kenmerk SET waarde = ? WHERE naam = ?"  # not when it was withdrawn meanwhile
        with samenstel.opslag.schrijven(meer=True) as schrijver:
            schrijver.voer_uit(sql, [(json.dumps(anders), _naam(token))])


def alle_tokens(samenstel: Samenstel) -> list[Token]:
    """Every token that was not withdrawn, by client."""
    with samenstel.opslag.lezen() as lezer:
        rijen = lezer.rij_query("SELECT waarde FROM kenmerk WHERE naam LIKE 'token/%'")
    return sorted((_uit_tekst(tekst) for (tekst,) in rijen), key=lambda t: (t.client, t.persoon, t.gemaakt))


def trek_tokens_in(samenstel: Samenstel, persoon: str = "", client: str = "") -> int:
    """Withdraw every token of this person, of this client, or of this client for this person; how many there were."""
    with samenstel.opslag.schrijven(meer=True) as schrijver:
        rijen = schrijver.rij_query("SELECT naam, waarde FROM kenmerk WHERE naam LIKE 'token/%'")
        weg = list(_past(rijen, persoon, client))
        if weg:
            schrijver.voer_uit("DELETE FROM kenmerk WHERE naam = ?", weg)
    return len(weg)


def _past(rijen: Iterable[Sequence[str]], persoon: str, client: str) -> Iterator[tuple[str]]:
    for naam, tekst in rijen:
        kaart = _uit_tekst(tekst)
        if persoon in ("", kaart.persoon) and client in ("", kaart.client):
            yield (naam,)


def _als_tekst(kaart: Token) -> str:
    return json.dumps(asdict(kaart))


def _uit_tekst(tekst: str) -> Token:
    kaart = json.loads(tekst)
    return Token(**kaart | {"rollen": tuple(kaart["rollen"]), "bereik": tuple(kaart["bereik"])})


def _naam(token: str) -> str:
    return _KOP + sha256(token.encode()).hexdigest()

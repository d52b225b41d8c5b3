"""Settings, from the environment. Nothing secret has a default that is not made fresh on this machine.

DATABASE_URL, SLEUTELS_URL, LEESLOG_URL, KERNPROCES_HOOFDSLEUTEL (64 hex digits, newest first, comma), KERNPROCES_MAP,
KERNPROCES_SMTP (smtp://name:word@host:587), KERNPROCES_AFZENDER, KERNPROCES_ADRES, KERNPROCES_BRON
(urn:nld:..., who publishes the events of webhooks), KERNPROCES_WEBHOOK_NETWERK (hosts and networks, comma),
KERNPROCES_CONCEPT_DAGEN (how long a draft stays that nobody touches), KERNPROCES_BEDENKTIJD (seconds),
KERNPROCES_SESSIE_MINUTEN (without use), KERNPROCES_SESSIE_UREN (at most),
KERNPROCES_DEMO_AANMELDEN (nee: also in a proef only with an account),
KERNPROCES_STUK_MB (the largest document), KERNPROCES_STUK_DAG_MB and KERNPROCES_STUK_SCHOOL_MB (how much one person, and
all of one school, bring in on a day), KERNPROCES_VIRUSSCAN (clamd:///run/clamav/clamd.ctl, clamd://host:3310
or opdracht:clamdscan --no-summary -),
KERNPROCES_ANKER_MAIL (addresses, comma), KERNPROCES_ANKER_WEBHOOK and KERNPROCES_ANKER_TIJDSTEMPEL (https addresses:
who gets the daily anchor, who puts an RFC 3161 time stamp on it), KERNPROCES_ANKER_WORTEL (file with the root
certificate of that time stamp),
KERNPROCES_OIDC_UITGEVER, _CLIENT, _GEHEIM, _NAAM and _ACR (docs/inrichten.md).
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

NAAM_AANBIEDER = "het account van uw organisatie"
STANDAARD = "sqlite:///var/kernproces.db"


class InstellingFout(Exception):
    """A setting that cannot be used; the sentence says what was expected."""


@dataclass(frozen=True, slots=True)
class Oidc:
    """The provider where people of the organisation log in. `acr`: which kinds of login are good enough, empty is any."""

    uitgever: str
    client: str
    geheim: str = ""
    naam: str = NAAM_AANBIEDER
    acr: str = ""


@dataclass(frozen=True, slots=True)
class Instellingen:
    """Where everything is. `map_` holds the files that are not the database: keys, anchors, letters."""

    database_url: str
    sleutels_url: str
    hoofdsleutels: tuple[bytes, ...]
    map_: Path
    smtp: str = ""
    afzender: str = "kernproces@proef.invalid"
    adres: str = "http://127.0.0.1:8000"
    bron: str = ""
    webhook_netwerk: tuple[str, ...] = ()
    concept_dagen: int = 30
    bedenktijd: int = 5
    sessie_minuten: int = 60
    sessie_uren: int = 12
    demo_aanmelden: bool = True
    stuk_mb: int = 20
    stuk_dag_mb: int = 500
    stuk_school_mb: int = 2000
    virusscan: str = ""
    anker_mail: tuple[str, ...] = ()
    anker_webhook: str = ""
    anker_tijdstempel: str = ""
    anker_wortel: str = ""
    oidc: Oidc | None = None
    leeslog_url: str = ""  # empty: a file in the folder


def uit_omgeving(omgeving: dict[str, str] | None = None) -> Instellingen:
    """Every setting that the head of this file names; an InstellingFout for one that cannot be used."""
    o = dict(os.environ) if omgeving is None else omgeving
    url = o.get("DATABASE_URL") or STANDAARD
    map_ = Path(o["KERNPROCES_MAP"]) if o.get("KERNPROCES_MAP") else _map_bij(url)
    return Instellingen(
        database_url=_driver(url),
        sleutels_url=_driver(o.get("SLEUTELS_URL") or f"sqlite:///{map_ / _naam(url)}.sleutels.db"),
        hoofdsleutels=_hoofdsleutels(
            o.get("KERNPROCES_HOOFDSLEUTEL", ""), map_ / f"{_naam(url)}.hoofdsleutel"
        ),
        map_=map_,
        leeslog_url=_driver(o.get("LEESLOG_URL") or f"sqlite:///{map_ / _naam(url)}.leeslog.db"),
        smtp=o.get("KERNPROCES_SMTP", ""),
        afzender=o.get("KERNPROCES_AFZENDER", "kernproces@proef.invalid"),
        adres=o.get("KERNPROCES_ADRES", "http://127.0.0.1:8000"),
        bron=_bron(o.get("KERNPROCES_BRON", "")),
        webhook_netwerk=tuple(
            n.strip() for n in o.get("KERNPROCES_WEBHOOK_NETWERK", "").split(",") if n.strip()
        ),
        anker_mail=tuple(a.strip() for a in o.get("KERNPROCES_ANKER_MAIL", "").split(",") if a.strip()),
        anker_webhook=_webadres(o, "KERNPROCES_ANKER_WEBHOOK"),
        anker_tijdstempel=_webadres(o, "KERNPROCES_ANKER_TIJDSTEMPEL"),
        anker_wortel=o.get("KERNPROCES_ANKER_WORTEL", ""),
        concept_dagen=_getal(o, "KERNPROCES_CONCEPT_DAGEN", 30, range(1, 366)),
        bedenktijd=_getal(o, "KERNPROCES_BEDENKTIJD", 5, range(31)),
        sessie_minuten=_getal(o, "KERNPROCES_SESSIE_MINUTEN", 60, range(5, 721)),
        sessie_uren=_getal(o, "KERNPROCES_SESSIE_UREN", 12, range(1, 25)),
        demo_aanmelden=_ja_nee(o, "KERNPROCES_DEMO_AANMELDEN", "ja"),
        stuk_mb=_getal(o, "KERNPROCES_STUK_MB", 20, range(1, 25)),
        stuk_dag_mb=_getal(o, "KERNPROCES_STUK_DAG_MB", 500, range(25, 100_001)),
        stuk_school_mb=_getal(o, "KERNPROCES_STUK_SCHOOL_MB", 2000, range(25, 100_001)),
        virusscan=_virusscan(o.get("KERNPROCES_VIRUSSCAN", "")),
        oidc=_oidc(o),
    )


def _getal(omgeving: dict[str, str], naam: str, standaard: int, tussen: range) -> int:
    """A whole number within bounds."""
    tekst = omgeving.get(naam) or str(standaard)
    if not (tekst.isascii() and tekst.isdecimal() and int(tekst) in tussen):
        raise InstellingFout(f"{naam}: verwacht een heel getal van {tussen[0]} tot en met {tussen[-1]}.")
    return int(tekst)


def _oidc(o: dict[str, str]) -> Oidc | None:
    """All or nothing, and only over TLS, or on the own machine for a trial."""
    uitgever, client = o.get("KERNPROCES_OIDC_UITGEVER", ""), o.get("KERNPROCES_OIDC_CLIENT", "")
    if not uitgever and not client:
        return None
    deel = urlsplit(uitgever)
    eigen = deel.scheme == "http" and deel.hostname in ("127.0.0.1", "localhost")
    if not deel.hostname or not (deel.scheme == "https" or eigen):
        raise InstellingFout("KERNPROCES_OIDC_UITGEVER: verwacht het https-adres van de aanbieder.")
    if not client:
        raise InstellingFout("KERNPROCES_OIDC_CLIENT: verwacht het kenmerk dat de aanbieder u gaf.")
    naam = o.get("KERNPROCES_OIDC_NAAM") or NAAM_AANBIEDER
    return Oidc(uitgever, client, o.get("KERNPROCES_OIDC_GEHEIM", ""), naam, o.get("KERNPROCES_OIDC_ACR", ""))


def _ja_nee(omgeving: dict[str, str], naam: str, standaard: str) -> bool:
    tekst = omgeving.get(naam) or standaard
    if tekst not in ("ja", "nee"):
        raise InstellingFout(f"{naam}: verwacht ja of nee.")
    return tekst == "ja"


def _webadres(omgeving: dict[str, str], naam: str) -> str:
    """An http(s) address, or nothing."""
    adres = omgeving.get(naam, "")
    if adres and not adres.startswith(("https://", "http://")):
        raise InstellingFout(f"{naam}: verwacht een adres dat begint met https://")
    return adres


def _virusscan(waar: str) -> str:
    """How the scanner is reached."""
    if waar and not waar.startswith(("clamd://", "opdracht:")):
        raise InstellingFout(
            "KERNPROCES_VIRUSSCAN: verwacht clamd:///pad/naar/socket, clamd://host:poort of opdracht:programma argumenten."
        )
    return waar


def _bron(bron: str) -> str:
    """The source of events by the NL GOV profile: a URN in the namespace nld."""
    if bron and not (bron.startswith("urn:nld:") and bron.isascii() and " " not in bron):
        raise InstellingFout(
            "KERNPROCES_BRON: verwacht een URN, zoals urn:nld:oin:00000001823288444000:systeem:kernproces"
        )
    return bron


def _driver(url: str) -> str:
    """PostgreSQL is always spoken to through psycopg."""
    for kop in ("postgresql://", "postgres://"):
        if url.startswith(kop):
            return "postgresql+psycopg://" + url.removeprefix(kop)
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise InstellingFout(
            f"Onbekend soort databank in {url.partition(':')[0]!r}. Verwacht: sqlite:///pad of postgresql://..."
        )
    return url


def _map_bij(url: str) -> Path:
    if url.startswith("sqlite:///") and not url.endswith(":memory:"):
        return Path(url.removeprefix("sqlite:///")).parent
    return Path("var")


def _naam(url: str) -> str:
    """What the key files of this database are called."""
    return Path(url.partition("?")[0]).stem or "kernproces"


def _hoofdsleutels(tekst: str, bestand: Path) -> tuple[bytes, ...]:
    """From the settings, else from a file that is made once, readable by its owner only."""
    if tekst:
        try:
            return tuple(bytes.fromhex(deel.strip()) for deel in tekst.split(","))
        except ValueError:
            raise InstellingFout(
                "KERNPROCES_HOOFDSLEUTEL: verwacht 64 hexadecimale tekens per sleutel."
            ) from None
    bestand.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        greep = os.open(bestand, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            with os.fdopen(greep, "w") as uit:
                uit.write(os.urandom(32).hex())
        except OSError:  # a full disk: half a key would be in the way for good
            bestand.unlink()
            raise
    try:
        return tuple(bytes.fromhex(deel.strip()) for deel in bestand.read_bytes().decode("ascii").split(","))
    except ValueError:
        raise InstellingFout(
            f"{bestand}: verwacht een hoofdsleutel van 64 hexadecimale tekens. Zet het juiste bestand terug."
        ) from None

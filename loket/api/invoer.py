"""Invoer: the body of a request, read with a limit and as strict JSON; the headers of a change."""

import re
from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any, Literal

import orjson
from fastapi import Header
from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import UploadFile
from starlette.requests import Request

from kernproces.gebruik.noodinzage import KORTSTE_REDEN, LANGSTE_REDEN
from kernproces.taal.formulier import Code
from loket.api.problemen import Probleem, ongeldig

MEEST = 1_000_000  # bytes; a form is text, documents go another way
MEEST_STUK = 25 << 20
GROOTST = 2**53 - 1  # whole numbers that every JSON reader keeps exact (RFC 8785)
_ETAG = re.compile(r'"(\d{1,15})"')

IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match", description='De ETag van de zaak die u bekeek, bijvoorbeeld "7". Verplicht (428).'
    ),
]
Sleutel = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="Dezelfde sleutel met dezelfde inhoud geeft hetzelfde antwoord en doet niets twee keer.",
    ),
]


class Verzoek(BaseModel):
    """The base of a body: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NieuweZaak(Verzoek):
    """Begin a zaak in a dossier."""

    workflow: Code = Field(description="Naam van de procedure, bijvoorbeeld tlv.")
    dossier: Code
    gegevens: dict[str, Any] = Field(default_factory=dict, description="Het formulier van de start.")
    hoofdzaak: Code | None = Field(None, description="De zaak waar deze bij hoort; anders de enige die past.")


class Uitvoering(Verzoek):
    """Do an action in a zaak."""

    gegevens: dict[str, Any] = Field(default_factory=dict, description="Het formulier van de actie.")


class NieuwDossier(Verzoek):
    """Open a dossier."""

    leerling: str = Field(
        min_length=1, max_length=200, description="Naam van de leerling; wordt versleuteld bewaard."
    )
    school: Code | None = None


class NieuweNoodinzage(Verzoek):
    """Open a dossier that is not one's own, with a reason and for a while."""

    grond: Literal["veiligheid", "waarneming", "vraag", "anders"]
    reden: str = Field(
        min_length=KORTSTE_REDEN,
        max_length=LANGSTE_REDEN,
        description="In een zin wat er is; wordt versleuteld bewaard en is zichtbaar op het dossier.",
    )
    minuten: Literal[30, 60, 240] = 30


class Postnaam(Verzoek):
    """What one data key locks, as the list names it."""

    stroom: str = Field(min_length=1, max_length=300)
    sleutel: str = Field(min_length=1, max_length=300)


class NieuweVernietigingslijst(Verzoek):
    """Propose a destruction list."""

    posten: list[Postnaam] | None = Field(
        None,
        min_length=1,
        max_length=1000,
        description="Regels uit `/bewaarposten`; zonder: alles dat weg mag.",
    )


class Lijstbesluit(Verzoek):
    """Approve a list, or turn it down."""

    besluit: Literal["goedkeuren", "afwijzen"]
    reden: str = Field("", max_length=1000, description="Waarom niet; verplicht bij afwijzen.")


class ZonderInhoud(Verzoek):
    """Nothing more than that it is asked."""


class NieuwStuk(Verzoek):
    """Add a document, as multipart/form-data."""

    bestand: Any = Field(
        description="De inhoud; de soort volgt uit de inhoud.",
        json_schema_extra={"type": "string", "format": "binary"},
    )
    titel: str = Field(min_length=3, max_length=200)
    categorie: Literal["persoonsgegeven", "gezondheidsgegeven"] = "gezondheidsgegeven"
    zaak: Code | None = Field(None, description="De zaak waar het bij hoort; anders het dossier.")
    stuk: Code | None = Field(None, description="Het stuk waarvan dit een nieuwe versie is.")


async def lees_stuk(verzoek: Request) -> AsyncIterator[NieuwStuk]:
    """The fields of a form with one file: 415 or 413 when it is not that."""
    soort = verzoek.headers.get("content-type", "").partition(";")[0].strip().lower()
    if soort != "multipart/form-data":
        raise Probleem(
            415, "soort", "Verkeerd soort inhoud", "Verwacht wordt Content-Type: multipart/form-data."
        )
    lengte = verzoek.headers.get("content-length", "")
    if not lengte.isdecimal() or int(lengte) > MEEST_STUK:
        zin = f"Een verzoek heeft ten hoogste {MEEST_STUK} bytes, en een Content-Length."
        raise Probleem(413, "te-groot", "Het verzoek is te groot", zin)
    async with verzoek.form(max_files=1, max_fields=8) as formulier:
        velden = dict(formulier.items())
        if not isinstance(velden.get("bestand"), UploadFile):
            raise ongeldig([{"veld": "bestand", "reden": "stuur hier een bestand mee."}])
        yield NieuwStuk.model_validate({k: w for k, w in velden.items() if w != ""})


async def lees_inhoud(verzoek: Request) -> Any:
    """The JSON of the body: 415, 413 or 400 when it is not that."""
    soort = verzoek.headers.get("content-type", "").partition(";")[0].strip().lower()
    if soort != "application/json":
        raise Probleem(
            415, "soort", "Verkeerd soort inhoud", "Verwacht wordt Content-Type: application/json."
        )
    inhoud = b""
    async for deel in verzoek.stream():
        inhoud += deel
        if len(inhoud) > MEEST:
            raise Probleem(
                413, "te-groot", "Het verzoek is te groot", f"Een verzoek heeft ten hoogste {MEEST} bytes."
            )
    try:
        gelezen = orjson.loads(inhoud)
    except orjson.JSONDecodeError:
        raise Probleem(
            400, "onleesbaar", "Onleesbaar verzoek", "De inhoud is geen geldige JSON (UTF-8)."
        ) from None
    if any(_te_groot(w) for w in _waarden(gelezen)):
        raise ongeldig([{"veld": "verzoek", "reden": f"een getal is ten hoogste {GROOTST}."}])
    return gelezen


def _te_groot(waarde: Any) -> bool:
    return isinstance(waarde, int | float) and abs(waarde) > GROOTST


def _waarden(inhoud: Any) -> Iterator[Any]:
    """Every plain value, without recursion: the depth is the sender's choice."""
    stapel = [inhoud]
    while stapel:
        waarde = stapel.pop()
        if isinstance(waarde, dict):
            stapel.extend(waarde.values())
        elif isinstance(waarde, list):
            stapel.extend(waarde)
        else:
            yield waarde


def verwachte_versie(if_match: str | None) -> int:
    """The beslisversie of the page that was looked at. A tag that we never gave is a mistake, not an older version."""
    if if_match is None or if_match.strip() == "*":
        zin = "Stuur If-Match mee met de ETag van de zaak zoals u hem bekeek; zo overschrijft niemand ongezien een ander."
        raise Probleem(428, "versie-ontbreekt", "Welke versie bekeek u?", zin)
    tag = _ETAG.fullmatch(if_match.strip())
    if tag is None:
        zin = 'If-Match: verwacht wordt precies de ETag van de zaak, met de aanhalingstekens, zoals "7".'
        raise Probleem(400, "versie-onleesbaar", "Deze versie is niet te lezen", zin)
    return int(tag.group(1))

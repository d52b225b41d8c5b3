"""Cloudevent: an event for a system, by the NL GOV profile for CloudEvents 1.0 in structured JSON mode.

Codes, dates and numbers only: no person is in it, not even by id. What a system needs beyond it, it asks the API, where
its token says what it may see. The id is the place of the event in the history, so that a second delivery is recognised.
"""

from dataclasses import dataclass
from typing import Any

import orjson

from kernproces.zaak.stand import Entry, Stand
from notificaties.opstellen import Gelezen

SCHEMA = "/static/webhook-1.schema.json"


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """What leaves: its id, its type, and the bytes."""

    id: str
    soort: str
    inhoud: bytes


def soort_van(entry: Entry, zaak: Stand) -> str:
    """`nl.kernproces.tlv.dien-in`, `nl.kernproces.termijn.overschrijding`."""
    open_ = entry["open"]
    if (trede := open_.get("trede")) is not None:
        return f"nl.kernproces.termijn.{str(trede).partition('_')[0]}"
    actie = open_.get("actie", entry["soort"])
    return f"nl.kernproces.{zaak['workflow']}.{actie}".replace("_", "-")


def maak_gebeurtenis(gelezen: Gelezen, bron: str, adres: str) -> Gebeurtenis:
    """The event behind a message. `bron`: urn:nld:...; `adres`: the loket on the web."""
    entry, zaak = gelezen.entry, gelezen.zaak
    nummer, soort = zaak["zaak"], soort_van(entry, zaak)
    id_ = f"{nummer}/{entry['nr']}"
    inhoud = {
        "specversion": "1.0",
        "id": id_,
        "source": bron,
        "type": soort,
        "subject": nummer,
        "time": entry["vastgelegd"],
        "sequence": str(entry["nr"]),
        "sequencetype": "Integer",
        "dataref": f"{adres}/api/v1/zaken/{nummer}",
        "datacontenttype": "application/json",
        "dataschema": f"{adres}{SCHEMA}",
        "data": _gegevens(entry, zaak),
    }
    return Gebeurtenis(id_, soort, orjson.dumps(inhoud))


def _gegevens(entry: Entry, zaak: Stand) -> dict[str, Any]:
    open_ = entry["open"]
    termijn = open_.get("termijn")
    return {
        "zaak": zaak["zaak"],
        "procedure": zaak["workflow"],
        "versie": zaak["versie"],
        "gebeurtenis": entry["soort"],
        "actie": open_.get("actie"),
        "van": open_.get("van"),
        "naar": open_.get("naar"),
        "werkt_op": entry["werkt_op"],
        "afgerond": bool(zaak["klaar"]),
        "termijn": termijn,
        "trede": open_.get("trede"),
        "uiterlijk": open_["na"]["uiterlijk"] if termijn and "na" in open_ else None,
    }

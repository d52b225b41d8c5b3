"""An independent reader: the rules of the two published formats, written from their descriptions and not from our writer."""

import re
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema

XES = "{http://www.xes-standard.org/}"
TYPES = {"string", "date", "int", "float", "boolean", "id", "list", "container"}
IN_LOG = {"extension", "global", "classifier", "trace"} | TYPES

# OCEL 2.0, JSON: what must be there and of which type.
_ATTR = {"type": "object", "required": ["name", "value"], "properties": {"name": {"type": "string"}}}
_TYPE = {
    "type": "object",
    "required": ["name", "attributes"],
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "attributes": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "type"],
                "properties": {"type": {"enum": ["string", "time", "integer", "float", "boolean"]}},
            },
        },
    },
}
_RELATIES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["objectId", "qualifier"],
        "properties": {"objectId": {"type": "string"}, "qualifier": {"type": "string"}},
        "additionalProperties": False,
    },
}
OCEL_SCHEMA = {
    "type": "object",
    "required": ["objectTypes", "eventTypes", "objects", "events"],
    "additionalProperties": False,
    "properties": {
        "objectTypes": {"type": "array", "items": _TYPE},
        "eventTypes": {"type": "array", "items": _TYPE},
        "objects": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "type"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string"},
                    "type": {"type": "string"},
                    "attributes": {
                        "type": "array",
                        "items": {"allOf": [_ATTR, {"required": ["name", "value", "time"]}]},
                    },
                    "relationships": _RELATIES,
                },
            },
        },
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "type", "time"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string"},
                    "type": {"type": "string"},
                    "time": {"type": "string"},
                    "attributes": {"type": "array", "items": _ATTR},
                    "relationships": _RELATIES,
                },
            },
        },
    },
}


def lees_xes(tekst: str) -> dict[str, list[dict[str, Any]]]:
    """Every trace by name with its events; an AssertionError where the standard is broken."""
    log = ET.fromstring(tekst)
    assert log.tag == f"{XES}log"
    assert log.attrib["xes.version"]
    voorvoegsels = {e.attrib["prefix"] for e in log.iter(f"{XES}extension")}
    globaal = {g.attrib["scope"]: {k.attrib["key"] for k in g} for g in log.findall(f"{XES}global")}
    assert set(globaal) <= {"trace", "event"}
    uit: dict[str, list[dict[str, Any]]] = {}
    for kind in log:
        assert kind.tag.removeprefix(XES) in IN_LOG
        if kind.tag != f"{XES}trace":
            continue
        velden = _velden([k for k in kind if k.tag != f"{XES}event"], voorvoegsels)
        assert globaal["trace"] <= set(velden)
        events = [_velden(list(e), voorvoegsels) for e in kind.findall(f"{XES}event")]
        assert all(globaal["event"] <= set(e) for e in events)
        assert velden["concept:name"] not in uit
        uit[velden["concept:name"]] = events
    for klasse in log.findall(f"{XES}classifier"):
        assert set(klasse.attrib["keys"].split()) <= {k for es in uit.values() for e in es for k in e}
    return uit


def _velden(elementen: list[ET.Element], voorvoegsels: set[str]) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for e in elementen:
        soort, sleutel, waarde = e.tag.removeprefix(XES), e.attrib["key"], e.attrib["value"]
        assert soort in TYPES
        assert sleutel not in uit
        if ":" in sleutel:
            assert sleutel.partition(":")[0] in voorvoegsels
        if soort == "date":
            moment = datetime.fromisoformat(waarde)
            assert moment.utcoffset() is not None
            uit[sleutel] = moment
        else:
            uit[sleutel] = int(waarde) if soort == "int" else waarde
    return uit


def keur_ocel(log: dict[str, Any]) -> None:
    """The schema, and what a schema cannot say: every type is declared, every object that is named is there."""
    jsonschema.validate(log, OCEL_SCHEMA)
    objecttypes = {t["name"]: {a["name"] for a in t["attributes"]} for t in log["objectTypes"]}
    eventtypes = {t["name"]: {a["name"] for a in t["attributes"]} for t in log["eventTypes"]}
    objecten = {o["id"]: o for o in log["objects"]}
    assert len(objecten) == len(log["objects"])
    assert len({e["id"] for e in log["events"]}) == len(log["events"])
    for dingen, soorten in ((log["objects"], objecttypes), (log["events"], eventtypes)):
        for d in dingen:
            assert {a["name"] for a in d["attributes"]} <= soorten[d["type"]]
            assert all(r["objectId"] in objecten for r in d["relationships"])
    for e in log["events"]:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", e["time"])
        assert e["relationships"]

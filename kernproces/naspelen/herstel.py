"""Herstel: a correction held against the act that asked for it and the step that it mends."""

from typing import Any

from kernproces.naspelen.boek import Geschiedenisboek
from kernproces.naspelen.ingevuld import GEWIST_ZIN, VREEMD_ZIN
from kernproces.naspelen.verslag import Stap, Uitspraak
from kernproces.taal.formulier import GEZONDHEID
from kernproces.taal.workflow import Workflow
from kernproces.vertrouwelijk.vak import VAK
from kernproces.zaak.correctie import CORRIGEER, Correctie, Misvatting, correctie_van
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Entry, Stand

VELDEN = ("actor", "namens", "rol", "werkt_op")


def keur_correctie(
    boek: Geschiedenisboek, workflow: Workflow, entry: Entry, stand: Stand, s: Situatie, stap: Stap
) -> list[dict[str, Any]]:
    """What was asked must be what was done: which entry and field, the old value, the new one, the terms it moves."""
    stroom = boek.stroom(entry["stroom"]).entries
    vraag = next((e for e in stroom if e["nr"] == entry["nr"] - 1), None)
    gedaan = stand.get("gedaan", {}).get(CORRIGEER)
    if vraag is None or gedaan is None or gedaan["nr"] != vraag["nr"] or _wie(vraag) != _wie(entry):
        stap.meld("correctie", "Hier is niet om gevraagd door wie het deed.", "historie")
        return []
    gegevens, open_ = vraag["open"]["gegevens"], entry["open"]
    waarde = boek.geheim_van(vraag)[0].get(GEZONDHEID.value, {}).get("waarde")
    if waarde is None:
        stap.meld("gewist", GEWIST_ZIN, "WPO 18a lid 13", Uitspraak.NIET_TE_BEOORDELEN)
        waarde = open_.get("wordt", {}).get(gegevens["gegeven"])
        if waarde is None:
            return []
    doel = next((e for e in stroom if e["nr"] == gegevens["nr"]), None)
    try:
        hoort = correctie_van(workflow, s.zaak, doel, gegevens["gegeven"], waarde)
    except (Misvatting, KeyError):
        stap.meld("correctie", "De correctie past niet bij de stap die zij herstelt.", "historie")
        return []
    if vraag["open"].get(VAK) != hoort.open[VAK]:
        stap.meld(
            "correctie", "De correctie ligt in een ander schooljaar dan de stap die zij herstelt.", "historie"
        )
    _vergelijk(boek, hoort, entry, stap)
    return hoort.gevolgen


def _vergelijk(boek: Geschiedenisboek, hoort: Correctie, entry: Entry, stap: Stap) -> None:
    for sleutel in sorted(set(hoort.open) | set(entry["open"])):
        if hoort.open.get(sleutel) != entry["open"].get(sleutel):
            zin = f"De correctie klopt niet bij {sleutel}: dit is niet wat er stond of wat er gevraagd is."
            stap.meld("correctie", zin, "historie")
    geheim, vreemd = boek.geheim_van(entry)
    if vreemd:
        stap.meld("geheim", VREEMD_ZIN, "historie")
    elif set(entry["geheim"]) != set(hoort.geheim) or (geheim and geheim != hoort.geheim):
        stap.meld(
            "correctie", "De vertrouwelijke inhoud van de correctie is niet wat er gevraagd is.", "historie"
        )


def _wie(entry: Entry) -> list[Any]:
    return [entry.get(veld) for veld in VELDEN]

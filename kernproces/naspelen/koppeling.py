"""Koppeling: what a step did in other streams, held against them: the dossier, the numbers, the hoofdzaak.

Rewriting one stream so that it is lawful by itself does not help when another one still tells what happened.
"""

import copy
from collections.abc import Iterator

from kernproces.gebeurtenissen import (
    BETROKKENE_TOEGEVOEGD,
    NUMMER_UITGEGEVEN,
    ZAAK_GESTART,
    ZAAK_TOEGEVOEGD,
    dossierstroom,
    registerstroom,
    zaakstroom,
)
from kernproces.naspelen.boek import Geschiedenisboek
from kernproces.naspelen.feiten import STAPPEN
from kernproces.naspelen.verslag import Stap
from kernproces.rollen import Rol
from kernproces.taal.overgang import Overgang
from kernproces.zaak.gevolgen import hoofdzaak_gevolgen
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Entry, Stand
from kernproces.zaak.voortgang import Vervolg, Voortgang


def keur_begin(boek: Geschiedenisboek, entry: Entry, s: Situatie, stap: Stap) -> None:
    """The dossier names this zaak, begun by this person at this instant."""
    open_ = entry["open"]
    if open_.get("school") != (open_.get("gegevens", {}).get("school") or s.dossier.get("school")):
        stap.meld("school", "De school is niet die van het formulier of het dossier.", "historie")
    stroom = dossierstroom(str(open_.get("dossier")))
    genoemd = [
        (vorige, e)
        for vorige, e in _paren(boek, stroom)
        if e["soort"] == ZAAK_TOEGEVOEGD and e["open"].get("zaak") == open_.get("zaak")
    ]
    if len(genoemd) != 1:
        stap.meld(
            "dossier", f"{stroom} noemt deze zaak {len(genoemd) or 'niet'}{' keer' * bool(genoemd)}.", stroom
        )
        return
    vorige, e = genoemd[0]
    zelfde = all(e["open"].get(k) == open_.get(k) for k in ("workflow", "hoofdzaak"))
    if not zelfde or (e["actor"], e["rol"]) != (entry["actor"], entry["rol"]):
        stap.meld(
            "dossier", f"{stroom} vertelt het begin van deze zaak anders (gebeurtenis {e['nr']}).", stroom
        )
    if not zelfde_moment(entry, "", e, vorige):
        zin = f"Volgens {stroom} (gebeurtenis {e['nr']}) is dit vastgelegd op {e['vastgelegd']}."
        stap.meld("vastgelegd", zin, stroom)


def keur_nummer(boek: Geschiedenisboek, rij: Overgang, entry: Entry, zaak: Stand, stap: Stap) -> None:
    """A number was given out to this zaak, in the register of those numbers, at this step."""
    if rij.nummer is None:
        return
    nummer = entry["open"].get("nummer", {}).get(rij.nummer.veld)
    eigen = entry["stroom"].partition("/")[2]
    stroom = registerstroom(rij.nummer.register)
    paar = boek.een(stroom, nummer)  # a register of numbers grows with all zaken
    if paar is None or paar[1]["soort"] != NUMMER_UITGEGEVEN or paar[1]["open"].get("nummer") != nummer:
        stap.meld("nummer", f"Nummer {nummer} is nooit uitgegeven.", stroom)
        return
    vorige, e = paar
    if e["open"].get("zaak") != eigen or e["actor"] != entry["actor"]:
        stap.meld("nummer", f"Nummer {nummer} is uitgegeven aan een andere zaak of door een ander.", stroom)
    elif not zelfde_moment(entry, zaak.get("laatst", ""), e, vorige):
        zin = f"Volgens {stroom} (gebeurtenis {nummer}) is dit vastgelegd op {e['vastgelegd']}."
        stap.meld("vastgelegd", zin, stroom)


def keur_regisseur(
    boek: Geschiedenisboek, rij: Overgang, entry: Entry, zaak: Stand, s: Situatie, stap: Stap
) -> None:
    """The dossier tells that this step named its regisseur."""
    if not rij.regisseur:
        return
    eigen, persoon = entry["stroom"].partition("/")[2], str(getattr(s.gegevens, rij.regisseur))
    stroom = dossierstroom(str(s.dossier.get("dossier")))
    for vorige, e in _paren(boek, stroom):
        if e["soort"] == BETROKKENE_TOEGEVOEGD and e["open"].get("vanuit") == eigen:
            zelfde = (e["open"]["persoon"], e["actor"]) == (persoon, entry["actor"])
            if zelfde and zelfde_moment(entry, zaak.get("laatst", ""), e, vorige):
                return
    stap.meld("koppeling", f"{stroom} vertelt niet dat deze stap de regisseur aanwijst.", stroom)


def gevolgen_in_hoofdzaak(
    voortgang: Voortgang, hoofdstand: Stand, rij: Overgang, s: Situatie, vastgelegd: str
) -> list[Entry]:
    """What a step of a deelzaak must do to the terms of its hoofdzaak."""
    gevolgen = hoofdzaak_gevolgen(rij, s, hoofdstand["termijnen"])
    stand = copy.deepcopy(hoofdstand)  # what is read stays as it is
    v = Vervolg(zaakstroom(stand["zaak"]), stand, vastgelegd, voortgang.vingerafdruk)
    voortgang.verreken(v, s, gevolgen)
    return [{**e, "open": {**e["open"], "vanuit": s.zaak["zaak"]}} for e in v.entries]


def bron_van(boek: Geschiedenisboek, entry: Entry, stand: Stand) -> list[Entry]:
    """The steps of the deelzaak at the moment of this entry in its hoofdzaak; none when it is no deelzaak of it."""
    return stappen_toen(boek, str(entry["open"]["vanuit"]), entry, stand)


def deelzaak_zette_klok(boek: Geschiedenisboek, entry: Entry, stand: Stand) -> bool:
    """Whether somebody did something in a deelzaak of this zaak at that moment, so that its clock was set right first."""
    genoemd = boek.stroom(dossierstroom(str(stand.get("dossier")))).entries
    deelzaken = [e["open"]["zaak"] for e in genoemd if e["open"].get("hoofdzaak") == stand.get("zaak")]
    return any(stappen_toen(boek, str(zaak), entry, stand) for zaak in deelzaken)


def stappen_toen(boek: Geschiedenisboek, deelzaak: str, entry: Entry, stand: Stand) -> list[Entry]:
    """The steps of a deelzaak at the moment of this entry of its hoofdzaak."""
    paren = list(_paren(boek, zaakstroom(deelzaak)))
    if not paren or paren[0][1]["open"].get("hoofdzaak") != stand.get("zaak"):
        return []
    return [
        e
        for vorige, e in paren
        if e["soort"] in STAPPEN
        and (e["rol"] != Rol.SYSTEEM.value or e["soort"] == ZAAK_GESTART)
        and zelfde_moment(e, vorige, entry, stand.get("laatst", ""))
    ]


def in_hoofdzaak(boek: Geschiedenisboek, hoofdzaak: str, entry: Entry, stand: Stand) -> bool:
    """Whether the hoofdzaak tells that this step of its deelzaak did something to it."""
    zaak = entry["stroom"].partition("/")[2]
    return any(
        e["open"].get("vanuit") == zaak and zelfde_moment(entry, stand.get("laatst", ""), e, vorige)
        for vorige, e in _paren(boek, zaakstroom(hoofdzaak))
    )


def zelfde_moment(een: Entry, voor_een: str, ander: Entry, voor_ander: str) -> bool:
    """Recorded in one transaction. A stream whose last entry was later already, keeps that instant (never decreasing)."""
    if een["vastgelegd"] > ander["vastgelegd"]:
        return bool(een["vastgelegd"] == voor_een)
    return bool(een["vastgelegd"] == ander["vastgelegd"] or ander["vastgelegd"] == voor_ander)


def _paren(boek: Geschiedenisboek, stroom: str) -> Iterator[tuple[str, Entry]]:
    """Every entry with the instant of the one before it."""
    vorige = ""
    for entry in boek.stroom(stroom).entries:
        yield vorige, entry
        vorige = entry["vastgelegd"]

"""Wissing: the destruction of content held against the list that ordered it: proposed by one, approved by another, in time."""

from typing import Any

from kernproces.gebeurtenissen import VERNIETIGING_GOEDGEKEURD, VERNIETIGING_VOORGESTELD
from kernproces.naspelen.boek import Geschiedenisboek
from kernproces.naspelen.verslag import Stap
from kernproces.vertrouwelijk.bewaring import KEURT_GOED, NORM, STELT_VOOR, VOERT_UIT
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Entry, Stand


def keur_wissing(boek: Geschiedenisboek, entry: Entry, stand: Stand, s: Situatie, stap: Stap) -> None:
    """A list must order exactly this, and by then have been approved by somebody else than who proposed it."""
    if entry["rol"] not in VOERT_UIT or s.bevoegdheid is None:
        stap.meld("rol", "Wie dit vernietigde, had die rol niet.", NORM)
    besluit = str(entry["open"].get("besluit"))
    eerder = [e for e in boek.stroom(besluit).entries if e["vastgelegd"] <= entry["vastgelegd"]]
    voorstel = next((e for e in eerder if e["soort"] == VERNIETIGING_VOORGESTELD), None)
    akkoord = next((e for e in eerder if e["soort"] == VERNIETIGING_GOEDGEKEURD), None)
    if boek.stroom(besluit).breuken:
        stap.meld("register", f"{besluit} is na die tijd gewijzigd.", "keten")
    if voorstel is None or akkoord is None:
        stap.meld(
            "besluit", f"Er is geen goedgekeurde vernietigingslijst {besluit} van voor dit moment.", NORM
        )
        return
    if voorstel["rol"] not in STELT_VOOR or akkoord["rol"] not in KEURT_GOED:
        stap.meld("besluit", "De lijst is voorgesteld of goedgekeurd in een rol die dat niet mag.", NORM)
    if not _wie(voorstel).isdisjoint(_wie(akkoord)):
        stap.meld("ander_dan", "Wie de lijst voorstelde, keurde haar zelf goed.", NORM)
    _posten(entry, stand, voorstel, stap)


def _posten(entry: Entry, stand: Stand, voorstel: Entry, stap: Stap) -> None:
    """Every key was on the list, on this ground, after its term, and had not been destroyed before."""
    posten = {(p["stroom"], p["sleutel"]): p for p in voorstel["open"]["posten"]}
    for sleutel in entry["open"]["sleutels"]:
        post: dict[str, Any] | None = posten.get((entry["stroom"], sleutel))
        if post is None or post["grondslag"] != entry["open"]["grond"]:
            stap.meld("besluit", f"{sleutel} staat niet op de lijst, of op een andere grond.", NORM)
        elif post["uiterlijk"] >= entry["werkt_op"]:
            stap.meld(
                "termijn",
                f"{sleutel} moest worden bewaard tot en met {post['uiterlijk']}.",
                post["grondslag"],
            )
        if sleutel in stand.get("gewist", {}):
            stap.meld("besluit", f"{sleutel} was al vernietigd.", NORM)


def _wie(entry: Entry) -> set[str]:
    return {entry["actor"], *entry["open"].get("keten", ())}

"""What many forms share: the legal day, a reason, a document, and how an example names one."""

import hashlib
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field

from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Code, Formulier, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie

# Named examples are visibly invented; no real person or pupil.
BESLUIT_ALS_BRIEF = "Laat leeg als het besluit hierna als brief wordt gemaakt, gelezen en verzonden."
VOORBEELDREDEN = "Voorbeeld: afgesproken in het overleg van vandaag."


def voorbeeld_afdruk(s: Situatie, stuk: str) -> str:
    """The SHA-256 that an example document of this zaak would have: the same each time it is named."""
    return afdruk_van(str(s.zaak.get("zaak", s.dossier.get("dossier", ""))), stuk)


def afdruk_van(zaak: str, stuk: str) -> str:
    """The same, of an example document of another zaak."""
    return hashlib.sha256(f"{zaak}/{stuk}".encode()).hexdigest()


def iso(dag: date) -> str:
    """A day as the contract writes it."""
    return dag.isoformat()


class MetDag(Formulier):
    """A step with a legal day of its own: Friday's post registered on Monday (werkt_op)."""

    datum: date = veld("Datum", OPEN, hulp="De dag waarop het gebeurde.", werkdag=True)
    reden_eerder: Zin | None = veld(
        "Waarom nu pas vastgelegd",
        PERSOON,
        hulp="Alleen nodig als de dag voor vandaag ligt. Zonder namen.",
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """It happened today."""
        return {"datum": iso(s.vandaag)}


# Whom a colleague may remind: who works in the organisation, and the school. Never a family.
Herinnerd = Literal[
    "behandelaar",
    "secretariaat",
    "teamleider",
    "directeur_bestuurder",
    "deskundige",
    "tweede_lezer",
    "kwaliteitsmedewerker",
    "jurist",
    "verzuimcoach",
    "functionaris_gegevensbescherming",
    "bevoegd_gezag",
    "ondersteuningscoordinator",
    "mentor",
]


class MetReden(Formulier):
    """A step that only needs its reason."""

    reden: Zin = veld("Reden", PERSOON, hulp="Schrijf in een of twee zinnen waarom, zonder namen.")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A plain reason."""
        return {"reden": VOORBEELDREDEN}


class Brief(MetDag):
    """Something that came or went in writing: the day, what it says, and the document."""

    reden: Zin = veld("Wat staat er in de brief", PERSOON, hulp="In een of twee zinnen.")
    brief_hash: Vingerafdruk = veld(
        "Vingerafdruk van de brief", OPEN, hulp="SHA-256 van het document.", afdruk=True
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A letter of today."""
        return super().voorbeeld(s) | {
            "reden": VOORBEELDREDEN,
            "brief_hash": voorbeeld_afdruk(s, f"brief {s.actie}"),
        }


class Notitie(Formulier):
    """A note in the zaak."""

    tekst: Zin = veld("Notitie", PERSOON)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A short note."""
        return {"tekst": "Voorbeeld: telefonisch overleg gehad met de school."}


class Stuk(Formulier):
    """A document added to the zaak."""

    titel: Zin = veld("Titel van het stuk", PERSOON)
    soort: Code = veld("Soort stuk", OPEN, hulp="Bijvoorbeeld: verslag, brief, rapport.")
    document_hash: Vingerafdruk = veld("Vingerafdruk", OPEN, hulp="SHA-256 van het document.", afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A report."""
        return {
            "titel": "Voorbeeldverslag",
            "soort": "verslag",
            "document_hash": voorbeeld_afdruk(s, "verslag"),
        }


class Overdracht(MetReden):
    """Handing a zaak over to a colleague."""

    aan: Code = veld("Aan wie", OPEN, hulp="De collega die de zaak overneemt.")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """To the first other colleague, or back to oneself when alone."""
        collegas = [p for p in s.met_rol(s.rol) if p != s.zaak.get("behandelaar")]
        return super().voorbeeld(s) | {"aan": (collegas or [s.actor])[0]}


class Vrijgave(MetReden):
    """Nobody carries the zaak any more: whoever has room takes it up."""


class Weglegging(MetReden):
    """Putting a zaak aside until a day, because nothing can be done before."""

    tot: date = veld(
        "Wacht tot",
        OPEN,
        hulp="Op deze dag staat de zaak weer bij uw werk; eerder als er iets gebeurt of een termijn nadert.",
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A week, or until the first end date when that comes before."""
        dagen = [s.vandaag + timedelta(days=7), *lopende_einden(s)]
        return super().voorbeeld(s) | {"tot": iso(min(dagen))}


def lopende_einden(s: Situatie) -> list[date]:
    """The end dates of the terms that run; what stands still has none for now."""
    lopen = (t for t in s.zaak.get("termijnen", {}).values() if t["stand"] in ("lopend", "overschreden"))
    return [date.fromisoformat(t["uiterlijk"][:10]) for t in lopen]


class Herinnering(MetReden):
    """Asking attention of whoever is to act."""

    functies: Annotated[list[Herinnerd], Field(min_length=1)] = veld(
        "Wie krijgt bericht", OPEN, hulp="Kies wie aan de beurt is."
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """To whoever treats it."""
        return super().voorbeeld(s) | {"functies": ["behandelaar"]}


class Kennisneming(Formulier):
    """The directeur-bestuurder knows of an overrun (seed 004, B1)."""

    opmerking: Zin | None = veld("Wat gaat u doen", PERSOON, hulp="Zonder namen.", standaard=None)


class Correctie(MetReden):
    """Mending an earlier entry: what was recorded stays visible, a line is added."""

    nr: int = veld("Nummer van de regel", OPEN, hulp="Het nummer in de tijdlijn.")
    gegeven: Code = veld("Welk gegeven", OPEN)
    waarde: str = veld(
        "Wat het moet zijn", GEZONDHEID
    )  # may be any field: as confidential as the most confidential

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Correct the latest step that has a plain open field, to the value it already has."""
        for gedaan in sorted(s.zaak["gedaan"].values(), key=lambda g: -g["nr"]):
            for naam, waarde in gedaan["gegevens"].items():
                if isinstance(waarde, str) and len(waarde) < 40:
                    return super().voorbeeld(s) | {"nr": gedaan["nr"], "gegeven": naam, "waarde": waarde}
        return super().voorbeeld(s) | {"nr": 1, "gegeven": "onbekend", "waarde": ""}

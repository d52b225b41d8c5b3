"""Stuk: one version of a document as a reader sees it, how one is offered, and what the virus scanner says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, BinaryIO

from kernproces.bestandsoort import SOORTEN, Soort, nette_naam
from kernproces.taal.formulier import Categorie
from kernproces.zaak.stand import Stand


class Keur(StrEnum):
    """What the virus scanner said."""

    SCHOON = "schoon"
    BESMET = "besmet"
    WACHT = "wacht"  # it gave no answer: in quarantine until it does
    GEEN = "geen"  # no scanner is set


Keurder = Callable[[BinaryIO], Keur]


@dataclass(frozen=True, slots=True)
class Aanbod:
    """A document as it is offered. `stuk`: of which document this is the next version."""

    bron: BinaryIO
    naam: str
    titel: str
    categorie: Categorie
    zaak: str | None = None
    stuk: str | None = None


@dataclass(frozen=True, slots=True)
class Stuk:
    """One version of a document, as a reader may see it. `titel` and `afdruk` are empty when the key is gone."""

    stuk: str
    versie: int
    nr: int
    zaak: str | None
    soort: Soort
    grootte: int
    categorie: Categorie
    keur: Keur
    merk: str
    actor: str
    rol: str
    tijd: str
    inhoud: str
    sleutel: str  # the name of the data key of its holder
    titel: str = ""
    naam: str = ""
    afdruk: str = ""
    opgehaald: Mapping[str, str] = field(default_factory=dict)  # who it is for, and when he opened it first

    @property
    def te_zien(self) -> bool:
        """Nothing unscanned or harmful is shown."""
        return self.keur in (Keur.SCHOON, Keur.GEEN)

    @property
    def bestandsnaam(self) -> str:
        """For a download."""
        return nette_naam(self.naam or self.titel, self.soort)


def stuk_van(regel: dict[str, Any], versie: int, geheim: dict[str, Any]) -> Stuk:
    """From what the history says of it, and what of it could be unlocked."""
    return Stuk(
        stuk=regel["stuk"],
        versie=versie,
        nr=regel["nr"],
        zaak=regel["zaak"],
        soort=SOORTEN[regel["soort"]],
        grootte=regel["grootte"],
        categorie=Categorie(regel["categorie"]),
        keur=Keur(regel["keur"]),
        merk=regel["merk"],
        actor=regel["actor"],
        rol=regel["rol"],
        tijd=regel["tijd"],
        inhoud=regel["inhoud"],
        sleutel=regel["sleutel"],
        opgehaald=regel.get("opgehaald", {}),
        **{k: str(w) for k, w in geheim.items()},
    )


def versies_van(stand: Stand) -> list[dict[str, Any]]:
    """Every version of every document of a dossier; none where all that was offered was refused."""
    return [v for versies in stand.get("stukken", {}).values() for v in versies]


def wacht(stand: Stand) -> bool:
    """Whether one of them waits for the virus scanner; that is in the open, so nothing is unlocked to know it."""
    return any(v["keur"] == Keur.WACHT.value for v in versies_van(stand))

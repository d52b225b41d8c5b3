"""The shapes of documents in the API."""

from pydantic import BaseModel, Field


class Stukbeeld(BaseModel):
    """One version of a document. `vingerafdruk` (SHA-256) is what a form that asks for a document takes."""

    stuk: str
    versie: int
    zaak: str | None
    titel: str
    soort: str
    grootte: int = Field(description="In bytes.")
    categorie: str
    keur: str = Field(description="schoon, geen (er is geen scanner) of wacht (in quarantaine).")
    vingerafdruk: str
    toegevoegd: str
    actor: str
    rol: str


class Stukken(BaseModel):
    """The documents of a dossier."""

    stukken: list[Stukbeeld]

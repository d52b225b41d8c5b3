"""Vormen of retention and destruction."""

from pydantic import BaseModel

from kernproces.vertrouwelijk.bewaring import Uitkomst


class Bewaarstap(BaseModel):
    """One step of how a day was worked out."""

    stap: str
    artikel: str
    dag: str


class Bewaarpost(BaseModel):
    """What one data key locks, and what is to become of it."""

    stroom: str
    sleutel: str
    dossier: str
    zaak: str | None
    persoon: str | None
    workflow: str
    regel: str
    grondslag: str
    uitkomst: Uitkomst
    begin: str | None
    uiterlijk: str | None
    redenen: list[str]
    afleiding: list[Bewaarstap]


class Bewaarlijst(BaseModel):
    """A page of what is kept."""

    items: list[Bewaarpost]
    volgende: str | None


class Lijstregel(BaseModel):
    """A destruction list in one line."""

    lijst: str
    toestand: str
    posten: int
    op: str


class Vernietigingslijsten(BaseModel):
    """Every destruction list."""

    items: list[Lijstregel]


class Lijststap(BaseModel):
    """Who proposed, approved, or turned down a list."""

    door: str
    rol: str
    op: str
    keten: list[str]


class Overgeslagen(BaseModel):
    """What stayed after all, and why."""

    stroom: str
    sleutel: str
    reden: str


class Uitgevoerd(Lijststap):
    """Who carried it out, how much went, and until when an old copy of the keys may exist."""

    vernietigd: int
    overgeslagen: list[Overgeslagen]
    kopieen_tot: str


class Lijstpost(BaseModel):
    """What is on a list."""

    stroom: str
    sleutel: str
    dossier: str
    zaak: str | None
    persoon: str | None
    workflow: str
    grondslag: str
    begin: str | None
    uiterlijk: str | None
    niet_vernietigd: str | None


class Vernietigingslijst(BaseModel):
    """A list; once it was carried out, its certificate."""

    lijst: str
    organisatie: str
    toestand: str
    voorgesteld: Lijststap
    goedgekeurd: Lijststap | None = None
    afgewezen: Lijststap | None = None
    uitgevoerd: Uitgevoerd | None = None
    posten: list[Lijstpost]
    zegel: str

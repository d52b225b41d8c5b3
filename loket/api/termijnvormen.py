"""What the API answers of a term: its end, and what it costs to be late."""

from pydantic import BaseModel, Field


class Termijn(BaseModel):
    """The end of a term."""

    ruw: str
    uiterlijk: str
    stand: str
    voorlopig: bool = Field(description="De gelijkgestelde dagen van die tijd zijn nog niet bekend.")


class Dwangsomdag(BaseModel):
    """What one day too late costs, and the sum with it, in whole euros."""

    dag: str
    euro: int
    samen: int


class Dwangsom(BaseModel):
    """What a late decision costs after an ingebrekestelling, as it stands today (Awb 4:17 and 4:18)."""

    eerste_dag: str
    laatste_dag: str
    vaststellen: str = Field(description="Laatste dag om het bedrag in een beschikking vast te stellen.")
    bedrag: int = Field(description="Tot en met vandaag, in hele euro's.")
    per_dag: int = Field(description="Wat vandaag kost; 0 voor de eerste en na de laatste dag.")
    maximum: int
    loopt: bool
    dagen: list[Dwangsomdag]


class Termijnvol(Termijn):
    """A term on the page of its zaak; its derivation stands in the history at `nr`."""

    nr: int
    titel: str
    aard: str | None
    grondslag: str | None
    te_laat: bool
    kennisgenomen: str | None = Field(
        description="De dag waarop de directeur-bestuurder kennis nam van de overschrijding."
    )
    dwangsom: Dwangsom | None = None


class Afleidingsstap(BaseModel):
    """One line of a derivation."""

    stap: str
    artikel: str
    dag: str


class Termijngevolg(BaseModel):
    """A term that a step would change."""

    termijn: str
    titel: str
    wat: str
    was: str | None = Field(description="Het einde tot nu toe; null als de termijn begint.")
    wordt: str | None = Field(description="Het nieuwe einde; null als de termijn stopt.")
    hervat_op: str | None = Field(description="Het nieuwe einde geldt als de klok op deze dag weer loopt.")
    voorlopig: bool = Field(description="De feestdagen van dat jaar zijn nog niet bekend.")
    afleiding: list[Afleidingsstap]


class WatAls(BaseModel):
    """What a step would do to the terms. Nothing was written."""

    zaak: str
    toestand: str
    gevolgen: list[Termijngevolg]

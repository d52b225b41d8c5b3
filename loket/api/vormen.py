"""Vormen: what the API answers, for the OpenAPI document and checked on the way out."""

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, Field

from loket.api.termijnvormen import Termijn, Termijnvol

T = TypeVar("T")


class Pagina(BaseModel, Generic[T]):
    """One page of a list."""

    items: list[T]
    volgende: str | None = Field(description="Cursor van de volgende pagina; null: dit was alles.")


class Beletselvorm(BaseModel):
    """Why something cannot be done now."""

    eis: str
    reden: str
    norm: str
    remedie: str = Field(
        description="eerst(actie), ander(rol), vanaf(datum), andere_weg(actie) of kan_niet(artikel)"
    )
    hulp: str


class Probleemvorm(BaseModel):
    """RFC 9457. A refusal has `beletselen`, a request that is not right `fouten`."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    beletselen: list[Beletselvorm] | None = None
    fouten: list[dict[str, str]] | None = None


class Beurt(BaseModel):
    """Who is expected to act, and on what. `wacht_op_mij`: also on this person, who did not do his part already."""

    rollen: list[str]
    doet: str
    wacht_op_mij: bool


class Gedaan(BaseModel):
    """The last time an action was done. Without `gegevens` when they are not for this reader."""

    nr: int
    keer: int
    op: str
    tijd: str
    rol: str
    door: str | None
    gegevens: dict[str, Any] | None = None


class Zaak(BaseModel):
    """One run of one workflow."""

    zaak: str
    dossier: str
    workflow: str
    versie: int
    titel: str
    toestand: str
    toestand_titel: str
    sinds: str
    gestart: str
    klaar: bool
    hoofdzaak: str | None
    school: str | None
    behandelaar: str | None
    beslisversie: int
    vastgelegd: str
    beurt: Beurt | None
    termijnen: dict[str, Termijnvol]
    opschortingen: list[str]
    nummers: dict[str, Any]
    gedaan: dict[str, Gedaan]


class Zaakregel(BaseModel):
    """A row of the worklist. `rang`: 0 law, 1 norm, 2 agreed, 3 no term. `erft_van`: its date is that of this zaak."""

    zaak: str
    dossier: str
    workflow: str
    toestand: str
    open: bool
    behandelaar: str | None
    beurt: list[str]
    stap: str | None
    rang: int
    uiterlijk: str | None
    school: str | None
    bijgewerkt: str
    erft_van: str | None
    rust_tot: str | None


class BerichtInWachtrij(BaseModel):
    """A message that this step queued, to a function."""

    id: str
    sjabloon: str
    rol: str
    termijn: str | None
    trede: str | None


class Uitslag(BaseModel):
    """What came of a step."""

    zaak: str
    dossier: str
    workflow: str
    toestand: str
    klaar: bool
    beslisversie: int
    termijnen: dict[str, Termijn]
    berichten: list[BerichtInWachtrij]


class Actie(BaseModel):
    """An action with its form, and every reason why not."""

    actie: str
    titel: str
    uitleg: str
    norm: str
    soort: str
    door: list[str]
    mag: bool
    beletselen: list[Beletselvorm]
    formulier: dict[str, Any] = Field(description="JSON Schema van de gegevens.")
    voorbeeld: dict[str, Any] | None = Field(
        description="Een geldige invulling voor dit moment; null als het nu niet mag."
    )


class Acties(BaseModel):
    """Every action of a zaak."""

    zaak: str
    toestand: str
    beslisversie: int
    acties: list[Actie]


class Regel(BaseModel):
    """An entry of the history."""

    nr: int
    soort: str
    vastgelegd: str
    werkt_op: str
    rol: str
    actor: str | None
    namens: str | None
    workflow: str | None
    inhoud: dict[str, Any]


class Termijnregel(BaseModel):
    """A term that still counts."""

    zaak: str
    termijn: str
    dossier: str
    workflow: str
    stand: str
    uiterlijk: str
    volgende: str | None
    trede: str | None


class Berichtregel(BaseModel):
    """A message of the outbox. `zaak` is empty for the weekly list."""

    status: str
    id: str
    zaak: str
    nr: int
    sjabloon: str
    versie: str
    rol: str
    aangemaakt: str
    termijn: str | None
    trede: str | None


class Zaakverwijzing(BaseModel):
    """A zaak in a dossier."""

    zaak: str
    workflow: str
    hoofdzaak: str | None


class Dossierregel(BaseModel):
    """A dossier without a name."""

    dossier: str
    school: str | None
    geopend: str
    regisseur: str | None
    zaken: list[Zaakverwijzing]


class Dossier(Dossierregel):
    """A dossier; `leerling` only for who may see it."""

    leerling: str | None


class Noodinzage(BaseModel):
    """A dossier that was opened with a reason. `tot`: until when; null: this reader sees all of it already."""

    dossier: str
    tot: str | None


class NieuwDossierAntwoord(BaseModel):
    """The number of a dossier that was opened."""

    dossier: str
    school: str | None


class Clausule(BaseModel):
    """A clause of the norm with its proof."""

    clausule: str
    tekst: str
    stand: str
    mist: str
    bewijs: list[dict[str, Any]]


class Bewijs(BaseModel):
    """The clause matrix of a dossier, and the indicators that apply to it."""

    dossier: str
    clausules: list[Clausule]
    indicatoren: list[Clausule]


Zaken = Pagina[Zaakregel]
Geschiedenis = Pagina[Regel]
Termijnen = Pagina[Termijnregel]
Berichten = Pagina[Berichtregel]
Dossierlijst = Pagina[Dossierregel]

"""Vormen of the proof of delivery (Awb 2.3)."""

from pydantic import BaseModel


class Ontvanger(BaseModel):
    """Who a message was for, and what reached him (Awb 2.3). `verzonden`: the last sending that did not come back."""

    persoon: str
    namens: str | None
    vacant: bool
    beschikbaar: str | None
    verzonden: str | None
    kanaal: str | None
    message_id: str | None
    keren: int
    overzicht: str | None
    teruggekomen: str | None
    fout: str
    geopend: str | None
    binnen_48_uur: bool | None


class Zaakbericht(BaseModel):
    """A message of a zaak with the proof of its delivery."""

    id: str
    sjabloon: str
    rol: str
    termijn: str | None
    trede: str | None
    aangemaakt: str
    status: str
    reden: str
    aangeboden: int
    ontvangers: list[Ontvanger]


class Zaakberichten(BaseModel):
    """Every message of a zaak."""

    zaak: str
    berichten: list[Zaakbericht]

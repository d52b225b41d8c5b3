"""Kant: the page where who stands outside begins. A school has its applications, a family the zaken of its own child."""

from dataclasses import dataclass

from kernproces.rollen import GEZINSROLLEN, SCHOOLROLLEN, Rol


@dataclass(frozen=True, slots=True)
class Kant:
    """One side: where it begins, and how it is called there."""

    sleutel: str
    adres: str
    menu: str
    titel: str
    intro: str
    zaak: str  # what one thing on it is called


SCHOOL = Kant(
    "school", "/school", "Aanvragen", "Uw aanvragen", "Van uw school, en van niemand anders.", "aanvraag"
)
GEZIN = Kant(
    "mijn",
    "/mijn",
    "Hoe het staat",
    "Hoe het staat",
    "Wat er voor uw kind of voor u loopt, wie aan de beurt is en wanneer u meer hoort.",
    "zaak",
)


def kant_van(rol: Rol) -> Kant | None:
    """The side of this role; None for who works inside."""
    return SCHOOL if rol in SCHOOLROLLEN else GEZIN if rol in GEZINSROLLEN else None

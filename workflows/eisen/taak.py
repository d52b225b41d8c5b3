"""The conditions of a task: what returns comes from the calendar, each part by its own function (domein.md 8)."""

from collections.abc import Iterator
from datetime import date

from kernproces.rollen import Rol
from kernproces.taal.beletsel import ander, andere_weg
from kernproces.taal.eis import Bezwaarpunt, Voorwaarde, eis
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.taak import delen_van, open_delen

Punten = Iterator[Bezwaarpunt]
B6 = "norm B6"


@eis(B6)
def taak_is_volledig(s: Situatie) -> Punten:
    """Een eigen taak zegt wat er moet gebeuren, heeft een dag na vandaag en ten minste een deel."""
    g = s.gegevens
    if g.soort != "verplichting" and g.titel is None:
        yield (
            "Er staat niet wat er moet gebeuren.",
            andere_weg(s.actie, "Schrijf in een zin wat er moet gebeuren."),
        )
    if g.soort != "verplichting" and g.uiterlijk <= s.dag:
        yield "De laatste dag ligt niet na vandaag.", andere_weg(s.actie, "Kies een dag na vandaag.")
    delen = [(d.deel, d.over) for d in g.delen]
    if not delen or len(set(delen)) < len(delen):
        hulp = "Noem elk deel een keer; een taak zonder onderdelen heeft een deel."
        yield "De taak heeft geen delen, of noemt een deel twee keer.", andere_weg(s.actie, hulp)


@eis(B6)
def verplichting_opent_vanzelf(s: Situatie) -> Punten:
    """Wat elk jaar terugkeert, opent het systeem uit de jaarkalender."""
    g = s.gegevens
    if s.rol is not Rol.SYSTEEM and (g.soort == "verplichting" or g.verplichting or g.onderwerp or g.vanaf):
        hulp = "Kies actiepunt of verbeterpunt. Wat elk jaar terugkeert, opent vanzelf."
        yield "Een terugkerende verplichting opent het systeem.", andere_weg(s.actie, hulp)


@eis(B6)
def deel_staat_open(s: Situatie) -> Punten:
    """Het deel hoort bij deze taak en is nog niet gedaan."""
    zoek = (s.gegevens.deel, s.gegevens.over)
    if zoek in {(d["deel"], d.get("over")) for d in open_delen(s)}:
        return
    kan = ", ".join(" ".join(filter(None, (d["deel"], d.get("over")))) for d in open_delen(s)[:10])
    al = zoek in {(d["deel"], d.get("over")) for d in delen_van(s)}
    reden = "Dit deel is al gedaan." if al else "Dit deel hoort niet bij deze taak."
    yield reden, andere_weg(s.actie, f"Nog te doen: {kan}.")


@eis(B6)
def eigen_deel(s: Situatie) -> Punten:
    """Elk deel wordt afgerond door de functie die het is toebedeeld."""
    deel = next(
        (d for d in open_delen(s) if (d["deel"], d.get("over")) == (s.gegevens.deel, s.gegevens.over)), None
    )
    if deel is not None and deel["door"] != s.rol.value:
        rol = Rol(deel["door"])
        yield f"Dit deel doet: {rol.titel}.", ander(rol, f"Vraag iemand met de rol {rol.titel}.")


@eis(B6)
def alle_delen_gedaan(s: Situatie) -> Punten:
    """Elk deel van de taak is gedaan."""
    if over := len(open_delen(s)):
        yield f"Er zijn nog {over} delen te doen.", andere_weg("rond_deel_af", "Rond de andere delen af.")


def open_vanaf(s: Situatie) -> date:
    """From which day its clock counts: also after an outage the day on which it should have been open."""
    vanaf: date | None = s.gegevens.vanaf
    return vanaf or s.dag


def eigenaar_is(rol: Rol) -> Voorwaarde:
    """Whether the task is owned by this function."""

    def eigenaar(s: Situatie) -> bool:
        return bool(s.gegevens.eigenaar == rol.value)

    return Voorwaarde(f"eigenaar_is_{rol.value}", f"De taak is van de {rol.titel}.", eigenaar)

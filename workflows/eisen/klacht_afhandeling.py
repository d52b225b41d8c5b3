"""The conditions of the outcome of a klacht: both heard, advice, measures and their effect (Awb 9:10-9:16; KSO 3.2.7)."""

from collections.abc import Iterator

from kernproces.taal.beletsel import andere_weg
from kernproces.taal.eis import Bezwaarpunt, eis
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.klacht import beklaagden
from workflows.gegevens.klacht_behandeling import met_commissie

Punten = Iterator[Bezwaarpunt]


@eis("Awb 9:10")
def beide_gehoord(s: Situatie) -> Punten:
    """De klager en degene over wie de klacht gaat, zijn gehoord, of er staat waarom niet."""
    if any(g.op > s.dag for g in s.gegevens.gehoord):
        yield "Een gesprek ligt in de toekomst.", andere_weg(s.actie, "Vul de dag in waarop het gesprek was.")
    gesproken = {g.wie for g in s.gegevens.gehoord}
    for wie, wat in (("klager", "De klager"), ("beklaagde", "Degene over wie de klacht gaat,")):
        if wie not in gesproken and (wie == "klager" or beklaagden(s)):
            hulp = "Leg het gesprek vast, of waarom er geen gesprek was."
            yield f"{wat} is niet gehoord.", andere_weg(s.actie, hulp)


@eis("Awb 9:10 lid 3")
def verslag_van_het_horen(s: Situatie) -> Punten:
    """Van het horen is een verslag."""
    if s.gegevens.verslag_hash is None and any(g.hoe == "gehoord" for g in s.gegevens.gehoord):
        yield "Van het horen is geen verslag.", andere_weg(s.actie, "Voeg het verslag toe.")


@eis("Awb 9:15")
def advies_van_de_commissie(s: Situatie) -> Punten:
    """Adviseert een commissie, dan is haar rapport er."""
    if met_commissie(s) and (s.gegevens.advies_commissie is None or s.gegevens.advies_hash is None):
        yield (
            "Het rapport van de commissie ontbreekt.",
            andere_weg(s.actie, "Voeg het advies en het rapport toe."),
        )


@eis("Awb 9:16")
def afwijking_van_advies_verklaard(s: Situatie) -> Punten:
    """Wijkt het oordeel af van het advies van de commissie, dan staat erbij waarom."""
    advies = s.gegeven("leg_bevindingen_vast", "advies_commissie")
    if advies is not None and s.gegevens.oordeel != advies and s.gegevens.afwijking_advies is None:
        hulp = "Schrijf waarom u anders oordeelt, en stuur het advies mee."
        yield "Het oordeel wijkt af van het advies van de commissie.", andere_weg(s.actie, hulp)


@eis("3.2.7")
def maatregel_met_effect(s: Situatie) -> Punten:
    """Na een gegronde klacht is een maatregel uitgevoerd, en elke maatregel had voldoende effect."""
    maatregelen = s.gegevens.maatregelen
    if not maatregelen and s.gegeven("handel_af", "oordeel") in {"gegrond", "deels_gegrond"}:
        hulp = "Leg vast wat er is gedaan en of dat hielp."
        yield "De klacht is gegrond, en er is geen maatregel.", andere_weg(s.actie, hulp)
    if any(m.effect == "onvoldoende" for m in maatregelen):
        hulp = "Neem een andere maatregel en sluit de klacht als die helpt."
        yield "Een maatregel had onvoldoende effect.", andere_weg(s.actie, hulp)
    if any(m.uitgevoerd_op > s.dag for m in maatregelen):
        yield (
            "Een maatregel is nog niet uitgevoerd.",
            andere_weg(s.actie, "Sluit de klacht als alles is gedaan."),
        )


@eis("3.2.7")
def ander_beoordeelt_effect(s: Situatie) -> Punten:
    """Wie een maatregel uitvoerde, beoordeelt het effect niet zelf."""
    if any(m.door == m.beoordeeld_door for m in s.gegevens.maatregelen):
        hulp = "Laat een ander beoordelen of de maatregel hielp."
        yield "Een effect is beoordeeld door wie de maatregel uitvoerde.", andere_weg(s.actie, hulp)

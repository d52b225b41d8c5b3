"""The conditions of a plan in force: evaluated with parents and pupil every year, adjusted, disputed, ended (domein.md 4)."""

from collections.abc import Iterator
from datetime import date, timedelta

from kernproces.taal.beletsel import andere_weg, eerst
from kernproces.taal.eis import Bezwaarpunt, eis, voorwaarde
from kernproces.zaak.situatie import Situatie
from workflows.eisen.jaarevaluatie import lopende_evaluatietermijn, volgende_periode
from workflows.eisen.opp import HALF_JAAR
from workflows.gegevens.opp import WET, doelen_van_plan
from workflows.gegevens.opp_vervolg import GEEN_EINDBESTEMMING
from workflows.termijnen.opp import EVALUATIE

Punten = Iterator[Bezwaarpunt]
ZONDER_RAPPORT = ("overleden", "geen_extra_ondersteuning")


@voorwaarde
def geen_evaluatie_gepland(s: Situatie) -> bool:
    """Er loopt nog geen jaarlijkse evaluatie van dit plan."""
    return lopende_evaluatietermijn(s.zaak, EVALUATIE) is None


def eerste_dag_volgende_periode(s: Situatie) -> date:
    """The first day of the school year whose evaluation is next."""
    return volgende_periode(s.zaak, s.dag, EVALUATIE)


@eis("R23, " + WET)
def met_ouders_en_leerling(s: Situatie) -> Punten:
    """Ouders en leerling waren erbij, of er staat waarom niet."""
    mist = [wie for wie in ("ouders", "leerling") if wie not in s.gegevens.aanwezig]
    meerderjarig = s.gegeven("begin_plan", "partij") == "leerling" and mist == ["ouders"]
    if mist and not meerderjarig and not s.gegevens.reden_afwezig:
        hulp = "Evalueer met ouders en leerling, of schrijf waarom dat niet kon."
        yield f"Niet bij de evaluatie: {' en '.join(mist)}.", andere_weg(s.actie, hulp)


@eis("R23")
def elk_doel_heeft_een_uitkomst(s: Situatie) -> Punten:
    """Elk doel van het plan heeft precies één uitkomst."""
    bekend = doelen_van_plan(s)
    if sorted(u.doel for u in s.gegevens.uitkomsten) != sorted(bekend):
        hulp = f"Geef van elk doel één uitkomst: {', '.join(bekend)}."
        yield "De uitkomsten passen niet bij de doelen van het plan.", andere_weg(s.actie, hulp)


@eis("R39")
def ander_perspectief_wordt_bijgesteld(s: Situatie) -> Punten:
    """Past het uitstroomperspectief niet meer, dan blijft het plan niet zoals het is."""
    if s.gegevens.perspectief == "past_niet_meer" and s.gegevens.hoe_verder == "ongewijzigd":
        hulp = "Kies bijstellen of afronden, of laat het perspectief zoals het is."
        yield (
            "Het uitstroomperspectief past niet meer, en het plan blijft ongewijzigd.",
            andere_weg(s.actie, hulp),
        )


@eis("R39", vooraf=True)
def perspectief_past_nog(s: Situatie) -> Punten:
    """Handhaven kan als het uitstroomperspectief volgens de evaluatie nog past."""
    if s.gegeven("evalueer", "perspectief") == "past_niet_meer":
        hulp = "Stel het plan bij, met een perspectief dat wel past."
        yield "Volgens de evaluatie past het uitstroomperspectief niet meer.", andere_weg("stel_bij", hulp)


@eis("afgesproken")
def gereed_binnen_half_jaar(s: Situatie) -> Punten:
    """De nieuwe versie is klaar na vandaag en binnen een half jaar."""
    if not s.vandaag < s.gegevens.gereed_op <= s.vandaag + HALF_JAAR:
        hulp = "Kies een dag na vandaag en binnen een half jaar."
        yield "De dag waarop de nieuwe versie klaar is, klopt niet.", andere_weg(s.actie, hulp)


def gereed(s: Situatie) -> object:
    """The day on which the new version was promised."""
    return s.gegevens.gereed_op


def vier_weken(s: Situatie) -> object:
    """Four weeks to say what the evaluation means for the plan."""
    return s.dag + timedelta(days=28)


# ---------------------------------------------------------------- einde


@eis("R39")
def verschil_is_uitgelegd(s: Situatie) -> Punten:
    """Komt de leerling ergens anders dan verwacht, dan staat er waarom."""
    g, verwacht = s.gegevens, s.gegeven("leg_voor", "uitstroom")
    bekend = g.werkelijk not in (GEEN_EINDBESTEMMING, "onbekend")
    if bekend and g.werkelijk != verwacht and not g.verschil:
        hulp = "Schrijf in een of twee zinnen waarom de bestemming anders is."
        yield f"De bestemming is anders dan het plan verwachtte ({verwacht}).", andere_weg(s.actie, hulp)


@eis("WPO 42, WEC 43")
def rapport_gaat_mee(s: Situatie) -> Punten:
    """Gaat de leerling van school, dan is er een onderwijskundig rapport."""
    g = s.gegevens
    blijft = g.werkelijk == GEEN_EINDBESTEMMING or getattr(g, "grond", "") in ZONDER_RAPPORT
    if not blijft and g.rapport_hash is None:
        hulp = "Voeg het onderwijskundig rapport toe; stuur de ouders een afschrift."
        yield "Het onderwijskundig rapport ontbreekt.", andere_weg(s.actie, hulp)


# ---------------------------------------------------------------- geschil


def _geschil_loopt(s: Situatie) -> bool:
    gedaan = s.zaak["gedaan"]
    return bool(gedaan.get("meld_geschil", {}).get("nr", 0) > gedaan.get("verwerk_oordeel", {}).get("nr", 0))


@eis("WPO 43", vooraf=True)
def geen_ander_geschil(s: Situatie) -> Punten:
    """Er loopt nog geen geschil over dit plan."""
    if _geschil_loopt(s):
        yield "Er loopt al een geschil over dit plan.", eerst("verwerk_oordeel", "Verwerk eerst het oordeel.")


@eis("WPO 43", vooraf=True)
def er_loopt_een_geschil(s: Situatie) -> Punten:
    """Er loopt een geschil over dit plan."""
    if not _geschil_loopt(s):
        yield "Er loopt geen geschil over dit plan.", eerst("meld_geschil", "Leg eerst het geschil vast.")

"""The conditions of an arrangement: judged criteria, goals, means and period, evaluated with school and parents (10.11)."""

from collections.abc import Iterator
from datetime import date

from kernproces.datum import voluit
from kernproces.rollen import Rol
from kernproces.taal.beletsel import andere_weg, eerst, vanaf
from kernproces.taal.eis import Bezwaarpunt, eis
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.arrangement import (
    doelen_van_aanvraag,
    einde_periode,
    lopend_plan,
    toegekende_middelen,
)
from workflows.soorten.arrangement_criteria import Criterium

Punten = Iterator[Bezwaarpunt]


# ---------------------------------------------------------------- aanvraag


@eis("R21")
def doelen_hebben_een_kenmerk(s: Situatie) -> Punten:
    """Er is ten minste één doel, en elk doel heeft een eigen kenmerk."""
    kenmerken = [d.id for d in s.gegevens.doelen]
    if not kenmerken:
        yield "Er staat geen doel in de aanvraag.", andere_weg(s.actie, "Schrijf op wat u wilt bereiken.")
    if len(set(kenmerken)) < len(kenmerken):
        yield "Twee doelen hebben hetzelfde kenmerk.", andere_weg(s.actie, "Geef elk doel een eigen kenmerk.")


@eis("R23, norm N6")
def plan_en_gesprek_gingen_vooraf(s: Situatie) -> Punten:
    """Het ontwikkelingsperspectief is vastgesteld en met de ouders is gesproken, voor de aanvraag."""
    if s.gegevens.plan_vastgesteld_op > s.dag:
        hulp = "Stel eerst het plan vast, of vul de juiste dag in."
        yield "Het ontwikkelingsperspectief is nog niet vastgesteld.", andere_weg(s.actie, hulp)
    if s.gegevens.ouders_gesproken_op > s.dag:
        hulp = "Bespreek de aanvraag met de ouders, of vul de juiste dag in."
        yield "De aanvraag is nog niet met de ouders besproken.", andere_weg(s.actie, hulp)


@eis("R23, WPO 40a")
def plan_is_dat_van_het_dossier(s: Situatie) -> Punten:
    """Loopt er een ontwikkelingsperspectief in dit dossier, dan is dat het plan waarop de aanvraag rust."""
    plan = lopend_plan(s)
    if plan is None or s.rol is Rol.SYSTEEM:  # after a bezwaar: on the plan of the first application
        return
    if "stel_vast" not in plan["gedaan"]:
        hulp = f"Stel eerst het plan vast in {plan['zaak']}."
        yield "Het ontwikkelingsperspectief is nog niet vastgesteld.", eerst("stel_vast", hulp)
    elif plan["gedaan"]["stel_vast"]["gegevens"]["plan_hash"] != s.gegevens.plan_hash:
        hulp = f"Neem het plan dat in {plan['zaak']} is vastgesteld."
        yield "Dit is niet het ontwikkelingsperspectief van dit dossier.", andere_weg(s.actie, hulp)


# ---------------------------------------------------------------- beoordeling en besluit


@eis("R37")
def elk_criterium_beoordeeld(s: Situatie) -> Punten:
    """Elk criterium is precies één keer beoordeeld."""
    genoemd = [str(c.criterium) for c in s.gegevens.criteria]
    for criterium in Criterium:
        if criterium.value not in genoemd:
            hulp = "Geef bij elk criterium een oordeel met de onderbouwing."
            yield f"Niet beoordeeld: {criterium.titel}", andere_weg(s.actie, hulp)
    if len(set(genoemd)) < len(genoemd):
        yield "Een criterium is twee keer beoordeeld.", andere_weg(s.actie, "Geef één oordeel per criterium.")


@eis("R37")
def advies_volgt_uit_de_criteria(s: Situatie) -> Punten:
    """Een advies om toe te kennen terwijl een criterium niet voldoet, zegt waarom."""
    niet = any(c.oordeel == "niet" for c in s.gegevens.criteria)
    if niet and s.gegevens.advies == "toekennen" and not s.gegevens.waarom_toch:
        hulp = "Schrijf waarom toekennen toch past, of adviseer af te wijzen."
        yield "Een criterium voldoet niet en het advies is toekennen.", andere_weg(s.actie, hulp)


@eis("norm N2")
def besluit_volgt_advies_of_zegt_waarom(s: Situatie) -> Punten:
    """Een besluit dat afwijkt van het advies, zegt waarom."""
    besluit = {"ken_toe": "toekennen", "wijs_af": "afwijzen"}[s.actie]
    if s.gegeven("beoordeel", "advies") != besluit and not s.gegevens.anders_dan_advies:
        hulp = "Schrijf waarom het besluit anders is dan het advies."
        yield "Het advies was anders, en de reden ontbreekt.", andere_weg(s.actie, hulp)


@eis("R21")
def doelen_uit_de_aanvraag(s: Situatie) -> Punten:
    """De toekenning noemt doelen uit de aanvraag."""
    bekend = doelen_van_aanvraag(s)
    hulp = f"Kies uit: {', '.join(bekend)}."
    if not s.gegevens.doelen:
        yield "De toekenning noemt geen doel.", andere_weg(s.actie, hulp)
    if vreemd := sorted(set(s.gegevens.doelen) - set(bekend)):
        yield f"Dit doel staat niet in de aanvraag: {', '.join(vreemd)}.", andere_weg(s.actie, hulp)


@eis("norm N4")
def middelen_genoemd(s: Situatie) -> Punten:
    """De toekenning noemt middelen, met een aantal groter dan nul."""
    if not s.gegevens.middelen:
        yield "De toekenning noemt geen middelen.", andere_weg(s.actie, "Schrijf wat u inzet en hoeveel.")
    if any(m.aantal == 0 for m in s.gegevens.middelen):
        yield "Van een middel is het aantal nul.", andere_weg(s.actie, "Vul in hoeveel u toekent.")


@eis("norm N2")
def periode_klopt(s: Situatie) -> Punten:
    """De periode begint voor zij eindigt en is niet al voorbij."""
    g = s.gegevens
    if g.periode_tot <= g.periode_van or g.periode_tot <= s.vandaag:
        hulp = "Kies een laatste dag na de eerste dag en na vandaag."
        yield "De periode klopt niet.", andere_weg(s.actie, hulp)


def eerste_dag_of_later(s: Situatie) -> object:
    """When the support should have begun: two weeks after the first day, or after the decision was made known."""
    begin = date.fromisoformat(s.gegeven("ken_toe", "periode_van"))
    return date.fromordinal(max(begin, s.dag).toordinal() + 14)


# ---------------------------------------------------------------- uitvoering


@eis("Awb 3:40", vooraf=True)
def besluit_is_bekend(s: Situatie) -> Punten:
    """Het besluit is bekendgemaakt."""
    if not s.gedaan("maak_bekend"):
        yield "Het besluit is nog niet bekendgemaakt.", eerst("maak_bekend", "Maak eerst het besluit bekend.")


@eis("norm N2", vooraf=True)
def periode_is_begonnen(s: Situatie) -> Punten:
    """De toegekende periode is begonnen en nog niet voorbij."""
    begin, einde = date.fromisoformat(s.gegeven("ken_toe", "periode_van")), einde_periode(s)
    if begin > s.vandaag:
        yield f"De periode begint pas op {voluit(begin)}.", vanaf(begin)
    if einde <= s.vandaag:
        hulp = "Trek deze aanvraag in en vraag opnieuw aan, met een nieuwe periode."
        yield (
            f"De toegekende periode eindigt op {voluit(einde)}; er is geen tijd meer om te beginnen.",
            andere_weg("trek_in", hulp),
        )


def laatste_dag(s: Situatie) -> object:
    """The last day of the granted period: by then it must have been evaluated."""
    return einde_periode(s)


def nieuwe_laatste_dag(s: Situatie) -> object:
    """The last day of the extended period."""
    return s.gegevens.periode_tot


@eis("R21, norm N6")
def met_school_en_ouders(s: Situatie) -> Punten:
    """School en ouders waren erbij, of er staat waarom niet."""
    ontbreekt = [wie for wie in ("school", "ouders") if wie not in s.gegevens.aanwezig]
    if ontbreekt and not s.gegevens.reden_afwezig:
        hulp = "Evalueer met school en ouders, of schrijf waarom dat niet kon."
        yield f"Niet bij de evaluatie: {' en '.join(ontbreekt)}.", andere_weg(s.actie, hulp)


@eis("R21")
def elk_doel_heeft_een_uitkomst(s: Situatie) -> Punten:
    """Elk toegekend doel heeft precies één uitkomst."""
    genoemd, bekend = [u.doel for u in s.gegevens.uitkomsten], s.gegeven("ken_toe", "doelen", [])
    hulp = f"Geef van elk doel één uitkomst: {', '.join(bekend)}."
    if sorted(genoemd) != sorted(bekend):
        yield "De uitkomsten passen niet bij de toegekende doelen.", andere_weg(s.actie, hulp)


@eis("norm N4")
def besteding_per_middel(s: Situatie) -> Punten:
    """Van elk toegekend middel staat er wat is besteed; nul mag."""
    toegekend = {m["soort"] for m in toegekende_middelen(s)}
    genoemd = [m.soort for m in s.gegevens.besteed]
    if toegekend - set(genoemd) or len(set(genoemd)) < len(genoemd):
        hulp = "Vul van elk toegekend middel één keer in wat is besteed."
        yield "De besteding is niet compleet.", andere_weg(s.actie, hulp)


@eis("norm N2")
def nieuw_einde_is_later(s: Situatie) -> Punten:
    """Het nieuwe einde ligt na het oude en na vandaag."""
    oud = max(einde_periode(s), s.vandaag)
    if s.gegevens.periode_tot <= oud:
        yield f"Het nieuwe einde ligt niet na {voluit(oud)}.", andere_weg(s.actie, "Kies een latere dag.")

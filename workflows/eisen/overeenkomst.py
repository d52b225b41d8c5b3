"""The conditions of the agreement: its items, its signatures, the plan and who is put to work (KSO 3.1.6, 3.1.7, 3.2.1)."""

from collections.abc import Iterator
from datetime import date

from kernproces.datum import voluit
from kernproces.rechten.mensen import geldig_op
from kernproces.taal.beletsel import andere_weg
from kernproces.taal.eis import Bezwaarpunt, eis
from kernproces.zaak.situatie import Situatie
from workflows.eisen.intake import leerling_is_klant
from workflows.gegevens.beoordeling import CAPACITEITSOORTEN
from workflows.gegevens.overeenkomst import Inzet, doelen_van
from workflows.schooljaar import einde_schooljaar

Punten = Iterator[Bezwaarpunt]


@eis("3.1.6, 3.2.3")
def doelen_uit_intake(s: Situatie) -> Punten:
    """De overeenkomst noemt de doelen van de intake, en elke activiteit dient er een."""
    bekend, g = doelen_van(s.zaak), s.gegevens
    hulp = f"De doelen uit de intake zijn: {', '.join(bekend)}."
    if not g.doelen:
        yield "De overeenkomst noemt geen doel.", andere_weg(s.actie, hulp)
    if vreemd := sorted(set(g.doelen) - set(bekend)):
        yield f"Dit doel staat niet in de intake: {', '.join(vreemd)}.", andere_weg(s.actie, hulp)
    if not g.activiteiten:
        yield (
            "Er is geen activiteit afgesproken.",
            andere_weg(s.actie, "Noem ten minste één activiteit met haar doelen."),
        )
    gediend = {d for a in g.activiteiten for d in a.doelen}
    if vreemd := sorted(gediend - set(g.doelen)):
        yield (
            f"Een activiteit noemt een doel buiten de overeenkomst: {', '.join(vreemd)}.",
            andere_weg(s.actie, hulp),
        )
    if any(not a.doelen for a in g.activiteiten):
        yield (
            "Een activiteit noemt geen doel.",
            andere_weg(s.actie, "Schrijf bij elke activiteit voor welk doel zij is."),
        )
    if zonder := sorted(set(g.doelen) - gediend):
        yield (
            f"Bij dit doel hoort geen activiteit: {', '.join(zonder)}.",
            andere_weg(s.actie, "Spreek een activiteit af."),
        )


@eis("3.1.6")
def looptijd_klopt(s: Situatie) -> Punten:
    """De looptijd en de planning lopen van begin tot einde."""
    g = s.gegevens
    if g.tot <= g.van:
        yield (
            "Het einde van de looptijd ligt niet na het begin.",
            andere_weg(s.actie, "Kies een latere einddatum."),
        )
    if any(a.tot < a.van for a in g.activiteiten):
        yield (
            "Een activiteit eindigt voor zij begint.",
            andere_weg(s.actie, "Herstel de planning van de activiteit."),
        )


@eis("3.1.5")
def na_de_haalbaarheid(s: Situatie) -> Punten:
    """De overeenkomst en de handtekeningen zijn niet van voor het oordeel over de haalbaarheid."""
    oordeel = s.dag_van_actie("keur_haalbaar")
    if oordeel is None:
        return
    if s.dag < oordeel or any(h.datum < oordeel for h in s.gegevens.handtekeningen):
        hulp = f"Teken op of na {voluit(oordeel)}."
        yield "Er is getekend voordat de haalbaarheid was beoordeeld.", andere_weg(s.actie, hulp)


@eis("3.1.6")
def partijen_genoemd(s: Situatie) -> Punten:
    """De organisatie en de klant zijn partij."""
    partijen = {p.soort for p in s.gegevens.partijen}
    klant = {"ouders", "leerling"} if s.gegeven("registreer", "klant") == "leerling" else {"school"}
    if "organisatie" not in partijen:
        yield "De organisatie staat niet bij de partijen.", andere_weg(s.actie, "Voeg de organisatie toe.")
    if not partijen & klant:
        yield (
            "De klant staat niet bij de partijen.",
            andere_weg(s.actie, f"Voeg toe: {' of '.join(sorted(klant))}."),
        )


@eis("3.1.6")
def getekend_op_dezelfde_tekst(s: Situatie) -> Punten:
    """Elke partij tekende, niet later dan vandaag, en allemaal dezelfde overeenkomst."""
    g = s.gegevens
    getekend = {h.partij for h in g.handtekeningen}
    if mist := sorted({p.soort for p in g.partijen} - getekend):
        yield f"Nog niet getekend door: {', '.join(mist)}.", andere_weg(s.actie, "Laat elke partij tekenen.")
    if anders := sorted({h.partij for h in g.handtekeningen if h.hash != g.overeenkomst_hash}):
        zin = f"Een andere tekst is getekend door: {', '.join(anders)}."
        yield zin, andere_weg(s.actie, "Laat iedereen dezelfde versie van de overeenkomst tekenen.")
    if any(h.datum > s.dag for h in g.handtekeningen):
        yield (
            "Een handtekening is van na de overeenkomst.",
            andere_weg(s.actie, "Vul de dag van de handtekening in."),
        )


@eis("3.1.7, WPO 40a, WEC 41a, WVO 2.44")
def plan_bij_leerling(s: Situatie) -> Punten:
    """Gaat het om een leerling, dan hoort het plan erbij: na overleg, met inbreng en met instemming."""
    g = s.gegevens
    if not leerling_is_klant(s):
        return
    if g.plan_hash is None:
        hulp = "Voeg het ontwikkelingsperspectief of begeleidingsplan toe."
        yield "Het plan van de leerling ontbreekt.", andere_weg(s.actie, hulp)
    if g.oogo_op is None or g.oogo_op > s.dag:
        hulp = "Vul in wanneer het op overeenstemming gerichte overleg was."
        yield "Het overleg met de ouders is niet vastgelegd.", andere_weg(s.actie, hulp)
    if g.instemming_op is None or g.instemming_op > s.dag:
        yield (
            "De ouders stemden nog niet in met het handelingsdeel.",
            andere_weg(s.actie, "Vul in wanneer zij instemden."),
        )
    if not g.inbreng_leerling and not g.reden_geen_inbreng:
        yield (
            "De inbreng van de leerling ontbreekt.",
            andere_weg(s.actie, "Vul de inbreng in, of waarom die er niet is."),
        )


@eis("3.2.2")
def eerste_evaluatie_gepland(s: Situatie) -> Punten:
    """De eerste evaluatie ligt in dit schooljaar."""
    grens = einde_schooljaar(s.dag)
    if not s.dag <= s.gegevens.eerste_evaluatie <= grens:
        zin = f"De eerste evaluatie ligt niet tussen vandaag en {voluit(grens)}."
        yield zin, andere_weg(s.actie, f"Kies een dag tot en met {voluit(grens)}.")


@eis("3.2.1")
def inzet_toegewezen(s: Situatie) -> Punten:
    """Elke capaciteitsregel heeft een bevoegde medewerker of een middel."""
    for soort in CAPACITEITSOORTEN:
        naam = soort.replace("_", " ")
        regels = [i for i in s.gegevens.inzet if i.soort == soort]
        if not regels or any(not i.wie and not i.middel for i in regels):
            hulp = f"Noem wie of welk middel zorgt voor: {naam}."
            yield f"Bij {naam} is niemand en niets toegewezen.", andere_weg(s.actie, hulp)
    for regel in s.gegevens.inzet:
        yield from _inzetbaar(s, regel)


def _inzetbaar(s: Situatie, regel: Inzet) -> Punten:
    if not regel.wie:
        return
    versie = s.registers.mensen.op(regel.wie, s.dag)
    if versie is None:
        yield (
            f"{regel.wie} staat niet in het register van medewerkers.",
            andere_weg(s.actie, "Kies een medewerker."),
        )
    elif (verlopen := niet_bekwaam(s, regel.wie, s.dag)) is not None:
        yield (
            f"De bekwaamheid van {regel.wie} {verlopen}.",
            andere_weg(s.actie, "Kies een medewerker met een geldige bekwaamheid."),
        )


def niet_bekwaam(s: Situatie, wie: str, dag: date) -> str | None:
    """Why somebody is not competent on this day (the last day itself counts), or None.

    Of whom no competence was recorded nothing is asked; of whom one was, one must hold on the day.
    """
    tot = (s.registers.mensen.op(wie, dag) or {}).get("competent_tot")
    if tot is not None and str(tot) < dag.isoformat():
        return f"liep af op {voluit(date.fromisoformat(str(tot)))}"
    eigen = [v for v in s.registers.items.get("competenties", {}).values() if v and v[-1].get("wie") == wie]
    if not eigen or any(geldig_op(versies, dag) for versies in eigen):
        return None
    laatste = max((str(v["tot"]) for versies in eigen for v in versies if v.get("tot")), default="")
    if laatste and laatste < dag.isoformat():
        return f"liep af op {voluit(date.fromisoformat(laatste))}"
    return "is nog niet ingegaan"

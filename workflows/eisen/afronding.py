"""The conditions of the ending: ground, transition, aftercare, knowledge, early end, reopening (KSO 3.3)."""

from collections.abc import Iterator
from datetime import date, timedelta

from kernproces.datum import voluit
from kernproces.taal.beletsel import Remedie, andere_weg, eerst, kan_niet
from kernproces.taal.eis import Bezwaarpunt, eis, voorwaarde
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand
from workflows.eisen.intake import leerling_is_klant
from workflows.gegevens.overeenkomst import doelen_van
from workflows.gegevens.uitvoering import niet_terug

Punten = Iterator[Bezwaarpunt]
# What a person does next in an evaluatie, per state, until it is approved.
EVALUATIESTAP = {
    "gepland": "nodig_uit",
    "uitgenodigd": "bespreek",
    "besproken": "leg_vast",
    "concept": "dien_in",
    "ter_beoordeling": "keur_goed",
}


@voorwaarde
def bericht_is_passend(s: Situatie) -> bool:
    """De klant krijgt bericht: er is iemand om het aan te sturen, en het past."""
    return s.gegevens.grond in {"verhuisd", "opdracht_vervallen"}


def laatste_nazorgdag(s: Situatie) -> object:
    """The last agreed day of aftercare; without aftercare four weeks to close the dossier."""
    return max((n.uiterlijk for n in s.gegevens.nazorg), default=s.dag + timedelta(days=28))


@eis("3.3.1")
def grond_onderbouwd(s: Situatie) -> Punten:
    """Aan de afspraken is voldaan, of er is overeenstemming: met wie en wanneer."""
    g = s.gegevens
    if g.grond == "overeenstemming":
        if not g.overeenstemming_met or g.overeenstemming_op is None or g.overeenstemming_op > s.dag:
            hulp = "Vul in met wie en wanneer overeenstemming is bereikt."
            yield "De overeenstemming is niet vastgelegd.", andere_weg(s.actie, hulp)
        return
    uitkomst = {u.doel: u.resultaat for u in g.uitkomsten}
    if mist := [d for d in doelen_van(s.zaak) if d not in uitkomst]:
        yield (
            f"Nog geen uitkomst bij: {', '.join(mist)}.",
            andere_weg(s.actie, "Geef bij elk doel de uitkomst."),
        )
    if open_ := sorted(d for d, r in uitkomst.items() if r == "niet_behaald"):
        hulp = "Kies dan 'overeenstemming' als grond, of werk verder aan het doel."
        yield (
            f"Niet behaald: {', '.join(open_)}; aan de afspraken is niet voldaan.",
            andere_weg(s.actie, hulp),
        )


@eis("3.2.7", vooraf=True)
def geen_open_afwijking(s: Situatie) -> Punten:
    """Er staat geen afwijking of incident open."""
    if open_ := [z["zaak"] for z in s.van_workflow("afwijking") if not z["klaar"]]:
        yield (
            f"Er staat nog een afwijking open: {', '.join(open_)}.",
            eerst("sluit", "Rond eerst de afwijking af."),
        )


@eis("3.2.2, 3.2.6", vooraf=True)
def eindevaluatie_goedgekeurd(s: Situatie) -> Punten:
    """Een evaluatie van dit dossier is goedgekeurd door een tweede lezer."""
    evaluaties = s.van_workflow("evaluatie")
    if not any(z["toestand"] in {"goedgekeurd", "verzonden"} for z in evaluaties):
        yield "Er is nog geen goedgekeurde evaluatie in dit dossier.", _naar_goedkeuring(evaluaties)


def _naar_goedkeuring(evaluaties: list[Stand]) -> Remedie:
    """The next step of the evaluation that is furthest, or planning one."""
    verst = max((list(EVALUATIESTAP).index(z["toestand"]) for z in evaluaties), default=None)
    if verst is None:
        return eerst(
            "plan", "Plan een evaluatie in dit dossier en laat die goedkeuren door een tweede lezer."
        )
    return eerst(
        list(EVALUATIESTAP.values())[verst], "Ga verder met de evaluatie tot de tweede lezer die goedkeurt."
    )


@eis("3.3.2")
def ontvangst_bevestigd(s: Situatie) -> Punten:
    """De ontvangende partij bevestigde de overdracht."""
    g = s.gegevens
    if g.ontvangst_bevestigd_op is None or not g.bevestigd_door or g.ontvangst_bevestigd_op > s.dag:
        hulp = "Vul in wie de ontvangst bevestigde en wanneer."
        yield "De ontvangende partij bevestigde de overdracht nog niet.", andere_weg(s.actie, hulp)


@eis("WPO 42, WEC 43")
def rapport_overgedragen(s: Situatie) -> Punten:
    """Het onderwijskundig rapport ging naar de ontvanger, met een kopie naar de ouders."""
    g = s.gegevens
    if not leerling_is_klant(s):
        return
    if g.okr_hash is None:
        yield (
            "Het onderwijskundig rapport ontbreekt.",
            andere_weg(s.actie, "Voeg het onderwijskundig rapport toe."),
        )
    for dag, wie in ((g.okr_naar_ontvanger_op, "de ontvanger"), (g.okr_naar_ouders_op, "de ouders")):
        if dag is None or dag > s.dag:
            zin = f"Het onderwijskundig rapport is nog niet naar {wie} gestuurd."
            yield zin, andere_weg(s.actie, f"Vul in wanneer het naar {wie} ging.")


@eis("3.2.5", vooraf=True)
def eigendommen_terug(s: Situatie) -> Punten:
    """Alle eigendommen zijn teruggegeven."""
    if hier := sorted(niet_terug(s)):
        yield (
            f"Nog niet teruggegeven: {', '.join(hier)}.",
            eerst("geef_eigendom_terug", "Geef eerst de eigendommen terug, of leg vast wat kwijt is."),
        )


@eis("3.3.2")
def nazorg_geregeld(s: Situatie) -> Punten:
    """Er is een nazorgplan, of er staat waarom niet."""
    g = s.gegevens
    if bool(g.nazorg) == bool(g.geen_nazorg):
        zin = (
            "Er staat nazorg én een reden voor geen nazorg." if g.nazorg else "Er is geen nazorg afgesproken."
        )
        yield zin, andere_weg(s.actie, "Spreek nazorg af, of schrijf waarom die niet nodig is.")
    if any(n.uiterlijk <= s.dag for n in g.nazorg):
        yield (
            "Nazorg is gepland op een dag die niet na vandaag ligt.",
            andere_weg(s.actie, "Kies een dag na vandaag."),
        )
    if len({n.id for n in g.nazorg}) < len(g.nazorg):
        yield (
            "Twee acties hebben hetzelfde kenmerk.",
            andere_weg(s.actie, "Geef elke actie een eigen kenmerk."),
        )


@eis("3.3.2")
def nazorg_afgerond(s: Situatie) -> Punten:
    """Elke afgesproken nazorg is gedaan, of er staat waarom niet."""
    uitkomst = {n.actie: n for n in s.gegevens.nazorg}
    for gepland in s.gegeven("rond_transitie_af", "nazorg", []):
        gedaan = uitkomst.get(gepland["id"])
        if gedaan is None or (gedaan.gedaan_op is None and not gedaan.reden_niet):
            hulp = "Vul in wanneer het gedaan is, of waarom niet."
            yield f"Van {gepland['id']} is de uitkomst niet vastgelegd.", andere_weg(s.actie, hulp)
        elif gedaan.gedaan_op is not None and gedaan.gedaan_op > s.dag:
            yield (
                f"{gepland['id']} is nog niet gedaan.",
                andere_weg(s.actie, "Sluit als de nazorg is gegeven."),
            )


@eis("3.3.4")
def kennis_gedeeld(s: Situatie) -> Punten:
    """Er is een les gedeeld, of er staat waarom niet."""
    if not s.gegevens.kennis:
        hulp = "Schrijf wat anderen hiervan kunnen leren, of kies 'geen' met de reden."
        yield "Er is niets vastgelegd over wat we leerden.", andere_weg(s.actie, hulp)
    genoemd = [k.kenmerk for k in s.gegevens.kennis if k.kenmerk]
    if vreemd := [k for k in genoemd if s.registers.op("kennis", k, s.dag) is None]:
        hulp = "Leg de les eerst vast in het register van kennis, of laat het kenmerk leeg en schrijf waar zij is gedeeld."
        yield f"Dit staat niet in het register van kennis: {', '.join(vreemd)}.", andere_weg(s.actie, hulp)
    if any(k.soort == "les" and not (k.gedeeld or k.kenmerk) for k in s.gegevens.kennis):
        yield (
            "Er staat niet waar de les is gedeeld.",
            andere_weg(s.actie, "Schrijf waar anderen de les vinden."),
        )


@eis("3.3.1")
def voortijdige_grond_onderbouwd(s: Situatie) -> Punten:
    """Bij verhuizing staat waarheen; bij buiten beeld staan de pogingen."""
    g = s.gegevens
    if g.grond == "verhuisd" and not g.nieuwe_plek:
        yield "Er staat niet waarheen de leerling verhuisde.", andere_weg(s.actie, "Vul de nieuwe plek in.")
    dagen = {p.op for p in g.pogingen if p.op <= s.dag}
    if g.grond == "buiten_beeld" and len(dagen) < 2:
        hulp = "Leg ten minste twee pogingen op verschillende dagen vast."
        yield "Er is te weinig geprobeerd om contact te krijgen.", andere_weg(s.actie, hulp)


@eis("WPO 18a lid 13, WVO 2.47 lid 16", vooraf=True)
def binnen_bewaartermijn(s: Situatie) -> Punten:
    """De bewaartermijn loopt nog."""
    einde: date | None = s.uiterlijk("D.RET")
    if einde is not None and s.dag > einde:
        zin = f"De bewaartermijn eindigde op {voluit(einde)}; de gegevens zijn vernietigd."
        yield zin, kan_niet("WPO 18a lid 13", "Begin een nieuw dossier.")


@eis("3.3.1", vooraf=True)
def niet_na_overlijden(s: Situatie) -> Punten:
    """Het dossier is niet gesloten omdat de leerling overleed."""
    if s.gegeven("beeindig_voortijdig", "grond") == "overleden":
        yield "De leerling is overleden.", kan_niet("3.3.1", "Dit dossier blijft gesloten.")

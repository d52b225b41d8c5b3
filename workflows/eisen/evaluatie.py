"""The conditions of an evaluation and of the sign-off (KSO 3.2.2, 3.2.3, 3.2.6; domein.md 10.2)."""

from collections.abc import Iterator

from kernproces.datum import voluit
from kernproces.rollen import Rol
from kernproces.taal.beletsel import ander, andere_weg
from kernproces.taal.eis import Bezwaarpunt, eis, voorwaarde
from kernproces.zaak.situatie import Situatie
from workflows.eisen.jaarevaluatie import evaluatiegrens, volgende_periode
from workflows.eisen.ondertekening import andere_bytes
from workflows.eisen.overeenkomst import niet_bekwaam
from workflows.gegevens.evaluatie import MAG_ONTVANGEN, doelen, dossierzaak

Punten = Iterator[Bezwaarpunt]
MANDAAT = "beoordeling"


def eerste_dag_volgende_periode(s: Situatie) -> object:
    """From when the next yearly evaluation counts."""
    return volgende_periode(dossierzaak(s), s.dag)


@voorwaarde
def plan_loopt_door(s: Situatie) -> bool:
    """Het plan wordt nog uitgevoerd, dus er volgt een volgende evaluatie."""
    zaak = dossierzaak(s)
    return zaak is not None and zaak["toestand"] in {"uitvoering", "herziening"}


def _klant_is_leerling(s: Situatie) -> bool:
    zaak = dossierzaak(s)
    aanmelding = zaak["gedaan"].get("registreer") if zaak else None
    return aanmelding is None or aanmelding["gegevens"].get("klant") != "school"


def _verwacht(s: Situatie) -> tuple[str, ...]:
    """Who belongs at the table: parents, pupil and client."""
    return ("ouder", "leerling", "bevoegd_gezag") if _klant_is_leerling(s) else ("bevoegd_gezag",)


# ---------------------------------------------------------------- gesprek


@eis("3.2.2, WPO 40a, WEC 41a, WVO 2.44")
def gesprek_binnen_schooljaar(s: Situatie) -> Punten:
    """Het gesprek ligt tussen vandaag en het einde van de termijn."""
    grens = evaluatiegrens(dossierzaak(s), s.dag)
    if not s.dag <= s.gegevens.gesprek_op <= grens:
        zin = f"Het gesprek ligt niet tussen {voluit(s.dag)} en {voluit(grens)}."
        yield zin, andere_weg(s.actie, f"Kies een dag tot en met {voluit(grens)}.")


@eis("3.2.2, WPO 40a, WEC 41a, WVO 2.44")
def later_alleen_door_teamleider(s: Situatie) -> Punten:
    """Na het einde van de termijn kan alleen met de teamleider."""
    if s.gegevens.gesprek_op < s.dag:
        yield "De nieuwe dag ligt in het verleden.", andere_weg(s.actie, "Kies een dag vanaf vandaag.")
    grens = evaluatiegrens(dossierzaak(s), s.dag)
    if s.gegevens.gesprek_op > grens and s.rol is not Rol.TEAMLEIDER:
        zin = f"De evaluatie moet uiterlijk {voluit(grens)} zijn gehouden."
        yield zin, ander(Rol.TEAMLEIDER, "Kies een eerdere dag, of vraag de teamleider.")


@eis("3.2.2")
def allen_genodigd(s: Situatie) -> Punten:
    """Ouders, leerling en klant zijn genodigd, of er staat waarom niet."""
    genoemd = {*s.gegevens.genodigden, *(a.wie for a in s.gegevens.niet_genodigd)}
    for wie in _verwacht(s):
        if wie not in genoemd:
            hulp = "Nodig uit, of schrijf waarom dat niet gebeurt."
            yield f"Niet genodigd: {Rol(wie).titel}.", andere_weg(s.actie, hulp)


@eis("3.2.2, WPO 40a, WEC 41a, WVO 2.44")
def aanwezigheid_vastgelegd(s: Situatie) -> Punten:
    """Er staat wie er was; ontbreken ouders of leerling, dan staat er waarom."""
    if not s.gegevens.aanwezig:
        yield "Er staat niet wie aanwezig was.", andere_weg(s.actie, "Kies wie er bij het gesprek was.")
    genoemd = {*s.gegevens.aanwezig, *(a.wie for a in s.gegevens.afwezig)}
    for wie in ("ouder", "leerling") if _klant_is_leerling(s) else ("bevoegd_gezag",):
        if wie not in genoemd:
            zin = f"Er staat niet of deze persoon erbij was: {Rol(wie).titel}."
            yield zin, andere_weg(s.actie, "Kies aanwezig, of afwezig met de reden.")


@eis("WPO 40a, WEC 41a, WVO 2.44 (hoorrecht)")
def visie_gevraagd(s: Situatie) -> Punten:
    """De leerling is naar zijn mening gevraagd, of er staat waarom niet."""
    if _klant_is_leerling(s) and not s.gegevens.visie_leerling and not s.gegevens.reden_geen_visie:
        hulp = "Vul in wat de leerling vindt, of waarom dat niet is gevraagd."
        yield "De mening van de leerling ontbreekt.", andere_weg(s.actie, hulp)


@eis("3.2.2, 3.2.3")
def elk_doel_geevalueerd(s: Situatie) -> Punten:
    """Elk doel van het plan heeft precies één uitkomst en conclusie."""
    genoemd = [u.doel for u in s.gegevens.uitkomsten]
    bekend = doelen(s)
    if not genoemd:
        yield (
            "Er is geen enkel doel geëvalueerd.",
            andere_weg(s.actie, "Geef per doel het resultaat en de conclusie."),
        )
        return
    if mist := [d for d in bekend if d not in genoemd]:
        yield (
            f"Nog niet geëvalueerd: {', '.join(mist)}.",
            andere_weg(s.actie, "Geef ook bij dit doel de uitkomst."),
        )
    if bekend and (vreemd := sorted(set(genoemd) - set(bekend))):
        yield (
            f"Dit doel staat niet in het plan: {', '.join(vreemd)}.",
            andere_weg(s.actie, f"Kies uit: {', '.join(bekend)}."),
        )
    if len(set(genoemd)) < len(genoemd):
        yield (
            "Een doel is vaker dan één keer geëvalueerd.",
            andere_weg(s.actie, "Geef één uitkomst per doel."),
        )


# ---------------------------------------------------------------- tweede lezer


@eis("3.2.6", vooraf=True)
def bevoegd_en_deskundig(s: Situatie) -> Punten:
    """Wie goedkeurt, heeft vandaag mandaat en is vandaag bekwaam."""
    namens = s.bevoegdheid.namens if s.bevoegdheid else None
    hulp = "Vraag een tweede lezer met mandaat en een geldige bekwaamheid."
    if not s.registers.mensen.heeft_mandaat(namens or s.actor, MANDAAT, s.vandaag):
        yield "U heeft vandaag geen mandaat om verslagen te beoordelen.", ander(Rol.TWEEDE_LEZER, hulp)
    if (verlopen := niet_bekwaam(s, s.actor, s.vandaag)) is not None:
        yield f"Uw bekwaamheid {verlopen}.", ander(Rol.TWEEDE_LEZER, hulp)


@eis("3.2.6")
def zelfde_verslag_als_ingediend(s: Situatie) -> Punten:
    """Wat wordt goedgekeurd, is wat ter beoordeling is ingediend."""
    hulp = "Beoordeel het verslag dat is ingediend, of keur het af."
    yield from andere_bytes(s, "dien_in", "Dit is niet het verslag dat is ingediend.", hulp)


@eis("3.2.6")
def zelfde_verslag_als_goedgekeurd(s: Situatie) -> Punten:
    """Wat naar buiten gaat, is wat de tweede lezer goedkeurde."""
    hulp = "Verzend het goedgekeurde verslag, of leg de wijziging opnieuw vast en laat die beoordelen."
    yield from andere_bytes(s, "keur_goed", "Dit is niet het verslag dat is goedgekeurd.", hulp)


@eis("WPO 18a lid 13, WVO 2.47 lid 16")
def ontvangers_toegestaan(s: Situatie) -> Punten:
    """Het verslag gaat alleen naar gezin en school."""
    mag = [r.value for r in MAG_ONTVANGEN]
    hulp = f"Kies uit: {', '.join(r.titel for r in MAG_ONTVANGEN)}."
    if not s.gegevens.ontvangers:
        yield "Er is geen ontvanger gekozen.", andere_weg(s.actie, hulp)
    if fout := sorted(set(s.gegevens.ontvangers) - set(mag)):
        yield f"Dit verslag mag niet naar: {', '.join(fout)}.", andere_weg(s.actie, hulp)

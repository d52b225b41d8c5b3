"""The conditions of a klacht up to its treatment: who may never treat it, what is no klacht, who was told (Awb 9:7-9:11)."""

from collections.abc import Iterator
from datetime import date, timedelta

from kernproces.datum import voluit
from kernproces.rollen import Rol
from kernproces.taal.beletsel import ander, andere_weg, kan_niet
from kernproces.taal.eis import Bezwaarpunt, eis, voorwaarde
from kernproces.zaak.situatie import Situatie
from workflows.eisen.organisatie import neemt_besluiten
from workflows.gegevens.klacht import beklaagden, genoemden, ontvangen_op
from workflows.termijnen.catalogus import KLACHT
from workflows.termijnen.klacht import BEHANDELT, NIET_BEHANDELEN

Punten = Iterator[Bezwaarpunt]
GEZIN = {"ouder": Rol.OUDER, "leerling": Rol.LEERLING}  # who complains, and the role of his account
BIJ_BESTUUR = "Gaat de klacht over de directeur-bestuurder, dan wijst het toezicht een ander met die rol aan."


def _klager(s: Situatie) -> str:
    """Who complains: by the klacht in hand, else by the one received."""
    return str(
        getattr(s.gegevens, "klager", "") if s.actie == "ontvang" else s.gegeven("ontvang", "klager", "")
    )


@voorwaarde
def klager_is_ouder(s: Situatie) -> bool:
    """De klager is een ouder."""
    return _klager(s) == "ouder"


@voorwaarde
def klager_is_leerling(s: Situatie) -> bool:
    """De klager is een leerling."""
    return _klager(s) == "leerling"


@voorwaarde
def klager_is_school(s: Situatie) -> bool:
    """De klager is een school."""
    return _klager(s) == "school"


@voorwaarde
def klager_krijgt_post(s: Situatie) -> bool:
    """De klager heeft geen plek in het loket en krijgt brieven per post."""
    return _klager(s) == "ander"


@eis("Awb 9:7", vooraf=True)
def niet_betrokken(s: Situatie) -> Punten:
    """Wie dit doet, is niet degene over wie de klacht gaat en was er niet bij betrokken, ook niet via een vervanging."""
    if s.identiteiten & genoemden(s):
        rol = s.rol if s.rol in (*BEHANDELT, Rol.SECRETARIAAT, Rol.DIRECTEUR_BESTUURDER) else Rol.JURIST
        hulp = BIJ_BESTUUR if rol is Rol.DIRECTEUR_BESTUURDER else f"Vraag een andere {rol.titel}."
        yield (
            "De klacht gaat over u, of over iemand voor wie u invalt, of u was erbij betrokken.",
            ander(rol, hulp),
        )


@eis("Awb 9:7")
def gaat_niet_naar_betrokkene(s: Situatie) -> Punten:
    """De klacht gaat niet naar iemand die erbij betrokken was."""
    aan = getattr(s.gegevens, "behandelaar", None) or getattr(s.gegevens, "aan", None)
    if aan in genoemden(s):
        yield "Deze persoon was bij het voorval betrokken.", andere_weg(s.actie, "Kies een ander.")


@eis("Awb 9:7")
def behandelaar_mag_het(s: Situatie) -> Punten:
    """Wie de klacht behandelt, is vandaag jurist of kwaliteitsmedewerker."""
    if not set(BEHANDELT) & set(s.rollen_van(s.gegevens.behandelaar)):
        hulp = "Kies een jurist of een kwaliteitsmedewerker."
        yield "Deze persoon mag vandaag geen klachten behandelen.", andere_weg(s.actie, hulp)


@eis("Awb 9:7")
def genoemden_bekend(s: Situatie) -> Punten:
    """Over wie de klacht gaat en wie erbij betrokken was, staan in het register van mensen."""
    if onbekend := sorted(p for p in genoemden(s) if p not in s.registers.mensen):
        hulp = "Kies mensen uit het register. Werkt iemand niet bij ons, noem die dan in de omschrijving."
        yield f"Niet in het register: {', '.join(onbekend)}.", andere_weg(s.actie, hulp)


@eis("Awb 9:1, WPO 18a lid 13")
def klager_hoort_bij_dossier(s: Situatie) -> Punten:
    """Het account van de klager is dat van een ouder of leerling van dit dossier."""
    wie, mensen = s.gegevens.klager_persoon, s.registers.mensen
    if wie is None:
        return
    rol = GEZIN.get(s.gegevens.klager)
    betrokkenen = s.dossier.get("betrokkenen", {})
    erbij = (
        rol is not None
        and rol in mensen.rollen(wie, s.vandaag)
        and betrokkenen.get(wie, rol.value) == rol.value
        and mensen.hoort_bij(wie, rol, s.vandaag, s.school, betrokkenen)
    )
    if not erbij:
        hulp = "Kies een ouder of leerling uit het dossier, of laat dit veld leeg."
        yield "Dit account is niet van een ouder of leerling van dit dossier.", andere_weg(s.actie, hulp)


@eis("Awb 9:8 lid 1 onder b")
def voorval_voor_klacht(s: Situatie) -> Punten:
    """Het voorval was niet na de klacht."""
    if s.gegevens.voorval_op > s.dag:
        hulp = "Vul de dag van het voorval in; duurde het langer, de laatste dag voor de klacht."
        yield "Het voorval ligt na de dag waarop de klacht binnenkwam.", andere_weg(s.actie, hulp)


# ---------------------------------------------------------------- what is no klacht


@eis("Awb 9:8 lid 1 onder c en d, 6:15", vooraf=True)
def geen_bezwaar_mogelijk(s: Situatie) -> Punten:
    """De klacht gaat niet over een besluit waartegen bezwaar of beroep openstaat of openstond."""
    if s.gegeven("ontvang", "onderwerp") == "besluit" and neemt_besluiten(s):
        hulp = "Zend de klacht door als bezwaar; de dag van ontvangst blijft gelden."
        yield (
            "De klacht richt zich tegen een besluit. Dat is bezwaar, geen klacht.",
            andere_weg("zend_door_als_bezwaar", hulp),
        )


def _een_jaar_later(dag: date) -> date:
    """The same day a year later; 29 February becomes 1 March (in doubt about a right the later date)."""
    try:
        return dag.replace(year=dag.year + 1)
    except ValueError:
        return date(dag.year + 1, 3, 1)


@eis("Awb 9:8 lid 1 onder b", vooraf=True)
def niet_ouder_dan_een_jaar(s: Situatie) -> Punten:
    """Het voorval was niet langer dan een jaar voor de klacht, of wij kiezen ervoor haar toch te behandelen."""
    voorval = s.gegeven("ontvang", "voorval_op")
    oud = voorval is not None and ontvangen_op(s) > _een_jaar_later(date.fromisoformat(voorval))
    if oud and s.gegeven("ontvang", "oude_klacht") != "toch_behandelen":
        hulp = "Neem de klacht niet in behandeling. Wilt u haar toch behandelen, herstel dan die keuze met een reden."
        yield "Het gebeurde langer dan een jaar voor de klacht.", andere_weg("neem_niet_in_behandeling", hulp)


@eis("Awb 9:8 lid 3")
def binnen_vier_weken_of_reden(s: Situatie) -> Punten:
    """De klager hoort het binnen vier weken, of er staat waarom dat niet lukte."""
    laatste = s.uiterlijk(NIET_BEHANDELEN.id)
    if laatste is not None and s.dag > laatste and s.gegevens.reden_te_laat is None:
        hulp = "Schrijf bij 'reden te laat' waarom het niet binnen vier weken lukte."
        yield f"De vier weken eindigden op {voluit(laatste)}.", andere_weg(s.actie, hulp)


@eis("Awb 6:15")
def zelfde_ontvangstdag(s: Situatie) -> Punten:
    """De dag van ontvangst van de klacht is die van het bezwaar."""
    if s.gegevens.ontvangen_op != ontvangen_op(s):
        hulp = f"Vul {voluit(ontvangen_op(s))} in."
        yield "De dag van ontvangst verandert niet door het doorzenden.", andere_weg(s.actie, hulp)


@eis("Awb 6:15")
def besluit_is_bekendgemaakt(s: Situatie) -> Punten:
    """Het genoemde besluit staat in dit dossier en is bekendgemaakt."""
    zaak = s.gegevens.besluit_zaak
    if zaak is not None and "maak_bekend" not in s.zaken.get(zaak, {}).get("gedaan", {}):
        hulp = "Kies een zaak van dit dossier met een besluit, of laat het nummer leeg."
        yield "In die zaak is geen besluit bekendgemaakt.", andere_weg(s.actie, hulp)


@voorwaarde
def besluit_in_dit_dossier(s: Situatie) -> bool:
    """Het besluit staat in dit dossier; dan begint het bezwaar meteen."""
    return s.gegevens.besluit_zaak is not None


# ---------------------------------------------------------------- who was told


@eis("Awb 9:9")
def afschrift_verstuurd(s: Situatie) -> Punten:
    """Degene over wie de klacht gaat, heeft een afschrift van de klacht en de stukken."""
    op = s.gegevens.afschrift_op
    if beklaagden(s) and op is None:
        hulp = "Verstuur het afschrift en vul in wanneer."
        yield "Degene over wie de klacht gaat, heeft nog geen afschrift.", andere_weg(s.actie, hulp)
    if op is not None and not ontvangen_op(s) <= op <= s.dag:
        yield (
            "De dag van het afschrift klopt niet.",
            andere_weg(s.actie, "Vul een dag in van ontvangst tot en met vandaag."),
        )


@eis("Awb 9:10 lid 1")
def hoorgesprek_aangeboden(s: Situatie) -> Punten:
    """Het hoorgesprek is aangeboden na de ontvangst van de klacht en niet later dan vandaag."""
    if not ontvangen_op(s) <= s.gegevens.hoorgesprek_aangeboden_op <= s.dag:
        hulp = "Vul de dag in waarop u het gesprek aanbood."
        yield "De dag van het aanbod ligt voor de klacht of na vandaag.", andere_weg(s.actie, hulp)


@eis("Awb 9:11 lid 2, 9:12 lid 1")
def beklaagde_heeft_bericht(s: Situatie) -> Punten:
    """Degene over wie de klacht gaat, heeft ook bericht."""
    op = s.gegevens.beklaagde_bericht_op
    if beklaagden(s) and op is None:
        hulp = "Stuur ook een bericht aan degene over wie de klacht gaat, en vul in wanneer."
        yield (
            "Alleen de klager krijgt bericht; ook degene over wie de klacht gaat hoort dit.",
            andere_weg(s.actie, hulp),
        )
    if op is not None and not ontvangen_op(s) <= op <= s.vandaag:
        yield (
            "De dag van het bericht ligt voor de klacht of na vandaag.",
            andere_weg(s.actie, "Vul de juiste dag in."),
        )


# ---------------------------------------------------------------- time


@eis("Awb 9:11 lid 2", vooraf=True)
def nog_niet_verdaagd(s: Situatie) -> Punten:
    """De klacht is nog niet verdaagd."""
    if s.gedaan("verdaag"):
        hulp = "Verder uitstel kan alleen als de klager daar schriftelijk mee instemt."
        yield "Verdagen kan één keer.", andere_weg("spreek_uitstel_af", hulp)


@eis("Awb 9:11", vooraf=True)
def termijn_loopt_nog(s: Situatie) -> Punten:
    """De termijn is nog niet voorbij."""
    laatste = s.uiterlijk(KLACHT.id)
    if laatste is not None and s.vandaag > laatste:
        hulp = "Handel de klacht zo snel mogelijk af en laat de klager weten wanneer."
        yield (
            f"De termijn eindigde op {voluit(laatste)}; er valt niets meer te verlengen.",
            kan_niet("Awb 9:11", hulp),
        )


def einde_van_uitstel(s: Situatie) -> object:
    """The last day of the delay to which the complainant agreed."""
    return s.dag + timedelta(days=s.gegevens.dagen)

"""Conditions of the TLV application from advice to decision (domein.md 1.4-1.8, 1.11)."""

from kernproces.datum import voluit
from kernproces.rollen import Rol
from kernproces.taal.beletsel import ander, andere_weg, eerst
from kernproces.taal.eis import eis
from kernproces.zaak.situatie import Situatie
from workflows.deskundigen import functies_van
from workflows.eisen.pro import iq_past, leerachterstand_past
from workflows.eisen.tlv import Punten, soort_van
from workflows.gegevens.tlv_besluit import BESLUIT, wijkt_af
from workflows.soorten.tlv import EERSTE_DESKUNDIGE, einde_toelaatbaarheid

# ---------------------------------------------------------------- adviezen


@eis("UB 2.51")
def functie_toegestaan(s: Situatie) -> Punten:
    """De deskundige adviseert in een eigen functie die hier mag adviseren."""
    eigen = functies_van(s, s.actor, s.dag)
    if eigen is not None and s.gegevens.functie not in eigen:
        zin = f"U staat niet geregistreerd als {s.gegevens.functie.replace('_', ' ')}."
        yield (
            zin,
            ander(Rol.DESKUNDIGE, "Vraag een deskundige met die functie, of adviseer in uw eigen functie."),
        )
    if s.gegevens.functie not in EERSTE_DESKUNDIGE | soort_van(s).tweede_deskundige:
        zin = f"Een {s.gegevens.functie.replace('_', ' ')} mag bij deze soort aanvraag niet adviseren."
        yield zin, ander(Rol.DESKUNDIGE, "Vraag een deskundige met een functie uit UB 2.51.")


@eis("WPO 18a lid 11", vooraf=True)
def niet_betrokken(s: Situatie) -> Punten:
    """De deskundige hoort niet bij de school of het gezin."""
    versie = s.registers.mensen.op(s.actor, s.vandaag) or {}
    van_school = s.dossier.get("school") in versie.get("scholen", ())
    if van_school or s.actor in s.dossier.get("betrokkenen", {}):
        yield (
            "U bent betrokken bij deze school of dit gezin.",
            ander(Rol.DESKUNDIGE, "Vraag een onafhankelijke deskundige."),
        )


@eis("WPO 18a lid 11", vooraf=True)
def nog_niet_geadviseerd(s: Situatie) -> Punten:
    """Elke deskundige brengt één advies uit."""
    if any(s.identiteiten & set(a["wie"]) for a in s.verzameld("adviezen")):
        yield (
            "U bracht al advies uit in deze zaak.",
            ander(Rol.DESKUNDIGE, "Het tweede advies is van een andere deskundige."),
        )


@eis("WPO 18a lid 11, WVO 2.47 lid 14", vooraf=True)
def twee_deskundigen(s: Situatie) -> Punten:
    """Twee verschillende deskundigen in toegestane functies: een orthopedagoog of psycholoog, en een tweede."""
    adviezen = s.verzameld("adviezen")
    tweede = soort_van(s).tweede_deskundige
    for een in adviezen:
        for twee in adviezen:
            ander_persoon = not set(een["wie"]) & set(twee["wie"])
            if (
                ander_persoon
                and een["gegevens"]["functie"] in EERSTE_DESKUNDIGE
                and twee["gegevens"]["functie"] in tweede
            ):
                return
    yield "Er zijn nog geen twee adviezen van verschillende, bevoegde deskundigen.", eerst("breng_advies_uit")


# ---------------------------------------------------------------- besluit


@eis("WEC 40 lid 15, WPO 40 lid 13")
def duur_klopt(s: Situatie) -> Punten:
    """De periode telt hele schooljaren en eindigt op 31 juli."""
    g = s.gegevens
    if g.besluit == "afwijzen":
        return
    if not soort_van(s).met_einde:
        if g.begin is None:
            yield "Vul in vanaf wanneer het geldt.", andere_weg(s.actie, "Vul de begindatum in.")
        if g.einde is not None or g.schooljaren is not None:
            hulp = "Laat de einddatum en het aantal schooljaren leeg."
            yield "Deze soort heeft geen einddatum.", andere_weg(s.actie, hulp)
        return
    if g.begin is None or g.schooljaren is None or g.einde is None:
        yield (
            "Vul begin, aantal schooljaren en einde in.",
            andere_weg(s.actie, "Vul de drie velden van de periode in."),
        )
    elif not 1 <= g.schooljaren <= 12:
        yield "Het aantal schooljaren is 1 tot en met 12.", andere_weg(s.actie, "Vul hele schooljaren in.")
    elif g.einde != (goed := einde_toelaatbaarheid(g.begin, g.schooljaren)):
        yield (
            f"Bij deze periode is de einddatum {voluit(goed)}.",
            andere_weg(s.actie, f"Vul {voluit(goed)} in."),
        )


@eis("WEC 40")
def categorie_past(s: Situatie) -> Punten:
    """Alleen so en vso hebben een bekostigingscategorie, en die is dan verplicht."""
    if s.gegevens.besluit == "afwijzen":
        return
    if soort_van(s).met_categorie and s.gegevens.categorie is None:
        yield "Kies een bekostigingscategorie.", andere_weg(s.actie, "Kies laag, midden of hoog.")
    if not soort_van(s).met_categorie and s.gegevens.categorie is not None:
        yield "Deze soort heeft geen bekostigingscategorie.", andere_weg(s.actie, "Laat de categorie leeg.")


@eis("UB 2.46, 2.47")
def rekensom_past(s: Situatie) -> Punten:
    """Het IQ en de leerachterstand passen bij de soort, of er is een uitzonderingsgrond."""
    g, regel = s.gegevens, soort_van(s)
    if regel.iq is None or g.besluit == "afwijzen" or g.uitzondering:
        return
    if not iq_past(regel, g.iq, bool(g.problematiek)):
        yield (
            f"Het IQ past niet bij {regel.titel}.",
            andere_weg(s.actie, "Vul het IQ in, of de uitzonderingsgrond van UB 2.47."),
        )
    if not leerachterstand_past(regel, [(a.domein, a.dl, a.dle) for a in g.achterstanden]):
        hulp = "Twee domeinen, waarvan een inzichtelijk rekenen of begrijpend lezen; of noem de uitzondering."
        yield f"De leerachterstand past niet bij {regel.titel}.", andere_weg(s.actie, hulp)


@eis("Awb 3:50")
def afwijking_gemotiveerd(s: Situatie) -> Punten:
    """Wie van een advies afwijkt, zegt waarom; bij een besluit staat dat al in het concept dat hetzelfde luidt."""
    besluit = BESLUIT.get(s.actie)
    if besluit is not None and s.gegeven("stel_concept_op", "besluit") == besluit:
        return
    if wijkt_af(s, besluit or s.gegevens.besluit) and s.gegevens.afwijking is None:
        hulp = "Schrijf waarom van het advies wordt afgeweken."
        yield "Dit wijkt af van een advies.", andere_weg(s.actie, hulp)


@eis("WEC 40 lid 15, WPO 40 lid 13", vooraf=True)
def concept_verleent(s: Situatie) -> Punten:
    """Het concept stelt voor te verlenen: daarin staan de periode en de categorie."""
    if s.gegeven("stel_concept_op", "besluit") != "verlenen":
        hulp = "Stuur de zaak terug voor nieuw advies; daarna komt er een concept om te verlenen."
        yield "Het concept luidt afwijzen; er staat geen periode in.", andere_weg("wijzig_advies", hulp)


@eis("Awb 10:3", vooraf=True)
def mandaat_geldig(s: Situatie) -> Punten:
    """Wie beslist, heeft daarvoor vandaag mandaat."""
    namens = s.bevoegdheid.namens if s.bevoegdheid else None
    if not s.registers.mensen.heeft_mandaat(namens or s.actor, "tlv_besluit", s.vandaag):
        zin = "U heeft vandaag geen mandaat om over een toelaatbaarheidsverklaring te besluiten."
        yield zin, ander(Rol.DIRECTEUR_BESTUURDER, "Vraag de directeur-bestuurder of iemand met mandaat.")


@eis("Awb 3:46")
def afwijking_van_concept_verklaard(s: Situatie) -> Punten:
    """Wie anders beslist dan het concept, zegt waarom."""
    concept, besluit = s.gegeven("stel_concept_op", "besluit"), BESLUIT[s.actie]
    if concept != besluit and s.gegevens.anders_dan_concept is None:
        hulp = "Schrijf waarom, of stuur de zaak terug met 'advies wijzigen'."
        yield f"Het concept luidt {concept}; dit besluit is {besluit}.", andere_weg(s.actie, hulp)


@eis("Awb 4:7, 4:8")
def gehoord_of_reden(s: Situatie) -> Punten:
    """Voor een afwijzing is gehoord, of er staat waarom dat niet hoefde."""
    if not s.gedaan("hoor_zienswijze") and s.gegevens.reden_niet_gehoord is None:
        yield (
            "Er is geen zienswijze vastgelegd.",
            andere_weg(s.actie, "Schrijf waarom horen niet nodig was (Awb 4:7, 4:8)."),
        )


@eis("Awb 3:9")
def noemt_gegeven_advies(s: Situatie) -> Punten:
    """De adviezen die vervallen, zijn in deze zaak gegeven."""
    gegeven = {wie for a in s.verzameld("adviezen") for wie in a["wie"]}
    onbekend = [a for a in s.gegevens.adviezen if a not in gegeven]
    if onbekend or not s.gegevens.adviezen:
        hulp = "Noem een of meer deskundigen van wie hier een advies ligt."
        yield "Noem adviezen die in deze zaak zijn uitgebracht.", andere_weg(s.actie, hulp)

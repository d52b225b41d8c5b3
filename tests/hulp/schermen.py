"""Every kind of page, for the handbook: who is shown on it and what one does there; and the few without a picture, with the reason."""

from typing import NamedTuple


class Scherm(NamedTuple):
    """A kind of page. `wie`: the person and role in whose hands it is shown."""

    naam: str
    wie: str
    zin: str


NOOR, SIETSKE, DIRK = "noor/behandelaar", "sietske/secretariaat", "dirk/directeur_bestuurder"
KARIN, OUDER = "karin/ondersteuningscoordinator", "ouder-rutgers/ouder"
BEA, RUUD, KAAT = "bea/beheerder", "ruud/auditor", "kaat/kwaliteitsmedewerker"
MILOU, JET, FATMA = "milou/verzuimcoach", "jet/jurist", "fatma/functionaris_gegevensbescherming"
TOM, SAMIRA, RUBEN = "tom/teamleider", "samira/deskundige", "ruben/tweede_lezer"

SCHERMEN: dict[str, Scherm] = {
    "/aanmelden": Scherm("aanmelden", NOOR, "Aanmelden; in een proef kiest u een verzonnen persoon."),
    "/": Scherm("werkvoorraad", NOOR, "Zien wat er te doen is, op volgorde van gevolg, en erheen gaan."),
    "/zaken/{zaak}": Scherm("zaak", NOOR, "Alles van een zaak: wie aan de beurt is, de volgende stap, de termijnen en de tijdlijn."),
    "/zaken/{zaak}/acties/{actie}": Scherm("actie", NOOR, "Een stap invullen; ernaast staat wat er dan gebeurt."),
    "/zaken/{zaak}/kaart": Scherm("kaart", NOOR, "Zien waar de zaak in de procedure is en wat nog kan."),
    "/zaken/{zaak}/naspelen": Scherm("zaak-naspelen", RUUD, "Elke stap van een zaak nalopen, met het oordeel en wat toen bekend was."),
    "/zaken/{zaak}/volgen": Scherm("volgen-uitgeven", NOOR, "Ouders een link met code geven, of die intrekken."),
    "/zaken/{zaak}/brief": Scherm("brief", NOOR, "Een brief nakijken naast de feiten erin, en voorleggen."),
    "/volg/{geheim}": Scherm("volgen", "", "Als ouder met een link en code zien waar de zaak is en wanneer u meer hoort."),
    "/dossiers": Scherm("dossiers", SIETSKE, "De dossiers, met hoeveel zaken er lopen en wie regisseur is."),
    "/dossiers/nieuw": Scherm("dossier-nieuw", SIETSKE, "Een dossier openen voor een leerling."),
    "/dossiers/{dossier}": Scherm("dossier", SIETSKE, "De zaken van een leerling, de mensen eromheen, en een zaak beginnen."),
    "/dossiers/{dossier}/start/{workflow}": Scherm("zaak-beginnen", SIETSKE, "Een nieuwe zaak beginnen in een dossier."),
    "/dossiers/{dossier}/stukken": Scherm("stukken", NOOR, "Stukken van een dossier openen, met elke versie, en een stuk toevoegen."),
    "/dossiers/{dossier}/afschrift": Scherm("afschrift", SIETSKE, "Een afschrift maken voor wie vraagt wat wij bewaren, en kiezen wat over een ander gaat."),
    "/dossiers/{dossier}/overdracht": Scherm("overdracht", SIETSKE, "Een dossier overdragen aan een andere organisatie."),
    "/dossiers/{dossier}/ontvangst": Scherm("ontvangst", SIETSKE, "Een pakket van een andere organisatie nakijken en ontvangen."),
    "/dossiers/{dossier}/auditpakket": Scherm("auditpakket", RUUD, "Een bestand maken dat zichzelf elders controleert."),
    "/dossiers/{dossier}/naspelen": Scherm("dossier-naspelen", RUUD, "Alle stappen van een dossier op een rij nalopen."),
    "/dossiers/{dossier}/toch": Scherm("toch-openen", KAAT, "Een dossier waarin u geen taak hebt toch openen, met een reden en voor korte tijd."),
    "/weergaven": Scherm("weergaven", NOOR, "Bewaarde lijsten met filters beheren en delen."),
    "/weergaven/nieuw": Scherm("weergave-bewaren", NOOR, "De lijst die u ziet bewaren, voor u of voor uw team."),
    "/uitvoer": Scherm("uitvoer", NOOR, "De lijst die u ziet meenemen als Excel of CSV."),
    "/zoeken": Scherm("zoeken", NOOR, "Zoeken op naam, nummer of school."),
    "/toetsen": Scherm("toetsen", NOOR, "De sneltoetsen."),
    "/termijnen": Scherm("termijnen", DIRK, "Wat voorbij is en nog niet klaar, op volgorde van gevolg."),
    "/berichten": Scherm("berichten", NOOR, "Wat voor u is klaargezet, gelezen en ongelezen."),
    "/berichten/{bericht:path}": Scherm("bericht", NOOR, "Een bericht lezen en naar de zaak gaan."),
    "/meldingen": Scherm("meldingen", NOOR, "Kiezen wanneer u e-mail krijgt; uw termijnen in uw eigen agenda."),
    "/account": Scherm("account", NOOR, "Uw wachtwoord, uw code-app en waar u bent aangemeld."),
    "/naslag": Scherm("naslag", NOOR, "De procedures die dit programma uitvoert."),
    "/naslag/{naam}": Scherm("procedure", NOOR, "Een procedure lezen: wie wanneer wat doet en waarom."),
    "/toegankelijkheid": Scherm("toegankelijkheid", NOOR, "Wat u van de toegankelijkheid mag verwachten, en wat te doen als iets niet lukt."),
    "/school": Scherm("aanvragen", KARIN, "Zien wat op uw school wacht en wat loopt; een nieuwe aanvraag beginnen."),
    "/school/{zaak}": Scherm("aanvraag", KARIN, "Hoe een aanvraag ervoor staat, en antwoorden op wat wij vragen."),
    "/mijn": Scherm("hoe-het-staat", OUDER, "Als ouder of leerling met een account zien wat er loopt."),
    "/mijn/{zaak}": Scherm("hoe-deze-zaak-staat", OUDER, "Hoe een zaak ervoor staat en wanneer u meer hoort."),
    "/sturing": Scherm("sturing", DIRK, "Hoe het dit schooljaar gaat, in vier zinnen, met het werk per behandelaar."),
    "/sturing/{sleutel}": Scherm("sturing-cijfer", DIRK, "De zaken achter een cijfer, met de vraag die het telt."),
    "/sturing/werk": Scherm("sturing-werk", TOM, "De zaken van een behandelaar, en waarop zij wachten."),
    "/jaar": Scherm("jaar", KAAT, "Wat elk jaar terugkeert: gedaan, open en wat komt."),
    "/kwaliteit": Scherm("kwaliteit", KAAT, "De ingang tot alles over de norm."),
    "/kwaliteit/bewijs": Scherm("bewijs", RUUD, "Per clausule zien in hoeveel dossiers zij is bewezen."),
    "/kwaliteit/bewijs/clausule/{code}": Scherm("bewijs-clausule", RUUD, "De dossiers bij een clausule, met het bewijs of wat ontbreekt."),
    "/kwaliteit/bewijs/{dossier}": Scherm("bewijs-dossier", KAAT, "Welke stap in een dossier welke clausule bewijst."),
    "/kwaliteit/bewijs/verslag": Scherm("bewijs-verslag", RUUD, "Het verslag voor de auditor, ook als Excel en PDF."),
    "/kwaliteit/bewijs/gaten": Scherm("bewijs-gaten", KAAT, "Wat nog te doen is om een clausule te bewijzen, per persoon."),
    "/kwaliteit/indicatoren": Scherm("indicatoren", KAAT, "De indicatoren van het schooljaar, met definitie en doel."),
    "/kwaliteit/indicatoren/{code}": Scherm("indicator", KAAT, "De zaken achter een indicator."),
    "/kwaliteit/steekproeven": Scherm("steekproeven", KAAT, "Welke steekproeven het jaar vraagt en hoe het ermee staat."),
    "/kwaliteit/steekproeven/{zaak}": Scherm("steekproef", KAAT, "Het protocol, de trekking en de uitslag van een steekproef."),
    "/kwaliteit/trekken": Scherm("trekken", RUUD, "Zelf zaken trekken, zo dat een ander het kan narekenen."),
    "/kwaliteit/wat-had": Scherm("wat-had", JET, "Een andere regel leggen op wat werkelijk gebeurde."),
    "/kwaliteit/doorloop": Scherm("doorloop", KAAT, "Hoe lang zaken waar blijven en welke weg zij gaan."),
    "/kwaliteit/ankers": Scherm("ankers", RUUD, "Toetsen of de geschiedenis sinds een bewaarde vingerafdruk veranderde."),
    "/kwaliteit/bewaren": Scherm("bewaren", SIETSKE, "Wat tot wanneer bewaard wordt, en een lijst voor vernietiging voorstellen."),
    "/overzichten": Scherm("overzichten", JET, "De ingang tot de overzichten over veel zaken."),
    "/klachten": Scherm("klachten", JET, "De klachtenmonitor en de jaarlijst."),
    "/datalekken": Scherm("datalekken", FATMA, "Elk datalek, ook wat niet is gemeld."),
    "/leeslog": Scherm("leeslog", FATMA, "Nagaan wie een dossier opende en of dat opvalt."),
    "/eigendommen": Scherm("eigendommen", NOOR, "Wat van klanten in bewaring is of was."),
    "/thuiszitters": Scherm("thuiszitters", MILOU, "Wie thuiszit, de normen van zes weken en de opgaven per kwartaal."),
    "/arrangementen": Scherm("arrangementen", TOM, "Wat extra ondersteuning heeft gedaan en wat is besteed."),
    "/quarantaine": Scherm("quarantaine", BEA, "Wat de virusscanner of de controle tegenhield."),
    "/beheer": Scherm("beheer", BEA, "Zien of alles loopt, en wat helpt als iets niet loopt."),
    "/beheer/mensen": Scherm("mensen", BEA, "Wie er werkt, in welke rol, en wie kan aanmelden."),
    "/beheer/mensen/nieuw": Scherm("mens-nieuw", BEA, "Iemand opnemen in het register, met rollen."),
    "/beheer/mensen/{persoon}": Scherm("mens", BEA, "Een account geven, vervanging regelen, rollen wijzigen."),
    "/beheer/organisatie": Scherm("organisatie", BEA, "Naam, codes en wat per organisatie verschilt."),
    "/beheer/handelingen": Scherm("handelingen", BEA, "Nagaan wie wanneer welke persoon, welk register of welke instelling wijzigde."),
    "/beheer/registers": Scherm("registers", BEA, "De registers waar de procedures naar kijken."),
    "/beheer/registers/{naam}": Scherm("register", BEA, "De versies van een register, en een nieuwe versie vastleggen."),
    "/beheer/sjablonen": Scherm("sjablonen", BEA, "De sjablonen van brieven, met hun versies."),
    "/beheer/sjablonen/{naam}": Scherm("sjabloon", BEA, "De woorden van een brief wijzigen, bekijken met een demozaak en publiceren."),
    "/beheer/post": Scherm("post", BEA, "Post die niet is bezorgd opnieuw aanbieden; een mail die terugkwam vastleggen."),
    "/beheer/uitvoer": Scherm("meegenomen", FATMA, "Nagaan wie welke lijst als bestand meenam."),
    "/beheer/webhooks": Scherm("webhooks", BEA, "Een ander systeem laten horen wat er gebeurt."),
}  # fmt: skip

# What comes as a file is no page; these are pages without a picture.
GEEN_BEELD: dict[str, str] = {
    "/aanmelden/code": "de tweede stap van een echte aanmelding; een proef vraagt geen code",
    "/aanmelden/code-app": "een code-app koppelen bij een echte aanmelding",
    "/account/code-app": "toont een geheim; een demopersoon heeft geen account",
    "/aanmelden/extern": "stuurt door naar de aanbieder van de organisatie",
    "/aanmelden/extern/terug": "de weg terug van die aanbieder",
    "/uitnodiging/{link}": "alleen met een geheime link, eenmaal",
    "/hervat": "het formulier dat er stond toen de sessie afliep",
    "/beheer/post/{bericht:path}": "alleen als een bericht niet te bezorgen is",
    "/kwaliteit/bewaren/{naam}": "een lijst voor vernietiging; in het demojaar is nog niets aan de beurt",
}
BESTAND = ("csv", "xlsx", "pdf", "ics", "zip", "json", "py", "{soort}", "{formaat}", "{versie}", "{nr}")


def is_bestand(route: str) -> bool:
    """Whether this address gives a file."""
    return route.rpartition("/")[2].rpartition(".")[2].endswith(BESTAND)

"""The norm: the eighteen clauses of the core process in full (seed 000), with the indicators and requirements beside them.

Kwaliteitsnorm (Speciaal) Onderwijs, chapter 3 "Kernproces". A declaration names a clause by its code; what proves it in
a dossier follows from the `bewijs` of its steps.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kernproces.taal.norm import Normclausule, Normsoort
from workflows.norm_indicatoren import INDICATOREN
from workflows.norm_vereisten import VEREISTEN

OVEREENKOMST: Final = (
    "3.1 Overeenkomst: de organisatie sluit een passende overeenkomst met haar leerling(en) of klant(en)"
)
UITVOERING: Final = "3.2 Uitvoering: het onderwijs of de dienst wordt op beheerste wijze uitgevoerd op basis van de overeengekomen afspraken"
AFRONDING: Final = "3.3 Afronding: de organisatie rondt de uitvoering beheerst af en leert hiervan"
_HOOFDSTUK = {"3.1": OVEREENKOMST, "3.2": UITVOERING, "3.3": AFRONDING}


def _clausule(code: str, titel: str, tekst: str) -> Normclausule:
    return Normclausule(code, titel, tekst, Normsoort.CLAUSULE, f"KSO {code}", _HOOFDSTUK[code[:3]])


KERNCLAUSULES: tuple[Normclausule, ...] = (
    _clausule(
        "3.1.1",
        "Aanbod per doelgroep",
        "De organisatie heeft voor elke (potentiele) doelgroep vastgesteld wat voor deze doelgroep het (potentiele) aanbod is "
        "dat de organisatie kan of wil bieden, hoe voor deze doelgroep het proces van instroom verloopt en hoe hierover wordt "
        "gecommuniceerd.",
    ),
    _clausule(
        "3.1.2",
        "Eisen, wensen en beoogd resultaat",
        "De organisatie inventariseert de expliciete en impliciete eisen, wensen en mogelijkheden van elke afzonderlijke "
        "leerling of klant met inachtneming van relevante wettelijke eisen en stelt vast wat het beoogd resultaat van het "
        "onderwijs of overige diensten is.",
    ),
    _clausule(
        "3.1.3",
        "Factoren en risico's",
        "De organisatie schat in welke belemmerende en bevorderende factoren en risico’s van invloed kunnen zijn op het "
        "bereiken van het beoogde doel of op de eigen organisatie en dekt deze af.",
    ),
    _clausule(
        "3.1.4",
        "Benodigde en beschikbare capaciteit",
        "De organisatie bepaalt welke capaciteit, competenties, deskundigheid, tijd en in te zetten methoden en middelen nodig "
        "zijn om het beoogde resultaat te behalen en stelt vast of deze beschikbaar zijn.",
    ),
    _clausule(
        "3.1.5",
        "Haalbaarheid voor de overeenkomst",
        "Voordat een overeenkomst tot stand komt wordt op aantoonbare wijze beoordeeld of aan alle eisen en wensen van de "
        "leerling of klant tegemoet kan worden gekomen. Zo nodig worden passende maatregelen genomen.",
    ),
    _clausule(
        "3.1.6",
        "Gedocumenteerde overeenkomst",
        "De organisatie sluit een gedocumenteerde overeenkomst af met de leerling of klant, met daarin de te bereiken doelen, "
        "beoogde activiteiten en planning, in te zetten middelen, bijdragen, inzet en eigendommen van leerling / klant en "
        "eventuele derden, evaluatie, regels, afspraken, communicatie en klachtenregeling aan de orde komen.",
    ),
    _clausule(
        "3.1.7",
        "Plan van de leerling",
        "Wanneer een leerling als directe of indirecte klant wordt aangemerkt, is een ontwikkelingsperspectiefplan (OPP), of "
        "begeleidingsplan dat is opgesteld in samenspraak met de leerling en zijn ouders/verzorgers, onderdeel van de "
        "overeenkomst.",
    ),
    _clausule(
        "3.2.1",
        "Inzet van capaciteit en competenties",
        "Capaciteit, infrastructuur en competenties om aan de wensen en eisen van de leerling / klant en andere relevante "
        "(wettelijke) eisen te kunnen voldoen worden ingezet.",
    ),
    _clausule(
        "3.2.2",
        "Uitvoeren, evalueren en bijstellen",
        "Het overeengekomen plan wordt uitgevoerd, periodiek geëvalueerd en zo nodig bijgesteld door medewerkers die hiertoe "
        "relevante capaciteit en deskundigheid hebben in afstemming met de klant, de leerling en zijn ouders/verzorgers. De "
        "evaluaties en de bijstellingen worden vastgelegd.",
    ),
    _clausule(
        "3.2.3",
        "Doelen zijn leidend",
        "De te bereiken doelstellingen zijn aantoonbaar leidend in zowel uitvoering als bijstelling van het plan.",
    ),
    _clausule(
        "3.2.4",
        "Periodieke afstemming",
        "Er is periodiek afstemming met de klant, de leerling en/of zijn ouders/verzorgers over de voortgang van het plan en "
        "andere relevante ontwikkelingen die van invloed kunnen zijn op het bereiken van de doelstellingen.",
    ),
    _clausule(
        "3.2.5",
        "Gegevens en eigendommen",
        "De organisatie gaat zorgvuldig om met gegevens en andere eigendommen van leerlingen en klanten, borgt de "
        "vertrouwelijkheid en legt gevallen waarin borging tekortschiet vast.",
    ),
    _clausule(
        "3.2.6",
        "Tweede lezer",
        "Een deskundige en daartoe bevoegde collega beoordeelt de informatie over de voortgang van de uitvoering of andere "
        "verslaglegging voordat deze informatie naar belanghebbenden buiten de organisatie gestuurd wordt.",
    ),
    _clausule(
        "3.2.7",
        "Klachten, afwijkingen en incidenten",
        "De organisatie treft maatregelen ter voorkoming van klachten, kritische signalen, ongeplande afwijkingen en "
        "incidenten in de uitvoering en zorgt dat als deze zich toch voordoen er passende maatregelen worden genomen in "
        "afstemming met de klant/leerling en andere belanghebbenden. Het effect van de gerealiseerde maatregel(en) wordt "
        "beoordeeld en vastgelegd.",
    ),
    _clausule(
        "3.3.1",
        "Beëindigen",
        "De organisatie beëindigt de overeenkomst wanneer aan de overeengekomen afspraken voldaan is, of wanneer de "
        "organisatie en de leerling/klant en/of een andere belanghebbende overeenstemming bereiken over beëindiging.",
    ),
    _clausule(
        "3.3.2",
        "Transitie en nazorg",
        "De organisatie zorgt voor een passende transitie waarbij tevens nazorg en overdracht van relevante informatie in "
        "afstemming met alle betrokkenen of als dit wettelijk vereist of afgesproken is, wordt verleend.",
    ),
    _clausule(
        "3.3.3",
        "Resultaten evalueren",
        "De organisatie evalueert een relevante selectie van resultaten uit het kernproces en neemt zo nodig direct passende "
        "maatregelen.",
    ),
    _clausule(
        "3.3.4",
        "Kennis delen",
        "De organisatie deelt kennis en ervaring die tijdens de uitvoering zijn opgedaan en stelt deze beschikbaar voor "
        "toekomstig gebruik.",
    ),
)

CLAUSULES: Mapping[str, Normclausule] = MappingProxyType(
    {c.code: c for c in (*KERNCLAUSULES, *INDICATOREN, *VEREISTEN)}
)

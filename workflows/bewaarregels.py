"""Bewaarregels: what is kept how long, and why. Reviewed by the functionaris gegevensbescherming; the arithmetic is that of every term.

Only health data have a term in the law. For other personal data of a samenwerkingsverband no selectielijst was in force
when this was written; their years are policy and stand here to be changed.
"""

from typing import Final

from kernproces.taal.bewaarregel import ALLE, DOSSIER, MENSEN, Bewaarregel, Vanaf
from kernproces.taal.formulier import GEZONDHEID, PERSOON
from kernproces.taal.termijn import Aard, Lengte, TermijnSoort
from workflows.termijnen.catalogus import BEWAREN

GESCHIL = (
    "bezwaar",
    "klacht",
    "datalek",
    "afwijking",
)  # who complains or objects, may still need what was written

BEWAREN_PERSOON = TermijnSoort(
    "D.RET.persoon",
    "bewaartermijn van de overige persoonsgegevens",
    Lengte.jaren(5),
    Aard.BELEID,
    "AVG 5 lid 1 onder e; beleid van het samenwerkingsverband",
    rolt=False,
    begin_tekst="Laatste zaak van het dossier gesloten",
    eind_tekst="Gegevens bewaard",
    vast_artikel="beleid",
    na_afloop="Vernietigen kan vanaf de dag erna",
)
BEWAREN_KLACHT = TermijnSoort(
    "D.RET.klacht",
    "bewaartermijn van de klacht",
    Lengte.jaren(2),
    Aard.BELEID,
    "AVG 5 lid 1 onder e; beleid van het samenwerkingsverband",
    rolt=False,
    begin_tekst="Klacht gesloten",
    eind_tekst="Gegevens bewaard",
    vast_artikel="beleid",
    na_afloop="Vernietigen kan vanaf de dag erna",
)

# To be confirmed by the functionaris gegevensbescherming: no source sets a term for former colleagues (docs/besluiten/0027).
BEWAREN_MENSEN = TermijnSoort(
    "D.RET.mensen",
    "bewaartermijn van wie hier werkte of contactpersoon was",
    Lengte.jaren(2),
    Aard.BELEID,
    "AVG 5 lid 1 onder e; beleid van het samenwerkingsverband",
    rolt=False,
    begin_tekst="Laatste dag met een rol",
    eind_tekst="Naam en adres bewaard",
    vast_artikel="beleid",
    na_afloop="Vernietigen kan vanaf de dag erna",
)

BEWAREN_OPGAVE = TermijnSoort(
    "D.RET.opgave",
    "bewaartermijn van de opgave van een school",
    Lengte.jaren(5),
    Aard.BELEID,
    "AVG 5 lid 1 onder e; beleid van het samenwerkingsverband",
    rolt=False,
    begin_tekst="Opgave gesloten",
    eind_tekst="Gegevens bewaard",
    vast_artikel="beleid",
    na_afloop="Vernietigen kan vanaf de dag erna",
)

BEWAREN_LEESLOG = TermijnSoort(
    "D.RET.leeslog",
    "bewaartermijn van het leeslog",
    Lengte.jaren(5),
    Aard.BELEID,
    "AVG 5 lid 1 onder e, 32; beleid van het samenwerkingsverband",
    rolt=False,
    begin_tekst="Iemand keek",
    eind_tekst="Regel bewaard",
    vast_artikel="beleid",
    na_afloop="De regel gaat vanaf de dag erna vanzelf weg",
)

BEWAARREGELS: Final = (
    Bewaarregel(
        "gezondheid-kernproces",
        "Gezondheidsgegevens in het kernproces",
        GEZONDHEID,
        BEWAREN,
        Vanaf.SCHOOLJAAR,
        "Drie jaar na de beoordeling, per schooljaar: wat een nieuwe beoordeling niet meer nodig heeft, gaat weg terwijl de "
        "begeleiding doorloopt.",
        workflows=("kernproces", "arrangement", "thuiszitter"),
        wacht_op=GESCHIL,
    ),
    Bewaarregel(
        "gezondheid",
        "Gezondheidsgegevens",
        GEZONDHEID,
        BEWAREN,
        Vanaf.TERMIJN,
        "Drie jaar na de beoordeling, het advies of de toewijzing.",
        wacht_op=GESCHIL,
    ),
    Bewaarregel(
        "gezondheid-dossier",
        "Gezondheidsgegevens in stukken van het dossier zelf",
        GEZONDHEID,
        BEWAREN,
        Vanaf.DOSSIER,
        "Drie jaar nadat de laatste zaak van het dossier is gesloten, of nadat het laatste stuk erbij kwam als dat later was.",
        workflows=(DOSSIER,),
        wacht_op=GESCHIL,
    ),
    Bewaarregel(
        "klacht",
        "Persoonsgegevens van een klacht",
        PERSOON,
        BEWAREN_KLACHT,
        Vanaf.TERMIJN,
        "Twee jaar nadat de klacht is gesloten.",
        workflows=("klacht",),
        wacht_op=GESCHIL,
    ),
    Bewaarregel(
        "opgave",
        "Persoonsgegevens in de kwartaalopgave van een school",
        PERSOON,
        BEWAREN_OPGAVE,
        Vanaf.TERMIJN,
        "Vijf jaar nadat de opgave is gesloten, elke opgave apart: het dossier van een school zelf eindigt niet.",
        workflows=("kwartaalopgave",),
        wacht_op=GESCHIL,
    ),
    Bewaarregel(
        "persoon",
        "Overige persoonsgegevens",
        PERSOON,
        BEWAREN_PERSOON,
        Vanaf.DOSSIER,
        "Vijf jaar nadat de laatste zaak van het dossier is gesloten.",
        wacht_op=(ALLE,),
    ),
    Bewaarregel(
        "dossier",
        "Naam van de leerling en vingerafdrukken van stukken",
        PERSOON,
        BEWAREN_PERSOON,
        Vanaf.DOSSIER,
        "Vijf jaar nadat de laatste zaak van het dossier is gesloten.",
        workflows=(DOSSIER,),
        wacht_op=(ALLE,),
    ),
    Bewaarregel(
        "mensen",
        "Naam en adres van medewerkers, contactpersonen en ouders",
        PERSOON,
        BEWAREN_MENSEN,
        Vanaf.VERTREK,
        "Twee jaar na de laatste dag met een rol, en zo lang nog een dossier wordt bewaard waarin deze persoon iets deed of "
        "wordt genoemd.",
        workflows=(MENSEN,),
    ),
)

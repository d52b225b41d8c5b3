"""Inzagegrenzen: what a copy for the data subject (AVG 15) leaves out, because it is about somebody else (AVG 15 lid 4).

By form and field: who a third person is. Free text may name others too; whoever makes the copy reads it and holds back
by hand what must be. Zaken that are closed to the dossier (a klacht, a datalek) are held back whole: they may be another's.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

DERDE: Final = "De naam of het oordeel van een ander dan u (AVG 15 lid 4, UAVG 41)."
BESLOTEN: Final = "Deze zaak kan over een ander gaan; vraag haar apart op (AVG 15 lid 4)."
DERDEN: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "Aanvraag": frozenset({"ondertekend_door"}),
        "Aanmelding": frozenset({"aangemeld_door"}),
        "Beeindiging": frozenset({"overeenstemming_met"}),
        "Transitie": frozenset({"bevestigd_door"}),
    }
)
# For what the organisation keeps all this, and which rights there are besides: the text of AVG 15 lid 1.
DOELEN: Final = (
    "Wij gebruiken deze gegevens om de ondersteuning te regelen en om te besluiten over toelaatbaarheid (WPO 18a, WVO 2.47).",
    "Gezondheidsgegevens bewaren wij drie jaar na de beoordeling; andere gegevens tot vijf jaar na het sluiten van het dossier.",
    "Wij kregen de gegevens van de school, van u zelf, en van deskundigen die wij om advies vroegen.",
    "Een computer neemt hier geen besluiten over u.",
    "U kunt vragen om verbetering, verwijdering of beperking, bezwaar maken, en klagen bij de Autoriteit Persoonsgegevens.",
)

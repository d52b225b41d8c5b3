"""The clocks of the follow-up of a TLV: is the pupil enrolled, is it the right place, the last year, the end (domein.md 1.9, 10.10; R7, R8).

D.HER itself stands in the catalogue (termijnen.py). What the law fixes here is a day, 31 July; the rest is policy of the SWV.
"""

from kernproces.rollen import Rol
from kernproces.taal.termijn import Aard, TermijnSoort
from workflows.termijnen.treden import BEHANDELAAR, herinner_dagen, vervalt

INSCHRIJVING = TermijnSoort(
    "D.OPV.inschrijving",
    "controle of de leerling is ingeschreven",
    None,
    Aard.BELEID,
    "norm B1, beleid swv",
    rolt=False,
    begin_tekst="Toelaatbaarheidsverklaring bekendgemaakt",
    eind_tekst="Leerling ingeschreven",
    verdaagbaar=False,
    opschortbaar=False,
    standaard_dagen=42,
    ladder=(vervalt(*BEHANDELAAR, sjabloon="opv_nog_niet_ingeschreven"),),
)

PLEK = TermijnSoort(
    "D.OPV.plek",
    "contact of dit de juiste plek is",
    None,
    Aard.BELEID,
    "norm B1, beleid swv",
    rolt=False,
    begin_tekst="Leerling ingeschreven",
    eind_tekst="Contact gehad over de plek",
    verdaagbaar=False,
    opschortbaar=False,
    standaard_dagen=42,
    ladder=(
        *herinner_dagen(BEHANDELAAR, 7),
        vervalt(*BEHANDELAAR, Rol.TEAMLEIDER, sjabloon="opv_plek_nog_niet_gevraagd"),
    ),
)

LAATSTE_JAAR = TermijnSoort(
    "D.OPV.laatste_jaar",
    "tot 1 oktober van het laatste schooljaar",
    None,
    Aard.AFGESPROKEN,
    "WEC 40 lid 15, WPO 40 lid 14",
    rolt=False,
    begin_tekst="Toelaatbaarheidsverklaring bekendgemaakt",
    eind_tekst="Laatste schooljaar begonnen",
    vast_artikel="het laatste jaar telt vanaf 1 oktober",
    verdaagbaar=False,
    opschortbaar=False,
    ladder=(vervalt(),),
)

GELDIG = TermijnSoort(
    "D.OPV.geldig",
    "geldigheid van de toelaatbaarheidsverklaring",
    None,
    Aard.AFGESPROKEN,
    "WEC 40 lid 15, WPO 40 lid 13",
    rolt=False,
    begin_tekst="Toelaatbaarheidsverklaring bekendgemaakt",
    eind_tekst="Toelaatbaarheidsverklaring verlopen",
    vast_artikel="het schooljaar eindigt op 31 juli",
    verdaagbaar=False,
    opschortbaar=False,
    ladder=(vervalt(),),
)

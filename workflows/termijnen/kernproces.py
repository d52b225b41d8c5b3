"""The agreed clocks of the core process: contact, review of a suspension, aftercare (domein.md 7, 3.2.4 and 3.3.2; 10.1).

The norm asks for a rhythm and names no length: the length is agreed in the case, so these never roll.
"""

from kernproces.rollen import Rol
from kernproces.taal.termijn import Aard, Lengte, TermijnSoort
from workflows.termijnen.treden import BEHANDELAAR, herinner_dagen, overschreden, vervalt

CONTACT = TermijnSoort(
    "D.KP.contact",
    "afgesproken contact over de voortgang",
    None,
    Aard.AFGESPROKEN,
    "KSO 3.2.4, de overeenkomst",
    rolt=False,
    begin_tekst="Overeenkomst gesloten, of laatste contact",
    eind_tekst="Contact gehad",
    verdaagbaar=False,
    standaard_dagen=42,
    ladder=(*herinner_dagen(BEHANDELAAR, 7), overschreden(*BEHANDELAAR)),
)

HERBEOORDELING = TermijnSoort(
    "D.KP.herbeoordeling",
    "dag waarop de opschorting opnieuw wordt bekeken",
    None,
    Aard.AFGESPROKEN,
    "KSO 3.2.2, de opschorting",
    rolt=False,
    begin_tekst="Dossier opgeschort",
    eind_tekst="Dossier hervat",
    verdaagbaar=False,
    opschortbaar=False,
    standaard_dagen=42,
    ladder=(*herinner_dagen(BEHANDELAAR, 7), vervalt(*BEHANDELAAR, Rol.TEAMLEIDER)),
)

NAZORG = TermijnSoort(
    "D.KP.nazorg",
    "afgesproken nazorg",
    None,
    Aard.AFGESPROKEN,
    "KSO 3.3.2, het nazorgplan",
    rolt=False,
    begin_tekst="Transitie afgerond",
    eind_tekst="Dossier gesloten",
    verdaagbaar=False,
    standaard_dagen=28,  # no aftercare: four weeks to close the dossier
    ladder=(*herinner_dagen(BEHANDELAAR, 14), overschreden(*BEHANDELAAR, Rol.TEAMLEIDER)),
)

TOELATING = TermijnSoort(
    "D.TOEL",
    "termijn voor de beslissing over toelating",
    Lengte.weken(6),
    Aard.WETTELIJK,
    "WPO 40 lid 6, WEC 40 lid 7",
    rolt=True,
    begin_tekst="Aanmelding ontvangen",
    eind_tekst="Beslist over de toelating",
    verdaag_artikel="WPO 40 lid 6, WEC 40 lid 7",
    opschortbaar=False,
    ladder=(*herinner_dagen(BEHANDELAAR, 14, 7), overschreden(*BEHANDELAAR, Rol.TEAMLEIDER)),
)

KERNPROCES_TERMIJNEN = (CONTACT, HERBEOORDELING, NAZORG, TOELATING)

"""The clocks of an arrangement: six weeks to decide, evaluate before the period ends (domein.md 10.11; norm N2, R21)."""

from kernproces.rollen import Rol
from kernproces.taal.termijn import Aard, Lengte, TermijnSoort, werkdagen_voor
from workflows.termijnen.treden import BEHANDELAAR, BESTUUR, herinner, herinner_dagen, overschreden

OC = (Rol.ONDERSTEUNINGSCOORDINATOR,)

NORM = TermijnSoort(
    "D.ARR.norm",
    "norm voor het besluit over extra ondersteuning",
    Lengte.weken(6),
    Aard.BELEID,
    "norm B1, beleid swv",
    rolt=True,  # the choice of the SWV, as for a TLV
    begin_tekst="Aanvraag ontvangen",
    eind_tekst="Besluit bekendgemaakt",
    verdaagbaar=False,
    opschortbaar=False,
    ladder=(
        *herinner_dagen(BEHANDELAAR, 14, 7),
        herinner("2wd", werkdagen_voor(2), *BEHANDELAAR),
        overschreden(*BESTUUR, Rol.BEVOEGD_GEZAG, Rol.OUDER, sjabloon="norm_overschreden"),
    ),
)

BEGIN = TermijnSoort(
    "D.ARR.begin",
    "begindag van de ondersteuning",
    None,
    Aard.AFGESPROKEN,
    "norm N2, het besluit",
    rolt=False,
    begin_tekst="Besluit bekendgemaakt",
    eind_tekst="Ondersteuning begonnen",
    verdaagbaar=False,
    opschortbaar=False,
    standaard_dagen=14,
    ladder=(overschreden(*BEHANDELAAR, *OC),),
)

EVALUATIE = TermijnSoort(
    "D.ARR.evaluatie",
    "evaluatie voor het einde van de ondersteuning",
    None,
    Aard.AFGESPROKEN,
    "norm N2, R21, het besluit",
    rolt=False,
    begin_tekst="Ondersteuning begonnen",
    eind_tekst="Ondersteuning geëvalueerd",
    verdaagbaar=False,
    opschortbaar=False,
    standaard_dagen=180,
    ladder=(
        *herinner_dagen((*BEHANDELAAR, *OC), 28, 14, 7),
        overschreden(*BEHANDELAAR, Rol.TEAMLEIDER),
    ),
)

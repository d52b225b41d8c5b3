"""The clocks around a pupil at home beside the catalogue's two (norm N5; domein.md 5 and 10.6): report, breakthrough, follow."""

from kernproces.rollen import Rol
from kernproces.taal.termijn import Aard, Lengte, TermijnSoort, dagen_voor, werkdagen_voor
from workflows.termijnen.treden import BESTUUR, SCHOOL, herinner, herinner_dagen, overschreden, waarschuw

COACH = (Rol.VERZUIMCOACH,)

MELDEN = TermijnSoort(
    "D.THZ.melden",
    "dag van melden",
    None,  # four weeks of absence; a week when those are over already, or when nobody enrolled the pupil
    Aard.BELEID,
    "norm N5, LPW 21 en 21a",
    rolt=False,
    begin_tekst="Signaal ontvangen",
    eind_tekst="Thuiszitter gemeld",
    verdaagbaar=False,
    opschortbaar=False,
    standaard_dagen=7,
    ladder=(
        herinner("3wd", werkdagen_voor(3), *COACH, *SCHOOL),
        overschreden(*COACH, *SCHOOL, sjabloon="thz_niet_gemeld"),
    ),
)

DOORBRAAK = TermijnSoort(
    "D.THZ.doorbraak",
    "grens van drie maanden thuis",
    Lengte.maanden(3),
    Aard.BELEID,
    "Thuiszitterspact 2016",
    rolt=False,
    begin_tekst="Eerste dag afwezig",
    eerste_dag_artikel="Thuiszitterspact 2016",
    eind_tekst="Leerling geplaatst",
    verdaagbaar=False,
    opschortbaar=False,
    ladder=(
        waarschuw("14d", dagen_voor(14), *COACH, Rol.TEAMLEIDER),
        overschreden(*BESTUUR, *COACH, Rol.TEAMLEIDER, sjabloon="thz_drie_maanden"),
    ),
)

VOLGEN = TermijnSoort(
    "D.THZ.volgen",
    "controle of de plek houdt",
    None,
    Aard.AFGESPROKEN,
    "norm N5, afgesproken",
    rolt=False,
    begin_tekst="Leerling geplaatst",
    eind_tekst="Gezien dat de leerling er nog is",
    verdaagbaar=False,
    opschortbaar=False,
    standaard_dagen=28,
    ladder=(*herinner_dagen(COACH, 3), overschreden(*COACH, Rol.TEAMLEIDER)),
)

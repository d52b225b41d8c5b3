"""The terms of a TLV from receipt to its last school year (domein.md 1.10, 1.12 and 10.0)."""

from kernproces.rollen import Rol
from kernproces.taal.termijn import (
    Aard,
    Lengte,
    Tarief,
    TermijnSoort,
    bij_einde,
    dagen_voor,
    vaste_dag,
    werkdagen_voor,
)
from workflows.termijnen.treden import (
    BEHANDELAAR,
    BESTUUR,
    JURIST,
    SCHOOL,
    escaleer,
    herinner,
    herinner_dagen,
    overschreden,
    vervalt,
    waarschuw,
)

TLV_NORM = TermijnSoort(
    "D.TLV.norm",
    "norm voor het besluit op de aanvraag",
    Lengte.weken(6),
    Aard.BELEID,
    "norm B1, beleid swv",
    rolt=True,  # the choice of the SWV; the default is yes
    begin_tekst="Aanvraag ontvangen",
    begin_artikel="Awb 2:20",
    eind_tekst="Besluit bekendgemaakt",
    stil_artikel="Awb 4:15",
    verdaagbaar=False,
    ladder=(
        *herinner_dagen(BEHANDELAAR, 14, 7),
        herinner("2wd", werkdagen_voor(2), *BEHANDELAAR),
        # Seed 004, B1: reported to the belanghebbenden (U10: school board and parents) and the director.
        overschreden(*BESTUUR, Rol.BEVOEGD_GEZAG, Rol.OUDER, sjabloon="norm_overschreden"),
    ),
)

TLV_WET = TermijnSoort(
    "D.TLV.wet",
    "wettelijke grens voor het besluit op de aanvraag",
    Lengte.weken(8),
    Aard.WETTELIJK,
    "Awb 4:13 lid 2",
    rolt=True,
    begin_tekst="Aanvraag ontvangen",
    begin_artikel="Awb 2:20",
    eind_tekst="Besluit bekendgemaakt",
    stil_artikel="Awb 4:15",
    verdaagbaar=False,  # Awb 4:14 lid 1 does not lengthen the term; lid 3 sets another date (`vervangbaar`)
    vervangbaar=True,
    ladder=(
        waarschuw("7d", dagen_voor(7), Rol.TEAMLEIDER),
        overschreden(*BESTUUR, sjabloon="wet_overschreden"),
    ),
)

TLV_HERSTEL = TermijnSoort(
    "D.TLV.herstel",
    "termijn om de aanvraag aan te vullen",
    None,
    Aard.AFGESPROKEN,
    "Awb 4:5 lid 1",
    rolt=False,
    begin_tekst="Om aanvulling gevraagd",
    begin_artikel="Awb 4:5 lid 1",
    eind_tekst="Aanvulling ontvangen",
    verdaagbaar=False,
    standaard_dagen=14,
    ladder=(
        *herinner_dagen(SCHOOL, 3),
        vervalt(*BEHANDELAAR, sjabloon="herstel_verstreken"),
    ),
)

TLV_BB = TermijnSoort(
    "D.TLV.bb",
    "termijn om de aanvraag buiten behandeling te laten",
    Lengte.weken(4),
    Aard.WETTELIJK,
    "Awb 4:5 lid 4",
    rolt=True,
    begin_tekst="Aanvraag aangevuld, of hersteltermijn ongebruikt verstreken",
    begin_artikel="Awb 4:5 lid 4",
    eind_tekst="Besluit om niet te behandelen bekendgemaakt",
    verdaagbaar=False,
    # The power lapses; the application itself must still be decided, under its own two terms.
    ladder=(*herinner_dagen(BEHANDELAAR, 7), vervalt(*BEHANDELAAR)),
)

# Awb 4:17 lid 1 and 2, text of 2026-01-01: whole euros a day, 42 days at most, 1,442 euros in all.
DWANGSOM = (Tarief(14, 23), Tarief(28, 35), Tarief(42, 45))
_IG_DAGEN = 9  # no more working days fit in the two weeks and the day on which they end

INGEBREKE = TermijnSoort(
    "D.IG",
    "termijn na de ingebrekestelling",
    Lengte.weken(2),
    Aard.WETTELIJK,
    "Awb 4:17 lid 3",
    rolt=True,
    begin_tekst="Ingebrekestelling ontvangen",
    begin_artikel="Awb 4:17 lid 3",
    eind_tekst="Besluit bekendgemaakt",
    na_afloop="Is er nog geen besluit, dan loopt vanaf deze dag de dwangsom",
    ladder=(
        # "Daily": one rung each working day, so that a weekend does not put three on the Friday before it (C9).
        *(
            herinner(f"{n}wd", werkdagen_voor(n), *BESTUUR, *JURIST, spoed=True)
            for n in range(_IG_DAGEN, -1, -1)
        ),
        overschreden(*BESTUUR, *JURIST, sjabloon="dwangsom_loopt"),
        # The first day of each higher amount, and the day after the last one that costs anything.
        escaleer("dag_15", bij_einde(14), *BESTUUR, *JURIST, sjabloon="dwangsom_hoger"),
        escaleer("dag_29", bij_einde(28), *BESTUUR, *JURIST, sjabloon="dwangsom_hoger"),
        escaleer("dag_43", bij_einde(42), *BESTUUR, *JURIST, sjabloon="dwangsom_hoogste"),
    ),
    dwangsom=DWANGSOM,
)

BEWAREN = TermijnSoort(
    "D.RET",
    "bewaartermijn van de gezondheidsgegevens",
    Lengte.jaren(3),
    Aard.WETTELIJK,
    "WPO 18a lid 13, WVO 2.47 lid 16",
    rolt=False,
    begin_tekst="Beoordeling afgerond",
    eind_tekst="Gegevens bewaard",
    stil_artikel="langer bewaren op een eigen grond",
    vast_artikel="Atw 4",
    na_afloop="Vernietigen vanaf de dag erna",
    ladder=(
        *herinner_dagen((Rol.FUNCTIONARIS_GEGEVENSBESCHERMING,), 30),
        vervalt(Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, sjabloon="bewaartermijn_verstreken"),
    ),
)

HERINDICATIE = TermijnSoort(
    "D.HER",
    "laatste schooljaar van de toelaatbaarheidsverklaring",
    Lengte.schooljaar(),  # through 31 July of the school year of the start, which is 1 October of the last year
    Aard.WETTELIJK,
    "WEC 40 lid 15, WPO 40 lid 14",
    rolt=False,
    begin_tekst="Laatste schooljaar begonnen",
    eind_tekst="Nieuwe verklaring, of plan voor terugkeer",
    vast_artikel="het schooljaar eindigt op 31 juli",
    verdaagbaar=False,
    opschortbaar=False,
    ladder=(
        # The catalogue names months only; the first of the month, the start included.
        herinner("oktober", vaste_dag(10, 1), *BEHANDELAAR),
        herinner("januari", vaste_dag(1, 1), *BEHANDELAAR),
        herinner("april", vaste_dag(4, 1), *BEHANDELAAR, Rol.ONDERSTEUNINGSCOORDINATOR),
        overschreden(*BEHANDELAAR, Rol.TEAMLEIDER),
    ),
)

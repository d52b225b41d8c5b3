"""The clocks of a plan beside D.OPP: yearly evaluation, what follows from it, the opinion in a dispute (domein.md 2.3 and 4)."""

from dataclasses import replace

from kernproces.rollen import Rol
from kernproces.taal.termijn import Aard, Lengte, TermijnSoort, vaste_dag
from workflows.termijnen.catalogus import EVAL
from workflows.termijnen.treden import SCHOOL, herinner, herinner_dagen, overschreden

OC = (Rol.ONDERSTEUNINGSCOORDINATOR,)

EVALUATIE = replace(
    EVAL,  # the school evaluates its own plan, so the school is reminded
    id="D.OPP.evaluatie",
    titel="jaarlijkse evaluatie van het ontwikkelingsperspectief",
    eind_tekst="Ontwikkelingsperspectief geëvalueerd",
    ladder=(
        herinner("1_maart", vaste_dag(3, 1), *OC),
        herinner("1_mei", vaste_dag(5, 1), *OC),
        herinner("15_juni", vaste_dag(6, 15), *OC),
        overschreden(*SCHOOL, Rol.BEHANDELAAR),
    ),
)

BIJSTELLING = TermijnSoort(
    "D.OPP.bijstelling",
    "besluit over het plan na de evaluatie, of de nieuwe versie",
    None,
    Aard.AFGESPROKEN,
    "afgesproken met de ouders",
    rolt=False,
    begin_tekst="Plan geëvalueerd, of bijstelling begonnen",
    eind_tekst="Plan gehandhaafd, vastgesteld of afgerond",
    verdaagbaar=False,
    opschortbaar=False,
    standaard_dagen=28,
    ladder=(*herinner_dagen(OC, 7), overschreden(*SCHOOL)),
)

GESCHIL = TermijnSoort(
    "D.OPP.geschil",
    "termijn voor het oordeel van de geschillencommissie",
    Lengte.weken(10),
    Aard.WETTELIJK,
    "WPO 43 lid 3",
    rolt=True,
    begin_tekst="Geschil voorgelegd aan de commissie",
    eind_tekst="Oordeel verwerkt",
    verdaagbaar=False,
    opschortbaar=False,
    ladder=(*herinner_dagen(SCHOOL, 14), overschreden(*SCHOOL)),
)

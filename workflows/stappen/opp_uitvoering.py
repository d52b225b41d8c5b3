"""A plan in force: evaluated every school year, kept or adjusted, disputed, ended (domein.md 2.3 and 4; R23, R39)."""

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Bewijs, Start, handeling, overgang
from workflows.eisen import opp as e
from workflows.eisen import opp_vervolg as ev
from workflows.gegevens import gemeen as g
from workflows.gegevens import opp_vervolg as f
from workflows.gegevens.opp import WET
from workflows.stappen.opp_vaststelling import ALLE_KLOKKEN
from workflows.termijnen import opp as to
from workflows.toestanden.opp import GEZIN, LEIDING, OPEN, SCHOOL, T

UITVOERING = (
    overgang(
        "evalueer",
        T.VASTGESTELD,
        T.GEEVALUEERD,
        titel="Evalueren",
        uitleg="Elk schooljaar ten minste één keer, met ouders en leerling: per doel, en of het perspectief nog past.",
        norm=f"R23, {WET}",
        door=SCHOOL,
        gegevens=f.Planevaluatie,
        naast="leg_voor",
        eisen=(
            ev.met_ouders_en_leerling,
            ev.elk_doel_heeft_een_uitkomst,
            ev.ander_perspectief_wordt_bijgesteld,
        ),
        stopt=to.EVALUATIE,
        start=(
            Start(to.EVALUATIE, begin=ev.eerste_dag_volgende_periode),
            Start(to.BIJSTELLING, uiterlijk=ev.vier_weken),
        ),
        bewijs=Bewijs("R23", ("aanwezig", "uitkomsten", "hoe_verder"), voorval=True),
        bericht=Bericht("opp_geevalueerd", (*LEIDING, Rol.OUDER)),
    ),
    overgang(
        "handhaaf",
        T.GEEVALUEERD,
        T.VASTGESTELD,
        titel="Plan handhaven",
        uitleg="Na de evaluatie blijft het plan zoals het is.",
        norm="R23",
        door=LEIDING,
        gegevens=g.MetReden,
        naast="evalueer",
        eisen=ev.perspectief_past_nog,
        stopt=to.BIJSTELLING,
        bericht=Bericht("opp_gehandhaafd", GEZIN),
    ),
    overgang(
        "stel_bij",
        (T.GEEVALUEERD, T.VASTGESTELD),
        T.BIJSTELLING,
        titel="Plan bijstellen",
        uitleg="Opnieuw de leerling horen, overleggen en instemmen. Tot de nieuwe versie er is, geldt de oude.",
        norm=WET,
        door=LEIDING,
        gegevens=f.Planbijstelling,
        naast="evalueer",
        eisen=ev.gereed_binnen_half_jaar,
        stopt=to.BIJSTELLING,
        start=Start(to.BIJSTELLING, uiterlijk=ev.gereed),
        bericht=Bericht("opp_bijstelling", (*GEZIN, *LEIDING)),
    ),
    overgang(
        "rond_af",
        T.GEEVALUEERD,
        T.AFGEROND,
        titel="Plan afronden",
        uitleg="Na de laatste evaluatie: waar de leerling heen gaat, naast wat het plan verwachtte.",
        norm="R23, R39",
        door=LEIDING,
        gegevens=f.Planeinde,
        naast="evalueer",
        eisen=(ev.verschil_is_uitgelegd, ev.rapport_gaat_mee),
        stopt=ALLE_KLOKKEN,
        bericht=Bericht("opp_afgerond", (*GEZIN, *LEIDING, Rol.BEHANDELAAR)),
    ),
    overgang(
        "beeindig_voortijdig",
        tuple(toestand for toestand in OPEN if toestand != T.CONCEPT),
        T.BEEINDIGD,
        titel="Voortijdig beëindigen",
        uitleg="De leerling gaat weg voor het plan is afgerond.",
        norm=f"{WET}; WPO 42",
        door=(*LEIDING, Rol.BEHANDELAAR),
        gegevens=f.VoortijdigEinde,
        eisen=(e.ooit_vastgesteld, ev.verschil_is_uitgelegd, ev.rapport_gaat_mee),
        stopt=ALLE_KLOKKEN,
        bericht=Bericht("opp_beeindigd", (*LEIDING, Rol.OUDER, Rol.BEHANDELAAR)),
    ),
    handeling(
        "meld_geschil",
        OPEN,
        titel="Geschil vastleggen",
        uitleg="De ouders leggen het voor aan de Geschillencommissie passend onderwijs. De zes weken lopen door.",
        norm="WPO 43",
        door=(*LEIDING, Rol.OUDER, Rol.BEHANDELAAR),
        gegevens=f.Geschil,
        eisen=ev.geen_ander_geschil,
        start=to.GESCHIL,
        bericht=Bericht("opp_geschil", (*LEIDING, Rol.BEHANDELAAR)),
    ),
    handeling(
        "verwerk_oordeel",
        OPEN,
        titel="Oordeel verwerken",
        uitleg="Het bestuur schrijft ouders en commissie wat het met het oordeel doet.",
        norm="WPO 43",
        door=LEIDING,
        gegevens=f.Oordeel,
        naast="meld_geschil",
        eisen=ev.er_loopt_een_geschil,
        stopt=to.GESCHIL,
        bericht=Bericht("opp_oordeel", (Rol.OUDER, Rol.BEHANDELAAR)),
    ),
)

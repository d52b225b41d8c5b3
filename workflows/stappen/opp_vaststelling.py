"""Until the plan is established: the pupil heard, talked over with the parents, agreed with (WPO 40a, WEC 41a, WVO 2.44)."""

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Bewijs, Start, handeling, overgang
from workflows.eisen import opp as e
from workflows.eisen import opp_vervolg as ev
from workflows.gegevens import gemeen as g
from workflows.gegevens import opp as f
from workflows.gegevens.opp import HOORRECHT, WET
from workflows.termijnen import catalogus as t
from workflows.termijnen import opp as to
from workflows.toestanden.opp import GEZIN, IN_GESPREK, LEIDING, SCHOOL, VOORAF, T

ALLE_KLOKKEN = (t.OPP, to.EVALUATIE, to.BIJSTELLING, to.GESCHIL)

BEGIN = overgang(
    "begin_plan",
    (),
    T.CONCEPT,
    titel="Ontwikkelingsperspectief beginnen",
    uitleg="De school stelt het binnen zes weken vast, na overleg met de ouders en met de leerling.",
    norm=WET,
    door=SCHOOL,
    gegevens=f.Planbegin,
    eisen=(e.dag_is_denkbaar, e.nog_geen_plan),
    start=Start(t.OPP, begin="telt_vanaf"),
    bericht=(Bericht("opp_begonnen", (*LEIDING, Rol.OUDER)), Bericht("opp_uw_stem", (Rol.LEERLING,))),
)

VASTSTELLING = (
    handeling(
        "hoor_leerling",
        IN_GESPREK,
        titel="Leerling horen",
        uitleg="De leerling zegt zelf wat hij wil, op een manier die hij kiest, en krijgt daar hulp bij. Willen hoeft niet.",
        norm=HOORRECHT,
        door=(*SCHOOL, Rol.LEERLING),
        gegevens=f.Inbreng,
        eisen=e.inbreng_of_wil_niet,
    ),
    handeling(
        "voer_overleg",
        IN_GESPREK,
        titel="Overleg vastleggen",
        uitleg="Het overleg dat op overeenstemming is gericht. Dat kan vaker nodig zijn.",
        norm=WET,
        door=SCHOOL,
        gegevens=f.Overleg,
        eisen=e.overleg_met_wie_instemt,
    ),
    overgang(
        "leg_voor",
        IN_GESPREK,
        T.TER_INSTEMMING,
        titel="Plan voorleggen",
        uitleg="Het perspectief, wat belemmert en helpt, de doelen en het handelingsdeel.",
        norm=f"{WET}; R39",
        door=LEIDING,
        gegevens=f.Planvoorstel,
        naast=("hoor_leerling", "voer_overleg", "onthoud_instemming"),
        eisen=(
            e.overleg_ging_vooraf,
            e.leerling_kon_iets_zeggen,
            e.invloed_van_inbreng_staat_erin,
            e.commissie_gaf_advies,
            e.begeleiding_dient_een_doel,
        ),
        bewijs=Bewijs("R39", ("doorstroom", "uitstroom"), voorval=True),
        bericht=Bericht("opp_ter_instemming", GEZIN),
    ),
    overgang(
        "stem_in",
        T.TER_INSTEMMING,
        T.INGESTEMD,
        titel="Instemmen met het handelingsdeel",
        uitleg="De ouders of de meerderjarige leerling; de school mag een getekend stuk vastleggen.",
        norm=WET,
        door=(*GEZIN, *LEIDING),
        gegevens=f.Instemming,
        naast="leg_voor",
        eisen=(e.juiste_partij, e.dit_is_het_plan, e.getekend_of_zelf, e.niet_voor_het_voorstel),
        bericht=Bericht("opp_ingestemd", LEIDING),
    ),
    *(
        overgang(
            "onthoud_instemming",
            T.TER_INSTEMMING,
            naar,
            titel="Niet instemmen",
            uitleg="Daarna is er weer overleg. Komt u er samen niet uit, dan kan de geschillencommissie oordelen.",
            norm=WET,
            door=(*GEZIN, *LEIDING),
            gegevens=f.Onthouding,
            naast="leg_voor",
            wanneer=wanneer,
            eisen=e.juiste_partij,
            bericht=Bericht("opp_niet_ingestemd", (*LEIDING, Rol.BEHANDELAAR)),
        )
        for naar, wanneer in ((T.BIJSTELLING, e.er_is_een_plan), (T.CONCEPT, None))
    ),
    overgang(
        "stel_vast",
        T.INGESTEMD,
        T.VASTGESTELD,
        titel="Ontwikkelingsperspectief vaststellen",
        uitleg="Precies het plan waarmee is ingestemd. Dit stopt de zes weken, ook die van het dossier of de thuiszitter.",
        norm=WET,
        door=LEIDING,
        gegevens=f.Vaststelling,
        naast=("leg_voor", "stem_in"),
        eisen=(e.dit_is_het_plan, e.niet_voor_het_voorstel),
        stopt=(t.OPP, to.BIJSTELLING),
        hoofdzaak_stopt=(t.OPP, t.THZ_OPP),
        start=Start(to.EVALUATIE, wanneer=ev.geen_evaluatie_gepland),
        bewijs=Bewijs("3.1.7", ("plan_hash",), voorval=True),
        bericht=Bericht("opp_vastgesteld", (*LEIDING, *GEZIN, Rol.BEHANDELAAR)),
    ),
    overgang(
        "trek_in",
        VOORAF,
        T.INGETROKKEN,
        titel="Intrekken",
        uitleg="Als er toch geen plan nodig is. Een plan dat is vastgesteld, wordt beëindigd.",
        norm=WET,
        door=LEIDING,
        gegevens=g.Brief,
        eisen=e.nooit_vastgesteld,
        stopt=ALLE_KLOKKEN,
        bericht=Bericht("opp_ingetrokken", (*LEIDING, Rol.OUDER)),
    ),
)

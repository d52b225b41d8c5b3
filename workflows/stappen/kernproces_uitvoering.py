"""KSO 3.2: carrying out what was agreed, and adjusting it (domein.md 10.1)."""

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Bewijs, Opent, Start, handeling, overgang
from kernproces.taal.verzameling import Begin, Eind, Spoor, Verzameling
from workflows.eisen import uitvoering as e
from workflows.gegevens import gemeen as g
from workflows.gegevens import uitvoering as f
from workflows.termijnen import catalogus as t
from workflows.termijnen import kernproces as tk
from workflows.toestanden.kernproces import KLANT, OPEN_TOESTANDEN, T

OPSCHORTING = Spoor(
    "opschorting",
    "De opschorting",
    waar=OPEN_TOESTANDEN,
    schort_op=(tk.CONTACT, tk.NAZORG),  # only what was agreed; a legal term never rests here
    begint=(Begin("schort_op", "KSO 3.2.2, afgesproken", verwacht="herbeoordeling"),),
    eindigt=(Eind("hervat"),),
)

PLANVERSIES = Verzameling("planversies", "Versies van het plan", actie="stel_bij")
CONTACTEN = Verzameling("contacten", "Contacten over de voortgang", actie="leg_contact_vast")
EIGENDOMMEN = Verzameling("eigendommen", "Eigendommen in bewaring", actie="registreer_eigendom")
TERUGGAVEN = Verzameling("teruggaven", "Teruggegeven eigendommen", actie="geef_eigendom_terug")
VERLIEZEN = Verzameling("verliezen", "Verloren en beschadigde eigendommen", actie="leg_verlies_vast")

UITVOERING = (
    overgang(
        "start_herziening",
        T.UITVOERING,
        T.HERZIENING,
        titel="Herziening beginnen",
        uitleg="Het plan wordt aangepast, na een evaluatie of om wat er intussen is gebeurd.",
        norm="3.2.2",
        door=Rol.BEHANDELAAR,
        gegevens=f.Herziening,
        eisen=e.aanleiding_bestaat,
        bericht=Bericht("kp_herziening_gestart", KLANT),
    ),
    overgang(
        "stel_bij",
        T.HERZIENING,
        T.UITVOERING,
        titel="Plan bijstellen",
        uitleg="Een nieuwe versie van het plan, met de doelen en het overleg.",
        norm="3.2.2",
        door=Rol.BEHANDELAAR,
        gegevens=f.Bijstelling,
        eisen=(
            e.had_overeenkomst,
            e.volgende_planversie,
            e.wijziging_dient_doel,
            e.overleg_gevoerd,
            e.instemming_handelingsdeel,
            e.volgende_evaluatie_gepland,
        ),
        stopt=t.OPP,
        start=(
            Start(t.EVAL, wanneer=e.geen_evaluatie_gepland),
            Start(tk.CONTACT, uiterlijk=e.volgend_contact, wanneer=e.geen_contact_gepland),
        ),
        bewijs=(
            Bewijs("3.2.2", ("planversie", "overleg", "volgende_evaluatie")),
            Bewijs("3.2.3", ("wijzigingen",)),
        ),
        bericht=Bericht("kp_plan_bijgesteld", KLANT),
    ),
    handeling(
        "stel_opp_vast",
        (T.UITVOERING, T.HERZIENING),
        titel="Ontwikkelingsperspectief vaststellen",
        uitleg="De school stelt het plan vast; dat stopt de termijn van zes weken.",
        norm="WPO 40a, WEC 41a, WVO 2.44",
        door=(Rol.BEHANDELAAR, Rol.ONDERSTEUNINGSCOORDINATOR),
        gegevens=f.VastgesteldPlan,
        eisen=(e.plan_hoort_bij_leerling, e.plan_na_overleg),
        stopt=t.OPP,
        bewijs=Bewijs("3.1.7", ("plan_hash",)),
    ),
    handeling(
        "leg_contact_vast",
        OPEN_TOESTANDEN,
        titel="Contact vastleggen",
        uitleg="Een gesprek over de voortgang, of een poging daartoe.",
        norm="3.2.4",
        door=(Rol.BEHANDELAAR, Rol.MENTOR),
        gegevens=f.Contactmoment,
        eisen=e.contact_met_iemand,
        start=Start(tk.CONTACT, uiterlijk=e.volgend_contact, wanneer=e.contact_loopt),
        bewijs=Bewijs("3.2.4", ("met_wie", "onderwerp")),
    ),
    handeling(
        "registreer_eigendom",
        OPEN_TOESTANDEN,
        titel="Eigendom in bewaring nemen",
        uitleg="Wat van de leerling of de klant is en hier blijft liggen.",
        norm="3.2.5",
        door=(Rol.BEHANDELAAR, Rol.SECRETARIAAT),
        gegevens=f.Eigendom,
        eisen=e.eigen_kenmerk,
        bewijs=Bewijs("3.2.5", ("id", "omschrijving")),
    ),
    handeling(
        "geef_eigendom_terug",
        tuple(T),
        titel="Eigendom teruggeven",
        uitleg="Ook nadat het dossier is gesloten, als er nog iets ligt.",
        norm="3.2.5",
        door=(Rol.BEHANDELAAR, Rol.SECRETARIAAT),
        gegevens=f.Teruggave,
        eisen=(e.iets_in_bewaring, e.eigendom_is_hier),
        bewijs=Bewijs("3.2.5", ("eigendommen", "aan")),
        na_afloop=True,
    ),
    handeling(
        "leg_verlies_vast",
        tuple(T),
        titel="Verlies of schade vastleggen",
        uitleg="De eigenaar weet het. Er begint vanzelf een afwijking, met een maatregel en het effect daarvan.",
        norm="3.2.5",
        door=(Rol.BEHANDELAAR, Rol.SECRETARIAAT),
        gegevens=f.Verlies,
        eisen=(e.iets_in_bewaring, e.verloren_eigendom_was_hier),
        opent=Opent("afwijking", f.melding_van_verlies),
        bewijs=Bewijs("3.2.5", ("eigendom", "toelichting")),
        na_afloop=True,
    ),
    handeling(
        "schort_op",
        OPEN_TOESTANDEN,
        titel="Dossier laten rusten",
        uitleg="De afgesproken termijnen staan stil; de wettelijke lopen door.",
        norm="3.2.2",
        door=Rol.BEHANDELAAR,
        gegevens=f.DossierOpschorting,
        eisen=e.herbeoordeling_op_tijd,
        start=Start(tk.HERBEOORDELING, uiterlijk="herbeoordeling"),
        bericht=Bericht("kp_opgeschort", KLANT),
    ),
    handeling(
        "hervat",
        OPEN_TOESTANDEN,
        titel="Dossier weer oppakken",
        uitleg="De afgesproken termijnen lopen weer verder.",
        norm="3.2.2",
        door=Rol.BEHANDELAAR,
        gegevens=g.MetReden,
        stopt=tk.HERBEOORDELING,
        bericht=Bericht("kp_hervat", KLANT),
    ),
)

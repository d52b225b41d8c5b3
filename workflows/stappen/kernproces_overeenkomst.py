"""KSO 3.1: from aanmelding to a fitting agreement (domein.md 10.1, first half)."""

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Bewijs, Start, Toevoeging, overgang
from workflows.capaciteit import bezetting
from workflows.eisen import beoordeling as eb
from workflows.eisen import intake as ei
from workflows.eisen import overeenkomst as eo
from workflows.eisen.uitvoering import volgend_contact
from workflows.gegevens import beoordeling as gb
from workflows.gegevens import gemeen as g
from workflows.gegevens import intake as gi
from workflows.gegevens.overeenkomst import Overeenkomst
from workflows.termijnen import catalogus as t
from workflows.termijnen import kernproces as tk
from workflows.toestanden.kernproces import KLANT, KLANT_OF_NAMENS, VOOR_UITVOERING, T

REGISTREER = overgang(
    "registreer",
    (),
    T.AANGEMELD,
    titel="Aanmelding registreren",
    uitleg="Alleen voor een doelgroep waarvoor het aanbod is vastgesteld.",
    norm="3.1.1",
    door=Rol.SECRETARIAAT,
    gegevens=gi.Aanmelding,
    eisen=ei.aanbod_vastgesteld,
    start=Start(tk.TOELATING, wanneer=ei.wij_zijn_een_school),
    bewijs=Bewijs("3.1.1", ("doelgroep",)),
    bericht=Bericht("kp_ontvangst", KLANT),
)

OVEREENKOMST = (
    overgang(
        "start_intake",
        T.AANGEMELD,
        T.INTAKE,
        titel="Intake beginnen",
        uitleg="Eén regisseur draagt het dossier.",
        norm="3.1.2",
        door=Rol.BEHANDELAAR,
        gegevens=gi.Toewijzing,
        eisen=(ei.een_regisseur, ei.regisseur_onafhankelijk),
        wijst_toe="regisseur",
        regisseur="regisseur",
        bericht=Bericht("kp_intake_gestart", KLANT),
    ),
    overgang(
        "rond_intake_af",
        T.INTAKE,
        T.RISICOANALYSE,
        titel="Intake afronden",
        uitleg="Eisen, wensen en mogelijkheden, de doelen, en wat de leerling zei.",
        norm="3.1.2",
        door=Rol.BEHANDELAAR,
        gegevens=gi.IntakeVerslag,
        eisen=(
            ei.eisen_geinventariseerd,
            ei.wettelijke_eis_heeft_artikel,
            ei.kenmerken_uniek,
            ei.doelen_gesteld,
            ei.leerling_gehoord,
        ),
        bewijs=Bewijs("3.1.2", ("eisen", "beoogd_resultaat", "doelen")),
    ),
    overgang(
        "stel_risico_vast",
        T.RISICOANALYSE,
        T.CAPACITEITSTOETS,
        titel="Risico's vaststellen",
        uitleg="Elk risico heeft een maatregel, of een teamleider aanvaardt het.",
        norm="3.1.3",
        door=Rol.BEHANDELAAR,
        gegevens=gb.Risicoanalyse,
        eisen=(eb.beide_factoren, eb.risicos_benoemd, eb.risicos_afgedekt),
        bewijs=Bewijs("3.1.3", ("factoren", "risicos")),
        bericht=Bericht("kp_risico_vastgesteld", (Rol.TEAMLEIDER,)),
    ),
    overgang(
        "bevestig_capaciteit",
        T.CAPACITEITSTOETS,
        T.HAALBAARHEID,
        titel="Capaciteit bevestigen",
        uitleg="Wat nodig is tegen wat er is, op vijf regels.",
        norm="3.1.4",
        door=Rol.TEAMLEIDER,
        gegevens=gb.CapaciteitsToets,
        eisen=(
            eb.vijf_regels,
            eb.tekort_opgevangen,
            eb.klopt_met_register,
            eb.past_naast_lopende_dossiers,
        ),
        voegt_toe=Toevoeging("bezetting", bezetting, blijft=False),
        bewijs=Bewijs("3.1.4", ("regels",)),
        bericht=Bericht("kp_capaciteit_bevestigd", (Rol.BEHANDELAAR,)),
    ),
    overgang(
        "keur_haalbaar",
        T.HAALBAARHEID,
        T.OVEREENKOMST_CONCEPT,
        titel="Haalbaar verklaren",
        uitleg="Een ander dan wie de intake deed, beoordeelt elk punt van de intake.",
        norm="3.1.5",
        door=Rol.TEAMLEIDER,
        ander_dan="rond_intake_af",
        gegevens=gb.Haalbaarheidsoordeel,
        eisen=(eb.alles_beoordeeld, eb.alles_kan, eb.oordeel_na_intake),
        bewijs=Bewijs("3.1.5", ("oordelen",)),
        bericht=Bericht("kp_haalbaar", KLANT),
    ),
    overgang(
        "vraag_aanvulling",
        (T.RISICOANALYSE, T.CAPACITEITSTOETS, T.HAALBAARHEID),
        T.INTAKE,
        titel="Terug naar de intake",
        norm="3.1.2",
        door=(Rol.TEAMLEIDER, Rol.BEHANDELAAR),
        gegevens=gb.VraagAanvulling,
        bericht=Bericht("kp_aanvulling_gevraagd", (Rol.BEHANDELAAR,)),
    ),
    overgang(
        "weiger",
        T.HAALBAARHEID,
        T.GEWEIGERD,
        titel="Weigeren",
        uitleg="Met motivering, en met een school die de leerling wel opneemt.",
        norm="3.1.5",
        door=Rol.TEAMLEIDER,
        gegevens=gb.Weigering,
        eisen=eb.zorgplicht_geregeld,
        stopt=(tk.TOELATING, tk.HERBEOORDELING, tk.CONTACT),
        start=t.BEWAREN,
        bericht=Bericht("kp_geweigerd", KLANT),
    ),
    overgang(
        "sluit_overeenkomst",
        T.OVEREENKOMST_CONCEPT,
        T.UITVOERING,
        titel="Overeenkomst sluiten",
        uitleg="Met alle onderdelen van de norm, het plan van de leerling en wie wordt ingezet.",
        norm="3.1.6",
        door=Rol.BEHANDELAAR,
        gegevens=Overeenkomst,
        eisen=(
            eo.doelen_uit_intake,
            eo.looptijd_klopt,
            eo.na_de_haalbaarheid,
            eo.partijen_genoemd,
            eo.getekend_op_dezelfde_tekst,
            eo.plan_bij_leerling,
            eo.eerste_evaluatie_gepland,
            eo.inzet_toegewezen,
        ),
        stopt=tk.TOELATING,
        start=(
            Start(t.OPP, wanneer=ei.leerling_is_klant),
            Start(t.EVAL),
            Start(tk.CONTACT, uiterlijk=volgend_contact),
        ),
        bewijs=(
            Bewijs("3.1.6", ("partijen", "doelen", "activiteiten", "handtekeningen", "klachtenregeling")),
            Bewijs("3.1.7", ("plan_hash", "oogo_op")),
            Bewijs("3.2.1", ("inzet",)),
        ),
        bericht=Bericht("kp_overeenkomst_gesloten", (*KLANT, Rol.LEERLING)),
    ),
    overgang(
        "trek_in",
        VOOR_UITVOERING,
        T.INGETROKKEN,
        titel="Aanmelding intrekken",
        uitleg="Schriftelijk, door de klant; een medewerker mag de brief vastleggen.",
        door=KLANT_OF_NAMENS,
        gegevens=g.Brief,
        stopt=(tk.TOELATING, tk.HERBEOORDELING, tk.CONTACT),
        start=t.BEWAREN,
        bericht=Bericht("kp_ingetrokken", (Rol.TEAMLEIDER,)),
    ),
)

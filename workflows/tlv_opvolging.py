"""TLV follow-up: is the pupil enrolled, is it the right place, and what comes after the last year (domein.md 1.9, 10.10; R7, R8).

The system opens it when a granted TLV is made known; a count file or the behandelaar tells the rest.
"""

from enum import StrEnum

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Opent, Start, handeling, overgang, vanzelf
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Workflow
from workflows.algemeen import algemene_handelingen
from workflows.eisen import opvolging as e
from workflows.gegevens import gemeen as g
from workflows.gegevens import opvolging as f
from workflows.termijnen import catalogus as t
from workflows.termijnen import opvolging as to


class T(StrEnum):
    """The states of a granted TLV."""

    TOEGEKEND = "toegekend"
    AANGEMELD_SCHOOL = "aangemeld_school"
    INGESCHREVEN = "ingeschreven"
    NIET_VERZILVERD = "niet_verzilverd"
    LAATSTE_JAAR = "laatste_jaar"
    VERLENGING_AANGEVRAAGD = "verlenging_aangevraagd"
    TERUGPLAATSING_GEPLAND = "terugplaatsing_gepland"
    UITSTROOM = "uitstroom"
    BEEINDIGD = "beeindigd"
    VERVALLEN = "vervallen"
    VERVANGEN = "vervangen"


TITELS = {
    T.TOEGEKEND: "Toegekend",
    T.AANGEMELD_SCHOOL: "Aangemeld bij een school",
    T.INGESCHREVEN: "Ingeschreven (verzilverd)",
    T.NIET_VERZILVERD: "Niet verzilverd",
    T.LAATSTE_JAAR: "Laatste schooljaar",
    T.VERLENGING_AANGEVRAAGD: "Verlenging aangevraagd",
    T.TERUGPLAATSING_GEPLAND: "Terugplaatsing gepland",
    T.UITSTROOM: "Uitstroom gepland",
    T.BEEINDIGD: "Beëindigd",
    T.VERVALLEN: "Vervallen",
    T.VERVANGEN: "Vervangen",
}
EINDE = (T.BEEINDIGD, T.VERVALLEN, T.VERVANGEN)
NIET_INGESCHREVEN = (T.TOEGEKEND, T.AANGEMELD_SCHOOL, T.NIET_VERZILVERD)
SLOTJAAR = (T.LAATSTE_JAAR, T.VERLENGING_AANGEVRAAGD, T.TERUGPLAATSING_GEPLAND, T.UITSTROOM)
GEPLAATST = (T.INGESCHREVEN, *SLOTJAAR)
OPEN = (*NIET_INGESCHREVEN, *GEPLAATST)

BEH = Rol.BEHANDELAAR
SCHOOL_EN_OUDERS = (Rol.BEVOEGD_GEZAG, Rol.ONDERSTEUNINGSCOORDINATOR, Rol.OUDER)
KLOKKEN = (to.INSCHRIJVING, to.PLEK, to.LAATSTE_JAAR, to.GELDIG, t.HERINDICATIE)
GAT = Bericht("opv_gat", (Rol.VERZUIMCOACH, BEH), wanneer=e.er_is_een_gat)

INSCHRIJVEN = (
    overgang(
        "meld_aan",
        (T.TOEGEKEND, T.NIET_VERZILVERD),
        T.AANGEMELD_SCHOOL,
        titel="Aanmelding bij een school vastleggen",
        uitleg="De ouders kozen een school; de leerling is er nog niet ingeschreven.",
        norm="norm B1",
        door=BEH,
        gegevens=f.Aanmelding,
    ),
    overgang(
        "schrijf_in",
        NIET_INGESCHREVEN,
        T.INGESCHREVEN,
        titel="Inschrijving vastleggen",
        uitleg="De verklaring is daarmee verzilverd. Na zes weken volgt contact: is dit de juiste plek?",
        norm="norm B1",
        door=BEH,
        gegevens=f.Inschrijving,
        eisen=e.gat_is_overbrugd,
        stopt=to.INSCHRIJVING,
        start=to.PLEK,
        bericht=GAT,
    ),
    overgang(
        "meld_niet_verzilverd",
        (T.TOEGEKEND, T.AANGEMELD_SCHOOL),
        T.NIET_VERZILVERD,
        titel="Niet verzilverd",
        uitleg="Met de reden van school en ouders. Zit de leerling thuis, dan komt er een zaak voor de verzuimcoach.",
        norm="norm B1",
        door=BEH,
        gegevens=f.NietVerzilverd,
        eisen=e.thuiszitten_met_dag,
        stopt=to.INSCHRIJVING,
        opent=Opent("thuiszitter", e.als_thuiszitter, wanneer=e.leerling_zit_thuis),
        bericht=Bericht("opv_niet_verzilverd", (Rol.TEAMLEIDER,)),
    ),
    handeling(
        "leg_contact_vast",
        GEPLAATST,
        titel="Contact over de plek vastleggen",
        uitleg="Is dit de juiste plek, volgens ouders, leerling en school?",
        norm="norm B1",
        door=BEH,
        gegevens=f.Plekcontact,
        eisen=e.met_iemand_gesproken,
        stopt=to.PLEK,
    ),
)

LAATSTE_JAAR = (
    vanzelf(
        "begin_laatste_jaar",
        T.INGESCHREVEN,
        T.LAATSTE_JAAR,
        titel="Laatste schooljaar begonnen",
        zodra=to.LAATSTE_JAAR,
        norm="WEC 40 lid 15, WPO 40 lid 14",
        start=Start(t.HERINDICATIE, begin=e.eerste_oktober),
        bericht=Bericht("opv_laatste_jaar", (BEH, *SCHOOL_EN_OUDERS)),
    ),
    overgang(
        "vraag_verlenging_aan",
        T.LAATSTE_JAAR,
        T.VERLENGING_AANGEVRAAGD,
        titel="Verlenging aanvragen",
        uitleg="De school vindt langer blijven nodig; daarvoor is een nieuwe verklaring nodig.",
        norm="WEC 40 lid 15, WPO 40 lid 14",
        door=BEH,
        gegevens=f.Verlenging,
        opent=Opent("tlv", e.als_aanvraag, wanneer=e.vraagt_nieuwe_aanvraag),
        bericht=Bericht("opv_verlenging", SCHOOL_EN_OUDERS),
    ),
    overgang(
        "plan_terugplaatsing",
        T.LAATSTE_JAAR,
        T.TERUGPLAATSING_GEPLAND,
        titel="Terugplaatsing plannen",
        uitleg="De leerling gaat terug naar het regulier onderwijs: wanneer en waarheen.",
        norm="WEC 40 lid 15, WPO 40 lid 14",
        door=BEH,
        gegevens=f.Vervolgplan,
        eisen=e.met_iemand_gesproken,
        stopt=t.HERINDICATIE,
        bericht=Bericht("opv_vervolg", SCHOOL_EN_OUDERS),
    ),
    overgang(
        "plan_uitstroom",
        T.LAATSTE_JAAR,
        T.UITSTROOM,
        titel="Uitstroom plannen",
        uitleg="De leerling gaat van school: waarheen en wanneer.",
        norm="WEC 40 lid 15, WPO 40 lid 14",
        door=BEH,
        gegevens=f.Vervolgplan,
        eisen=e.met_iemand_gesproken,
        stopt=t.HERINDICATIE,
        bericht=Bericht("opv_vervolg", SCHOOL_EN_OUDERS),
    ),
)

SLOT = (
    overgang(
        "vervang",
        OPEN,
        T.VERVANGEN,
        titel="Vervangen door een nieuwe verklaring",
        uitleg="Er is een nieuwe verklaring; deze telt daarna niet meer.",
        norm="WEC 40 lid 15, WPO 40 lid 14",
        door=BEH,
        gegevens=f.Vervanging,
        eisen=e.nieuwe_verklaring_in_dossier,
        stopt=KLOKKEN,
    ),
    overgang(
        "laat_vervallen",
        OPEN,
        T.VERVALLEN,
        titel="Laten vervallen",
        uitleg="De verklaring wordt niet meer gebruikt.",
        norm="norm B1",
        door=BEH,
        gegevens=g.MetReden,
        stopt=KLOKKEN,
        bericht=Bericht("opv_vervallen", SCHOOL_EN_OUDERS),
    ),
    overgang(
        "beeindig",
        GEPLAATST,
        T.BEEINDIGD,
        titel="Opvolging beëindigen",
        uitleg="De leerling heeft een volgende plek, zonder gat ertussen.",
        norm="norm B1",
        door=BEH,
        gegevens=f.Beeindiging,
        eisen=e.gat_is_overbrugd,
        stopt=KLOKKEN,
        bericht=GAT,
    ),
    vanzelf(
        "verloop",
        GEPLAATST,
        T.BEEINDIGD,
        titel="Verlopen op 31 juli",
        zodra=to.GELDIG,
        norm="WEC 40 lid 15, WPO 40 lid 13",
        stopt=KLOKKEN,
        bericht=Bericht("opv_verlopen", (BEH,)),
    ),
    vanzelf(
        "verloop_ongebruikt",
        NIET_INGESCHREVEN,
        T.VERVALLEN,
        titel="Ongebruikt verlopen op 31 juli",
        zodra=to.GELDIG,
        norm="WEC 40 lid 15, WPO 40 lid 13",
        stopt=KLOKKEN,
        bericht=Bericht("opv_verlopen", (BEH,)),
    ),
)

TLV_OPVOLGING = Workflow(
    naam="tlv_opvolging",
    versie=1,
    titel="Opvolging van een toelaatbaarheidsverklaring",
    bron="Samen werken aan kwaliteit, B1; Kerndocument sturing en organisatie; WEC 40 lid 14-15, WPO 40 lid 13-14",
    toestanden=TITELS,
    begin=T.TOEGEKEND,
    einde=EINDE,
    hangt_aan=("tlv",),
    loopt_door=OPEN,  # it runs for years; no dossier stays open for it
    start=overgang(
        "open",
        (),
        T.TOEGEKEND,
        titel="Opvolging openen",
        uitleg="Gaat vanzelf als een verleende verklaring bekend is gemaakt.",
        norm="norm B1",
        door=(BEH, Rol.SYSTEEM),
        gegevens=f.Toekenning,
        eisen=e.einde_is_31_juli,
        start=(
            to.INSCHRIJVING,
            Start(
                to.LAATSTE_JAAR,
                begin=e.begin_van_wachten,
                uiterlijk=e.dag_voor_eerste_oktober,
                wanneer=e.heeft_einde,
            ),
            Start(
                to.GELDIG,
                begin=e.begin_van_geldigheid,
                uiterlijk=e.laatste_geldige_dag,
                wanneer=e.heeft_einde,
            ),
        ),
        bericht=Bericht("opv_geopend", (BEH,)),
    ),
    overgangen=(*INSCHRIJVEN, *LAATSTE_JAAR, *SLOT, *algemene_handelingen(T, EINDE)),
    wacht={
        T.TOEGEKEND: Wacht((BEH,), "meld_aan", (to.INSCHRIJVING, to.GELDIG)),
        T.AANGEMELD_SCHOOL: Wacht((BEH,), "schrijf_in", (to.INSCHRIJVING, to.GELDIG)),
        T.NIET_VERZILVERD: Wacht((BEH,), "schrijf_in", (to.GELDIG,), wacht_af=(to.GELDIG,)),
        T.INGESCHREVEN: Wacht(
            (BEH,),
            "leg_contact_vast",
            (to.PLEK, to.LAATSTE_JAAR, to.GELDIG),
            daarna=Wacht(  # a later contact may always be; until 1 October of the last year nobody has to
                (BEH,),
                "leg_contact_vast",
                (to.LAATSTE_JAAR, to.GELDIG),
                wacht_af=(to.LAATSTE_JAAR, to.GELDIG),
            ),
        ),
        T.LAATSTE_JAAR: Wacht((BEH,), "plan_terugplaatsing", (t.HERINDICATIE, to.GELDIG)),
        T.VERLENGING_AANGEVRAAGD: Wacht((BEH,), "vervang", (t.HERINDICATIE, to.GELDIG)),
        T.TERUGPLAATSING_GEPLAND: Wacht((BEH,), "beeindig", (to.GELDIG,)),
        T.UITSTROOM: Wacht((BEH,), "beeindig", (to.GELDIG,)),
    },
)

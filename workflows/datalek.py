"""Datalek: a breach of personal data, from discovery to closing, notified within 72 hours or not with a reason (AVG 33, 34; domein.md 10.8).

There is no withdrawal: every breach is recorded, also one that proves to be none (AVG 33 lid 5; KSO 3.2.5). A false alarm
ends through verklaar_niet_meldplichtig with the ground geen_datalek; a notice that proves needless through vul_melding_aan.
"""

from enum import StrEnum

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Bewijs, Start, Stop, handeling, overgang
from kernproces.taal.wacht import Ingevuld, Stap, Wacht
from kernproces.taal.workflow import Dossiersoort, Workflow
from workflows.algemeen import algemene_handelingen
from workflows.eisen import datalek as e
from workflows.gegevens import datalek as f
from workflows.gegevens import datalek_melding as fm
from workflows.termijnen.catalogus import DATALEK as D_DL


class T(StrEnum):
    """The states of a datalek."""

    ONTDEKT = "ontdekt"
    INGEDAMD = "ingedamd"
    BEOORDEELD = "beoordeeld"
    GEMELD = "gemeld"
    NIET_MELDPLICHTIG = "niet_meldplichtig"
    BETROKKENEN_GEINFORMEERD = "betrokkenen_geinformeerd"
    NAZORG = "nazorg"
    GESLOTEN = "gesloten"


TITELS = {
    T.ONTDEKT: "Ontdekt",
    T.INGEDAMD: "Ingedamd",
    T.BEOORDEELD: "Risico beoordeeld",
    T.GEMELD: "Gemeld bij de AP",
    T.NIET_MELDPLICHTIG: "Niet meldplichtig",
    T.BETROKKENEN_GEINFORMEERD: "Betrokkenen geïnformeerd",
    T.NAZORG: "Nazorg afgerond",
    T.GESLOTEN: "Gesloten",
}

FG = Rol.FUNCTIONARIS_GEGEVENSBESCHERMING
FG_ADM = (FG, Rol.BEHEERDER)
DB = (Rol.DIRECTEUR_BESTUURDER,)
GEEN_TERMIJN = (
    "De AVG stelt hier geen vaste termijn; de werkvoorraad laat zien hoe lang het datalek hier ligt."
)
BESLOTEN = (T.GEMELD, T.NIET_MELDPLICHTIG)

DATALEK = Workflow(
    naam="datalek",
    versie=1,
    titel="Datalek",
    in_dossier_van=(Dossiersoort.LEERLING, Dossiersoort.ORGANISATIE),
    bron="AVG 33 en 34; KSO 3.2.5",
    toestanden=TITELS,
    begin=T.ONTDEKT,
    einde=(T.GESLOTEN,),
    hangt_aan=("kernproces", "tlv", "afwijking", "klacht"),
    kan_los=True,
    onmisbaar={
        FG: "Alleen de functionaris gegevensbescherming beoordeelt het risico; bij afwezigheid geldt de vervanging.",
        "niet_in_de_toekomst": "Wat nu gebeurt, kan nu worden vastgelegd.",
        "na_de_ontdekking": "Nu ligt altijd na de ontdekking.",
        "indamming_genoemd": "Is niets te doen, dan is het lek niet te stoppen; ook dat is een antwoord.",
        "gevolgen_genoemd": "De functionaris kiest zelf gevolgen die bij het risico passen.",
        "betrokkenen_weten_het": "De betrokkenen kunnen altijd worden geïnformeerd, desnoods openbaar (AVG 34 lid 3).",
        "melding_is_volledig": "Een voorlopige melding kan altijd worden aangevuld of ingetrokken.",
        "maatregelen_werken": "Er kan altijd een andere maatregel worden genomen.",
    },
    start=overgang(
        "ontdek",
        (),
        T.ONTDEKT,
        titel="Datalek vastleggen",
        uitleg="Zet nooit gelekte gegevens in de zaak. De 72 uur lopen vanaf de ontdekking, ook in het weekend.",
        norm="AVG 33 lid 1 en 5",
        door=(*FG_ADM, Rol.BEHANDELAAR),
        gegevens=f.Ontdekking,
        eisen=(e.niet_in_de_toekomst, e.soorten_genoemd),
        start=Start(D_DL, begin="ontdekt_op"),
        bewijs=Bewijs("3.2.5", ("ontdekt_op", "soort", "soort_gegevens"), voorval=True),
        bericht=Bericht("dl_ontdekt", (FG, *DB, Rol.BEHEERDER)),
    ),
    overgangen=(
        overgang(
            "dam_in",
            T.ONTDEKT,
            T.INGEDAMD,
            titel="Indammen",
            uitleg="Wat er is gedaan om het lek te stoppen.",
            norm="AVG 33 lid 3 onder d",
            door=FG_ADM,
            gegevens=f.Indamming,
            naast="ontdek",
            eisen=(e.niet_in_de_toekomst, e.na_de_ontdekking, e.indamming_genoemd),
            bericht=Bericht("dl_ingedamd", (FG,)),
        ),
        overgang(
            "beoordeel",
            T.INGEDAMD,
            T.BEOORDEELD,
            titel="Risico beoordelen",
            uitleg="Daarvan hangt af of het lek wordt gemeld en wie het moet weten.",
            norm="AVG 33 lid 1, 34 lid 1",
            door=FG,
            gegevens=f.Risico,
            naast=("ontdek", "dam_in"),
            eisen=e.gevolgen_genoemd,
            bericht=Bericht("dl_beoordeeld", DB),
        ),
        overgang(
            "meld_ap",
            T.BEOORDEELD,
            T.GEMELD,
            titel="Melden bij de Autoriteit Persoonsgegevens",
            uitleg="Binnen 72 uur nadat het lek bekend werd; aanvullen kan later.",
            norm="AVG 33",
            door=FG,
            gegevens=fm.MeldingAP,
            naast=("ontdek", "dam_in", "beoordeel"),
            eisen=(e.niet_in_de_toekomst, e.na_de_ontdekking, e.te_laat_met_reden),
            stopt=Stop(D_DL, op="gemeld_op"),
            bericht=Bericht("dl_gemeld", DB),
        ),
        overgang(
            "verklaar_niet_meldplichtig",
            T.BEOORDEELD,
            T.NIET_MELDPLICHTIG,
            titel="Niet melden, met reden",
            uitleg="Het lek blijft in het datalekregister staan.",
            norm="AVG 33 lid 1 en 5",
            door=FG,
            gegevens=fm.NietMeldplichtig,
            naast=("ontdek", "beoordeel"),
            eisen=e.risico_is_onwaarschijnlijk,
            stopt=D_DL,
            bericht=Bericht("dl_niet_meldplichtig", DB),
        ),
        overgang(
            "informeer_betrokkenen",
            BESLOTEN,
            T.BETROKKENEN_GEINFORMEERD,
            titel="Betrokkenen informeren",
            uitleg="Verplicht bij een hoog risico. Leg alleen de tekst en het aantal vast, geen namen.",
            norm="AVG 34",
            door=FG,
            gegevens=fm.InformerenBetrokkenen,
            naast=("ontdek", "beoordeel"),
            eisen=e.iemand_geinformeerd,
            bericht=Bericht("dl_betrokkenen", DB),
        ),
        handeling(
            "vul_melding_aan",
            (T.GEMELD, T.BETROKKENEN_GEINFORMEERD, T.NAZORG),
            titel="Melding aanvullen of intrekken",
            uitleg="Wat later bekend werd, of waarom de melding vervalt.",
            norm="AVG 33 lid 4",
            door=FG,
            gegevens=fm.Aanvulling,
            naast="meld_ap",
            eisen=(e.er_is_gemeld, e.niet_in_de_toekomst, e.na_de_ontdekking),
        ),
        overgang(
            "rond_nazorg_af",
            (*BESLOTEN, T.BETROKKENEN_GEINFORMEERD),
            T.NAZORG,
            titel="Nazorg afronden",
            uitleg="De gevolgen en de maatregelen, voor het register.",
            norm="AVG 33 lid 5",
            door=FG,
            gegevens=fm.Nazorg,
            naast=("beoordeel", "informeer_betrokkenen"),
            eisen=(e.betrokkenen_weten_het, e.melding_is_volledig),
            bewijs=Bewijs("3.2.5", ("feitelijke_gevolgen", "corrigerende_maatregelen"), voorval=True),
        ),
        overgang(
            "sluit",
            T.NAZORG,
            T.GESLOTEN,
            titel="Datalek sluiten",
            uitleg="Alles is gemeld en nagezorgd; het lek blijft in het register staan.",
            norm="3.2.5",
            door=FG,
            gegevens=fm.Afsluiting,
            naast="rond_nazorg_af",
            eisen=e.maatregelen_werken,
            bewijs=Bewijs("3.2.7", ("effect", "lessen"), voorval=True),
            bericht=Bericht("dl_gesloten", DB),
        ),
        *algemene_handelingen(
            T,
            (T.GESLOTEN,),
            door=FG_ADM,
            notitie=(f.Datalekaantekening, ()),
            stuk=(f.Datalekstuk, (e.geen_gelekte_gegevens,)),
        ),
    ),
    wacht={
        T.ONTDEKT: Wacht(FG_ADM, "dam_in", (D_DL,)),
        T.INGEDAMD: Wacht((FG,), "beoordeel", (D_DL,)),
        T.BEOORDEELD: Wacht(
            (FG,),
            "meld_ap",
            (D_DL,),
            tenzij=(
                Stap("verklaar_niet_meldplichtig", als=Ingevuld("beoordeel", "risico", "onwaarschijnlijk")),
            ),
        ),
        T.GEMELD: Wacht(
            (FG,),
            "rond_nazorg_af",
            zonder_klok=GEEN_TERMIJN,
            tenzij=(Stap("informeer_betrokkenen", als=Ingevuld("beoordeel", "risico", "hoog")),),
        ),
        T.NIET_MELDPLICHTIG: Wacht((FG,), "rond_nazorg_af", zonder_klok=GEEN_TERMIJN),
        T.BETROKKENEN_GEINFORMEERD: Wacht((FG,), "rond_nazorg_af", zonder_klok=GEEN_TERMIJN),
        T.NAZORG: Wacht((FG,), "sluit", zonder_klok=GEEN_TERMIJN),
    },
)

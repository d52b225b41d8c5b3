"""TLV: advice, draft, decision and its bekendmaking (domein.md 1.4-1.8, 1.11; Awb 3)."""

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Nummer, handeling, overgang, vanzelf
from workflows.eisen import tlv as e
from workflows.eisen import tlv_besluit as eb
from workflows.eisen.bekendmaking import OOK_OPNIEUW
from workflows.eisen.ondertekening import niet_van_eigen_hand
from workflows.gegevens import tlv as f
from workflows.gegevens import tlv_besluit as b
from workflows.gegevens.bekendmaking import HerhaalbareBekendmaking
from workflows.stappen.tlv_sporen import ADVIEZEN
from workflows.termijnen import catalogus as t
from workflows.toestanden.tlv import BELANGHEBBENDEN, BESLISSER, BESLISTERMIJNEN, BESLUITEN, T

BESLUITVORMING = (
    handeling(
        "breng_advies_uit",
        T.IN_BEHANDELING,
        titel="Advies uitbrengen",
        uitleg="Uw eigen oordeel, los van dat van de andere deskundige.",
        norm="WPO 18a lid 11, UB 2.51",
        door=Rol.DESKUNDIGE,
        gegevens=f.Advies,
        naast="dien_in",
        eisen=(eb.nog_niet_geadviseerd, eb.niet_betrokken, eb.functie_toegestaan),
        bericht=Bericht("tlv_advies_binnen", (Rol.BEHANDELAAR,)),
    ),
    vanzelf(
        "adviezen_compleet",
        T.IN_BEHANDELING,
        T.ADVIES_COMPLEET,
        titel="Adviezen compleet",
        zodra=ADVIEZEN,
        bericht=Bericht("tlv_adviezen_compleet", (Rol.BEHANDELAAR,)),
    ),
    handeling(
        "hoor_zienswijze",
        T.ADVIES_COMPLEET,
        titel="Zienswijze vastleggen",
        uitleg="Wat de ouders, de aanvrager of de leerling vinden, voordat het besluit valt.",
        norm="Awb 4:7, 4:8",
        door=Rol.BEHANDELAAR,
        gegevens=f.Zienswijze,
        bericht=Bericht("tlv_gehoord", BELANGHEBBENDEN),
    ),
    overgang(
        "stel_concept_op",
        T.ADVIES_COMPLEET,
        T.CONCEPTBESLUIT,
        titel="Conceptbesluit opstellen",
        uitleg="Daarna beslist de directeur-bestuurder.",
        norm="Awb 3:46",
        door=Rol.BEHANDELAAR,
        gegevens=b.Concept,
        naast=("dien_in", "breng_advies_uit", "hoor_zienswijze"),
        eisen=(eb.duur_klopt, eb.categorie_past, eb.rekensom_past, eb.afwijking_gemotiveerd),
        bericht=Bericht("tlv_concept_klaar", (Rol.DIRECTEUR_BESTUURDER,)),
    ),
    overgang(
        "verleen",
        T.CONCEPTBESLUIT,
        T.VERLEEND,
        titel="TLV verlenen",
        uitleg="Het besluit heeft pas gevolg als het is bekendgemaakt.",
        norm="WPO 18a lid 6 onder c, WVO 2.47 lid 7 onder c",
        door=BESLISSER,
        ander_dan="breng_advies_uit",
        gegevens=b.Besluit,
        naast=("stel_concept_op", "breng_advies_uit", "hoor_zienswijze"),
        eisen=(eb.mandaat_geldig, e.niet_voor_de_ontvangst, eb.concept_verleent, niet_van_eigen_hand),
        nummer=Nummer("volgnummer", "tlv_nummers"),
        bericht=Bericht("tlv_besluit_genomen", (Rol.SECRETARIAAT,)),
    ),
    overgang(
        "wijs_af",
        T.CONCEPTBESLUIT,
        T.AFGEWEZEN,
        titel="TLV afwijzen",
        uitleg="Een besluit, met de motivering, wat wel past en hoe iemand bezwaar maakt.",
        norm="Awb 3:46",
        door=Rol.DIRECTEUR_BESTUURDER,
        ander_dan="breng_advies_uit",
        gegevens=b.Afwijzing,
        naast=("stel_concept_op", "breng_advies_uit", "hoor_zienswijze"),
        eisen=(
            eb.mandaat_geldig,
            e.niet_voor_de_ontvangst,
            eb.afwijking_van_concept_verklaard,
            eb.afwijking_gemotiveerd,
            eb.gehoord_of_reden,
            niet_van_eigen_hand,
        ),
        bericht=Bericht("tlv_besluit_genomen", (Rol.SECRETARIAAT,)),
    ),
    overgang(
        "wijzig_advies",
        T.CONCEPTBESLUIT,
        T.IN_BEHANDELING,
        titel="Terug voor nieuw advies",
        uitleg="De adviezen dragen het besluit nog niet; de deskundigen adviseren opnieuw.",
        norm="Awb 3:9",
        door=Rol.DIRECTEUR_BESTUURDER,
        gegevens=b.WijzigAdvies,
        eisen=eb.noemt_gegeven_advies,
        bericht=Bericht("tlv_advies_vervallen", (Rol.DESKUNDIGE, Rol.BEHANDELAAR)),
    ),
    handeling(
        "maak_bekend",
        BESLUITEN,
        titel="Besluit bekendmaken",
        uitleg="Verzend eerst de brief met het besluit. Dit geeft het besluit gevolg en stopt de termijnen.",
        norm="Awb 3:40, 3:41",
        door=Rol.SECRETARIAAT,
        gegevens=HerhaalbareBekendmaking,
        eisen=OOK_OPNIEUW,
        stopt=(*BESLISTERMIJNEN, t.TLV_HERSTEL, t.TLV_BB, t.INGEBREKE),
        start=(t.BZ_IN, t.BEWAREN),
        bewijs="B1",
        bericht=Bericht("tlv_besluit", (*BELANGHEBBENDEN, Rol.ONDERSTEUNINGSCOORDINATOR), spoed=True),
        na_afloop=True,
    ),
)

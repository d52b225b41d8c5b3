"""Bezwaar: somebody contests a decision, and the SWV decides again (Awb 6 and 7; domein.md 2.1 and 10.4).

This file: receipt and admissibility. From committee to beroep: bezwaar_behandeling.
"""

from kernproces.taal.overgang import Bericht, Opent, Start, overgang
from kernproces.taal.verzameling import Begin, Eind, Spoor, Verzameling
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Workflow
from workflows.algemeen import algemene_handelingen
from workflows.eisen import bezwaar as e
from workflows.eisen import bezwaar_besluit as eb
from workflows.eisen.bekendmaking import ONMISBAAR
from workflows.eisen.bezwaar_tijd import einde_bezwaartermijn
from workflows.eisen.ondertekening import niet_van_eigen_hand
from workflows.eisen.organisatie import organisatie_neemt_besluiten
from workflows.gegevens import bezwaar as f
from workflows.gegevens import bezwaar_besluit as b
from workflows.stappen.bezwaar_behandeling import BEHANDELING, BESLUIT_EN_BEROEP
from workflows.termijnen import bezwaar as tb
from workflows.termijnen import catalogus as t
from workflows.toestanden.bezwaar import (
    BEWAART,
    DB,
    EINDE,
    JUR,
    SEC,
    STAF,
    TITELS,
    T,
    aan_bezwaarde,
    aan_partijen,
)

HERSTELLEN = Spoor(
    "herstel",
    "De hersteltermijn",
    waar=(T.HERSTEL_VERZUIM,),
    schort_op=(t.BZ_BESLUIT,),
    begint=(Begin("verzoek_herstel", "Awb 7:10 lid 2", tot=e.laatste_stille_dag),),
    eindigt=(Eind("herstel"),),
    eindigt_bij=tb.HERSTEL,
)
VERZOEKEN = Verzameling("verzoeken", "Verzoeken om herstel", actie="verzoek_herstel")
HERSTELLINGEN = Verzameling("herstellingen", "Wat is hersteld", actie="herstel")

ONTVANGST = (
    overgang(
        "verzoek_herstel",
        T.ONTVANGEN,
        T.HERSTEL_VERZUIM,
        titel="Herstel vragen",
        uitleg="De beslistermijn staat stil vanaf de dag erna, tot het verzuim is hersteld.",
        norm="Awb 6:6, 7:10 lid 2",
        door=JUR,
        gegevens=f.Herstelverzoek,
        eisen=(e.op_tijd_of_verontschuldigd, e.noemt_het_verzuim, e.hersteltermijn_is_redelijk),
        start=Start(tb.HERSTEL, uiterlijk="uiterlijk"),
        bericht=aan_bezwaarde("bz_herstel_gevraagd"),
    ),
    overgang(
        "herstel",
        T.HERSTEL_VERZUIM,
        T.ONTVANGEN,
        titel="Herstel vastleggen",
        uitleg="Wat ontbrak, is er nu; de beslistermijn loopt weer.",
        norm="Awb 6:6",
        door=JUR,
        gegevens=f.Herstel,
        naast="verzoek_herstel",
        eisen=e.noemt_het_verzuim,
        stopt=tb.HERSTEL,
        bericht=aan_bezwaarde("bz_hersteld"),
    ),
    overgang(
        "verklaar_ontvankelijk",
        T.ONTVANGEN,
        T.ONTVANKELIJK,
        titel="Ontvankelijk verklaren",
        uitleg="Op tijd en compleet, of te laat met een goede reden.",
        norm="Awb 6:5-6:11",
        door=JUR,
        gegevens=f.Ontvankelijk,
        naast=("ontvang", "herstel"),
        eisen=(e.op_tijd_of_verontschuldigd, e.verzuim_is_hersteld, e.verschoning_gemotiveerd),
        bericht=aan_partijen("bz_ontvankelijk"),
    ),
    overgang(
        "verklaar_niet_ontvankelijk",
        (T.ONTVANGEN, T.HERSTEL_VERZUIM),
        T.NIET_ONTVANKELIJK,
        titel="Niet-ontvankelijk verklaren",
        uitleg="Het bezwaar wordt niet inhoudelijk behandeld. Dit is een besluit, met beroep.",
        norm="Awb 6:6, 6:7-6:11",
        door=DB,
        gegevens=b.NietOntvankelijk,
        naast=("ontvang", "verzoek_herstel", "herstel"),
        eisen=(
            eb.besloot_niet_in_mandaat,
            e.hersteltermijn_is_voorbij,
            eb.grond_klopt,
            niet_van_eigen_hand,
        ),
        stopt=(t.BZ_LBT, tb.HERSTEL),
        bericht=Bericht("bz_besluit_genomen", (SEC,)),
    ),
    overgang(
        "kom_tegemoet",
        T.ONTVANKELIJK,
        T.TEGEMOETGEKOMEN,
        titel="Geheel tegemoetkomen",
        uitleg="Er komt een nieuw besluit, met een nieuw nummer. De commissie is niet nodig.",
        norm="Awb 7:11",
        door=DB,
        gegevens=b.BesluitOpBezwaar,
        naast="ontvang",
        eisen=(eb.besloot_niet_in_mandaat, niet_van_eigen_hand),
        stopt=t.BZ_LBT,
        opent=(
            Opent("tlv", eb.nieuwe_aanvraag, wanneer=eb.besluit_over_tlv),
            Opent("arrangement", eb.nieuw_arrangement, wanneer=eb.besluit_over_arrangement),
        ),
        bericht=Bericht("bz_besluit_genomen", (SEC,)),
    ),
)

BEZWAAR = Workflow(
    naam="bezwaar",
    versie=1,
    titel="Bezwaar",
    bron="Awb 6:4-6:21, 7:1-7:15 en 10:3; WPO 18a lid 12, WVO 2.47 lid 15; Toelaten tot handelen; reglement LBT",
    toestanden=TITELS,
    begin=T.ONTVANGEN,
    einde=EINDE,
    hangt_aan=("tlv", "arrangement"),
    onmisbaar=ONMISBAAR
    | {
        JUR: "De jurist legt vast wat de rechtbank doet; bij afwezigheid geldt de vervanging.",
        "nieuw_besluit_past": "Zonder nieuw besluit kan altijd.",
    },
    start=overgang(
        "ontvang",
        (),
        T.ONTVANGEN,
        titel="Bezwaar ontvangen",
        uitleg="De termijn om bezwaar te maken stopt; de beslistermijn telt vanaf de dag erna.",
        norm="Awb 6:4, 6:14",
        door=(JUR, SEC),
        gegevens=f.Bezwaarschrift,
        eisen=(organisatie_neemt_besluiten, e.besluit_is_bekendgemaakt, e.gepost_voor_ontvangst),
        hoofdzaak_stopt=t.BZ_IN,
        hoofdzaak_houdt=BEWAART,
        start=(
            Start(t.BZ_BESLUIT, begin=einde_bezwaartermijn, variant="behandeling"),
            Start(t.BZ_LBT, wanneer=e.commissie_adviseert),
            Start(tb.POST, begin=einde_bezwaartermijn, wanneer=e.na_de_termijn_ontvangen),
        ),
        bericht=(*aan_partijen("bz_ontvangen"), Bericht("bz_binnen", (JUR,))),
    ),
    sporen=(HERSTELLEN,),
    verzamelingen=(VERZOEKEN, HERSTELLINGEN),
    overgangen=(
        *ONTVANGST,
        *BEHANDELING,
        *BESLUIT_EN_BEROEP,
        *algemene_handelingen(T, EINDE, door=STAF, stuk=(f.Bezwaarstuk, (e.stuk_op_tijd_of_toegelaten,))),
    ),
    wacht={
        T.ONTVANGEN: Wacht((JUR,), "verklaar_ontvankelijk", (t.BZ_BESLUIT, t.BZ_LBT)),
        T.HERSTEL_VERZUIM: Wacht((JUR,), "herstel", (tb.HERSTEL,), wacht_af=(tb.HERSTEL,)),
        T.ONTVANKELIJK: Wacht((JUR,), "zend_naar_commissie", (t.BZ_LBT, t.BZ_BESLUIT)),
        T.NIET_ONTVANKELIJK: Wacht((SEC,), "maak_bekend", (t.BZ_BESLUIT,)),
        T.TEGEMOETGEKOMEN: Wacht((SEC,), "maak_bekend", (t.BZ_BESLUIT,)),
        T.BIJ_COMMISSIE: Wacht((JUR,), "hoor", (t.BZ_BESLUIT,)),
        T.GEHOORD: Wacht((JUR,), "ontvang_advies", (t.BZ_BESLUIT,)),
        T.GEADVISEERD: Wacht((DB,), "beslis", (t.BZ_BESLUIT,)),
        T.BESLOTEN: Wacht((SEC,), "maak_bekend", (t.BZ_BESLUIT,)),
        T.BEROEP_OPEN: Wacht((JUR,), "meld_beroep", (t.BZ_BEROEP,), wacht_af=(t.BZ_BEROEP,)),
        T.IN_BEROEP: Wacht(
            (JUR,), "verwerk_uitspraak", zonder_klok="De rechtbank bepaalt wanneer zij uitspraak doet."
        ),
    },
)

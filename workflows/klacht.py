"""Klacht: somebody complains about how the SWV acted, and gets an answer within six weeks (Awb hoofdstuk 9; domein.md 10.5).

This file: receipt and whether it is a klacht. From hearing to closing: klacht_behandeling.
"""

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Opent, Start, overgang
from kernproces.taal.verzameling import Deelzaak
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Dossiersoort, Workflow
from workflows.algemeen import algemene_handelingen
from workflows.eisen import klacht as e
from workflows.eisen.organisatie import bezwaar_kan_hier
from workflows.gegevens import klacht as f
from workflows.gegevens import klacht_doorzending as fd
from workflows.gegevens.klacht_behandeling import Klachtoverdracht
from workflows.stappen.klacht_behandeling import BEHANDELING, UITSTEL
from workflows.termijnen.catalogus import KLACHT as D_KL
from workflows.termijnen.klacht import KLOKKEN, NIET_BEHANDELEN
from workflows.toestanden.klacht import DB, EINDE, JUR_KWA, OPEN, TITELS, T, aan_klager

NA_HET_OORDEEL = "Het oordeel is er; de wet stelt geen termijn meer. De werkvoorraad laat zien hoe lang de klacht hier ligt."

ONTVANGST = (
    overgang(
        "neem_in_behandeling",
        T.ONTVANGEN,
        T.IN_BEHANDELING,
        titel="In behandeling nemen",
        uitleg="Met een behandelaar die er niet bij betrokken was, en een aanbod om te horen.",
        norm="Awb 9:7-9:10",
        door=JUR_KWA,
        gegevens=f.InBehandeling,
        naast="ontvang",
        eisen=(
            e.niet_betrokken,
            e.geen_bezwaar_mogelijk,
            e.niet_ouder_dan_een_jaar,
            e.gaat_niet_naar_betrokkene,
            e.behandelaar_mag_het,
            e.afschrift_verstuurd,
            e.hoorgesprek_aangeboden,
        ),
        wijst_toe="behandelaar",
        stopt=NIET_BEHANDELEN,
        bericht=(
            *aan_klager("kl_in_behandeling"),
            Bericht("kl_afschrift", personen=("ontvang", "beklaagden"), spoed=True),
        ),
    ),
    overgang(
        "neem_niet_in_behandeling",
        T.ONTVANGEN,
        T.NIET_IN_BEHANDELING,
        titel="Niet in behandeling nemen",
        uitleg="De klager hoort binnen vier weken waarom.",
        norm="Awb 9:8",
        door=JUR_KWA,
        gegevens=f.NietInBehandeling,
        naast="ontvang",
        eisen=(e.niet_betrokken, e.binnen_vier_weken_of_reden),
        stopt=KLOKKEN,
        bericht=(*aan_klager("kl_niet_in_behandeling"), Bericht("kl_afgesloten", DB)),
    ),
    overgang(
        "zend_door_als_bezwaar",
        T.ONTVANGEN,
        T.DOORGEZONDEN_BEZWAAR,
        titel="Doorzenden als bezwaar",
        uitleg="De klacht richt zich tegen een besluit. De dag van ontvangst blijft gelden.",
        norm="Awb 6:15, 9:8 lid 1",
        door=JUR_KWA,
        gegevens=fd.DoorzendingBezwaar,
        naast="ontvang",
        eisen=(bezwaar_kan_hier, e.niet_betrokken, e.zelfde_ontvangstdag, e.besluit_is_bekendgemaakt),
        opent=Opent(
            "bezwaar", fd.bezwaarschrift_van, wanneer=e.besluit_in_dit_dossier, hoofdzaak="besluit_zaak"
        ),
        stopt=KLOKKEN,
        bericht=(*aan_klager("kl_doorgezonden"), Bericht("kl_bezwaar_binnen", (Rol.JURIST,))),
    ),
)

KLACHT = Workflow(
    naam="klacht",
    versie=1,
    titel="Klacht",
    in_dossier_van=(Dossiersoort.LEERLING, Dossiersoort.ORGANISATIE),
    bron="Awb 9:4-9:16; Samen werken aan kwaliteit, B3 en B4; KSO 3.2.7",
    toestanden=TITELS,
    begin=T.ONTVANGEN,
    einde=EINDE,
    hangt_aan=("kernproces", "tlv", "evaluatie", "afwijking"),
    kan_los=True,
    onmisbaar={
        "niet_betrokken": "Er is altijd een ander: een collega met die rol, of wie het toezicht aanwijst (Awb 9:7).",
        "maatregel_met_effect": "Er kan altijd een andere maatregel worden genomen.",
        "ander_beoordeelt_effect": "Een tweede persoon is er altijd: de directeur-bestuurder kan het effect beoordelen.",
    },
    start=overgang(
        "ontvang",
        (),
        T.ONTVANGEN,
        titel="Klacht ontvangen",
        uitleg="De klager krijgt meteen een ontvangstbevestiging.",
        norm="Awb 9:4, 9:6",
        door=(*JUR_KWA, Rol.SECRETARIAAT),
        gegevens=f.Klacht,
        eisen=(e.niet_betrokken, e.genoemden_bekend, e.klager_hoort_bij_dossier, e.voorval_voor_klacht),
        start=(Start(D_KL, variant="behandelwijze"), NIET_BEHANDELEN),
        bericht=(*aan_klager("kl_ontvangen"), Bericht("kl_binnen", JUR_KWA)),
    ),
    sporen=(UITSTEL,),
    deelzaken=(Deelzaak("afwijking", OPEN, wacht=True), Deelzaak("datalek", OPEN, wacht=True)),
    overgangen=(
        *ONTVANGST,
        *BEHANDELING,
        *algemene_handelingen(
            T,
            EINDE,
            door=(*JUR_KWA, Rol.SECRETARIAAT, Rol.DIRECTEUR_BESTUURDER),
            eisen=(e.niet_betrokken,),
            overdracht=(Klachtoverdracht, (e.gaat_niet_naar_betrokkene,)),
        ),
    ),
    wacht={
        T.ONTVANGEN: Wacht(JUR_KWA, "neem_in_behandeling", KLOKKEN),
        T.IN_BEHANDELING: Wacht(JUR_KWA, "hoor", (D_KL,)),
        T.GEHOORD: Wacht(JUR_KWA, "leg_bevindingen_vast", (D_KL,)),
        T.BEVINDINGEN: Wacht(DB, "handel_af", (D_KL,)),
        T.AFGEHANDELD: Wacht(JUR_KWA, "rapporteer", zonder_klok=NA_HET_OORDEEL),
        T.GERAPPORTEERD: Wacht(JUR_KWA, "sluit", zonder_klok=NA_HET_OORDEEL),
    },
)

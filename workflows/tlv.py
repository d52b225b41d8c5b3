"""TLV: the application for a toelaatbaarheidsverklaring, from draft to bekendmaking (domein.md 1 and 10.3; seed 004, B1).

The rows of the state table stand in three files: tlv_ontvangst (until it is complete), tlv_besluitvorming (advice to
bekendmaking) and tlv_tijd (what the parties do to the clock). Beside the state: tlv_sporen.
"""

from kernproces.rollen import Rol
from kernproces.taal.overgang import Start, overgang
from kernproces.taal.verzameling import Deelzaak
from kernproces.taal.wacht import Ingevuld, Stap, Wacht
from kernproces.taal.workflow import Verstrijkt, Workflow
from workflows.algemeen import algemene_handelingen
from workflows.eisen import tlv as e
from workflows.eisen.bekendmaking import ONMISBAAR_OPNIEUW
from workflows.eisen.opvolging import uit_het_besluit
from workflows.eisen.organisatie import organisatie_neemt_besluiten, soort_hoort_bij_sector
from workflows.gegevens import tlv as f
from workflows.stappen.tlv_besluitvorming import BESLUITVORMING
from workflows.stappen.tlv_ontvangst import ONTVANGST
from workflows.stappen.tlv_sporen import AANVULLING, AANVULLINGEN, ADVIEZEN, OPSCHORTING, UITSTEL, VERZOEKEN
from workflows.stappen.tlv_tijd import TIJD
from workflows.termijnen import catalogus as t
from workflows.toestanden.tlv import AANVULLING_TE_BEKIJKEN, BESLISTERMIJNEN, BESLUITEN, SCHOOL, TITELS, T

TLV = Workflow(
    naam="tlv",
    versie=1,
    titel="TLV-aanvraag",
    bron="Samen werken aan kwaliteit, B1; WPO 18a en 40, WEC 40, WVO 2.30, UB 2.46-2.51, Awb 3, 4 en 6",
    toestanden=TITELS,
    begin=T.CONCEPT,
    einde=(T.INGETROKKEN, T.DOORGEZONDEN),
    besluiten=BESLUITEN,
    klaar_na="maak_bekend",
    start=overgang(
        "start",
        (),
        T.CONCEPT,
        titel="Aanvraag beginnen",
        uitleg="De school begint de aanvraag; pas met indienen gaan de termijnen lopen.",
        door=(Rol.BEHANDELAAR, Rol.SECRETARIAAT, *SCHOOL, Rol.MENTOR),
        gegevens=f.TlvStart,
        eisen=(organisatie_neemt_besluiten, soort_hoort_bij_sector),
    ),
    deelzaken=(
        Deelzaak("bezwaar", bij=BESLUITEN),
        Deelzaak("tlv_opvolging", bij=(T.VERLEEND,), na="maak_bekend", gegevens=uit_het_besluit),
    ),
    sporen=(AANVULLING, UITSTEL, OPSCHORTING),
    verzamelingen=(ADVIEZEN, VERZOEKEN, AANVULLINGEN),
    verstrijkt=(Verstrijkt(t.TLV_HERSTEL, start=(Start(t.TLV_BB, begin=e.einde_hersteltermijn),)),),
    onmisbaar=ONMISBAAR_OPNIEUW,
    overgangen=(
        *ONTVANGST,
        *BESLUITVORMING,
        *TIJD,
        *algemene_handelingen(T, (T.INGETROKKEN, T.DOORGEZONDEN)),
    ),
    wacht={
        T.CONCEPT: Wacht(
            (*SCHOOL, Rol.SECRETARIAAT),
            "dien_in",
            zonder_klok="Zolang niets is ingediend, loopt er geen termijn.",
        ),
        T.ONTVANGEN: Wacht((Rol.BEHANDELAAR,), "verklaar_compleet", BESLISTERMIJNEN),
        T.OPGESCHORT: Wacht((Rol.ONDERSTEUNINGSCOORDINATOR,), "vul_aan", (t.TLV_HERSTEL,)),
        T.IN_BEHANDELING: Wacht(
            (Rol.DESKUNDIGE,),
            "breng_advies_uit",
            BESLISTERMIJNEN,
            tenzij=(Stap("bevestig_aanvulling", als=AANVULLING_TE_BEKIJKEN, wie=(Rol.BEHANDELAAR,)),),
        ),
        T.ADVIES_COMPLEET: Wacht((Rol.BEHANDELAAR,), "stel_concept_op", BESLISTERMIJNEN),
        T.CONCEPTBESLUIT: Wacht(
            (Rol.DIRECTEUR_BESTUURDER,),
            "verleen",
            BESLISTERMIJNEN,
            tenzij=(Stap("wijs_af", als=Ingevuld("stel_concept_op", "besluit", "afwijzen")),),
        ),
        T.VERLEEND: Wacht((Rol.SECRETARIAAT,), "maak_bekend", BESLISTERMIJNEN),
        T.AFGEWEZEN: Wacht((Rol.SECRETARIAAT,), "maak_bekend", BESLISTERMIJNEN),
        T.BUITEN_BEHANDELING: Wacht((Rol.SECRETARIAAT,), "maak_bekend", BESLISTERMIJNEN),
    },
)

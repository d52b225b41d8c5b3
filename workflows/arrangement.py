"""Arrangement: extra support, asked for, judged, granted for goals and a period, evaluated (TvO; domein.md 10.11; R21)."""

from enum import StrEnum
from typing import Any

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Bewijs, Overgang, Start, handeling, overgang
from kernproces.taal.verzameling import Deelzaak
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Workflow
from workflows.algemeen import algemene_handelingen
from workflows.eisen import arrangement as e
from workflows.eisen import bekendmaking as bekend
from workflows.eisen.ondertekening import niet_van_eigen_hand
from workflows.eisen.organisatie import is_een_besluit
from workflows.gegevens import arrangement as f
from workflows.gegevens import arrangement_uitvoering as fu
from workflows.gegevens import gemeen as g
from workflows.gegevens.bekendmaking import HerhaalbareBekendmaking
from workflows.termijnen import arrangement as ta
from workflows.termijnen import catalogus as t


class T(StrEnum):
    """The states of an arrangement."""

    AANGEVRAAGD = "aangevraagd"
    BEOORDEELD = "beoordeeld"
    TOEGEKEND = "toegekend"
    AFGEWEZEN = "afgewezen"
    LOPEND = "lopend"
    GEEVALUEERD = "geevalueerd"
    AFGESLOTEN = "afgesloten"
    INGETROKKEN = "ingetrokken"


TITELS = {
    T.AANGEVRAAGD: "Aangevraagd",
    T.BEOORDEELD: "Beoordeeld",
    T.TOEGEKEND: "Toegekend",
    T.AFGEWEZEN: "Afgewezen",
    T.LOPEND: "Loopt",
    T.GEEVALUEERD: "Geëvalueerd",
    T.AFGESLOTEN: "Afgesloten",
    T.INGETROKKEN: "Ingetrokken",
}
OPEN = (T.AANGEVRAAGD, T.BEOORDEELD, T.TOEGEKEND, T.LOPEND, T.GEEVALUEERD)
SCHOOL = (Rol.ONDERSTEUNINGSCOORDINATOR, Rol.BEVOEGD_GEZAG)
BETROKKEN = (*SCHOOL, Rol.OUDER)
BEH, TL, DB, SEC = Rol.BEHANDELAAR, Rol.TEAMLEIDER, Rol.DIRECTEUR_BESTUURDER, Rol.SECRETARIAAT


def _maak_bekend(bij: T, *ook: Start, **rest: Any) -> Overgang:
    """A grant is also waited for to begin; a refusal ends the zaak."""
    return handeling(
        "maak_bekend",
        bij,
        titel="Besluit bekendmaken",
        uitleg="Dit geeft het besluit gevolg en stopt de norm. Van een bestuursorgaan staat er bezwaar tegen open.",
        norm="Awb 3:40, 3:41",
        door=SEC,
        gegevens=HerhaalbareBekendmaking,
        eisen=bekend.OOK_OPNIEUW,
        stopt=ta.NORM,
        start=(Start(t.BZ_IN, wanneer=is_een_besluit), *ook),
        bericht=Bericht("arr_besluit", BETROKKEN),
        **rest,
    )


ARRANGEMENT = Workflow(
    naam="arrangement",
    versie=1,
    titel="Arrangement",
    bron="Integrale kwaliteitszorg (toewijzing van ondersteuning); Samen werken aan kwaliteit, N2 en N4; Awb 1:3, 3:40 en 3:41",
    toestanden=TITELS,
    begin=T.AANGEVRAAGD,
    einde=(T.AFGESLOTEN, T.INGETROKKEN),
    besluiten=(T.AFGEWEZEN,),
    klaar_na="maak_bekend",
    deelzaken=(Deelzaak("bezwaar", bij=(T.TOEGEKEND, T.AFGEWEZEN, T.LOPEND, T.GEEVALUEERD)),),
    hangt_aan=("kernproces", "thuiszitter"),
    kan_los=True,
    onmisbaar=bekend.ONMISBAAR_OPNIEUW,
    start=overgang(
        "vraag_aan",
        (),
        T.AANGEVRAAGD,
        titel="Extra ondersteuning aanvragen",
        uitleg="Welk doel, welke inzet, en het ontwikkelingsperspectief. U hoort binnen zes weken wat wij besluiten.",
        norm="norm N2",
        door=SCHOOL,
        gegevens=f.Aanvraag,
        eisen=(e.doelen_hebben_een_kenmerk, e.plan_en_gesprek_gingen_vooraf, e.plan_is_dat_van_het_dossier),
        start=ta.NORM,
        bericht=(Bericht("arr_ontvangst", BETROKKEN), Bericht("arr_aangevraagd", (BEH,))),
    ),
    overgangen=(
        overgang(
            "beoordeel",
            T.AANGEVRAAGD,
            T.BEOORDEELD,
            titel="Aanvraag beoordelen",
            uitleg="Elk criterium krijgt een oordeel met onderbouwing. Iemand anders beslist.",
            norm="R37",
            door=BEH,
            gegevens=f.Beoordeling,
            naast="vraag_aan",
            eisen=(e.elk_criterium_beoordeeld, e.advies_volgt_uit_de_criteria),
            bericht=Bericht("arr_beoordeeld", (TL, DB)),
        ),
        overgang(
            "ken_toe",
            T.BEOORDEELD,
            T.TOEGEKEND,
            titel="Toekennen",
            uitleg="Voor welke doelen, met welke middelen, in welke periode. Door een ander dan wie beoordeelde.",
            norm="norm N2",
            door=(TL, DB),
            ander_dan="beoordeel",
            gegevens=f.Toekenning,
            naast=("vraag_aan", "beoordeel"),
            eisen=(
                e.doelen_uit_de_aanvraag,
                e.middelen_genoemd,
                e.periode_klopt,
                e.besluit_volgt_advies_of_zegt_waarom,
                niet_van_eigen_hand,
            ),
            bericht=Bericht("arr_besluit_genomen", (SEC,)),
        ),
        overgang(
            "wijs_af",
            T.BEOORDEELD,
            T.AFGEWEZEN,
            titel="Afwijzen",
            uitleg="Met de motivering, en welke ondersteuning wel past.",
            norm="norm N2, Awb 3:46",
            door=DB,
            ander_dan="beoordeel",
            gegevens=f.Afwijzing,
            naast=("vraag_aan", "beoordeel"),
            eisen=(e.besluit_volgt_advies_of_zegt_waarom, niet_van_eigen_hand),
            bericht=Bericht("arr_besluit_genomen", (SEC,)),
        ),
        _maak_bekend(T.TOEGEKEND, Start(ta.BEGIN, uiterlijk=e.eerste_dag_of_later)),
        _maak_bekend(T.AFGEWEZEN, na_afloop=True),
        overgang(
            "start",
            T.TOEGEKEND,
            T.LOPEND,
            titel="Ondersteuning beginnen",
            uitleg="De toegekende ondersteuning begint op deze dag.",
            norm="norm N2",
            door=(BEH, Rol.ONDERSTEUNINGSCOORDINATOR),
            gegevens=fu.Begin,
            eisen=(e.besluit_is_bekend, e.periode_is_begonnen),
            stopt=(ta.NORM, ta.BEGIN),
            start=Start(ta.EVALUATIE, uiterlijk=e.laatste_dag),
            bericht=Bericht("arr_begonnen", BETROKKEN),
        ),
        overgang(
            "evalueer",
            T.LOPEND,
            T.GEEVALUEERD,
            titel="Evalueren",
            uitleg="Met school en ouders: is het doel bereikt, wat heeft het gedaan, wat is besteed.",
            norm="R21",
            door=BEH,
            gegevens=fu.Evaluatie,
            naast=("vraag_aan", "ken_toe"),
            eisen=(e.met_school_en_ouders, e.elk_doel_heeft_een_uitkomst, e.besteding_per_middel),
            stopt=ta.EVALUATIE,
            bewijs=Bewijs("R21", ("uitkomsten", "effect", "besteed"), voorval=True),
            bericht=Bericht("arr_geevalueerd", (TL, Rol.ONDERSTEUNINGSCOORDINATOR)),
        ),
        overgang(
            "verleng",
            T.GEEVALUEERD,
            T.LOPEND,
            titel="Verlengen",
            uitleg="Tot wanneer, en met welke middelen erbij. Voor het nieuwe einde volgt weer een evaluatie.",
            norm="norm N2",
            door=TL,
            ander_dan="evalueer",
            gegevens=fu.Verlenging,
            naast="evalueer",
            eisen=e.nieuw_einde_is_later,
            start=Start(ta.EVALUATIE, uiterlijk=e.nieuwe_laatste_dag),
            bericht=Bericht("arr_verlengd", BETROKKEN),
        ),
        overgang(
            "sluit",
            T.GEEVALUEERD,
            T.AFGESLOTEN,
            titel="Arrangement afsluiten",
            uitleg="De ondersteuning is klaar; wat zij deed en kostte, telt mee in het overzicht.",
            norm="R21",
            door=(BEH, TL),
            gegevens=fu.Afsluiting,
            naast="evalueer",
            bericht=Bericht("arr_afgesloten", BETROKKEN),
        ),
        overgang(
            "trek_in",
            OPEN,
            T.INGETROKKEN,
            titel="Intrekken",
            uitleg="Schriftelijk, door de school; behandelaar of secretariaat legt de brief vast.",
            norm="norm N2",
            door=(*SCHOOL, BEH, SEC),
            gegevens=g.Brief,
            stopt=(ta.NORM, ta.BEGIN, ta.EVALUATIE),
            bericht=Bericht("arr_ingetrokken", (*BETROKKEN, BEH)),
        ),
        *algemene_handelingen(T, (T.AFGESLOTEN, T.INGETROKKEN)),
    ),
    wacht={
        T.AANGEVRAAGD: Wacht((BEH,), "beoordeel", (ta.NORM,)),
        T.BEOORDEELD: Wacht((TL, DB), "ken_toe", (ta.NORM,)),
        T.TOEGEKEND: Wacht(
            (SEC,),
            "maak_bekend",
            (ta.NORM,),
            daarna=Wacht((BEH, Rol.ONDERSTEUNINGSCOORDINATOR), "start", (ta.BEGIN,)),
        ),
        T.AFGEWEZEN: Wacht((SEC,), "maak_bekend", (ta.NORM,)),
        T.LOPEND: Wacht((BEH,), "evalueer", (ta.EVALUATIE,)),
        T.GEEVALUEERD: Wacht(
            (TL,), "sluit", zonder_klok="De teamleider verlengt of sluit; de periode is geëvalueerd."
        ),
    },
)

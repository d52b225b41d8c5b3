"""Ontwikkelingsperspectief: heard, talked over, agreed, established within six weeks, evaluated every year (domein.md 4; R23, R39).

The steps stand in two files: opp_vaststelling until the school establishes the plan, opp_uitvoering for what follows.
"""

from kernproces.rollen import Rol
from kernproces.taal.verzameling import Verzameling
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Workflow
from workflows.algemeen import algemene_handelingen
from workflows.stappen.opp_uitvoering import UITVOERING
from workflows.stappen.opp_vaststelling import BEGIN, VASTSTELLING
from workflows.termijnen import catalogus as t
from workflows.termijnen import opp as to
from workflows.toestanden.opp import EINDE, LEIDING, TITELS, T

OPP = Workflow(
    naam="opp",
    versie=1,
    titel="Ontwikkelingsperspectief",
    bron="WPO 40a, WEC 41a, WVO 2.44, WPO 42 en 43; KSO 3.1.7; Toelaten tot handelen; Samen werken aan kwaliteit, N3",
    toestanden=TITELS,
    begin=T.CONCEPT,
    einde=EINDE,
    verzamelingen=(
        Verzameling("overleggen", "Overleggen", actie="voer_overleg"),
        Verzameling("planversies", "Vastgestelde versies", actie="stel_vast"),
        Verzameling("evaluaties", "Evaluaties", actie="evalueer"),
    ),
    hangt_aan=("kernproces", "thuiszitter"),
    kan_los=True,
    loopt_door=tuple(toestand for toestand in T if toestand not in EINDE),  # it is a plan of the school
    start=BEGIN,
    overgangen=(*VASTSTELLING, *UITVOERING, *algemene_handelingen(T, EINDE)),
    wacht={
        T.CONCEPT: Wacht(LEIDING, "leg_voor", (t.OPP,)),
        T.TER_INSTEMMING: Wacht((Rol.OUDER, Rol.LEERLING), "stem_in", (t.OPP, to.BIJSTELLING)),
        T.INGESTEMD: Wacht(LEIDING, "stel_vast", (t.OPP, to.BIJSTELLING)),
        T.VASTGESTELD: Wacht((Rol.ONDERSTEUNINGSCOORDINATOR,), "evalueer", (to.EVALUATIE,)),
        T.GEEVALUEERD: Wacht(LEIDING, "handhaaf", (to.BIJSTELLING,)),
        T.BIJSTELLING: Wacht(LEIDING, "leg_voor", (to.BIJSTELLING,)),
    },
)

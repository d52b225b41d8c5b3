"""The core process of the Kwaliteitsnorm (Speciaal) Onderwijs: agreement, execution, completion (seed 000; domein.md 7 and 10.1).

The steps stand in three files, one a chapter of the norm: kernproces_overeenkomst (3.1), kernproces_uitvoering (3.2) and
kernproces_afronding (3.3). Beside the state stands the opschorting; evaluations are zaken of their own (10.2).
"""

from kernproces.rollen import Rol
from kernproces.taal.verzameling import Deelzaak
from kernproces.taal.wacht import Stap, Voorbij, Wacht
from kernproces.taal.workflow import Workflow
from workflows.algemeen import algemene_handelingen
from workflows.stappen.kernproces_afronding import AFRONDING
from workflows.stappen.kernproces_overeenkomst import OVEREENKOMST, REGISTREER
from workflows.stappen.kernproces_uitvoering import (
    CONTACTEN,
    EIGENDOMMEN,
    OPSCHORTING,
    PLANVERSIES,
    TERUGGAVEN,
    UITVOERING,
    VERLIEZEN,
)
from workflows.termijnen import catalogus as t
from workflows.termijnen import kernproces as tk
from workflows.toestanden.kernproces import OPEN_TOESTANDEN, TITELS, T

EINDE = (T.AFGESLOTEN, T.GEWEIGERD, T.INGETROKKEN)
GEEN_TERMIJN = "De norm stelt hier geen termijn; de werkvoorraad laat zien hoe lang het dossier hier ligt."

KERNPROCES = Workflow(
    naam="kernproces",
    versie=1,
    titel="Kernproces",
    bron="KSO 3.1 tot en met 3.3; WPO 40a en 42, WEC 41a en 43, WVO 2.44",
    toestanden=TITELS,
    begin=T.AANGEMELD,
    start=REGISTREER,
    einde=EINDE,
    sporen=(OPSCHORTING,),
    verzamelingen=(PLANVERSIES, CONTACTEN, EIGENDOMMEN, TERUGGAVEN, VERLIEZEN),
    deelzaken=(
        Deelzaak("evaluatie", bij=(T.UITVOERING, T.HERZIENING, T.AFRONDING), wacht=True),
        Deelzaak("thuiszitter", bij=OPEN_TOESTANDEN, wacht=True),
        Deelzaak("arrangement", bij=OPEN_TOESTANDEN, wacht=True),
        Deelzaak("opp", bij=OPEN_TOESTANDEN),
    ),
    onmisbaar={
        Rol.TEAMLEIDER: "Alleen de teamleider beoordeelt de haalbaarheid en sluit een dossier; bij afwezigheid geldt de vervanging.",
    },
    overgangen=(*OVEREENKOMST, *UITVOERING, *AFRONDING, *algemene_handelingen(T, EINDE)),
    wacht={
        T.AANGEMELD: Wacht((Rol.BEHANDELAAR,), "start_intake", zonder_klok=GEEN_TERMIJN),
        T.INTAKE: Wacht((Rol.BEHANDELAAR,), "rond_intake_af", zonder_klok=GEEN_TERMIJN),
        T.RISICOANALYSE: Wacht((Rol.BEHANDELAAR,), "stel_risico_vast", zonder_klok=GEEN_TERMIJN),
        T.CAPACITEITSTOETS: Wacht((Rol.TEAMLEIDER,), "bevestig_capaciteit", zonder_klok=GEEN_TERMIJN),
        T.HAALBAARHEID: Wacht((Rol.TEAMLEIDER,), "keur_haalbaar", zonder_klok=GEEN_TERMIJN),
        T.OVEREENKOMST_CONCEPT: Wacht((Rol.BEHANDELAAR,), "sluit_overeenkomst", zonder_klok=GEEN_TERMIJN),
        T.UITVOERING: Wacht(
            (Rol.BEHANDELAAR,),
            "start_afronding",
            (t.EVAL, tk.CONTACT),
            tenzij=(
                Stap("stel_opp_vast", als=Voorbij(t.OPP)),
                Stap("leg_contact_vast", als=Voorbij(tk.CONTACT)),
            ),
        ),
        T.HERZIENING: Wacht(
            (Rol.BEHANDELAAR,),
            "stel_bij",
            (t.EVAL, tk.CONTACT),
            tenzij=(Stap("stel_opp_vast", als=Voorbij(t.OPP)),),
        ),
        T.AFRONDING: Wacht((Rol.BEHANDELAAR,), "start_transitie", (t.EVAL, tk.CONTACT)),
        T.TRANSITIE: Wacht((Rol.BEHANDELAAR,), "rond_transitie_af", (tk.CONTACT,)),
        T.NAZORG: Wacht((Rol.TEAMLEIDER,), "sluit", (tk.NAZORG,)),
    },
)

"""Steekproef: a drawn selection of results held against criteria, by people without a stake (KSO 3.3.3, R4-R6, R37; domein.md 10.9).

The draw follows from what was announced before it: docs/steekproef.md says how anybody repeats it.
"""

from datetime import date
from enum import StrEnum

from kernproces.rollen import Rol
from kernproces.taal.formulier import Leeg
from kernproces.taal.overgang import Bericht, Bewijs, Dekking, Nummer, Start, Toevoeging, handeling, overgang
from kernproces.taal.verzameling import Verzameling
from kernproces.taal.wacht import Stap, Verzameld, Wacht
from kernproces.taal.workflow import Dossiersoort, Workflow
from kernproces.zaak.situatie import Situatie
from workflows.algemeen import algemene_handelingen
from workflows.eisen import steekproef as e
from workflows.gegevens import steekproef as f
from workflows.gegevens import steekproef_oordeel as o
from workflows.gegevens.gemeen import Correctie, MetReden
from workflows.soorten.steekproef import BEOORDELAARS, half_van
from workflows.steekproeven import samenstelling as t
from workflows.termijnen.steekproef import STEEKPROEF_HALF


class T(StrEnum):
    """The states of a steekproef."""

    GEPLAND = "gepland"
    GETROKKEN = "getrokken"
    IN_BEOORDELING = "in_beoordeling"
    RESULTATEN_COMPLEET = "resultaten_compleet"
    BESPROKEN = "besproken"
    MAATREGELEN = "maatregelen"
    GESLOTEN = "gesloten"
    INGETROKKEN = "ingetrokken"


TITELS = {
    T.GEPLAND: "Gepland en aangekondigd",
    T.GETROKKEN: "Getrokken",
    T.IN_BEOORDELING: "In beoordeling",
    T.RESULTATEN_COMPLEET: "Resultaten compleet",
    T.BESPROKEN: "Besproken met het bestuur",
    T.MAATREGELEN: "Maatregelen bepaald",
    T.GESLOTEN: "Gesloten",
    T.INGETROKKEN: "Ingetrokken",
}
EINDE = (T.GESLOTEN, T.INGETROKKEN)
REGISTER = "steekproeven"
KWA = Rol.KWALITEITSMEDEWERKER
DEKKING = Dekking(("kernproces", "tlv"), REGISTER, e.dekt_zaak)


BEOORDELINGEN = Verzameling(
    "beoordelingen",
    "Beoordelingen",
    "beoordeel",
    gereed=(e.alles_beoordeeld,),
    gevraagd=("verdeel", "verdeling"),
    sleutel=("geval",),
    persoon="beoordelaar",
)


def einde_half(s: Situatie) -> date:
    """The last day of this half of the school year."""
    return half_van(s.vandaag)[1]


STEEKPROEF = Workflow(
    naam="steekproef",
    versie=1,
    titel="Steekproef",
    in_dossier_van=(Dossiersoort.ORGANISATIE,),
    bron="KSO 3.3.3; Toelaten tot handelen; Samen werken aan kwaliteit, B1",
    toestanden=TITELS,
    begin=T.GEPLAND,
    einde=EINDE,
    onmisbaar={
        KWA: "De kwaliteitsmedewerker voert de steekproef uit; bij afwezigheid geldt de vervanging.",
    },
    start=overgang(
        "plan",
        (),
        T.GEPLAND,
        titel="Steekproef plannen en aankondigen",
        uitleg="Het plan en het zaad staan daarna vast. De directeur-bestuurder en de auditor krijgen bericht.",
        norm="3.3.3",
        door=KWA,
        gegevens=f.Steekproefplan,
        eisen=(e.criteria_vastgesteld, e.periode_klopt),
        voegt_toe=Toevoeging("criteria", t.criteria_van_nu),
        start=Start(STEEKPROEF_HALF, uiterlijk=einde_half),
        bericht=Bericht("stp_aangekondigd", (Rol.DIRECTEUR_BESTUURDER, Rol.AUDITOR)),
    ),
    verzamelingen=(BEOORDELINGEN,),
    overgangen=(
        overgang(
            "trek",
            T.GEPLAND,
            T.GETROKKEN,
            titel="Steekproef trekken",
            uitleg="Het systeem bevriest de populatie en trekt. Iedereen kan de trekking nadoen.",
            norm="3.3.3",
            door=KWA,
            gegevens=Leeg,
            eisen=e.populatie_niet_leeg,
            voegt_toe=(
                Toevoeging("populatie", t.bevroren_populatie, blijft=False),
                Toevoeging("trekking", t.getrokken),
            ),
            nummer=Nummer("steekproef", REGISTER),
        ),
        overgang(
            "verdeel",
            T.GETROKKEN,
            T.IN_BEOORDELING,
            titel="Gevallen verdelen",
            uitleg="Niemand krijgt een zaak waaraan hij zelf werkte. Een pool heeft van elke functie iemand.",
            norm="R5",
            door=KWA,
            gegevens=f.Verdeling,
            eisen=(e.elk_geval_verdeeld, e.beoordelaars_bevoegd, e.niemand_eigen_werk, e.pool_compleet),
        ),
        handeling(
            "beoordeel",
            T.IN_BEOORDELING,
            titel="Geval beoordelen",
            uitleg="Eén geval tegelijk, tegen elk criterium. Beoordeelt u een geval opnieuw, dan geldt het laatste.",
            norm="R37",
            door=BEOORDELAARS,
            gegevens=o.Beoordeling,
            eisen=(e.u_bent_beoordelaar, e.geval_toegewezen, e.niet_eigen_werk, e.elk_criterium_beoordeeld),
        ),
        overgang(
            "stel_resultaten_vast",
            T.IN_BEOORDELING,
            T.RESULTATEN_COMPLEET,
            titel="Resultaten vaststellen",
            uitleg="Het systeem telt de oordelen. Verschillen worden opgelost zoals het plan zegt.",
            norm="R37",
            door=KWA,
            gegevens=o.Resultaat,
            naast="beoordeel",
            eisen=(e.alles_beoordeeld, e.verschillen_opgelost),
            voegt_toe=Toevoeging("uitslag", t.uitslag),
            bericht=Bericht("stp_resultaten", (Rol.DIRECTEUR_BESTUURDER,)),
        ),
        overgang(
            "bespreek",
            T.RESULTATEN_COMPLEET,
            T.BESPROKEN,
            titel="Uitkomst bespreken met het bestuur",
            uitleg="Het bestuur kent de uitkomst en zegt wat er gebeurt.",
            norm="3.3.3",
            door=KWA,
            gegevens=o.Bespreking,
            naast="stel_resultaten_vast",
            eisen=e.bestuur_erbij,
        ),
        overgang(
            "bepaal_maatregelen",
            T.BESPROKEN,
            T.MAATREGELEN,
            titel="Maatregelen bepalen",
            uitleg="Zo nodig direct passende maatregelen; zijn die niet nodig, dan staat er waarom.",
            norm="3.3.3",
            door=KWA,
            gegevens=o.Maatregelen,
            naast=("stel_resultaten_vast", "bespreek"),
            eisen=e.maatregelen_passen,
            bewijs=Bewijs(
                "3.3.3",
                ("gevolg", "onderbouwing"),
                na=("trek", "verdeel", "beoordeel", "stel_resultaten_vast", "bespreek"),
                dekt=DEKKING,
            ),
            bericht=Bericht("stp_maatregelen", (Rol.TEAMLEIDER,)),
        ),
        overgang(
            "sluit",
            T.MAATREGELEN,
            T.GESLOTEN,
            titel="Steekproef sluiten",
            uitleg="De maatregelen zijn bepaald en teruggegeven; de steekproef is af.",
            norm="3.3.3",
            door=KWA,
            gegevens=o.Sluiting,
            stopt=STEEKPROEF_HALF,
        ),
        overgang(
            "trek_in",
            tuple(x for x in T if x not in (*EINDE, T.MAATREGELEN)),
            T.INGETROKKEN,
            titel="Steekproef intrekken",
            uitleg="Een ingetrokken steekproef telt niet mee en blijft zichtbaar, ook als er al getrokken was.",
            norm="R37",
            door=KWA,
            gegevens=MetReden,
            stopt=STEEKPROEF_HALF,
            bericht=Bericht("stp_ingetrokken", (Rol.DIRECTEUR_BESTUURDER, Rol.AUDITOR)),
        ),
        *algemene_handelingen(T, EINDE, correctie=(Correctie, (e.plan_blijft_zoals_aangekondigd,))),
    ),
    wacht={
        T.GEPLAND: Wacht((KWA,), "trek", (STEEKPROEF_HALF,)),
        T.GETROKKEN: Wacht((KWA,), "verdeel", (STEEKPROEF_HALF,)),
        T.IN_BEOORDELING: Wacht(
            BEOORDELAARS,
            "beoordeel",
            (STEEKPROEF_HALF,),
            tenzij=(Stap("stel_resultaten_vast", als=Verzameld(BEOORDELINGEN), wie=(KWA,)),),
        ),
        T.RESULTATEN_COMPLEET: Wacht((KWA,), "bespreek", (STEEKPROEF_HALF,)),
        T.BESPROKEN: Wacht((KWA,), "bepaal_maatregelen", (STEEKPROEF_HALF,)),
        T.MAATREGELEN: Wacht((KWA,), "sluit", (STEEKPROEF_HALF,)),
    },
)

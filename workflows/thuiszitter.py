"""Thuiszitter: from a signal to a pupil who is back at school, within six weeks (norm N5; domein.md 5 and 10.6)."""

from enum import StrEnum
from typing import Any

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Bewijs, Overgang, Start, handeling, overgang
from kernproces.taal.verzameling import Deelzaak
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Workflow
from workflows.algemeen import algemene_handelingen
from workflows.eisen import thuiszitter as e
from workflows.gegevens import thuiszitter as f
from workflows.termijnen import catalogus as t
from workflows.termijnen import thuiszitter as tt


class T(StrEnum):
    """The states of a thuiszitter."""

    SIGNAAL = "signaal"
    GEMELD = "gemeld"
    ACTIEF = "actief"
    PLEK_GEVONDEN = "plek_gevonden"
    GEPLAATST = "geplaatst"
    GESLOTEN = "gesloten"
    VRIJSTELLING = "vrijstelling"
    VERHUISD = "verhuisd"
    LEEFTIJD_BEREIKT = "leeftijd_bereikt"
    ONTERECHT = "onterecht"


TITELS = {
    T.SIGNAAL: "Signaal",
    T.GEMELD: "Gemeld",
    T.ACTIEF: "Verzuimcoach aan het werk",
    T.PLEK_GEVONDEN: "Plek gevonden",
    T.GEPLAATST: "Geplaatst",
    T.GESLOTEN: "Weer naar school",
    T.VRIJSTELLING: "Vrijstelling",
    T.VERHUISD: "Verhuisd",
    T.LEEFTIJD_BEREIKT: "Leeftijd bereikt",
    T.ONTERECHT: "Onterecht gemeld",
}
OPEN = (T.SIGNAAL, T.GEMELD, T.ACTIEF, T.PLEK_GEVONDEN, T.GEPLAATST)
EINDE = (T.GESLOTEN, T.VRIJSTELLING, T.VERHUISD, T.LEEFTIJD_BEREIKT, T.ONTERECHT)
SCHOOL = (Rol.ONDERSTEUNINGSCOORDINATOR, Rol.BEVOEGD_GEZAG, Rol.MENTOR)
LEIDING = (Rol.ONDERSTEUNINGSCOORDINATOR, Rol.BEVOEGD_GEZAG)
COACH = Rol.VERZUIMCOACH
ALLE_KLOKKEN = (tt.MELDEN, t.THZ_PLEK, t.THZ_OPP, tt.DOORBRAAK, tt.VOLGEN)


def _sluit_anders(naar: T, **rest: Any) -> Overgang:
    """One of the ends without a place; the form chooses which."""
    return overgang(
        "sluit_anders",
        OPEN,
        naar,
        titel="Sluiten zonder plaatsing",
        uitleg="Door een vrijstelling, een verhuizing, de leeftijd, of omdat de melding niet klopte.",
        norm="LPW 5, 5a, 11, 15",
        door=(COACH, Rol.TEAMLEIDER),
        gegevens=f.AndersGesloten,
        stopt=ALLE_KLOKKEN,
        bericht=Bericht("thz_anders_gesloten", LEIDING),
        **rest,
    )


THUISZITTER = Workflow(
    naam="thuiszitter",
    versie=1,
    titel="Thuiszitter",
    bron="Samen werken aan kwaliteit, N5; LPW 21, 21a en 22; Thuiszitterspact 13 juni 2016; WPO 40a",
    toestanden=TITELS,
    begin=T.SIGNAAL,
    einde=EINDE,
    deelzaken=(Deelzaak("arrangement", bij=OPEN[1:]), Deelzaak("opp", bij=OPEN[1:])),
    hangt_aan=("kernproces",),
    kan_los=True,
    start=overgang(
        "signaleer",
        (),
        T.SIGNAAL,
        titel="Thuiszitter signaleren",
        uitleg="Een leerling komt niet meer op school, of dreigt thuis te komen zitten.",
        norm="norm N5",
        door=(*SCHOOL, COACH),
        gegevens=f.Signaal,
        eisen=e.eerste_dag_is_geweest,
        start=Start(tt.MELDEN, uiterlijk=e.uiterlijk_melden),
        bericht=Bericht("thz_signaal", (COACH,)),
    ),
    overgangen=(
        handeling(
            "signaleer",
            T.SIGNAAL,
            titel="Signaal bijwerken",
            uitleg="Als de eerste dag of de soort van het verzuim anders is dan eerst gezegd.",
            norm="norm N5",
            door=(*SCHOOL, COACH),
            gegevens=f.Signaal,
            eisen=e.eerste_dag_is_geweest,
            start=Start(tt.MELDEN, uiterlijk=e.uiterlijk_melden),
        ),
        overgang(
            "meld",
            T.SIGNAAL,
            T.GEMELD,
            titel="Thuiszitter melden",
            uitleg="Vanaf nu tellen de zes weken voor een plek en voor het plan. Leerplicht meldt via de verzuimcoach.",
            norm="norm N5, LPW 21a",
            door=(*SCHOOL, COACH),
            gegevens=f.Melding,
            naast="signaleer",
            eisen=(e.eerste_dag_is_geweest, e.langer_dan_vier_weken_of_absoluut),
            stopt=tt.MELDEN,
            start=(t.THZ_PLEK, t.THZ_OPP, Start(tt.DOORBRAAK, begin="eerste_verzuimdag")),
            bericht=Bericht("thz_gemeld", (COACH, Rol.BEHANDELAAR)),
        ),
        overgang(
            "wijs_coach_toe",
            T.GEMELD,
            T.ACTIEF,
            titel="Verzuimcoach toewijzen",
            uitleg="De coach draagt de zaak tot de leerling weer naar school gaat.",
            norm="norm N5",
            door=(Rol.BEHANDELAAR, Rol.TEAMLEIDER),
            gegevens=f.Coachtoewijzing,
            naast="meld",
            eisen=e.coach_is_verzuimcoach,
            wijst_toe="coach",
            bericht=(Bericht("thz_coach", LEIDING), Bericht("thz_coach_u", (COACH,))),
        ),
        handeling(
            "stel_opp_vast",
            (T.ACTIEF, T.PLEK_GEVONDEN, T.GEPLAATST),
            titel="Ontwikkelingsperspectief vaststellen",
            uitleg="Na overleg, met instemming met het handelingsdeel, en met de leerling.",
            norm="WPO 40a, WEC 41a, WVO 2.44",
            door=SCHOOL,
            gegevens=f.Thuiszittersplan,
            eisen=(e.plan_na_overleg_en_instemming, e.leerling_gehoord),
            stopt=t.THZ_OPP,
            bewijs=Bewijs("R27", ("plan_hash", "overleg_op", "instemming_op"), voorval=True),
            bericht=Bericht("thz_opp", (COACH,)),
        ),
        overgang(
            "vind_plek",
            (T.ACTIEF, T.PLEK_GEVONDEN),
            T.PLEK_GEVONDEN,
            titel="Plek vastleggen",
            uitleg="Ging een plek niet door, leg dan hier de nieuwe vast. De zes weken lopen tot de leerling er echt is.",
            norm="norm N5",
            door=COACH,
            gegevens=f.GevondenPlek,
            eisen=(e.school_staat_in_register, e.ouders_zijn_akkoord),
            bericht=Bericht("thz_plek_gevonden", (*LEIDING, Rol.OUDER)),
        ),
        overgang(
            "plaats",
            T.PLEK_GEVONDEN,
            T.GEPLAATST,
            titel="Plaatsing bevestigen",
            uitleg="Geplaatst is pas wie er is: de aanwezigheid is bevestigd. Daarna volgen wij vier weken.",
            norm="norm N5",
            door=COACH,
            gegevens=f.Plaatsing,
            naast="vind_plek",
            eisen=(e.plek_is_begonnen, e.aanwezigheid_is_bevestigd, e.leerplicht_weet_het),
            stopt=(t.THZ_PLEK, tt.DOORBRAAK),
            start=tt.VOLGEN,
            bewijs=Bewijs("R26", ("aanwezig_op", "bevestigd_door"), voorval=True),
            bericht=Bericht("thz_geplaatst", (*LEIDING, Rol.OUDER)),
        ),
        overgang(
            "sluit",
            T.GEPLAATST,
            T.GESLOTEN,
            titel="Sluiten: de plek houdt",
            uitleg="De leerling gaat nog steeds naar de plek; de zaak is af.",
            norm="norm N5",
            door=(COACH, Rol.TEAMLEIDER),
            gegevens=f.Afsluiting,
            eisen=e.leerling_is_er_nog,
            stopt=(t.THZ_OPP, tt.VOLGEN),
            bericht=Bericht("thz_gesloten", (*LEIDING, Rol.OUDER)),
        ),
        _sluit_anders(T.VRIJSTELLING, wanneer=e.grond_is_vrijstelling, eisen=e.vrijstelling_heeft_artikel),
        _sluit_anders(T.VERHUISD, wanneer=e.grond_is_verhuisd),
        _sluit_anders(T.LEEFTIJD_BEREIKT, wanneer=e.grond_is_leeftijd),
        _sluit_anders(T.ONTERECHT),
        handeling(
            "escaleer",
            (T.GEMELD, T.ACTIEF, T.PLEK_GEVONDEN),
            titel="Doorbraak vastleggen",
            uitleg="Wat met de gemeente of het bestuur is afgesproken om vooruit te komen. Dat mag op elk moment.",
            norm="Thuiszitterspact 2016",
            door=(COACH, Rol.DIRECTEUR_BESTUURDER),
            gegevens=f.Doorbraak,
            eisen=e.met_iemand_gesproken,
            bericht=Bericht("thz_doorbraak", (Rol.DIRECTEUR_BESTUURDER, COACH)),
        ),
        *algemene_handelingen(T, EINDE),
    ),
    wacht={
        T.SIGNAAL: Wacht((COACH, *LEIDING), "meld", (tt.MELDEN,)),
        T.GEMELD: Wacht(
            (Rol.BEHANDELAAR, Rol.TEAMLEIDER), "wijs_coach_toe", (t.THZ_PLEK, t.THZ_OPP, tt.DOORBRAAK)
        ),
        T.ACTIEF: Wacht((COACH,), "vind_plek", (t.THZ_PLEK, t.THZ_OPP, tt.DOORBRAAK)),
        T.PLEK_GEVONDEN: Wacht((COACH,), "plaats", (t.THZ_PLEK, tt.DOORBRAAK)),
        T.GEPLAATST: Wacht((COACH,), "sluit", (tt.VOLGEN,)),
    },
)

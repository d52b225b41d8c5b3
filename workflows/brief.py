"""Brief: a letter or decision on its way out. Written from the facts, read by somebody else, and sent as exactly those bytes.

It hangs on the zaak that it is about (KSO 3.2.6; Awb 3:41, 3:46). Nothing leaves without an approval of its bytes, and the
approval lapses as soon as the letter, or a fact that it rests on, changes.
"""

from enum import StrEnum

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, overgang
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Workflow
from workflows.algemeen import STAF, algemene_handelingen
from workflows.eisen import brief as e
from workflows.eisen.ondertekening import niet_van_eigen_hand
from workflows.gegevens import brief as f
from workflows.gegevens.gemeen import MetReden


class T(StrEnum):
    """The states of a letter."""

    CONCEPT = "concept"
    TER_BEOORDELING = "ter_beoordeling"
    GOEDGEKEURD = "goedgekeurd"
    VERZONDEN = "verzonden"
    INGETROKKEN = "ingetrokken"


TITELS = {
    T.CONCEPT: "In concept",
    T.TER_BEOORDELING: "Bij de tweede lezer",
    T.GOEDGEKEURD: "Goedgekeurd",
    T.VERZONDEN: "Verzonden",
    T.INGETROKKEN: "Ingetrokken",
}
LEZERS = (Rol.TWEEDE_LEZER, Rol.JURIST, Rol.TEAMLEIDER, Rol.DIRECTEUR_BESTUURDER)
BUITEN = (Rol.BEVOEGD_GEZAG, Rol.ONDERSTEUNINGSCOORDINATOR, Rol.OUDER, Rol.LEERLING)
KLOK = "De termijn loopt in de zaak waar de brief bij hoort."

BRIEF = Workflow(
    naam="brief",
    versie=1,
    titel="Brief of besluit",
    bron="KSO 3.2.6; Awb 2:13, 2:25, 3:41, 3:45 en 3:46",
    toestanden=TITELS,
    begin=T.CONCEPT,
    einde=(T.VERZONDEN, T.INGETROKKEN),
    hangt_aan=(
        *("kernproces", "tlv", "tlv_opvolging", "bezwaar", "arrangement", "evaluatie", "thuiszitter"),
        *("afwijking", "opp"),
    ),
    klok_van_hoofdzaak=True,
    loopt_door=(T.GOEDGEKEURD,),
    start=overgang(
        "stel_op",
        (),
        T.CONCEPT,
        titel="Brief opstellen",
        uitleg="Uit een sjabloon, met de feiten van de zaak; of een brief die u zelf schreef.",
        norm="Awb 3:46",
        door=STAF,
        gegevens=f.Briefstart,
        eisen=(e.ontvanger_gekozen, e.dagtekening_niet_voorbij),
    ),
    overgangen=(
        overgang(
            "leg_voor",
            T.CONCEPT,
            T.TER_BEOORDELING,
            titel="Aan de tweede lezer geven",
            uitleg="Vanaf nu ligt de tekst van de brief vast.",
            norm="3.2.6",
            door=STAF,
            gegevens=f.Voorlegging,
            eisen=(e.dagtekening_niet_voorbij, e.feiten_staan_nog),
            bericht=Bericht("brief_ter_beoordeling", (Rol.TWEEDE_LEZER,)),
        ),
        overgang(
            "keur_goed",
            T.TER_BEOORDELING,
            T.GOEDGEKEURD,
            titel="Brief goedkeuren",
            uitleg="U keurt precies deze brief goed; elke wijziging daarna laat de goedkeuring vervallen.",
            norm="3.2.6",
            door=LEZERS,
            ander_dan=("stel_op", "leg_voor"),
            gegevens=f.Akkoord,
            eisen=(e.feiten_als_voorgelegd, e.zelfde_brief_als_voorgelegd, niet_van_eigen_hand),
            bericht=Bericht("brief_goedgekeurd", (Rol.SECRETARIAAT,)),
        ),
        overgang(
            "keur_af",
            T.TER_BEOORDELING,
            T.CONCEPT,
            titel="Brief teruggeven",
            uitleg="De brief gaat terug naar wie hem schreef, met wat er anders moet.",
            norm="3.2.6",
            door=LEZERS,
            gegevens=f.Terug,
            bericht=Bericht("brief_terug", (Rol.BEHANDELAAR,)),
        ),
        overgang(
            "wijzig",
            (T.TER_BEOORDELING, T.GOEDGEKEURD),
            T.CONCEPT,
            titel="Brief wijzigen",
            uitleg="Een goedkeuring die er al was, vervalt; een ander leest de brief opnieuw.",
            norm="3.2.6",
            door=STAF,
            gegevens=f.Wijziging,
            eisen=e.dagtekening_niet_voorbij,
        ),
        overgang(
            "verzend",
            T.GOEDGEKEURD,
            T.VERZONDEN,
            titel="Brief verzenden",
            uitleg="Alleen de goedgekeurde brief gaat naar buiten, op de dag die hij draagt.",
            norm="Awb 3:41",
            door=Rol.SECRETARIAAT,
            gegevens=f.Verzending,
            eisen=(
                e.ontvanger_gekozen,
                e.zelfde_brief_als_goedgekeurd,
                e.goedkeuring_geldt_nog,
                e.op_de_dagtekening,
            ),
            bericht=Bericht("brief_verzonden", BUITEN, gekozen="ontvangers"),
        ),
        overgang(
            "trek_in",
            (T.CONCEPT, T.TER_BEOORDELING, T.GOEDGEKEURD),
            T.INGETROKKEN,
            titel="Brief intrekken",
            uitleg="Voor een brief die toch niet weg hoeft. De reden blijft bewaard.",
            door=STAF,
            gegevens=MetReden,
        ),
        *algemene_handelingen(T, (T.VERZONDEN, T.INGETROKKEN)),
    ),
    wacht={
        T.CONCEPT: Wacht((Rol.BEHANDELAAR,), "leg_voor", zonder_klok=KLOK),
        T.TER_BEOORDELING: Wacht((Rol.TWEEDE_LEZER,), "keur_goed", zonder_klok=KLOK),
        T.GOEDGEKEURD: Wacht((Rol.SECRETARIAAT,), "verzend", zonder_klok=KLOK),
    },
)

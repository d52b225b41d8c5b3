"""Evaluatie: evaluating the plan, and the second reader who signs before anything leaves (KSO 3.2.2, 3.2.6; domein.md 10.2)."""

from enum import StrEnum

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Bewijs, Start, overgang
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Workflow
from workflows.algemeen import algemene_handelingen
from workflows.eisen import evaluatie as e
from workflows.eisen.ondertekening import ONMISBAAR, niet_van_eigen_hand
from workflows.gegevens import evaluatie as f
from workflows.termijnen import catalogus as t


class T(StrEnum):
    """The states of an evaluation."""

    GEPLAND = "gepland"
    UITGENODIGD = "uitgenodigd"
    BESPROKEN = "besproken"
    CONCEPT = "concept"
    TER_BEOORDELING = "ter_beoordeling"
    GOEDGEKEURD = "goedgekeurd"
    VERZONDEN = "verzonden"


TITELS = {
    T.GEPLAND: "Gepland",
    T.UITGENODIGD: "Uitgenodigd",
    T.BESPROKEN: "Besproken",
    T.CONCEPT: "Verslag in concept",
    T.TER_BEOORDELING: "Bij de tweede lezer",
    T.GOEDGEKEURD: "Goedgekeurd",
    T.VERZONDEN: "Verzonden",
}

KLOK = "De jaarlijkse evaluatie loopt in het dossier."

EVALUATIE = Workflow(
    naam="evaluatie",
    versie=1,
    titel="Evaluatie",
    bron="KSO 3.2.2, 3.2.3 en 3.2.6; WPO 40a, WEC 41a, WVO 2.44",
    toestanden=TITELS,
    begin=T.GEPLAND,
    einde=(T.VERZONDEN,),
    hangt_aan=("kernproces",),
    kan_los=True,
    klok_van_hoofdzaak=True,
    loopt_door=(T.GOEDGEKEURD,),  # an approved report may still be sent after the dossier was closed
    onmisbaar={
        Rol.SECRETARIAAT: "Alleen het secretariaat verstuurt verslagen; bij afwezigheid geldt de vervanging.",
        Rol.BEHANDELAAR: "De behandelaar evalueert het plan; bij afwezigheid geldt de vervanging of een overdracht.",
        Rol.TWEEDE_LEZER: "Niets gaat naar buiten zonder tweede lezer; bij afwezigheid geldt de vervanging.",
        "allen_genodigd": "Wie niet genodigd is, kan met een reden worden genoemd.",
        "aanwezigheid_vastgelegd": "Wie er niet was, kan met een reden worden genoemd.",
        "visie_gevraagd": "Zonder mening van de leerling volstaat de reden.",
        "elk_doel_geevalueerd": "Elk doel kan een uitkomst krijgen, ook 'niet behaald'.",
        "bevoegd_en_deskundig": "De directeur-bestuurder kan een tweede lezer mandaat geven, ook van buiten.",
        "niet_van_eigen_hand": ONMISBAAR,
        "zelfde_verslag_als_ingediend": "Het ingediende verslag is er altijd; anders volgt afkeuren.",
        "zelfde_verslag_als_goedgekeurd": "Het goedgekeurde verslag is er altijd; anders opnieuw vastleggen.",
        "ontvangers_toegestaan": "Ouders mogen het verslag altijd ontvangen.",
    },
    start=overgang(
        "plan",
        (),
        T.GEPLAND,
        titel="Evaluatie plannen",
        uitleg="De dag van het gesprek; daarna nodigt het secretariaat uit.",
        norm="3.2.2",
        door=Rol.BEHANDELAAR,
        gegevens=f.Afspraak,
        eisen=e.gesprek_binnen_schooljaar,
    ),
    overgangen=(
        overgang(
            "nodig_uit",
            T.GEPLAND,
            T.UITGENODIGD,
            titel="Uitnodigen",
            uitleg="Wie bij het gesprek hoort, krijgt een uitnodiging. Wie niet is genodigd, met de reden.",
            norm="3.2.2",
            door=Rol.SECRETARIAAT,
            gegevens=f.Uitnodiging,
            eisen=e.allen_genodigd,
            bericht=Bericht("eval_uitnodiging", (Rol.OUDER, Rol.LEERLING, Rol.BEVOEGD_GEZAG)),
        ),
        overgang(
            "bespreek",
            T.UITGENODIGD,
            T.BESPROKEN,
            titel="Gesprek vastleggen",
            uitleg="Wie erbij was, en wat de leerling vindt.",
            norm="3.2.2",
            door=Rol.BEHANDELAAR,
            gegevens=f.Gesprek,
            eisen=(e.aanwezigheid_vastgelegd, e.visie_gevraagd),
        ),
        overgang(
            "leg_vast",
            (T.BESPROKEN, T.GOEDGEKEURD),
            T.CONCEPT,
            titel="Evaluatie vastleggen",
            uitleg="Per doel het resultaat en de conclusie. Een goedkeuring die er al was, vervalt.",
            norm="3.2.2",
            door=Rol.BEHANDELAAR,
            gegevens=f.EvaluatieVerslag,
            naast=("bespreek", "keur_af"),
            eisen=e.elk_doel_geevalueerd,
            bewijs=(Bewijs("3.2.2", ("uitkomsten",)), Bewijs("3.2.3", ("uitkomsten",))),
        ),
        overgang(
            "dien_in",
            T.CONCEPT,
            T.TER_BEOORDELING,
            titel="Aan de tweede lezer geven",
            uitleg="Vanaf nu ligt de tekst vast.",
            norm="3.2.6",
            door=Rol.BEHANDELAAR,
            gegevens=f.TerBeoordeling,
            bericht=Bericht("eval_ter_beoordeling", (Rol.TWEEDE_LEZER,)),
        ),
        overgang(
            "keur_goed",
            T.TER_BEOORDELING,
            T.GOEDGEKEURD,
            titel="Verslag goedkeuren",
            uitleg="Een ander dan wie het schreef las het verslag; nu kan het naar de betrokkenen.",
            norm="3.2.6",
            door=Rol.TWEEDE_LEZER,
            ander_dan=("leg_vast", "dien_in"),
            gegevens=f.Goedkeuring,
            naast="leg_vast",
            eisen=(e.bevoegd_en_deskundig, e.zelfde_verslag_als_ingediend, niet_van_eigen_hand),
            bewijs=Bewijs("3.2.6", ("document_hash", "bevindingen")),
            bericht=Bericht("eval_goedgekeurd", (Rol.SECRETARIAAT, Rol.BEHANDELAAR)),
        ),
        overgang(
            "keur_af",
            T.TER_BEOORDELING,
            T.CONCEPT,
            titel="Verslag afkeuren",
            uitleg="Het verslag gaat terug naar wie het schreef, met wat er anders moet.",
            norm="3.2.6",
            door=Rol.TWEEDE_LEZER,
            gegevens=f.Afkeuring,
            naast="leg_vast",
            bericht=Bericht("eval_afgekeurd", (Rol.BEHANDELAAR,)),
        ),
        overgang(
            "verzend",
            T.GOEDGEKEURD,
            T.VERZONDEN,
            titel="Verslag verzenden",
            uitleg="Alleen het goedgekeurde verslag gaat naar buiten.",
            norm="3.2.6",
            door=Rol.SECRETARIAAT,
            gegevens=f.Verzending,
            eisen=(e.zelfde_verslag_als_goedgekeurd, e.ontvangers_toegestaan),
            hoofdzaak_stopt=t.EVAL,
            hoofdzaak_start=Start(t.EVAL, begin=e.eerste_dag_volgende_periode, wanneer=e.plan_loopt_door),
            bericht=Bericht("eval_verslag", f.MAG_ONTVANGEN, gekozen="ontvangers"),
        ),
        overgang(
            "verzet",
            (T.GEPLAND, T.UITGENODIGD),
            T.GEPLAND,
            titel="Gesprek verzetten",
            uitleg="Na het einde van de termijn alleen door de teamleider.",
            norm="3.2.2",
            door=(Rol.BEHANDELAAR, Rol.TEAMLEIDER),
            gegevens=f.Verzetting,
            eisen=e.later_alleen_door_teamleider,
            bericht=Bericht("eval_verzet", (Rol.OUDER, Rol.LEERLING, Rol.BEVOEGD_GEZAG)),
        ),
        *algemene_handelingen(T, (T.VERZONDEN,)),
    ),
    wacht={
        T.GEPLAND: Wacht((Rol.SECRETARIAAT,), "nodig_uit", zonder_klok=KLOK),
        T.UITGENODIGD: Wacht((Rol.BEHANDELAAR,), "bespreek", zonder_klok=KLOK),
        T.BESPROKEN: Wacht((Rol.BEHANDELAAR,), "leg_vast", zonder_klok=KLOK),
        T.CONCEPT: Wacht((Rol.BEHANDELAAR,), "dien_in", zonder_klok=KLOK),
        T.TER_BEOORDELING: Wacht((Rol.TWEEDE_LEZER,), "keur_goed", zonder_klok=KLOK),
        T.GOEDGEKEURD: Wacht((Rol.SECRETARIAAT,), "verzend", zonder_klok=KLOK),
    },
)

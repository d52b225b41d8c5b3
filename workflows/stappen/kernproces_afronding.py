"""KSO 3.3: ending, handing over, aftercare and learning (domein.md 10.1)."""

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Bewijs, Slot, Start, overgang
from workflows.eisen import afronding as e
from workflows.eisen.uitvoering import geen_contact_gepland, geen_evaluatie_gepland, volgend_contact
from workflows.gegevens import afronding as f
from workflows.termijnen import catalogus as t
from workflows.termijnen import kernproces as tk
from workflows.toestanden.kernproces import KLANT, OPEN_TOESTANDEN, T

ALLE_TERMIJNEN = (t.OPP, t.EVAL, tk.CONTACT, tk.HERBEOORDELING, tk.NAZORG, tk.TOELATING)

AFRONDING = (
    overgang(
        "start_afronding",
        T.UITVOERING,
        T.AFRONDING,
        titel="Afronding beginnen",
        uitleg="Aan de afspraken is voldaan, of er is overeenstemming over het einde.",
        norm="3.3.1",
        door=Rol.BEHANDELAAR,
        gegevens=f.Beeindiging,
        eisen=(e.grond_onderbouwd, e.geen_open_afwijking),
        bewijs=Bewijs("3.3.1", ("grond", "toelichting")),
        bericht=Bericht("kp_afronding_gestart", KLANT),
    ),
    overgang(
        "start_transitie",
        T.AFRONDING,
        T.TRANSITIE,
        titel="Transitie beginnen",
        uitleg="Met een evaluatie die een tweede lezer goedkeurde.",
        norm="3.3.2",
        door=Rol.BEHANDELAAR,
        gegevens=f.Transitieplan,
        naast="start_afronding",
        eisen=e.eindevaluatie_goedgekeurd,
        stopt=(t.OPP, t.EVAL),
        # The receiver has no role here: the secretariaat sends what goes outside, so that nothing leaves unseen.
        bericht=Bericht("kp_transitie_gestart", (Rol.SECRETARIAAT,)),
    ),
    overgang(
        "rond_transitie_af",
        T.TRANSITIE,
        T.NAZORG,
        titel="Transitie afronden",
        uitleg="De overdracht is bevestigd en eigendommen zijn terug.",
        norm="3.3.2",
        door=Rol.BEHANDELAAR,
        gegevens=f.Transitie,
        naast="start_transitie",
        eisen=(e.ontvangst_bevestigd, e.rapport_overgedragen, e.eigendommen_terug, e.nazorg_geregeld),
        stopt=(t.EVAL, tk.CONTACT),
        start=Start(tk.NAZORG, uiterlijk=e.laatste_nazorgdag),
        bewijs=(
            Bewijs("3.3.2", ("ontvangst_bevestigd_op", "bevestigd_door")),
            Bewijs("3.2.5", ("gegevens_en_eigendommen",)),
        ),
        bericht=Bericht("kp_transitie_afgerond", KLANT),
    ),
    overgang(
        "sluit",
        T.NAZORG,
        T.AFGESLOTEN,
        titel="Dossier sluiten",
        uitleg="De nazorg is gegeven en wat we leerden is gedeeld.",
        norm="3.3.4",
        door=Rol.TEAMLEIDER,
        gegevens=f.Sluiting,
        naast="rond_transitie_af",
        eisen=(e.nazorg_afgerond, e.kennis_gedeeld),
        sluit=Slot.DOSSIER,
        stopt=ALLE_TERMIJNEN,
        start=t.BEWAREN,
        bewijs=Bewijs("3.3.4", ("kennis",)),
        bericht=Bericht("kp_gesloten", KLANT),
    ),
    overgang(
        "heropen",
        T.AFGESLOTEN,
        T.HERZIENING,
        titel="Dossier heropenen",
        uitleg="Zolang de bewaartermijn loopt.",
        norm="3.3.1",
        door=Rol.TEAMLEIDER,
        gegevens=f.Heropening,
        eisen=(e.binnen_bewaartermijn, e.niet_na_overlijden),
        stopt=t.BEWAREN,
        start=(
            Start(t.EVAL, wanneer=geen_evaluatie_gepland),
            Start(tk.CONTACT, uiterlijk=volgend_contact, wanneer=geen_contact_gepland),
        ),
        bericht=Bericht("kp_heropend", KLANT),
        na_afloop=True,
    ),
    overgang(
        "beeindig_voortijdig",
        OPEN_TOESTANDEN,
        T.AFGESLOTEN,
        titel="Voortijdig beëindigen",
        uitleg="Overleden, verhuisd, buiten beeld na pogingen, of de opdracht is vervallen.",
        norm="3.3.1",
        door=Rol.TEAMLEIDER,
        gegevens=f.VoortijdigEinde,
        eisen=e.voortijdige_grond_onderbouwd,
        stopt=ALLE_TERMIJNEN,
        start=t.BEWAREN,
        # A family that lost a child, or that cannot be found, gets no letter.
        bericht=Bericht("kp_beeindigd", KLANT, wanneer=e.bericht_is_passend),
    ),
)

"""Klacht: from hearing to closing, and what moves its clock (Awb 9:5, 9:10-9:12; KSO 3.2.7; seed 004, Bureau-4)."""

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Bewijs, Slot, Verzet, handeling, overgang
from kernproces.taal.verzameling import Begin, Spoor
from workflows.eisen import klacht as e
from workflows.eisen import klacht_afhandeling as ea
from workflows.gegevens import klacht_behandeling as f
from workflows.gegevens.gemeen import Brief
from workflows.termijnen.catalogus import KLACHT
from workflows.termijnen.klacht import KLOKKEN
from workflows.toestanden.klacht import DB, JUR_KWA, ONBESLIST, T, aan_klager

UITSTEL = Spoor(
    "uitstel",
    "Het uitstel waarmee de klager instemde",
    waar=ONBESLIST,
    schort_op=(KLACHT,),
    begint=(Begin("spreek_uitstel_af", "Awb 9:11 lid 3", tot=e.einde_van_uitstel),),
    eindigt=(),
    stapelt=True,
    eindigt_vanzelf=True,
)

BEHANDELING = (
    overgang(
        "hoor",
        T.IN_BEHANDELING,
        T.GEHOORD,
        titel="Horen",
        uitleg="De klager en degene over wie de klacht gaat, krijgen allebei de kans om te vertellen wat er gebeurde.",
        norm="Awb 9:10",
        door=JUR_KWA,
        gegevens=f.Hoorverslag,
        eisen=(e.niet_betrokken, ea.beide_gehoord, ea.verslag_van_het_horen),
        bericht=aan_klager("kl_gehoord"),
    ),
    overgang(
        "leg_bevindingen_vast",
        T.GEHOORD,
        T.BEVINDINGEN,
        titel="Bevindingen vastleggen",
        uitleg="Daarna oordeelt de directeur-bestuurder.",
        norm="Awb 9:12",
        door=JUR_KWA,
        gegevens=f.Bevindingen,
        eisen=(e.niet_betrokken, ea.advies_van_de_commissie),
        bericht=Bericht("kl_bevindingen", DB),
    ),
    overgang(
        "handel_af",
        T.BEVINDINGEN,
        T.AFGEHANDELD,
        titel="Klacht afhandelen",
        uitleg="De klager krijgt schriftelijk het oordeel, met redenen en waar hij nog terecht kan.",
        norm="Awb 9:12",
        door=Rol.DIRECTEUR_BESTUURDER,
        gegevens=f.Afhandeling,
        eisen=(e.niet_betrokken, ea.afwijking_van_advies_verklaard, e.beklaagde_heeft_bericht),
        stopt=KLACHT,
        bericht=(*aan_klager("kl_afgehandeld"), Bericht("kl_rapporteren", JUR_KWA)),
    ),
    overgang(
        "rapporteer",
        T.AFGEHANDELD,
        T.GERAPPORTEERD,
        titel="Rapporteren aan de directeur-bestuurder",
        norm="B4",
        door=JUR_KWA,
        gegevens=f.Rapportage,
        eisen=e.niet_betrokken,
        bewijs=Bewijs("B4", ("rapport",), voorval=True),
        bericht=Bericht("kl_gerapporteerd", DB),
    ),
    overgang(
        "sluit",
        T.GERAPPORTEERD,
        T.GESLOTEN,
        titel="Klacht sluiten",
        uitleg="Pas als de maatregel is uitgevoerd en vaststaat of die hielp.",
        norm="3.2.7",
        door=JUR_KWA,
        gegevens=f.Sluiting,
        eisen=(
            e.niet_betrokken,
            ea.maatregel_met_effect,
            ea.ander_beoordeelt_effect,
        ),
        sluit=Slot.ZAAK,
        bewijs=Bewijs("3.2.7", ("onderbouwing",), voorval=True),
    ),
    overgang(
        "meld_tevreden",
        T.IN_BEHANDELING,
        T.NAAR_TEVREDENHEID,
        titel="Klager is tevreden",
        uitleg="De plicht om de klacht verder te behandelen vervalt.",
        norm="Awb 9:5",
        door=JUR_KWA,
        gegevens=f.Tevredenheid,
        eisen=e.niet_betrokken,
        stopt=KLACHT,
        bewijs=Bewijs("3.2.7", ("wat_gedaan", "waaruit_blijkt"), voorval=True),
        bericht=(*aan_klager("kl_tevreden"), Bericht("kl_afgesloten", DB)),
    ),
    handeling(
        "verdaag",
        ONBESLIST,
        titel="Verdagen",
        uitleg="Eén keer, ten hoogste vier weken. De klager en degene over wie de klacht gaat, horen het allebei.",
        norm="Awb 9:11 lid 2",
        door=JUR_KWA,
        gegevens=f.Verdaging,
        eisen=(e.niet_betrokken, e.nog_niet_verdaagd, e.termijn_loopt_nog, e.beklaagde_heeft_bericht),
        verzet=Verzet(KLACHT, "Awb 9:11 lid 2", dagen="dagen"),
        bericht=aan_klager("kl_verdaagd"),
    ),
    handeling(
        "spreek_uitstel_af",
        ONBESLIST,
        titel="Verder uitstel afspreken",
        uitleg="Alleen als de klager schriftelijk instemt; de klok staat zo lang stil.",
        norm="Awb 9:11 lid 3",
        door=JUR_KWA,
        gegevens=f.Instemming,
        eisen=(e.niet_betrokken, e.termijn_loopt_nog),
        bericht=aan_klager("kl_uitstel_afgesproken"),
    ),
    overgang(
        "trek_in",
        ONBESLIST,
        T.INGETROKKEN,
        titel="Intrekking vastleggen",
        uitleg="De klager trekt de klacht schriftelijk in.",
        norm="Awb 9:4",
        door=JUR_KWA,
        gegevens=Brief,
        eisen=e.niet_betrokken,
        stopt=KLOKKEN,
        bericht=(*aan_klager("kl_ingetrokken"), Bericht("kl_afgesloten", DB)),
    ),
)

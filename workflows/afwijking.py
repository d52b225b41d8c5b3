"""Afwijking: an incident, complaint, signal or deviation, its measure, and whether that helped (KSO 3.2.7; domein.md 10.7)."""

from enum import StrEnum

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Bewijs, Slot, Start, overgang
from kernproces.taal.verzameling import Deelzaak
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Workflow
from workflows.algemeen import algemene_handelingen
from workflows.eisen import afwijking as e
from workflows.gegevens import afwijking as f
from workflows.gegevens.gemeen import MetReden
from workflows.termijnen.afwijking import MAATREGEL


class T(StrEnum):
    """The states of an afwijking."""

    GEREGISTREERD = "geregistreerd"
    BEOORDEELD = "beoordeeld"
    MAATREGEL_BEPAALD = "maatregel_bepaald"
    UITGEVOERD = "uitgevoerd"
    EFFECT_BEOORDEELD = "effect_beoordeeld"
    GESLOTEN = "gesloten"
    INGETROKKEN = "ingetrokken"


TITELS = {
    T.GEREGISTREERD: "Geregistreerd",
    T.BEOORDEELD: "Ernst beoordeeld",
    T.MAATREGEL_BEPAALD: "Maatregel bepaald",
    T.UITGEVOERD: "Maatregel uitgevoerd",
    T.EFFECT_BEOORDEELD: "Effect voldoende",
    T.GESLOTEN: "Gesloten",
    T.INGETROKKEN: "Ten onrechte gemeld",
}

GEEN_TERMIJN = "De norm stelt hier geen termijn; de werkvoorraad laat zien hoe lang de melding hier ligt."
EINDE = (T.GESLOTEN, T.INGETROKKEN)
OPEN = tuple(t for t in T if t not in EINDE)
OORDEELT = (Rol.KWALITEITSMEDEWERKER, Rol.TEAMLEIDER)

AFWIJKING = Workflow(
    naam="afwijking",
    versie=1,
    titel="Afwijking of incident",
    bron="KSO 3.2.7",
    toestanden=TITELS,
    begin=T.GEREGISTREERD,
    einde=EINDE,
    hangt_aan=("kernproces", "tlv", "klacht"),
    deelzaken=(Deelzaak("datalek", OPEN, wacht=True), Deelzaak("klacht", OPEN)),
    kan_los=True,
    onmisbaar={
        Rol.BEHANDELAAR: "De behandelaar handelt de melding af; bij afwezigheid geldt de vervanging of een overdracht.",
        "zorgde_niet_voor_de_maatregel": "Twee functies mogen oordelen; wie niet voor de maatregel zorgde, doet het.",
        "maatregel_is_afgesproken": "Een nieuwe maatregel kan altijd worden afgesproken.",
    },
    start=overgang(
        "registreer",
        (),
        T.GEREGISTREERD,
        titel="Afwijking of incident melden",
        uitleg="Wat anders ging dan afgesproken, of een incident. Ook als het al is opgelost.",
        norm="3.2.7",
        door=Rol.BEHANDELAAR,
        gegevens=f.Melding,
    ),
    overgangen=(
        overgang(
            "beoordeel",
            T.GEREGISTREERD,
            T.BEOORDEELD,
            titel="Ernst beoordelen",
            uitleg="Is het ernstig, dan krijgt de directeur-bestuurder dezelfde dag bericht.",
            norm="3.2.7",
            door=Rol.BEHANDELAAR,
            gegevens=f.Weging,
            naast="registreer",
            bericht=Bericht("afw_ernstig", (Rol.DIRECTEUR_BESTUURDER,), wanneer=e.is_ernstig, spoed=True),
        ),
        overgang(
            "bepaal_maatregel",
            (T.BEOORDEELD, T.MAATREGEL_BEPAALD),
            T.MAATREGEL_BEPAALD,
            titel="Maatregel bepalen",
            uitleg="In overleg met de klant. Na een onvoldoende effect volgt een nieuwe maatregel.",
            norm="3.2.7",
            door=Rol.BEHANDELAAR,
            gegevens=f.Maatregel,
            naast=("registreer", "beoordeel", "beoordeel_effect"),
            eisen=(e.maatregel_is_nodig, e.eigenaar_bekend, e.dag_ligt_na_vandaag, e.klant_geraadpleegd),
            stopt=MAATREGEL,
            start=Start(MAATREGEL, uiterlijk="uiterlijk"),
        ),
        overgang(
            "voer_uit",
            T.MAATREGEL_BEPAALD,
            T.UITGEVOERD,
            titel="Uitvoering vastleggen",
            uitleg="Wat er is gedaan. Daarna beoordeelt een ander of het hielp.",
            norm="3.2.7",
            door=Rol.BEHANDELAAR,
            gegevens=f.Maatregeluitvoering,
            naast="bepaal_maatregel",
            eisen=e.maatregel_is_afgesproken,
            stopt=MAATREGEL,
            bericht=Bericht("afw_uitgevoerd", OORDEELT),
        ),
        overgang(
            "beoordeel_effect",
            T.UITGEVOERD,
            T.EFFECT_BEOORDEELD,
            titel="Effect beoordelen",
            uitleg="Door een ander dan wie voor de maatregel zorgde of haar uitvoerde.",
            norm="3.2.7",
            door=OORDEELT,
            wanneer=e.effect_is_voldoende,
            ander_dan=("voer_uit",),
            gegevens=f.EffectOordeel,
            naast=("bepaal_maatregel", "voer_uit"),
            eisen=e.zorgde_niet_voor_de_maatregel,
            bewijs=Bewijs("3.2.7", ("effect", "onderbouwing"), voorval=True),
            bericht=Bericht("afw_effect_voldoende", (Rol.BEHANDELAAR,)),
        ),
        overgang(
            "beoordeel_effect",
            T.UITGEVOERD,
            T.MAATREGEL_BEPAALD,
            titel="Effect beoordelen",
            uitleg="Door een ander dan wie voor de maatregel zorgde of haar uitvoerde.",
            norm="3.2.7",
            door=OORDEELT,
            ander_dan=("voer_uit",),
            gegevens=f.EffectOordeel,
            naast=("bepaal_maatregel", "voer_uit"),
            eisen=e.zorgde_niet_voor_de_maatregel,
            start=Start(MAATREGEL),
            bericht=Bericht("afw_effect_onvoldoende", (Rol.BEHANDELAAR,)),
        ),
        overgang(
            "sluit",
            T.EFFECT_BEOORDEELD,
            T.GESLOTEN,
            titel="Melding sluiten",
            uitleg="De maatregel hielp; wat wij ervan leren, staat erbij.",
            norm="3.2.7",
            door=Rol.BEHANDELAAR,
            gegevens=f.Afsluiting,
            naast="beoordeel_effect",
            sluit=Slot.ZAAK,
        ),
        overgang(
            "trek_in",
            (T.GEREGISTREERD, T.BEOORDEELD),
            T.INGETROKKEN,
            titel="Ten onrechte gemeld",
            uitleg="Er bleek niets mis te zijn. Een ander dan de melder zegt waarom; de melding blijft bewaard.",
            norm="3.2.7",
            door=OORDEELT,
            ander_dan="registreer",
            gegevens=MetReden,
            bewijs=Bewijs("3.2.7", ("reden",), voorval=True),
            sluit=Slot.ZAAK,
            bericht=Bericht("afw_ingetrokken", (Rol.BEHANDELAAR,)),
        ),
        *algemene_handelingen(T, EINDE),
    ),
    wacht={
        T.GEREGISTREERD: Wacht((Rol.BEHANDELAAR,), "beoordeel", zonder_klok=GEEN_TERMIJN),
        T.BEOORDEELD: Wacht((Rol.BEHANDELAAR,), "bepaal_maatregel", zonder_klok=GEEN_TERMIJN),
        T.MAATREGEL_BEPAALD: Wacht((Rol.BEHANDELAAR,), "voer_uit", (MAATREGEL,)),
        T.UITGEVOERD: Wacht(
            OORDEELT,
            "beoordeel_effect",
            zonder_klok=GEEN_TERMIJN,
            behalve=(("voer_uit", ""), ("bepaal_maatregel", "eigenaar")),
        ),
        T.EFFECT_BEOORDEELD: Wacht((Rol.BEHANDELAAR,), "sluit", zonder_klok=GEEN_TERMIJN),
    },
)

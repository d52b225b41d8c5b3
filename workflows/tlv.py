"""TLV: the application for a toelaatbaarheidsverklaring, from draft to bekendmaking (domein.md 1 and 10.3; seed 004, B1)."""

from datetime import timedelta
from enum import StrEnum

from kernproces.rollen import Rol
from kernproces.situatie import Situatie
from kernproces.taal.overgang import (
    Bericht,
    Bewijs,
    Mandaat,
    Nummer,
    Start,
    Verzet,
    handeling,
    overgang,
    vanzelf,
)
from kernproces.taal.verzameling import Begin, Eind, Spoor, Verzameling
from kernproces.taal.workflow import Verstrijkt, Wacht, Workflow
from workflows import termijnen as t
from workflows.algemeen import algemene_handelingen
from workflows.eisen import tlv as e
from workflows.gegevens import gemeen as g
from workflows.gegevens import tlv as f
from workflows.gegevens import tlv_besluit as b


class T(StrEnum):
    """The states of an application."""

    CONCEPT = "concept"
    ONTVANGEN = "ontvangen"
    OPGESCHORT = "opgeschort"
    IN_BEHANDELING = "in_behandeling"
    ADVIES_COMPLEET = "advies_compleet"
    CONCEPTBESLUIT = "conceptbesluit"
    VERLEEND = "verleend"
    AFGEWEZEN = "afgewezen"
    BUITEN_BEHANDELING = "buiten_behandeling"
    INGETROKKEN = "ingetrokken"
    DOORGEZONDEN = "doorgezonden"


TITELS = {
    T.CONCEPT: "Concept",
    T.ONTVANGEN: "Ontvangen",
    T.OPGESCHORT: "Wacht op aanvulling",
    T.IN_BEHANDELING: "In behandeling",
    T.ADVIES_COMPLEET: "Adviezen compleet",
    T.CONCEPTBESLUIT: "Conceptbesluit",
    T.VERLEEND: "Verleend",
    T.AFGEWEZEN: "Afgewezen",
    T.BUITEN_BEHANDELING: "Buiten behandeling gelaten",
    T.INGETROKKEN: "Ingetrokken",
    T.DOORGEZONDEN: "Doorgezonden",
}

INGEDIEND = (T.ONTVANGEN, T.OPGESCHORT, T.IN_BEHANDELING, T.ADVIES_COMPLEET, T.CONCEPTBESLUIT)
LOPEND = (T.IN_BEHANDELING, T.ADVIES_COMPLEET, T.CONCEPTBESLUIT)
BESLUITEN = (T.VERLEEND, T.AFGEWEZEN, T.BUITEN_BEHANDELING)

BESLISTERMIJNEN = (t.TLV_NORM, t.TLV_WET)
SCHOOL = (Rol.ONDERSTEUNINGSCOORDINATOR, Rol.BEVOEGD_GEZAG)
BESLISSER = (Rol.DIRECTEUR_BESTUURDER, Mandaat("tlv_besluit"))
BELANGHEBBENDEN = (Rol.BEVOEGD_GEZAG, Rol.OUDER)


def laatste_stille_dag(s: Situatie) -> object:
    """If the school supplies nothing the clock stands still up to, not including, the last repair day (C3)."""
    return s.gegevens.uiterlijk - timedelta(days=1)


def einde_van_uitstel(s: Situatie) -> object:
    """The last day of the delay that the applicant agreed to."""
    return s.dag + timedelta(days=s.gegevens.dagen)


def grond_van_opschorting(s: Situatie) -> str:
    """The ground chosen in the form, as an article."""
    lid, onder = s.gegevens.grond.removeprefix("4:15-")
    return f"Awb 4:15 lid {lid} onder {onder}"


AANVULLING = Spoor(
    "aanvulling",
    "De hersteltermijn",
    waar=(T.OPGESCHORT,),
    schort_op=BESLISTERMIJNEN,
    begint=(Begin("verzoek_aanvulling", "Awb 4:15 lid 1 onder a", tot=laatste_stille_dag),),
    eindigt=(Eind("vul_aan", wanneer=e.alles_aangevuld), Eind("behandel_zonder_aanvulling")),
    eindigt_bij=t.TLV_HERSTEL,
    stapelt=True,
)
UITSTEL = Spoor(
    "uitstel",
    "Het afgesproken uitstel",
    waar=INGEDIEND,
    schort_op=BESLISTERMIJNEN,
    begint=(Begin("spreek_uitstel_af", "Awb 4:15 lid 2 onder a", tot=einde_van_uitstel),),
    eindigt=(),
    stapelt=True,
    eindigt_vanzelf=True,
)
OPSCHORTING = Spoor(
    "opschorting",
    "De opschorting",
    waar=INGEDIEND,
    schort_op=BESLISTERMIJNEN,
    begint=(Begin("schort_op", grond_van_opschorting),),
    eindigt=(Eind("hervat"),),
)

ADVIEZEN = Verzameling(
    "adviezen",
    "Adviezen van deskundigen",
    actie="breng_advies_uit",
    gereed=(e.twee_deskundigen,),
    vervalt_door="wijzig_advies",
    vervallen_veld="adviezen",
)
VERZOEKEN = Verzameling("verzoeken", "Verzoeken om aanvulling", actie="verzoek_aanvulling")
AANVULLINGEN = Verzameling("aanvullingen", "Aanvullingen van de school", actie="vul_aan")


TLV = Workflow(
    naam="tlv",
    versie=1,
    titel="TLV-aanvraag",
    bron="domein.md 1 en 10.3; seed 004, B1; WPO 18a en 40, WEC 40, WVO 2.30, UB 2.46-2.51, Awb 3, 4 en 6",
    toestanden=TITELS,
    begin=T.CONCEPT,
    einde=(T.INGETROKKEN, T.DOORGEZONDEN),
    besluiten=BESLUITEN,
    klaar_na="maak_bekend",
    start=overgang(
        "start",
        (),
        T.CONCEPT,
        titel="Aanvraag beginnen",
        door=(Rol.BEHANDELAAR, Rol.SECRETARIAAT, *SCHOOL),
        gegevens=f.TlvStart,
    ),
    sporen=(AANVULLING, UITSTEL, OPSCHORTING),
    verzamelingen=(ADVIEZEN, VERZOEKEN, AANVULLINGEN),
    verstrijkt=(Verstrijkt(t.TLV_HERSTEL, start=(Start(t.TLV_BB, begin=e.einde_hersteltermijn),)),),
    onmisbaar={
        Rol.SECRETARIAAT: "Alleen het secretariaat maakt besluiten bekend; bij afwezigheid geldt de vervanging.",
        "zelfde_besluit": "Het genomen besluit is er altijd; dat gaat de deur uit.",
        "niet_voor_het_besluit": "Bekendmaken kan vandaag, en vandaag ligt nooit voor het besluit.",
        "eenmaal_of_herzending": "Opnieuw verzenden kan altijd, met de reden erbij.",
    },
    overgangen=(
        overgang(
            "dien_in",
            T.CONCEPT,
            T.ONTVANGEN,
            titel="Aanvraag indienen",
            uitleg="De termijnen beginnen op de dag van ontvangst.",
            door=(*SCHOOL, Rol.SECRETARIAAT),
            gegevens=f.Aanvraag,
            eisen=e.ondertekend_voor_ontvangst,
            start=BESLISTERMIJNEN,
            bewijs=Bewijs("3.1.2", ("motivering",)),
            bericht=Bericht("tlv_ontvangst", BELANGHEBBENDEN),
        ),
        overgang(
            "zend_door",
            T.ONTVANGEN,
            T.DOORGEZONDEN,
            titel="Doorzenden",
            norm="Awb 2:3",
            door=Rol.SECRETARIAAT,
            gegevens=f.Doorzending,
            eisen=e.swv_is_niet_bevoegd,
            stopt=(*BESLISTERMIJNEN, t.INGEBREKE),
            bericht=Bericht("tlv_doorgezonden", (Rol.BEVOEGD_GEZAG,)),
        ),
        overgang(
            "verklaar_compleet",
            T.ONTVANGEN,
            T.IN_BEHANDELING,
            titel="Compleet verklaren",
            uitleg="De stukken zijn er; de deskundigen kunnen adviseren.",
            norm="Awb 4:5",
            door=Rol.BEHANDELAAR,
            gegevens=f.Compleetverklaring,
            eisen=(e.swv_is_bevoegd, e.stukken_compleet),
            bericht=Bericht("tlv_compleet", (Rol.BEVOEGD_GEZAG,)),
        ),
        overgang(
            "verzoek_aanvulling",
            (T.ONTVANGEN, T.IN_BEHANDELING),
            T.OPGESCHORT,
            titel="Aanvulling vragen",
            uitleg="De klok staat stil vanaf de dag erna, tot de school aanvult.",
            norm="Awb 4:5, 4:15",
            door=Rol.BEHANDELAAR,
            gegevens=f.VerzoekAanvulling,
            eisen=(e.noemt_wat_ontbreekt, e.hersteltermijn_gesteld),
            start=Start(t.TLV_HERSTEL, uiterlijk=e.laatste_hersteldag),
            bericht=Bericht("tlv_aanvulling_gevraagd", (*SCHOOL, Rol.OUDER)),
        ),
        handeling(
            "verzoek_aanvulling",
            T.OPGESCHORT,
            titel="Aanvulling vragen",
            uitleg="De klok staat stil vanaf de dag erna, tot de school aanvult.",
            norm="Awb 4:5, 4:15",
            door=Rol.BEHANDELAAR,
            gegevens=f.VerzoekAanvulling,
            eisen=(e.noemt_wat_ontbreekt, e.hersteltermijn_gesteld),
            start=Start(t.TLV_HERSTEL, uiterlijk=e.laatste_hersteldag),
            bericht=Bericht("tlv_aanvulling_gevraagd", (*SCHOOL, Rol.OUDER)),
        ),
        overgang(
            "vul_aan",
            T.OPGESCHORT,
            T.IN_BEHANDELING,
            titel="Aanvullen",
            wanneer=e.alles_aangevuld,
            norm="Awb 4:5",
            door=Rol.ONDERSTEUNINGSCOORDINATOR,
            gegevens=f.Aanvulling,
            eisen=e.levert_stukken,
            stopt=(t.TLV_HERSTEL, t.TLV_BB),
            bericht=Bericht("tlv_aangevuld", (Rol.BEVOEGD_GEZAG, Rol.BEHANDELAAR)),
        ),
        handeling(
            "vul_aan",
            T.OPGESCHORT,
            titel="Aanvullen",
            norm="Awb 4:5",
            door=Rol.ONDERSTEUNINGSCOORDINATOR,
            gegevens=f.Aanvulling,
            eisen=e.levert_stukken,
            bericht=Bericht("tlv_deels_aangevuld", (Rol.ONDERSTEUNINGSCOORDINATOR, Rol.BEHANDELAAR)),
        ),
        overgang(
            "behandel_zonder_aanvulling",
            T.OPGESCHORT,
            T.IN_BEHANDELING,
            titel="Behandelen zonder aanvulling",
            norm="Awb 4:5",
            door=Rol.BEHANDELAAR,
            gegevens=g.MetReden,
            eisen=e.hersteltermijn_verstreken,
            stopt=(t.TLV_HERSTEL, t.TLV_BB),
            bericht=Bericht("tlv_zonder_aanvulling", (Rol.BEVOEGD_GEZAG,)),
        ),
        overgang(
            "laat_buiten",
            T.OPGESCHORT,
            T.BUITEN_BEHANDELING,
            titel="Buiten behandeling laten",
            norm="Awb 4:5 lid 4",
            door=Rol.DIRECTEUR_BESTUURDER,
            gegevens=b.Besluit,
            eisen=(e.hersteltermijn_verstreken, e.binnen_vier_weken),
        ),
        handeling(
            "breng_advies_uit",
            T.IN_BEHANDELING,
            titel="Advies uitbrengen",
            norm="WPO 18a lid 11, UB 2.51",
            door=Rol.DESKUNDIGE,
            gegevens=f.Advies,
            eisen=(e.nog_niet_geadviseerd, e.niet_betrokken, e.functie_toegestaan),
            bewijs=Bewijs("3.1.4", ("advies",)),
            bericht=Bericht("tlv_advies_binnen", (Rol.BEHANDELAAR,)),
        ),
        vanzelf(
            "adviezen_compleet",
            T.IN_BEHANDELING,
            T.ADVIES_COMPLEET,
            titel="Adviezen compleet",
            zodra=ADVIEZEN,
            bericht=Bericht("tlv_adviezen_compleet", (Rol.BEHANDELAAR,)),
        ),
        handeling(
            "hoor_zienswijze",
            T.ADVIES_COMPLEET,
            titel="Zienswijze vastleggen",
            norm="Awb 4:7, 4:8",
            door=Rol.BEHANDELAAR,
            gegevens=f.Zienswijze,
            bericht=Bericht("tlv_gehoord", BELANGHEBBENDEN),
        ),
        overgang(
            "stel_concept_op",
            T.ADVIES_COMPLEET,
            T.CONCEPTBESLUIT,
            titel="Conceptbesluit opstellen",
            uitleg="Daarna beslist de directeur-bestuurder.",
            norm="Awb 3:46",
            door=Rol.BEHANDELAAR,
            gegevens=b.Concept,
            eisen=(e.duur_klopt, e.categorie_past, e.rekensom_past, e.afwijking_gemotiveerd),
            bericht=Bericht("tlv_concept_klaar", (Rol.DIRECTEUR_BESTUURDER,)),
        ),
        overgang(
            "verleen",
            T.CONCEPTBESLUIT,
            T.VERLEEND,
            titel="TLV verlenen",
            uitleg="Het besluit heeft pas gevolg als het is bekendgemaakt.",
            norm="WPO 18a lid 6 onder c, WVO 2.47 lid 7 onder c",
            door=BESLISSER,
            ander_dan="breng_advies_uit",
            gegevens=b.Besluit,
            eisen=(e.mandaat_geldig, e.afwijking_van_concept_verklaard),
            nummer=Nummer("volgnummer", "tlv_nummers"),
            bericht=Bericht("tlv_besluit_genomen", (Rol.SECRETARIAAT,)),
        ),
        overgang(
            "wijs_af",
            T.CONCEPTBESLUIT,
            T.AFGEWEZEN,
            titel="TLV afwijzen",
            norm="Awb 3:46",
            door=Rol.DIRECTEUR_BESTUURDER,
            ander_dan="breng_advies_uit",
            gegevens=b.Afwijzing,
            eisen=(e.mandaat_geldig, e.afwijking_van_concept_verklaard, e.gehoord_of_reden),
            bericht=Bericht("tlv_besluit_genomen", (Rol.SECRETARIAAT,)),
        ),
        overgang(
            "wijzig_advies",
            T.CONCEPTBESLUIT,
            T.IN_BEHANDELING,
            titel="Terug voor nieuw advies",
            norm="Awb 3:9",
            door=Rol.DIRECTEUR_BESTUURDER,
            gegevens=b.WijzigAdvies,
            eisen=e.noemt_gegeven_advies,
            bericht=Bericht("tlv_advies_vervallen", (Rol.DESKUNDIGE, Rol.BEHANDELAAR)),
        ),
        overgang(
            "trek_in",
            (T.CONCEPT, *INGEDIEND),
            T.INGETROKKEN,
            titel="Aanvraag intrekken",
            uitleg="Alleen schriftelijk, door het bevoegd gezag.",
            door=Rol.BEVOEGD_GEZAG,
            gegevens=g.Brief,
            stopt=(*BESLISTERMIJNEN, t.TLV_HERSTEL, t.TLV_BB, t.INGEBREKE),
            bericht=Bericht("tlv_ingetrokken", (Rol.OUDER, Rol.BEHANDELAAR)),
        ),
        handeling(
            "meld_uitstel",
            LOPEND,
            titel="Uitstel melden",
            uitleg="School en ouders krijgen een nieuwe datum. De norm verandert niet.",
            norm="Awb 4:14 lid 3",
            door=Rol.BEHANDELAAR,
            gegevens=b.Uitstel,
            eisen=(e.wet_nog_niet_verstreken, e.redelijke_nieuwe_datum),
            verzet=Verzet(t.TLV_WET, "Awb 4:14 lid 3", uiterlijk="nieuwe_datum"),
            bericht=Bericht("tlv_uitstel_gemeld", BELANGHEBBENDEN),
        ),
        handeling(
            "spreek_uitstel_af",
            LOPEND,
            titel="Uitstel afspreken",
            uitleg="De aanvrager stemt schriftelijk in; de klok staat zo lang stil.",
            norm="Awb 4:15 lid 2 onder a",
            door=Rol.BEVOEGD_GEZAG,
            gegevens=b.UitstelAfspraak,
            eisen=e.uitstel_heeft_duur,
            bericht=Bericht("tlv_uitstel_afgesproken", BELANGHEBBENDEN),
        ),
        handeling(
            "schort_op",
            INGEDIEND,
            titel="Klok stilzetten",
            uitleg="Op een grond uit de wet; school en ouders horen het nieuwe einde.",
            norm="Awb 4:15",
            door=Rol.BEHANDELAAR,
            gegevens=b.Opschorting,
            eisen=e.einde_na_vandaag,
            bericht=Bericht("tlv_opgeschort", BELANGHEBBENDEN),
        ),
        handeling(
            "hervat",
            INGEDIEND,
            titel="Klok weer laten lopen",
            norm="Awb 4:15 lid 4",
            door=Rol.BEHANDELAAR,
            gegevens=g.MetReden,
            bericht=Bericht("tlv_hervat", BELANGHEBBENDEN),
        ),
        handeling(
            "ingebrekestelling",
            (*INGEDIEND, *BESLUITEN),
            titel="Ingebrekestelling vastleggen",
            uitleg="Na afloop van de wettelijke termijn begint de termijn van twee weken.",
            norm="Awb 4:17",
            door=(Rol.BEVOEGD_GEZAG, Rol.OUDER, Rol.BEHANDELAAR, Rol.SECRETARIAAT),
            gegevens=g.Brief,
            start=Start(t.INGEBREKE, wanneer=e.wet_verstreken),
            bericht=Bericht("tlv_ingebreke", (Rol.DIRECTEUR_BESTUURDER, Rol.JURIST, Rol.BEVOEGD_GEZAG)),
        ),
        handeling(
            "maak_bekend",
            BESLUITEN,
            titel="Besluit bekendmaken",
            uitleg="Dit geeft het besluit gevolg en stopt de termijnen.",
            norm="Awb 3:40, 3:41",
            door=Rol.SECRETARIAAT,
            gegevens=b.Bekendmaking,
            eisen=(e.zelfde_besluit, e.niet_voor_het_besluit, e.eenmaal_of_herzending),
            stopt=(*BESLISTERMIJNEN, t.TLV_HERSTEL, t.TLV_BB, t.INGEBREKE),
            start=(t.BZ_IN, t.BEWAREN),
            bewijs="B1",
            bericht=Bericht("tlv_besluit", (*BELANGHEBBENDEN, Rol.ONDERSTEUNINGSCOORDINATOR)),
            na_afloop=True,
        ),
        *algemene_handelingen(T, (T.INGETROKKEN, T.DOORGEZONDEN)),
    ),
    wacht={
        T.CONCEPT: Wacht(
            (*SCHOOL, Rol.SECRETARIAAT), "dien_in", zonder_klok="Zolang niets is ingediend, loopt er geen termijn."
        ),
        T.ONTVANGEN: Wacht((Rol.BEHANDELAAR,), "verklaar_compleet", BESLISTERMIJNEN),
        T.OPGESCHORT: Wacht((Rol.ONDERSTEUNINGSCOORDINATOR,), "vul_aan", (t.TLV_HERSTEL,)),
        T.IN_BEHANDELING: Wacht((Rol.DESKUNDIGE,), "breng_advies_uit", BESLISTERMIJNEN),
        T.ADVIES_COMPLEET: Wacht((Rol.BEHANDELAAR,), "stel_concept_op", BESLISTERMIJNEN),
        T.CONCEPTBESLUIT: Wacht((Rol.DIRECTEUR_BESTUURDER,), "verleen", BESLISTERMIJNEN),
        T.VERLEEND: Wacht((Rol.SECRETARIAAT,), "maak_bekend", BESLISTERMIJNEN),
        T.AFGEWEZEN: Wacht((Rol.SECRETARIAAT,), "maak_bekend", BESLISTERMIJNEN),
        T.BUITEN_BEHANDELING: Wacht((Rol.SECRETARIAAT,), "maak_bekend", BESLISTERMIJNEN),
    },
)

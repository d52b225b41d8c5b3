"""TLV: from receipt to a complete application (domein.md 1.2, 1.3, 1.10; Awb 4:2, 4:5, 4:15)."""

from dataclasses import replace

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Start, handeling, overgang
from workflows.eisen import tlv as e
from workflows.eisen.ondertekening import niet_van_eigen_hand
from workflows.gegevens import gemeen as g
from workflows.gegevens import tlv as f
from workflows.gegevens import tlv_besluit as b
from workflows.termijnen import catalogus as t
from workflows.toestanden.tlv import BELANGHEBBENDEN, BESLISTERMIJNEN, SCHOOL, T

VRAAG_AANVULLING = overgang(
    "verzoek_aanvulling",
    (T.ONTVANGEN, T.IN_BEHANDELING),
    T.OPGESCHORT,
    titel="Aanvulling vragen",
    uitleg="De klok staat stil vanaf de dag erna, tot de school aanvult.",
    norm="Awb 4:5, 4:15",
    door=Rol.BEHANDELAAR,
    gegevens=f.VerzoekAanvulling,
    vraagt=("ontbreekt", "uiterlijk"),
    eisen=(e.noemt_wat_ontbreekt, e.hersteltermijn_gesteld),
    start=Start(t.TLV_HERSTEL, uiterlijk=e.laatste_hersteldag),
    bericht=Bericht("tlv_aanvulling_gevraagd", (*SCHOOL, Rol.OUDER), spoed=True),
)

ONTVANGST = (
    overgang(
        "dien_in",
        T.CONCEPT,
        T.ONTVANGEN,
        titel="Aanvraag indienen",
        uitleg="De termijnen beginnen op de dag van ontvangst.",
        norm="Awb 4:2",
        door=(*SCHOOL, Rol.SECRETARIAAT),
        gegevens=f.Aanvraag,
        eisen=(e.ondertekend_voor_ontvangst, e.woonplaats_genoemd),
        start=BESLISTERMIJNEN,
        bericht=Bericht("tlv_ontvangst", BELANGHEBBENDEN),
    ),
    overgang(
        "zend_door",
        T.ONTVANGEN,
        T.DOORGEZONDEN,
        titel="Doorzenden",
        uitleg="Een ander samenwerkingsverband beslist. De aanvrager krijgt bericht.",
        norm="Awb 2:3",
        door=Rol.SECRETARIAAT,
        gegevens=f.Doorzending,
        naast="dien_in",
        eisen=(e.swv_is_niet_bevoegd, e.gaat_naar_het_bevoegde_swv),
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
        naast="dien_in",
        eisen=(e.swv_is_bevoegd, e.stukken_compleet),
        bericht=Bericht("tlv_compleet", (Rol.BEVOEGD_GEZAG,)),
    ),
    VRAAG_AANVULLING,
    replace(
        VRAAG_AANVULLING, van=(T.OPGESCHORT,), naar=None
    ),  # asking for more: the clock stands still already
    overgang(
        "vul_aan",
        T.OPGESCHORT,
        T.IN_BEHANDELING,
        titel="Aanvullen",
        uitleg="De school levert wat ontbrak; daarna loopt de klok weer.",
        wanneer=e.alles_aangevuld,
        norm="Awb 4:5",
        door=Rol.ONDERSTEUNINGSCOORDINATOR,
        gegevens=f.Aanvulling,
        naast="verzoek_aanvulling",
        eisen=(e.niet_voor_de_ontvangst, e.levert_stukken),
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
        naast="verzoek_aanvulling",
        eisen=(e.niet_voor_de_ontvangst, e.levert_stukken),
        bericht=Bericht("tlv_deels_aangevuld", (Rol.ONDERSTEUNINGSCOORDINATOR, Rol.BEHANDELAAR)),
    ),
    handeling(
        "bevestig_aanvulling",
        T.IN_BEHANDELING,
        titel="Aanvulling compleet verklaren",
        uitleg="Wat de school aanvulde, is wat er miste. Ontbreekt er nog iets, vraag dan opnieuw. De klok loopt al weer.",
        norm="Awb 4:5, 4:15",
        door=Rol.BEHANDELAAR,
        gegevens=f.Compleetverklaring,
        naast=("verzoek_aanvulling", "vul_aan"),
        eisen=(e.aanvulling_niet_bekeken, e.stukken_compleet),
    ),
    overgang(
        "behandel_zonder_aanvulling",
        T.OPGESCHORT,
        T.IN_BEHANDELING,
        titel="Behandelen zonder aanvulling",
        uitleg="Wat er wel is, is genoeg om te beoordelen. De klok loopt weer.",
        norm="Awb 4:5",
        door=Rol.BEHANDELAAR,
        gegevens=g.MetReden,
        naast="verzoek_aanvulling",
        eisen=e.hersteltermijn_verstreken,
        stopt=(t.TLV_HERSTEL, t.TLV_BB),
        bericht=Bericht("tlv_zonder_aanvulling", (Rol.BEVOEGD_GEZAG,)),
    ),
    overgang(
        "laat_buiten",
        T.OPGESCHORT,
        T.BUITEN_BEHANDELING,
        titel="Buiten behandeling laten",
        uitleg="De aanvulling kwam niet of is niet genoeg. Dit is een besluit, met bezwaar.",
        norm="Awb 4:5 lid 4",
        door=Rol.DIRECTEUR_BESTUURDER,
        gegevens=b.Besluit,
        naast="verzoek_aanvulling",
        eisen=(
            e.hersteltermijn_verstreken,
            e.binnen_vier_weken,
            e.niet_voor_de_ontvangst,
            niet_van_eigen_hand,
        ),
        bericht=Bericht("tlv_besluit_genomen", (Rol.SECRETARIAAT,)),
    ),
)

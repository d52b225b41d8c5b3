"""TLV: what the parties do to the clock, and withdrawing (domein.md 1.10, 1.12; Awb 4:13-4:17)."""

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Start, Verzet, handeling, overgang
from workflows.eisen import tlv as e
from workflows.gegevens import gemeen as g
from workflows.gegevens import tlv_besluit as b
from workflows.termijnen import catalogus as t
from workflows.toestanden.tlv import BELANGHEBBENDEN, BESLISTERMIJNEN, LOPEND, ONBESLIST, OPEN, T

TIJD = (
    overgang(
        "trek_in",
        (T.CONCEPT, *ONBESLIST),
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
        eisen=(e.niet_voor_de_ontvangst, e.uitstel_heeft_duur),
        bericht=Bericht("tlv_uitstel_afgesproken", BELANGHEBBENDEN),
    ),
    handeling(
        "schort_op",
        OPEN,
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
        OPEN,
        titel="Klok weer laten lopen",
        uitleg="De reden om te wachten is weg; de termijnen lopen weer.",
        norm="Awb 4:15 lid 4",
        door=Rol.BEHANDELAAR,
        gegevens=g.MetReden,
        bericht=Bericht("tlv_hervat", BELANGHEBBENDEN),
    ),
    handeling(
        "ingebrekestelling",
        OPEN,
        titel="Ingebrekestelling vastleggen",
        uitleg="Na afloop van de wettelijke termijn begint de termijn van twee weken. Een tweede brief verlengt die niet.",
        norm="Awb 4:17",
        door=(Rol.BEVOEGD_GEZAG, Rol.OUDER, Rol.BEHANDELAAR, Rol.SECRETARIAAT),
        gegevens=g.Brief,
        eisen=e.niet_voor_de_ontvangst,
        start=Start(t.INGEBREKE, wanneer=e.ingebrekestelling_telt),
        bericht=Bericht(
            "tlv_ingebreke", (Rol.DIRECTEUR_BESTUURDER, Rol.JURIST, Rol.BEVOEGD_GEZAG), spoed=True
        ),
    ),
)

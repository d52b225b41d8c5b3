"""domein.md 10.5: the complaint."""

from tests.verhalen.tafel import DB, JUR, KWA, SEC, Situaties, Tabel, s

NIEUW = ("ontvangen", "ontvangen_besluit", "ontvangen_oud", "ontvangen_verdaagd", "ontvangen_te_laat")
OP_TIJD = ("ontvangen", "ontvangen_besluit", "ontvangen_oud", "in_behandeling", "gehoord", "bevindingen")
ONBESLIST_KL = (*NIEUW, "in_behandeling", "gehoord", "bevindingen")

TABEL: Tabel = {
    # against a decision it is a bezwaar, older than a year it need not be treated (9:8)
    "neem_in_behandeling": (("ontvangen", "ontvangen_verdaagd", "ontvangen_te_laat"), (JUR, KWA)),
    "neem_niet_in_behandeling": (NIEUW, (JUR, KWA)),
    "zend_door_als_bezwaar": (NIEUW, (JUR, KWA)),
    "hoor": (("in_behandeling",), (JUR, KWA)),
    "leg_bevindingen_vast": (("gehoord",), (JUR, KWA)),
    "handel_af": (("bevindingen",), (DB,)),
    "rapporteer": (("afgehandeld",), (JUR, KWA)),
    "sluit": (("gerapporteerd",), (JUR, KWA)),
    "meld_tevreden": (("in_behandeling",), (JUR, KWA)),
    "verdaag": (OP_TIJD, (JUR, KWA)),  # once, and while the term runs
    "spreek_uitstel_af": ((*OP_TIJD, "ontvangen_verdaagd"), (JUR, KWA)),
    "trek_in": (ONBESLIST_KL, (JUR, KWA)),
}

# How a zaak gets into each of these situations.
_KLACHT = [
    s(JUR, "neem_in_behandeling"),
    s(JUR, "hoor"),
    s(KWA, "leg_bevindingen_vast"),
    s(DB, "handel_af"),
    s(JUR, "rapporteer"),
    s(KWA, "sluit"),
]
SITUATIES: Situaties = {
    naam: _KLACHT[:n]
    for n, naam in enumerate(
        ("ontvangen", "in_behandeling", "gehoord", "bevindingen", "afgehandeld", "gerapporteerd", "gesloten")
    )
} | {
    "ontvangen_besluit": [s(SEC, "start", onderwerp="besluit")],
    "ontvangen_oud": [s(SEC, "start", voorval_op="2025-09-06")],
    "ontvangen_verdaagd": [s(JUR, "verdaag")],
    "ontvangen_te_laat": [s(SEC, "start", datum="2026-09-07", voorval_op="2026-09-07", reden_eerder="Post.")],
    "niet_in_behandeling": [s(JUR, "neem_niet_in_behandeling")],
    "doorgezonden_bezwaar": [s(JUR, "zend_door_als_bezwaar")],
    "naar_tevredenheid": [s(JUR, "neem_in_behandeling"), s(KWA, "meld_tevreden")],
    "ingetrokken": [s(JUR, "trek_in")],
}

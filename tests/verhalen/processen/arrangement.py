"""domein.md 10.11: the arrangement."""

from tests.verhalen.tafel import BEH, BG, DB, MANDATARIS, OC, SEC, TL, Situaties, Tabel, s

OPEN_ARR = (
    "aangevraagd",
    "beoordeeld",
    "toegekend",
    "toegekend_bekend",
    "toegekend_later",
    "lopend",
    "geevalueerd",
)

TABEL: Tabel = {
    "beoordeel": (("aangevraagd",), (BEH,)),
    "ken_toe": (("beoordeeld",), (TL, MANDATARIS, DB)),
    "wijs_af": (("beoordeeld",), (DB,)),
    "maak_bekend": (
        ("toegekend", "toegekend_bekend", "toegekend_later", "afgewezen", "afgewezen_bekend"),  # again: 2:11
        (SEC,),
    ),
    "start": (("toegekend_bekend",), (BEH, OC)),
    "evalueer": (("lopend",), (BEH,)),
    "verleng": (("geevalueerd",), (TL, MANDATARIS)),
    "sluit": (("geevalueerd",), (BEH, TL, MANDATARIS)),
    "trek_in": (OPEN_ARR, (OC, BG, BEH, SEC)),
}

# How a zaak gets into each of these situations.
_TOEGEKEND = [s(BEH, "beoordeel"), s(TL, "ken_toe"), s(SEC, "maak_bekend")]
_GELOPEN = [*_TOEGEKEND, s(OC, "start"), s(BEH, "evalueer"), s(TL, "sluit")]
_AFGEWEZEN = [s(BEH, "beoordeel"), s(DB, "wijs_af"), s(SEC, "maak_bekend")]
SITUATIES: Situaties = {
    "aangevraagd": [],
    "beoordeeld": _TOEGEKEND[:1],
    "toegekend": _TOEGEKEND[:2],
    "toegekend_bekend": _TOEGEKEND,
    "toegekend_later": [_TOEGEKEND[0], s(TL, "ken_toe", periode_van="2026-11-09"), _TOEGEKEND[2]],
    "afgewezen": _AFGEWEZEN[:2],
    "afgewezen_bekend": _AFGEWEZEN,
    "lopend": _GELOPEN[:4],
    "geevalueerd": _GELOPEN[:5],
    "afgesloten": _GELOPEN,
    "ingetrokken": [s(BG, "trek_in")],
}

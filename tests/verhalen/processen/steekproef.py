"""domein.md 10.9: the sample, drawn over a core process that is there before it."""

from tests.verhalen.tafel import BEH, DESK, JUR, KWA, MANDATARIS, REV, TL, Situaties, Tabel, s

VOOR_MAATREGELEN = (
    "gepland",
    "getrokken",
    "in_beoordeling",
    "in_beoordeling_klaar",
    "resultaten_compleet",
    "besproken",
)
TABEL: Tabel = {
    "trek": (("gepland",), (KWA,)),
    "verdeel": (("getrokken",), (KWA,)),
    # a reviewer who did not work on the case; here by the bureau itself
    "beoordeel": (("in_beoordeling", "in_beoordeling_klaar"), (KWA, REV, TL, MANDATARIS, JUR, BEH, DESK)),
    "stel_resultaten_vast": (("in_beoordeling_klaar",), (KWA,)),
    "bespreek": (("resultaten_compleet",), (KWA,)),
    "bepaal_maatregelen": (("besproken",), (KWA,)),
    "sluit": (("maatregelen",), (KWA,)),
    "trek_in": (VOOR_MAATREGELEN, (KWA,)),
}

# How a zaak gets into each of these situations.
_STEEKPROEF = [
    s(KWA, "trek"),
    s(KWA, "verdeel"),
    s(KWA, "beoordeel"),
    s(KWA, "stel_resultaten_vast"),
    s(KWA, "bespreek"),
    s(KWA, "bepaal_maatregelen"),
    s(KWA, "sluit"),
]
SITUATIES: Situaties = {
    "gepland": [],
    "getrokken": _STEEKPROEF[:1],
    "in_beoordeling": _STEEKPROEF[:2],
    "in_beoordeling_klaar": _STEEKPROEF[:3],
    "resultaten_compleet": _STEEKPROEF[:4],
    "besproken": _STEEKPROEF[:5],
    "maatregelen": _STEEKPROEF[:6],
    "gesloten": _STEEKPROEF,
    "ingetrokken": [s(KWA, "trek_in")],
}

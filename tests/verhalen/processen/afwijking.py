"""domein.md 10.7: the deviation."""

from tests.verhalen.tafel import BEH, KWA, MANDATARIS, TL, Situaties, Tabel, s

TABEL: Tabel = {
    "beoordeel": (("geregistreerd",), (BEH,)),
    # each measure is agreed with the client (3.2.7), so a poor effect asks for a new one
    "bepaal_maatregel": (("beoordeeld", "maatregel_opnieuw"), (BEH,)),
    "voer_uit": (("maatregel_bepaald",), (BEH,)),
    "beoordeel_effect": (("uitgevoerd",), (KWA, TL, MANDATARIS)),
    "sluit": (("effect_beoordeeld",), (BEH,)),
    # Nothing was wrong, says somebody else.
    "trek_in": (
        ("geregistreerd", "beoordeeld"),
        (KWA, TL, MANDATARIS),
    ),
}

# How a zaak gets into each of these situations.
_MELDING = [
    s(BEH, "beoordeel"),
    s(BEH, "bepaal_maatregel"),
    s(BEH, "voer_uit"),
    s(KWA, "beoordeel_effect"),
    s(BEH, "sluit"),
]
SITUATIES: Situaties = {
    "geregistreerd": [],
    "beoordeeld": _MELDING[:1],
    "maatregel_bepaald": _MELDING[:2],
    "maatregel_opnieuw": [*_MELDING[:3], s(KWA, "beoordeel_effect", effect="onvoldoende")],
    "uitgevoerd": _MELDING[:3],
    "effect_beoordeeld": _MELDING[:4],
    "gesloten": _MELDING,
    "ingetrokken": [s(KWA, "trek_in")],
}

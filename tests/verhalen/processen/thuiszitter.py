"""domein.md 10.6: the pupil who stays at home."""

from tests.verhalen.tafel import BEH, BG, DB, MANDATARIS, MENTOR, OC, TL, VZC, Situaties, Tabel, s

SCHOOL = (OC, BG, MENTOR)
OPEN_THZ = ("signaal", "signaal_kort", "gemeld", "actief", "plek_gevonden", "plek_later", "geplaatst")

TABEL: Tabel = {
    "signaleer": (("signaal", "signaal_kort"), (*SCHOOL, VZC)),  # again: the facts changed before the report
    "meld": (("signaal",), (*SCHOOL, VZC)),  # leerplicht reports through the coach
    "wijs_coach_toe": (("gemeld",), (BEH, TL, MANDATARIS)),
    # a plan that is late is still a plan, and a place that falls through needs another (besluit 0010)
    "stel_opp_vast": (("actief", "plek_gevonden", "plek_later", "geplaatst"), SCHOOL),
    "vind_plek": (("actief", "plek_gevonden", "plek_later"), (VZC,)),
    "plaats": (("plek_gevonden",), (VZC,)),
    "sluit": (("geplaatst",), (VZC, TL, MANDATARIS)),
    "sluit_anders": (OPEN_THZ, (VZC, TL, MANDATARIS)),
    "escaleer": (("gemeld", "actief", "plek_gevonden", "plek_later"), (VZC, DB)),
}

# How a zaak gets into each of these situations.
_THUIS = [
    s(OC, "meld"),
    s(BEH, "wijs_coach_toe"),
    s(VZC, "vind_plek"),
    s(VZC, "plaats"),
    s(VZC, "sluit"),
]
SITUATIES: Situaties = {
    "signaal": [],
    "signaal_kort": [s(OC, "signaleer", eerste_verzuimdag="2026-10-05")],
    "gemeld": _THUIS[:1],
    "actief": _THUIS[:2],
    "plek_gevonden": _THUIS[:3],
    "plek_later": [*_THUIS[:2], s(VZC, "vind_plek", begint_op="2026-11-02")],
    "geplaatst": _THUIS[:4],
    "gesloten": _THUIS,
    "vrijstelling": [s(TL, "sluit_anders", grond="vrijstelling", vrijstelling_artikel="5-onder-a")],
    "verhuisd": [s(VZC, "sluit_anders", grond="verhuisd")],
    "leeftijd_bereikt": [s(VZC, "sluit_anders", grond="leeftijd_bereikt")],
    "onterecht": [s(VZC, "sluit_anders", grond="onterecht")],
}

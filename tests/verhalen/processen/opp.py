"""domein.md 4: the development plan, to which the parents are a party."""

from tests.verhalen.tafel import BEH, BG, LL, MENTOR, OC, OU, Situaties, Tabel, s

CONCEPT = ("concept", "concept_besproken", "concept_geschil")
BIJSTELLING = ("bijstelling", "bijstelling_besproken")
INSTEMMING = ("ter_instemming", "ter_instemming_later")
INGESTEMD = ("ingestemd", "ingestemd_later")
GEEVALUEERD = ("geevalueerd", "geevalueerd_past_niet")
IN_GESPREK = (*CONCEPT, *BIJSTELLING)
LATER_OPP = ("ter_instemming_later", "ingestemd_later", "vastgesteld", *GEEVALUEERD, *BIJSTELLING)

TABEL: Tabel = {
    "hoor_leerling": (IN_GESPREK, (OC, BG, MENTOR, LL)),
    "voer_overleg": (IN_GESPREK, (OC, BG, MENTOR)),
    # each version after a talk of its own, and with the pupil heard again
    "leg_voor": (("concept_besproken", "bijstelling_besproken"), (OC, BG)),
    "stem_in": (INSTEMMING, (OU, OC, BG)),
    "onthoud_instemming": (INSTEMMING, (OU, OC, BG)),
    "stel_vast": (INGESTEMD, (OC, BG)),
    "evalueer": (("vastgesteld",), (OC, BG, MENTOR)),
    "handhaaf": (("geevalueerd",), (OC, BG)),  # a perspective that does not fit is adjusted
    "stel_bij": ((*GEEVALUEERD, "vastgesteld"), (OC, BG)),
    "rond_af": (GEEVALUEERD, (OC, BG)),
    "beeindig_voortijdig": (LATER_OPP, (OC, BG, BEH)),
    "trek_in": ((*CONCEPT, "ter_instemming", "ingestemd"), (OC, BG)),  # only before it was ever established
    "meld_geschil": (
        ("concept", "concept_besproken", "ter_instemming", "ingestemd", *LATER_OPP),
        (OC, BG, OU, BEH),
    ),
    "verwerk_oordeel": (("concept_geschil",), (OC, BG)),
}

# How a zaak gets into each of these situations.
_GESPROKEN = [s(OC, "hoor_leerling"), s(OC, "voer_overleg")]
_PLAN = [*_GESPROKEN, s(OC, "leg_voor"), s(OU, "stem_in"), s(BG, "stel_vast")]
_ANDER_PLAN = [*_PLAN, s(OC, "stel_bij")]
SITUATIES: Situaties = {
    "concept": [],
    "concept_besproken": _GESPROKEN,
    "concept_geschil": [s(OU, "meld_geschil")],
    "ter_instemming": _PLAN[:3],
    "ter_instemming_later": [*_ANDER_PLAN, *_PLAN[:3]],
    "ingestemd": _PLAN[:4],
    "ingestemd_later": [*_ANDER_PLAN, *_PLAN[:4]],
    "vastgesteld": _PLAN,
    "geevalueerd": [*_PLAN, s(OC, "evalueer")],
    "geevalueerd_past_niet": [
        *_PLAN,
        s(OC, "evalueer", perspectief="past_niet_meer", hoe_verder="bijstellen"),
    ],
    "bijstelling": _ANDER_PLAN,
    "bijstelling_besproken": [*_ANDER_PLAN, *_GESPROKEN],
    "afgerond": [*_PLAN, s(OC, "evalueer"), s(OC, "rond_af")],
    "beeindigd": [*_PLAN, s(OC, "beeindig_voortijdig")],
    "ingetrokken": [s(OC, "trek_in")],
}

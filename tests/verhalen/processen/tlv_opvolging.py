"""domein.md 10.10: what follows a TLV."""

from tests.verhalen.tafel import BEH, Situaties, Tabel, s

ZONDER_SCHOOL = ("toegekend", "aangemeld_school", "niet_verzilverd")
OP_SCHOOL = ("ingeschreven", "laatste_jaar", "verlenging_aangevraagd", "terugplaatsing_gepland", "uitstroom")

TABEL: Tabel = {
    "meld_aan": (("toegekend", "niet_verzilverd"), (BEH,)),
    "schrijf_in": (ZONDER_SCHOOL, (BEH,)),  # also straight away, as a count file may say
    "meld_niet_verzilverd": (("toegekend", "aangemeld_school"), (BEH,)),
    "leg_contact_vast": (OP_SCHOOL, (BEH,)),  # the right place, after placement
    "vraag_verlenging_aan": (("laatste_jaar",), (BEH,)),
    "plan_terugplaatsing": (("laatste_jaar",), (BEH,)),
    "plan_uitstroom": (("laatste_jaar",), (BEH,)),
    "vervang": ((*ZONDER_SCHOOL, *OP_SCHOOL), (BEH,)),
    "laat_vervallen": ((*ZONDER_SCHOOL, *OP_SCHOOL), (BEH,)),
    "beeindig": (OP_SCHOOL, (BEH,)),
}

# How a zaak gets into each of these situations.
_LAATSTE = [
    s(BEH, "tlv:stel_concept_op", begin="2026-08-01", einde="2027-07-31"),
    s(BEH, "schrijf_in"),
]
SITUATIES: Situaties = {
    "toegekend": [],
    "aangemeld_school": [s(BEH, "meld_aan")],
    "niet_verzilverd": [s(BEH, "meld_niet_verzilverd")],
    "ingeschreven": [s(BEH, "schrijf_in")],
    "vervallen": [s(BEH, "laat_vervallen")],
    "vervangen": [s(BEH, "vervang")],
    "beeindigd": [s(BEH, "schrijf_in"), s(BEH, "beeindig")],
    "laatste_jaar": _LAATSTE,
    "verlenging_aangevraagd": [*_LAATSTE, s(BEH, "vraag_verlenging_aan")],
    "terugplaatsing_gepland": [*_LAATSTE, s(BEH, "plan_terugplaatsing")],
    "uitstroom": [*_LAATSTE, s(BEH, "plan_uitstroom")],
}

"""domein.md 10.1, and 7 for what is recorded beside it: the core process."""

from tests.verhalen.tafel import BEH, BG, MANDATARIS, MENTOR, OC, OU, REV, SEC, TL, Situaties, Tabel, s

VOOR = ("aangemeld", "intake", "risicoanalyse", "capaciteitstoets", "haalbaarheid", "overeenkomst_concept")
LATER = ("uitvoering", "herziening", "afronding", "afronding_geevalueerd", "transitie", "nazorg")
OPEN_KP = (*VOOR, *LATER, "uitvoering_rust", "uitvoering_bewaring")
UITVOERING = ("uitvoering", "uitvoering_rust", "uitvoering_bewaring")

TABEL: Tabel = {
    "start_intake": (("aangemeld",), (BEH,)),
    "rond_intake_af": (("intake",), (BEH,)),
    "stel_risico_vast": (("risicoanalyse",), (BEH,)),
    "bevestig_capaciteit": (("capaciteitstoets",), (TL, MANDATARIS)),
    "keur_haalbaar": (("haalbaarheid",), (TL, MANDATARIS)),
    "vraag_aanvulling": (("risicoanalyse", "capaciteitstoets", "haalbaarheid"), (TL, MANDATARIS, BEH)),
    "weiger": (("haalbaarheid",), (TL, MANDATARIS)),
    "sluit_overeenkomst": (("overeenkomst_concept",), (BEH,)),
    "start_herziening": (UITVOERING, (BEH,)),
    "stel_bij": (("herziening",), (BEH,)),
    "start_afronding": (UITVOERING, (BEH,)),
    "start_transitie": (("afronding_geevalueerd",), (BEH,)),
    "rond_transitie_af": (("transitie",), (BEH,)),
    "sluit": (("nazorg",), (TL, MANDATARIS)),
    "trek_in": (VOOR, (OU, BG, BEH, SEC)),
    "heropen": (("afgesloten",), (TL, MANDATARIS)),
    "schort_op": (tuple(t for t in OPEN_KP if t != "uitvoering_rust"), (BEH,)),
    "hervat": (("uitvoering_rust",), (BEH,)),
    "beeindig_voortijdig": (OPEN_KP, (TL, MANDATARIS)),
    "stel_opp_vast": ((*UITVOERING, "herziening"), (BEH, OC)),
    "leg_contact_vast": (OPEN_KP, (BEH, MENTOR)),
    "registreer_eigendom": (OPEN_KP, (BEH, SEC)),
    # also from a dossier that has ended: what is still here, goes back
    "geef_eigendom_terug": (("uitvoering_bewaring", "ingetrokken_bewaring"), (BEH, SEC)),
    "leg_verlies_vast": (("uitvoering_bewaring", "ingetrokken_bewaring"), (BEH, SEC)),
}

# How a zaak gets into each of these situations.
_WEG = [
    s(BEH, "start_intake"),
    s(BEH, "rond_intake_af"),
    s(BEH, "stel_risico_vast"),
    s(TL, "bevestig_capaciteit"),
    s(TL, "keur_haalbaar"),
    s(BEH, "sluit_overeenkomst"),
    s(BEH, "start_afronding"),
]
_GEEVALUEERD = [
    *_WEG,
    s(BEH, "@start"),
    s(SEC, "@nodig_uit"),
    s(BEH, "@bespreek"),
    s(BEH, "@leg_vast"),
    s(BEH, "@dien_in"),
    s(REV, "@keur_goed"),
]
_NAZORG = [*_GEEVALUEERD, s(BEH, "start_transitie"), s(BEH, "rond_transitie_af")]
_UITVOERING = _WEG[:6]

SITUATIES: Situaties = {
    "aangemeld": [],
    "intake": _WEG[:1],
    "risicoanalyse": _WEG[:2],
    "capaciteitstoets": _WEG[:3],
    "haalbaarheid": _WEG[:4],
    "overeenkomst_concept": _WEG[:5],
    "uitvoering": _UITVOERING,
    "uitvoering_rust": [*_UITVOERING, s(BEH, "schort_op")],
    "uitvoering_bewaring": [*_UITVOERING, s(BEH, "registreer_eigendom")],
    "herziening": [*_UITVOERING, s(BEH, "start_herziening")],
    "afronding": _WEG,
    "afronding_geevalueerd": _GEEVALUEERD,
    "transitie": _NAZORG[:-1],
    "nazorg": _NAZORG,
    "afgesloten": [*_NAZORG, s(TL, "sluit")],
    "geweigerd": [*_WEG[:4], s(TL, "weiger")],
    "ingetrokken": [s(BG, "trek_in")],
    "ingetrokken_bewaring": [s(BEH, "registreer_eigendom"), s(BG, "trek_in")],
}

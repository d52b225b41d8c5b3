"""domein.md 10.3: the TLV application."""

from tests.verhalen.tafel import BEH, BG, DB, DESK, MANDATARIS, OC, OU, SEC, Situaties, Tabel, s

ONTVANGEN = ("ontvangen", "ontvangen_elders")
STIL = ("opgeschort", "opgeschort_verstreken")
BEHANDELING = ("in_behandeling", "in_behandeling_stil", "in_behandeling_verlopen", "in_behandeling_aangevuld")
VERDER = ("advies_compleet", "conceptbesluit")
BESLOTEN = ("verleend", "afgewezen", "buiten_behandeling")  # decided, not yet made known
ONBESLIST = (*ONTVANGEN, *STIL, *BEHANDELING, *VERDER)
OPEN_TLV = (*ONBESLIST, *BESLOTEN)

TABEL: Tabel = {
    "dien_in": (("concept",), (OC, BG, SEC)),
    "zend_door": (("ontvangen_elders",), (SEC,)),
    "verklaar_compleet": (("ontvangen",), (BEH,)),
    "verzoek_aanvulling": ((*ONTVANGEN, *STIL, *BEHANDELING), (BEH,)),
    "vul_aan": (STIL, (OC,)),
    "bevestig_aanvulling": (("in_behandeling_aangevuld",), (BEH,)),
    "behandel_zonder_aanvulling": (("opgeschort_verstreken",), (BEH,)),
    "laat_buiten": (("opgeschort_verstreken",), (DB,)),
    "breng_advies_uit": (BEHANDELING, (DESK,)),
    "hoor_zienswijze": (("advies_compleet",), (BEH,)),
    "stel_concept_op": (("advies_compleet",), (BEH,)),
    "verleen": (("conceptbesluit",), (DB, MANDATARIS)),
    "wijs_af": (("conceptbesluit",), (DB,)),
    "wijzig_advies": (("conceptbesluit",), (DB,)),
    "trek_in": (("concept", *ONBESLIST), (BG,)),
    "meld_uitstel": (("in_behandeling", "in_behandeling_stil", "in_behandeling_aangevuld", *VERDER), (BEH,)),
    "spreek_uitstel_af": ((*BEHANDELING, *VERDER), (BG,)),
    "schort_op": (tuple(t for t in OPEN_TLV if t != "in_behandeling_stil"), (BEH,)),
    "hervat": (("in_behandeling_stil",), (BEH,)),
    "ingebrekestelling": (OPEN_TLV, (BG, OU, BEH, SEC)),
    "maak_bekend": ((*BESLOTEN, "verleend_bekend"), (SEC,)),  # again when the delivery failed (2:11)
}

# How a zaak gets into each of these situations.
_IN = [s(BG, "dien_in")]
_BEHANDELING = [*_IN, s(BEH, "verklaar_compleet")]
_ADVIES = [
    *_BEHANDELING,
    s(DESK, "breng_advies_uit", functie="orthopedagoog"),
    ("deskundige-3", "breng_advies_uit", {}),
]
_CONCEPT = [*_ADVIES, s(BEH, "stel_concept_op")]
_BUITEN = [*_IN, s(BEH, "verzoek_aanvulling")]

SITUATIES: Situaties = {
    "concept": [],
    "ontvangen": _IN,
    "ontvangen_elders": [s(BG, "dien_in", inschrijving="niet_ingeschreven", swv_woonplaats="VO9999")],
    "opgeschort": [*_IN, s(BEH, "verzoek_aanvulling", uiterlijk="2026-11-09")],
    "opgeschort_verstreken": _BUITEN,
    "in_behandeling": _BEHANDELING,
    "in_behandeling_aangevuld": [*_IN, s(BEH, "verzoek_aanvulling"), s(OC, "vul_aan")],
    "in_behandeling_stil": [*_BEHANDELING, s(BEH, "schort_op")],
    "in_behandeling_verlopen": [
        s(BG, "dien_in", datum="2026-06-01", ondertekend_op="2026-06-01", reden_eerder="Blijven liggen."),
        s(BEH, "verklaar_compleet"),
    ],
    "advies_compleet": _ADVIES,
    "conceptbesluit": _CONCEPT,
    "verleend": [*_CONCEPT, s(DB, "verleen")],
    "afgewezen": [*_CONCEPT, s(DB, "wijs_af")],
    "verleend_bekend": [*_CONCEPT, s(DB, "verleen"), s(SEC, "maak_bekend")],
    "ingetrokken": [s(BG, "trek_in")],
    "doorgezonden": [
        s(BG, "dien_in", inschrijving="niet_ingeschreven", swv_woonplaats="VO9999"),
        s(SEC, "zend_door"),
    ],
    "buiten_behandeling": [*_BUITEN, s(DB, "laat_buiten", na_dagen=15)],  # last: its clock runs ahead
}

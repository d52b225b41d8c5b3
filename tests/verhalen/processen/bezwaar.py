"""domein.md 10.4: the objection."""

from tests.verhalen.tafel import DB, JUR, SEC, Situaties, Tabel, s

NIEUW_BZ = ("ontvangen", "ontvangen_verontschuldigd", "ontvangen_onvolledig", "ontvangen_verdaagd")
BIJ_COMMISSIE = ("bij_commissie", "bij_commissie_ter_inzage", "bij_commissie_afgezien")
ONBESLIST_BZ = (
    *NIEUW_BZ, "ontvangen_te_laat", "herstel_verzuim", "herstel_verzuim_verstreken", "ontvankelijk",
    *BIJ_COMMISSIE, "gehoord", "geadviseerd",
)  # fmt: skip
BESLUIT_BZ = ("niet_ontvankelijk", "tegemoetgekomen", "besloten")

TABEL: Tabel = {
    # late without excuse leaves only verklaar_niet_ontvankelijk
    "verzoek_herstel": (NIEUW_BZ, (JUR,)),
    "herstel": (("herstel_verzuim", "herstel_verzuim_verstreken"), (JUR,)),
    "verklaar_ontvankelijk": (("ontvangen", "ontvangen_verontschuldigd", "ontvangen_verdaagd"), (JUR,)),
    "verklaar_niet_ontvankelijk": ((*NIEUW_BZ, "ontvangen_te_laat", "herstel_verzuim_verstreken"), (DB,)),
    "kom_tegemoet": (("ontvankelijk",), (DB,)),
    "zend_naar_commissie": (("ontvankelijk",), (JUR,)),
    "leg_ter_inzage": (BIJ_COMMISSIE, (JUR,)),
    "zie_af_van_horen": (BIJ_COMMISSIE, (JUR,)),  # a ground of 7:3
    "hoor": (("bij_commissie_ter_inzage", "bij_commissie_afgezien"), (JUR,)),
    "ontvang_advies": (("gehoord",), (JUR,)),
    "verdaag": ((*ONBESLIST_BZ, *BESLUIT_BZ), (JUR,)),
    "beslis": (("geadviseerd",), (DB,)),  # who asks is not who granted
    "maak_bekend": (BESLUIT_BZ, (SEC,)),
    "meld_beroep": (("beroep_open",), (JUR,)),
    "verwerk_uitspraak": (("in_beroep",), (JUR,)),
    "trek_in": (ONBESLIST_BZ, (JUR,)),
}

# How a zaak gets into each of these situations.
_LANG_BEKEND = [
    s(
        SEC,
        "tlv:dien_in",
        datum="2026-06-01",
        ondertekend_op="2026-06-01",
        reden_eerder="Ingevoerd uit de oude map.",
    ),
    s(DB, "tlv:verleen", datum="2026-07-20", reden_eerder="Ingevoerd uit de oude map."),
    s(SEC, "tlv:maak_bekend", datum="2026-07-20", reden_eerder="Ingevoerd uit de oude map."),
]
_BIJ_COMMISSIE = [s(JUR, "verklaar_ontvankelijk"), s(JUR, "zend_naar_commissie")]
_GEADVISEERD = [*_BIJ_COMMISSIE, s(JUR, "zie_af_van_horen"), s(JUR, "hoor"), s(JUR, "ontvang_advies")]
_BEROEP = [*_GEADVISEERD, (f"{DB.value}-2", "beslis", {}), s(SEC, "maak_bekend")]
SITUATIES: Situaties = {
    "ontvangen": [],
    "ontvangen_te_laat": _LANG_BEKEND,
    "ontvangen_verontschuldigd": [*_LANG_BEKEND, s(SEC, "start", verontschuldiging="niet_in_verzuim")],
    "ontvangen_onvolledig": [s(SEC, "start", aanwezig=["handtekening", "naam_en_adres", "dagtekening"])],
    "ontvangen_verdaagd": [s(JUR, "verdaag")],
    "herstel_verzuim": [s(JUR, "verzoek_herstel", uiterlijk="2026-11-09")],
    "herstel_verzuim_verstreken": [s(JUR, "verzoek_herstel")],
    "ontvankelijk": _BIJ_COMMISSIE[:1],
    "niet_ontvankelijk": [s(DB, "verklaar_niet_ontvankelijk")],
    "tegemoetgekomen": [*_BIJ_COMMISSIE[:1], s(DB, "kom_tegemoet")],
    "bij_commissie": _BIJ_COMMISSIE,
    "bij_commissie_ter_inzage": [*_BIJ_COMMISSIE, s(JUR, "leg_ter_inzage")],
    "bij_commissie_afgezien": [*_BIJ_COMMISSIE, s(JUR, "zie_af_van_horen")],
    "gehoord": _GEADVISEERD[:-1],
    "geadviseerd": _GEADVISEERD,
    "besloten": _BEROEP[:-1],
    "beroep_open": _BEROEP,
    "in_beroep": [*_BEROEP, s(JUR, "meld_beroep")],
    "onherroepelijk": [*_BEROEP, s(JUR, "meld_beroep"), s(JUR, "verwerk_uitspraak")],
    "ingetrokken": [s(JUR, "trek_in")],
}

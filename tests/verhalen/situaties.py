"""How a zaak gets into each situation of the oracle, by the example of every form."""

from tests.verhalen.orakel import ADM, BEH, BG, DB, DESK, FG, JUR, KWA, OC, OU, REV, SEC, TL, VZC
from tests.verhalen.podium import Stap, s

# ---------------------------------------------------------------- tlv

_IN = [s(BG, "dien_in")]
_BEHANDELING = [*_IN, s(BEH, "verklaar_compleet")]
_ADVIES = [
    *_BEHANDELING,
    s(DESK, "breng_advies_uit", functie="orthopedagoog"),
    ("deskundige-3", "breng_advies_uit", {}),
]
_CONCEPT = [*_ADVIES, s(BEH, "stel_concept_op")]
_BUITEN = [*_IN, s(BEH, "verzoek_aanvulling")]

TLV: dict[str, list[Stap]] = {
    "concept": [],
    "ontvangen": _IN,
    "ontvangen_elders": [s(BG, "dien_in", inschrijving="niet_ingeschreven", swv_woonplaats="VO9999")],
    "opgeschort": [*_IN, s(BEH, "verzoek_aanvulling", uiterlijk="2026-11-09")],
    "opgeschort_verstreken": _BUITEN,
    "in_behandeling": _BEHANDELING,
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

# ---------------------------------------------------------------- kernproces

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

KERNPROCES: dict[str, list[Stap]] = {
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

# ---------------------------------------------------------------- evaluatie

_GESPREK = [
    s(SEC, "nodig_uit"),
    s(BEH, "bespreek"),
    s(BEH, "leg_vast"),
    s(BEH, "dien_in"),
    s(REV, "keur_goed"),
    s(SEC, "verzend"),
]
EVALUATIE: dict[str, list[Stap]] = {
    naam: _GESPREK[:n]
    for n, naam in enumerate(
        ("gepland", "uitgenodigd", "besproken", "concept", "ter_beoordeling", "goedgekeurd", "verzonden")
    )
}

# ---------------------------------------------------------------- afwijking

_MELDING = [
    s(BEH, "beoordeel"),
    s(BEH, "bepaal_maatregel"),
    s(BEH, "voer_uit"),
    s(KWA, "beoordeel_effect"),
    s(BEH, "sluit"),
]
AFWIJKING: dict[str, list[Stap]] = {
    "geregistreerd": [],
    "beoordeeld": _MELDING[:1],
    "maatregel_bepaald": _MELDING[:2],
    "maatregel_opnieuw": [*_MELDING[:3], s(KWA, "beoordeel_effect", effect="onvoldoende")],
    "uitgevoerd": _MELDING[:3],
    "effect_beoordeeld": _MELDING[:4],
    "gesloten": _MELDING,
    "ingetrokken": [s(KWA, "trek_in")],
}

# ---------------------------------------------------------------- thuiszitter

_THUIS = [
    s(OC, "meld"),
    s(BEH, "wijs_coach_toe"),
    s(VZC, "vind_plek"),
    s(VZC, "plaats"),
    s(VZC, "sluit"),
]
THUISZITTER: dict[str, list[Stap]] = {
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
# ---------------------------------------------------------------- arrangement

_TOEGEKEND = [s(BEH, "beoordeel"), s(TL, "ken_toe"), s(SEC, "maak_bekend")]
_GELOPEN = [*_TOEGEKEND, s(OC, "start"), s(BEH, "evalueer"), s(TL, "sluit")]
_AFGEWEZEN = [s(BEH, "beoordeel"), s(DB, "wijs_af"), s(SEC, "maak_bekend")]
ARRANGEMENT: dict[str, list[Stap]] = {
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


# ---------------------------------------------------------------- klacht

_KLACHT = [
    s(JUR, "neem_in_behandeling"),
    s(JUR, "hoor"),
    s(KWA, "leg_bevindingen_vast"),
    s(DB, "handel_af"),
    s(JUR, "rapporteer"),
    s(KWA, "sluit"),
]
KLACHT: dict[str, list[Stap]] = {
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

# ---------------------------------------------------------------- datalek

_LEK = [s(ADM, "dam_in"), s(FG, "beoordeel")]
_HOOG = [s(ADM, "dam_in"), s(FG, "beoordeel", risico="hoog", gevolgen=["identiteitsfraude"])]
_MELDING_AP = s(FG, "meld_ap")
DATALEK: dict[str, list[Stap]] = {
    "ontdekt": [],
    "ingedamd": _LEK[:1],
    "beoordeeld": _LEK,
    "beoordeeld_hoog": _HOOG,
    "gemeld": [*_LEK, _MELDING_AP],
    "gemeld_voorlopig": [*_LEK, s(FG, "meld_ap", volledig="voorlopig")],
    "gemeld_hoog": [*_HOOG, _MELDING_AP],
    "niet_meldplichtig": [*_LEK, s(FG, "verklaar_niet_meldplichtig")],
    "betrokkenen_geinformeerd": [*_HOOG, _MELDING_AP, s(FG, "informeer_betrokkenen")],
    "nazorg": [*_LEK, _MELDING_AP, s(FG, "rond_nazorg_af")],
    "gesloten": [*_LEK, _MELDING_AP, s(FG, "rond_nazorg_af"), s(FG, "sluit")],
}


# ---------------------------------------------------------------- steekproef, over a core process that is there before it

_STEEKPROEF = [
    s(KWA, "trek"),
    s(KWA, "verdeel"),
    s(KWA, "beoordeel"),
    s(KWA, "stel_resultaten_vast"),
    s(KWA, "bespreek"),
    s(KWA, "bepaal_maatregelen"),
    s(KWA, "sluit"),
]
STEEKPROEF: dict[str, list[Stap]] = {
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

# ---------------------------------------------------------------- bezwaar

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
BEZWAAR: dict[str, list[Stap]] = {
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

# ---------------------------------------------------------------- tlv_opvolging

_LAATSTE = [
    s(BEH, "tlv:stel_concept_op", begin="2026-08-01", einde="2027-07-31"),
    s(BEH, "schrijf_in"),
]
OPVOLGING: dict[str, list[Stap]] = {
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

# ---------------------------------------------------------------- kwartaalopgave

_KWARTAAL = [s(OC, "lever_kwartaal"), s(KWA, "stel_vast")]
KWARTAALOPGAVE: dict[str, list[Stap]] = {
    "opgevraagd": [],
    "geleverd": _KWARTAAL[:1],
    "vastgesteld": _KWARTAAL,
    "vervallen": [s(TL, "laat_vervallen")],
}

# ---------------------------------------------------------------- opp

_GESPROKEN = [s(OC, "hoor_leerling"), s(OC, "voer_overleg")]
_PLAN = [*_GESPROKEN, s(OC, "leg_voor"), s(OU, "stem_in"), s(BG, "stel_vast")]
_ANDER_PLAN = [*_PLAN, s(OC, "stel_bij")]
OPP: dict[str, list[Stap]] = {
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
SITUATIES = {
    "tlv": TLV,
    "kernproces": KERNPROCES,
    "evaluatie": EVALUATIE,
    "afwijking": AFWIJKING,
    "thuiszitter": THUISZITTER,
    "arrangement": ARRANGEMENT,
    "kwartaalopgave": KWARTAALOPGAVE,
    "klacht": KLACHT,
    "datalek": DATALEK,
    "steekproef": STEEKPROEF,
    "bezwaar": BEZWAAR,
    "tlv_opvolging": OPVOLGING,
    "opp": OPP,
}
VOORAF = {"steekproef": ("kernproces", _UITVOERING)}

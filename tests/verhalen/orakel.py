"""What domein.md 4, 10.1-10.3, 10.5-10.9 and 10.11 say: per action the situations in which it can be done, and the roles.

Written by hand from the tables, not from the declarations. Everything that is not here is refused. A situation is a
state, or a state with something beside it (`opgeschort_verstreken`: the repair term has lapsed).
"""

from kernproces.rollen import Rol

BEH, SEC, TL, DB = Rol.BEHANDELAAR, Rol.SECRETARIAAT, Rol.TEAMLEIDER, Rol.DIRECTEUR_BESTUURDER
DESK, REV, MENTOR = Rol.DESKUNDIGE, Rol.TWEEDE_LEZER, Rol.MENTOR
KWA, VZC, JUR = Rol.KWALITEITSMEDEWERKER, Rol.VERZUIMCOACH, Rol.JURIST
FG, ADM = Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, Rol.BEHEERDER
BG, OC, OU, LL = Rol.BEVOEGD_GEZAG, Rol.ONDERSTEUNINGSCOORDINATOR, Rol.OUDER, Rol.LEERLING
MANDATARIS = "mandataris"  # a teamleider with the mandate tlv_besluit

Wie = tuple[str, ...]
Tabel = dict[str, tuple[tuple[str, ...], Wie]]

# ---------------------------------------------------------------- 10.3

ONTVANGEN = ("ontvangen", "ontvangen_elders")
STIL = ("opgeschort", "opgeschort_verstreken")
BEHANDELING = ("in_behandeling", "in_behandeling_stil", "in_behandeling_verlopen")
VERDER = ("advies_compleet", "conceptbesluit")
BESLOTEN = ("verleend", "afgewezen", "buiten_behandeling")  # decided, not yet made known
ONBESLIST = (*ONTVANGEN, *STIL, *BEHANDELING, *VERDER)
OPEN_TLV = (*ONBESLIST, *BESLOTEN)

TLV: Tabel = {
    "dien_in": (("concept",), (OC, BG, SEC)),
    "zend_door": (("ontvangen_elders",), (SEC,)),
    "verklaar_compleet": (("ontvangen",), (BEH,)),
    "verzoek_aanvulling": ((*ONTVANGEN, *STIL, *BEHANDELING), (BEH,)),
    "vul_aan": (STIL, (OC,)),
    "behandel_zonder_aanvulling": (("opgeschort_verstreken",), (BEH,)),
    "laat_buiten": (("opgeschort_verstreken",), (DB,)),
    "breng_advies_uit": (BEHANDELING, (DESK,)),
    "hoor_zienswijze": (("advies_compleet",), (BEH,)),
    "stel_concept_op": (("advies_compleet",), (BEH,)),
    "verleen": (("conceptbesluit",), (DB, MANDATARIS)),
    "wijs_af": (("conceptbesluit",), (DB,)),
    "wijzig_advies": (("conceptbesluit",), (DB,)),
    "trek_in": (("concept", *ONBESLIST), (BG,)),
    "meld_uitstel": (("in_behandeling", "in_behandeling_stil", *VERDER), (BEH,)),
    "spreek_uitstel_af": ((*BEHANDELING, *VERDER), (BG,)),
    "schort_op": (tuple(t for t in OPEN_TLV if t != "in_behandeling_stil"), (BEH,)),
    "hervat": (("in_behandeling_stil",), (BEH,)),
    "ingebrekestelling": (OPEN_TLV, (BG, OU, BEH, SEC)),
    "maak_bekend": ((*BESLOTEN, "verleend_bekend"), (SEC,)),  # again when the delivery failed (2:11)
}

# ---------------------------------------------------------------- 10.1, and 7 for what is recorded beside it

VOOR = ("aangemeld", "intake", "risicoanalyse", "capaciteitstoets", "haalbaarheid", "overeenkomst_concept")
LATER = ("uitvoering", "herziening", "afronding", "afronding_geevalueerd", "transitie", "nazorg")
OPEN_KP = (*VOOR, *LATER, "uitvoering_rust", "uitvoering_bewaring")
UITVOERING = ("uitvoering", "uitvoering_rust", "uitvoering_bewaring")

KERNPROCES: Tabel = {
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

# ---------------------------------------------------------------- 10.2

EVALUATIE: Tabel = {
    "nodig_uit": (("gepland",), (SEC,)),
    "bespreek": (("uitgenodigd",), (BEH,)),
    "leg_vast": (("besproken", "goedgekeurd"), (BEH,)),
    "dien_in": (("concept",), (BEH,)),
    "keur_goed": (("ter_beoordeling",), (REV,)),
    "keur_af": (("ter_beoordeling",), (REV,)),
    "verzend": (("goedgekeurd",), (SEC,)),
    "verzet": (("gepland", "uitgenodigd"), (BEH, TL, MANDATARIS)),
}

# ---------------------------------------------------------------- 10.7

AFWIJKING: Tabel = {
    "beoordeel": (("geregistreerd",), (BEH,)),
    # each measure is agreed with the client (3.2.7), so a poor effect asks for a new one
    "bepaal_maatregel": (("beoordeeld", "maatregel_opnieuw"), (BEH,)),
    "voer_uit": (("maatregel_bepaald",), (BEH,)),
    "beoordeel_effect": (("uitgevoerd",), (KWA, TL, MANDATARIS)),
    "sluit": (("effect_beoordeeld",), (BEH,)),
    "trek_in": (
        ("geregistreerd", "beoordeeld"),
        (KWA, TL, MANDATARIS),
    ),  # nothing was wrong, says somebody else
}

# ---------------------------------------------------------------- 10.6

SCHOOL = (OC, BG, MENTOR)
OPEN_THZ = ("signaal", "signaal_kort", "gemeld", "actief", "plek_gevonden", "plek_later", "geplaatst")

THUISZITTER: Tabel = {
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

# ---------------------------------------------------------------- 10.11

OPEN_ARR = (
    "aangevraagd",
    "beoordeeld",
    "toegekend",
    "toegekend_bekend",
    "toegekend_later",
    "lopend",
    "geevalueerd",
)

ARRANGEMENT: Tabel = {
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

# ---------------------------------------------------------------- 10.5

NIEUW = ("ontvangen", "ontvangen_besluit", "ontvangen_oud", "ontvangen_verdaagd", "ontvangen_te_laat")
OP_TIJD = ("ontvangen", "ontvangen_besluit", "ontvangen_oud", "in_behandeling", "gehoord", "bevindingen")
ONBESLIST_KL = (*NIEUW, "in_behandeling", "gehoord", "bevindingen")

KLACHT: Tabel = {
    # against a decision it is a bezwaar, older than a year it need not be treated (9:8)
    "neem_in_behandeling": (("ontvangen", "ontvangen_verdaagd", "ontvangen_te_laat"), (JUR, KWA)),
    "neem_niet_in_behandeling": (NIEUW, (JUR, KWA)),
    "zend_door_als_bezwaar": (NIEUW, (JUR, KWA)),
    "hoor": (("in_behandeling",), (JUR, KWA)),
    "leg_bevindingen_vast": (("gehoord",), (JUR, KWA)),
    "handel_af": (("bevindingen",), (DB,)),
    "rapporteer": (("afgehandeld",), (JUR, KWA)),
    "sluit": (("gerapporteerd",), (JUR, KWA)),
    "meld_tevreden": (("in_behandeling",), (JUR, KWA)),
    "verdaag": (OP_TIJD, (JUR, KWA)),  # once, and while the term runs
    "spreek_uitstel_af": ((*OP_TIJD, "ontvangen_verdaagd"), (JUR, KWA)),
    "trek_in": (ONBESLIST_KL, (JUR, KWA)),
}

# ---------------------------------------------------------------- 10.8

GEMELD = ("gemeld", "gemeld_voorlopig", "gemeld_hoog")

DATALEK: Tabel = {
    "dam_in": (("ontdekt",), (FG, ADM)),
    "beoordeel": (("ingedamd",), (FG,)),
    "meld_ap": (("beoordeeld", "beoordeeld_hoog"), (FG,)),
    "verklaar_niet_meldplichtig": (("beoordeeld",), (FG,)),  # only when a risk is unlikely
    "informeer_betrokkenen": ((*GEMELD, "niet_meldplichtig"), (FG,)),
    "vul_melding_aan": ((*GEMELD, "betrokkenen_geinformeerd", "nazorg"), (FG,)),
    # high risk: the people concerned first (AVG 34); a provisional notice is completed first (AVG 33 lid 4)
    "rond_nazorg_af": (("gemeld", "niet_meldplichtig", "betrokkenen_geinformeerd"), (FG,)),
    "sluit": (("nazorg",), (FG,)),
}

# ---------------------------------------------------------------- 10.9

VOOR_MAATREGELEN = (
    "gepland",
    "getrokken",
    "in_beoordeling",
    "in_beoordeling_klaar",
    "resultaten_compleet",
    "besproken",
)
STEEKPROEF: Tabel = {
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

# ---------------------------------------------------------------- 10.4

NIEUW_BZ = ("ontvangen", "ontvangen_verontschuldigd", "ontvangen_onvolledig", "ontvangen_verdaagd")
BIJ_COMMISSIE = ("bij_commissie", "bij_commissie_ter_inzage", "bij_commissie_afgezien")
ONBESLIST_BZ = (
    *NIEUW_BZ, "ontvangen_te_laat", "herstel_verzuim", "herstel_verzuim_verstreken", "ontvankelijk",
    *BIJ_COMMISSIE, "gehoord", "geadviseerd",
)  # fmt: skip
BESLUIT_BZ = ("niet_ontvankelijk", "tegemoetgekomen", "besloten")

BEZWAAR: Tabel = {
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

# ---------------------------------------------------------------- 10.10

ZONDER_SCHOOL = ("toegekend", "aangemeld_school", "niet_verzilverd")
OP_SCHOOL = ("ingeschreven", "laatste_jaar", "verlenging_aangevraagd", "terugplaatsing_gepland", "uitstroom")

OPVOLGING: Tabel = {
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

# ---------------------------------------------------------------- de kwartaalopgave van 10.6, R25

KWARTAALOPGAVE: Tabel = {
    "lever_kwartaal": (("opgevraagd",), (OC, BG, VZC, SEC)),
    "vraag_opnieuw": (("geleverd",), (VZC, SEC)),
    "stel_vast": (("geleverd",), (VZC, KWA)),
    "laat_vervallen": (("opgevraagd", "geleverd"), (VZC, TL, MANDATARIS)),
}

# ---------------------------------------------------------------- 4, het ontwikkelingsperspectief; de ouders zijn partij

CONCEPT = ("concept", "concept_besproken", "concept_geschil")
BIJSTELLING = ("bijstelling", "bijstelling_besproken")
INSTEMMING = ("ter_instemming", "ter_instemming_later")
INGESTEMD = ("ingestemd", "ingestemd_later")
GEEVALUEERD = ("geevalueerd", "geevalueerd_past_niet")
IN_GESPREK = (*CONCEPT, *BIJSTELLING)
LATER_OPP = ("ter_instemming_later", "ingestemd_later", "vastgesteld", *GEEVALUEERD, *BIJSTELLING)

OPP: Tabel = {
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

TABELLEN = {
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


def mag(workflow: str, situatie: str, actie: str, wie: str) -> bool:
    """Whether the tables allow it."""
    situaties, rollen = TABELLEN[workflow][actie]
    return situatie in situaties and wie in rollen

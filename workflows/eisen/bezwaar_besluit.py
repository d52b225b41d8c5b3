"""The conditions of the decision on a bezwaar: by somebody else, with the advice, and what follows from it (Awb 7:11-7:13, 10:3)."""

from datetime import date, timedelta

from kernproces.datum import voluit
from kernproces.rollen import Rol
from kernproces.taal.beletsel import ander, andere_weg, vanaf
from kernproces.taal.eis import eis, voorwaarde
from kernproces.zaak.situatie import Situatie
from workflows.eisen.bezwaar import Punten
from workflows.eisen.bezwaar_tijd import is_te_laat
from workflows.gegevens.bezwaar import te_herstellen
from workflows.gegevens.tlv import VAN_HET_DOSSIER

EERSTE_BESLUIT = ("verleen", "wijs_af", "laat_buiten", "ken_toe")
ANDER = "Vraag een andere directeur-bestuurder, of iemand die mandaat heeft om op bezwaar te beslissen."


def _zelf_besloten(s: Situatie, alleen_mandaat: bool) -> bool:
    """Whether whoever decides now, or stands in for, took the first decision."""
    gedaan = (s.hoofdzaak or {}).get("gedaan", {})
    eerste = [gedaan[a] for a in EERSTE_BESLUIT if a in gedaan]
    if alleen_mandaat:
        eerste = [g for g in eerste if g["rol"] != Rol.DIRECTEUR_BESTUURDER.value]
    return any(s.identiteiten & set(g["wie"]) for g in eerste)


@eis("Awb 10:3", vooraf=True)
def nam_het_besluit_niet(s: Situatie) -> Punten:
    """Op het bezwaar beslist een ander dan wie het besluit nam, ook niet via een vervanging."""
    if _zelf_besloten(s, alleen_mandaat=False):
        zin = "U nam het besluit waartegen het bezwaar zich richt, of valt in voor wie dat deed."
        yield zin, ander(Rol.DIRECTEUR_BESTUURDER, ANDER)


@eis("Awb 10:3 lid 3", vooraf=True)
def besloot_niet_in_mandaat(s: Situatie) -> Punten:
    """Wie het besluit in mandaat nam, beslist niet op het bezwaar."""
    if _zelf_besloten(s, alleen_mandaat=True):
        yield "U nam het besluit in mandaat.", ander(Rol.DIRECTEUR_BESTUURDER, ANDER)


@eis("Awb 6:6, 6:11")
def grond_klopt(s: Situatie) -> Punten:
    """De grond past bij wat in de zaak staat."""
    grond = s.gegevens.grond
    if grond == "te_laat" and not is_te_laat(s):
        yield "Het bezwaar kwam op tijd.", andere_weg(s.actie, "Kies een andere grond.")
    if grond == "verzuim_niet_hersteld":
        yield from _verzuim_staat_vast(s)


def _verzuim_staat_vast(s: Situatie) -> Punten:
    """The bezwaarde was asked, did not repair it all, and had the time that was set (Awb 6:6)."""
    if not s.gedaan("verzoek_herstel"):
        hulp = "Geef de bezwaarde eerst de tijd om te herstellen."
        yield "Er is niet om herstel gevraagd.", andere_weg("verzoek_herstel", hulp)
        return
    if not te_herstellen(s):
        yield "Alles waar om is gevraagd, is hersteld.", andere_weg(s.actie, "Kies een andere grond.")
    laatste = date.fromisoformat(s.gegeven("verzoek_herstel", "uiterlijk"))
    if (
        s.toestand != "herstel_verzuim" and s.dag <= laatste
    ):  # while it waits, hersteltermijn_is_voorbij says so
        zin = f"De bezwaarde mag de rest nog herstellen tot en met {voluit(laatste)}."
        yield zin, vanaf(laatste + timedelta(days=1))


@eis("Awb 7:13 lid 7")
def afwijking_gemotiveerd(s: Situatie) -> Punten:
    """Wie van het advies afwijkt, zegt waarom."""
    advies = s.gegeven("ontvang_advies", "strekking")
    if advies is not None and s.gegevens.uitkomst != advies and s.gegevens.afwijking is None:
        hulp = "Schrijf waarom van het advies wordt afgeweken."
        yield f"Het advies luidt {advies}; dit besluit niet.", andere_weg(s.actie, hulp)


@eis("Awb 7:13 lid 7")
def advies_bijgevoegd(s: Situatie) -> Punten:
    """Het advies van de commissie gaat mee met het besluit."""
    if s.gegeven("ontvang_advies", "advies_hash") != s.gegevens.advies_hash:
        yield (
            "Dit is niet het advies dat is ontvangen.",
            andere_weg(s.actie, "Voeg het ontvangen advies bij."),
        )


@eis("Awb 8:72")
def nieuw_besluit_past(s: Situatie) -> Punten:
    """Een nieuw besluit volgt alleen op een gegrond beroep."""
    if s.gegevens.nieuw_besluit == "ja" and s.gegevens.uitkomst != "gegrond":
        yield "Het beroep is niet gegrond.", andere_weg(s.actie, "Kies dat er geen nieuw besluit nodig is.")


# ---------------------------------------------------------------- the new decision


def _over(s: Situatie, workflow: str) -> bool:
    return s.hoofdzaak is not None and s.hoofdzaak["workflow"] == workflow


def _herroept(s: Situatie) -> bool:
    g = s.gegevens
    return bool(g.uitkomst == "gegrond" or (g.uitkomst == "deels" and g.nieuw_besluit == "ja"))


@voorwaarde
def besluit_over_tlv(s: Situatie) -> bool:
    """Het bezwaar richt zich tegen een besluit over een toelaatbaarheidsverklaring."""
    return _over(s, "tlv")


@voorwaarde
def besluit_over_arrangement(s: Situatie) -> bool:
    """Het bezwaar richt zich tegen een besluit over extra ondersteuning."""
    return _over(s, "arrangement")


@voorwaarde
def herroept_tlv(s: Situatie) -> bool:
    """Het bezwaar is gegrond, of deels met een nieuw besluit; het gaat om een toelaatbaarheidsverklaring."""
    return _over(s, "tlv") and _herroept(s)


@voorwaarde
def herroept_arrangement(s: Situatie) -> bool:
    """Het bezwaar is gegrond, of deels met een nieuw besluit; het gaat om extra ondersteuning."""
    return _over(s, "arrangement") and _herroept(s)


@voorwaarde
def uitspraak_vraagt_tlv(s: Situatie) -> bool:
    """De rechter vraagt een nieuw besluit over een toelaatbaarheidsverklaring."""
    return _over(s, "tlv") and s.gegevens.nieuw_besluit == "ja"


@voorwaarde
def uitspraak_vraagt_arrangement(s: Situatie) -> bool:
    """De rechter vraagt een nieuw besluit over extra ondersteuning."""
    return _over(s, "arrangement") and s.gegevens.nieuw_besluit == "ja"


def nieuwe_aanvraag(s: Situatie) -> dict[str, object]:
    """The new decision is about the same kind and school; it gets a number of its own (domein.md 1.8)."""
    oud = s.hoofdzaak
    if oud is None:
        return {}
    begin = oud["gedaan"]["start"]["gegevens"]
    return {"soort": begin["soort"], "school": begin["school"], "leerling": VAN_HET_DOSSIER}


def nieuw_arrangement(s: Situatie) -> dict[str, object]:
    """The same goals on the same plan; what the goals say stands in the first application, which stays in the dossier."""
    oud = s.hoofdzaak
    if oud is None:
        return {}
    aanvraag, zin = oud["gedaan"]["vraag_aan"]["gegevens"], f"Zoals in de aanvraag {oud['zaak']}."
    return {
        "datum": s.vandaag.isoformat(),
        "doelen": [{"id": d["id"], "omschrijving": zin, "meetbaar": zin} for d in aanvraag["doelen"]],
        "gewenste_inzet": zin,
        **{v: aanvraag[v] for v in ("plan_hash", "plan_vastgesteld_op", "ouders_gesproken_op")},
    }

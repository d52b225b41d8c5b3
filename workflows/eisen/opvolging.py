"""The conditions and dates of the follow-up of a TLV (domein.md 1.9, 10.10; R7, R8, R36)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from kernproces.datum import voluit
from kernproces.taal.beletsel import andere_weg
from kernproces.taal.eis import Bezwaarpunt, eis, voorwaarde
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.opvolging import besluit_van, is_gat
from workflows.gegevens.tlv import VAN_HET_DOSSIER
from workflows.schooljaar import begin_schooljaar

Punten = Iterator[Bezwaarpunt]
EEN_DAG = timedelta(days=1)


def uit_het_besluit(s: Situatie) -> dict[str, Any]:
    """The start form, from the TLV whose bekendmaking opens the follow-up."""
    return besluit_van(s.zaak)


# ---------------------------------------------------------------- dates


def einde(s: Situatie) -> date | None:
    """The last day of the TLV: by the form in hand, else as it was opened."""
    gegeven = getattr(s.gegevens, "einde", None) or s.gegeven("open", "einde")
    return gegeven if isinstance(gegeven, date) or gegeven is None else date.fromisoformat(gegeven)


@voorwaarde
def heeft_einde(s: Situatie) -> bool:
    """De verklaring heeft een einddatum (niet bij pro en lwoo)."""
    return einde(s) is not None


def eerste_oktober(s: Situatie) -> object:
    """1 October of the last school year: then D.HER begins."""
    laatste = einde(s)
    return None if laatste is None else date(begin_schooljaar(laatste).year, 10, 1)


def dag_voor_eerste_oktober(s: Situatie) -> object:
    """The last day before the last year counts."""
    laatste = einde(s)
    return None if laatste is None else date(begin_schooljaar(laatste).year, 9, 30)


def laatste_geldige_dag(s: Situatie) -> object:
    """The last day of the TLV."""
    return einde(s)


def begin_van_wachten(s: Situatie) -> object:
    """Today; of a TLV that is in its last year already, a day before that year counted."""
    grens = dag_voor_eerste_oktober(s)
    return min(s.dag, grens - EEN_DAG) if isinstance(grens, date) else s.dag


def begin_van_geldigheid(s: Situatie) -> object:
    """Today, or of a TLV that is over already the day before its end."""
    laatste = einde(s)
    return s.dag if laatste is None else min(s.dag, laatste - EEN_DAG)


# ---------------------------------------------------------------- conditions


@eis("WEC 40 lid 15, WPO 40 lid 13")
def einde_is_31_juli(s: Situatie) -> Punten:
    """Een einddatum is altijd 31 juli."""
    laatste = s.gegevens.einde
    if laatste is not None and (laatste.month, laatste.day) != (7, 31):
        yield (
            "Een toelaatbaarheidsverklaring eindigt op 31 juli.",
            andere_weg(s.actie, "Vul 31 juli in, of laat het leeg."),
        )


@eis("norm B1")
def met_iemand_gesproken(s: Situatie) -> Punten:
    """Er staat met wie is gesproken."""
    if not s.gegevens.met:
        yield "Er staat niet met wie is gesproken.", andere_weg(s.actie, "Kies ten minste één.")


@eis("norm N5")
def thuiszitten_met_dag(s: Situatie) -> Punten:
    """Zit de leerling thuis, dan staat er sinds wanneer."""
    g = s.gegevens
    if g.reden == "thuiszit" and (g.eerste_verzuimdag is None or g.eerste_verzuimdag > s.dag):
        hulp = "Vul de eerste dag thuis in; er komt dan een zaak voor de verzuimcoach."
        yield "Er staat niet sinds wanneer de leerling thuiszit.", andere_weg(s.actie, hulp)


@eis("WEC 40 lid 15, WPO 40 lid 14")
def nieuwe_verklaring_in_dossier(s: Situatie) -> Punten:
    """De genoemde nieuwe verklaring is een andere aanvraag in dit dossier."""
    zaak = s.gegevens.nieuwe_zaak
    if zaak is not None and (zaak == s.zaak["hoofdzaak"] or s.zaken.get(zaak, {}).get("workflow") != "tlv"):
        hulp = "Kies de zaak van de nieuwe verklaring, of laat het leeg."
        yield "Dat is geen andere aanvraag in dit dossier.", andere_weg(s.actie, hulp)


def _gat(s: Situatie) -> tuple[date, date] | None:
    """The last day on one place and the first on the next, when time lies between them."""
    g = s.gegevens
    inschrijving = s.actie == "schrijf_in"
    tot: date | None = g.vorige_plek_tot if inschrijving else g.laatste_schooldag
    vanaf: date | None = s.dag if inschrijving else g.volgende_plek_vanaf
    return (tot, vanaf) if tot is not None and vanaf is not None and is_gat(tot, vanaf) else None


@voorwaarde
def er_is_een_gat(s: Situatie) -> bool:
    """Tussen twee plekken zit tijd zonder school."""
    return _gat(s) is not None


@eis("ononderbroken ontwikkeling")
def gat_is_overbrugd(s: Situatie) -> Punten:
    """Tussen twee plekken zit geen tijd zonder school, of er staat hoe die is overbrugd."""
    if (gat := _gat(s)) is not None and s.gegevens.overbrugging is None:
        hulp = "Schrijf hoe de leerling in die tijd leert, of kies een eerdere dag."
        yield (
            f"Tussen {voluit(gat[0])} en {voluit(gat[1])} heeft de leerling geen plek.",
            andere_weg(s.actie, hulp),
        )


# ---------------------------------------------------------------- what it opens


@voorwaarde
def leerling_zit_thuis(s: Situatie) -> bool:
    """De leerling zit thuis."""
    return bool(s.gegevens.reden == "thuiszit")


def als_thuiszitter(s: Situatie) -> dict[str, Any]:
    """The signal for the verzuimcoach."""
    g = s.gegevens
    return {
        "datum": s.vandaag.isoformat(),
        "soort": g.verzuim,
        "eerste_verzuimdag": g.eerste_verzuimdag.isoformat(),
        "bron": "anders",
        "wat_speelt": g.toelichting,
    }


@voorwaarde
def vraagt_nieuwe_aanvraag(s: Situatie) -> bool:
    """Er komt een nieuwe aanvraag."""
    return bool(s.gegevens.nieuwe_aanvraag == "ja")


def als_aanvraag(s: Situatie) -> dict[str, Any]:
    """An application of the same kind, for the school of the dossier."""
    return {"soort": s.gegeven("open", "soort"), "school": s.zaak["school"], "leerling": VAN_HET_DOSSIER}

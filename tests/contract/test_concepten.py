"""Concepten: what was typed comes back as it was, for nobody else, not in the clear, and not after erasure."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kernproces.opslag.fouten import SleutelOntbreektError
from kernproces.opslag.kluis import Kluis
from kernproces.opslag.opslag import Opslag
from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Formulier, Groep, Zin, veld
from loket.concepten import Concept, Concepten, Plek, TeGrootError
from tests.hulp.sleutels import vernietig_alle

NU = datetime(2026, 11, 24, 8, 18, tzinfo=UTC)
PLEK = Plek("noor", "zaak/Z-1", "leg_vast")


class Risico(Groep):
    soort: str = veld("Soort", OPEN)
    toelichting: Zin = veld("Toelichting", GEZONDHEID)


class Proefformulier(Formulier):
    dag: str = veld("Dag", OPEN)
    bevinding: Zin = veld("Bevinding", PERSOON)
    diagnose: Zin = veld("Diagnose", GEZONDHEID)
    risicos: list[Risico] = veld("Risico's", OPEN)


HALF: dict[str, Any] = {
    "dag": "geen datum, wel getypt \u202e",
    "bevinding": "Milan vindt rekenen leuk 😀",
    "diagnose": "Ziet slecht",
    "risicos": [{"soort": "leren"}, {"toelichting": "Slaapt weinig"}],
}


@pytest.fixture
def kluis(tmp_path: Any) -> Iterator[Kluis]:
    kluis = Kluis(f"sqlite:///{tmp_path / 'kluis.db'}", [bytes(32)])
    yield kluis
    kluis.dispose()


@pytest.fixture
def concepten(opslag: Opslag, kluis: Kluis) -> Concepten:
    return Concepten(opslag, kluis, 30)


def _lees(concepten: Concepten, opslag: Opslag, plek: Plek = PLEK) -> Concept | None:
    with opslag.lezen() as lezer:
        return concepten.lees(lezer, plek)


def test_wat_getypt_is_komt_precies_zo_terug_ook_wat_nog_niet_klopt(
    concepten: Concepten, opslag: Opslag
) -> None:
    concepten.bewaar(PLEK, Proefformulier, {"dag": "eerste poging"}, 3, NU - timedelta(minutes=1))
    op = concepten.bewaar(PLEK, Proefformulier, HALF, 4, NU)
    assert _lees(concepten, opslag) == Concept(HALF, op, 4)
    assert _lees(concepten, opslag, Plek("pim", "zaak/Z-1", "leg_vast")) is None
    assert _lees(concepten, opslag, Plek("noor", "zaak/Z-2", "leg_vast")) is None
    with opslag.lezen() as lezer:
        assert concepten.van(lezer, "noor", "zaak/Z-1") == [("leg_vast", op)]


def test_niets_ervan_staat_leesbaar_in_de_databank(concepten: Concepten, opslag: Opslag) -> None:
    concepten.bewaar(PLEK, Proefformulier, HALF, 4, NU)
    with opslag.lezen() as lezer:
        ((inhoud,),) = lezer.rij_query("SELECT inhoud FROM concept")
    assert not [woord for woord in ("Milan", "rekenen", "Slaapt", "leren", "getypt") if woord in inhoud]


def test_een_concept_past_alleen_op_zijn_eigen_plek(concepten: Concepten, opslag: Opslag) -> None:
    concepten.bewaar(PLEK, Proefformulier, HALF, 4, NU)
    with opslag.schrijven(meer=True) as schrijver:
        schrijver.voer_uit("UPDATE concept SET persoon = ?", [("pim",)])
    assert _lees(concepten, opslag, Plek("pim", PLEK.stroom, PLEK.actie)) is None


def test_na_het_vernietigen_van_de_gezondheidssleutel_blijft_alleen_de_rest(
    concepten: Concepten, opslag: Opslag, kluis: Kluis
) -> None:
    concepten.bewaar(PLEK, Proefformulier, HALF, 4, NU)
    vernietig_alle(kluis, PLEK.stroom, "gezondheidsgegeven")
    rest = _lees(concepten, opslag)
    assert rest is not None
    assert rest.gegevens == {k: w for k, w in HALF.items() if k != "diagnose"} | {
        "risicos": [{"soort": "leren"}, {}]
    }
    vernietig_alle(kluis, PLEK.stroom, "persoonsgegeven")
    assert _lees(concepten, opslag) is None
    with pytest.raises(SleutelOntbreektError):
        concepten.bewaar(PLEK, Proefformulier, HALF, 4, NU)


def test_een_concept_gaat_weg_als_het_verstuurd_gewist_of_oud_is(
    concepten: Concepten, opslag: Opslag
) -> None:
    ander = Plek("pim", "zaak/Z-1", "noteer")
    for plek in (PLEK, ander):
        concepten.bewaar(plek, Proefformulier, HALF, None, NU)
    concepten.weg(PLEK)
    assert _lees(concepten, opslag) is None
    assert _lees(concepten, opslag, ander) is not None
    concepten.ruim_op(NU + timedelta(days=29))
    assert _lees(concepten, opslag, ander) is not None
    concepten.ruim_op(NU + timedelta(days=31))
    assert _lees(concepten, opslag, ander) is None
    concepten.bewaar(ander, Proefformulier, HALF, None, NU)
    concepten.wis("zaak/Z-1")
    assert _lees(concepten, opslag, ander) is None


def test_een_te_groot_concept_laat_staan_wat_er_was(concepten: Concepten, opslag: Opslag) -> None:
    concepten.bewaar(PLEK, Proefformulier, HALF, 4, NU)
    with pytest.raises(TeGrootError):
        concepten.bewaar(PLEK, Proefformulier, HALF | {"bevinding": "x" * 500_000}, 4, NU)
    concept = _lees(concepten, opslag)
    assert concept is not None
    assert concept.gegevens == HALF

"""Wat van een stuk in de historie blijft: binnen een dossier herkenbaar, daarbuiten niet, en zonder sleutel niets."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kernproces.gebruik.archief import AFDRUK, Archief
from kernproces.opslag.fouten import SleutelOntbreektError
from kernproces.opslag.kluis import Kluis
from kernproces.vertrouwelijk.geheimen import afdrukvelden, gemerkt, splits, voeg_samen
from workflows.gegevens.beoordeling import Risicoanalyse
from workflows.gegevens.tlv import Aanvraag, Bijlage, VerzoekAanvulling

STUK = hashlib.sha256(b"het ontwikkelingsperspectief").hexdigest()
ANDER = hashlib.sha256(b"de zienswijze").hexdigest()


@pytest.fixture
def kluis(tmp_path: Path) -> Iterator[Kluis]:
    kluis = Kluis(f"sqlite:///{tmp_path}/sleutels.db", [b"h" * 32])
    yield kluis
    kluis.dispose()


def test_hetzelfde_stuk_is_binnen_een_dossier_te_herkennen_en_in_een_ander_dossier_niet(kluis: Kluis) -> None:
    archief = Archief(kluis)
    een, nog_eens, ander = (archief.merker(d) for d in ("D-1", "D-1", "D-2"))
    assert een(STUK) == nog_eens(STUK)
    assert een(STUK) != ander(STUK)
    assert een(STUK) != een(ANDER)
    assert STUK not in (een(STUK), ander(STUK))


def test_na_vernietiging_van_de_sleutel_is_een_stuk_nooit_meer_te_herkennen(kluis: Kluis) -> None:
    archief = Archief(kluis)
    archief.merker("D-1")(STUK)
    assert kluis.vernietig("dossier/D-1", AFDRUK)
    with pytest.raises(SleutelOntbreektError):
        archief.merker("D-1")(STUK)


def aanvraag(**anders: Any) -> Aanvraag:
    bijlage = {"stuk": "ontwikkelingsperspectief", "vingerafdruk": STUK, "van": "2026-03-01"}
    waarden = {
        "datum": "2026-03-02",
        "ondertekend_door": "B. Bestuurder",
        "ondertekend_op": "2026-03-01",
        "aanvraag_hash": ANDER,
        "inschrijving": "ingeschreven",
        "gewenst_begin": "2026-08-01",
        "motivering": "De begeleiding had geen effect.",
        "stukken": [bijlage],
    }
    return Aanvraag.model_validate(waarden | anders)


def test_een_aanvraag_valt_uiteen_in_wat_eisen_lezen_wie_het_is_en_wat_er_aan_de_hand_is() -> None:
    open_, geheim = splits(Aanvraag, aanvraag().model_dump(mode="json", exclude_none=True))
    assert set(open_) == {
        *("datum", "ondertekend_op", "aanvraag_hash", "inschrijving"),
        *("gewenst_begin", "gewenste_schooljaren", "stukken"),
    }
    assert geheim == {
        "persoonsgegeven": {"ondertekend_door": "B. Bestuurder"},
        "gezondheidsgegeven": {"motivering": "De begeleiding had geen effect."},
    }


def test_wie_een_categorie_niet_mag_zien_krijgt_de_rest_in_dezelfde_vorm() -> None:
    regels = [
        {"stuk": "zienswijze_ouders", "wat": "Geen handtekening."},
        {"stuk": "toestemming", "wat": "Mist."},
    ]
    waarden = {"reden": "Onvolledig.", "ontbreekt": regels, "uiterlijk": "2026-03-16"}
    open_, geheim = splits(VerzoekAanvulling, waarden)
    assert open_ == {"ontbreekt": [{"stuk": r["stuk"]} for r in regels], "uiterlijk": "2026-03-16"}
    assert voeg_samen(open_, {}) == open_
    assert voeg_samen(open_, geheim) == waarden


def test_elk_stuk_in_een_lijst_wordt_bedekt_en_het_ingediende_formulier_niet_veranderd() -> None:
    form = aanvraag()
    bedekt = gemerkt(form, lambda a: f"bedekt {a[:4]}")
    assert bedekt.aanvraag_hash == f"bedekt {ANDER[:4]}"
    assert [b.vingerafdruk for b in bedekt.stukken] == [f"bedekt {STUK[:4]}"]
    assert form == aanvraag()


def test_een_formulier_zonder_stukken_blijft_hetzelfde_formulier() -> None:
    form = VerzoekAanvulling.model_validate({"reden": "Waarom.", "ontbreekt": [], "uiterlijk": "2026-03-16"})
    assert gemerkt(form, lambda _: pytest.fail("er is niets te bedekken")) is form


def test_de_velden_met_een_stuk_zijn_bekend_ook_die_in_een_lijst() -> None:
    assert afdrukvelden(Aanvraag) == (("aanvraag_hash",), ("stukken",))
    assert afdrukvelden(Bijlage) == (("vingerafdruk",), ())
    assert afdrukvelden(Risicoanalyse) == ((), ())

"""Wie vraagt wat er over hem bekend is, krijgt alles dat over hem gaat, leesbaar en voor een machine, en niets van een ander."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.kern import Opdracht
from kernproces.gebruik.uitvoering import Door
from kernproces.rollen import Rol
from loket.bedrading import Samenstel
from loket.bewaren.inzageverzoek import als_html, maak_afschrift, verstrek
from tests.contract.test_vernietiging import BEKENDGEMAAKT, NA_DRIE_JAAR, ZAAK, vernietig
from tests.kernproces.gebruik.test_kern_vertrouwelijk import Merktekens, gespeeld
from tests.kernproces.gebruik.zaakdatabank import EEN_DAG, gelukt, voegt_persoon_toe
from workflows.inzagegrenzen import DERDEN
from workflows.register import WORKFLOWS

NU = BEKENDGEMAAKT + EEN_DAG * 60


@pytest.fixture(scope="module")
def zaak(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Samenstel, Merktekens]]:
    plek: Path = tmp_path_factory.mktemp("inzage")
    with gespeeld(f"sqlite:///{plek}/proef.db", plek) as (s, merk):
        voegt_persoon_toe(s, "fien", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)
        voegt_persoon_toe(s, "sara", Rol.SECRETARIAAT)
        yield s, merk


def test_elk_genoemd_veld_van_een_ander_bestaat() -> None:
    forms = {o.gegevens for versies in WORKFLOWS.values() for w in versies for o in (w.start, *w.overgangen)}
    velden: dict[str, set[str]] = {}
    for form in forms:
        velden.setdefault(form.__name__, set()).update(form.model_fields)
    assert {
        naam: sorted(v - velden.get(naam, set())) for naam, v in DERDEN.items() if v - velden.get(naam, set())
    } == {}


def test_het_afschrift_heeft_alles_behalve_wat_van_een_ander_is(zaak: tuple[Samenstel, Merktekens]) -> None:
    s, merk = zaak
    afschrift, gebreken = verstrek(s, "D-1", "ouder", Door("sara", Rol.SECRETARIAAT, NU))
    assert gebreken == []
    assert afschrift is not None
    tekst, html = afschrift.json().decode(), als_html(afschrift)
    mist = [m for m in merk.van["gezondheidsgegeven"] if m not in tekst or m not in html]
    assert mist == []
    weg = [(a["zaak"], a["veld"]) for a in afschrift.achtergehouden]
    assert (ZAAK, "ondertekend_door") in weg
    stappen = json.loads(tekst)["zaken"][0]["stappen"]
    (dicht,) = [v for stap in stappen for v in stap["gegevens"] if v["veld"] == "ondertekend_door"]
    assert "AVG 15 lid 4" in dicht["achtergehouden"]
    assert "waarde" not in dicht
    assert {stap["door"] for stap in stappen} <= set(Rol), "mensen van de organisatie staan er als hun rol in"
    assert "deskundige1" not in tekst
    with s.opslag.lezen() as lezer:
        laatste = list(s.kern.archief.lees(lezer, "dossier/D-1"))[-1]
    assert (laatste["soort"], laatste["open"]["aan"]) == ("inzage_verstrekt", "ouder")


def test_met_de_hand_kan_een_gegeven_achterblijven(
    zaak: tuple[Samenstel, Merktekens],
) -> None:
    s, _ = zaak
    eerst = maak_afschrift(s, "D-1", NU).gegevens["zaken"][0]["stappen"][1]
    plek = (ZAAK, eerst["nr"], "motivering")
    waarde = next(v["waarde"] for v in eerst["gegevens"] if v["veld"] == "motivering")
    anders = maak_afschrift(s, "D-1", NU, {plek: "Gaat over een broer."})
    assert waarde not in anders.json().decode()
    assert {
        "zaak": ZAAK,
        "stap": eerst["nr"],
        "veld": "motivering",
        "reden": "Gaat over een broer.",
    } in anders.achtergehouden
    with pytest.raises(OnbekendError, match="om achter te houden"):
        maak_afschrift(s, "D-1", NU, {(ZAAK, 999, "motivering"): "Bestaat niet."})


def test_wie_er_niet_over_gaat_verstrekt_niets(zaak: tuple[Samenstel, Merktekens]) -> None:
    niets, (b,) = verstrek(zaak[0], "D-1", "ouder", Door("behandelaar", Rol.BEHANDELAAR, NU))
    assert (niets, b.eis) == (None, "rol")


def test_wat_vernietigd_is_staat_er_als_vernietigd(zaak: tuple[Samenstel, Merktekens]) -> None:
    s, merk = zaak
    vernietig(s, NA_DRIE_JAAR)
    afschrift = maak_afschrift(s, "D-1", NA_DRIE_JAAR)
    assert [m for m in merk.van["gezondheidsgegeven"] if m.encode() in afschrift.json()] == []
    assert "volgens de bewaartermijn vernietigd" in als_html(afschrift)


def test_een_klacht_kan_over_een_ander_gaan_en_blijft_geheel_achter(
    zaak: tuple[Samenstel, Merktekens],
) -> None:
    s, _ = zaak
    klacht = Opdracht("start", "sara", Rol.SECRETARIAAT, "voorbeeld")
    gelukt(s.kern.start("klacht", "D-1", klacht, NA_DRIE_JAAR, nummer="K-1"))
    beeld = next(z for z in maak_afschrift(s, "D-1", NA_DRIE_JAAR).gegevens["zaken"] if z["zaak"] == "K-1")
    assert beeld["stappen"] == []
    assert "vraag haar apart op" in beeld["achtergehouden"]

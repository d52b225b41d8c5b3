"""Another rule over the real past: no change gives no difference, a change is worked out by hand, and nothing is written."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kernproces.gebruik.fouten import OnbekendError
from kernproces.taal.termijn import Eenheid
from loket.bedrading import Samenstel
from loket.opdrachtregel import main
from loket.wathad import vragen
from loket.wathad.stappen import eisen_van
from loket.wathad.termijnen import andere_termijnen, lopen_van
from loket.wathad.uitslag import GRENZEN
from tests.kernproces.naspelen.bank import Bank
from tests.kernproces.naspelen.conftest import schone_historie
from tests.kernproces.naspelen.verhaal import instellingen

__all__ = ["schone_historie"]


WOORDEN = ("dagen", "weken", "maanden")


@pytest.fixture
def s(schone_historie: Path, tmp_path: Path) -> Iterator[Samenstel]:
    with Samenstel(instellingen(Bank(schone_historie, tmp_path / "x").map_)) as samenstel:
        yield samenstel


# ---------------------------------------------------------------- no change, no difference


def test_dezelfde_lengte_geeft_bij_geen_enkele_termijn_een_verschil(s: Samenstel) -> None:
    with s.opslag.lezen() as lezer:
        lopen = list(lopen_van(lezer, s.kern.register))
        assert len(lopen) > 20
        assert len({(x.zaak, x.termijn, x.nr) for x in lopen}) == len(lopen)  # each run once
        for termijn, soort in {x.termijn: x.soort for x in lopen}.items():
            assert soort is not None
            if soort.lengte is None or soort.lengte.eenheid is Eenheid.SCHOOLJAAR:
                continue
            uitslag = andere_termijnen(lezer, s.kern.register, {termijn: soort.lengte})
            assert (uitslag.regels, uitslag.niet) == ([], [])
            assert uitslag.gezien == sum(x.termijn == termijn for x in lopen)


def test_dezelfde_kalender_en_een_vrije_dag_waarop_niets_eindigt_geven_geen_verschil(s: Samenstel) -> None:
    for vrij in ([], ["2031-03-03"]):
        uitslag = vragen.vraag_kalender(s, vrij)
        assert (uitslag.regels, uitslag.niet) == ([], [])
        assert uitslag.gezien > 20


def test_een_eis_die_er_al_bij_stond_en_iemand_die_niets_deed_geven_geen_verschil(s: Samenstel) -> None:
    for workflow in ("tlv", "kernproces", "evaluatie"):
        declaratie = s.kern.register.nieuwste(workflow).workflow
        for actie, rijen in declaratie.acties.items():
            for eis in rijen[0].eisen if len(rijen) == 1 else ():
                uitslag = vragen.vraag_eis(s, eis.naam, f"{workflow}.{actie}")
                assert (uitslag.regels, uitslag.niet) == ([], []), (eis.naam, actie)
    uitslag = vragen.vraag_bezetting(s, "nora")
    assert uitslag.regels == []
    assert uitslag.gezien > 20


# ---------------------------------------------------------------- changes, worked out by hand


def test_een_week_korter_is_zeven_dagen_eerder_tenzij_die_dag_vrij_is(s: Samenstel) -> None:
    with s.opslag.lezen() as lezer:
        lopen = {(x.zaak, x.nr): x for x in lopen_van(lezer, s.kern.register) if x.termijn == "D.TLV.norm"}
    uitslag = vragen.vraag_termijn(s, "D.TLV.norm", "5 weken")
    assert {(r.zaak, r.nr) for r in uitslag.regels} == {
        plek for plek, x in lopen.items() if x.na["vervangen_door"] is None
    }
    for r in uitslag.regels:
        ruw = date.fromisoformat(lopen[r.zaak, r.nr].na["ruw"])
        nieuw = date.fromisoformat(r.wordt[:10])
        assert 0 <= (nieuw - ruw).days + 7 <= 4
        assert nieuw.isoweekday() < 6
    was, wordt = uitslag.tellingen["te laat"]
    assert wordt >= was


def test_een_vrije_dag_verschuift_precies_wat_daarop_eindigde(s: Samenstel) -> None:
    with s.opslag.lezen() as lezer:
        lopen = [x for x in lopen_van(lezer, s.kern.register) if x.termijn == "D.TLV.norm"]
        dag = date.fromisoformat(lopen[0].na["uiterlijk"])
        uitslag = andere_termijnen(lezer, s.kern.register, {}, (dag,))
        geraakt = {
            (x.zaak, x.nr)
            for x in lopen_van(lezer, s.kern.register)
            if x.soort is not None and x.soort.rolt and x.na["uiterlijk"] == dag.isoformat()
        }
    assert {(r.zaak, r.nr) for r in uitslag.regels} >= {(lopen[0].zaak, lopen[0].nr)}
    assert {(r.zaak, r.nr) for r in uitslag.regels} <= geraakt
    assert all(r.wordt[:10] > dag.isoformat() for r in uitslag.regels)


def test_een_eis_die_nooit_gehaald_wordt_treft_elke_stap_en_een_vreemde_is_niet_te_vergelijken(
    s: Samenstel,
) -> None:
    eisen = eisen_van(s.kern.register)
    uitslagen = [vragen.vraag_eis(s, naam, "tlv.stel_concept_op") for naam in sorted(eisen)[::6]]
    assert {u.gezien for u in uitslagen} == {uitslagen[0].gezien}
    assert uitslagen[0].gezien > 0
    assert any(u.regels for u in uitslagen)
    for u in uitslagen:
        assert len(u.regels) + len(u.niet) <= u.gezien
        assert u.grenzen[: len(GRENZEN)] == GRENZEN


def test_zonder_de_enige_directeur_besluit_de_vervanger_en_zonder_deskundige_niemand(s: Samenstel) -> None:
    per = {r.wat: r for r in vragen.vraag_bezetting(s, "sien").regels}
    assert all(r.wordt == "niemand had dit toen gemogen" for r in per.values())  # there is one secretariaat
    anna = vragen.vraag_bezetting(s, "anna")
    assert any(r.wordt == "ben" for r in anna.regels)
    was, wordt = anna.tellingen["door iemand te doen"]
    assert was == len(anna.regels) >= wordt


# ---------------------------------------------------------------- more than one change at a time


def test_alles_tegelijk_zonder_verandering_geeft_geen_enkel_verschil(s: Samenstel) -> None:
    """The same length of every term, no other day, conditions that are there already, and somebody who did nothing."""
    with s.opslag.lezen() as lezer:
        lopen = list(lopen_van(lezer, s.kern.register))
    lengtes = {
        x.termijn: f"{x.soort.lengte.aantal} {x.soort.lengte.eenheid.value}"
        for x in lopen
        if x.soort is not None and x.soort.lengte is not None and x.soort.lengte.eenheid.value in WOORDEN
    }
    eigen = [
        (eis.naam, f"tlv.{actie}")
        for actie, rijen in s.kern.register.nieuwste("tlv").workflow.acties.items()
        if len(rijen) == 1
        for eis in rijen[0].eisen
    ]
    assert len(lengtes) >= 5
    assert len(eigen) > 5
    alles = vragen.Verandering(list(lengtes.items()), ["2031-03-03"], [], eigen, ["nora"])
    uitslag = vragen.vraag_alles(s, alles)
    assert (uitslag.regels, uitslag.niet) == ([], [])
    assert all(was == wordt for was, wordt in uitslag.tellingen.values())
    stappen = vragen.vraag_bezetting(s, "nora").gezien
    assert uitslag.gezien == len(lopen) + stappen, "elke loop en elke stap precies een keer"
    assert set(GRENZEN) < set(uitslag.grenzen)


def test_een_kortere_termijn_die_op_een_nieuwe_vrije_dag_eindigt_schuift_over_beide_heen(
    s: Samenstel,
) -> None:
    (eerste, *_) = vragen.vraag_termijn(s, "D.TLV.norm", "5 weken").regels
    dag = eerste.wordt[:10]
    samen = vragen.vraag_alles(s, vragen.Verandering([("D.TLV.norm", "5 weken")], [dag]))
    beide = {(r.zaak, r.nr): r.wordt[:10] for r in samen.regels if r.wat == "D.TLV.norm"}
    later = date.fromisoformat(beide[eerste.zaak, eerste.nr])
    assert 1 <= (later - date.fromisoformat(dag)).days <= 4
    assert later.isoweekday() < 6


def test_wie_invalt_moet_ook_aan_de_strengere_eis_voldoen_en_een_stap_telt_een_keer(s: Samenstel) -> None:
    eisen = eisen_van(s.kern.register, "tlv")
    alle = ((n, vragen.vraag_eis(s, n, "tlv.stel_concept_op")) for n in sorted(eisen))
    naam, los = next((n, u) for n, u in alle if u.regels and not u.niet)
    weg = vragen.vraag_bezetting(s, "anna")
    samen = vragen.vraag_alles(
        s,
        vragen.Verandering(
            [("D.TLV.norm", "5 weken")], eisen=[(naam, "tlv.stel_concept_op")], zonder=["anna"]
        ),
    )
    plekken = [(r.zaak, r.nr, r.wat) for r in samen.regels]
    assert len(plekken) == len(set(plekken))
    assert {(r.zaak, r.nr, r.wat) for r in weg.regels} <= set(plekken)
    concept = [r for r in samen.regels if r.wat == los.regels[0].wat]
    assert any(r.was == "anna" and r.wordt.startswith("ben ") for r in concept), concept
    assert {"te laat", "gedaan", "door iemand te doen"} <= set(samen.tellingen)


def test_de_opdracht_neemt_alles_tegelijk_en_zegt_wat_zij_verwacht(
    s: Samenstel, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", s.instellingen.database_url)
    monkeypatch.setenv("KERNPROCES_MAP", str(s.instellingen.map_))
    monkeypatch.setenv("KERNPROCES_HOOFDSLEUTEL", s.instellingen.hoofdsleutels[0].hex())
    vraag = [
        "wat-had",
        "samen",
        "--termijn",
        "D.TLV.norm=5 weken",
        "--vrij",
        "2031-03-03",
        "--zonder",
        "anna",
    ]
    assert main(vraag) == 0
    uit = capsys.readouterr().out
    assert "zonder anna" in uit
    assert "Termijnen en stappen zijn naast elkaar vergeleken" in uit
    assert main(["wat-had", "samen"]) == 2
    assert "Noem ten minste een verandering" in capsys.readouterr().err
    assert main(["wat-had", "samen", "--termijn", "D.TLV.norm"]) == 2
    assert "twee delen met een =" in capsys.readouterr().err


# ---------------------------------------------------------------- and nothing is written


def test_er_wordt_niets_geschreven(s: Samenstel) -> None:
    def alles() -> list[str]:
        with sqlite3.connect(s.instellingen.database_url.removeprefix("sqlite:///")) as db:
            return list(db.iterdump())

    eerst = alles()
    vragen.vraag_termijn(s, "D.TLV.norm", "3 maanden")
    vragen.vraag_kalender(s, ["2026-05-15"], ["2026-04-27"])
    vragen.vraag_eis(
        s, "duur_klopt" if "duur_klopt" in eisen_van(s.kern.register) else "rol_klopt", "tlv.verleen"
    )
    vragen.vraag_bezetting(s, "dirk")
    vragen.vraag_alles(s, vragen.Verandering([("D.TLV.norm", "5 weken")], ["2026-05-15"], zonder=["dirk"]))
    assert alles() == eerst


def test_een_onbekende_vraag_zegt_wat_verwacht_was(s: Samenstel, monkeypatch: pytest.MonkeyPatch) -> None:
    for doe, wat in (
        (lambda: vragen.vraag_termijn(s, "D.ONZIN", "6 weken"), "termijn"),
        (lambda: vragen.vraag_termijn(s, "D.TLV.norm", "zes weken"), "8 weken"),
        (lambda: vragen.vraag_kalender(s, ["morgen"]), "2026-05-15"),
        (lambda: vragen.vraag_eis(s, "onzin", "tlv.verleen"), "eis"),
        (lambda: vragen.vraag_bezetting(s, "onzin"), "register"),
    ):
        with pytest.raises(OnbekendError, match=wat):
            doe()
    monkeypatch.setenv("DATABASE_URL", s.instellingen.database_url)
    monkeypatch.setenv("SLEUTELS_URL", s.instellingen.sleutels_url)
    monkeypatch.setenv("KERNPROCES_HOOFDSLEUTEL", bytes(range(32)).hex())
    monkeypatch.setenv("KERNPROCES_MAP", str(s.instellingen.map_))
    assert main(["wat-had", "termijn", "D.TLV.norm", "6 weken"]) == 0
    assert main(["wat-had", "eis", "onzin", "--bij", "tlv.verleen"]) == 2

"""Every situation, every action, every role: allowed exactly where the tables of domein.md say so, by every door alike."""

from pathlib import Path

from kernproces.taal.beletsel import Beletsel, Remediesoort
from tests.verhalen.orakel import TABELLEN, mag
from tests.verhalen.podium import VRAGERS, Podium, doe, kopie, vrager
from workflows.algemeen import algemene_handelingen


def _vragen(podium: Podium) -> list[tuple[str, str, str]]:
    return [(z, a, w) for z in podium.zaken for a in TABELLEN[podium.workflow] for w in VRAGERS]


def test_de_tabel_kent_elke_actie_en_elke_toestand(podium: Podium) -> None:
    workflow = podium.beoordelaar.workflow
    algemeen = {o.actie for o in algemene_handelingen(("x",))}
    assert set(podium.beoordelaar.acties()) - algemeen == set(TABELLEN[podium.workflow])
    with podium.samenstel.opslag.lezen() as lezer:
        gehaald = {podium.samenstel.kern.bron.laad(lezer, z).zaak["toestand"] for z in podium.zaken}
    assert gehaald == {str(t) for t in workflow.toestanden}


def test_het_oordeel_is_wat_de_tabel_zegt(podium: Podium) -> None:
    anders = [
        (z, a, w, [str(b.eis) for b in o.beletselen])
        for z, a, w in _vragen(podium)
        if (o := podium.oordeel(z, w, a)).mag != mag(podium.workflow, podium.zaken[z], a, w)
    ]
    assert anders == []


def test_de_bladzijde_toont_hetzelfde_als_het_oordeel(podium: Podium) -> None:
    anders = []
    for zaak in podium.zaken:
        for wie in VRAGERS:
            lijst = podium.bladzijde(zaak, wie)
            for actie in TABELLEN[podium.workflow]:
                vol = podium.oordeel(zaak, wie, actie)
                if lijst[actie].mag != vol.mag or not _begin_van(lijst[actie].beletselen, vol.beletselen):
                    anders.append((zaak, actie, wie))
    assert anders == []


def test_het_scenario_weigert_met_dezelfde_redenen_als_het_oordeel(podium: Podium) -> None:
    anders = []
    for zaak, actie, wie in _vragen(podium):
        if mag(podium.workflow, podium.zaken[zaak], actie, wie):
            continue
        antwoord = podium.scenario(zaak, wie, actie)
        redenen = [b.als_gegevens() for b in podium.oordeel(zaak, wie, actie).beletselen]
        if antwoord["geweigerd"] != redenen or antwoord["fout"] or antwoord["berichten"]:
            anders.append((zaak, actie, wie, antwoord["geweigerd"]))
    assert anders == []


def test_elke_weigering_noemt_reden_norm_en_remedie(podium: Podium) -> None:
    for zaak, actie, wie in _vragen(podium):
        beletselen = podium.oordeel(zaak, wie, actie).beletselen
        assert bool(beletselen) != mag(podium.workflow, podium.zaken[zaak], actie, wie)
        for b in beletselen:
            assert (bool(b.reden), bool(b.norm), bool(b.remedie.zin)) == (True, True, True), (zaak, actie, b)
            assert b.remedie.soort in Remediesoort


def test_wat_mag_gebeurt_ook(podium: Podium, tmp_path: Path) -> None:
    mislukt = []
    eerste = {
        (z, a): w for z, a, w in reversed(_vragen(podium)) if mag(podium.workflow, podium.zaken[z], a, w)
    }
    for (zaak, actie), wie in eerste.items():
        with kopie(podium.plek, tmp_path / "kopie") as samenstel:
            antwoord = doe(samenstel, zaak, vrager(wie), VRAGERS[wie], actie)
        if actie not in [e["open"].get("actie") for e in antwoord.entries]:
            mislukt.append((zaak, actie, wie, antwoord.beletselen))
    assert mislukt == []


def _begin_van(eerste: list[Beletsel], alle: list[Beletsel]) -> bool:
    """What the page says before the form is filled in, the judgement says too."""
    gezien = [(b.eis, b.reden) for b in alle]
    return all((b.eis, b.reden) in gezien for b in eerste)

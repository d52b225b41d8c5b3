"""The auditor holds an anchor that he kept against what there is, on a page."""

from kernproces.opslag.anker import lees_ankers, leg_anker
from tests.loket.web.proef import Proef


def test_de_auditor_toetst_een_anker_dat_hij_bewaarde(proef: Proef) -> None:
    ruud = proef.als("ruud")
    assert "Er is nog geen anker" in ruud.get("/kwaliteit/ankers")
    zaak = proef.tlv("dien_in")
    map_ = proef.samenstel.instellingen.map_ / "ankers"
    with proef.samenstel.opslag.lezen() as lezer:
        leg_anker(lezer, map_, "2026-03-02")
    proef.doe(zaak, "verklaar_compleet", "noor")
    (anker,) = lees_ankers(map_)
    html = ruud.get(f"/kwaliteit/ankers?afdruk={anker.afdruk.upper()}")
    assert "Dit anker van 2026-03-02 past" in html
    assert "Geen anker is nog buiten de deur gebracht" in html
    assert "staat niet in ankers.jsonl" in ruud.get(f"/kwaliteit/ankers?afdruk={'0' * 64}")
    assert "Dit is geen vingerafdruk" in ruud.get("/kwaliteit/ankers?afdruk=%3Cscript%3E")
    proef.als("karin").get("/kwaliteit/ankers", 404)

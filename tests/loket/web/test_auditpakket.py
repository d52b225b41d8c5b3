"""De auditor haalt het pakket van een dossier op de bladzijde, en wie er niet over gaat niet."""

import pytest

from loket.auditpakket import controleer
from loket.overzichten.rekenaar import Rekenaar
from loket.web.routes import auditpakket
from tests.loket.web.proef import NU, Proef
from tests.loket.web.test_rekenaar import InHuis, wacht


def test_de_auditor_haalt_het_pakket_en_dat_staat_in_het_dossier(proef: Proef) -> None:
    dossier = proef.stand(proef.tlv("maak_bekend", "Milan Rutgers"))["dossier"]
    ruud, adres = proef.als("ruud"), f"/dossiers/{dossier}/auditpakket"
    assert adres in ruud.get(f"/kwaliteit/bewijs/{dossier}")
    html = ruud.get(adres)
    assert "volledige pakket" not in html, "de auditor ziet geen inhoud"
    antwoord = ruud.client.post(adres, data={"csrf": ruud.token, "knop": "gewoon"})
    assert antwoord.headers["content-type"] == "application/zip"
    zegel = controleer.zegel(antwoord.content)
    assert zegel is not None
    assert b"Milan" not in antwoord.content
    with proef.samenstel.opslag.lezen() as lezer:
        laatste = list(proef.samenstel.kern.archief.lees(lezer, f"dossier/{dossier}"))[-1]
    assert (laatste["actor"], laatste["open"]["zegel"]) == ("ruud", zegel)
    proef.samenstel.leeslog.wacht()
    gelezen = [r for r in proef.samenstel.leeslog.van_dossier(dossier, NU) if r.persoon == "ruud"]
    assert {(r.zaak, r.wat) for r in gelezen} == {("", "dossier")}


def test_een_pakket_waarvan_het_oordeel_op_veel_rust_wordt_naast_het_loket_gemaakt_en_pas_dan_verteld(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = proef.stand(proef.tlv("dien_in", "Milan Rutgers"))["dossier"]
    ruud, adres = proef.als("ruud"), f"/dossiers/{dossier}/auditpakket"
    monkeypatch.setattr(auditpakket, "MEEST", 1)
    monkeypatch.setattr(
        Rekenaar, "_apart", InHuis._apart
    )  # a thread instead of a process: the rest is the same
    voor = proef.samenstel.dossierstand(dossier)["nr"]
    ruud.get(adres)
    assert "Dit bestand wordt gemaakt" in ruud.post(adres, 202, {"knop": "gewoon"})
    wacht()
    assert proef.samenstel.dossierstand(dossier)["nr"] == voor, "er is nog niets het huis uit"
    assert "Het pakket is klaar" in ruud.get(f"{adres}?wachtte=ja")
    antwoord = ruud.client.post(adres, data={"csrf": ruud.token, "knop": "gewoon"})
    assert controleer.zegel(antwoord.content) is not None
    assert proef.samenstel.dossierstand(dossier)["nr"] == voor + 1


def test_wie_er_niet_over_gaat_krijgt_het_niet_en_inhoud_vraagt_een_reden(proef: Proef) -> None:
    dossier = proef.stand(proef.tlv("dien_in", "Milan Rutgers"))["dossier"]
    adres = f"/dossiers/{dossier}/auditpakket"
    proef.als("karin").get(adres, 403)
    wil = proef.als("wil")
    wil.get(adres)
    assert "heeft een reden nodig" in wil.post(adres, 409, {"knop": "volledig", "reden": " "})

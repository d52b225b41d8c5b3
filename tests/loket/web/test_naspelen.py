"""The replay as a page: for the auditor and for staff, with a verdict on every step."""

import re
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.naspelen.boek import TeVeelError
from kernproces.opslag.anker import leg_anker
from kernproces.rollen import Rol
from loket.bewijs.terugspelen import speel_terug
from loket.web.bewijs import naspeelbeeld
from loket.web.routes import naspelen
from tests.loket.web.proef import NU, Proef


def test_de_auditor_ziet_per_stap_een_oordeel_zonder_naam_van_de_leerling(proef: Proef) -> None:
    zaak = proef.tlv("adviezen", leerling="Milan Rutgers")
    html = proef.als("ruud").get(f"/zaken/{zaak}/naspelen")
    assert f"<h1>Naspelen: {zaak}</h1>" in html
    assert "De keten is heel." in html
    assert "Aanvraag indienen" in html
    assert "onrechtmatig" not in html
    assert "Rutgers" not in html


def test_de_bladzijde_van_de_zaak_wijst_naar_het_naspelen(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    assert f'href="/zaken/{zaak}/naspelen"' in proef.als("noor").get(f"/zaken/{zaak}")


def test_een_gewijzigde_stap_wordt_aangewezen(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    pad = Path(proef.samenstel.instellingen.database_url.removeprefix("sqlite:///"))
    db = sqlite3.connect(pad)
    db.execute("DROP TRIGGER gebeurtenis_geen_update")
    db.execute(
        "UPDATE gebeurtenis SET inhoud = CAST(replace(inhoud, '\"noor\"', '\"dirk\"') AS BLOB) WHERE stroom = ? AND nr = 1",
        (f"zaak/{zaak}",),
    )
    db.commit()
    db.close()
    html = proef.als("ruud").get(f"/zaken/{zaak}/naspelen")
    assert "De keten is gebroken" in html
    assert "onrechtmatig" in html


def test_een_school_en_de_beheerder_spelen_niet_na(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    for wie in ("karin", "bea"):
        proef.als(wie).get(f"/zaken/{zaak}/naspelen", 404)


def test_een_stap_terug_laat_zien_hoe_het_toen_stond(proef: Proef) -> None:
    zaak = proef.tlv("adviezen")
    ruud = proef.als("ruud")
    html = ruud.get(f"/zaken/{zaak}/naspelen?stap=2")
    assert "Na stap 2" in html
    assert f'href="/zaken/{zaak}/naspelen?stap=3"' in html
    assert "<dt>Toestand</dt><dd><b>Ontvangen</b></dd>" in html
    assert "Compleet verklaren" in html.partition("Wat toen kon")[2].partition("Wat toen niet kon")[0]
    assert "Conceptbesluit opstellen" in html.partition("Wat toen niet kon")[2]


def test_een_dag_voor_het_begin_en_een_onleesbare_dag(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    ruud = proef.als("ruud")
    assert "Op die dag was er nog niets vastgelegd" in ruud.get(f"/zaken/{zaak}/naspelen?op=2001-01-01")
    assert "Dat is geen dag of stap" in ruud.get(f"/zaken/{zaak}/naspelen?op=morgen")
    assert "Dat is geen dag of stap" in ruud.get(f"/zaken/{zaak}/naspelen?stap=x")
    assert "Na stap 1" in ruud.get(f"/zaken/{zaak}/naspelen?stap=-5")


def test_een_heel_dossier_is_na_te_spelen(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", leerling="Milan Rutgers")
    dossier = proef.stand(zaak)["dossier"]
    html = proef.als("ruud").get(f"/dossiers/{dossier}/naspelen")
    assert f"<h1>Naspelen: {dossier}</h1>" in html
    assert zaak in html
    assert "Rutgers" not in html
    proef.als("karin").get(f"/dossiers/{dossier}/naspelen", 404)


def test_een_dossier_zegt_over_welke_zaak_de_berichten_gaan_en_waar_de_rest_staat(proef: Proef) -> None:
    een = proef.tlv("maak_bekend", leerling="Lena Twee")
    dossier = proef.stand(een)["dossier"]
    opdracht = Opdracht("start", "pim", Rol.BEHANDELAAR, "voorbeeld")
    ander = proef.samenstel.kern.start("tlv", dossier, opdracht, NU)
    assert ander.gelukt, ander.beletselen
    html = proef.als("ruud").get(f"/dossiers/{dossier}/naspelen")
    deel = html.partition('id="k-post"')[2].partition("</section>")[0]
    assert f"Hier staat alleen wat over {ander.zaak} ging." in deel
    link = re.search(rf'href="(/zaken/{een}/naspelen\?op=[0-9-]+)#k-post"', deel)
    assert link is not None
    assert "Wie bericht had gekregen" in proef.als("ruud").get(link[1])


def test_toen_bekend_en_nu_bekend_staan_naast_elkaar_met_het_anker(proef: Proef) -> None:
    zaak = proef.tlv("adviezen")
    ruud = proef.als("ruud")
    toen = ruud.get(f"/zaken/{zaak}/naspelen?stap=2")
    assert "Over dit moment is later niets anders bekend geworden" in toen
    assert "Er is nog geen anker. Dat zegt niets over deze stap" in toen
    gegevens = {"nr": 2, "gegeven": "gewenst_begin"}
    proef.doe(zaak, "corrigeer", "noor", NU + timedelta(days=2), **gegevens, waarde="2027-01-04")
    toen = ruud.get(f"/zaken/{zaak}/naspelen?stap=2")
    assert "Over dit moment is later nog iets bekend geworden" in toen
    assert "Wat later bleek" not in toen
    nu = ruud.get(f"/zaken/{zaak}/naspelen?stap=2&bekend=nu")
    assert "Wat later bleek" in nu
    assert "nu: ma 4 jan 2027" in nu
    assert "Het oordeel blijft dat van toen" in nu
    assert f'href="/zaken/{zaak}/naspelen?stap=3&bekend=nu"' in nu
    map_ = proef.samenstel.instellingen.map_ / "ankers"
    with proef.samenstel.opslag.lezen() as lezer:
        leg_anker(lezer, map_, "2026-11-27")
    assert "Het anker van vr 27 nov 2026 dekt deze stap" in ruud.get(f"/zaken/{zaak}/naspelen?stap=2")


def test_een_lang_dossier_wordt_per_vijftig_stappen_getoond(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    zaak = proef.tlv("maak_bekend")
    monkeypatch.setattr(naspeelbeeld, "PER_BLAD", 5)
    ruud, adres, gezien, bladen = proef.als("ruud"), f"/zaken/{zaak}/naspelen?stap=1", list[int](), 0
    while adres:
        html = ruud.get(adres)
        gezien += map(int, re.findall(r'<tr role="row" id="s(\d+)"', html))
        verder = re.search(rf'href="([^"]+)">Stappen vanaf {len(gezien) + 1}<', html)
        adres, bladen = verder[1] if verder else "", bladen + 1
    aantal = int(re.findall(r'type="range" name="stap" min="1" max="(\d+)"', html)[0])
    assert gezien == list(range(1, aantal + 1))
    assert bladen == -(-aantal // 5)


def test_wat_meer_moet_lezen_dan_een_blad_mag_wordt_ernaast_nagespeeld_met_hetzelfde_oordeel(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    zaak = proef.tlv("maak_bekend")
    ruud = proef.als("ruud")
    gewoon = ruud.get(f"/zaken/{zaak}/naspelen")
    monkeypatch.setattr(naspelen, "MEEST", 3)
    with pytest.raises(TeVeelError):
        speel_terug(proef.samenstel, zaak, meest=3)
    ernaast = ruud.get(f"/zaken/{zaak}/naspelen")  # so few zaken that the figure is worked out on the spot
    assert ernaast == gewoon

"""What leaves the house by a page, and what comes in: a copy for a data subject, a dossier for another organisation."""

import io
import json
import re
import zipfile
from typing import Any

import pytest

from loket.overdracht import uitgifte
from loket.overdracht.sleutels import maak_paar
from loket.overzichten.rekenaar import Rekenaar
from tests.loket.web.proef import Bezoeker, Proef
from tests.loket.web.test_rekenaar import InHuis, wacht

WACHTZIN = "vier paarden lopen over de dijk"


def verhaal(proef: Proef, dossier: str) -> list[dict[str, Any]]:
    with proef.samenstel.opslag.lezen() as lezer:
        return list(proef.samenstel.kern.archief.lees(lezer, f"dossier/{dossier}"))


def bytes_van(bezoeker: Bezoeker, adres: str, gegevens: dict[str, Any]) -> bytes:
    antwoord = bezoeker.client.post(adres, data={"csrf": bezoeker.token} | gegevens)
    assert antwoord.status_code == 200, antwoord.text[-1500:]
    assert "attachment" in antwoord.headers["content-disposition"]
    assert antwoord.headers["cache-control"] == "no-store"
    return bytes(antwoord.content)


def test_een_afschrift_wordt_nagelezen_bevestigd_en_meegenomen_zonder_wat_van_een_ander_is(
    proef: Proef,
) -> None:
    zaak = proef.tlv("adviezen", "Milan Rutgers")
    dossier = proef.stand(zaak)["dossier"]
    adres, wil = f"/dossiers/{dossier}/afschrift", proef.als("wil")
    assert f'href="{adres}"' in wil.get(f"/dossiers/{dossier}")
    html = wil.get(adres)
    veld = re.search(rf'name="(weg\|{zaak}\|2\|[a-z_]+)"', html)
    assert veld is not None
    assert "Kies voor wie het afschrift is" in wil.post(adres, 422, {"knop": "controleer"})
    assert "is geen reden" in wil.post(adres, 422, {"knop": "controleer", "aan": "ouder", veld[1]: "x"})
    mis = {"knop": "controleer", "aan": "ouder", f"weg|{zaak}|999|motivering": "Gaat over een broer"}
    assert "is er niet meer" in wil.post(adres, 422, mis)
    gekozen = {"aan": "ouder", veld[1]: "Gaat over een broer"}
    zeker = wil.post(adres, 200, gekozen | {"knop": "controleer"})
    assert "Wat achterblijft" in zeker
    assert "Gaat over een broer" in zeker
    assert verhaal(proef, dossier)[-1]["soort"] != "inzage_verstrekt", "nog niet bevestigd"
    with zipfile.ZipFile(io.BytesIO(bytes_van(wil, adres, gekozen | {"knop": "verstrek"}))) as pak:
        assert sorted(pak.namelist()) == [f"afschrift-{dossier}.html", f"afschrift-{dossier}.json"]
        gegevens = json.loads(pak.read(f"afschrift-{dossier}.json"))
    dicht = {(a["zaak"], a["stap"], a["veld"]) for a in gegevens["achtergehouden"]}
    assert (zaak, 2, veld[1].split("|")[-1]) in dicht
    assert gegevens["betrokkene"] == "Milan Rutgers"
    laatste = verhaal(proef, dossier)[-1]
    assert (laatste["soort"], laatste["actor"], laatste["open"]["aan"]) == (
        "inzage_verstrekt",
        "wil",
        "ouder",
    )
    assert "Eerder verstrekt" in wil.get(adres)
    assert "inzageverzoek" in {r.wat for r in proef.samenstel.leeslog.alles()}


def test_een_dossier_gaat_in_twee_stappen_naar_buiten_en_komt_elders_nagekeken_binnen(proef: Proef) -> None:
    dossier = proef.stand(proef.tlv("adviezen", "Milan Rutgers"))["dossier"]
    nieuw, wil = proef.dossier("Van elders"), proef.als("wil")
    adres = f"/dossiers/{dossier}/overdracht"
    wil.get(adres)
    assert "Noem voor welke organisatie" in wil.post(adres, 422, {"knop": "verder", "aan": " "})
    assert "Klopt dit?" in wil.post(adres, 200, {"knop": "verder", "aan": "VO9955"})
    assert verhaal(proef, dossier)[-1]["soort"] != "overdracht_gemaakt"
    wil.post(adres, 303, {"knop": "maak", "aan": "VO9955"})
    zegel = wil.naar.partition("gemaakt=")[2]
    assert "Haal het pakket op" in wil.get(wil.naar)
    pakket = wil.client.get(f"{adres}/{zegel}.zip").content
    assert pakket[-64:].decode() == zegel
    assert b"Milan" not in pakket
    prive, publiek = maak_paar()
    wil.get(f"{adres}?gemaakt={zegel}")
    assert "te kort" in wil.post(f"{adres}/{zegel}/sleutels", 422, {"wachtzin": "kort"})
    sleutels = bytes_van(wil, f"{adres}/{zegel}/sleutels", {"publiek": publiek})
    assert [e["soort"] for e in verhaal(proef, dossier)][-2:] == ["overdracht_gemaakt", "overdracht_sleutels"]
    proef.doe(verhaal(proef, dossier)[1]["open"]["zaak"], "stel_concept_op", "noor")
    assert wil.client.get(f"{adres}/{zegel}.zip").content == pakket, "ook later nog hetzelfde, byte voor byte"
    assert "met een publieke sleutel" in wil.get(adres)

    binnen = f"/dossiers/{nieuw}/ontvangst"
    wil.get(binnen)

    def bied(ruw: bytes, status: int, **geheim: str) -> str:
        bestanden = {"pakket": ("p.zip", ruw), "sleutels": ("s.json", sleutels)}
        return wil.post(binnen, status, {"knop": "kijk"} | geheim, files=bestanden)

    assert "past niet bij dit sleutelbestand" in bied(pakket, 422, prive=maak_paar()[0])
    assert "zegel klopt niet" in bied(pakket[:-70] + b"x" + pakket[-69:], 422, prive=prive)
    gekeurd = bied(pakket, 200, prive=prive)
    assert "alles te lezen" in gekeurd
    zaak = verhaal(proef, dossier)[1]["open"]["zaak"]
    assert f"TLV-aanvraag {zaak}" in gekeurd
    assert f"Dossier {dossier}" in gekeurd
    assert "2 nummers uit dit pakket zijn hier ook in gebruik." in gekeurd
    velden = dict(re.findall(r'name="(naam)" value="([^"]+)"', gekeurd))
    wil.post(binnen, 303, velden | {"knop": "afwijzen"})
    assert "staat hier niet meer klaar" in wil.post(binnen, 422, velden | {"knop": "aannemen"})
    velden = dict(re.findall(r'name="(naam)" value="([^"]+)"', bied(pakket, 200, prive=prive)))
    wil.post(binnen, 303, velden | {"knop": "aannemen"})
    assert "is aangenomen bij dit dossier" in wil.get(wil.naar)
    assert "al ontvangen" in bied(pakket, 422, prive=prive)
    wil.get(adres)
    wil.post(adres, 303, {"knop": "maak", "aan": "VO9955"})  # the dossier went on: another package
    zegel = wil.naar.partition("gemaakt=")[2]
    sleutels = bytes_van(wil, f"{adres}/{zegel}/sleutels", {"publiek": publiek})
    wil.get(binnen)
    later = bied(wil.client.get(f"{adres}/{zegel}.zip").content, 200, prive=prive)
    assert f"Van dit dossier is al een ander pakket ontvangen, bij dossier {nieuw}." in later


def test_een_groot_pakket_wordt_naast_het_loket_gemaakt_en_een_klein_meteen(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = proef.stand(proef.tlv("dien_in", "Milan Rutgers"))["dossier"]
    adres, wil = f"/dossiers/{dossier}/overdracht", proef.als("wil")
    wil.get(adres)
    wil.post(adres, 303, {"knop": "maak", "aan": "VO9955"})
    zip_ = f"{adres}/{wil.naar.partition('gemaakt=')[2]}.zip"
    klein = wil.client.get(zip_).content
    monkeypatch.setattr(uitgifte, "GROOT", -1)
    monkeypatch.setattr(
        Rekenaar, "_apart", InHuis._apart
    )  # a thread instead of a process: the rest is the same
    assert "Dit bestand wordt gemaakt" in wil.get(zip_, 202)
    wacht()
    assert "Het bestand is klaar" in wil.get(f"{zip_}?wachtte=ja")
    assert wil.client.get(zip_).content == klein
    wil.get(f"{adres}/{'0' * 64}.zip", 202)
    wacht()
    assert "Deze overdracht is er niet" in wil.get(f"{adres}/{'0' * 64}.zip", 409)


def test_wie_er_niet_over_gaat_haalt_niets_op(proef: Proef) -> None:
    dossier = proef.stand(proef.tlv("dien_in", "Milan Rutgers"))["dossier"]
    for wie, adres in (
        ("ruud", "afschrift"),
        ("noor", "afschrift"),
        ("ruud", "overdracht"),
        ("kaat", "overdracht"),
        ("bea", "ontvangst"),
        ("karin", "overdracht"),
    ):
        proef.als(wie).get(f"/dossiers/{dossier}/{adres}", 403)
    proef.als("wil").get("/dossiers/D-bestaat-niet/afschrift", 404)
    proef.als("wil").get(f"/dossiers/{dossier}/overdracht/{'0' * 64}.zip", 409)

"""Searching at the counter: by name for who sees names, by number and school for everybody, and only one's own."""

import re
from types import SimpleNamespace
from typing import cast

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from loket.web.lijst.werkvoorraad import Regel
from loket.web.lijst.zoeken import Dossierhit, Uitkomst
from tests.loket.web.proef import NU, Proef


def _zoek(proef: Proef, wie: str, vraag: str, status: int = 200) -> str:
    bezoeker = proef.als(wie)
    bezoeker.get("/zoeken")
    return bezoeker.post("/zoeken", status, {"vraag": vraag})


def _zaken(html: str) -> list[str]:
    return re.findall(r'href="/zaken/([^"]+)"', html)


def test_een_leerling_wordt_gevonden_zonder_accent_hoofdletter_of_tussenvoegsel(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", leerling="Zoë van der Hulst")
    for vraag in ("zoe", "HULST", "hulst zoë", "van der hul"):
        html = _zoek(proef, "noor", vraag)
        assert "Zoë van der Hulst" in html
        assert zaak in _zaken(html)
    assert zaak not in _zaken(_zoek(proef, "noor", "zoe bakker"))


def test_het_nummer_van_een_zaak_leidt_er_meteen_heen(proef: Proef) -> None:
    zaak = proef.tlv("dien_in")
    bezoeker = proef.als("noor")
    bezoeker.get("/zoeken")
    bezoeker.post("/zoeken", 303, {"vraag": zaak.lower()})
    assert bezoeker.naar == f"/zaken/{zaak}"


def test_van_een_nummer_is_het_laatste_deel_genoeg_en_wat_twee_kanten_op_kan_wordt_gevraagd() -> None:
    def uitkomst(vraag: str, *dossiers: Dossierhit) -> str:
        return Uitkomst(vraag, dossiers=list(dossiers)).enige_zaak

    een = Dossierhit("D-2026-0007", "", "", [_regel("Z-2026-0412"), _regel("Z-2026-0500")])
    assert uitkomst("412", een) == uitkomst(" z-2026-0412", een) == "Z-2026-0412"
    assert uitkomst("12", een) == uitkomst("7", een) == uitkomst("9", een) == ""
    assert uitkomst("412", een, Dossierhit("D-2026-0412", "", "")) == ""


def _regel(zaak: str) -> Regel:
    return cast("Regel", SimpleNamespace(zaak=zaak))


def test_een_school_is_een_lijst_met_haar_aantal(proef: Proef) -> None:
    proef.tlv("dien_in", school="school-2")
    html = _zoek(proef, "noor", "molenv")
    assert 'href="/?weergave=alle&school=school-2">Lyceum Molenveld</a>' in html
    assert re.search(r"\d lopende zaa?ke?n?<", html)


def test_een_school_vindt_alleen_haar_eigen_leerlingen(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", leerling="Xander Quint", school="school-1")
    assert zaak in _zaken(_zoek(proef, "karin", "quint"))
    assert zaak not in _zaken(_zoek(proef, "otto", "quint"))
    assert "Niets gevonden dat voor u is." in _zoek(proef, "otto", zaak)


def test_wie_geen_namen_ziet_zoekt_er_ook_niet_op(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", leerling="Xander Quirijnen")
    html = _zoek(proef, "ruud", "quirijnen")
    assert zaak not in html
    assert "In uw rol zoekt u niet op naam" in html


def test_wat_is_gewist_wordt_niet_gevonden_ook_als_de_index_achterloopt(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", leerling="Yentl Zwartjes")
    dossier = proef.stand(zaak)["dossier"]
    assert zaak in _zaken(_zoek(proef, "noor", "zwartjes"))
    for stroom in (f"dossier/{dossier}", f"zaak/{zaak}"):
        proef.samenstel.kern.archief.kluis.vernietig(stroom, "persoonsgegeven")
    assert zaak not in _zoek(proef, "noor", "zwartjes")


def test_een_te_korte_of_rare_vraag_krijgt_een_rustig_antwoord(proef: Proef) -> None:
    assert "ten minste twee letters" in _zoek(proef, "noor", "z")
    assert "ten minste twee letters" in _zoek(proef, "noor", "%%__")
    assert "ten minste twee letters van een naam" in _zoek(proef, "noor", "van der b")
    assert "Niets gevonden" in _zoek(proef, "noor", "x" * 10_000)
    assert "Niets gevonden" in _zoek(proef, "noor", "😀😀 bestaatniet \u202e\x00")


def test_wat_is_getypt_staat_in_geen_enkel_adres(proef: Proef) -> None:
    proef.tlv("dien_in", leerling="Bram Oudekerk")
    html = _zoek(proef, "noor", "oudekerk")
    assert not [a for a in re.findall(r'(?:href|action)="([^"]*)"', html) if "oudekerk" in a.lower()]


def test_een_dossier_van_een_collega_is_niet_op_naam_te_vinden_en_met_het_nummer_staat_er_wat_kan(
    proef: Proef,
) -> None:
    zaak = proef.tlv("dien_in", leerling="Wende Ottevanger")
    dossier = proef.stand(zaak)["dossier"]
    html = _zoek(proef, "pim", "ottevanger")
    assert "Op naam vindt u alleen dossiers waarin u een taak hebt" in html
    assert dossier not in html
    for nummer in (zaak, dossier.lower()):
        html = _zoek(proef, "pim", nummer)
        assert "waarin u geen taak hebt" in html
        assert f'href="/dossiers/{dossier}/toch"' in html
        assert "Ottevanger" not in html
    assert "Dit nummer" not in _zoek(proef, "pim", "Z-2026-9999"), "wat er niet is"
    for buiten in ("otto", "ouder"):
        html = _zoek(proef, buiten, zaak)
        assert "Niets gevonden dat voor u is." in html
        assert "/toch" not in html


def test_het_nummer_van_een_besloten_zaak_zegt_niets(proef: Proef) -> None:
    dossier = proef.stand(proef.tlv("dien_in"))["dossier"]
    opdracht = Opdracht("ontvang", "wil", Rol.SECRETARIAAT, "voorbeeld")
    klacht = proef.samenstel.kern.start("klacht", dossier, opdracht, NU)
    assert klacht.gelukt, klacht.beletselen
    html = _zoek(proef, "pim", klacht.zaak)
    assert "Niets gevonden dat voor u is." in html
    assert "/toch" not in html

"""Sturing: de bestuurder ziet hoe het gaat, en achter elk getal staan de zaken."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from kernproces.rollen import Rol
from loket.overzichten.sturing import Maand, Stip
from loket.web.bewijs.puntenbeeld import MEEST, puntenbeeld
from tests.loket.web.proef import NU, WEG, Proef

DAG = timedelta(days=1)


@pytest.fixture
def eigen(tmp_path: Path) -> Iterator[Proef]:
    """A proef of its own: these tests let time pass."""
    proef = Proef(tmp_path)
    yield proef
    proef.samenstel.sluit()


def besluit(proef: Proef, duur: int, leerling: str) -> str:
    """Received today, and made known so many days later."""
    zaak = proef.tlv("dien_in", leerling)
    nu = NU + duur * DAG
    proef.samenstel.ronde(nu)
    for actie, wie in WEG[1:]:
        proef.doe(zaak, actie, wie, nu)
    return zaak


def na(proef: Proef, dagen: int) -> None:
    proef.tijd.nu = NU + dagen * DAG
    proef.samenstel.ronde(proef.tijd.nu)
    for taak in ("ronde", "bezorging"):
        proef.samenstel.hartslag(taak, proef.tijd.nu.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))


def test_de_bestuurder_ziet_hoeveel_besluiten_op_tijd_waren_en_welke_niet(eigen: Proef) -> None:
    besluit(eigen, 7, "Ada Proef")
    laat = besluit(eigen, 49, "Bo Proef")
    na(eigen, 50)
    dirk = eigen.als("dirk")
    html = dirk.get("/sturing")
    assert '<b class="cijfer">2</b> TLV-besluiten' in html
    assert '<b class="cijfer">1</b></a> (<span class="cijfer">50%</span>) binnen zes weken' in html
    assert "alle binnen de wet" in html
    assert '<b class="cijfer">28</b> dagen' in html  # the middle of 7 and 49
    achter = dirk.get("/sturing/te-laat")
    assert laat in achter
    assert achter.count('href="/zaken/') == 1
    assert "Na de norm: 49 dagen op" in html
    assert dirk.get("/sturing/op-tijd").count('href="/zaken/') == 1
    los = re.findall(
        r'<(?:b|span) class="cijfer">(?!\d+%)[^<]*</(?:b|span)>(?!.{0,40}</a>)', html.partition("<table")[0]
    )
    assert los == []  # behind every number stand its zaken


def test_achter_een_maand_staan_de_besluiten_van_die_maand_ook_als_bestand(eigen: Proef) -> None:
    november = besluit(eigen, 2, "Ada Proef")
    december = besluit(eigen, 20, "Bo Proef")
    na(eigen, 21)
    dirk = eigen.als("dirk")
    assert 'href="/sturing/besluiten?maand=2026-11">1</a>' in dirk.get("/sturing")
    html = dirk.get("/sturing/besluiten?maand=2026-11")
    assert november in html
    assert december not in html
    regels = dirk.get("/sturing/besluiten/zaken.csv?maand=2026-12").splitlines()
    assert [r.split(";")[0].strip("\ufeff") for r in regels] == ["zaak", december]
    assert regels[1].split(";")[-2:] == ["20", "ja"]


def test_het_werk_telt_per_behandelaar_wie_aan_de_beurt_is_en_wat_stilstaat(eigen: Proef) -> None:
    zelf = eigen.tlv("dien_in")
    eigen.doe(zelf, "verklaar_compleet", "noor")
    eigen.tlv("start")
    dirk = eigen.als("dirk")
    html = dirk.get("/sturing")
    assert "N. Verbeek" in html
    samen = sum(1 for r in dirk.get("/sturing/werk.csv?wie=noor").splitlines()[1:] if r)
    assert f'href="/sturing/werk?wie=noor">{samen}</a>' in html
    assert zelf in dirk.get("/sturing/werk?wie=noor")


def test_een_leeg_schooljaar_zegt_dat_er_niets_te_tellen_is(eigen: Proef) -> None:
    html = eigen.als("dirk").get("/sturing")
    assert "nog geen TLV-besluit" in html
    assert "minstens twintig besluiten" in html


@pytest.mark.parametrize("wie", ["karin", "ouder", "bea", "noor"])
def test_wie_niet_stuurt_ziet_de_bladzijde_niet(eigen: Proef, wie: str) -> None:
    bezoek = eigen.als(wie)
    assert "/sturing" not in bezoek.get("/")
    for pad in ("/sturing", "/sturing/besluiten", "/sturing/werk?wie=noor", "/sturing/werk.csv?wie=noor"):
        bezoek.get(pad, 404)


def test_een_onbekend_cijfer_of_een_onmogelijke_maand_wordt_geweigerd(eigen: Proef) -> None:
    dirk = eigen.als("dirk")
    dirk.get("/sturing/bestaat-niet", 404)
    dirk.get("/sturing/besluiten?maand=2026-13", 422)


def test_een_teamleider_van_een_deel_stuurt_op_de_cijfers_en_de_zaken_van_dat_deel(eigen: Proef) -> None:
    hier, elders = eigen.tlv("dien_in", "Ada Proef"), eigen.tlv("dien_in", "Bo Proef", school="school-2")
    rij = {
        "rollen": ["teamleider"],
        "functies": None,
        "mandaten": [],
        "scholen": [],
        "onderdelen": ["school-1"],
    }
    eigen.samenstel.registers.werk_bij(
        "mensen", {"tom": rij}, "systeem", Rol.SYSTEEM, NU, geheim={"tom": {"naam": "Tom Albers"}}
    )
    na(eigen, 45)
    tom, dirk = eigen.als("tom"), eigen.als("dirk")
    html = tom.get("/sturing")
    assert "Alleen uw deel van de organisatie: Veenster College." in html
    assert "In één zaak is een termijn" in html
    assert "In 2 zaken is een termijn" in dirk.get("/sturing")
    lopend = tom.get("/sturing/lopend")
    assert hier in lopend
    assert elders not in lopend
    assert elders in dirk.get("/sturing/lopend")
    assert [r.split(";")[0] for r in tom.get("/sturing/werk.csv?wie=noor").splitlines()[1:]] == [hier]
    assert len(dirk.get("/sturing/werk.csv?wie=noor").splitlines()) == 3


def test_een_grafiek_van_duizenden_besluiten_blijft_een_grafiek() -> None:
    van = date(2026, 8, 1)
    stippen = [
        Stip(van + timedelta(days=d), d2, d2 > 42, 2) for d in range(100) for d2 in range(20, 60) if d % 7 < 5
    ]
    beeld = puntenbeeld([Maand(van, van + timedelta(days=120), 10, 5, 30.0, 59)], stippen)
    assert beeld is not None
    assert 100 < len(beeld.punten) <= MEEST
    assert not beeld.een_op_een
    assert {p.dagen > 42 for p in beeld.punten if p.te_laat} == {True}
    assert min(p.dagen for p in beeld.punten if p.te_laat) <= 45, "ook net te laat blijft te zien"
    assert beeld.beschrijving.startswith(f"{2 * len(stippen)} besluiten")
    weinig = puntenbeeld([Maand(van, van + timedelta(days=30), 1, 1, 30.0, 30)], [Stip(van, 30, False, 1)])
    assert weinig is not None
    assert weinig.een_op_een

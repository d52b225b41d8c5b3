"""De indicatoren als bladzijde, opdracht en bestand: elk getal met zijn definitie en de zaken, en alleen voor de organisatie."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from loket.opdrachtregel import main
from loket.overzichten import indicatorblad
from loket.overzichten.indicatoren import ALLE, meet, verwijzing
from loket.web.routes import indicatoren
from tests.loket.web.proef import NU, Proef
from workflows.cijfers.indicator import Meting, Telling, Uitkomst

BASIS = "/kwaliteit/indicatoren"
DAG, VANDAAG = timedelta(days=1), NU.date()


@pytest.fixture
def proef(tmp_path: Path) -> Iterator[Proef]:
    """One of its own for each test: the numbers are about everything that is in it."""
    proef = Proef(tmp_path)
    yield proef
    proef.samenstel.sluit()


def klacht(proef: Proef, **wijzig: Any) -> str:
    start = proef.samenstel.kern.register.nieuwste("klacht").workflow.start.actie
    opdracht = Opdracht(start, "wil", Rol.SECRETARIAAT, "voorbeeld", wijzig)
    antwoord = proef.samenstel.kern.start("klacht", proef.dossier(), opdracht, NU)
    assert antwoord.gelukt, antwoord.beletselen
    return antwoord.zaak


def metingen(proef: Proef, jaar: int = 2026, op: date = VANDAAG) -> dict[str, Meting]:
    with proef.samenstel.opslag.lezen() as lezer:
        return {m.indicator.code: m for m in meet(lezer, jaar, op)}


def test_elk_getal_staat_er_met_definitie_doel_bron_en_de_zaken_erachter(proef: Proef) -> None:
    zaak = proef.tlv("maak_bekend")
    loopt = proef.tlv("dien_in", leerling="Yara Bouzid")
    html = proef.als("noor").get(BASIS)
    assert "Indicatoren 2026-2027" in html
    for i in ALLE:
        assert i.titel in html
        assert i.definitie in html
        assert i.doel.tekst in html
        assert i.bron in html
    assert '<b class="cijfer">100%</b><span class="bijzin cijfer">1 van 1, 1 nog niet beslist</span>' in html
    lijst = proef.als("ruud").get(f"{BASIS}/R1?schooljaar=2026")
    assert f'href="/zaken/{zaak}"' in lijst
    assert f'href="/zaken/{loopt}"' in lijst
    assert "TLV voortgezet speciaal onderwijs" in lijst
    assert "Milan" not in lijst
    assert zaak not in proef.als("noor").get(f"{BASIS}/R1?schooljaar=2025")


def test_wat_na_de_norm_open_ligt_telt_tegen_in_het_schooljaar_van_ontvangst(proef: Proef) -> None:
    proef.tlv("dien_in")
    assert (metingen(proef)["R1"].noemer, metingen(proef)["R1"].nog) == (0, 1)
    later = metingen(proef, op=VANDAAG + 60 * DAG)["R1"]
    assert (later.procent, later.gehaald) == (0, False)
    assert metingen(proef, 2025)["R1"].tellingen == ()


def test_een_verleende_tlv_is_nieuw_en_op_de_peildag_verzilverd_of_niet(proef: Proef) -> None:
    proef.tlv("maak_bekend")
    assert metingen(proef)["R22"].noemer + metingen(proef)["R22"].nog == 1
    zonder = metingen(proef, op=date(2027, 2, 2))["R8"]
    assert [(t.dag, t.uitkomst) for t in zonder.tellingen] == [(date(2027, 2, 1), Uitkomst.NEE)]
    opvolging = zonder.tellingen[0].zaak
    proef.doe(opvolging, "schrijf_in", "noor")
    assert metingen(proef, op=date(2027, 2, 2))["R8"].procent == 100


def test_klachten_tellen_voor_iedereen_maar_welke_het_zijn_ziet_alleen_wie_de_monitor_leest(
    proef: Proef,
) -> None:
    zaak = klacht(proef, categorie="bereikbaarheid")
    assert metingen(proef)["R12"].gehaald is False
    assert zaak in proef.als("kaat").get(f"{BASIS}/R12")
    assert f"{BASIS}/R12" in proef.als("kaat").get(BASIS)
    noor = proef.als("noor")
    html = noor.get(BASIS)
    assert "niet gehaald" in html
    assert f"{BASIS}/R12" not in html
    assert zaak not in noor.get(f"{BASIS}/R12", 403)
    assert zaak not in noor.get(f"{BASIS}/R12/zaken.csv", 403)


@pytest.mark.parametrize("adres", [BASIS, f"{BASIS}.csv", f"{BASIS}/R1", f"{BASIS}/R1/zaken.csv"])
@pytest.mark.parametrize("wie", ["karin", "ouder", "bea"])
def test_een_school_een_ouder_en_de_beheerder_zien_deze_bladzijden_niet(
    proef: Proef, wie: str, adres: str
) -> None:
    proef.als(wie).get(adres, 404)


def test_een_lange_lijst_begint_met_wat_tegen_het_doel_telt_en_het_bestand_heeft_alles(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indicatoren, "HOOGSTENS", 1)
    vroeg = proef.tlv("dien_in", leerling="Yara Bouzid", nu=NU - 60 * DAG)
    snel = proef.tlv("maak_bekend")
    html = proef.als("noor").get(f"{BASIS}/R1")
    assert "De eerste 1 van 2" in html
    assert f'href="/zaken/{vroeg}"' in html
    assert f'href="/zaken/{snel}"' not in html
    assert {vroeg, snel} <= set(proef.als("noor").get(f"{BASIS}/R1/zaken.csv").split(";"))


def test_een_onbekende_indicator_en_een_onmogelijk_jaar(proef: Proef) -> None:
    proef.als("noor").get(f"{BASIS}/R99", 404)
    proef.als("noor").get(f"{BASIS}?schooljaar=1", 422)


def test_de_bladzijde_staat_onder_kwaliteit_en_elke_verwijzing_bestaat(proef: Proef) -> None:
    noor = proef.als("noor")
    assert f'href="{BASIS}"' in noor.get("/kwaliteit")
    dirk = proef.als("dirk")
    for adres in {i.meer for i in ALLE if i.meer}:
        dirk.get(adres)


def test_het_bestand_heeft_dezelfde_getallen_en_voert_in_een_rekenblad_niets_uit(proef: Proef) -> None:
    zaak = proef.tlv("maak_bekend")
    regels = proef.als("noor").get(f"{BASIS}.csv").splitlines()
    assert any(
        r.startswith("2026;R1;Aanvragen op tijd beslist en bekendgemaakt;;1;1;0;100;0;0;") for r in regels
    )
    assert f"R1;{zaak};2026-11-24;ja;" in proef.als("noor").get(f"{BASIS}/R1/zaken.csv")
    kwaad = Telling("=1+1", date(2026, 9, 1), Uitkomst.JA, groep="@x", wat="-2")
    assert (
        indicatorblad.zaken_csv(Meting(ALLE[0], (kwaad,))).splitlines()[1]
        == "R1;'=1+1;2026-09-01;ja;'@x;'-2;;"
    )


def test_het_verwijzingspercentage_staat_er_als_de_leerlingaantallen_er_zijn(proef: Proef) -> None:
    assert "Het ontbreekt bij: school-1, school-2, school-3." in proef.als("noor").get(BASIS)
    eigen = {f"school-{n}": {"soort": "vo", "swv": "VO9901", "leerlingen": 800} for n in (1, 2, 3)}
    proef.samenstel.registers.werk_bij("scholen", eigen, Rol.SYSTEEM.value, Rol.SYSTEEM, NU)
    with proef.samenstel.opslag.lezen() as lezer:
        registers = proef.samenstel.kern.bron.registers(lezer)
    assert verwijzing(29, registers, 2026).startswith("Verwijzing: 1,2% (29 van 2400 leerlingen")


def test_de_opdracht_toont_dezelfde_getallen_als_tekst_en_als_gegevens(
    proef: Proef, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    zaak = proef.tlv("maak_bekend")
    i = proef.instellingen
    omgeving = {"DATABASE_URL": i.database_url, "SLEUTELS_URL": i.sleutels_url, "KERNPROCES_MAP": str(i.map_)}
    for naam, waarde in (omgeving | {"KERNPROCES_HOOFDSLEUTEL": i.hoofdsleutels[0].hex()}).items():
        monkeypatch.setenv(naam, waarde)
    assert main(["indicatoren", "--schooljaar", "2026"]) == 0
    tekst = capsys.readouterr().out
    assert "R1  Aanvragen op tijd beslist en bekendgemaakt: 100% (1 van 1)" in tekst
    assert main(["indicatoren", "--schooljaar", "2026", "--json"]) == 0
    gegevens = json.loads(capsys.readouterr().out)
    assert gegevens["indicatoren"][0]["zaken"][0]["zaak"] == zaak
    assert gegevens["indicatoren"][0]["besproken"]["aan"] == "bestuur"
    assert main(["indicatoren", "--schooljaar", "1"]) == 2

"""An auditor draws zaken to replay: the same request gives the same zaken, and anybody can work it out elsewhere."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kernproces.gebruik.fouten import OnbekendError
from kernproces.opslag.anker import leg_anker
from loket.bewijs import steekproeven
from loket.bewijs.trekking import Trekvraag, procedures, trekking_van
from tests.hulp.elders import kale_python
from tests.loket.web.proef import NU, Proef

VRAAG = Trekvraag("tlv", "2026-08-01", "2026-12-31", "2", "geen", "4 6 1 1 3 2")


@pytest.fixture(scope="module")
def trekproef(tmp_path_factory: pytest.TempPathFactory) -> Proef:
    proef = Proef(tmp_path_factory.mktemp("trek"))
    for n in range(6):
        proef.tlv("dien_in", f"Leerling {n}", f"school-{1 + n % 2}", NU + timedelta(hours=n))
    return proef


def anker(proef: Proef, dag: str) -> str:
    with proef.samenstel.opslag.lezen() as lezer:
        return leg_anker(lezer, proef.samenstel.instellingen.map_ / "ankers", dag).afdruk


def test_zonder_anker_staat_de_populatie_niet_vast(trekproef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loket.bewijs.trekking.lees_ankers", lambda map_: [])
    with pytest.raises(OnbekendError, match="zonder anker staat de populatie niet vast"):
        trekking_van(trekproef.samenstel, VRAAG)


def test_met_hetzelfde_anker_komt_later_hetzelfde_ook_als_er_zaken_bij_zijn(trekproef: Proef) -> None:
    s = trekproef.samenstel
    eerste = anker(trekproef, "2026-11-24")
    toen = trekking_van(s, VRAAG)
    assert len(toen["populatie"]) == 6
    assert (len(toen["gevallen"]), toen["zegel"]) == (2, eerste)
    erbij = trekproef.tlv("dien_in", "Leerling 7")
    trekproef.doe(toen["gevallen"][0]["zaak"], "verklaar_compleet", "noor", NU + timedelta(hours=9))
    anker(trekproef, "2026-11-25")
    weer = trekking_van(s, replace(VRAAG, anker=eerste))
    assert [g["zaak"] for g in weer["gevallen"]] == [g["zaak"] for g in toen["gevallen"]]
    assert (weer["populatie"], weer["populatiehash"]) == (toen["populatie"], toen["populatiehash"])
    nu = trekking_van(s, VRAAG)
    assert erbij in {z["zaak"] for z in nu["populatie"]}
    assert nu["populatiehash"] != toen["populatiehash"]


def test_van_elke_school_ten_minste_een_en_een_ander_zaad_geeft_andere_loten(trekproef: Proef) -> None:
    anker(trekproef, "2026-11-26")
    per_school = trekking_van(trekproef.samenstel, replace(VRAAG, strata="school"))
    assert {g["stratum"] for g in per_school["gevallen"]} == {"school-1", "school-2"}
    ander = trekking_van(trekproef.samenstel, replace(VRAAG, strata="school", zaad="6 6 6 6 6 5"))
    assert {g["lot"] for g in ander["gevallen"]}.isdisjoint({g["lot"] for g in per_school["gevallen"]})


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"procedure": "klacht"}, "Er is geen procedure 'klacht' om uit te trekken"),
        ({"van": "gisteren"}, "Verwacht: 2026-08-01"),
        ({"tot": "2026-01-01"}, "eindigt voor zij begint"),
        ({"omvang": "0"}, "Onbekende omvang '0'"),
        ({"omvang": "veel"}, "Onbekende omvang"),
        ({"zaad": " 1 "}, "Kies een zaad"),
        ({"strata": "kleur"}, "Onbekende verdeling"),
        ({"anker": "abc"}, "Dit anker is hier niet bekend"),
        ({"van": "2020-01-01", "tot": "2020-02-01"}, "Er is geen zaak om uit te trekken"),
    ],
)
def test_wat_niet_kan_zegt_wat_wel_kan(trekproef: Proef, anders: dict[str, str], zin: str) -> None:
    anker(trekproef, "2026-11-27")
    with pytest.raises(OnbekendError, match=zin):
        trekking_van(trekproef.samenstel, replace(VRAAG, **anders))


def test_op_de_bladzijde_met_een_protocol_dat_elders_klopt(trekproef: Proef, tmp_path: Path) -> None:
    anker(trekproef, "2026-11-28")
    ruud = trekproef.als("ruud")
    assert "Zelf zaken trekken" in ruud.get("/kwaliteit")
    assert "Klachten en datalekken zijn besloten" in ruud.get("/kwaliteit/trekken")
    assert "klacht" not in dict(procedures(trekproef.samenstel))
    vraag = "procedure=tlv&van=2026-08-01&tot=2026-12-31&omvang=3&strata=geen&zaad=4+6+1+1+3+2"
    html = ruud.get(f"/kwaliteit/trekken?{vraag}")
    assert "Getrokken: 3 van" in html
    assert "U werkte hier zelf aan" not in html
    assert "U werkte hier zelf aan" in trekproef.als("wil").get(f"/kwaliteit/trekken?{vraag}")
    assert "Onbekende omvang" in ruud.get(f"/kwaliteit/trekken?{vraag.replace('omvang=3', 'omvang=x')}")
    protocol = ruud.get(f"/kwaliteit/trekken/protocol.json?{vraag}")
    (tmp_path / "protocol.json").write_text(protocol, encoding="utf-8")
    script = Path(steekproeven.__file__).with_name("narekenen.py").read_text(encoding="utf-8")
    (tmp_path / "narekenen.py").write_text(script, encoding="utf-8")
    uit = kale_python(tmp_path, "narekenen.py", "protocol.json")
    assert uit.returncode == 0, uit.stdout
    vals = json.loads(protocol) | {"zaad": "een ander zaad"}
    (tmp_path / "protocol.json").write_text(json.dumps(vals), encoding="utf-8")
    assert "KLOPT NIET  de trekking" in kale_python(tmp_path, "narekenen.py", "protocol.json").stdout
    trekproef.als("karin").get("/kwaliteit/trekken", 404)
    trekproef.als("noor").get("/kwaliteit/trekken", 403)

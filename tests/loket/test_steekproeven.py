"""Het protocol van een steekproef: volledig, uit de geschiedenis, en na te doen met wat in docs/steekproef.md staat."""

import copy
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kernproces.gebruik.fouten import OnbekendError
from loket.bedrading import Samenstel
from loket.bewijs import steekproeven
from loket.bewijs.steekproeven import als_tekst, protocol_van
from loket.lezen import ALLES
from loket.opdrachtregel import main
from tests.verhalen.speelplaats import VERHALEN, afwijkingen, proef, speel

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def gespeeld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Samenstel]:
    plek = tmp_path_factory.mktemp("steekproef")
    with proef(f"sqlite:///{plek}/proef.db", plek) as samenstel:
        assert afwijkingen(speel(samenstel, (VERHALEN / "steekproef.jsonl").read_text().splitlines())) == []
        yield samenstel


@pytest.fixture
def opdrachtregel(gespeeld: Samenstel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", gespeeld.instellingen.database_url)
    monkeypatch.setenv("KERNPROCES_MAP", str(gespeeld.instellingen.map_))


@pytest.mark.usefixtures("opdrachtregel")
def test_een_ander_doet_de_trekking_na_met_het_stukje_python_uit_de_uitleg(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = re.findall(
        r"```python\n(.*?)```", (DOCS / "steekproef.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert main(["steekproef", "b", "--json"]) == 0
    protocol = json.loads(capsys.readouterr().out)
    (tmp_path / "nadoen.py").write_text(code, encoding="utf-8")
    for bestand, goed in (("echt", "True"), ("vals", "False")):
        if bestand == "vals":
            protocol["populatie"].append({"zaak": "erbij", "stratum": "", "nr": 1})
            protocol["gevallen"].reverse()
        (tmp_path / f"{bestand}.json").write_text(json.dumps(protocol), encoding="utf-8")
        opdracht = [sys.executable, "-I", str(tmp_path / "nadoen.py"), str(tmp_path / f"{bestand}.json")]
        uit = subprocess.run(opdracht, capture_output=True, text=True, check=True).stdout
        assert [r.split()[-1] for r in uit.splitlines()] == [goed, goed]


@pytest.mark.usefixtures("opdrachtregel")
def test_het_script_bij_de_steekproef_rekent_alles_na_en_ziet_elke_wijziging(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = Path(steekproeven.__file__).with_name("narekenen.py")
    assert main(["steekproef", "b", "--json"]) == 0
    echt = json.loads(capsys.readouterr().out)
    assert all(b["werkten"] and b["door"] not in b["werkten"] for b in echt["beoordelingen"])
    vals: dict[str, Callable[[dict[str, Any]], object]] = {
        "": lambda p: None,
        "elke zaak staat er een keer in": lambda p: p["populatie"].append(p["populatie"][0]),
        "de populatie past bij haar hash": lambda p: p["populatie"][0].update(zaak="t9"),
        "het zegel is dat van het plan": lambda p: p.update(zegel="0" * 64),
        "de trekking volgt uit zaad en zegel": lambda p: p["gevallen"].reverse(),
        "niemand beoordeelde eigen werk": lambda p: p["beoordelingen"][0].update(
            door=p["beoordelingen"][0]["werkten"][0]
        ),
    }
    for wat, doe in vals.items():
        protocol = copy.deepcopy(echt)
        doe(protocol)
        (tmp_path / "p.json").write_text(json.dumps(protocol), encoding="utf-8")
        gedraaid = subprocess.run(
            [sys.executable, "-I", str(script), str(tmp_path / "p.json")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert gedraaid.returncode == bool(wat), gedraaid
        assert (
            gedraaid.stdout.count("KLOPT NIET") == 0 if not wat else f"KLOPT NIET  {wat}" in gedraaid.stdout
        )


def test_het_protocol_vertelt_alles_van_plan_tot_sluiting(gespeeld: Samenstel) -> None:
    with gespeeld.opslag.lezen() as lezer:
        p = protocol_van(gespeeld.kern.archief, lezer, "b", ALLES)
    assert (p["soort"], p["norm"], p["zaad"], p["omvang"], p["volgnummer"]) == (
        "bureau",
        "R4",
        "loterij-4711",
        2,
        1,
    )
    assert [z["zaak"] for z in p["populatie"]] == ["t1", "t2"]
    assert {g["zaak"] for g in p["gevallen"]} == {"t1", "t2"}
    assert p["zegel"] == p["plan"]["hash"]
    assert [(b["door"], b["geval"]) for b in p["beoordelingen"]] == [
        ("rik", "geval-1"), ("rik", "geval-2"), ("jet", "geval-1"), ("jet", "geval-2")
    ]  # fmt: skip
    assert p["stel_resultaten_vast"]["uitslag"]["verschillen"] == 1
    assert p["bespreek"]["aanwezig"] == ["dirk", "kaat"]
    tekst = als_tekst(p)
    for deel in (
        "loterij-4711",
        p["zegel"],
        p["populatiehash"],
        "geval-2",
        "motivering: 1 / 1 / 0 / 0",
        "dirk",
    ):
        assert deel in tekst


def test_wie_geen_vertrouwelijke_inhoud_mag_zien_krijgt_het_protocol_zonder(gespeeld: Samenstel) -> None:
    with gespeeld.opslag.lezen() as lezer:
        p = protocol_van(gespeeld.kern.archief, lezer, "b", ())
    assert "conclusie" not in p["stel_resultaten_vast"]
    assert "toelichting" not in json.dumps(p["beoordelingen"])
    assert als_tekst(p)


def test_een_zaak_die_geen_steekproef_is_heeft_geen_protocol(gespeeld: Samenstel) -> None:
    with gespeeld.opslag.lezen() as lezer:
        for zaak in ("t1", "bestaat-niet"):
            with pytest.raises(OnbekendError, match="geen steekproef"):
                protocol_van(gespeeld.kern.archief, lezer, zaak, ALLES)


@pytest.mark.usefixtures("opdrachtregel")
@pytest.mark.parametrize(
    ("dag", "uitgang", "woord"), [("2026-03-20", 1, "te laat"), ("2026-09-01", 0, "nog te doen")]
)
def test_de_opdracht_zegt_wat_dit_schooljaar_te_laat_is(
    dag: str, uitgang: int, woord: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["steekproef", "--op", dag]) == uitgang
    uit = capsys.readouterr().out
    assert woord in uit
    if uitgang:
        assert re.search(r"R4 +2026-02-01 - 2026-07-31  gehaald", uit)
        assert re.search(r"R5 +2026-02-01 - 2026-07-31  onderweg", uit)


@pytest.mark.usefixtures("opdrachtregel")
def test_een_onbekende_steekproef_is_een_vergissing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["steekproef", "t1"]) == 2
    assert "Er is geen steekproef 't1'." in capsys.readouterr().err

"""The guide docs/kalender.md walked step by step: a decree is added as data, what was provisional is computed anew, and
what was computed before stays lawful under the version of then."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deadlines import kalender as kalendermodule
from deadlines.besluiten import TABEL, lees_besluiten
from deadlines.kalender import KALENDERS, Kalender, versies
from loket.bedrading import Samenstel, maak_proef
from loket.instellingen import uit_omgeving
from loket.opdrachten.controleer import controleer
from loket.ronde.kalenderwacht import kalenderdeel, kalenderzin
from loket.scenario.speler import Speler
from tests.deadlines.hulp import d
from tests.verhalen.speelplaats import gebreken, onrechtmatig

GIDS = (Path(__file__).parents[2] / "docs" / "kalender.md").read_text(encoding="utf-8")
NOOR, BERT = {"naam": "noor", "rollen": ["behandelaar"]}, {"naam": "bert", "rollen": ["bevoegd_gezag"]}


def toegevoegd() -> dict[str, Kalender]:
    """Step 2 of the guide: its own block at the end of the shipped table."""
    blok = re.search(r"```toml\n(.*?)```", GIDS, re.DOTALL)
    assert blok is not None
    regels = "\n".join(regel.strip() for regel in blok[1].splitlines())
    return versies(lees_besluiten(TABEL.read_text(encoding="utf-8") + "\n" + regels))


@pytest.fixture
def samenstel(database_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    omgeving = {"DATABASE_URL": database_url, "KERNPROCES_MAP": str(tmp_path)}
    with maak_proef(uit_omgeving(omgeving)) as samenstel:
        yield samenstel


def speel(samenstel: Samenstel, speler: Speler, *stappen: dict[str, Any]) -> dict[str, Any]:
    antwoorden = [json.loads(a) for a in speler.speel(json.dumps(s) for s in stappen)]
    assert [a for a in antwoorden if a["fout"] or a["geweigerd"]] == []
    return antwoorden[-1]


def nieuwe_kalender(samenstel: Samenstel, monkeypatch: pytest.MonkeyPatch) -> Kalender:
    """The program with the new table installed."""
    nieuw = toegevoegd()
    monkeypatch.setattr(kalendermodule, "KALENDERS", KALENDERS | {"atw-2031": nieuw["atw-2031"]})
    samenstel.klok.nieuwste = nieuw["atw-2031"]
    return nieuw["atw-2031"]


def test_het_blok_van_de_gids_geeft_een_nieuwe_versie_en_laat_de_oude_zoals_zij_waren() -> None:
    nieuw = toegevoegd()
    assert list(nieuw) == [*KALENDERS, "atw-2031"] == sorted(nieuw)
    for naam, oud in KALENDERS.items():
        assert (nieuw[naam].besluiten, nieuw[naam].geldig_tot) == (oud.besluiten, oud.geldig_tot)
    assert nieuw["atw-2028"].schuif_op(d("2029-05-11")) == d("2029-05-11")
    assert nieuw["atw-2031"].schuif_op(d("2029-05-11")) == d("2029-05-14")
    assert nieuw["atw-2031"].schuif_op(d("2026-05-15")) == d("2026-05-18")


GOED = TABEL.read_text(encoding="utf-8")
BLOK = 'versie = "{0}"\ntitel = "t"\nbron = "b"\ngelezen = 2028-01-01\ntot = {1}\ndagen = [{2}]\n'
SLECHT = [
    ("geen toml [", "niet te lezen"),
    ("", "ten minste een"),
    ("[besluit]\n", "alleen blokken"),
    (GOED + "[[besluit]]\nversie = 'x'\n", "Besluit 4: verwacht worden precies versie, titel"),
    (GOED + "[[besluit]]\n" + BLOK.format("atw-2031", '"2031-12-31"', ""), "tot is geen dag"),
    (GOED + "[[besluit]]\n" + BLOK.format("atw-2031", "2031-12-31T10:00:00", ""), "tot is geen dag"),
    (GOED + "[[besluit]]\n" + BLOK.format("", "2031-12-31", ""), "versie is geen tekst"),
    (GOED + "[[besluit]]\n" + BLOK.format("atw-2031", "2031-12-31", '"maandag"'), "iets anders dan dagen"),
    (GOED + "[[besluit]]\n" + BLOK.format("atw-2027", "2031-12-31", ""), "in het alfabet"),
    (GOED + "[[besluit]]\n" + BLOK.format("atw-2031", "2028-12-31", ""), "'tot' ligt na"),
    (GOED + "[[besluit]]\n" + BLOK.format("atw-2031", "2031-12-31", "2030-05-31, 2029-05-11"), "op volgorde"),
    (GOED + "[[besluit]]\n" + BLOK.format("atw-2031", "2031-12-31", "2028-12-29"), "niet in de jaren"),
    (GOED + "[[besluit]]\n" + BLOK.format("atw-2031", "2031-12-31", "2029-05-10"), "is al vrij"),
    (GOED + "[[besluit]]\n" + BLOK.format("atw-2031", "2031-12-31", "2029-05-12"), "is al vrij"),
]


@pytest.mark.parametrize(("tekst", "zin"), SLECHT, ids=[zin for _, zin in SLECHT])
def test_een_blok_dat_niet_klopt_wordt_geweigerd_met_een_zin(tekst: str, zin: str) -> None:
    with pytest.raises(ValueError, match=re.escape(zin)):
        lees_besluiten(tekst)


def test_een_voorlopige_termijn_wordt_vast_en_wat_er_stond_blijft_rechtmatig(
    samenstel: Samenstel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Received on Good Friday 2029: six weeks end on the Friday after Hemelvaart, which no decree names yet."""
    speler, dag = Speler(samenstel), "2029-03-30"
    personen = [{"nu": f"{dag}T09:00:00+02:00", "doe": "persoon", **wie} for wie in (NOOR, BERT)]
    stap = {"nu": f"{dag}T09:00:00+02:00", "zaak": "a", "gegevens": "voorbeeld"}
    start = stap | {"door": "noor", "rol": "behandelaar", "doe": "start", "dossier": "d1", "workflow": "tlv"}
    dien_in = stap | {"door": "bert", "rol": "bevoegd_gezag", "doe": "dien_in"}
    speel(samenstel, speler, *personen, start, dien_in)
    norm = samenstel.stand("a")["termijnen"]["D.TLV.norm"]
    assert (norm["uiterlijk"], norm["voorlopig"], norm["kalender"]) == ("2029-05-11", True, "atw-2028")
    speel(samenstel, speler, {"nu": "2029-04-02T09:00:00+02:00", "doe": "ronde"})

    nieuwe_kalender(samenstel, monkeypatch)
    assert onrechtmatig(samenstel) == []
    assert controleer(samenstel)["bevindingen"] == []
    speel(samenstel, speler, {"nu": "2029-04-03T09:00:00+02:00", "doe": "ronde"})
    norm = samenstel.stand("a")["termijnen"]["D.TLV.norm"]
    assert (norm["uiterlijk"], norm["voorlopig"], norm["kalender"]) == ("2029-05-14", False, "atw-2031")
    with samenstel.opslag.lezen() as lezer:
        entries = list(samenstel.kern.archief.lees(lezer, "zaak/a"))
    herrekend = [e["open"] for e in entries if e["soort"] == "termijn_herrekend"]
    assert [(h["termijn"], h["reden"]) for h in herrekend] == [
        ("D.TLV.norm", "kalender atw-2031"),
        ("D.TLV.wet", "kalender atw-2031"),
    ]
    speel(samenstel, speler, {"nu": "2029-04-04T09:00:00+02:00", "doe": "ronde"})
    assert samenstel.stand("a")["nr"] == entries[-1]["nr"], "een tweede ronde rekent niet nog eens"
    assert gebreken(samenstel) == []


def test_wie_eerder_is_dan_de_ronde_rekent_met_de_nieuwe_kalender_en_dat_is_na_te_spelen(
    samenstel: Samenstel, monkeypatch: pytest.MonkeyPatch
) -> None:
    speler, dag = Speler(samenstel), "2029-03-30"
    personen = [{"nu": f"{dag}T09:00:00+02:00", "doe": "persoon", **wie} for wie in (NOOR, BERT)]
    stap = {"nu": f"{dag}T09:00:00+02:00", "zaak": "a", "gegevens": "voorbeeld"}
    start = stap | {"door": "noor", "rol": "behandelaar", "doe": "start", "dossier": "d1", "workflow": "tlv"}
    speel(
        samenstel, speler, *personen, start, stap | {"door": "bert", "rol": "bevoegd_gezag", "doe": "dien_in"}
    )
    nieuwe_kalender(samenstel, monkeypatch)
    later = {"nu": "2029-04-03T09:00:00+02:00", "door": "noor", "rol": "behandelaar", "doe": "schort_op"}
    speel(samenstel, speler, later | {"zaak": "a", "gegevens": "voorbeeld"})
    hervat = {"nu": "2029-04-05T09:00:00+02:00", "door": "noor", "rol": "behandelaar", "doe": "hervat"}
    speel(samenstel, speler, hervat | {"zaak": "a", "gegevens": "voorbeeld"})
    assert samenstel.stand("a")["termijnen"]["D.TLV.norm"]["kalender"] == "atw-2031"
    assert gebreken(samenstel) == []


def test_de_beheerder_hoort_het_een_half_jaar_van_tevoren() -> None:
    assert kalenderzin(d("2028-07-01")) == ""
    assert "loopt tot en met 31 dec 2028" in kalenderzin(d("2028-07-02"))
    assert "liep tot en met 31 dec 2028" in kalenderzin(d("2029-01-01"))
    assert kalenderdeel(d("2026-11-22")) == {"stand": "ok", "tot": "2028-12-31"}

"""Stories written from domein.md section 10 alone, each played through the real engine with what it must answer."""

import json
from pathlib import Path

import pytest

from tests.verhalen.orakel import TABELLEN
from tests.verhalen.speelplaats import VERHALEN, afwijkingen, gebreken, proef, speel
from workflows.algemeen import algemene_handelingen
from workflows.register import WORKFLOWS

ALLE = sorted(p.stem for p in VERHALEN.glob("*.jsonl"))
OP_BEIDE = ("tlv_opschorting", "evaluatie", "bezwaar_hoofdweg", "kernproces_hoofdweg", "steekproef")
ALGEMEEN = {o.actie for o in algemene_handelingen(("x",))}


def regels(verhaal: str) -> list[str]:
    return (VERHALEN / f"{verhaal}.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("verhaal", ALLE)
def test_het_verhaal_gaat_zoals_het_er_staat(verhaal: str, sqlite_url: str, tmp_path: Path) -> None:
    with proef(sqlite_url, tmp_path) as samenstel:
        antwoorden = speel(samenstel, regels(verhaal))
        assert afwijkingen(antwoorden) == []
        assert len(antwoorden) == len(regels(verhaal))
        assert gebreken(samenstel) == []


@pytest.mark.postgres
@pytest.mark.parametrize("verhaal", OP_BEIDE)
def test_op_postgresql_is_het_hetzelfde_verhaal(verhaal: str, postgres_url: str, tmp_path: Path) -> None:
    with proef(postgres_url, tmp_path) as samenstel:
        assert afwijkingen(speel(samenstel, regels(verhaal))) == []
        assert gebreken(samenstel) == []


@pytest.mark.parametrize("workflow", sorted(TABELLEN))
def test_samen_doen_de_verhalen_elke_rij_van_de_tabel(workflow: str) -> None:
    gelukt: set[str] = set()
    for verhaal in ALLE:
        stappen = [json.loads(r) for r in regels(verhaal)]
        soort = {s["zaak"]: s["workflow"] for s in stappen if s["doe"] == "start" and "workflow" in s}
        gelukt |= {
            s["doe"]
            for s in stappen
            if soort.get(s.get("zaak", "")) == workflow and s.get("verwacht", {}).get("geweigerd") == []
        }
    declaratie = WORKFLOWS[workflow][-1]
    van_mensen = {actie for actie, rijen in declaratie.acties.items() if not rijen[0].vanzelf}
    assert van_mensen - ALGEMEEN <= gelukt


def test_na_een_overlijden_staat_voor_niemand_buiten_nog_een_bericht_klaar(
    sqlite_url: str, tmp_path: Path
) -> None:
    with proef(sqlite_url, tmp_path) as samenstel:
        antwoorden = speel(samenstel, regels("overleden"))
    na = antwoorden[[a["toestand"] for a in antwoorden].index("afgesloten") + 1 :]
    rollen = {b["rol"] for a in na for b in a["berichten"]}
    assert rollen == {"directeur_bestuurder"}

"""The event log for process mining: every entry once, valid by an independent reader, without a number or a name."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from loket.bedrading import Samenstel
from loket.opdrachtregel import main
from loket.procesmijnen.doorloop import doorloop, kwantiel
from loket.procesmijnen.log import Logregel, lees_log, pseudoniemen
from loket.procesmijnen.ocel import ocel
from loket.procesmijnen.xes import xes
from tests.kernproces.naspelen.bank import Bank
from tests.kernproces.naspelen.conftest import schone_historie
from tests.kernproces.naspelen.verhaal import MENSEN, instellingen
from tests.loket.procesmijnen.lezer import keur_ocel, lees_xes

__all__ = ["schone_historie"]


@pytest.fixture
def samenstel(schone_historie: Path, tmp_path: Path) -> Iterator[Samenstel]:
    with Samenstel(instellingen(Bank(schone_historie, tmp_path / "x").map_)) as s:
        yield s


def regels(s: Samenstel) -> list[Logregel]:
    with s.opslag.lezen() as lezer:
        return list(lees_log(lezer))


def test_xes_bevat_elke_gebeurtenis_een_keer_in_volgorde(samenstel: Samenstel) -> None:
    gelezen = lees_xes("".join(xes(regels(samenstel))))
    with samenstel.opslag.lezen() as lezer:
        zaken = lezer.rij_query("SELECT stroom, nr, hash FROM stroom WHERE stroom LIKE 'zaak/%'")
    assert {f"zaak/{z}": len(es) for z, es in gelezen.items()} == {s: nr for s, nr, _ in zaken}
    for events in gelezen.values():
        assert [e["nr"] for e in events] == list(range(1, len(events) + 1))
        tijden = [e["time:timestamp"] for e in events]
        assert tijden == sorted(tijden)


def test_ocel_kent_de_zaken_dossiers_en_termijnen(samenstel: Samenstel) -> None:
    log = json.loads("".join(ocel(regels(samenstel))))
    keur_ocel(log)
    assert len(log["events"]) == len(regels(samenstel))
    per = {t["name"]: sum(o["type"] == t["name"] for o in log["objects"]) for t in log["objectTypes"]}
    assert per["zaak"] == len({r.zaak for r in regels(samenstel)})
    assert per["termijn"] > per["zaak"]
    evaluatie = next(o for o in log["objects"] if o["id"] == "e")
    assert {"objectId": "k", "qualifier": "hoofdzaak"} in evaluatie["relationships"]


def test_verhuld_staat_er_geen_nummer_en_geen_persoon_in(samenstel: Samenstel) -> None:
    echt = regels(samenstel)
    een, twee = ([pseudoniemen(bytes([n]) * 32)(r) for r in echt] for n in (1, 2))
    tekst = "".join(xes(een)) + "".join(ocel(een))
    for naam in {*(m["naam"] for m in MENSEN)} - {"ben", "bert"}:
        assert f'"{naam}"' not in tekst
    for r in echt:
        assert f'value="{r.zaak}"' not in tekst
        assert f'"{r.dossier}"' not in tekst
    assert {r.zaak for r in een}.isdisjoint(r.zaak for r in twee)
    assert [(r.activiteit, r.nr, r.tijdstip) for r in een] == [(r.activiteit, r.nr, r.tijdstip) for r in echt]
    keur_ocel(json.loads("".join(ocel(een))))


def test_de_opdracht_schrijft_een_geheel_bestand(
    samenstel: Samenstel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", samenstel.instellingen.database_url)
    monkeypatch.setenv("SLEUTELS_URL", samenstel.instellingen.sleutels_url)
    monkeypatch.setenv("KERNPROCES_HOOFDSLEUTEL", bytes(range(32)).hex())
    monkeypatch.setenv("KERNPROCES_MAP", str(samenstel.instellingen.map_))
    assert main(["gebeurtenislog", str(tmp_path / "l.xes"), "--workflow", "tlv"]) == 0
    gelezen = lees_xes((tmp_path / "l.xes").read_text())
    assert len(gelezen) == len({r.zaak for r in regels(samenstel) if r.workflow == "tlv"})
    assert main(["gebeurtenislog", str(tmp_path / "l.json"), "--formaat", "ocel", "--met-nummers"]) == 0
    log = json.loads((tmp_path / "l.json").read_text())
    assert {o["id"] for o in log["objects"]} >= {"a", "b", "k"}
    assert main(["gebeurtenislog", "--workflow", "bestaat-niet"]) == 2


# ---------------------------------------------------------------- what it shows


def regel(
    zaak: str, nr: int, dag: int, naar: str, soort: str = "overgang", *, klaar: bool = False
) -> Logregel:
    tijd = f"2026-01-{dag:02}T09:00:00.000000Z"
    leeg = {
        "dossier": "d",
        "workflow": "w",
        "school": "",
        "actor": "p",
        "rol": "r",
        "termijn": "",
        "hoofdzaak": "",
    }
    return Logregel(
        zaak=zaak,
        nr=nr,
        tijdstip=tijd,
        werkt_op=tijd[:10],
        activiteit="x",
        soort=soort,
        van="",
        naar=naar,
        klaar=klaar,
        **leeg,
    )


def test_doorloop_van_drie_zaken_met_de_hand_nageteld() -> None:
    log = [
        *(regel("a", 1, 1, "nieuw"), regel("a", 2, 5, "bezig"), regel("a", 3, 6, "klaar", klaar=True)),
        *(regel("b", 1, 1, "nieuw"), regel("b", 2, 3, "bezig"), regel("b", 3, 9, "", "termijn_overschreden")),
        *(regel("c", 1, 1, "nieuw"), regel("c", 2, 2, "bezig"), regel("c", 3, 4, "nieuw", klaar=True)),
    ]
    d = doorloop(log, ["nieuw", "bezig", "klaar", "nooit"])
    assert (d.zaken, d.lopend, d.overschreden, d.gecorrigeerd, d.anders) == (3, 1, 1, 0, 1)
    per = {v.toestand: (v.keer, v.mediaan, v.p90, v.nu) for v in d.verblijven}
    # Days: 1, 2 and 4 in nieuw, 1 and 2 in bezig.
    assert per == {"nieuw": (3, 2, 4, 1), "bezig": (2, 1, 2, 1), "klaar": (0, 0, 0, 1)}
    assert {p.toestanden: p.terug for p in d.paden}["nieuw", "bezig", "nieuw"]
    assert sum(p.zaken for p in d.paden) == 2
    assert kwantiel([], 0.5) == 0

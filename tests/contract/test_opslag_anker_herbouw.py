"""A cut tail is seen by the anchor; a projection that was touched is seen by the rebuild."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kernproces.opslag import anker
from kernproces.opslag.anker import REGISTER, AnkerError, controleer_ankers, lees_ankers, leg_anker
from kernproces.opslag.fouten import GeschiedenisError
from kernproces.opslag.herbouw import Rijen, herbouw, vergelijk
from kernproces.opslag.keten import Gebeurtenis, schakel
from kernproces.opslag.opslag import Boeking, Opslag
from kernproces.opslag.sql import op_plaatsen
from tests.contract.test_opslag import boek, foto
from tests.kernproces.opslag.voorbeeld import boeking, controleer_keten, keten


def zonder_sloten(opslag: Opslag, *opdrachten: str) -> None:
    """As someone with the file or the server in hand could."""
    if opslag.dialect == "sqlite":
        weg = ["DROP TRIGGER gebeurtenis_geen_update", "DROP TRIGGER gebeurtenis_geen_delete"]
    else:
        weg = ["DROP TRIGGER gebeurtenis_alleen_aanvullen ON gebeurtenis"]
    with opslag.schrijven() as s:
        for opdracht in (*weg, *opdrachten):
            s.voer_uit(opdracht, [()])


def verankerd(opslag: Opslag, map_: Path) -> None:
    """Five zaken of four entries under an anchor."""
    boek(opslag, *(boeking(f"Z-{i}", 4) for i in range(5)))
    with opslag.lezen() as lezer:
        leg_anker(lezer, map_, "2026-03-02")


def anker_fout(opslag: Opslag, map_: Path) -> GeschiedenisError | None:
    with opslag.lezen() as lezer:
        return controleer_ankers(lezer, map_, laatste=9)


def test_een_historie_die_alleen_groeide_past_bij_alle_ankers(opslag: Opslag, tmp_path: Path) -> None:
    verankerd(opslag, tmp_path)
    boek(opslag, boeking("Z-9"))
    with opslag.lezen() as lezer:
        assert leg_anker(lezer, tmp_path, "2026-03-03").aantal == 6
    assert [a.datum for a in lees_ankers(tmp_path)] == ["2026-03-02", "2026-03-03"]
    assert anker_fout(opslag, tmp_path) is None


def test_wie_enkele_gebeurtenissen_vraagt_leest_de_andere_niet(opslag: Opslag) -> None:
    """At an anchor as in a search: over millions it would take hours."""
    boek(opslag, *(boeking(f"Z-{i}", 4) for i in range(250)))
    plaatsen = [(f"zaak/Z-{i}", 2) for i in range(5)]
    vraag, waarden = op_plaatsen("g.stroom, g.nr", len(plaatsen)), [w for p in plaatsen for w in p]
    with opslag.schrijven(meer=True) as s:
        s.voer_uit("ANALYZE gebeurtenis", [()])
        assert sorted(s.rij_query(vraag, waarden)) == plaatsen
        uitleg = "EXPLAIN QUERY PLAN" if opslag.dialect == "sqlite" else "EXPLAIN"
        plan = " ".join(str(rij[-1]) for rij in s.rij_query(f"{uitleg} {vraag}", waarden))
    assert "SEARCH g USING" in plan or ("Scan using pk_gebeurtenis" in plan and "Seq Scan" not in plan), plan


def test_een_afgekapte_staart_die_de_keten_niet_ziet_ziet_het_anker(opslag: Opslag, tmp_path: Path) -> None:
    verankerd(opslag, tmp_path)
    zonder_sloten(opslag, "DELETE FROM gebeurtenis WHERE stroom = 'zaak/Z-3' AND nr > 2")
    with opslag.lezen() as lezer:
        assert controleer_keten(lezer.alles()) is None
    fout = anker_fout(opslag, tmp_path)
    assert fout is not None
    assert (fout.stroom, fout.nr) == ("zaak/Z-3", 3)
    assert "verdwenen" in fout.reden
    assert "2026-03-02" in fout.reden


def test_een_hele_stroom_die_weg_is_wordt_genoemd(opslag: Opslag, tmp_path: Path) -> None:
    verankerd(opslag, tmp_path)
    zonder_sloten(
        opslag,
        "DELETE FROM gebeurtenis WHERE stroom = 'zaak/Z-1'",
        "DELETE FROM stroom WHERE stroom = 'zaak/Z-1'",
    )
    fout = anker_fout(opslag, tmp_path)
    assert fout is not None
    assert (fout.stroom, fout.nr) == ("zaak/Z-1", 1)


def test_een_geheel_herschreven_stroom_wordt_bij_zijn_kop_gevonden(opslag: Opslag, tmp_path: Path) -> None:
    verankerd(opslag, tmp_path)
    zonder_sloten(opslag, "DELETE FROM gebeurtenis WHERE stroom = 'zaak/Z-2'")
    with opslag.schrijven() as s:
        s.boek(Boeking(keten("zaak/Z-2", 4, actor="bram"), []))
    with opslag.lezen() as lezer:
        assert controleer_keten(lezer.alles()) is None
    fout = anker_fout(opslag, tmp_path)
    assert fout is not None
    assert (fout.stroom, fout.nr) == ("zaak/Z-2", 4)
    assert "anders" in fout.reden


def test_gewijzigde_ankerbestanden_worden_herkend(opslag: Opslag, tmp_path: Path) -> None:
    verankerd(opslag, tmp_path)
    with opslag.lezen() as lezer:
        tweede = leg_anker(lezer, tmp_path, "2026-03-02")
    register = tmp_path / REGISTER
    goed = register.read_text()
    for stuk in (
        goed.replace('"aantal":5', '"aantal":4', 1),
        goed + "rommel\n",
        goed + "{}\n",
        goed.split("\n", 1)[1],
    ):
        register.write_text(stuk)
        with pytest.raises(AnkerError):
            anker_fout(opslag, tmp_path)
    register.write_text(goed)
    koppen = tmp_path / tweede.koppen
    koppen.write_bytes(gzip.compress(gzip.decompress(koppen.read_bytes()).split(b"\n", 1)[1]))
    with pytest.raises(AnkerError, match="gewijzigd"):
        anker_fout(opslag, tmp_path)
    koppen.unlink()
    with pytest.raises(AnkerError, match="niet te lezen"):
        anker_fout(opslag, tmp_path)


def test_twee_machines_met_dezelfde_historie_leggen_hetzelfde_anker(opslag: Opslag, tmp_path: Path) -> None:
    verankerd(opslag, tmp_path / "a")
    with opslag.lezen() as lezer:
        leg_anker(lezer, tmp_path / "b", "2026-03-02")
    bestanden = [sorted((p.name, p.read_bytes()) for p in (tmp_path / m).iterdir()) for m in "ab"]
    assert bestanden[0] == bestanden[1]


def vouw(stroom: str, gebeurtenissen: Iterator[Gebeurtenis]) -> Rijen:
    """The fold that fits `boeking`: one head, one worklist row, two terms, and two messages per third entry."""
    rijen = Rijen()
    zaak = stroom.removeprefix("zaak/")
    for g in gebeurtenissen:
        if g["nr"] % 3 == 0:
            b = boeking(zaak, 1, g["nr"] - 1, g["vorige"])
            rijen.outbox += b.outbox
            rijen.werkvoorraad, rijen.termijn = b.werkvoorraad, b.termijnen
            rijen.stroom = [(stroom, "zaak", g["nr"], schakel(g)[1], b'{"nr":%d}' % g["nr"])]
    if zaak == "Z-1":
        rijen.bezorgd = [("bezorgd", "wacht", rijen.outbox[0][1])]
    return rijen


AFGELEID = ("stroom", "werkvoorraad", "termijn", "outbox")


def gevuld(opslag: Opslag) -> None:
    """Three zaken in two advances each, and one message delivered."""
    for i in range(3):
        een = boeking(f"Z-{i}")
        boek(opslag, een, boeking(f"Z-{i}", 3, 3, een.gebeurtenissen[-1][3].hex()))
    with opslag.schrijven() as s:
        bericht = s.rij_query("SELECT id FROM outbox WHERE zaak = 'Z-1' ORDER BY id")[0][0]
        s.voer_uit(
            "UPDATE outbox SET status = ? WHERE status = ? AND id = ?", [("bezorgd", "wacht", bericht)]
        )


def test_een_herbouw_uit_lege_tabellen_geeft_dezelfde_rijen(opslag: Opslag) -> None:
    gevuld(opslag)
    eerst = foto(opslag, AFGELEID)
    assert all(eerst.values())
    assert vergelijk(opslag, vouw) is None
    assert herbouw(opslag, vouw) == 3
    assert foto(opslag, AFGELEID) == eerst
    with opslag.schrijven() as s:
        for tabel in AFGELEID:
            s.voer_uit(f"DELETE FROM {tabel}", [()])
    herbouw(opslag, vouw)
    assert foto(opslag, AFGELEID) == eerst


@pytest.mark.parametrize(
    ("knoei", "tabel", "wat"),
    [
        ("UPDATE werkvoorraad SET toestand = 'verleend' WHERE zaak = 'Z-1'", "werkvoorraad", "is anders"),
        ("DELETE FROM termijn WHERE zaak = 'Z-2' AND termijn = 'D.TLV.wet'", "termijn", "ontbreekt"),
        ("INSERT INTO termijn SELECT 'Z-7', termijn, stand, uiterlijk, volgende, trede FROM termijn WHERE zaak = 'Z-1'", "termijn", "staat er"),
        ("UPDATE outbox SET status = 'bezorgd' WHERE zaak = 'Z-2'", "outbox", "staat er"),
        ("UPDATE stroom SET nr = 5 WHERE stroom = 'zaak/Z-0'", "stroom", "is anders"),
        ("DELETE FROM stroom", "stroom", "ontbreekt"),
    ],
)  # fmt: skip
def test_een_aangeraakte_projectie_wordt_bij_de_rij_genoemd(
    opslag: Opslag, knoei: str, tabel: str, wat: str
) -> None:
    gevuld(opslag)
    with opslag.schrijven() as s:
        s.voer_uit(knoei, [()])
    verschil = vergelijk(opslag, vouw)
    assert verschil is not None
    assert verschil.tabel == tabel
    assert wat in str(verschil)
    herbouw(opslag, vouw)
    assert vergelijk(opslag, vouw) is None


def test_een_herbouw_op_een_geschonden_historie_laat_alles_zoals_het_was(opslag: Opslag) -> None:
    gevuld(opslag)
    zonder_sloten(opslag, "DELETE FROM gebeurtenis WHERE stroom = 'zaak/Z-1' AND nr = 2")
    eerst = foto(opslag, AFGELEID)
    with pytest.raises(GeschiedenisError, match="zaak/Z-1, gebeurtenis 2"):
        herbouw(opslag, vouw)
    assert foto(opslag, AFGELEID) == eerst


def test_een_anker_dat_halverwege_bleef_steken_wordt_dezelfde_dag_alsnog_gelegd(
    opslag: Opslag, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boek(opslag, boeking("Z-1"))
    echt, keer = anker._schrijf, []

    def sterf(pad: Path, *rest: Any) -> None:
        keer.append(pad)
        if len(keer) == 2:
            raise OSError("stroom weg")
        echt(pad, *rest)

    monkeypatch.setattr(anker, "_schrijf", sterf)
    with opslag.lezen() as lezer:
        with pytest.raises(OSError, match="stroom weg"):
            leg_anker(lezer, tmp_path, "2026-03-02")
        boek(opslag, boeking("Z-2"))
        leg_anker(lezer, tmp_path, "2026-03-02")
    with opslag.lezen() as lezer:
        assert controleer_ankers(lezer, tmp_path) is None

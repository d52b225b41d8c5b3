"""Who looked: recorded before health data are shown, without making other reading wait, with what is lost told."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kernproces.rechten.betrokken import NOOD
from kernproces.tijdstip import tijdstip
from loket.leeslog import kopie
from loket.leeslog.bewaren import ruim_leeslog_op
from loket.leeslog.blik import opvallend
from loket.leeslog.log import OPGERUIMD, VERLOREN, Leeslog, LeeslogError, Leesregel
from loket.leeslog.wacht import achternaam, signalen
from tests.loket.web.proef import Proef

NU = datetime(2026, 11, 24, 8, 20, tzinfo=UTC)


def regel(
    persoon: str = "noor", dossier: str = "d1", op: datetime = NU, gezond: int = 0, grond: str = "functie"
) -> Leesregel:
    return Leesregel(tijdstip(op), persoon, "behandelaar", dossier, "", "dossier", "web", gezond, grond, "")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Leeslog]:
    log = Leeslog(f"sqlite:///{tmp_path / 'l.db'}", ruimte=3)
    yield log
    log.sluit()


def test_wat_eerst_vast_moet_liggen_ligt_vast_en_de_rest_volgt(log: Leeslog) -> None:
    log.noteer(regel(gezond=1), meteen=True)
    assert [r.gezondheid for r in log.van_persoon("noor", NU)] == [1]
    log.noteer(regel("pim"), meteen=False)
    log.wacht()
    assert [r.persoon for r in log.van_dossier("d1", NU)] in (["noor", "pim"], ["pim", "noor"])


def test_het_log_is_per_blad_te_lezen_en_geen_regel_valt_tussen_twee_bladen(log: Leeslog) -> None:
    # Many at one instant too: a page ends between two instants.
    tijden = [NU - timedelta(minutes=m) for m in (*range(40), *([40] * 120), *range(41, 60))]
    log.zet_terug([regel(dossier="d1", op=t, grond=str(i)) for i, t in enumerate(tijden)])
    gezien, voor, bladen = list[str](), "", 0
    while bladen == 0 or voor:
        regels, voor = log.blad(dossier="d1", voor=voor, tot=NU)
        gezien += [r.grond for r in regels]
        bladen += 1
    assert bladen == 3
    assert sorted(gezien, key=int) == [str(i) for i in range(len(tijden))]
    assert log.blad(persoon="noor", tot=NU)[0][0].grond == "0", "de laatste eerst"
    assert log.blad(persoon="pim", tot=NU) == ([], "")


def test_wie_leest_wacht_nooit_en_wat_niet_past_wordt_geteld(
    log: Leeslog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(_: list[Leesregel]) -> None:
        raise LeeslogError

    echt = log._schrijf
    monkeypatch.setattr(log, "_schrijf", vol)
    for i in range(20):
        log.noteer(regel(dossier=f"d{i}"), meteen=False)
    with pytest.raises(LeeslogError):
        log.noteer(regel(gezond=1), meteen=True)
    monkeypatch.setattr(log, "_schrijf", echt)
    log.wacht()
    alle = log.alles()
    kwijt = sum(int(r.grond) for r in alle if r.wat == VERLOREN)
    assert kwijt >= 13, "drie pasten in de rij, een paar waren al opgepakt"
    assert kwijt + sum(r.wat != VERLOREN for r in alle) == 20, "geen regel is stil verdwenen"


def test_een_kopie_zet_alles_terug_en_niets_over_iets_heen(log: Leeslog, tmp_path: Path) -> None:
    for i in range(5):
        log.noteer(regel(dossier=f"d{i}", op=NU + timedelta(seconds=i)), meteen=True)
    doel = tmp_path / "kopie.gz"
    assert kopie.bewaar(log, doel) == 5
    ander = Leeslog(f"sqlite:///{tmp_path / 'ander.db'}")
    assert kopie.zet_terug(ander, doel) == 5
    assert ander.alles() == log.alles()
    with pytest.raises(Exception, match="niet leeg"):
        kopie.zet_terug(ander, doel)
    ander.sluit()


# ------------------------------------------------------------ unusual


def codes(
    regels: list[Leesregel], familie: frozenset[tuple[str, str]] = frozenset()
) -> list[tuple[str, str]]:
    return [(s.regel.code, s.persoon) for s in signalen(regels, lambda p, d: (p, d) in familie)]


def test_vijfentwintig_dossiers_in_een_uur_valt_op_en_verspreid_over_de_dag_niet() -> None:
    snel = [regel(dossier=f"d{i}", op=NU + timedelta(minutes=2 * i)) for i in range(25)]
    rustig = [regel("pim", f"d{i}", NU + timedelta(minutes=10 * i)) for i in range(25)]
    vaak = [regel("sara", "d1", NU + timedelta(seconds=i)) for i in range(100)]
    assert codes([*snel, *rustig, *vaak]) == [("veel", "noor")]


def test_gezondheidsgegevens_in_de_nacht_vallen_op_en_overdag_niet() -> None:
    nacht = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
    assert codes([regel(op=nacht, gezond=1)] * 3) == [("nacht", "noor")]
    assert codes([regel(op=nacht, gezond=0)] * 3) == []
    assert codes([regel(op=NU, gezond=1)] * 3) == []
    zondag = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
    assert codes([regel(op=zondag, gezond=1)] * 3) == [("nacht", "noor")]


def test_eigen_familie_en_vaak_toch_openen_vallen_op() -> None:
    assert codes([regel(dossier="d7")], frozenset({("noor", "d7")})) == [("familie", "noor")]
    assert codes([regel(dossier=f"d{i}", grond=NOOD) for i in range(3)]) == [("nood", "noor")]
    assert codes([regel(dossier="d1", grond=NOOD)] * 3) == [], (
        "drie keer hetzelfde dossier is een keer geopend"
    )
    assert achternaam("Noor van der Verbeek (demo)") == "verbeek"
    assert achternaam("Noor") == "", "een voornaam alleen is geen achternaam"


def test_wat_langer_dan_de_bewaartermijn_ligt_gaat_vanzelf_weg_en_dat_staat_er(tmp_path: Path) -> None:
    with Proef(tmp_path).samenstel as s:
        for jaar, dag in ((2021, 23), (2021, 24), (2021, 25), (2026, 1)):
            op = datetime(jaar, 11, dag, 12, 0, tzinfo=UTC)
            s.leeslog.noteer(regel(dossier=f"d-{jaar}-{dag}", op=op), meteen=True)
        assert ruim_leeslog_op(s, NU) == 1
        assert ruim_leeslog_op(s, NU) == 0, "geen tweede keer"
        over = s.leeslog.alles()
        assert [r.dossier for r in over if r.persoon] == ["d-2021-24", "d-2021-25", "d-2026-1"], (
            "vijf jaar na de dag zelf loopt op de laatste dag nog"
        )
        assert [(r.wat, r.grond) for r in over if not r.persoon] == [(OPGERUIMD, "1")]
        with s.opslag.lezen() as lezer:
            assert opvallend(s, lezer, NU) == []

"""Een pakket ligt nooit heel in het geheugen: het wordt deel voor deel geschreven, gekeurd en ontvangen."""

import os
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernproces.gebruik.stuk import Aanbod
from kernproces.rollen import Rol
from kernproces.taal.formulier import PERSOON
from loket.auditpakket.zegel import als_json, json_per_naam, schrijf_verzegeld, zegel_van
from loket.bedrading import Samenstel
from loket.overdracht.aanbod import keur_pakket, klaargezet, zet_klaar
from loket.overdracht.ontvangst import ontvang, pakket_van
from loket.overdracht.pakket import pakket_op
from loket.overzichten.bestand import MAP
from loket.overzichten.bestand import zet_klaar as zet_bestand_klaar
from loket.voortgang import voortgang
from tests.contract.test_vernietiging import BEKENDGEMAAKT
from tests.kernproces.gebruik.test_kern_vertrouwelijk import gespeeld
from tests.kernproces.gebruik.zaakdatabank import EEN_DAG, voegt_persoon_toe
from tests.loket.test_overdracht import SARA

MB = 1 << 20
STUKKEN, GROOT = 3, 12 * MB  # what may be in memory of it: a part, and what a small file keeps there
GRENS = 14 * MB
NU = BEKENDGEMAAKT + EEN_DAG


@pytest.fixture
def s(tmp_path: Path) -> Iterator[Samenstel]:
    with gespeeld(f"sqlite:///{tmp_path}/proef.db", tmp_path) as (s, _):
        voegt_persoon_toe(s, "sara", Rol.SECRETARIAAT)
        for n in range(STUKKEN):
            tekst = os.urandom(GROOT // 2).hex().encode()
            aanbod = Aanbod(BytesIO(tekst), f"rapport{n}.txt", f"Rapport {n}", PERSOON)
            s.stukken.voeg_toe("D-1", aanbod, "behandelaar", Rol.BEHANDELAAR, BEKENDGEMAAKT)
        yield s


@contextmanager
def hoogstens(grens: int) -> Iterator[None]:
    """No more than so many bytes at once."""
    tracemalloc.start()
    try:
        yield
        piek = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert piek < grens, f"{piek / MB:.0f} MB"


def test_een_pakket_met_grote_stukken_wordt_gemaakt_gekeurd_en_ontvangen_zonder_het_in_het_geheugen_te_nemen(
    s: Samenstel,
) -> None:
    gezien: list[tuple[int, int]] = []
    with s.opslag.lezen(momentopname=True) as lezer, hoogstens(GRENS):
        overdracht = pakket_op(s, lezer, "D-1", meld=lambda *deel: gezien.append(deel))
    assert overdracht.bestand.grootte > STUKKEN * GROOT > 2 * GRENS
    assert gezien[-1] == (len(gezien), len(gezien))
    s.dossiers.open("sara", Rol.SECRETARIAAT, NU, dossier="N-1", leerling="Van elders")
    with Path(overdracht.bestand.pad).open("rb") as ruw, hoogstens(GRENS):
        assert keur_pakket(s, ruw, [], "N-1").zegel == overdracht.zegel
        naam = zet_klaar(s, ruw, overdracht.sleutels, NU)
        with klaargezet(s, naam) as (weer, sleutels):
            assert sleutels == overdracht.sleutels
            zegel, gebreken = ontvang(s, weer, sleutels, "N-1", SARA)
        assert gebreken == []
        with pakket_van(s, zegel) as bewaard:
            assert zegel_van(bewaard) == overdracht.zegel


# ---------------------------------------------------------------- the file itself


@given(
    waarden=st.dictionaries(
        st.text(max_size=5),
        st.recursive(
            st.none() | st.integers() | st.text(max_size=8),
            lambda kind: st.lists(kind, max_size=3) | st.dictionaries(st.text(max_size=3), kind, max_size=3),
            max_leaves=6,
        ),
        max_size=4,
    )
)
def test_json_deel_voor_deel_is_byte_voor_byte_het_geheel(waarden: dict[str, Any]) -> None:
    assert b"".join(json_per_naam(sorted(waarden.items()))) == als_json(waarden)


def test_delen_buiten_hun_volgorde_en_wat_te_kort_is_voor_een_zegel_vallen_op() -> None:
    with pytest.raises(ValueError, match="a komt na b"):
        schrijf_verzegeld(BytesIO(), [("b", (b"",)), ("a", (b"",))])
    assert [zegel_van(BytesIO(b"x" * n)) for n in (0, 63, 64)] == [None, None, None]
    een, ander = BytesIO(), BytesIO()
    assert schrijf_verzegeld(een, [("a", (b"12", b"3"))]) == schrijf_verzegeld(ander, [("a", (b"123",))])
    assert een.getvalue() == ander.getvalue()


def test_een_bestand_verhuist_heel_of_niet(tmp_path: Path) -> None:
    bestand = zet_bestand_klaar(tmp_path, lambda uit: uit.write(b"heel") and None)
    (tmp_path / "vol").mkdir()
    with pytest.raises(OSError, match="vol"):
        bestand.verhuis(tmp_path / "vol")
    assert [*tmp_path.glob("*.nieuw"), *(tmp_path / MAP).glob("*")] == []
    bestand = zet_bestand_klaar(tmp_path, lambda uit: uit.write(b"heel") and None)
    bestand.verhuis(tmp_path / "hier.zip")
    assert (tmp_path / "hier.zip").read_bytes() == b"heel"
    assert not bestand.er_is


def test_wie_lang_wacht_ziet_elke_tiende_en_wie_kort_wacht_niets(capsys: pytest.CaptureFixture[str]) -> None:
    tijd = [0.0]
    klok: Callable[[], float] = lambda: tijd[0]  # noqa: E731
    meld = voortgang("delen", klok)
    for n in range(1, 50):
        meld(n, 100)
    assert capsys.readouterr().err == ""
    tijd[0] = 3.0
    for n in range(50, 101):
        meld(n, 100)
    assert capsys.readouterr().err.splitlines() == [f"{n} van 100 delen" for n in range(50, 101, 10)]

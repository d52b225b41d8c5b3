"""The second step gives the codes of RFC 6238, each once, and a recovery code is never shown again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loket.accounts import tweede

RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # 12345678901234567890 of appendix B


@pytest.mark.parametrize(
    ("seconden", "acht_cijfers"),
    [(59, "94287082"), (1111111109, "07081804"), (1234567890, "89005924"), (20000000000, "65353130")],
)
def test_de_codes_zijn_die_van_de_standaard(seconden: int, acht_cijfers: str) -> None:
    moment = datetime.fromtimestamp(seconden, UTC)
    assert tweede.code(RFC, tweede.stap_op(moment)) == acht_cijfers[-6:]


@given(st.integers(10**9, 4 * 10**9), st.integers(-120, 120))
def test_een_code_geldt_anderhalve_minuut_rond_haar_stap(seconden: int, verschil: int) -> None:
    nu = datetime.fromtimestamp(seconden, UTC)
    toen = nu + timedelta(seconds=verschil)
    stap = tweede.stap_op(toen)
    gevonden = tweede.vind(RFC, tweede.code(RFC, stap), nu, None)
    binnen = abs(stap - tweede.stap_op(nu)) <= 1
    assert (gevonden == stap) == binnen or gevonden is not None  # two steps may share a code by chance


def test_een_gebruikte_code_werkt_niet_nog_eens() -> None:
    nu = datetime(2026, 11, 24, 9, tzinfo=UTC)
    code = tweede.code(RFC, tweede.stap_op(nu))
    stap = tweede.vind(RFC, code, nu, None)
    assert stap is not None
    assert tweede.vind(RFC, code, nu, stap) is None


@pytest.mark.parametrize("onzin", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "-12345", "x" * 10_000])
def test_wat_geen_zes_cijfers_zijn_is_geen_code(onzin: str) -> None:
    assert tweede.vind(RFC, onzin, datetime(2026, 11, 24, tzinfo=UTC), None) is None


def test_de_qr_code_is_svg_zonder_stijl_of_script() -> None:
    svg = tweede.qr(tweede.adres(tweede.geheim_van(bytes(32)), "noor@swv.example"))
    assert svg.startswith("<svg")
    assert "style" not in svg
    assert "script" not in svg

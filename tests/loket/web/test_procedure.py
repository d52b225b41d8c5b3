"""A procedure as a page: every state with whose turn it is, and no name that only a programmer would use."""

import re

import pytest

from tests.loket.web.proef import Proef

CODE = re.compile(r"\b[a-z]+_[a-z_]+\b|\bD\.[A-Z]+\.")


@pytest.mark.parametrize("naam", ["tlv", "kernproces", "thuiszitter", "steekproef"])
def test_een_procedure_leest_zonder_codes_en_geeft_ze_voluit_aan_wie_toetst(
    proef_van_de_module: Proef, naam: str
) -> None:
    html = proef_van_de_module.als("noor").get(f"/naslag/{naam}")
    lezen, voluit = html[html.index('class="halteblad"') :].split('id="h-voluit"')
    workflow = proef_van_de_module.samenstel.kern.register.nieuwste(naam).workflow
    assert [t for t in workflow.toestanden.values() if f">{t}" not in lezen] == []
    assert CODE.findall(re.sub(r"<[^>]+>", " ", lezen)) == []
    assert f"[{workflow.start.actie}]" in voluit

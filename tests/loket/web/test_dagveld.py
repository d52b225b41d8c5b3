"""A day is typed the same on every page, whatever language the browser speaks; what is no day gets a sentence."""

from pathlib import Path

import pytest

from loket.web.sjablonen import MAP
from tests.loket.web.proef import Proef

GEEN = "Vul een dag in als dag-maand-jaar"


def test_geen_bladzijde_laat_de_taal_van_de_browser_bepalen_hoe_een_dag_eruitziet() -> None:
    eigen = [p.name for p in sorted(Path(MAP, "templates").rglob("*.j2")) if 'type="date"' in p.read_text()]
    assert eigen == []


@pytest.mark.parametrize(
    ("wie", "adres"),
    [
        ("bea", "/beheer/handelingen?van={}"),
        ("ruud", "/eigendommen?op={}"),
        ("ruud", "/kwaliteit/wat-had?vrij={}"),
        ("ruud", "/zaken/{zaak}/naspelen?op={}"),
        ("ruud", "/kwaliteit/trekken?procedure=tlv&omvang=1&zaad=635214&van={}&tot=30-11-2026"),
    ],
)
def test_een_dag_in_een_lijst_mag_worden_getypt_en_een_vreemde_krijgt_een_zin(
    proef: Proef, wie: str, adres: str
) -> None:
    zaak, bezoeker = proef.tlv("dien_in"), proef.als(wie)
    for getypt in ("24-11-2026", "2026-11-24", "24 nov 2026"):
        html = bezoeker.get(adres.replace("{zaak}", zaak).replace("{}", getypt))
        assert 'role="alert"' not in html or "nog geen anker" in html, getypt
        assert 'value="24-11-2026"' in html or getypt == "24 nov 2026"
    vreemd = bezoeker.get(adres.replace("{zaak}", zaak).replace("{}", "morgen"))
    assert 'role="alert"' in vreemd
    assert "dag" in vreemd[vreemd.index('role="alert"') :][:400]


def test_de_laatste_dag_van_een_persoon_mag_worden_getypt(proef: Proef) -> None:
    bea = proef.als("bea")
    bea.get("/beheer/mensen/ruben")
    html = bea.post("/beheer/mensen/ruben/einde", 422, {"laatste": "gauw", "reden": "Andere baan."})
    assert GEEN in html
    assert 'value="gauw"' in html, "wat iemand typte, blijft staan"
    bea.post("/beheer/mensen/ruben/einde", 303, {"laatste": "31 dec 2099", "reden": "Andere baan."})

"""De jaarkalender als bladzijde: elke verplichting met haar bron, eigenaar, laatste dag en taak."""

import pytest

from loket.jaar.verplichtingen import open_taken
from loket.web.routes.kwaliteit import BLADEN, REGISTERS
from tests.loket.web.proef import NU, Proef

TAAK = "J-R19-gesprek-2026-11-30"


def test_elke_verplichting_staat_er_met_bron_eigenaar_en_stand(proef: Proef) -> None:
    open_taken(proef.samenstel, NU)
    html = proef.als("noor").get("/jaar")
    assert "<h1>Het schooljaar 2026-2027</h1>" in html
    assert f'<a href="/zaken/{TAAK}"><b>Jaarplangesprek met elke school</b></a>' in html
    assert "R9, norm B1; AVG 24" in html
    assert "0 van 3 delen gedaan" in html
    assert "opent" in html


def test_een_ander_schooljaar_is_te_kiezen_en_onzin_niet(proef: Proef) -> None:
    html = proef.als("dirk").get("/jaar?schooljaar=2027")
    assert "2027-2028" in html
    assert "Tevredenheid van ouders meten" in html  # even jaren
    proef.als("dirk").get("/jaar?schooljaar=99999", 422)


def test_een_school_en_een_ouder_zien_de_jaarkalender_niet(proef: Proef) -> None:
    for wie in ("karin", "ouder"):
        proef.als(wie).get("/jaar", 404)
        assert 'href="/kwaliteit"' not in proef.als(wie).get("/")
        proef.als(wie).get("/kwaliteit", 404)


@pytest.mark.parametrize(
    ("wie", "verborgen"),
    [
        ("noor", {REGISTERS, "/kwaliteit/bewaren", "/kwaliteit/trekken", "/kwaliteit/wat-had"}),
        ("kaat", set()),
        ("ruud", set()),
    ],
)
def test_wie_er_over_gaat_vindt_de_bladzijden_van_kwaliteit_bij_elkaar(
    proef: Proef, wie: str, verborgen: set[str]
) -> None:
    """Elke bladzijde die er staat, mag deze lezer ook openen."""
    html = proef.als(wie).get("/kwaliteit")
    getoond = [adres for adres, _, _ in BLADEN if f'href="{adres}"' in html]
    assert {adres for adres, _, _ in BLADEN} - {*getoond} == verborgen
    for adres in getoond:
        proef.als(wie).get(adres)


def test_de_bladzijde_van_een_taak_noemt_haar_delen_en_wat_er_gedaan_is(proef: Proef) -> None:
    open_taken(proef.samenstel, NU)
    html = proef.als("kaat").get(f"/zaken/{TAAK}")
    assert "Taak: jaarplangesprek met elke school" in html
    assert "0 van 3 gedaan" in html
    assert "Veenster College" in html


def test_een_deel_en_een_school_kies_je_uit_wat_nog_te_doen_is(proef: Proef) -> None:
    open_taken(proef.samenstel, NU)
    html = proef.als("tom").get("/zaken/J-R33-zoco-2026-11-30/acties/rond_deel_af")
    assert '<option value="overleg_gehouden"' in html

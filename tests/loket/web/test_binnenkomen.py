"""What somebody reads on the way in when it is not the ordinary way: guessed at, without the phone, with the old password."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from loket.accounts.rem import VRIJ, duur
from tests.loket.web.inlog import GEHEIM, Mens
from tests.loket.web.proef import NU, Proef


@pytest.fixture
def p(tmp_path: Path) -> Iterator[Proef]:
    proef = Proef(tmp_path)
    yield proef
    proef.samenstel.sluit()


def test_wie_al_eens_aanmeldde_wacht_niet_op_wat_een_ander_op_hetzelfde_netwerk_raadt(
    p: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(VRIJ, "adres", 3)
    noor = Mens(p, "noor")
    eigen, _ = noor.neem_in_gebruik()
    eigen.get("/")
    eigen.post("/afmelden", 303, {})
    for n in range(3):
        Mens(p, f"geraden-{n}").begin(p.bezoeker(), "verkeerd paard", 422)
    html = Mens(p, "nieuw-toestel").begin(p.bezoeker(), GEHEIM, 429)
    assert "door u of door een ander" in html
    noor.meld_aan(eigen).get("/")


def test_een_wachttijd_staat_er_in_gewone_woorden() -> None:
    assert [duur(s) for s in (1, 2, 119, 120, 300)] == [
        "een seconde", "2 seconden", "119 seconden", "2 minuten", "5 minuten",
    ]  # fmt: skip


def test_wie_met_een_herstelcode_binnenkomt_leest_hoeveel_er_nog_zijn_en_gaat_dan_verder(p: Proef) -> None:
    noor = Mens(p, "noor")
    _, codes = noor.neem_in_gebruik()
    for over, code in zip((9, 8), codes, strict=False):
        bezoeker = p.bezoeker()
        noor.begin(bezoeker)
        bezoeker.get(bezoeker.naar)
        bezoeker.post("/aanmelden/code", 303, {"code": code, "naar": "/dossiers"})
        html = bezoeker.get(bezoeker.naar)
        assert "aangemeld met een herstelcode" in html
        assert f"U hebt nog {over} van de 10 herstelcodes." in html
        assert 'href="/account/code-app"' in html
        assert '<a class="knop knop--hoofd" href="/dossiers">Ga verder</a>' in html


def test_hetzelfde_wachtwoord_is_geen_nieuw_wachtwoord(p: Proef) -> None:
    bezoeker, _ = Mens(p, "noor").neem_in_gebruik()
    bezoeker.get("/account")
    html = bezoeker.post("/account/wachtwoord", 422, {"oud": GEHEIM, "nieuw": GEHEIM, "nog_eens": GEHEIM})
    assert "Dit is het wachtwoord dat u al hebt" in html


def test_een_nieuwe_persoon_die_twee_keer_wordt_verstuurd_staat_er_een_keer(p: Proef) -> None:
    bea = p.als("bea")
    yara = {"naam": "Yara Bos", "email": "yara@swv.example", "rollen": "behandelaar", "reden": "In dienst."}
    yara |= {"van": NU.date().isoformat(), "kenmerk": ""}
    bea.get("/beheer/mensen/nieuw")
    bea.post("/beheer/mensen/nieuw", 303, yara)
    html = bea.post("/beheer/mensen/nieuw", 422, yara | {"email": "YARA@swv.example"})
    assert "Yara Bos staat al in het register" in html
    bea.post("/beheer/mensen/nieuw", 303, yara | {"naam": "Yara Bosch"})
    bea.post("/beheer/mensen/nieuw", 303, yara | {"email": "y.bos@swv.example"})

"""The administrator connects systems: a secret shown once, renewed, withdrawn; page and command alike."""

import re
from pathlib import Path

import pytest

from kernproces.rollen import Rol
from loket.bedrading import maak_proef
from loket.opdrachtregel import main
from loket.postkamer.webhooks import abonnementen
from tests.loket.conftest import instellingen
from tests.loket.web.proef import NU, Proef

SLEUTEL = re.compile(r"whsec_[A-Za-z0-9+/=]{44}")


def test_een_systeem_aansluiten_vernieuwen_en_intrekken(proef: Proef) -> None:
    bea = proef.als("bea")
    assert "geen systeem aangesloten" in bea.get("/beheer/webhooks")
    html = bea.post("/beheer/webhooks", 200, {"naam": "zaken", "adres": "https://x.nl/in", "soorten": ""})
    (eerste,) = SLEUTEL.findall(html)
    assert [a.sleutel for a in abonnementen(proef.samenstel)] == [eerste]
    assert not SLEUTEL.search(bea.get("/beheer/webhooks"))
    (tweede,) = SLEUTEL.findall(bea.post("/beheer/webhooks/zaken/sleutel", 200, {}))
    assert tweede != eerste
    bea.post("/beheer/webhooks/zaken/intrekken", 303, {})
    assert "is ingetrokken" in bea.get(bea.naar)
    assert [a.actief for a in abonnementen(proef.samenstel)] == [False]


@pytest.mark.parametrize(("naam", "adres", "zin"), [
    ("zaken2", "http://x.nl/", "gaat over https"), ("", "https://x.nl/", "De naam heeft"),
    ("zaken2", "x.nl", "geen webadres"),
])  # fmt: skip
def test_wat_niet_kan_wordt_niet_vastgelegd(proef: Proef, naam: str, adres: str, zin: str) -> None:
    bea = proef.als("bea")
    bea.get("/beheer/webhooks")
    html = bea.post("/beheer/webhooks", 422, {"naam": naam, "adres": adres, "soorten": ""})
    assert zin in html
    assert "Er is niets vastgelegd." in html


def test_alleen_de_beheerder(proef: Proef) -> None:
    proef.als("dirk").get("/beheer/webhooks", 403)


def test_dezelfde_drie_dingen_op_de_opdrachtregel(tlv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with maak_proef(instellingen(tlv)) as samenstel:
        samenstel.registers.werk_bij("mensen", {"bea": {"rollen": ["beheerder"]}}, "systeem", Rol.SYSTEEM, NU)
    nieuw = ["webhook", "nieuw", "zaken", "https://x.nl/", "--soort", "nl.kernproces.tlv", "--door"]
    assert main([*nieuw, "anna"]) == 2
    assert "geen beheerder" in capsys.readouterr().err
    assert main([*nieuw, "bea"]) == 0
    assert SLEUTEL.search(capsys.readouterr().out)
    assert main([*nieuw, "bea"]) == 2
    assert "Er is al een webhook 'zaken'" in capsys.readouterr().err
    assert main(["webhook", "vernieuw", "zaken", "--door", "bea"]) == 0
    assert main(["webhook", "trek-in", "zaken", "--door", "bea"]) == 0
    capsys.readouterr()
    assert main(["webhook", "lijst"]) == 0
    assert capsys.readouterr().out == "zaken  https://x.nl/  nl.kernproces.tlv  (ingetrokken)\n"


def test_een_webhook_die_er_niet_is_geeft_een_zin_en_geen_storing(proef: Proef) -> None:
    bea = proef.als("bea")
    bea.get("/beheer/webhooks")
    for wat in ("sleutel", "intrekken"):
        assert "Er is geen webhook" in bea.post(f"/beheer/webhooks/bestaat-niet/{wat}", 422, {})

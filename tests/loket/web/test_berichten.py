"""The in-app inbox: what is ready for somebody, in the words of that moment, opened once as evidence."""

import re
from datetime import timedelta

from tests.loket.web.proef import NU, Proef


def _bezorgd(proef: Proef) -> str:
    zaak = proef.tlv("adviezen", leerling="Milan Rutgers")
    proef.samenstel.bezorg(NU + timedelta(minutes=5))
    return zaak


def test_een_bezorgd_bericht_staat_in_het_postvak_van_de_ontvanger(proef: Proef) -> None:
    zaak = _bezorgd(proef)
    html = proef.als("noor").get("/berichten")
    assert zaak in html
    assert "nieuw" in html
    assert "Rutgers" not in html


def test_openen_toont_de_woorden_en_legt_de_eerste_keer_vast(proef: Proef) -> None:
    _bezorgd(proef)
    bezoeker = proef.als("noor")
    adres = re.search(r'href="(/berichten/[^"]+)"', bezoeker.get("/berichten"))[1]
    assert "Met vriendelijke groet" in bezoeker.get(adres)
    assert "eerst gelezen" in bezoeker.get(adres)


def test_een_bericht_van_een_ander_is_er_niet(proef: Proef) -> None:
    _bezorgd(proef)
    adres = re.search(r'href="(/berichten/[^"]+)"', proef.als("noor").get("/berichten"))[1]
    proef.als("pim").get(adres, 404)


def test_zonder_berichten_staat_dat_er(proef: Proef) -> None:
    assert "Er zijn geen berichten voor u." in proef.als("bea").get("/berichten")


def test_een_bericht_over_alle_zaken_gaat_ook_open(proef: Proef) -> None:
    proef.tlv("dien_in", nu=NU - timedelta(days=70))
    maandag = NU + timedelta(days=6)
    proef.samenstel.ronde(maandag)
    proef.samenstel.bezorg(maandag + timedelta(minutes=5))
    proef.tijd.nu = maandag + timedelta(hours=1)
    dirk = proef.als("dirk")
    adres = next(
        a for a in re.findall(r'href="(/berichten/[^"]+)"', dirk.get("/berichten")) if "overzicht" in a
    )
    assert "Met vriendelijke groet" in dirk.get(adres)

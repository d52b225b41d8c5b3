"""What the administrator sees and does: functions that nobody holds, and post that did not arrive."""

import re
from datetime import timedelta
from typing import Any

import pytest

from kernproces.rollen import Rol
from loket.postkamer.beheer import onbezette_functies
from tests.loket.web.proef import NU, Proef
from tests.notificaties.test_retour import retour

KORT = timedelta(minutes=5)


def _verzonden(proef: Proef) -> tuple[str, str]:
    """A zaak whose messages left, and the Message-ID of the one to the parents."""
    zaak = proef.tlv("dien_in", leerling="Milan Rutgers")
    proef.samenstel.bezorg(NU + KORT)
    with proef.samenstel.opslag.lezen() as lezer:
        rijen = lezer.rij_query(
            "SELECT inhoud FROM gebeurtenis WHERE stroom LIKE ? ORDER BY stroom", (f"bericht/%{zaak}%",)
        )
    tekst = b"".join(bytes(r[0]) for r in rijen).decode()
    return zaak, re.findall(r'"message_id":"([^"]+)"', tekst)[0]


def test_alleen_de_beheerder_komt_hier(proef: Proef) -> None:
    for adres in ("/beheer", "/beheer/post", "/beheer/post/x"):
        assert "voor de beheerder" in proef.als("noor").get(adres, 403)
    assert 'href="/beheer"' not in proef.als("noor").get("/")
    assert 'href="/beheer"' in proef.als("bea").get("/")


def test_een_functie_die_niemand_heeft_staat_rood_op_de_bladzijde(proef: Proef) -> None:
    proef.tijd.nu = NU + timedelta(days=200)
    dag = proef.tijd.nu.date()
    with proef.samenstel.opslag.lezen() as lezer:
        mensen = proef.samenstel.kern.bron.registers(lezer).mensen
    weg: dict[str, dict[str, Any]] = {p: {"rollen": []} for p in mensen.met_rol(Rol.SECRETARIAAT, dag)}
    proef.samenstel.registers.werk_bij("mensen", weg, "bea", Rol.BEHEERDER, NU, van=dag, tot=dag)
    html = proef.als("bea").get("/beheer")
    rood = html.partition("vandaag niet bezet:")[2].partition("Berichten daaraan")[0]
    assert "secretariaat" in rood
    assert "directeur-bestuurder" not in rood
    with proef.samenstel.opslag.lezen() as lezer:
        mensen = proef.samenstel.kern.bron.registers(lezer).mensen
    assert Rol.SECRETARIAAT in onbezette_functies(proef.samenstel, mensen, dag)
    assert Rol.SECRETARIAAT not in onbezette_functies(proef.samenstel, mensen, NU.date())
    assert Rol.OUDER not in onbezette_functies(proef.samenstel, mensen, dag)


def test_een_teruggekomen_mail_wordt_een_dode_brief_en_gaat_na_herstel_opnieuw(proef: Proef) -> None:
    zaak, id_ = _verzonden(proef)
    bea = proef.als("bea")
    bea.get("/beheer/post")
    bestand = {"bestand": ("terug.eml", retour("5.1.1", id_), "message/rfc822")}
    bea.post("/beheer/post/retour", 303, {}, files=bestand)
    blad = bea.get(bea.naar)
    assert "De terugkeer van de mail is vastgelegd." in blad
    assert "De mail kwam terug: het adres bestaat niet (5.1.1)." in blad
    assert zaak in bea.get("/beheer/post")
    assert "niet bezorgd" in bea.get("/beheer")
    adres = re.search(r'href="(/beheer/post/2[^"]+)"', bea.get("/beheer/post"))[1]
    bea.get(adres)
    assert "Kies eerst waarom" in bea.post(f"{adres}/opnieuw", 422, {"reden": "zomaar"})
    bea.post(f"{adres}/opnieuw", 303, {"reden": "adres"})
    assert "Eén bericht is opnieuw aangeboden." in bea.get(bea.naar)
    proef.samenstel.bezorg(NU + 2 * KORT)
    blad = bea.get(adres)
    assert "2e verzending" in blad
    assert "1 keer opnieuw aangeboden" in blad
    assert "Alle berichten zijn bezorgd." in bea.get("/beheer/post")


def test_ook_een_bericht_over_een_dossier_dat_terugkwam_gaat_open_en_gaat_opnieuw(proef: Proef) -> None:
    dossier = proef.stand(proef.tlv("dien_in"))["dossier"]
    pim = proef.als("pim")
    pim.get(f"/dossiers/{dossier}/toch")
    vraag = {"grond": "waarneming", "reden": "De moeder staat aan de balie.", "duur": "30"}
    pim.post(f"/dossiers/{dossier}/toch", 303, vraag)
    proef.samenstel.bezorg(NU + KORT)
    with proef.samenstel.opslag.lezen() as lezer:
        sql = "SELECT inhoud FROM gebeurtenis WHERE stroom LIKE ? ORDER BY stroom"
        tekst = b"".join(
            bytes(r[0]) for r in lezer.rij_query(sql, (f"bericht/%dossier/{dossier}%",))
        ).decode()
    bea = proef.als("bea")
    bea.get("/beheer/post")
    id_ = re.findall(r'"message_id":"([^"]+)"', tekst)[0]
    bea.post("/beheer/post/retour", 303, {"message_id": id_, "code": "5.1.1"})
    assert "De terugkeer van de mail is vastgelegd." in bea.get(bea.naar)
    adres = re.search(r'href="(/beheer/post/2[^"]+)"', bea.get("/beheer/post"))[1]
    bea.get(adres)
    bea.post(f"{adres}/opnieuw", 303, {"reden": "adres"})
    assert "opnieuw aangeboden" in bea.get(bea.naar)


def test_alles_in_een_keer_opnieuw(proef: Proef) -> None:
    _, id_ = _verzonden(proef)
    bea = proef.als("bea")
    bea.get("/beheer/post")
    bea.post("/beheer/post/retour", 303, {"message_id": id_, "code": "5.2.2"})
    bea.get("/beheer/post")
    assert "Kies eerst waarom" in bea.post("/beheer/post/alle", 422, {})
    bea.post("/beheer/post/alle", 303, {"reden": "server"})
    assert "opnieuw aangeboden" in bea.get(bea.naar)
    proef.samenstel.bezorg(NU + 2 * KORT)
    assert "Alle berichten zijn bezorgd." in bea.get("/beheer/post")


@pytest.mark.parametrize(("gegevens", "bestand", "zin"), [
    ({"message_id": "<x@y>", "code": "5.1.1"}, b"", "hoort niet bij een mail"),
    ({}, b"Subject: hallo", "geen retourbericht"),
    ({"message_id": "", "code": ""}, b"", "hoort niet bij een mail"),
])  # fmt: skip
def test_iets_anders_dan_een_retourbericht_legt_niets_vast(
    proef: Proef, gegevens: dict[str, str], bestand: bytes, zin: str
) -> None:
    bea = proef.als("bea")
    bea.get("/beheer/post")
    bestanden = {"bestand": ("x.eml", bestand, "message/rfc822")}
    html = bea.post("/beheer/post/retour", 422, gegevens, files=bestanden)
    assert zin in html
    assert "Er is niets vastgelegd." in html


def test_de_beheerder_ziet_geen_naam_van_leerling_of_ouder(proef: Proef) -> None:
    _, id_ = _verzonden(proef)
    bea = proef.als("bea")
    bea.get("/beheer/post")
    bea.post("/beheer/post/retour", 303, {"message_id": id_, "code": "5.2.2"})
    adres = re.search(r'href="(/beheer/post/2[^"]+)"', bea.get("/beheer/post"))[1]
    for blad in (bea.get("/beheer/post"), bea.get(adres)):
        assert "Rutgers" not in blad
        assert "Milan" not in blad
    bea.post("/beheer/post/alle", 303, {"reden": "server"})
    proef.samenstel.bezorg(NU + 3 * KORT)


def test_op_de_zaak_staat_wie_waarmee_wanneer_is_bereikt(proef: Proef) -> None:
    zaak, _ = _verzonden(proef)
    html = proef.als("noor").get(f"/zaken/{zaak}")
    deel = html.partition('id="berichten"')[2]
    assert "Aanvraag ontvangen" in deel
    assert "P. Schuurman" in deel
    assert "di 24 nov 2026" in deel
    piet = proef.als("piet")
    adres = re.search(r'href="(/berichten/[^"]+)"', piet.get("/berichten"))[1]
    piet.get(adres)
    eigen = piet.get(f"/zaken/{zaak}").partition('id="berichten"')[2].partition("</table>")[0]
    assert "P. Schuurman" in eigen
    assert eigen.count('<tr role="row"><th role="rowheader"') == 1

"""Whether the clock and the post run: a calm line on every page, the details for the administrator."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from kernproces.tijdstip import tijdstip
from loket.ronde.gezondheid import LAAT_NA
from tests.loket.web.proef import NU, Proef

OVERAL = ("/", "/dossiers", "/berichten", "/naslag", "/termijnen", "/bestaat-niet")


@pytest.fixture
def stil(proef: Proef) -> Iterator[Proef]:
    """The same proef with heartbeats that a test may set; afterwards all is well again."""
    yield proef
    for taak in LAAT_NA:
        proef.samenstel.hartslag(taak, tijdstip(NU))


def sloeg(proef: Proef, taak: str, geleden: timedelta) -> None:
    proef.samenstel.hartslag(taak, tijdstip(NU - geleden))


def test_als_alles_loopt_staat_er_niets(proef: Proef) -> None:
    assert 'class="stilstand"' not in proef.als("noor").get("/")


@pytest.mark.parametrize("adres", OVERAL)
def test_een_klok_die_achterloopt_staat_op_elke_bladzijde_met_sinds_wanneer(stil: Proef, adres: str) -> None:
    sloeg(stil, "ronde", timedelta(minutes=40))
    html = stil.als("noor").get(adres, 404 if adres == "/bestaat-niet" else 200)
    assert html.count("De klok loopt achter sinds di 24 nov 2026, 8.40 uur.") == 1
    assert "U kunt gewoon doorwerken. Let zelf op de einddatums." in html
    assert 'href="/beheer"' not in html


def test_ook_wie_nog_niet_is_aangemeld_ziet_het(stil: Proef) -> None:
    sloeg(stil, "ronde", timedelta(minutes=40))
    assert "De klok loopt achter" in stil.bezoeker().get("/aanmelden")


def test_post_die_niet_weggaat_staat_er_ook(stil: Proef) -> None:
    sloeg(stil, "bezorging", timedelta(hours=2))
    html = stil.als("karin").get("/")
    assert "Berichten gaan niet weg sinds di 24 nov 2026, 7.20 uur. Ze staan klaar" in html
    assert "De klok loopt achter" not in html


def test_een_late_ankertaak_is_alleen_iets_voor_de_beheerder(stil: Proef) -> None:
    sloeg(stil, "anker", timedelta(hours=9))
    assert 'class="stilstand"' not in stil.als("noor").get("/")
    assert "in de map met ankers kan schrijven" in stil.als("bea").get("/beheer")


def test_een_hartslag_in_de_toekomst_is_geen_teken_van_leven(stil: Proef) -> None:
    """The clock of the machine ran a day ahead and was put right: the ronde has not run since."""
    sloeg(stil, "ronde", -timedelta(days=1))
    assert "De klok loopt achter" in stil.als("noor").get("/")


def test_een_klok_die_nooit_liep_wordt_zonder_dag_gemeld(stil: Proef) -> None:
    with stil.samenstel.opslag.schrijven(meer=True) as schrijver:
        schrijver.voer_uit("DELETE FROM hartslag WHERE naam = 'ronde'", [()])
    assert "De klok loopt achter. Herinneringen" in stil.als("noor").get("/")
    assert "nog nooit" in stil.als("bea").get("/beheer")


def test_de_beheerder_krijgt_de_weg_naar_wat_helpt(stil: Proef) -> None:
    sloeg(stil, "ronde", timedelta(minutes=40))
    bea = stil.als("bea")
    assert '<a href="/beheer">Bekijk wat helpt</a>' in bea.get("/")
    html = bea.get("/beheer")
    assert "Start de werker opnieuw met <code>kernproces werker</code>. Niets is kwijt" in html
    assert html.count("staat stil") == 1
    assert html.count("Niets te doen.") == 2


def test_een_zaak_die_vastloopt_staat_bij_de_beheerder_zonder_inhoud(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", leerling="Zevenster Ballonvaart")
    stroom = f"zaak/{zaak}"
    s = proef.samenstel
    with s.opslag.schrijven(meer=True) as schrijver:
        ((goed,),) = schrijver.rij_query("SELECT stand FROM stroom WHERE stroom = ?", (stroom,))
        schrijver.voer_uit("UPDATE stroom SET stand = ? WHERE stroom = ?", [(b"{", stroom)])
    try:
        s.ronde(NU + timedelta(days=60))
        html = proef.als("bea").get("/beheer")
        assert f"<b>{zaak}</b>" in html
        assert "Onverwachte fout (JSONDecodeError)." in html
        assert "kernproces herbouw" in html
        assert "Zevenster" not in html
    finally:
        with s.opslag.schrijven(meer=True) as schrijver:
            schrijver.voer_uit("UPDATE stroom SET stand = ? WHERE stroom = ?", [(goed, stroom)])
        s.ronde(NU + timedelta(days=60))
    assert "Alles is verwerkt." in proef.als("bea").get("/beheer")


def test_alleen_de_beheerder_komt_op_beheer(proef: Proef) -> None:
    assert "voor de beheerder" in proef.als("noor").get("/beheer", 403)

"""De naam van wie weg is: op de bladzijde voorgesteld en goedgekeurd, en daarna overal rustig "naam vernietigd"."""

import json
from datetime import UTC, date, datetime

import pytest

from kernproces.rollen import Rol
from loket.opdrachtregel import main
from loket.web.namen import Namen
from tests.loket.web.proef import NU, Proef

WEG = date(2027, 7, 31)
LATER = datetime(2029, 8, 1, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def vandaag(proef: Proef) -> None:
    """The proef is shared; every test begins on the same day."""
    proef.tijd.nu = NU


def vertrek(proef: Proef, wie: str) -> None:
    """His last day is known, by the page of the people."""
    bea = proef.als("bea")
    bea.get(f"/beheer/mensen/{wie}")
    bea.post(f"/beheer/mensen/{wie}/einde", 303, {"laatste": WEG.isoformat(), "reden": "Andere baan."})


def vernietig(proef: Proef, wie: str) -> str:
    """By two people; where the list stands."""
    wil, dirk = proef.als("wil"), proef.als("dirk")
    wil.get("/kwaliteit/bewaren")
    wil.post("/kwaliteit/bewaren", 303, {"post": f"register/mensen/{wie}|persoonsgegeven"})
    lijst = wil.naar
    dirk.get(lijst)
    dirk.post(lijst, 303, {"knop": "goedkeuren"})
    wil.get(lijst)
    wil.post(lijst, 303, {"knop": "uitvoeren"})
    return lijst


def test_een_naam_gaat_langs_dezelfde_weg_als_de_rest_en_daarna_blijft_het_kenmerk(proef: Proef) -> None:
    vertrek(proef, "tom")
    assert "Tom Albers" in proef.als("bea").get("/beheer/mensen")
    proef.tijd.nu = LATER
    wil = proef.als("wil")
    html = wil.get("/kwaliteit/bewaren?uitkomst=mag")
    assert "Tom Albers" in html
    assert "kenmerk tom" in html
    assert "Twee jaar na de laatste dag met een rol" in html
    lijst = vernietig(proef, "tom")
    html = wil.get(lijst)
    assert "de sleutel vernietigd" in html
    assert "naam vernietigd (tom)" in html
    tekst = wil.get(f"{lijst}/proces-verbaal.txt")
    assert "- persoon tom: naam en adres" in tekst
    bea = proef.als("bea")
    assert "<h1>Naam vernietigd (tom)</h1>" in bea.get("/beheer/mensen/tom")
    assert "Tom" not in bea.get("/beheer/mensen")
    html = bea.get("/beheer/mensen/tom")
    assert "Naam en adres zijn vernietigd op wo 1 aug 2029" in html
    assert 'action="/beheer/mensen/tom' not in html
    assert "Naam en adres vernietigd, volgens lijst V-2029-0001" in bea.get("/beheer/handelingen")
    for adres in ("/beheer/handelingen", "/beheer/mensen/tom", lijst):
        assert "Albers" not in bea.get(adres)


def test_wie_terugkomt_krijgt_een_ander_kenmerk_en_de_weigering_zegt_dat(proef: Proef) -> None:
    vertrek(proef, "joost")
    proef.tijd.nu = LATER
    vernietig(proef, "joost")
    bea = proef.als("bea")
    bea.get("/beheer/mensen/pim")
    invoer = {"naam": "Joost van Amerongen", "rollen": "teamleider", "van": "2029-08-01", "reden": "Terug."}
    html = bea.post("/beheer/mensen/joost", 422, invoer)
    assert "onder een ander kenmerk" in html
    bea.get("/beheer/mensen/pim")
    html = bea.post(
        "/beheer/mensen/joost/account", 422, {"knop": "maak", "inlognaam": "joost", "reden": "Terug."}
    )
    assert "onder een ander kenmerk" in html
    bea.get("/beheer/mensen/nieuw")
    bea.post("/beheer/mensen/nieuw", 303, invoer | {"kenmerk": "joost2"})
    assert "Joost van Amerongen" in bea.get("/beheer/mensen")


def test_een_naam_is_in_elk_proces_meteen_weg_ook_als_de_sleutel_nog_even_onthouden_is(proef: Proef) -> None:
    s = proef.samenstel
    vertrek(proef, "milou")
    ander = Namen(s.kern.archief)
    with s.opslag.lezen() as lezer:
        ander.ververs(lezer)
        assert ander.kort("milou") == "M. Konijn"
    proef.tijd.nu = LATER
    vernietig(proef, "milou")
    with s.opslag.lezen() as lezer:
        ander.ververs(lezer)
    assert ander.persoon("milou") == ander.kort("milou") == "naam vernietigd (milou)"
    assert ander.personen(["milou", "pim"]) == "naam vernietigd (milou) en Pim Wagenaar"


def test_de_opdracht_zegt_van_een_persoon_waarom_nog_niet(
    proef: Proef, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    zaak = proef.tlv("verklaar_compleet")
    rij = {"rollen": [], "functies": None, "mandaten": [], "scholen": []}
    s, i = proef.samenstel, proef.instellingen
    s.registers.werk_bij("mensen", {"noor": rij}, Rol.SYSTEEM.value, Rol.SYSTEEM, NU, van=date(2020, 1, 1))
    monkeypatch.setenv("DATABASE_URL", i.database_url)
    monkeypatch.setenv("SLEUTELS_URL", i.sleutels_url)
    monkeypatch.setenv("KERNPROCES_HOOFDSLEUTEL", i.hoofdsleutels[0].hex())
    monkeypatch.setenv("KERNPROCES_MAP", str(i.map_))
    assert main(["bewaren", "--persoon", "noor", "--json"]) == 0
    (post,) = json.loads(capsys.readouterr().out)
    assert (post["persoon"], post["dossier"], post["uitkomst"]) == ("noor", "", "aangehouden")
    assert post["redenen"] == [f"Komt voor in dossier {s.stand(zaak)['dossier']}, dat nog wordt bewaard."]
    assert main(["bewaren", "--persoon", "niemand"]) == 2
    assert "staat niet in het register" in capsys.readouterr().err

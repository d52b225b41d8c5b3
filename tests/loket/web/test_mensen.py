"""Beheer > Mensen, Organisatie and Handelingen: everything with a reason, nothing overwritten, nobody widens his own rights."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.opslag.herbouw import vergelijk
from kernproces.rechten.mensen import Mensen
from kernproces.rollen import Rol
from kernproces.tijdstip import dag_van
from loket.lezen import vouwer
from tests.loket.web.inlog import GEHEIM
from tests.loket.web.proef import NU, Bezoeker, Proef

VANDAAG = dag_van(NU)


@pytest.fixture
def p(tmp_path: Path) -> Iterator[Proef]:
    proef = Proef(tmp_path)
    yield proef
    proef.samenstel.sluit()


def mensen(p: Proef) -> Mensen:
    with p.samenstel.opslag.lezen() as lezer:
        return p.samenstel.kern.bron.registers(lezer).mensen


def _nieuw(**meer: Any) -> dict[str, Any]:
    basis: dict[str, Any] = {"naam": "Yara Bos", "email": "yara@swv.example", "rollen": ["behandelaar"]}
    return {
        **basis,
        "van": VANDAAG.isoformat(),
        "reden": "In dienst.",
        "kenmerk": "",
        "onderdelen": ["VO9901"],
        **meer,
    }


def _maak(p: Proef, bea: Bezoeker, **meer: Any) -> str:
    bea.get("/beheer/mensen/nieuw")
    bea.post("/beheer/mensen/nieuw", 303, _nieuw(**meer))
    return bea.naar.removeprefix("/beheer/mensen/").partition("?")[0]


def test_van_nieuwe_persoon_tot_aanmelden(p: Proef) -> None:
    bea = p.als("bea")
    wie = _maak(p, bea)
    assert wie.startswith("p")
    html = bea.get(bea.naar)
    assert "Yara Bos" in html
    assert "heeft nog geen account" in html
    html = bea.post(
        f"/beheer/mensen/{wie}/account",
        200,
        {"knop": "maak", "inlognaam": "yara@swv.example", "reden": "Start."},
    )
    link = html.partition("/uitnodiging/")[2].partition("<")[0]
    assert "/uitnodiging/" not in bea.get(f"/beheer/mensen/{wie}")  # shown once
    yara = p.bezoeker()
    yara.get(f"/uitnodiging/{link}")
    yara.post(f"/uitnodiging/{link}", 303, {"wachtwoord": GEHEIM, "nog_eens": GEHEIM})
    html = bea.get("/beheer/mensen")
    assert "zonder tweede stap" in html
    assert "VO9901" in html


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ({"naam": ""}, "Vul een naam in"),
        ({"rollen": []}, "Kies ten minste één rol"),
        ({"rollen": ["systeem"]}, "Kies rollen en functies uit de lijst"),
        ({"rollen": ["verzonnen"]}, "Kies rollen en functies uit de lijst"),
        ({"email": "geen adres"}, "Vul een e-mailadres in"),
        ({"rollen": ["mentor"]}, "ook de school"),
        ({"rollen": ["mentor"], "scholen": ["bestaat-niet"]}, "uit het register"),
        ({"reden": " "}, "Zeg erbij waarom"),
        ({"van": "morgen"}, "Vul een dag in"),
        ({"onderdelen": ["verzonnen"]}, "Bij geen school in het register staat"),
        ({"rollen": ["auditor"], "onderdelen": ["VO9901"]}, "geldt altijd voor de hele organisatie"),
        ({"kenmerk": "noor"}, "is al van iemand"),
        ({"kenmerk": "../x y"}, "geen kenmerk"),
        ({"naam": "x" * 10_000}, "2 tot 200 tekens"),
    ],
)
def test_wat_niet_klopt_wordt_gezegd_en_niets_is_vastgelegd(p: Proef, fout: dict[str, Any], zin: str) -> None:
    bea, voor = p.als("bea"), set(mensen(p))
    bea.get("/beheer/mensen/nieuw")
    html = bea.post("/beheer/mensen/nieuw", 422, _nieuw(**fout))
    assert zin in html
    assert set(mensen(p)) == voor
    if "naam" not in fout:
        assert 'value="Yara Bos"' in html


def test_een_rol_verandert_vanaf_een_dag_en_wat_later_al_stond_blijft_later(p: Proef) -> None:
    bea = p.als("bea")
    gegevens = {"naam": "Pim Wagenaar", "email": "", "rollen": ["behandelaar", "jurist"], "reden": "Erbij."}
    bea.get("/beheer/mensen/pim")
    bea.post("/beheer/mensen/pim", 303, gegevens | {"van": (VANDAAG + timedelta(days=10)).isoformat()})
    bea.post(
        "/beheer/mensen/pim/vervanging",
        303,
        {"vervanger": "noor", "van": "1 dec 2026", "tot": "5-12-2026", "reden": "Vrij."},
    )
    m = mensen(p)
    assert m.rollen("pim", VANDAAG) == (Rol.BEHANDELAAR,)
    assert m.rollen("pim", VANDAAG + timedelta(days=10)) == (Rol.BEHANDELAAR, Rol.JURIST)
    assert "Vanaf" in bea.get("/beheer/mensen/pim")


def test_wie_uit_dienst_gaat_heeft_daarna_geen_rol_en_blijft_in_de_geschiedenis(p: Proef) -> None:
    bea, pim = p.als("bea"), p.als("pim")
    pim.get("/")
    bea.get("/beheer/mensen/pim")
    bea.post("/beheer/mensen/pim/einde", 303, {"laatste": VANDAAG.isoformat(), "reden": "Andere baan."})
    assert mensen(p).rollen("pim", VANDAAG) == (Rol.BEHANDELAAR,)
    assert mensen(p).rollen("pim", VANDAAG + timedelta(days=1)) == ()
    html = bea.get("/beheer/mensen/pim")
    assert "Pim Wagenaar" in html
    assert "Andere baan." in html
    p.tijd.nu = NU + timedelta(minutes=59)
    pim.get("/")
    p.tijd.nu = NU + timedelta(days=1)
    p.als("noor").get("/")
    pim.get("/", 303)


def test_vervanging_werkt_in_haar_dagen_staat_bovenaan_en_houdt_werk_uit_elkaar(p: Proef) -> None:
    bea = p.als("bea")
    zaak = p.tlv("stel_concept_op")
    bea.get("/beheer/mensen/dirk")
    dagen = {"van": VANDAAG.isoformat(), "tot": (VANDAAG + timedelta(days=4)).isoformat()}
    bea.post("/beheer/mensen/dirk/vervanging", 303, {"vervanger": "samira", "reden": "Vakantie.", **dagen})
    html = bea.get("/beheer/mensen/dirk")
    assert "Samira el Idrissi vervangt Dirk Oosterwold" in html
    assert "wordt vandaag vervangen door Samira el Idrissi" in bea.get("/beheer/mensen")
    samira = p.als("samira", Rol.DIRECTEUR_BESTUURDER)
    html = samira.get("/?weergave=alle")
    assert "directeur-bestuurder, namens Dirk Oosterwold" in html
    assert '<span class="bijzin">namens Dirk Oosterwold</span>' in html  # in the list, where it is her turn
    html = samira.get(f"/zaken/{zaak}")  # she advised on it herself
    assert "<b>Een ander dan u</b> (directeur-bestuurder) is aan de beurt: TLV verlenen." in html
    opdracht = Opdracht("verleen", "samira", Rol.DIRECTEUR_BESTUURDER, "voorbeeld")
    antwoord = p.samenstel.kern.doe(zaak, opdracht, NU)
    assert not antwoord.gelukt
    assert any("ander" in b.remedie.soort for b in antwoord.beletselen)
    einde = {
        "afwezig": "dirk",
        "vervanger": "samira",
        "laatste": VANDAAG.isoformat(),
        "reden": "Eerder terug.",
    }
    bea.get("/beheer/mensen/dirk")
    bea.post("/beheer/mensen/dirk/vervanging/einde", 303, einde)
    assert mensen(p).vervangers("dirk", VANDAAG) == ["samira"]
    assert mensen(p).vervangers("dirk", VANDAAG + timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("pad", "gegevens"),
    [
        (
            "",
            {
                "naam": "Bea Timmer",
                "rollen": ["beheerder", "behandelaar"],
                "van": "2026-11-24",
                "reden": "Handig.",
            },
        ),
        ("/einde", {"laatste": "2026-11-24", "reden": "Weg."}),
    ],
)
def test_niemand_wijzigt_zijn_eigen_rechten(p: Proef, pad: str, gegevens: dict[str, Any]) -> None:
    bea = p.als("bea")
    bea.get("/beheer/mensen/bea")
    assert "Er is niets vastgelegd" in bea.post(f"/beheer/mensen/bea{pad}", 422, gegevens)
    assert mensen(p).rollen("bea", VANDAAG + timedelta(days=30)) == (Rol.BEHEERDER,)


def test_niemand_wijst_zichzelf_aan_als_vervanger(p: Proef) -> None:
    bea = p.als("bea")
    bea.get("/beheer/mensen/dirk")
    bea.post(
        "/beheer/mensen/dirk/vervanging",
        422,
        {"vervanger": "bea", "van": "2026-11-24", "tot": "", "reden": "x"},
    )
    assert mensen(p).rollen("bea", VANDAAG) == (Rol.BEHEERDER,)


@pytest.mark.parametrize("wie", ["noor", "ruud", "karin", "ouder", "kaat"])
def test_het_register_is_alleen_voor_wie_het_bijhoudt(p: Proef, wie: str) -> None:
    bezoeker = p.als(wie)
    for adres in ("/beheer/mensen", "/beheer/mensen/noor", "/beheer/organisatie"):
        bezoeker.get(adres, 403)


def test_de_directeur_vindt_het_register_ook(p: Proef) -> None:
    dirk = p.als("dirk")
    assert "/beheer/mensen" in dirk.get("/overzichten")
    assert "Pim Wagenaar" in dirk.get("/beheer/mensen")


def test_de_organisatie_verandert_vanaf_een_dag(p: Proef) -> None:
    bea = p.als("bea")
    velden = bea.velden(bea.get("/beheer/organisatie")) | {
        "naam": "SWV Duin en Dal", "bestuursorgaan": "ja", "codes": "VO9901\nPO9901", "gemeenten": "duinermeer",
        "regio": "noord", "kwartaal_werkdagen": "10", "van": "2026-12-01", "reden": "Nieuwe naam.", "knop": "doe",
    }  # fmt: skip
    bea.post("/beheer/organisatie", 303, velden)
    with p.samenstel.opslag.lezen() as lezer:
        registers = p.samenstel.kern.bron.registers(lezer)
    assert registers.op("organisatie", "swv", VANDAAG)["naam"] == "SWV Proef"  # type: ignore[index]
    later = registers.op("organisatie", "swv", date(2026, 12, 1)) or {}
    assert (later["naam"], later["gemeenten"], later["regio"]) == ("SWV Duin en Dal", ["duinermeer"], "noord")
    bea.post("/beheer/organisatie", 303, velden | {"gemeenten": "", "van": "2026-12-08", "reden": "Vergist."})
    with p.samenstel.opslag.lezen() as lezer:
        nog_later = p.samenstel.kern.bron.registers(lezer).op("organisatie", "swv", date(2026, 12, 8)) or {}
    assert not nog_later.get("gemeenten")
    assert "Zeg erbij waarom" in bea.post("/beheer/organisatie", 422, velden | {"reden": ""})


def test_de_handelingen_van_beheerders_staan_op_een_blad_met_wie_wat_wanneer_en_waarom(p: Proef) -> None:
    bea = p.als("bea")
    wie = _maak(p, bea)
    bea.get(f"/beheer/mensen/{wie}")
    bea.post(
        f"/beheer/mensen/{wie}/account",
        200,
        {"knop": "maak", "inlognaam": "yara", "reden": "Begint vandaag."},
    )
    ruud = p.als("ruud")
    assert "/beheer/handelingen" in ruud.get("/overzichten")
    html = ruud.get("/beheer/handelingen")
    for tekst in ("Yara Bos", "In dienst.", "Account gemaakt", "Begint vandaag.", "Bea Timmer"):
        assert tekst in html
    html = bea.get("/beheer/handelingen?soort=accounts&wie=bea")
    assert "Begint vandaag." in html
    assert "In dienst." not in html
    assert "Er is in deze periode niets gewijzigd" in bea.get("/beheer/handelingen?van=2027-01-01")
    assert "Deze periode klopt niet" in bea.get("/beheer/handelingen?van=gisteren")
    p.als("noor").get("/beheer/handelingen", 403)


def test_een_uitnodiging_gaat_per_mail_en_het_geheim_ligt_nergens(p: Proef) -> None:
    bea, s = p.als("bea"), p.samenstel
    wie = _maak(p, bea)
    vraag = {"knop": "maak", "inlognaam": "yara@swv.example", "reden": "Start.", "mail": "1"}
    bea.get(f"/beheer/mensen/{wie}")
    bea.post(f"/beheer/mensen/{wie}/account", 303, vraag)
    assert "/uitnodiging/" not in bea.get(bea.naar)
    s.bezorg(NU)
    (mail,) = _mails(p)
    link = re.search(r"/uitnodiging/([0-9a-zA-Z_-]+)", mail)
    assert link is not None
    assert "Uw account: kies een wachtwoord" in mail
    with s.opslag.lezen() as lezer:
        entries = [bytes(i) for (i,) in lezer.rij_query("SELECT inhoud FROM gebeurtenis")]
        rijen = str(lezer.rij_query("SELECT * FROM outbox")) + str(lezer.rij_query("SELECT * FROM account"))
    assert not any(link[1].encode() in e for e in entries)
    assert link[1] not in rijen
    yara = p.bezoeker()
    yara.get(f"/uitnodiging/{link[1]}")
    yara.post(f"/uitnodiging/{link[1]}", 303, {"wachtwoord": GEHEIM, "nog_eens": GEHEIM})
    assert vergelijk(s.opslag, vouwer(s)) is None


def test_een_link_die_niet_meer_geldt_gaat_niet_weg_en_zonder_adres_kan_het_niet(p: Proef) -> None:
    bea, s = p.als("bea"), p.samenstel
    wie = _maak(p, bea)
    bea.get(f"/beheer/mensen/{wie}")
    vraag = {"inlognaam": "yara@swv.example", "reden": "Start.", "mail": "1"}
    bea.post(f"/beheer/mensen/{wie}/account", 303, {**vraag, "knop": "maak"})
    bea.post(f"/beheer/mensen/{wie}/account", 303, {**vraag, "knop": "uitnodigen"})
    s.bezorg(NU)
    assert len(_mails(p)) == 1, "alleen de nieuwste link"
    zonder = _maak(p, bea, email="")
    bea.get(f"/beheer/mensen/{zonder}")
    html = bea.post(f"/beheer/mensen/{zonder}/account", 422, {**vraag, "knop": "maak", "inlognaam": "iemand"})
    assert "geen e-mailadres bekend" in html


def _mails(p: Proef) -> list[str]:
    """The invitations in the folder of an installation without a mail server, as people would read them."""
    gevonden = p.samenstel.instellingen.map_.rglob("*uitnodiging*.eml")
    berichten = [message_from_bytes(f.read_bytes(), policy=default) for f in gevonden]
    return [f"{b['Subject']} {b['To']} {b.get_body(('plain',)).get_content()}" for b in berichten]  # type: ignore[union-attr]

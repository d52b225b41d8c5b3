"""Wie aan uw account komt, kan dat niet in stilte: u hoort het, ook op het adres dat er stond."""

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from kernproces.opslag.herbouw import vergelijk
from kernproces.tijdstip import dag_van
from loket.lezen import vouwer
from tests.loket.web.inlog import BEA, GEHEIM, Mens
from tests.loket.web.proef import NU, Proef


@pytest.fixture
def p(tmp_path: Path) -> Iterator[Proef]:
    proef = Proef(tmp_path)
    yield proef
    proef.samenstel.sluit()


def test_een_ander_adres_wordt_op_het_oude_en_het_nieuwe_gemeld(p: Proef) -> None:
    bea = p.als("bea")
    _zet_adres(p, "pim@eerst.example")
    assert _post(p) == [], "er was nog geen adres"
    _zet_adres(p, "pim@anders.example")
    assert [(aan, kop) for aan, kop, _ in _post(p)] == [
        ("pim@anders.example", "Uw account is gewijzigd"),
        ("pim@eerst.example", "Uw e-mailadres is gewijzigd"),
    ]
    teksten = [t for _, _, t in _post(p)]
    assert "e-mailadres gewijzigd" in teksten[0]
    assert "anders.example" not in teksten[1]
    assert p.als("pim").get("/berichten").count("Uw account is gewijzigd") == 1
    assert "Uw e-mailadres is gewijzigd" not in p.als("pim").get("/berichten")
    assert "E-mailadres gewijzigd" in bea.get("/beheer/handelingen?soort=accounts")
    assert vergelijk(p.samenstel.opslag, vouwer(p.samenstel)) is None


def test_wat_een_ander_aan_een_account_doet_hoort_de_persoon_en_wat_hij_zelf_doet_niet(p: Proef) -> None:
    _zet_adres(p, "pim@swv.example")
    accounts, pim = p.samenstel.accounts, Mens(p, "pim")
    pim.neem_in_gebruik()
    _post(p)
    for doe in (accounts.nodig_uit, accounts.totp_uit, accounts.trek_in, accounts.geef_terug):
        doe("pim", BEA, "Gevraagd aan de balie.")  # type: ignore[operator]
    accounts.hernoem("pim", "pim2", BEA, "Andere naam.")
    accounts.koppel("pim", "https://aanbieder.example", "sub-1", BEA, "Nieuw.")
    accounts.zet_wachtwoord("pim", "vier heel andere woorden", BEA, "Kwijt.")
    accounts.wijzig_wachtwoord("pim", "vier heel andere woorden", GEHEIM, NU)
    verteld = [tekst.partition("zich aanmeldt: ")[2].partition(".")[0] for _, _, tekst in _post(p)]
    assert sorted(verteld) == sorted(
        [
            "account gemaakt",
            "link gegeven om een wachtwoord te kiezen",
            "code-app losgemaakt",
            "account ingetrokken",
            "account weer in gebruik gegeven",
            "inlognaam gewijzigd",
            "gekoppeld aan een account van de organisatie",
            "wachtwoord gezet op de opdrachtregel",
        ]
    )


def _zet_adres(p: Proef, adres: str) -> None:
    bea = p.als("bea")
    bea.get("/beheer/mensen/pim")
    velden = {"naam": "Pim Wagenaar", "email": adres, "rollen": ["behandelaar"], "reden": "Doorgegeven."}
    bea.post("/beheer/mensen/pim", 303, velden | {"van": dag_van(NU).isoformat()})


def _post(p: Proef) -> list[tuple[str, str, str]]:
    """All mail about accounts so far, by address: to whom, subject, text."""
    p.samenstel.bezorg(p.tijd.nu)
    bestanden = p.samenstel.instellingen.map_.rglob("*account_*.eml")
    berichten = [message_from_bytes(b.read_bytes(), policy=default) for b in bestanden]
    return sorted(
        (str(b["To"]).partition("<")[2].rstrip(">") or str(b["To"]), str(b["Subject"]),
         " ".join(b.get_body(("plain",)).get_content().split()))  # type: ignore[union-attr]
        for b in berichten
    )  # fmt: skip

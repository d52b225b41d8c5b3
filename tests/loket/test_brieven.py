"""Brieven in a zaak: sent only as read, voided by a change, evidence of what left, and never a reason why a decision stops."""

import pytest

from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.naspelen import Uitspraak
from kernproces.rollen import Rol
from loket.bewijs.controle import Controle
from loket.brieven.opstellen import Brieven, Gemaakt
from loket.lezen import naspeler
from notificaties.brieven import BriefFout, lees
from tests.loket.web.proef import NU, ROLLEN, Proef

STAPPEN = ("leg_voor", "keur_goed", "verzend")


@pytest.fixture(scope="module")
def proef(tmp_path_factory: pytest.TempPathFactory) -> Proef:
    return Proef(tmp_path_factory.mktemp("brieven"))


@pytest.fixture
def zaak(proef: Proef) -> str:
    """A TLV that was granted without a paper yet."""
    zaak = proef.tlv("stel_concept_op")
    proef.doe(zaak, "verleen", "dirk", besluit_hash=None)
    return zaak


def _brief(proef: Proef, zaak: str, sjabloon: str = "tlv_verleend") -> str:
    wijzig = {"sjabloon": sjabloon, "ontvangers": ["bevoegd_gezag", "ouder"]}
    opdracht = Opdracht("stel_op", "noor", Rol.BEHANDELAAR, "voorbeeld", wijzig)
    antwoord = proef.samenstel.kern.start("brief", proef.stand(zaak)["dossier"], opdracht, NU, hoofdzaak=zaak)
    assert antwoord.gelukt, antwoord.beletselen
    return antwoord.zaak


def _maak(proef: Proef, brief: str) -> Gemaakt:
    with proef.samenstel.opslag.lezen() as lezer:
        return Brieven(proef.samenstel).maak(lezer, proef.stand(brief))


def _leg_voor(proef: Proef, brief: str) -> str:
    """The hash of the bytes that were offered."""
    antwoord = Brieven(proef.samenstel).leg_voor(
        proef.stand(brief), _maak(proef, brief), "noor", Rol.BEHANDELAAR, NU
    )
    assert antwoord.gelukt, antwoord.beletselen
    with proef.samenstel.opslag.lezen() as lezer:
        stuk = Brieven(proef.samenstel).bytes_van(lezer, proef.stand(brief))
    assert stuk is not None
    return stuk.afdruk


def _probeer(proef: Proef, zaak: str, actie: str, wie: str, **wijzig: object) -> Antwoord:
    return proef.samenstel.kern.doe(zaak, Opdracht(actie, wie, ROLLEN[wie], "voorbeeld", wijzig), NU)


def _verzonden(proef: Proef, zaak: str) -> tuple[str, str]:
    brief = _brief(proef, zaak)
    afdruk = _leg_voor(proef, brief)
    proef.doe(brief, "keur_goed", "ruben", document_hash=afdruk)
    proef.doe(brief, "verzend", "wil", document_hash=afdruk, ontvangers=["bevoegd_gezag", "ouder"])
    return brief, afdruk


def test_het_besluit_gaat_als_gelezen_brief_de_deur_uit_en_dan_pas_is_het_bekend(
    proef: Proef, zaak: str
) -> None:
    los = _probeer(proef, zaak, "maak_bekend", "wil")
    assert [b.eis for b in los.beletselen] == ["zelfde_besluit"]
    brief, afdruk = _verzonden(proef, zaak)
    assert "Hiermee is de hoofdzaak niet klaar" in proef.als("wil").get(f"/zaken/{brief}")
    (ander,) = _probeer(proef, zaak, "maak_bekend", "wil").beletselen
    assert ander.reden == "Dit stuk is niet de brief met het besluit die bij deze zaak is verzonden."
    proef.doe(zaak, "maak_bekend", "wil", besluit_hash=afdruk)
    assert "Hiermee is" not in proef.als("wil").get(f"/zaken/{brief}")
    assert proef.stand(zaak)["klaar"]
    weg = proef.stand(brief)["gedaan"]["verzend"]
    assert (
        weg["gegevens"]["document_hash"]
        == proef.stand(brief)["gedaan"]["keur_goed"]["gegevens"]["document_hash"]
    )
    assert (weg["wie"], weg["op"], weg["gegevens"]["ontvangers"]) == (
        ["wil"],
        "2026-11-24",
        ["bevoegd_gezag", "ouder"],
    )
    with naspeler(proef.samenstel) as speler:
        for nagespeeld in (brief, zaak):
            stappen = speler.speel_na(nagespeeld).stappen
            assert {s.uitspraak for s in stappen} == {Uitspraak.RECHTMATIG}, [
                s.bevindingen for s in stappen if s.bevindingen
            ]
    assert Controle(proef.samenstel).uitslag()["bevindingen"] == []


def test_zonder_goedkeuring_kan_verzenden_nergens(proef: Proef, zaak: str) -> None:
    brief = _brief(proef, zaak)
    afdruk = _leg_voor(proef, brief)
    assert [b.eis for b in _probeer(proef, brief, "verzend", "wil", document_hash=afdruk).beletselen] == [
        "toestand"
    ]
    bekend = _probeer(proef, zaak, "maak_bekend", "wil", besluit_hash=afdruk)
    assert {b.eis for b in bekend.beletselen} == {"zelfde_besluit", "besluitbrief_is_verzonden"}


@pytest.mark.parametrize("wat", ["de zaak", "de brief", "het stuk"])
def test_elke_wijziging_laat_de_goedkeuring_vervallen(proef: Proef, zaak: str, wat: str) -> None:
    brief = _brief(proef, zaak)
    afdruk = _leg_voor(proef, brief)
    proef.doe(brief, "keur_goed", "ruben", document_hash=afdruk)
    if wat == "de zaak":
        proef.doe(zaak, "corrigeer", "noor", nr=2, gegeven="gewenst_begin", waarde="2027-02-01")
        eis = "goedkeuring_geldt_nog"
    elif wat == "de brief":
        proef.doe(brief, "wijzig", "noor")
        eis = "toestand"
    else:
        afdruk, eis = "e" * 64, "zelfde_brief_als_goedgekeurd"
    antwoord = _probeer(proef, brief, "verzend", "wil", document_hash=afdruk)
    assert [b.eis for b in antwoord.beletselen] == [eis]
    if wat == "de zaak":
        html = proef.als("wil").get(f"/zaken/{brief}/brief")
        assert ">Brief verzenden</button>" not in html, "wat niet kan, is geen knop"
        assert f'<a class="knop knop--hoofd" href="/zaken/{brief}/acties/wijzig">' in html


def test_een_brief_met_oude_feiten_keurt_niemand_goed(proef: Proef, zaak: str) -> None:
    brief = _brief(proef, zaak)
    afdruk = _leg_voor(proef, brief)
    proef.doe(zaak, "corrigeer", "noor", nr=2, gegeven="gewenst_begin", waarde="2027-02-01")
    antwoord = _probeer(proef, brief, "keur_goed", "ruben", document_hash=afdruk)
    assert [b.eis for b in antwoord.beletselen] == ["feiten_als_voorgelegd"]
    assert ">Brief goedkeuren</button>" not in proef.als("ruben").get(f"/zaken/{brief}/brief")
    proef.doe(brief, "wijzig", "noor")
    proef.doe(brief, "keur_goed", "ruben", document_hash=_leg_voor(proef, brief))


def test_een_notitie_in_de_zaak_laat_de_goedkeuring_staan(proef: Proef, zaak: str) -> None:
    brief = _brief(proef, zaak)
    afdruk = _leg_voor(proef, brief)
    proef.doe(brief, "keur_goed", "ruben", document_hash=afdruk)
    proef.doe(zaak, "noteer", "noor")
    proef.doe(brief, "verzend", "wil", document_hash=afdruk)


def test_wie_schreef_of_voorlegde_keurt_niet_goed(proef: Proef, zaak: str) -> None:
    brief = _brief(proef, zaak)
    afdruk = _leg_voor(proef, brief)
    opdracht = Opdracht("keur_goed", "noor", Rol.TEAMLEIDER, "voorbeeld", {"document_hash": afdruk})
    assert {b.eis for b in proef.samenstel.kern.doe(brief, opdracht, NU).beletselen} == {
        "ander_dan",
        "niet_van_eigen_hand",
    }


def test_dezelfde_feiten_geven_dezelfde_bytes_en_de_brief_zegt_wat_de_zaak_zegt(
    proef: Proef, zaak: str
) -> None:
    brief = _brief(proef, zaak)
    assert _maak(proef, brief).pdf == _maak(proef, brief).pdf
    gezegd = {g.pad: g.waarde for g in _maak(proef, brief).gebruikt}
    assert gezegd["stap.verleen.door"] == "Dirk Oosterwold"
    assert gezegd["rechtsmiddel.clausule"].endswith("bezwaar maken, tot en met 5 januari 2027.")
    assert gezegd["leerling.naam"] == "Milan Rutgers"


def test_een_kapot_sjabloon_zegt_wat_er_mis_is_en_een_eigen_brief_kan_altijd(
    proef: Proef, zaak: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = _brief(proef, zaak)
    kop = "titel: x\nvoor: tlv\nna: verleen\nsoort: besluit\ncategorie: persoonsgegeven\n---\n"
    monkeypatch.setattr(
        "loket.brieven.sjablonen.Sjablonen.nu", lambda *_: lees("x", kop + "{{ stap.wijs_af.motivering }}")
    )
    with pytest.raises(BriefFout, match="er in deze zaak"):
        _maak(proef, brief)
    html = proef.als("noor").get(f"/zaken/{brief}/brief")
    assert "De brief is nu niet te maken" in html
    assert "leg een eigen brief voor" in html
    eigen = _brief(proef, zaak, "zelf_geschreven")
    for actie, wie in zip(STAPPEN, ("noor", "ruben", "wil"), strict=True):
        proef.doe(eigen, actie, wie)
    afdruk = proef.stand(eigen)["gedaan"]["verzend"]["gegevens"]["document_hash"]
    assert afdruk
    assert _probeer(proef, zaak, "verleen", "dirk").beletselen[0].eis == "toestand", (
        "the decision itself stood all along"
    )


def test_een_brief_is_niet_voor_auditor_beheerder_of_school(proef: Proef, zaak: str) -> None:
    brief = _brief(proef, zaak)
    for wie in ("ruud", "bea", "karin", "ouder"):
        assert proef.als(wie).client.get(f"/zaken/{brief}/brief").status_code in (403, 404), wie


def test_ook_een_arrangement_wordt_bekend_met_zijn_gelezen_brief(proef: Proef) -> None:
    kern, dossier = proef.samenstel.kern, proef.dossier("Evi Postma")
    wie = Rol.ONDERSTEUNINGSCOORDINATOR
    zaak = kern.start("arrangement", dossier, Opdracht("vraag_aan", "karin", wie, "voorbeeld"), NU).zaak
    proef.doe(zaak, "beoordeel", "noor")
    toe = Opdracht("ken_toe", "tom", Rol.TEAMLEIDER, "voorbeeld", {"besluit_hash": None})
    assert kern.doe(zaak, toe, NU).gelukt
    assert "zelfde_besluit" in {b.eis for b in _probeer(proef, zaak, "maak_bekend", "wil").beletselen}
    brief = _brief(proef, zaak, "arrangement_toegekend")
    html = proef.als("wil").get(f"/zaken/{brief}/brief")
    assert "Voorbeeld: " in html.partition("Doelen")[2][:200]
    assert "doel-1" not in html
    afdruk = _leg_voor(proef, brief)
    proef.doe(brief, "keur_goed", "ruben", document_hash=afdruk)
    proef.doe(brief, "verzend", "wil", document_hash=afdruk)
    proef.doe(zaak, "maak_bekend", "wil", besluit_hash=afdruk)

"""Sjablonen in Beheer: a demo case shows how it will look, an unknown fact is refused, and a letter keeps its version."""

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from kernproces.tijdstip import AMSTERDAM
from loket.brieven.opstellen import Brieven
from loket.brieven.voorbeeld import demobrief
from notificaties.brieven import huissjablonen
from notificaties.brieven.pdf import maak_pdf
from tests.loket.web.proef import NU, Proef
from workflows.register import WORKFLOWS

ADRES = "/beheer/sjablonen/tlv_verleend"


@pytest.mark.parametrize("naam", sorted(huissjablonen()))
def test_elk_sjabloon_is_in_een_demozaak_een_hele_brief_en_een_pdf(naam: str) -> None:
    sjabloon = huissjablonen()[naam]
    omslag, blokken, gebruikt = demobrief(sjabloon, WORKFLOWS[sjabloon.voor][-1], NU.astimezone(AMSTERDAM))
    assert len(blokken) > 2
    assert gebruikt
    assert maak_pdf(omslag, blokken).startswith(b"%PDF-1.7")


def _bron(proef: Proef) -> str:
    return huissjablonen()["tlv_verleend"].bron


def test_een_nieuwe_versie_wordt_bekeken_en_dan_gepubliceerd_met_een_reden(proef: Proef) -> None:
    bea = proef.als("bea")
    bea.get(ADRES)
    nieuw = _bron(proef).replace("Wij verlenen die verklaring.", "Wij verlenen die verklaring graag.")
    html = bea.post(ADRES, 200, {"bron": nieuw, "knop": "bekijk"})
    assert "Wij verlenen die verklaring graag." in html
    assert "gewijzigd en nog niet gepubliceerd" in html
    assert "Demo Leerling" in html
    html = bea.post(ADRES, 422, {"bron": nieuw, "reden": "", "knop": "publiceer"})
    assert "Schrijf waarom deze versie er komt." in html
    oud = _brief(proef)
    bea.post(ADRES, 303, {"bron": nieuw, "reden": "Vriendelijker van toon.", "knop": "publiceer"})
    html = bea.get(bea.naar)
    assert "geldt vanaf nu" in html
    assert "Bea Timmer: Vriendelijker van toon." in html
    assert "van het huis" in html
    versie_oud = proef.stand(oud)["gedaan"]["leg_voor"]["gegevens"]["versie"]
    versie_nieuw = proef.stand(_brief(proef))["gedaan"]["leg_voor"]["gegevens"]["versie"]
    assert versie_oud == huissjablonen()["tlv_verleend"].versie != versie_nieuw
    assert "Wij verlenen die verklaring." in bea.get(f"{ADRES}?versie={versie_oud}")
    assert (
        "er is niets veranderd"
        in bea.post(ADRES, 422, {"bron": nieuw, "reden": "nog eens", "knop": "publiceer"}).lower()
    )


def _brief(proef: Proef) -> str:
    """A letter that was offered, with the version of now."""
    zaak = proef.tlv("stel_concept_op")
    proef.doe(zaak, "verleen", "dirk", besluit_hash=None)
    wijzig = {"sjabloon": "tlv_verleend"}
    opdracht = Opdracht("stel_op", "noor", Rol.BEHANDELAAR, "voorbeeld", wijzig)
    s = proef.samenstel
    brief = s.kern.start("brief", proef.stand(zaak)["dossier"], opdracht, NU, hoofdzaak=zaak).zaak
    with s.opslag.lezen() as lezer:
        gemaakt = Brieven(s).maak(lezer, proef.stand(brief))
    assert Brieven(s).leg_voor(proef.stand(brief), gemaakt, "noor", Rol.BEHANDELAAR, NU).gelukt
    return brief


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ("{{ leerling.naam }}", "{{ leerling.bsn }}", "het feit leerling.bsn bestaat niet"),
        ("voor: tlv", "voor: bezwaar", "voor, na en soort blijven"),
        ("{{ leerling.naam }}", "{{ stap.stel_concept_op.afwijking }}", "is er in deze zaak (nog) niet"),
        ("{{ leerling.naam }}", "{{ leerling.naam", "niet te lezen"),
    ],
)
def test_wat_niet_kan_wordt_niet_gepubliceerd_en_wat_getypt_is_blijft(
    proef: Proef, oud: str, nieuw: str, zin: str
) -> None:
    bea = proef.als("bea")
    voor = bea.get(ADRES)
    bron = _bron(proef).replace(oud, nieuw, 1)
    html = bea.post(ADRES, 422, {"bron": bron, "reden": "Andere woorden.", "knop": "publiceer"})
    assert zin in html
    assert nieuw in html
    assert bea.get(ADRES).count("?versie=") == voor.count("?versie=")


def test_een_auditor_kijkt_mee_en_een_behandelaar_niet(proef: Proef) -> None:
    ruud = proef.als("ruud")
    assert "Publiceer" not in ruud.get(ADRES)
    assert "publiceert geen sjablonen" in ruud.post(
        ADRES, 422, {"bron": _bron(proef) + "x", "reden": "Proef.", "knop": "publiceer"}
    )
    assert "Sjablonen van brieven" in ruud.get("/beheer/sjablonen")
    proef.als("noor").get(ADRES, 403)

"""What the scan or the check of its kind stopped: for whose dossier it is, without content for the technical administrator."""

import io
from dataclasses import replace

import pytest

from kernproces.bestandsoort import BestandGeweigerdError
from kernproces.gebruik.stuk import Aanbod, Keur
from kernproces.gebruik.stukken import Stukken
from kernproces.opslag.herbouw import vergelijk
from kernproces.rollen import Rol
from kernproces.taal.formulier import GEZONDHEID
from loket.bewijs.controle import Controle
from loket.lezen import vouwer
from tests.loket.web.proef import NU, Proef

PDF = b"%PDF-1.7 verslag %%EOF"
AANBOD = Aanbod(io.BytesIO(PDF), "verslag.pdf", "Verslag over Tess Verborgen", GEZONDHEID)


def _bied_aan(proef: Proef, dossier: str, keur: Keur, inhoud: bytes = PDF) -> Stukken:
    stukken = Stukken(proef.samenstel.kern, lambda _: keur, 1 << 20)
    stukken.voeg_toe(dossier, replace(AANBOD, bron=io.BytesIO(inhoud)), "noor", Rol.BEHANDELAAR, NU)
    return stukken


def test_wie_het_dossier_ziet_leest_wat_is_tegengehouden_en_de_beheerder_geen_titel(proef: Proef) -> None:
    zaak = proef.tlv("verklaar_compleet")
    dossier = proef.stand(zaak)["dossier"]
    assert "Er is niets tegengehouden." in proef.als("noor").get("/quarantaine")
    _bied_aan(proef, dossier, Keur.WACHT)
    for keur, inhoud in ((Keur.BESMET, PDF + b"2"), (Keur.SCHOON, b"MZ\x90\x00 geen document")):
        with pytest.raises(BestandGeweigerdError):
            _bied_aan(proef, dossier, keur, inhoud)
    html = proef.als("noor").get("/quarantaine")
    for zin in (
        "Wacht op de virusscanner",
        "vond iets schadelijks",
        "Geen soort bestand die wij aannemen",
        "Tess Verborgen",
    ):
        assert zin in html
    beheer = proef.als("bea").get("/quarantaine")
    assert beheer.count(dossier) >= 3
    assert "Verborgen" not in beheer
    assert dossier not in proef.als("pim").get("/quarantaine"), "een collega zonder taak"
    for buiten in ("karin", "ouder"):
        assert proef.als(buiten).client.get("/quarantaine").status_code == 404
    assert vergelijk(proef.samenstel.opslag, vouwer(proef.samenstel)) is None
    assert Controle(proef.samenstel).uitslag()["bevindingen"] == []


def test_wat_schoon_blijkt_verlaat_de_lijst(proef: Proef) -> None:
    dossier = proef.stand(proef.tlv("verklaar_compleet"))["dossier"]
    _bied_aan(proef, dossier, Keur.WACHT, PDF + dossier.encode())
    assert dossier in proef.als("noor").get("/quarantaine")
    Stukken(proef.samenstel.kern, lambda _: Keur.SCHOON, 1 << 20).keur_wachtende(NU)
    assert dossier not in proef.als("noor").get("/quarantaine")

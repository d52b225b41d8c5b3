"""Waar een formulier, bladzijde of brief een doel noemt, staat wat het doel is, voor wie dat mag lezen."""

import re

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from tests.loket.web.proef import NU, Proef

OC = Rol.ONDERSTEUNINGSCOORDINATOR


@pytest.fixture
def arrangement(proef: Proef) -> str:
    kern, dossier = proef.samenstel.kern, proef.dossier("Fenna Doel")
    zaak = kern.start("arrangement", dossier, Opdracht("vraag_aan", "karin", OC, "voorbeeld"), NU).zaak
    for actie, wie, rol in (
        ("beoordeel", "noor", Rol.BEHANDELAAR),
        ("ken_toe", "tom", Rol.TEAMLEIDER),
        ("maak_bekend", "wil", Rol.SECRETARIAAT),
        ("start", "karin", OC),
    ):
        antwoord = kern.doe(zaak, Opdracht(actie, wie, rol, "voorbeeld"), NU)
        assert antwoord.gelukt, antwoord.beletselen
    return zaak


def doeltekst(proef: Proef, zaak: str, actie: str) -> str:
    """What the first goal of the example says."""
    s = proef.samenstel
    with s.opslag.lezen() as lezer:
        entries = list(s.kern.archief.lees(lezer, f"zaak/{zaak}"))
    (stap,) = [e for e in entries if e["open"].get("actie") == actie]
    geheim = s.kern.archief.ontsluit(stap, set(stap["geheim"]))
    return str(geheim["gezondheidsgegeven"]["doelen"][0]["omschrijving"])


def test_bij_een_evaluatie_kiest_u_een_doel_om_wat_het_is(proef: Proef, arrangement: str) -> None:
    tekst = doeltekst(proef, arrangement, "vraag_aan")
    html = proef.als("noor").get(f"/zaken/{arrangement}/acties/evalueer")
    assert f'<option value="doel-1" selected>{tekst} (doel-1)</option>' in html
    proef.doe(arrangement, "evalueer", "noor")
    html = proef.als("noor").get(f"/zaken/{arrangement}")
    assert html.count(f"{tekst} (doel-1)") >= 2, "bij de toekenning en bij de evaluatie"
    html = proef.als("ruud").get(f"/zaken/{arrangement}")
    assert tekst not in html
    assert "doel-1" in html


def test_een_doel_van_het_kernproces_heet_ook_in_een_andere_zaak_van_het_dossier_zo(proef: Proef) -> None:
    kern, dossier = proef.samenstel.kern, proef.dossier("Fenna Kern")
    zaak = kern.start("kernproces", dossier, Opdracht("start", "wil", Rol.SECRETARIAAT, "voorbeeld"), NU).zaak
    for actie in ("start_intake", "rond_intake_af"):
        proef.doe(zaak, actie, "noor")
    tekst = doeltekst(proef, zaak, "rond_intake_af")
    eigen = Opdracht("plan", "noor", Rol.BEHANDELAAR, "voorbeeld")
    evaluatie = kern.start("evaluatie", dossier, eigen, NU)
    assert evaluatie.gelukt, evaluatie.beletselen
    for actie, wie in (("nodig_uit", "wil"), ("bespreek", "noor")):
        proef.doe(evaluatie.zaak, actie, wie)
    html = proef.als("noor").get(f"/zaken/{evaluatie.zaak}/acties/leg_vast")
    assert f"{tekst} (doel-1)" in html


def test_wie_over_de_haalbaarheid_oordeelt_leest_waarover(proef: Proef) -> None:
    kern, dossier = proef.samenstel.kern, proef.dossier("Fenna Eis")
    zaak = kern.start("kernproces", dossier, Opdracht("start", "wil", Rol.SECRETARIAAT, "voorbeeld"), NU).zaak
    for actie in ("start_intake", "rond_intake_af", "stel_risico_vast"):
        proef.doe(zaak, actie, "noor")
    kern.doe(zaak, Opdracht("bevestig_capaciteit", "tom", Rol.TEAMLEIDER, "voorbeeld"), NU)
    html = proef.als("tom").get(f"/zaken/{zaak}/acties/keur_haalbaar")
    keuzes = re.findall(r'<option value="eis-2"( selected)?>([^<]+) \(eis-2\)</option>', html)
    assert len(keuzes) == 5, "een regel voor elke eis, elk met alle keuzes"
    assert [bool(gekozen) for gekozen, _ in keuzes] == [False, True, False, False, False]
    assert '<option value="doel-1"' not in html

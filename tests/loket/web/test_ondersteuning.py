"""Thuiszitters en arrangementen als bladzijde: cijfers met hun definitie, de opgaven per kwartaal, en alleen voor de organisatie."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from loket.jaar.kwartaal import open_kwartaal
from tests.loket.web.proef import NU, Proef

OC = Rol.ONDERSTEUNINGSCOORDINATOR
IN_OKTOBER = datetime(2026, 10, 1, 8, tzinfo=UTC)


@pytest.fixture
def proef(tmp_path: Path) -> Proef:
    proef = Proef(tmp_path)
    yield proef
    proef.samenstel.sluit()


def begin(proef: Proef, workflow: str, *stappen: tuple[str, str, Rol], nu: datetime = NU) -> str:
    kern = proef.samenstel.kern
    dossier = proef.dossier("Fenna Postma")
    start = kern.register.nieuwste(workflow).workflow.start.actie
    zaak = kern.start(workflow, dossier, Opdracht(start, "karin", OC, "voorbeeld"), nu).zaak
    for actie, wie, rol in stappen:
        antwoord = kern.doe(zaak, Opdracht(actie, wie, rol, "voorbeeld"), nu)
        assert antwoord.gelukt, antwoord.beletselen
    return zaak


def test_de_bladzijde_toont_wie_thuiszit_en_de_normen_met_hun_definitie(proef: Proef) -> None:
    zaak = begin(proef, "thuiszitter", ("meld", "karin", OC))
    html = proef.als("noor").get("/thuiszitters")
    assert "Fenna Postma" in html
    assert f'href="/zaken/{zaak}"' in html
    assert "Er is nog niets te tellen" in html
    assert "Aandeel dat binnen zes weken na de melding op een passende plek zat" in html
    proef.tijd.nu = NU + timedelta(days=43)
    html = proef.als("noor").get("/thuiszitters")
    assert html.count("<b>0%</b>: 0 van 1.") == 2


def test_de_opgave_wordt_gevraagd_geleverd_en_is_als_csv_te_halen(proef: Proef) -> None:
    zaak = begin(proef, "thuiszitter", ("meld", "karin", OC), nu=IN_OKTOBER - timedelta(days=3))
    proef.tijd.nu = IN_OKTOBER
    bezoek = proef.als("wil")
    bezoek.get("/thuiszitters")
    bezoek.post("/thuiszitters/vraag", 303, {})
    assert "3 scholen kregen het verzoek" in bezoek.get(bezoek.naar)
    school = proef.als("karin")
    html = school.get("/zaken/Q-school-1-2026-K3/acties/lever_kwartaal")
    velden = school.velden(html)
    assert (velden["regels.0.kenmerk"], velden["peildatum"]) == (zaak, "30-9-2026")
    school.post(
        "/zaken/Q-school-1-2026-K3/acties/lever_kwartaal", 303, velden | {"thuiszitters": "ja", "knop": "doe"}
    )
    html = bezoek.get("/thuiszitters")
    assert "1 van 3 scholen leverden." in html
    regels = bezoek.get("/thuiszitters/2026-K3.csv?school=school-1").splitlines()
    assert regels[1].startswith(f"2026-K3;2026-09-30;school-1;geleverd;2026-10-01;nee;{zaak};relatief;")
    bezoek.get("/thuiszitters/2019-K1.csv", 404)


def test_alleen_verzuimcoach_en_secretariaat_vragen_de_opgave(proef: Proef) -> None:
    proef.tijd.nu = IN_OKTOBER
    bezoek = proef.als("noor")
    assert "Vraag wat nu gevraagd moet worden" not in bezoek.get("/thuiszitters")
    bezoek.post("/thuiszitters/vraag", 403, {})
    assert open_kwartaal(proef.samenstel, IN_OKTOBER) != []


@pytest.mark.parametrize("adres", ["/thuiszitters", "/arrangementen", "/thuiszitters/2026-K3.csv"])
@pytest.mark.parametrize("wie", ["karin", "ouder", "bea"])
def test_een_school_een_ouder_en_de_beheerder_zien_deze_bladzijden_niet(
    proef: Proef, wie: str, adres: str
) -> None:
    open_kwartaal(proef.samenstel, IN_OKTOBER)
    assert "Fenna" not in proef.als(wie).get(adres, 404)


def test_de_auditor_ziet_de_cijfers_zonder_namen(proef: Proef) -> None:
    begin(proef, "thuiszitter", ("meld", "karin", OC))
    html = proef.als("ruud").get("/thuiszitters")
    assert "Fenna" not in html
    assert "Leerling L-" in html


def test_de_arrangementen_tonen_r21_en_de_besteding(proef: Proef) -> None:
    zaak = begin(
        proef,
        "arrangement",
        ("beoordeel", "noor", Rol.BEHANDELAAR),
        ("ken_toe", "tom", Rol.TEAMLEIDER),
        ("maak_bekend", "wil", Rol.SECRETARIAAT),
        ("start", "karin", OC),
        ("evalueer", "noor", Rol.BEHANDELAAR),
    )
    html = proef.als("noor").get("/arrangementen")
    assert "<b>50%</b>: 1 van 2." in html
    assert f"{zaak} doel-1" in html
    assert "Aandeel van de doelen dat is behaald" in html
    assert '<td role="cell" data-kop="Besteed">40</td>' in html


def test_een_formulier_opent_met_wat_al_bekend_is(proef: Proef) -> None:
    zaak = begin(proef, "arrangement")
    bezoek = proef.als("noor")
    velden = bezoek.velden(bezoek.get(f"/zaken/{zaak}/acties/beoordeel"))
    assert [velden[f"criteria.{n}.criterium"] for n in range(5)][:2] == [
        "basisondersteuning_benut",
        "plan_actueel",
    ]

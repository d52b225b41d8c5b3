"""De klachtenmonitor en het datalekregister als bladzijde: voor wie ze zijn, en wat een ander leest."""

import json
import re
from contextlib import nullcontext
from typing import Any

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from loket.opdrachtregel import main
from tests.loket.web.proef import NU, Proef

FG = Rol.FUNCTIONARIS_GEGEVENSBESCHERMING


@pytest.fixture(autouse=True)
def mensen(proef: Proef) -> None:
    rij: dict[str, Any] = {"functies": None, "mandaten": [], "scholen": []}
    erbij = {"jet": {**rij, "rollen": ["jurist"]}, "fatma": {**rij, "rollen": [FG.value]}}
    namen = {"jet": {"naam": "Jet Hoekstra"}, "fatma": {"naam": "Fatma Yildiz"}}
    proef.samenstel.registers.werk_bij("mensen", erbij, Rol.SYSTEEM.value, Rol.SYSTEEM, NU, geheim=namen)


def begin(proef: Proef, workflow: str, wie: str, rol: Rol, **wijzig: Any) -> str:
    opdracht = Opdracht("start", wie, rol, "voorbeeld", wijzig)
    antwoord = proef.samenstel.kern.start(workflow, proef.dossier(), opdracht, NU)
    assert antwoord.gelukt, antwoord.beletselen
    return antwoord.zaak


def doe(proef: Proef, zaak: str, actie: str, wie: str, rol: Rol, **wijzig: Any) -> None:
    assert proef.samenstel.kern.doe(zaak, Opdracht(actie, wie, rol, "voorbeeld", wijzig), NU).gelukt


def test_de_klachtenmonitor_toont_de_norm_met_zijn_definitie(proef: Proef) -> None:
    zaak = begin(proef, "klacht", "wil", Rol.SECRETARIAAT, categorie="bereikbaarheid")
    html = proef.als("jet", Rol.JURIST).get("/klachten")
    assert "Klachtenmonitor 2026" in html
    assert "Verdagen telt niet mee." in html
    assert "de norm is nul" in html
    assert f'href="/zaken/{zaak}"' in html
    assert "minder dan 5" in html
    bestand = proef.als("dirk").client.get("/klachten/jaarlijst.csv?jaar=2026")
    assert bestand.headers["content-type"].startswith("text/csv")
    assert zaak not in bestand.text


def test_het_menu_leidt_naar_de_overzichten_die_voor_u_zijn(proef: Proef) -> None:
    for wie, klachten, lekken in (("dirk", True, True), ("wil", True, False), ("bea", False, True)):
        bezoeker = proef.als(wie)
        assert 'href="/overzichten"' in bezoeker.get("/")
        html = bezoeker.get("/overzichten")
        assert (('href="/klachten"' in html), ('href="/datalekken"' in html)) == (klachten, lekken)


def test_een_jaar_zonder_klachten_zegt_dat(proef: Proef) -> None:
    assert "In 2020 is geen klacht ontvangen." in proef.als("dirk").get("/klachten?jaar=2020")


def test_het_datalekregister_toont_ook_wat_niet_is_gemeld_en_zinnen_alleen_aan_wie_ze_mag_lezen(
    proef: Proef,
) -> None:
    zaak = begin(proef, "datalek", "bea", Rol.BEHEERDER)
    for actie in ("dam_in", "beoordeel", "verklaar_niet_meldplichtig"):
        doe(proef, zaak, actie, "fatma", FG)
    doe(proef, zaak, "rond_nazorg_af", "fatma", FG, feitelijke_gevolgen="Een ouder belde hierover.")
    for wie, rol, leest in (
        ("fatma", FG, True),
        ("dirk", Rol.DIRECTEUR_BESTUURDER, True),
        ("bea", Rol.BEHEERDER, False),
        ("ruud", Rol.AUDITOR, False),
    ):
        html = proef.als(wie, rol).get("/datalekken")
        assert zaak in html
        assert "niet gemeld" in html
        assert ("Een ouder belde hierover." in html) is leest
    bestand = proef.als("fatma", FG).client.get("/datalekken.csv").text
    assert zaak in bestand
    assert "Een ouder belde" not in bestand
    proef.samenstel.leeslog.wacht()
    gelezen = {
        r.persoon for r in proef.samenstel.leeslog.van_dossier(proef.stand(zaak)["dossier"], NU) if r.zaak
    }
    assert gelezen == {"fatma", "dirk"}, "wie las wat er in het lek gebeurde, staat in het leeslog"


@pytest.mark.parametrize("wie", ["samira", "karin", "piet", "ouder"])
@pytest.mark.parametrize(
    "adres",
    [
        "/overzichten",
        "/eigendommen",
        "/klachten",
        "/klachten/jaarlijst.csv",
        "/datalekken",
        "/datalekken.csv",
    ],
)
def test_wie_het_niet_aangaat_leest_voor_wie_het_is(proef: Proef, wie: str, adres: str) -> None:
    bezoeker = proef.als(wie)
    assert "is voor:" in bezoeker.get(adres, 403)
    assert f'href="{adres}"' not in bezoeker.get("/")


def test_een_dossier_van_de_eigen_organisatie_heeft_geen_leerling(proef: Proef) -> None:
    bezoeker = proef.als("bea")
    assert "zonder leerling" in bezoeker.get("/dossiers/nieuw")
    bezoeker.post("/dossiers/nieuw", 403, {"leerling": "Sem de Boer", "school": "school-1"})
    bezoeker.get("/dossiers/nieuw")
    bezoeker.post("/dossiers/nieuw", 303, {"over": "eigen_organisatie"})
    dossier = bezoeker.naar.removeprefix("/dossiers/").partition("?")[0]
    assert "<h1>Eigen organisatie</h1>" in bezoeker.get(f"/dossiers/{dossier}")
    formulier = bezoeker.get(f"/dossiers/{dossier}/start/datalek")
    velden = bezoeker.velden(formulier) | {
        "ontdekt_op": "2026-11-24T08:30",
        "soort": "verkeerde_ontvanger",
        "soort_gegevens": "naam_en_adres",
        "betrokkenen": "ouders",
        "aantal": "3",
        "versleuteld": "nee",
    }
    bezoeker.post(f"/dossiers/{dossier}/start/datalek", 303, velden)
    zaak = bezoeker.naar.removeprefix("/zaken/").partition("?")[0]
    assert proef.stand(zaak)["termijnen"]["D.DL"]["uiterlijk"] == "2026-11-27T08:30:00+01:00"


def test_een_school_kan_geen_dossier_van_de_eigen_organisatie_openen(proef: Proef) -> None:
    bezoeker = proef.als("karin")
    assert "eigen organisatie" not in bezoeker.get("/dossiers/nieuw")
    bezoeker.post("/dossiers/nieuw", 422, {"over": "eigen_organisatie"})


def in_bewaring(html: str) -> int:
    gevonden = re.search(r"Nu in bewaring: <strong>(\d+)", html)
    return int(gevonden[1]) if gevonden else 0


def test_het_register_van_eigendommen_toont_wat_hier_is_en_hoe_het_op_een_dag_was(proef: Proef) -> None:
    eerst = in_bewaring(proef.als("dirk").get("/eigendommen"))
    zaak = begin(proef, "kernproces", "wil", Rol.SECRETARIAAT)
    for nr in (1, 2, 3):
        velden = {"id": f"map-{nr}", "omschrijving": "Geheime kluis."}
        doe(proef, zaak, "registreer_eigendom", "wil", Rol.SECRETARIAAT, **velden)
    doe(proef, zaak, "geef_eigendom_terug", "wil", Rol.SECRETARIAAT, eigendommen=["map-1"])
    verlies = Opdracht("leg_verlies_vast", "wil", Rol.SECRETARIAAT, "voorbeeld", {"eigendom": "map-2"})
    antwoord = proef.samenstel.kern.doe(zaak, verlies, NU)
    assert [workflow for _, workflow in antwoord.geopend] == ["afwijking"]
    html = proef.als("dirk").get("/eigendommen")
    assert in_bewaring(html) == eerst + 1
    assert ("teruggegeven op" in html, "kwijt sinds" in html, "Geheime" in html) == (True, True, False)
    assert zaak not in proef.als("dirk").get("/eigendommen?op=2020-01-01")
    assert zaak in proef.als("dirk").get("/eigendommen?op=")
    bestand = proef.als("dirk").client.get("/eigendommen.csv").text.splitlines()
    standen = [r.split(";")[6] for r in bestand if r.startswith(f"{zaak};")]
    assert standen == ["hier", "teruggegeven", "kwijt"]


@pytest.mark.parametrize("adres", ["/eigendommen", "/eigendommen.csv"])
def test_het_register_van_eigendommen_is_niet_voor_de_beheerder_of_een_school(
    proef: Proef, adres: str
) -> None:
    assert proef.als("bea").client.get(adres).status_code in {403, 404}


def test_een_gesloten_dossier_waar_nog_iets_ligt_valt_op(proef: Proef) -> None:
    zaak = begin(proef, "kernproces", "wil", Rol.SECRETARIAAT)
    doe(proef, zaak, "registreer_eigendom", "wil", Rol.SECRETARIAAT)
    doe(proef, zaak, "trek_in", "wil", Rol.SECRETARIAAT)
    voor = proef.als("dirk").get("/eigendommen").count("dossier is gesloten")
    doe(proef, zaak, "geef_eigendom_terug", "wil", Rol.SECRETARIAAT)
    assert proef.als("dirk").get("/eigendommen").count("dossier is gesloten") == voor - 1


def test_de_opdracht_toont_hetzelfde_register_ook_op_een_dag_die_voorbij_is(
    proef: Proef, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    zaak = begin(proef, "kernproces", "wil", Rol.SECRETARIAAT)
    doe(proef, zaak, "registreer_eigendom", "wil", Rol.SECRETARIAAT)
    doe(proef, zaak, "trek_in", "wil", Rol.SECRETARIAAT)
    monkeypatch.setattr("loket.lezen.bestaand", lambda _: nullcontext(proef.samenstel))
    for extra, regels in (([], 1), (["--alleen-hier"], 1), (["--op", "2020-01-01"], 0)):
        assert main(["eigendommen", "--formaat", "json", *extra]) == 0
        getoond = [r for r in json.loads(capsys.readouterr().out) if r["zaak"] == zaak]
        assert [r["zaak_gesloten"] for r in getoond] == [True] * regels
    assert main(["eigendommen"]) == 0
    eigen = [r for r in capsys.readouterr().out.splitlines() if r.startswith(f"{zaak};")]
    assert [r.endswith(";ja") for r in eigen] == [True]
    with pytest.raises(SystemExit) as fout:
        main(["eigendommen", "--op", "2026-31-31"])
    assert fout.value.code == 2

"""De registers als bladzijden: zien, toevoegen, beëindigen; de opdracht doet hetzelfde."""

import json

import pytest

from loket.opdrachtregel import main
from tests.loket.web.proef import Proef

BASIS = "/beheer/registers"


def mandaat(**anders: str) -> dict[str, str]:
    basis = {"kenmerk": "tom-tlv", "wie": "tom", "mandaat": "tlv_besluit", "verleend_door": "dirk"}
    return basis | {"omvang": "Alleen vso.", "van": "2026-09-01", "tot": "", "knop": "doe"} | anders


def test_een_mandaat_wordt_verleend_en_beeindigd_en_beide_blijven_zichtbaar(proef: Proef) -> None:
    dirk = proef.als("dirk")
    assert "Mandaten" in dirk.get(BASIS)
    dirk.get(f"{BASIS}/mandaten")
    fout = dirk.post(f"{BASIS}/mandaten", 422, mandaat(van="morgen", omvang=""))
    assert "Vul een dag in als dag-maand-jaar" in fout
    dirk.post(f"{BASIS}/mandaten", 303, mandaat())
    assert "Versie 1 geldt al" in dirk.post(f"{BASIS}/mandaten", 422, mandaat(van="2026-10-01"))
    dirk.get(f"{BASIS}/mandaten")
    einde = {"item": "tom-tlv", "nr": "1", "laatste": "2026-12-31"}
    dirk.post(f"{BASIS}/mandaten/einde", 303, einde)
    html = dirk.get(dirk.naar)
    for deel in (
        "De laatste dag is vastgelegd.",
        "vervangen",
        "geldt",
        "tot en met do 31 dec 2026",
        "Dirk Oosterwold",
    ):
        assert deel in html


def test_wie_het_register_niet_bijhoudt_kijkt_alleen(proef: Proef) -> None:
    kaat = proef.als("kaat")
    assert "Dit register wordt bijgehouden door: directeur-bestuurder." in kaat.get(f"{BASIS}/mandaten")
    kaat.post(f"{BASIS}/mandaten", 422, mandaat(kenmerk="kaat-zelf", wie="kaat"))
    assert "Nieuwe versie" not in proef.als("ruud").get(f"{BASIS}/aanbod")
    for wie in ("karin", "noor", "ouder"):
        proef.als(wie).get(BASIS, 403)
    kaat.get(f"{BASIS}/bestaat-niet", 404)


def test_een_lijst_criteria_krijgt_regels_erbij(proef: Proef) -> None:
    kaat = proef.als("kaat")
    kaat.get(f"{BASIS}/criteria")
    basis = {"kenmerk": "nieuw", "naam": "Nieuwe lijst", "proces": "tlv", "van": "2026-11-01", "tot": ""}
    html = kaat.post(f"{BASIS}/criteria", 200, basis | {"criteria.aantal": "0", "knop": "erbij:criteria"})
    assert 'name="criteria.0.vraag"' in html
    regel = {
        "criteria.0.id": "helder",
        "criteria.0.vraag": "Is het helder?",
        "criteria.0.norm": "Toelaten tot handelen",
    }
    kaat.post(f"{BASIS}/criteria", 303, basis | regel | {"criteria.aantal": "1", "knop": "doe"})
    assert "Is het helder?" in kaat.get(f"{BASIS}/criteria")


def test_de_opdracht_toont_en_wijzigt(
    proef: Proef, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("loket.instellingen.uit_omgeving", lambda: proef.instellingen)
    door = ["--door", "kaat", "--rol", "kwaliteitsmedewerker"]
    gegevens = json.dumps({"titel": "Les", "les": "Regel vervanging vooraf.", "vindplaats": "Wiki"})
    nieuw = ["register", "kennis", "les-1", "--gegevens", gegevens, "--van", "2026-01-01", *door]
    assert main(nieuw) == 0
    assert main(nieuw) == 1
    assert "Versie 1 geldt al vanaf 2026-01-01." in capsys.readouterr().out
    assert main(["register", "kennis", "les-1", "--einde", "2026-06-30", "--nr", "1", *door]) == 0
    assert main(["register", "kennis", "--json"]) == 0
    uit = capsys.readouterr().out
    assert json.loads(uit[uit.index("{") :])["kennis"]["les-1"][0]["tot"] == "2026-06-30"
    for fout in (
        ["register", "nergens"],
        [*nieuw[:3], "--gegevens", "[1]", *door],
        [*nieuw[:5], "--door", "kaat", "--rol", "jurist"],
    ):
        assert main(fout) == 2

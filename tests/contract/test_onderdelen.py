"""A role that is held for a part of the organisation, on both databases: in the judgement, the lists, the replay and the API."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kernproces.naspelen import Uitspraak
from kernproces.rollen import Rol
from loket.bewijs.terugspelen import speel_terug
from tests.contract.test_inkijk import ziet
from tests.loket.api.conftest import Proef, maak_proefstelsel

NOORD, ELDERS = "bestuur-1", "PO9901"  # school-1 of the scenario belongs to the first


@pytest.fixture
def proef(database_url: str, tmp_path: Path) -> Iterator[Proef]:
    samenstel = maak_proefstelsel(database_url, tmp_path)
    yield Proef(samenstel)
    samenstel.sluit()


def speel(proef: Proef, **stap: Any) -> dict[str, Any]:
    regel = json.dumps({"nu": "2026-03-02T10:00:00+01:00", **stap})
    antwoord: dict[str, Any] = json.loads(next(iter(proef._speler.speel([regel]))))
    assert antwoord["fout"] is None, antwoord
    return antwoord


def persoon(proef: Proef, naam: str, rol: str, *delen: str, **rest: Any) -> None:
    speel(proef, doe="persoon", naam=naam, rollen=[rol], onderdelen=list(delen), **rest)


def doet(proef: Proef, wie: str, zaak: str, actie: str, rol: str = "behandelaar") -> list[dict[str, Any]]:
    geweigerd: list[dict[str, Any]] = speel(
        proef, doe=actie, door=wie, rol=rol, zaak=zaak, gegevens="voorbeeld"
    )["geweigerd"]
    return geweigerd


def uitspraak(proef: Proef, zaak: str) -> Uitspraak:
    band = speel_terug(proef.samenstel, zaak)
    assert band is not None
    return band.uitspraak


def test_een_rol_voor_een_ander_onderdeel_telt_hier_niet_en_de_weigering_zegt_wie_wel(proef: Proef) -> None:
    zaak = proef.zaak("ontvangen")
    persoon(proef, "zoe", "behandelaar", ELDERS)
    (b,) = [b for b in doet(proef, "zoe", zaak, "verklaar_compleet") if b["eis"] == "onderdeel"]
    assert b["reden"] == (
        "Deze persoon heeft de rol behandelaar alleen voor PO9901, "
        "en dit dossier hoort bij VO9901, bestuur-1, school-1."
    )
    assert b["remedie"] == "ander(behandelaar)"
    persoon(proef, "nora", "behandelaar", NOORD)
    assert doet(proef, "nora", zaak, "verklaar_compleet") == [], "wie de rol hier heeft, doet het wel"


def test_de_rol_moet_tellen_op_de_dag_zelf_en_naspelen_kijkt_naar_het_register_van_toen(proef: Proef) -> None:
    zaak = proef.zaak("ontvangen")
    persoon(proef, "nora", "behandelaar", NOORD)
    assert doet(proef, "nora", zaak, "verklaar_compleet") == []
    assert uitspraak(proef, zaak) is Uitspraak.RECHTMATIG
    persoon(proef, "nora", "behandelaar", ELDERS)
    assert [b["eis"] for b in doet(proef, "nora", zaak, "noteer")] == ["onderdeel"]
    assert uitspraak(proef, zaak) is Uitspraak.RECHTMATIG, "toen telde haar rol hier"


def test_een_stap_van_wie_hier_geen_rol_had_is_bij_naspelen_onrechtmatig(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    zaak = proef.zaak("ontvangen")
    persoon(proef, "zoe", "behandelaar", ELDERS)
    with monkeypatch.context() as m:  # a counter without the rule
        m.setattr("kernproces.rechten.mensen.Mensen._telt", lambda *_: True)
        assert doet(proef, "zoe", zaak, "verklaar_compleet") == []
    assert uitspraak(proef, zaak) is Uitspraak.ONRECHTMATIG


def test_wie_waarneemt_heeft_de_rol_voor_het_onderdeel_van_wie_hij_vervangt(proef: Proef) -> None:
    zaak = proef.zaak("ontvangen")
    persoon(proef, "nora", "behandelaar", NOORD)
    persoon(proef, "zoe", "behandelaar", ELDERS, vervangt="nora")
    assert doet(proef, "zoe", zaak, "verklaar_compleet") == []
    with proef.samenstel.opslag.lezen() as lezer:
        stand = proef.samenstel.kern.bron.laad(lezer, zaak).zaak
    assert stand["gedaan"]["verklaar_compleet"]["laatst"] == ["zoe", "nora"]


def test_de_lijst_toont_alleen_het_eigen_onderdeel(proef: Proef) -> None:
    zaak = proef.zaak("concept")
    s = proef.samenstel
    for naam, delen in {"nina": [NOORD], "eva": [ELDERS], "beide": [NOORD, ELDERS]}.items():
        persoon(proef, naam, "secretariaat", *delen)
    assert ziet(s, "nina", Rol.SECRETARIAAT) == ziet(s, "beide", Rol.SECRETARIAAT) == {zaak}
    assert ziet(s, "eva", Rol.SECRETARIAAT) == set()
    persoon(proef, "zoe", "behandelaar", ELDERS)
    speel(
        proef,
        doe="draag_over",
        door="anna",
        rol="behandelaar",
        zaak=zaak,
        gegevens="voorbeeld",
        wijzig={"aan": "bas"},
    )
    persoon(proef, "bas", "behandelaar", ELDERS)
    assert ziet(s, "bas", Rol.BEHANDELAAR) == set(), "ook wat op zijn naam stond"


def test_een_zaak_gaat_niet_naar_wie_hier_geen_rol_heeft(proef: Proef) -> None:
    zaak = proef.zaak("concept")
    persoon(proef, "zoe", "behandelaar", ELDERS)
    stap = {"doe": "draag_over", "door": "anna", "rol": "behandelaar", "zaak": zaak, "gegevens": "voorbeeld"}
    geweigerd = speel(proef, **stap, wijzig={"aan": "zoe"})["geweigerd"]
    assert [b["reden"] for b in geweigerd] == [
        "Deze persoon heeft in dit dossier geen rol van de organisatie."
    ]

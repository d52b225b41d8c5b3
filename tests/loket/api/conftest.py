"""An API on a proef database with people, schools and zaken in every stage of a TLV, at a fixed moment."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kernproces.rollen import Rol
from loket.api.app import maak_api
from loket.api.tokens import maak_token
from loket.bedrading import Samenstel, maak_proef
from loket.instellingen import Instellingen
from loket.scenario.speler import Speler
from tests.hulp.ingericht import ingericht
from tests.hulp.klant import Klant

NU = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MENSEN: dict[str, dict[str, Any]] = {
    "anna": {"rollen": ["behandelaar"]},
    "bas": {"rollen": ["behandelaar"]},
    "sara": {"rollen": ["secretariaat"]},
    "dirk": {"rollen": ["directeur_bestuurder"]},
    "dora": {"rollen": ["deskundige"], "functies": ["orthopedagoog"]},
    "pien": {"rollen": ["deskundige"], "functies": ["kinder_of_jeugdpsycholoog"]},
    "aad": {"rollen": ["auditor"]},
    "ben": {"rollen": ["beheerder"]},
    "olga": {"rollen": ["ondersteuningscoordinator"], "scholen": ["school-1"]},
    "otto": {"rollen": ["ondersteuningscoordinator"], "scholen": ["school-2"]},
    "ouder": {"rollen": ["ouder"], "scholen": []},
}
# The way of a TLV from one state to the next, by whom.
WEG = (
    ("concept", "anna", "behandelaar", "start"),
    ("ontvangen", "sara", "secretariaat", "dien_in"),
    ("in_behandeling", "anna", "behandelaar", "verklaar_compleet"),
    ("in_behandeling", "dora", "deskundige", "breng_advies_uit"),
    ("advies_compleet", "pien", "deskundige", "breng_advies_uit"),
    ("conceptbesluit", "anna", "behandelaar", "stel_concept_op"),
    ("verleend", "dirk", "directeur_bestuurder", "verleen"),
    ("bekend", "sara", "secretariaat", "maak_bekend"),
)
STADIA = tuple(dict.fromkeys(stadium for stadium, *_ in WEG))

Als = Callable[..., Klant]


class Proef:
    """The wired system and how to bring a zaak somewhere."""

    def __init__(self, samenstel: Samenstel) -> None:
        self.samenstel = samenstel
        self._speler = Speler(samenstel)
        self._nummer = 0
        self._speel(*({"doe": "persoon", "naam": naam, **rest} for naam, rest in MENSEN.items()))

    def zaak(self, stadium: str, naam: str = "") -> str:
        """A TLV in this stage, in a dossier of its own."""
        self._nummer += 1
        zaak = naam or f"z{self._nummer}"
        laatste = max(i for i, stap in enumerate(WEG) if stap[0] == stadium)
        for _, door, rol, doe in WEG[: laatste + 1]:
            stap = {"doe": doe, "door": door, "rol": rol, "zaak": zaak, "gegevens": "voorbeeld"}
            self._speel(stap | ({"dossier": f"d-{zaak}", "workflow": "tlv"} if doe == "start" else {}))
        return zaak

    def _speel(self, *stappen: dict[str, Any]) -> None:
        regels = [json.dumps({"nu": "2026-03-02T09:00:00+01:00", **stap}) for stap in stappen]
        for antwoord in map(json.loads, self._speler.speel(regels)):
            assert antwoord["fout"] is None, antwoord
            assert not antwoord["geweigerd"], antwoord


def maak_proefstelsel(url: str, map_: Path) -> Samenstel:
    """A wired proef database with keys beside it."""
    return maak_proef(
        Instellingen(ingericht(url), f"sqlite:///{map_ / 'sleutels.db'}", (bytes(range(32)),), map_)
    )


def maak_als(samenstel: Samenstel) -> Als:
    """`als("anna", Rol.BEHANDELAAR)`: a client with a token of that person."""
    app = maak_api(samenstel, lambda: NU)

    def als(persoon: str, *rollen: Rol) -> Klant:
        token = maak_token(samenstel, persoon, rollen, vandaag=NU.date())
        return Klant(app, base_url="http://proef/api/v1", headers={"Authorization": f"Bearer {token}"})

    return als


@pytest.fixture(scope="module")
def proef(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proef]:
    """One proef database for the tests of a module: they look, or work in a zaak of their own."""
    map_ = tmp_path_factory.mktemp("api")
    with maak_proefstelsel(f"sqlite:///{map_ / 'proef.db'}", map_) as samenstel:
        yield Proef(samenstel)


@pytest.fixture(scope="module")
def als(proef: Proef) -> Als:
    """Clients on that database."""
    return maak_als(proef.samenstel)


@pytest.fixture(scope="module")
def anna(als: Als) -> Klant:
    """The case handler."""
    return als("anna", Rol.BEHANDELAAR)


@pytest.fixture
def eigen(database_url: str, tmp_path: Path) -> Iterator[Proef]:
    """A proef database of its own, on each back end in turn."""
    with maak_proefstelsel(database_url, tmp_path) as samenstel:
        yield Proef(samenstel)


@pytest.fixture
def eigen_als(eigen: Proef) -> Als:
    """Clients on that one."""
    return maak_als(eigen.samenstel)


def etag(client: Klant, zaak: str) -> dict[str, str]:
    """The header that a change of this zaak must carry now."""
    return {"If-Match": client.get(f"/zaken/{zaak}").headers["etag"]}


def voorbeeld(client: Klant, zaak: str, actie: str) -> dict[str, Any]:
    """The valid body of an action, as the API gives it."""
    return {"gegevens": client.get(f"/zaken/{zaak}/acties/{actie}").json()["voorbeeld"]}

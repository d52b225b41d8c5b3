"""Nobody signs for a document of his own, and what leaves is what was signed for: decision, letter and report alike."""

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kernproces.gebruik.stuk import Aanbod
from kernproces.naspelen import Uitspraak
from kernproces.rollen import Rol
from kernproces.taal.formulier import PERSOON
from loket.bewijs.terugspelen import speel_terug
from tests.loket.api.conftest import Proef, maak_proefstelsel

NU = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
BESLUIT = b"%PDF-1.7\nBesluit\n%%EOF\n"
AFDRUK = sha256(BESLUIT).hexdigest()
ANDER = sha256(b"iets anders").hexdigest()


@pytest.fixture
def proef(database_url: str, tmp_path: Path) -> Iterator[Proef]:
    samenstel = maak_proefstelsel(database_url, tmp_path)
    yield Proef(samenstel)
    samenstel.sluit()


def leg_neer(proef: Proef, dossier: str, wie: str, rol: Rol) -> None:
    aanbod = Aanbod(io.BytesIO(BESLUIT), "besluit.pdf", "Besluit", PERSOON)
    proef.samenstel.stukken.voeg_toe(dossier, aanbod, wie, rol, NU)


def doet(proef: Proef, wie: str, rol: str, zaak: str, actie: str, **wijzig: Any) -> list[str]:
    stap = {"doe": actie, "door": wie, "rol": rol, "zaak": zaak, "gegevens": "voorbeeld", "wijzig": wijzig}
    regel = json.dumps({"nu": "2026-03-02T10:00:00+01:00", **stap})
    antwoord = json.loads(next(iter(proef._speler.speel([regel]))))
    assert antwoord["fout"] is None, antwoord
    return [b["eis"] for b in antwoord["geweigerd"]]


def beslist(proef: Proef, zaak: str, wie: str = "dirk") -> list[str]:
    return doet(proef, wie, "directeur_bestuurder", zaak, "verleen", besluit_hash=AFDRUK)


def maakt_bekend(proef: Proef, zaak: str, afdruk: str) -> list[str]:
    return doet(proef, "sara", "secretariaat", zaak, "maak_bekend", besluit_hash=afdruk)


def test_wie_beslist_tekent_niet_voor_een_stuk_dat_hij_zelf_toevoegde(proef: Proef) -> None:
    zaak = proef.zaak("conceptbesluit")
    leg_neer(proef, f"d-{zaak}", "dirk", Rol.DIRECTEUR_BESTUURDER)
    assert beslist(proef, zaak) == ["niet_van_eigen_hand"]
    leg_neer(proef, f"d-{zaak}", "anna", Rol.BEHANDELAAR)
    assert beslist(proef, zaak) == ["niet_van_eigen_hand"], "wie het eerst toevoegde, maakte het"
    assert doet(proef, "dirk", "directeur_bestuurder", zaak, "verleen", besluit_hash=None) == [], "als brief"
    assert maakt_bekend(proef, zaak, AFDRUK) == ["zelfde_besluit"], "die brief is er nog niet"


def test_wie_waarneemt_tekent_niet_voor_een_stuk_van_wie_hij_vervangt(proef: Proef) -> None:
    zaak = proef.zaak("conceptbesluit")
    leg_neer(proef, f"d-{zaak}", "dirk", Rol.DIRECTEUR_BESTUURDER)
    proef._speel(
        {"doe": "persoon", "naam": "wim", "rollen": [], "vervangt": "dirk", "mandaten": ["tlv_besluit"]}
    )
    assert beslist(proef, zaak, "wim") == ["niet_van_eigen_hand"]


def test_een_besluit_op_andermans_stuk_gaat_precies_zo_de_deur_uit_en_naspelen_ziet_het(proef: Proef) -> None:
    zaak = proef.zaak("conceptbesluit")
    leg_neer(proef, f"d-{zaak}", "anna", Rol.BEHANDELAAR)
    assert beslist(proef, zaak) == []
    assert maakt_bekend(proef, zaak, ANDER) == ["zelfde_besluit"], "elke wijziging is een ander stuk"
    assert maakt_bekend(proef, zaak, AFDRUK) == []
    band = speel_terug(proef.samenstel, zaak)
    assert band is not None
    assert band.uitspraak is Uitspraak.RECHTMATIG


def test_een_loket_zonder_deze_eis_wordt_bij_naspelen_gevonden(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    zaak = proef.zaak("conceptbesluit")
    leg_neer(proef, f"d-{zaak}", "dirk", Rol.DIRECTEUR_BESTUURDER)
    with monkeypatch.context() as m:
        m.setattr("kernproces.gebruik.rondblik.Databankblik.maker", lambda *_: "")
        assert beslist(proef, zaak) == []
    band = speel_terug(proef.samenstel, zaak)
    assert band is not None
    assert band.uitspraak is Uitspraak.ONRECHTMATIG


def test_ook_een_brief_keurt_niemand_goed_die_hem_zelf_schreef(proef: Proef) -> None:
    zaak = proef.zaak("verleend")
    personen = ({"naam": "jur", "rollen": ["jurist"]}, {"naam": "tess", "rollen": ["teamleider"]})
    proef._speel(*({"doe": "persoon", **p} for p in personen))
    stap = {"doe": "start", "door": "anna", "rol": "behandelaar", "zaak": "b", "dossier": f"d-{zaak}"}
    proef._speel({**stap, "workflow": "brief", "hoofdzaak": zaak, "gegevens": "voorbeeld"})
    leg_neer(proef, f"d-{zaak}", "jur", Rol.JURIST)
    assert doet(proef, "anna", "behandelaar", "b", "leg_voor", document_hash=AFDRUK) == []
    assert doet(proef, "jur", "jurist", "b", "keur_goed", document_hash=AFDRUK) == ["niet_van_eigen_hand"]
    assert doet(proef, "tess", "teamleider", "b", "keur_goed", document_hash=AFDRUK) == []

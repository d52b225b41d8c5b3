"""Het auditpakket controleert zichzelf op een machine zonder Kernproces, en elke gewijzigde byte valt op."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest

from kernproces.gebruik.uitvoering import Door
from kernproces.naspelen import Uitspraak
from kernproces.rollen import Rol
from loket.auditpakket import controleer
from loket.auditpakket.maak import Pakket as Verstrekt
from loket.auditpakket.maak import schrijf_pakket, verstrek
from loket.bedrading import Samenstel
from tests.contract.test_vernietiging import NA_DRIE_JAAR, ZAAK, vernietig
from tests.kernproces.gebruik.test_kern_vertrouwelijk import Merktekens, gespeeld
from tests.kernproces.gebruik.zaakdatabank import voegt_persoon_toe

Gespeeld = tuple[Samenstel, Merktekens]


@dataclass(frozen=True)
class Pakket:
    """What lies in the file, and what was said of it."""

    ruw: bytes
    zegel: str


def gemaakt(s: Samenstel) -> Pakket:
    uit = BytesIO()
    zegel = schrijf_pakket(s, "D-1", uit)
    return Pakket(uit.getvalue(), zegel)


def inhoud(pakket: Verstrekt) -> bytes:
    return Path(pakket.bestand.pad).read_bytes()


@pytest.fixture(scope="module")
def zaak(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gespeeld]:
    plek = tmp_path_factory.mktemp("pakket")
    with gespeeld(f"sqlite:///{plek}/proef.db", plek) as (s, merk):
        voegt_persoon_toe(s, "ruud", Rol.AUDITOR)
        voegt_persoon_toe(s, "fien", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)
        voegt_persoon_toe(s, "sara", Rol.SECRETARIAAT)
        yield s, merk


@pytest.fixture(scope="module")
def pakket(zaak: Gespeeld) -> Pakket:
    return gemaakt(zaak[0])


def elders(pad: Path) -> subprocess.CompletedProcess[str]:
    """With only the file: isolated, without site-packages, in an empty folder."""
    opdracht = [sys.executable, "-I", "-S", str(pad)]
    schoon = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG")}
    return subprocess.run(
        opdracht, capture_output=True, text=True, cwd=pad.parent, env=schoon, timeout=60, check=False
    )


def test_op_een_kale_machine_geeft_het_hetzelfde_oordeel(pakket: Pakket, tmp_path: Path) -> None:
    pad = tmp_path / "pakket.zip"
    pad.write_bytes(pakket.ruw)
    uit = elders(pad)
    assert (uit.returncode, uit.stderr) == (0, ""), uit.stdout
    assert f"Zegel: {pakket.zegel}" in uit.stdout
    assert f"Zaak {ZAAK}: " in uit.stdout
    assert "elk oordeel is hetzelfde" in uit.stdout


def test_dezelfde_geschiedenis_geeft_dezelfde_bytes(zaak: Gespeeld, pakket: Pakket) -> None:
    assert gemaakt(zaak[0]).ruw == pakket.ruw


def test_elke_gewijzigde_weggelaten_of_toegevoegde_byte_valt_op(pakket: Pakket) -> None:
    assert controleer.zegel(pakket.ruw) == pakket.zegel
    kies, lengte = random.Random(20261122), len(pakket.ruw)
    plekken = {*range(400), *range(lengte - 400, lengte), *kies.sample(range(lengte), 1200)}
    for plek in plekken:
        anders = bytearray(pakket.ruw)
        anders[plek] ^= 1 << kies.randrange(8)
        assert controleer.zegel(bytes(anders)) is None, plek
    for plek in kies.sample(range(lengte), 50):
        assert controleer.zegel(pakket.ruw[:plek] + pakket.ruw[plek + 1 :]) is None
        assert controleer.zegel(pakket.ruw[:plek] + b"x" + pakket.ruw[plek:]) is None


def test_er_staat_niets_vertrouwelijks_in_tenzij_met_reden_en_dan_zover_de_rol_mag(
    zaak: Gespeeld, pakket: Pakket
) -> None:
    s, merk = zaak
    assert [m for m in merk.nergens if m.encode() in pakket.ruw] == []
    auditor, sara = Door("ruud", Rol.AUDITOR, NA_DRIE_JAAR), Door("sara", Rol.SECRETARIAAT, NA_DRIE_JAAR)
    geweigerd, (b,) = verstrek(s, "D-1", sara, vol=True)
    assert (geweigerd, b.eis) == (None, "reden")
    geweigerd, (b,) = verstrek(s, "D-1", auditor, "Steekproef.", vol=True)
    assert (geweigerd, b.eis) == (None, "inhoud"), "de auditor ziet nooit inhoud"
    fg = Door("fien", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, NA_DRIE_JAAR)
    deels, _ = verstrek(s, "D-1", fg, "Onderzoek naar een melding.", vol=True)
    assert deels is not None
    assert all(m.encode() not in inhoud(deels) for m in merk.van["gezondheidsgegeven"])
    assert merk.van["persoonsgegeven"][0].encode() in inhoud(deels)
    vol, _ = verstrek(s, "D-1", sara, "Verzoek van de rechtbank.", vol=True)
    assert vol is not None
    assert merk.van["gezondheidsgegeven"][0].encode() in inhoud(vol)
    assert s.dossierstand("D-1")["nr"] > 1
    with s.opslag.lezen() as lezer:
        laatste = list(s.kern.archief.lees(lezer, "dossier/D-1"))[-1]
    assert (laatste["soort"], laatste["open"]["zegel"]) == ("auditpakket_verstrekt", vol.zegel)
    niets, (b,) = verstrek(s, "D-1", Door("ruud", Rol.OUDER, NA_DRIE_JAAR))
    assert (niets, b.eis) == (None, "rol")


VERVALSINGEN = {
    "andere rol": lambda e: e.update(rol="deskundige"),
    "andere dader": lambda e: e.update(actor="deskundige1"),
    "zonder eis": lambda e: e["open"].update(eisen=[]),
    "andere toestand": lambda e: e["open"].update(van="ontvangen"),
    "teruggedateerd": lambda e: e.update(vastgelegd="2020-01-01T00:00:00.000000Z"),
}


@pytest.mark.parametrize("wat", VERVALSINGEN)
def test_ook_met_nieuwe_vingerafdrukken_ziet_de_controle_de_vervalste_stap(pakket: Pakket, wat: str) -> None:
    historie, procedures, vrij, oordelen = controleer.lees(pakket.ruw)
    stromen, fouten = controleer.ketens(historie)
    assert fouten == set()
    entry = next(e for e in stromen[f"zaak/{ZAAK}"] if e["open"].get("actie") == "verleen")
    VERVALSINGEN[wat](entry)
    if wat == "andere toestand":  # the row before it decides from where; then the chain of states breaks
        entry["open"].update(naar="ontvangen")
    zelf = controleer.beoordeel(stromen, ZAAK, procedures, vrij, set())
    assert zelf[entry["nr"]][0] == Uitspraak.ONRECHTMATIG
    andere = [nr for nr, (u, _) in zelf.items() if u != Uitspraak.RECHTMATIG and nr < entry["nr"]]
    assert andere == []
    assert oordelen[ZAAK]["uitspraak"] == Uitspraak.RECHTMATIG


def test_een_vervalste_einddatum_en_een_gewijzigde_rij_zijn_te_zien(pakket: Pakket) -> None:
    historie, procedures, vrij, _ = controleer.lees(pakket.ruw)
    stromen, _ = controleer.ketens(historie)
    entry = next(e for e in stromen[f"zaak/{ZAAK}"] if e["open"].get("termijn") == "D.RET")
    entry["open"]["na"]["uiterlijk"] = entry["open"]["na"]["afleiding"][-1]["dag"] = "2031-01-01"
    assert "geteld is" in controleer.beoordeel(stromen, ZAAK, procedures, vrij, set())[entry["nr"]][1][0]
    rij = next(r for r in historie if r["stroom"] == f"zaak/{ZAAK}")
    rij["inhoud"] = rij["inhoud"].replace("bestuurder", "directeur9")
    assert min(controleer.ketens(historie)[1]) == (f"zaak/{ZAAK}", 1)


def test_na_vernietiging_zegt_ook_de_controle_niet_te_beoordelen(zaak: Gespeeld, tmp_path: Path) -> None:
    s, _ = zaak
    vernietig(s, NA_DRIE_JAAR)
    pad = tmp_path / "pakket.zip"
    pad.write_bytes(gemaakt(s).ruw)
    uit = elders(pad)
    assert uit.returncode == 0, uit.stdout
    assert "niet te beoordelen" in uit.stdout

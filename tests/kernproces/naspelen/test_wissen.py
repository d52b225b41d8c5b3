"""Erasure over random histories: what was on the list is gone, everywhere, and nothing else is; the history stays whole and judgeable."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from kernproces.gebruik.uitvoering import Door
from kernproces.naspelen import Uitspraak
from kernproces.rollen import Rol
from loket.bedrading import Samenstel
from loket.bewijs.controle import Controle
from loket.lezen import ALLES, naspeler
from tests.kernproces.naspelen.wandeling import Wandeling

STAPPEN, JAREN = 220, 12
ORGANISATIES = int(os.environ.get("KERNPROCES_WISORGANISATIES", "100"))
Plek = tuple[str, int, str]  # stream, entry, category


@dataclass
class Telling:
    """What a campaign erased and looked at."""

    organisaties: int = 0
    sleutels: int = 0
    inhouden_weg: int = 0
    inhouden_gebleven: int = 0
    stappen: int = 0
    niet_te_beoordelen: int = 0


def leesbaar(s: Samenstel) -> dict[Plek, dict[str, Any]]:
    """Everything that the keys open."""
    with s.opslag.lezen() as lezer:
        stromen = [stroom for (stroom,) in lezer.rij_query("SELECT stroom FROM stroom")]
        entries = [e for stroom in stromen for e in s.kern.archief.lees(lezer, stroom)]
        return {
            (e["stroom"], e["nr"], c): i
            for e in entries
            for c, i in s.kern.archief.ontsluit(e, ALLES).items()
        }


def wis_en_kijk(map_: Path, zaad: int, telling: Telling) -> None:
    """Walk, let years pass, destroy by two people all that may go, and hold what is left against what was there."""
    wandeling = Wandeling(map_, zaad, 6)
    wandeling.loop(STAPPEN)
    s, nu = wandeling.s, wandeling.nu + timedelta(days=365 * JAREN)
    s.ronde(nu)
    voor = leesbaar(s)
    sara = Door("secretariaat-1", Rol.SECRETARIAAT, nu)
    naam, gebreken = s.vernietiging.stel_voor(None, sara)
    assert gebreken == [], zaad
    with s.opslag.lezen() as lezer:
        posten = {(p["stroom"], p["sleutel"]) for p in s.vernietiging.lijst(lezer, naam)["posten"]}
    ingepakt = {(houder, sleutel): bytes(i) for houder, sleutel, _, i in s.kluis.ingepakt()}
    keurder = next(
        d
        for rol in (Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, Rol.DIRECTEUR_BESTUURDER)
        for n in (1, 2)
        for d in [Door(f"{rol.value}-{n}", rol, nu)]
        if not s.vernietiging.keur_goed(naam, d)
    )
    assert keurder.actor != sara.actor
    assert s.vernietiging.voer_uit(naam, sara) == []
    over = {(houder, sleutel) for houder, sleutel, _, _ in s.kluis.ingepakt()}
    assert posten.isdisjoint(over), zaad
    na = leesbaar(s)
    weg = voor.keys() - na.keys()
    assert {k: w for k, w in na.items() if k in voor} == {k: w for k, w in voor.items() if k in na}
    assert {stroom for stroom, _, _ in weg} <= {stroom for stroom, _ in posten}, (
        "niets anders dan wat op de lijst stond"
    )
    ruw = b"\n".join(p.read_bytes() for p in map_.rglob("*") if p.is_file())
    assert [plek for plek, i in ingepakt.items() if plek not in over and i in ruw] == [], zaad
    assert Controle(s).uitslag()["bevindingen"] == [], zaad
    _speel_na(s, weg, telling, zaad)
    telling.organisaties += 1
    telling.sleutels += len(posten)
    telling.inhouden_weg += len(weg)
    telling.inhouden_gebleven += len(na.keys() & voor.keys())
    s.sluit()


def _speel_na(s: Samenstel, weg: set[Plek], telling: Telling, zaad: int) -> None:
    with s.opslag.lezen() as lezer:
        zaken = [z for (z,) in lezer.rij_query("SELECT zaak FROM werkvoorraad")]
    geraakt = {stroom for stroom, _, _ in weg}
    with naspeler(s) as speler:
        for zaak in zaken:
            uitspraken = [stap.uitspraak for stap in speler.speel_na(zaak).stappen]
            assert Uitspraak.ONRECHTMATIG not in uitspraken, (zaad, zaak)
            telling.stappen += len(uitspraken)
            telling.niet_te_beoordelen += uitspraken.count(Uitspraak.NIET_TE_BEOORDELEN)
            if Uitspraak.NIET_TE_BEOORDELEN in uitspraken:
                assert geraakt & {f"zaak/{zaak}", *(st for st in geraakt if st.startswith("dossier/"))}, (
                    zaad,
                    zaak,
                )


@pytest.mark.lang
def test_na_jaren_wissen_is_weg_wat_weg_moest_en_niets_anders(tmp_path: Path) -> None:
    """One organisation in the suite; all of them in `make campagne`, with the figures for docs/audit.md on the last line."""
    alles = settings.default is not settings.get_profile("suite")
    telling = Telling()
    for zaad in range(500, 500 + (ORGANISATIES if alles else 1)):
        map_ = tmp_path / str(zaad)
        map_.mkdir()
        wis_en_kijk(map_, zaad, telling)
    print(json.dumps(asdict(telling)))
    assert telling.inhouden_weg > 0
    assert telling.niet_te_beoordelen > 0

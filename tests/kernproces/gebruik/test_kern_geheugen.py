"""Wat een proces onthoudt, scheelt lezen maar nooit een oordeel: een ander proces dat ertussen kwam, telt altijd mee."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bench.wereld import samenstel
from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik import geheugen as module
from kernproces.gebruik.fouten import VersieVerouderdError
from kernproces.gebruik.geheugen import Geheugen
from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.opslag.fouten import VerbindingVerbrokenError, VolgnummerConflictError
from kernproces.opslag.rijen import Schrijver
from kernproces.rollen import Rol
from kernproces.zaak.stand import Stand, los
from loket.bedrading import Samenstel
from tests.kernproces.gebruik.zaakdatabank import (
    dag,
    databank,
    gelukt,
    keten_is_heel,
    notitie,
    voegt_persoon_toe,
    zaak_tot,
)


@pytest.fixture
def hier(database_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    with databank(database_url, tmp_path) as s:
        yield s


@pytest.fixture
def daar(hier: Samenstel, database_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    """Another process on the same database."""
    with samenstel(database_url, str(tmp_path)) as s:
        yield s


@pytest.fixture
def gelezen(hier: Samenstel, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every zaak that was read from the store, instead of remembered."""
    lijst: list[str] = []
    echt = hier.kern.bron.laad

    def laad(lezer: Any, zaak: str) -> Any:
        lijst.append(zaak)
        return echt(lezer, zaak)

    monkeypatch.setattr(hier.kern.bron, "laad", laad)
    return lijst


def verleen(s: Samenstel, zaak: str, **anders: Any) -> Antwoord:
    opdracht = Opdracht("verleen", "directeur", Rol.DIRECTEUR_BESTUURDER, "voorbeeld", **anders)
    return s.kern.doe(zaak, opdracht, dag("verleen"))


def test_een_volgende_stap_in_hetzelfde_proces_leest_de_zaak_niet_opnieuw(
    hier: Samenstel, gelezen: list[str]
) -> None:
    zaak = zaak_tot(hier, "verleen")
    gelezen.clear()
    gelukt(verleen(hier, zaak))
    assert gelezen == []
    assert keten_is_heel(hier)


def test_een_stap_van_een_ander_proces_ertussen_wordt_gezien_en_de_keten_blijft_heel(
    hier: Samenstel, daar: Samenstel, gelezen: list[str]
) -> None:
    zaak = zaak_tot(hier, "verleen")
    gelukt(daar.kern.doe(zaak, notitie("behandelaar"), dag("verleen")))
    gelezen.clear()
    antwoord = gelukt(verleen(hier, zaak))
    assert gelezen == [zaak]
    assert antwoord.stand is not None
    assert {"noteer", "verleen"} <= set(antwoord.stand["gedaan"])
    assert keten_is_heel(hier)


def test_wat_elders_al_besloten_is_wordt_hier_geweigerd(hier: Samenstel, daar: Samenstel) -> None:
    zaak = zaak_tot(hier, "verleen")
    gelukt(verleen(daar, zaak))
    antwoord = verleen(hier, zaak)
    assert "toestand" in {b.eis for b in antwoord.beletselen}
    assert antwoord.stand == daar.stand(zaak)


def test_wat_hier_nog_geweigerd_zou_worden_mag_als_het_elders_mogelijk_is_gemaakt(
    hier: Samenstel, daar: Samenstel
) -> None:
    zaak = zaak_tot(hier, "stel_concept_op")
    opdracht = Opdracht("stel_concept_op", "behandelaar", Rol.BEHANDELAAR, "voorbeeld")
    gelukt(daar.kern.doe(zaak, opdracht, dag("stel_concept_op")))
    gelukt(verleen(hier, zaak))


def test_een_bladzijde_van_na_de_stap_van_een_ander_proces_is_niet_verouderd(
    hier: Samenstel, daar: Samenstel
) -> None:
    zaak = zaak_tot(hier, "verleen")
    toen = hier.stand(zaak)["beslisversie"]
    gelukt(daar.kern.doe(zaak, notitie("behandelaar"), dag("verleen")))
    with pytest.raises(VersieVerouderdError):
        verleen(hier, zaak, verwacht=toen)
    gelukt(verleen(hier, zaak, verwacht=daar.stand(zaak)["beslisversie"]))


def test_wie_elders_zijn_rol_verloor_kan_hier_niets_meer(hier: Samenstel, daar: Samenstel) -> None:
    zaak = zaak_tot(hier, "verleen")
    voegt_persoon_toe(daar, "directeur")
    assert "rol" in {b.eis for b in verleen(hier, zaak).beletselen}


def test_een_boeking_die_niet_doorging_laat_niets_na(
    hier: Samenstel, gelezen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    zaak = zaak_tot(hier, "verleen")
    stroom = zaakstroom(zaak)
    with hier.opslag.lezen() as lezer:
        voor = lezer.koppen([stroom])
    echt = hier.kern.boekhouding.boek

    def boek_en_val(*args: Any) -> Any:
        echt(*args)
        raise VolgnummerConflictError

    with monkeypatch.context() as m:
        m.setattr(hier.kern.boekhouding, "boek", boek_en_val)
        with pytest.raises(VolgnummerConflictError):
            verleen(hier, zaak)
    with hier.opslag.lezen() as lezer:
        assert lezer.koppen([stroom]) == voor
    gelezen.clear()
    gelukt(verleen(hier, zaak))
    assert gelezen == [], "onthouden is wat er staat, niet wat er bijna stond"
    assert keten_is_heel(hier)


def test_een_antwoord_verandert_niet_meer_door_een_volgende_stap(hier: Samenstel) -> None:
    zaak = zaak_tot(hier, "verleen")
    eerste = gelukt(verleen(hier, zaak)).stand
    assert eerste is not None
    toestand, nr = eerste["toestand"], eerste["nr"]
    gelukt(hier.kern.doe(zaak, notitie("behandelaar"), dag("verleen")))
    assert (eerste["toestand"], eerste["nr"], "noteer" in eerste["gedaan"]) == (toestand, nr, False)


def test_het_geheugen_vergeet_wat_het_langst_niet_gebruikt_is() -> None:
    geheugen = Geheugen(ruimte=2)
    for n in (1, 2):
        geheugen.bewaar(f"zaak/{n}", n, b"h", {"nr": n})
    assert geheugen.geef("zaak/1") is not None
    geheugen.bewaar("zaak/3", 3, b"h", {"nr": 3})
    assert geheugen.geef("zaak/2") is None
    assert geheugen.geef("zaak/1") is not None
    assert module.RUIMTE >= 1000


def test_een_losse_stand_is_gelijk_en_geordend_zoals_opgeslagen() -> None:
    stand: Stand = {"nr": 1, "gedaan": {"b": {"x": 1}, "a": {}}, "zaken": [1]}
    kopie = los(stand)
    assert kopie == stand
    assert list(kopie["gedaan"]) == ["a", "b"]
    kopie["gedaan"]["c"] = {}
    assert "c" not in stand["gedaan"]


def test_wie_niet_weet_of_het_is_vastgelegd_doet_het_niet_nog_eens(
    hier: Samenstel, monkeypatch: pytest.MonkeyPatch
) -> None:
    zaak = zaak_tot(hier, "verleen")
    echt = hier.opslag.schrijven

    @contextmanager
    def schrijven_en_verbreken(*, meer: bool = False) -> Iterator[Schrijver]:
        with echt(meer=meer) as schrijver:
            yield schrijver
        raise VerbindingVerbrokenError

    with monkeypatch.context() as m:
        m.setattr(hier.kern.opslag, "schrijven", schrijven_en_verbreken)
        with pytest.raises(VerbindingVerbrokenError, match="voordat u het opnieuw doet"):
            hier.kern.doe(zaak, notitie("behandelaar"), dag("verleen"))
    assert hier.stand(zaak)["gedaan"]["noteer"]["keer"] == 1

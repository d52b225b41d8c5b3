"""Twee mensen op hetzelfde moment: de tweede wordt beoordeeld op wat de eerste deed, en geen keten splitst zich."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kernproces.gebeurtenissen import registerstroom
from kernproces.gebruik.fouten import VersieVerouderdError
from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.rollen import Rol
from loket.bedrading import Samenstel
from tests.kernproces.gebruik.zaakdatabank import (
    BEGIN,
    EEN_DAG,
    begin_zaak,
    dag,
    databank,
    gelukt,
    keten_is_heel,
    notitie,
    tegelijk,
    voegt_persoon_toe,
    zaak_tot,
)

DIRECTEUR = Rol.DIRECTEUR_BESTUURDER


@pytest.fixture
def s(database_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    with databank(database_url, tmp_path) as samenstel:
        voegt_persoon_toe(samenstel, "directeur-2", DIRECTEUR, mandaten=("tlv_besluit",))
        yield samenstel


def geschiedenis(s: Samenstel, stroom: str) -> list[dict[str, Any]]:
    with s.opslag.lezen() as lezer:
        return list(s.kern.archief.lees(lezer, stroom))


def houd_op_na_het_oordeel(s: Samenstel, monkeypatch: pytest.MonkeyPatch, workflow: str, mensen: int) -> None:
    """Everybody has been judged on the same facts before anybody writes, where the database lets them."""
    beoordelaar = s.kern.register.nieuwste(workflow).beoordelaar
    wacht, echt = threading.Barrier(mensen), beoordelaar.oordeel

    def oordeel(*args: Any) -> Any:
        uitkomst = echt(*args)
        try:
            wacht.wait(0.3)
        except threading.BrokenBarrierError:
            pass  # SQLite lets in one writer at a time; after the first meeting nobody waits any more
        else:
            wacht.abort()
        return uitkomst

    monkeypatch.setattr(beoordelaar, "oordeel", oordeel)


def twee_besluiten(s: Samenstel, zaak: str, verwacht: int | None = None) -> list[Any]:
    def besluit(actie: str, wie: str) -> Callable[[], Antwoord]:
        opdracht = Opdracht(actie, wie, DIRECTEUR, "voorbeeld", verwacht=verwacht)
        return lambda: s.kern.doe(zaak, opdracht, dag("verleen"))

    return tegelijk(besluit("verleen", "directeur"), besluit("wijs_af", "directeur-2"))


def test_van_twee_besluiten_tegelijk_geldt_er_een_en_het_andere_wordt_op_de_nieuwe_feiten_geweigerd(
    s: Samenstel, monkeypatch: pytest.MonkeyPatch
) -> None:
    zaak = zaak_tot(s, "verleen")
    houd_op_na_het_oordeel(s, monkeypatch, "tlv", 2)
    uitkomsten = twee_besluiten(s, zaak)
    assert sorted(a.gelukt for a in uitkomsten) == [False, True]
    (verliezer,) = (a for a in uitkomsten if not a.gelukt)
    assert "toestand" in {b.eis for b in verliezer.beletselen}
    genomen = [e for e in geschiedenis(s, f"zaak/{zaak}") if e["open"].get("actie") in ("verleen", "wijs_af")]
    assert len(genomen) == 1
    assert keten_is_heel(s)


def test_wie_dezelfde_bladzijde_zag_en_net_te_laat_is_hoort_wie_er_voor_was(
    s: Samenstel, monkeypatch: pytest.MonkeyPatch
) -> None:
    zaak = zaak_tot(s, "verleen")
    gezien = s.stand(zaak)["beslisversie"]
    houd_op_na_het_oordeel(s, monkeypatch, "tlv", 2)
    uitkomsten = twee_besluiten(s, zaak, gezien)
    (winnaar,) = (a for a in uitkomsten if isinstance(a, Antwoord))
    (fout,) = (a for a in uitkomsten if isinstance(a, VersieVerouderdError))
    assert winnaar.gelukt
    assert fout.wie == winnaar.entries[0]["actor"]
    assert keten_is_heel(s)


def test_wie_elkaar_niet_in_de_weg_zit_merkt_niets_van_elkaar(s: Samenstel) -> None:
    zaak = zaak_tot(s, "verleen")
    teksten = [f"Notitie {n} van de behandelaar." for n in range(4)]
    uitkomsten = tegelijk(
        *(lambda t=t: s.kern.doe(zaak, notitie("behandelaar", t), dag("verleen")) for t in teksten)
    )
    assert [a.gelukt for a in uitkomsten] == [True] * 4
    assert s.stand(zaak)["gedaan"]["noteer"]["keer"] == 4
    entries = geschiedenis(s, f"zaak/{zaak}")
    assert [e["nr"] for e in entries] == list(range(1, len(entries) + 1))
    assert keten_is_heel(s)


def test_een_mens_en_de_ronde_tegelijk_geven_elke_mededeling_een_keer(s: Samenstel) -> None:
    zaak = zaak_tot(s, "verzoek_aanvulling")
    later = BEGIN + 90 * EEN_DAG
    tegelijk(
        lambda: s.kern.loop_na(zaak, later),
        lambda: s.kern.doe(zaak, notitie("behandelaar"), later),
        lambda: s.kern.loop_na(zaak, later),
    )
    treden = [
        (e["open"]["termijn"], e["open"]["trede"])
        for e in geschiedenis(s, f"zaak/{zaak}")
        if "trede" in e["open"]
    ]
    assert treden
    assert len(set(treden)) == len(treden)
    assert s.stand(zaak)["gedaan"]["noteer"]["keer"] == 1
    assert keten_is_heel(s)


def test_tlv_nummers_zijn_uniek_en_zonder_gaten_ook_als_vier_mensen_tegelijk_verlenen(s: Samenstel) -> None:
    zaken = [zaak_tot(s, "verleen", f"Z-{n}") for n in range(8)]
    geweigerd = zaak_tot(s, "stel_concept_op", "Z-9")

    def verleen(deel: list[str]) -> list[int]:
        opdracht = Opdracht("verleen", "directeur", DIRECTEUR, "voorbeeld")
        nummers = []
        for zaak in deel:
            assert not s.kern.doe(geweigerd, opdracht, dag("verleen")).gelukt
            stand = gelukt(s.kern.doe(zaak, opdracht, dag("verleen"))).stand
            assert stand is not None
            nummers.append(stand["nummers"]["volgnummer"])
        return nummers

    delen = tegelijk(*(lambda n=n: verleen(zaken[n::4]) for n in range(4)))
    assert sorted(nummer for deel in delen for nummer in deel) == list(range(1, 9))
    assert all(deel == sorted(deel) for deel in delen)
    uitgegeven = [
        (e["open"]["nummer"], e["open"]["zaak"]) for e in geschiedenis(s, registerstroom("tlv_nummers"))
    ]
    assert [nummer for nummer, _ in uitgegeven] == list(range(1, 9))
    assert {zaak for _, zaak in uitgegeven} == set(zaken)
    assert keten_is_heel(s)


def test_zaaknummers_zijn_uniek_en_zonder_gaten(s: Samenstel) -> None:
    begin_zaak(s, "Z-1")
    opdracht = Opdracht("start", "behandelaar", Rol.BEHANDELAAR, "voorbeeld")
    uitkomsten = tegelijk(
        *(lambda: [s.kern.start("tlv", "D-Z-1", opdracht, BEGIN).zaak for _ in range(2)] for _ in range(4))
    )
    nummers = sorted(zaak for deel in uitkomsten for zaak in deel)
    assert nummers == [f"Z-2026-{n:04d}" for n in range(1, 9)]
    assert {z["zaak"] for z in s.dossierstand("D-Z-1")["zaken"]} == {"Z-1", *nummers}
    assert keten_is_heel(s)


def kernproces_zaken(s: Samenstel) -> list[str]:
    s.dossiers.open(
        "secretariaat", Rol.SECRETARIAAT, BEGIN, dossier="D-1", leerling="Voorbeeld", school="school-1"
    )
    voegt_persoon_toe(s, "behandelaar-2", Rol.BEHANDELAAR)
    actie = s.kern.register.nieuwste("kernproces").workflow.start.actie
    opdracht = Opdracht(actie, "secretariaat", Rol.SECRETARIAAT, "voorbeeld")
    antwoorden = [s.kern.start("kernproces", "D-1", opdracht, BEGIN) for _ in range(2)]
    return [gelukt(a).zaak for a in antwoorden]


def intake(s: Samenstel, zaak: str, regisseur: str) -> Antwoord:
    opdracht = Opdracht("start_intake", regisseur, Rol.BEHANDELAAR, "voorbeeld", {"regisseur": regisseur})
    return s.kern.doe(zaak, opdracht, BEGIN)


def test_een_dossier_heeft_een_regisseur_in_al_zijn_zaken(s: Samenstel) -> None:
    een, twee = kernproces_zaken(s)
    gelukt(intake(s, een, "behandelaar"))
    assert "een_regisseur" in {b.eis for b in intake(s, twee, "behandelaar-2").beletselen}
    gelukt(intake(s, twee, "behandelaar"))
    assert s.dossierstand("D-1")["regisseur"] == "behandelaar"


def test_ook_als_twee_zaken_tegelijk_een_regisseur_noemen_wordt_het_er_een(
    s: Samenstel, monkeypatch: pytest.MonkeyPatch
) -> None:
    een, twee = kernproces_zaken(s)
    houd_op_na_het_oordeel(s, monkeypatch, "kernproces", 2)
    uitkomsten = tegelijk(lambda: intake(s, een, "behandelaar"), lambda: intake(s, twee, "behandelaar-2"))
    assert sorted(a.gelukt for a in uitkomsten) == [False, True]
    (verliezer,) = (a for a in uitkomsten if not a.gelukt)
    assert "een_regisseur" in {b.eis for b in verliezer.beletselen}
    genoemd = {
        e["open"]["persoon"] for e in geschiedenis(s, "dossier/D-1") if e["open"].get("rol") == "regisseur"
    }
    assert genoemd == {s.dossierstand("D-1")["regisseur"]}
    assert keten_is_heel(s)


def test_twee_mensen_die_tegelijk_iemand_aan_een_dossier_toevoegen_verliezen_niemand(s: Samenstel) -> None:
    begin_zaak(s, "Z-1")

    def erbij(wie: str) -> None:
        s.dossiers.voeg_betrokkene_toe("D-Z-1", wie, "ouder", "behandelaar", Rol.BEHANDELAAR, BEGIN)

    namen = [f"ouder-{n}" for n in range(12)]
    uitkomsten = tegelijk(*(lambda n=n: [erbij(w) for w in namen[n::4]] for n in range(4)))
    assert [u for u in uitkomsten if isinstance(u, Exception)] == []
    assert set(s.dossierstand("D-Z-1")["betrokkenen"]) == set(namen)


def test_twee_mensen_die_tegelijk_een_register_bijwerken_verliezen_niets(s: Samenstel) -> None:
    def erbij(wie: str) -> None:
        voegt_persoon_toe(s, wie, Rol.MENTOR)

    namen = [f"mentor-{n}" for n in range(12)]
    uitkomsten = tegelijk(*(lambda n=n: [erbij(w) for w in namen[n::4]] for n in range(4)))
    assert [u for u in uitkomsten if isinstance(u, Exception)] == []
    with s.opslag.lezen() as lezer:
        assert set(namen) <= set(s.kern.bron.registers(lezer).mensen)

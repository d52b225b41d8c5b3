"""The database guards its own history, and a disk or a right that fails leaves nothing half."""

import pytest

from kernproces.opslag.fouten import AlleenLezenError, DatabankVolError, OpslagError
from kernproces.opslag.opslag import Opslag
from kernproces.opslag.pgfouten import vertaal_code
from kernproces.opslag.triggers import BEZET, GEWEIGERD
from tests.contract.test_opslag import boek, foto
from tests.kernproces.opslag.voorbeeld import boeking, controleer_keten

GEWELD = {
    "beide": (
        "UPDATE gebeurtenis SET inhoud = inhoud",
        "UPDATE gebeurtenis SET hash = inhoud WHERE nr = 2",
        "DELETE FROM gebeurtenis WHERE nr = 3",
        """INSERT INTO gebeurtenis SELECT * FROM gebeurtenis WHERE nr = 1
        ON CONFLICT (stroom, nr) DO UPDATE SET inhoud = excluded.hash""",
    ),
    "sqlite": (
        "INSERT OR REPLACE INTO gebeurtenis SELECT stroom, nr, 'x', 'y' FROM gebeurtenis WHERE nr = 1",
        "REPLACE INTO gebeurtenis (rowid, stroom, nr, inhoud, hash) VALUES (1, 'nieuw', 1, 'x', 'y')",
        "UPDATE OR REPLACE gebeurtenis SET nr = 1 WHERE nr = 2",
    ),
    "postgresql": ("TRUNCATE gebeurtenis", "TRUNCATE gebeurtenis, stroom CASCADE"),
}
# As someone would who connects with settings of their own.
ZONDER_ONZE_INSTELLING = {
    "sqlite": "PRAGMA recursive_triggers = OFF",
    "postgresql": "SET session_replication_role = replica",
}


def probeer(opslag: Opslag, *opdrachten: str) -> None:
    """Run these statements in one transaction."""
    with opslag.schrijven() as s:
        for opdracht in opdrachten:
            if opdracht.startswith("PRAGMA"):
                s.rij_query(opdracht)
            else:
                s.voer_uit(opdracht, [()])


@pytest.mark.parametrize("met_instelling", [True, False])
def test_de_databank_zelf_weigert_elke_wijziging_van_de_historie(
    opslag: Opslag, met_instelling: bool
) -> None:
    boek(opslag, boeking("Z-1"))
    eerst = foto(opslag)
    vooraf = [] if met_instelling else [ZONDER_ONZE_INSTELLING[opslag.dialect]]
    for opdracht in GEWELD["beide"] + GEWELD[opslag.dialect]:
        with pytest.raises(OpslagError, match=r"alleen aangevuld|alleen worden aangevuld|net eerder"):
            probeer(opslag, *vooraf, opdracht)
        assert foto(opslag) == eerst


def test_de_weigering_is_in_het_nederlands() -> None:
    assert "historie" in GEWEIGERD
    assert "historie" in BEZET


def test_geknoei_wordt_bij_de_juiste_gebeurtenis_gevonden_ook_zonder_de_sloten(opslag: Opslag) -> None:
    boek(opslag, *(boeking(f"Z-{i}", 4) for i in range(5)))
    if opslag.dialect == "sqlite":
        weg = ["DROP TRIGGER gebeurtenis_geen_update"]
    else:
        weg = ["DROP TRIGGER gebeurtenis_alleen_aanvullen ON gebeurtenis"]
    with opslag.schrijven(meer=True) as s:
        for opdracht in weg:
            s.voer_uit(opdracht, [()])
        s.voer_uit("UPDATE gebeurtenis SET inhoud = ? WHERE stroom = ? AND nr = ?", [(b"{}", "zaak/Z-3", 3)])
    with opslag.lezen() as lezer:
        fout = controleer_keten(lezer.alles())
    assert fout is not None
    assert (fout.stroom, fout.nr) == ("zaak/Z-3", 3)


def test_een_volle_schijf_is_een_duidelijke_fout_en_laat_niets_half(opslag: Opslag) -> None:
    boek(opslag, boeking("Z-1"))
    eerst = foto(opslag)
    if opslag.dialect == "sqlite":
        # The file may not grow any more; the connection is the one that is used next.
        with opslag.schrijven() as s:
            s.rij_query("PRAGMA max_page_count = 1")
        with pytest.raises(DatabankVolError, match="schijf van de databank is vol"):
            boek(opslag, *(boeking(f"V-{i}", 9) for i in range(50)))
        with opslag.schrijven() as s:
            s.rij_query("PRAGMA max_page_count = 1000000")
        with opslag.lezen() as lezer:
            assert controleer_keten(lezer.alles()) is None
    else:
        assert isinstance(vertaal_code("53100", "", "No space left on device"), DatabankVolError)
    boek(opslag, boeking("Z-2"))
    assert set(map(repr, eerst["gebeurtenis"])) < set(map(repr, foto(opslag)["gebeurtenis"]))


def test_een_databank_die_niet_beschreven_mag_worden_zegt_dat(opslag: Opslag) -> None:
    boek(opslag, boeking("Z-1"))
    eerst = foto(opslag)
    alleen_lezen = {
        "sqlite": "PRAGMA query_only = ON",
        "postgresql": "SELECT set_config('default_transaction_read_only', 'on', false)",
    }
    with opslag.lezen() as lezer:
        lezer.rij_query(alleen_lezen[opslag.dialect])
    with pytest.raises(AlleenLezenError, match="alleen gelezen"):
        boek(opslag, boeking("Z-2"))
    assert foto(opslag) == eerst

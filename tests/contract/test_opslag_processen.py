"""More processes on one store, and processes that die: nothing lost, nothing doubled, nothing half."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kernproces.opslag.fouten import OpslagError
from kernproces.opslag.opslag import Opslag
from tests.kernproces.opslag.voorbeeld import controleer_keten

WORTEL = Path(__file__).parents[2]
SCHRIJVER = """
import sys
from kernproces.opslag.fouten import VolgnummerConflictError
from kernproces.opslag.keten import GEEN_VORIGE
from kernproces.opslag.opslag import Opslag
from tests.kernproces.opslag.voorbeeld import boeking

url, wijze, aantal = sys.argv[1], sys.argv[2], int(sys.argv[3])
opslag = Opslag(url)
gelukt = 0
while gelukt < aantal:
    zaak = f"Z-{gelukt % 3}"
    try:
        with opslag.schrijven() as s:
            nummer = s.volgnummer("proef") if wijze == "nummers" else 0
            hoofd = (s.vergrendel if wijze == "sloten" else s.stromen)([f"zaak/{zaak}"]).get(f"zaak/{zaak}")
            na, vorige = (hoofd.nr, hoofd.hash.hex()) if hoofd else (0, GEEN_VORIGE)
            if wijze == "midden":
                s.volgnummer("proef")
                s.voer_uit("INSERT INTO kenmerk (naam, waarde) VALUES (?, ?)", [("half", "werk")])
                print("midden", flush=True)
                sys.stdin.readline()
            s.boek(boeking(zaak, 2, na, vorige))
    except VolgnummerConflictError:
        continue
    gelukt += 1
    print(gelukt, flush=True)
opslag.dispose()
"""


@contextmanager
def schrijver(url: str, wijze: str, aantal: int) -> Iterator[subprocess.Popen[str]]:
    """A process that books."""
    opdracht = [sys.executable, "-W", "error", "-c", SCHRIJVER, url, wijze, str(aantal)]
    pijp = subprocess.PIPE
    with subprocess.Popen(opdracht, cwd=WORTEL, stdin=pijp, stdout=pijp, stderr=pijp, text=True) as proces:
        try:
            yield proces
        finally:
            proces.kill()


def tel(opslag: Opslag) -> int:
    """The number of advances, after proving that every table tells the same."""
    with opslag.lezen(momentopname=True) as lezer:
        assert controleer_keten(lezer.alles()) is None
        aantal = int(lezer.rij_query("SELECT COUNT(*) FROM gebeurtenis")[0][0])
        koppen = lezer.rij_query("SELECT stroom, nr, hash FROM stroom ORDER BY stroom")
        laatste = lezer.rij_query(
            "SELECT g.stroom, g.nr, g.hash FROM gebeurtenis g WHERE g.nr = "
            "(SELECT MAX(nr) FROM gebeurtenis m WHERE m.stroom = g.stroom) ORDER BY g.stroom"
        )
        assert koppen == laatste
        stand = {(f"zaak/{z}", t) for z, t in lezer.rij_query("SELECT zaak, toestand FROM werkvoorraad")}
        assert stand == {(stroom, f"na{nr}") for stroom, nr, _ in koppen}
        assert int(lezer.rij_query("SELECT COUNT(*) FROM outbox")[0][0]) == aantal
    return aantal // 2


@pytest.mark.parametrize("wijze", ["gewoon", "sloten", "nummers"])
def test_drie_processen_tegelijk_verliezen_en_verdubbelen_niets(opslag: Opslag, wijze: str) -> None:
    ieder = 40
    with (
        schrijver(opslag.url, wijze, ieder) as a,
        schrijver(opslag.url, wijze, ieder) as b,
        schrijver(opslag.url, wijze, ieder) as c,
    ):
        for proces in (a, b, c):
            _, fouten = proces.communicate(timeout=60)
            assert (proces.returncode, fouten) == (0, "")
    assert tel(opslag) == 3 * ieder
    if wijze == "nummers":
        with opslag.schrijven() as s:
            assert s.volgnummer("proef") == 3 * ieder + 1


def test_wie_midden_in_een_transactie_sterft_laat_niets_achter(opslag: Opslag) -> None:
    with schrijver(opslag.url, "midden", 1) as proces:
        assert proces.stdout is not None
        assert proces.stdout.readline() == "midden\n"
        proces.kill()
        proces.wait(10)
    assert tel(opslag) == 0
    with opslag.schrijven() as s:
        assert s.volgnummer("proef") == 1
        assert s.rij_query("SELECT * FROM kenmerk") == []


@pytest.mark.parametrize("na", [1, 7, 23])
def test_wat_bevestigd_is_overleeft_de_dood_van_het_proces(opslag: Opslag, na: int) -> None:
    with schrijver(opslag.url, "gewoon", 10_000) as proces:
        assert proces.stdout is not None
        for _ in range(na):
            bevestigd = int(proces.stdout.readline())
        proces.kill()
        rest = proces.stdout.read().splitlines()
        bevestigd = int(rest[-1]) if rest else bevestigd
    # What was confirmed is there; at most one more was committed and not yet reported.
    assert tel(opslag) in (bevestigd, bevestigd + 1)


def test_een_herstart_van_de_server_merkt_er_hoogstens_een(opslag: Opslag) -> None:
    if opslag.dialect != "postgresql":
        return  # a file has no connection to lose
    for meer in (False, True):
        with opslag.lezen(), opslag.lezen(), opslag.lezen() as lezer:  # three connections, at rest after this
            lezer.koppen(["zaak/Z-1"])
        elders = Opslag(opslag.url)
        with elders.lezen() as lezer:
            weg = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database()"
            lezer.rij_query(f"{weg} AND pid <> pg_backend_pid()")
        elders.dispose()
        with pytest.raises(OpslagError), opslag.schrijven(meer=meer) as schrijver:
            schrijver.koppen(["zaak/Z-1"])
        with opslag.lezen() as lezer:
            assert lezer.koppen(["zaak/Z-1"]) == {}

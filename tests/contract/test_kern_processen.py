"""Processes that die in the middle of their work: what was confirmed is there, nothing is half and nothing is double.

`make test` kills a handful of times in 500 advances; `make campagne` goes on for 10,000.
"""

import random
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings

from bench.wereld import BEGIN, EEN_DAG, MIX, begin_zaken, gelukt, richt_in, samenstel
from kernproces.gebruik.kern import Opdracht
from kernproces.opslag.herbouw import vergelijk
from loket.bedrading import Samenstel
from loket.lezen import vouwer

WORTEL = Path(__file__).parents[2]
PER_VOORBEELD = 5  # advances; a campagne asks for 2,000 examples
# The volgnummers at which a TLV stands after a whole step: with its terms, its number, and what the system did.
NA_EEN_STAP = (1, 4, 8, 12, 13, 15, 16, 17, 22)
KIND = """
import sys
from itertools import count

from bench.wereld import BEGIN, EEN_DAG, MIX, begin_zaak, gelukt, samenstel
from kernproces.gebruik.kern import Opdracht

url, map_, eerste = sys.argv[1:]
with samenstel(url, map_) as s:
    for n in count(int(eerste)):
        zaak = begin_zaak(s, f"K-{n}")
        print(zaak, 1, flush=True)
        for dag, (actie, wie, rol) in enumerate(MIX):
            antwoord = gelukt(s.kern.doe(zaak, Opdracht(actie, wie, rol, "voorbeeld"), BEGIN + dag * EEN_DAG))
            print(zaak, antwoord.stand["nr"], flush=True)
"""


def tot_de_dood(url: str, map_: Path, eerste: int, willekeur: random.Random) -> list[tuple[str, int]]:
    """A process that works until it is killed at some moment; the steps that it confirmed."""
    opdracht = [sys.executable, "-W", "error", "-c", KIND, url, str(map_), str(eerste)]
    with subprocess.Popen(
        opdracht, cwd=WORTEL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as kind:
        assert kind.stdout is not None
        assert kind.stderr is not None
        regels = [kind.stdout.readline() for _ in range(willekeur.randint(20, 180))]
        try:
            kind.wait(willekeur.uniform(0, 0.003))  # on into the middle of the next advance
        except subprocess.TimeoutExpired:
            kind.kill()
        regels += kind.stdout.readlines()
        assert kind.stderr.read() == ""
    heel = (regel.split() for regel in regels if regel.endswith("\n"))  # cut off by the kill: not confirmed
    return [(zaak, int(nr)) for zaak, nr in heel]


def keur(s: Samenstel, bevestigd: list[tuple[str, int]]) -> int:
    """Everything confirmed is there, nothing is half; the number of advances in the database."""
    assert vergelijk(s.opslag, vouwer(s)) is None  # proves every chain, and every projection by its history
    with s.opslag.lezen() as lezer:
        koppen: dict[str, int] = dict(
            lezer.rij_query("SELECT stroom, nr FROM stroom WHERE stroom LIKE 'zaak/K-%'")
        )
    assert all(koppen[f"zaak/{zaak}"] >= nr for zaak, nr in bevestigd)
    assert set(koppen.values()) <= set(NA_EEN_STAP)
    return sum(NA_EEN_STAP.index(nr) + 1 for nr in koppen.values())


@pytest.mark.lang
def test_een_proces_dat_midden_in_een_stap_sterft_verliest_en_verdubbelt_niets(
    database_url: str, tmp_path: Path
) -> None:
    genoeg = PER_VOORBEELD * settings().max_examples
    willekeur = random.Random(20260302)
    bevestigd: list[tuple[str, int]] = []
    gedaan = levens = 0
    with samenstel(database_url, str(tmp_path)) as s:
        richt_in(s)
        while gedaan < genoeg:
            bevestigd += tot_de_dood(database_url, tmp_path, levens * 1000, willekeur)
            levens += 1
            gedaan = keur(s, bevestigd)
            # At most the step that was being confirmed when the process died.
            assert len(bevestigd) <= gedaan <= len(bevestigd) + levens
        assert len(set(bevestigd)) == len(bevestigd)
    assert levens > 1


VERLENER = """
import sys

from bench.wereld import BEGIN, EEN_DAG, MIX, gelukt, samenstel
from kernproces.gebruik import kern
from kernproces.gebruik.kern import Opdracht

kern.POGINGEN = 1  # a head that is locked is never taken by somebody else

url, map_, *zaken = sys.argv[1:]
actie, wie, rol = MIX[6]
with samenstel(url, map_) as s:
    print("klaar", flush=True)
    sys.stdin.readline()
    for zaak in zaken:
        gelukt(s.kern.doe(zaak, Opdracht(actie, wie, rol, "voorbeeld"), BEGIN + 6 * EEN_DAG))
"""


def test_wie_tegelijk_een_nummer_nodig_heeft_krijgt_er_ieder_een_en_niemand_wordt_afgewezen(
    database_url: str, tmp_path: Path
) -> None:
    with samenstel(database_url, str(tmp_path)) as s:
        richt_in(s)
        eerste, *zaken = begin_zaken(s, 49)
        for zaak in (eerste, *zaken):
            for dag, (actie, wie, rol) in enumerate(MIX[: 7 if zaak == eerste else 6]):
                gelukt(s.kern.doe(zaak, Opdracht(actie, wie, rol, "voorbeeld"), BEGIN + dag * EEN_DAG))
        opdracht = [sys.executable, "-W", "error", "-c", VERLENER, database_url, str(tmp_path)]
        pijp = subprocess.PIPE
        with ExitStack() as stapel:
            kinderen = [
                stapel.enter_context(
                    subprocess.Popen(
                        [*opdracht, *zaken[i::4]], cwd=WORTEL, stdin=pijp, stdout=pijp, stderr=pijp
                    )
                )
                for i in range(4)
            ]
            for kind in kinderen:
                assert kind.stdout is not None
                assert kind.stdout.readline() == b"klaar\n"
            for kind in kinderen:
                assert kind.stdin is not None
                kind.stdin.write(b"nu\n")
                kind.stdin.flush()
            for kind in kinderen:
                _, fouten = kind.communicate(timeout=60)
                assert (kind.returncode, fouten) == (0, b"")
        assert sorted(s.stand(zaak)["nummers"]["volgnummer"] for zaak in zaken) == list(range(2, 50))
        assert vergelijk(s.opslag, vouwer(s)) is None


def test_de_grenzen_van_de_stappen_zijn_die_van_een_gewone_tlv() -> None:
    assert len(NA_EEN_STAP) == len(MIX) + 1

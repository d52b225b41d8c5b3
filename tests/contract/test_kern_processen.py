"""Processes that die in the middle of their work: what was confirmed is there, nothing is half and nothing is double.

`make test` kills a handful of times in 500 advances; `make campagne` goes on for 10,000.
"""

import random
import signal
import warnings
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from hypothesis import settings

from bench.wereld import BEGIN, EEN_DAG, MIX, begin_zaak, begin_zaken, gelukt, richt_in, samenstel
from kernproces.gebruik import kern
from kernproces.gebruik.kern import Opdracht
from kernproces.opslag.herbouw import vergelijk
from loket.bedrading import Samenstel
from loket.lezen import vouwer
from tests.hulp.vork import VORK

PER_VOORBEELD = 5  # advances; a campagne asks for 2,000 examples
# The volgnummers at which a TLV stands after a whole step: with its terms, its number, and what the system did.
NA_EEN_STAP = (1, 4, 8, 12, 13, 15, 16, 17, 22)
Stap = tuple[str, int]  # the zaak, and the volgnummer after it


def werk_door(url: str, map_: str, eerste: int, bevestig: "Connection[Stap, None]") -> None:
    """Bring one application after another to its end, and tell of every step that was confirmed."""
    warnings.simplefilter("error")
    with samenstel(url, map_) as s:
        for n in count(eerste):
            zaak = begin_zaak(s, f"K-{n}")
            bevestig.send((zaak, 1))
            for dag, (actie, wie, rol) in enumerate(MIX):
                opdracht = Opdracht(actie, wie, rol, "voorbeeld")
                bevestig.send((zaak, gelukt(s.kern.doe(zaak, opdracht, BEGIN + dag * EEN_DAG)).stand["nr"]))


def tot_de_dood(url: str, map_: Path, eerste: int, willekeur: random.Random) -> list[Stap]:
    """A process that works until it is killed at some moment; the steps that it confirmed."""
    hier, daar = VORK.Pipe(duplex=False)
    kind = VORK.Process(target=werk_door, args=(url, str(map_), eerste, daar))
    kind.start()
    daar.close()
    stappen = [hier.recv() for _ in range(willekeur.randint(20, 180))]
    kind.join(willekeur.uniform(0, 0.003))  # on into the middle of the next advance
    kind.kill()
    kind.join()
    assert kind.exitcode == -signal.SIGKILL
    try:
        while True:
            stappen.append(hier.recv())
    except (EOFError, OSError):  # the end, or a word that the kill cut off: that step was not confirmed
        hier.close()
    return stappen


def keur(s: Samenstel, bevestigd: list[Stap]) -> int:
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
    bevestigd: list[Stap] = []
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


def verleen(url: str, map_: str, zaken: list[str], klaar: Event, nu: Event) -> None:
    """Grant these, all processes at the same moment."""
    warnings.simplefilter("error")
    kern.POGINGEN = 1  # a head that is locked is never taken by somebody else
    actie, wie, rol = MIX[6]
    with samenstel(url, map_) as s:
        klaar.set()
        nu.wait(60)
        for zaak in zaken:
            gelukt(s.kern.doe(zaak, Opdracht(actie, wie, rol, "voorbeeld"), BEGIN + 6 * EEN_DAG))


def test_wie_tegelijk_een_nummer_nodig_heeft_krijgt_er_ieder_een_en_niemand_wordt_afgewezen(
    database_url: str, tmp_path: Path
) -> None:
    with samenstel(database_url, str(tmp_path)) as s:
        richt_in(s)
        eerste, *zaken = begin_zaken(s, 49)
        for zaak in (eerste, *zaken):
            for dag, (actie, wie, rol) in enumerate(MIX[: 7 if zaak == eerste else 6]):
                gelukt(s.kern.doe(zaak, Opdracht(actie, wie, rol, "voorbeeld"), BEGIN + dag * EEN_DAG))
        nu = VORK.Event()
        klaar = [VORK.Event() for _ in range(4)]
        kinderen = [
            VORK.Process(target=verleen, args=(database_url, str(tmp_path), zaken[i::4], begonnen, nu))
            for i, begonnen in enumerate(klaar)
        ]
        for kind in kinderen:
            kind.start()
        assert all(begonnen.wait(60) for begonnen in klaar)
        nu.set()
        for kind in kinderen:
            kind.join(60)
        assert [kind.exitcode for kind in kinderen] == [0] * 4
        assert sorted(s.stand(zaak)["nummers"]["volgnummer"] for zaak in zaken) == list(range(2, 50))
        assert vergelijk(s.opslag, vouwer(s)) is None


def test_de_grenzen_van_de_stappen_zijn_die_van_een_gewone_tlv() -> None:
    assert len(NA_EEN_STAP) == len(MIX) + 1

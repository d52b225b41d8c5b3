"""Wat de klok bij een stap doet: het jaar van een nummer is dat van hier, en wat zij bijschrijft verbergt niemands werk."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kernproces.gebeurtenissen import Nieuw
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.fouten import VersieVerouderdError
from kernproces.gebruik.kern import Opdracht
from kernproces.opslag.rijen import Schrijver
from kernproces.rollen import Rol
from loket.bedrading import Samenstel
from tests.kernproces.gebruik.zaakdatabank import dag, databank, gelukt, notitie, zaak_tot


@pytest.fixture
def klein(sqlite_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    with databank(sqlite_url, tmp_path) as samenstel:
        yield samenstel


def test_hoeveel_de_klok_er_ook_bijschreef_een_oude_bladzijde_hoort_wie_er_wat_deed(klein: Samenstel) -> None:
    zaak = zaak_tot(klein, "verleen")
    gezien = klein.stand(zaak)["beslisversie"]
    gelukt(klein.kern.doe(zaak, notitie("behandelaar"), dag("verleen")))

    def herinner(schrijver: Schrijver) -> None:
        g = klein.kern.bron.laad(schrijver, zaak)
        voortgang = klein.kern.register.van(g.zaak)
        v = klein.kern.vervolg(voortgang, zaak, g.zaak, dag("verleen"))
        naam, na = next(iter(g.zaak["termijnen"].items()))
        for _ in range(60):
            open_ = {"termijn": naam, "trede": "herinnering", "na": dict(na)}
            v.voeg_toe(Nieuw("termijn_herinnerd", open_, "systeem", "systeem", "2026-03-09"))
        klein.kern.boekhouding.boek(schrijver, [Deel(v, g.kop, voortgang.workflow)])

    klein.kern.herhaal(herinner)
    with pytest.raises(VersieVerouderdError, match="noteer, door behandelaar"):
        klein.kern.doe(
            zaak,
            Opdracht("verleen", "directeur", Rol.DIRECTEUR_BESTUURDER, "voorbeeld", verwacht=gezien),
            dag("verleen"),
        )


def test_een_nummer_noemt_het_jaar_dat_het_hier_is(klein: Samenstel) -> None:
    middernacht = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # half past twelve in the night, in Amsterdam
    dossier = klein.dossiers.open(
        "behandelaar", Rol.BEHANDELAAR, middernacht, leerling="Noor", school="school-1"
    )
    opdracht = Opdracht("start", "behandelaar", Rol.BEHANDELAAR, "voorbeeld")
    zaak = gelukt(klein.kern.start("tlv", dossier, opdracht, middernacht)).zaak
    assert (dossier, zaak) == ("D-2027-0001", "Z-2027-0001")

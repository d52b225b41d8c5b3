"""The sweep: everything due, one transaction each, and no broken zaak that stops the others."""

from bisect import bisect_right
from datetime import UTC, datetime

import pytest

from deadlines.fout import TermijnFout
from deadlines.ronde import Ronde, Stuk

NU = datetime(2026, 5, 7, 7, tzinfo=UTC)


class Kast:
    """A store in memory: a zaak is due until it was handled."""

    def __init__(self, *zaken: str, kapot: str = "") -> None:
        self.zaken = sorted(zaken)
        self.kapot = kapot
        self.gedaan: list[str] = []
        self.geklopt: list[datetime] = []
        self.vragen = 0

    def vervallen(self, nu: datetime, hoeveel: int, na: str | None) -> list[str]:
        assert nu == NU
        self.vragen += 1
        vanaf = bisect_right(self.zaken, na) if na else 0
        return [z for z in self.zaken[vanaf:] if z not in self.gedaan][:hoeveel]

    def loop_na(self, zaak: str, nu: datetime) -> int:
        if zaak == self.kapot:
            raise LookupError("sleutel ontbreekt")
        self.gedaan.append(zaak)
        return 2

    def hartslag(self, nu: datetime) -> None:
        self.geklopt.append(nu)


def test_alles_wat_vervallen_is_wordt_gedaan_ook_over_meer_bladzijden() -> None:
    kast = Kast(*(f"Z-{n:03}" for n in range(25)))
    verslag = Ronde(kast, per_keer=10).loop(NU)
    assert (verslag.zaken, verslag.gebeurtenissen, verslag.stuk) == (25, 50, ())
    assert kast.gedaan == kast.zaken
    assert kast.vragen == 4
    assert kast.geklopt == [NU]


def test_een_kapotte_zaak_houdt_de_andere_niet_tegen_en_wordt_gemeld() -> None:
    kast, gemeld = Kast("Z-1", "Z-2", "Z-3", kapot="Z-2"), []
    verslag = Ronde(kast, per_keer=1, meld_stuk=gemeld.append).loop(NU)
    assert kast.gedaan == ["Z-1", "Z-3"]
    assert (verslag.zaken, verslag.gebeurtenissen) == (3, 4)
    assert [(s.zaak, type(s.oorzaak)) for s in verslag.stuk] == [("Z-2", LookupError)]
    assert gemeld == list(verslag.stuk)
    assert isinstance(gemeld[0], Stuk)
    assert kast.geklopt == [NU]


def test_een_ronde_zonder_werk_laat_toch_van_zich_horen() -> None:
    kast = Kast()
    assert Ronde(kast).loop(NU).zaken == 0
    assert kast.geklopt == [NU]


def test_zonder_opslag_klopt_het_hart_niet() -> None:
    class Weg(Kast):
        def vervallen(self, nu: datetime, hoeveel: int, na: str | None) -> list[str]:
            raise OSError("schijf weg")

    kast = Weg()
    with pytest.raises(OSError, match="schijf weg"):
        Ronde(kast).loop(NU)
    assert kast.geklopt == []


def test_een_bladzijde_van_nul_wordt_geweigerd() -> None:
    with pytest.raises(TermijnFout, match="vanaf 1"):
        Ronde(Kast(), per_keer=0)

"""What came in later stands beside a step and leaves its verdict as it was; an anchor covers it, or not yet."""

import gzip
import json
from pathlib import Path

from kernproces.naspelen.dekking import Uitkomst
from kernproces.naspelen.nagekomen import Soort
from kernproces.opslag.anker import lees_ankers, leg_anker
from loket.bedrading import Samenstel
from loket.bewijs.terugspelen import Band, speel_terug
from tests.kernproces.naspelen.bank import Bank
from tests.kernproces.naspelen.verhaal import instellingen


def band(samenstel: Samenstel, wat: str, stap: int, *, later: bool = True) -> Band:
    gevonden = speel_terug(samenstel, wat, stap=stap, later=later)
    assert gevonden is not None
    return gevonden


def test_een_latere_correctie_staat_bij_de_stap_van_toen_en_verandert_het_oordeel_niet(
    schone_historie: Path, tmp_path: Path
) -> None:
    bank = Bank(schone_historie, tmp_path / "x")
    with Samenstel(instellingen(bank.map_)) as samenstel:
        toen, ook_nu = band(samenstel, "a", 3, later=False), band(samenstel, "a", 3)
        zonder = {k: w for k, w in ook_nu.als_gegevens().items() if k not in ("nagekomen", "anker")}
        assert json.dumps(zonder) == json.dumps(toen.als_gegevens())
        (correctie,) = [n for n in ook_nu.nagekomen or () if n.soort is Soort.CORRECTIE]
        assert (correctie.stap, correctie.gegeven, correctie.wordt) == (2, "gewenst_begin", "2026-08-01")
        assert correctie.was not in (None, correctie.wordt)
        assert correctie.vastgelegd > ook_nu.tijdstip
        einde = band(samenstel, "a", 999)
        assert einde.nagekomen == []
        voor = band(samenstel, "a", 1)  # the step that was mended had not been taken yet
        assert [n for n in voor.nagekomen or () if n.soort is Soort.CORRECTIE] == []


def test_een_stap_is_gedekt_door_het_eerste_anker_erna_en_valt_op_als_zij_veranderde(
    schone_historie: Path, tmp_path: Path
) -> None:
    bank = Bank(schone_historie, tmp_path / "x")
    map_ = bank.map_ / "ankers"
    with Samenstel(instellingen(bank.map_)) as samenstel:
        for anker in lees_ankers(map_):
            (map_ / anker.koppen).unlink()
        (map_ / "ankers.jsonl").unlink(missing_ok=True)
        assert uitkomst(samenstel, 2) == Uitkomst.GEEN
        with samenstel.opslag.lezen() as lezer:
            leg_anker(lezer, map_, "2026-01-01")  # a day on which the zaak was not there yet
        assert uitkomst(samenstel, 2) == Uitkomst.NOG_NIET
        with samenstel.opslag.lezen() as lezer:
            anker = leg_anker(lezer, map_, "2026-12-01")
        gedekt = band(samenstel, "a", 2).anker
        assert gedekt is not None
        assert (gedekt.uitkomst, gedekt.afdruk) == (Uitkomst.PAST, anker.afdruk)
        assert gedekt.kop == len(band(samenstel, "a", 2).stappen)
    bank.sql("DROP TRIGGER IF EXISTS gebeurtenis_geen_update")
    bank.sql(
        "UPDATE gebeurtenis SET inhoud = CAST(replace(inhoud, '\"2026-', '\"2025-') AS BLOB) WHERE stroom = 'zaak/a' AND nr = 3"
    )
    with Samenstel(instellingen(bank.map_)) as samenstel:
        assert uitkomst(samenstel, 2) == Uitkomst.PAST_NIET
        assert uitkomst(samenstel, 5) == Uitkomst.PAST
        koppen = map_ / lees_ankers(map_)[-1].koppen
        koppen.write_bytes(gzip.compress(gzip.decompress(koppen.read_bytes())[:-20]))
        assert uitkomst(samenstel, 2) == Uitkomst.ONLEESBAAR


def uitkomst(samenstel: Samenstel, stap: int) -> Uitkomst:
    gevonden = band(samenstel, "a", stap).anker
    assert gevonden is not None
    return gevonden.uitkomst

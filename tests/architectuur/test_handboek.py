"""The handbook shows every kind of page and every form, wide and narrow, or says why not."""

from fastapi.routing import APIRoute

from loket.web.app import DELEN
from tests.architectuur.bronnen import WORTEL
from tests.hulp.formulierboek import alle_beelden, tekst
from tests.hulp.schermen import GEEN_BEELD, SCHERMEN, is_bestand

HANDBOEK = WORTEL / "docs" / "handleiding"
MEEST = 12_500_000  # bytes: whoever clones it carries it along


def _bladen() -> set[str]:
    routes = [r for deel in DELEN for r in deel.router.routes if isinstance(r, APIRoute)]
    return {r.path for r in routes if "GET" in r.methods and not is_bestand(r.path)}


def test_elke_soort_bladzijde_staat_in_het_handboek_of_op_de_lijst_met_een_reden() -> None:
    assert set(SCHERMEN) & set(GEEN_BEELD) == set()
    assert {*SCHERMEN, *GEEN_BEELD} == _bladen()


def test_van_elke_bladzijde_is_er_een_breed_en_een_smal_beeld_en_niets_over() -> None:
    genoemd = {f"{s.naam}-{maat}.webp" for s in SCHERMEN.values() for maat in ("breed", "smal")}
    assert {p.name for p in (HANDBOEK / "beeld" / "schermen").iterdir()} == genoemd
    tekst = (HANDBOEK / "schermen.md").read_text(encoding="utf-8")
    assert [naam for naam in genoemd if f"beeld/schermen/{naam}" not in tekst] == []


def test_elk_formulier_van_elke_procedure_staat_in_het_handboek_breed_en_smal_of_met_een_reden() -> None:
    beelden = alle_beelden()
    assert len(set(beelden)) == len(beelden)
    verwacht = {f"{naam}-{maat}.webp" for naam in beelden for maat in ("breed", "smal")}
    assert {p.name for p in (HANDBOEK / "beeld" / "formulieren").iterdir()} == verwacht
    assert (HANDBOEK / "formulieren.md").read_text(encoding="utf-8") == tekst()


def test_het_handboek_blijft_licht() -> None:
    assert sum(p.stat().st_size for p in HANDBOEK.rglob("*") if p.is_file()) < MEEST

"""The documents hang together: a decision has a number of its own, and what a document points at is there."""

import re
from collections import Counter
from pathlib import Path

from tests.architectuur.bronnen import WORTEL, bestanden

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
GENOEMD = re.compile(r"`((?:docs|workflows|kernproces|deadlines|notificaties|loket|tests|bench)/[\w/.-]+)`")
BESLUIT = re.compile(r"\bbesluit(?:en)? (\d{4})\b", re.IGNORECASE)


def _documenten() -> list[tuple[Path, str]]:
    paden = [
        *(p for p in bestanden("docs") if p.suffix == ".md"),
        WORTEL / "README.md",
        WORTEL / "CHANGELOG.md",
    ]
    return [(p, p.read_text(encoding="utf-8")) for p in paden]


def _besluiten() -> list[Path]:
    return sorted((WORTEL / "docs" / "besluiten").glob("[0-9]*.md"))


def _is_er(naam: str) -> bool:
    """A file, or something in a module (`loket/kwartaal.te_openen`)."""
    return (WORTEL / naam).exists() or (WORTEL / naam).with_suffix(".py").exists()


def test_elk_besluit_heeft_een_eigen_nummer_en_draagt_het_zelf() -> None:
    assert [n for n, keer in Counter(p.name[:4] for p in _besluiten()).items() if keer > 1] == []
    assert [
        p.name for p in _besluiten() if not p.read_text(encoding="utf-8").startswith(f"# {p.name[:4]}. ")
    ] == []


def test_elke_verwijzing_in_een_document_leidt_ergens_heen() -> None:
    dood = [
        f"{pad.relative_to(WORTEL)}: {doel}"
        for pad, tekst in _documenten()
        for doel in LINK.findall(tekst)
        if "://" not in doel and not doel.startswith("mailto:") and not (pad.parent / doel).exists()
    ]
    assert dood == []


def test_elk_bestand_dat_een_document_noemt_is_er() -> None:
    weg = [
        f"{pad.relative_to(WORTEL)}: {naam}"
        for pad, tekst in _documenten()
        if pad.name != "CHANGELOG.md"  # it tells what was
        for naam in GENOEMD.findall(tekst)
        if not _is_er(naam)
    ]
    assert weg == []


def test_elk_besluit_dat_een_document_aanhaalt_is_genomen() -> None:
    genomen = {p.name[:4] for p in _besluiten()}
    aangehaald = {nummer for _, tekst in _documenten() for nummer in BESLUIT.findall(tekst)}
    assert aangehaald - genomen == set()

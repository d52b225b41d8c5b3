"""What docs/eigenschappen.md says is proved in a browser, is a test that is there."""

import re
from pathlib import Path

BLAD = Path("docs/eigenschappen.md").read_text("utf-8")


def test_elke_genoemde_toets_bestaat() -> None:
    genoemd = set(re.findall(r"`(test_\w+\.py)::(test_\w+)`", BLAD))
    assert len(genoemd) > 15
    weg = [
        f"{bestand}::{toets}"
        for bestand, toets in sorted(genoemd)
        if f"def {toets}(" not in (Path("tests/browser") / bestand).read_text("utf-8")
    ]
    assert weg == []


def test_alle_vijftien_eigenschappen_en_elke_gebruiker_hebben_een_toets() -> None:
    rijen = re.findall(r"^\| (\d+) \|.*\| (.*) \|$", BLAD, re.MULTILINE)
    assert [int(nr) for nr, _ in rijen] == list(range(1, 16))
    assert all("test_" in toets for _, toets in rijen)
    wie = BLAD.partition("## Een dag van ieder")[2].partition("\n## ")[0]
    soorten = ("behandelaar", "tweede lezer", "secretariaat", "deskundige", "directeur-bestuurder")
    for soort in (*soorten, "beheerder", "school", "ouder", "auditor"):
        assert f"{soort}" in wie, soort

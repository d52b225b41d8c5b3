"""The questions of the ronde go by their partial index, so that they cost the same at a thousand and a million terms."""

import pytest

from kernproces.gebruik.voorwaarden import ALTIJD
from kernproces.opslag.opslag import Opslag
from loket.ronde.loper import VERVALLEN
from loket.ronde.overschrijdingen import OPEN_OVERSCHRIJDINGEN

AANTAL = 3000


@pytest.mark.parametrize(
    ("vraag", "waarden", "index"),
    [
        (VERVALLEN, ("2026-03-02T06:00:00.000000Z", "", "", "", 500), "ix_termijn_volgende"),
        (OPEN_OVERSCHRIJDINGEN.format(waar=ALTIJD[0]), (), "ix_termijn_overschreden"),
    ],
)
def test_de_ronde_loopt_nooit_alle_termijnen_langs(
    opslag: Opslag, vraag: str, waarden: tuple[str | int, ...], index: str
) -> None:
    with opslag.schrijven(meer=True) as s:
        s.voer_uit(
            "INSERT INTO termijn VALUES (?, 'D.TLV.norm', 'lopend', '2099-01-01', '2099-01-01', 'herinnering_14d')",
            [(f"Z-{n:05}",) for n in range(AANTAL)],
        )
        s.voer_uit("ANALYZE termijn", [()])
        uitleg = "EXPLAIN QUERY PLAN" if opslag.dialect == "sqlite" else "EXPLAIN"
        plan = " ".join(str(rij) for rij in s.rij_query(f"{uitleg} {vraag}", waarden))
    assert index in plan

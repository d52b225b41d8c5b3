"""Every kind of forgery at every entry: the chain names it, the replay flags it at the step, and a miss is told as a miss.

A drawn slice in the suite; in `make campagne` all of them, and the table of docs/audit.md is written anew.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings

from tests.architectuur.bronnen import WORTEL
from tests.kernproces.naspelen.mutanten import SOORTEN, Doos, Uitslag, probeer
from tests.verhalen.speelplaats import VERHALEN, afwijkingen, proef, speel

VERHAAL = ("tlv_hoofdweg", "evaluatie")
ALLE = tuple(sorted(p.stem for p in VERHALEN.glob("*.jsonl")))
GETROKKEN = 250
# What cannot be known from the history alone, and why: only an anchor tells.
WAAROM_GEMIST = {
    "staart afgekapt": "Wat nooit is gebeurd, ziet er net zo uit: alleen het anker weet beter.",
    "verdubbeld": "Alleen een handeling die twee keer mag.",
    "verwijderd": "Alleen wanneer het de laatste was: dan is het een afgekapte staart.",
    "ander stuk": "Alleen wanneer geen latere stap het stuk noemt; het stuk zelf past er dan niet meer bij.",
    "register in een eerdere versie": "Alleen bij de eerste of laatste stap, en alleen als de stap ook dan mocht.",
    "vertrouwelijke inhoud weg": "Alleen wanneer het formulier ook zonder geldig is.",
    "dag later vastgelegd": "Alleen wanneer niets van dat tijdstip afhangt en geen andere keten het noemt.",
}
BLOK = re.compile(r"(<!-- mutanten -->\n).*?(<!-- /mutanten -->)", re.DOTALL)
DOC = WORTEL / "docs" / "audit.md"


def mutanten(verhaal: str, map_: Path, aantal: int | None = None) -> Iterator[Uitslag]:
    """Of one played story: all, or so many drawn."""
    with proef(f"sqlite:///{map_}/{verhaal}.db", map_) as samenstel:
        regels = (VERHALEN / f"{verhaal}.jsonl").read_text().splitlines()
        assert afwijkingen(speel(samenstel, regels)) == []
        doos = Doos(samenstel)
        plekken = [
            (zaak, nr, soort)
            for zaak in doos.zaken
            for nr in range(1, len(doos.entries(f"zaak/{zaak}")) + 1)
            for soort in SOORTEN
        ]
        if aantal is not None:
            plekken = Random(verhaal).sample(plekken, aantal)
        for zaak, nr, soort in plekken:
            if (uitslag := probeer(doos, zaak, nr, soort)) is not None:
                yield uitslag


def tabel(per_soort: dict[str, Counter[str]], verhalen: int) -> str:
    """The table of docs/audit.md."""
    totaal: Counter[str] = sum(per_soort.values(), Counter())
    alle = totaal["precies"] + totaal["elders"] + totaal["gemist"]
    regels = [
        f"{len(per_soort)} soorten op elke plek van {verhalen} verhalen: {alle} vervalsingen. Met de vingerafdrukken zoals",
        f"ze waren, of alleen die van de vervalste gebeurtenis hersteld, wijst de keten er {totaal['keten']} aan. Met alle",
        f"vingerafdrukken opnieuw berekend wijst het naspelen er {totaal['precies']} precies aan en {totaal['elders']} bij een",
        f"andere stap; {totaal['gemist']} vallen zonder anker niet op.",
        "",
        "| Vervalsing | gemaakt | keten | precies | elders | gemist | waarom gemist |",
        "|---|---:|---:|---:|---:|---:|---|",
    ]
    for soort, t in per_soort.items():
        gemaakt = t["precies"] + t["elders"] + t["gemist"]
        waarom = WAAROM_GEMIST[soort] if t["gemist"] else ""
        cijfers = (gemaakt, t["keten"], t["precies"], t["elders"], t["gemist"])
        regels.append(f"| {soort} | {' | '.join(map(str, cijfers))} | {waarom} |")
    return "\n".join(regels) + "\n"


def geteld(uitslagen: Iterable[Uitslag]) -> dict[str, Counter[str]]:
    """Per kind how they fared."""
    per_soort: dict[str, Counter[str]] = defaultdict(Counter)
    onverklaard: list[Uitslag] = []
    for u in uitslagen:
        per_soort[u.soort].update([u.oordeel, *(["keten"] if u.keten else [])])
        if not u.keten or (u.gezien is None and u.soort not in WAAROM_GEMIST):
            onverklaard.append(u)
    assert onverklaard == []
    return {soort: per_soort[soort] for soort in SOORTEN if soort in per_soort}


@pytest.mark.parametrize("verhaal", VERHAAL)
def test_een_trekking_van_vervalsingen_wordt_aangewezen(tmp_path: Path, verhaal: str) -> None:
    per_soort = geteld(mutanten(verhaal, tmp_path, GETROKKEN))
    totaal: Counter[str] = sum(per_soort.values(), Counter())
    assert totaal["precies"] > 15 * (totaal["gemist"] + totaal["elders"])


@pytest.mark.lang
def test_elke_vervalsing_op_elke_plek(tmp_path: Path) -> None:
    """In `make campagne` over every story; in the suite the table of docs/audit.md must be about these kinds."""
    if settings.default is settings.get_profile("suite"):
        blok = BLOK.search(DOC.read_text())
        assert blok is not None
        assert [r.split(" | ")[0].strip("| ") for r in blok[0].splitlines()[8:-1]] == list(SOORTEN)
        return
    per_soort: dict[str, Counter[str]] = {soort: Counter() for soort in SOORTEN}
    for verhaal in ALLE:
        for soort, t in geteld(mutanten(verhaal, tmp_path)).items():
            per_soort[soort].update(t)
    assert all(t["precies"] for t in per_soort.values())
    DOC.write_text(BLOK.sub(lambda m: m[1] + tabel(per_soort, len(ALLE)) + m[2], DOC.read_text()))

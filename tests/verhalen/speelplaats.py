"""Where the stories are played: a proef database, the real player, and the checks that every played database must pass."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kernproces.naspelen import Uitspraak
from kernproces.opslag import sql
from kernproces.opslag.herbouw import herbouw
from kernproces.opslag.kolommen import KOLOMMEN, SLEUTELS
from loket.bedrading import Samenstel, maak_proef
from loket.instellingen import uit_omgeving
from loket.lezen import naspeler, vouwer
from loket.opdrachten.controleer import controleer
from loket.scenario.speler import Speler
from tests.hulp.ingericht import ingericht

VERHALEN = Path(__file__).parent
Antwoord = dict[str, Any]


@contextmanager
def proef(url: str, plek: Path) -> Iterator[Samenstel]:
    """An empty (or already played) proef database, with its keys beside it."""
    with maak_proef(uit_omgeving({"DATABASE_URL": ingericht(url), "KERNPROCES_MAP": str(plek)})) as samenstel:
        yield samenstel


def speel(samenstel: Samenstel, stappen: Iterable[Mapping[str, Any] | str]) -> list[Antwoord]:
    """Play steps or raw lines with a fresh player, and give its answers."""
    regels = (s if isinstance(s, str) else json.dumps(s) for s in stappen)
    return [json.loads(a) for a in Speler(samenstel).speel(regels)]


def afwijkingen(antwoorden: Iterable[Antwoord]) -> list[tuple[int, Any]]:
    """The steps that did not go as the story says."""
    return [(a["stap"], a["fout"] or a["verschil"]) for a in antwoorden if a["fout"] or a.get("verschil")]


def zaken(samenstel: Samenstel) -> list[str]:
    """Every zaak in the database."""
    with samenstel.opslag.lezen() as lezer:
        vraag = "SELECT stroom FROM stroom WHERE stroom LIKE 'zaak/%' ORDER BY stroom"
        return [stroom.partition("/")[2] for (stroom,) in lezer.rij_query(vraag)]


def onrechtmatig(samenstel: Samenstel) -> list[tuple[str, int, list[str]]]:
    """Every step of every zaak that a replay does not find lawful, with the reasons."""
    with naspeler(samenstel) as speler:
        verslagen = [speler.speel_na(zaak, None) for zaak in zaken(samenstel)]
    return [
        (v.zaak, s.nr, [b.zin for b in s.bevindingen])
        for v in verslagen
        for s in v.stappen
        if s.uitspraak is not Uitspraak.RECHTMATIG
    ]


def afgeleid(samenstel: Samenstel) -> dict[str, list[tuple[Any, ...]]]:
    """Every derived row."""
    with samenstel.opslag.lezen() as lezer:
        return {
            tabel: lezer.rij_query(
                f"SELECT {', '.join(KOLOMMEN[tabel])} FROM {tabel} ORDER BY {', '.join(SLEUTELS[tabel])}"
            )
            for tabel in sql.AFGELEID
        }


def gebreken(samenstel: Samenstel) -> list[Any]:
    """What is wrong with a played database: steps that are not lawful, broken chains, a rebuild with other bytes."""
    gevonden: list[Any] = [*onrechtmatig(samenstel), *controleer(samenstel)["bevindingen"]]
    voor = afgeleid(samenstel)
    herbouw(samenstel.opslag, vouwer(samenstel))
    na = afgeleid(samenstel)
    return gevonden + [f"{tabel} is na herbouw anders" for tabel in voor if voor[tabel] != na[tabel]]

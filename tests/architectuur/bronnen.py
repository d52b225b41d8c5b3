"""The files of the project, found without git so that an unpacked archive can be tested too."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
PAKKETTEN = ("kernproces", "workflows", "deadlines", "notificaties", "loket")
MAPPEN = (*PAKKETTEN, "tests", "bench", "docs", "requirements", ".ci")
NIET_LEESBAAR = {".pyc", ".png", ".ico", ".db", ".pdf", ".xlsx", ".woff2"}


def bestanden(*mappen: str) -> Iterator[Path]:
    """Every file below these folders that is a source and not the result of running something."""
    for naam in mappen:
        for pad in sorted((WORTEL / naam).rglob("*")):
            if pad.is_file() and "__pycache__" not in pad.parts and pad.suffix not in NIET_LEESBAAR:
                yield pad


def alle_teksten() -> Iterator[tuple[str, str]]:
    """Name and content of every text file that goes into the repository."""
    los = (pad for pad in sorted(WORTEL.iterdir()) if pad.is_file() and pad.suffix not in NIET_LEESBAAR)
    for pad in (*los, *bestanden(*MAPPEN)):
        if pad.name not in {".env", ".git", ".coverage"} and ".db" not in pad.name:
            yield str(pad.relative_to(WORTEL)), pad.read_text(encoding="utf-8", errors="replace")


@cache
def modules(*mappen: str) -> tuple[tuple[str, ast.Module, int], ...]:
    """Name, syntax tree and number of lines of every Python file below these folders."""
    gelezen = []
    for pad in bestanden(*mappen):
        if pad.suffix == ".py":
            tekst = pad.read_text(encoding="utf-8")
            gelezen.append((str(pad.relative_to(WORTEL)), ast.parse(tekst), len(tekst.splitlines())))
    return tuple(gelezen)

"""How soon the command line answers."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

OPDRACHTEN = (("--help",), ("workflows", "tlv"), ("termijn", "--help"))


def meet(keren: int) -> list[dict[str, Any]]:
    """Median seconds from start to end, beside a Python that does nothing."""
    vloer = _mediaan([sys.executable, "-c", "pass"], keren)
    programma = str(Path(sys.executable).with_name("kernproces"))
    return [_regel(args, _mediaan([programma, *args], keren), vloer) for args in OPDRACHTEN]


def _regel(args: tuple[str, ...], ons: float, vloer: float) -> dict[str, Any]:
    return {
        "meting": "opstart",
        "opdracht": f"kernproces {' '.join(args)}",
        "ons": round(ons, 3),
        "vloer": round(vloer, 3),
        "verhouding": round(ons / vloer, 1),
        "eenheid": "seconden",
    }


def _mediaan(opdracht: list[str], keren: int) -> float:
    tijden = []
    for _ in range(keren):
        begin = time.perf_counter()
        subprocess.run(opdracht, stdout=subprocess.DEVNULL, check=True)
        tijden.append(time.perf_counter() - begin)
    return median(tijden)

"""What the machine offers to the tests beside Python: the programs of PostgreSQL, and Chromium.

Run as a module it says plainly what is missing and how to get it; `make test` does that first.
"""

import os
import shutil
import sys
from pathlib import Path

APT = "apt-get install -y --no-install-recommends"
PAKKETTEN = {"PostgreSQL": "postgresql", "Chromium": "chromium libatomic1 fonts-dejavu-core"}


def vind_postgres() -> Path | None:
    """The folder with initdb, pg_ctl and postgres: PGBIN, else Debian's newest, else the path."""
    if eigen := os.environ.get("PGBIN"):
        return Path(eigen)
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]), reverse=True
    )
    if debian:
        return debian[0].parent
    pad = shutil.which("initdb")
    return Path(pad).resolve().parent if pad else None


def vind_chromium() -> str | None:
    """The browser: KERNPROCES_CHROMIUM, else the first Chromium or Chrome on the path."""
    namen = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("KERNPROCES_CHROMIUM") or next(filter(None, map(shutil.which, namen)), None)


def ontbrekend() -> list[str]:
    """The names of what is missing."""
    gevonden = {"PostgreSQL": vind_postgres(), "Chromium": vind_chromium()}
    return [naam for naam, plek in gevonden.items() if plek is None]


def melding(namen: list[str]) -> str:
    """One sentence with the one command that installs everything in `namen`."""
    pakketten = " ".join(PAKKETTEN[naam] for naam in namen)
    return f"Ontbreekt: {' en '.join(namen)}. Installeer met: {APT} {pakketten}"


if __name__ == "__main__":
    if namen := ontbrekend():
        print(melding(namen), "(de tests die het nodig hebben, worden overgeslagen)", file=sys.stderr)

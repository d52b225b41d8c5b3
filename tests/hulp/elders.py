"""Another machine, as near as one can get on this one: the bare interpreter in a folder of its own, without Kernproces."""

import os
import subprocess
import sys
from pathlib import Path


def kale_python(map_: Path, *wat: str) -> subprocess.CompletedProcess[str]:
    """Run the interpreter that this environment was made from, isolated; it must not be able to import Kernproces."""
    schoon = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG")}

    def draai(*args: str) -> subprocess.CompletedProcess[str]:
        kaal = [sys._base_executable, "-I"]  # type: ignore[attr-defined]
        return subprocess.run(
            [*kaal, *args], capture_output=True, text=True, cwd=map_, env=schoon, timeout=60, check=False
        )

    for pakket in ("kernproces", "loket", "workflows", "deadlines"):
        assert "ModuleNotFoundError" in draai("-c", f"import {pakket}").stderr
    return draai(*wat)

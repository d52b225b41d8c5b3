"""What every test can use: databases, a browser, one way to draw examples, and no silent skips."""

import os
import shutil
import tempfile
from pathlib import Path

import freezegun
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.hulp.postgres", "tests.hulp.browser", "tests.hulp.overgeslagen"]

# Databases of tests live in memory where there is room: SQLite waits for the disk at every commit, tens of thousands of
# times in a run, and what a killed process leaves behind reads the same from there.
GEHEUGEN, RUIMTE = Path("/dev/shm"), 4 << 30
if "TMPDIR" not in os.environ and os.access(GEHEUGEN, os.W_OK) and shutil.disk_usage(GEHEUGEN).free > RUIMTE:
    os.environ["TMPDIR"] = tempfile.tempdir = str(GEHEUGEN)

# How long a test took is real time, also where its clock stands still.
freezegun.configure(extend_ignore_list=["_pytest.timing"])

# The suite draws the same examples every time, so that red means the code changed. `make campagne` looks for more.
TRAAG = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "suite", deadline=None, derandomize=True, print_blob=True, suppress_health_check=TRAAG
)
settings.register_profile(
    "campagne",
    deadline=None,
    max_examples=int(os.environ.get("KERNPROCES_VOORBEELDEN", "2000")),
    print_blob=True,
    suppress_health_check=TRAAG,
)
settings.load_profile("suite")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a test that waits for Chromium or PostgreSQL leaves its core to another."""
    return (os.cpu_count() or 1) + 1

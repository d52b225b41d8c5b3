"""The test with PM4Py runs where somebody has it: it is no dependency of ours (AGPL), and no test is skipped for it."""

import os

collect_ignore = [] if os.environ.get("PM4PY_PYTHON") else ["test_pm4py.py"]

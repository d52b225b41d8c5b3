"""With KERNPROCES_GEEN_SKIPS=1 a skipped test makes the run fail: .ci/run must not pass on what did not run."""

import os

import pytest
from _pytest.terminal import TerminalReporter

GEEN_SKIPS = "KERNPROCES_GEEN_SKIPS"


def _overgeslagen(session: pytest.Session) -> list[pytest.TestReport]:
    verslag = session.config.pluginmanager.get_plugin("terminalreporter")
    return list(verslag.stats.get("skipped", [])) if isinstance(verslag, TerminalReporter) else []


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Turn success into failure when something was skipped and that is not allowed."""
    is_ok = session.exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}
    if os.environ.get(GEEN_SKIPS) == "1" and is_ok and _overgeslagen(session):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Name every skipped test with its reason."""
    skips = terminalreporter.stats.get("skipped", [])
    if os.environ.get(GEEN_SKIPS) != "1" or not skips:
        return
    terminalreporter.section(f"{len(skips)} overgeslagen terwijl {GEEN_SKIPS}=1: mislukt", red=True)
    for rapport in skips:
        reden = rapport.longrepr[2] if isinstance(rapport.longrepr, tuple) else rapport.longrepr
        terminalreporter.write_line(f"{rapport.nodeid}: {reden}")

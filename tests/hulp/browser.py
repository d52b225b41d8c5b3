"""A headless Chromium for the whole run and a fresh Dutch context for each test.

pytest-playwright is not used: what it brings along warns under pytest 9, and warnings are errors here.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.hulp.aanwezig import melding, vind_chromium

WACHTTIJD = 10_000  # milliseconds before a locator gives up


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser process."""
    programma = vind_chromium()
    if programma is None:
        pytest.skip(melding(["Chromium"]))
    expect.set_options(timeout=WACHTTIJD)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=programma)
        yield browser
        browser.close()


@pytest.fixture
def browsercontext(chromium: Browser) -> Iterator[BrowserContext]:
    """A visitor with empty pockets: no cookies, Dutch, on Dutch time."""
    context = chromium.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
    context.set_default_timeout(WACHTTIJD)
    yield context
    context.close()


@pytest.fixture
def pagina(browsercontext: BrowserContext) -> Page:
    """An empty page of that visitor."""
    return browsercontext.new_page()

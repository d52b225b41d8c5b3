"""The helpers themselves: what the other tests lean on really works."""

import pytest
from playwright.sync_api import Page
from sqlalchemy import create_engine, text


def test_elke_test_krijgt_een_lege_database(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as verbinding:
        verbinding.execute(text("CREATE TABLE leeg (n integer)"))  # fails when another test left it
    engine.dispose()


def test_een_tweede_test_ziet_niets_van_de_eerste(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as verbinding:
        verbinding.execute(text("CREATE TABLE leeg (n integer)"))
    engine.dispose()


@pytest.mark.browser
def test_de_bezoeker_is_nederlands(pagina: Page) -> None:
    pagina.set_content("<p>Goedemiddag</p>")
    assert pagina.locator("p").inner_text() == "Goedemiddag"
    opgemaakt = pagina.evaluate("new Date(Date.UTC(2026, 6, 1, 10)).toLocaleString()")
    assert opgemaakt == "1-7-2026, 12:00:00"

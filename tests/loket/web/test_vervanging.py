"""Vervanging: who stands in gets the rights of who is away, so only somebody of the same side can; what was typed stays."""

import pytest

from tests.loket.web.proef import Proef

REGEL = {"van": "2026-11-24", "tot": "2026-11-28"}


@pytest.mark.parametrize(
    ("afwezig", "vervanger", "zin"),
    [
        ("noor", "ouder", "Wie bij een school of gezin hoort, vervangt geen medewerker."),
        ("dirk", "karin", "Wie bij een school of gezin hoort, vervangt geen medewerker."),
        ("karin", "otto", "Wie bij een school hoort, wordt vervangen door iemand van dezelfde school."),
        ("karin", "pim", "Wie bij een school hoort, wordt vervangen door iemand van dezelfde school."),
        ("ouder", "pim", "Een ouder of leerling wordt hier niet vervangen."),
    ],
)
def test_een_vervanger_staat_aan_dezelfde_kant(proef: Proef, afwezig: str, vervanger: str, zin: str) -> None:
    bea = proef.als("bea")
    html = bea.get(f"/beheer/mensen/{afwezig}")
    assert f'<option value="{vervanger}"' not in html
    gevraagd = REGEL | {"vervanger": vervanger, "reden": "Een week weg."}
    html = bea.post(f"/beheer/mensen/{afwezig}/vervanging", 422, gevraagd)
    assert zin in html
    assert 'value="Een week weg."' in html  # nothing typed is lost
    assert 'value="28-11-2026"' in html


def test_iemand_van_dezelfde_school_kan_wel(proef: Proef) -> None:
    bea = proef.als("bea")
    assert '<option value="piet"' in bea.get("/beheer/mensen/karin")
    bea.post("/beheer/mensen/karin/vervanging", 303, REGEL | {"vervanger": "piet", "reden": "Een week weg."})

"""Bad input in a form: one field at a time, something that no form should swallow. Never a 500, never half written."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from kernproces.rollen import Rol
from tests.loket.api.conftest import STADIA, Als, Proef, etag

GIFTIG: tuple[Any, ...] = (
    None, True, -1, 0, 2**53 - 1, 10**30, 1.5, "", "x" * 10_000, "😀" * 3, "\u202eomgekeerd", "a\x00b", "\ud800",
    "9999-12-31", "0001-01-01", "2026-03-02T09:00:00", [], {}, [[]], [{}],
)  # fmt: skip
WIE = (
    ("anna", Rol.BEHANDELAAR),
    ("sara", Rol.SECRETARIAAT),
    ("dirk", Rol.DIRECTEUR_BESTUURDER),
    ("dora", Rol.DESKUNDIGE),
)
Pad = tuple[Any, ...]


def _paden(deel: Any, pad: Pad = ()) -> Iterator[Pad]:
    """Every place in a body where something else can stand; of a list the first."""
    delen = (
        deel.items()
        if isinstance(deel, dict)
        else list(enumerate(deel))[:1]
        if isinstance(deel, list)
        else ()
    )
    for sleutel, waarde in delen:
        yield (*pad, sleutel)
        yield from _paden(waarde, (*pad, sleutel))


def _vervangen(gegevens: dict[str, Any], pad: Pad, waarde: Any) -> dict[str, Any]:
    kopie: dict[str, Any] = json.loads(json.dumps(gegevens))
    plek: Any = kopie
    for sleutel in pad[:-1]:
        plek = plek[sleutel]
    plek[pad[-1]] = waarde
    return kopie


@pytest.mark.parametrize("stadium", STADIA)
def test_een_giftige_waarde_in_een_veld_geeft_een_weigering_of_past(
    proef: Proef, als: Als, stadium: str
) -> None:
    geprobeerd = 0
    for persoon, rol in WIE:
        client = als(persoon, rol)
        zaak = proef.zaak(stadium)
        antwoord = client.get(f"/zaken/{zaak}/acties").json()
        # None for who has no part in it yet.
        tag = etag(client, zaak) if antwoord.get("acties") else {}
        for actie in [a for a in antwoord.get("acties", ()) if a["mag"]]:
            leeg = dict.fromkeys(actie["formulier"]["properties"])
            for i, pad in enumerate(_paden(leeg | actie["voorbeeld"])):
                # A slice a field; every value meets every kind of field somewhere.
                waarden = GIFTIG[i % 4 :: 4]
                for waarde in waarden:
                    basis = actie["voorbeeld"] if pad[0] in actie["voorbeeld"] else leeg | actie["voorbeeld"]
                    lichaam = json.dumps({"gegevens": _vervangen(basis, pad, waarde)})
                    koppen = tag | {"Content-Type": "application/json"}
                    antwoord = client.post(
                        f"/zaken/{zaak}/acties/{actie['actie']}", content=lichaam, headers=koppen
                    )
                    assert antwoord.status_code in {200, 400, 422}, (
                        actie["actie"],
                        pad,
                        waarde,
                        antwoord.text,
                    )
                    geprobeerd += 1
                    if antwoord.status_code == 200:
                        zaak = proef.zaak(stadium)
                        tag = etag(client, zaak)
                    else:
                        assert etag(client, zaak) == tag
    assert geprobeerd > 50


def test_een_jaartal_met_een_tikfout_is_een_weigering_met_uitleg(proef: Proef, als: Als) -> None:
    anna = als("anna", Rol.BEHANDELAAR)
    zaak = proef.zaak("advies_compleet")
    gegevens = anna.get(f"/zaken/{zaak}/acties/stel_concept_op").json()["voorbeeld"] | {"begin": "0026-08-01"}
    antwoord = anna.post(
        f"/zaken/{zaak}/acties/stel_concept_op", json={"gegevens": gegevens}, headers=etag(anna, zaak)
    )
    (beletsel,) = antwoord.json()["beletselen"]
    assert beletsel["eis"] == "gegevens.begin"
    assert "1900 tot en met 2199" in beletsel["reden"]

"""Paginering: keyset cursors. A cursor is the key of the last row shown, so that nothing is skipped, doubled or counted."""

import base64
import binascii
from collections.abc import Sequence
from typing import Annotated, Any

import orjson
from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from loket.api.problemen import ongeldig

MEEST = 200
Plek = list[Any]


class Bladeren(BaseModel):
    """The query of every list; unknown parameters are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cursor: str | None = Field(None, max_length=500, description="`volgende` van de vorige pagina.")
    limiet: int = Field(50, ge=1, le=MEEST)

    def plek(self, *soorten: type) -> Plek | None:
        """The key after which this page begins, of these types; None: at the start."""
        if self.cursor is None:
            return None
        try:
            plek = orjson.loads(base64.urlsafe_b64decode(self.cursor.encode("ascii")))
        except (binascii.Error, ValueError):
            plek = None
        if (
            not isinstance(plek, list)
            or [type(w) for w in plek] != list(soorten)
            or not all(map(_bewaarbaar, plek))
        ):
            raise ongeldig(
                [{"veld": "cursor", "reden": "gebruik `volgende` van de vorige pagina, ongewijzigd."}]
            )
        return plek


Blad = Annotated[Bladeren, Query()]


def _bewaarbaar(waarde: Any) -> bool:
    """PostgreSQL knows no NUL in text and no number beyond 64 bits."""
    return "\x00" not in waarde if isinstance(waarde, str) else abs(waarde) < 2**63


def pagina(
    rijen: Sequence[Any], limiet: int, sleutel: Sequence[Plek], beelden: Sequence[Any]
) -> dict[str, Any]:
    """One page of at most `limiet`; there is a next one when one row more was found."""
    volgende = None
    if len(rijen) > limiet:
        volgende = cursor(sleutel[limiet - 1])
    return {"items": list(beelden[:limiet]), "volgende": volgende}


def cursor(plek: Plek) -> str:
    """The key of a row as the next page is asked with."""
    return base64.urlsafe_b64encode(orjson.dumps(plek)).decode("ascii")

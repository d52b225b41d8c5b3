"""Eenmalig: an Idempotency-Key makes a POST happen once.

The key and its answer are written in the transaction of the step itself, so that a crash loses neither or both, and two
requests at the same moment collide in the database: the second one finds the answer of the first. A refusal wrote
nothing and is judged again. The stored answer holds no confidential content.
"""

import copy
import hmac
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol

import orjson

from kernproces.gebruik.boekhouding import Boekhouding, Deel
from kernproces.gebruik.fouten import GebruiksFout
from kernproces.gebruik.kern import Kern
from kernproces.opslag.fouten import OpslagError
from kernproces.opslag.rijen import Schrijver
from kernproces.rollen import Rol
from kernproces.tijdstip import tijdstip
from kernproces.zaak.stand import Stand
from loket.api.problemen import Probleem
from loket.bedrading import Samenstel

Beeld = Callable[[Stand, list[tuple[Any, ...]]], dict[str, Any]]
Werk = Callable[[Kern], dict[str, Any]]


class Wie(Protocol):
    """Whose request it is: a client of the API, or a visitor of the pages."""

    @property
    def persoon(self) -> str:
        """By id."""

    @property
    def rol(self) -> Rol:
        """In which role."""

    @property
    def nu(self) -> datetime:
        """The instant of the request."""


class _MetSleutel(Boekhouding):
    """Books a step together with its key and its answer."""

    def __init__(self, binnen: Boekhouding, naam: str, afdruk: str, nu: datetime, beeld: Beeld) -> None:
        self._binnen = binnen
        self._naam = naam
        self._afdruk = afdruk
        self._nu = nu
        self._beeld = beeld

    def boek(self, schrijver: Schrijver, delen: list[Deel]) -> list[tuple[Any, ...]]:
        """The key first: whoever comes second stops here and writes nothing."""
        schrijver.voer_uit("INSERT INTO kenmerk (naam, waarde) VALUES (?, ?)", [(self._naam, "")])
        outbox = self._binnen.boek(schrijver, delen)
        antwoord = self._beeld(delen[0].vervolg.stand, outbox)
        waarde = orjson.dumps(
            {"afdruk": self._afdruk, "op": tijdstip(self._nu), "antwoord": antwoord}
        ).decode()
        schrijver.voer_uit("UPDATE kenmerk SET waarde = ? WHERE naam = ?", [(waarde, self._naam)])
        return outbox


class Eenmalig:
    """One request that may come twice."""

    def __init__(self, samenstel: Samenstel, wie: Wie, sleutel: str | None, pad: str, inhoud: Any) -> None:
        self._samenstel = samenstel
        self._nu = wie.nu
        wiens = f"{wie.persoon}\0{sleutel}".encode()
        self._naam = f"idem/{sha256(wiens).hexdigest()}" if sleutel else None
        gelezen = orjson.dumps([pad, wie.rol.value, inhoud], option=orjson.OPT_SORT_KEYS)
        # Keyed with what only the sender knows: the bare hash of a name could be found by trying names, also after erasure.
        self._afdruk = hmac.digest((sleutel or "").encode(), gelezen, "sha256").hex()

    def doe(self, werk: Werk, beeld: Beeld) -> dict[str, Any]:
        """Do the work, or give the answer of the first time. `beeld` makes the answer from what was booked."""
        if not self._naam:
            return werk(self._samenstel.kern)
        if (eerder := self._eerder(self._naam)) is not None:
            return eerder
        kern = copy.copy(self._samenstel.kern)
        kern.boekhouding = _MetSleutel(kern.boekhouding, self._naam, self._afdruk, self._nu, beeld)
        try:
            return werk(kern)
        except (Probleem, GebruiksFout, OpslagError):
            # The same request may have won meanwhile: then its answer is ours too, not this refusal.
            if (eerder := self._eerder(self._naam)) is not None:
                return eerder
            raise

    def _eerder(self, naam: str) -> dict[str, Any] | None:
        rij = self._samenstel.kenmerk(naam)
        if rij is None:
            return None
        bewaard = orjson.loads(rij)
        if bewaard["afdruk"] != self._afdruk:
            zin = "Deze Idempotency-Key is al gebruikt voor een ander verzoek. Neem een nieuwe sleutel."
            raise Probleem(422, "sleutel-hergebruikt", "Sleutel al gebruikt", zin)
        antwoord: dict[str, Any] = bewaard["antwoord"]
        return antwoord

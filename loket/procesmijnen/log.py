"""The event log: what happened in zaken as neutral rows: codes, instants and numbers, never content or names.

Pseudonymised unless asked otherwise: every number and person becomes a keyed hash under a key that is thrown away after
the export, so that two exports cannot be laid side by side.
"""

import hmac
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

import orjson

from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.zaak.stand import Entry

_RIJEN = """
SELECT w.zaak, w.workflow, g.inhoud FROM werkvoorraad w JOIN gebeurtenis g ON g.stroom = 'zaak/' || w.zaak
"""
_AANTAL = "SELECT coalesce(sum(s.nr), 0) FROM werkvoorraad w JOIN stroom s ON s.stroom = 'zaak/' || w.zaak"
_VAN_EEN = " WHERE w.workflow = ?"
_VOLGORDE = " ORDER BY w.zaak, g.nr"
ONTHOUDEN = 20_000  # pseudonyms that are kept; the same persons and schools return in every zaak


class Logregel(NamedTuple):
    """One event of one zaak."""

    zaak: str
    dossier: str
    workflow: str
    school: str
    nr: int
    activiteit: str  # the action, or what the clock did
    soort: str
    tijdstip: str
    werkt_op: str
    actor: str
    rol: str
    van: str
    naar: str
    termijn: str
    hoofdzaak: str
    klaar: bool = False  # whether the zaak was finished with this step

    @property
    def id(self) -> str:
        """Unique in the log."""
        return f"{self.zaak}/{self.nr}"


def lees_log(
    lezer: Lezer, workflow: str | None = None, meld: Callable[[int, int], None] = lambda _gedaan, _alle: None
) -> Iterator[Logregel]:
    """Zaak by zaak, in order, streamed. `meld`: how many entries were told.

    The derived table only says which zaken there are; all that is told comes from the history.
    """
    waar, waarden = (_VAN_EEN, (workflow,)) if workflow else ("", ())
    ((alle,),) = lezer.rij_query(_AANTAL + waar, waarden)
    vorige = ""
    feiten: Entry = {}
    rijen = lezer.rij_stroom(_RIJEN + waar + _VOLGORDE, waarden)
    for gedaan, (zaak, naam, inhoud) in enumerate(rijen):
        meld(gedaan, int(alle))
        entry = OPWAARDERING.waardeer_op(orjson.loads(inhoud))
        if zaak != vorige:
            vorige, feiten = zaak, entry["open"]
        yield _regel(str(zaak), str(naam), entry, feiten)


def _regel(zaak: str, workflow: str, entry: Entry, feiten: Entry) -> Logregel:
    open_ = entry["open"]
    tekst = {k: str(open_.get(k) or "") for k in ("van", "naar", "termijn")}
    activiteit = open_.get("actie") or ":".join(filter(None, (entry["soort"], open_.get("trede"))))
    return Logregel(
        zaak=zaak,
        dossier=str(feiten.get("dossier") or ""),
        workflow=workflow,
        school=str(feiten.get("school") or ""),
        nr=entry["nr"],
        activiteit=str(activiteit),
        soort=entry["soort"],
        tijdstip=entry["vastgelegd"],
        werkt_op=entry["werkt_op"],
        actor=entry["actor"],
        rol=entry["rol"],
        hoofdzaak=str(feiten.get("hoofdzaak") or ""),
        klaar=bool(open_.get("klaar")),
        **tekst,
    )


def pseudoniemen(sleutel: bytes) -> Callable[[Logregel], Logregel]:
    """Numbers and people as keyed hashes; roles, codes and instants stay."""

    @lru_cache(maxsize=ONTHOUDEN)
    def schuil(soort: str, waarde: str) -> str:
        if not waarde or waarde == Rol.SYSTEEM.value:
            return waarde
        return f"{soort}-{hmac.digest(sleutel, f'{soort}/{waarde}'.encode(), 'sha256').hex()[:16]}"

    def doe(r: Logregel) -> Logregel:
        return r._replace(
            zaak=schuil("zaak", r.zaak),
            dossier=schuil("dossier", r.dossier),
            school=schuil("school", r.school),
            actor=schuil("persoon", r.actor),
            hoofdzaak=schuil("zaak", r.hoofdzaak),
        )

    return doe

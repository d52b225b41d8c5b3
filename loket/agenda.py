"""Agenda: the terms of somebody's zaken as a calendar, under a secret address of his own.

The address is kept as a hash in the register `agenda`: reading the database gives nobody a calendar. It holds the
number of a zaak and the kind of term, never a name.
"""

import secrets
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from kernproces.gebeurtenissen import registerstroom
from kernproces.gebruik.archief import stand_van
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.taal.termijn import Eenheid, TermijnSoort
from kernproces.taal.workflow import Workflow
from kernproces.tijdstip import AMSTERDAM
from kernproces.zaak.stand import Stand
from loket.ical import Afspraak
from notificaties.taal import moment_lang

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

REGISTER: Final = "agenda"
BLIJFT: Final = timedelta(days=30)  # how long a term that stopped is shown as called off
_STATUS: Final = {"opgeschort": "TENTATIVE", "gestopt": "CANCELLED"}


def nieuw_adres(s: "Samenstel", persoon: str, rol: Rol, nu: datetime) -> str:
    """A new secret for this person; the old address stops working. It is shown once."""
    geheim = secrets.token_urlsafe(32)
    s.registers.werk_bij(REGISTER, {persoon: {"afdruk": _afdruk(geheim)}}, persoon, rol, nu)
    return geheim


def trek_in(s: "Samenstel", persoon: str, rol: Rol, nu: datetime) -> None:
    """No address any more."""
    s.registers.werk_bij(REGISTER, {persoon: {"afdruk": None}}, persoon, rol, nu)


def heeft_adres(lezer: Lezer, persoon: str) -> bool:
    """Whether this person has a calendar."""
    return _afdrukken(lezer).get(persoon) is not None


def eigenaar(lezer: Lezer, geheim: str) -> str | None:
    """Whose calendar this secret opens, or None."""
    gezocht = _afdruk(geheim)
    return next((p for p, afdruk in _afdrukken(lezer).items() if afdruk == gezocht), None)


def _afdruk(geheim: str) -> str:
    return sha256(geheim.encode()).hexdigest()


def _afdrukken(lezer: Lezer) -> dict[str, str | None]:
    rij = lezer.stroom(registerstroom(REGISTER))
    items = {} if rij is None else stand_van(rij)["items"]
    return {persoon: versies[-1].get("afdruk") for persoon, versies in items.items()}


def afspraken(stand: Stand, workflow: Workflow, adres: str, vandaag: date) -> Iterator[Afspraak]:
    """The terms of one zaak: what runs, what stands still, and for a while what stopped."""
    for naam, t in sorted(stand["termijnen"].items()):
        soort = workflow.termijnen.get(naam)
        if soort is not None and not _is_bewaartermijn(soort) and _telt_nog(t, vandaag):
            yield _afspraak(stand, soort, t, adres)


def _afspraak(stand: Stand, soort: TermijnSoort, t: dict[str, Any], adres: str) -> Afspraak:
    zaak, uiterlijk, gestopt = stand["zaak"], t["uiterlijk"], t["stand"] == "gestopt"
    host = urlsplit(adres).hostname or "kernproces"
    uitleg = f"Uiterlijk {moment_lang(uiterlijk)}. Grondslag: {soort.grondslag}."
    if t["stand"] == "opgeschort":
        uitleg += " De klok staat stil; de dag kan nog opschuiven."
    if t["stand"] == "overschreden":
        uitleg += " Deze dag is voorbij en het werk is nog niet klaar."
    return Afspraak(
        uid=f"{zaak}-{soort.id}@{host}",
        volgnummer=2 * t["nr"] + gestopt,
        gewijzigd=stand["laatst"],
        dag=_dag(uiterlijk),
        kop=f"{zaak}: {soort.titel}",
        uitleg=f"{uitleg}\nDe afleiding staat in het loket.",
        adres=f"{adres}/zaken/{zaak}",
        status=_STATUS.get(t["stand"], "CONFIRMED"),
    )


def _telt_nog(t: dict[str, Any], vandaag: date) -> bool:
    if t["stand"] != "gestopt":
        return True
    op = t.get("gestopt_op")
    return op is not None and vandaag - date.fromisoformat(op[:10]) <= BLIJFT


def _is_bewaartermijn(soort: TermijnSoort) -> bool:
    """Years are for keeping and destroying, not for somebody's calendar."""
    return soort.lengte is not None and soort.lengte.eenheid is Eenheid.JAREN


def _dag(iso: str) -> date:
    return datetime.fromisoformat(iso).astimezone(AMSTERDAM).date() if "T" in iso else date.fromisoformat(iso)

"""Volglink: a parent follows one zaak with a link and a code, each sent another way. Both are kept as hashes only.

A link expires by itself and can be taken back. Parents who live apart get one each. Who guesses has to wait (accounts.rem). The register `volglink` is history: who gave it out, when, and who took it back.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from kernproces.gebeurtenissen import registerstroom
from kernproces.gebruik.archief import stand_van
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.taal.kring import GEWOON
from kernproces.tijdstip import dag_van
from loket.accounts.rem import Rem
from loket.accounts.wachtwoord import klopt, maak_hash

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

REGISTER: Final = "volglink"
DAGEN: Final = 90
GEEFT_UIT: Final = frozenset({Rol.BEHANDELAAR, Rol.SECRETARIAAT, Rol.TEAMLEIDER, Rol.VERZUIMCOACH})
VOOR: Final = {
    "ouders": "Ouders samen",
    "een_ouder": "Een ouder",
    "andere_ouder": "De andere ouder",
    "voogd": "Voogd of verzorger",
    "leerling": "De leerling zelf",
}
_TEKENS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that looks like something else


@dataclass(frozen=True, slots=True)
class Volglink:
    """One that was given out."""

    id: str
    zaak: str
    afdruk: str  # of the link
    code: str  # argon2id
    tot: date
    gegeven: str
    voor: str = ""  # whom it is for, a key of VOOR; of older ones unknown


def mag_bestaan(s: "Samenstel", workflow: str) -> bool:
    """Whether school and family may follow a zaak of this kind at all."""
    kring = s.kern.register.kringen.get(workflow, GEWOON)
    return kring.buiten and not kring.besloten


class AlGegevenError(Exception):
    """This very form was sent before: its link is there, and was shown then."""


def geef_uit(
    s: "Samenstel", zaak: str, voor: str, persoon: str, rol: Rol, nu: datetime, eenmalig: str = ""
) -> tuple[str, str]:
    """A new link: its secret and its code, shown once and never again. `eenmalig`: of the form that asks, so that a page
    that is loaded again makes no second one (AlGegevenError). Sent twice at once, the last one shown is the one that works.
    """
    id_ = f"v{sha256(eenmalig.encode()).hexdigest()[:24] if eenmalig else secrets.token_hex(6)}"
    with s.opslag.lezen() as lezer:
        if any(link.id == id_ for link in _alle(lezer, ingetrokken=True)):
            raise AlGegevenError
    geheim = secrets.token_urlsafe(24)
    code = "-".join("".join(secrets.choice(_TEKENS) for _ in range(4)) for _ in range(3))
    dag = dag_van(nu)
    rij = {
        "zaak": zaak,
        "afdruk": _afdruk(geheim),
        "code": maak_hash(_kaal(code)),
        "verloopt": (dag + timedelta(days=DAGEN)).isoformat(),
        "gegeven": dag.isoformat(),
        "voor": voor,
    }
    s.registers.werk_bij(REGISTER, {id_: rij}, persoon, rol, nu)
    return geheim, code


def trek_in(s: "Samenstel", link: Volglink, persoon: str, rol: Rol, nu: datetime) -> None:
    """It opens nothing any more."""
    s.registers.werk_bij(REGISTER, {link.id: {"zaak": link.zaak, "afdruk": None}}, persoon, rol, nu)


def lopende(lezer: Lezer, zaak: str, vandaag: date) -> list[Volglink]:
    """The links of this zaak that still open something."""
    return [link for link in _alle(lezer) if link.zaak == zaak and link.tot >= vandaag]


def open_met_code(
    s: "Samenstel", lezer: Lezer, geheim: str, code: str, adres: str, nu: datetime
) -> tuple[Volglink | None, int]:
    """The link when the code fits, and how many seconds to wait when somebody guessed too often."""
    link = vind(lezer, geheim, dag_van(nu))
    merk = s.accounts.kast.merk  # keyed: the bare hash of an address is found by trying them all
    sleutels = [("account", merk("rem", f"volg|{geheim}")), ("adres", merk("rem", f"volg|adres|{adres}"))]
    rem = Rem(s.opslag)
    if nog := rem.probeer(sleutels, nu):
        return None, nog
    if not klopt(link.code if link else None, _kaal(code)):  # the same work when there is no such link
        return None, 0
    rem.gelukt(sleutels)
    return link, 0


def vind(lezer: Lezer, geheim: str, vandaag: date) -> Volglink | None:
    """The link with this secret, when it still opens something."""
    afdruk = _afdruk(geheim)
    return next((link for link in _alle(lezer) if link.afdruk == afdruk and link.tot >= vandaag), None)


def _alle(lezer: Lezer, *, ingetrokken: bool = False) -> Iterator[Volglink]:
    rij = lezer.stroom(registerstroom(REGISTER))
    items: dict[str, list[dict[str, Any]]] = {} if rij is None else stand_van(rij)["items"]
    for id_, versies in items.items():
        v = versies[0] if ingetrokken else versies[-1]
        if v.get("afdruk"):
            tot = date.fromisoformat(v["verloopt"])
            yield Volglink(id_, v["zaak"], v["afdruk"], v["code"], tot, v["gegeven"], v.get("voor", ""))


def _afdruk(geheim: str) -> str:
    return sha256(geheim.encode()).hexdigest()


def _kaal(code: str) -> str:
    """As it was meant: capitals, without what somebody puts between."""
    return "".join(teken for teken in code.upper() if teken.isalnum())[:40]

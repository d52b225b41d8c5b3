"""Accountboek: how a change of an account is kept: the row and the entry in its stream, together or not at all."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from kernproces.gebeurtenissen import ACCOUNT_GEWIJZIGD, Nieuw, accountstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.fouten import GebruiksFout, OnbekendError
from kernproces.gebruik.kern import Kern, keur_tijd
from kernproces.opslag.rijen import Schrijver
from kernproces.taal.formulier import PERSOON
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.zaak.voortgang import Vervolg
from loket.accounts import tweede
from loket.accounts.kast import Account, Kast
from loket.accounts.sessies import Sessies
from notificaties.accountmelding import OUD, belofte

GELDIG = timedelta(days=7)  # of a one-time link
ZELF = "zelf"
WAT = {
    "gemaakt": "account gemaakt",
    "uitgenodigd": "link gegeven om een wachtwoord te kiezen",
    "wachtwoord_gekozen": "wachtwoord gekozen",
    "wachtwoord_gezet": "wachtwoord gezet op de opdrachtregel",
    "wachtwoord_gewijzigd": "wachtwoord gewijzigd",
    "tweede_stap_ingesteld": "code-app ingesteld",
    "tweede_stap_uit": "code-app losgemaakt",
    "codes_vernieuwd": "nieuwe herstelcodes gemaakt",
    "herstelcode_gebruikt": "aangemeld met een herstelcode",
    "ingetrokken": "account ingetrokken",
    "teruggegeven": "account weer in gebruik gegeven",
    "inlognaam_gewijzigd": "inlognaam gewijzigd",
    "adres_gewijzigd": "e-mailadres gewijzigd",
    "gekoppeld": "gekoppeld aan een account van de organisatie",
    "ontkoppeld": "losgemaakt van een account van de organisatie",
}


class AccountFout(GebruiksFout):
    """What is asked of an account cannot be; the sentence says why and what helps."""


@dataclass(frozen=True, slots=True)
class Door:
    """Who changes an account, as what (a role, or `zelf`), when."""

    actor: str
    rol: str
    nu: datetime


@dataclass(frozen=True, slots=True)
class Gebeurd:
    """One change: what, by whom, why."""

    wat: str
    door: Door
    reden: str = ""
    post: dict[str, Any] = field(default_factory=dict)  # of a link that goes by mail
    oud_adres: str = ""  # the mail address that was


def zelf(persoon: str, nu: datetime) -> Door:
    """Somebody changes his own account: in no role of the work."""
    return Door(persoon, ZELF, nu)


class Accountboek:
    """The accounts of one database, and the keeping of their changes."""

    def __init__(self, kern: Kern, sessies: Sessies) -> None:
        self._kern = kern
        self.kast = Kast(kern.archief.kluis)
        self.sessies = sessies

    def account(self, persoon: str) -> Account:
        """The account of this person; an OnbekendError when there is none."""
        with self._kern.opslag.lezen() as lezer:
            a = self.kast.van(lezer, persoon)
        if a is None:
            raise OnbekendError(f"{persoon} heeft geen account.")
        return a

    def herstelcode(self, persoon: str, code: str) -> str:
        """How a recovery code is kept."""
        return self.kast.merk("herstelcode", f"{persoon}|{tweede.schoon(code)}")

    def werk_bij(self, persoon: str, wijzig: Callable[[Account], Account]) -> Account:
        """Change what is no act of anybody: the last login, the last code, a stronger hash of the same password."""

        def werk(s: Schrijver) -> Account:
            if (a := self.kast.van(s, persoon)) is None:
                raise OnbekendError(f"{persoon} heeft geen account.")
            return self.kast.zet(s, wijzig(a))

        return self._kern.herhaal(werk, meer=True)

    def _wijzig(self, persoon: str, gebeurd: Gebeurd, wijzig: Callable[[Account], Account]) -> Account:
        """The row and its entry, together or not at all."""
        keur_tijd(gebeurd.door.nu)

        def werk(s: Schrijver) -> Account:
            if (a := self.kast.van(s, persoon)) is None:
                raise OnbekendError(f"{persoon} heeft geen account.")
            nieuw = wijzig(a)
            self._naam_vrij(s, nieuw.inlognaam, persoon)
            self._boek(s, persoon, gebeurd)
            return self.kast.zet(s, nieuw)

        return self._kern.herhaal(werk, meer=True)

    def boek(self, persoon: str, gebeurd: Gebeurd, wijzig: Callable[[Account], Account]) -> Account:
        """A change with its entry, for who logs in or is linked."""
        return self._wijzig(persoon, gebeurd, wijzig)

    def _boek(self, s: Schrijver, persoon: str, gebeurd: Gebeurd) -> None:
        self._kern.boekhouding.boek(s, [self.deel(s, persoon, gebeurd)])

    def deel(self, s: Schrijver, persoon: str, gebeurd: Gebeurd) -> Deel:
        """The entry of a change, to be booked with what it belongs to. Who did not do it himself, is told."""
        stroom, door = accountstroom(persoon), gebeurd.door
        kop = s.stroom(stroom)
        v = Vervolg(
            stroom, {} if kop is None else stand_van(kop), tijdstip(door.nu), berichten=self._kern.berichten
        )
        vertrouwelijk = {"reden": gebeurd.reden.strip(), OUD: gebeurd.oud_adres}
        geheim = {PERSOON.value: over} if (over := {k: w for k, w in vertrouwelijk.items() if w}) else {}
        open_ = {"persoon": persoon, "wat": gebeurd.wat} | (
            gebeurd.post or self._melding(s, persoon, gebeurd)
        )
        dag = dag_van(door.nu).isoformat()
        v.voeg_toe(Nieuw(ACCOUNT_GEWIJZIGD, open_, door.actor, door.rol, dag, geheim=geheim))
        return Deel(v, kop)

    def _melding(self, s: Schrijver, persoon: str, gebeurd: Gebeurd) -> dict[str, Any]:
        """The message to the person; nothing for who did it himself at the address that he keeps, or never had a role."""
        if gebeurd.door.actor == persoon and not gebeurd.oud_adres:
            return {}
        mensen = self._kern.bron.registers(s).mensen
        rollen = mensen.rollen(persoon, dag_van(gebeurd.door.nu)) or mensen.ooit(persoon)
        wat = WAT[gebeurd.wat]
        return belofte(persoon, rollen[0], wat, ook_vorig=bool(gebeurd.oud_adres)) if rollen else {}

    def _met_link(self, a: Account, token: str, nu: datetime) -> Account:
        return replace(a, link=self.kast.merk("link", token), link_tot=tijdstip(nu + GELDIG))

    def _naam_vrij(self, s: Schrijver, inlognaam: str, persoon: str) -> None:
        ander = self.kast.op_inlognaam(s, inlognaam)
        if ander is not None and ander.persoon != persoon:
            raise AccountFout("Deze inlognaam is al van iemand anders. Kies een andere.")

    def _hashes(self, persoon: str, codes: list[str]) -> tuple[str, ...]:
        return tuple(self.herstelcode(persoon, c) for c in codes)

"""Accountbeheer: making, inviting, securing and revoking accounts. Each change is an entry in the stream of that account."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kernproces.gebeurtenissen import ACCOUNT_GEWIJZIGD, Nieuw, accountstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.fouten import GebruiksFout, OnbekendError
from kernproces.gebruik.kern import Kern, keur_tijd
from kernproces.opslag.rijen import Schrijver
from kernproces.situatie import dag_van
from kernproces.taal.formulier import PERSOON
from kernproces.voortgang import Vervolg, tijdstip
from loket.accounts import tweede, wachtwoord
from loket.accounts.kast import Account, Kast, gewoon
from loket.accounts.sessies import Sessies

GELDIG = timedelta(days=7)  # of a one-time link
LANGSTE_NAAM = 200
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


def zelf(persoon: str, nu: datetime) -> Door:
    """Somebody changes his own account: in no role of the work."""
    return Door(persoon, ZELF, nu)


class Accountbeheer:
    """The accounts of one database."""

    def __init__(self, kern: Kern, sessies: Sessies) -> None:
        self._kern = kern
        self.kast = Kast(kern.archief.kluis)
        self.sessies = sessies

    # ------------------------------------------------------------ by an administrator

    def maak(self, persoon: str, inlognaam: str, door: Door, reden: str) -> str:
        """A new account with its first link; answers the link's token, which is shown once."""
        keur_tijd(door.nu)
        _reden(reden)
        naam = _inlognaam(inlognaam)
        token = secrets.token_urlsafe(24)

        def werk(s: Schrijver) -> None:
            if self.kast.van(s, persoon) is not None:
                raise AccountFout("Deze persoon heeft al een account.")
            self._naam_vrij(s, naam, persoon)
            self.kast.zet(s, self._met_link(Account(persoon, naam), token, door.nu))
            self._boek(s, persoon, Gebeurd("gemaakt", door, reden))

        self._kern.herhaal(werk, meer=True)
        return token

    def nodig_uit(self, persoon: str, door: Door, reden: str) -> str:
        """A new one-time link; an older one is void. The password that was, still works until the link is used."""
        token = secrets.token_urlsafe(24)

        def nieuw(a: Account) -> Account:
            if a.ingetrokken:
                raise AccountFout("Dit account is ingetrokken. Geef het eerst weer in gebruik.")
            return self._met_link(a, token, door.nu)

        self._wijzig(persoon, Gebeurd("uitgenodigd", door, _reden(reden)), nieuw)
        return token

    def zet_wachtwoord(self, persoon: str, nieuw: str, door: Door, reden: str) -> None:
        """Somebody at the machine itself sets it; every session ends."""
        _keur(nieuw, self.account(persoon))
        hash_ = wachtwoord.maak_hash(nieuw)
        gebeurd = Gebeurd("wachtwoord_gezet", door, _reden(reden))
        self._wijzig(persoon, gebeurd, lambda a: replace(a, wachtwoord=hash_, link=None, link_tot=None))
        self.sessies.beeindig_alle(persoon, door.nu)

    def totp_uit(self, persoon: str, door: Door, reden: str) -> None:
        """Take away the second step, for a phone that was lost: at the next login it is set up again."""
        self._wijzig(
            persoon,
            Gebeurd("tweede_stap_uit", door, _reden(reden)),
            lambda a: replace(a, totp="", totp_stap=None, codes=()),
        )
        self.sessies.beeindig_alle(persoon, door.nu)

    def trek_in(self, persoon: str, door: Door, reden: str) -> None:
        """Nobody logs in with it any more; every session ends now."""
        self._wijzig(
            persoon,
            Gebeurd("ingetrokken", door, _reden(reden)),
            lambda a: replace(a, ingetrokken=True, link=None, link_tot=None),
        )
        self.sessies.beeindig_alle(persoon, door.nu)

    def geef_terug(self, persoon: str, door: Door, reden: str) -> None:
        """It may be used again, as it was."""
        gebeurd = Gebeurd("teruggegeven", door, _reden(reden))
        self._wijzig(persoon, gebeurd, lambda a: replace(a, ingetrokken=False))

    def hernoem(self, persoon: str, inlognaam: str, door: Door, reden: str) -> None:
        """Another login name."""
        naam, gebeurd = _inlognaam(inlognaam), Gebeurd("inlognaam_gewijzigd", door, _reden(reden))
        self._wijzig(persoon, gebeurd, lambda a: replace(a, inlognaam=naam))

    # ------------------------------------------------------------ by the person

    def van_link(self, token: str, nu: datetime) -> Account | None:
        """Whose account a link opens, as long as it holds."""
        with self._kern.opslag.lezen() as lezer:
            a = self.kast.op_link(lezer, token)
        geldig = a is not None and not a.ingetrokken and (a.link_tot or "") > tijdstip(nu)
        return a if geldig else None

    def kies_wachtwoord(self, token: str, nieuw: str, nu: datetime) -> Account:
        """The first password, or a new one after a reset. The link is used up and every session ends."""
        a = self.van_link(token, nu)
        if a is None:
            raise AccountFout("Deze link is al gebruikt of verlopen. Vraag de beheerder om een nieuwe.")
        _keur(nieuw, a)
        hash_ = wachtwoord.maak_hash(nieuw)

        def zet(nog: Account) -> Account:
            if nog.link != a.link:
                raise AccountFout("Deze link is al gebruikt of verlopen. Vraag de beheerder om een nieuwe.")
            return replace(nog, wachtwoord=hash_, link=None, link_tot=None)

        uit = self._wijzig(a.persoon, Gebeurd("wachtwoord_gekozen", zelf(a.persoon, nu)), zet)
        self.sessies.beeindig_alle(a.persoon, nu)
        return uit

    def wijzig_wachtwoord(self, persoon: str, oud: str, nieuw: str, nu: datetime, behalve: str = "") -> None:
        """With the old one; every other session ends."""
        a = self.account(persoon)
        if not wachtwoord.klopt(a.wachtwoord, oud):
            raise AccountFout("Het huidige wachtwoord klopt niet.")
        _keur(nieuw, a)
        hash_ = wachtwoord.maak_hash(nieuw)
        gebeurd = Gebeurd("wachtwoord_gewijzigd", zelf(persoon, nu))
        self._wijzig(persoon, gebeurd, lambda nog: replace(nog, wachtwoord=hash_))
        self.sessies.beeindig_alle(persoon, nu, behalve)

    def stel_totp_in(self, persoon: str, geheim: str, code: str, nu: datetime) -> list[str]:
        """Confirm the second step with a code of the app; answers the recovery codes, shown this once."""
        stap = tweede.vind(geheim, code, nu, None)
        if stap is None:
            raise AccountFout(
                "Deze code klopt niet. Kijk of de klok van uw telefoon goed staat en vul de nieuwste code in."
            )
        codes = tweede.nieuwe_codes()
        hashes = self._hashes(persoon, codes)
        gebeurd = Gebeurd("tweede_stap_ingesteld", zelf(persoon, nu))
        self._wijzig(persoon, gebeurd, lambda a: replace(a, totp=geheim, totp_stap=stap, codes=hashes))
        return codes

    def vernieuw_codes(self, persoon: str, nu: datetime) -> list[str]:
        """New recovery codes; the old ones are void."""
        codes = tweede.nieuwe_codes()
        hashes = self._hashes(persoon, codes)
        self._wijzig(
            persoon, Gebeurd("codes_vernieuwd", zelf(persoon, nu)), lambda a: replace(a, codes=hashes)
        )
        return codes

    # ------------------------------------------------------------ for both, and for logging in

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
        stroom, door = accountstroom(persoon), gebeurd.door
        kop = s.stroom(stroom)
        v = Vervolg(stroom, {} if kop is None else stand_van(kop), tijdstip(door.nu))
        geheim = {PERSOON.value: {"reden": gebeurd.reden.strip()}} if gebeurd.reden.strip() else {}
        open_ = {"persoon": persoon, "wat": gebeurd.wat}
        dag = dag_van(door.nu).isoformat()
        v.voeg_toe(Nieuw(ACCOUNT_GEWIJZIGD, open_, door.actor, door.rol, dag, geheim=geheim))
        self._kern.boekhouding.boek(s, [Deel(v, kop)])

    def _met_link(self, a: Account, token: str, nu: datetime) -> Account:
        return replace(a, link=self.kast.merk("link", token), link_tot=tijdstip(nu + GELDIG))

    def _naam_vrij(self, s: Schrijver, inlognaam: str, persoon: str) -> None:
        ander = self.kast.op_inlognaam(s, inlognaam)
        if ander is not None and ander.persoon != persoon:
            raise AccountFout("Deze inlognaam is al van iemand anders. Kies een andere.")

    def _hashes(self, persoon: str, codes: list[str]) -> tuple[str, ...]:
        return tuple(self.herstelcode(persoon, c) for c in codes)


def _reden(reden: str) -> str:
    if not reden.strip():
        raise AccountFout("Zeg erbij waarom u dit doet. De reden komt in de geschiedenis van het account.")
    return reden


def _inlognaam(inlognaam: str) -> str:
    naam = inlognaam.strip()
    if not 2 <= len(naam) <= LANGSTE_NAAM or not naam.isprintable():
        raise AccountFout("Een inlognaam heeft 2 tot 200 tekens, bijvoorbeeld een e-mailadres.")
    return naam


def _keur(nieuw: str, a: Account) -> None:
    if fout := wachtwoord.keur(nieuw, a.inlognaam, gewoon(a.inlognaam).partition("@")[0], a.persoon):
        raise AccountFout(fout)

"""Aanmelding: from a name and a password, by way of a code, to a session. Who guesses learns nothing and has to wait."""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from kernproces.opslag.opslag import Opslag
from kernproces.tijdstip import tijdstip
from loket.accounts import tweede, wachtwoord
from loket.accounts.beheer import Accountbeheer
from loket.accounts.boek import AccountFout, Gebeurd, zelf
from loket.accounts.kast import Account, gewoon
from loket.accounts.rem import Rem, Sleutel, duur


class NietGelukt(Exception):
    """Not in, and why in a sentence that is the same for everybody. `wacht`: seconds before the next attempt."""

    def __init__(self, zin: str, wacht: int = 0) -> None:
        super().__init__(zin)
        self.zin = zin
        self.wacht = wacht


@dataclass(frozen=True, slots=True)
class Vandaan:
    """From where somebody tries: the address of the network, and what the browser kept of an earlier login."""

    adres: str
    toestel: str = ""


class Aanmelding:
    """Judges attempts."""

    def __init__(self, opslag: Opslag, beheer: Accountbeheer) -> None:
        self._opslag = opslag
        self.beheer = beheer
        self.rem = Rem(opslag)

    def met_wachtwoord(self, inlognaam: str, gegeven: str, vandaan: Vandaan, nu: datetime) -> Account:
        """The account; NietGelukt alike for an unknown name, a wrong password and a revoked account."""
        sleutels = self._sleutels("wachtwoord", gewoon(inlognaam), vandaan)
        self._wacht(sleutels, nu)
        with self._opslag.lezen() as lezer:
            a = self.beheer.kast.op_inlognaam(lezer, inlognaam)
        goed = wachtwoord.klopt(a.wachtwoord if a is not None else None, gegeven)
        if a is None or not goed or a.ingetrokken:
            raise NietGelukt("Deze inlognaam en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw.")
        self.rem.gelukt(sleutels)
        if a.wachtwoord is not None and wachtwoord.verouderd(a.wachtwoord):
            sterker = wachtwoord.maak_hash(gegeven)
            a = self.beheer.werk_bij(a.persoon, lambda nog: replace(nog, wachtwoord=sterker))
        return a

    def met_code(self, persoon: str, gegeven: str, vandaan: Vandaan, nu: datetime) -> bool:
        """A code of the app, or a recovery code (then True). Each works once."""
        a = self.beheer.account(persoon)
        sleutels = self._sleutels("code", gewoon(a.inlognaam), vandaan)
        self._wacht(sleutels, nu)
        hersteld = False
        if (stap := tweede.vind(a.totp, gegeven, nu, a.totp_stap)) is not None:
            self.beheer.werk_bij(persoon, _neem_stap(stap))
        else:
            hash_ = self.beheer.herstelcode(persoon, gegeven)
            if hash_ not in a.codes:
                raise NietGelukt(
                    "Deze code klopt niet of is al gebruikt. Vul de nieuwste code uit uw app in."
                )
            gebeurd = Gebeurd("herstelcode_gebruikt", zelf(persoon, nu))
            self.beheer.boek(persoon, gebeurd, _neem_code(hash_))
            hersteld = True
        self.rem.gelukt(sleutels)
        return hersteld

    def gelukt(self, persoon: str, nu: datetime) -> None:
        """Somebody is in."""
        self.beheer.werk_bij(persoon, lambda a: replace(a, laatst=tijdstip(nu)))

    def controleer_zelf(self, persoon: str, gegeven: str, vandaan: Vandaan, nu: datetime) -> None:
        """Ask the password once more before something weighty; NietGelukt when it is wrong."""
        a = self.beheer.account(persoon)
        self.met_wachtwoord(a.inlognaam, gegeven, vandaan, nu)

    # ------------------------------------------------------------ a device that logged in before

    def nieuw_toestel(self, inlognaam: str) -> str:
        """What this browser keeps, so that guessing elsewhere does not slow it down."""
        zout = secrets.token_urlsafe(12)
        return f"{zout}.{self._toestel(zout, inlognaam)}"

    def _toestel(self, zout: str, inlognaam: str) -> str:
        return self.beheer.kast.merk("toestel", f"{zout}|{gewoon(inlognaam)}")

    def _sleutels(self, wat: str, inlognaam: str, vandaan: Vandaan) -> list[Sleutel]:
        merk: Callable[[str, str], str] = self.beheer.kast.merk
        zout, _, teken = vandaan.toestel.partition(".")
        if zout and hmac.compare_digest(self._toestel(zout, inlognaam).encode(), teken.encode()):
            # On its own count only: what others of the same network guess does not slow down who works here.
            return [("toestel", merk("rem", f"{wat}|{zout}|{inlognaam}"))]
        wie = ("account", merk("rem", f"{wat}|{inlognaam}"))
        return [wie, ("adres", merk("rem", f"adres|{vandaan.adres}"))]

    def _wacht(self, sleutels: list[Sleutel], nu: datetime) -> None:
        if nog := self.rem.probeer(sleutels, nu):
            zin = f"Er is te vaak iets verkeerd ingevuld, door u of door een ander. Wacht {duur(nog)} en probeer het dan opnieuw."
            raise NietGelukt(zin, nog)


def _neem_stap(stap: int) -> Callable[[Account], Account]:
    def neem(a: Account) -> Account:
        if a.totp_stap is not None and a.totp_stap >= stap:
            raise NietGelukt("Deze code is al gebruikt. Wacht op de volgende code in uw app.")
        return replace(a, totp_stap=stap)

    return neem


def _neem_code(hash_: str) -> Callable[[Account], Account]:
    def neem(a: Account) -> Account:
        if hash_ not in a.codes:
            raise AccountFout("Deze herstelcode is al gebruikt.")
        return replace(a, codes=tuple(c for c in a.codes if c != hash_))

    return neem

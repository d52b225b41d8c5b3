"""Accountbeheer: making, inviting, securing and revoking accounts. Each change is an entry in the stream of that account."""

import secrets
from dataclasses import replace
from datetime import datetime
from typing import Any

from kernproces.gebruik.kern import keur_tijd
from kernproces.opslag.rijen import Schrijver
from kernproces.tijdstip import dag_van, tijdstip
from loket.accounts import tweede, wachtwoord
from loket.accounts.boek import GELDIG, Accountboek, AccountFout, Door, Gebeurd, zelf
from loket.accounts.kast import Account, gewoon
from loket.accounts.oidc import Onderwerp
from loket.accounts.post import belofte, token_van
from notificaties.taal import dag_lang

LANGSTE_NAAM = 200


class Accountbeheer(Accountboek):
    """What an administrator and the person may do with an account."""

    # ------------------------------------------------------------ by an administrator

    def maak(self, persoon: str, inlognaam: str, door: Door, reden: str, *, mail: bool = False) -> str:
        """A new account with its first link; answers the link's token, which is shown once. `mail`: it is sent as well."""
        keur_tijd(door.nu)
        _reden(reden)
        naam = _inlognaam(inlognaam)
        token, post = self._nieuwe_link(persoon, door, mail)

        def werk(s: Schrijver) -> None:
            if self.kast.van(s, persoon) is not None:
                raise AccountFout("Deze persoon heeft al een account.")
            self._naam_vrij(s, naam, persoon)
            self.kast.zet(s, self._met_link(Account(persoon, naam), token, door.nu))
            self._boek(s, persoon, Gebeurd("gemaakt", door, reden, post))

        self._kern.herhaal(werk, meer=True)
        return token

    def nodig_uit(self, persoon: str, door: Door, reden: str, *, mail: bool = False) -> str:
        """A new one-time link; an older one is void. The password that was, still works until the link is used."""
        token, post = self._nieuwe_link(persoon, door, mail)

        def nieuw(a: Account) -> Account:
            if a.ingetrokken:
                raise AccountFout("Dit account is ingetrokken. Geef het eerst weer in gebruik.")
            return self._met_link(a, token, door.nu)

        self._wijzig(persoon, Gebeurd("uitgenodigd", door, _reden(reden), post), nieuw)
        return token

    def _nieuwe_link(self, persoon: str, door: Door, mail: bool) -> tuple[str, dict[str, Any]]:
        """The secret of a link; by mail it follows from a seed, so that it is made again when it is sent."""
        if not mail:
            return secrets.token_urlsafe(24), {}
        with self._kern.opslag.lezen() as lezer:
            rollen = self._kern.bron.registers(lezer).mensen.rollen(persoon, dag_van(door.nu))
        if not rollen:
            raise AccountFout("Deze persoon heeft vandaag geen rol. Geef de link zelf, of mail hem later.")
        zaad = secrets.token_urlsafe(18)
        tot = dag_lang(dag_van(door.nu + GELDIG))
        return token_van(self.kast, persoon, zaad), belofte(persoon, rollen[0], zaad, tot)

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
        """Nobody comes in with it any more: every session ends now, and no token or calendar of this person opens anything."""
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

    def koppel_met_link(self, token: str, wie: Onderwerp, adres: str, nu: datetime) -> Account:
        """Instead of a password: the account that somebody has at the provider. The link is used up.

        `adres`: that of the person in the register. Whoever opens the link of somebody else, or is lured to one, has another.
        """
        a = self.van_link(token, nu)
        if a is None:
            raise AccountFout("Deze link is al gebruikt of verlopen. Vraag de beheerder om een nieuwe.")
        if gewoon(adres or a.inlognaam) not in wie.adressen:
            raise AccountFout(
                "Deze uitnodiging is voor iemand met een ander e-mailadres dan het account waarmee u zich aanmeldde, of "
                "dat account noemt geen adres. Gebruik uw eigen uitnodiging en uw eigen account. Klopt het wel? Geef de "
                f"beheerder dan dit kenmerk, dan koppelt die het: {wie.onderwerp}"
            )
        return self._koppel(a.persoon, wie.uitgever, wie.onderwerp, Gebeurd("gekoppeld", zelf(a.persoon, nu)))

    def koppel(self, persoon: str, uitgever: str, onderwerp: str, door: Door, reden: str) -> None:
        """By an administrator, who got the subject from the person."""
        if not onderwerp.strip():
            raise AccountFout("Noem het kenmerk dat de aanbieder voor deze persoon heeft.")
        self._koppel(persoon, uitgever, onderwerp.strip(), Gebeurd("gekoppeld", door, _reden(reden)))

    def ontkoppel(self, persoon: str, door: Door, reden: str) -> None:
        """The provider opens nothing here any more for this person; every session ends."""
        gebeurd = Gebeurd("ontkoppeld", door, _reden(reden))
        self._wijzig(persoon, gebeurd, lambda a: replace(a, extern=None))
        self.sessies.beeindig_alle(persoon, door.nu)

    def _koppel(self, persoon: str, uitgever: str, onderwerp: str, gebeurd: Gebeurd) -> Account:
        with self._kern.opslag.lezen() as lezer:
            ander = self.kast.op_extern(lezer, uitgever, onderwerp)
        if ander is not None and ander.persoon != persoon:
            raise AccountFout("Dat account van de organisatie is al aan iemand anders gekoppeld.")
        extern = self.kast.extern(uitgever, onderwerp)
        return self._wijzig(persoon, gebeurd, lambda a: replace(a, extern=extern, link=None, link_tot=None))

    def wijzig_wachtwoord(self, persoon: str, oud: str, nieuw: str, nu: datetime, behalve: str = "") -> None:
        """With the old one; every other session ends."""
        a = self.account(persoon)
        if not wachtwoord.klopt(a.wachtwoord, oud):
            raise AccountFout("Het huidige wachtwoord klopt niet.")
        if nieuw == oud:
            raise AccountFout("Dit is het wachtwoord dat u al hebt. Kies een ander.")
        _keur(nieuw, a)
        hash_ = wachtwoord.maak_hash(nieuw)
        gebeurd = Gebeurd("wachtwoord_gewijzigd", zelf(persoon, nu))
        self._wijzig(persoon, gebeurd, lambda nog: replace(nog, wachtwoord=hash_))
        self.sessies.beeindig_alle(persoon, nu, behalve)

    def stel_totp_in(
        self, persoon: str, geheim: str, code: str, nu: datetime, *, eerste: bool = False
    ) -> list[str]:
        """Confirm the second step with a code of the app; answers the recovery codes, shown this once.

        `eerste`: with a password alone, so never in the place of an app that was connected meanwhile.
        """
        stap = tweede.vind(geheim, code, nu, None)
        if stap is None:
            raise AccountFout(
                "Deze code klopt niet. Kijk of de klok van uw telefoon goed staat en vul de nieuwste code in."
            )
        codes = tweede.nieuwe_codes()
        hashes = self._hashes(persoon, codes)
        gebeurd = Gebeurd("tweede_stap_ingesteld", zelf(persoon, nu))

        def zet(a: Account) -> Account:
            if eerste and a.totp:
                raise AccountFout(
                    "Er is intussen al een code-app gekoppeld. Meld u opnieuw aan, met een code."
                )
            return replace(a, totp=geheim, totp_stap=stap, codes=hashes)

        self._wijzig(persoon, gebeurd, zet)
        return codes

    def vernieuw_codes(self, persoon: str, nu: datetime) -> list[str]:
        """New recovery codes; the old ones are void."""
        codes = tweede.nieuwe_codes()
        hashes = self._hashes(persoon, codes)
        self._wijzig(
            persoon, Gebeurd("codes_vernieuwd", zelf(persoon, nu)), lambda a: replace(a, codes=hashes)
        )
        return codes


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

"""De kluis: data keys per (houder, categorie) in a database of their own, wrapped by the master key of the settings.

Destroying a key erases what it encrypted, and no more. A destroyed key leaves an empty row, so that nobody makes a
new one in its place. Other processes forget a cached key within CACHE_SECONDEN.
"""

import os
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from threading import Lock

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kernproces.opslag.fouten import HoofdsleutelError, SleutelOntbreektError
from kernproces.opslag.kluiskast import Gevonden, Kast, open_kast
from kernproces.opslag.versleutel import NONCE, Sleutel

PER_KEER = 500  # keys that are wrapped again in one transaction
LENGTE = 32  # 256 bits
CACHE_SECONDEN = 60.0
_Naam = tuple[str, str]


class Kluis:
    """The key store behind one address; safe over threads and processes."""

    def __init__(self, url: str, hoofdsleutels: Sequence[bytes], *, cache: int = 10_000) -> None:
        """The first master key wraps new data keys; the others still open older ones (rotation)."""
        if not hoofdsleutels or any(len(h) != LENGTE for h in hoofdsleutels):
            raise HoofdsleutelError(
                "Een hoofdsleutel is precies 32 bytes lang (256 bits). Kijk de instelling na."
            )
        self._hoofd = {kenmerk(h): AESGCM(h) for h in hoofdsleutels}
        self._nieuwste = kenmerk(hoofdsleutels[0])
        self._kast: Kast = open_kast(url)
        self._ruimte = cache
        self._cache: OrderedDict[_Naam, tuple[float, Sleutel]] = OrderedDict()
        self._slot = Lock()

    def sleutel(self, houder: str, categorie: str) -> Sleutel:
        """An existing key; SleutelOntbreektError when it was destroyed or never made."""
        naam = (houder, categorie)
        if (bekend := self._uit_cache(naam)) is not None:
            return bekend
        rij = self._kast.lees([naam]).get(naam)
        if rij is None or rij[1] is None:
            raise SleutelOntbreektError(houder, categorie)
        return self._bewaar(naam, self._pak_uit(naam, rij[0], rij[1]))

    def maak_sleutels(self, houder: str, categorieen: Iterable[str]) -> dict[str, Sleutel]:
        """The keys of these categories, made where they are not there yet and durable before they are given."""
        uit, ontbreekt = {}, []
        for categorie in categorieen:
            if (bekend := self._uit_cache((houder, categorie))) is not None:
                uit[categorie] = bekend
            else:
                ontbreekt.append(categorie)
        if ontbreekt:
            for naam, (hoofd, ingepakt) in self._zorg_voor([(houder, c) for c in ontbreekt]).items():
                if ingepakt is None:
                    raise SleutelOntbreektError(*naam)
                uit[naam[1]] = self._bewaar(naam, self._pak_uit(naam, hoofd, ingepakt))
        return uit

    def _zorg_voor(self, namen: list[_Naam]) -> Gevonden:
        """The rows of these names; made only where there is none."""
        gevonden = self._kast.lees(namen)
        nieuw = [
            (*naam, self._nieuwste, self._pak_in(naam, os.urandom(LENGTE)))
            for naam in namen
            if naam not in gevonden
        ]
        return gevonden | self._kast.maak(nieuw) if nieuw else gevonden

    def maak_sleutel(self, houder: str, categorie: str) -> Sleutel:
        """One key, made where it is not there yet."""
        return self.maak_sleutels(houder, (categorie,))[categorie]

    def vernietig(self, houder: str, categorie: str) -> bool:
        """Destroy a key for good; False when there was none. Copies live on in back-ups of the kluis (30 days)."""
        return bool(self.vernietig_alle([(houder, categorie)]))

    def vernietig_alle(self, namen: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """Destroy these keys for good, and leave no trace of them in the store; which of them there were.

        KluisBezetError when a trace may be left (somebody was reading the store): do it again, it is safe to repeat.
        """
        try:
            return self._kast.vernietig(namen) if namen else []
        finally:  # not before: somebody may read it once more until it is gone
            with self._slot:
                for naam in namen:
                    self._cache.pop(naam, None)

    def namen(self, houder: str) -> list[str]:
        """The keys of this holder that were not destroyed."""
        return self._kast.namen(houder)

    def wissel_hoofdsleutel(self, meld: Callable[[int], None] = lambda _: None) -> int:
        """Wrap every key that another master key wrapped with the newest one; how many there were.

        In portions, each durable before the next: whoever is stopped halfway, goes on where he was. A key that is made
        meanwhile by a process that still has the old settings, is found by doing it again.
        """
        gedaan, andere = 0, self._kast.van_andere(self._nieuwste)
        for begin in range(0, len(andere), PER_KEER):
            nieuw = []
            for houder, categorie, hoofd, ingepakt in andere[begin : begin + PER_KEER]:
                naam = (houder, categorie)
                dicht = self._pak_in(naam, self._pak_uit(naam, hoofd, ingepakt).ruw)
                nieuw.append((self._nieuwste, dicht, *naam, hoofd))
            self._kast.herverpak(nieuw)
            gedaan += len(nieuw)
            meld(gedaan)
        return gedaan

    def neem_op(self, houder: str, naam: str, ruw: bytes) -> None:
        """A key of another house, wrapped by the master key of this one; one that is there stays as it is."""
        self._kast.maak([(houder, naam, self._nieuwste, self._pak_in((houder, naam), ruw))])

    def nagezien(self) -> Iterator[tuple[str, str, str]]:
        """Holder and name of every key that is there, with what is wrong with it: empty when it opens."""
        for houder, naam, hoofd, dicht in self.ingepakt():
            gebrek = ""
            try:
                self._pak_uit((houder, naam), hoofd, dicht)
            except HoofdsleutelError as fout:
                gebrek = str(fout)
            yield houder, naam, gebrek

    def ingepakt(self) -> list[tuple[str, str, str, bytes]]:
        """Every key as it lies there, wrapped: for a back-up of the keys."""
        return self._kast.van_andere("")

    def zet_terug(self, rijen: Sequence[tuple[str, str, str, bytes]]) -> None:
        """Put back wrapped keys; one that is there, or was destroyed here, stays as it is."""
        self._kast.maak(rijen)

    def dispose(self) -> None:
        """Forget every key and close the store."""
        with self._slot:
            self._cache.clear()
        self._kast.weg()

    def _pak_in(self, naam: _Naam, ruw: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._hoofd[self._nieuwste].encrypt(nonce, ruw, _aad(naam))

    def _pak_uit(self, naam: _Naam, hoofd: str, ingepakt: bytes) -> Sleutel:
        if (aead := self._hoofd.get(hoofd)) is None:
            raise HoofdsleutelError(
                f"De hoofdsleutel uit de instellingen ({', '.join(self._hoofd)}) hoort niet bij deze kluis, "
                f"die met {hoofd} is gesloten. Zet de juiste hoofdsleutel terug."
            )
        try:
            return Sleutel(aead.decrypt(ingepakt[:NONCE], ingepakt[NONCE:], _aad(naam)))
        except (InvalidTag, TypeError, ValueError) as fout:
            raise HoofdsleutelError(
                f"De sleutel van {naam[0]} voor {naam[1]} in de kluis is beschadigd."
            ) from fout

    def _uit_cache(self, naam: _Naam) -> Sleutel | None:
        gevonden = self._cache.get(naam)
        if gevonden is None or gevonden[0] < time.monotonic():
            return None
        return gevonden[1]

    def _bewaar(self, naam: _Naam, sleutel: Sleutel) -> Sleutel:
        with self._slot:
            self._cache[naam] = (time.monotonic() + CACHE_SECONDEN, sleutel)
            self._cache.move_to_end(naam)
            if len(self._cache) > self._ruimte:
                self._cache.popitem(last=False)
        return sleutel


def kenmerk(hoofdsleutel: bytes) -> str:
    """Which master key it is, without giving it away."""
    return sha256(b"kernproces-hoofdsleutel:" + hoofdsleutel).hexdigest()[:16]


def _aad(naam: _Naam) -> bytes:
    return f"sleutel|{naam[0]}|{naam[1]}".encode()

"""De kast: the rows of the table account. Names and secrets are locked with a key of the kluis; what is looked up by, is a keyed hash."""

from dataclasses import dataclass
from typing import Any

import orjson

from kernproces.opslag.kluis import Kluis
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.opslag.versleutel import merk, ontsleutel, versleutel

HOUDER, MERKEN, GEHEIM = "account", "herkennen", "geheim"
_KOLOMMEN = (
    "persoon, inlog, ingetrokken, wachtwoord, geheim, totp_stap, codes, link, link_tot, extern, laatst"
)
_ALLES = f"SELECT {_KOLOMMEN} FROM account"  # noqa: S608 - fixed text
_RIJ = _KOLOMMEN.split(", ")
_ZET = (
    f"INSERT INTO account ({_KOLOMMEN}) VALUES ({', '.join('?' * len(_RIJ))}) ON CONFLICT (persoon) DO UPDATE SET "  # noqa: S608
    + ", ".join(f"{k} = excluded.{k}" for k in _RIJ[1:])
)


@dataclass(frozen=True, slots=True)
class Account:
    """How one person logs in. `totp`: the secret of the second step once it was confirmed; `codes`: hashes of recovery codes."""

    persoon: str
    inlognaam: str
    ingetrokken: bool = False
    wachtwoord: str | None = None
    totp: str = ""
    totp_stap: int | None = None
    codes: tuple[str, ...] = ()
    link: str | None = None
    link_tot: str | None = None
    extern: str | None = None
    laatst: str | None = None

    @property
    def stand(self) -> str:
        """`ingetrokken`, `uitgenodigd`, `zonder tweede stap` or `in gebruik`."""
        if self.ingetrokken:
            return "ingetrokken"
        if self.wachtwoord is None and self.extern is None:
            return "uitgenodigd"
        return "in gebruik" if self.totp or self.extern else "zonder tweede stap"


def gewoon(inlognaam: str) -> str:
    """Login names are the same in capitals and small letters, and without spaces around them."""
    return inlognaam.strip().casefold()


class Kast:
    """Reads and writes accounts."""

    def __init__(self, kluis: Kluis) -> None:
        self._kluis = kluis

    def merk(self, soort: str, tekst: str) -> str:
        """A keyed hash: equal texts of one kind stay equal, and without the key it says nothing."""
        return merk(self._kluis.maak_sleutel(HOUDER, MERKEN), f"{soort}|{tekst}")

    def van(self, lezer: Lezer, persoon: str) -> Account | None:
        """The account of this person."""
        return self._een(lezer, "persoon", persoon)

    @staticmethod
    def ingetrokken(lezer: Lezer, persoon: str) -> bool:
        """Whether this person had an account that was revoked: then nothing else lets him in either."""
        return bool(
            lezer.rij_query("SELECT 1 FROM account WHERE persoon = ? AND ingetrokken = 1", (persoon,))
        )

    def op_inlognaam(self, lezer: Lezer, inlognaam: str) -> Account | None:
        """Whose login name this is."""
        return self._een(lezer, "inlog", self.merk("inlog", gewoon(inlognaam)))

    def op_link(self, lezer: Lezer, token: str) -> Account | None:
        """To whom this one-time link was given."""
        return self._een(lezer, "link", self.merk("link", token))

    def op_extern(self, lezer: Lezer, uitgever: str, onderwerp: str) -> Account | None:
        """Whom this subject of this provider is."""
        return self._een(lezer, "extern", self.extern(uitgever, onderwerp))

    def extern(self, uitgever: str, onderwerp: str) -> str:
        """How a subject is remembered."""
        return self.merk("extern", f"{uitgever}|{onderwerp}")

    def alle(self, lezer: Lezer) -> dict[str, Account]:
        """Every account by person."""
        rijen = lezer.rij_query(f"{_ALLES} ORDER BY persoon")
        return {rij[0]: self._lees(rij) for rij in rijen}

    def zet(self, schrijver: Schrijver, a: Account) -> Account:
        """Write it as it is now."""
        geheim = {"inlognaam": a.inlognaam, "totp": a.totp}
        dicht = versleutel(self._kluis.maak_sleutel(HOUDER, GEHEIM), geheim, _aad(a.persoon))
        inlog = self.merk("inlog", gewoon(a.inlognaam))
        codes = orjson.dumps(list(a.codes)).decode()
        waarden = (a.persoon, inlog, int(a.ingetrokken), a.wachtwoord, dicht, a.totp_stap, codes)
        schrijver.voer_uit(_ZET, [(*waarden, a.link, a.link_tot, a.extern, a.laatst)])
        return a

    def _een(self, lezer: Lezer, kolom: str, waarde: str) -> Account | None:
        rijen = lezer.rij_query(f"{_ALLES} WHERE {kolom} = ?", (waarde,))  # our own column names
        return self._lees(rijen[0]) if rijen else None

    def _lees(self, rij: tuple[Any, ...]) -> Account:
        persoon, _, ingetrokken, wachtwoord, dicht, stap, codes, *rest = rij
        geheim = ontsleutel(self._kluis.maak_sleutel(HOUDER, GEHEIM), dicht, _aad(persoon))
        naam, totp = geheim["inlognaam"], geheim["totp"]
        return Account(
            persoon, naam, bool(ingetrokken), wachtwoord, totp, stap, (*orjson.loads(codes),), *rest
        )


def _aad(persoon: str) -> bytes:
    return f"account|{persoon}".encode()

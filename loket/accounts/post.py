"""Accountpost: the invitation by mail. Its link follows from a seed in the entry and a key of the kluis, and is stored nowhere."""

from typing import Any

from kernproces.opslag.kluis import Kluis
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.zaak.stand import Entry
from loket.accounts.kast import Kast
from notificaties.uitnodiging import SJABLOON


def token_van(kast: Kast, persoon: str, zaad: str) -> str:
    """The secret of a link that goes by mail: without the key the seed says nothing."""
    return kast.merk("uitnodiging", f"{persoon}|{zaad}")


def belofte(persoon: str, rol: Rol, zaad: str, tot: str) -> dict[str, Any]:
    """What the entry of an invitation by mail holds beside who and what."""
    bericht = {"sjabloon": SJABLOON, "aan": [rol.value], "personen": {rol.value: [persoon]}, "spoed": True}
    return {"zaad": zaad, "gegevens": {"tot": tot}, "berichten": [bericht]}


class Accountpost:
    """Implements the port Uitnodigingen of notificaties."""

    def __init__(self, kluis: Kluis) -> None:
        self._kast = Kast(kluis)

    def pad(self, entry: Entry) -> str:
        """The path of the link."""
        return f"/uitnodiging/{self._token(entry)}"

    def geldt(self, lezer: Lezer, entry: Entry, nu: str) -> bool:
        """Whether the account still waits for exactly this link."""
        account = self._kast.op_link(lezer, self._token(entry))
        return account is not None and not account.ingetrokken and (account.link_tot or "") > nu

    def _token(self, entry: Entry) -> str:
        return token_van(self._kast, entry["open"]["persoon"], entry["open"]["zaad"])

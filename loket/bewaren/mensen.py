"""Mensen: what lies outside the register of a person and goes when the name goes: the account, and what somebody kept for himself.

What says only that this kenmerk did something (the history, the read log) stays as long as its own term says.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from kernproces.gebeurtenissen import accountstroom, registerstroom
from kernproces.opslag.rijen import Lezer
from kernproces.taal.bewaarregel import MENSEN
from loket.bewaren.bestanden import overschrijf
from notificaties.verloop import berichtstroom

if TYPE_CHECKING:
    from loket.bedrading import Samenstel

_HOUDER = registerstroom(f"{MENSEN}/")
# A view that is shared is of those who share it: it stays.
_WEG = (
    "DELETE FROM account WHERE persoon = ?",
    "DELETE FROM sessie WHERE persoon = ?",
    "DELETE FROM bewaard WHERE persoon = ?",
    "DELETE FROM concept WHERE persoon = ?",
    "DELETE FROM beginblad WHERE persoon = ?",
    "DELETE FROM weergave WHERE eigenaar = ? AND deelt = ''",
)


def mens_van(houder: str) -> str:
    """Whose keys these are; empty when they are of no person of the register."""
    return houder.removeprefix(_HOUDER) if houder.startswith(_HOUDER) else ""


def vergeet_mensen(s: "Samenstel", wie: Collection[str]) -> None:
    """Safe to repeat."""
    from loket.api.tokens import trek_tokens_in

    for persoon in wie:
        trek_tokens_in(s, persoon)
        with s.opslag.schrijven(meer=True) as schrijver:
            for sql in _WEG:
                schrijver.voer_uit(sql, [(persoon,)])
        eigen = accountstroom(persoon)
        s.kluis.vernietig_alle([(eigen, naam) for naam in s.kluis.namen(eigen)])
    if not wie:
        return
    with s.opslag.lezen() as lezer:
        over = {stroom for persoon in wie for stroom in (accountstroom(persoon), f"overzicht/{persoon}")}
        berichten = (b for (b,) in lezer.rij_query("SELECT id FROM outbox WHERE zaak = ''"))
        namen = briefnamen(s, lezer, [b for b in berichten if b.split("|")[1] in over])
    verwijder_brieven(s, namen)


def briefnamen(s: "Samenstel", lezer: Lezer, berichten: Iterable[str]) -> list[str]:
    """What the files of these messages are called after, in an installation without a mail server."""
    entries = (e for b in berichten for e in s.kern.archief.lees(lezer, berichtstroom(b)))
    return sorted({e["open"]["message_id"][1:13] for e in entries if e["open"].get("message_id")})


def verwijder_brieven(s: "Samenstel", namen: Iterable[str]) -> None:
    """Overwrite and remove them."""
    for naam in namen:
        for pad in (s.instellingen.map_ / "post").rglob(f"*-{naam}.eml"):
            overschrijf(pad)

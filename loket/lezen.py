"""Reading for auditors and checks: an existing database, its history as a book, its fold."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kernproces.gebruik.archief import ZOEKEN, Archief
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.vouwer import Vouwer
from kernproces.naspelen import Geschiedenisboek, Naspeler
from kernproces.naspelen.boek import TeVeelError
from kernproces.opslag.fouten import OpslagError
from kernproces.opslag.rijen import Lezer
from kernproces.opslag.versleutel import Sleutel
from kernproces.taal.formulier import Categorie
from kernproces.zaak.stand import Entry
from loket.bedrading import Samenstel
from loket.instellingen import Instellingen
from notificaties.projectie import Projectie

ALLES = frozenset(c.value for c in Categorie)


def bestaand(instellingen: Instellingen) -> Samenstel:
    """Everything wired on a database that is there; nothing is made or changed."""
    pad = instellingen.database_url.removeprefix("sqlite:///")
    if instellingen.database_url.startswith("sqlite:///") and not Path(pad).exists():
        raise OnbekendError(f"Er is geen databank {pad}. Zet DATABASE_URL, of begin met `kernproces start`.")
    samenstel = Samenstel(instellingen)
    samenstel.opslag.keur_schema()
    return samenstel


@contextmanager
def naspeler(samenstel: Samenstel, meest: int | None = None) -> Iterator[Naspeler]:
    """A replayer over one consistent view of the history. `meest`: TeVeelError when it must look at more streams than these."""
    with samenstel.opslag.lezen() as lezer:
        boek = boek_van(samenstel, lezer, meest)
        yield Naspeler(boek, samenstel.kern.register, samenstel.kern.laat_verstrijken)
        if boek.te_veel:  # a verdict without all that it rests on, is none
            raise TeVeelError


def boek_van(samenstel: Samenstel, lezer: Lezer, meest: int | None = None) -> Geschiedenisboek:
    """The history behind this reader, with what can be unlocked. `meest`: see Geschiedenisboek."""
    return Geschiedenisboek(lezer, lambda entry: samenstel.kern.archief.ontsluit(entry, ALLES), meest)


def vouwer(samenstel: Samenstel, *, zonder_sleutels: bool = False) -> Vouwer:
    """The fold of every stream. `zonder_sleutels`: all but the search words, for those ask for keys."""
    archief = Dicht(samenstel.kluis) if zonder_sleutels else samenstel.kern.archief
    return Vouwer(samenstel.kern.register, Projectie(), archief)


class Dicht(Archief):
    """The history without a key: what is locked stays locked, and no key is made."""

    def ontsluit(self, entry: Entry, categorieen: Collection[str]) -> dict[str, dict[str, Any]]:
        """Nothing."""
        del entry, categorieen
        return {}

    def zoeksleutel(self) -> Sleutel:
        """Of no use: who folds like this, does not look at the search words."""
        return Sleutel(bytes(32))


def zoekt(samenstel: Samenstel) -> bool:
    """Whether the key of the search words is there and opens: without it they cannot be worked out again."""
    try:
        samenstel.kluis.sleutel(*ZOEKEN)
    except OpslagError:
        return False
    return True

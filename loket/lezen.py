"""Reading for auditors and checks: an existing database, its history as a book, its fold."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.vouwer import Vouwer
from kernproces.naspelen import Geschiedenisboek, Naspeler
from kernproces.opslag.rijen import Lezer
from kernproces.taal.formulier import Categorie
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
def naspeler(samenstel: Samenstel) -> Iterator[Naspeler]:
    """A replayer over one consistent view of the history."""
    with samenstel.opslag.lezen() as lezer:
        yield Naspeler(boek_van(samenstel, lezer), samenstel.kern.register, samenstel.kern.laat_verstrijken)


def boek_van(samenstel: Samenstel, lezer: Lezer) -> Geschiedenisboek:
    """The history behind this reader, with what can be unlocked."""
    return Geschiedenisboek(lezer, lambda entry: samenstel.kern.archief.ontsluit(entry, ALLES))


def vouwer(samenstel: Samenstel) -> Vouwer:
    """The fold of every stream."""
    return Vouwer(samenstel.kern.register, Projectie(), samenstel.kern.archief)

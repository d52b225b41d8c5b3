"""Bewaring: the rules of this organisation, and what lies outside the history and must go with a key."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import orjson

from kernproces.gebeurtenissen import accountstroom
from kernproces.gebruik.vernietiging import Vernietiging
from kernproces.opslag.kluis import Kluis
from kernproces.opslag.rijen import Lezer
from kernproces.taal.formulier import PERSOON
from kernproces.tijdstip import dag_van
from kernproces.vertrouwelijk.vak import sleutelnaam, vak_op
from kernproces.zaak.stand_sleutels import REGISTER, sleutel_van
from loket.bewaren.mensen import briefnamen, mens_van, vergeet_mensen, verwijder_brieven
from workflows.bewaarregels import BEWAARREGELS

if TYPE_CHECKING:
    from loket.bedrading import Samenstel


def vernietiging(s: "Samenstel") -> Vernietiging:
    """Destruction lists by the rules of `workflows.bewaarregels`. Whoever keeps content elsewhere, adds an opruimer here."""

    def concepten(geraakt: Sequence[str], leeg: Sequence[str]) -> None:
        """Drafts: by now unreadable; their rows go too."""
        del leeg
        for stroom in geraakt:
            s.concepten.wis(stroom)

    def post(geraakt: Sequence[str], leeg: Sequence[str]) -> None:
        """Letters as files (an installation without mail server); they name people, and hold no health data."""
        del leeg
        with s.opslag.lezen() as lezer:
            namen = [naam for stroom in geraakt for naam in _briefnamen(s, lezer, stroom)]
        verwijder_brieven(s, namen)

    def stukken(geraakt: Sequence[str], leeg: Sequence[str]) -> None:
        """Documents: by now unreadable; their bytes go too."""
        del leeg
        van_ons = (stroom for stroom in geraakt if stroom.startswith(("zaak/", "dossier/")))
        for dossier in sorted({_dossier_van(s, stroom) for stroom in van_ons}):
            s.stukken.wis(dossier)

    def van_elders(geraakt: Sequence[str], leeg: Sequence[str]) -> None:
        """What another organisation handed over with a dossier goes with that dossier, keys and bytes."""
        from loket.overdracht.ontvangst import vergeet

        del geraakt
        for dossier in (stroom.removeprefix("dossier/") for stroom in leeg if stroom.startswith("dossier/")):
            vergeet(s, dossier)

    def mensen(geraakt: Sequence[str], leeg: Sequence[str]) -> None:
        """Of people whose name went: how they logged in, and what they kept for themselves."""
        del geraakt
        vergeet_mensen(s, [wie for houder in leeg if (wie := mens_van(houder))])

    return Vernietiging(s.kern, BEWAARREGELS, (concepten, post, stukken, van_elders, mensen))


def _dossier_van(s: "Samenstel", stroom: str) -> str:
    soort, _, naam = stroom.partition("/")
    return naam if soort == "dossier" else str(s.stand(naam)["dossier"])


def _briefnamen(s: "Samenstel", lezer: Lezer, stroom: str) -> list[str]:
    """What the files of the letters of a zaak are called after, of every school year whose personal data are gone."""
    if not stroom.startswith("zaak/"):
        return []
    over = set(s.kluis.namen(stroom))

    def weg(aangemaakt: str) -> bool:
        dag = dag_van(datetime.fromisoformat(aangemaakt)).isoformat()
        return sleutelnaam(stroom, PERSOON.value, vak_op(dag)) not in over

    vraag = "SELECT id, aangemaakt FROM outbox WHERE zaak = ?"
    rijen = lezer.rij_query(vraag, (stroom.removeprefix("zaak/"),))
    return briefnamen(s, lezer, [b for b, aangemaakt in rijen if weg(aangemaakt)])


def gewiste_sleutels(lezer: Lezer, kluis: Kluis) -> list[tuple[str, str]]:
    """Holder and name of every key that the history says was destroyed and that is in the kluis again."""
    vraag = "SELECT stroom, stand FROM stroom WHERE soort IN ('zaak', 'dossier', 'register') ORDER BY stroom"
    terug = list[tuple[str, str]]()
    for stroom, ruw in lezer.rij_stroom(vraag):
        if b'"gewist"' not in bytes(ruw):
            continue
        stand = orjson.loads(bytes(ruw))
        if stroom.startswith(REGISTER):
            terug += _van_items(kluis, stroom, stand["gewist"])
            continue
        leeg = set(stand["inhoud"]) <= set(stand["gewist"])  # then the holder has nothing left at all
        terug += [(stroom, naam) for naam in kluis.namen(stroom) if leeg or naam in stand["gewist"]]
    return terug


def _van_items(kluis: Kluis, stroom: str, gewist: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The same of a register: every key of an item that was destroyed, and of the account of a person."""
    for item, _ in (sleutel_van(stroom, naam) for naam in gewist):
        houders = [item, *([accountstroom(wie)] if (wie := mens_van(item)) else [])]
        yield from ((houder, naam) for houder in houders for naam in kluis.namen(houder))

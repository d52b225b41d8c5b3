"""Rondblik over the history: the organisation as a step saw it, or must have seen it."""

from collections.abc import Iterator
from datetime import datetime

from kernproces.gebeurtenissen import stukkenstroom, zaakstroom
from kernproces.naspelen.boek import SPELING, Geschiedenisboek
from kernproces.opslag.sql import bereik
from kernproces.tijdstip import tijdstip
from kernproces.zaak.rondblik import eerste_maker
from kernproces.zaak.stand import Entry, Stand

PER_KEER = 200
EERSTE = f"SELECT stroom FROM gebeurtenis WHERE nr = 1 AND stroom > ? AND stroom < ? ORDER BY stroom LIMIT {PER_KEER}"  # noqa: S608


class Boekblik:
    """What the step of this entry saw: a zaak that it lists in the version that it lists, any other as it stood then."""

    def __init__(self, boek: Geschiedenisboek, entry: Entry) -> None:
        self._boek = boek
        self._entry = entry

    def zaken(self, workflow: str) -> Iterator[Stand]:
        """Every zaak that ran this workflow then. What moved at that very moment, and is not listed, may have been either."""
        gelezen = dict(self._gelezen())
        nu = datetime.fromisoformat(self._entry["vastgelegd"])
        vroeg, laat = tijdstip(nu - SPELING), tijdstip(nu + SPELING)
        for stroom in self._begonnen():
            entries = self._boek.stroom(stroom).entries
            if not entries or entries[0]["open"].get("workflow") != workflow:
                continue
            nr = gelezen.get(stroom, self._boek.nr_toen(stroom, vroeg))
            if stroom not in gelezen and nr != self._boek.nr_toen(stroom, laat):
                continue
            if stand := self._boek.stand_op(stroom, nr):
                yield stand

    def _begonnen(self) -> Iterator[str]:
        """Every zaak that ever began, some at a time: who has seen enough, has not read them all."""
        na, tot = bereik(zaakstroom(""))
        while rijen := self._boek.lezer.rij_query(EERSTE, (na, tot)):
            yield from (stroom for (stroom,) in rijen)
            na = rijen[-1][0]

    def lopend(self, workflow: str) -> Iterator[Stand]:
        """The ones that the step names: whether it left one out, only a look at all dossiers can tell."""
        for stroom, nr in self._gelezen():
            if (stand := self._boek.stand_op(stroom, nr)) and stand.get("workflow") == workflow:
                yield stand

    def maker(self, dossier: str, merk: str) -> str:
        """Who had put this document into the dossier first, as far as the step looked."""
        stroom = stukkenstroom(dossier)
        nr = self._entry["open"].get("gelezen", {}).get(stroom)
        toen = self._boek.stand_toen(stroom, self._entry["vastgelegd"])
        return eerste_maker(toen if nr is None else self._boek.stand_op(stroom, nr), merk)

    def zegel(self, nr: int) -> str:
        """The hash of an entry of this zaak, as it is stored."""
        return self._boek.stroom(self._entry["stroom"]).afdrukken.get(nr, "")

    def _gelezen(self) -> Iterator[tuple[str, int]]:
        """The versions that the step itself names."""
        for bijlage in self._entry["open"].get("bijlagen", {}).values():
            for regel in bijlage.get("zaken", ()):
                yield zaakstroom(str(regel["zaak"])), int(regel["nr"])

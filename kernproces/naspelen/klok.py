"""Klok: what the clock brought about at an instant, worked out again: by a ronde, or just before the step of a person."""

from collections.abc import Callable, Sequence

from kernproces.naspelen import keuring
from kernproces.naspelen.boek import Geschiedenisboek
from kernproces.naspelen.feiten import Feiten
from kernproces.naspelen.koppeling import deelzaak_zette_klok
from kernproces.naspelen.verslag import Stap
from kernproces.rollen import Rol
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Entry, Stand
from kernproces.zaak.voortgang import Vervolg, Voortgang

LaatVerstrijken = Callable[[Voortgang, Vervolg, Situatie, bool], None]
NIET_VAN_DE_KLOK = (
    "Dit volgt niet uit de klok of uit een stap: het systeem had hier niets te doen, of iets anders."
)


class Klokslag:
    """The clock of a zaak under replay."""

    def __init__(self, boek: Geschiedenisboek, feiten: Feiten, laat_verstrijken: LaatVerstrijken) -> None:
        self._boek = boek
        self._feiten = feiten
        self._laat_verstrijken = laat_verstrijken

    def keur(
        self, entry: Entry, rest: Sequence[Entry], stand: Stand, voortgang: Voortgang, stap: Stap
    ) -> list[Entry]:
        """This entry must be the first that was due then; answers what must follow it.

        A ronde records all that was due; just before a person's step, in its transaction, only what moves a term is.
        That step may stand in a deelzaak and leave nothing else here: a bezwaar that comes in too late.
        """
        alles = self._wat(entry, stand, voortgang, alleen_gevolgen=False)
        nodig = self._wat(entry, stand, voortgang, alleen_gevolgen=True)
        if nodig and _volgt(nodig, [entry, *rest]):
            mens = rest[len(nodig) - 1] if len(nodig) <= len(rest) else None
            hier = mens is not None and _is_stap(mens) and mens["vastgelegd"] == entry["vastgelegd"]
            elders = not hier and not _volgt(alles, [entry, *rest])
            if hier or (elders and deelzaak_zette_klok(self._boek, entry, stand)):
                alles = nodig
        if alles and not keuring.verschil(alles[0], entry):
            return alles[1:]
        stap.meld("klok", NIET_VAN_DE_KLOK, "historie")
        return []

    def keur_gelijk(self, entry: Entry, stand: Stand, voortgang: Voortgang, stap: Stap) -> None:
        """Nobody acts on a zaak whose clock is behind: what had lapsed by then stands before the step."""
        nu = f"{entry['vastgelegd'][:19]}Z"
        if not stand or entry["vastgelegd"] == stand["laatst"]:
            return
        if any(t["volgende"] and t["volgende"]["op"] <= nu for t in stand["termijnen"].values()):
            for e in self._wat(entry, stand, voortgang, alleen_gevolgen=True)[:1]:
                stap.meld("ontbreekt", f"Voor deze stap hoort nog te staan: {keuring.wat(e)}.", "historie")

    def _wat(self, entry: Entry, stand: Stand, voortgang: Voortgang, *, alleen_gevolgen: bool) -> list[Entry]:
        s = self._feiten.situatie(entry, stand)
        v = Vervolg(entry["stroom"], s.zaak, entry["vastgelegd"], stand.get("vingerafdruk"))
        self._laat_verstrijken(voortgang, v, s, alleen_gevolgen)
        return v.entries


def _is_stap(entry: Entry) -> bool:
    """Of a person, here or in a deelzaak."""
    return entry["rol"] != Rol.SYSTEEM.value or bool(entry["open"].get("vanuit"))


def _volgt(hoort: Sequence[Entry], entries: Sequence[Entry]) -> bool:
    """Whether these entries stand there, in this order."""
    return len(hoort) <= len(entries) and all(
        not keuring.verschil(h, e) for h, e in zip(hoort, entries, strict=False)
    )

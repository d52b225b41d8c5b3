"""Verzameling, spoor and deelzaak: the three nouns that keep product states and flags out of a declaration."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kernproces.taal.eis import Eis, Voorwaarde
from kernproces.taal.termijn import TermijnSoort

if TYPE_CHECKING:
    from kernproces.taal.overgang import Invulling
    from kernproces.zaak.situatie import Situatie


@dataclass(frozen=True, slots=True)
class Verzameling:
    """Things gathered in any order until complete (two experts' advices, risks, signatures).

    `actie` adds one; `gereed` are the conditions under which it is complete; `vervalt_door` is the action whose
    field `vervallen_veld` names the entries (by entry number) that lapse. Where it was said beforehand what is to be
    gathered: `gevraagd`, the action and the form field (a list of groups) that said so, and `sleutel`, the fields by
    which one that was gathered is one that was asked; `persoon`, the field that names who is asked for it, so that the
    zaak waits for them and not for everybody with their role. `ieder_eenmaal`: everybody gives one, so whoever gave
    his is not waited for any more, in whose role the zaak still waits.
    """

    naam: str
    titel: str
    actie: str
    gereed: tuple[Eis, ...] = ()
    vervalt_door: str = ""
    vervallen_veld: str = ""
    gevraagd: tuple[str, str] | None = None
    sleutel: tuple[str, ...] = ()
    persoon: str = ""
    ieder_eenmaal: bool = False

    def gevers(self, stand: Mapping[str, Any]) -> frozenset[str]:
        """Who gave one that still counts, and on whose account."""
        stukken = stand.get("verzameld", {}).get(self.naam, ())
        return frozenset(wie for s in stukken if not s["vervallen"] for wie in s["wie"])

    def gevraagde(self, stand: Mapping[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any] | None]]:
        """What was asked, each with the one that was gathered for it."""
        if self.gevraagd is None:
            return []
        actie, veld = self.gevraagd
        regels = stand["gedaan"].get(actie, {}).get("gegevens", {}).get(veld, ())
        stukken = [s for s in stand["verzameld"].get(self.naam, ()) if not s["vervallen"]]
        er_is = {(wie, *self._wat(s["gegevens"])): s for s in stukken for wie in self._wie(s)}
        return [(r, er_is.get((r.get(self.persoon), *self._wat(r)))) for r in regels]

    def nog_gevraagd(self, stand: Mapping[str, Any]) -> frozenset[str]:
        """Who by name did not give all that was asked of them."""
        return frozenset(vraag[self.persoon] for vraag, stuk in self.gevraagde(stand) if stuk is None)

    def _wat(self, gegevens: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(gegevens.get(k) for k in self.sleutel)

    def _wie(self, stuk: Mapping[str, Any]) -> Iterable[str | None]:
        """Whose it counts as: also of whoever was stood in for. None where nobody was asked by name."""
        return stuk["wie"] if self.persoon else (None,)


@dataclass(frozen=True, slots=True)
class Begin:
    """What opens an interval of a spoor: from the day after. `tot`: the projected last day, if one is known.

    `verwacht` names the field with the day on which the clock is expected to run again. It decides nothing; whoever
    asks what the end would become, gets an answer for that day.
    """

    actie: str
    grond: str | Callable[["Situatie"], str]
    tot: Callable[["Situatie"], Any] | None = None
    verwacht: str = ""


@dataclass(frozen=True, slots=True)
class Eind:
    """What closes the intervals of a spoor: the last suspended day is the day before."""

    actie: str
    wanneer: Voorwaarde | None = None


@dataclass(frozen=True, slots=True)
class Spoor:
    """What runs beside the state, never instead of it: intervals on a ground, during which `schort_op` stand still."""

    naam: str
    titel: str
    waar: tuple[str, ...]
    schort_op: tuple[TermijnSoort, ...]
    begint: tuple[Begin, ...]
    eindigt: tuple[Eind, ...]
    eindigt_bij: TermijnSoort | None = None  # the lapse of this term ends it too (Awb 4:15 lid 1: herstel)
    eindigt_vanzelf: bool = (
        False  # its projected last day is agreed: the clock runs again by itself the day after
    )
    stapelt: bool = False  # a second interval may open while one is open; the union counts


@dataclass(frozen=True, slots=True)
class Deelzaak:
    """A zaak that another opens or waits for (bezwaar on a decision, evaluation in a dossier).

    `bij`: the states of the hoofdzaak in which it may begin. `na`: the first time this action is done in one of them,
    the system begins it, in the same transaction, with `gegevens` as its start form; then nobody begins a second.
    `wacht`: what closes the hoofdzaak (`sluit`) is refused while it is open.
    """

    workflow: str
    bij: tuple[str, ...]
    na: str = ""
    wacht: bool = False
    gegevens: "Invulling | None" = None

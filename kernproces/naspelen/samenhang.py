"""Samenhang: what streams tell of each other. A stream that was rewritten in full still has to agree with the rest.

Fed with every entry in the order of the store, once; what does not add up is named with stream and number.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kernproces.gebeurtenissen import (
    GEWIST,
    NUMMER_UITGEGEVEN,
    VERNIETIGING_GOEDGEKEURD,
    VERNIETIGING_VOORGESTELD,
    ZAAK_GESTART,
    ZAAK_TOEGEVOEGD,
    dossierstroom,
    zaakstroom,
)
from kernproces.zaak.stand import Entry

Plek = tuple[str, int]  # stream and number
BERICHT, REGISTER = "bericht/", "register/"


@dataclass(slots=True)
class Samenhang:
    """Gathers what was promised in one stream and must be told in another."""

    _genoemd: dict[str, tuple[Plek, object]] = field(default_factory=dict)  # zaak: where the dossier names it
    _begonnen: dict[str, tuple[Plek, object]] = field(default_factory=dict)
    _uitgegeven: dict[tuple[str, object], Plek] = field(default_factory=dict)  # (zaak, nummer)
    _gedragen: dict[tuple[str, object], Plek] = field(default_factory=dict)
    _opent: dict[tuple[str, str], Plek] = field(default_factory=dict)  # (opened zaak, by which)
    _geopend: dict[tuple[str, str], Plek] = field(default_factory=dict)
    _bezorgd: dict[Plek, tuple[str, str, int]] = field(default_factory=dict)  # cause: message, instant, rank
    # What streams promised that come before those of the messages (account/): instant, how many.
    _vooraf: dict[Plek, tuple[str, int]] = field(default_factory=dict)
    _gewist: dict[tuple[str, str, str], Plek] = field(default_factory=dict)  # (list, holder, key)
    _op_lijst: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    _akkoord: set[str] = field(default_factory=set)

    def neem(self, entry: Entry) -> None:
        """Look at one entry of a whole chain."""
        plek, open_, soort = (entry["stroom"], entry["nr"]), entry["open"], entry["soort"]
        self._opening(entry, plek)
        if soort == ZAAK_TOEGEVOEGD:
            self._genoemd.setdefault(open_["zaak"], (plek, (plek[0], open_["workflow"], open_["hoofdzaak"])))
        elif soort == ZAAK_GESTART:
            verteld = (dossierstroom(open_["dossier"]), open_["workflow"], open_["hoofdzaak"])
            self._begonnen.setdefault(plek[0].partition("/")[2], (plek, verteld))
        if soort == NUMMER_UITGEGEVEN:
            self._uitgegeven[open_["zaak"], open_["nummer"]] = plek
        elif "nummer" in open_:
            for nummer in open_["nummer"].values():
                self._gedragen[plek[0].partition("/")[2], nummer] = plek
        self._post(entry, plek)
        self._wissing(entry, plek)

    def _post(self, entry: Entry, plek: Plek) -> None:
        if plek[0].startswith(BERICHT) and plek[1] == 1:
            self._bericht(plek[0].removeprefix(BERICHT))
        elif plek[0] < BERICHT:
            if (hoeveel := _beloofd(entry)) > 0:
                self._vooraf[plek] = (entry["vastgelegd"], hoeveel)
        elif (gezocht := self._bezorgd.get(plek)) is not None:
            _, tijdstip, rang = gezocht
            if entry["vastgelegd"] == tijdstip and rang < _beloofd(entry):
                del self._bezorgd[plek]

    def _wissing(self, entry: Entry, plek: Plek) -> None:
        """What was destroyed in a register, and which approved list orders it: a zaak is judged by its replay."""
        open_, soort = entry["open"], entry["soort"]
        if soort == GEWIST and plek[0].startswith(REGISTER):
            for sleutel in open_["sleutels"]:
                self._gewist[open_["besluit"], f"{plek[0]}/{open_['id']}", sleutel] = plek
        elif soort == VERNIETIGING_VOORGESTELD:
            self._op_lijst[plek[0]] = {(p["stroom"], p["sleutel"]) for p in open_["posten"]}
        elif soort == VERNIETIGING_GOEDGEKEURD:
            self._akkoord.add(plek[0])

    def _opening(self, entry: Entry, plek: Plek) -> None:
        open_, zaak = entry["open"], plek[0].partition("/")[2]
        for geopend in open_.get("opent", ()):
            self._opent[geopend["zaak"], zaak] = plek
        if entry["soort"] == ZAAK_GESTART and open_.get("vanuit"):
            self._geopend[zaak, open_["vanuit"]] = plek

    def _bericht(self, id_: str) -> None:
        """A message names its cause: the instant, the zaak (or the stream), the number and the rank among its messages."""
        delen = id_.split("|")
        if len(delen) == 4 and delen[2].isdigit() and delen[3].isdigit():
            stroom = delen[1] if "/" in delen[1] else zaakstroom(delen[1])
            plek = (stroom, int(delen[2]))
            tijdstip, hoeveel = self._vooraf.get(plek, ("", 0))
            if tijdstip == delen[0] and int(delen[3]) < hoeveel:
                return
            if plek not in self._bezorgd or self._bezorgd[plek][2] < int(delen[3]):
                self._bezorgd[plek] = (id_, delen[0], int(delen[3]))

    def bevindingen(self) -> Iterator[tuple[Plek, str]]:
        """Where the streams contradict each other."""
        yield from self._dossiers()
        yield from self._nummers()
        yield from self._openingen()
        yield from self._wissingen()
        for plek, (id_, _, _) in self._bezorgd.items():
            yield plek, f"bericht {id_} is bezorgd, maar {plek[0]} belooft het niet in gebeurtenis {plek[1]}."

    def _wissingen(self) -> Iterator[tuple[Plek, str]]:
        for (besluit, houder, sleutel), plek in self._gewist.items():
            if besluit not in self._akkoord or (houder, sleutel) not in self._op_lijst.get(besluit, ()):
                yield plek, f"{houder} is vernietigd, maar geen goedgekeurde lijst {besluit} draagt dat op."

    def _dossiers(self) -> Iterator[tuple[Plek, str]]:
        for zaak, (plek, verteld) in self._genoemd.items():
            if zaak not in self._begonnen:
                zin = f"zaak {zaak} is er niet, maar {plek[0]} noemt hem (gebeurtenis {plek[1]})."
                yield (zaakstroom(zaak), 1), zin
            elif self._begonnen[zaak][1] != verteld:
                waar = self._begonnen[zaak][0]
                yield waar, f"{waar[0]} begint anders dan {plek[0]} vertelt (gebeurtenis {plek[1]})."
        for zaak, (plek, _) in self._begonnen.items():
            if zaak not in self._genoemd:
                yield plek, f"{plek[0]} wordt in geen dossier genoemd."

    def _nummers(self) -> Iterator[tuple[Plek, str]]:
        for sleutel, plek in self._uitgegeven.items():
            if sleutel not in self._gedragen:
                yield plek, f"nummer {sleutel[1]} is uitgegeven aan zaak {sleutel[0]}, maar staat daar niet."
        for sleutel, plek in self._gedragen.items():
            if sleutel not in self._uitgegeven:
                yield plek, f"nummer {sleutel[1]} is niet aan deze zaak uitgegeven."

    def _openingen(self) -> Iterator[tuple[Plek, str]]:
        for sleutel, plek in self._opent.items():
            if sleutel not in self._geopend:
                yield plek, f"deze stap opent zaak {sleutel[0]}, maar die begint niet zo."
        for sleutel, plek in self._geopend.items():
            if sleutel not in self._opent:
                yield plek, f"zaak {sleutel[0]} is geopend vanuit {sleutel[1]}, maar daar staat dat niet."


def _beloofd(entry: Entry) -> int:
    """How many messages this entry promised at most."""
    open_ = entry["open"]
    berichten = open_.get("berichten") or ([open_] if open_.get("sjabloon") else [])
    return sum(len(b.get("aan", ())) for b in berichten)

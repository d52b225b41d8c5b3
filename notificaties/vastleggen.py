"""Vastleggen: what became of one attempt, in the stream of the message, the outbox and the attempts, in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kernproces.gebeurtenissen import Nieuw
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.kern import Kern
from kernproces.opslag.rijen import Schrijver
from kernproces.opslag.sql import POSTVAK
from kernproces.rollen import Rol
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.zaak.voortgang import Vervolg
from notificaties.bundel import aanvulling
from notificaties.outbox import Outboxrij, rij_van
from notificaties.projectie import postvak
from notificaties.verloop import (
    AFGEROND,
    EINDE,
    GEBUNDELD,
    GEOPEND,
    MISLUKT,
    OPGEGEVEN,
    VERVALLEN,
    WACHT,
    Verloop,
    berichtstroom,
    status_na,
    verloop_van,
)
from notificaties.wachtrij import volgende, zet_poging, zet_status

SYSTEEM = (Rol.SYSTEEM.value, Rol.SYSTEEM)
Gebeurd = tuple[str, dict[str, Any]]


@dataclass(slots=True)
class Uitkomst:
    """One attempt at one message, as it goes."""

    rij: Outboxrij
    poging: int
    nu: datetime
    gebeurd: list[Gebeurd] = field(default_factory=list)
    fouten: list[tuple[str, bool]] = field(default_factory=list)  # reason, for good
    vervalt: str | None = None
    al_geweigerd: bool = False  # somebody was refused for good at an earlier attempt
    merk: Callable[[str], str] = str
    # persoon: for the overview of the day.
    wachtend: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    # Other messages of which this was the notice.
    mee: list[tuple[str, Gebeurd]] = field(default_factory=list)

    def gelukt(self, soort: str, **inhoud: Any) -> None:
        """A person was reached by a channel."""
        self.gebeurd.append((soort, inhoud))

    def bundel(self, persoon: str, kanaal: str, regel: Mapping[str, Any]) -> None:
        """A person hears of it in the overview of the day."""
        self.gebeurd.append((GEBUNDELD, {"persoon": persoon, "kanaal": kanaal, "moment": regel["moment"]}))
        self.wachtend[persoon] = regel

    def mislukt(self, persoon: str | None, kanaal: str | None, reden: str, *, blijvend: bool = False) -> None:
        """A person was not reached; without a person the message itself could not be made."""
        self.fouten.append((reden, blijvend))
        self.gebeurd.append(
            (
                MISLUKT,
                {
                    "persoon": persoon,
                    "kanaal": kanaal,
                    "reden": reden,
                    "blijvend": blijvend,
                    "poging": self.poging,
                },
            )
        )

    def slot(self) -> tuple[Gebeurd | None, str | None, str | None]:
        """What ends the message (None: tried again), when it is tried again, and what was wrong."""
        if self.vervalt is not None:
            return (VERVALLEN, {"reden": self.vervalt}), None, None
        fout = "; ".join(dict.fromkeys(reden for reden, _ in self.fouten)) or None
        open_ = [reden for reden, blijvend in self.fouten if not blijvend]
        opnieuw = volgende(self.nu, self.poging) if open_ else None
        if opnieuw is not None:
            return None, opnieuw, fout
        if self.fouten or self.al_geweigerd:
            reden = fout or "Een ontvanger is blijvend geweigerd."
            return (OPGEGEVEN, {"reden": reden, "pogingen": self.poging}), None, reden
        return (AFGEROND, {"pogingen": self.poging}), None, None


class Vastlegger:
    """Appends to streams of messages through the same history as everything else."""

    def __init__(self, kern: Kern) -> None:
        self._kern = kern

    def leg_vast(self, uitkomst: Uitkomst) -> str:
        """Record an attempt; answers the status of the outbox row."""
        slot, opnieuw, fout = uitkomst.slot()
        gebeurd = [*uitkomst.gebeurd, *([slot] if slot else [])]
        status = "wacht" if slot is None else EINDE[slot[0]]

        def werk(schrijver: Schrijver) -> None:
            if slot is not None:
                zet_status(schrijver, uitkomst.rij, status)
            zet_poging(schrijver, uitkomst.rij.id, opnieuw, fout)
            self._boek(schrijver, self._delen(schrijver, uitkomst, gebeurd))

        self._kern.herhaal(werk)
        return status

    def _delen(self, schrijver: Schrijver, uitkomst: Uitkomst, gebeurd: list[Gebeurd]) -> Iterator[Deel]:
        yield self._deel(schrijver, uitkomst.rij, gebeurd, SYSTEEM, uitkomst.nu)
        for persoon, regel in sorted(uitkomst.wachtend.items()):
            yield aanvulling(schrijver, persoon, regel, uitkomst.nu)
        for bericht, ook in uitkomst.mee:
            if (rij := rij_van(schrijver, bericht)) is not None:
                yield self._deel(schrijver, rij, [ook], SYSTEEM, uitkomst.nu)

    def leg_opening_vast(self, bericht: str, persoon: str, rol: Rol, nu: datetime) -> bool:
        """Record that a person opened the message; False when it was not the first time, or not for this person."""

        def opening(verloop: Verloop) -> Gebeurd | None:
            niet_voor = persoon not in {p for p, _ in verloop.bereikt}
            return None if niet_voor or persoon in verloop.geopend else (GEOPEND, {"persoon": persoon})

        return self.leg_ingreep_vast(bericht, opening, (persoon, rol), nu)

    def leg_ingreep_vast(
        self, bericht: str, wat: Callable[[Verloop], Gebeurd | None], wie: tuple[str, Rol], nu: datetime
    ) -> bool:
        """Record what a person did with a message, judged on its fate so far; False: nothing to do."""

        def werk(schrijver: Schrijver) -> bool:
            if (rij := rij_van(schrijver, bericht)) is None:
                return False
            gebeurd = wat(verloop_van(self._kern.archief.lees(schrijver, berichtstroom(bericht))))
            if gebeurd is None:
                return False
            status = status_na({"soort": gebeurd[0], "open": gebeurd[1]})
            if status is not None and status != rij.status:
                zet_status(schrijver, rij, status)
                zet_poging(schrijver, bericht, None, gebeurd[1].get("reden"), opnieuw=status == WACHT)
            self._boek(schrijver, [self._deel(schrijver, rij, [gebeurd], wie, nu)])
            return True

        return self._kern.herhaal(werk)

    def _boek(self, schrijver: Schrijver, delen: Iterable[Deel]) -> None:
        self._kern.boekhouding.boek(schrijver, list(delen))

    def _deel(
        self, schrijver: Schrijver, rij: Outboxrij, gebeurd: list[Gebeurd], wie: tuple[str, Rol], nu: datetime
    ) -> Deel:
        actor, rol = wie
        stroom = berichtstroom(rij.id)
        kop = schrijver.stroom(stroom)
        v = Vervolg(stroom, {} if kop is None else stand_van(kop), tijdstip(nu))
        basis = {
            "bericht": rij.id,
            "zaak": rij.zaak,
            "oorzaak": rij.nr,
            "sjabloon": rij.sjabloon,
            "versie": rij.versie,
            "rol": rij.rol,
            "termijn": rij.termijn,
            "trede": rij.trede,
        }
        for soort, inhoud in gebeurd:
            v.voeg_toe(Nieuw(soort, {**basis, **inhoud}, actor, rol.value, dag_van(nu).isoformat()))
        vakken = [vak for entry in v.entries if (vak := postvak(entry)) is not None]
        return Deel(v, kop, overige=[(POSTVAK, vak) for vak in vakken])

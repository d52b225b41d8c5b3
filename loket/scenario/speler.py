"""De speler: plays scenario lines one by one through the same use cases as the pages."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from deadlines.fout import TermijnFout
from kernproces.gebeurtenissen import dossierstroom, zaakstroom
from kernproces.gebruik.fouten import GebruiksFout
from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.rollen import Rol
from kernproces.taal.formuliertaal import OnbekendVeldError
from kernproces.zaak.oordeel import OnbekendeActieError
from loket.bedrading import Samenstel
from loket.postkamer.berichtbeeld import berichten_van
from loket.scenario import antwoord as ant
from loket.scenario import personen, proefregisters
from loket.scenario.regels import Regel, RegelFout, lees, ontleed

FOUTEN = (RegelFout, GebruiksFout, OnbekendeActieError, OnbekendVeldError, TermijnFout)


class Speler:
    """Plays steps into one proef database; remembers the names that the scenario gave."""

    def __init__(self, s: Samenstel) -> None:
        self._s = s
        self._zaken: dict[str, str] = {}  # scenario name -> number
        self._naamloos: list[str] = []  # zaken that the system began and nobody named yet
        self._dossiers: set[str] = set()
        self._personen: set[str] = set()
        self._vorige: datetime | None = None
        self._gevuld = False
        self.alles_goed = True

    def speel(self, regels: Iterable[str]) -> Iterator[str]:
        """One JSON answer a line; blank lines are skipped."""
        for nummer, tekst in enumerate((r for r in regels if r.strip()), start=1):
            uitkomst = self._stap(nummer, tekst)
            self.alles_goed &= uitkomst["fout"] is None and not uitkomst.get("verschil")
            yield json.dumps(uitkomst, ensure_ascii=False)

    def _stap(self, nummer: int, tekst: str) -> dict[str, Any]:
        uitkomst = ant.leeg(nummer)
        ruw: dict[str, Any] = {}
        try:
            ruw = lees(tekst)
            regel = ontleed(ruw, self._vorige)
            self._vul_registers(regel.nu)
            self._doe(regel, uitkomst)
            self._vorige = regel.nu
        except FOUTEN as fout:
            uitkomst["fout"] = _zin(fout)
            if isinstance(naam := ruw.get("zaak"), str) and naam in self._zaken:
                self._toon(naam, uitkomst)
        verwacht = ruw.get("verwacht")
        if isinstance(verwacht, dict) and (verschil := ant.verschillen(verwacht, uitkomst)):
            uitkomst["verschil"] = verschil
        return uitkomst

    def _doe(self, regel: Regel, uitkomst: dict[str, Any]) -> None:
        if regel.doe == "persoon":
            self._persoon(regel)
        elif regel.doe == "ronde":
            self._ronde(regel, uitkomst)
        elif regel.doe == "verzend" and not regel.zaak:
            self._s.bezorg(regel.nu)
        elif regel.doe == "start" and not self._is_actie(regel):
            self._start(regel, uitkomst)
        else:
            self._actie(regel, uitkomst)

    def _is_actie(self, regel: Regel) -> bool:
        """`start` of a zaak that is there already, without a workflow, is the action of that name (arrangement)."""
        return regel.zaak in self._zaken and not {"workflow", "dossier"} & set(regel.ruw)

    def _persoon(self, regel: Regel) -> None:
        naam, rij = personen.persoon_van(regel, self._personen)
        geheim = {naam: {"naam": naam, "email": f"{naam}@proef.invalid"}}
        self._s.registers.werk_bij(
            "mensen", {naam: rij}, Rol.SYSTEEM.value, Rol.SYSTEEM, regel.nu, geheim=geheim
        )
        self._personen.add(naam)

    def _start(self, regel: Regel, uitkomst: dict[str, Any]) -> None:
        self._keur_persoon(regel.door)
        if regel.zaak in self._zaken:
            raise RegelFout(f"Zaak {regel.zaak!r} bestaat al in dit scenario.")
        dossier = regel.ruw.get("dossier")
        if not isinstance(dossier, str) or not isinstance(regel.ruw.get("workflow"), str):
            raise RegelFout('Een start noemt "dossier" en "workflow".')
        self._s.kern.register.nieuwste(regel.ruw["workflow"])
        hoofd = regel.ruw.get("hoofdzaak")
        if hoofd is not None and hoofd not in self._zaken:
            raise RegelFout(f"Onbekende hoofdzaak {hoofd!r}.")
        self._open_dossier(dossier, regel)
        opdracht = self._opdracht(regel)
        a = self._s.kern.start(
            regel.ruw["workflow"],
            dossier,
            opdracht,
            regel.nu,
            hoofdzaak=self._zaken.get(hoofd) if hoofd else None,
            nummer=self._vrij_nummer(regel.zaak),
        )
        if a.gelukt:
            self._zaken[regel.zaak] = a.zaak
        elif (er_is := self._al_begonnen(a)) is not None:
            self._zaken[regel.zaak] = er_is
            a = Antwoord(er_is, self._s.stand(er_is))
        self._vul_in(regel.zaak, a, uitkomst, regel.nu)

    def _al_begonnen(self, a: Antwoord) -> str | None:
        """A start that is refused only because the system began it already: the scenario gives that zaak its name."""
        if [b.eis for b in a.beletselen] != ["al_begonnen"]:
            return None
        zaak = next((z for z in self._naamloos if a.beletselen[0].reden.endswith(f": {z}.")), None)
        if zaak is not None:
            self._naamloos.remove(zaak)
        return zaak

    def _actie(self, regel: Regel, uitkomst: dict[str, Any]) -> None:
        self._keur_persoon(regel.door)
        zaak = self._zaak(regel.zaak)
        self._vul_in(regel.zaak, self._s.kern.doe(zaak, self._opdracht(regel), regel.nu), uitkomst, regel.nu)

    def _ronde(self, regel: Regel, uitkomst: dict[str, Any]) -> None:
        verslag = self._s.ronde(regel.nu)
        uitkomst["berichten"] = berichten_van(self._s, verslag.outbox, regel.nu, self._naam_van)
        if regel.zaak:
            self._toon(regel.zaak, uitkomst)

    def _toon(self, naam: str, uitkomst: dict[str, Any]) -> None:
        zaak = self._zaak(naam)
        stand = self._s.stand(zaak)
        uitkomst |= {"zaak": naam, "toestand": stand["toestand"], "termijnen": ant.termijnen_van(stand)}

    def _vul_in(self, naam: str, a: Antwoord, uitkomst: dict[str, Any], nu: datetime) -> None:
        uitkomst["zaak"] = naam
        uitkomst["geweigerd"] = [b.als_gegevens() for b in a.beletselen]
        if a.stand is not None:
            uitkomst["toestand"] = a.stand["toestand"]
            uitkomst["termijnen"] = ant.termijnen_van(a.stand)
        uitkomst["berichten"] = berichten_van(self._s, a.berichten, nu, self._naam_van)
        for zaak, _ in a.geopend:
            self._zaken[zaak] = zaak
            self._naamloos.append(zaak)
        if a.geopend:
            uitkomst["geopend"] = [{"zaak": zaak, "workflow": workflow} for zaak, workflow in a.geopend]

    def _opdracht(self, regel: Regel) -> Opdracht:
        return Opdracht(
            regel.doe, regel.door, regel.rol, self._vertaald(regel.gegevens), self._vertaald(regel.wijzig)
        )

    def _vertaald(self, waarde: Any) -> Any:
        """A scenario name of a zaak inside gegevens stands for its number."""
        if isinstance(waarde, dict):
            return {
                k: self._zaken.get(v, v) if k in ("zaak", "hoofdzaak", "besluit_zaak") else v
                for k, v in waarde.items()
            }
        return waarde

    def _open_dossier(self, dossier: str, regel: Regel) -> None:
        if dossier in self._dossiers:
            return
        with self._s.kern.opslag.lezen() as lezer:
            bestaat = lezer.stroom(dossierstroom(dossier)) is not None
        if not bestaat:
            self._s.dossiers.open(
                regel.door,
                regel.rol,
                regel.nu,
                dossier=dossier,
                leerling="Voorbeeld Leerling",
                school=proefregisters.SCHOOL,
            )
        self._dossiers.add(dossier)

    def _vrij_nummer(self, naam: str) -> str | None:
        """The scenario's name is the number of the zaak, so that it can be replayed by it; unless it is taken."""
        with self._s.kern.opslag.lezen() as lezer:
            return naam if lezer.stroom(zaakstroom(naam)) is None else None

    def _vul_registers(self, nu: datetime) -> None:
        if not self._gevuld:
            self._gevuld = True
            if not self._s.registers_gevuld():
                proefregisters.vul(self._s.registers, nu)

    def _keur_persoon(self, naam: str) -> None:
        if naam not in self._personen:
            raise RegelFout(f"Onbekende persoon {naam!r}. Voeg eerst een stap persoon toe.")

    def _zaak(self, naam: str) -> str:
        if naam not in self._zaken:
            raise RegelFout(f"Onbekende zaak {naam!r}. Begin hem eerst met een stap start.")
        return self._zaken[naam]

    def _naam_van(self, zaak: str) -> str:
        return next((n for n, z in self._zaken.items() if z == zaak), zaak)


def _zin(fout: Exception) -> str:
    if isinstance(fout, OnbekendeActieError):
        return f"Onbekende actie {fout}."
    return str(fout)

"""Overzetten: running zaken to a newer version of their procedure. First dry; then zaak by zaak, each one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kernproces.gebeurtenissen import GEMIGREERD, Nieuw, zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.kern import Kern
from kernproces.gebruik.opdracht import Antwoord, keur_tijd
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.taal.beletsel import Beletsel, kan_niet
from kernproces.taal.formulier import PERSOON
from kernproces.zaak.overzetten import ROL, Overzetting, bevoegd, feiten, overzetting
from kernproces.zaak.stand import Stand
from kernproces.zaak.voortgang import Voortgang

ACTIE = "zet_over"
BLAD = 500
_LOPEND = "SELECT zaak FROM werkvoorraad WHERE open = 1 AND workflow = ? AND zaak > ? ORDER BY zaak LIMIT ?"


@dataclass(frozen=True, slots=True)
class Voorstel:
    """One running zaak, and what moving it means."""

    zaak: str
    workflow: str
    toestand: str
    versie: int
    overzetting: Overzetting


class Overzetter:
    """The use cases of moving zaken to another version, over one store."""

    def __init__(self, kern: Kern) -> None:
        self._kern = kern

    def voorstellen(self, lezer: Lezer, workflow: str, versie: int | None = None) -> Iterator[Voorstel]:
        """Every running zaak on an earlier version, by number. Nothing is written."""
        nieuw = self._kern.register.versie(workflow, versie)
        na = ""
        while namen := [str(z) for (z,) in lezer.rij_query(_LOPEND, (workflow, na, BLAD))]:
            for rij in lezer.stromen(zaakstroom(z) for z in namen).values():
                stand = stand_van(rij)
                if stand["versie"] < nieuw.workflow.versie:
                    yield self._voorstel(stand, nieuw)
            na = namen[-1]

    def voorstel(self, lezer: Lezer, zaak: str, versie: int | None = None) -> Voorstel:
        """What moving this zaak means. Nothing is written."""
        stand = self._kern.bron.laad(lezer, zaak).zaak
        return self._voorstel(stand, self._kern.register.versie(stand["workflow"], versie))

    def _voorstel(self, stand: Stand, nieuw: Voortgang) -> Voorstel:
        oud = self._kern.register.van(stand)
        uitkomst = overzetting(oud.workflow, nieuw.workflow, stand)
        return Voorstel(stand["zaak"], stand["workflow"], stand["toestand"], stand["versie"], uitkomst)

    def zet_over(self, zaak: str, versie: int | None, actor: str, reden: str, nu: datetime) -> Antwoord:
        """Move one zaak, or answer every reason why not. `reden` is kept with the entry."""
        keur_tijd(nu)
        return self._kern.herhaal(lambda s: self._zet_over(s, zaak, versie, actor, reden, nu))

    def _zet_over(
        self, schrijver: Schrijver, zaak: str, versie: int | None, actor: str, reden: str, nu: datetime
    ) -> Antwoord:
        kern = self._kern
        g = kern.bron.laad(schrijver, zaak)
        oud, nieuw = kern.register.van(g.zaak), kern.register.versie(g.zaak["workflow"], versie)
        v = kern.vervolg(oud, zaak, g.zaak, nu)
        s = kern.bron.situatie(schrijver, g, actor, ROL, ACTIE, nu)
        toen = stand_van(g.kop)
        kern.zet_klok_gelijk(oud, v, s)
        wat = overzetting(oud.workflow, nieuw.workflow, v.stand)
        norm = f"procedure {oud.workflow.naam} {nieuw.workflow.versie}"
        beletselen = [Beletsel("overzetten", r, norm, kan_niet(norm, r)) for r in wat.redenen]
        beletselen += bevoegd(s)
        if not reden.strip():
            zin = "Vul in waarom de zaak naar de nieuwe versie gaat."
            beletselen.append(Beletsel("gegevens.reden", zin, "formulier", kan_niet("formulier", zin)))
        if beletselen:
            return Antwoord(zaak, toen, beletselen)
        open_ = feiten(oud.workflow, nieuw.workflow, nieuw.vingerafdruk, v.stand, wat, s.registers.nummers)
        namens = s.bevoegdheid.namens if s.bevoegdheid else None
        geheim = {PERSOON.value: {"reden": reden.strip()}}
        v.voeg_toe(Nieuw(GEMIGREERD, open_, actor, ROL.value, s.vandaag.isoformat(), namens, geheim))
        v.workflow = nieuw.vingerafdruk
        nieuw.verreken(v, s, wat.gevolgen)
        nieuw.loop_door(v, s)
        berichten = kern.boekhouding.boek(schrijver, [Deel(v, g.kop, nieuw.workflow)])
        return Antwoord(zaak, v.stand, [], v.entries, berichten)

"""Kern: the use cases on zaken. Each is one transaction: read, judge, record, book."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from kernproces.gebeurtenissen import ZAAK_TOEGEVOEGD, Nieuw, dossierstroom, zaakstroom
from kernproces.gebruik import koppelingen
from kernproces.gebruik.archief import Archief, stand_van
from kernproces.gebruik.boekhouding import Boekhouding, Deel
from kernproces.gebruik.bron import Bron, Geladen
from kernproces.gebruik.fouten import OnbekendError, TijdFout, VersieVerouderdError
from kernproces.berichten import Berichten
from kernproces.gebruik.poorten import Klok
from kernproces.gebruik.register import Register
from kernproces.oordeel import Oordeel
from kernproces.opslag.fouten import VolgnummerConflictError
from kernproces.opslag.kluis import Kluis
from kernproces.opslag.opslag import Opslag
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.rollen import Rol
from kernproces.situatie import Situatie
from kernproces.stand import Stand
from kernproces.taal.beletsel import Beletsel
from kernproces.voortgang import Vervolg, Voortgang

POGINGEN = 8
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What somebody asks for. `gegevens` "voorbeeld" stands for the form's own example, `wijzig` replaces fields of it."""

    actie: str
    actor: str
    rol: Rol
    gegevens: Mapping[str, Any] | str = field(default_factory=dict)
    wijzig: Mapping[str, Any] = field(default_factory=dict)
    verwacht: int | None = None  # the beslisversie of the page that was looked at


@dataclass(slots=True)
class Antwoord:
    """What came of it: the beletselen (nothing was written), or the entries and messages that were."""

    zaak: str
    stand: Stand | None
    beletselen: list[Beletsel] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    berichten: list[tuple[Any, ...]] = field(default_factory=list)

    @property
    def gelukt(self) -> bool:
        """Whether it was done."""
        return not self.beletselen


class Kern:
    """The engine over one store."""

    def __init__(
        self, opslag: Opslag, kluis: Kluis, register: Register, klok: Klok, berichten: Berichten
    ) -> None:
        self.opslag = opslag
        self.archief = Archief(kluis)
        self.register = register
        self.klok = klok
        self.bron = Bron(self.archief)
        self.boekhouding = Boekhouding(self.archief)
        self._berichten = berichten

    # ------------------------------------------------------------ doing

    def doe(self, zaak: str, opdracht: Opdracht, nu: datetime) -> Antwoord:
        """Do an action in a zaak, or answer every reason why not. Raises for mistakes of the caller."""
        keur_tijd(nu)
        return self._herhaal(lambda s: self._doe(s, zaak, opdracht, nu))

    def _doe(self, schrijver: Schrijver, zaak: str, opdracht: Opdracht, nu: datetime) -> Antwoord:
        g = self.bron.laad(schrijver, zaak)
        voortgang = self.register.van(g.zaak)
        self._keur_versie(schrijver, g, opdracht)
        v = self.vervolg(voortgang, zaak, g.zaak, nu)
        s = self.bron.situatie(schrijver, g, opdracht.actor, opdracht.rol, opdracht.actie, nu)
        oorspronkelijk = g.kop
        self._zet_klok_gelijk(voortgang, v, s)
        oordeel = voortgang.beoordelaar.oordeel(s, gegevens_van(voortgang, s, opdracht))
        oordeel.beletselen += (
            koppelingen.beletselen(self, schrijver, voortgang, s, oordeel) if oordeel.mag else []
        )
        if not oordeel.mag:
            return Antwoord(zaak, stand_van(oorspronkelijk), oordeel.beletselen)
        delen = [Deel(v, g.kop, voortgang.workflow)]
        extra, erbij = koppelingen.delen(self, schrijver, voortgang, s, oordeel, nu)
        voortgang.doe(v, s, oordeel, extra)
        koppelingen.corrigeer(self, schrijver, voortgang, v, s, oordeel)
        berichten = self.boekhouding.boek(schrijver, delen + erbij)
        return Antwoord(zaak, v.stand, [], v.entries, berichten)

    def _zet_klok_gelijk(self, voortgang: Voortgang, v: Any, s: Situatie) -> None:
        """A person never acts on a zaak whose clock is behind: what lapsed by now is recorded first."""
        nu = f"{v.vastgelegd[:19]}Z"
        if any(
            t["volgende"] is not None and t["volgende"]["op"] <= nu for t in v.stand["termijnen"].values()
        ):
            self.laat_verstrijken(voortgang, v, s, alleen_gevolgen=True)

    def laat_verstrijken(
        self, voortgang: Voortgang, v: Any, s: Situatie, alleen_gevolgen: bool = False
    ) -> None:
        """Record what the clock brought about by now, and what the system does because of it."""
        workflow = voortgang.workflow
        eindigt = {
            spoor.eindigt_bij.id: spoor.naam for spoor in workflow.sporen if spoor.eindigt_bij is not None
        }
        for soort, open_ in self.klok.vervallen(v.stand["termijnen"], workflow.termijnen, s.nu, eindigt):
            if not alleen_gevolgen or soort in ("termijn_vervallen", "termijn_hervat"):
                voortgang.verstreken(v, s, soort, open_)
        voortgang.loop_door(v, s)

    def start(
        self,
        workflow: str,
        dossier: str,
        opdracht: Opdracht,
        nu: datetime,
        *,
        hoofdzaak: str | None = None,
        nummer: str | None = None,
    ) -> Antwoord:
        """Begin a zaak in a dossier: the row of the state table whose from-state is '-'. `nummer`: only in a proef."""
        keur_tijd(nu)
        voortgang = self.register.nieuwste(workflow)
        return self._herhaal(lambda s: self._start(s, voortgang, dossier, opdracht, nu, hoofdzaak, nummer))

    def _start(
        self,
        schrijver: Schrijver,
        voortgang: Voortgang,
        dossier: str,
        opdracht: Opdracht,
        nu: datetime,
        hoofdzaak: str | None,
        nummer: str | None,
    ) -> Antwoord:
        kop = schrijver.stroom(dossierstroom(dossier))
        if kop is None:
            raise OnbekendError(f"Er is geen dossier {dossier!r}. Open het eerst.")
        dossierstand = stand_van(kop)
        g = Geladen(
            {"gedaan": {}, "verzameld": {}, "sporen": {}, "termijnen": {}, "klaar": False},
            kop,
            dossierstand,
            kop,
        )
        actie = voortgang.workflow.start.actie
        s = self.bron.situatie(schrijver, g, opdracht.actor, opdracht.rol, actie, nu)
        hoofdzaak = hoofdzaak or koppelingen.enige_hoofdzaak(voortgang.workflow, s)
        s.zaak["hoofdzaak"] = hoofdzaak
        oordeel = voortgang.beoordelaar.oordeel_start(s, gegevens_van(voortgang, s, opdracht))
        oordeel.beletselen += koppelingen.hoofdzaak_beletselen(voortgang.workflow, s, hoofdzaak)
        if not oordeel.mag:
            return Antwoord("", None, oordeel.beletselen)
        zaak = nummer or f"Z-{nu.year}-{schrijver.volgnummer(f'zaak-{nu.year}'):04d}"
        v = self.vervolg(voortgang, zaak, {}, nu)
        feiten = {
            "zaak": zaak,
            "dossier": dossier,
            "school": getattr(oordeel.gegevens, "school", None) or dossierstand.get("school"),
            "workflow": voortgang.workflow.naam,
            "versie": voortgang.workflow.versie,
            "hoofdzaak": hoofdzaak,
        }
        voortgang.begin(v, s, oordeel, feiten)
        d = voortgang.vervolg(dossierstroom(dossier), dossierstand, nu)
        d.workflow = None
        open_ = {k: feiten[k] for k in ("zaak", "workflow", "hoofdzaak")}
        d.voeg_toe(Nieuw(ZAAK_TOEGEVOEGD, open_, opdracht.actor, opdracht.rol.value, s.vandaag.isoformat()))
        berichten = self.boekhouding.boek(schrijver, [Deel(v, None, voortgang.workflow), Deel(d, kop)])
        return Antwoord(zaak, v.stand, [], v.entries, berichten)

    # ------------------------------------------------------------ the clock

    def loop_na(self, zaak: str, nu: datetime) -> Antwoord:
        """Let the clock of one zaak catch up: what the ronde does, zaak by zaak."""
        return self._herhaal(lambda s: self._loop_na(s, zaak, nu))

    def _loop_na(self, schrijver: Schrijver, zaak: str, nu: datetime) -> Antwoord:
        g = self.bron.laad(schrijver, zaak)
        voortgang = self.register.van(g.zaak)
        v = self.vervolg(voortgang, zaak, g.zaak, nu)
        s = self.bron.situatie(schrijver, g, Rol.SYSTEEM.value, Rol.SYSTEEM, "ronde", nu)
        self.laat_verstrijken(voortgang, v, s)
        if not v.entries:
            return Antwoord(zaak, g.zaak)
        berichten = self.boekhouding.boek(schrijver, [Deel(v, g.kop, voortgang.workflow)])
        return Antwoord(zaak, v.stand, [], v.entries, berichten)

    def vervolg(self, voortgang: Voortgang, zaak: str, stand: Stand, nu: datetime) -> Vervolg:
        """What will be appended to a zaak, with the messages that it causes."""
        v = voortgang.vervolg(zaakstroom(zaak), stand, nu)
        v.berichten = self._berichten
        return v

    # ------------------------------------------------------------ asking

    def oordelen(self, lezer: Lezer, zaak: str, actor: str, rol: Rol, nu: datetime) -> list[Oordeel]:
        """Every action of the zaak with what stands in its way for this person, before a form is filled in."""
        g = self.bron.laad(lezer, zaak)
        beoordelaar = self.register.van(g.zaak).beoordelaar
        return [
            beoordelaar.vooraf(self.bron.situatie(lezer, g, actor, rol, actie, nu))
            for actie in beoordelaar.acties()
        ]

    def voorbeeld(
        self, lezer: Lezer, zaak: str, actie: str, actor: str, rol: Rol, nu: datetime
    ) -> dict[str, Any]:
        """The valid example of an action's form for this moment."""
        g = self.bron.laad(lezer, zaak)
        voortgang = self.register.van(g.zaak)
        s = self.bron.situatie(lezer, g, actor, rol, actie, nu)
        return gegevens_van(voortgang, s, Opdracht(actie, actor, rol, "voorbeeld"))

    def _keur_versie(self, lezer: Lezer, g: Geladen, opdracht: Opdracht) -> None:
        if opdracht.verwacht is None or opdracht.verwacht == g.zaak["beslisversie"]:
            return
        laatste = None
        for entry in self.archief.lees(lezer, zaakstroom(g.zaak["zaak"]), max(1, g.kop.nr - 20)):
            if entry["actor"] != Rol.SYSTEEM.value or laatste is None:
                laatste = entry
        assert laatste is not None
        wat = str(laatste["open"].get("actie", laatste["soort"])).replace("_", " ")
        raise VersieVerouderdError(
            laatste["actor"], wat, laatste["vastgelegd"][11:16], g.zaak["beslisversie"]
        )

    def _herhaal(self, werk: Callable[[Schrijver], R]) -> R:
        """Somebody else's entry took our number: read again and judge again. What the page saw is checked each time."""
        for poging in range(POGINGEN):
            try:
                with self.opslag.schrijven() as schrijver:
                    return werk(schrijver)
            except VolgnummerConflictError:
                if poging == POGINGEN - 1:
                    raise
        raise AssertionError("onbereikbaar")


def keur_tijd(nu: datetime) -> None:
    """An instant must name its zone."""
    if nu.tzinfo is None or nu.utcoffset() is None:
        raise TijdFout("Het tijdstip heeft geen tijdzone. Verwacht: bijvoorbeeld 2026-03-02T09:00:00+01:00.")


def gegevens_van(voortgang: Voortgang, s: Situatie, opdracht: Opdracht) -> dict[str, Any]:
    """The gegevens as given, or the form's example for this moment with single fields replaced."""
    workflow = voortgang.workflow
    if s.actie not in workflow.acties and s.actie != workflow.start.actie:
        bekend = ", ".join(a for a, r in workflow.acties.items() if not r[0].vanzelf)
        raise OnbekendError(
            f"De procedure {workflow.naam} kent geen actie {s.actie!r}. Bekend zijn: {bekend}."
        )
    if opdracht.gegevens == "voorbeeld":
        return {**workflow.formulier(s.actie).voorbeeld(s), **opdracht.wijzig}
    if not isinstance(opdracht.gegevens, Mapping):
        raise OnbekendError('De gegevens zijn een object met velden, of "voorbeeld".')
    return {**opdracht.gegevens, **opdracht.wijzig}

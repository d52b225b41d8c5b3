"""Kern: the use cases on zaken. Each is one transaction: read, judge, record, book."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from kernproces.berichten import Berichten
from kernproces.gebeurtenissen import NIET_BESLISSEND, zaakstroom
from kernproces.gebruik import correcties, koppelingen, openen
from kernproces.gebruik.archief import Archief
from kernproces.gebruik.boekhouding import Boekhouding, Deel
from kernproces.gebruik.bron import Bron, Geladen
from kernproces.gebruik.bundel import Bundel
from kernproces.gebruik.fouten import VersieVerouderdError
from kernproces.gebruik.geheugen import Geheugen
from kernproces.gebruik.opdracht import Antwoord, Opdracht, gegevens_van, keur_tijd
from kernproces.gebruik.poorten import Klok
from kernproces.gebruik.register import Register
from kernproces.gebruik.vooruitblik import vooruitblik
from kernproces.opslag.fouten import VerbindingVerbrokenError, VolgnummerConflictError
from kernproces.opslag.kluis import Kluis
from kernproces.opslag.opslag import Opslag
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.rechten.betrokken import Rij
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel, andere_weg
from kernproces.taal.termijn import TermijnFout
from kernproces.zaak.oordeel import Oordeel
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand
from kernproces.zaak.voortgang import Vervolg, Voortgang

POGINGEN = 8
# What moves a term by the clock.
VERSCHUIFT = frozenset({"termijn_vervallen", "termijn_hervat", "termijn_herrekend"})
R = TypeVar("R")


class Kern:
    """The engine over one store."""

    def __init__(
        self, opslag: Opslag, kluis: Kluis, register: Register, klok: Klok, berichten: Berichten
    ) -> None:
        self.opslag = opslag
        self.archief = Archief(kluis)
        self.register = register
        self.klok = klok
        geheugen = Geheugen()
        self.bron = Bron(self.archief, geheugen)
        self.boekhouding = Boekhouding(self.archief, geheugen, self._betrokken)
        self.berichten = berichten

    def _betrokken(self, stroom: str, stand: Stand) -> frozenset[Rij]:
        return self.register.betrokken(stroom, stand)

    # ------------------------------------------------------------ doing

    def doe(self, zaak: str, opdracht: Opdracht, nu: datetime) -> Antwoord:
        """Do an action in a zaak, or answer every reason why not. Raises for mistakes of the caller."""
        keur_tijd(nu)
        return self._doe_uit_geheugen(zaak, opdracht, nu) or self.herhaal(
            lambda s: self._doe(s, self.bron.laad(s, zaak), opdracht, nu)
        )

    def _doe_uit_geheugen(self, zaak: str, opdracht: Opdracht, nu: datetime) -> Antwoord | None:
        """Without reading, from what is remembered; the booking tells whether that still holds.

        Whatever else comes of it than done, may be because it does not: then it is done again from the store. Not when
        nobody knows whether it was done: then it might be done twice.
        """
        try:
            with self.opslag.schrijven() as schrijver:
                g = self.bron.uit_geheugen(schrijver, zaak)
                antwoord = None if g is None else self._doe(schrijver, g, opdracht, nu)
        except VerbindingVerbrokenError:
            raise
        except Exception:  # noqa: BLE001 - the store itself answers next, with the same error if it stays
            return None
        return antwoord if antwoord is not None and antwoord.gelukt else None

    def _doe(self, schrijver: Schrijver, g: Geladen, opdracht: Opdracht, nu: datetime) -> Antwoord:
        antwoord, delen, _ = self._werk_uit(schrijver, g, opdracht, nu)
        if delen:
            antwoord.berichten = self.boekhouding.boek(schrijver, delen)
        return antwoord

    def _werk_uit(
        self, lezer: Lezer, g: Geladen, opdracht: Opdracht, nu: datetime
    ) -> tuple[Antwoord, list[Deel], Situatie]:
        """The one path of an action, up to the booking: the answer, what is to be booked (nothing if refused), the case."""
        zaak = g.zaak["zaak"]
        voortgang = self.register.van(g.zaak)
        self._keur_versie(lezer, g, opdracht)
        v = self.vervolg(voortgang, zaak, g.zaak, nu)
        s = self.bron.situatie(lezer, g, opdracht.actor, opdracht.rol, opdracht.actie, nu)
        self.zet_klok_gelijk(voortgang, v, s)
        oordeel = voortgang.beoordelaar.oordeel(s, gegevens_van(voortgang, s, opdracht))
        if oordeel.mag:
            oordeel.beletselen += correcties.beletselen(self, lezer, voortgang, s, oordeel)
        gepland = openen.plan(self, voortgang, s, oordeel)
        if not oordeel.mag:
            return Antwoord(zaak, g.eerder, oordeel.beletselen), [], s
        bundel = Bundel(self, lezer, g, nu)
        bundel.neem(v, g.kop, voortgang.workflow)
        try:
            extra = koppelingen.koppel(bundel, s, oordeel) | openen.geef_nummers(gepland, lezer, nu)
            extra |= correcties.plaats(self, lezer, s, oordeel)
            voortgang.doe(v, s, oordeel, extra)
            correcties.corrigeer(self, lezer, voortgang, v, s, oordeel)
            openen.begin(bundel, gepland)
        except TermijnFout as fout:
            return Antwoord(zaak, g.eerder, [termijn_beletsel(oordeel, fout)]), [], s
        antwoord = Antwoord(zaak, v.stand, entries=v.entries)
        antwoord.geopend = [(p.zaak, p.opening.workflow) for p in gepland]
        return antwoord, bundel.delen, s

    def zet_klok_gelijk(self, voortgang: Voortgang, v: Any, s: Situatie) -> None:
        """A person never acts on a zaak whose clock is behind: what lapsed by now is recorded first."""
        nu = v.vastgelegd
        if any(
            t["volgende"] is not None and t["volgende"]["op"] <= nu for t in v.stand["termijnen"].values()
        ):
            self.laat_verstrijken(voortgang, v, s, alleen_gevolgen=True)

    def laat_verstrijken(
        self, voortgang: Voortgang, v: Any, s: Situatie, alleen_gevolgen: bool = False
    ) -> None:
        """Record what the clock brought about by now, and what the system does because of it.

        Until nothing follows: a term that starts because another lapsed, or because of what the system then did, may
        itself have something due.
        """
        workflow = voortgang.workflow
        eindigt = {
            spoor.eindigt_bij.id: spoor.naam for spoor in workflow.sporen if spoor.eindigt_bij is not None
        }
        eerder = -1
        while v.stand["nr"] != eerder:
            eerder = v.stand["nr"]
            for soort, open_ in self.klok.vervallen(
                v.stand["termijnen"], workflow.termijnen, s.nu, eindigt, s.kalender
            ):
                if not alleen_gevolgen or soort in VERSCHUIFT:
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
        return self.herhaal(lambda s: self._start(s, voortgang, dossier, opdracht, nu, hoofdzaak, nummer))

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
        g = self.bron.nog_geen_zaak(schrijver, dossier)
        actie = voortgang.workflow.start.actie
        s = self.bron.situatie(schrijver, g, opdracht.actor, opdracht.rol, actie, nu)
        s.zaak["hoofdzaak"] = openen.hoofdzaak_van(self, schrijver, voortgang.workflow, s, hoofdzaak)
        oordeel = voortgang.beoordelaar.oordeel_start(s, gegevens_van(voortgang, s, opdracht))
        if not oordeel.mag:
            return Antwoord("", None, oordeel.beletselen)
        zaak = nummer or openen.zaaknummer(schrijver, nu)
        bundel = Bundel(self, schrijver, g, nu)
        try:
            v = openen.start(bundel, voortgang, s, oordeel, zaak)
        except TermijnFout as fout:
            return Antwoord("", None, [termijn_beletsel(oordeel, fout)])
        berichten = self.boekhouding.boek(schrijver, bundel.delen)
        return Antwoord(zaak, v.stand, [], v.entries, berichten)

    # ------------------------------------------------------------ the clock

    def loop_na(self, zaak: str, nu: datetime) -> Antwoord:
        """Let the clock of one zaak catch up: what the ronde does, zaak by zaak."""
        keur_tijd(nu)
        return self.herhaal(lambda s: self._loop_na(s, zaak, nu))

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
        v.berichten = self.berichten
        return v

    # ------------------------------------------------------------ asking

    def wat_als(self, lezer: Lezer, zaak: str, opdracht: Opdracht, nu: datetime) -> Antwoord:
        """What `doe` would answer, by the very same path up to the booking. Nothing is written, no number given out."""
        keur_tijd(nu)
        antwoord, delen, s = self._werk_uit(lezer, self.bron.laad(lezer, zaak), opdracht, nu)
        antwoord.berichten = [rij for deel in delen for rij in deel.vervolg.outbox]
        if antwoord.stand is not None and delen:
            workflow = self.register.van(antwoord.stand).workflow
            antwoord.hervat_op, antwoord.verwacht = vooruitblik(self.klok, workflow, s, antwoord.stand)
        return antwoord

    def oordelen(self, lezer: Lezer, g: Geladen, actor: str, rol: Rol, nu: datetime) -> list[Oordeel]:
        """Every action of the zaak with what stands in its way for this person, before a form is filled in."""
        beoordelaar, oordelen = self.register.van(g.zaak).beoordelaar, []
        s = self.bron.situatie(lezer, g, actor, rol, "", nu)  # one serves them all
        for actie in beoordelaar.acties():
            s.actie = actie
            oordelen.append(beoordelaar.vooraf(s))
        return oordelen

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
        entries = self.archief.lees(lezer, zaakstroom(g.zaak["zaak"]))
        beslissend = [e for e in entries if e["soort"] not in NIET_BESLISSEND]
        later = beslissend[-max(1, g.zaak["beslisversie"] - opdracht.verwacht) :]  # each raised it by one
        laatste = next((e for e in reversed(later) if e["actor"] != Rol.SYSTEEM.value), later[-1])
        wat = str(laatste["open"].get("actie", laatste["soort"])).replace("_", " ")
        raise VersieVerouderdError(laatste["actor"], wat, laatste["vastgelegd"], g.zaak["beslisversie"])

    def herhaal(self, werk: Callable[[Schrijver], R], *, meer: bool = False) -> R:
        """Somebody else's entry took our number: read again and judge again. What the page saw is checked each time.

        `meer`: the work writes more than one booking, such as a row that is not derived beside its entry.
        """
        for poging in range(POGINGEN):
            try:
                with self.opslag.schrijven(meer=meer) as schrijver:
                    return werk(schrijver)
            except VolgnummerConflictError:
                if poging == POGINGEN - 1:
                    raise
        raise AssertionError("onbereikbaar")


def termijn_beletsel(oordeel: Oordeel, fout: TermijnFout) -> Beletsel:
    """What a term cannot do, as a refusal like any other: on page, API, command line and in a scenario alike."""
    norm = oordeel.overgang.norm if oordeel.overgang is not None else ""
    hulp = andere_weg(oordeel.actie, "Vul een andere dag of een ander aantal dagen in.")
    return Beletsel("termijn", str(fout), norm or "Algemene termijnenwet", hulp)


__all__ = ["Antwoord", "Kern", "Opdracht", "gegevens_van", "keur_tijd"]

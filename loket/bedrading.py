"""Bedrading: the composition root. Here the siblings meet; everywhere else they only know the engine."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from deadlines.klok import Klok
from kernproces.gebeurtenissen import dossierstroom, registerstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.dagmaat import Dagmaat
from kernproces.gebruik.dossiers import Dossiers, Registers
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.kern import Kern
from kernproces.gebruik.register import Register
from kernproces.gebruik.stukken import Stukken
from kernproces.gebruik.vernietiging import Vernietiging
from kernproces.opslag.kluis import Kluis
from kernproces.opslag.migreren import migreer
from kernproces.opslag.opslag import Opslag
from kernproces.opslag.rijen import Lezer
from kernproces.rechten.vertrek import naam_vernietigd, vernietigde_mensen
from kernproces.taal.formulier import PERSOON
from kernproces.tijdstip import tijdstip
from kernproces.zaak.stand import Stand
from loket.accounts.sessies import Grenzen, Sessies
from loket.afgeleid import zorg_voor_lijsten
from loket.concepten import Concepten
from loket.instellingen import Instellingen
from loket.leeslog.log import Leeslog
from loket.lijst.bewaard import Lijsten
from loket.postkamer.kanalen import bezorger as maak_bezorger
from loket.ronde.kalenderwacht import herreken
from loket.ronde.loper import Verslag, loop_ronde
from loket.stukken.virusscan import maak_keurder
from notificaties.bezorging import Bezorger, Uitslag
from notificaties.bundel import Bundelaar
from notificaties.projectie import Projectie
from workflows.kringen import KRINGEN
from workflows.register import gepubliceerd

if TYPE_CHECKING:
    from kernproces.bewijs.overzicht import Bewijsoverzicht
    from loket.accounts.aanmelding import Aanmelding
    from loket.accounts.beheer import Accountbeheer

MENSEN = registerstroom("mensen")


class Samenstel:
    """Everything wired for one database."""

    def __init__(self, instellingen: Instellingen) -> None:
        self.instellingen = instellingen
        self.opslag = Opslag(instellingen.database_url)
        self.kluis = Kluis(instellingen.sleutels_url, instellingen.hoofdsleutels)
        self.klok = klok = Klok()
        self.berichten = Projectie()
        self.kern = Kern(
            self.opslag, self.kluis, Register(gepubliceerd(), klok, KRINGEN), klok, self.berichten
        )
        self._bezorger: Bezorger | None = None
        self.dossiers = Dossiers(self.kern)
        self.registers = Registers(self.kern)
        maat = Dagmaat(instellingen.stuk_dag_mb << 20, instellingen.stuk_school_mb << 20)
        keurder = maak_keurder(instellingen.virusscan)
        self.stukken = Stukken(self.kern, keurder, instellingen.stuk_mb << 20, maat)
        self.concepten = Concepten(self.opslag, self.kluis, instellingen.concept_dagen)
        stil, langst = (
            timedelta(minutes=instellingen.sessie_minuten),
            timedelta(hours=instellingen.sessie_uren),
        )
        self.sessies = Sessies(self.opslag, Grenzen(stil, langst))
        self._aanmelding: Aanmelding | None = None
        self.lijsten = Lijsten(self.opslag, self.kluis)
        self.leeslog = Leeslog(instellingen.leeslog_url or f"sqlite:///{instellingen.map_ / 'leeslog.db'}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.sluit()

    def sluit(self) -> None:
        """Close the connections at rest."""
        self.leeslog.sluit()
        self.opslag.dispose()
        self.kluis.dispose()

    @property
    def vernietiging(self) -> Vernietiging:
        """Destruction lists; made when asked for, for few processes need them."""
        from loket.bewaren.regels import vernietiging

        return vernietiging(self)

    # ------------------------------------------------------------ reading

    def stand(self, zaak: str) -> Stand:
        """The current facts of a zaak."""
        with self.opslag.lezen() as lezer:
            return self.stand_en_dossier(lezer, zaak)[0]

    def stand_en_dossier(self, lezer: Lezer, zaak: str) -> tuple[Stand, Stand]:
        """The current facts of a zaak and its dossier; both empty for what concerns no zaak."""
        if not zaak:
            return {}, {}
        g = self.kern.bron.laad(lezer, zaak)
        return g.zaak, g.dossier

    def dossierstand(self, dossier: str) -> Stand:
        """The current facts of a dossier."""
        with self.opslag.lezen() as lezer:
            rij = lezer.stroom(dossierstroom(dossier))
        if rij is None:
            raise OnbekendError(f"Er is geen dossier {dossier!r}.")
        return stand_van(rij)

    def registers_gevuld(self) -> bool:
        """Whether the schools are there: a proef that is played again keeps its registers."""
        with self.opslag.lezen() as lezer:
            return lezer.stroom(registerstroom("scholen")) is not None

    def persoonsgegevens(self, personen: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Name and address of people, from the confidential part of the register mensen; unknown ones are left out.

        Of whom they were destroyed: what stands in the place of the name.
        """
        gevraagd = set(personen)
        gevonden: dict[str, dict[str, Any]] = {}
        with self.opslag.lezen() as lezer:
            for p in gevraagd & self.vernietigde_mensen(lezer):
                gevonden[p] = {"naam": naam_vernietigd(p)}
            gevraagd -= gevonden.keys()
            for entry in self.kern.archief.lees(lezer, MENSEN):
                if entry["open"]["id"] in gevraagd:
                    gevonden[entry["open"]["id"]] = self.kern.archief.ontsluit(entry, {PERSOON.value}).get(
                        PERSOON.value, {}
                    )
        return gevonden

    def vernietigde_mensen(self, lezer: Lezer) -> frozenset[str]:
        """Of whom name and address were destroyed."""
        kop = lezer.stroom(MENSEN)
        return frozenset() if kop is None else vernietigde_mensen(stand_van(kop))

    @cached_property
    def bewijs(self) -> "Bewijsoverzicht":
        """The clauses over all dossiers, each worked out again when something was added to it."""
        from loket.bewijs.overzicht import bewijsoverzicht

        return bewijsoverzicht(self)

    @property
    def aanmelding(self) -> "Aanmelding":
        """Logging in; made when it is first needed, for most commands need no argon2."""
        if self._aanmelding is None:
            from loket.accounts.aanmelding import Aanmelding
            from loket.accounts.beheer import Accountbeheer

            self._aanmelding = Aanmelding(self.opslag, Accountbeheer(self.kern, self.sessies))
        return self._aanmelding

    @property
    def accounts(self) -> "Accountbeheer":
        """The accounts."""
        return self.aanmelding.beheer

    # ------------------------------------------------------------ the clock and the post

    def ronde(self, nu: datetime) -> Verslag:
        """One sweep over everything that has something due, and the weekly list; first what a new calendar changes."""
        herrekend = herreken(self, nu)
        verslag = loop_ronde(self, nu)
        verslag.outbox[:0] = herrekend
        return verslag

    @property
    def bezorger(self) -> Bezorger:
        """Delivery and the in-app inbox; made when it is first needed, for it reads the name of the organisation."""
        if self._bezorger is None:
            self._bezorger = maak_bezorger(self)
        return self._bezorger

    def bezorg(self, nu: datetime, klok: Callable[[], datetime] | None = None) -> Uitslag:
        """Deliver what waits, until nothing is due any more or nothing gets through.

        Each batch that went out is a sign of life, at the time that `klok` tells: much post is no standstill.
        """
        totaal, leeft = Uitslag(), klok or (lambda: nu)
        Bundelaar(self.kern).maak(nu)
        while (uitslag := self.bezorger.verzend(nu)).verzonden + uitslag.vervallen + uitslag.opgegeven:
            totaal.verzonden += uitslag.verzonden
            totaal.vervallen += uitslag.vervallen
            totaal.opgegeven += uitslag.opgegeven
            self.hartslag("bezorging", tijdstip(leeft()))
        totaal.mislukt = uitslag.mislukt
        self.hartslag("bezorging", tijdstip(leeft()))
        return totaal

    def organisatie(self, dag: date) -> dict[str, str]:
        """How the organisation is called and reached on this day, as far as that was recorded."""
        with self.opslag.lezen() as lezer:
            nu = self.kern.bron.registers(lezer).op("organisatie", "swv", dag) or {}
        gegeven = {k: str(nu.get(k) or "") for k in ("naam", "telefoon", "email", "adres")}
        return gegeven | {"naam": gegeven["naam"] or "het samenwerkingsverband"}

    def organisatienaam(self) -> str:
        """How the organisation signs."""
        with self.opslag.lezen() as lezer:
            registers = self.kern.bron.registers(lezer)
        versies = registers.items.get("organisatie", {}).get("swv", [{}])
        return str(versies[-1].get("naam", "het samenwerkingsverband"))

    def hartslag(self, naam: str, op: str) -> None:
        """Sign that a worker was here; `/gezondheid` turns red when this gets old."""
        sql = "INSERT INTO hartslag (naam, tijdstip) VALUES (?, ?) ON CONFLICT (naam) DO UPDATE SET tijdstip = excluded.tijdstip"
        with self.opslag.schrijven(meer=True) as schrijver:
            schrijver.voer_uit(sql, [(naam, op)])

    # ------------------------------------------------------------ facts about the database

    def kenmerk(self, naam: str) -> str | None:
        """A fact about this database, such as whether it is a proef."""
        with self.opslag.lezen() as lezer:
            rijen = lezer.rij_query("SELECT waarde FROM kenmerk WHERE naam = ?", (naam,))
        return rijen[0][0] if rijen else None

    def zet_kenmerk(self, naam: str, waarde: str) -> None:
        """Record such a fact once."""
        with self.opslag.schrijven(meer=True) as schrijver:
            sql = "INSERT INTO kenmerk (naam, waarde) VALUES (?, ?) ON CONFLICT (naam) DO UPDATE SET waarde = excluded.waarde"
            schrijver.voer_uit(sql, [(naam, waarde)])

    @property
    def is_proef(self) -> bool:
        """Whether everything in it is invented."""
        return self.kenmerk("proef") == "1"


def maak(instellingen: Instellingen) -> Samenstel:
    """Bring the schema up to date and wire everything."""
    if instellingen.database_url.startswith("sqlite:///"):
        Path(instellingen.database_url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    migreer(instellingen.database_url)
    samenstel = Samenstel(instellingen)
    zorg_voor_lijsten(samenstel)
    return samenstel


def maak_proef(instellingen: Instellingen) -> Samenstel:
    """The same, only into a database that is empty or already a proef."""
    samenstel = maak(instellingen)
    if not samenstel.is_proef:
        if _bevat_iets(samenstel):
            samenstel.sluit()
            raise OnbekendError(
                "Deze databank bevat echte zaken. Een scenario speelt alleen in een lege of een proefdatabank."
            )
        samenstel.zet_kenmerk("proef", "1")
    return samenstel


def _bevat_iets(samenstel: Samenstel) -> bool:
    with samenstel.opslag.lezen() as lezer:
        return bool(lezer.rij_query("SELECT 1 FROM stroom LIMIT 1"))


__all__ = ["Samenstel", "maak", "maak_proef"]

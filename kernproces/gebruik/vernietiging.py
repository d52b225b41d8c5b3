"""Vernietiging: a list of keys, proposed by one person and approved by another; `gebruik.uitvoering` carries it out."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from heapq import nsmallest

from kernproces.gebeurtenissen import (
    VERNIETIGING_AFGEWEZEN,
    VERNIETIGING_GOEDGEKEURD,
    VERNIETIGING_VOORGESTELD,
    vernietigingsstroom,
)
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.bewaarlijst import bewaarplan, groepen_van, lijst, van_dossiers
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.kern import Kern, keur_tijd
from kernproces.gebruik.uitvoering import Door, Opruimer, Uitvoering, keten_van, mag, voeg_toe
from kernproces.gebruik.vertrokken import Vermeld, mensenposten, waar_vermeld
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.opslag.sql import bereik
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel, ander, andere_weg, kan_niet
from kernproces.taal.bewaarregel import Bewaarregel
from kernproces.taal.formulier import PERSOON
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.vertrouwelijk.bewaring import KEURT_GOED, MENS, NORM, STELT_VOOR, Post
from kernproces.zaak.stand import Stand
from kernproces.zaak.voortgang import Vervolg

MEEST = 1000  # posts on one list: what a person can still answer for
Naam = tuple[str, str]  # holder and name of a key


class Vernietiging:
    """Destruction lists over one store."""

    def __init__(self, kern: Kern, regels: Sequence[Bewaarregel], opruimers: Sequence[Opruimer] = ()) -> None:
        self._kern = kern
        self.regels = regels
        self._opruimers = opruimers
        self.voer_uit = Uitvoering(kern, self, opruimers).voer_uit

    def met(self, kern: Kern) -> "Vernietiging":
        """The same over a kern that books otherwise."""
        return Vernietiging(kern, self.regels, self._opruimers)

    # ------------------------------------------------------------ asking

    def posten(
        self,
        lezer: Lezer,
        nu: datetime,
        groepen: Collection[str] | None = None,
        vermeld: Vermeld | None = None,
    ) -> Iterator[Post]:
        """What is kept, and what is to become of it; of these dossiers and people (`Post.groep`) or of all.

        `vermeld`: where these people are named, when that was looked up before.
        """
        plan = bewaarplan(lezer, self._kern.klok, self.regels, nu)
        if groepen is None:
            yield from lijst(lezer, plan)
            yield from mensenposten(lezer, plan)
        else:
            mensen = _mensen(groepen)
            yield from van_dossiers(lezer, plan, [g for g in groepen if not g.startswith(MENS)])
            if mensen:
                yield from mensenposten(lezer, plan, mensen, vermeld=vermeld)

    def posten_vanaf(self, lezer: Lezer, nu: datetime, groep: str, per_keer: int) -> Iterator[Post]:
        """The same from a dossier or person on, one by one: for who reads no more than a page of it."""
        plan = bewaarplan(lezer, self._kern.klok, self.regels, nu)
        if not groep.startswith(MENS):
            if groep:
                yield from van_dossiers(lezer, plan, [groep])
            yield from lijst(lezer, plan, groep, per_keer)
        yield from mensenposten(lezer, plan, vanaf=groep.removeprefix(MENS) if groep.startswith(MENS) else "")

    def vermeld(self, mensen: Collection[str]) -> Vermeld:
        """Where these people are named; before anything is locked, for it reads every entry."""
        with self._kern.opslag.lezen(momentopname=True) as lezer:
            return waar_vermeld(lezer, mensen)

    def lijsten(self, lezer: Lezer) -> list[Stand]:
        """Every list, the newest first."""
        vraag = "SELECT stroom FROM stroom WHERE stroom >= ? AND stroom < ? ORDER BY stroom DESC"
        namen = [s for (s,) in lezer.rij_query(vraag, bereik(vernietigingsstroom("")))]
        rijen = lezer.stromen(namen)
        return [stand_van(rijen[n]) for n in namen if n in rijen]

    def lijst(self, lezer: Lezer, naam: str) -> Stand:
        """One list; an unknown one is a mistake of the caller."""
        kop = lezer.stroom(vernietigingsstroom(naam))
        if kop is None:
            raise OnbekendError(f"Er is geen vernietigingslijst {naam!r}.")
        return stand_van(kop)

    # ------------------------------------------------------------ proposing and approving

    def stel_voor(self, gekozen: Iterable[Naam] | None, door: Door) -> tuple[str, list[Beletsel]]:
        """A list of these keys, or of what may go (MEEST of them); its name, or every reason why not.

        What may go is looked up before anything is locked: over all dossiers that takes long, and nobody has to wait for it.
        """
        keur_tijd(door.nu)
        if gebreken := mag(self._kern, door, STELT_VOOR):
            return "", gebreken
        with self._kern.opslag.lezen() as lezer:
            wil = self._wat_kan(lezer, door.nu) if gekozen is None else set(gekozen)
            groepen = groepen_van(lezer, {stroom for stroom, _ in wil})
        vermeld, vast = self.vermeld(_mensen(groepen)), gekozen is not None
        return self._kern.herhaal(lambda s: self._stel_voor(s, wil, door, vermeld, vast=vast))

    def _wat_kan(self, lezer: Lezer, nu: datetime) -> set[Naam]:
        """The first of what may go and is on no list."""
        al = self._op_een_lijst(lezer)
        namen = ((p.stroom, p.sleutel) for p in self.posten(lezer, nu) if p.uitkomst.weg)
        return set(nsmallest(MEEST, (naam for naam in namen if naam not in al)))

    def _op_een_lijst(self, lezer: Lezer) -> set[Naam]:
        return {
            (p["stroom"], p["sleutel"])
            for stand in self.lijsten(lezer)
            if stand["toestand"] in ("voorgesteld", "goedgekeurd")
            for p in stand["posten"]
        }

    def _stel_voor(
        self, schrijver: Schrijver, gekozen: set[Naam], door: Door, vermeld: Vermeld, *, vast: bool
    ) -> tuple[str, list[Beletsel]]:
        """`vast`: all of these or nothing; otherwise those of them that may go by now."""
        al = self._op_een_lijst(schrijver)
        waar = groepen_van(schrijver, {stroom for stroom, _ in gekozen})
        alle = {(p.stroom, p.sleutel): p for p in self.posten(schrijver, door.nu, waar, vermeld)}
        kan = {naam for naam, p in alle.items() if p.uitkomst.weg and naam not in al}
        wil = gekozen if vast else gekozen & kan
        gebreken = [_waarom_niet(naam, alle.get(naam), naam in al) for naam in sorted(wil - kan)]
        if not wil:
            hulp = andere_weg("stel_voor", "Kijk in de bewaarlijst wanneer het eerste mag.")
            gebreken = [Beletsel("posten", "Er is niets dat nu vernietigd mag worden.", NORM, hulp)]
        if gebreken:
            return "", gebreken
        jaar = dag_van(door.nu).year
        naam = f"V-{jaar}-{schrijver.volgnummer(f'vernietiging-{jaar}'):04d}"
        posten = [alle[n].als_gegevens() for n in sorted(wil)[:MEEST]]
        for post in posten:
            post.pop("redenen")
        v = Vervolg(vernietigingsstroom(naam), {}, tijdstip(door.nu))
        voeg_toe(self._kern, v, schrijver, VERNIETIGING_VOORGESTELD, {"lijst": naam, "posten": posten}, door)
        self._kern.boekhouding.boek(schrijver, [Deel(v, None)])
        return naam, []

    def keur_goed(self, naam: str, door: Door) -> list[Beletsel]:
        """Approve a list: somebody else than who proposed it, through no chain of substitution either."""
        return self._besluit(naam, VERNIETIGING_GOEDGEKEURD, "", door)

    def wijs_af(self, naam: str, reden: str, door: Door) -> list[Beletsel]:
        """Turn a list down, with the reason."""
        return self._besluit(naam, VERNIETIGING_AFGEWEZEN, reden.strip(), door)

    def _besluit(self, naam: str, soort: str, reden: str, door: Door) -> list[Beletsel]:
        keur_tijd(door.nu)
        if gebreken := mag(self._kern, door, KEURT_GOED):
            return gebreken
        if soort == VERNIETIGING_AFGEWEZEN and len(reden) < 3:
            hulp = andere_weg("wijs_af", "Schrijf in een of twee zinnen waarom.")
            return [Beletsel("reden", "Er staat niet waarom de lijst wordt afgewezen.", NORM, hulp)]
        return self._kern.herhaal(lambda s: self._leg_besluit_vast(s, naam, soort, reden, door))

    def _leg_besluit_vast(
        self, schrijver: Schrijver, naam: str, soort: str, reden: str, door: Door
    ) -> list[Beletsel]:
        stand = self.lijst(schrijver, naam)
        if stand["toestand"] != "voorgesteld":
            zin = f"Deze lijst is al {stand['toestand']}."
            return [Beletsel("toestand", zin, NORM, kan_niet(NORM, "Stel een nieuwe lijst voor."))]
        if gebreken := self._niet_dezelfde(schrijver, stand, door):
            return gebreken
        kop = schrijver.stroom(vernietigingsstroom(naam))
        v = Vervolg(vernietigingsstroom(naam), stand, tijdstip(door.nu))
        voeg_toe(
            self._kern, v, schrijver, soort, {}, door, {PERSOON.value: {"reden": reden}} if reden else {}
        )
        self._kern.boekhouding.boek(schrijver, [Deel(v, kop)])
        return []

    def _niet_dezelfde(self, lezer: Lezer, stand: Stand, door: Door) -> list[Beletsel]:
        """Nobody approves their own list (duties apart)."""
        zelf = {door.actor, *keten_van(self._kern, lezer, door)}
        if zelf.isdisjoint({stand["voorgesteld"]["door"], *stand["voorgesteld"]["keten"]}):
            return []
        zin = "Wie een lijst voorstelt, keurt haar niet zelf goed, ook niet als vervanger."
        return [Beletsel("ander_dan", zin, NORM, ander(Rol.DIRECTEUR_BESTUURDER))]


def _mensen(groepen: Iterable[str]) -> set[str]:
    """The people among what is judged together."""
    return {g.removeprefix(MENS) for g in groepen if g.startswith(MENS)}


def _waarom_niet(naam: Naam, post: Post | None, al: bool) -> Beletsel:
    """Why this key cannot be on the list."""
    wat = f"{naam[0]} ({naam[1]})"
    if al:
        zin = f"{wat} staat al op een andere lijst."
    elif post is None:
        zin = f"{wat} bestaat niet, of is al vernietigd."
    elif post.redenen:
        zin = f"{wat} mag nog niet weg. {' '.join(post.redenen)}"
    else:
        zin = f"{wat} wordt bewaard tot en met {post.uiterlijk}."
    return Beletsel("posten", zin, NORM, andere_weg("stel_voor", "Haal deze regel van de lijst."))


__all__ = ["Door", "Vernietiging"]

"""Uitvoering: the keys of an approved destruction list destroyed, and told in the chains of those whose content is gone.

Keys go before it is told: what the history says of it is true. Whatever stops it half way, doing it again ends it. What
came to stand in the way since the proposal (a bezwaar) is left out, and the report says why: it is judged again in the
transaction that destroys, with the heads of the dossiers locked.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

from kernproces.gebeurtenissen import (
    GEWIST,
    VERNIETIGING_UITGEVOERD,
    Nieuw,
    dossierstroom,
    registerstroom,
    stukkenstroom,
    vernietigingsstroom,
    zaakstroom,
)
from kernproces.gebruik.archief import houder_van, stand_van
from kernproces.gebruik.bewaarlijst import AANHOUDINGEN
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.kern import Kern, keur_tijd
from kernproces.gebruik.vertrokken import Vermeld
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.opslag.sql import ZOEKWOORDEN_WEG
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel, ander
from kernproces.taal.bewaarregel import MENSEN
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.vertrouwelijk.bewaring import MENS, NORM, VOERT_UIT, Post
from kernproces.vertrouwelijk.vak import sleutelnaam, vak_van
from kernproces.zaak.stand import Stand
from kernproces.zaak.voortgang import Vervolg

PER_KEER = 100  # dossiers and people in one transaction: nobody else writes meanwhile
KOPIEDAGEN = 30  # how long a back-up of the keys may live
Naam = tuple[str, str]  # holder and name of a key
# Takes away what lies outside the history: of the streams that were touched, and of those that have no key left.
Opruimer = Callable[[Sequence[str], Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class Door:
    """Who does it, as what, when."""

    actor: str
    rol: Rol
    nu: datetime


@dataclass(frozen=True, slots=True)
class _Gedaan:
    """What went, what was left out with the reason, and of which holders something or everything went."""

    weg: list[Naam] = field(default_factory=list)
    over: list[dict[str, str]] = field(default_factory=list)
    geraakt: list[str] = field(default_factory=list)
    leeg: list[str] = field(default_factory=list)

    def __add__(self, ander: "_Gedaan") -> "_Gedaan":
        return _Gedaan(
            self.weg + ander.weg,
            self.over + ander.over,
            self.geraakt + ander.geraakt,
            self.leeg + ander.leeg,
        )


class Lijsten(Protocol):
    """What is on a list, and how it stands with that now (`Vernietiging`)."""

    def lijst(self, lezer: Lezer, naam: str) -> Stand:
        """One list."""

    def posten(
        self, lezer: Lezer, nu: datetime, groepen: Collection[str], vermeld: Vermeld
    ) -> Iterable[Post]:
        """What these dossiers and people keep, and what is to become of it."""

    def vermeld(self, mensen: Collection[str]) -> Vermeld:
        """Where these people are named."""


class Uitvoering:
    """Carries out approved lists."""

    def __init__(
        self,
        kern: Kern,
        lijsten: "Lijsten",
        opruimers: Sequence[Opruimer],
    ) -> None:
        self._kern = kern
        self._lijsten = lijsten
        self._opruimers = opruimers

    def voer_uit(self, naam: str, door: Door) -> list[Beletsel]:
        """Destroy the keys of an approved list and what lies elsewhere of it; then tell it. Safe to repeat."""
        keur_tijd(door.nu)
        if gebreken := mag(self._kern, door, VOERT_UIT):
            return gebreken
        with self._kern.opslag.lezen() as lezer:
            stand = self._lijsten.lijst(lezer, naam)
        if stand["toestand"] != "goedgekeurd":
            zin = f"Deze lijst is {stand['toestand']}; alleen een goedgekeurde lijst wordt uitgevoerd."
            hulp = ander(Rol.DIRECTEUR_BESTUURDER, "Laat de lijst eerst door een ander goedkeuren.")
            return [Beletsel("toestand", zin, NORM, hulp)]
        gedaan = _Gedaan()
        groepen = sorted({groep_van(p) for p in stand["posten"]})
        vermeld = self._lijsten.vermeld({p["persoon"] for p in stand["posten"] if p.get("persoon")})
        for i in range(0, len(groepen), PER_KEER):
            vernietig = partial(self._vernietig, groepen=groepen[i : i + PER_KEER], vermeld=vermeld)
            gedaan += self._kern.herhaal(partial(vernietig, lijst=stand, door=door))
        for opruimer in self._opruimers:
            opruimer(gedaan.geraakt, gedaan.leeg)
        self._kern.opslag.veeg()
        self._kern.herhaal(lambda s: self._leg_vast(s, naam, gedaan, door))
        return []

    def _vernietig(
        self, schrijver: Schrijver, *, groepen: Sequence[str], vermeld: Vermeld, lijst: Stand, door: Door
    ) -> "_Gedaan":
        """Judge these dossiers and people once more, destroy what may still go and tell it, while nobody else can write in them."""
        self._houd_vast(schrijver, groepen)
        posten = [p for p in lijst["posten"] if groep_van(p) in groepen]
        # Before it is looked at what lies under them: a key that somebody makes from here on is not ours to destroy.
        kluis = self._kern.archief.kluis
        er_zijn = {houder: set(kluis.namen(houder)) for houder in {p["stroom"] for p in posten}}
        nu_zo = self._lijsten.posten(schrijver, door.nu, groepen, vermeld)
        gedaan = _nog_steeds(nu_zo, posten, er_zijn)
        # With the last key of a holder goes everything else that it has (drafts, documents, commitments).
        kluis.vernietig_alle(
            sorted({*gedaan.weg, *((h, sleutel) for h in gedaan.leeg for sleutel in er_zijn[h])})
        )
        stromen = sorted({_stroom_van(houder)[0] for houder in gedaan.geraakt})
        delen = [self._meld(schrijver, stroom, gedaan, lijst, door) for stroom in stromen]
        self._kern.boekhouding.boek(schrijver, [deel for deel in delen if deel is not None])
        return gedaan

    def _houd_vast(self, schrijver: Schrijver, groepen: Sequence[str]) -> None:
        """Whoever opens a bezwaar in one of these dossiers, gets a role again, or holds something back, comes before or after."""
        dossiers = [g for g in groepen if not g.startswith(MENS)]
        eigen = {dossierstroom(d) for d in dossiers}
        koppen = schrijver.vergrendel(eigen)
        zaken = {zaakstroom(z["zaak"]) for kop in koppen.values() for z in stand_van(kop)["zaken"]}
        stukken = {stukkenstroom(d) for d in dossiers}
        mensen = {registerstroom(MENSEN)} if len(dossiers) < len(groepen) else set()
        schrijver.vergrendel({registerstroom(AANHOUDINGEN), *mensen, *stukken, *zaken})

    def _meld(
        self, schrijver: Schrijver, stroom: str, gedaan: "_Gedaan", lijst: Stand, door: Door
    ) -> Deel | None:
        """Tell it in the stream whose content is gone; once. In a register of each item apart."""
        kop = schrijver.stroom(stroom)
        stand: Stand = {} if kop is None else stand_van(kop)
        al = stand.get("gewist", {})
        eigen = [(_stroom_van(houder)[1], s) for houder, s in gedaan.weg if _stroom_van(houder)[0] == stroom]
        nieuw = [(item, s) for item, s in eigen if (f"{item}/{s}" if item else s) not in al]
        if not stand or not nieuw:
            return None
        van = [(_stroom_van(p["stroom"]), p) for p in lijst["posten"]]
        grond = {(item, p["sleutel"]): p["grondslag"] for (st, item), p in van if st == stroom}
        voortgang = self._kern.register.van(stand) if "workflow" in stand else None
        v = Vervolg(stroom, stand, tijdstip(door.nu), voortgang.vingerafdruk if voortgang else None)
        for item, gelijk in sorted({(item, grond[item, s]) for item, s in nieuw}):
            weg = [s for i, s in nieuw if i == item and grond[i, s] == gelijk]
            open_ = {"sleutels": weg, "grond": gelijk, "besluit": vernietigingsstroom(lijst["lijst"])}
            voeg_toe(self._kern, v, schrijver, GEWIST, open_ | ({"id": item} if item else {}), door)
        deel = Deel(v, kop, voortgang.workflow if voortgang else None)
        deel.overige = [
            (ZOEKWOORDEN_WEG, waarden) for waarden in self._vindbaar(schrijver, stroom, {s for _, s in nieuw})
        ]
        return deel

    def _vindbaar(self, lezer: Lezer, stroom: str, sleutels: set[str]) -> list[tuple[str, int, str]]:
        """Stream, number and category of what was locked with these keys: nobody is found by it any more."""
        if stroom == registerstroom(MENSEN):
            return []  # nothing is found by who works here
        return [
            (stroom, entry["nr"], categorie)
            for entry in self._kern.archief.lees(lezer, stroom)
            for categorie in entry["geheim"]
            if sleutelnaam(houder_van(entry), categorie, vak_van(entry)) in sleutels
        ]

    def _leg_vast(self, schrijver: Schrijver, naam: str, gedaan: "_Gedaan", door: Door) -> None:
        """That it is done, in the stream of the list."""
        stand = self._lijsten.lijst(schrijver, naam)
        if stand["toestand"] != "goedgekeurd":
            return
        tot = dag_van(door.nu) + timedelta(days=KOPIEDAGEN)
        open_ = {
            "vernietigd": len(gedaan.weg),
            "overgeslagen": gedaan.over,
            "kopieen_tot": tot.isoformat(),
        }
        v = Vervolg(vernietigingsstroom(naam), stand, tijdstip(door.nu))
        voeg_toe(self._kern, v, schrijver, VERNIETIGING_UITGEVOERD, open_, door)
        self._kern.boekhouding.boek(schrijver, [Deel(v, schrijver.stroom(v.stroom))])


def _nog_steeds(
    posten: Iterable[Post], op_de_lijst: Sequence[Mapping[str, Any]], er_zijn: Mapping[str, set[str]]
) -> _Gedaan:
    """What of the list may still go; what not any more, with the reason; and of which holders nothing stays.

    `er_zijn`: by holder the keys that were not destroyed: by an earlier try, told or not yet.
    """
    weg, over = set[Naam](), list[dict[str, str]]()
    nu_zo = {(p.stroom, p.sleutel): p for p in posten}
    for post in op_de_lijst:
        naam = (post["stroom"], post["sleutel"])
        gevonden = nu_zo.pop(naam, None)
        if gevonden is None or naam[1] not in er_zijn[naam[0]] or gevonden.uitkomst.weg:
            weg.add(naam)
        else:
            waarom = " ".join(gevonden.redenen) or f"Bewaren tot en met {gevonden.uiterlijk}."
            over.append({"stroom": naam[0], "sleutel": naam[1], "reden": waarom})
    blijft = {stroom for stroom, _ in nu_zo} | {o["stroom"] for o in over}
    geraakt = sorted({stroom for stroom, _ in weg})
    return _Gedaan(sorted(weg), over, geraakt, [stroom for stroom in geraakt if stroom not in blijft])


def groep_van(post: Mapping[str, Any]) -> str:
    """With what a post of a list is judged (`Post.groep`)."""
    return str(post["dossier"]) or f"{MENS}{post['persoon']}"


def _stroom_van(houder: str) -> tuple[str, str]:
    """The stream in which is told what was destroyed, and which item of it (of a register)."""
    stroom, _, item = houder.rpartition("/")
    return (stroom, item) if houder.startswith("register/") else (houder, "")


# ---------------------------------------------------------------- who


def mag(kern: Kern, door: Door, rollen: tuple[Rol, ...]) -> list[Beletsel]:
    """No role, no right."""
    wie = " of ".join(r.titel for r in rollen)
    if door.rol not in rollen:
        zin = f"De rol {door.rol.titel} doet dit niet. Dat doet: {wie}."
        return [Beletsel("rol", zin, NORM, ander(rollen[0], f"Vraag iemand met de rol {wie}."))]
    with kern.opslag.lezen() as lezer:
        mensen = kern.bron.registers(lezer).mensen
    if mensen.bevoegdheid(door.actor, door.rol, dag_van(door.nu)) is None:
        zin = f"{door.actor} heeft vandaag niet de rol {door.rol.titel}."
        return [Beletsel("rol", zin, NORM, ander(door.rol, f"Vraag iemand met de rol {wie}."))]
    return []


def keten_van(kern: Kern, lezer: Lezer, door: Door) -> list[str]:
    """For whom somebody stands in, link by link."""
    bevoegd = kern.bron.registers(lezer).mensen.bevoegdheid(door.actor, door.rol, dag_van(door.nu))
    return [] if bevoegd is None else list(bevoegd.keten)


def voeg_toe(
    kern: Kern,
    v: Vervolg,
    lezer: Lezer,
    soort: str,
    open_: dict[str, Any],
    door: Door,
    geheim: dict[str, dict[str, Any]] | None = None,
) -> None:
    """An entry by this person, with the chain of substitution."""
    keten = keten_van(kern, lezer, door)
    if keten:
        open_ = {**open_, "keten": keten}
    dag = dag_van(door.nu).isoformat()
    v.voeg_toe(
        Nieuw(soort, open_, door.actor, door.rol.value, dag, keten[-1] if keten else None, geheim or {})
    )

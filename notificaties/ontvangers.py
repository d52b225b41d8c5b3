"""Ontvangers: who gets a message today. Functions are written to, people read: substitution and vacancy are settled here."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kernproces.rechten.betrokken import INDIENER
from kernproces.rechten.mensen import Mensen
from kernproces.rechten.onderdelen import ELKE
from kernproces.rollen import BUITENROLLEN, DRAAGT_ZAKEN, GEZINSROLLEN, Rol
from kernproces.taal.kring import GEWOON, Kring

Stand = Mapping[str, Any]
# Who hears it when nobody holds a function of the organisation; for school and family first whoever sends the post.
TERUGVAL = (Rol.BEHEERDER, Rol.DIRECTEUR_BESTUURDER)
TERUGVAL_BUITEN = (Rol.SECRETARIAAT,)


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """A person, on whose behalf (substitution), and whether as fallback for a function that nobody holds."""

    persoon: str
    namens: str | None = None
    vacant: bool = False


def op_naam(open_: Mapping[str, Any], sjabloon: str, rol: str) -> list[str]:
    """The people whom a step named for this message in this role; empty: it goes to the function."""
    beloofd = (b for b in open_.get("berichten", ()) if b["sjabloon"] == sjabloon)
    return [p for b in beloofd for p in b.get("personen", {}).get(rol, ())]


def ontvangers(
    rol: Rol,
    zaak: Stand,
    dossier: Stand,
    mensen: Mensen,
    dag: date,
    genoemd: Iterable[str] = (),
    kring: Kring = GEWOON,
    gevraagd: Collection[str] = (),
) -> list[Ontvanger]:
    """Everybody who gets a message to this function on this day, nobody twice; empty: nobody at all.

    `genoemd`: the people whom it is for instead (a copy of a complaint); nobody stands in for them, and for who has left
    the secretariaat sends it. `kring`: a zaak that is closed is written about to whose it is, not to the whole family.
    `gevraagd`: for whom by name the zaak waits (`Workflow.gevraagd`): of their function only they, or whoever
    stands in. What is said of a term, is for the function.
    """
    bezetting = _Bezetting(zaak, dossier, mensen, dag, kring, frozenset(gevraagd))
    if allen := tuple(genoemd):
        er_zijn = [Ontvanger(p) for p in allen if mensen.op(p, dag) is not None]
        post = ontvangers(Rol.SECRETARIAAT, zaak, dossier, mensen, dag) if len(er_zijn) < len(allen) else []
        return er_zijn + [Ontvanger(o.persoon, o.namens, vacant=True) for o in post]
    if wie := bezetting.houders(rol):
        return bezetting.aanwezig(wie, rol)
    for terugval in (TERUGVAL_BUITEN, TERUGVAL) if rol in BUITENROLLEN else (TERUGVAL,):
        if wie := [p for r in terugval for p in mensen.met_rol(r, dag, bezetting.school)]:
            gevonden = bezetting.aanwezig(wie, terugval[0])
            return [Ontvanger(o.persoon, o.namens, vacant=True) for o in gevonden]
    return []


def plaatsvervangers(persoon: str, rol: Rol, mensen: Mensen, dag: date) -> list[Ontvanger]:
    """One person, or whoever stands in today; empty: the person has left."""
    if mensen.op(persoon, dag) is None:
        return []
    return _Bezetting({}, {}, mensen, dag).aanwezig([persoon], rol)


@dataclass(frozen=True, slots=True)
class _Bezetting:
    """Who is who around one zaak on one day."""

    zaak: Stand
    dossier: Stand
    mensen: Mensen
    dag: date
    kring: Kring = GEWOON
    gevraagd: frozenset[str] = frozenset()

    def houders(self, rol: Rol) -> list[str]:
        """Who holds the function in this zaak: those who do the work in it, else everybody with the role."""
        allen = self.mensen.met_rol(rol, self.dag, self.school)
        if bij_naam := [p for p in allen if p in self.gevraagd]:
            return bij_naam
        if rol in BUITENROLLEN:
            kan = [p for p in allen if self._hoort_bij(p, rol)]
            return self._van_wie_zij_is(kan) if self.kring.besloten and len(kan) > 1 else kan
        eigen: Iterable[str | None] = ()
        if rol in DRAAGT_ZAKEN:
            eigen = self._drager(rol)
        elif rol is Rol.DESKUNDIGE:
            eigen = self.zaak.get("gedaan", {}).get("breng_advies_uit", {}).get("wie", ())
        return [p for p in eigen if p is not None and self.mensen.op(p, self.dag) is not None] or allen

    def _van_wie_zij_is(self, kan: list[str]) -> list[str]:
        """Of a closed zaak: whoever brought it. When nobody said which of the parents that is: none, it goes by post."""
        indieners = {wie for wie, _, als in self.kring.noemt(dict(self.zaak)) if als == INDIENER and wie}
        versies = {p: self.mensen.op(p, self.dag) or {} for p in kan}
        return [
            p
            for p, v in versies.items()
            if p in indieners or indieners & {*v.get("scholen", ())} or v.get("alle_dossiers")
        ]

    def _drager(self, rol: Rol) -> tuple[str | None, ...]:
        """Who carries the zaak, when it is in this role."""
        drager = self.zaak.get("behandelaar")
        return (drager,) if drager and rol in self.mensen.rollen(drager, self.dag, self.school) else ()

    @property
    def school(self) -> str | None:
        """What says to which part of the organisation it belongs. About no dossier at all: everybody with the role."""
        return self.dossier.get("school") if "dossier" in self.dossier else ELKE

    def _hoort_bij(self, persoon: str, rol: Rol) -> bool:
        """A school its own pupils, a family its own child; who is in the dossier as something else is no ouder in it."""
        betrokkenen = self.dossier.get("betrokkenen", {})
        if rol in GEZINSROLLEN and betrokkenen.get(persoon, rol.value) != rol.value:
            return False
        school = self.zaak.get("school") or self.dossier.get("school")
        return self.mensen.hoort_bij(persoon, rol, self.dag, school, betrokkenen)

    def aanwezig(self, wie: Iterable[str], rol: Rol) -> list[Ontvanger]:
        """Who is there: the person, or whoever stands in; an own message goes before one on behalf of another."""
        gevonden: dict[str, Ontvanger] = {}
        for persoon in wie:
            for lezer in self._lezers(persoon, rol):
                namens = None if lezer == persoon else persoon
                if lezer not in gevonden or namens is None:
                    gevonden[lezer] = Ontvanger(lezer, namens)
        return list(gevonden.values())

    def _lezers(self, persoon: str, rol: Rol) -> list[str]:
        """Down the substitutions to whoever is not absent; a circle of substitutes comes back to the person."""
        lezers: list[str] = []
        bezocht = {persoon}
        wachtrij = [persoon]
        for ander in wachtrij:
            vervangers = self.mensen.vervangers(ander, self.dag)
            if rol in BUITENROLLEN:
                vervangers = [p for p in vervangers if self._hoort_bij(p, rol)]
            if not vervangers:
                lezers.append(ander)
            nieuw = [p for p in vervangers if p not in bezocht]
            bezocht.update(nieuw)
            wachtrij += nieuw
        return lezers or [persoon]

"""Briefsjablonen: the templates of letters with their versions: those of the house, and what the organisation published since.

A version is never changed: publishing adds one, with a reason. A letter remembers the version with which it was made.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kernproces.gebeurtenissen import SJABLOON_GEPUBLICEERD, Nieuw, sjabloonstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.kern import Kern
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.rollen import Rol
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.zaak.voortgang import Vervolg
from loket.brieven.feiten import schema
from notificaties.brieven import BriefFout, Briefsjabloon, huissjablonen, lees
from notificaties.brieven.taal import keur

BEHEERT = frozenset({Rol.BEHEERDER, Rol.JURIST, Rol.KWALITEITSMEDEWERKER, Rol.DIRECTEUR_BESTUURDER})
HUIS = "van het huis"


@dataclass(frozen=True, slots=True)
class Uitgave:
    """One version of a template: since when, by whom and why."""

    versie: str
    bron: str
    tijd: str
    actor: str
    reden: str


class Sjablonen:
    """Every template and its versions."""

    def __init__(self, kern: Kern) -> None:
        self._kern = kern

    def uitgaven(self, lezer: Lezer, naam: str) -> list[Uitgave]:
        """The versions, the first that of the house."""
        eigen = huissjablonen().get(naam)
        begin = [Uitgave(eigen.versie, eigen.bron, "", "", HUIS)] if eigen is not None else []
        kop = lezer.stroom(sjabloonstroom(naam))
        stand: Mapping[str, Any] = {} if kop is None else stand_van(kop)
        return [*begin, *(Uitgave(**u) for u in stand.get("uitgaven", ()))]

    def nu(self, lezer: Lezer, naam: str) -> Briefsjabloon:
        """The version that holds now."""
        uitgaven = self.uitgaven(lezer, naam)
        if not uitgaven:
            raise BriefFout(f"Er is geen sjabloon {naam!r}. Bekend zijn: {', '.join(huissjablonen())}.")
        return lees(naam, uitgaven[-1].bron)

    def alle(self, lezer: Lezer) -> dict[str, Briefsjabloon]:
        """Every template as it holds now, by name."""
        return {naam: self.nu(lezer, naam) for naam in huissjablonen()}

    def keur(self, naam: str, bron: str) -> Briefsjabloon:
        """The template, when everything in it can be; else BriefFout with what is wrong and what there is."""
        nieuw, eerste = lees(naam, bron), huissjablonen().get(naam)
        if eerste is None:
            raise BriefFout(f"Er is geen sjabloon {naam!r}.")
        if nieuw.voor != eerste.voor or not set(nieuw.na) <= set(eerste.na) or nieuw.soort != eerste.soort:
            raise BriefFout(
                f"voor, na en soort blijven: {eerste.voor}; {', '.join(eerste.na)}; {eerste.soort}. "
                "Daaraan ziet de zaak welke brief dit is."
            )
        keur(nieuw, schema(self._kern.register.nieuwste(nieuw.voor).workflow))
        return nieuw

    def publiceer(self, naam: str, bron: str, reden: str, actor: str, rol: Rol, nu: datetime) -> str:
        """Add a version; its number. Nothing that was made before changes."""
        if rol not in BEHEERT:
            raise BriefFout(
                f"De rol {rol.titel} publiceert geen sjablonen. Dat doet een jurist of de beheerder."
            )
        if len(reden.strip()) < 3:
            raise BriefFout("Schrijf waarom deze versie er komt.")
        nieuw = self.keur(naam, bron)
        with self._kern.opslag.lezen() as lezer:
            if self.uitgaven(lezer, naam)[-1].versie == nieuw.versie:
                raise BriefFout("Er is niets veranderd; deze versie geldt al.")

        def werk(schrijver: Schrijver) -> None:
            stroom = sjabloonstroom(naam)
            kop = schrijver.stroom(stroom)
            v = Vervolg(stroom, {} if kop is None else stand_van(kop), tijdstip(nu))
            open_ = {"versie": nieuw.versie, "bron": nieuw.bron, "reden": reden.strip()}
            v.voeg_toe(Nieuw(SJABLOON_GEPUBLICEERD, open_, actor, rol.value, dag_van(nu).isoformat()))
            self._kern.boekhouding.boek(schrijver, [Deel(v, kop)])

        self._kern.herhaal(werk)
        return nieuw.versie

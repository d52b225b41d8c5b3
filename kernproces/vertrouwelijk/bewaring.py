"""Bewaring: what may or must be destroyed, and why, or why not yet. Pure: standen in, one Post per data key out.

A post is what one key locks: a category of a zaak in a school year, what lies in a dossier itself, or who somebody of the
register mensen is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from kernproces.gebeurtenissen import dossierstroom, registerstroom, zaakstroom
from kernproces.rechten.vertrek import laatste_dag
from kernproces.rollen import Rol
from kernproces.taal.bewaarregel import ALLE, DOSSIER, MENSEN, Bewaarregel, Vanaf
from kernproces.taal.formulier import GEZONDHEID, PERSOON
from kernproces.taal.termijn import TermijnSoort
from kernproces.vertrouwelijk.vak import categorie_en_vak
from kernproces.zaak.stand import Stand

# A kind of term and its first day -> the last day of keeping, and how that was worked out.
Rekenaar = Callable[[TermijnSoort, str], tuple[str, Sequence[Mapping[str, str]]]]
NORM = "AVG 5 lid 2"
# Who proposes, approves and carries out a destruction.
STELT_VOOR = (Rol.SECRETARIAAT, Rol.KWALITEITSMEDEWERKER, Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)
KEURT_GOED = (Rol.DIRECTEUR_BESTUURDER, Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)
VOERT_UIT = (*STELT_VOOR, Rol.BEHEERDER)
KIJKT = frozenset({*STELT_VOOR, *KEURT_GOED, *VOERT_UIT, Rol.AUDITOR})
ONTVANGEN = "ontvangen"  # a package of another organisation
MENS = "~"  # before the kenmerk of a person who is judged alone; no number of a dossier begins so, and all come before
BEWAARTERMIJN, BEZWAARTERMIJN = "D.RET", "D.BZ.in"


class Uitkomst(StrEnum):
    """Whether it may go."""

    MOET = "moet weg"
    MAG = "mag weg"
    AANGEHOUDEN = "aangehouden"  # the term is over, but something holds it
    LATER = "nog niet"  # the term runs
    OPEN = "loopt nog"  # the term has not begun

    @property
    def weg(self) -> bool:
        """Whether it may be put on a destruction list."""
        return self in (Uitkomst.MOET, Uitkomst.MAG)


@dataclass(frozen=True, slots=True)
class Post:
    """What one data key locks, and what is to become of it. `dossier`: empty for a person."""

    stroom: str
    sleutel: str
    dossier: str
    zaak: str | None
    workflow: str
    regel: Bewaarregel
    uitkomst: Uitkomst
    begin: str | None = None
    uiterlijk: str | None = None
    redenen: tuple[str, ...] = ()
    afleiding: tuple[Mapping[str, str], ...] = field(default=(), compare=False)
    persoon: str | None = None

    @property
    def groep(self) -> str:
        """With what it is judged: its dossier, or the person alone."""
        return self.dossier or f"{MENS}{self.persoon}"

    def aangehouden(self, reden: str) -> "Post":
        """The same, held by this."""
        return replace(self, uitkomst=Uitkomst.AANGEHOUDEN, redenen=(*self.redenen, reden))

    @property
    def vak(self) -> int | None:
        """The school year, where a year has a key of its own."""
        return categorie_en_vak(self.sleutel)[1]

    def als_gegevens(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "stroom": self.stroom,
            "sleutel": self.sleutel,
            "dossier": self.dossier,
            "zaak": self.zaak,
            "persoon": self.persoon,
            "workflow": self.workflow,
            "regel": self.regel.id,
            "grondslag": self.regel.termijn.grondslag,
            "uitkomst": self.uitkomst.value,
            "begin": self.begin,
            "uiterlijk": self.uiterlijk,
            "redenen": list(self.redenen),
            "afleiding": [dict(stap) for stap in self.afleiding],
        }


@dataclass(frozen=True, slots=True)
class Bewaarplan:
    """The rules with the arithmetic, on a day. `aanhoudingen`: by zaak or dossier, why it must stay."""

    regels: Sequence[Bewaarregel]
    reken: Rekenaar
    vandaag: date
    aanhoudingen: Mapping[str, str] = field(default_factory=dict)

    def posten(
        self,
        dossier: Stand,
        zaken: Mapping[str, Stand],
        ontvangen: Mapping[str, Stand] = MappingProxyType({}),
    ) -> Iterator[Post]:
        """Every key of a dossier, its zaken and what was received with it, that was not destroyed, with its outcome."""
        for zaak, stand in zaken.items():
            for sleutel in _sleutels(stand):
                yield self._post(dossier, zaken, zaakstroom(zaak), sleutel, stand)
        for sleutel in _sleutels(dossier):
            yield self._post(dossier, zaken, dossierstroom(dossier["dossier"]), sleutel, dossier)
        for stroom, stand in ontvangen.items():
            for sleutel in _sleutels(stand):
                yield self._van_elders(dossier, zaken, stroom, sleutel, stand)

    def mens(self, wie: str, versies: Sequence[Mapping[str, Any]], sinds: str) -> Post:
        """Who this person of the register mensen is; `sinds`: the last day on which that was recorded.

        Whether a dossier holds it, is not known here.
        """
        regel = self.regel_van(MENSEN, PERSOON.value)
        vast = (f"{registerstroom(MENSEN)}/{wie}", PERSOON.value, "", None, MENSEN, regel)
        einde = laatste_dag([dict(v) for v in versies])
        if einde == date.max:
            zin = "Deze persoon heeft een rol of krijgt er een; de termijn begint na de laatste."
            return Post(*vast, Uitkomst.OPEN, redenen=(zin,), persoon=wie)
        begin = sinds if einde is None else einde.isoformat()
        uiterlijk, afleiding = self.reken(regel.termijn, begin)
        redenen = () if (hand := self.aanhoudingen.get(wie)) is None else (f"Aangehouden: {hand}",)
        uitkomst = Uitkomst.AANGEHOUDEN if redenen else Uitkomst.MAG
        if self.vandaag.isoformat() <= uiterlijk:
            uitkomst = Uitkomst.LATER
        return Post(*vast, uitkomst, begin, uiterlijk, redenen, tuple(afleiding), wie)

    def regel_van(self, workflow: str, categorie: str) -> Bewaarregel:
        """The rule for this procedure and category: the one that names it, else the one for all."""
        passend = [r for r in self.regels if r.categorie == categorie]
        genoemd = (r for r in passend if workflow in r.workflows)
        return next(genoemd, None) or next(r for r in passend if not r.workflows)

    def _van_elders(
        self, dossier: Stand, zaken: Mapping[str, Stand], stroom: str, sleutel: str, stand: Stand
    ) -> Post:
        """A key of a received package: health data by their school year, as of what lies in it; the rest as the dossier itself."""
        if categorie_en_vak(sleutel)[0] != GEZONDHEID.value:
            return replace(self._post(dossier, zaken, stroom, sleutel, dossier), workflow=ONTVANGEN)
        regel = self.regel_van(ONTVANGEN, GEZONDHEID.value)
        begin = str(stand["inhoud"][sleutel])
        uiterlijk, afleiding = self.reken(regel.termijn, begin)
        houdt = tuple(self._houdt(regel, dossier, dossier, zaken))
        uitkomst = Uitkomst.AANGEHOUDEN if houdt else Uitkomst.MOET
        if self.vandaag.isoformat() <= uiterlijk:
            uitkomst = Uitkomst.LATER
        vast = (stroom, sleutel, dossier["dossier"], None, ONTVANGEN, regel)
        return Post(*vast, uitkomst, begin, uiterlijk, houdt, tuple(afleiding))

    def _post(
        self, dossier: Stand, zaken: Mapping[str, Stand], stroom: str, sleutel: str, stand: Stand
    ) -> Post:
        workflow = stand.get("workflow", DOSSIER)
        regel = self.regel_van(workflow, categorie_en_vak(sleutel)[0])
        begin = _begin(regel, sleutel, stand, zaken)
        houdt = tuple(self._houdt(regel, dossier, stand, zaken))
        vast = (stroom, sleutel, dossier["dossier"], stand.get("zaak"), workflow, regel)
        if begin is None:
            return Post(*vast, Uitkomst.OPEN, redenen=(_loopt(regel), *houdt))
        uiterlijk, afleiding = self.reken(regel.termijn, begin)
        bewaart = stand.get("termijnen", {}).get(BEWAARTERMIJN, {})
        if bewaart.get("begin") == begin and regel.termijn.id == BEWAARTERMIJN:
            uiterlijk = max(uiterlijk, str(bewaart["uiterlijk"]))  # it stood still for a while
        if self.vandaag.isoformat() <= uiterlijk:
            uitkomst = Uitkomst.LATER
        elif houdt:
            uitkomst = Uitkomst.AANGEHOUDEN
        else:
            uitkomst = Uitkomst.MOET if regel.moet else Uitkomst.MAG
        return Post(*vast, uitkomst, begin, uiterlijk, houdt, tuple(afleiding))

    def _houdt(
        self, regel: Bewaarregel, dossier: Stand, stand: Stand, zaken: Mapping[str, Stand]
    ) -> Iterator[str]:
        """Why it must stay, whatever the term says."""
        for anders, ander in sorted(zaken.items()):
            telt = ALLE in regel.wacht_op or ander["workflow"] in regel.wacht_op
            if telt and not ander["klaar"] and anders != stand.get("zaak"):
                yield f"Zaak {anders} ({ander['workflow'].replace('_', ' ')}) in dit dossier is nog open."
        termijnen = stand.get("termijnen", {})
        bezwaar = termijnen.get(BEZWAARTERMIJN)
        if bezwaar and bezwaar["gestopt_op"] is None and bezwaar["uiterlijk"] >= self.vandaag.isoformat():
            yield f"De bezwaartermijn loopt tot en met {bezwaar['uiterlijk']}."
        if termijnen.get(BEWAARTERMIJN, {}).get("stand") == "opgeschort":
            yield "De bewaartermijn staat stil; de grond staat bij de zaak."
        for naam in (stand.get("zaak"), dossier["dossier"]):
            if (reden := self.aanhoudingen.get(str(naam))) is not None:
                yield f"Aangehouden: {reden}"


def _sleutels(stand: Stand) -> Iterable[str]:
    gewist = stand.get("gewist", {})
    return [naam for naam in sorted(stand.get("inhoud", ())) if naam not in gewist]


def _begin(regel: Bewaarregel, sleutel: str, stand: Stand, zaken: Mapping[str, Stand]) -> str | None:
    """The first day of keeping; None when it has not come."""
    if regel.vanaf is Vanaf.DOSSIER:
        dagen = [z.get("klaar_op") for z in zaken.values()] or [stand.get("geopend")]
        if (
            regel.categorie is GEZONDHEID
        ):  # each assessment by itself: what came in after the closing, counts from then
            dagen.append(stand["inhoud"][sleutel])
        return None if None in dagen else max(str(d) for d in dagen)
    if regel.vanaf is Vanaf.SCHOOLJAAR and sleutel != _nieuwste(sleutel, stand):
        return str(stand["inhoud"][sleutel])
    if not stand["klaar"]:
        return None
    bewaart = stand["termijnen"].get(BEWAARTERMIJN)
    begin = str(stand["klaar_op"] if bewaart is None else bewaart["begin"])
    return max(begin, str(stand["inhoud"][sleutel])) if bewaart is None else begin


def _nieuwste(sleutel: str, stand: Stand) -> str:
    """The key of the latest school year of the same category: what the present assessment rests on."""
    categorie = categorie_en_vak(sleutel)[0]
    jaren = {
        categorie_en_vak(n)[1] or 0: str(n) for n in stand["inhoud"] if categorie_en_vak(n)[0] == categorie
    }
    return jaren[max(jaren)]


def _loopt(regel: Bewaarregel) -> str:
    if regel.vanaf is Vanaf.DOSSIER:
        return "In dit dossier loopt nog een zaak."
    return f"De zaak loopt nog; de termijn begint bij: {regel.termijn.begin_tekst.lower()}."

"""Inzage: may this person see this dossier or zaak, how much of it, and why; or why not, and what helps. Pure.

The one rule for page, API, list, search, export, message and calendar (need to know: WPO 18a lid 13, Awb 2:5,
domein.md section 6). kernproces.gebruik.inkijkregel says the same as a condition for a list; a test holds the two equal.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from kernproces.rechten import betrokken as b
from kernproces.rechten.betrokken import Rij
from kernproces.rechten.mensen import Mensen
from kernproces.rollen import BUITENROLLEN, GEZINSROLLEN, INTERNE_ROLLEN, ORGANISATIEBREED, SCHOOLROLLEN, Rol
from kernproces.taal.beletsel import Beletsel, Remedie, ander, andere_weg, kan_niet
from kernproces.taal.formulier import GEZONDHEID, PERSOON, Categorie
from kernproces.taal.kring import GEWOON, Kring
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.zaak.stand import Entry

ALLES: Final = frozenset({PERSOON, GEZONDHEID})
NIETS: Final = frozenset[Categorie]()
FUNCTIE: Final = "functie"
VERTROUWELIJK: Final = "WPO 18a lid 13, Awb 2:5"
# What a function sees of a dossier in which it has no part of its own; with a part of its own: everything.
ZIET_UIT_FUNCTIE: Final[Mapping[Rol, frozenset[Categorie]]] = {
    Rol.SECRETARIAAT: ALLES,
    Rol.TEAMLEIDER: ALLES,
    Rol.DIRECTEUR_BESTUURDER: ALLES,
    Rol.KWALITEITSMEDEWERKER: frozenset({PERSOON}),
    Rol.FUNCTIONARIS_GEGEVENSBESCHERMING: frozenset({PERSOON}),
    Rol.AUDITOR: NIETS,
    Rol.BEHEERDER: NIETS,
}
ZONDER_INHOUD: Final = frozenset({Rol.AUDITOR, Rol.BEHEERDER})  # whatever part they have in it (F3)
KAN_TOCH_OPENEN: Final = INTERNE_ROLLEN - ZONDER_INHOUD
_UIT_FUNCTIE: Final = {
    Rol.AUDITOR: "Opdracht als auditor: codes, datums en aantallen",
    Rol.BEHEERDER: "Technisch beheer: wel dat het er is, niet wat erin staat",
}
_ZINNEN: Final = {
    b.REGISSEUR: "Regisseur van dit dossier",
    b.OPENDE: "Opende dit dossier",
    b.SCHOOL: "De school van de leerling",
    b.BEHANDELAAR: "Behandelaar",
    b.WERKTE_MEE: "Deed hierin een stap",
    b.BEURT: "De zaak wacht op deze rol",
    b.GEVRAAGD: "Is in deze zaak gevraagd",
    b.SOORT: "Dit soort zaken is het werk van deze rol",
    b.INDIENER: "Bracht de zaak in",
    b.GENOEMD: "Staat in de zaak genoemd",
    b.BEOORDEELT: "Beoordeelt de zaak voor een steekproef",
    b.NOOD: "Opende dit dossier met een reden, voor beperkte tijd",
}
VAN_EEN_ZAAK: Final = (b.INDIENER, b.BEOORDEELT)  # say nothing of the rest of the dossier
Kringen = Mapping[str, Kring]


class Grond(NamedTuple):
    """Why somebody may see it. `via`: for whom he stands in, or his school; empty: by himself. `tot`: until which instant."""

    code: str
    zin: str
    via: str = ""
    tot: str = ""


@dataclass(frozen=True, slots=True)
class Kijker:
    """Who looks, in which role, at which instant."""

    persoon: str
    rol: Rol
    nu: str
    zelf: frozenset[str]  # the person, and for whom he stands in who hold this role
    keten: frozenset[str]  # on whose account the role is held, and the person
    scholen: frozenset[str]
    alle: bool  # belongs to every dossier: people of a proef
    werk: frozenset[str]  # the kinds of zaak that are the work of this role
    bereik: frozenset[str] | None = None  # the schools in whose dossiers the role counts; None: all

    @property
    def buiten(self) -> bool:
        """A school or a family."""
        return self.rol in BUITENROLLEN

    def eigen_kant(self, entry: Entry, mensen: Mensen) -> bool:
        """Recorded by this person; for a school also by a colleague of the same school, whenever he was there."""
        if entry["actor"] == self.persoon:
            return True
        if self.rol not in SCHOOLROLLEN or entry["rol"] not in SCHOOLROLLEN:
            return False
        return self.alle or bool(self.scholen & mensen.scholen_ooit(entry["actor"]))

    def opent_voor(self, school: str | None) -> bool:
        """Whether this person may open a dossier for a pupil of this school: his own school, or where his role counts."""
        if self.buiten:
            return self.alle or school in self.scholen
        return self.bereik is None or school in self.bereik

    def leest(self, entry: Entry, mensen: Mensen, antwoord: "Inzage | None") -> frozenset[Categorie] | None:
        """The confidential categories of a step that are for these eyes; None: nothing of what was filled in.

        Who stands outside and the administrator see their own; of what was not looked at (`antwoord`), nothing.
        """
        if self.eigen_kant(entry, mensen):
            return ALLES
        if self.buiten or self.rol is Rol.BEHEERDER:
            return None
        return antwoord.categorieen if antwoord is not None and antwoord.mag else None

    @property
    def breed(self) -> bool:
        """Whether the task of this role lies in every dossier."""
        return self.rol in ORGANISATIEBREED


def kijker(mensen: Mensen, persoon: str, rol: Rol, nu: datetime, kringen: Kringen) -> Kijker | None:
    """Whoever looks; None: this role is not held today (no role, no right)."""
    dag = dag_van(nu)
    if mensen.bevoegdheid(persoon, rol, dag) is None:
        return None
    voor = mensen.spreekt_voor(persoon, rol, dag)
    versies = [v for p in voor if (v := mensen.op(p, dag)) is not None]
    return Kijker(
        persoon,
        rol,
        tijdstip(nu),
        zelf=frozenset((persoon, *voor)),
        keten=mensen.ketens(persoon, rol, dag),
        scholen=frozenset(s for v in versies for s in v.get("scholen", ()))
        if rol in BUITENROLLEN
        else frozenset(),
        alle=rol in BUITENROLLEN and any(v.get("alle_dossiers") for v in versies),
        werk=frozenset(naam for naam, kring in kringen.items() if rol in kring.rollen),
        bereik=mensen.bereik(persoon, rol, dag),
    )


@dataclass(frozen=True, slots=True)
class Inzage:
    """The answer. `categorieen`: what confidential content of others is for these eyes; `naam`: that of the pupil."""

    gronden: tuple[Grond, ...]
    categorieen: frozenset[Categorie] = NIETS
    naam: bool = False
    beletsel: Beletsel | None = None

    @property
    def mag(self) -> bool:
        """Whether it may be seen at all."""
        return bool(self.gronden)

    @property
    def waarom(self) -> str:
        """The reason in one sentence."""
        return self.beletsel.reden if self.beletsel else f"{self.gronden[0].zin}."

    @property
    def nood_tot(self) -> str:
        """Until which instant a break of the glass opens it, or opens more of it; empty: there was none."""
        return max((g.tot for g in self.gronden), default="")


def inzage_zaak(
    k: Kijker, rijen: Iterable[Rij], dossier: str, zaak: str, workflow: str, kringen: Kringen
) -> Inzage:
    """A zaak. `rijen`: whoever has to do with it, at least the rows of this person, his schools and his role."""
    kring, lijst = kringen.get(workflow, GEWOON), list(rijen)
    if any(r.als == b.OVER and r.zaak == zaak and r.wie in k.keten for r in lijst):
        zin = "Deze zaak gaat over u. Wie het aangaat, ziet haar stukken niet."
        return _geweigerd(
            zin, "Awb 9:7", kan_niet("Awb 9:7", "Vraag de jurist naar uw afschrift en het gehoor.")
        )
    if k.buiten:
        return _buiten(k, list(_buitengronden(k, lijst, dossier, zaak, kring)))
    van_hier = [(r, g) for r, g in _stafgronden(k, lijst, dossier) if not kring.besloten or r.zaak == zaak]
    # A part in one zaak opens the others of its dossier; not what says nothing of a dossier.
    gronden = [g for r, g in van_hier if r.zaak in ("", zaak) or (r.dossier and r.als not in VAN_EEN_ZAAK)]
    return _binnen(k, lijst, dossier, gronden, kring)


def inzage_dossier(k: Kijker, rijen: Iterable[Rij], dossier: str) -> Inzage:
    """The dossier itself: that it is there, whose it is, and which people; each of its zaken has an answer of its own."""
    lijst = [r for r in rijen if r.dossier == dossier]
    if k.buiten:
        lid = list(_van_dossier(k, lijst))
        lid += [g for r in lijst if r.als in (b.SCHOOL, b.INDIENER) and (g := _eigen_kant(k, r)) is not None]
        lid += [Grond(r.als, _ZINNEN[r.als]) for r in lijst if r.als == b.GENOEMD and r.wie in k.zelf]
        return _buiten(k, lid)
    return _binnen(k, lijst, dossier, [g for _, g in _stafgronden(k, lijst, dossier)], GEWOON)


# ---------------------------------------------------------------- staff


def _stafgronden(k: Kijker, rijen: list[Rij], dossier: str) -> Iterator[tuple[Rij, Grond]]:
    for r in rijen:
        if r.dossier not in (dossier, "") or r.als in (b.OVER, b.GAF_AL):  # who gave his part, worked on it
            continue
        if r.als.startswith(b.NOOD):
            if r.wie == k.persoon and r.als[len(b.NOOD) :] > k.nu:
                yield r, Grond(b.NOOD, _ZINNEN[b.NOOD], tot=r.als[len(b.NOOD) :])
        elif r.als == b.BEURT:
            if r.wie == b.rol_als_wie(k.rol):
                yield r, Grond(r.als, _ZINNEN[r.als])
        elif r.als == b.SOORT:
            if any(r.wie == b.soort_als_wie(w) for w in k.werk):
                yield r, Grond(r.als, _ZINNEN[r.als])
        elif r.wie in k.zelf:
            yield (
                r,
                Grond(
                    r.als,
                    _ZINNEN.get(r.als, "Betrokken bij dit dossier"),
                    "" if r.wie == k.persoon else r.wie,
                ),
            )


def _telt(k: Kijker, rijen: list[Rij], dossier: str) -> bool:
    """Whether the role counts in this dossier: held for the whole organisation, or for a part that its school is in."""
    return k.bereik is None or any(
        (r.dossier, r.zaak, r.als) == (dossier, "", b.SCHOOL) and r.wie in k.bereik for r in rijen
    )


def _binnen(k: Kijker, rijen: list[Rij], dossier: str, gronden: list[Grond], kring: Kring) -> Inzage:
    """With a part of one's own everything, out of function what the function needs; elsewhere only what was opened in need."""
    hier = _telt(k, rijen, dossier)
    gronden = [g for g in gronden if hier or g.code == b.NOOD]
    mag = NIETS if k.rol in ZONDER_INHOUD or not gronden else ALLES
    if hier and k.breed and (not kring.besloten or k.rol in kring.rollen):
        gronden.append(
            Grond(FUNCTIE, _UIT_FUNCTIE.get(k.rol, f"De functie {k.rol.titel} werkt in elk dossier"))
        )
        mag |= ZIET_UIT_FUNCTIE[k.rol]
    if gronden:
        return Inzage(
            tuple(sorted(gronden, key=lambda g: (g.code == b.NOOD, g.via != ""))), mag, PERSOON in mag
        )
    if kring.besloten:
        rol = min(kring.rollen)
        zin = "Deze zaak is besloten: zij is alleen voor wie haar behandelt en wie haar inbracht."
        return _geweigerd(zin, VERTROUWELIJK, ander(rol))
    zin = "U hebt in dit dossier geen taak: u behandelt er niets, deed er niets, en niets wacht op uw rol."
    if not hier:
        zin = "Dit dossier hoort bij een ander onderdeel van de organisatie dan waarvoor u uw rol hebt."
    hulp = "Vraag de teamleider u erbij te betrekken. Kan dat niet wachten: open het toch, met een reden."
    return _geweigerd(zin, VERTROUWELIJK, andere_weg("open_toch", hulp))


# ---------------------------------------------------------------- school and family


def _eigen_kant(k: Kijker, r: Rij) -> Grond | None:
    """The school of this person, or the person himself."""
    if r.wie in k.scholen:
        return Grond(r.als, _ZINNEN[r.als], r.wie)
    return Grond(r.als, _ZINNEN[r.als]) if r.wie in k.zelf and r.als != b.SCHOOL else None


def _van_dossier(k: Kijker, rijen: list[Rij]) -> Iterator[Grond]:
    """Belonging to the dossier: the school of the pupil, the own family, or somebody named in it in this role."""
    if k.alle:
        yield Grond("alle", "Hoort bij elk dossier van deze proef")
    for r in rijen:
        if r.zaak == "" and r.als == b.SCHOOL and r.wie in k.scholen:
            yield Grond(r.als, _ZINNEN[r.als], r.wie)
        elif r.zaak == "" and r.als == k.rol and r.wie in k.zelf:
            via = "" if r.wie == k.persoon else r.wie
            yield Grond("gezin" if k.rol in GEZINSROLLEN else "betrokken", "Hoort bij dit dossier", via)


def _buitengronden(k: Kijker, rijen: list[Rij], dossier: str, zaak: str, kring: Kring) -> Iterator[Grond]:
    if not kring.buiten:
        return
    hier = [r for r in rijen if r.dossier in (dossier, "") and r.zaak == zaak]
    lid = list(_van_dossier(k, [r for r in rijen if r.dossier == dossier]))
    if not kring.besloten:
        yield from lid
        yield from (g for r in hier if r.als == b.SCHOOL and (g := _eigen_kant(k, r)) is not None)
    yield from (g for r in hier if r.als == b.INDIENER and (g := _eigen_kant(k, r)) is not None)
    yield from (Grond(r.als, _ZINNEN[r.als]) for r in hier if r.als == b.GENOEMD and r.wie in k.zelf)
    if lid and k.rol in GEZINSROLLEN:
        yield from (Grond(r.als, _ZINNEN[r.als]) for r in hier if r.als == b.WERKTE_MEE and r.wie in k.zelf)


def _buiten(k: Kijker, gronden: list[Grond]) -> Inzage:
    """The name of the own pupil; of what others recorded nothing confidential."""
    if gronden:
        return Inzage(tuple(gronden), NIETS, naam=True)
    zin = "Dit is er niet, of is niet voor u."
    hulp = "Vraag iemand van de eigen school of het eigen gezin."
    return _geweigerd(zin, VERTROUWELIJK, ander(k.rol, hulp))


def _geweigerd(zin: str, norm: str, hulp: Remedie) -> Inzage:
    return Inzage((), beletsel=Beletsel("inzage", zin, norm, hulp))

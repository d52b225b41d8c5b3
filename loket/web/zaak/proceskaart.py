"""Proceskaart: the whole procedure of a zaak as a drawing with a table: where it is, how it went, what can still happen."""

from collections.abc import Collection
from dataclasses import dataclass, field

from kernproces.gebeurtenissen import GEMIGREERD, OVERGANG, ZAAK_GESTART
from kernproces.opsomming import of
from kernproces.rollen import Rol
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Entry, Stand
from loket.web.taal import dag_jaar
from loket.web.zaak.indeling import BREED, HOOG, Lijn, deel_in
from loket.web.zaak.kaart import twee_regels

RAND = 12
WOORD = {
    "nu": "hier is de zaak",
    "geweest": "geweest",
    "kan": "kan nog",
    "later": "kan nog, na andere stappen",
    "niet": "kan niet meer",
}


@dataclass(frozen=True, slots=True)
class Stap:
    """What leads to a state from here; `actie` when it is for the reader."""

    titel: str
    actie: str
    wie: str


@dataclass(slots=True)
class Vak:
    """A state. `soort`: nu, geweest, kan (one step away), later or niet."""

    naam: str
    titel: str
    soort: str
    x: float
    y: float
    einde: bool
    dagen: list[str] = field(default_factory=list)
    stappen: list[Stap] = field(default_factory=list)

    @property
    def regels(self) -> list[str]:
        """The title on at most two lines."""
        return twee_regels(self.titel, 19)

    @property
    def woord(self) -> str:
        """How it stands, in words."""
        return WOORD[self.soort]


@dataclass(slots=True)
class Proceskaart:
    """The drawing and its table."""

    vakken: list[Vak]
    lijnen: list[tuple[str, str, bool]]  # kind (gegaan, kan, later, niet), path, whether it runs back
    breedte: int
    hoogte: int
    beschrijving: str
    vak_breed: int = BREED
    vak_hoog: int = HOOG


def proceskaart(
    workflow: Workflow, stand: Stand, entries: list[Entry], eigen: Collection[str] = ()
) -> Proceskaart:
    """The map of a zaak over its whole declaration. `eigen`: the actions that are for the role of the reader."""
    rijen = [o for o in workflow.overgangen if o.naar is not None]
    lijnen = [(van, str(o.naar)) for o in rijen for van in o.van]
    hier = stand["toestand"]
    dagen, gegaan = _weg(entries)
    tekening = deel_in(tuple(workflow.toestanden), lijnen, workflow.begin)
    kan = {} if stand["klaar"] else _vanaf(rijen, hier, eigen)
    bereik = {hier} if stand["klaar"] else _bereik(lijnen, hier)
    vakken = []
    for naam, titel in workflow.toestanden.items():
        x, y = tekening.plek[naam]
        soort = _soort(naam, hier, kan, bereik, dagen)
        vakken.append(
            Vak(
                naam,
                titel,
                soort,
                x + RAND,
                y + RAND,
                naam in workflow.einde,
                dagen.get(naam, []),
                kan.get(naam, []),
            )
        )
    getekend = [
        (_lijnsoort(lijn, hier, gegaan, kan, bereik), _pad(punten), lijn in tekening.terug)
        for lijn, punten in tekening.lijnen.items()
    ]
    volgorde = ("niet", "later", "kan", "gegaan")
    return Proceskaart(
        vakken,
        sorted(getekend, key=lambda g: volgorde.index(g[0])),
        round(tekening.breedte + 2 * RAND),
        round(tekening.hoogte + 2 * RAND),
        _beschrijving(vakken),
    )


def _weg(entries: list[Entry]) -> tuple[dict[str, list[str]], set[Lijn]]:
    """The days on which each state was entered, and the edges that were travelled."""
    dagen: dict[str, list[str]] = {}
    gegaan: set[Lijn] = set()
    vorige = ""
    for entry in entries:
        naar = entry["open"].get("naar")
        if entry["soort"] not in {ZAAK_GESTART, OVERGANG, GEMIGREERD} or not naar or naar == vorige:
            continue
        dagen.setdefault(naar, []).append(entry["werkt_op"])
        gegaan.add((vorige, naar))
        vorige = naar
    return dagen, gegaan


def _vanaf(rijen: list[Overgang], hier: str, eigen: Collection[str]) -> dict[str, list[Stap]]:
    """Where one step leads from here: which step, by whom."""
    kan: dict[str, list[Stap]] = {}
    for o in rijen:
        if hier in o.van and o.naar != hier:
            wie = "vanzelf" if o.vanzelf else of([r.titel for r in o.rollen if r is not Rol.SYSTEEM])
            stap = Stap(o.titel, o.actie if o.actie in eigen and not o.vanzelf else "", wie)
            kan.setdefault(str(o.naar), []).append(stap)
    return kan


def _bereik(lijnen: list[Lijn], hier: str) -> set[str]:
    """Every state that can still be reached."""
    gezien, rand = {hier}, [hier]
    while rand:
        nu = rand.pop()
        for a, b in lijnen:
            if a == nu and b not in gezien:
                gezien.add(b)
                rand.append(b)
    return gezien


def _soort(
    naam: str, hier: str, kan: dict[str, list[Stap]], bereik: set[str], dagen: dict[str, list[str]]
) -> str:
    if naam == hier:
        return "nu"
    if naam in dagen:
        return "geweest"
    return "kan" if naam in kan else "later" if naam in bereik else "niet"


def _lijnsoort(lijn: Lijn, hier: str, gegaan: set[Lijn], kan: dict[str, list[Stap]], bereik: set[str]) -> str:
    if lijn in gegaan:
        return "gegaan"
    if lijn[0] == hier and lijn[1] in kan:
        return "kan"
    return "later" if lijn[0] in bereik and lijn[0] != hier else "niet"


def _pad(punten: list[tuple[float, float]]) -> str:
    """From the foot of the upper box to the head of the lower one, bending gently in every row it passes."""
    (x, y), *midden, (x2, y2) = [(a + RAND, b + RAND) for a, b in punten]
    pad, van = f"M{x:g} {y + HOOG / 2:g}", (x, y + HOOG / 2)
    for naar in (*midden, (x2, y2 - HOOG / 2)):
        half = (van[1] + naar[1]) / 2
        pad += f"C{van[0]:g} {half:g} {naar[0]:g} {half:g} {naar[0]:g} {naar[1]:g}"
        van = naar
    return pad


def _beschrijving(vakken: list[Vak]) -> str:
    nu = next(v for v in vakken if v.soort == "nu")
    kan = [v.titel for v in vakken if v.stappen]
    geweest = sum(v.soort == "geweest" for v in vakken)
    zin = f"Kaart van de procedure met {len(vakken)} toestanden. De zaak is nu: {nu.titel}"
    zin += f", sinds {dag_jaar(nu.dagen[-1])}." if nu.dagen else "."
    zin += f" {geweest} toestanden zijn geweest." if geweest != 1 else " Eén toestand is geweest."
    return (
        f"{zin} Vanaf hier: {of(kan)}. De tabel hieronder zegt hetzelfde."
        if kan
        else f"{zin} De tabel hieronder zegt hetzelfde."
    )

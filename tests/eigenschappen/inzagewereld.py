"""Dossiers, zaken and people in plain words, and who sees what by a deliberately naive reading of the same sentences."""

from dataclasses import dataclass, field
from datetime import datetime
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import strategies as st

from kernproces.rechten.betrokken import Rij, betrokkenheid
from kernproces.rechten.mensen import Mensen
from kernproces.rechten.onderdelen import GEHEEL
from kernproces.rollen import BUITENROLLEN, DRAAGT_ZAKEN, GEZINSROLLEN, ORGANISATIEBREED, SCHOOLROLLEN, Rol
from kernproces.taal.kring import GEWOON
from kernproces.taal.workflow import Workflow
from workflows.kringen import KRINGEN

NU = datetime.fromisoformat("2026-03-02T09:00:00+01:00")
VROEG, LAAT = "2026-03-02T07:59:00.000000Z", "2026-03-02T09:00:00.000000Z"
PERSONEN = ("ada", "bob", "cas", "dee")
SCHOLEN = ("school-1", "school-2")
KINDEN = ("tlv", "klacht", "datalek", "taak", "bezwaar", "steekproef")
DELEN = {"school-1": "noord", "school-2": "zuid"}
REGISTER = {s: [{"onderdelen": [deel]}] for s, deel in DELEN.items()}
ROLLEN = tuple(r for r in Rol if r is not Rol.SYSTEEM)


@dataclass
class Zaak:
    """What the world knows of a zaak, in plain words."""

    nummer: str
    dossier: str
    soort: str
    school: str | None
    behandelaar: str | None
    werkten: set[str]
    wacht_op: set[Rol]
    gevraagd: set[str]  # by name, of those roles
    klaar: bool
    beklaagden: set[str] = field(default_factory=set)
    klager: str = "ouder"
    klager_persoon: str = ""
    beoordeelt: dict[str, str] = field(default_factory=dict)  # who, which other zaak

    def stand(self) -> dict[str, Any]:
        wie = sorted(self.werkten)
        gedaan: dict[str, Any] = {"start": {"wie": wie, "gegevens": {}}}
        if self.soort == "klacht":
            gegevens = {
                "beklaagden": sorted(self.beklaagden),
                "klager": self.klager,
                "klager_persoon": self.klager_persoon,
            }
            gedaan["ontvang"] = {"wie": wie, "gegevens": gegevens}
        gevallen = [{"geval": f"g{i}", "zaak": z} for i, z in enumerate(self.beoordeelt.values())]
        verdeling = [{"geval": f"g{i}", "beoordelaar": p} for i, p in enumerate(self.beoordeelt)]
        if self.soort == "steekproef":
            gedaan["verdeel"] = {"wie": wie, "gegevens": {"verdeling": verdeling}}
        return {
            "zaak": self.nummer,
            "dossier": self.dossier,
            "workflow": self.soort,
            "school": self.school,
            "behandelaar": self.behandelaar,
            "klaar": self.klaar,
            "gedaan": gedaan,
            "toegevoegd": {"trekking": {"gevallen": gevallen}},
        }

    def rijen(self) -> frozenset[Rij]:
        wacht = SimpleNamespace(aan_zet=lambda _: tuple(sorted(self.wacht_op)))
        namen = frozenset(self.gevraagd if self.wacht_op else ())
        vragen = {"aan_zet": lambda _: wacht, "gaf_al": lambda _: (), "gevraagd": lambda _: namen}
        workflow = cast("Workflow", SimpleNamespace(**vragen))
        return betrokkenheid(f"zaak/{self.nummer}", self.stand(), workflow, KRINGEN.get(self.soort, GEWOON))


@dataclass
class Wereld:
    """Dossiers, zaken and people."""

    dossiers: dict[str, dict[str, Any]]
    zaken: list[Zaak]
    mensen: dict[str, list[dict[str, Any]]]

    def rijen(self) -> list[Rij]:
        uit = {r for z in self.zaken for r in z.rijen()}
        for naam, d in self.dossiers.items():
            uit |= betrokkenheid(
                f"dossier/{naam}",
                d | {"dossier": naam, "zaken": [z.nummer for z in self.zaken if z.dossier == naam]},
            )
        return sorted(uit)


# ---------------------------------------------------------------- the naive reading


def voor_wie(w: Wereld, wie: str, rol: Rol) -> set[str]:
    """The person, and everybody he stands in for, directly or not, who holds the role."""
    groep, vorige = {wie}, set[str]()
    while groep != vorige:
        vorige = set(groep)
        groep |= {v["wie"] for p in vorige for v in w.mensen[p][0]["vervangt"]}
    return {p for p in groep if rol.value in w.mensen[p][0]["rollen"]} | {wie}


def scholen_van(w: Wereld, wie: str, rol: Rol) -> set[str]:
    zelf = voor_wie(w, wie, rol) - ({wie} if rol.value not in w.mensen[wie][0]["rollen"] else set())
    return {s for p in zelf for s in w.mensen[p][0]["scholen"]}


def hoort_erbij(w: Wereld, wie: str, rol: Rol, dossier: str) -> bool:
    d = w.dossiers[dossier]
    if rol in SCHOOLROLLEN | GEZINSROLLEN and d["school"] in scholen_van(w, wie, rol):
        return True
    return any(d["betrokkenen"].get(p) == rol.value for p in voor_wie(w, wie, rol))


def gaat_over(w: Wereld, z: Zaak, wie: str, rol: Rol) -> bool:
    keten = Mensen(w.mensen, scholen=REGISTER).ketens(wie, rol, NU.date())
    return z.soort == "klacht" and bool(z.beklaagden & keten)


def telt(w: Wereld, dossier: str, wie: str, rol: Rol) -> bool:
    """The role counts there: somebody whose role it is, holds it everywhere or for the part of that school."""
    if rol in GEHEEL:
        return True
    houders = [w.mensen[p][0] for p in voor_wie(w, wie, rol) if rol.value in w.mensen[p][0]["rollen"]]
    deel = DELEN.get(w.dossiers[dossier]["school"] or "")
    return any(not v["onderdelen"] or deel in v["onderdelen"] for v in houders)


def opende_toch(w: Wereld, dossier: str, wie: str) -> bool:
    """With a reason, and it is not over."""
    ja: bool = w.dossiers[dossier]["noodinzage"].get(wie, "") == LAAT
    return ja


def eigen_werk(w: Wereld, z: Zaak, wie: str, rol: Rol) -> bool:
    """A part in the zaak itself that says something of the dossier too."""
    wij, kring = voor_wie(w, wie, rol), KRINGEN.get(z.soort, GEWOON)
    if wij & (z.werkten | {z.behandelaar}) or rol in kring.rollen:
        return True
    if z.soort == "steekproef" and wij & set(z.beoordeelt):
        return True
    if not z.klaar and z.wacht_op and z.gevraagd:
        return bool(wij & z.gevraagd)
    wacht = not z.klaar and rol in z.wacht_op and rol not in ORGANISATIEBREED
    return wacht and not (rol in DRAAGT_ZAKEN and z.behandelaar)


def ziet(w: Wereld, z: Zaak, wie: str, rol: Rol) -> bool:
    kring, wij = KRINGEN.get(z.soort, GEWOON), voor_wie(w, wie, rol)
    if gaat_over(w, z, wie, rol):
        return False
    if rol in BUITENROLLEN:
        return _ziet_van_buiten(w, z, wie, rol)
    if not telt(w, z.dossier, wie, rol):
        return opende_toch(w, z.dossier, wie) and not kring.besloten
    if eigen_werk(w, z, wie, rol) or (z.soort == "klacht" and z.klager_persoon in wij):
        return True
    if any(
        z.nummer == van and p in wij
        for s in w.zaken
        if s.soort == "steekproef"
        for p, van in s.beoordeelt.items()
    ):
        return True
    if kring.besloten:
        return False
    return rol in ORGANISATIEBREED or heeft_deel(w, z.dossier, wie, rol)


def heeft_deel(w: Wereld, dossier: str, wie: str, rol: Rol) -> bool:
    d, wij = w.dossiers[dossier], voor_wie(w, wie, rol)
    if wij & {d["regisseur"], d["geopend_door"], *d["betrokkenen"]} or opende_toch(w, dossier, wie):
        return True
    zaken = [z for z in w.zaken if z.dossier == dossier]
    van_niemand = not zaken and d["regisseur"] is None
    return (van_niemand and rol in DRAAGT_ZAKEN) or any(eigen_werk(w, z, wie, rol) for z in zaken)


def _ziet_van_buiten(w: Wereld, z: Zaak, wie: str, rol: Rol) -> bool:
    wij, school = voor_wie(w, wie, rol), scholen_van(w, wie, rol)
    if z.soort in ("datalek", "taak"):
        return False
    if z.soort == "steekproef" and wij & set(z.beoordeelt):
        return True
    lid = hoort_erbij(w, wie, rol, z.dossier)
    if z.soort != "klacht":
        return lid or z.school in school
    mijn = z.klager_persoon in wij or (z.klager == "school" and z.school in school)
    return mijn or (rol in GEZINSROLLEN and lid and bool(wij & z.werkten))


# ---------------------------------------------------------------- worlds


@st.composite
def werelden(trek: st.DrawFn) -> Wereld:
    wie, misschien = st.sampled_from(PERSONEN), st.sampled_from((None, *PERSONEN))
    wies = st.sets(wie, max_size=2)
    mensen = {
        p: [
            {
                "rollen": sorted(trek(st.sets(st.sampled_from(ROLLEN), min_size=1, max_size=2))),
                "scholen": sorted(trek(st.sets(st.sampled_from(SCHOLEN), max_size=1))),
                "onderdelen": sorted(trek(st.sets(st.sampled_from(("noord", "zuid")), max_size=1))),
                "vervangt": [{"wie": v} for v in sorted(trek(st.sets(wie, max_size=1)) - {p})],
            }
        ]
        for p in PERSONEN
    }
    dossiers = {
        d: {
            "school": trek(st.sampled_from((None, *SCHOLEN))),
            "regisseur": trek(misschien),
            "geopend_door": trek(misschien),
            "betrokkenen": {p: trek(st.sampled_from(("ouder", "mentor"))) for p in trek(wies)},
            "noodinzage": {p: trek(st.sampled_from((VROEG, LAAT))) for p in trek(wies)},
        }
        for d in ("d1", "d2")
    }
    zaken = []
    for i in range(trek(st.integers(1, 4))):
        dossier = trek(st.sampled_from(("d1", "d2")))
        andere = [z.nummer for z in zaken] or ["z-elders"]
        zaken.append(
            Zaak(
                f"z{i}",
                dossier,
                trek(st.sampled_from(KINDEN)),
                trek(st.sampled_from((dossiers[dossier]["school"], *SCHOLEN))),
                trek(misschien),
                trek(wies),
                trek(st.sets(st.sampled_from(ROLLEN), max_size=2)),
                trek(wies),
                trek(st.booleans()),
                trek(wies),
                trek(st.sampled_from(("ouder", "school"))),
                trek(st.sampled_from(("", *PERSONEN))),
                {p: trek(st.sampled_from(andere)) for p in trek(wies)},
            )
        )
    return Wereld(dossiers, zaken, mensen)

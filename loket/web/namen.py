"""Namen: who people, schools and pupils are, decrypted only for the page that is being made.

Names of staff and schools are kept until their register moves, at most a minute; names of pupils are never kept.
"""

import time
from collections.abc import Iterable
from threading import Lock

import orjson

from kernproces.gebeurtenissen import dossierstroom, registerstroom
from kernproces.gebruik.archief import Archief, stand_van
from kernproces.gebruik.dossiers import ORGANISATIE
from kernproces.gebruik.inkijk import Inkijk
from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.opslag.rijen import Lezer
from kernproces.opsomming import en
from kernproces.rechten.vertrek import naam_vernietigd, vernietigde_mensen
from kernproces.rollen import Rol
from kernproces.taal.formulier import PERSOON
from loket.web.taal import woord

MINUUT = 60.0
SYSTEEM = "het systeem"
EIGEN_ORGANISATIE = "Eigen organisatie"
SCHOOLDOSSIER = "school-"  # what begins the number of a dossier of a school itself

# Fields of forms whose code is somebody of the organisation, or a school.
PERSOONSVELDEN = frozenset(
    {
        "regisseur",
        "eigenaar",
        "aanvaard_door",
        "wie",
        "beoordelaar",
        "aanwezig",
        "beklaagden",
        "ook_betrokken",
        "door",
        "beoordeeld_door",
    }
)
SCHOOLVELDEN = frozenset({"school", "bereide_school"})
WOORDVELDEN = frozenset({"doelgroep", "geval", "criterium"})
TOEGEWEZEN = frozenset({"coach", "behandelaar", "aan"})  # and to whom a zaak or a pupil was given


class Namen:
    """The names behind the ids."""

    def __init__(self, archief: Archief) -> None:
        self._archief = archief
        self._slot = Lock()
        self._koppen: tuple[int, int] = (-1, -1)
        self._tot = 0.0
        self._mensen: dict[str, str] = {}
        self._scholen: dict[str, str] = {}
        self.vernietigd: frozenset[str] = frozenset()  # people whose name was destroyed

    def ververs(self, lezer: Lezer) -> None:
        """Read the registers again when they moved or a minute has passed (a key may have been destroyed)."""
        stromen = [registerstroom("mensen"), registerstroom("scholen")]
        koppen = lezer.koppen(stromen)
        nu = (koppen.get(stromen[0], 0), koppen.get(stromen[1], 0))
        if nu == self._koppen and time.monotonic() < self._tot:
            return
        mensen, kop = {}, lezer.stroom(stromen[0])
        weg = frozenset() if kop is None else vernietigde_mensen(stand_van(kop))
        for entry in self._archief.lees(lezer, stromen[0]):
            if entry["open"]["id"] in weg:
                mensen[entry["open"]["id"]] = naam_vernietigd(entry["open"]["id"])
                continue
            geheim = self._archief.ontsluit(entry, {PERSOON.value}).get(PERSOON.value, {})
            mensen[entry["open"]["id"]] = str(geheim.get("naam") or entry["open"]["id"])
        rij = lezer.stroom(stromen[1])
        items = stand_van(rij)["items"] if rij is not None else {}
        scholen = {s: str(versies[-1].get("naam") or s) for s, versies in items.items()}
        with self._slot:
            self._koppen, self._tot = nu, time.monotonic() + MINUUT
            self._mensen, self._scholen, self.vernietigd = mensen, scholen, weg

    def persoon(self, wie: str | None) -> str:
        """The name of a person; the id when the name is gone."""
        if wie == Rol.SYSTEEM.value:
            return SYSTEEM
        return self._mensen.get(wie or "", wie or "")

    def personen(self, wie: Iterable[str]) -> str:
        """`Noor Verbeek en Pim Wagenaar`."""
        return en([self.persoon(p) for p in wie])

    def kort(self, wie: str | None) -> str:
        """`N. Verbeek`."""
        if wie in self.vernietigd:
            return self.persoon(wie)
        eerste, _, rest = self.persoon(wie).partition(" ")
        return f"{eerste[:1]}. {rest}" if rest and wie != Rol.SYSTEEM.value else self.persoon(wie)

    def school(self, school: str | None) -> str:
        """The name of a school."""
        return self._scholen.get(school or "", school or "")

    def van_code(self, veld: str, code: str, *, personen: bool) -> str:
        """What a code in this field of a form is called; as it stands when it names nothing."""
        if veld in SCHOOLVELDEN:
            return self.school(code)
        if veld in PERSOONSVELDEN | TOEGEWEZEN:
            return self.persoon(code) if personen else code
        return woord(code) if veld in WOORDVELDEN else code

    def voorop(self, zin: str) -> str:
        """A sentence of a refusal that begins with the id of a person (any other begins with a capital), with the name."""
        eerste, _, rest = zin.partition(" ")
        return f"{self.persoon(eerste)} {rest}" if eerste in self._mensen else zin

    @property
    def scholen(self) -> dict[str, str]:
        """Every school of the register by id."""
        return self._scholen

    def leerlingen(self, lezer: Lezer, dossiers: Iterable[str], inkijk: Inkijk) -> dict[str, str]:
        """The pupil of each dossier, for the rows on this page; a pseudonym for who may not see the name.

        A dossier without pupil and without school is one of the organisation itself (a datalek, a klacht about the counter).
        """
        namen = {d: pseudoniem(d) for d in dossiers}
        if not namen:
            return namen
        met_naam = inkijk.met_naam(lezer, namen)
        stromen = [dossierstroom(d) for d in namen]
        plek = ", ".join("?" * len(stromen))
        sql = f"SELECT inhoud FROM gebeurtenis WHERE nr = 1 AND stroom IN ({plek})"  # noqa: S608 - only question marks
        for (inhoud,) in lezer.rij_query(sql, stromen):
            entry = OPWAARDERING.waardeer_op(orjson.loads(inhoud))
            if not entry["geheim"] and entry["open"].get("school") is None:
                namen[entry["open"]["dossier"]] = EIGEN_ORGANISATIE
            if entry["open"]["dossier"].startswith(SCHOOLDOSSIER):  # no person: everybody may read its name
                namen[entry["open"]["dossier"]] = self.school(entry["open"]["school"])
            if entry["open"]["dossier"] not in met_naam:
                continue
            geheim = self._archief.ontsluit(entry, {PERSOON.value}).get(PERSOON.value, {})
            if naam := geheim.get("leerling"):
                namen[entry["open"]["dossier"]] = str(naam)
        return namen


def pseudoniem(dossier: str) -> str:
    """How a pupil is called before who may not see the name: the last part of the number of the dossier."""
    if dossier.startswith(ORGANISATIE):
        return "eigen organisatie"
    if dossier.startswith(SCHOOLDOSSIER):
        return f"school {dossier.removeprefix(SCHOOLDOSSIER)}"
    return f"leerling L-{dossier.rpartition('-')[2]}"

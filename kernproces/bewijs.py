"""Bewijs: which step in the history of a dossier proves which clause of the norm. Computed only from the history.

A clause is voldaan when a step that the declaration names for it stands in the history, has not lapsed, and the fields
that carry the proof are filled. Otherwise it is open and names what is missing.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kernproces.gebeurtenissen import HANDELING, OVERGANG, ZAAK_GESTART, dossierstroom, zaakstroom
from kernproces.gebruik.register import Register
from kernproces.geheimen import voeg_samen
from kernproces.naspelen.boek import Geschiedenisboek
from kernproces.stand import Entry
from kernproces.taal.overgang import Bewijs, Overgang
from kernproces.taal.workflow import Workflow

STAPPEN = frozenset({ZAAK_GESTART, OVERGANG, HANDELING})


class Stand(StrEnum):
    """How a clause stands in a dossier."""

    VOLDAAN = "voldaan"
    OPEN = "open"
    NIET_VAN_TOEPASSING = "niet van toepassing"
    GEWIST = "niet te beoordelen"  # proven once, its content has been erased


@dataclass(frozen=True, slots=True)
class Bewijsstuk:
    """One entry that supports a clause, or would if its fields were filled."""

    zaak: str
    nr: int
    actie: str
    actor: str
    rol: str
    op: str
    mist: tuple[str, ...] = ()
    gewist: tuple[str, ...] = ()
    vervallen: bool = False

    @property
    def geldig(self) -> bool:
        """Whether it proves the clause."""
        return not (self.mist or self.gewist or self.vervallen)


@dataclass(slots=True)
class Regel:
    """One clause with its proof."""

    clausule: str
    stukken: list[Bewijsstuk] = field(default_factory=list)
    stappen: list[str] = field(default_factory=list)  # the steps that prove it, as the declarations say
    elders: str = ""  # the processes that prove it, when none of them runs in this dossier

    @property
    def stand(self) -> Stand:
        """Met, open, or no longer to be judged."""
        if any(s.geldig for s in self.stukken):
            return Stand.VOLDAAN
        if any(s.gewist for s in self.stukken):
            return Stand.GEWIST
        return Stand.NIET_VAN_TOEPASSING if self.elders and not self.stukken else Stand.OPEN

    @property
    def mist(self) -> str:
        """What is missing, as a sentence; empty when it is met."""
        if self.stand is Stand.VOLDAAN:
            return ""
        leeg = sorted({v for s in self.stukken for v in s.mist})
        if leeg:
            return f"Niet ingevuld: {', '.join(leeg)}."
        if any(s.gewist for s in self.stukken):
            return "De inhoud is gewist; dat de stap is gedaan, staat vast."
        if any(s.vervallen for s in self.stukken):
            return "De stap die dit bewees, is vervallen."
        if self.elders and not self.stukken:
            return f"In dit dossier loopt geen zaak: {self.elders}."
        if not self.stappen:
            return "Hiervoor is in dit dossier nog geen procedure gevolgd."
        return f"Nog te doen: {' of '.join(self.stappen)}."

    def als_gegevens(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "clausule": self.clausule,
            "stand": self.stand.value,
            "mist": self.mist,
            "bewijs": [
                {"zaak": s.zaak, "nr": s.nr, "actie": s.actie, "actor": s.actor, "rol": s.rol, "op": s.op}
                for s in self.stukken
                if s.geldig
            ],
        }


class Bewijsmatrix:
    """The clauses of a dossier."""

    def __init__(self, boek: Geschiedenisboek, register: Register, clausules: Collection[str]) -> None:
        self._boek = boek
        self._register = register
        self._clausules = clausules

    def van(self, dossier: str) -> list[Regel]:
        """Every clause, in the order of the norm."""
        regels = {c: Regel(c) for c in self._clausules}
        # The dossier says which processes run, also when the beginning of one is gone.
        zaken = {
            e["open"]["zaak"]: str(e["open"].get("workflow", ""))
            for e in self._boek.stroom(dossierstroom(dossier)).entries
            if "zaak" in e["open"]
        }
        for zaak in zaken:
            self._verzamel(zaak, regels)
        self._noem_stappen(regels, set(zaken.values()))
        return list(regels.values())

    def _verzamel(self, zaak: str, regels: Mapping[str, Regel]) -> None:
        """Gather the proof in one zaak."""
        entries = self._boek.stroom(zaakstroom(zaak)).entries
        vervallen = {nr for e in entries for nr in e["open"].get("vervallen", ())}
        for entry in entries:
            if (
                entry["soort"] not in STAPPEN
                or (voortgang := self._register.op_afdruk(entry["workflow"])) is None
            ):
                continue
            for bewijs in _bewijs_van(voortgang.workflow, entry):
                if bewijs.clausule in regels:
                    stuk = self._stuk(zaak, entry, bewijs, entry["nr"] in vervallen)
                    regels[bewijs.clausule].stukken.append(stuk)

    def _stuk(self, zaak: str, entry: Entry, bewijs: Bewijs, vervallen: bool) -> Bewijsstuk:
        geheim, vreemd = self._boek.geheim_van(entry)
        waarden = voeg_samen(entry["open"]["gegevens"], geheim)
        dicht = bool(set(entry["geheim"]) - set(geheim))
        leeg = tuple(v for v in bewijs.velden if waarden.get(v) in (None, "", [], {}))
        return Bewijsstuk(
            zaak,
            entry["nr"],
            entry["open"]["actie"],
            entry["actor"],
            entry["rol"],
            entry["werkt_op"],
            mist=("vertrouwelijke inhoud die bij deze stap hoort",) if vreemd else () if dicht else leeg,
            gewist=leeg if dicht and not vreemd else (),
            vervallen=vervallen,
        )

    def _noem_stappen(self, regels: Mapping[str, Regel], lopend: Collection[str]) -> None:
        """What would prove each clause, and whether that process, or one it can hang on, runs in this dossier."""
        elders: dict[str, set[str]] = {}
        for naam in self._register.namen():
            workflow = self._register.nieuwste(naam).workflow
            hier = naam in lopend or bool(set(workflow.hangt_aan) & set(lopend))
            for rij in (workflow.start, *workflow.overgangen):
                for regel in (regels[b.clausule] for b in rij.bewijs if b.clausule in regels):
                    if rij.titel not in regel.stappen:
                        regel.stappen.append(rij.titel)
                    elders.setdefault(regel.clausule, set()).add("" if hier else workflow.titel)
        for clausule, titels in elders.items():
            if "" not in titels:
                regels[clausule].elders = " of ".join(sorted(titels))


def _bewijs_van(workflow: Workflow, entry: Entry) -> Iterable[Bewijs]:
    """What the row of the declaration that this entry was says it proves."""
    actie = entry["open"].get("actie", "")
    rijen: Iterable[Overgang] = (
        (workflow.start,) if entry["soort"] == ZAAK_GESTART else workflow.acties.get(actie, ())
    )
    naar = entry["open"].get("naar") if entry["soort"] != HANDELING else None
    return next((r.bewijs for r in rijen if r.naar == naar), ())

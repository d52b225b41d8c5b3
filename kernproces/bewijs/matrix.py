"""Bewijsmatrix: the clauses of a dossier. Computed only from the history.

A clause is voldaan when a step that the declaration names for it stands in the history, has not lapsed, and the fields
that carry the proof are filled. Otherwise it is open and names what is missing. A proof that covers other dossiers (a
steekproef) is found through the register in which those zaken got their number.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kernproces.bewijs.regel import Bewijsstuk, Regel
from kernproces.gebeurtenissen import (
    HANDELING,
    NUMMER_UITGEGEVEN,
    OVERGANG,
    ZAAK_GESTART,
    dossierstroom,
    registerstroom,
    zaakstroom,
)
from kernproces.gebruik.register import Register
from kernproces.naspelen.boek import Geschiedenisboek
from kernproces.taal.overgang import Bewijs, Dekking, Overgang
from kernproces.taal.workflow import Workflow
from kernproces.vertrouwelijk.geheimen import voeg_samen
from kernproces.zaak.stand import Entry
from kernproces.zaak.stand import Stand as Zaakstand

STAPPEN = frozenset({ZAAK_GESTART, OVERGANG, HANDELING})


@dataclass(slots=True)
class _Dekkend:
    """A zaak that proves something for other dossiers: how it stands, and its proof."""

    stand: Zaakstand
    dekking: Dekking
    clausule: str
    stukken: list[Bewijsstuk] = field(default_factory=list)


class Bewijsmatrix:
    """The clauses of a dossier."""

    def __init__(self, boek: Geschiedenisboek, register: Register, clausules: Collection[str]) -> None:
        self._boek = boek
        self._register = register
        self._clausules = clausules
        # By the processes that run in a dossier: what would prove each clause there.
        self._bekend: dict[frozenset[str], dict[str, tuple[list[str], str]]] = {}

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
            for bewijs, stuk in self._stukken(zaak):
                if bewijs.dekt is None:
                    regels[bewijs.clausule].stukken.append(stuk)
        self._dek_af(zaken, regels)
        for code, (stappen, elders) in self._te_doen(frozenset(zaken.values())).items():
            regels[code].stappen, regels[code].elders = list(stappen), elders
        return list(regels.values())

    def laat_los(self, dossier: str) -> None:
        """Forget the streams of a dossier; what covers other dossiers is kept."""
        stroom = dossierstroom(dossier)
        zaken = {zaakstroom(str(e["open"].get("zaak"))) for e in self._boek.stroom(stroom).entries}
        blijft = {zaakstroom(d.stand["zaak"]) for d in self._dekkend}
        self._boek.vergeet({stroom, *zaken} - blijft)

    # ------------------------------------------------------------ the proof in one zaak

    def _stukken(self, zaak: str) -> Iterator[tuple[Bewijs, Bewijsstuk]]:
        """The proof in one zaak, of these clauses."""
        entries = self._boek.stroom(zaakstroom(zaak)).entries
        vervallen = {nr for e in entries for nr in e["open"].get("vervallen", ())}
        gedaan = {str(e["open"].get("actie")) for e in entries if e["soort"] in STAPPEN}
        for entry in entries:
            if entry["soort"] not in STAPPEN:
                continue
            voortgang = self._register.op_afdruk(entry["workflow"])
            if voortgang is None:
                continue
            for bewijs in bewijs_van(voortgang.workflow, entry):
                if bewijs.clausule not in self._clausules:
                    continue
                zonder = tuple(_titel(voortgang.workflow, a) for a in bewijs.na if a not in gedaan)
                yield bewijs, self._stuk(zaak, entry, bewijs, zonder, entry["nr"] in vervallen)

    def _stuk(
        self, zaak: str, entry: Entry, bewijs: Bewijs, zonder: tuple[str, ...], vervallen: bool
    ) -> Bewijsstuk:
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
            zonder=zonder,
            vervallen=vervallen,
        )

    # ------------------------------------------------------------ the proof that covers other dossiers

    @cached_property
    def _dekkingen(self) -> tuple[tuple[str, Dekking], ...]:
        """Each of these clauses that is proven for other dossiers, and how."""
        rijen = (o for n in self._register.namen() for o in self._register.nieuwste(n).workflow.overgangen)
        return tuple(
            (b.clausule, b.dekt)
            for o in rijen
            for b in o.bewijs
            if b.dekt is not None and b.clausule in self._clausules
        )

    @cached_property
    def _dekkend(self) -> list[_Dekkend]:
        """Every zaak that covers others, read once."""
        gevonden = []
        for clausule, dekking in self._dekkingen:
            for entry in self._boek.stroom(registerstroom(dekking.register)).entries:
                zaak = str(entry["open"].get("zaak", ""))
                if entry["soort"] != NUMMER_UITGEGEVEN or not (stand := self._stand(zaak)):
                    continue
                stukken = [s for b, s in self._stukken(zaak) if b.clausule == clausule and b.dekt is not None]
                gevonden.append(_Dekkend(stand, dekking, clausule, stukken))
        return gevonden

    def _stand(self, zaak: str) -> Zaakstand:
        entries = self._boek.stroom(zaakstroom(zaak)).entries
        return self._boek.stand_op(zaakstroom(zaak), entries[-1]["nr"]) if entries else {}

    def _dek_af(self, zaken: Mapping[str, str], regels: Mapping[str, Regel]) -> None:
        """The proof that other dossiers hold for the zaken of this one."""
        for d in self._dekkend:
            eigen = [z for z, workflow in zaken.items() if workflow in d.dekking.workflows]
            if d.clausule in regels and any(_dekt(d, self._stand(z)) for z in eigen):
                regels[d.clausule].stukken += d.stukken

    # ------------------------------------------------------------ what is still to be done

    def _te_doen(self, lopend: frozenset[str]) -> dict[str, tuple[list[str], str]]:
        """What would prove each clause, and where else, in a dossier in which these processes run; alike for all such."""
        if lopend not in self._bekend:
            self._bekend[lopend] = self._noem_stappen(lopend)
        return self._bekend[lopend]

    def _noem_stappen(self, lopend: Collection[str]) -> dict[str, tuple[list[str], str]]:
        """By the declarations: the steps, and the processes that prove it when none of them, or one it can hang on, runs."""
        stappen: dict[str, list[str]] = {}
        elders: dict[str, set[str]] = {}
        for naam in self._register.namen():
            workflow = self._register.nieuwste(naam).workflow
            for rij in (workflow.start, *workflow.overgangen):
                for b in (b for b in rij.bewijs if b.clausule in self._clausules):
                    titels = stappen.setdefault(b.clausule, [])
                    titel = rij.titel if b.dekt is None else f"{rij.titel} ({workflow.titel.lower()})"
                    if titel not in titels and (naam in lopend or not b.voorval):
                        titels.append(titel)
                    elders.setdefault(b.clausule, set()).update(self._zonder(b, workflow, lopend))
        return {
            code: (titels, "" if "" in elders[code] else " of ".join(sorted(elders[code])))
            for code, titels in stappen.items()
        }

    def _zonder(self, b: Bewijs, workflow: Workflow, lopend: Collection[str]) -> set[str]:
        """The processes without which this proof is not asked for; an empty name when it is asked for here."""
        if b.dekt is not None:
            gedekt = bool(set(b.dekt.workflows) & set(lopend))
            return {""} if gedekt else {self._titel_van(w) for w in b.dekt.workflows}
        bij = {workflow.naam} if b.voorval else {workflow.naam, *workflow.hangt_aan}
        return {""} if bij & set(lopend) else {workflow.titel}

    def _titel_van(self, naam: str) -> str:
        return self._register.nieuwste(naam).workflow.titel if naam in self._register.namen() else naam


def _dekt(d: _Dekkend, zaak: Zaakstand) -> bool:
    """Whether it covers this zaak; where the history of either is mangled it does not."""
    try:
        return bool(zaak) and d.dekking.functie(d.stand, zaak)
    except (KeyError, TypeError, ValueError):
        return False


def _titel(workflow: Workflow, actie: str) -> str:
    return workflow.acties[actie][0].titel if actie in workflow.acties else actie


def bewijs_van(workflow: Workflow, entry: Entry) -> Iterable[Bewijs]:
    """What the row of the declaration that this entry was says it proves."""
    actie = entry["open"].get("actie", "")
    rijen: Iterable[Overgang] = (
        (workflow.start,) if entry["soort"] == ZAAK_GESTART else workflow.acties.get(actie, ())
    )
    naar = entry["open"].get("naar") if entry["soort"] != HANDELING else None
    return next((r.bewijs for r in rijen if r.naar == naar), ())

"""Voortgang: from a judged action to the entries that record it and everything that follows. Pure.

One step, then what `deadlines` answers, then what the system does by itself, until nothing follows any more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kernproces.berichten import Berichten
from kernproces.gebeurtenissen import HANDELING, OVERGANG, ZAAK_GESTART, Nieuw
from kernproces.rollen import Rol
from kernproces.taal.formulier import Leeg
from kernproces.taal.overgang import Bericht, Overgang, veel
from kernproces.taal.termijn import TermijnSoort, TredeSoort
from kernproces.taal.verzameling import Verzameling
from kernproces.tijdstip import tijdstip
from kernproces.vertrouwelijk.geheimen import splits
from kernproces.zaak.gevolgen import gevolgen_van, spoorvakken, start_gevolg
from kernproces.zaak.machine import GeenOvergangError
from kernproces.zaak.oordeel import Beoordelaar, Oordeel
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand, pas_toe

# (gevolgen, running terms, kinds of terms, legal day, now, version of the calendar) -> (kind of entry, open content)
Reactie = Callable[
    [list[dict[str, Any]], Mapping[str, Any], Mapping[str, TermijnSoort], Any, datetime, str],
    list[tuple[str, dict[str, Any]]],
]
MEEST_VANZELF = 20  # more steps of the system in a row means a declaration that never settles


@dataclass(slots=True)
class Vervolg:
    """The entries to append to one stream, each applied to the stand as it is made."""

    stroom: str
    stand: Stand
    vastgelegd: str
    workflow: str | None = None
    berichten: Berichten | None = None
    entries: list[dict[str, Any]] = field(default_factory=list)
    outbox: list[tuple[Any, ...]] = field(default_factory=list)

    def voeg_toe(self, nieuw: Nieuw) -> dict[str, Any]:
        """Give the entry its number and apply it. `vastgelegd` never decreases, also when the machine's clock does."""
        if self.berichten is not None:
            self.berichten.noem_versies(nieuw.open)
        entry = {
            "v": 1,
            "stroom": self.stroom,
            "nr": self.stand.get("nr", 0) + 1,
            "soort": nieuw.soort,
            "sv": nieuw.sv,
            "vastgelegd": max(self.vastgelegd, self.stand.get("laatst", "")),
            "werkt_op": nieuw.werkt_op,
            "actor": nieuw.actor,
            "namens": nieuw.namens,
            "rol": nieuw.rol,
            "workflow": self.workflow,
            "open": nieuw.open,
            "geheim": nieuw.geheim,
        }
        self.entries.append(entry)
        pas_toe(self.stand, entry)
        if self.berichten is not None:
            self.outbox += self.berichten.rijen(entry, self.stand)
        return entry


class Voortgang:
    """How zaken on one workflow move on."""

    def __init__(self, beoordelaar: Beoordelaar, vingerafdruk: str, reactie: Reactie) -> None:
        self.beoordelaar = beoordelaar
        self.workflow = beoordelaar.workflow
        self.vingerafdruk = vingerafdruk
        self._reactie = reactie

    def vervolg(self, stroom: str, stand: Stand, nu: datetime) -> Vervolg:
        """An empty list of entries for this zaak."""
        return Vervolg(stroom, stand, tijdstip(nu), self.vingerafdruk)

    def begin(self, v: Vervolg, s: Situatie, oordeel: Oordeel, feiten: dict[str, Any]) -> None:
        """The first entry of a zaak: the row of the state table whose from-state is '-'."""
        rij = self.workflow.start
        gegevens, geheim = _gesplitst(oordeel)
        open_ = {**self._open(s, rij, oordeel, rij.naar or "", gegevens), **feiten}
        v.voeg_toe(_nieuw(s, ZAAK_GESTART, open_, geheim))
        s.zaak = v.stand
        self.verreken(v, s, gevolgen_van(self.workflow, rij, s))
        self.loop_door(v, s)

    def doe(self, v: Vervolg, s: Situatie, oordeel: Oordeel, extra: dict[str, Any] | None = None) -> None:
        """Record an allowed action and all that follows from it."""
        if (rij := oordeel.overgang) is None:
            raise GeenOvergangError(f"{self.workflow.naam}: {oordeel.actie!r} is niet toegestaan.")
        gevolgen = gevolgen_van(self.workflow, rij, s)
        gegevens, geheim = _gesplitst(oordeel)
        open_ = self._open(s, rij, oordeel, oordeel.naar, gegevens, gevolgen) | (extra or {})
        v.voeg_toe(_nieuw(s, OVERGANG if rij.naar is not None else HANDELING, open_, geheim))
        self.verreken(v, s, gevolgen)
        self.loop_door(v, s)

    def loop_door(self, v: Vervolg, s: Situatie) -> None:
        """What the system does by itself, as long as something holds."""
        for _ in range(MEEST_VANZELF):
            rij = next(
                (o for o in self.workflow.vanzelf_bij.get(v.stand["toestand"], ()) if _nu_vanzelf(o, s)), None
            )
            if rij is None or v.stand["klaar"]:
                return
            self._vanzelf(v, s, rij)
        raise GeenOvergangError(f"{self.workflow.naam}: de stappen die vanzelf gaan, komen niet tot rust.")

    def _vanzelf(self, v: Vervolg, s: Situatie, rij: Overgang) -> None:
        """By the system, through the same door. It acts today, also when the step before it was dated earlier."""
        ander = Situatie(
            s.nu,
            Rol.SYSTEEM.value,
            Rol.SYSTEEM,
            rij.actie,
            v.stand,
            s.dossier,
            s.registers,
            s.zaken,
            gegevens=Leeg(),
            kalender=s.kalender,
            rondblik=s.rondblik,
        )
        gekozen, naar = self.beoordelaar.machine.stap(v.stand["toestand"], rij.actie, ander)
        uitkomst = Oordeel(rij.actie, overgang=gekozen, naar=naar)
        gevolgen = gevolgen_van(self.workflow, gekozen, ander)
        soort = OVERGANG if gekozen.naar is not None else HANDELING
        v.voeg_toe(_nieuw(ander, soort, self._open(ander, gekozen, uitkomst, naar, {}, gevolgen), {}))
        self.verreken(v, ander, gevolgen)

    def verreken(self, v: Vervolg, s: Situatie, gevolgen: list[dict[str, Any]], vanuit: str = "") -> None:
        """Record what these consequences do to the terms; `vanuit`: the zaak whose step does it, if another."""
        if not gevolgen:
            return
        antwoord = self._reactie(
            gevolgen, v.stand["termijnen"], self.workflow.termijnen, s.dag, s.nu, s.kalender
        )
        erbij = {"vanuit": vanuit} if vanuit else {}
        for soort, open_ in antwoord:
            systeem = Rol.SYSTEEM.value
            v.voeg_toe(Nieuw(soort, {**open_, **erbij}, systeem, systeem, s.dag.isoformat()))

    def verstreken(self, v: Vervolg, s: Situatie, soort: str, open_: dict[str, Any]) -> None:
        """Record what a clock brought about, and the terms that start on the last day of a lapsed one."""
        v.voeg_toe(Nieuw(soort, open_, Rol.SYSTEEM.value, Rol.SYSTEEM.value, s.vandaag.isoformat()))
        if soort != "termijn_vervallen":
            return
        for regel in self.workflow.verstrijkt:
            if regel.termijn.id == open_["termijn"]:
                self.verreken(v, s, [start_gevolg(start, s) for start in regel.start])

    def _open(
        self,
        s: Situatie,
        rij: Overgang,
        oordeel: Oordeel,
        naar: str,
        gegevens: dict[str, Any],
        gevolgen: list[dict[str, Any]] | None = None,
    ) -> dict[str, Any]:
        """The open content of a step: what, from where to where, what the conditions answered, what follows."""
        open_: dict[str, Any] = {
            "actie": rij.actie,
            "gegevens": gegevens,
            "eisen": oordeel.eisen,
            "gelezen": dict(s.registers.nummers),
        }
        if rij.naar is not None:
            open_ |= {"van": s.zaak.get("toestand"), "naar": naar}
        toestand = naar if rij.naar is not None else s.toestand
        open_["klaar"] = self.workflow.klaar(toestand, s.zaak.get("gedaan", {}), rij.actie)
        if s.bevoegdheid is not None and s.bevoegdheid.keten:
            open_["keten"] = list(s.bevoegdheid.keten)
        for t in rij.voegt_toe:
            open_.setdefault("toegevoegd" if t.blijft else "bijlagen", {})[t.naam] = t.functie(s)
        if gevolgen:
            open_["gevolgen"] = gevolgen
            if vakken := spoorvakken(gevolgen):
                open_["sporen"] = vakken
        open_ |= _verteld(rij, s)
        if verzameling := next((x for x in self.workflow.verzamelingen if x.actie == rij.actie), None):
            open_["verzamelt"] = verzameling.naam
        if laat := next((x for x in self.workflow.verzamelingen if x.vervalt_door == rij.actie), None):
            open_ |= {"verzameling": laat.naam, "vervallen": _vervallen(s, laat)}
        if rij.rust_tot:
            open_["rust_tot"] = getattr(s.gegevens, rij.rust_tot).isoformat()
        if rij.geeft_vrij or (nieuw := _behandelaar(s, rij)) is not None:
            open_["behandelaar"] = None if rij.geeft_vrij else nieuw
        return open_


def _belofte(bericht: Bericht, aan: list[str], s: Situatie) -> dict[str, Any]:
    """A message as the entry promises it."""
    erbij: dict[str, Any] = {"spoed": True} if bericht.spoed else {}
    if bericht.personen is not None:
        erbij["personen"] = _op_naam(bericht, s)
    return {"sjabloon": bericht.sjabloon, "aan": aan} | erbij


def _op_naam(bericht: Bericht, s: Situatie) -> dict[str, list[str]]:
    """The people who are named, by the role in which they read it; for who has none the secretariaat sends it by post."""
    per_rol: dict[str, list[str]] = {}
    for persoon in s.gegeven(*(bericht.personen or ("", ""))) or ():
        rollen = s.registers.mensen.rollen(persoon, s.vandaag)
        if rollen:
            per_rol.setdefault(rollen[0].value, []).append(persoon)
        else:
            per_rol.setdefault(Rol.SECRETARIAAT.value, [])
    return per_rol


def _verteld(rij: Overgang, s: Situatie) -> dict[str, Any]:
    """The messages that this step promises. What another system did, was told there: nobody gets a letter again."""
    if s.overgenomen_op is not None:
        return {"overgenomen": True}
    berichten = [_belofte(b, aan, s) for b in rij.bericht if (aan := _aan(b, s))]
    return {"berichten": berichten} if berichten else {}


def _aan(bericht: Bericht, s: Situatie) -> list[str]:
    """To which functions this message goes in this situation; nobody: it is not sent."""
    if bericht.wanneer is not None and not bericht.wanneer(s):
        return []
    if bericht.personen is not None:
        return list(_op_naam(bericht, s))
    gekozen = veel(getattr(s.gegevens, bericht.gekozen)) if bericht.gekozen else None
    return [r.value for r in bericht.aan if gekozen is None or r.value in gekozen]


def _gesplitst(oordeel: Oordeel) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The form as it goes into the entry: the open part, and the confidential part per category."""
    form = oordeel.gegevens
    return ({}, {}) if form is None else splits(type(form), form.model_dump(mode="json", exclude_none=True))


def _nieuw(s: Situatie, soort: str, open_: dict[str, Any], geheim: dict[str, dict[str, Any]]) -> Nieuw:
    namens = s.bevoegdheid.namens if s.bevoegdheid else None
    return Nieuw(soort, open_, s.actor, s.rol.value, s.dag.isoformat(), namens, geheim)


def _vervallen_termijn(soort: TermijnSoort, t: Mapping[str, Any]) -> bool:
    """Whether it lapsed: a right or a set term ends without anybody being late, so it is stopped, not overrun."""
    return any(trede.soort is TredeSoort.VERVALLEN and trede.naam in t["gehad"] for trede in soort.ladder)


def _nu_vanzelf(o: Overgang, s: Situatie) -> bool:
    """Whether what the system waits for holds now."""
    if isinstance(o.zodra, Verzameling):
        return not any(eis.beletselen(s) for eis in o.zodra.gereed)
    if isinstance(o.zodra, TermijnSoort):
        t = s.zaak["termijnen"].get(o.zodra.id)
        return t is not None and (t["stand"] == "overschreden" or _vervallen_termijn(o.zodra, t))
    return o.zodra is not None and o.zodra(s)


def _vervallen(s: Situatie, verzameling: Verzameling) -> list[int]:
    genoemd = set(getattr(s.gegevens, verzameling.vervallen_veld, ()))
    return [stuk["nr"] for stuk in s.verzameld(verzameling.naam) if genoemd & set(stuk["wie"])]


def _behandelaar(s: Situatie, rij: Overgang) -> str | None:
    """Who carries the zaak from here: named by the step, or whoever first treats it."""
    if rij.wijst_toe:
        return str(getattr(s.gegevens, rij.wijst_toe))
    if s.zaak.get("behandelaar") is None and s.rol is Rol.BEHANDELAAR:
        return s.actor
    return None

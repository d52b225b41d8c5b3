"""Bewijsbeeld: the evidence over all dossiers, per clause which dossiers lack it, and one dossier with every event."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from kernproces.bewijs.matrix import Bewijsmatrix
from kernproces.bewijs.overzicht import tellingen
from kernproces.bewijs.regel import Bewijsstuk, Regel, Stand
from kernproces.naspelen import Geschiedenisboek
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.stand import Stand as Zaakstand
from kernproces.taal.norm import Normclausule
from kernproces.taal.workflow import Workflow
from loket.bewijs.overzicht import Indicatorregel, indicatoren
from loket.lezen import ALLES
from loket.web.namen import pseudoniem
from loket.web.taal import rolnaam
from loket.web.werkplek import Bezoek
from workflows.norm import CLAUSULES

LIKKEN = {
    Stand.VOLDAAN: ("ok", "ok"),
    Stand.OPEN: ("fout", "fout"),
    Stand.NIET_VAN_TOEPASSING: ("info", "rust"),
    Stand.GEWIST: ("slot", "let"),
}
PER_BLAD = 50


@dataclass(frozen=True, slots=True)
class Overzichtsregel:
    """One clause over all dossiers."""

    clausule: Normclausule
    per: dict[Stand, int]


@dataclass(frozen=True, slots=True)
class Dossierregel:
    """One clause in one dossier, or one dossier of a clause."""

    clausule: Normclausule
    dossier: str
    leerling: str
    regel: Regel
    teken: str
    kleur: str
    stukken: list[dict[str, Any]]


def overzichtbeeld(bezoek: Bezoek) -> tuple[int, list[Overzichtsregel], list[Indicatorregel]]:
    """How many dossiers, each clause over them, and the indicators of this school year."""
    plek = bezoek.werkplek
    with plek.samenstel.opslag.lezen(momentopname=True) as lezer:
        standen = plek.bewijs.lees(lezer)
        geteld = tellingen(standen)
        lijst = indicatoren(plek.samenstel, lezer, bezoek.vandaag, geteld)
    return len(standen), [Overzichtsregel(CLAUSULES[c], per) for c, per in geteld.items()], lijst


def clausulebeeld(bezoek: Bezoek, code: str, stand: Stand, na: str) -> tuple[list[Dossierregel], str, int]:
    """The dossiers in which this clause stands so, a page at a time; where the next page begins, and how many there are."""
    with bezoek.werkplek.samenstel.opslag.lezen(momentopname=True) as lezer:
        standen = bezoek.werkplek.bewijs.lees(lezer)
        zo = [
            (d, r) for d, regels in standen.items() for r in regels if r.clausule == code and r.stand is stand
        ]
        blad = [(d, r) for d, r in zo if d > na][: PER_BLAD + 1]
        namen = bezoek.werkplek.namen.leerlingen(lezer, [d for d, _ in blad[:PER_BLAD]], bezoek.inkijk)
    volgende = blad[PER_BLAD - 1][0] if len(blad) > PER_BLAD else ""
    return [_regel(bezoek, d, r, namen[d]) for d, r in blad[:PER_BLAD]], volgende, len(zo)


def dossierbewijs(bezoek: Bezoek, dossier: str) -> list[Dossierregel] | None:
    """Every clause of one dossier; None when there is no such dossier."""
    with bezoek.werkplek.samenstel.opslag.lezen(momentopname=True) as lezer:
        regels = bezoek.werkplek.bewijs.lees(lezer).get(dossier)
        namen = bezoek.werkplek.namen.leerlingen(lezer, [dossier] if regels else [], bezoek.inkijk)
    if regels is None:
        return None
    return [_regel(bezoek, dossier, r, namen.get(dossier, pseudoniem(dossier))) for r in regels]


def zaakbewijs(bezoek: Bezoek, lezer: Lezer, workflow: Workflow, dossier: Zaakstand) -> list[Dossierregel]:
    """The clauses that this kind of zaak proves in its own dossier; for staff and auditor."""
    rijen = (workflow.start, *workflow.overgangen)
    return clausules_in(
        bezoek, lezer, dossier, {b.clausule for o in rijen for b in o.bewijs if b.dekt is None}
    )


def clausules_in(
    bezoek: Bezoek, lezer: Lezer, dossier: Zaakstand, codes: Collection[str]
) -> list[Dossierregel]:
    """These clauses of one dossier, with the steps that these eyes may see; what is to come is not shown as wrong."""
    volgorde = [c for c in CLAUSULES if c in codes]
    if not volgorde or bezoek.buiten or bezoek.rol is Rol.BEHEERDER:
        return []
    archief, naam = bezoek.werkplek.kern.archief, str(dossier["dossier"])
    boek = Geschiedenisboek(lezer, lambda entry: archief.ontsluit(entry, ALLES))
    regels = Bewijsmatrix(boek, bezoek.werkplek.kern.register, volgorde).van(naam)
    zichtbaar = {z["zaak"] for z in bezoek.inkijk.zaken(lezer, dossier)}
    beeld = [_regel(bezoek, naam, r, "") for r in regels]
    gezien = [replace(b, stukken=[s for s in b.stukken if s["zaak"] in zichtbaar]) for b in beeld]
    return [replace(b, teken="info", kleur="rust") if b.regel.stand is Stand.OPEN else b for b in gezien]


def _regel(bezoek: Bezoek, dossier: str, r: Regel, leerling: str) -> Dossierregel:
    stukken = [_stuk(bezoek, s) for s in r.stukken if s.geldig]
    return Dossierregel(CLAUSULES[r.clausule], dossier, leerling, r, *LIKKEN[r.stand], stukken)


def _stuk(bezoek: Bezoek, s: Bewijsstuk) -> dict[str, Any]:
    """An entry that proves it: where it stands, what it was, by whom."""
    kern = bezoek.werkplek.kern
    rijen = (kern.register.nieuwste(n).workflow for n in kern.register.namen())
    titels = (o.titel for w in rijen for o in (w.start, *w.overgangen) if o.actie == s.actie)
    return {
        "adres": f"/zaken/{s.zaak}#stap-{s.nr}",
        "titel": next(titels, s.actie),
        "zaak": s.zaak,
        "nr": s.nr,
        "wie": bezoek.werkplek.namen.kort(s.actor),
        "rol": rolnaam(s.rol),
        "op": s.op,
    }

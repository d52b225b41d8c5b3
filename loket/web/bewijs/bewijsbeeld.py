"""Bewijsbeeld: the evidence over all dossiers, per clause which dossiers lack it, and one dossier with every event."""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from kernproces.bewijs.matrix import Bewijsmatrix
from kernproces.bewijs.regel import Bewijsstuk, Regel, Stand
from kernproces.gebeurtenissen import dossierstroom
from kernproces.naspelen import Geschiedenisboek
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.taal.norm import Normclausule
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Stand as Zaakstand
from loket.bewijs.overzicht import Indicatorregel
from loket.lezen import ALLES
from loket.overzichten import sommen
from loket.overzichten.sommen import Bewijsstand
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
PER_BLAD = 25  # each is judged again from three histories, whole


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

    @property
    def elders(self) -> bool:
        """Proven, by nothing that these eyes may see."""
        return self.regel.stand is Stand.VOLDAAN and not self.stukken


def overzichtbeeld(bezoek: Bezoek) -> tuple[int, list[Overzichtsregel], list[Indicatorregel]]:
    """How many dossiers, each clause over them, and the indicators of this school year."""
    b: Bewijsstand = bezoek.reken(sommen.bewijsstand)
    return b.dossiers, [Overzichtsregel(CLAUSULES[c], per) for c, per in b.per.items()], b.indicatoren


def clausulebeeld(bezoek: Bezoek, code: str, stand: Stand, na: str) -> tuple[list[Dossierregel], str, int]:
    """The dossiers in which this clause stands so, a page at a time; where the next page begins, and how many there are."""
    b: Bewijsstand = bezoek.reken(sommen.bewijsstand)
    zo = b.welke.get((code, stand), [])
    vanaf = bisect_right(zo, na)
    blad = zo[vanaf : vanaf + PER_BLAD]
    with bezoek.werkplek.samenstel.opslag.lezen(momentopname=True) as lezer:
        matrix = _matrix(bezoek, lezer, [code])
        regels = [(d, matrix.van(d)[0]) for d in blad]
        namen = bezoek.werkplek.namen.leerlingen(lezer, blad, bezoek.inkijk)
        # A figure may be of a quarter ago: what stands otherwise by now, is no longer shown here.
        beelden = _beelden(bezoek, lezer, [(d, r, namen[d]) for d, r in regels if r.stand is stand])
    return beelden, blad[-1] if len(zo) > vanaf + PER_BLAD else "", len(zo)


def dossierbewijs(bezoek: Bezoek, dossier: str) -> list[Dossierregel] | None:
    """Every clause of one dossier; None when there is no such dossier."""
    with bezoek.werkplek.samenstel.opslag.lezen(momentopname=True) as lezer:
        if lezer.stroom(dossierstroom(dossier)) is None:
            return None
        regels = _matrix(bezoek, lezer, bezoek.werkplek.samenstel.bewijs.clausules).van(dossier)
        namen = bezoek.werkplek.namen.leerlingen(lezer, [dossier], bezoek.inkijk)
        naam = namen.get(dossier, pseudoniem(dossier))
        return _beelden(bezoek, lezer, [(dossier, r, naam) for r in regels])


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
    naam = str(dossier["dossier"])
    beelden = _beelden(bezoek, lezer, [(naam, r, "") for r in _matrix(bezoek, lezer, volgorde).van(naam)])
    return [replace(b, teken="info", kleur="rust") if b.regel.stand is Stand.OPEN else b for b in beelden]


def _matrix(bezoek: Bezoek, lezer: Lezer, codes: Collection[str]) -> Bewijsmatrix:
    """These clauses of any dossier, from its history as it is now."""
    archief = bezoek.werkplek.kern.archief
    boek = Geschiedenisboek(lezer, lambda entry: archief.ontsluit(entry, ALLES))
    return Bewijsmatrix(boek, bezoek.werkplek.kern.register, codes)


def _beelden(bezoek: Bezoek, lezer: Lezer, regels: list[tuple[str, Regel, str]]) -> list[Dossierregel]:
    """Each with the steps of the zaken that these eyes may see: that something proves it is for everybody, where is not."""
    zichtbaar = bezoek.inkijk.zichtbaar(lezer, (s.zaak for _, r, _ in regels for s in r.stukken))
    return [
        Dossierregel(
            CLAUSULES[r.clausule],
            dossier,
            leerling,
            r,
            *LIKKEN[r.stand],
            [_stuk(bezoek, s) for s in r.stukken if s.geldig and s.zaak in zichtbaar],
        )
        for dossier, r, leerling in regels
    ]


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

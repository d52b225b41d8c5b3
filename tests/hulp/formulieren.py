"""Every form of every procedure, where somebody may fill it in: first as the demo year stands, then by walking on with examples."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from itertools import product, zip_longest
from typing import NamedTuple

from kernproces.gebruik.bron import Geladen
from kernproces.gebruik.inkijk import Inkijk
from kernproces.gebruik.kern import Opdracht
from kernproces.opslag.rijen import Lezer
from kernproces.rechten.inzage import kijker
from kernproces.rollen import Rol
from kernproces.taal.formulier import Formulier
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow
from loket.bedrading import Samenstel
from loket.demo.mensen import PERSONEN
from workflows.register import WORKFLOWS

Vorm = tuple[
    type[Formulier], str
]  # what is asked, under which title: the same in every procedure that has it
STAPPEN, ZAKEN, NIEUW = 15, 20, 12  # how far a walk goes, and in how many zaken of a kind, there or new

# By procedure and action. Nobody comes to these by walking, or they have a page of their own.
ZONDER_BEELD = {
    ("brief", "leg_voor"): "gebeurt op de bladzijde van de brief, naast de feiten",
    ("brief", "keur_goed"): "gebeurt op de bladzijde van de brief, naast de feiten",
    ("brief", "verzend"): "gebeurt op de bladzijde van de brief",
    (
        "tlv",
        "zend_door",
    ): "alleen bij een school van een ander samenwerkingsverband; het demojaar heeft er geen leerlingen",
    ("tlv_opvolging", "open"): "gaat vanzelf als een verleende verklaring bekend is gemaakt",
}


class Plek(NamedTuple):
    """A form, and where this person has it before him."""

    workflow: Workflow
    rij: Overgang
    adres: str
    wie: str


def vorm(rij: Overgang) -> Vorm:
    """By what two forms are the same."""
    return rij.gegevens, rij.titel


@cache
def alle_vormen() -> dict[Vorm, list[tuple[Workflow, Overgang]]]:
    """Every form that a person fills in, with each procedure that has it, in the order of the declarations."""
    gevonden: dict[Vorm, list[tuple[Workflow, Overgang]]] = {}
    for w in (versies[-1] for versies in WORKFLOWS.values()):
        for rij in (w.start, *(rijen[0] for rijen in w.acties.values())):
            if not rij.vanzelf:
                gevonden.setdefault(vorm(rij), []).append((w, rij))
    return gevonden


def zonder_beeld(v: Vorm) -> str:
    """Why there is no picture of this form; empty: there is one."""
    w, rij = alle_vormen()[v][0]
    return ZONDER_BEELD.get((w.naam, rij.actie), "")


class Wandelaar:
    """Goes past every form; each is given once."""

    def __init__(self, s: Samenstel, nu: datetime) -> None:
        self._s, self._nu = s, nu
        self.nog = {v for v in alle_vormen() if not zonder_beeld(v)}
        self._gedaan: Counter[tuple[str, str]] = Counter()

    def plekken(self) -> Iterator[Plek]:
        """Whoever asks for the next, is done with this one: the zaak may go on."""
        zaken = self._zaken()
        for zaak in zaken:
            yield from self._hier(zaak)[0]
        for naam in WORKFLOWS:
            yield from self._nieuw(naam)
            for zaak in [z for z, workflow in zaken.items() if workflow == naam][:ZAKEN]:
                yield from self._loop(naam, zaak)

    def _zaken(self) -> dict[str, str]:
        with self._s.opslag.lezen() as lezer:
            return dict(lezer.rij_query("SELECT zaak, workflow FROM werkvoorraad ORDER BY zaak DESC", ()))

    def _ontbreekt(self, naam: str) -> bool:
        return any(w.naam == naam for v in self.nog for w, _ in alle_vormen()[v])

    def _nieuw(self, naam: str) -> Iterator[Plek]:
        """Begun here: few zaken stand at their beginning in the demo year."""
        w = WORKFLOWS[naam][-1]
        wie_mag = [(p.id, rol) for p in PERSONEN for rol in p.rollen if rol in w.start.rollen]
        gelukt = 0
        for (dossier, bij), (wie, rol) in product(self._waar(w), wie_mag):
            opdracht = Opdracht(w.start.actie, wie, rol, "voorbeeld")
            antwoord = self._s.kern.start(naam, dossier, opdracht, self._nu, hoofdzaak=bij)
            if not antwoord.gelukt:
                continue
            if vorm(w.start) in self.nog:
                self.nog.discard(vorm(w.start))
                vraag = f"?bij={bij}" if bij else ""
                yield Plek(w, w.start, f"/dossiers/{dossier}/start/{naam}{vraag}", f"{wie}/{rol.value}")
            yield from self._loop(naam, antwoord.zaak)
            gelukt += 1
            if gelukt == NIEUW or not self._ontbreekt(naam):
                return

    def _waar(self, w: Workflow) -> list[tuple[str, str | None]]:
        """In which dossier, and on which zaak where it hangs on one."""
        with self._s.opslag.lezen() as lezer:
            rijen = lezer.rij_query("SELECT dossier, zaak, workflow FROM werkvoorraad ORDER BY zaak DESC", ())
        if w.hangt_aan and not w.kan_los:
            op_een = [[(d, z) for d, z, naam in rijen if naam == aan] for aan in w.hangt_aan]
            return [waar for rij in zip_longest(*op_een) for waar in rij if waar]  # of each kind in turn
        rijen.sort(key=lambda r: r[2] != w.naam)  # where there is one already, such a zaak belongs
        return [(d, None) for d in dict.fromkeys(d for d, _, _ in rijen)]

    def _loop(self, naam: str, zaak: str) -> Iterator[Plek]:
        """On with it: of what can be done, what was done least so far."""
        for _ in range(STAPPEN):
            if not self._ontbreekt(naam):
                return
            plekken, mogelijk = self._hier(zaak)
            yield from plekken
            for plek in sorted(mogelijk, key=lambda p: self._gedaan[naam, p.rij.actie] * _gewicht(p)):
                self._gedaan[naam, plek.rij.actie] += 1
                wie, _, rol = plek.wie.partition("/")
                if self._s.kern.doe(
                    zaak, Opdracht(plek.rij.actie, wie, Rol(rol), "voorbeeld"), self._nu
                ).gelukt:
                    break
            else:
                return

    def _hier(self, zaak: str) -> tuple[list[Plek], list[Plek]]:
        """What was not seen before, and all that can be done here; each by the first who may."""
        kern = self._s.kern
        gevonden: dict[str, Plek] = {}
        with self._s.opslag.lezen() as lezer:
            g = kern.bron.laad(lezer, zaak)
            workflow = kern.register.van(g.zaak).workflow
            rollen = {r for o in workflow.overgangen for r in o.rollen}
            wie_mag = [(p.id, rol) for p in PERSONEN for rol in p.rollen if rol in rollen]
            for wie, rol in [w for w in wie_mag if self._ziet(lezer, g, *w)]:
                for o in kern.oordelen(lezer, g, wie, rol, self._nu):
                    if o.mag and o.overgang is not None:
                        plek = Plek(
                            workflow, o.overgang, f"/zaken/{zaak}/acties/{o.actie}", f"{wie}/{rol.value}"
                        )
                        gevonden.setdefault(o.actie, plek)
        nieuw = [p for p in gevonden.values() if vorm(p.rij) in self.nog]
        self.nog -= {vorm(p.rij) for p in nieuw}
        return nieuw, list(gevonden.values())

    def _ziet(self, lezer: Lezer, g: Geladen, wie: str, rol: Rol) -> bool:
        """Whether the zaak is for these eyes: who has a role, has not every dossier."""
        kringen = self._s.kern.register.kringen
        k = kijker(self._s.kern.bron.registers(lezer).mensen, wie, rol, self._nu, kringen)
        return k is not None and Inkijk(k, kringen).zaak(lezer, g.zaak).mag


def _gewicht(plek: Plek) -> int:
    """What moves the zaak on, more often than what leaves it where it is or ends it."""
    verder = plek.rij.naar and plek.rij.naar not in plek.workflow.einde
    return 1 if verder else 4

"""One dossier in a real store, with the twins of tests/hulp/tweelingen.py as its procedures."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from deadlines.klok import Klok
from kernproces.gebruik.dossiers import Dossiers, Registers
from kernproces.gebruik.kern import Antwoord, Kern, Opdracht
from kernproces.gebruik.register import Register
from kernproces.gebruik.vouwer import Vouwer
from kernproces.naspelen import Geschiedenisboek, Naspeler, Uitspraak
from kernproces.naspelen.samenhang import Samenhang
from kernproces.opslag.herbouw import vergelijk
from kernproces.opslag.kluis import Kluis
from kernproces.opslag.opslag import Opslag
from kernproces.rollen import Rol
from kernproces.taal.formulier import Categorie
from notificaties.projectie import Projectie
from tests.hulp.ingericht import ingericht
from tests.hulp.tweelingen import TWEELINGEN
from tests.hulp.wereld import MAANDAG, mensen

ALLES = frozenset(c.value for c in Categorie)
DOOR = {
    "begin": Rol.BEHANDELAAR, "beslis": Rol.TEAMLEIDER, "maak_bekend": Rol.SECRETARIAAT, "sluit": Rol.BEHANDELAAR,
    "ontvang": Rol.JURIST, "open": Rol.BEHANDELAAR, "beeindig": Rol.BEHANDELAAR,
}  # fmt: skip


@dataclass
class Bank:
    """One dossier in a real store."""

    kern: Kern
    nu: datetime = MAANDAG

    def start(self, workflow: str, naam: str, hoofdzaak: str | None = None, **wijzig: Any) -> Antwoord:
        actie = self.kern.register.nieuwste(workflow).workflow.start.actie
        opdracht = Opdracht(actie, DOOR[actie].value, DOOR[actie], "voorbeeld", wijzig)
        return self.kern.start(workflow, "d1", opdracht, self.nu, hoofdzaak=hoofdzaak, nummer=naam)

    def doe(self, zaak: str, actie: str, **wijzig: Any) -> Antwoord:
        return self.kern.doe(
            zaak, Opdracht(actie, DOOR[actie].value, DOOR[actie], "voorbeeld", wijzig), self.nu
        )

    def besloten(self, naam: str = "h") -> None:
        assert self.start("hoofd", naam).gelukt
        assert self.doe(naam, "beslis").gelukt

    def stroom(self, naam: str) -> list[dict[str, Any]]:
        with self.kern.opslag.lezen() as lezer:
            return [json.loads(i) for _, i, _ in lezer.geschiedenis(naam)]

    def stand(self, zaak: str) -> dict[str, Any]:
        with self.kern.opslag.lezen() as lezer:
            return self.kern.bron.laad(lezer, zaak).zaak

    def zaken(self) -> list[str]:
        return [e["open"]["zaak"] for e in self.stroom("dossier/d1") if e["soort"] == "zaak_toegevoegd"]

    def bevindingen(self, zaak: str) -> dict[int, list[str]]:
        with self.kern.opslag.lezen() as lezer:
            boek = Geschiedenisboek(lezer, lambda e: self.kern.archief.ontsluit(e, ALLES))
            verslag = Naspeler(boek, self.kern.register, self.kern.laat_verstrijken).speel_na(zaak)
        return {
            s.nr: [b.zin for b in s.bevindingen]
            for s in verslag.stappen
            if s.uitspraak is not Uitspraak.RECHTMATIG
        }

    def fouten(self) -> list[Any]:
        """What a replay, the other streams or a rebuild have against it."""
        samenhang = Samenhang()
        with self.kern.opslag.lezen() as lezer:
            for _, _, inhoud, _ in lezer.alles():
                samenhang.neem(json.loads(inhoud))
        gevonden: list[Any] = [(z, gezegd) for z in self.zaken() if (gezegd := self.bevindingen(z))]
        gevonden += samenhang.bevindingen()
        verschil = vergelijk(self.kern.opslag, Vouwer(self.kern.register, Projectie(), self.kern.archief))
        return gevonden + ([verschil] if verschil else [])


@contextmanager
def bank(url: str, plek: Path) -> Iterator[Bank]:
    opslag, klok = Opslag(ingericht(url)), Klok()
    register = Register([(w, w.naam.ljust(64, "0")) for w in TWEELINGEN], klok)
    kern = Kern(opslag, Kluis(f"sqlite:///{plek / 'sleutels.db'}", [bytes(32)]), register, klok, Projectie())
    rijen = {p: versies[0] for p, versies in mensen().items()}
    Registers(kern).werk_bij("mensen", rijen, "beheerder", Rol.BEHEERDER, MAANDAG)
    Dossiers(kern).open("secretariaat", Rol.SECRETARIAAT, MAANDAG, dossier="d1", school="school-1")
    yield Bank(kern)
    opslag.dispose()
    kern.archief.kluis.dispose()

"""Forms with one thing wrong each."""

from datetime import date
from typing import Any

from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Formulier, Groep, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie


class Goed(Formulier):
    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        return {"dag": s.vandaag}


class ZonderCategorie(Goed):
    geheim: str | None = None


class ZoekbareGezondheid(Goed):
    diagnose: Zin | None = veld("Diagnose", GEZONDHEID, zoekbaar=True, standaard=None)


class WerkdagAlsTekst(Goed):
    dag: str = veld("Dag", OPEN, werkdag=True)
    reden_eerder: Zin | None = veld("Waarom nu pas", PERSOON, standaard=None)


class TweeWerkdagen(Goed):
    dag: date = veld("Dag", OPEN, werkdag=True)
    nog_een: date = veld("Nog een", OPEN, werkdag=True)
    reden_eerder: Zin | None = veld("Waarom nu pas", PERSOON, standaard=None)


class WerkdagZonderReden(Goed):
    dag: date = veld("Dag", OPEN, werkdag=True)


class Regel(Groep):
    dag: date = veld("Dag", OPEN, werkdag=True)


class WerkdagInGroep(Goed):
    regels: list[Regel] = veld("Regels", OPEN)


class AfdrukVanTekst(Goed):
    stuk: str | None = veld("Stuk", OPEN, afdruk=True, standaard=None)


class OpenHash(Goed):
    stuk: Vingerafdruk | None = veld("Stuk", OPEN, standaard=None)


class Kommagetal(Goed):
    bedrag: list[float] | None = veld("Bedrag", OPEN, standaard=None)


class BijNiets(Goed):
    waarom: str | None = veld("Waarom", OPEN, bij={"besluit": ("nooit",)}, standaard=None)


class Onbestemd(Goed):
    iets: dict[str, Any] | None = veld("Iets", OPEN, standaard=None)


class ZonderVoorbeeld(Formulier):
    dag: date = veld("Dag", OPEN)


class Diagnose(Groep):
    wat: Zin = veld("Wat", GEZONDHEID)


class GroepLekt(Goed):
    diagnose: Diagnose | None = veld("Diagnose", OPEN, standaard=None)


class OpenRegel(Groep):
    wat: Zin = veld("Wat", OPEN)


class GroepCategorie(Goed):
    diagnoses: list[OpenRegel] = veld("Diagnoses", GEZONDHEID)


class VeldMetHoofdletter(Goed):
    Diagnose: Zin | None = veld("Diagnose", GEZONDHEID, standaard=None)


class NieuweDag(Goed):
    dag: date = veld("Nieuwe dag", OPEN)
    adviezen: list[str] = veld("Adviezen die vervallen", OPEN)

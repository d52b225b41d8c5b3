"""Werkboek: the report for the norm as an Excel file with every proof, written row by row: it never lies in memory.

Every text is written as a text, whatever it begins with.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from kernproces.bewijs.regel import Bewijsstuk, Regel, Stand
from kernproces.datum import voluit
from kernproces.opslag.rijen import Lezer
from kernproces.tijdstip import AMSTERDAM
from loket.bedrading import Samenstel
from loket.bewijs.verslag import WAT_DIT_IS, Bewijsverslag, maak_verslag
from loket.overzichten.bestand import plek_in
from loket.overzichten.rekenaar import Meld, stil

RIJEN = 1_048_576  # that Excel can show on one sheet
Rij = Iterable[Any]


class _Blad:
    """One sheet, and another one where it is full."""

    def __init__(self, boek: Any, naam: str, breedtes: Sequence[int], kop: Sequence[str]) -> None:
        self._boek = boek
        self._naam = naam
        self._breedtes = breedtes
        self._kop = kop
        self._hoeveelste = 0
        self._begin()

    def _begin(self) -> None:
        self._hoeveelste += 1
        naam = self._naam if self._hoeveelste == 1 else f"{self._naam} {self._hoeveelste}"
        self._blad = self._boek.add_worksheet(naam)
        vet = self._boek.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        gewoon = self._boek.add_format({"text_wrap": True, "valign": "top"})
        for kolom, breedte in enumerate(self._breedtes):
            self._blad.set_column(kolom, kolom, breedte, gewoon)
        for kolom, titel in enumerate(self._kop):
            self._blad.write_string(0, kolom, titel, vet)
        self._rij = 0

    def voeg_toe(self, cellen: Rij) -> None:
        if self._rij + 1 == RIJEN:
            self.sluit()
            self._begin()
        self._rij += 1
        for kolom, cel in enumerate(cellen):
            if isinstance(cel, int):
                self._blad.write_number(self._rij, kolom, cel)
            elif cel:
                self._blad.write_string(self._rij, kolom, str(cel))

    def sluit(self) -> None:
        """What is known when the last row was written."""
        self._blad.freeze_panes(1, 0)
        self._blad.autofilter(0, 0, max(self._rij, 1), len(self._kop) - 1)
        self._blad.set_landscape()
        self._blad.set_paper(9)
        self._blad.fit_to_pages(1, 0)
        self._blad.repeat_rows(0)


class Werkboek:
    """The sheets in their order; the rows of a dossier as it comes by, the rest at the end.

    `map_`: where the rows wait until all of it is packed: beside what is made there for one person.
    """

    def __init__(self, bestand: IO[bytes], map_: Path, codes: Sequence[str], adres: str) -> None:
        from xlsxwriter import Workbook  # here: it costs a start-up that few need

        als_tekst = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._boek = Workbook(bestand, als_tekst | {"constant_memory": True, "tmpdir": str(map_)})
        self._codes = codes
        self._adres = adres
        stand = tuple(s.value.capitalize() for s in Stand)
        bladen: tuple[tuple[str, tuple[int, ...], tuple[str, ...]], ...] = (
            ("Verantwoording", (28, 100), ("Wat", "Waarde")),
            ("Clausules", (11, 50, 12, 12, 16, 16, 70), ("Clausule", "Titel", *stand, "Tekst")),
            ("Matrix", (16, *(11,) * len(codes)), ("Dossier", *codes)),
            ("Bewijs", (11, 16, 16, 10, 28, 24, 12, 60), _BEWIJSKOP),
            ("Gaten", (16, 11, 40, 60, 16, 18, 20, 18), _GATENKOP),
            ("Indicatoren", (12, 50, 18, 90), ("Indicator", "Titel", "Stand", "Wat ontbreekt")),
        )
        self._bladen = {n: _Blad(self._boek, n, breed, kop) for n, breed, kop in bladen}

    def neem(self, dossier: str, regels: list[Regel]) -> None:
        """How the clauses stand in one dossier, and what proves them."""
        per = {r.clausule: r.stand.value for r in regels}
        self._bladen["Matrix"].voeg_toe((dossier, *(per.get(c, "") for c in self._codes)))
        for r in regels:
            for stuk in (s for s in r.stukken if s.geldig):
                self._bladen["Bewijs"].voeg_toe(self._bewijs(r.clausule, dossier, stuk))

    def _bewijs(self, clausule: str, dossier: str, s: Bewijsstuk) -> tuple[Any, ...]:
        wat, wie = s.actie.replace("_", " "), s.rol.replace("_", " ")
        naspelen = f"{self._adres}/zaken/{s.zaak}/naspelen?stap={s.nr}"
        return clausule, dossier, s.zaak, s.nr, wat, wie, s.op, naspelen

    def sluit(self, v: Bewijsverslag) -> None:
        """The other sheets, and all of it packed."""
        for naam, rijen in _rest(v):
            for rij in rijen:
                self._bladen[naam].voeg_toe(rij)
        for blad in self._bladen.values():
            blad.sluit()
        titel = f"Bewijs voor de norm, {v.organisatie}"
        self._boek.set_properties({"title": titel, "created": v.gemaakt.replace(tzinfo=None)})
        self._boek.close()


_BEWIJSKOP = ("Clausule", "Dossier", "Zaak", "Stap", "Wat", "Als wie", "Dag", "Naspelen")
_GATENKOP = ("Dossier", "Clausule", "Titel", "Wat ontbreekt", "Zaak", "Procedure", "Toestand", "Bij wie")


def _rest(v: Bewijsverslag) -> Iterator[tuple[str, Iterator[Rij]]]:
    yield "Verantwoording", iter(_verantwoording(v))
    yield "Clausules", ((c.code, c.titel, *(per[s] for s in Stand), c.tekst) for c, per in v.clausules)
    gaten = ((g.dossier, g.clausule.code, g.clausule.titel, g.mist, g.zaak, g.workflow, g.toestand, g.behandelaar)
             for g in v.gaten)  # fmt: skip
    yield "Gaten", gaten
    yield "Indicatoren", ((i.clausule.code, i.clausule.titel, i.stand.value, i.reden) for i in v.indicatoren)


def _verantwoording(v: Bewijsverslag) -> list[tuple[str, str]]:
    anker = f"{v.anker.datum}: {v.anker.afdruk}" if v.anker else "nog geen"
    moment = v.gemaakt.astimezone(AMSTERDAM)
    return [
        ("Organisatie", v.organisatie),
        ("Gemaakt op", f"{voluit(moment)} om {moment:%H.%M} uur"),
        ("Dossiers", str(v.dossiers)),
        ("Laatste anker van de historie", anker),
        *(("Wat dit is", zin) for zin in WAT_DIT_IS),
    ]


def schrijf_xlsx(
    s: Samenstel, lezer: Lezer, nu: datetime, uit: IO[bytes], meld: Meld = stil
) -> Bewijsverslag:
    """The whole file; what it holds beside the proof."""
    boek = Werkboek(uit, plek_in(s.instellingen.map_), s.bewijs.clausules, s.instellingen.adres)
    verslag = maak_verslag(s, lezer, s.bewijs.doorloop(lezer, meld), nu, boek.neem)
    boek.sluit(verslag)
    return verslag

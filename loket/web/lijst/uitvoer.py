"""Uitvoer: exactly the list of the page as an Excel or CSV file, a few hundred rows in memory at a time.

Names are only in it when they were asked for. A cell never becomes a formula: Excel gets texts as texts, and in a CSV
a text that a spreadsheet would calculate gets an apostrophe in front.
"""

import csv
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, Any, Final

from kernproces.gebruik.fouten import OnbekendError
from kernproces.opslag.rijen import Lezer
from kernproces.zaak.projecties import GEEN_DATUM
from loket.lijst.bladeraar import Bladeraar
from loket.lijst.selectie import Plek
from loket.overzichten.uitvoer import veilig
from loket.web.lijst.filters import GEVOLGEN
from loket.web.lijst.lijstvraag import Lijstvraag
from loket.web.lijst.werkvoorraad import Regel, plek_van, regels_bij
from loket.web.werkplek import Bezoek

MEESTE: Final = 10_000
PER_KEER: Final = 500
VORMEN: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
_TEL: Final = ("zaak",)
_BREEDTES: Final = (15, 24, 28, 30, 24, 24, 34, 26, 12, 14, 60)
Cel = str | date


@dataclass(frozen=True, slots=True)
class Bestand:
    """What is given: the file, open at its begin, and how many rows are in it."""

    inhoud: IO[bytes]
    rijen: int


def maak(bezoek: Bezoek, lezer: Lezer, vraag: Lijstvraag, vorm: str, *, namen: bool) -> Bestand:
    """Write the whole list in order. OnbekendError when it is longer than a file may be."""
    bladeraar = Bladeraar(lezer)
    if len(bladeraar.enkele(vraag.selectie(bezoek), MEESTE + 1, _TEL)) > MEESTE:
        raise OnbekendError(
            f"Deze lijst heeft meer dan {MEESTE:,} zaken. Kies eerst filters.".replace(",", ".")
        )
    regels = _regels(bezoek, lezer, bladeraar, vraag)
    schrijf = _xlsx if vorm == "xlsx" else _csv
    inhoud = tempfile.TemporaryFile()  # noqa: SIM115 - given to who sends it, who closes it
    rijen = schrijf(inhoud, _kop(namen), (_cellen(bezoek, r, namen) for r in regels))
    inhoud.seek(0)
    return Bestand(inhoud, rijen)


def _regels(bezoek: Bezoek, lezer: Lezer, bladeraar: Bladeraar, vraag: Lijstvraag) -> Iterator[Regel]:
    """Every row of the list, a page at a time."""
    hier = vraag.selectie(bezoek)
    na: Plek = ()
    while rijen := bladeraar.rijen(hier, PER_KEER, na):
        yield from regels_bij(bezoek, lezer, rijen)
        na = plek_van(rijen[-1], hier)


def _kop(namen: bool) -> list[str]:
    vast = ["Zaak", "Soort", "Toestand", "School", "Behandelaar", "Aan de beurt", "Volgende stap"]
    kop = [*vast, "Gevolg", "Einddatum", "Dossier", "Waarom die datum"]
    return [kop[0], "Leerling", *kop[1:]] if namen else kop


def _cellen(bezoek: Bezoek, r: Regel, namen: bool) -> list[Cel]:
    beurt = r.beurt
    wie = "" if beurt is None else bezoek.naam if beurt.u else beurt.wie
    einde: Cel = date.fromisoformat(r.uiterlijk[:10]) if r.uiterlijk[:10] < GEEN_DATUM else ""
    cellen: list[Cel] = [
        r.zaak,
        r.soort,
        r.toestand,
        r.school,
        bezoek.werkplek.namen.persoon(r.behandelaar) if r.behandelaar and not bezoek.buiten else "",
        wie,
        beurt.titel if beurt else "",
        GEVOLGEN[str(r.rang)],
        einde,
        r.dossier,
        r.waarom,
    ]
    return [cellen[0], r.leerling, *cellen[1:]] if namen else cellen


def _csv(bestand: IO[bytes], kop: list[str], rijen: Iterator[list[Cel]]) -> int:
    """With a byte order mark and semicolons, as a Dutch Excel opens it by itself."""
    aantal = 0
    schrijver = csv.writer(_Tekst(bestand), delimiter=";", lineterminator="\r\n")
    bestand.write("\ufeff".encode())
    schrijver.writerow(kop)
    for rij in rijen:
        schrijver.writerow([c.strftime("%d-%m-%Y") if isinstance(c, date) else veilig(c) for c in rij])
        aantal += 1
    return aantal


class _Tekst:
    """Text into a file of bytes, without owning it."""

    def __init__(self, bestand: IO[bytes]) -> None:
        self._bestand = bestand

    def write(self, tekst: str) -> int:
        """The number of bytes."""
        return self._bestand.write(tekst.encode())


def _xlsx(bestand: IO[bytes], kop: list[str], rijen: Iterator[list[Cel]]) -> int:
    """Row by row: what was written is on disk, not in memory. A text is written as a text, whatever it begins with."""
    from xlsxwriter import Workbook  # here: it costs a start-up that few need

    opties: dict[str, Any] = {"constant_memory": True, "default_date_format": "dd-mm-yyyy"}
    boek = Workbook(bestand, opties)
    blad, vet = boek.add_worksheet("Werkvoorraad"), boek.add_format({"bold": True})
    breedtes = _BREEDTES if len(kop) == len(_BREEDTES) else (_BREEDTES[0], 26, *_BREEDTES[1:])
    for kolom, breedte in enumerate(breedtes):
        blad.set_column(kolom, kolom, breedte)
    blad.freeze_panes(1, 0)
    for kolom, titel in enumerate(kop):
        blad.write_string(0, kolom, titel, vet)
    aantal = 0
    for rij in rijen:
        aantal += 1
        for kolom, cel in enumerate(rij):
            if isinstance(cel, date):
                blad.write_datetime(aantal, kolom, cel)
            elif cel:
                blad.write_string(aantal, kolom, cel)
    boek.close()
    return aantal

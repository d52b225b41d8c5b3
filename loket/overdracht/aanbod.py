"""Aanbod: a package of another organisation that was offered and not taken in yet: checked, and kept for a day, locked."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO, cast

from kernproces.gebruik.archief import houder_van
from kernproces.gebruik.fouten import OnbekendError
from kernproces.opslag.fouten import OntsleutelError, SleutelOntbreektError
from kernproces.opslag.rijen import Lezer
from kernproces.opslag.stukkenkast import Stukkenkast
from kernproces.opslag.versleutel import Sleutel, ontsleutel, plaats
from kernproces.tijdstip import tijdstip
from kernproces.vertrouwelijk.vak import sleutelnaam, vak_van
from loket.bedrading import Samenstel
from loket.overdracht.ontvangst import keur_plek, ontvangen, stroom_van
from loket.overdracht.pakket import lees_pakket
from loket.overdracht.sleutels import Sleutels
from loket.overzichten.bestand import even_bestand, schrijf_over

KLAAR = "aangeboden"
NAAM = re.compile(r"aanbod/[0-9a-f]{32}/[0-9a-f]{32}")
WEG = "Dit pakket staat hier niet meer klaar. Bied het opnieuw aan."


@dataclass(frozen=True, slots=True)
class Keten:
    """One chain of it: what it is, how long, and the fingerprint of its last entry, to compare with the giver."""

    stroom: str
    wat: str
    gebeurtenissen: int
    van: str
    tot: str
    afdruk: str


@dataclass(frozen=True, slots=True)
class Keuring:
    """What a package that was offered holds, before anybody takes it in."""

    zegel: str
    bron: str
    was: str
    zaken: list[str]
    gebeurtenissen: int
    van: str
    tot: str
    stukken: int
    op_slot: int  # parts that are confidential
    te_lezen: int  # of those: with a key that came along
    ketens: list[Keten] = field(default_factory=list)
    let_op: list[str] = field(default_factory=list)  # what meets something that is here already, in sentences


def keur_pakket(s: Samenstel, ruw: BinaryIO, sleutels: Sleutels, dossier: str) -> Keuring:
    """Every chain checked and every key tried on what it opens; OnbekendError with what is wrong. Nothing is kept."""
    zegel, manifest, stromen = lees_pakket(ruw)
    with s.opslag.lezen() as lezer:
        keur_plek(lezer, stroom_van(zegel), dossier)
        let_op = list(_let_op(s, lezer, manifest, stromen))
    bij = {(h, n): Sleutel(r) for h, n, r in sleutels}
    entries = [e for reeks in stromen.values() for e in reeks]
    op_slot = te_lezen = 0
    for e in entries:
        for categorie, tekst in e["geheim"].items():
            houder, op_slot = houder_van(e), op_slot + 1
            sleutel = bij.get((houder, sleutelnaam(houder, categorie, vak_van(e))))
            if sleutel is not None:
                try:
                    ontsleutel(sleutel, tekst, plaats(e["stroom"], e["nr"], categorie))
                except OntsleutelError:
                    raise OnbekendError(
                        "Een sleutel past niet op wat hij zou openen. Vraag het sleutelbestand opnieuw."
                    ) from None
                te_lezen += 1
    dagen = sorted(e["werkt_op"] for e in entries)
    stukken = sum("stuk" in e["open"] and "inhoud" in e["open"] for e in entries)
    return Keuring(
        zegel=zegel,
        bron=str(manifest["bron"]),
        was=str(manifest["dossier"]),
        zaken=list(manifest["zaken"]),
        gebeurtenissen=len(entries),
        van=dagen[0] if dagen else "",
        tot=dagen[-1] if dagen else "",
        stukken=stukken,
        op_slot=op_slot,
        te_lezen=te_lezen,
        ketens=[_keten(s, st, reeks, manifest["koppen"][st]) for st, reeks in stromen.items()],
        let_op=let_op,
    )


def _keten(s: Samenstel, stroom: str, entries: list[dict[str, Any]], kop: str) -> Keten:
    """Named by its procedure, when that is known here."""
    soort, _, nummer = stroom.partition("/")
    voortgang = s.kern.register.op_afdruk(str(entries[0]["workflow"]))
    titel = {"dossier": "Dossier", "stukken": "Stukken bij dossier"}.get(soort, "Zaak")
    wat = f"{voortgang.workflow.titel if voortgang else titel} {nummer}"
    dagen = sorted(e["werkt_op"] for e in entries)
    return Keten(stroom, wat, len(entries), dagen[0], dagen[-1], kop)


def _let_op(
    s: Samenstel, lezer: Lezer, manifest: dict[str, Any], stromen: dict[str, list[dict[str, Any]]]
) -> Iterator[str]:
    """What meets something of ours. None of it is in the way, for it stays sealed; but whoever takes it in wants to know."""
    for o in ontvangen(lezer):
        if (o["bron"], o["was"]) == (manifest["bron"], manifest["dossier"]):
            yield f"Van dit dossier is al een ander pakket ontvangen, bij dossier {o['dossier']}."
    if hier := len(lezer.koppen(stromen)):
        hoeveel = "Een nummer" if hier == 1 else f"{hier} nummers"
        yield f"{hoeveel} uit dit pakket {'is' if hier == 1 else 'zijn'} hier ook in gebruik. Het blijft uit elkaar: wat u ontvangt, wordt geen deel van uw eigen zaken."
    afdrukken = sorted({str(e["workflow"]) for reeks in stromen.values() for e in reeks if e["workflow"]})
    if vreemd := [a[:12] for a in afdrukken if s.kern.register.op_afdruk(a) is None]:
        yield f"Met een procedure die wij hier niet kennen: {', '.join(vreemd)}. Lezen kan, naspelen niet."


def zet_klaar(s: Samenstel, ruw: BinaryIO, sleutels: Sleutels, nu: datetime) -> str:
    """Keep an offered package with its keys until somebody takes it in; encrypted, and gone by itself after a day. Its name."""
    rijen = json.dumps([[h, n, r.hex()] for h, n, r in sleutels]).encode()
    kop = len(rijen).to_bytes(8, "big") + rijen
    grootte = ruw.seek(0, os.SEEK_END)
    ruw.seek(0)
    houder = f"aanbod/{os.urandom(16).hex()}"  # one of its own: what was turned down may be offered again
    slot = s.kluis.maak_sleutel(houder, KLAAR)
    bron = cast("BinaryIO", _Achtereen(kop, ruw))
    return f"{houder}/{Stukkenkast(s.opslag).bewaar(bron, len(kop) + grootte, slot, tijdstip(nu))}"


class _Achtereen:
    """The keys and after them the package, to be read as one."""

    def __init__(self, kop: bytes, rest: BinaryIO) -> None:
        self._kop = kop
        self._rest = rest

    def read(self, aantal: int) -> bytes:
        deel, self._kop = self._kop[:aantal], self._kop[aantal:]
        return deel + self._rest.read(aantal - len(deel)) if len(deel) < aantal else deel


@contextmanager
def klaargezet(s: Samenstel, naam: str) -> Iterator[tuple[BinaryIO, Sleutels]]:
    """What was offered; OnbekendError when it is gone."""
    houder, inhoud = _ontleed(naam)
    with even_bestand(s.instellingen.map_) as ruw:
        try:
            delen = Stukkenkast(s.opslag).lees(inhoud, s.kluis.sleutel(houder, KLAAR))
            kop = next(delen)
            over = 8 + int.from_bytes(kop[:8], "big")
            while len(kop) < over:
                kop += next(delen)
            ruw.write(kop[over:])
            schrijf_over(delen, ruw)
        except (OntsleutelError, SleutelOntbreektError):
            raise OnbekendError(WEG) from None
        ruw.seek(0)
        yield ruw, [(h, n, bytes.fromhex(r)) for h, n, r in json.loads(kop[8:over])]


def haal_weg(s: Samenstel, naam: str) -> None:
    """Forget what was offered: taken in, or turned down."""
    houder, inhoud = _ontleed(naam)
    s.kluis.vernietig_alle([(houder, KLAAR)])
    with s.opslag.schrijven(meer=True) as schrijver:
        Stukkenkast.verwijder(schrijver, inhoud)


def _ontleed(naam: str) -> tuple[str, str]:
    if not NAAM.fullmatch(naam):
        raise OnbekendError(WEG)
    houder, _, inhoud = naam.rpartition("/")
    return houder, inhoud

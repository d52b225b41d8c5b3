"""The package of a hand-over: the raw chains of a dossier, its documents as they lie there, and the procedures; sealed like an audit pack.

Byte for byte what the history holds, so that it can be handed on without loss. Zaken that are closed to the dossier (a klacht,
a datalek) stay at home.
"""

import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

import orjson

from kernproces.declaratie.beschrijving import beschrijf
from kernproces.gebeurtenissen import (
    OVERDRACHT_GEMAAKT,
    dossierstroom,
    stukkenstroom,
    zaakstroom,
)
from kernproces.gebruik.archief import houder_van, stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.uitvoering import Door, mag, voeg_toe
from kernproces.opslag.canoniek import ontleed
from kernproces.opslag.fouten import GeschiedenisError, SleutelOntbreektError
from kernproces.opslag.keten import nagelopen
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel
from kernproces.tijdstip import tijdstip
from kernproces.vertrouwelijk.vak import sleutelnaam, vak_van
from kernproces.zaak.voortgang import Vervolg
from loket.auditpakket.zegel import als_json, schrijf_verzegeld, zegel_van
from loket.bedrading import Samenstel
from loket.overdracht.sleutels import Sleutels
from loket.overzichten.bestand import Bestand, zet_verzegeld_klaar
from loket.overzichten.rekenaar import Meld, stil

FORMAAT = "kernproces-overdracht-1"
VREEMD = "Dit is geen overdracht van Kernproces."
DRAAGT_OVER = (Rol.BEHANDELAAR, Rol.SECRETARIAAT, Rol.DIRECTEUR_BESTUURDER)


@dataclass(frozen=True, slots=True)
class Overdracht:
    """What is sent: where the package lies, and the keys for whoever wraps them for the receiver."""

    bestand: Bestand
    zegel: str
    sleutels: Sleutels
    tot: dict[str, int]  # per stream up to which number: so it can be made again, byte for byte


def maak_overdracht(
    s: Samenstel, dossier: str, aan: str, door: Door, meld: Meld = stil
) -> tuple[Overdracht | None, list[Beletsel]]:
    """The package of a dossier, and tell it there; or every reason why not."""
    if gebreken := mag(s.kern, door, DRAAGT_OVER):
        return None, gebreken
    with s.opslag.lezen(momentopname=True) as lezer:
        pakket = pakket_op(s, lezer, dossier, meld=meld)

    def werk(schrijver: Schrijver) -> None:
        kop = schrijver.stroom(dossierstroom(dossier))
        v = Vervolg(dossierstroom(dossier), {} if kop is None else stand_van(kop), tijdstip(door.nu))
        open_ = {"aan": aan, "zegel": pakket.zegel, "tot": pakket.tot}
        voeg_toe(s.kern, v, schrijver, OVERDRACHT_GEMAAKT, open_, door)
        s.kern.boekhouding.boek(schrijver, [Deel(v, kop)])

    s.kern.herhaal(werk)
    return pakket, []


def zaken_van(s: Samenstel, lezer: Lezer, dossier: str) -> tuple[list[str], list[str]]:
    """Which zaken go along, and which stay: those that are closed to the dossier."""
    kop = lezer.stroom(dossierstroom(dossier))
    if kop is None:
        raise OnbekendError(f"Er is geen dossier {dossier!r}.")
    alle = stand_van(kop)["zaken"]
    mee = sorted(z["zaak"] for z in alle if _open(s, z["workflow"]))
    return mee, sorted({z["zaak"] for z in alle} - set(mee))


def pakket_op(
    s: Samenstel, lezer: Lezer, dossier: str, tot: Mapping[str, int] | None = None, meld: Meld = stil
) -> Overdracht:
    """The package as the history is, or as it was up to these numbers; as a file."""
    zaken, _ = zaken_van(s, lezer, dossier)
    if tot is not None:
        zaken = [z for z in zaken if zaakstroom(z) in tot]  # what came after it, was not in it
    inhoud = _Inhoud(s, lezer, dossier, zaken, tot, meld)
    bestand, zegel = zet_verzegeld_klaar(
        s.instellingen.map_, lambda uit: schrijf_verzegeld(uit, inhoud.delen())
    )
    return Overdracht(bestand, zegel, list(inhoud.sleutels()), inhoud.einden)


class _Inhoud:
    """What goes along: gone through once to know what belongs to it, and written part by part."""

    def __init__(
        self,
        s: Samenstel,
        lezer: Lezer,
        dossier: str,
        zaken: list[str],
        tot: Mapping[str, int] | None,
        meld: Meld,
    ) -> None:
        self._s = s
        self._lezer = lezer
        self._tot = tot
        self._meld = meld
        self._stromen = [dossierstroom(dossier), *map(zaakstroom, zaken), stukkenstroom(dossier)]
        self._houders = {dossierstroom(dossier), *map(zaakstroom, zaken)}
        self._manifest = {
            "formaat": FORMAAT,
            "bron": s.organisatienaam(),
            "dossier": dossier,
            "zaken": sorted(zaken),
        }
        self.einden: dict[str, int] = {}
        self._koppen: dict[str, str] = {}
        self._afdrukken: set[str] = set()
        self._stukken: set[str] = set()
        self._namen: set[tuple[str, str]] = set()
        for stroom in self._stromen:
            for nr, inhoud, hash_ in self._rijen(stroom):
                self.einden[stroom], self._koppen[stroom] = nr, hash_.hex()
                self._bekijk(ontleed(inhoud))

    def _bekijk(self, entry: dict[str, Any]) -> None:
        open_, houder = entry["open"], houder_van(entry)
        if entry["workflow"]:
            self._afdrukken.add(str(entry["workflow"]))
        if "inhoud" in open_ and open_.get("houder") in self._houders:  # those of a zaak that stays, stay
            self._stukken.add(open_["inhoud"])
        self._namen |= {(houder, sleutelnaam(houder, c, vak_van(entry))) for c in entry["geheim"]}

    def _rijen(self, stroom: str) -> Iterator[tuple[int, bytes, bytes]]:
        for nr, inhoud, hash_ in self._lezer.geschiedenis(stroom):
            if self._tot is None or nr <= self._tot.get(stroom, 0):
                yield nr, bytes(inhoud), bytes(hash_)

    def delen(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        """In the order of their names."""
        yield "historie.jsonl", self._historie()
        yield "manifest.json", (als_json(self._manifest | {"koppen": self._koppen}),)
        gevonden = {a: self._s.kern.register.op_afdruk(a) for a in self._afdrukken}
        yield (
            "procedures.json",
            (als_json({a: beschrijf(v.workflow) for a, v in gevonden.items() if v is not None}),),
        )
        plekken = [
            (naam, nr)
            for naam in sorted(self._stukken)
            for (nr,) in self._lezer.rij_query(
                "SELECT nr FROM stukdeel WHERE inhoud = ? ORDER BY nr", (naam,)
            )
        ]
        for i, (naam, nr) in enumerate(plekken):
            yield f"stukken/{naam}/{nr:06}", self._stukdeel(naam, nr)
            self._meld(i + 1, len(plekken))

    def _historie(self) -> Iterator[bytes]:
        for stroom in self._stromen:
            for _, inhoud, hash_ in self._rijen(stroom):
                regel = {"stroom": stroom, "hash": hash_.hex(), "inhoud": inhoud.decode()}
                yield orjson.dumps(regel) + b"\n"

    def _stukdeel(self, naam: str, nr: int) -> Iterator[bytes]:
        """An encrypted part of a document, as it lies there."""
        vraag = "SELECT dicht FROM stukdeel WHERE inhoud = ? AND nr = ?"
        yield from (bytes(dicht) for (dicht,) in self._lezer.rij_query(vraag, (naam, nr)))

    def sleutels(self) -> Iterator[tuple[str, str, bytes]]:
        """Every key that opens something in the package and was not destroyed."""
        for houder, naam in sorted(n for n in self._namen if n[0] in self._houders):
            try:
                yield houder, naam, self._s.kluis.sleutel(houder, naam).ruw
            except SleutelOntbreektError:
                continue


def _open(s: Samenstel, workflow: str) -> bool:
    kring = s.kern.register.kringen.get(workflow)
    return kring is None or not kring.besloten


def lees_pakket(ruw: BinaryIO) -> tuple[str, dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """Seal, manifest and chains of a package that is whole; else a plain error and nothing."""
    zegel = zegel_van(ruw)
    if zegel is None:
        raise OnbekendError("Dit pakket is gewijzigd of niet heel: het zegel klopt niet. Vraag het opnieuw.")
    try:
        with zipfile.ZipFile(ruw) as pak:
            manifest = json.loads(_deel(pak, "manifest.json"))
            historie = [json.loads(r) for r in _deel(pak, "historie.jsonl").splitlines()]
    except (KeyError, ValueError, RuntimeError, zipfile.BadZipFile):
        raise OnbekendError(VREEMD) from None
    if not isinstance(manifest, dict):
        raise OnbekendError(VREEMD)
    if manifest.get("formaat") != FORMAAT:
        raise OnbekendError(
            f"Dit pakket heeft formaat {manifest.get('formaat')}; dit programma kent {FORMAAT}."
        )
    stromen: dict[str, list[dict[str, Any]]] = {}
    try:
        tel: dict[str, int] = {}
        rijen = []
        for r in historie:
            tel[r["stroom"]] = tel.get(r["stroom"], 0) + 1
            rijen.append((r["stroom"], tel[r["stroom"]], r["inhoud"].encode(), bytes.fromhex(r["hash"])))
        for g in nagelopen(rijen):
            stromen.setdefault(g["stroom"], []).append(_gelezen(dict(g)))
    except (GeschiedenisError, KeyError, ValueError, TypeError, AttributeError) as fout:
        raise OnbekendError(f"Een keten in dit pakket klopt niet: {fout}") from None
    koppen = {r["stroom"]: r["hash"] for r in historie}
    if koppen != manifest.get("koppen"):
        raise OnbekendError("De ketens in dit pakket zijn andere dan het zelf noemt.")
    return zegel, manifest, stromen


def _deel(pak: zipfile.ZipFile, naam: str) -> bytes:
    """A part as it lies there. We never compress: what would unpack to more than was sent is not ours."""
    if pak.getinfo(naam).compress_type != zipfile.ZIP_STORED:
        raise ValueError(naam)
    return pak.read(naam)


def _gelezen(g: dict[str, Any]) -> dict[str, Any]:
    """An entry with the shape that everybody here counts on; KeyError or TypeError when it has another."""
    teksten = (g["stroom"], g["soort"], g["werkt_op"], *g["geheim"], *g["geheim"].values())
    if not isinstance(g["open"], dict) or not all(isinstance(t, str) for t in teksten):
        raise TypeError("een gebeurtenis heeft een andere vorm")
    date.fromisoformat(g["werkt_op"])
    return g

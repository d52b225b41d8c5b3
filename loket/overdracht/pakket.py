"""The package of a hand-over: the raw chains of a dossier, its documents as they lie there, and the procedures; sealed like an audit pack.

Byte for byte what the history holds, so that it can be handed on without loss. Zaken that are closed to the dossier (a klacht,
a datalek) stay at home.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

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
from loket.auditpakket.maak import verzegel, zegel_van
from loket.bedrading import Samenstel
from loket.overdracht.sleutels import Sleutels

FORMAAT = "kernproces-overdracht-1"
VREEMD = "Dit is geen overdracht van Kernproces."
DRAAGT_OVER = (Rol.BEHANDELAAR, Rol.SECRETARIAAT, Rol.DIRECTEUR_BESTUURDER)


@dataclass(frozen=True, slots=True)
class Overdracht:
    """What is sent: the package, and the keys for whoever wraps them for the receiver."""

    ruw: bytes
    zegel: str
    sleutels: Sleutels
    tot: dict[str, int]  # per stream up to which number: so it can be made again, byte for byte


def maak_overdracht(
    s: Samenstel, dossier: str, aan: str, door: Door
) -> tuple[Overdracht | None, list[Beletsel]]:
    """The package of a dossier, and tell it there; or every reason why not."""
    if gebreken := mag(s.kern, door, DRAAGT_OVER):
        return None, gebreken
    with s.opslag.lezen(momentopname=True) as lezer:
        pakket = pakket_op(s, lezer, dossier)

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


def pakket_op(s: Samenstel, lezer: Lezer, dossier: str, tot: Mapping[str, int] | None = None) -> Overdracht:
    """The package as the history is, or as it was up to these numbers."""
    zaken, _ = zaken_van(s, lezer, dossier)
    if tot is not None:
        zaken = [z for z in zaken if zaakstroom(z) in tot]  # what came after it, was not in it
    stromen = [dossierstroom(dossier), *map(zaakstroom, zaken), stukkenstroom(dossier)]
    rijen = {
        st: [
            (nr, bytes(i), bytes(h))
            for nr, i, h in lezer.geschiedenis(st)
            if tot is None or nr <= tot.get(st, 0)
        ]
        for st in stromen
    }
    entries = [ontleed(i) for reeks in rijen.values() for _, i, _ in reeks]
    historie = [
        orjson.dumps({"stroom": st, "hash": h.hex(), "inhoud": i.decode()})
        for st, reeks in rijen.items()
        for _, i, h in reeks
    ]
    afdrukken = sorted({str(e["workflow"]) for e in entries if e["workflow"]})
    gevonden = {a: s.kern.register.op_afdruk(a) for a in afdrukken}
    manifest = {
        "formaat": FORMAAT,
        "bron": s.organisatienaam(),
        "dossier": dossier,
        "zaken": sorted(zaken),
        "koppen": {st: reeks[-1][2].hex() for st, reeks in rijen.items() if reeks},
    }
    houders = {dossierstroom(dossier), *map(zaakstroom, zaken)}
    delen = {
        "manifest.json": _json(manifest),
        "historie.jsonl": b"\n".join(historie) + b"\n",
        "procedures.json": _json({a: beschrijf(v.workflow) for a, v in gevonden.items() if v is not None}),
        **_stukken(lezer, entries, houders),
    }
    pakket = verzegel(delen)
    einden = {st: reeks[-1][0] for st, reeks in rijen.items() if reeks}
    return Overdracht(pakket.ruw, pakket.zegel, list(_sleutels(s, entries, houders)), einden)


def _open(s: Samenstel, workflow: str) -> bool:
    kring = s.kern.register.kringen.get(workflow)
    return kring is None or not kring.besloten


def _stukken(lezer: Lezer, entries: list[dict[str, Any]], houders: set[str]) -> Mapping[str, bytes]:
    """The encrypted parts of the documents that go along; those of a zaak that stays, stay."""
    namen = [
        e["open"]["inhoud"] for e in entries if "inhoud" in e["open"] and e["open"].get("houder") in houders
    ]
    vraag = "SELECT nr, dicht FROM stukdeel WHERE inhoud = ? ORDER BY nr"
    return {f"stukken/{n}/{nr:06}": bytes(dicht) for n in namen for nr, dicht in lezer.rij_query(vraag, (n,))}


def _sleutels(
    s: Samenstel, entries: list[dict[str, Any]], houders: set[str]
) -> Iterator[tuple[str, str, bytes]]:
    """Every key that opens something in the package and was not destroyed."""
    namen = {
        (houder_van(e), sleutelnaam(houder_van(e), categorie, vak_van(e)))
        for e in entries
        for categorie in e["geheim"]
    }
    for houder, naam in sorted(n for n in namen if n[0] in houders):
        try:
            yield houder, naam, s.kluis.sleutel(houder, naam).ruw
        except SleutelOntbreektError:
            continue


def lees_pakket(ruw: bytes) -> tuple[str, dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """Seal, manifest and chains of a package that is whole; else a plain error and nothing."""
    zegel = zegel_van(ruw)
    if zegel is None:
        raise OnbekendError("Dit pakket is gewijzigd of niet heel: het zegel klopt niet. Vraag het opnieuw.")
    try:
        with zipfile.ZipFile(io.BytesIO(ruw)) as pak:
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


def _json(waarde: Any) -> bytes:
    return json.dumps(waarde, ensure_ascii=False, sort_keys=True, indent=1).encode()

"""Het anker: each day the Merkle root over all heads, in files outside the database, so that a cut tail is seen.

`ankers.jsonl` gets one line a day; `koppen-<datum>.jsonl.gz` names every head, so that the stream at fault can be
named. Each line carries the hash of the line before it. Whoever keeps a copy of the last line elsewhere proves all.
"""

import gzip
import os
from collections.abc import Iterator
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from hashlib import sha256
from itertools import count, islice
from pathlib import Path
from typing import Any

import orjson

from kernproces.opslag.canoniek import canoniek
from kernproces.opslag.fouten import GeschiedenisError, OpslagError
from kernproces.opslag.merkle import Kop, wortel
from kernproces.opslag.rijen import Lezer
from kernproces.opslag.schijf import maak_duurzaam
from kernproces.opslag.sql import op_plaatsen

REGISTER = "ankers.jsonl"
_GEEN = "0" * 64
_PER_VRAAG = 400


class AnkerError(OpslagError):
    """The anchor files themselves are damaged, changed or missing."""


@dataclass(frozen=True, slots=True)
class Anker:
    """One line of the register."""

    datum: str
    aantal: int
    wortel: str
    koppen: str
    vorige: str

    @property
    def regel(self) -> bytes:
        """The line as it stands in the register, and as it is given away."""
        return canoniek({naam: getattr(self, naam) for naam in Anker.__slots__})

    @property
    def afdruk(self) -> str:
        """The SHA-256 of that line: who keeps these 64 digits elsewhere, can prove all before it."""
        return sha256(self.regel).hexdigest()


def leg_anker(lezer: Lezer, map_: Path, datum: str) -> Anker:
    """Write the anchor of today, durable when it returns; a second one on the same day stands beside the first."""
    koppen = sorted(
        (s, int(n), bytes(h).hex()) for s, n, h in lezer.rij_query("SELECT stroom, nr, hash FROM stroom")
    )
    lijst = b"".join(canoniek(list(kop)) + b"\n" for kop in koppen)
    map_.mkdir(parents=True, exist_ok=True)
    with (map_ / REGISTER).open("ab") as register:
        flock(register, LOCK_EX)  # of two that lay one at once, the second continues from the first
        regels = _regels(map_)
        register.truncate(len(_heel(map_)))  # what a crash left half of, was never an anchor
        naam = _vrije_naam(map_, datum)
        _schrijf(map_ / naam, gzip.compress(lijst, mtime=0), "xb")
        vorige = sha256(canoniek(regels[-1])).hexdigest() if regels else _GEEN
        anker = Anker(datum, len(koppen), wortel(koppen), naam, vorige)
        _schrijf(map_ / REGISTER, anker.regel + b"\n", "ab")
    maak_duurzaam(map_)
    return anker


def _vrije_naam(map_: Path, datum: str) -> str:
    """A second one on a day gets a number; also after one that a crash left without its line in the register."""
    namen = (f"koppen-{datum}{f'-{n}' if n > 1 else ''}.jsonl.gz" for n in count(1))
    return next(naam for naam in namen if not (map_ / naam).exists())


def controleer_ankers(lezer: Lezer, map_: Path, laatste: int = 1) -> GeschiedenisError | None:
    """The first entry that an anchor knows and the history no longer has as it was; AnkerError for broken files."""
    fouten = (_toets(lezer, map_, anker) for anker in lees_ankers(map_)[-laatste:])
    return next((fout for fout in fouten if fout is not None), None)


def toets_aan(lezer: Lezer, map_: Path, afdruk: str) -> tuple[Anker, GeschiedenisError | None]:
    """Hold the history against an anchor that somebody kept elsewhere, known by the SHA-256 of its line.

    AnkerError when the register does not have it: then the anchor files were replaced, with or without the history.
    """
    anker = next((a for a in lees_ankers(map_) if a.afdruk == afdruk), None)
    if anker is None:
        raise AnkerError(
            f"Het anker {afdruk[:16]}... staat niet in {REGISTER}: de ankerbestanden zijn ingekort of vervangen, "
            "of dit anker is van een andere organisatie."
        )
    return anker, _toets(lezer, map_, anker)


def _toets(lezer: Lezer, map_: Path, anker: Anker) -> GeschiedenisError | None:
    for deel in _per(iter(lees_koppen(map_, anker)), _PER_VRAAG):
        if (fout := _vergelijk(lezer, deel, anker)) is not None:
            return fout
    return None


def lees_ankers(map_: Path) -> list[Anker]:
    """The register, with the link between its lines proven."""
    vorige, uit = _GEEN, []
    for regel in _regels(map_):
        try:
            anker = Anker(**regel)
        except TypeError as fout:
            raise AnkerError(f"Het ankerbestand {REGISTER} heeft een regel die geen anker is.") from fout
        if anker.vorige != vorige:
            raise AnkerError(
                f"Het ankerbestand is gewijzigd: de regel van {anker.datum} sluit niet aan op de vorige."
            )
        vorige = sha256(canoniek(regel)).hexdigest()
        uit.append(anker)
    return uit


def halve_regel(map_: Path) -> str:
    """What to say when the register ends in something that is no whole line: a crash while it was written, or somebody's hand."""
    pad = map_ / REGISTER
    if not pad.exists() or len(_heel(map_)) == pad.stat().st_size:
        return ""
    return (
        f"De laatste regel van {REGISTER} is niet af: het schrijven is gestoord, of iemand heeft haar gewijzigd. "
        "Het volgende anker komt ervoor in de plaats. Ligt van deze regel een afschrift elders, toets dan daaraan."
    )


def _vergelijk(lezer: Lezer, deel: list[Kop], anker: Anker) -> GeschiedenisError | None:
    params = [w for stroom, nr, _ in deel for w in (stroom, nr)]
    rijen = lezer.rij_query(op_plaatsen("g.stroom, g.nr, g.hash", len(deel)), params)
    nu = {(s, n): bytes(h).hex() for s, n, h in rijen}
    for stroom, nr, hash_ in deel:
        if (stroom, nr) not in nu:
            return GeschiedenisError(
                stroom,
                _eerste_ontbrekende(lezer, stroom),
                f"deze is verdwenen; het anker van {anker.datum} kende {nr} gebeurtenissen.",
            )
        if nu[stroom, nr] != hash_:
            return GeschiedenisError(stroom, nr, f"deze is anders dan bij het anker van {anker.datum}.")
    return None


def _eerste_ontbrekende(lezer: Lezer, stroom: str) -> int:
    (hoogste,) = lezer.rij_query("SELECT MAX(nr) FROM gebeurtenis WHERE stroom = ?", (stroom,))[0]
    return int(hoogste or 0) + 1


def lees_koppen(map_: Path, anker: Anker) -> list[Kop]:
    """The heads that belong to an anchor, proven against its root; AnkerError when they are not those."""
    return _bewezen(anker, _uitgepakt(map_, anker))


def kop_in(map_: Path, anker: Anker, stroom: str) -> Kop | None:
    """The head of one stream in an anchor; None when it was not there yet. Of hundreds of thousands only this one is kept."""
    regels = _uitgepakt(map_, anker)
    begin = orjson.dumps([stroom])[:-1] + b","
    plek = 0 if regels.startswith(begin) else regels.find(b"\n" + begin) + 1
    if not plek and not regels.startswith(begin):
        return None
    _bewezen(anker, regels)
    _, nr, hash_ = orjson.loads(regels[plek:].partition(b"\n")[0])
    return stroom, int(nr), str(hash_)


def _uitgepakt(map_: Path, anker: Anker) -> bytes:
    try:
        return gzip.decompress((map_ / anker.koppen).read_bytes())
    except (OSError, EOFError, ValueError) as fout:
        raise _onleesbaar(anker) from fout


def _bewezen(anker: Anker, regels: bytes) -> list[Kop]:
    try:
        koppen: list[Kop] = [(s, n, h) for s, n, h in map(orjson.loads, regels.splitlines())]
    except ValueError as fout:
        raise _onleesbaar(anker) from fout
    if len(koppen) != anker.aantal or wortel(koppen) != anker.wortel:
        raise AnkerError(f"De koppen bij het anker van {anker.datum} ({anker.koppen}) zijn gewijzigd.")
    return koppen


def _onleesbaar(anker: Anker) -> AnkerError:
    return AnkerError(f"De koppen bij het anker van {anker.datum} ({anker.koppen}) zijn niet te lezen.")


def _regels(map_: Path) -> list[dict[str, Any]]:
    try:
        return [orjson.loads(regel) for regel in _heel(map_).splitlines()]
    except ValueError as fout:
        raise AnkerError(f"Het ankerbestand {REGISTER} is niet te lezen.") from fout


def _heel(map_: Path) -> bytes:
    """The register up to its last whole line."""
    pad = map_ / REGISTER
    inhoud = pad.read_bytes() if pad.exists() else b""
    return inhoud[: inhoud.rfind(b"\n") + 1]


def _schrijf(pad: Path, inhoud: bytes, hoe: str) -> None:
    with pad.open(hoe) as bestand:
        bestand.write(inhoud)
        bestand.flush()
        os.fsync(bestand.fileno())


def _per(reeks: Iterator[Kop], aantal: int) -> Iterator[list[Kop]]:
    while deel := list(islice(reeks, aantal)):
        yield deel

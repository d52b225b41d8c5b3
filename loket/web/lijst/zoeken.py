"""Zoeken: from what somebody typed to the dossiers, zaken and schools that it may mean, as far as they are for these eyes.

What was typed is never kept: not in an address, not in a log, not in the database.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kernproces.gebeurtenissen import dossierstroom, zaakstroom
from kernproces.gebruik import noodinzage
from kernproces.gebruik.archief import stand_van
from kernproces.opslag.rijen import Lezer, Rij
from kernproces.taal.kring import GEWOON
from kernproces.vertrouwelijk.zoeken import TUSSENVOEGSELS, gemerkt, gezocht, past, vondsten, zoekt_op
from kernproces.zaak.stand import Stand
from loket.lijst.bladeraar import Bladeraar
from loket.lijst.selectie import Selectie, telling
from loket.web.lijst.werkvoorraad import Regel, regels_van
from loket.web.taal import met_hoofdletter
from loket.web.werkplek import Bezoek

MEESTE = 25  # dossiers on the page
PER_KEER = 100
BEKIJKT = 1000  # hits that are looked at before somebody is asked to type more
JAREN = 4
LANGSTE = 200
_NUMMER = re.compile(r"^(?:[A-Z]{1,4}-)?\d{4}-\d{1,7}$|^[A-Z]{1,4}-[A-Z0-9-]{1,30}$")


@dataclass(slots=True)
class Dossierhit:
    """A dossier that was found, with its zaken."""

    dossier: str
    leerling: str
    school: str
    zaken: list[Regel] = field(default_factory=list)


@dataclass(slots=True)
class Uitkomst:
    """What was found. `meer`: there is more than is shown."""

    vraag: str
    te_kort: bool = False
    namen: bool = True
    dossiers: list[Dossierhit] = field(default_factory=list)
    scholen: list[tuple[str, str, str]] = field(default_factory=list)  # id, name, number of zaken
    meer: bool = False
    toch: str = ""  # the dossier of a number that is not for these eyes, and that can be opened with a reason

    @property
    def enige_zaak(self) -> str:
        """The zaak when a number, or the last part of one, named exactly one and nothing else."""
        nummers = [n for d in self.dossiers for n in (d.dossier, *(z.zaak for z in d.zaken))]
        genoemd = [n for n in nummers if is_nummer(n, self.vraag)]
        zaken = {z.zaak for d in self.dossiers for z in d.zaken}
        return genoemd[0] if len(genoemd) == 1 and genoemd[0] in zaken else ""


def is_nummer(nummer: str, vraag: str) -> bool:
    """Whether this was typed: whole, or of the last part the digits (`412` for Z-2026-0412)."""
    deel = nummer.rpartition("-")[2]
    return nummer == nummer_van(vraag) or (
        vraag.isdecimal() and deel.isdecimal() and deel.lstrip("0") == vraag.lstrip("0")
    )


def nummer_van(vraag: str) -> str:
    """What was typed, written as numbers are."""
    return vraag.strip().upper().replace(" ", "")


def zoek(bezoek: Bezoek, vraag: str) -> Uitkomst:
    """Search by number, by name of a pupil (for who sees names) and by school."""
    vraag = " ".join(vraag.split())[:LANGSTE]
    uit = Uitkomst(vraag, namen=bezoek.ziet_namen)
    woorden = gezocht(vraag)
    if not woorden and not vraag.isdecimal():
        uit.te_kort = True
        return uit
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        gevonden = _op_nummer(bezoek, lezer, vraag)
        if bezoek.ziet_namen and not gevonden and woorden:
            gevonden, uit.meer = _op_naam(bezoek, lezer, vraag, woorden)
        uit.dossiers = _hits(bezoek, lezer, gevonden[:MEESTE])
        uit.meer = uit.meer or len(gevonden) > MEESTE
        uit.scholen = _scholen(bezoek, lezer, vraag)
        if not (gevonden or uit.meer):
            uit.toch = _toch(bezoek, lezer, nummer_van(vraag))
    uit.te_kort = not (uit.dossiers or uit.scholen) and {*woorden} <= TUSSENVOEGSELS
    return uit


# ------------------------------------------------------------ by number


def _op_nummer(bezoek: Bezoek, lezer: Lezer, vraag: str) -> list[Stand]:
    """The dossiers of these numbers; a bare number is one of this year or the years before."""
    nummer = nummer_van(vraag)
    if nummer.isdecimal() and len(nummer) <= 6:
        jaren = range(bezoek.vandaag.year, bezoek.vandaag.year - JAREN, -1)
        nummers = [f"{soort}-{jaar}-{int(nummer):04}" for jaar in jaren for soort in ("Z", "D")]
    elif _NUMMER.match(nummer):
        nummers = [nummer, f"Z-{nummer}", f"D-{nummer}"]
    else:
        return []
    return _zichtbaar(bezoek, lezer, [*map(zaakstroom, nummers), *map(dossierstroom, nummers)])


def _toch(bezoek: Bezoek, lezer: Lezer, nummer: str) -> str:
    """The dossier of exactly this number, when only a reason opens it. By name it is never found: that it is there tells who.

    A zaak of a closed kind leads nowhere: no reason opens it.
    """
    if not _NUMMER.match(nummer) or bezoek.buiten:
        return ""
    rijen = lezer.rij_query("SELECT dossier, workflow FROM werkvoorraad WHERE zaak = ?", (nummer,))
    kringen = bezoek.werkplek.kern.register.kringen
    if rijen and kringen.get(rijen[0][1], GEWOON).besloten:
        return ""
    dossier = str(rijen[0][0]) if rijen else nummer
    if lezer.stroom(dossierstroom(dossier)) is None:
        return ""
    antwoord = bezoek.inkijk.dossier(lezer, dossier)
    return "" if antwoord.mag or noodinzage.beletsel(bezoek.rol, antwoord) else dossier


def _zichtbaar(bezoek: Bezoek, lezer: Lezer, stromen: list[str]) -> list[Stand]:
    """The dossiers of these streams that are for these eyes, each once, in this order."""
    mag = _voor_deze_ogen(bezoek, lezer, stromen)
    return _standen(lezer, dict.fromkeys(mag[s] for s in stromen if s in mag))


def _standen(lezer: Lezer, dossiers: Iterable[str]) -> list[Stand]:
    """The heads of these streams, in this order."""
    mijn = list(dossiers)
    koppen = lezer.stromen(mijn)
    return [stand_van(koppen[d]) for d in mijn if d in koppen]


def _voor_deze_ogen(bezoek: Bezoek, lezer: Lezer, stromen: list[str]) -> dict[str, str]:
    """Of these streams those that are for these eyes, each with the stream of its dossier."""
    zaken = [s.removeprefix("zaak/") for s in stromen if s.startswith("zaak/")]
    van: dict[str, str] = {}
    if zaken:
        plekken = ", ".join("?" * len(zaken))
        sql = f"SELECT zaak, dossier FROM werkvoorraad WHERE zaak IN ({plekken})"  # noqa: S608 - only question marks
        mag = bezoek.inkijk.zichtbaar(lezer, zaken)
        van = {zaakstroom(z): dossierstroom(d) for z, d in lezer.rij_query(sql, zaken) if z in mag}
    zelf = [s.removeprefix("dossier/") for s in stromen if s.startswith("dossier/")]
    return van | {s: s for s in map(dossierstroom, bezoek.inkijk.zichtbare_dossiers(lezer, zelf))}


# ------------------------------------------------------------ by name


def _op_naam(bezoek: Bezoek, lezer: Lezer, vraag: str, woorden: list[str]) -> tuple[list[Stand], bool]:
    """The dossiers of pupils with this name, newest first; and whether there may be more."""
    sleutel = bezoek.werkplek.kern.archief.zoeksleutel()
    eerste, *overige = (gemerkt(sleutel, w) for w in woorden)
    ook = " AND EXISTS (SELECT 1 FROM zoekwoord b WHERE b.woord = ? AND b.stroom = a.stroom AND b.bron = a.bron)"
    sql = (
        f"SELECT a.stroom, a.bron, a.nr FROM zoekwoord a WHERE a.woord = ?{ook * len(overige)} "  # noqa: S608
        f"AND (a.stroom, a.bron) < (?, ?) ORDER BY a.stroom DESC, a.bron DESC LIMIT {PER_KEER}"
    )
    gevonden: dict[str, None] = {}
    grens = ("zaak0", "")  # after every stream of a zaak or a dossier
    rijen: list[Rij] = []
    for _ in range(BEKIJKT // PER_KEER):
        rijen = lezer.rij_query(sql, (eerste, *overige, *grens))
        # First what is for these eyes: opening what is locked is dear, and most of a large database is not theirs.
        mag = _voor_deze_ogen(bezoek, lezer, [r[0] for r in rijen])
        van_u = [rij for rij in rijen if rij[0] in mag and mag[rij[0]] not in gevonden]
        for i in range(0, len(van_u), MEESTE):
            gevonden |= dict.fromkeys(mag[s] for s in _staan_er(bezoek, lezer, van_u[i : i + MEESTE], vraag))
            if len(gevonden) > MEESTE:
                return _standen(lezer, gevonden), True
        if len(rijen) < PER_KEER:
            return _standen(lezer, gevonden), False
        grens = rijen[-1][:2]
    return _standen(lezer, gevonden), True


def _staan_er(bezoek: Bezoek, lezer: Lezer, rijen: list[Rij], vraag: str) -> Iterator[str]:
    """The streams of the rows whose entry still says so: what was erased is not found, whatever the index holds."""
    archief, register = bezoek.werkplek.kern.archief, bezoek.werkplek.kern.register
    entries = archief.enkele(lezer, [(stroom, nr) for stroom, _, nr in rijen])
    koppen = lezer.stromen({stroom for stroom, _, _ in rijen if stroom.startswith("zaak/")})
    for stroom, bron, nr in rijen:
        if (entry := entries.get((stroom, nr))) is None:
            continue
        workflow = register.van(stand_van(koppen[stroom])).workflow if stroom in koppen else None
        geheim = archief.ontsluit(entry, {categorie for _, categorie in zoekt_op(entry, workflow)})
        if any(v.bron == bron and past(vraag, v.tekst) for v in vondsten(entry, workflow, geheim)):
            yield stroom


# ------------------------------------------------------------ what is shown of it


def _hits(bezoek: Bezoek, lezer: Lezer, standen: list[Stand]) -> list[Dossierhit]:
    namen = bezoek.werkplek.namen
    leerlingen = namen.leerlingen(lezer, [s["dossier"] for s in standen], bezoek.inkijk)
    hits = {
        s["dossier"]: Dossierhit(
            s["dossier"], met_hoofdletter(leerlingen[s["dossier"]]), namen.school(s["school"])
        )
        for s in standen
    }
    for regel in regels_van(bezoek, lezer, list(hits)):
        hits[regel.dossier].zaken.append(regel)
    return list(hits.values())


def _scholen(bezoek: Bezoek, lezer: Lezer, vraag: str) -> list[tuple[str, str, str]]:
    """The schools of this name, for who works for more than one."""
    if bezoek.buiten:
        return []
    scholen = [(s, naam) for s, naam in bezoek.werkplek.namen.scholen.items() if past(vraag, naam)][:MEESTE]
    mag = Selectie.voor(bezoek.inkijk)
    aantallen = Bladeraar(lezer).tel([replace(mag, school=s) for s, _ in scholen])
    return [(s, naam, telling(n)) for (s, naam), n in zip(scholen, aantallen, strict=True)]

"""Making an audit pack: the raw entries of a dossier and of the registers it was judged by, the procedures, the free days,
the verdicts, and the verifier. Deterministic: the same history gives the same bytes.

Redacted by default: what is confidential stays locked as it lies in the chain, and no name is in it. With a reason the
readable content goes along (`inhoud.json`), as far as the role may see it and its keys are there.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from deadlines.kalender import kalender
from kernproces.declaratie.beschrijving import beschrijf
from kernproces.gebeurtenissen import (
    AUDITPAKKET_VERSTREKT,
    GEWIST,
    dossierstroom,
    registerstroom,
    zaakstroom,
)
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.inkijk import Inkijk
from kernproces.gebruik.uitvoering import Door, mag, voeg_toe
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.rechten.inzage import VERTROUWELIJK, ZIET_UIT_FUNCTIE, kijker
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel, ander, andere_weg
from kernproces.taal.formulier import PERSOON, Categorie
from kernproces.tijdstip import tijdstip
from kernproces.zaak.voortgang import Vervolg
from loket.auditpakket.zegel import als_json, json_per_naam, schrijf_verzegeld
from loket.bedrading import Samenstel
from loket.lezen import naspeler
from loket.overzichten.bestand import Bestand, zet_verzegeld_klaar
from loket.overzichten.rekenaar import Meld, stil

CONTROLE = Path(__file__).with_name("controleer.py")
# Whose work lies in every dossier.
VRAAGT = tuple(rol for rol in ZIET_UIT_FUNCTIE if rol is not Rol.BEHEERDER)
LEESMIJ = """Auditpakket van dossier {dossier}

In dit bestand zit de geschiedenis van een dossier met alles om haar na te rekenen, zonder Kernproces en zonder netwerk:

  python3 {naam}

  __main__.py       het controleprogramma; lees het, het past op een paar bladzijden
  historie.jsonl    elke gebeurtenis precies zoals zij is vastgelegd, met haar vingerafdruk
  procedures.json   de procedures als gegevens, bij hun vingerafdruk
  vrije_dagen.json  per kalender de dagen die de Algemene termijnenwet overslaat
  oordelen.json     het oordeel van Kernproces over elke stap, met de redenen
{inhoud}
Het zegel (de laatste 64 tekens van dit bestand) verraadt elke gewijzigde byte. Wie het hele pakket opnieuw maakt, krijgt een ander zegel:
vergelijk het met het zegel dat u langs een andere weg hebt gekregen, of dat in de geschiedenis van het dossier staat.
"""


@dataclass(frozen=True, slots=True)
class Pakket:
    """Where it lies, and its seal."""

    bestand: Bestand
    zegel: str


def schrijf_pakket(
    s: Samenstel,
    dossier: str,
    uit: BinaryIO,
    categorieen: Collection[str] = (),
    verborgen: Collection[str] = (),
    meld: Meld = stil,
    meest: int | None = None,
) -> str:
    """Write the pack of a dossier, part by part; its seal. With the readable content of these categories.

    `verborgen`: zaken that are not there for who asks. `meld`: how many entries of how many were written. `meest`: TeVeelError
    when a verdict rests on more streams than these.
    """
    with s.opslag.lezen(momentopname=True) as lezer:
        kop = lezer.stroom(dossierstroom(dossier))
        if kop is None:
            raise OnbekendError(f"Er is geen dossier {dossier!r}.")
        zaken = sorted({z["zaak"] for z in stand_van(kop)["zaken"]} - set(verborgen))
        delen = _Delen(s, lezer, _stromen(s, lezer, dossier, zaken), meld, meest)
        regel = (
            "  inhoud.json       de leesbare inhoud; behandel dit pakket daarom als het dossier zelf\n"
            if categorieen
            else ""
        )
        if verborgen:
            regel += f"\nNiet in dit pakket: {len(verborgen)} besloten (klacht of datalek), niet bedoeld voor wie het pakket vroeg.\n"
        naam = bestandsnaam(dossier, vol=bool(categorieen))
        leesmij = LEESMIJ.format(dossier=dossier, naam=naam, inhoud=regel).encode()
        return schrijf_verzegeld(uit, delen.alle(leesmij, zaken, categorieen))


# Of which dossier, with which categories, without which zaken.
Maker = Callable[[str, Sequence[str], Sequence[str]], Pakket]


def zet_pakket_klaar(
    s: Samenstel,
    dossier: str,
    categorieen: Sequence[str],
    verborgen: Sequence[str],
    meld: Meld = stil,
    meest: int | None = None,
) -> Pakket:
    """The pack as a file, for who comes for it."""
    return Pakket(
        *zet_verzegeld_klaar(
            s.instellingen.map_,
            lambda uit: schrijf_pakket(s, dossier, uit, categorieen, verborgen, meld, meest),
        )
    )


class _Delen:
    """The parts of a pack in the order of their names, each read when it is written."""

    def __init__(self, s: Samenstel, lezer: Lezer, stromen: list[str], meld: Meld, meest: int | None) -> None:
        self._s = s
        self._lezer = lezer
        self._stromen = stromen
        self._meld = meld
        self._meest = meest
        self._afdrukken: set[str] = set()  # of the procedures that an entry names
        self._kalenders: set[str] = set()  # with which a term was counted
        self._jaren: set[int] = set()

    def alle(
        self, leesmij: bytes, zaken: list[str], categorieen: Collection[str]
    ) -> Iterator[tuple[str, Iterable[bytes]]]:
        """What the entries name is known once they were written: it comes after them."""
        yield "LEESMIJ.txt", (leesmij,)
        yield "__main__.py", (CONTROLE.read_bytes(),)
        yield "historie.jsonl", self._historie()
        if categorieen:
            # Names of staff, in the registers, stay out.
            eigen = [st for st in self._stromen if st.startswith(("dossier/", "zaak/"))]
            leesbaar = ((st, _leesbaar(self._s, self._lezer, st, categorieen)) for st in eigen)
            yield "inhoud.json", json_per_naam(leesbaar)
        yield "oordelen.json", self._oordelen(zaken)
        yield "procedures.json", (als_json(self._procedures()),)
        yield "vrije_dagen.json", (als_json(self._vrije_dagen()),)

    def _historie(self) -> Iterator[bytes]:
        """An entry as it lies there: its canonical text untouched, for that is what was hashed."""
        alle, gedaan = sum(self._lezer.koppen(self._stromen).values()), 0
        for stroom in self._stromen:
            for _, inhoud, hash_ in self._lezer.geschiedenis(stroom):
                self._onthoud(orjson.loads(inhoud))
                regel = {"stroom": stroom, "hash": bytes(hash_).hex(), "inhoud": bytes(inhoud).decode()}
                yield orjson.dumps(regel) + b"\n"
                gedaan += 1
                self._meld(gedaan, alle)

    def _onthoud(self, entry: dict[str, Any]) -> None:
        if entry["workflow"]:
            self._afdrukken.add(str(entry["workflow"]))
        na = entry["open"].get("na") or {}
        if "afleiding" in na:
            self._kalenders.add(str(na["kalender"]))
            self._jaren |= {int(na[veld][:4]) for veld in ("begin", "uiterlijk")}

    def _oordelen(self, zaken: list[str]) -> Iterator[bytes]:
        with naspeler(self._s, self._meest) as speler:
            yield from json_per_naam((zaak, speler.speel_na(zaak).als_gegevens()) for zaak in zaken)

    def _procedures(self) -> dict[str, Any]:
        """Every declaration that an entry names, as data."""
        gevonden = {a: self._s.kern.register.op_afdruk(a) for a in self._afdrukken}
        return {afdruk: beschrijf(v.workflow) for afdruk, v in gevonden.items() if v is not None}

    def _vrije_dagen(self) -> dict[str, list[str]]:
        """Per calendar that a term was counted with: every free day that is no Saturday or Sunday, in the years that it can reach."""
        bereik = range(min(self._jaren) - 1, max(self._jaren) + 2) if self._jaren else ()
        return {
            versie: [dag.isoformat() for jaar in bereik for dag, _ in kalender(versie).vrije_dagen_van(jaar)]
            for versie in sorted(self._kalenders)
        }


def bestandsnaam(dossier: str, *, vol: bool) -> str:
    """What the file is called."""
    return f"auditpakket-{dossier}{'-volledig' if vol else ''}.zip"


def verstrek(
    s: Samenstel, dossier: str, door: Door, reden: str = "", *, vol: bool = False, maak: Maker | None = None
) -> tuple[Pakket | None, list[Beletsel]]:
    """Make a pack for somebody, as a file, and tell it in the dossier; or every reason why not. `maak`: how it is made."""
    if gebreken := mag(s.kern, door, VRAAGT):
        return None, gebreken
    if vol and len(reden.strip()) < 3:
        hulp = andere_weg(
            "auditpakket", "Schrijf waarom u de inhoud nodig hebt, of vraag het pakket zonder inhoud."
        )
        return None, [
            Beletsel("reden", "Een volledig pakket heeft een reden nodig.", "AVG 5 lid 1 onder c", hulp)
        ]
    categorieen = ZIET_UIT_FUNCTIE[door.rol] if vol else frozenset[Categorie]()
    if vol and not categorieen:
        zin = f"De rol {door.rol.titel} ziet geen inhoud, ook niet in een pakket."
        hulp = ander(Rol.DIRECTEUR_BESTUURDER, "Vraag de directeur-bestuurder om een volledig pakket.")
        return None, [Beletsel("inhoud", zin, VERTROUWELIJK, hulp)]
    vraag = (dossier, sorted(categorieen), sorted(_verborgen(s, dossier, door)))
    pakket = maak(*vraag) if maak else zet_pakket_klaar(s, *vraag)

    def werk(schrijver: Schrijver) -> None:
        kop = schrijver.stroom(dossierstroom(dossier))
        v = Vervolg(dossierstroom(dossier), {} if kop is None else stand_van(kop), tijdstip(door.nu))
        geheim = {PERSOON.value: {"reden": reden.strip()}} if reden.strip() else {}
        open_ = {"zegel": pakket.zegel, "categorieen": sorted(categorieen)}
        voeg_toe(s.kern, v, schrijver, AUDITPAKKET_VERSTREKT, open_, door, geheim)
        s.kern.boekhouding.boek(schrijver, [Deel(v, kop)])

    s.kern.herhaal(werk)
    return pakket, []


def _stromen(s: Samenstel, lezer: Lezer, dossier: str, zaken: list[str]) -> list[str]:
    """The dossier, its zaken, who was who, and the lists that ordered an erasure."""
    eigen = [dossierstroom(dossier), *map(zaakstroom, zaken)]
    besluiten = {
        e["open"]["besluit"] for st in eigen for e in s.kern.archief.lees(lezer, st) if e["soort"] == GEWIST
    }
    return sorted([*eigen, *besluiten, *(registerstroom(n) for n in ("mensen", "mandaten", "scholen"))])


def _verborgen(s: Samenstel, dossier: str, door: Door) -> set[str]:
    """The zaken of the dossier that are closed to this person: a klacht or a datalek that is not his work, or is about him."""
    kringen = s.kern.register.kringen
    with s.opslag.lezen() as lezer:
        kop, mensen = lezer.stroom(dossierstroom(dossier)), s.kern.bron.registers(lezer).mensen
        k = kijker(mensen, door.actor, door.rol, door.nu, kringen)
        if kop is None or k is None:
            return set()
        return Inkijk(k, kringen).verborgen(
            lezer, ((z["zaak"], z["workflow"]) for z in stand_van(kop)["zaken"])
        )


def _leesbaar(s: Samenstel, lezer: Lezer, stroom: str, categorieen: Collection[str]) -> dict[str, Any]:
    entries = s.kern.archief.lees(lezer, stroom)
    return {str(e["nr"]): open_ for e in entries if (open_ := s.kern.archief.ontsluit(e, categorieen))}

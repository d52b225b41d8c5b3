"""Making an audit pack: the raw entries of a dossier and of the registers it was judged by, the procedures, the free days,
the verdicts, and the verifier. Deterministic: the same history gives the same bytes.

Redacted by default: what is confidential stays locked as it lies in the chain, and no name is in it. With a reason the
readable content goes along (`inhoud.json`), as far as the role may see it and its keys are there.
"""

import io
import json
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

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
from loket.bedrading import Samenstel
from loket.lezen import naspeler

CONTROLE = Path(__file__).with_name("controleer.py")
TOEN = (1980, 1, 1, 0, 0, 0)
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
    """The bytes, and their seal."""

    ruw: bytes
    zegel: str


def maak_pakket(
    s: Samenstel, dossier: str, categorieen: Collection[str] = (), verborgen: Collection[str] = ()
) -> Pakket:
    """The pack of a dossier; with the readable content of these categories. `verborgen`: zaken that are not there for who asks."""
    with s.opslag.lezen(momentopname=True) as lezer:
        kop = lezer.stroom(dossierstroom(dossier))
        if kop is None:
            raise OnbekendError(f"Er is geen dossier {dossier!r}.")
        zaken = sorted({z["zaak"] for z in stand_van(kop)["zaken"]} - set(verborgen))
        stromen = _stromen(s, lezer, dossier, zaken)
        historie = [_regel(*rij) for stroom in stromen for rij in _rijen(lezer, stroom)]
        # Names of staff, in the registers, stay out.
        eigen = [st for st in stromen if st.startswith(("dossier/", "zaak/"))]
        inhoud = {st: _leesbaar(s, lezer, st, categorieen) for st in eigen}
    with naspeler(s) as speler:
        oordelen = {zaak: speler.speel_na(zaak).als_gegevens() for zaak in zaken}
    entries = [orjson.loads(json.loads(r)["inhoud"]) for r in historie]
    delen = {
        "__main__.py": CONTROLE.read_bytes(),
        "historie.jsonl": b"\n".join(historie) + b"\n",
        "oordelen.json": _json(oordelen),
        "procedures.json": _json(_procedures(s, entries)),
        "vrije_dagen.json": _json(_vrije_dagen(entries)),
    }
    if categorieen:
        delen["inhoud.json"] = _json(inhoud)
    regel = (
        "  inhoud.json       de leesbare inhoud; behandel dit pakket daarom als het dossier zelf\n"
        if categorieen
        else ""
    )
    if verborgen:
        regel += f"\nNiet in dit pakket: {len(verborgen)} besloten (klacht of datalek), niet bedoeld voor wie het pakket vroeg.\n"
    naam = bestandsnaam(dossier, vol=bool(categorieen))
    delen["LEESMIJ.txt"] = LEESMIJ.format(dossier=dossier, naam=naam, inhoud=regel).encode()
    return verzegel(delen)


def zegel_van(ruw: bytes) -> str | None:
    """The seal of a pack, or None when it is not as it was made."""
    eigen = sha256(ruw[:-64]).hexdigest()
    return eigen if ruw[-64:] == eigen.encode() else None


def bestandsnaam(dossier: str, *, vol: bool) -> str:
    """What the file is called."""
    return f"auditpakket-{dossier}{'-volledig' if vol else ''}.zip"


def verstrek(
    s: Samenstel, dossier: str, door: Door, reden: str = "", *, vol: bool = False
) -> tuple[Pakket | None, list[Beletsel]]:
    """Make a pack for somebody and tell it in the dossier; or every reason why not."""
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
    pakket = maak_pakket(s, dossier, categorieen, _verborgen(s, dossier, door))

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


def _rijen(lezer: Lezer, stroom: str) -> Iterator[tuple[str, bytes, bytes]]:
    return ((stroom, bytes(inhoud), bytes(hash_)) for _, inhoud, hash_ in lezer.geschiedenis(stroom))


def _regel(stroom: str, inhoud: bytes, hash_: bytes) -> bytes:
    """An entry as it lies there: its canonical text untouched, for that is what was hashed."""
    return orjson.dumps({"stroom": stroom, "hash": hash_.hex(), "inhoud": inhoud.decode()})


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


def _procedures(s: Samenstel, entries: list[dict[str, Any]]) -> dict[str, Any]:
    """Every declaration that an entry names, as data."""
    voortgangen = {
        a: s.kern.register.op_afdruk(a) for a in {str(e["workflow"]) for e in entries if e["workflow"]}
    }
    return {afdruk: beschrijf(v.workflow) for afdruk, v in voortgangen.items() if v is not None}


def _vrije_dagen(entries: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Per calendar that a term was counted with: every free day that is no Saturday or Sunday, in the years that it can reach."""
    termijnen = [e["open"]["na"] for e in entries if "afleiding" in (e["open"].get("na") or {})]
    jaren = {int(t[veld][:4]) for t in termijnen for veld in ("begin", "uiterlijk")}
    bereik = range(min(jaren) - 1, max(jaren) + 2) if jaren else ()
    return {
        versie: [dag.isoformat() for jaar in bereik for dag, _ in kalender(versie).vrije_dagen_van(jaar)]
        for versie in sorted({str(t["kalender"]) for t in termijnen})
    }


def _json(waarde: Any) -> bytes:
    return json.dumps(waarde, ensure_ascii=False, sort_keys=True, indent=1).encode()


def verzegel(delen: dict[str, bytes]) -> Pakket:
    """One file, the parts in a fixed order without times; its last 64 characters are the hash of all before them."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED) as pak:
        for naam in sorted(delen):
            kop = zipfile.ZipInfo(naam, TOEN)
            kop.create_system, kop.external_attr = 3, 0o600 << 16
            pak.writestr(kop, delen[naam])
        pak.comment = b"0" * 64
    romp = uit.getvalue()[:-64]
    zegel = sha256(romp).hexdigest()
    return Pakket(romp + zegel.encode(), zegel)

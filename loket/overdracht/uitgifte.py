"""Uitgifte: what was handed over of a dossier, the package again byte for byte, and its keys for the receiver."""

from dataclasses import dataclass
from typing import Any

from kernproces.gebeurtenissen import (
    OVERDRACHT_GEMAAKT,
    OVERDRACHT_SLEUTELS,
    dossierstroom,
    stukkenstroom,
    zaakstroom,
)
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.uitvoering import Door, mag, voeg_toe
from kernproces.opslag.rijen import Schrijver
from kernproces.taal.beletsel import Beletsel
from kernproces.tijdstip import tijdstip
from kernproces.zaak.voortgang import Vervolg
from loket.bedrading import Samenstel
from loket.overdracht.pakket import DRAAGT_OVER, Overdracht, pakket_op, zaken_van
from loket.overzichten.rekenaar import Meld, stil

GROOT = 50_000_000  # bytes of documents; up to here nobody notices that a package is made


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What a hand-over of a dossier holds, to be looked over before it is made."""

    zaken: list[str]
    thuis: list[str]  # closed to the dossier: they stay
    gebeurtenissen: int
    stukken: int


def gemaakt(s: Samenstel, dossier: str) -> list[dict[str, Any]]:
    """Every hand-over of this dossier, as the dossier tells it; the newest first."""
    with s.opslag.lezen() as lezer:
        entries = s.kern.archief.lees(lezer, dossierstroom(dossier))
        return [e for e in entries if e["soort"] in (OVERDRACHT_GEMAAKT, OVERDRACHT_SLEUTELS)][::-1]


def is_groot(s: Samenstel, dossier: str) -> bool:
    """Whether the documents of this dossier take long to pack."""
    with s.opslag.lezen() as lezer:
        stuk = s.kern.archief.lees(lezer, stukkenstroom(dossier))
        namen = [e["open"]["inhoud"] for e in stuk if "inhoud" in e["open"]]
        vraag = "SELECT coalesce(sum(grootte), 0) FROM stukinhoud WHERE inhoud = ?"
        return sum(int(lezer.rij_query(vraag, (n,))[0][0]) for n in namen) > GROOT


def opnieuw(s: Samenstel, dossier: str, zegel: str, meld: Meld = stil) -> Overdracht:
    """A package that was made before, byte for byte; OnbekendError when it was not, or cannot be made any more."""
    eerder = (e["open"] for e in gemaakt(s, dossier) if e["soort"] == OVERDRACHT_GEMAAKT)
    open_ = next((o for o in eerder if o["zegel"] == zegel), None)
    if open_ is None or "tot" not in open_:
        raise OnbekendError("Deze overdracht is er niet. Kies er een uit de lijst, of maak een nieuwe.")
    with s.opslag.lezen(momentopname=True) as lezer:
        pakket = pakket_op(s, lezer, dossier, open_["tot"], meld)
    if pakket.zegel != zegel:
        pakket.bestand.weg()
        raise OnbekendError(
            "Dit pakket is niet meer te maken zoals het was: er zijn sindsdien stukken vernietigd. Maak een nieuwe overdracht."
        )
    return pakket


def geef_sleutels(s: Samenstel, dossier: str, pakket: Overdracht, door: Door, hoe: str) -> list[Beletsel]:
    """Tell in the dossier that the keys of this package were wrapped for its receiver; or every reason why not."""
    if gebreken := mag(s.kern, door, DRAAGT_OVER):
        return gebreken

    def werk(schrijver: Schrijver) -> None:
        kop = schrijver.stroom(dossierstroom(dossier))
        v = Vervolg(dossierstroom(dossier), {} if kop is None else stand_van(kop), tijdstip(door.nu))
        voeg_toe(s.kern, v, schrijver, OVERDRACHT_SLEUTELS, {"zegel": pakket.zegel, "hoe": hoe}, door)
        s.kern.boekhouding.boek(schrijver, [Deel(v, kop)])

    s.kern.herhaal(werk)
    return []


def inhoud_van(s: Samenstel, dossier: str) -> Inhoud:
    """What would go along, and what stays."""
    with s.opslag.lezen(momentopname=True) as lezer:
        zaken, thuis = zaken_van(s, lezer, dossier)
        stromen = [dossierstroom(dossier), *map(zaakstroom, zaken), stukkenstroom(dossier)]
        aantal = sum(lezer.koppen(stromen).values())
        stuk = s.kern.archief.lees(lezer, stukkenstroom(dossier))
        houders = {dossierstroom(dossier), *map(zaakstroom, zaken)}
        stukken = sum("inhoud" in e["open"] and e["open"].get("houder") in houders for e in stuk)
    return Inhoud(zaken, thuis, aantal, stukken)

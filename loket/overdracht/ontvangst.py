"""The receiving side: a package that is whole is kept as it came, sealed, under keys of this house; read and handed on from there.

Its chains are not ours and never become part of ours: what we add is one entry that says what was received from whom.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from kernproces.gebeurtenissen import OVERDRACHT_ONTVANGEN, dossierstroom
from kernproces.gebruik.archief import houder_van, stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.uitvoering import Door, mag, voeg_toe
from kernproces.opslag.fouten import OntsleutelError, SleutelOntbreektError
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.opslag.sql import bereik
from kernproces.opslag.stukkenkast import Stukkenkast
from kernproces.opslag.versleutel import ontsleutel, plaats
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel
from kernproces.tijdstip import tijdstip
from kernproces.vertrouwelijk.vak import VAK, sleutelnaam, vak_van
from kernproces.zaak.stand import Stand
from kernproces.zaak.voortgang import Vervolg
from loket.auditpakket.zegel import zegel_van
from loket.bedrading import Samenstel
from loket.overdracht.pakket import lees_pakket
from loket.overdracht.sleutels import Sleutels
from loket.overzichten.bestand import even_bestand, schrijf_over
from loket.overzichten.rekenaar import Meld, stil

ONTVANGT = (Rol.SECRETARIAAT, Rol.BEHANDELAAR, Rol.DIRECTEUR_BESTUURDER)
_VAST = "UPDATE stukinhoud SET vast = ? WHERE inhoud = ? AND vast IS NULL"


def stroom_van(zegel: str) -> str:
    """Where it stands that this package came in."""
    return f"ontvangen/{zegel[:32]}"


def ontvang(
    s: Samenstel, ruw: BinaryIO, sleutels: Sleutels, dossier: str, door: Door, meld: Meld = stil
) -> tuple[str, list[Beletsel]]:
    """Take a package in with a dossier of ours; its seal. OnbekendError when it is not whole, not known, or here already."""
    zegel, manifest, stromen = lees_pakket(ruw)
    if gebreken := mag(s.kern, door, ONTVANGT):
        return zegel, gebreken
    houders = {houder_van(e) for entries in stromen.values() for e in entries}
    if vreemd := sorted({h for h, _, _ in sleutels} - houders):
        raise OnbekendError(f"Er zit een sleutel bij die niet bij dit pakket hoort: {vreemd[0]}.")
    mee = {f"{h}|{n}" for h, n, _ in sleutels}
    dagen = {naam: dag for naam, dag in _dagen(stromen).items() if naam in mee}
    stroom = stroom_van(zegel)
    with s.opslag.lezen() as lezer:
        keur_plek(lezer, stroom, dossier)
    # Keys and bytes first, under names that nobody knows yet; the entry makes it ours, or nothing does.
    for houder, naam, sleutel in sleutels:
        s.kluis.neem_op(stroom, f"{houder}|{naam}", sleutel)
    eigen = s.kluis.maak_sleutel(stroom, "pakket")
    grootte = ruw.seek(0, os.SEEK_END)
    ruw.seek(0)
    inhoud = Stukkenkast(s.opslag).bewaar(ruw, grootte, eigen, tijdstip(door.nu), meld)

    def werk(schrijver: Schrijver) -> None:
        keur_plek(schrijver, stroom, dossier)
        v = Vervolg(stroom, {}, tijdstip(door.nu))
        feiten = {k: manifest[k] for k in ("bron", "zaken", "koppen")}
        vast = {"zegel": zegel, "dossier": dossier, "was": manifest["dossier"], "inhoud": inhoud}
        open_ = {**vast, "dagen": dagen, **feiten}
        voeg_toe(s.kern, v, schrijver, OVERDRACHT_ONTVANGEN, open_, door)
        s.kern.boekhouding.boek(schrijver, [Deel(v, None, overige=[(_VAST, (stroom, inhoud))])])

    s.kern.herhaal(werk)
    return zegel, []


def _dagen(stromen: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    """By key of the package the last day on which something was locked with it: from then on its keeping is counted.

    Mending an earlier step moves no day (as in `kernproces.zaak.stand`); a document counts with the key that locks it.
    """
    dagen: dict[str, str] = {}
    for e in (e for entries in stromen.values() for e in entries):
        houder, dag = houder_van(e), e["werkt_op"]
        namen = [f"{houder}|{sleutelnaam(houder, c, vak_van(e))}" for c in e["geheim"]]
        if {"houder", "sleutel"} <= e["open"].keys():
            namen.append(f"{e['open']['houder']}|{e['open']['sleutel']}")
        for naam in namen:
            dagen[naam] = dagen[naam] if VAK in e["open"] and naam in dagen else max(dag, dagen.get(naam, ""))
    return dict(sorted(dagen.items()))


def keur_plek(lezer: Lezer, stroom: str, dossier: str) -> None:
    """Not received yet, and there is a dossier to keep it with."""
    if (kop := lezer.stroom(stroom)) is not None:
        waar = stand_van(kop)["ontvangen"]["dossier"]
        raise OnbekendError(f"Dit pakket is al ontvangen, bij dossier {waar}.")
    if lezer.stroom(dossierstroom(dossier)) is None:
        raise OnbekendError(f"Er is geen dossier {dossier!r}. Open het eerst.")


def ontvangen(lezer: Lezer) -> list[Stand]:
    """What was received, as recorded."""
    vraag = "SELECT stroom FROM stroom WHERE stroom >= ? AND stroom < ? ORDER BY stroom"
    namen = [n for (n,) in lezer.rij_query(vraag, bereik(stroom_van("")))]
    return [stand_van(rij)["ontvangen"] for rij in lezer.stromen(namen).values()]


def vergeet(s: Samenstel, dossier: str) -> None:
    """Destroy the keys of what was received with this dossier, and its bytes; that it was received, stays."""
    with s.opslag.lezen() as lezer:
        weg = [o for o in ontvangen(lezer) if o["dossier"] == dossier]
    s.kluis.vernietig_alle(
        [(st, n) for o in weg for st in (stroom_van(o["zegel"]),) for n in s.kluis.namen(st)]
    )
    for o in weg:
        with s.opslag.schrijven(meer=True) as schrijver:
            Stukkenkast.verwijder(schrijver, o["inhoud"])


@contextmanager
def pakket_van(s: Samenstel, zegel: str) -> Iterator[BinaryIO]:
    """The package as it came, byte for byte; OntsleutelError when what lies here is damaged."""
    with s.opslag.lezen() as lezer:
        kop = lezer.stroom(stroom_van(zegel))
    if kop is None:
        raise OnbekendError(f"Er is geen pakket {zegel!r} ontvangen.")
    stand = stand_van(kop)["ontvangen"]
    with even_bestand(s.instellingen.map_) as ruw:
        schrijf_over(Stukkenkast(s.opslag).lees(stand["inhoud"], s.kluis.sleutel(kop.stroom, "pakket")), ruw)
        if zegel_van(ruw) != stand["zegel"]:
            raise OntsleutelError("Het ontvangen pakket is niet meer wat het was.")
        ruw.seek(0)
        yield ruw


def sleutels_van(s: Samenstel, zegel: str) -> Sleutels:
    """The keys that came with it and are still there: to hand it on."""
    stroom, uit = stroom_van(zegel), []
    for vol in s.kluis.namen(stroom):
        houder, streep, naam = vol.partition("|")
        if streep:
            uit.append((houder, naam, s.kluis.sleutel(stroom, vol).ruw))
    return uit


def lees(s: Samenstel, zegel: str) -> Iterator[dict[str, Any]]:
    """Its entries in order, with the confidential content as far as its keys are here."""
    with pakket_van(s, zegel) as ruw:
        _, _, stromen = lees_pakket(ruw)
    for entries in stromen.values():
        for e in entries:
            houder, open_ = houder_van(e), dict[str, Any]()
            for categorie, tekst in e["geheim"].items():
                try:
                    naam = f"{houder}|{sleutelnaam(houder, categorie, vak_van(e))}"
                    sleutel = s.kluis.sleutel(stroom_van(zegel), naam)
                except SleutelOntbreektError:
                    continue
                open_[categorie] = ontsleutel(sleutel, tekst, plaats(e["stroom"], e["nr"], categorie))
            yield {**e, "geheim": open_}

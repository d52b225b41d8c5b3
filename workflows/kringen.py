"""Kringen: which kinds of zaak are whose work, and which are closed to the rest of the dossier (domein.md 6 and 9)."""

from collections.abc import Iterator, Mapping
from typing import Final

from kernproces.rechten.betrokken import BEOORDEELT, GENOEMD, INDIENER, OVER
from kernproces.rollen import Rol
from kernproces.taal.kring import Genoemd, Kring
from kernproces.zaak.stand import Stand
from workflows.termijnen.taak import EIGENAREN


def in_klacht(stand: Stand) -> Iterator[Genoemd]:
    """About whom a klacht is (Awb 9:7), and whose it is: a school by its number, a person when the counter knows him."""
    gegevens = stand["gedaan"].get("ontvang", {}).get("gegevens", {})
    for veld in ("beklaagden", "ook_betrokken"):
        for persoon in gegevens.get(veld) or ():
            yield persoon, stand["zaak"], OVER
    if gegevens.get("klager") == "school":
        yield stand.get("school") or "", stand["zaak"], INDIENER
    yield gegevens.get("klager_persoon") or "", stand["zaak"], INDIENER


def in_steekproef(stand: Stand) -> Iterator[Genoemd]:
    """Who judges sees the steekproef, and reads the zaken that are his to judge."""
    verdeeld = stand["gedaan"].get("verdeel", {}).get("gegevens", {}).get("verdeling") or ()
    gevallen = stand.get("toegevoegd", {}).get("trekking", {}).get("gevallen", ())
    zaken = {geval["geval"]: geval["zaak"] for geval in gevallen}
    for deel in verdeeld:
        yield deel["beoordelaar"], stand["zaak"], GENOEMD
        if deel["geval"] in zaken:
            yield deel["beoordelaar"], zaken[deel["geval"]], BEOORDEELT


_TOEZICHT: Final = frozenset({Rol.DIRECTEUR_BESTUURDER, Rol.AUDITOR})
KRINGEN: Final[Mapping[str, Kring]] = {
    "klacht": Kring(
        _TOEZICHT | {Rol.JURIST, Rol.KWALITEITSMEDEWERKER, Rol.SECRETARIAAT}, besloten=True, noemt=in_klacht
    ),
    "datalek": Kring(
        _TOEZICHT | {Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, Rol.BEHEERDER}, besloten=True, buiten=False
    ),
    "brief": Kring(buiten=False),
    "bezwaar": Kring(frozenset({Rol.JURIST})),
    "thuiszitter": Kring(frozenset({Rol.VERZUIMCOACH})),
    "kwartaalopgave": Kring(frozenset({Rol.VERZUIMCOACH})),
    "steekproef": Kring(noemt=in_steekproef),
    "taak": Kring(frozenset(EIGENAREN), buiten=False),
}

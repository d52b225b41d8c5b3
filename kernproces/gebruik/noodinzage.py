"""Noodinzage: opening a dossier that is not one's own, with a reason and for a limited time. Recorded before anything is shown.

The functionaris gegevensbescherming and the teamleider hear of it at once; it stays visible on the dossier.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from kernproces.gebeurtenissen import NOODINZAGE, Nieuw, dossierstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.kern import Kern, keur_tijd
from kernproces.opslag.rijen import Schrijver
from kernproces.rechten.inzage import ALLES, KAN_TOCH_OPENEN, VERTROUWELIJK, Inzage
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel, Remediesoort, kan_niet
from kernproces.taal.formulier import PERSOON
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.zaak.voortgang import Vervolg

SJABLOON: Final = "noodinzage"
LEZERS: Final = (Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, Rol.TEAMLEIDER)
DUREN: Final = (30, 60, 240)  # minutes; never longer than half a working day
KORTSTE_REDEN, LANGSTE_REDEN = 10, 500
GRONDEN: Final[Mapping[str, str]] = {
    "veiligheid": "De veiligheid van een kind kan niet wachten",
    "waarneming": "Een collega valt uit en er is geen vervanging geregeld",
    "vraag": "De leerling, de ouders of de school belt en het antwoord kan niet wachten",
    "anders": "Een andere reden",
}


def gebreken(grond: str, reden: str, minuten: int) -> dict[str, str]:
    """What is wrong with a request, by field."""
    fouten = {}
    if grond not in GRONDEN:
        fouten["grond"] = "Kies waarom u dit dossier nu nodig hebt."
    if not KORTSTE_REDEN <= len(reden.strip()) <= LANGSTE_REDEN:
        fouten["reden"] = f"Schrijf in een zin wat er is, {KORTSTE_REDEN} tot {LANGSTE_REDEN} tekens."
    if minuten not in DUREN:
        fouten["duur"] = "Kies hoe lang u het nodig hebt."
    return fouten


def nodig(antwoord: Inzage) -> bool:
    """Whether there is more of it to open than this reader sees already."""
    return not antwoord.categorieen >= ALLES


def beletsel(rol: Rol, antwoord: Inzage) -> Beletsel | None:
    """Why this cannot be opened, whatever the reason: the role sees no content, or the dossier is closed to this person."""
    if rol not in KAN_TOCH_OPENEN:
        zin = f"De rol {rol.titel} ziet geen inhoud van dossiers, ook niet met een reden."
        hulp = "Vraag wie het dossier behandelt om wat u nodig hebt."
        return Beletsel("inzage", zin, VERTROUWELIJK, kan_niet(VERTROUWELIJK, hulp))
    dicht = antwoord.beletsel
    return dicht if dicht is not None and dicht.remedie.soort is not Remediesoort.ANDERE_WEG else None


def open_toch(
    kern: Kern, dossier: str, persoon: str, rol: Rol, nu: datetime, *, grond: str, reden: str, minuten: int
) -> str:
    """Open it: the instant until which. A mistake of the caller is an OnbekendError."""
    keur_tijd(nu)
    if fout := next(iter(gebreken(grond, reden, minuten).values()), ""):
        raise OnbekendError(fout)
    if rol not in KAN_TOCH_OPENEN:
        raise OnbekendError(f"De rol {rol.titel} kan geen dossier toch openen.")
    tot = tijdstip(nu + timedelta(minutes=minuten))

    def werk(schrijver: Schrijver) -> None:
        kop = schrijver.stroom(dossierstroom(dossier))
        if kop is None:
            raise OnbekendError(f"Er is geen dossier {dossier!r}.")
        bericht = {"sjabloon": SJABLOON, "aan": [r.value for r in LEZERS], "spoed": True}
        open_ = {
            "dossier": dossier,
            "persoon": persoon,
            "tot": tot,
            "gegevens": {
                "dossier": dossier,
                "grond": GRONDEN[grond].lower(),
                "minuten": minuten,
                "als": rol.titel,
            },
            "grond": grond,
            "berichten": [bericht],
        }
        v = Vervolg(dossierstroom(dossier), stand_van(kop), tijdstip(nu), berichten=kern.berichten)
        geheim = {PERSOON.value: {"reden": reden.strip()}}
        dag = dag_van(nu).isoformat()
        v.voeg_toe(Nieuw(NOODINZAGE, open_, persoon, rol.value, dag, geheim=geheim))
        kern.boekhouding.boek(schrijver, [Deel(v, kop)])

    kern.herhaal(werk)
    return tot

"""Quality: the evidence for the norm, the steekproeven of a school year, and the protocol of one. For staff and auditor."""

import json
from datetime import date
from pathlib import Path

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.bewijs import Stand
from kernproces.gebruik.dossiers import organisatiedossier
from kernproces.gebruik.fouten import OnbekendError
from kernproces.rollen import Rol
from kernproces.vertrouwelijk.bewaring import KIJKT
from loket.auditpakket.maak import VRAAGT
from loket.bewijs import steekproeven
from loket.web.bewijs.bewijsbeeld import clausulebeeld, dossierbewijs, overzichtbeeld
from loket.web.bewijs.steekproefbeeld import jaarbeeld, protocolbeeld
from loket.web.inzage import gekeurd_dossier
from loket.web.menu import KLACHTENMONITOR, kijkt_naar_kwaliteit
from loket.web.werkplek import Bezoek, GeenToegangError, NietGevondenError, bezoek_van, inzending, naar
from loket.web.zaak.zaakbeeld import laad
from workflows.norm import CLAUSULES
from workflows.registers import BEHEER
from workflows.schooljaar import begin_schooljaar

router = APIRouter(prefix="/kwaliteit")
PLANT = Rol.KWALITEITSMEDEWERKER


def mag_kijken(bezoek: Bezoek) -> None:
    """A school, a family and the technical administrator have no business here."""
    if not kijkt_naar_kwaliteit(bezoek.rol):
        raise NietGevondenError("Deze bladzijde is er niet, of is niet voor u.")


REGISTERS = "/beheer/registers"
# Address, name, and what is there: the pages of the quality of the whole organisation.
BLADEN = (
    (
        "/jaar",
        "Het jaar",
        "Wat elk jaar, elk kwartaal of eens per planperiode terugkeert, en hoe het ermee staat.",
    ),
    (
        "/kwaliteit/bewijs",
        "Bewijs voor de norm",
        "Per clausule en indicator: gehaald, open, en waaruit dat blijkt.",
    ),
    (
        "/kwaliteit/indicatoren",
        "Indicatoren",
        "Elk getal van een schooljaar met definitie, doel en de zaken erachter.",
    ),
    ("/kwaliteit/steekproeven", "Steekproeven", "Zaken getrokken en langs vaste criteria gelegd."),
    (
        "/kwaliteit/trekken",
        "Zelf zaken trekken",
        "Voor de auditor: zaken om na te spelen, getrokken op een manier die een ander kan narekenen.",
    ),
    (
        "/kwaliteit/ankers",
        "Ankers",
        "De vingerafdruk van elke dag, en toetsen of er sindsdien iets is veranderd.",
    ),
    (
        "/kwaliteit/doorloop",
        "Doorlooptijden en paden",
        "Hoe lang zaken waar blijven, welke weg zij gaan, en het bestand voor procesanalyse.",
    ),
    (
        "/kwaliteit/bewaren",
        "Bewaren en vernietigen",
        "Wat weg mag of moet en waarom, of waarom nog niet, en de vernietigingslijsten.",
    ),
    (
        "/kwaliteit/wat-had",
        "Wat had het uitgemaakt?",
        "Een andere termijn, kalender, eis of bezetting over wat werkelijk gebeurde.",
    ),
    (
        "/thuiszitters",
        "Thuiszitters",
        "Wie nu thuiszit, de normen van zes weken, en de opgaven per kwartaal.",
    ),
    (
        "/arrangementen",
        "Arrangementen",
        "Welke doelen van extra ondersteuning zijn behaald, en wat is besteed.",
    ),
    (
        REGISTERS,
        "Registers",
        "Aanbod, capaciteit, bekwaamheid, mandaten, criteria: elke versie met haar dagen.",
    ),
)


@router.get("")
def begin(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """Where to find what."""
    mag_kijken(bezoek)
    houdt_registers = bezoek.rol in (*BEHEER, Rol.AUDITOR)
    niet = set() if houdt_registers else {REGISTERS}
    niet |= set() if bezoek.rol in KIJKT else {"/kwaliteit/bewaren"}
    niet |= set() if bezoek.rol in KLACHTENMONITOR else {"/kwaliteit/wat-had", "/kwaliteit/trekken"}
    bladen = [b for b in BLADEN if b[0] not in niet]
    return bezoek.bladzijde("kwaliteit.j2", bladen=bladen, hier="kwaliteit")


@router.get("/steekproeven")
def overzicht(bezoek: Bezoek = Depends(bezoek_van), jaar: int = 0) -> HTMLResponse:
    """What a school year requires, what was done, and every steekproef."""
    mag_kijken(bezoek)
    begin = begin_schooljaar(bezoek.vandaag)
    if 1900 < jaar < 2200:
        begin = date(jaar, 8, 1)
    return bezoek.bladzijde(
        "steekproeven.j2",
        b=jaarbeeld(bezoek, begin),
        plant=bezoek.rol is PLANT,
        hier="kwaliteit",
    )


@router.post("/steekproeven/nieuw")
def nieuw(bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)) -> Response:
    """To the form of a new steekproef, in the dossier of the organisation for this school year."""
    del inhoud
    if bezoek.rol is not PLANT:
        raise GeenToegangError(f"Uw rol {bezoek.rol.titel} plant geen steekproef. Dat doet de {PLANT.titel}.")
    naam = organisatiedossier(begin_schooljaar(bezoek.vandaag).year)
    bezoek.werkplek.samenstel.dossiers.open_als_nodig(naam, bezoek.persoon, bezoek.rol, bezoek.nu)
    return naar(f"/dossiers/{naam}/start/steekproef")


@router.get("/steekproeven/narekenen.py")
def script(bezoek: Bezoek = Depends(bezoek_van)) -> Response:
    """The script that draws any steekproef again from its protocol, elsewhere."""
    mag_kijken(bezoek)
    kop = {"Content-Disposition": 'attachment; filename="narekenen.py"'}
    inhoud = Path(steekproeven.__file__).with_name("narekenen.py").read_bytes()
    return Response(inhoud, media_type="text/x-python", headers=kop)


@router.get("/steekproeven/{zaak}")
def protocol(zaak: str, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """The protocol of a steekproef."""
    return bezoek.bladzijde(
        "steekproef.j2", p=protocolbeeld(bezoek, _protocol(bezoek, zaak)), hier="kwaliteit"
    )


@router.get("/steekproeven/{zaak}/protocol.{soort}")
def bestand(zaak: str, soort: str, bezoek: Bezoek = Depends(bezoek_van)) -> Response:
    """The same as a file: `json` to compute with, `txt` to file or print."""
    p = _protocol(bezoek, zaak)
    if soort not in ("json", "txt"):
        raise NietGevondenError("Dit bestand is er niet. Kies json of txt.")
    tekst = json.dumps(p, ensure_ascii=False, indent=2) if soort == "json" else steekproeven.als_tekst(p)
    vorm = "application/json" if soort == "json" else "text/plain; charset=utf-8"
    return Response(
        tekst,
        media_type=vorm,
        headers={
            "Content-Disposition": f'attachment; filename="steekproef-{p.get("volgnummer") or "plan"}.{soort}"'
        },
    )


def _protocol(bezoek: Bezoek, zaak: str) -> dict[str, object]:
    mag_kijken(bezoek)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        categorieen = bezoek.inzage(lezer, laad(bezoek, lezer, zaak).zaak).categorieen
        try:
            return steekproeven.protocol_van(bezoek.werkplek.kern.archief, lezer, zaak, categorieen)
        except OnbekendError as fout:
            raise NietGevondenError(str(fout)) from None


# ---------------------------------------------------------------- evidence


@router.get("/bewijs")
def bewijs(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """Every clause over all dossiers, and the indicators of this school year."""
    mag_kijken(bezoek)
    hoeveel, regels, lijst = overzichtbeeld(bezoek)
    verslag = bezoek.rol in KLACHTENMONITOR
    return bezoek.bladzijde(
        "bewijs.j2", hoeveel=hoeveel, regels=regels, indicatoren=lijst, verslag=verslag, hier="kwaliteit"
    )


@router.get("/bewijs/clausule/{code}")
def clausule(
    code: str, bezoek: Bezoek = Depends(bezoek_van), stand: str = "open", na: str = ""
) -> HTMLResponse:
    """The dossiers in which a clause stands like this, each with its proof or what is missing."""
    mag_kijken(bezoek)
    gevraagd = Stand.__members__.get(stand.upper())
    if code not in bezoek.werkplek.samenstel.bewijs.clausules or gevraagd is None:
        raise NietGevondenError("Deze clausule of stand is er niet.")
    regels, volgende, hoeveel = clausulebeeld(bezoek, code, gevraagd, na)
    return bezoek.bladzijde(
        "bewijs_clausule.j2",
        clausule=CLAUSULES[code],
        stand=gevraagd,
        standen=list(Stand),
        regels=regels,
        volgende=volgende,
        hoeveel=hoeveel,
        hier="kwaliteit",
    )


@router.get("/bewijs/{dossier}")
def bewijs_van_dossier(dossier: str, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """One dossier: every clause with the event that proves it."""
    mag_kijken(bezoek)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        gekeurd_dossier(bezoek, lezer, dossier)
    regels = dossierbewijs(bezoek, dossier)
    if regels is None:
        raise NietGevondenError("Dit dossier is er niet.")
    pakket = bezoek.rol in VRAAGT
    return bezoek.bladzijde(
        "bewijs_dossier.j2", dossier=dossier, regels=regels, pakket=pakket, hier="kwaliteit"
    )

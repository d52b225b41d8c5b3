"""One act on several zaken: what would happen to each, and then doing it."""

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from loket.web.actie.keuzebron import dragers
from loket.web.lijst.samen import MEESTE, Keuze, Post, bekijk, doe, mag_samen
from loket.web.lijst.werkvoorraad import SAMEN
from loket.web.werkplek import Bezoek, GeenToegangError, bezoek_van, inzending, lokaal

router = APIRouter()


@router.post("/samen")
def samen(bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)) -> Response:
    """Look first; done only with the button of the page that showed what would happen."""
    if not mag_samen(bezoek):
        raise GeenToegangError(f"Uw rol {bezoek.rol.titel} verdeelt geen zaken. Vraag de teamleider.")
    klaar = inhoud.get("knop") == "doe" and inhoud.get("bekeken") == _bekeken(inhoud)
    keuze = Keuze.uit(inhoud, inhoud.getlist("kan" if klaar else "zaak"))
    fout = _fout(keuze, klaar)
    if fout or not klaar:
        posten = [] if fout and not keuze.zaken else bekijk(bezoek, keuze) if not fout else []
        return _toon(bezoek, keuze, posten, inhoud, fout, klaar=False)
    verwacht = {z: int(v) for z in keuze.zaken if (v := str(inhoud.get(f"verwacht:{z}", ""))).isdecimal()}
    return _toon(bezoek, keuze, doe(bezoek, keuze, verwacht), inhoud, "", klaar=True)


def _bekeken(inhoud: FormData) -> str:
    """What the page showed the consequences of: with something else it is looked at again first."""
    return f"{inhoud.get('actie')}|{inhoud.get('aan')}"


def _fout(keuze: Keuze, klaar: bool) -> str:
    if not keuze.zaken:
        return "Kies eerst een of meer zaken in de lijst."
    if len(keuze.zaken) > MEESTE:
        return f"U koos {len(keuze.zaken)} zaken. Kies er ten hoogste {MEESTE} tegelijk."
    mist = []
    if keuze.actie == "draag_over" and not keuze.aan:
        mist.append("Kies de collega die de zaken overneemt.")
    if not keuze.reden:
        mist.append("Schrijf in een zin waarom." + ("" if klaar else " De reden staat daarna in elke zaak."))
    return " ".join(mist)


def _toon(
    bezoek: Bezoek, keuze: Keuze, posten: list[Post], inhoud: FormData, fout: str, *, klaar: bool
) -> HTMLResponse:
    return bezoek.bladzijde(
        "samen.j2",
        422 if fout else 200,
        k=keuze,
        posten=posten,
        kan=[p for p in posten if p.gelukt],
        kan_niet=[p for p in posten if not p.gelukt],
        acties=SAMEN,
        collegas=dragers(bezoek),
        terug=lokaal(str(inhoud.get("terug", "/"))),
        fout=fout,
        klaar=klaar,
        hier="werkvoorraad",
    )

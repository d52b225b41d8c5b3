"""Naslag: the procedures to read, and as the text that `kernproces workflows` prints."""

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from kernproces.uitvoer.tekst import tekst
from loket.web.procedurebeeld import procedurebeeld
from loket.web.werkplek import Bezoek, NietGevondenError, bezoek_van

router = APIRouter()


@router.get("/naslag")
def overzicht(bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """Every published procedure."""
    register = bezoek.werkplek.kern.register
    return bezoek.bladzijde(
        "naslag.j2", procedures=[register.nieuwste(n) for n in register.namen()], hier="naslag"
    )


@router.get("/naslag/{naam}")
def procedure(naam: str, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """One procedure in full."""
    register = bezoek.werkplek.kern.register
    if naam not in register.namen():
        raise NietGevondenError("Deze procedure is er niet.")
    voortgang = register.nieuwste(naam)
    return bezoek.bladzijde(
        "procedure.j2",
        v=voortgang,
        beeld=procedurebeeld(voortgang.workflow),
        tekst=tekst(voortgang.workflow),
        hier="naslag",
    )

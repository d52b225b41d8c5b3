"""What another rule would have done with the real past: a question, the differences, and the limits beside them."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from kernproces.gebruik.fouten import OnbekendError
from loket.bedrading import Samenstel
from loket.overzichten import sommen
from loket.wathad import Regel, Uitslag, vragen
from loket.wathad.stappen import eisen_van
from loket.web.actie.invoer import datum
from loket.web.menu import KLACHTENMONITOR
from loket.web.routes.kwaliteit import mag_kijken
from loket.web.werkplek import Bezoek, GeenToegangError, bezoek_van
from workflows.termijnen.alle import ALLE_TERMIJNEN

router = APIRouter(prefix="/kwaliteit")
HOOGSTENS = 100


@dataclass(frozen=True, slots=True)
class Vraag:
    """What was filled in, from the address."""

    vraag: str = ""  # whether it was asked at all
    termijn: str = "D.TLV.norm"
    lengte: str = ""
    vrij: str = ""
    werkdag: str = ""
    eis: str = ""
    bij: str = ""
    persoon: str = ""


@router.get("/wat-had")
def wat_had(vraag: Annotated[Vraag, Depends()], bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """Ask, and see. Reading only."""
    mag_kijken(bezoek)
    if bezoek.rol not in KLACHTENMONITOR:
        raise GeenToegangError(
            "Deze vergelijking is voor wie over de kwaliteit gaat, het bestuur en de auditor."
        )
    s = bezoek.werkplek.samenstel
    uitslag, fout = None, ""
    try:
        uitslag = _antwoord(bezoek, vraag)
    except OnbekendError as onbekend:
        fout = str(onbekend)
    return bezoek.bladzijde(
        "wathad.j2",
        keuze=vraag,
        termijnen=sorted((t.titel, n) for n, t in ALLE_TERMIJNEN.items()),
        eisen=sorted({(e.titel, n) for n, e in eisen_van(s.kern.register).items()}),
        stappen=_stappen(s),
        mensen=sorted((bezoek.werkplek.namen.persoon(p), p) for p in bezoek.registers.mensen),
        u=uitslag,
        regels=_voorop(uitslag)[:HOOGSTENS] if uitslag else [],
        kort=lambda w: bezoek.werkplek.namen.kort(w) if w in bezoek.registers.mensen else w,
        fout=fout,
        hier="kwaliteit",
    )


def _antwoord(bezoek: Bezoek, v: Vraag) -> Uitslag | None:
    """Whatever was filled in, at once; None when nothing was."""
    anders = vragen.Verandering(
        termijnen=((v.termijn, v.lengte),) if v.lengte.strip() else (),
        vrij=(datum(v.vrij),) if v.vrij.strip() else (),
        werkdag=(datum(v.werkdag),) if v.werkdag.strip() else (),
        eisen=((v.eis, v.bij),) if v.eis else (),
        zonder=(v.persoon,) if v.persoon else (),
    )
    if not anders.over_termijnen and not anders.over_stappen:
        if v.vraag:
            raise OnbekendError("Vul ten minste een verandering in.")
        return None
    uitslag: Uitslag = bezoek.reken(sommen.wat_had, anders)
    return uitslag


def _voorop(uitslag: Uitslag) -> list[Regel]:
    """What would have come out otherwise before what only moved."""
    return sorted(uitslag.regels, key=lambda r: r.was.partition(", ")[2] == r.wordt.partition(", ")[2])


def _stappen(s: Samenstel) -> list[tuple[str, str]]:
    """Every action of every procedure."""
    uit = []
    for naam in s.kern.register.namen():
        workflow = s.kern.register.nieuwste(naam).workflow
        uit += [
            (f"{workflow.titel}: {r[0].titel}", f"{naam}.{actie}") for actie, r in workflow.acties.items()
        ]
    return sorted(uit)

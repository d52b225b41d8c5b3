"""The registers as pages: see every version, add one, end one. Nothing is overwritten."""

from datetime import date
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.registerbeheer import Registerbeheer, Wijzigt
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.registersoort import Registersoort
from loket.web.actie import invoer
from loket.web.actie.hervatten import hervatbaar
from loket.web.actie.velden import velden_van
from loket.web.beheer.registerbeeld import registerbeeld
from loket.web.sessie import HERVAT
from loket.web.werkplek import Bezoek, GeenToegangError, NietGevondenError, bezoek_van, inzending, naar
from workflows.registers import BEHEER, REGISTERSOORTEN

router = APIRouter(prefix="/beheer/registers")


def houder_van(bezoek: Bezoek = Depends(bezoek_van)) -> Bezoek:
    """The visitor, who must keep registers or look into them as auditor."""
    if bezoek.rol not in (*BEHEER, Rol.AUDITOR):
        wie = ", ".join(r.titel for r in BEHEER)
        raise GeenToegangError(f"De registers zijn voor: {wie}. Kies die rol als u haar hebt.")
    return bezoek


@router.get("")
def registers(bezoek: Bezoek = Depends(houder_van)) -> HTMLResponse:
    """Every register."""
    items = bezoek.registers.items
    regels = [
        (s, len(items.get(s.naam, {})), len(bezoek.registers.alle_op(s.naam, bezoek.vandaag)))
        for s in REGISTERSOORTEN.values()
    ]
    return bezoek.bladzijde("registers.j2", regels=regels, hier=_hier(bezoek))


@router.get("/{naam}")
def register(naam: str, bezoek: Bezoek = Depends(houder_van), gedaan: str = "") -> HTMLResponse:
    """One register with all its versions, and the form for a new one."""
    return _toon(bezoek, _soort(naam), {}, [], gedaan=gedaan)


@router.post("/{naam}")
@hervatbaar
def leg_vast(
    naam: str, bezoek: Bezoek = Depends(houder_van), inhoud: FormData = Depends(inzending)
) -> Response:
    """Add a version; or add or remove a line of the form."""
    soort = _soort(naam)
    gegevens = invoer.lees(soort.velden, inhoud)
    waarden = gegevens | {k: str(inhoud.get(k, "")).strip() for k in ("kenmerk", "van", "tot")}
    knop = str(inhoud.get("knop", "doe"))
    if knop == HERVAT or knop.startswith(("erbij:", "weg:")):
        focus = invoer.pas_regels_aan(gegevens, knop)
        return _toon(bezoek, soort, waarden | gegevens, [], focus=focus)
    van, fout_van = _dag(waarden["van"], "van", verplicht=True)
    tot, fout_tot = _dag(waarden["tot"], "tot", verplicht=False)
    if fouten := [*fout_van, *fout_tot]:
        return _toon(bezoek, soort, waarden, fouten)
    beheer = Registerbeheer(bezoek.werkplek.kern, REGISTERSOORTEN)
    gebreken = beheer.leg_vast(naam, waarden["kenmerk"], gegevens, van or bezoek.vandaag, tot, _door(bezoek))
    if gebreken:
        return _toon(bezoek, soort, waarden, gebreken)
    return naar(f"/beheer/registers/{naam}?gedaan=vast")


@router.post("/{naam}/einde")
def beeindig(
    naam: str, bezoek: Bezoek = Depends(houder_van), inhoud: FormData = Depends(inzending)
) -> Response:
    """Give a version its last day."""
    soort = _soort(naam)
    item, nummer = str(inhoud.get("item", "")), str(inhoud.get("nr", ""))
    laatste, fouten = _dag(str(inhoud.get("laatste", "")), "tot", verplicht=True)
    if fouten or laatste is None or not nummer.isdecimal():
        return _toon(bezoek, soort, {}, fouten)
    beheer = Registerbeheer(bezoek.werkplek.kern, REGISTERSOORTEN)
    try:
        gebreken = beheer.beeindig(naam, item, int(nummer), laatste, _door(bezoek))
    except OnbekendError as fout:
        raise NietGevondenError(str(fout)) from None
    return _toon(bezoek, soort, {}, gebreken) if gebreken else naar(f"/beheer/registers/{naam}?gedaan=einde")


def _door(bezoek: Bezoek) -> Wijzigt:
    return Wijzigt(bezoek.persoon, bezoek.rol, bezoek.nu)


def _soort(naam: str) -> Registersoort:
    if naam not in REGISTERSOORTEN:
        raise NietGevondenError("Dit register is er niet.")
    return REGISTERSOORTEN[naam]


def _dag(tekst: str, veld: str, *, verplicht: bool) -> tuple[date | None, list[Beletsel]]:
    from kernproces.taal.beletsel import andere_weg

    if not tekst and not verplicht:
        return None, []
    if (dag := invoer.dag_in(tekst)) is not None:
        return dag, []
    return None, [
        Beletsel(f"gegevens.{veld}", invoer.GEEN_DAG, "formulier", andere_weg("leg_vast", invoer.GEEN_DAG))
    ]


def _hier(bezoek: Bezoek) -> str:
    return "beheer" if bezoek.rol is Rol.BEHEERDER else "kwaliteit"


def _toon(
    bezoek: Bezoek,
    soort: Registersoort,
    waarden: dict[str, Any],
    beletselen: list[Beletsel],
    *,
    focus: str = "",
    gedaan: str = "",
) -> HTMLResponse:
    fouten = {b.eis.removeprefix("gegevens."): b.reden for b in beletselen if b.eis.startswith("gegevens.")}
    velden = velden_van(soort.velden, waarden, dict(fouten), lambda _: None, focus=focus)
    return bezoek.bladzijde(
        "register.j2",
        422 if beletselen else 200,
        soort=soort,
        items=registerbeeld(bezoek, soort),
        velden=velden,
        waarden={k: waarden.get(k, "") for k in ("kenmerk", "van", "tot")},
        fouten=fouten,
        beletselen=beletselen,
        mag=bezoek.rol in soort.door,
        gedaan=gedaan,
        hier=_hier(bezoek),
    )

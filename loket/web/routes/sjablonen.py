"""The templates of letters: every version, a preview with a demo case, and publishing the next version with a reason."""

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.rollen import Rol
from loket.brieven.sjablonen import BEHEERT, Sjablonen
from loket.brieven.voorbeeld import demobrief
from loket.web.actie.hervatten import hervatbaar
from loket.web.brief.sjabloonbeeld import feitenboom
from loket.web.werkplek import Bezoek, GeenToegangError, NietGevondenError, bezoek_van, inzending, naar
from notificaties.brieven import BriefFout, huissjablonen
from notificaties.brieven.pdf import Omslag
from notificaties.brieven.taal import Blok

router = APIRouter(prefix="/beheer/sjablonen")


def lezer_van(bezoek: Bezoek = Depends(bezoek_van)) -> Bezoek:
    """The visitor, who must keep the templates or look into them as auditor."""
    if bezoek.rol not in BEHEERT | {Rol.AUDITOR}:
        wie = ", ".join(sorted(r.titel for r in BEHEERT))
        raise GeenToegangError(f"De sjablonen zijn voor: {wie}. Kies die rol als u haar hebt.")
    return bezoek


@router.get("")
def sjablonen(bezoek: Bezoek = Depends(lezer_van)) -> HTMLResponse:
    """Every template as it holds now."""
    kern = bezoek.werkplek.kern
    bron = Sjablonen(kern)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        regels = [(s, len(bron.uitgaven(lezer, s.naam))) for s in bron.alle(lezer).values()]
    titels = {s.voor: kern.register.nieuwste(s.voor).workflow.titel for s, _ in regels}
    return bezoek.bladzijde("sjablonen.j2", regels=regels, titels=titels, hier=_hier(bezoek))


@router.get("/{naam}")
def sjabloon(
    naam: str, bezoek: Bezoek = Depends(lezer_van), gedaan: str = "", versie: str = ""
) -> HTMLResponse:
    """One template: its text, how it looks in a demo case, its versions. `versie`: an earlier one, to look at."""
    return _toon(bezoek, naam, None, "", "", gedaan=gedaan, versie=versie)


@router.post("/{naam}")
@hervatbaar
def publiceer(
    naam: str, bezoek: Bezoek = Depends(lezer_van), inhoud: FormData = Depends(inzending)
) -> Response:
    """Look at a changed text, or publish it as the next version."""
    bron, reden = str(inhoud.get("bron") or ""), str(inhoud.get("reden") or "")
    if str(inhoud.get("knop", "bekijk")) != "publiceer":
        return _toon(bezoek, naam, bron, reden, "")
    try:
        _keur(bezoek, naam, bron)
        versie = Sjablonen(bezoek.werkplek.kern).publiceer(
            naam, bron, reden, bezoek.persoon, bezoek.rol, bezoek.nu
        )
    except BriefFout as fout:
        return _toon(bezoek, naam, bron, reden, str(fout))
    return naar(f"/beheer/sjablonen/{naam}?gedaan={versie}")


def _keur(bezoek: Bezoek, naam: str, bron: str) -> None:
    """What nobody could make a letter of in the demo case is not published."""
    nieuw = Sjablonen(bezoek.werkplek.kern).keur(naam, bron)
    demobrief(nieuw, bezoek.werkplek.kern.register.nieuwste(nieuw.voor).workflow, bezoek.nu)


def _toon(
    bezoek: Bezoek, naam: str, bron: str | None, reden: str, fout: str, gedaan: str = "", versie: str = ""
) -> HTMLResponse:
    if naam not in huissjablonen():
        raise NietGevondenError("Dit sjabloon is er niet.")
    kern, register = bezoek.werkplek.kern, Sjablonen(bezoek.werkplek.kern)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        uitgaven = register.uitgaven(lezer, naam)
    oud = next((u for u in uitgaven if u.versie == versie), None)
    tekst = bron if bron is not None else (oud or uitgaven[-1]).bron
    workflow = kern.register.nieuwste(huissjablonen()[naam].voor).workflow
    omslag: Omslag | None = None
    blokken: tuple[Blok, ...] = ()
    try:
        omslag, blokken, _ = demobrief(register.keur(naam, tekst), workflow, bezoek.nu)
    except BriefFout as mis:
        fout = fout or str(mis)
    return bezoek.bladzijde(
        "sjabloon.j2",
        422 if fout and bron is not None else 200,
        sjabloon=naam,
        titel=huissjablonen()[naam].titel,
        voor=workflow.titel,
        bron=tekst,
        reden=reden,
        fout=fout,
        omslag=omslag,
        blokken=blokken,
        uitgaven=uitgaven[::-1],
        nu_versie=uitgaven[-1].versie,
        bekijkt=oud.versie if oud is not None and oud is not uitgaven[-1] else "",
        gewijzigd=bron is not None and bron.strip() != uitgaven[-1].bron.strip(),
        feiten=feitenboom(workflow),
        gedaan=gedaan,
        mag=bezoek.rol in BEHEERT,
        wie=bezoek.werkplek.namen.persoon,
        hier=_hier(bezoek),
    )


def _hier(bezoek: Bezoek) -> str:
    return "beheer" if bezoek.rol is Rol.BEHEERDER else ""

"""Actieblad: the page of one action in one zaak: the form as it stands, what it would bring about, or why it cannot be."""

from dataclasses import dataclass, field
from typing import Any

from fastapi import Depends
from fastapi.responses import HTMLResponse

from kernproces.gebruik.bron import Geladen
from kernproces.opslag.rijen import Lezer
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow
from kernproces.zaak.gevolgen import kiest_einddatum, raakt_termijnen
from loket.concepten import Concept
from loket.ronde.overschrijdingen import KENNISNEMING
from loket.web.actie.actiebeeld import Actiepagina, formulierbeeld, oordeel_vooraf, status_van
from loket.web.actie.bijlagen import stukkeuzes
from loket.web.actie.gevolgbeeld import gevolgbeeld
from loket.web.actie.herstel import Herstelbeeld, herstelbare, herstelbeeld, stap_van
from loket.web.actie.keuzebron import doelkeuzes, van_nu
from loket.web.actie.klad import Klad, zaakklad
from loket.web.actie.naast import naast_van
from loket.web.actie.telaat import klokken_van, te_laat_van
from loket.web.actie.velden import Keuzes
from loket.web.actie.vergelijk import sinds, vergelijk
from loket.web.werkplek import Bezoek, bezoek_van
from loket.web.zaak.doelbeeld import ken_doelen
from loket.web.zaak.inhoud import getypt
from loket.web.zaak.tedoen import daarna
from loket.web.zaak.verzamelbeeld import van_u_gevraagd
from loket.web.zaak.wegen import wegen_van
from loket.web.zaak.zaakbeeld import alle_oordelen, laad
from loket.web.zaak.zaaksoort import zaaksoort


@dataclass(slots=True)
class Blad:
    """One action in one zaak, for one visitor."""

    bezoek: Bezoek
    g: Geladen
    rij: Overgang
    vooraf: list[Beletsel]  # what stands in its way before a form is filled in

    @property
    def zaak(self) -> str:
        """Which zaak."""
        return str(self.g.zaak["zaak"])

    @property
    def dossier(self) -> str:
        """Of which dossier."""
        return str(self.g.zaak["dossier"])

    @property
    def versie(self) -> int:
        """What a decision taken now rests on."""
        return int(self.g.zaak["beslisversie"])

    @property
    def adres(self) -> str:
        """Where its form lives."""
        return f"/zaken/{self.zaak}/acties/{self.rij.actie}"

    @property
    def workflow(self) -> Workflow:
        """The declaration of the zaak."""
        return self.bezoek.werkplek.kern.register.van(self.g.zaak).workflow

    @property
    def klad(self) -> Klad:
        """The draft of this form."""
        return zaakklad(self.bezoek, self.zaak, self.rij.actie, self.rij.gegevens)


@dataclass(slots=True)
class Toon:
    """How the form is shown."""

    gegevens: dict[str, Any]
    verwacht: int
    beletselen: list[Beletsel] = field(default_factory=list)
    focus: str = ""
    reken: bool = False
    ouder: int | None = None  # filled in on this older version of the zaak
    controle: bool = False  # the second step of the wizard
    bewaard: str = ""
    hervat: bool = False
    status: int = 200


def blad_van(zaak: str, actie: str, bezoek: Bezoek = Depends(bezoek_van)) -> Blad:
    """The zaak, the action and what stands in its way."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        g = laad(bezoek, lezer, zaak)
        rij, oordeel = oordeel_vooraf(bezoek, lezer, g, actie)
    return Blad(bezoek, g, rij, oordeel.beletselen)


def toon_formulier(blad: Blad, toon: Toon) -> HTMLResponse:
    """The form; 422 with errors, 409 when somebody was first."""
    pagina, beletselen = _pagina(blad, toon)
    with blad.bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        pagina.naast = naast_van(blad.bezoek, lezer, blad.workflow, blad.g.zaak, blad.rij)
        pagina.gevraagd = van_u_gevraagd(blad.bezoek, lezer, blad.workflow, blad.g.zaak, blad.rij.actie)
        if blad.rij.actie == KENNISNEMING:
            pagina.te_laat = te_laat_van(blad.bezoek, lezer, blad.workflow, blad.g.zaak)
    if toon.ouder is not None:
        entries = sinds(blad.bezoek, blad.zaak, toon.ouder)
        pagina.vergelijking = vergelijk(blad.bezoek, blad.workflow, blad.rij, entries, toon.gegevens)
        pagina.kan_niet_meer = blad.vooraf
    if toon.controle and not beletselen:
        pagina.controle = getypt(blad.rij.gegevens, toon.gegevens)
    status = 422 if beletselen else toon.status
    return blad.bezoek.bladzijde("actie.j2", status, p=pagina, reken=toon.reken, hier="werkvoorraad")


def _pagina(blad: Blad, toon: Toon) -> tuple[Actiepagina, list[Beletsel]]:
    bezoek, g, rij, workflow = blad.bezoek, blad.g, blad.rij, blad.workflow
    dossier = blad.dossier
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        leerling = bezoek.werkplek.namen.leerlingen(lezer, [dossier], bezoek.inkijk)[dossier]
        ruw = toon.gegevens if toon.reken else None
        gevolg = gevolgbeeld(bezoek, lezer, blad.zaak, rij.actie, ruw, aanvullen=not toon.controle)
        herstel = herstelbeeld(bezoek, lezer, workflow, blad.zaak, rij, toon.gegevens.get("nr"))
        vast = _keuzes(bezoek, lezer, workflow, blad.zaak, herstel) | stukkeuzes(bezoek, lezer, rij, dossier)
        s = bezoek.werkplek.kern.bron.situatie(lezer, g, bezoek.persoon, bezoek.rol, rij.actie, bezoek.nu)
        vast |= van_nu(bezoek, lezer, rij.gegevens, s)
        vast |= doelkeuzes(ken_doelen(bezoek, lezer, g.zaak), vast)
    beletselen = gevolg.beletselen if toon.reken else toon.beletselen
    school, waarden, weg = g.dossier.get("school"), toon.gegevens, rij.gegevens.niet_gevraagd(s)
    velden = formulierbeeld(
        bezoek, workflow, rij.actie, g.zaak, waarden, beletselen, toon.focus, vast, school, weg
    )
    pagina = Actiepagina(
        adres=blad.adres,
        bewaar_adres=f"{blad.adres}/concept",
        terug=f"/zaken/{blad.zaak}",
        terug_naar=blad.zaak,
        actie=rij.actie,
        titel=rij.titel,
        uitleg=rij.uitleg,
        norm=rij.norm,
        onder=f"{zaaksoort(g.zaak, workflow.titel)}, {leerling} · {workflow.toestanden[g.zaak['toestand']]}",
        formulier=velden,
        verwacht=toon.verwacht,
        gevolg=gevolg if not gevolg.beletselen else None,
        herstel=herstel,
        wizard=kiest_einddatum(workflow, rij),
        klokken=klokken_van(bezoek, workflow, g.zaak, rij.actie),
        rekent=raakt_termijnen(workflow, rij),
        daarna=daarna(workflow, g.zaak["toestand"], rij.actie),
        bewaard=toon.bewaard,
        hervat=toon.hervat,
        bedenktijd=bezoek.werkplek.samenstel.instellingen.bedenktijd,
    )
    return pagina, beletselen


def _keuzes(
    bezoek: Bezoek, lezer: Lezer, workflow: Workflow, zaak: str, herstel: Herstelbeeld | None
) -> dict[str, Keuzes]:
    """Which field a correction is about is chosen from those of its step."""
    if herstel is None or herstel.nr is None:
        return {}
    return {"gegeven": herstelbare(workflow, stap_van(bezoek, lezer, zaak, herstel.nr))}


def toon_geweigerd(blad: Blad, concept: Concept | None) -> HTMLResponse:
    """Why it cannot be done now and what helps, with the draft to read if there is one."""
    with blad.bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        oordelen = alle_oordelen(blad.bezoek, lezer, blad.g)
    uniek = list({(b.eis, b.reden): b for b in blad.vooraf}.values())
    return blad.bezoek.bladzijde(
        "geweigerd.j2",
        status_van(uniek),
        titel=blad.rij.titel,
        adres=blad.adres,
        zaak=blad.zaak,
        beletselen=uniek,
        wegen=wegen_van(blad.bezoek, blad.g, blad.workflow, oordelen),
        bewaard=concept.bewaard if concept else "",
        getypt=getypt(blad.rij.gegevens, concept.gegevens) if concept else [],
        hier="werkvoorraad",
    )

"""App: the web application, put together."""

import gc

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from loket.api import router as api
from loket.api.openapi import BASIS
from loket.bedrading import Samenstel
from loket.instellingen import Instellingen
from loket.ronde import gezondheid
from loket.web import fouten
from loket.web.routes import (
    aanmelden,
    account,
    acties,
    afschrift,
    agenda,
    ankers,
    auditpakket,
    beheer,
    berichten,
    bewaren,
    bewijsverslag,
    brieven,
    doorloop,
    dossiers,
    extern,
    indicatoren,
    jaar,
    kaart,
    kwaliteit,
    leeslog,
    meldingen,
    mensen,
    naslag,
    naspelen,
    noodinzage,
    ondersteuning,
    organisatie,
    overdracht,
    overzichten,
    quarantaine,
    registers,
    samen,
    school,
    sjablonen,
    starten,
    stukken,
    sturing,
    termijnen,
    toegankelijkheid,
    trekken,
    uitnodiging,
    uitvoer,
    volgen,
    wathad,
    weergaven,
    werkvoorraad,
    zaken,
    zoeken,
)
from loket.web.sjablonen import STATISCH
from loket.web.veiligheid import Veiligheidskoppen
from loket.web.werkplek import Klok, Werkplek

DELEN = (
    aanmelden,
    extern,
    uitnodiging,
    account,
    werkvoorraad,
    weergaven,
    samen,
    uitvoer,
    zoeken,
    zaken,
    acties,
    kaart,
    termijnen,
    sturing,
    naspelen,
    noodinzage,
    quarantaine,
    dossiers,
    starten,
    brieven,
    sjablonen,
    stukken,
    jaar,
    bewijsverslag,
    kwaliteit,
    trekken,
    leeslog,
    bewaren,
    ankers,
    doorloop,
    wathad,
    indicatoren,
    overzichten,
    ondersteuning,
    berichten,
    meldingen,
    agenda,
    auditpakket,
    afschrift,
    overdracht,
    naslag,
    mensen,
    organisatie,
    registers,
    school,
    volgen,
    beheer,
    toegankelijkheid,
)


def bevries() -> None:
    """What is there when the counter opens, stays until it closes: declarations, forms, routes.

    The collector of garbage need not look at it again and again: that took a tenth of a second, in which nobody was served.
    """
    gc.collect()
    gc.freeze()


def maak_app(samenstel: Samenstel, instellingen: Instellingen, klok: Klok | None = None) -> FastAPI:
    """The pages over one database. `klok` gives the instant of each request; default the real one."""
    app = FastAPI(title="Kernproces", docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    plek = Werkplek(samenstel, instellingen, klok)
    app.state.werkplek = plek
    app.state.delen = [deel.router for deel in DELEN]
    app.mount("/static", StaticFiles(directory=STATISCH), name="static")
    for deel in DELEN:
        app.include_router(deel.router, include_in_schema=False)
    app.include_router(api.maak_router(samenstel, plek.klok), prefix=BASIS)
    app.include_router(gezondheid.maak_router(samenstel, plek.klok))
    fouten.sluit_aan(app)
    app.add_middleware(Veiligheidskoppen, tls=instellingen.adres.startswith("https:"))
    return app

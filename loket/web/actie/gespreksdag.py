"""Gespreksdag: a day for a meeting that suits a school: a working day outside the holidays of its region. Advice only."""

from datetime import date, timedelta

from deadlines.kalender import KALENDER
from deadlines.schoolvakanties import REGIOS, bekend, schoolvakantie, stel_voor
from loket.web.taal import dag_jaar
from loket.web.werkplek import Bezoek

OVER = timedelta(days=14)  # an invitation takes time
ZOEK = timedelta(days=120)


def regio_van(bezoek: Bezoek) -> str:
    """The region for school holidays, from the register of the organisation."""
    swv = bezoek.registers.op("organisatie", "swv", bezoek.vandaag) or {}
    regio = str(swv.get("regio", ""))
    return regio if regio in REGIOS else "midden"


def advies(bezoek: Bezoek, waarde: object) -> str:
    """A proposal; or of the day that was filled in, that it lies in a holiday. Empty when there is nothing to say."""
    regio = regio_van(bezoek)
    try:
        gekozen = date.fromisoformat(str(waarde)) if waarde else None
    except ValueError:
        gekozen = None
    if gekozen is None:
        vanaf = bezoek.vandaag + OVER
        dag = stel_voor(vanaf, vanaf + ZOEK, regio)
        return (
            ""
            if dag is None
            else f"Voorstel: {dag_jaar(dag)}, een werkdag buiten de schoolvakanties (regio {regio})."
        )
    if vrij := schoolvakantie(gekozen, regio):
        anders = stel_voor(gekozen, gekozen + ZOEK, regio)
        help_ = f" De eerste werkdag erna is {dag_jaar(anders)}." if anders else ""
        return f"Let op: {dag_jaar(gekozen)} valt in de {vrij} (regio {regio}).{help_}"
    if reden := KALENDER.waarom_vrij(gekozen):
        return f"Let op: {dag_jaar(gekozen)} is {reden}."
    return "" if bekend(gekozen, regio) else f"De schoolvakanties van {gekozen.year} zijn nog niet bekend."

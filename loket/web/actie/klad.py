"""Klad: the draft behind the form on one page: kept while somebody types, back when they come back, gone when it was sent."""

from dataclasses import dataclass
from typing import Any

from fastapi.responses import JSONResponse
from pydantic import ValidationError

from kernproces.gebeurtenissen import dossierstroom, zaakstroom
from kernproces.opslag.fouten import SleutelOntbreektError
from kernproces.opslag.rijen import Lezer
from kernproces.taal.formulier import Groep
from kernproces.taal.formuliertaal import beletselen_van, lees_formulier
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow
from loket.concepten import Concept, Plek, TeGrootError
from loket.web.actie.velden import veld_id, zonder_label
from loket.web.taal import uur
from loket.web.werkplek import Bezoek
from loket.web.zaak.beurt import stap_titel

START = "start:"


@dataclass(frozen=True, slots=True)
class Klad:
    """The draft of this visitor for one form."""

    bezoek: Bezoek
    plek: Plek
    formulier: type[Groep]

    def lees(self) -> Concept | None:
        """What was kept, if anything."""
        samenstel = self.bezoek.werkplek.samenstel
        with samenstel.opslag.lezen() as lezer:
            return samenstel.concepten.lees(lezer, self.plek)

    def bewaar(self, gegevens: dict[str, Any], verwacht: int | None) -> str:
        """Keep what was typed: the instant. Empty when there is nothing, too much, or nowhere to keep it any more."""
        if not gegevens:
            return ""
        try:
            return self.bezoek.werkplek.samenstel.concepten.bewaar(
                self.plek, self.formulier, gegevens, verwacht, self.bezoek.nu
            )
        except (TeGrootError, SleutelOntbreektError):
            return ""

    def weg(self) -> None:
        """Sent, or thrown away."""
        self.bezoek.werkplek.samenstel.concepten.weg(self.plek)


def zaakklad(bezoek: Bezoek, zaak: str, actie: str, formulier: type[Groep]) -> Klad:
    """The draft of an action in a zaak."""
    return Klad(bezoek, Plek(bezoek.persoon, zaakstroom(zaak), actie), formulier)


def startklad(bezoek: Bezoek, dossier: str, workflow: Workflow, bij: str) -> Klad:
    """The draft of a zaak that is still to begin; `bij`: the zaak that it will hang on."""
    actie = START + workflow.naam + (f":{bij}" if bij else "")
    return Klad(bezoek, Plek(bezoek.persoon, dossierstroom(dossier), actie), workflow.start.gegevens)


def klad_antwoord(klad: Klad, rij: Overgang, gegevens: dict[str, Any], verwacht: int | None) -> JSONResponse:
    """For the script of the page: when it was kept, and per field what is wrong with it so far."""
    op = klad.bewaar(gegevens, verwacht)
    try:
        lees_formulier(rij.gegevens, gegevens)
        fouten = {}
    except ValidationError as fout:
        gevonden = {b.eis.removeprefix("gegevens."): zonder_label(b) for b in beletselen_van(fout, rij)}
        fouten = {veld_id(pad): zin for pad, zin in gevonden.items()}
    return JSONResponse({"bewaard": uur(op) if op else "", "fouten": fouten}, 200 if op else 409)


@dataclass(frozen=True, slots=True)
class Kladregel:
    """A draft in a list: where to go on with it, what it is, and when it was kept."""

    adres: str
    titel: str
    bewaard: str


def kladden_bij_zaak(bezoek: Bezoek, lezer: Lezer, zaak: str, workflow: Workflow) -> list[Kladregel]:
    """What this visitor began in a zaak and did not send."""
    van = bezoek.werkplek.samenstel.concepten.van(lezer, bezoek.persoon, zaakstroom(zaak))
    return [
        Kladregel(f"/zaken/{zaak}/acties/{actie}", stap_titel(workflow, actie), op)
        for actie, op in van
        if actie in workflow.acties
    ]


def kladden_bij_dossier(bezoek: Bezoek, lezer: Lezer, dossier: str) -> list[Kladregel]:
    """What this visitor was about to begin in a dossier."""
    register = bezoek.werkplek.kern.register
    regels = []
    for actie, op in bezoek.werkplek.samenstel.concepten.van(lezer, bezoek.persoon, dossierstroom(dossier)):
        naam, _, bij = actie.removeprefix(START).partition(":")
        if naam in register.namen():
            adres = f"/dossiers/{dossier}/start/{naam}" + (f"?bij={bij}" if bij else "")
            regels.append(Kladregel(adres, register.nieuwste(naam).workflow.start.titel, op))
    return regels

"""OpenAPI: the contract as a document, with a request schema and an example per form of every published workflow."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRouter
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from kernproces.rechten.mensen import Mensen
from kernproces.rollen import Rol
from kernproces.taal.formulier import Formulier
from kernproces.taal.workflow import Workflow
from kernproces.zaak.situatie import Registers, Situatie
from loket.api.balie import Balie
from loket.api.invoer import (
    Lijstbesluit,
    NieuwDossier,
    NieuweNoodinzage,
    NieuweVernietigingslijst,
    NieuweZaak,
    NieuwStuk,
    Uitvoering,
    ZonderInhoud,
)
from loket.api.problemen import SOORT, VERSIEKOP
from loket.api.vormen import Probleemvorm

BASIS = "/api/v1"
VERWIJZING = "#/components/schemas/{model}"
UITLEG = {
    400: "Onleesbaar verzoek",
    401: "Niet aangemeld",
    403: "Geen recht op deze rol",
    404: "Niet gevonden, of niet voor u",
    405: "Deze methode kan hier niet",
    412: "Iemand was u voor: wie en wat",
    413: "Te groot",
    415: "Verkeerd soort inhoud",
    422: "Geweigerd (`beletselen`) of ongeldig (`fouten`); er is niets vastgelegd",
    428: "If-Match ontbreekt",
    500: "Storing",
    503: "Nu niet mogelijk",
}
ALTIJD = (401, 403, 404, 405, 422, 500, 503)
BIJ_POST = (400, 413, 415)
LICHAMEN: dict[str, type[BaseModel]] = {
    "/zaken": NieuweZaak,
    "/zaken/{zaak}/acties/{actie}": Uitvoering,
    "/zaken/{zaak}/acties/{actie}/wat-als": Uitvoering,
    "/dossiers": NieuwDossier,
    "/dossiers/{dossier}/noodinzagen": NieuweNoodinzage,
    "/dossiers/{dossier}/stukken": NieuwStuk,
    "/vernietigingslijsten": NieuweVernietigingslijst,
    "/vernietigingslijsten/{lijst}/besluit": Lijstbesluit,
    "/vernietigingslijsten/{lijst}/uitvoering": ZonderInhoud,
}
VOORBEELDEN: dict[str, dict[str, Any]] = {  # of what is no form of a workflow
    "/vernietigingslijsten": {
        "alles": {"value": {}},
        "een zaak": {
            "value": {"posten": [{"stroom": "zaak/Z-2026-0001", "sleutel": "gezondheidsgegeven/2026"}]}
        },
    },
    "/vernietigingslijsten/{lijst}/besluit": {
        "goedkeuren": {"value": {"besluit": "goedkeuren"}},
        "afwijzen": {
            "value": {"besluit": "afwijzen", "reden": "Voorbeeld: er loopt nog een gesprek hierover."}
        },
    },
    "/vernietigingslijsten/{lijst}/uitvoering": {"uitvoeren": {"value": {}}},
    "/dossiers": {"dossier": {"value": {"leerling": "Voorbeeld Leerling", "school": None}}},
    "/dossiers/{dossier}/noodinzagen": {
        "waarneming": {
            "value": {
                "grond": "waarneming",
                "reden": "Voorbeeld: de school belt, en de behandelaar is vandaag ziek.",
                "minuten": 30,
            }
        }
    },
}
Vragen = dict[tuple[str, str, bool], type[Formulier]]  # (workflow, actie, whether it begins the zaak)


def document(router: APIRouter, balie: Balie) -> dict[str, Any]:
    """The whole document; examples fit today."""
    doc = get_openapi(
        title="Kernproces",
        version=VERSIEKOP["API-Version"],
        openapi_version="3.1.0",
        description="Zaken, termijnen en historie van een samenwerkingsverband. Zie docs/api.md.",
        routes=router.routes,
        servers=[{"url": BASIS}],
        separate_input_output_schemas=False,
    )
    vragen = dict(_vragen(balie))
    namen, schemas = _schemas(vragen)
    doc["components"]["schemas"] = {
        n: s for n, s in doc["components"]["schemas"].items() if not n.endswith("ValidationError")
    } | schemas
    for pad, bewerkingen in doc["paths"].items():
        for methode, bewerking in bewerkingen.items():
            bewerking.pop("description", None)  # our docstrings; the summary is for the reader
            _antwoorden(bewerking, methode == "post", pad)
            if methode == "post":
                bewerking["requestBody"] = _lichaam(pad, balie, vragen, namen)
    return doc


def _vragen(balie: Balie) -> Iterator[tuple[tuple[str, str, bool], type[Formulier]]]:
    register = balie.samenstel.kern.register
    for naam in register.namen():
        voortgang = register.nieuwste(naam)
        workflow = voortgang.workflow
        yield (naam, workflow.start.actie, True), workflow.start.gegevens
        yield from (((naam, a, False), workflow.formulier(a)) for a in voortgang.beoordelaar.acties())


def _schemas(vragen: Vragen) -> tuple[dict[type[BaseModel], str], dict[str, Any]]:
    """Every form once, under one name."""
    modellen: list[type[BaseModel]] = list(
        dict.fromkeys([*vragen.values(), *LICHAMEN.values(), Probleemvorm])
    )
    kaart, schemas = models_json_schema([(m, "validation") for m in modellen], ref_template=VERWIJZING)
    namen = {m: kaart[m, "validation"]["$ref"].rpartition("/")[2] for m in modellen}
    return namen, dict(schemas["$defs"])


def _antwoorden(bewerking: dict[str, Any], is_post: bool, pad: str) -> None:
    codes = [
        *ALTIJD,
        *(BIJ_POST if is_post else ()),
        *((412, 428) if is_post and pad.endswith("{actie}") else ()),
    ]
    for code in sorted(codes):
        inhoud = {SOORT: {"schema": {"$ref": VERWIJZING.format(model="Probleemvorm")}}}
        bewerking["responses"][str(code)] = {"description": UITLEG[code], "content": inhoud}


def _lichaam(pad: str, balie: Balie, vragen: Vragen, namen: dict[type[BaseModel], str]) -> dict[str, Any]:
    """The body of a POST, with an example per form; `gegevens` is the form of the action in the path."""
    vorm: dict[str, Any] = {"$ref": VERWIJZING.format(model=namen[LICHAMEN[pad]])}
    if LICHAMEN[pad] is NieuwStuk:
        voorbeeld = {"stuk": {"value": {"bestand": "(de bytes)", "titel": "Advies van de orthopedagoog"}}}
        inhoud = {"schema": vorm, "examples": voorbeeld}
        return {"required": True, "content": {"multipart/form-data": inhoud}}
    voorbeelden: dict[str, Any] = VOORBEELDEN.get(pad, {})
    if not voorbeelden:
        start = pad == "/zaken"
        deel = {k: f for k, f in vragen.items() if k[2] is start}
        keuze = [{"$ref": VERWIJZING.format(model=namen[f])} for f in dict.fromkeys(deel.values())]
        vorm = {"allOf": [vorm, {"properties": {"gegevens": {"anyOf": keuze}}}]}
        voorbeelden = {f"{w}.{a}": {"value": _voorbeeld(balie, w, a, start)} for w, a, _ in deel}
    return {"required": True, "content": {"application/json": {"schema": vorm, "examples": voorbeelden}}}


def _voorbeeld(balie: Balie, naam: str, actie: str, start: bool) -> dict[str, Any]:
    workflow = balie.samenstel.kern.register.nieuwste(naam).workflow
    formulier = workflow.start.gegevens if start else workflow.formulier(actie)
    gegevens = formulier.voorbeeld(voorbeeldsituatie(balie.klok(), workflow, actie))
    return (
        {"workflow": naam, "dossier": "D-2026-0001", "gegevens": gegevens}
        if start
        else {"gegevens": gegevens}
    )


def voorbeeldsituatie(nu: datetime, workflow: Workflow, actie: str) -> Situatie:
    """A zaak that exists nowhere, so that no example shows anything real."""
    rij = workflow.acties[actie][0] if actie in workflow.acties else workflow.start
    zaak: dict[str, Any] = {k: {} for k in ("gedaan", "verzameld", "sporen", "termijnen", "nummers")}
    zaak |= {"zaak": "Z-2026-0001", "dossier": "D-2026-0001", "school": "school-1", "workflow": workflow.naam}
    zaak |= {
        "toestand": (rij.van or (workflow.begin,))[0],
        "klaar": False,
        "behandelaar": "anna",
        "hoofdzaak": None,
    }
    dossier: dict[str, Any] = {
        "dossier": "D-2026-0001",
        "school": "school-1",
        "betrokkenen": {},
        "regisseur": None,
        "zaken": [],
    }
    rol = rij.rollen[0] if rij.rollen else Rol.BEHANDELAAR
    return Situatie(nu, "anna", rol, actie, zaak, dossier, Registers(Mensen({}), {}))

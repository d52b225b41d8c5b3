"""The registers of a proef database: what the examples use, valid on every day. All invented."""

from datetime import datetime
from typing import Any

from kernproces.gebruik.dossiers import Registers
from kernproces.rollen import Rol

SCHOOL = "school-1"
SCHOLEN: dict[str, dict[str, Any]] = {
    SCHOOL: {"soort": "vo", "bestuur": "bestuur-1", "swv": "VO9901", "plaats": "Proefdorp"},
    "school-2": {"soort": "vo", "bestuur": "bestuur-1", "swv": "VO9901", "plaats": "Proefdorp"},
    "school-3": {"soort": "po", "bestuur": "bestuur-2", "swv": "PO9901", "plaats": "Proefstad"},
    "school-elders": {"soort": "vo", "bestuur": "bestuur-3", "swv": "VO9999", "plaats": "Elders"},
}
ORGANISATIE = {"swv": {"codes": ["VO9901", "PO9901"], "bestuursorgaan": True, "naam": "SWV Proef"}}
AANBOD = {
    naam: {
        "aanbod": "Begeleiding, arrangementen en toeleiding naar passend onderwijs.",
        "instroom": "Aanmelding door school of ouders, daarna intake binnen twee weken.",
        "communicatie": "Op de website en in de informatiegids.",
    }
    for naam in ("leerling_vo", "leerling_po", "school")
}
CAPACITEIT = {
    soort: {"beschikbaar": 100_000, "eenheid": eenheid}
    for soort, eenheid in {
        "capaciteit": "plaatsen",
        "competenties": "medewerkers",
        "deskundigheid": "medewerkers",
        "tijd": "uren",
        "methoden_en_middelen": "stuks",
    }.items()
}
CRITERIA: dict[str, dict[str, Any]] = {
    "tlv-besluit": {
        "naam": "Kwaliteit van het besluit",
        "proces": "tlv",
        "criteria": [
            {
                "id": "transparant",
                "vraag": "Is te volgen hoe het besluit tot stand kwam?",
                "norm": "Toelaten tot handelen",
            },
            {
                "id": "deskundigen",
                "vraag": "Adviseerden twee deskundigen, elk in een eigen functie?",
                "norm": "UB 2.51",
            },
            {"id": "motivering", "vraag": "Draagt de motivering het besluit?", "norm": "Awb 3:46"},
            {
                "id": "op_tijd",
                "vraag": "Is het besluit op tijd bekendgemaakt?",
                "norm": "Samen werken aan kwaliteit, B1",
            },
        ],
    },
    "kernproces-resultaat": {
        "naam": "Resultaten van het kernproces",
        "proces": "kernproces",
        "criteria": [
            {
                "id": "doelen",
                "vraag": "Waren de doelen leidend in uitvoering en bijstelling?",
                "norm": "3.2.3",
            },
            {"id": "afstemming", "vraag": "Is steeds met leerling en ouders afgestemd?", "norm": "3.2.4"},
            {"id": "resultaat", "vraag": "Is te zien wat het heeft opgeleverd?", "norm": "3.3.1"},
        ],
    },
}


def vul(registers: Registers, nu: datetime) -> None:
    """Fill the registers once, by the system."""
    namen = {"scholen": SCHOLEN, "organisatie": ORGANISATIE, "aanbod": AANBOD, "capaciteit": CAPACITEIT}
    namen |= {"criteria": CRITERIA}
    for register, regels in namen.items():
        registers.werk_bij(register, regels, Rol.SYSTEEM.value, Rol.SYSTEEM, nu)

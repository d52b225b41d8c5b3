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


def vul(registers: Registers, nu: datetime) -> None:
    """Fill the registers once, by the system."""
    namen = {"scholen": SCHOLEN, "organisatie": ORGANISATIE, "aanbod": AANBOD, "capaciteit": CAPACITEIT}
    for register, regels in namen.items():
        registers.werk_bij(register, regels, Rol.SYSTEEM.value, Rol.SYSTEEM, nu)

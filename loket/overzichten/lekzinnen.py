"""The confidential sentences of the datalekregister, decrypted for who may read them."""

from kernproces.gebeurtenissen import GECORRIGEERD, zaakstroom
from kernproces.gebruik.archief import Archief
from kernproces.opslag.rijen import Lezer
from kernproces.taal.formulier import PERSOON
from loket.overzichten.datalekken import TEKSTEN


def zinnen_van(archief: Archief, lezer: Lezer, zaken: list[str]) -> dict[str, dict[str, str]]:
    """Per zaak, per field: what was written, corrections included; what was erased is not there."""
    return {zaak: _van(archief, lezer, zaak) for zaak in zaken}


def _van(archief: Archief, lezer: Lezer, zaak: str) -> dict[str, str]:
    zinnen: dict[str, str] = {}
    bekend = {veld for velden in TEKSTEN.values() for veld in velden}
    for entry in archief.lees(lezer, zaakstroom(zaak)):
        geheim = archief.ontsluit(entry, {PERSOON.value}).get(PERSOON.value, {})
        if entry["soort"] == GECORRIGEERD:
            wordt = geheim.get("wordt", {})
            zinnen |= {v: str(wordt[v]) for v in bekend & set(wordt)}
        velden = TEKSTEN.get(entry["open"].get("actie", ""), ())
        zinnen |= {v: str(geheim[v]) for v in velden if v in geheim}
    return zinnen

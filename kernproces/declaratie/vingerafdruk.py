"""Vingerafdruk: the identity of a published declaration. Same behaviour, same words: same fingerprint.

SHA-256 over the declaration as data, the source of its conditions, choices, day functions and forms, and the text of
every template it uses. A zaak keeps the fingerprint it was opened under (ontwerp.md section 4).
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from kernproces.declaratie.beschrijving import beschrijf, plat
from kernproces.declaratie.brontekst import bronnen, ingesloten
from kernproces.deugdelijkheid.eisen import alle_functies
from kernproces.deugdelijkheid.formulieren import alle_formulieren
from kernproces.taal.workflow import Workflow

__all__ = [
    "OntbrekendSjabloonError",
    "beschrijf",
    "gebruikte_sjablonen",
    "vingerafdruk",
    "vingerafdrukgegevens",
]


class OntbrekendSjabloonError(ValueError):
    """The text of a template that the declaration uses was not given."""


def vingerafdruk(workflow: Workflow, sjablonen: Mapping[str, str]) -> str:
    """SHA-256, hexadecimal. `sjablonen`: the text of each template by name; those not used do not count."""
    gegevens = vingerafdrukgegevens(workflow, sjablonen)
    # Only text, whole numbers and keys in ASCII: for these this is the canonical form of RFC 8785.
    tekst = json.dumps(gegevens, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()


def vingerafdrukgegevens(workflow: Workflow, sjablonen: Mapping[str, str]) -> dict[str, Any]:
    """What the fingerprint covers, to see which part of two declarations differs."""
    functies = list(alle_functies(workflow))
    gebruikt = gebruikte_sjablonen(workflow)
    if ontbreekt := sorted(gebruikt - set(sjablonen)):
        raise OntbrekendSjabloonError(f"De tekst ontbreekt van de sjablonen: {', '.join(ontbreekt)}.")
    return {
        "declaratie": beschrijf(workflow, kaal=True),
        "bron": [list(stuk) for stuk in bronnen([*(f for _, f in functies), *alle_formulieren(workflow)])],
        "ingesloten": [[waar, plat(mee, kaal=True)] for waar, f in functies if (mee := ingesloten(f))],
        "sjablonen": {naam: sjablonen[naam] for naam in sorted(gebruikt)},
    }


def gebruikte_sjablonen(workflow: Workflow) -> set[str]:
    """Every template that this workflow or the ladder of one of its terms names."""
    van_acties = {b.sjabloon for o in (workflow.start, *workflow.overgangen) for b in o.bericht}
    return van_acties | {
        trede.sjabloon for t in workflow.termijnen.values() for trede in t.ladder if trede.aan
    }

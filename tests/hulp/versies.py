"""A second version of the TLV, as a colleague might publish it: a shorter norm, and a state under another name."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from kernproces.taal.termijn import Lengte, TermijnSoort
from kernproces.taal.workflow import Workflow
from workflows.termijnen.tlv import TLV_NORM
from workflows.tlv import TLV
from workflows.toestanden.tlv import T

KORTER = dataclasses.replace(TLV_NORM, lengte=Lengte.weken(5))
ONDERZOEK = "in_onderzoek"


def vervang(waarde: Any, vervangingen: Mapping[Any, Any]) -> Any:
    """The same declaration with other parts."""
    if isinstance(waarde, str | TermijnSoort) and waarde in vervangingen:
        return vervangingen[waarde]
    if isinstance(waarde, TermijnSoort | type):
        return waarde
    if isinstance(waarde, tuple):
        return tuple(vervang(w, vervangingen) for w in waarde)
    if isinstance(waarde, Mapping):
        return {vervang(k, vervangingen): vervang(w, vervangingen) for k, w in waarde.items()}
    if dataclasses.is_dataclass(waarde):
        velden = {v.name: getattr(waarde, v.name) for v in dataclasses.fields(waarde) if v.init}
        return dataclasses.replace(waarde, **{n: vervang(w, vervangingen) for n, w in velden.items()})
    return waarde


def versie_2(**anders: Any) -> Workflow:
    """A norm of five weeks, and what was 'in behandeling' is called 'in onderzoek'."""
    nieuw = vervang(TLV, {TLV_NORM: KORTER, T.IN_BEHANDELING: ONDERZOEK})
    titels = {**nieuw.toestanden, ONDERZOEK: "In onderzoek"}
    velden = {"versie": 2, "toestanden": titels, "hernoemd": {str(T.IN_BEHANDELING): ONDERZOEK}, **anders}
    return dataclasses.replace(nieuw, **velden)

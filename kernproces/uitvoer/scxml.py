"""A declaration as SCXML (W3C, 1 September 2015), for other tools. What SCXML has no word for stands in our own namespace.

A choice between outcomes is the order of the transitions, as in SCXML itself; a handeling is a transition without target.
A final may have no transitions: what can still be noted after the end is left out, and an end that can be left is a state.
"""

from xml.etree import ElementTree as ET

from kernproces.taal.overgang import Mandaat, Overgang
from kernproces.taal.workflow import Workflow

SCXML = "http://www.w3.org/2005/07/scxml"
EIGEN = "urn:kernproces:declaratie"


def scxml(workflow: Workflow) -> str:
    """The document as text, UTF-8, indented."""
    ET.register_namespace("", SCXML)
    ET.register_namespace("kp", EIGEN)
    wortel = ET.Element(
        f"{{{SCXML}}}scxml",
        {
            "version": "1.0",
            "datamodel": "null",
            "name": f"{workflow.naam}-{workflow.versie}",
            "initial": workflow.begin,
            f"{{{EIGEN}}}titel": workflow.titel,
        },
    )
    for toestand in workflow.toestanden:
        _toestand(wortel, workflow, toestand)
    ET.indent(wortel)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(wortel, encoding="unicode") + "\n"


def _toestand(wortel: ET.Element, w: Workflow, toestand: str) -> None:
    rijen = [o for o in w.overgangen if toestand in o.van]
    kenmerken = {"id": toestand, f"{{{EIGEN}}}titel": w.toestanden[toestand]}
    if toestand in w.einde:
        kenmerken[f"{{{EIGEN}}}soort"] = "einde"
    elif toestand in w.besluiten:
        kenmerken |= {f"{{{EIGEN}}}soort": "besluit", f"{{{EIGEN}}}klaar_na": w.klaar_na}
    klaar = toestand in w.einde and all(rij.naar is None for rij in rijen)
    element = ET.SubElement(wortel, f"{{{SCXML}}}{'final' if klaar else 'state'}", kenmerken)
    for rij in () if klaar else rijen:
        ET.SubElement(element, f"{{{SCXML}}}transition", _overgang(rij))


def _overgang(rij: Overgang) -> dict[str, str]:
    kenmerken = {"event": rij.actie}
    if rij.naar is not None:
        kenmerken["target"] = rij.naar
    kenmerken[f"{{{EIGEN}}}titel"] = rij.titel
    kenmerken[f"{{{EIGEN}}}door"] = " ".join(d.naam if isinstance(d, Mandaat) else d.value for d in rij.door)
    if rij.wanneer is not None:
        kenmerken[f"{{{EIGEN}}}wanneer"] = rij.wanneer.naam
    if rij.eisen:
        kenmerken[f"{{{EIGEN}}}eisen"] = " ".join(e.naam for e in rij.eisen)
    if rij.vanzelf:
        kenmerken[f"{{{EIGEN}}}vanzelf"] = "ja"
    return kenmerken

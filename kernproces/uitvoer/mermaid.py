"""A declaration as a Mermaid state diagram: overgangen as arrows, what changes no state as a note.

What can be done in every state (a note, a document) says nothing about the process and is left out.
"""

from collections.abc import Iterator

from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow

_LEESTEKENS = str.maketrans('":;#<>[]', "',,     ")


def mermaid(workflow: Workflow) -> str:
    """The diagram as text (stateDiagram-v2)."""
    return "\n".join(["stateDiagram-v2", *(f"    {regel}" for regel in _regels(workflow))]) + "\n"


def _regels(w: Workflow) -> Iterator[str]:
    for toestand, titel in w.toestanden.items():
        yield f'state "{_veilig(titel)}" as {toestand}'
    yield f"[*] --> {w.begin} : {w.start.actie}"
    for rij in w.overgangen:
        for van in rij.van:
            if rij.naar is not None:
                yield f"{van} --> {rij.naar} : {_label(rij)}"
    for toestand in w.einde:
        yield f"{toestand} --> [*]"
    for toestand in w.besluiten:
        yield f"{toestand} --> [*] : {w.klaar_na}"
    for toestand in w.toestanden:
        overal = set(w.toestanden)
        hier = [o for o in w.overgangen if o.naar is None and toestand in o.van and set(o.van) != overal]
        handelingen = dict.fromkeys(o.actie for o in hier)
        if handelingen:
            yield f"note right of {toestand}"
            yield from (f"    {actie}" for actie in handelingen)
            yield "end note"


def _label(rij: Overgang) -> str:
    soort = " (vanzelf)" if rij.vanzelf else ""
    keuze = f" [{_veilig(rij.wanneer.titel)}]" if rij.wanneer is not None else ""
    return f"{rij.actie}{soort}{keuze}"


def _veilig(tekst: str) -> str:
    """Without what Mermaid reads as its own: quotes, colons, semicolons, hashes, brackets, line ends."""
    return " ".join(tekst.translate(_LEESTEKENS).split())

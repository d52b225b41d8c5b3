"""Doelen: what a goal says, where a later form, page or letter only has its kenmerk (doel-1).

A goal is a line of a group whose kenmerk follows from `doel`. It stands in the zaak itself, in the one that it hangs on, or in
the core process of the dossier; its words are confidential there, and only told to who may read them there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from textwrap import shorten
from typing import Any, Final

from kernproces.declaratie.veldsoort import extra, groep_in
from kernproces.gebeurtenissen import GECORRIGEERD, dossierstroom, zaakstroom
from kernproces.gebruik.archief import Archief, stand_van
from kernproces.gebruik.register import Register
from kernproces.opslag.rijen import Lezer
from kernproces.taal.formulier import Groep
from kernproces.taal.workflow import Workflow
from kernproces.vertrouwelijk.geheimen import voeg_samen
from kernproces.zaak.stand import Entry, Stand

VELDEN: Final = frozenset({"doel", "doelen"})  # of a form: the kenmerk of one goal, or of several
KERN: Final = "kernproces"
LANGST = 120  # characters of a choice
Open = Callable[[Entry], Mapping[str, dict[str, Any]] | None]


def doelen_van(
    register: Register, archief: Archief, lezer: Lezer, stand: Stand, open_: Callable[[Stand], Open | None]
) -> dict[str, str]:
    """By kenmerk the words of every goal that this zaak may be about, its own first. `open_`: how the steps of a zaak
    are unlocked for these eyes; None: that zaak is not for them.
    """
    if not noemt_doelen(register.van(stand).workflow):
        return {}
    uit: dict[str, str] = {}
    for bron in _bronnen(lezer, stand):
        if (lees := open_(bron)) is not None:
            entries = archief.lees(lezer, zaakstroom(bron["zaak"]))
            uit = doelteksten(register.van(bron).workflow, entries, lees) | uit
    return uit


def _bronnen(lezer: Lezer, stand: Stand) -> Iterator[Stand]:
    yield stand
    dossier = lezer.stroom(dossierstroom(stand["dossier"]))
    zaken = [] if dossier is None else stand_van(dossier)["zaken"]
    anders = [stand.get("hoofdzaak"), *(z["zaak"] for z in reversed(zaken) if z["workflow"] == KERN)]
    namen = [z for z in dict.fromkeys(anders) if z and z != stand["zaak"]]
    rijen = lezer.stromen([zaakstroom(z) for z in namen])
    yield from (stand_van(rijen[zaakstroom(z)]) for z in namen if zaakstroom(z) in rijen)


def doelteksten(workflow: Workflow, entries: Iterable[Entry], open_: Open) -> dict[str, str]:
    """The goals of the steps of one zaak, with what was mended later."""
    uit: dict[str, str] = {}
    stappen: dict[int, str] = {}
    for e in entries:
        if "gegevens" in e["open"]:
            stappen[e["nr"]] = e["open"]["actie"]
            ruw, geheim = e["open"]["gegevens"], open_(e)
        elif e["soort"] == GECORRIGEERD and e["open"]["nr"] in stappen:
            ruw, geheim = e["open"]["wordt"], open_(e)
            geheim = None if geheim is None else {c: deel.get("wordt", {}) for c, deel in geheim.items()}
        else:
            continue
        actie = stappen[e["nr"] if "gegevens" in e["open"] else e["open"]["nr"]]
        if geheim is not None and (velden := _doelvelden(workflow, actie)):
            waarden = voeg_samen(ruw, dict(geheim))
            regels = (r for veld in velden for r in waarden.get(veld) or ())
            uit |= {str(r["id"]): str(r["omschrijving"]) for r in regels if r.get("omschrijving")}
    return uit


def noemt_doelen(workflow: Workflow) -> bool:
    """Whether a form of it names a goal by its kenmerk."""
    return any(_noemt(workflow.formulier(actie)) for actie in (workflow.start.actie, *workflow.acties))


def _noemt(model: type[Groep]) -> bool:
    groepen = (groep_in(info.annotation) for info in model.model_fields.values())
    eigen = any(naam in VELDEN and groep_in(i.annotation) is None for naam, i in model.model_fields.items())
    return eigen or any(_noemt(g) for g in groepen if g is not None)


def _doelvelden(workflow: Workflow, actie: str) -> list[str]:
    """The fields of a form in which goals are set."""
    velden = workflow.formulier(actie).model_fields.items()
    groepen = ((naam, groep_in(info.annotation)) for naam, info in velden)
    return [naam for naam, groep in groepen if groep is not None and _is_doel(groep)]


def _is_doel(groep: type[Groep]) -> bool:
    kenmerk = groep.model_fields.get("id")
    return kenmerk is not None and extra(kenmerk).get("volgt") == "doel"


def voluit(code: str, teksten: Mapping[str, str]) -> str:
    """A goal with its kenmerk behind it."""
    return f"{teksten[code]} ({code})"


def als_keuze(code: str, teksten: Mapping[str, str]) -> str:
    """The same, short enough to choose from."""
    if code not in teksten:
        return code
    return f"{shorten(teksten[code], LANGST, placeholder=' …')} ({code})"

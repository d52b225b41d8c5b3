"""Doelen: what a goal, a requirement or an act of aftercare says, where a later form, page or letter only has its kenmerk (doel-1, eis-2).

It is a line of a group whose kenmerk follows from its kind. It stands in the zaak itself, in the one that it hangs on,
or in the core process of the dossier; its words are confidential there, and only told to who may read them there.
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

# By what a kenmerk follows: the fields of a form that name one or several of them, and the field with its words.
SOORTEN: Final = {
    "doel": (("doel", "doelen"), "omschrijving"),
    "eis": (("eis",), "tekst"),
    "nazorg": (("actie",), "wat"),
}
VELDEN: Final = frozenset(veld for velden, _ in SOORTEN.values() for veld in velden)
KERN: Final = "kernproces"
LANGST = 120  # characters of a choice
Open = Callable[[Entry], Mapping[str, dict[str, Any]] | None]
Teksten = dict[str, dict[str, str]]  # by kind and kenmerk


def doelen_van(
    register: Register, archief: Archief, lezer: Lezer, stand: Stand, open_: Callable[[Stand], Open | None]
) -> Teksten:
    """The words of everything that this zaak may be about, its own first. `open_`: how the steps of a zaak
    are unlocked for these eyes; None: that zaak is not for them.
    """
    uit: Teksten = {soort: {} for soort in SOORTEN}
    if not noemt_doelen(register.van(stand).workflow):
        return uit
    for bron in _bronnen(lezer, stand):
        if (lees := open_(bron)) is not None:
            entries = archief.lees(lezer, zaakstroom(bron["zaak"]))
            gevonden = doelteksten(register.van(bron).workflow, entries, lees)
            uit = {soort: gevonden[soort] | uit[soort] for soort in SOORTEN}
    return uit


def per_kenmerk(teksten: Teksten) -> dict[str, str]:
    """The words of all kinds together."""
    return {code: tekst for per in teksten.values() for code, tekst in per.items()}


def _bronnen(lezer: Lezer, stand: Stand) -> Iterator[Stand]:
    yield stand
    dossier = lezer.stroom(dossierstroom(stand["dossier"]))
    zaken = [] if dossier is None else stand_van(dossier)["zaken"]
    anders = [stand.get("hoofdzaak"), *(z["zaak"] for z in reversed(zaken) if z["workflow"] == KERN)]
    namen = [z for z in dict.fromkeys(anders) if z and z != stand["zaak"]]
    rijen = lezer.stromen([zaakstroom(z) for z in namen])
    yield from (stand_van(rijen[zaakstroom(z)]) for z in namen if zaakstroom(z) in rijen)


def doelteksten(workflow: Workflow, entries: Iterable[Entry], open_: Open) -> Teksten:
    """What the steps of one zaak say, with what was mended later."""
    uit: Teksten = {soort: {} for soort in SOORTEN}
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
            for veld, soort in velden:
                woorden = SOORTEN[soort][1]
                regels = (r for r in waarden.get(veld) or () if r.get(woorden))
                uit[soort] |= {str(r["id"]): str(r[woorden]) for r in regels}
    return uit


def noemt_doelen(workflow: Workflow) -> bool:
    """Whether a form of it names one by its kenmerk."""
    return any(_noemt(workflow.formulier(actie)) for actie in (workflow.start.actie, *workflow.acties))


def _noemt(model: type[Groep]) -> bool:
    groepen = (groep_in(info.annotation) for info in model.model_fields.values())
    eigen = any(naam in VELDEN and groep_in(i.annotation) is None for naam, i in model.model_fields.items())
    return eigen or any(_noemt(g) for g in groepen if g is not None)


def _doelvelden(workflow: Workflow, actie: str) -> list[tuple[str, str]]:
    """The fields of a form in which they are set, each with its kind."""
    velden = workflow.formulier(actie).model_fields.items()
    groepen = ((naam, groep_in(info.annotation)) for naam, info in velden)
    soorten = ((naam, _soort(groep)) for naam, groep in groepen if groep is not None)
    return [(naam, soort) for naam, soort in soorten if soort in SOORTEN]


def _soort(groep: type[Groep]) -> str:
    kenmerk = groep.model_fields.get("id")
    return str(extra(kenmerk).get("volgt") or "") if kenmerk is not None else ""


def voluit(code: str, teksten: Mapping[str, str]) -> str:
    """The words with their kenmerk behind them."""
    return f"{teksten[code]} ({code})"


def als_keuze(code: str, teksten: Mapping[str, str]) -> str:
    """The same, short enough to choose from."""
    if code not in teksten:
        return code
    return f"{shorten(teksten[code], LANGST, placeholder=' …')} ({code})"

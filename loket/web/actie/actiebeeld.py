"""Actiebeeld: the page of one action: its form, what is wrong with it, and what will happen."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from kernproces.declaratie.veldsoort import beschrijf_veld, groep_in
from kernproces.gebruik.bron import Geladen
from kernproces.opslag.rijen import Lezer
from kernproces.rechten.onderdelen import ELKE
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.formulier import Formulier
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow
from kernproces.zaak.oordeel import OnbekendeActieError, Oordeel
from kernproces.zaak.werkdag import werkdagveld
from loket.web.actie.gespreksdag import advies
from loket.web.actie.gevolgbeeld import Gevolgbeeld
from loket.web.actie.herstel import Herstelbeeld
from loket.web.actie.invoer import datum
from loket.web.actie.keuzebron import keuzebron
from loket.web.actie.naast import Naast
from loket.web.actie.telaat import TeLaat
from loket.web.actie.velden import Keuzes, Veld, fouten_van, groepen_van, velden_van, zonder_label
from loket.web.actie.vergelijk import Vergelijking
from loket.web.taal import telwoord
from loket.web.werkplek import Bezoek, NietGevondenError
from loket.web.zaak.inhoud import Gegeven
from loket.web.zaak.termijnbeeld import Termijnbeeld
from loket.web.zaak.verzamelbeeld import Gevraagd

VOORAF = frozenset({"rol", "dossier", "ander_dan"})  # refusals of the person, not of the moment


@dataclass(slots=True)
class Formulierbeeld:
    """A form with what was typed and what is wrong."""

    groepen: list[tuple[str, list[Veld]]]
    fouten: list[tuple[str, str]]
    beletselen: list[Beletsel]
    met_bestand: bool

    @property
    def hoeveel(self) -> str:
        """`Nog twee dingen`."""
        return "Nog " + telwoord(len(self.fouten) + len(self.beletselen), "ding", "dingen", hoofdletter=False)


@dataclass(slots=True)
class Actiepagina:
    """Everything the template needs."""

    adres: str
    bewaar_adres: str  # where the script keeps the draft
    terug: str
    terug_naar: str
    actie: str
    titel: str
    uitleg: str
    norm: str
    onder: str
    formulier: Formulierbeeld
    verwacht: int | None
    eenmalig: str = ""  # of a zaak that is to begin: this form counts once
    gevolg: Gevolgbeeld | None = None
    herstel: Herstelbeeld | None = None  # of a correction: which step, and what stands there now
    naast: list[Naast] = field(default_factory=list)  # earlier steps that this one is about
    gevraagd: list[Gevraagd] = field(default_factory=list)  # what this step gathers, of this person by name
    klokken: list[Termijnbeeld] = field(default_factory=list)  # what runs while this step is waited for
    te_laat: TeLaat | None = None  # of what the director takes note
    wizard: bool = False  # chooses an end date: shown before it is recorded
    # The second step of the wizard: what will be recorded.
    controle: list[Gegeven] = field(default_factory=list)
    rekent: bool = False  # whether it does anything to a term, so that it can be worked out first
    daarna: str = ""
    vergelijking: Vergelijking | None = None  # somebody was first
    kan_niet_meer: list[Beletsel] = field(default_factory=list)  # and then it is no longer possible at all
    bewaard: str = ""  # when the draft was kept
    hervat: bool = False  # this form opens with a draft
    bedenktijd: int = 0  # seconds in which the script can still stop it after the click


def formulierbeeld(
    bezoek: Bezoek,
    workflow: Workflow,
    actie: str,
    stand: dict[str, Any] | None,
    waarden: dict[str, Any],
    beletselen: list[Beletsel],
    focus: str = "",
    vast: dict[str, Keuzes] | None = None,
    school: str | None = ELKE,
    weg: Collection[str] = (),
) -> Formulierbeeld:
    """The fields, with each beletsel of the form at its field and the others in the summary."""
    model = workflow.formulier(actie)
    per_veld = {
        b.eis.removeprefix("gegevens."): zonder_label(b) for b in beletselen if b.eis.startswith("gegevens.")
    }
    overig = [b for b in beletselen if not b.eis.startswith("gegevens.")]
    over = dict(per_veld)
    eerste = f"{focus}{_eerste_van(model, focus)}" if focus else ""
    bron = keuzebron(bezoek, workflow, actie, stand, vast, school)
    velden = velden_van(model, waarden, over, bron, focus=eerste, weg=weg)
    velden.sort(
        key=lambda v: (not v.eerst, v.pad == "reden" and v.soort == "lang" and not v.groep)
    )  # why after what
    for veld in velden:
        if veld.gesprek:
            veld.hulp = f"{veld.hulp} {advies(bezoek, datum(veld.waarde))}".strip()
    overig += [b for b in beletselen if b.eis.removeprefix("gegevens.") in over and b not in overig]
    overig = [replace(b, reden=bezoek.werkplek.namen.voorop(b.reden)) for b in overig]
    return Formulierbeeld(groepen_van(velden), fouten_van(velden), overig, any(v.met_bestand for v in velden))


def _eerste_van(model: type[Formulier], pad: str) -> str:
    """The first field of a line that was just added."""
    info = model.model_fields.get(pad.partition(".")[0])
    groep = groep_in(info.annotation) if info is not None else None
    return next(iter(groep.model_fields), "") if groep is not None else ""


def beginwaarden(workflow: Workflow, actie: str, vandaag: str) -> dict[str, Any]:
    """What a form opens with: the declared defaults, today as the legal day, one empty line where one is needed."""
    model = workflow.formulier(actie)
    waarden: dict[str, Any] = {}
    for naam, info in model.model_fields.items():
        if "velden" in beschrijf_veld(naam, info) and info.is_required():
            waarden[naam] = [{}]
        elif not info.is_required() and (standaard := info.get_default(call_default_factory=True)):
            waarden[naam] = standaard
    if (dag := werkdagveld(model)) is not None:
        waarden[dag] = vandaag
    return waarden


def oordeel_vooraf(bezoek: Bezoek, lezer: Lezer, g: Geladen, actie: str) -> tuple[Overgang, Oordeel]:
    """The overgang this action would be, and what stands in its way before a form is filled in."""
    kern = bezoek.werkplek.kern
    s = kern.bron.situatie(lezer, g, bezoek.persoon, bezoek.rol, actie, bezoek.nu)
    try:
        oordeel = kern.register.van(g.zaak).beoordelaar.vooraf(s)
    except OnbekendeActieError:
        raise NietGevondenError("Deze actie is er niet in deze zaak.") from None
    if oordeel.overgang is None:
        raise NietGevondenError("Deze actie is er niet in deze zaak.")
    return oordeel.overgang, oordeel


def status_van(beletselen: list[Beletsel]) -> int:
    """403 when it is not for this person, 409 when it is not the moment."""
    return 403 if any(b.eis in VOORAF for b in beletselen) else 409


def mag_beginnen(bezoek: Bezoek, workflow: Workflow) -> bool:
    """Whether this role may start a zaak of this kind."""
    return bezoek.rol in workflow.start.rollen and bezoek.rol is not Rol.SYSTEEM

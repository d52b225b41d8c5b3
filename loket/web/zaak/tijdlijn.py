"""Tijdlijn: the history of a zaak as lines that people read: when, what, by whom in which role, and what followed."""

from dataclasses import dataclass, field, replace

from kernproces.gebeurtenissen import (
    GECORRIGEERD,
    GEMIGREERD,
    HANDELING,
    OVERGANG,
    OVERGENOMEN,
    TERMIJN_SOORTEN,
    ZAAK_GESTART,
)
from kernproces.rollen import BUITENROLLEN, Rol
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Entry
from loket.web.taal import dag_maand, einde, met_kleine_letter, rolnaam
from loket.web.werkplek import Bezoek
from loket.web.zaak.inhoud import Gegeven, Stuk, een_gegeven, gegevens_van, stukken_van
from loket.web.zaak.termijnbeeld import korte_naam

STAPPEN = frozenset({ZAAK_GESTART, OVERGANG, HANDELING})
# Not for schools and families.
INTERN = frozenset({"noteer", "voeg_stuk_toe", "draag_over", "geef_vrij", "leg_weg", "herinner", "corrigeer"})


@dataclass(slots=True)
class Moment:
    """One line of the history."""

    nr: int
    dag: str
    vastgelegd: str
    titel: str
    wie: str
    rol: str
    systeem: bool
    soort: str
    toestand: str = ""
    namens: str = ""
    later_vastgelegd: bool = False
    gevolgen: list[str] = field(default_factory=list)
    gegevens: list[Gegeven] = field(default_factory=list)
    stukken: list[Stuk] = field(default_factory=list)

    @property
    def herstelbaar(self) -> bool:
        """Whether somebody filled something in here that can be corrected."""
        return self.soort in STAPPEN and bool(self.gegevens)


def momenten(bezoek: Bezoek, workflow: Workflow, entries: list[Entry]) -> list[Moment]:
    """The lines in order; what the clock did because of a step stands with that step."""
    uit: list[Moment] = []
    for entry in entries:
        vorig = uit[-1] if uit else None
        if (
            entry["soort"] in TERMIJN_SOORTEN
            and vorig is not None
            and vorig.vastgelegd == entry["vastgelegd"]
        ):
            if zin := _termijnzin(workflow, entry):
                vorig.gevolgen.append(zin)
        elif not _verborgen(bezoek, entry):
            uit.append(_moment(bezoek, workflow, entry))
            if entry["soort"] == GECORRIGEERD:
                uit[-1].gegevens = _was_en_wordt(bezoek, workflow, entry, entries)
    return uit


def _was_en_wordt(bezoek: Bezoek, workflow: Workflow, entry: Entry, entries: list[Entry]) -> list[Gegeven]:
    """A correction shows what stood there and what it became; empty when the step is not among these entries."""
    nr, veld = entry["open"]["nr"], entry["open"]["gegeven"]
    stap = next((e for e in entries if e["nr"] == nr), None)
    if stap is None:
        return []
    eerder = [
        e
        for e in entries
        if e["soort"] == GECORRIGEERD
        and e["nr"] < entry["nr"]
        and (e["open"]["nr"], e["open"]["gegeven"]) == (nr, veld)
    ]
    archief, leest = bezoek.werkplek.kern.archief, bezoek.leest(stap)
    was = een_gegeven(archief, workflow, stap, eerder[-1] if eerder else stap, veld, leest)
    wordt = een_gegeven(archief, workflow, stap, entry, veld, leest)
    if was is None and wordt is None:
        return []
    leeg = Gegeven("", "niet ingevuld")
    return [
        replace(was or leeg, label=f"{(was or wordt or leeg).label}: was"),
        replace(wordt or leeg, label="Is nu"),
    ]


def _verborgen(bezoek: Bezoek, entry: Entry) -> bool:
    """Schools and families do not see internal notes and internal reminders."""
    if not bezoek.buiten:
        return False
    intern = entry["open"].get("actie") in INTERN and entry["rol"] not in {str(r) for r in BUITENROLLEN}
    return intern or entry["soort"] in {
        "termijn_herinnerd",
        "termijn_gewaarschuwd",
        "termijn_geescaleerd",
        GECORRIGEERD,
    }


def _moment(bezoek: Bezoek, workflow: Workflow, entry: Entry) -> Moment:
    namen, open_ = bezoek.werkplek.namen, entry["open"]
    archief, leest = bezoek.werkplek.kern.archief, bezoek.leest(entry)
    m = Moment(
        nr=entry["nr"],
        dag=entry["werkt_op"],
        vastgelegd=entry["vastgelegd"],
        titel=_titel(workflow, entry),
        wie=bezoek.wie_deed(entry),
        rol="" if entry["rol"] == Rol.SYSTEEM else rolnaam(entry["rol"]),
        systeem=entry["actor"] == Rol.SYSTEEM.value,
        soort=entry["soort"],
        namens=namen.kort(entry["namens"]) if entry.get("namens") and not bezoek.buiten else "",
    )
    if entry["soort"] in {ZAAK_GESTART, OVERGANG} and open_.get("naar"):
        m.toestand = workflow.toestanden.get(open_["naar"], open_["naar"])
    if entry["soort"] in STAPPEN:
        m.gegevens = gegevens_van(archief, workflow, entry, leest, noem=bezoek.noem)
        eigen = next(
            (g.waarde for g in m.gegevens if open_["actie"] == "voeg_stuk_toe" and g.soort == ""), None
        )
        m.stukken = [] if leest is None else stukken_van(workflow, entry, eigen)
    return m


def _titel(workflow: Workflow, entry: Entry) -> str:
    soort, open_ = entry["soort"], entry["open"]
    if soort in STAPPEN:
        if open_["actie"] == workflow.start.actie and soort == ZAAK_GESTART:
            return workflow.start.titel
        rijen = workflow.acties.get(open_["actie"], ())
        return rijen[0].titel if rijen else str(open_["actie"]).replace("_", " ")
    if soort == GECORRIGEERD:
        return f"Gegeven hersteld bij stap {open_['nr']}"
    if soort == OVERGENOMEN:
        return f"Overgenomen uit {open_['bron']}, kenmerk {open_['kenmerk']}"
    if soort == GEMIGREERD:
        return f"Overgezet naar versie {open_['versie']} van de procedure"
    return _termijnzin(workflow, entry) or soort.replace("_", " ").capitalize()


def _termijnzin(workflow: Workflow, entry: Entry) -> str:
    """What happened to a term, in one line."""
    open_ = entry["open"]
    soort = workflow.termijnen.get(open_["termijn"])
    naam = korte_naam(soort) if soort else open_["termijn"]
    na = open_["na"]
    tot = einde(na["uiterlijk"])
    if entry["soort"] == "termijn_opgeschort":
        laatste = na["opschortingen"][-1] if na["opschortingen"] else {"van": na["begin"]}
        return f"{naam}: klok stil vanaf {dag_maand(laatste['van'])}, einde nu {tot}"
    zinnen = {
        "termijn_gestart": f"{naam}: loopt tot en met {tot}",
        "termijn_hervat": f"{naam}: klok loopt weer, tot en met {tot}",
        "termijn_verlengd": f"{naam}: verlengd tot en met {tot}",
        "termijn_vervangen": f"{naam}: nieuwe datum {tot}",
        "termijn_herrekend": f"{naam}: opnieuw berekend, {tot}",
        "termijn_gestopt": f"{naam}: gestopt",
        "termijn_herinnerd": f"Herinnering: {met_kleine_letter(naam)} tot en met {tot}",
        "termijn_gewaarschuwd": f"Waarschuwing: {met_kleine_letter(naam)} tot en met {tot}",
        "termijn_overschreden": f"{naam} overschreden: was {tot}",
        "termijn_geescaleerd": f"Geëscaleerd: {met_kleine_letter(naam)} was {tot}",
        "termijn_vervallen": f"{naam} verstreken op {tot}",
    }
    return zinnen.get(entry["soort"], "")

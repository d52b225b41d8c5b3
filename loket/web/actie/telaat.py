"""Te laat: beside a form, what runs while its step is waited for; and for the director, of which overrun he takes note."""

from dataclasses import dataclass

from kernproces.gebeurtenissen import TERMIJN_SOORTEN, zaakstroom
from kernproces.opslag.rijen import Lezer
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Entry, Stand
from loket.web.werkplek import Bezoek
from loket.web.zaak.beurt import Beurt, beurt_van
from loket.web.zaak.termijnbeeld import Termijnbeeld, termijnen_van
from loket.web.zaak.tijdlijn import STAPPEN, Moment, momenten

VERTELD = frozenset(
    {"termijn_herinnerd", "termijn_gewaarschuwd", "termijn_overschreden", "termijn_geescaleerd"}
)


@dataclass(frozen=True, slots=True)
class TeLaat:
    """Which terms, in whose hands the zaak is, and what was told and done about it."""

    termijnen: list[Termijnbeeld]
    behandelaar: str
    beurt: Beurt | None
    gedaan: list[Moment]


def klokken_van(bezoek: Bezoek, workflow: Workflow, stand: Stand, actie: str) -> list[Termijnbeeld]:
    """When this is the step that the zaak waits for: the clocks of that wait."""
    wacht = workflow.aan_zet(stand)
    if wacht is None or wacht.doet != actie:
        return []
    van = {soort.id for soort in wacht.klok}
    return [t for t in termijnen_van(stand, workflow, bezoek.vandaag) if t.loopt and t.id in van]


def te_laat_van(bezoek: Bezoek, lezer: Lezer, workflow: Workflow, stand: Stand) -> TeLaat:
    """What is over and was not taken note of yet; when he knows of all, all of it."""
    over = [t for t in termijnen_van(stand, workflow, bezoek.vandaag) if t.te_laat]
    nieuw = [t for t in over if not t.kennis] or over
    entries = list(bezoek.werkplek.kern.archief.lees(lezer, zaakstroom(stand["zaak"])))
    sinds = min((t.uiterlijk[:10] for t in nieuw), default="")
    namen = {t.id for t in nieuw}
    hierover = [e for e in entries if _gaat_erover(e, namen, sinds)]
    return TeLaat(
        nieuw,
        bezoek.werkplek.namen.persoon(stand["behandelaar"]) if stand["behandelaar"] else "",
        beurt_van(bezoek, stand, workflow),
        momenten(bezoek, workflow, hierover),
    )


def _gaat_erover(entry: Entry, namen: set[str], sinds: str) -> bool:
    """What was told of these terms, and every step since the last day."""
    if entry["soort"] in TERMIJN_SOORTEN:
        return entry["soort"] in VERTELD and entry["open"]["termijn"] in namen
    return entry["soort"] in STAPPEN and bool(entry["vastgelegd"][:10] > sinds)

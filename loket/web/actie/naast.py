"""Naast: what lies beside a form because it is about that: what was asked, what was advised, what is proposed."""

from dataclasses import dataclass

from kernproces.gebeurtenissen import GECORRIGEERD, HANDELING, OVERGANG, ZAAK_GESTART, zaakstroom
from kernproces.opslag.rijen import Lezer
from kernproces.taal.formulier import Categorie
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Entry, Stand
from kernproces.zaak.werkdag import werkdagveld
from loket.web.taal import rolnaam
from loket.web.werkplek import Bezoek
from loket.web.zaak.inhoud import Gegeven, gegevens_van

OPEN = 8  # so many lines lie open beside a form, the latest first: on a phone its first field stays near


@dataclass(slots=True)
class Naast:
    """One earlier step, to be read beside the form of this one."""

    titel: str
    wie: str
    dag: str
    nr: int
    gegevens: list[Gegeven]
    hersteld: bool
    open: bool = False  # whether it is unfolded

    @property
    def lengte(self) -> int:
        """How many lines it is."""
        return sum(1 + sum(map(len, g.regels)) for g in self.gegevens)


def naast_van(bezoek: Bezoek, lezer: Lezer, workflow: Workflow, stand: Stand, rij: Overgang) -> list[Naast]:
    """The steps that this one is about, since it was last done as a whole, as far as they are for these eyes."""
    if not rij.naast:
        return []
    entries = list(bezoek.werkplek.kern.archief.lees(lezer, zaakstroom(stand["zaak"])))
    herstel: dict[int, list[Entry]] = {}
    for e in entries:
        if e["soort"] == GECORRIGEERD:
            herstel.setdefault(e["open"]["nr"], []).append(e)
    stappen = [e for e in entries if e["soort"] in {ZAAK_GESTART, OVERGANG, HANDELING}]
    klaar = max((e["nr"] for e in stappen if e["soort"] == OVERGANG and _is(e, rij.actie)), default=0)
    vervallen = {s["nr"] for lijst in stand["verzameld"].values() for s in lijst if s["vervallen"]}
    gezocht = [e for e in stappen if e["nr"] > klaar and e["nr"] not in vervallen]
    gezocht = [e for actie in rij.naast for e in _van(workflow, actie, gezocht)]
    alles = [_naast(bezoek, workflow, e, herstel.get(e["nr"], [])) for e in gezocht]
    alles = [n for n in alles if n.gegevens]
    over = OPEN
    for n in reversed(alles):
        over -= n.lengte
        n.open = over >= 0
    return alles


def _is(entry: Entry, actie: str) -> bool:
    return bool(entry["open"].get("actie") == actie)


def _van(workflow: Workflow, actie: str, stappen: list[Entry]) -> list[Entry]:
    """Of what is gathered everything, of anything else the last."""
    gevonden = [e for e in stappen if _is(e, actie)]
    return gevonden if any(v.actie == actie for v in workflow.verzamelingen) else gevonden[-1:]


def _naast(bezoek: Bezoek, workflow: Workflow, entry: Entry, herstel: list[Entry]) -> Naast:
    """The step as it holds now: what was mended later, is shown as it became."""
    stap = next(o for o in (*workflow.overgangen, workflow.start) if _is(entry, o.actie))
    archief, mag = bezoek.werkplek.kern.archief, bezoek.leest(entry)
    if mag is None and _gevraagd_aan(bezoek, stap):
        mag = frozenset({Categorie.PERSOONSGEGEVEN.value})
        gegevens = gegevens_van(archief, workflow, entry, mag, stap.vraagt, herstel, bezoek.noem)
    else:
        gegevens = gegevens_van(archief, workflow, entry, mag, herstel=herstel, noem=bezoek.noem)
    dag = werkdagveld(stap.gegevens)  # it stands above them already
    gegevens = [g for g in gegevens if dag is None or g.label != stap.gegevens.model_fields[dag].title]
    wie = bezoek.wie_deed(entry) or rolnaam(entry["rol"])
    return Naast(stap.titel, wie, entry["werkt_op"], entry["nr"], gegevens, bool(herstel))


def _gevraagd_aan(bezoek: Bezoek, stap: Overgang) -> bool:
    """Whoever is told of the question, may read the question; nothing else of that step."""
    return bool(stap.vraagt) and any(bezoek.rol in b.aan for b in stap.bericht)

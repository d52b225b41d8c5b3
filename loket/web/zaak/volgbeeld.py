"""Volgbeeld: where a zaak stands, whose turn it is and until when, in plain words, for school and parents.

Never what was decided: that is in the letter. And never anything that somebody filled in.
"""

from dataclasses import dataclass
from datetime import date

from kernproces.rollen import BUITENROLLEN, GEZINSROLLEN, SCHOOLROLLEN, Rol
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Stand
from loket.web.taal import dag_jaar
from loket.web.zaak.termijnbeeld import Termijnbeeld, termijnen_van

Zin = tuple[str, str]  # the sentence, and one more
TLV: dict[str, Zin] = {
    "concept": ("De school maakt de aanvraag.", "Zij is nog niet verstuurd."),
    "ontvangen": ("De aanvraag is binnen.", "Wij kijken of alles erbij zit."),
    "opgeschort": ("Wij wachten op stukken van de school.", "Zolang dat duurt, staat de klok stil."),
    "in_behandeling": (
        "Deskundigen geven advies.",
        "Twee deskundigen kijken los van elkaar naar de aanvraag.",
    ),
    "advies_compleet": ("De adviezen zijn er.", "Nu bereiden wij het besluit voor."),
    "conceptbesluit": ("Wij schrijven het besluit.", "De adviezen zijn er."),
    "ingetrokken": ("De aanvraag is ingetrokken.", "Er komt geen besluit."),
    "doorgezonden": (
        "De aanvraag is doorgestuurd.",
        "Een ander samenwerkingsverband beslist. Daarover kreeg u een brief.",
    ),
}
EIGEN_ZINNEN = {"tlv": TLV}  # of a process that has plainer words than its states
BEZWAAR = "D.BZ.in"
AFGESPROKEN = 2  # the rank of a term that was agreed; before it law and norm
BESLUIT: Zin = ("Het besluit is genomen.", "U krijgt het per brief. Daarin staat wat wij besloten en waarom.")
BEKEND: Zin = ("Het besluit is verstuurd.", "In de brief staat wat wij besloten en waarom.")
KLAAR: Zin = ("Dit is klaar.", "Er hoeft niets meer te gebeuren.")


@dataclass(frozen=True, slots=True)
class Volgbeeld:
    """What school and parents read. `van_u`: what is asked of the school: action and title."""

    zaak: str
    wat: str
    waar: Zin
    beurt: str
    wanneer: Zin
    dag: str  # the day behind that, if there is one: what is asked is put in this order
    van_u: tuple[str, str] | None
    klaar: bool
    bezwaar: bool  # whether bezwaar can be made against what comes out, or came out, of it
    bezwaar_tot: str  # the last day for that, where its term began
    bezwaar_kan: bool  # whether that day is still to come
    sinds: str


def volgbeeld(stand: Stand, workflow: Workflow, vandaag: date, rol: Rol | None = None) -> Volgbeeld:
    """The page of a zaak. `rol`: of the school that reads it; None: a parent with a link."""
    wacht = workflow.aan_zet(stand)
    rollen = wacht.aan_zet(stand) if wacht is not None else ()
    van_u, bezwaar = None, stand["termijnen"].get(BEZWAAR)
    if wacht is not None and rol in rollen and workflow.acties.get(wacht.doet):
        van_u = (wacht.doet, workflow.acties[wacht.doet][0].titel)
    eerste = None if stand["klaar"] else _eerste(stand, workflow, vandaag, bool(van_u))
    return Volgbeeld(
        zaak=stand["zaak"],
        wat=workflow.titel,
        waar=_waar(stand, workflow),
        beurt=_beurt(rollen),
        wanneer=_wanneer(stand, workflow, vandaag, rollen, bool(van_u)),
        dag=eerste.uiterlijk if eerste else "",
        van_u=van_u,
        klaar=stand["klaar"],
        bezwaar=bool(workflow.besluiten) and (not stand["klaar"] or stand["toestand"] in workflow.besluiten),
        bezwaar_tot=str(bezwaar["uiterlijk"]) if bezwaar else "",
        bezwaar_kan=bool(bezwaar) and str(bezwaar["uiterlijk"]) >= vandaag.isoformat(),
        sinds=stand["sinds"],
    )


def _waar(stand: Stand, workflow: Workflow) -> Zin:
    toestand = stand["toestand"]
    if toestand in workflow.besluiten:
        return BEKEND if stand["klaar"] else BESLUIT
    if (zin := EIGEN_ZINNEN.get(workflow.naam, {}).get(toestand)) is not None:
        return zin
    if stand["klaar"]:
        return KLAAR
    return f"{workflow.toestanden[toestand]}.", "Dit is de stap waarin het nu is."


def _beurt(rollen: tuple[Rol, ...]) -> str:
    """Whose turn, as a side and never as a person."""
    if not rollen:
        return "Niemand hoeft nu iets te doen."
    if all(r in SCHOOLROLLEN for r in rollen):
        return "De school is aan de beurt."
    if all(r in GEZINSROLLEN for r in rollen):
        return "U bent aan de beurt. U kreeg daarover bericht."
    if not {*rollen} & BUITENROLLEN:
        return "Het samenwerkingsverband is aan de beurt."
    kanten = [naam for naam, wie in (("u", GEZINSROLLEN), ("de school", SCHOOLROLLEN)) if {*rollen} & wie]
    if not {*rollen} <= BUITENROLLEN:
        kanten.append("het samenwerkingsverband")
    samen = f"{', '.join(kanten[:-1])} en {kanten[-1]} kunnen nu verder."
    return samen[0].upper() + samen[1:]


def _eerste(stand: Stand, workflow: Workflow, vandaag: date, van_u: bool) -> Termijnbeeld | None:
    """The term that counts for the reader: while our clock stands still for his answer, that is the day of his answer."""
    loopt = [t for t in termijnen_van(stand, workflow, vandaag) if t.loopt]
    van_hem = [t for t in loopt if van_u and t.stand != "opgeschort" and t.rang <= AFGESPROKEN]
    wet_of_norm = [t for t in loopt if t.rang < AFGESPROKEN]
    return min(van_hem or wet_of_norm, key=lambda t: t.uiterlijk, default=None)


def _wanneer(stand: Stand, workflow: Workflow, vandaag: date, rollen: tuple[Rol, ...], van_u: bool) -> Zin:
    """Until when; what the reader himself is late with, is not our delay."""
    if stand["klaar"]:
        return "Er loopt niets meer.", ""
    eerste = _eerste(stand, workflow, vandaag, van_u)
    if eerste is None:
        return "Er is nog geen vaste dag.", "Zodra die er is, staat hij hier."
    if eerste.stand == "opgeschort":
        return "De klok staat nu stil.", "Loopt hij weer, dan staat de nieuwe dag hier."
    if eerste.stand == "overschreden" and van_u:
        return f"De laatste dag was {dag_jaar(eerste.uiterlijk)}.", "Het kan nog: daarna gaan wij verder."
    if eerste.stand == "overschreden" and rollen and {*rollen} <= SCHOOLROLLEN:
        return "De school had al klaar moeten zijn.", "Vraag de school wanneer het komt."
    if eerste.stand == "overschreden":
        return (
            "Dit duurt langer dan het mag.",
            "Wij hadden al klaar moeten zijn. Bel ons: u hoort dan wanneer het komt.",
        )
    return eerste.uiterlijk, eerste.titel

"""Keuring: a recorded step held against the declaration as data."""

from typing import Any

from kernproces.gebeurtenissen import OVERGANG, ZAAK_GESTART
from kernproces.naspelen.verslag import Stap, Uitspraak
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow
from kernproces.zaak.oordeel import persoon_beletselen
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Entry, Stand
from kernproces.zaak.werkdag import dag_beletselen, werkdag_van

# What a second playing of the step must give the same; the rest (hash, encryption) is not the step's.
VELDEN = ("soort", "vastgelegd", "werkt_op", "rol", "actor", "namens", "workflow")
# Facts of that day, judged elsewhere or promised as they were.
NIET_NAGESPEELD = ("gelezen", "versie")


def verschil(hoort: Entry, is_: Entry) -> str:
    """How a recorded entry differs from what follows from the step, as a sentence; empty when it does not."""
    for veld in VELDEN:
        if hoort[veld] != is_.get(veld):
            return f"{veld}: er staat {is_.get(veld)!r}, maar hier hoort {hoort[veld]!r}."
    for sleutel in sorted(set(hoort["open"]) | set(is_["open"])):
        if sleutel in NIET_NAGESPEELD and (sleutel != "versie" or "sjabloon" in is_["open"]):
            continue
        if _zonder_versie(hoort["open"].get(sleutel)) != _zonder_versie(is_["open"].get(sleutel)):
            return f"{sleutel}: wat er staat, volgt niet uit de stap en de procedure."
    return ""


def _zonder_versie(waarde: Any) -> Any:
    """A message is compared by template and recipient; in which version it was promised is a fact of that day."""
    if isinstance(waarde, list) and waarde and isinstance(waarde[0], dict) and "sjabloon" in waarde[0]:
        return [{k: w for k, w in b.items() if k != "versie"} if isinstance(b, dict) else b for b in waarde]
    return waarde


def rij_van(workflow: Workflow, entry: Entry, stand: Stand, stap: Stap) -> Overgang | None:
    """The row of the declaration that this step claims to be."""
    open_ = entry["open"]
    if entry["soort"] == ZAAK_GESTART:
        if stand:
            stap.meld("begin", "De zaak begint een tweede keer.", "historie")
        return workflow.start
    if not stand:
        stap.meld("begin", "De zaak begint niet met het begin.", "historie")
        return None
    rijen = workflow.acties.get(open_.get("actie", ""), ())
    naar = open_.get("naar") if entry["soort"] == OVERGANG else None
    for rij in rijen:
        if stand["toestand"] in rij.van and rij.naar == naar:
            return rij
    zin = f"De procedure kent geen stap {open_.get('actie')} van {stand['toestand']} naar {naar or 'dezelfde toestand'}."
    stap.meld("overgang", zin, f"procedure {workflow.naam} {workflow.versie}")
    return None


def keur_stap(workflow: Workflow, rij: Overgang, entry: Entry, stand: Stand, s: Situatie, stap: Stap) -> None:
    """From-state, role, person, duties apart, and the answers of the conditions, all as recorded."""
    open_ = entry["open"]
    if stand and entry["soort"] == OVERGANG and open_.get("van") != stand["toestand"]:
        stap.meld("van", f"De stap noemt een andere toestand dan {stand['toestand']}.", "historie")
    if stand.get("klaar") and not rij.na_afloop:
        stap.meld("klaar", "De zaak was al afgerond.", f"procedure {workflow.naam}")
    for b in persoon_beletselen(s, rij):
        stap.meld(b.eis, b.reden, b.norm)
    keten = list(s.bevoegdheid.keten) if s.bevoegdheid else []
    if (open_.get("keten") or []) != keten or entry["namens"] != (keten[-1] if keten else None):
        stap.meld("namens", "Namens wie de stap is gedaan, past niet bij het register.", "Awb 10:3")
    for eis in rij.eisen:
        if eis.naam not in open_.get("eisen", ()):
            stap.meld("eis", f"Er is niet vastgelegd dat hieraan is voldaan: {eis.titel}", "historie")


def keur_dag(entry: Entry, rij: Overgang, s: Situatie, dicht: bool, stap: Stap) -> None:
    """The legal day: that of the form, not in the future, and earlier than the day of recording only with a reason."""
    dag = werkdag_van(s.gegevens)
    if dag is not None and dag.isoformat() != entry["werkt_op"]:
        stap.meld("werkdag", "De dag waarop de stap werkt, is niet die van het formulier.", "Awb 2:20")
    elif dag is None and (s.overgenomen_op or s.vandaag).isoformat() != entry["werkt_op"]:
        zin = "Deze stap werkt op de dag waarop hij is vastgelegd: het formulier noemt geen andere."
        stap.meld("werkdag", zin, "Awb 2:20")
    for b in dag_beletselen(s, rij):
        stap.meld(b.eis, b.reden, b.norm, _bij(dicht))


def keur_eisen(rij: Overgang, s: Situatie, dicht: bool, stap: Stap) -> None:
    """Ask the conditions again, on the facts as they stood: an extra check of the product.

    `dicht`: confidential content is gone; what a condition then finds missing says nothing of the step.
    """
    for eis, b in gebreken(rij, s):
        if b is None:
            zin = f"Niet opnieuw te beoordelen: {eis}"
            stap.meld("eis", zin, "historie", Uitspraak.NIET_TE_BEOORDELEN)
        else:
            stap.meld(b.eis, b.reden, b.norm, _bij(dicht))


def gebreken(rij: Overgang, s: Situatie) -> list[tuple[str, Beletsel | None]]:
    """What the conditions find; None for one that the entry was mangled too badly for."""
    gevonden: list[tuple[str, Beletsel | None]] = []
    for eis in rij.eisen:
        try:
            gevonden += [(eis.titel, b) for b in eis.beletselen(s)]
        except Exception:  # noqa: BLE001 - a mangled entry may break a condition; that is a finding
            gevonden.append((eis.titel, None))
    return gevonden


def _bij(dicht: bool) -> Uitspraak:
    return Uitspraak.NIET_TE_BEOORDELEN if dicht else Uitspraak.ONRECHTMATIG


def wat(entry: Entry) -> str:
    """An entry in a few words."""
    open_ = entry["open"]
    woorden = (entry["soort"], open_.get("actie"), open_.get("termijn"), open_.get("trede"))
    return " ".join(str(w) for w in woorden if w)

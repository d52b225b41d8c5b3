"""R26 and R27: a suitable place and a plan within six weeks after the melding (norm N5; domein.md 8)."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from kernproces.zaak.stand import Stand
from workflows.cijfers.cijfer import Cijfer
from workflows.termijnen.catalogus import THZ_OPP, THZ_PLEK

Uitkomst = Literal["ja", "nee", "nog", ""]
WIE = (
    "Geteld worden meldingen met een meldingsdag in deze periode, behalve geoorloofd langdurig verzuim en onterechte meldingen. "
    "Wie vertrok of een vrijstelling kreeg voordat de zes weken om waren, telt niet mee; wie nog binnen de zes weken zit ook niet."
)
PLEK = (
    f"Aandeel dat binnen zes weken na de melding op een passende plek zat, met bevestigde aanwezigheid. {WIE}"
)
PLAN = f"Aandeel met een vastgesteld ontwikkelingsperspectief binnen zes weken na de melding. De norm is 100%. {WIE}"
BRON = "De zaken thuiszitter: de dag van de melding en de dag waarop de termijn stopte."


def r26(standen: Iterable[Stand], van: date, tot: date, op: date) -> Cijfer:
    """Placed, with confirmed attendance, on or before the last day of D.THZ.plek."""
    return _cijfer(
        "R26", "Passende plek binnen zes weken", PLEK, standen, THZ_PLEK.id, "plaats", van, tot, op
    )


def r27(standen: Iterable[Stand], van: date, tot: date, op: date) -> Cijfer:
    """A plan on or before the last day of D.THZ.opp; the norm is 100%."""
    return _cijfer("R27", "Plan binnen zes weken", PLAN, standen, THZ_OPP.id, "stel_opp_vast", van, tot, op)


def _cijfer(
    code: str,
    titel: str,
    definitie: str,
    standen: Iterable[Stand],
    termijn: str,
    actie: str,
    van: date,
    tot: date,
    op: date,
) -> Cijfer:
    per: dict[str, list[str]] = {"ja": [], "nee": [], "nog": [], "": []}
    for stand in standen:
        gemeld = gemeld_op(stand)
        if gemeld is not None and van <= gemeld <= tot and ongeoorloofd(stand):
            per[_uitkomst(stand, termijn, actie, op)].append(stand["zaak"])
    return Cijfer(code, titel, definitie, BRON, tuple(per["ja"]), tuple(per["nee"]), tuple(per["nog"]))


def gemeld_op(stand: Stand) -> date | None:
    """The day of the melding, or None."""
    melding = stand["gedaan"].get("meld")
    return date.fromisoformat(melding["op"]) if melding else None


def is_thuis(stand: Stand) -> bool:
    """Still at home, as far as this zaak knows."""
    return not stand["klaar"] and stand["toestand"] != "geplaatst"


def eerste_dag(stand: Stand) -> date:
    """The first day of absence, as it was reported, or else as the school saw it."""
    feiten = stand["gedaan"].get("meld", stand["gedaan"]["signaleer"])["gegevens"]
    return date.fromisoformat(feiten["eerste_verzuimdag"])


def ongeoorloofd(stand: Stand) -> bool:
    """Absoluut or relatief, and really reported: what the Inspectie counts as thuiszitter."""
    soort = stand["gedaan"]["meld"]["gegevens"]["soort"]
    return bool(soort != "geoorloofd_langdurig") and stand["toestand"] != "onterecht"


def _uitkomst(stand: Stand, termijn: str, actie: str, op: date) -> Uitkomst:
    t = stand["termijnen"][termijn]
    uiterlijk, gestopt = date.fromisoformat(t["uiterlijk"]), t["gestopt_op"]
    gedaan = actie in stand["gedaan"] or "vanuit" in t  # or in the zaak of the plan itself
    if gedaan and gestopt is not None:
        return "ja" if date.fromisoformat(gestopt) <= uiterlijk else "nee"
    if gestopt is not None and date.fromisoformat(gestopt) <= uiterlijk:
        return "nee" if stand["toestand"] == "gesloten" else ""  # left before it was due
    return "nee" if op > uiterlijk else "nog"

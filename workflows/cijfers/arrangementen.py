"""R21: whether extra support reached its goals, and what was spent of what was granted (norm N2 and N4; domein.md 8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kernproces.zaak.stand import Stand
from workflows.cijfers.cijfer import Cijfer

DEFINITIE = (
    "Aandeel van de doelen dat is behaald, van alle doelen die in deze periode zijn geëvalueerd. Van elk arrangement telt de laatste "
    "evaluatie. Een deels behaald doel telt als niet behaald."
)
BRON = "De zaken arrangement: de uitkomst per doel bij het evalueren."


@dataclass(frozen=True, slots=True)
class Besteding:
    """One kind of means: granted and spent, over the evaluated arrangements."""

    soort: str
    toegekend: int
    besteed: int


def r21(standen: Iterable[Stand], van: date, tot: date) -> Cijfer:
    """The share of goals that were reached; each goal as `Z-1 doel-1`."""
    ja: list[str] = []
    nee: list[str] = []
    for stand in geevalueerd(standen, van, tot):
        for uitkomst in stand["gedaan"]["evalueer"]["gegevens"]["uitkomsten"]:
            doel = f"{stand['zaak']} {uitkomst['doel']}"
            (ja if uitkomst["resultaat"] == "behaald" else nee).append(doel)
    return Cijfer("R21", "Doelen van arrangementen behaald", DEFINITIE, BRON, tuple(ja), tuple(nee))


def besteding(standen: Iterable[Stand], van: date, tot: date) -> list[Besteding]:
    """Per kind of means what was granted (the latest extension included) and what was spent."""
    toegekend: dict[str, int] = {}
    besteed: dict[str, int] = {}
    for stand in geevalueerd(standen, van, tot):
        for actie, som in (("ken_toe", toegekend), ("verleng", toegekend), ("evalueer", besteed)):
            gegevens = stand["gedaan"].get(actie, {}).get("gegevens", {})
            for middel in gegevens.get("besteed" if actie == "evalueer" else "middelen", ()):
                som[middel["soort"]] = som.get(middel["soort"], 0) + middel["aantal"]
    soorten = sorted({*toegekend, *besteed})
    return [Besteding(s, toegekend.get(s, 0), besteed.get(s, 0)) for s in soorten]


def geevalueerd(standen: Iterable[Stand], van: date, tot: date) -> list[Stand]:
    """Whose latest evaluation lies in this period."""

    def hoort(stand: Stand) -> bool:
        laatste = stand["gedaan"].get("evalueer")
        return laatste is not None and van <= date.fromisoformat(laatste["op"]) <= tot

    return [stand for stand in standen if hoort(stand)]

"""Kaart: where a zaak is, as a railway map: travelled line thick, suspension a siding, what may come dashed.

The same stops are a list on a narrow screen and a table for who cannot use a drawing. Only arithmetic, no browser.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from kernproces.gebeurtenissen import GEMIGREERD, OVERGANG, ZAAK_GESTART
from kernproces.opsomming import of
from kernproces.taal.verzameling import Verzameling
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Entry, Stand
from loket.web.taal import dag_kort, rolnaam
from loket.web.werkplek import Bezoek

BREEDTE, LIJN, ZIJ, RAND = 1000, 96, 160, 70
MEEST_GEREISD, MEEST_VERDER, MEEST_TAKKEN = 5, 3, 3


@dataclass(slots=True)
class Halte:
    """One stop. `stand`: geweest, nu or volgt; `zij`: on a siding because the clock stands still there."""

    toestand: str
    titel: str
    stand: str
    sinds: str = ""
    door: str = ""
    zij: bool = False
    x: int = 0
    y: int = LIJN

    @property
    def regels(self) -> list[str]:
        """The title on at most two lines."""
        return twee_regels(self.titel, 16)


def twee_regels(titel: str, breed: int) -> list[str]:
    """A title of more than `breed` characters over two lines, as equal as its words allow."""
    woorden = titel.split(" ")
    if len(titel) <= breed or len(woorden) == 1:
        return [titel]
    half = min(range(1, len(woorden)), key=lambda i: abs(len(" ".join(woorden[:i])) - len(titel) / 2))
    return [" ".join(woorden[:half]), " ".join(woorden[half:])]


@dataclass(slots=True)
class Kaart:
    """The whole drawing."""

    alles: list[Halte]  # every stop, for list and table
    haltes: list[Halte] = field(default_factory=list)  # those that are drawn
    stukken: list[tuple[str, str]] = field(default_factory=list)  # (kind, path)
    eerder: int = 0
    ook: str = ""
    hoogte: int = 190
    beschrijving: str = ""


def kaart_van(bezoek: Bezoek, workflow: Workflow, stand: Stand, entries: list[Entry]) -> Kaart:
    """The map of a zaak."""
    gereisd = _gereisd(bezoek, workflow, entries)
    gereisd[-1].stand = "nu"
    verder, takken = ([], []) if stand["klaar"] else _verder(workflow, stand["toestand"])
    kaart = Kaart(alles=[*gereisd, *verder, *takken])
    kaart.eerder = max(0, len(gereisd) - MEEST_GEREISD)
    _plaats(kaart, gereisd[kaart.eerder :], verder, takken)
    kaart.ook = _ook(workflow, stand, {h.toestand for h in (*verder, *takken)})
    kaart.beschrijving = _beschrijving(gereisd, verder, takken)
    return kaart


def _zijspoor(workflow: Workflow, toestand: str) -> bool:
    """A state of its own in which clocks stand still."""
    return any(spoor.schort_op and tuple(spoor.waar) == (toestand,) for spoor in workflow.sporen)


def _gereisd(bezoek: Bezoek, workflow: Workflow, entries: list[Entry]) -> list[Halte]:
    haltes: list[Halte] = []
    for entry in entries:
        naar = entry["open"].get("naar")
        if entry["soort"] not in {ZAAK_GESTART, OVERGANG, GEMIGREERD} or not naar:
            continue
        if haltes and haltes[-1].toestand == naar:
            continue
        wie = bezoek.wie_deed(entry)
        door = wie if entry["rol"] == "systeem" else ", ".join(filter(None, (wie, rolnaam(entry["rol"]))))
        titel = workflow.toestanden.get(naar, naar)
        haltes.append(
            Halte(naar, titel, "geweest", dag_kort(entry["werkt_op"]), door, _zijspoor(workflow, naar))
        )
    return haltes


def _verder(workflow: Workflow, toestand: str) -> tuple[list[Halte], list[Halte]]:
    """The expected way from here, then the decisions it can end in."""
    verder: list[Halte] = []
    gezien, hier = {toestand}, toestand
    while len(verder) < MEEST_VERDER:
        if takken := _takken(workflow, hier):
            return verder, takken
        naar = _verwacht(workflow, hier)
        if naar is None or naar in gezien:
            return verder, []
        gezien.add(naar)
        verder.append(
            Halte(
                naar, workflow.toestanden[naar], "volgt", "", _wie(workflow, hier), _zijspoor(workflow, naar)
            )
        )
        hier = naar
    return verder, []


def _verwacht(workflow: Workflow, toestand: str) -> str | None:
    """Where the expected action leads; of a collection where it leads once complete."""
    wacht = workflow.wacht.get(toestand)
    if wacht is None:
        return None
    doet = [w.doet for w in wacht.keten]
    for o in (o for actie in doet for o in workflow.acties.get(actie, ())):
        if toestand in o.van and o.naar is not None:
            return o.naar
    for o in workflow.vanzelf_bij.get(toestand, ()):
        if o.na in doet or (isinstance(o.zodra, Verzameling) and o.zodra.actie in doet):
            return o.naar
    return None


def _takken(workflow: Workflow, toestand: str) -> list[Halte]:
    """When a decision is expected here: every decision that can be taken here."""
    if _verwacht(workflow, toestand) not in workflow.besluiten:
        return []
    doelen = dict.fromkeys(
        o.naar for o in workflow.overgangen if toestand in o.van and o.naar in workflow.besluiten and o.naar
    )
    wie = _wie(workflow, toestand)
    return [Halte(t, workflow.toestanden[t], "volgt", "", wie) for t in list(doelen)[:MEEST_TAKKEN]]


def _wie(workflow: Workflow, toestand: str) -> str:
    wacht = workflow.wacht.get(toestand)
    return of([r.titel for r in wacht.wie]) if wacht else ""


def _plaats(kaart: Kaart, gereisd: list[Halte], verder: list[Halte], takken: list[Halte]) -> None:
    kolommen = len(gereisd) + len(verder) + (1 if takken else 0)
    stap = (BREEDTE - 2 * RAND) / max(1, kolommen - 1) if kolommen > 1 else 0
    stap = min(stap, 230)
    for i, halte in enumerate([*gereisd, *verder]):
        halte.x = round(RAND + i * stap)
        halte.y = ZIJ if halte.zij else LIJN
    for i, halte in enumerate(takken):
        halte.x = round(RAND + (kolommen - 1) * stap)
        halte.y = round(LIJN + (i - (len(takken) - 1) / 2) * 88)
    kaart.haltes = [*gereisd, *verder, *takken]
    laagst = max(h.y for h in kaart.haltes)
    kaart.hoogte = laagst + (74 if laagst == ZIJ else 54)
    for a, b in pairwise(gereisd):
        kaart.stukken.append(("stil" if a.zij or b.zij else "gereisd", _pad(a, b)))
    for a, b in zip([gereisd[-1], *verder], verder, strict=False):
        kaart.stukken.append(("later", _pad(a, b)))
    laatste = [gereisd[-1], *verder][-1]
    kaart.stukken += [("later", _pad(laatste, tak)) for tak in takken]


def _pad(a: Halte, b: Halte) -> str:
    """A straight line, or a gentle S between two heights."""
    if a.y == b.y:
        return f"M{a.x} {a.y}H{b.x}"
    midden = round((a.x + b.x) / 2)
    return f"M{a.x} {a.y}C{midden} {a.y} {midden} {b.y} {b.x} {b.y}"


def _ook(workflow: Workflow, stand: Stand, getekend: set[str]) -> str:
    """Where else it can go from here, as a sentence."""
    if stand["klaar"]:
        return ""
    hier = stand["toestand"]
    doelen = dict.fromkeys(
        o.naar for o in workflow.overgangen if hier in o.van and o.naar and o.naar not in getekend
    )
    titels = [workflow.toestanden[t].lower() for t in doelen if t and t != hier]
    return f"Vanaf hier ook mogelijk: {of(titels)}." if titels else ""


def _beschrijving(gereisd: list[Halte], verder: list[Halte], takken: list[Halte]) -> str:
    tekst = f"Geweest: {', '.join(h.titel for h in gereisd[:-1])}. " if gereisd[:-1] else ""
    tekst += f"Nu: {gereisd[-1].titel}, sinds {gereisd[-1].sinds}."
    komt = [h.titel for h in verder] + ([of([h.titel for h in takken])] if takken else [])
    return f"{tekst} Daarna volgt: {', dan '.join(komt)}." if komt else tekst

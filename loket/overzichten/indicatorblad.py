"""The indicators as text for a person, JSON for a system and CSV for a spreadsheet: always with their definition."""

import json

from loket.overzichten.uitvoer import Rijen, als_csv
from workflows.cijfers.indicator import Meting, Telling, Vorm
from workflows.jaar import VERPLICHTINGEN


def getal(m: Meting) -> str:
    """The number in words: `95% (19 van 20)`, `12`, or that nothing counts yet."""
    if m.indicator.vorm is Vorm.AANTAL:
        return str(m.noemer)
    return "nog niets te tellen" if m.procent is None else f"{m.procent}% ({m.ja} van {m.noemer})"


def als_tekst(metingen: list[Meting], jaar: int) -> str:
    """Three lines an indicator."""
    regels = [f"Indicatoren schooljaar {jaar}-{jaar + 1}"]
    for m in metingen:
        i = m.indicator
        erbij = [f"{m.nog} nog niet beslist"] if m.nog else []
        erbij += [f"{m.bruto} dagen bruto, {m.netto} netto"] if m.bruto is not None else []
        erbij += ["doel gehaald" if m.gehaald else "doel niet gehaald"] if m.gehaald is not None else []
        regels += ["", f"{i.code}  {i.titel}: {'; '.join([getal(m), *erbij])}"]
        regels += [f"    Doel: {i.doel.tekst}", f"    Geteld: {i.definitie}"]
    return "\n".join(regels)


def als_json(metingen: list[Meting], jaar: int) -> str:
    """One document, with the zaken behind each number."""
    document = {"schooljaar": jaar, "indicatoren": [_een(m) for m in metingen]}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _een(m: Meting) -> dict[str, object]:
    i = m.indicator
    overleg = VERPLICHTINGEN[i.besproken]
    return {
        "code": i.code,
        "eis": i.eis,
        "speerpunt": i.speerpunt,
        "titel": i.titel,
        "definitie": i.definitie,
        "doel": i.doel.tekst,
        "bron": i.bron,
        "middel": i.middel,
        "toetssteen": i.toetssteen.value,
        "besproken": {
            "taak": overleg.id,
            "door": overleg.door,
            "aan": overleg.aan,
            "wanneer": overleg.ritme.tekst,
        },
        "ja": m.ja,
        "geteld": m.noemer,
        "nog_niet_beslist": m.nog,
        "procent": m.procent,
        "gehaald": m.gehaald,
        "dagen_bruto": m.bruto,
        "dagen_netto": m.netto,
        "zaken": [_telling(t) for t in m.tellingen],
    }


def _telling(t: Telling) -> dict[str, object]:
    alles = {
        "zaak": t.zaak,
        "dag": t.dag.isoformat(),
        "uitkomst": t.uitkomst.value,
        "groep": t.groep,
        "wat": t.wat,
        "bruto": t.bruto,
        "netto": t.netto,
    }
    return {k: v for k, v in alles.items() if v not in ("", None)}


def cijfers_csv(metingen: list[Meting], jaar: int) -> str:
    """One indicator or group a line."""
    kop = ["schooljaar", "code", "indicator", "soort", "ja", "geteld", "nog_niet_beslist", "procent"]
    rijen: Rijen = [[*kop, "dagen_bruto", "dagen_netto", "doel", "definitie", "bron"]]
    for alle in metingen:
        i = alle.indicator
        for naam, m in (("", alle), *alle.groepen()):
            tal = [m.ja, m.noemer, m.nog, m.procent, m.bruto, m.netto]
            rijen.append([jaar, i.code, i.titel, naam, *tal, i.doel.tekst, i.definitie, i.bron])
    return als_csv(rijen)


def zaken_csv(m: Meting) -> str:
    """One thing that counts a line."""
    rijen: Rijen = [["code", "zaak", "dag", "uitkomst", "soort", "wat", "dagen_bruto", "dagen_netto"]]
    for t in m.tellingen:
        tal = [t.uitkomst.value, t.groep, t.wat, t.bruto, t.netto]
        rijen.append([m.indicator.code, t.zaak, t.dag.isoformat(), *tal])
    return als_csv(rijen)

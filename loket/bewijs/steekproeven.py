"""Steekproeven: the protocol of one, read from its history, and how the school year stands. For page, export and command."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import Archief
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.rondblik import Databankblik
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.vertrouwelijk.geheimen import voeg_samen
from kernproces.zaak.stand import Entry, Stand
from loket.bedrading import Samenstel
from workflows.soorten.steekproef import SOORTEN, Soort
from workflows.steekproeven.schooljaar import Jaarregel, jaarregels, pro_scholen_zonder

NAAM = "steekproef"
STAPPEN = (
    "verdeel",
    "stel_resultaten_vast",
    "bespreek",
    "bepaal_maatregelen",
    "sluit",
    "trek_in",
)


def alle(lezer: Lezer) -> list[Stand]:
    """Every steekproef, the newest first."""
    return sorted(Databankblik(lezer, "").zaken(NAAM), key=lambda s: (s["gestart"], s["zaak"]), reverse=True)


def schooljaar(
    samenstel: Samenstel, lezer: Lezer, jaar: date, vandaag: date
) -> tuple[list[Jaarregel], list[str]]:
    """What is required and done, and the pro schools of which nothing was drawn yet."""
    steekproeven = alle(lezer)
    scholen = samenstel.kern.bron.registers(lezer).alle_op("scholen", vandaag)
    return jaarregels(steekproeven, jaar, vandaag), pro_scholen_zonder(steekproeven, scholen, jaar)


def protocol_van(archief: Archief, lezer: Lezer, zaak: str, categorieen: Collection[str]) -> dict[str, Any]:
    """The whole protocol as data. What is confidential is in it only for who may see these categories."""
    rijen = {nr: hash_.hex() for nr, _, hash_ in lezer.geschiedenis(zaakstroom(zaak))}
    entries = list(archief.lees(lezer, zaakstroom(zaak)))
    if not entries or entries[0]["open"].get("workflow") != NAAM:
        raise OnbekendError(f"Er is geen steekproef {zaak!r}.")
    plan = entries[0]
    gegevens = plan["open"]["gegevens"]
    protocol: dict[str, Any] = {
        "steekproef": zaak,
        "soort": gegevens["soort"],
        "titel": SOORTEN[Soort(gegevens["soort"])].titel,
        "norm": SOORTEN[Soort(gegevens["soort"])].norm,
        "plan": _stap(plan, rijen) | {k: v for k, v in gegevens.items() if k not in ("soort", "criteria")},
        "criteria": plan["open"]["toegevoegd"]["criteria"],
        "zaad": gegevens["zaad"],
        "omvang": gegevens["omvang"],
    }
    for entry in entries:
        actie = entry["open"].get("actie")
        if actie == "trek":
            protocol |= _trekking(entry, rijen)
        elif actie == "beoordeel":
            protocol.setdefault("beoordelingen", []).append(_met_inhoud(archief, entry, rijen, categorieen))
        elif actie in STAPPEN:
            protocol[actie] = _met_inhoud(archief, entry, rijen, categorieen)
    zaken = {g["geval"]: g["zaak"] for g in protocol.get("gevallen", ())}
    for b in protocol.get("beoordelingen", ()):
        b["werkten"] = _werkten(archief, lezer, zaken.get(b["geval"], ""), b["vastgelegd"])
    return protocol


def _werkten(archief: Archief, lezer: Lezer, zaak: str, tot: str) -> list[str]:
    """Everybody whose work this zaak was when it was judged: who did a step in it, for whom, and who carried it."""
    wie: set[str] = set()
    for entry in archief.lees(lezer, zaakstroom(zaak)):
        if entry["vastgelegd"] <= tot and entry["rol"] != Rol.SYSTEEM.value:
            wie |= {entry["actor"], *entry["open"].get("keten", ()), entry["open"].get("behandelaar") or ""}
    return sorted(wie - {""})


def _trekking(entry: Entry, rijen: dict[int, str]) -> dict[str, Any]:
    trekking = entry["open"]["toegevoegd"]["trekking"]
    nummer = entry["open"].get("nummer", {}).get("steekproef")
    return {
        "volgnummer": nummer,
        "getrokken": _stap(entry, rijen),
        "zegel": trekking["zegel"],
        "populatiehash": trekking["populatiehash"],
        "populatie": entry["open"]["bijlagen"]["populatie"]["zaken"],
        "gevallen": trekking["gevallen"],
    }


def _stap(entry: Entry, rijen: dict[int, str]) -> dict[str, Any]:
    """Which entry it is, by whom, when, with its seal."""
    return {
        "nr": entry["nr"],
        "op": entry["werkt_op"],
        "vastgelegd": entry["vastgelegd"],
        "door": entry["actor"],
        "namens": entry["namens"],
        "rol": entry["rol"],
        "hash": rijen[entry["nr"]],
    }


def _met_inhoud(
    archief: Archief, entry: Entry, rijen: dict[int, str], categorieen: Collection[str]
) -> dict[str, Any]:
    geheim = archief.ontsluit(entry, categorieen)
    inhoud = voeg_samen(entry["open"]["gegevens"], geheim)
    toegevoegd: dict[str, Any] = entry["open"].get("toegevoegd", {})
    return _stap(entry, rijen) | inhoud | toegevoegd


def als_tekst(p: dict[str, Any]) -> str:
    """The protocol as plain text, to print or to file."""
    delen = (_plan_als_tekst, _trekking_als_tekst, _uitslag_als_tekst, _gevolg_als_tekst)
    return "\n".join([*(regel for deel in delen for regel in deel(p)), ""])


def _plan_als_tekst(p: dict[str, Any]) -> Iterator[str]:
    plan, criteria = p["plan"], p["criteria"]
    yield f"Protocol steekproef {p['steekproef']}: {p['titel']} ({p['norm']})"
    yield ""
    yield f"Gepland op {plan['op']} door {plan['door']} (stap {plan['nr']})."
    yield f"Periode {plan['van']} tot en met {plan['tot']}; omvang {p['omvang']}; strata: {plan['strata']}."
    yield f"Zaad: {p['zaad']}"
    yield f"Criteria: {criteria['lijst']}, versie {criteria['nr']}."
    for c in criteria["criteria"]:
        yield f"  - {c['id']}: {c.get('vraag', '')} ({c.get('norm', '')})"


def _trekking_als_tekst(p: dict[str, Any]) -> Iterator[str]:
    if "zegel" not in p:
        return
    yield ""
    yield f"Getrokken op {p['getrokken']['op']} door {p['getrokken']['door']}; volgnummer {p['volgnummer']}."
    yield f"Zegel: {p['zegel']}"
    yield f"Populatie: {len(p['populatie'])} zaken, SHA-256 {p['populatiehash']}"
    yield "Gevallen:"
    for g in p["gevallen"]:
        yield f"  {g['geval']}: {g['zaak']}" + (f" ({g['stratum']})" if g["stratum"] else "")
    for b in p.get("beoordelingen", ()):
        oordelen = ", ".join(f"{o['criterium']}: {o['oordeel']}" for o in b["oordelen"])
        yield f"{b['op']} {b['door']} beoordeelt {b['geval']}: {oordelen}"


def _uitslag_als_tekst(p: dict[str, Any]) -> Iterator[str]:
    if "stel_resultaten_vast" not in p:
        return
    yield ""
    yield "Uitslag per criterium (voldoet / deels / niet / nvt):"
    for criterium, t in p["stel_resultaten_vast"]["uitslag"]["per_criterium"].items():
        yield f"  {criterium}: {t['voldoet']} / {t['deels']} / {t['niet']} / {t['nvt']}"


def _gevolg_als_tekst(p: dict[str, Any]) -> Iterator[str]:
    if "bespreek" in p:
        yield ""
        yield f"Besproken op {p['bespreek']['op']} met: {', '.join(p['bespreek']['aanwezig'])}."
    if "bepaal_maatregelen" in p:
        m = p["bepaal_maatregelen"]
        yield f"Gevolg: {m['gevolg'].replace('_', ' ')}."
        for r in m["maatregelen"]:
            yield f"  - {r.get('maatregel', 'maatregel')}: {r['eigenaar']}, uiterlijk {r['uiterlijk']}"
    if "trek_in" in p:
        yield ""
        yield f"Ingetrokken op {p['trek_in']['op']}."

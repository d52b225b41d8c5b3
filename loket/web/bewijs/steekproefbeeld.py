"""Steekproefbeeld: the school year and the protocol in the words of a page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kernproces.zaak.stand import Stand
from loket.bewijs import steekproeven
from loket.web.werkplek import Bezoek
from workflows.soorten.steekproef import SOORTEN, Soort
from workflows.steekproeven.schooljaar import Jaarregel, Jaarstand
from workflows.steekproeven.trekking import Lid, lot, populatiehash, trek

LIKKEN = {
    Jaarstand.GEHAALD: ("ok", "ok"),
    Jaarstand.ONDERWEG: ("info", "rust"),
    Jaarstand.NOG_TE_DOEN: ("let", "let"),
    Jaarstand.TE_LAAT: ("fout", "fout"),
}
WOORDEN = ("voldoet", "deels", "niet", "nvt")


@dataclass(slots=True)
class Vereiste:
    """One requirement of the year, with its sign."""

    regel: Jaarregel
    teken: str
    kleur: str


@dataclass(slots=True)
class Jaarbeeld:
    """The page of a school year."""

    naam: str
    vorige: int
    volgende: int | None
    vereisten: list[Vereiste]
    pro_zonder: list[str]
    regels: list[dict[str, Any]]


def jaarbeeld(bezoek: Bezoek, begin: date) -> Jaarbeeld:
    """What was required and done in the school year that begins on this day, and the steekproeven of it."""
    plek = bezoek.werkplek
    einde = date(begin.year + 1, 7, 31)
    with plek.samenstel.opslag.lezen() as lezer:
        regels, zonder = steekproeven.schooljaar(plek.samenstel, lezer, begin, bezoek.vandaag)
        alle = [s for s in steekproeven.alle(lezer) if begin.isoformat() <= s["gestart"] <= einde.isoformat()]
    return Jaarbeeld(
        naam=f"{begin.year}-{begin.year + 1}",
        vorige=begin.year - 1,
        volgende=begin.year + 1 if einde < bezoek.vandaag else None,
        vereisten=[Vereiste(r, *LIKKEN[r.stand]) for r in regels],
        pro_zonder=[plek.namen.school(s) for s in zonder],
        regels=[_regel(bezoek, s) for s in alle],
    )


def _regel(bezoek: Bezoek, s: Stand) -> dict[str, Any]:
    plan = s["gedaan"]["plan"]["gegevens"]
    workflow = bezoek.werkplek.kern.register.van(s).workflow
    trekking = s.get("toegevoegd", {}).get("trekking")
    return {
        "zaak": s["zaak"],
        "titel": SOORTEN[Soort(plan["soort"])].titel,
        "van": plan["van"],
        "tot": plan["tot"],
        "toestand": workflow.toestanden[s["toestand"]],
        "nummer": s["nummers"].get("steekproef"),
        "gevallen": len(trekking["gevallen"]) if trekking else None,
        "populatie": trekking["populatie"] if trekking else None,
    }


@dataclass(slots=True)
class Protocolbeeld:
    """The page of a protocol."""

    p: dict[str, Any]
    namen: dict[str, str]
    gevallen: list[dict[str, Any]]
    uitslag: list[dict[str, Any]]
    verschillen: int
    populatie_klopt: bool
    trekking_klopt: bool


def protocolbeeld(bezoek: Bezoek, p: dict[str, Any]) -> Protocolbeeld:
    """The protocol with names, the judgements per case, and the draw repeated while the page is made."""
    leden = [Lid(z["zaak"], z["stratum"], z["nr"]) for z in p.get("populatie", ())]
    opnieuw = [x.zaak for x in trek(leden, p["zaad"], p["zegel"], p["omvang"])] if leden else []
    uitslag = p.get("stel_resultaten_vast", {}).get("uitslag", {})
    per_criterium = uitslag.get("per_criterium", {})
    wie = _mensen(p)
    return Protocolbeeld(
        p=p,
        namen={w: bezoek.werkplek.namen.persoon(w) for w in wie},
        gevallen=[_geval(p, g) for g in p.get("gevallen", ())],
        uitslag=[
            {"vraag": c.get("vraag", c["id"]), "norm": c.get("norm", "")} | per_criterium[c["id"]]
            for c in p["criteria"]["criteria"]
            if c["id"] in per_criterium
        ],
        verschillen=uitslag.get("verschillen", 0),
        populatie_klopt=bool(leden) and populatiehash(leden) == p["populatiehash"],
        trekking_klopt=bool(leden) and opnieuw == [g["zaak"] for g in p["gevallen"]],
    )


def _geval(p: dict[str, Any], g: dict[str, Any]) -> dict[str, Any]:
    """One case with its lot, its judges and what they found."""
    oordelen = [b for b in p.get("beoordelingen", ()) if b["geval"] == g["geval"]]
    verdeling = p.get("verdeel", {}).get("verdeling", ())
    return g | {
        "lot": lot(p["zaad"], p["zegel"], g["zaak"]),
        "beoordelaars": [r["beoordelaar"] for r in verdeling if r["geval"] == g["geval"]],
        "oordelen": oordelen,
    }


def _mensen(p: dict[str, Any]) -> set[str]:
    stappen = [w for w in p.values() if isinstance(w, dict) and "door" in w] + p.get("beoordelingen", [])
    wie = {s["door"] for s in stappen} | {w for s in stappen for w in s.get("aanwezig", ())}
    wie |= {r["beoordelaar"] for r in p.get("verdeel", {}).get("verdeling", ())}
    return wie | {r["eigenaar"] for r in p.get("bepaal_maatregelen", {}).get("maatregelen", ())}

"""Zaakbeeld: everything the page of one zaak shows, read in one transaction and computed from the history."""

from dataclasses import dataclass
from typing import Any

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.bron import Geladen
from kernproces.gebruik.fouten import OnbekendError
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.taal.workflow import Workflow
from kernproces.zaak.deelzaken import begint_bij
from kernproces.zaak.oordeel import Oordeel
from kernproces.zaak.projecties import rust_tot
from kernproces.zaak.stand import Entry, Stand
from loket.web.actie.bijlagen import Stukregel, bij_stappen
from loket.web.actie.klad import Kladregel, kladden_bij_zaak
from loket.web.beheer.berichtbeeld import Berichtbeeld, zaakberichten
from loket.web.bewijs.bewijsbeeld import Dossierregel, zaakbewijs
from loket.web.inzage import keur
from loket.web.taal import rolnaam
from loket.web.werkplek import Bezoek, NietGevondenError
from loket.web.zaak.beurt import Beurt, beurt_van, drager_als
from loket.web.zaak.doelbeeld import ken_doelen
from loket.web.zaak.dossierbeeld import startbare
from loket.web.zaak.kaart import Kaart, kaart_van
from loket.web.zaak.liniaal import Liniaal, liniaal_van
from loket.web.zaak.tedoen import Actiebeeld, te_doen
from loket.web.zaak.teltmee import TeltMee, telt_mee
from loket.web.zaak.termijnbeeld import Termijnbeeld, termijnen_van
from loket.web.zaak.tijdlijn import Moment, momenten
from loket.web.zaak.verzamelbeeld import Lijst, lijsten
from loket.web.zaak.wegen import Weg
from loket.web.zaak.zaaksoort import zaaksoort


@dataclass(slots=True)
class Zaakbeeld:
    """The page."""

    zaak: str
    dossier: str
    workflow: Workflow
    soort: str
    leerling: str
    school: str
    stand: Stand
    toestand: str
    behandelaar: str
    drager_als: str
    beurt: Beurt | None
    wacht_af: str  # the term for whose end it waits, without work for anybody
    hoofdactie: Actiebeeld | None
    nog_niet: Actiebeeld | None  # what is waited for from this role, and cannot be done by this person or now
    iemand_anders: bool  # because it is somebody else's part
    daarna: str
    mogelijk: list[Actiebeeld]
    verschuift: list[Actiebeeld]  # what can be done now and would suspend, resume or extend a term
    geweigerd: list[Actiebeeld]
    bij_ander: list[Actiebeeld]
    elders: list[Actiebeeld]
    wegen: dict[str, Weg]  # where the remedy of a refusal leads
    mag_herstellen: bool  # whether this visitor may correct what was recorded
    bewijs: list[Dossierregel]  # the clauses that this kind of zaak proves
    termijnen: list[Termijnbeeld]
    afleidingen: dict[str, list[dict[str, str]]]
    rust_tot: str  # put aside until this day, for staff
    telt_mee: TeltMee | None  # without a date of its own: the term of the zaak that it hangs on
    liniaal: Liniaal | None
    kaart: Kaart
    verzameld: list[Lijst]
    tijdlijn: list[Moment]
    berichten: list[Berichtbeeld]
    mensen: list[tuple[str, str]]
    verwant: list[dict[str, Any]]
    kladden: list[Kladregel]
    stukken: list[Stukregel]  # of this zaak, that no step names
    begint: list[Workflow]  # what this visitor may begin at this zaak
    nummers: dict[str, Any]
    weggelaten: bool


def laad(bezoek: Bezoek, lezer: Lezer, zaak: str) -> Geladen:
    """A zaak that this visitor may see; otherwise it is as if it were not there."""
    try:
        g = bezoek.werkplek.kern.bron.laad(lezer, zaak)
    except OnbekendError:
        raise NietGevondenError("Deze zaak is er niet, of is niet voor u.") from None
    keur(bezoek, bezoek.inzage(lezer, g.zaak), g.zaak["dossier"], zaak)
    return g


def zaakbeeld(bezoek: Bezoek, zaak: str) -> Zaakbeeld:
    """The page of a zaak for this visitor."""
    kern = bezoek.werkplek.kern
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        g = laad(bezoek, lezer, zaak)
        workflow = kern.register.van(g.zaak).workflow
        entries = list(kern.archief.lees(lezer, zaakstroom(zaak)))
        leerling = bezoek.leerling(lezer, g.dossier["dossier"])
        oordelen = alle_oordelen(bezoek, lezer, g)
        verwant, mee = _verwant(bezoek, lezer, g), telt_mee(bezoek, lezer, [g.zaak])
        kladden = kladden_bij_zaak(bezoek, lezer, zaak, workflow)
        bewijs = zaakbewijs(bezoek, lezer, workflow, g.dossier)
        lijn = _lijn(bezoek, lezer, g, entries)
        verzameld = lijsten(bezoek, lezer, workflow, g.zaak)
    return Zaakbeeld(
        **te_doen(bezoek, g, workflow, oordelen),
        zaak=zaak,
        dossier=g.zaak["dossier"],
        workflow=workflow,
        soort=zaaksoort(g.zaak, workflow.titel),
        leerling=leerling,
        school=bezoek.werkplek.namen.school(g.zaak["school"]),
        stand=g.zaak,
        toestand=workflow.toestanden[g.zaak["toestand"]],
        kaart=kaart_van(bezoek, workflow, g.zaak, entries),
        verzameld=verzameld,
        tijdlijn=lijn,
        berichten=zaakberichten(bezoek, entries),
        rust_tot=_rust(bezoek, g.zaak),
        telt_mee=mee.get(zaak),
        **_klokken(bezoek, g.zaak, workflow, entries),
        **_wie(bezoek, g, entries),
        verwant=verwant,
        kladden=kladden,
        bewijs=bewijs,
        stukken=bij_stappen(bezoek, g.zaak, lijn),
        begint=[w for w in startbare(bezoek) if begint_bij(w, g.zaak, kern.register)],
        nummers=g.zaak["nummers"],
        weggelaten=any(d.soort == "slot" for m in lijn for d in m.gegevens),
    )


def _lijn(bezoek: Bezoek, lezer: Lezer, g: Geladen, entries: list[Entry]) -> list[Moment]:
    ken_doelen(bezoek, lezer, g.zaak)
    return momenten(bezoek, bezoek.werkplek.kern.register.van(g.zaak).workflow, entries)


def alle_oordelen(bezoek: Bezoek, lezer: Lezer, g: Geladen) -> list[Oordeel]:
    """Every action with its beletselen for this visitor, before a form is filled in."""
    return bezoek.werkplek.kern.oordelen(lezer, g, bezoek.persoon, bezoek.rol, bezoek.nu)


def _rust(bezoek: Bezoek, stand: Stand) -> str:
    tot = rust_tot(stand) or ""
    return tot if tot > bezoek.vandaag.isoformat() and not bezoek.buiten else ""


def _klokken(bezoek: Bezoek, stand: Stand, workflow: Workflow, entries: list[Entry]) -> dict[str, Any]:
    termijnen = termijnen_van(stand, workflow, bezoek.vandaag)
    liniaal = liniaal_van(termijnen, bezoek.vandaag)
    return {"termijnen": termijnen, "afleidingen": _afleidingen(termijnen, entries), "liniaal": liniaal}


def _afleidingen(termijnen: list[Termijnbeeld], entries: list[Entry]) -> dict[str, list[dict[str, str]]]:
    """The derivation of each term, from the entry that computed it."""
    per_nr = {e["nr"]: e for e in entries}
    return {t.id: per_nr[t.nr]["open"]["na"].get("afleiding", []) for t in termijnen if t.nr in per_nr}


def _wie(bezoek: Bezoek, g: Geladen, entries: list[Entry]) -> dict[str, Any]:
    return {
        "behandelaar": bezoek.werkplek.namen.persoon(g.zaak["behandelaar"]),
        "drager_als": drager_als(bezoek, g.zaak),
        "mensen": _mensen(bezoek, g, entries),
    }


def _mensen(bezoek: Bezoek, g: Geladen, entries: list[Entry]) -> list[tuple[str, str]]:
    """Who carries the zaak, who belongs to the dossier, and who acted in it, each with what they are."""
    namen, wie = bezoek.werkplek.namen, dict[str, list[str]]()
    if bezoek.buiten:
        return []
    if g.zaak["behandelaar"]:
        wie[g.zaak["behandelaar"]] = [drager_als(bezoek, g.zaak)]
    if g.dossier.get("regisseur"):
        wie.setdefault(g.dossier["regisseur"], []).append("regisseur")
    for persoon, rol in g.dossier.get("betrokkenen", {}).items():
        wie.setdefault(persoon, []).append(rolnaam(rol))
    for entry in entries:
        if entry["actor"] != Rol.SYSTEEM.value:
            wie.setdefault(entry["actor"], []).append(rolnaam(entry["rol"]))
    return [
        (namen.persoon(p) + (" (u)" if p == bezoek.persoon else ""), ", ".join(dict.fromkeys(rollen)))
        for p, rollen in wie.items()
    ]


def _verwant(bezoek: Bezoek, lezer: Lezer, g: Geladen) -> list[dict[str, Any]]:
    """The other zaken of the dossier that are for these eyes."""
    kern = bezoek.werkplek.kern
    hier = bezoek.inkijk.zaken(lezer, g.dossier)
    namen = [z["zaak"] for z in hier if z["zaak"] != g.zaak["zaak"]]
    rijen = lezer.stromen(zaakstroom(n) for n in namen)
    uit = []
    for naam in namen:
        ander = stand_van(rijen[zaakstroom(naam)])
        workflow = kern.register.van(ander).workflow
        hoofd = "hoofdzaak" if g.zaak.get("hoofdzaak") == naam else ""
        uit.append(
            {
                "zaak": naam,
                "titel": zaaksoort(ander, workflow.titel),
                "toestand": workflow.toestanden[ander["toestand"]],
                "klaar": ander["klaar"],
                "beurt": beurt_van(bezoek, ander, workflow) if hoofd and g.zaak["klaar"] else None,
                "band": "hangt aan deze zaak" if ander.get("hoofdzaak") == g.zaak["zaak"] else hoofd,
            }
        )
    return sorted(uit, key=lambda v: (not v["band"], v["klaar"]))

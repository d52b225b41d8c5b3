"""The page of a letter: its text next to the facts it names, giving it to the second reader, approving and sending exactly those bytes."""

import hashlib
from dataclasses import dataclass, field

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.bestandsoort import BestandGeweigerdError
from kernproces.gebruik.bron import Geladen
from kernproces.gebruik.fouten import VersieVerouderdError
from kernproces.gebruik.stuk import Stuk
from kernproces.opslag.rijen import Lezer
from kernproces.opsomming import en
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.formulier import GEZONDHEID, PERSOON
from kernproces.zaak.stand import Stand
from loket.brieven.opstellen import Brieven, Gemaakt
from loket.web.actie.bijlagen import ziet
from loket.web.brief.briefbeeld import Feitgroep, feitgroepen
from loket.web.taal import dag_jaar, rolnaam, uur, woord
from loket.web.werkplek import Bezoek, GeenToegangError, NietGevondenError, bezoek_van, inzending, naar
from loket.web.zaak.zaakbeeld import alle_oordelen, laad
from notificaties.brieven import BriefFout
from workflows.eisen.brief import bronstand
from workflows.gegevens.brief import EIGEN

router = APIRouter()


@dataclass(slots=True)
class Briefbeeld:
    """What the page shows."""

    zaak: str
    hoofdzaak: str
    dossier: str
    titel: str
    toestand: str
    naam: str  # of the state, in words
    dagtekening: str
    ontvangers: list[str]
    codes: list[str]
    verwacht: int
    eigen: bool
    gemaakt: Gemaakt | None
    groepen: list[Feitgroep]
    fout: str  # why it cannot be made
    stuk: Stuk | None
    stukadres: str
    anders: list[str]  # facts that changed since it was offered
    zelfde: bool  # whether the text on this page is that of the bytes
    kan: set[str]
    niet: dict[str, list[Beletsel]] = field(default_factory=dict)
    verloop: list[tuple[str, str, str]] = field(default_factory=list)
    weg: list[tuple[str, str]] = field(default_factory=list)  # what is on record of the sending


@router.get("/zaken/{zaak}/brief")
def brief(zaak: str, bezoek: Bezoek = Depends(bezoek_van)) -> HTMLResponse:
    """The letter as it is now."""
    return _toon(bezoek, zaak, [])


@router.post("/zaken/{zaak}/brief")
def leg_voor(
    zaak: str, bezoek: Bezoek = Depends(bezoek_van), inhoud: FormData = Depends(inzending)
) -> Response:
    """Fix the bytes and give them to the second reader: exactly the letter that was looked at."""
    brieven = Brieven(bezoek.werkplek.samenstel)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        g = _laad(bezoek, lezer, zaak)
        try:
            gemaakt = brieven.maak(lezer, g.zaak)
        except BriefFout as fout:
            return _toon(bezoek, zaak, [str(fout)])
    if str(inhoud.get("bekeken")) != bekeken(gemaakt):
        return _toon(
            bezoek,
            zaak,
            ["De brief is veranderd sinds u hem bekeek. Kijk hem nog eens na en verstuur opnieuw."],
        )
    try:
        antwoord = brieven.leg_voor(g.zaak, gemaakt, bezoek.persoon, bezoek.rol, bezoek.nu)
    except (BriefFout, BestandGeweigerdError, VersieVerouderdError) as fout:
        return _toon(bezoek, zaak, [str(fout)])
    if not antwoord.gelukt:
        return _toon(bezoek, zaak, [f"{b.reden} {b.remedie.zin}" for b in antwoord.beletselen])
    return naar(f"/zaken/{zaak}/brief")


@router.get("/zaken/{zaak}/brief.pdf")
def pdf(zaak: str, bezoek: Bezoek = Depends(bezoek_van)) -> Response:
    """The letter as it would be, as PDF; not the bytes that were approved: those are a stuk."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        g = _laad(bezoek, lezer, zaak)
        try:
            inhoud = Brieven(bezoek.werkplek.samenstel).maak(lezer, g.zaak).pdf
        except BriefFout as fout:
            raise NietGevondenError(str(fout)) from None
    koppen = {
        "Content-Disposition": f'attachment; filename="proef-{zaak}.pdf"',
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(inhoud, media_type="application/pdf", headers=koppen)


def bekeken(gemaakt: Gemaakt) -> str:
    """What the page was made from: when it differs on sending, somebody looked at another letter."""
    return hashlib.sha256(repr((gemaakt.omslag, gemaakt.blokken, gemaakt.bronnen)).encode()).hexdigest()[:24]


def _laad(bezoek: Bezoek, lezer: Lezer, zaak: str) -> Geladen:
    g = laad(bezoek, lezer, zaak)
    if g.zaak["workflow"] != "brief":
        raise NietGevondenError("Dit is geen brief.")
    if not bezoek.inzage(lezer, g.zaak).categorieen >= {PERSOON, GEZONDHEID}:
        raise GeenToegangError(f"Uw rol {bezoek.rol.titel} leest geen brieven van een zaak.")
    return g


def _toon(bezoek: Bezoek, zaak: str, fouten: list[str]) -> HTMLResponse:
    beeld = _beeld(bezoek, zaak)
    titel = beeld.gemaakt.sjabloon.titel if beeld.gemaakt else beeld.titel
    return bezoek.bladzijde(
        "brief.j2",
        422 if fouten else 200,
        b=beeld,
        titel=titel,
        fouten=fouten,
        bekeken=bekeken(beeld.gemaakt) if beeld.gemaakt else "",
        hier="werkvoorraad",
    )


def _beeld(bezoek: Bezoek, zaak: str) -> Briefbeeld:
    brieven, plek = Brieven(bezoek.werkplek.samenstel), bezoek.werkplek
    with plek.samenstel.opslag.lezen() as lezer:
        g = _laad(bezoek, lezer, zaak)
        gemaakt, fout = _probeer(brieven, lezer, g)
        stuk = brieven.bytes_van(lezer, g.zaak)
        if stuk is not None and not ziet(bezoek, lezer, g.zaak["dossier"], stuk):
            stuk = None
        hoofd = plek.kern.bron.laad(lezer, g.zaak["hoofdzaak"]).zaak
        oordelen = alle_oordelen(bezoek, lezer, g)
    stand, workflow = g.zaak, plek.kern.register.van(g.zaak).workflow
    voorgelegd = stand["gedaan"].get("leg_voor", {}).get("gegevens", {})
    start = stand["gedaan"]["stel_op"]["gegevens"]
    bronnen = voorgelegd.get("bronnen", ())
    dag = str((stand["gedaan"].get("wijzig", {}).get("gegevens") or start)["dagtekening"])
    return Briefbeeld(
        zaak=zaak,
        hoofdzaak=stand["hoofdzaak"],
        dossier=stand["dossier"],
        titel=workflow.titel,
        toestand=stand["toestand"],
        naam=workflow.toestanden[stand["toestand"]],
        dagtekening=dag,
        ontvangers=[rolnaam(o) for o in start["ontvangers"]],
        codes=list(start["ontvangers"]),
        verwacht=stand["beslisversie"],
        eigen=start["sjabloon"] == EIGEN,
        gemaakt=gemaakt,
        groepen=feitgroepen(plek.kern.register.van(hoofd).workflow, gemaakt) if gemaakt else [],
        fout=fout,
        stuk=stuk,
        stukadres=f"/dossiers/{stand['dossier']}/stukken/{stuk.stuk}/{stuk.versie}" if stuk else "",
        anders=[b["wat"] for b in bronnen if bronstand(hoofd, b["wat"]) != b["stand"]],
        zelfde=gemaakt is not None and list(gemaakt.bronnen) == list(bronnen) and gemaakt.omslag.dag == dag,
        kan={o.actie for o in oordelen if o.mag},
        niet={o.actie: o.beletselen for o in oordelen if not o.mag},
        verloop=_verloop(bezoek, stand["gedaan"]),
        weg=_verzending(bezoek, stand, stuk),
    )


def _probeer(brieven: Brieven, lezer: Lezer, g: Geladen) -> tuple[Gemaakt | None, str]:
    """The letter with the facts of now, or why it cannot be made."""
    try:
        return brieven.maak(lezer, g.zaak), ""
    except BriefFout as fout:
        return None, str(fout)


def _verzending(bezoek: Bezoek, stand: Stand, stuk: Stuk | None) -> list[tuple[str, str]]:
    """Which bytes went to whom, when and how, and who opened them first: the proof of sending (Awb 2.3)."""
    weg = stand["gedaan"].get("verzend")
    if weg is None:
        return []
    gegevens = weg["gegevens"]
    return [
        ("Op", dag_jaar(weg["op"])),
        ("Aan", en([rolnaam(o) for o in gegevens["ontvangers"]])),
        ("Hoe", woord(gegevens["wijze"])),
        ("Kenmerk van de bytes", stuk.afdruk[:16] if stuk else str(gegevens["document_hash"])[:16]),
        *(
            ("Geopend door", _opende(bezoek, wie, tijd))
            for wie, tijd in (stuk.opgehaald if stuk else {}).items()
        ),
    ]


def _opende(bezoek: Bezoek, wie: str, tijd: str) -> str:
    """Who opened it in the counter, and when for the first time."""
    naam = (
        "ouders, met een link en een code"
        if wie.startswith("volglink/")
        else bezoek.werkplek.namen.persoon(wie)
    )
    return f"{naam}, voor het eerst op {dag_jaar(tijd)} om {uur(tijd)}"


def _verloop(bezoek: Bezoek, gedaan: dict[str, dict[str, object]]) -> list[tuple[str, str, str]]:
    """Who wrote, offered, approved and sent it, and when: (what, who, instant)."""
    wat = {
        "stel_op": "Opgesteld",
        "leg_voor": "Voorgelegd",
        "keur_goed": "Goedgekeurd",
        "verzend": "Verzonden",
    }
    namen = bezoek.werkplek.namen
    return [
        (zin, namen.persoon(str(g["laatst"][0])), str(g["tijd"]))  # type: ignore[index]
        for actie, zin in wat.items()
        if (g := gedaan.get(actie)) is not None
    ]

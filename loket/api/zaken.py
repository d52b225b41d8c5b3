"""/zaken: the worklist, one zaak, its history, how it stood at any moment, and beginning one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

import orjson
from fastapi import Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.kern import Kern, Opdracht, keur_tijd
from kernproces.gebruik.voorwaarden import ALTIJD, Voorwaarde, en
from kernproces.opslag.kolommen import KOLOMMEN as TABELKOLOMMEN
from kernproces.opslag.opwaarderen import OPWAARDERING
from kernproces.opslag.rijen import Lezer
from kernproces.taal.workflow import Workflow
from kernproces.tijdstip import tijdstip
from kernproces.zaak.stand import Entry, vouw
from loket.api.balie import AanBalie, Balie, Wie, WieHandelt
from loket.api.beeld import datum, etag, uitslag, zaakbeeld
from loket.api.eenmalig import Eenmalig
from loket.api.invoer import NieuweZaak, Sleutel, lees_inhoud
from loket.api.pagina import Blad, Bladeren, pagina
from loket.api.problemen import Probleem, geweigerd, ongeldig
from loket.api.route import api_router
from loket.api.vormen import Geschiedenis, Uitslag, Zaak, Zaken
from loket.api.zicht import Zicht
from loket.lijst.bladeraar import Bladeraar
from loket.lijst.selectie import Selectie

router = api_router()
KOLOMMEN = TABELKOLOMMEN["werkvoorraad"]
LOPEND = ", ".join(f"w.{kolom}" for kolom in KOLOMMEN)


class Zakenfilter(Bladeren):
    """Which zaken."""

    workflow: str | None = Query(None, max_length=80, description="Alleen zaken van deze procedure.")
    toestand: str | None = Query(None, max_length=80, description="Alleen zaken in deze toestand.")
    open: bool | None = Query(None, description="true: alleen lopende zaken; false: alleen afgeronde.")
    wacht_op_mij: bool = Query(
        default=False,
        description="true: alleen waar deze persoon nog iets moet doen, en geen collega de behandelaar is.",
    )


@router.get("/zaken", response_model=Zaken, summary="De werkvoorraad")
def zaken(balie: AanBalie, wie: Wie, filter_: Annotated[Zakenfilter, Query()]) -> Any:
    """Running zaken by legal consequence and end date, then ended ones by number."""
    _keur_filter(balie, filter_)
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        zicht = Zicht(balie, wie, lezer)
        rijen = list(_rijen(lezer, zicht, filter_))
    beelden = [_rij(r, zicht.buiten) for r in rijen]
    return pagina(rijen, filter_.limiet, [[r[4], r[8], r[9], r[0]] for r in rijen], beelden)


def _rijen(lezer: Lezer, zicht: Zicht, f: Zakenfilter) -> Iterator[tuple[Any, ...]]:
    """At most one more than a page. Running rows as the worklist has them; ended ones have no date to sort by."""
    plek = f.plek(int, int, str, str)
    over = f.limiet + 1
    if f.open is not False and (plek is None or plek[0] == 1):
        rijen = Bladeraar(lezer).rijen(_selectie(zicht, f), over, () if plek is None else plek[1:], KOLOMMEN)
        yield from rijen
        over -= len(rijen)
    if f.open is not True and not f.wacht_op_mij and over > 0:
        na = ALTIJD if plek is None or plek[0] == 1 else ("w.zaak > ?", (plek[3],))
        waar, waarden = en(("w.open = 0", ()), zicht.inkijk.zaken_waar("w."), *_filters(f), na)
        sql = f"SELECT {LOPEND} FROM werkvoorraad w WHERE {waar} ORDER BY w.zaak LIMIT ?"  # noqa: S608 fixed texts
        yield from lezer.rij_query(sql, [*waarden, over])


def _keur_filter(balie: Balie, f: Zakenfilter) -> None:
    """A procedure or state that does not exist is a mistake: an empty list would say that there are none."""
    register = balie.samenstel.kern.register
    soorten = [_workflow(balie, f.workflow)] if f.workflow is not None else None
    alle = soorten or [register.nieuwste(naam).workflow for naam in register.namen()]
    bekend = {str(t): None for w in alle for t in w.toestanden}
    if f.toestand is not None and f.toestand not in bekend:
        reden = f"deze toestand is er niet; bekend zijn: {', '.join(bekend)}."
        raise ongeldig([{"veld": "toestand", "reden": reden}])


def _selectie(zicht: Zicht, f: Zakenfilter) -> Selectie:
    """The worklist of these eyes, as far as it was asked for."""
    s = Selectie.voor(zicht.inkijk)
    s = replace(s, workflow=f.workflow or "", toestand=f.toestand or "")
    return zicht.wacht_op_mij(s) if f.wacht_op_mij else s


def _filters(f: Zakenfilter) -> Iterator[Voorwaarde]:
    for kolom, waarde in (("workflow", f.workflow), ("toestand", f.toestand)):
        if waarde is not None:
            yield f"w.{kolom} = ?", (waarde,)


def _rij(r: tuple[Any, ...], buiten: bool) -> dict[str, Any]:
    beeld = dict(zip(KOLOMMEN, r, strict=True))
    beeld |= {"open": bool(r[4]), "beurt": [b for b in r[6].split(",") if b], "uiterlijk": datum(r[9])}
    return beeld | ({"behandelaar": None, "rust_tot": None} if buiten else {})


@router.post("/zaken", response_model=Uitslag, status_code=201, summary="Begin een zaak")
def begin(
    *,
    verzoek: Request,
    balie: AanBalie,
    wie: WieHandelt,
    inhoud: Annotated[Any, Depends(lees_inhoud)],
    antwoord: Response,
    sleutel: Sleutel = None,
) -> Any:
    """The row of the state table whose from-state is '-', or every reason why not."""
    nieuw = NieuweZaak.model_validate(inhoud)
    workflow = _workflow(balie, nieuw.workflow)
    with balie.samenstel.opslag.lezen() as lezer:
        dossier = Zicht(balie, wie, lezer).dossier(nieuw.dossier)
    if nieuw.hoofdzaak is not None and nieuw.hoofdzaak not in {z["zaak"] for z in dossier["zaken"]}:
        raise ongeldig([{"veld": "hoofdzaak", "reden": "deze zaak is er niet in dit dossier."}])
    opdracht = Opdracht(workflow.start.actie, wie.persoon, wie.rol, nieuw.gegevens)

    def werk(kern: Kern) -> dict[str, Any]:
        a = kern.start(nieuw.workflow, nieuw.dossier, opdracht, wie.nu, hoofdzaak=nieuw.hoofdzaak)
        if a.stand is None or not a.gelukt:
            raise geweigerd(a.beletselen)
        return uitslag(a.stand, a.berichten)

    uit = Eenmalig(balie.samenstel, wie, sleutel, verzoek.url.path, inhoud).doe(werk, uitslag)
    antwoord.headers["ETag"] = etag(uit)
    antwoord.headers["Location"] = f"{verzoek.url.path}/{uit['zaak']}"
    return uit


def _workflow(balie: Balie, naam: str) -> Workflow:
    register = balie.samenstel.kern.register
    if naam not in register.namen():
        reden = f"deze procedure is er niet; bekend zijn: {', '.join(sorted(register.namen()))}."
        raise ongeldig([{"veld": "workflow", "reden": reden}])
    return register.nieuwste(naam).workflow


@router.get("/zaken/{zaak}", response_model=Zaak, summary="Een zaak")
def zaak(zaak: str, balie: AanBalie, wie: Wie, antwoord: Response) -> Any:
    """The facts as they are now, with the ETag that a change must carry."""
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        zicht = Zicht(balie, wie, lezer)
        g = zicht.zaak(zaak)
        workflow = balie.samenstel.kern.register.van(g.zaak).workflow
        entries = balie.samenstel.kern.archief.lees(lezer, zaakstroom(zaak))
        beeld = zaakbeeld(zicht, g.zaak, workflow, entries, wie.nu)
    antwoord.headers["ETag"] = etag(g.zaak)
    return beeld


@router.get(
    "/zaken/{zaak}/geschiedenis", response_model=Geschiedenis, summary="De geschiedenis, regel voor regel"
)
def geschiedenis(zaak: str, balie: AanBalie, wie: Wie, blad: Blad) -> Any:
    """The entries in order. Confidential content only for who may see it; the rest names actor and role."""
    (na,) = blad.plek(int) or (0,)
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        zicht = Zicht(balie, wie, lezer)
        zicht.zaak(zaak)
        sql = "SELECT inhoud FROM gebeurtenis WHERE stroom = ? AND nr > ? ORDER BY nr LIMIT ?"
        rijen = lezer.rij_query(sql, (zaakstroom(zaak), na, blad.limiet + 1))
        entries = [OPWAARDERING.waardeer_op(orjson.loads(r[0])) for r in rijen]
        beelden = [_regel(zicht, e) for e in entries]
    return pagina(entries, blad.limiet, [[e["nr"]] for e in entries], beelden)


def _regel(zicht: Zicht, e: Entry) -> dict[str, Any]:
    velden = ("nr", "soort", "vastgelegd", "werkt_op", "rol", "workflow")
    namens = None if zicht.wie_deed(e) is None else e["namens"]
    return {k: e[k] for k in velden} | {
        "actor": zicht.wie_deed(e),
        "namens": namens,
        "inhoud": zicht.inhoud(e),
    }


@router.get("/zaken/{zaak}/stand", response_model=Zaak, summary="Hoe de zaak er toen voor stond")
def stand(
    zaak: str,
    balie: AanBalie,
    wie: Wie,
    op: Annotated[datetime, Query(description="Tijdstip met tijdzone, bijvoorbeeld 2026-03-02T08:00:00Z.")],
) -> Any:
    """What was known at that moment: the fold of what was recorded up to and including it."""
    keur_tijd(op)
    kern = balie.samenstel.kern
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        zicht = Zicht(balie, wie, lezer)
        zicht.zaak(zaak)
        tot_dan = list(_tot(kern.archief.lees(lezer, zaakstroom(zaak)), tijdstip(op)))
        if not tot_dan:
            raise Probleem(404, "onbekend", "Niet gevonden", "Deze zaak was er op dat moment nog niet.")
        toen = vouw(tot_dan)
        return zaakbeeld(zicht, toen, kern.register.van(toen).workflow, tot_dan, op)


def _tot(entries: Iterable[Entry], tijd: str) -> Iterator[Entry]:
    """`vastgelegd` never decreases in a stream."""
    for entry in entries:
        if entry["vastgelegd"] > tijd:
            return
        yield entry

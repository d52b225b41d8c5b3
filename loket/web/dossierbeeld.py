"""Dossierbeeld: the list of dossiers and the page of one."""

from dataclasses import dataclass
from typing import Any

import orjson

from kernproces.gebeurtenissen import dossierstroom, zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.dossiers import ORGANISATIE
from kernproces.opslag.rijen import Lezer
from kernproces.stand import Stand
from kernproces.taal.workflow import Dossiersoort, Workflow
from loket.web.beurt import Beurt, beurt_van
from loket.web.klad import Kladregel, kladden_bij_dossier
from loket.web.taal import met_hoofdletter, rolnaam
from loket.web.termijnbeeld import Termijnbeeld, termijnen_van
from loket.web.werkplek import Bezoek, NietGevondenError
from loket.web.werkvoorraad import zaaksoort

PER_BLAD = 50


@dataclass(slots=True)
class Zaakregel:
    """A zaak within its dossier."""

    zaak: str
    soort: str
    toestand: str
    klaar: bool
    beurt: Beurt | None
    termijn: Termijnbeeld | None
    gestart: str
    behandelaar: str


@dataclass(slots=True)
class Dossierbeeld:
    """The page."""

    dossier: str
    leerling: str
    school: str
    regisseur: str
    geopend: str
    zaken: list[Zaakregel]
    mensen: list[tuple[str, str]]
    startbaar: list[Workflow]
    kladden: list[Kladregel]


def startbare(bezoek: Bezoek, waar: Dossiersoort = Dossiersoort.LEERLING) -> list[Workflow]:
    """The workflows that this role may begin in such a dossier."""
    register = bezoek.werkplek.kern.register
    alle = [register.nieuwste(naam).workflow for naam in register.namen()]
    return [w for w in alle if bezoek.rol in w.start.rollen and waar in w.in_dossier_van]


def mag_dossier_openen(bezoek: Bezoek) -> bool:
    """Whether there is anything that this role begins, about a leerling or about the organisation."""
    return any(startbare(bezoek, soort) for soort in Dossiersoort)


def soort_van(dossier: str) -> Dossiersoort:
    """Whose dossier this number is."""
    return Dossiersoort.ORGANISATIE if dossier.startswith(ORGANISATIE) else Dossiersoort.LEERLING


def dossierlijst(bezoek: Bezoek, na: str) -> tuple[list[dict[str, Any]], str | None]:
    """A page of dossiers that are for these eyes, newest first, and where the next page begins."""
    met: list[Stand] = []
    grens = dossierstroom(na) if na else "dossier0"  # sorts after every dossier/...
    sql = "SELECT stroom, stand FROM stroom WHERE stroom < ? AND stroom > 'dossier/' ORDER BY stroom DESC LIMIT 200"
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        while len(met) <= PER_BLAD:
            rijen = lezer.rij_query(sql, (grens,))
            met += [s for s in (orjson.loads(r[1]) for r in rijen) if bezoek.hoort_bij(s)]
            if len(rijen) < 200:
                break
            grens = rijen[-1][0]
        blad = met[:PER_BLAD]
        namen = bezoek.werkplek.namen.leerlingen(lezer, [s["dossier"] for s in blad], bezoek.rol)
        open_ = _open_zaken(lezer, [s["dossier"] for s in blad])
    regels = [
        {
            "dossier": s["dossier"],
            "leerling": met_hoofdletter(namen[s["dossier"]]),
            "school": bezoek.werkplek.namen.school(s["school"]),
            "geopend": s["geopend"],
            "zaken": len(s["zaken"]),
            "open": open_.get(s["dossier"], 0),
            "regisseur": bezoek.werkplek.namen.persoon(s["regisseur"]),
        }
        for s in blad
    ]
    return regels, blad[-1]["dossier"] if len(met) > PER_BLAD else None


def _open_zaken(lezer: Lezer, dossiers: list[str]) -> dict[str, int]:
    if not dossiers:
        return {}
    plek = ", ".join("?" * len(dossiers))
    sql = (
        f"SELECT dossier, count(*) FROM werkvoorraad WHERE open = 1 AND dossier IN ({plek}) GROUP BY dossier"  # noqa: S608
    )
    return dict(lezer.rij_query(sql, dossiers))


def dossierbeeld(bezoek: Bezoek, dossier: str) -> Dossierbeeld:
    """The page of a dossier; for who may not see it, it is not there."""
    namen = bezoek.werkplek.namen
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        kop = lezer.stroom(dossierstroom(dossier))
        stand = stand_van(kop) if kop is not None else None
        if stand is None or not bezoek.hoort_bij(stand):
            raise NietGevondenError("Dit dossier is er niet, of is niet voor u.")
        rijen = lezer.stromen([zaakstroom(z["zaak"]) for z in stand["zaken"]])
        leerling = namen.leerlingen(lezer, [dossier], bezoek.rol)[dossier]
        kladden = kladden_bij_dossier(bezoek, lezer, dossier)
    zaken = [_zaakregel(bezoek, stand_van(rijen[zaakstroom(z["zaak"])])) for z in stand["zaken"]]
    return Dossierbeeld(
        dossier=dossier,
        leerling=met_hoofdletter(leerling),
        school=namen.school(stand["school"]),
        regisseur=namen.persoon(stand["regisseur"]),
        geopend=stand["geopend"],
        zaken=sorted(zaken, key=lambda z: (z.klaar, z.zaak)),
        mensen=[(namen.persoon(p), rolnaam(rol)) for p, rol in stand["betrokkenen"].items()],
        startbaar=startbare(bezoek, soort_van(dossier)),
        kladden=kladden,
    )


def _zaakregel(bezoek: Bezoek, stand: Stand) -> Zaakregel:
    workflow = bezoek.werkplek.kern.register.van(stand).workflow
    lopend = [t for t in termijnen_van(stand, workflow, bezoek.vandaag) if t.loopt]
    return Zaakregel(
        zaak=stand["zaak"],
        soort=zaaksoort(stand, workflow.titel),
        toestand=workflow.toestanden[stand["toestand"]],
        klaar=stand["klaar"],
        beurt=beurt_van(bezoek, stand, workflow),
        termijn=lopend[0] if lopend and not stand["klaar"] else None,
        gestart=stand["gestart"],
        behandelaar=bezoek.werkplek.namen.persoon(stand["behandelaar"]),
    )

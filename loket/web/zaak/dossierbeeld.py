"""Dossierbeeld: the list of dossiers and the page of one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kernproces.gebeurtenissen import NOODINZAGE, dossierstroom, zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.dossiers import ORGANISATIE
from kernproces.gebruik.noodinzage import GRONDEN
from kernproces.opslag.rijen import Lezer
from kernproces.opsomming import of
from kernproces.rechten.inzage import ALLES, KAN_TOCH_OPENEN
from kernproces.rollen import Rol
from kernproces.taal.formulier import PERSOON, Categorie
from kernproces.taal.workflow import Dossiersoort, Workflow
from kernproces.zaak.stand import Stand
from loket.auditpakket.maak import VRAAGT
from loket.bewaren.inzageverzoek import VERSTREKT
from loket.overdracht.ontvangst import ONTVANGT
from loket.overdracht.pakket import DRAAGT_OVER
from loket.web.actie.klad import Kladregel, kladden_bij_dossier
from loket.web.inzage import gekeurd_dossier
from loket.web.taal import met_hoofdletter, rolnaam
from loket.web.werkplek import Bezoek
from loket.web.zaak.beurt import Beurt, beurt_van
from loket.web.zaak.dossierpaneel import Dossierpaneel, dossierpaneel
from loket.web.zaak.tedoen import te_doen
from loket.web.zaak.termijnbeeld import Termijnbeeld, termijnen_van
from loket.web.zaak.zaaksoort import zaaksoort

PER_BLAD = 50
# The numbers of pupils first; then what sorts after them, and before.
_DELEN = (("D-", "D."), ("D.", ""), ("", "D-"))


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


@dataclass(frozen=True, slots=True)
class Toch:
    """Somebody without a part in it opened this dossier."""

    wie: str
    rol: str
    op: str
    tot: str
    waarom: str
    reden: str


@dataclass(frozen=True, slots=True)
class Begin:
    """A zaak that this role may begin: what it belongs to, and why not now."""

    workflow: Workflow
    hoort_bij: str
    waarom_niet: str


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
    begin: list[Begin]
    begint_ander: list[tuple[str, str]]  # for staff: what another role begins here, and which
    kladden: list[Kladregel]
    geopend_toch: list[Toch]  # for staff
    toch: bool  # whether this reader may open more of it, with a reason
    naar_buiten: list[tuple[str, str]]  # what may leave the house by this reader's hand: address and name
    eerst: Zaakregel | None  # the one thing to do
    paneel: Dossierpaneel


def startbare(bezoek: Bezoek, waar: Dossiersoort = Dossiersoort.LEERLING) -> list[Workflow]:
    """The workflows that this role may begin in such a dossier."""
    register = bezoek.werkplek.kern.register
    alle = [register.nieuwste(naam).workflow for naam in register.namen()]
    return [w for w in alle if bezoek.rol in w.start.rollen and waar in w.in_dossier_van]


def mag_dossier_openen(bezoek: Bezoek) -> bool:
    """Whether there is anything that this role begins in an empty dossier, of a leerling or of the organisation."""
    return any(w.kan_los or not w.hangt_aan for soort in Dossiersoort for w in startbare(bezoek, soort))


def soort_van(dossier: str) -> Dossiersoort:
    """Whose dossier this number is."""
    return Dossiersoort.ORGANISATIE if dossier.startswith(ORGANISATIE) else Dossiersoort.LEERLING


def dossierlijst(bezoek: Bezoek, na: str) -> tuple[list[dict[str, Any]], str | None]:
    """A page of dossiers that are for these eyes, and where the next page begins.

    First those of pupils, the newest first; then those of schools and of the organisation.
    """
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        met = _dossiers_na(bezoek, lezer, na)
        blad = met[:PER_BLAD]
        koppen = lezer.stromen(map(dossierstroom, blad))
        standen = [stand_van(koppen[k]) for k in map(dossierstroom, blad) if k in koppen]
        namen = bezoek.werkplek.namen.leerlingen(lezer, blad, bezoek.inkijk)
        aantallen = _aantallen(bezoek, lezer, blad)
    regels = [
        {
            "dossier": s["dossier"],
            "leerling": met_hoofdletter(namen[s["dossier"]]),
            "school": bezoek.werkplek.namen.school(s["school"]),
            "geopend": s["geopend"],
            "zaken": aantallen.get(s["dossier"], (0, 0))[0],
            "open": aantallen.get(s["dossier"], (0, 0))[1],
            "regisseur": bezoek.werkplek.namen.persoon(s["regisseur"]),
        }
        for s in standen
    ]
    return regels, blad[-1] if len(met) > PER_BLAD else None


def _dossiers_na(bezoek: Bezoek, lezer: Lezer, na: str) -> list[str]:
    """One page and one more, part by part."""
    gevonden: list[str] = []
    hier = next((i for i, (onder, boven) in enumerate(_DELEN) if na > onder and (not boven or na < boven)), 0)
    for i, (onder, boven) in enumerate(_DELEN[hier:]):
        tot = na if na and i == 0 else boven
        nog = PER_BLAD + 1 - len(gevonden)
        if nog > 0:
            gevonden += bezoek.inkijk.dossiers(lezer, onder, tot, nog, nieuwste=True)
    return gevonden


def _aantallen(bezoek: Bezoek, lezer: Lezer, dossiers: list[str]) -> dict[str, tuple[int, int]]:
    """Per dossier how many zaken are there for these eyes, and how many of them run."""
    if not dossiers:
        return {}
    plek = ", ".join("?" * len(dossiers))
    waar, waarden = bezoek.inkijk.zaken_waar(weinig=True)
    sql = f"SELECT dossier, count(*), sum(open) FROM werkvoorraad WHERE dossier IN ({plek}) AND {waar} GROUP BY dossier"  # noqa: S608
    return {d: (int(alle), int(open_)) for d, alle, open_ in lezer.rij_query(sql, (*dossiers, *waarden))}


def dossierbeeld(bezoek: Bezoek, dossier: str) -> Dossierbeeld:
    """The page of a dossier; for who may not see it, it is not there."""
    namen = bezoek.werkplek.namen
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        stand, inzage = gekeurd_dossier(bezoek, lezer, dossier)
        tochten = [] if bezoek.buiten else list(_geopend_toch(bezoek, lezer, dossier, inzage.categorieen))
        hier = bezoek.inkijk.zaken(lezer, stand)
        rijen = lezer.stromen([zaakstroom(z["zaak"]) for z in hier])
        leerling = namen.leerlingen(lezer, [dossier], bezoek.inkijk)[dossier]
        kladden = kladden_bij_dossier(bezoek, lezer, dossier)
        standen = [stand_van(rijen[zaakstroom(z["zaak"])]) for z in hier]
        paneel = dossierpaneel(bezoek, lezer, stand, standen)
        zaken = [_zaakregel(bezoek, z) for z in standen]
        eerst = _eerst(bezoek, lezer, zaken)
    return Dossierbeeld(
        eerst=eerst,
        dossier=dossier,
        leerling=met_hoofdletter(leerling),
        school=namen.school(stand["school"]),
        regisseur=namen.persoon(stand["regisseur"]),
        geopend=stand["geopend"],
        zaken=sorted(zaken, key=lambda z: (z.klaar, z.zaak)),
        mensen=[(namen.persoon(p), rolnaam(rol)) for p, rol in stand["betrokkenen"].items()],
        begin=_begin(bezoek, dossier, {z["workflow"] for z in stand["zaken"]}),
        begint_ander=[] if bezoek.buiten else _begint_ander(bezoek, dossier),
        kladden=kladden,
        geopend_toch=tochten,
        naar_buiten=[] if str(dossier).startswith(ORGANISATIE) else _naar_buiten(bezoek.rol),
        toch=bezoek.rol in KAN_TOCH_OPENEN and not inzage.categorieen >= ALLES,
        paneel=paneel,
    )


def _begin(bezoek: Bezoek, dossier: str, soorten: set[str]) -> list[Begin]:
    """What can begin first; what belongs to a zaak that is not here, says which. The judgement itself comes with the form."""
    register = bezoek.werkplek.kern.register
    uit = []
    for w in startbare(bezoek, soort_van(dossier)):
        bij = of([register.nieuwste(naam).workflow.titel for naam in w.hangt_aan])
        kan = not w.hangt_aan or w.kan_los or bool(soorten & {*w.hangt_aan})
        uit.append(Begin(w, bij, "" if kan else f"Hoort bij een zaak {bij}; die is er in dit dossier niet."))
    return sorted(uit, key=lambda b: bool(b.waarom_niet))


def _begint_ander(bezoek: Bezoek, dossier: str) -> list[tuple[str, str]]:
    """What can begin here, but not by this role; what only hangs on another zaak is said there."""
    register = bezoek.werkplek.kern.register
    alle = [register.nieuwste(naam).workflow for naam in register.namen()]
    los = [w for w in alle if soort_van(dossier) in w.in_dossier_van and (w.kan_los or not w.hangt_aan)]
    mensen = [(w, [r for r in w.start.rollen if r is not Rol.SYSTEEM]) for w in los]
    return [(w.titel, of([r.titel for r in wie])) for w, wie in mensen if wie and bezoek.rol not in wie]


def _naar_buiten(rol: Rol) -> list[tuple[str, str]]:
    alles = (
        (VERSTREKT, "afschrift", "Afschrift voor een betrokkene"),
        (DRAAGT_OVER, "overdracht", "Overdragen aan een andere organisatie"),
        (ONTVANGT, "ontvangst", "Pakket van een ander ontvangen"),
        (VRAAGT, "auditpakket", "Auditpakket"),
    )
    return [(adres, naam) for rollen, adres, naam in alles if rol in rollen]


def _geopend_toch(bezoek: Bezoek, lezer: Lezer, dossier: str, mag: frozenset[Categorie]) -> Iterator[Toch]:
    """Who opened it without a part in it, the last one first."""
    archief = bezoek.werkplek.kern.archief
    entries = [e for e in archief.lees(lezer, dossierstroom(dossier)) if e["soort"] == NOODINZAGE]
    for e in reversed(entries):
        reden = archief.ontsluit(e, mag).get(PERSOON.value, {}).get("reden", "")
        wie = bezoek.werkplek.namen.kort(e["actor"])
        yield Toch(
            wie, rolnaam(e["rol"]), e["vastgelegd"], e["open"]["tot"], GRONDEN[e["open"]["grond"]], reden
        )


def _eerst(bezoek: Bezoek, lezer: Lezer, zaken: list[Zaakregel]) -> Zaakregel | None:
    """Of what waits for you and can be done by you now, what ends first; with the step that can be done."""
    kern = bezoek.werkplek.kern
    van_u = [z for z in zaken if z.beurt is not None and z.beurt.u]
    for z in sorted(van_u, key=lambda z: z.termijn.uiterlijk if z.termijn else "9"):
        g = kern.bron.laad(lezer, z.zaak)
        oordelen = kern.oordelen(lezer, g, bezoek.persoon, bezoek.rol, bezoek.nu)
        doet = te_doen(bezoek, g, kern.register.van(g.zaak).workflow, oordelen)["hoofdactie"]
        if doet is not None and z.beurt is not None:
            return replace(z, beurt=replace(z.beurt, actie=doet.actie, titel=doet.titel))
    return None


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

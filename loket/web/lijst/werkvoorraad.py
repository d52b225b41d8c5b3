"""Werkvoorraad: the worklist, ordered by legal consequence, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import leesbare_stand
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.voorwaarden import en, plekken
from kernproces.opslag.rijen import Lezer
from kernproces.zaak.projecties import GEEN_DATUM, rust_tot
from kernproces.zaak.stand import Stand
from loket.lijst.bladeraar import Bladeraar
from loket.lijst.selectie import KOLOMMEN, Plek, Selectie, telling, urgentie_van
from loket.web.actie.keuzebron import dragers
from loket.web.lijst.filters import Filter, Filters, keuzelijsten
from loket.web.lijst.lijstvraag import Lijstvraag, adres_van, bewaarde, lees_vraag, vraag_van
from loket.web.lijst.weergaven import afgerond_sinds, selectie_van, weergaven_voor
from loket.web.taal import dag_maand, met_hoofdletter, telwoord
from loket.web.werkplek import Bezoek
from loket.web.zaak.beurt import Beurt, beurt_van
from loket.web.zaak.teltmee import TeltMee, telt_mee
from loket.web.zaak.termijnbeeld import Nog, Termijnbeeld, maatgevend, termijnen_van
from loket.web.zaak.zaaksoort import zaaksoort
from workflows.algemeen import STAF

PER_BLAD = 50
GROEPEN = {
    0: ("Wet", "Gaat deze dag voorbij, dan vervalt een recht of kan er een dwangsom gaan lopen."),
    1: (
        "Norm van het samenwerkingsverband",
        "Later? Dan melden wij dat aan wie het aangaat en aan de directeur-bestuurder.",
    ),
    2: ("Afgesproken", "Verschuiven kan in overleg, met een reden."),
    3: ("Zonder datum", "Er loopt geen termijn."),
}
# What can be done with several zaken at once (loket/web/lijst/samen.py).
SAMEN = {
    "draag_over": "Overdragen aan een collega",
    "geef_vrij": "Vrijgeven",
    "herinner": "Herinneren wie aan de beurt is",
}
GEEN_KLOK = "Er loopt geen termijn."
AFGEROND = ("Afgerond", "De nieuwste eerst.")


@dataclass(slots=True)
class Regel:
    """One row of the list."""

    zaak: str
    dossier: str
    leerling: str
    soort: str
    toestand: str
    school: str
    rang: int
    uiterlijk: str
    nog: Nog | None
    waarom: str
    anker: str
    beurt: Beurt | None
    behandelaar: str | None = None
    merken: list[tuple[str, str]] = field(default_factory=list)  # (tone, word)


@dataclass(frozen=True, slots=True)
class Ingang:
    """A view in the margin: its address and count, and whether it is this one."""

    titel: str
    adres: str
    aantal: str
    hier: bool
    gedeeld: str = ""


@dataclass(slots=True)
class Lijst:
    """What the page shows."""

    vraag: Lijstvraag
    zin: str
    weergaven: list[tuple[str, list[Ingang]]]
    groepen: list[tuple[str, str, list[Regel]]]
    aantal: str
    volgende: str | None
    keuzes: list[Filter]
    collegas: list[tuple[str, str]]
    acties: dict[str, str]
    afgerond: bool

    def adres(self, **anders: str) -> str:
        """The address of this list with something else in it; an empty value leaves a filter out."""
        return f"/?{self.vraag.adres(**anders)}"


def lijst(bezoek: Bezoek, gevraagd: Mapping[str, str], na: str) -> Lijst:
    """One page of a view."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        vraag = lees_vraag(bezoek, lezer, gevraagd)
        bladeraar = Bladeraar(lezer, afgerond_sinds(bezoek))
        ingangen = [
            *(Lijstvraag(w, Filters({})) for w in weergaven_voor(bezoek)),
            *(vraag_van(bezoek, b) for b in bewaarde(bezoek, lezer)),
        ]
        basis = vraag.selectie(bezoek, gefilterd=False)
        hier = vraag.selectie(bezoek)
        rijen = bladeraar.rijen(hier, PER_BLAD + 1, _plek(na, hier))
        keuzes = keuzelijsten(bezoek, bladeraar, basis, vraag.filters)
        *aantallen, beurt, week, dit = bladeraar.tel(
            [*(i.selectie(bezoek) for i in ingangen), *_wat_dringt(bezoek, hier), hier]
        )
        regels = regels_bij(bezoek, lezer, rijen[:PER_BLAD])
    return Lijst(
        vraag=vraag,
        zin=_zin(beurt, week),
        weergaven=_per_groep(vraag, ingangen, aantallen),
        groepen=[(*AFGEROND, regels)] if hier.afgerond and regels else _groepen(regels),
        aantal=telling(dit),
        volgende=_sleutel(rijen[PER_BLAD - 1], hier) if len(rijen) > PER_BLAD else None,
        keuzes=keuzes,
        collegas=dragers(bezoek) if bezoek.rol in STAF else [],
        acties=SAMEN,
        afgerond=bool(hier.afgerond),
    )


def _per_groep(
    vraag: Lijstvraag, ingangen: list[Lijstvraag], aantallen: list[int]
) -> list[tuple[str, list[Ingang]]]:
    """The views of the house, and what was kept, each under its heading."""
    groepen: dict[str, list[Ingang]] = {}
    for i, aantal in zip(ingangen, aantallen, strict=True):
        if i.bewaard is None:
            hier = vraag.bewaard is None and vraag.weergave.sleutel == i.weergave.sleutel
            groep, adres, gedeeld = i.weergave.groep, f"/?{i.vraag}", ""
        else:
            hier = vraag.bewaard is not None and vraag.bewaard.id == i.bewaard.id
            groep, adres, gedeeld = "Bewaard", adres_van(i.bewaard), i.bewaard.deelt
        groepen.setdefault(groep, []).append(Ingang(i.titel, adres, telling(aantal), hier, gedeeld))
    return list(groepen.items())


def _wat_dringt(bezoek: Bezoek, hier: Selectie) -> tuple[Selectie, Selectie]:
    """Of this list: what waits for the reader, and what touches the law within a week."""
    if hier.afgerond:
        niets = replace(hier, rangen=())
        return niets, niets
    week = Selectie(rangen=(0,), tot=(bezoek.vandaag + timedelta(days=7)).isoformat())
    return hier.die(selectie_van(bezoek, "beurt")), hier.die(week)


def plek_van(rij: Any, hier: Selectie) -> Plek:
    """The place of this row in the order of the list."""
    return tuple(rij[KOLOMMEN.index(k)] for k in hier.volgorde)


def _sleutel(rij: Any, hier: Selectie) -> str:
    """The same in an address."""
    return ("_" if hier.afgerond else ".").join(map(str, plek_van(rij, hier)))


def _plek(na: str, hier: Selectie) -> Plek:
    """The place of the last row of the page before."""
    if not na:
        return ()
    if hier.afgerond:
        bijgewerkt, _, zaak = na.partition("_")
        if zaak and len(bijgewerkt) > len(GEEN_DATUM):
            return bijgewerkt, zaak
    else:
        rang, _, rest = na.partition(".")
        uiterlijk, _, zaak = rest.partition(".")
        if rang in {"0", "1", "2", "3"} and len(uiterlijk) == len(GEEN_DATUM) and zaak:
            return int(rang), uiterlijk, zaak
    raise OnbekendError("Dit adres van de volgende bladzijde klopt niet. Begin weer bij de eerste.")


def regels_van(bezoek: Bezoek, lezer: Lezer, dossiers: list[str]) -> list[Regel]:
    """The zaken of these dossiers, as far as they are for these eyes: what runs first, in order of consequence."""
    if not dossiers:
        return []
    waar, waarden = en(
        (f"w.dossier IN ({plekken(dossiers)})", tuple(dossiers)),
        bezoek.inkijk.zaken_waar("w.", weinig=True),
    )
    sql = f"SELECT {urgentie_van(KOLOMMEN)} WHERE {waar} ORDER BY w.open DESC, rang, uiterlijk, zaak"
    return regels_bij(bezoek, lezer, lezer.rij_query(sql, waarden))


def regels_bij(bezoek: Bezoek, lezer: Lezer, rijen: list[Any]) -> list[Regel]:
    """What the page shows of these rows of the projection."""
    koppen = lezer.stromen([zaakstroom(r[0]) for r in rijen])
    standen = {s.partition("/")[2]: leesbare_stand(r) for s, r in koppen.items()}
    leerlingen = bezoek.werkplek.namen.leerlingen(lezer, [r[1] for r in rijen], bezoek.inkijk)
    mee = telt_mee(bezoek, lezer, [s for r in rijen if r[8] and (s := standen[r[0]]) is not None])
    return [_regel(bezoek, rij, standen[rij[0]], leerlingen[rij[1]], mee.get(rij[0])) for rij in rijen]


def _onleesbaar(bezoek: Bezoek, rij: Any, leerling: str) -> Regel:
    """What the row itself says of a zaak of which the rest is damaged: it must not vanish from the list."""
    zaak, dossier, naam, toestand, rang, uiterlijk, school, behandelaar, *_ = rij
    workflow = bezoek.werkplek.kern.register.nieuwste(naam).workflow
    return Regel(
        zaak=zaak,
        dossier=dossier,
        leerling=met_hoofdletter(leerling),
        soort=workflow.titel,
        toestand=workflow.toestanden[toestand],
        school=bezoek.werkplek.namen.school(school),
        rang=rang,
        uiterlijk=uiterlijk,
        nog=None,
        waarom="Deze zaak is nu niet te lezen. De beheerder ziet wat helpt. Let zelf op de einddatum.",
        anker="termijnen",
        beurt=None,
        behandelaar=behandelaar,
        merken=[("fout", "Niet te lezen")],
    )


def _regel(bezoek: Bezoek, rij: Any, stand: Stand | None, leerling: str, mee: TeltMee | None) -> Regel:
    if stand is None:
        return _onleesbaar(bezoek, rij, leerling)
    zaak, dossier, _, toestand, rang, uiterlijk, school, behandelaar, *_ = rij
    workflow = bezoek.werkplek.kern.register.van(stand).workflow
    termijnen = termijnen_van(stand, workflow, bezoek.vandaag)
    eerste = mee.termijn if mee else maatgevend(termijnen, uiterlijk, rang)
    wacht = workflow.aan_zet(stand)
    return Regel(
        zaak=zaak,
        dossier=dossier,
        leerling=met_hoofdletter(leerling),
        soort=zaaksoort(stand, workflow.titel),
        toestand=workflow.toestanden[toestand],
        school=bezoek.werkplek.namen.school(school),
        rang=rang,
        uiterlijk=uiterlijk,
        nog=eerste.nog if eerste else None,
        waarom=mee.waarom
        if mee
        else eerste.waarom
        if eerste
        else (wacht.zonder_klok if wacht else GEEN_KLOK),
        anker="telt-mee" if mee else eerste.anker if eerste else "termijnen",
        beurt=beurt_van(bezoek, stand, workflow),
        behandelaar=behandelaar,
        merken=[*_rust(bezoek, stand), *_merken(termijnen, eerste)],
    )


def _rust(bezoek: Bezoek, stand: Stand) -> list[tuple[str, str]]:
    """For the team: until when it was put aside."""
    tot = rust_tot(stand)
    return (
        []
        if bezoek.buiten or tot is None or tot <= bezoek.vandaag.isoformat()
        else [("", f"Wacht tot {dag_maand(tot)}")]
    )


def _merken(termijnen: list[Termijnbeeld], eerste: Termijnbeeld | None) -> list[tuple[str, str]]:
    """What else a reader must know: a term that is over already while another still runs."""
    merken = [
        ("let", f"{t.aard} voorbij")
        for t in termijnen
        if t.loopt and t.stand == "overschreden" and t is not eerste
    ]
    if any(t.loopt and t.id == "D.IG" for t in termijnen):
        merken.insert(0, ("fout", "Ingebreke gesteld"))
    return list(dict.fromkeys(merken))


def _groepen(regels: list[Regel]) -> list[tuple[str, str, list[Regel]]]:
    groepen = [(*GROEPEN[rang], [r for r in regels if r.rang == rang]) for rang in GROEPEN]
    return [g for g in groepen if g[2]]


def _zin(beurt: int, week: int) -> str:
    """What waits for the reader, and what touches the law within a week."""
    zinnen = [f"{telwoord(beurt, 'zaak wacht', 'zaken wachten')} op u."] if beurt else []
    if week:
        zinnen.append(
            f"{telwoord(week, 'raakt', 'raken') if beurt else telwoord(week, 'zaak raakt', 'zaken raken')} binnen een week de wet."
        )
    return " ".join(zinnen)

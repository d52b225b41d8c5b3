"""Werkvoorraad: the worklist, ordered by legal consequence, a page at a time."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import leesbare_stand
from kernproces.gebruik.fouten import OnbekendError
from kernproces.opslag.rijen import Lezer
from kernproces.projecties import GEEN_DATUM
from kernproces.stand import Stand
from loket.web.beurt import Beurt, beurt_van
from loket.web.taal import met_hoofdletter, met_kleine_letter, telwoord, woord
from loket.web.termijnbeeld import Nog, Termijnbeeld, maatgevend, termijnen_van
from loket.web.weergaven import Voorwaarde, Weergave, samen, tel, telling, toegang, voorwaarde, weergaven_voor
from loket.web.werkplek import Bezoek

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
KOLOMMEN = "w.zaak, w.dossier, w.workflow, w.toestand, w.rang, w.uiterlijk, w.school"


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
    merken: list[tuple[str, str]] = field(default_factory=list)  # (tone, word)


@dataclass(slots=True)
class Lijst:
    """What the page shows."""

    weergave: str
    titel: str
    zin: str
    leeg: str
    weergaven: list[tuple[str, list[tuple[Weergave, str]]]]
    groepen: list[tuple[str, str, list[Regel]]]
    volgende: str | None
    filter: dict[str, str]
    workflows: list[tuple[str, str]]
    toestanden: list[tuple[str, str]]


def lijst(bezoek: Bezoek, weergave: str, filters: dict[str, str], na: str) -> Lijst:
    """One page of a view."""
    bekend = {w.sleutel: w for w in weergaven_voor(bezoek)}
    if weergave not in bekend:
        raise OnbekendError(
            f"Deze weergave is er niet. Er is: {', '.join(w.titel for w in bekend.values())}."
        )
    beperkt = _filters(bezoek, filters)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        mag = toegang(bezoek, lezer)
        hier = samen(mag, voorwaarde(bezoek, weergave))
        rijen = _rijen(lezer, samen(hier, beperkt, _vanaf(na)))
        week = ("w.rang = 0 AND w.uiterlijk <= ?", ((bezoek.vandaag + timedelta(days=7)).isoformat(),))
        tellingen = [samen(mag, voorwaarde(bezoek, s)) for s in bekend]
        aantallen = tel(lezer, [*tellingen, samen(hier, voorwaarde(bezoek, "beurt")), samen(hier, week)])
        regels = _regels(bezoek, lezer, rijen[:PER_BLAD])
    per_sleutel = dict(zip(bekend, aantallen, strict=False))
    laatste = regels[-1] if len(rijen) > PER_BLAD else None
    return Lijst(
        weergave=weergave,
        titel=bekend[weergave].titel,
        zin=_zin(*aantallen[-2:]),
        leeg=bekend[weergave].leeg,
        weergaven=_per_groep(list(bekend.values()), per_sleutel),
        groepen=_groepen(regels),
        volgende=f"{laatste.rang}.{laatste.uiterlijk}.{laatste.zaak}" if laatste else None,
        filter=filters,
        workflows=_workflows(bezoek),
        toestanden=_toestanden(bezoek, filters.get("workflow", "")),
    )


def _per_groep(
    weergaven: list[Weergave], aantallen: dict[str, int]
) -> list[tuple[str, list[tuple[Weergave, str]]]]:
    groepen = dict.fromkeys(w.groep for w in weergaven)
    return [(g, [(w, telling(aantallen[w.sleutel])) for w in weergaven if w.groep == g]) for g in groepen]


def _rijen(lezer: Lezer, waar: Voorwaarde) -> list[Any]:
    sql = (
        f"SELECT {KOLOMMEN} FROM werkvoorraad w WHERE w.open = 1 AND {waar[0]} "  # noqa: S608 - fixed texts only
        f"ORDER BY w.rang, w.uiterlijk, w.zaak LIMIT {PER_BLAD + 1}"
    )
    return lezer.rij_query(sql, waar[1])


def _vanaf(na: str) -> Voorwaarde:
    """The rows after the last one of the page before (keyset, so equally fast on every page)."""
    if not na:
        return "1 = 1", ()
    rang, _, rest = na.partition(".")
    uiterlijk, _, zaak = rest.partition(".")
    if rang not in {"0", "1", "2", "3"} or len(uiterlijk) != len(GEEN_DATUM) or not zaak:
        raise OnbekendError("Dit adres van de volgende bladzijde klopt niet. Begin weer bij de eerste.")
    return "(w.rang, w.uiterlijk, w.zaak) > (?, ?, ?)", (int(rang), uiterlijk, zaak)


def _filters(bezoek: Bezoek, filters: dict[str, str]) -> Voorwaarde:
    delen: list[Voorwaarde] = []
    if (workflow := filters.get("workflow")) and workflow in dict(_workflows(bezoek)):
        delen.append(("w.workflow = ?", (workflow,)))
        if (toestand := filters.get("toestand")) and toestand in dict(_toestanden(bezoek, workflow)):
            delen.append(("w.toestand = ?", (toestand,)))
    return samen(*delen) if delen else ("1 = 1", ())


def _workflows(bezoek: Bezoek) -> list[tuple[str, str]]:
    register = bezoek.werkplek.kern.register
    return [(naam, register.nieuwste(naam).workflow.titel) for naam in register.namen()]


def _toestanden(bezoek: Bezoek, workflow: str) -> list[tuple[str, str]]:
    if workflow not in bezoek.werkplek.kern.register.namen():
        return []
    w = bezoek.werkplek.kern.register.nieuwste(workflow).workflow
    return [(str(t), titel) for t, titel in w.toestanden.items() if t not in w.einde]


def _regels(bezoek: Bezoek, lezer: Lezer, rijen: list[Any]) -> list[Regel]:
    koppen = lezer.stromen([zaakstroom(r[0]) for r in rijen])
    standen = {s.partition("/")[2]: leesbare_stand(r) for s, r in koppen.items()}
    leerlingen = bezoek.werkplek.namen.leerlingen(lezer, [r[1] for r in rijen], bezoek.rol)
    return [_regel(bezoek, rij, standen[rij[0]], leerlingen[rij[1]]) for rij in rijen]


def _onleesbaar(bezoek: Bezoek, rij: Any, leerling: str) -> Regel:
    """What the row itself says of a zaak of which the rest is damaged: it must not vanish from the list."""
    zaak, dossier, naam, toestand, rang, uiterlijk, school = rij
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
        merken=[("fout", "Niet te lezen")],
    )


def _regel(bezoek: Bezoek, rij: Any, stand: Stand | None, leerling: str) -> Regel:
    if stand is None:
        return _onleesbaar(bezoek, rij, leerling)
    zaak, dossier, _, toestand, rang, uiterlijk, school = rij
    workflow = bezoek.werkplek.kern.register.van(stand).workflow
    termijnen = termijnen_van(stand, workflow, bezoek.vandaag)
    eerste = maatgevend(termijnen, uiterlijk, rang)
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
        waarom=eerste.waarom if eerste else (wacht.zonder_klok if wacht else "Er loopt geen termijn."),
        anker=eerste.anker if eerste else "termijnen",
        beurt=beurt_van(bezoek, stand, workflow),
        merken=_merken(termijnen, eerste),
    )


def zaaksoort(stand: Stand, titel: str) -> str:
    """`TLV-aanvraag vso`: the workflow, and its kind where the start named one."""
    if onderwerp := stand["gedaan"].get("open_taak", {}).get("gegevens", {}).get("onderwerp"):
        return f"Taak: {met_kleine_letter(onderwerp)}"
    soort = stand["gedaan"].get("start", {}).get("gegevens", {}).get("soort")
    return (
        f"{titel} {woord(soort).partition(' (')[2].rstrip(')') or soort}" if isinstance(soort, str) else titel
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

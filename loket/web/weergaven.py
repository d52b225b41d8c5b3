"""Weergaven: the views of the worklist. Each is a condition on the projection; the page shows its count, up to 500."""

from dataclasses import dataclass
from datetime import timedelta

import orjson

from kernproces.opslag.rijen import Lezer, Waarde
from kernproces.rollen import DRAAGT_ZAKEN, Rol
from loket.web.werkplek import Bezoek

MEEST = 500  # a count goes no further: never a COUNT over everything
Voorwaarde = tuple[str, tuple[Waarde, ...]]


@dataclass(frozen=True, slots=True)
class Weergave:
    """A view: its key in the address, its title, and what it says when it is empty."""

    sleutel: str
    titel: str
    groep: str
    leeg: str
    buiten: bool = True  # also for schools and families


WEERGAVEN = (
    Weergave("mijn", "Mijn zaken", "Van mij", "U hebt geen lopende zaken op uw naam.", buiten=False),
    Weergave("beurt", "Ik ben aan de beurt", "Van mij", "Niets wacht op u."),
    Weergave(
        "week", "Deze week", "Met een datum", "Geen zaak heeft in de komende zeven dagen een einddatum."
    ),
    Weergave("stil", "Klok staat stil", "Met een datum", "Van geen zaak staat de klok stil."),
    Weergave("alle", "Alle zaken", "Gedeeld", "Er zijn geen lopende zaken."),
    Weergave(
        "zonder", "Zonder behandelaar", "Gedeeld", "Elke lopende zaak heeft een behandelaar.", buiten=False
    ),
)
_KIJKT_OVERAL = frozenset({Rol.AUDITOR, Rol.BEHEERDER, Rol.KWALITEITSMEDEWERKER, Rol.TEAMLEIDER})


def weergaven_voor(bezoek: Bezoek) -> tuple[Weergave, ...]:
    """The views that mean something in this role."""
    register = bezoek.werkplek.kern.register
    wachten = (
        w
        for naam in register.namen()
        for v in register.nieuwste(naam).workflow.wacht.values()
        for w in v.keten
    )
    niet = set() if bezoek.rol in DRAAGT_ZAKEN else {"mijn"}
    if not any(bezoek.rol in wacht.wie for wacht in wachten):
        niet.add("beurt")
    return tuple(w for w in WEERGAVEN if (w.buiten or not bezoek.buiten) and w.sleutel not in niet)


def eerste_weergave(bezoek: Bezoek) -> str:
    """What the worklist opens with: one's own zaken, else what waits, else all."""
    kan = [w.sleutel for w in weergaven_voor(bezoek)]
    return next((s for s in ("mijn", "beurt") if s in kan and bezoek.rol not in _KIJKT_OVERAL), "alle")


def voorwaarde(bezoek: Bezoek, weergave: str) -> Voorwaarde:
    """The condition of a view in SQL; every value is a parameter."""
    if weergave == "mijn":
        return "w.behandelaar IN (?, ?)", (bezoek.persoon, bezoek.principaal)
    if weergave == "beurt":
        return _beurt(bezoek)
    if weergave == "week":
        return "w.uiterlijk <= ?", ((bezoek.vandaag + timedelta(days=7)).isoformat(),)
    if weergave == "stil":
        return "EXISTS (SELECT 1 FROM termijn t WHERE t.zaak = w.zaak AND t.stand = 'opgeschort')", ()
    if weergave == "zonder":
        return "w.behandelaar IS NULL", ()
    return "1 = 1", ()


def _beurt(bezoek: Bezoek) -> Voorwaarde:
    sql = "(',' || w.beurt || ',') LIKE ?"
    waarden: tuple[Waarde, ...] = (f"%,{bezoek.rol.value},%",)
    if not (collegas := bezoek.collegas):
        return sql, waarden
    van_mij = f"(w.behandelaar IS NULL OR w.behandelaar NOT IN ({_plekken(collegas)}))"
    return f"{sql} AND {van_mij}", (*waarden, *collegas)


def toegang(bezoek: Bezoek, lezer: Lezer) -> Voorwaarde:
    """Staff see every zaak of the organisation, a school its own pupils, a family its own child."""
    versie = bezoek.registers.mensen.op(bezoek.principaal, bezoek.vandaag) or {}
    if not bezoek.buiten or versie.get("alle_dossiers"):
        return "1 = 1", ()
    dossiers = eigen_dossiers(bezoek, lezer, [bezoek.principaal, *versie.get("scholen", ())])
    return (f"w.dossier IN ({_plekken(dossiers)})", tuple(dossiers)) if dossiers else ("1 = 0", ())


def eigen_dossiers(bezoek: Bezoek, lezer: Lezer, sporen: list[str]) -> list[str]:
    """The dossiers of a person or school: those that name one of these ids, then the rule of the judgement."""
    postgres = bezoek.werkplek.samenstel.opslag.dialect == "postgresql"
    bevat = (
        "position(convert_to(?, 'UTF8') in stand) > 0" if postgres else "instr(stand, CAST(? AS BLOB)) > 0"
    )
    waar = " OR ".join(bevat for _ in sporen)
    sql = f"SELECT stand FROM stroom WHERE stroom > 'dossier/' AND stroom < 'dossier0' AND ({waar})"  # noqa: S608 - fixed texts
    standen = (orjson.loads(rij[0]) for rij in lezer.rij_query(sql, [f'"{spoor}"' for spoor in sporen]))
    return [s["dossier"] for s in standen if bezoek.hoort_bij(s)]


def _plekken(waarden: list[str]) -> str:
    return ", ".join("?" * len(waarden))


def tel(lezer: Lezer, tellingen: list[Voorwaarde]) -> list[int]:
    """How many rows meet each of these conditions, up to MEEST + 1, in one query."""
    delen = [
        f"(SELECT count(*) FROM (SELECT 1 FROM werkvoorraad w WHERE w.open = 1 AND {sql} LIMIT {MEEST + 1}) AS q)"  # noqa: S608
        for sql, _ in tellingen
    ]
    waarden = [w for _, waarden in tellingen for w in waarden]
    return list(lezer.rij_query("SELECT " + ", ".join(delen), waarden)[0])


def samen(*voorwaarden: Voorwaarde) -> Voorwaarde:
    """All of these."""
    return " AND ".join(sql for sql, _ in voorwaarden), tuple(
        w for _, waarden in voorwaarden for w in waarden
    )


def telling(aantal: int) -> str:
    """A count as it is shown."""
    return f"{MEEST}+" if aantal > MEEST else str(aantal)

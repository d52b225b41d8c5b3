"""Mensenbeeld: the register of people as pages: who there is today, and of one person everything that was ever recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kernproces.gebeurtenissen import accountstroom, registerstroom
from kernproces.gebruik.archief import stand_van
from kernproces.rechten.mensen import Versie, binnen
from kernproces.rollen import Rol
from kernproces.taal.formulier import PERSOON
from loket.accounts.kast import Account
from loket.handelingen import Handeling, Verteller
from loket.mensenbeheer import MENSEN, onderdelen, waarom_geen_vervanger
from loket.web.taal import woord
from loket.web.werkplek import Bezoek


@dataclass(frozen=True, slots=True)
class Vervanging:
    """One person stands in for another, from and through a day."""

    afwezig: str
    vervanger: str
    van: str | None
    tot: str | None
    loopt: bool


@dataclass(frozen=True, slots=True)
class Mensregel:
    """One person in the list."""

    persoon: str
    naam: str
    rollen: list[str]
    waar: list[str]
    account: str
    vervanging: list[str]
    weg: bool


@dataclass(slots=True)
class Mens:
    """One person."""

    persoon: str
    naam: str
    email: str
    versie: Versie
    later: list[tuple[str, str]]
    account: Account | None
    sessies: int
    vervangingen: list[Vervanging]
    mandaten: list[tuple[str, str | None, str | None]]
    competenties: list[tuple[str, str | None, str | None]]
    geschiedenis: list[Handeling] = field(default_factory=list)
    vernietigd: Mapping[str, str] | None = None  # when the name was destroyed, and by which list


def mensenlijst(bezoek: Bezoek) -> list[Mensregel]:
    """Everybody of the register whose name is there, those with a role today first, by name."""
    mensen, dag, plek = bezoek.registers.mensen, bezoek.vandaag, bezoek.werkplek
    with plek.samenstel.opslag.lezen() as lezer:
        accounts = plek.samenstel.accounts.kast.alle(lezer)
    uit, delen = [], dict(deelkeuzes(bezoek))
    for p in (p for p in mensen if p not in plek.namen.vernietigd):
        v: Versie = mensen.op(p, dag) or {}
        account = accounts.get(p)
        uit.append(
            Mensregel(
                p,
                plek.namen.persoon(p),
                [Rol(r).titel for r in v.get("rollen", ())],
                _waar(bezoek, v, delen),
                account.stand if account else "geen account",
                [plek.namen.persoon(a) for a in mensen.vervangers(p, dag)],
                not v.get("rollen"),
            )
        )
    return sorted(uit, key=lambda r: (r.weg, r.naam.casefold()))


def _waar(bezoek: Bezoek, v: Versie, delen: Mapping[str, str]) -> list[str]:
    scholen = [bezoek.werkplek.namen.school(s) for s in v.get("scholen", ())]
    return [
        *(delen.get(d, d) for d in v.get("onderdelen", ())),
        *scholen,
        *(woord(f) for f in v.get("functies") or ()),
    ]


def deelkeuzes(bezoek: Bezoek) -> list[tuple[str, str]]:
    """The parts of the organisation for which a role can be held: kamers and regions first, then besturen and schools."""
    registers, dag = bezoek.registers, bezoek.vandaag
    scholen, besturen = bezoek.werkplek.namen.scholen, registers.alle_op("besturen", dag)
    namen = {s: f"School: {naam}" for s, naam in scholen.items()}
    namen |= {b: f"Bestuur: {v.get('naam') or b}" for b, v in besturen.items()}
    return sorted(
        ((d, namen.get(d, d)) for d in onderdelen(registers, dag)),
        key=lambda p: (p[0] in namen, p[0] in scholen, p[1]),
    )


def mens(bezoek: Bezoek, persoon: str) -> Mens:
    """Everything of one person that an administrator may know; nothing of any dossier."""
    plek, registers, dag = bezoek.werkplek, bezoek.registers, bezoek.vandaag
    gegevens = plek.samenstel.persoonsgegevens([persoon]).get(persoon, {})
    with plek.samenstel.opslag.lezen() as lezer:
        account = plek.samenstel.accounts.kast.van(lezer, persoon)
        kop = lezer.stroom(registerstroom(MENSEN))
    gewist = {} if kop is None else stand_van(kop).get("gewist", {})
    versies = registers.items.get(MENSEN, {}).get(persoon, ())
    verteller = Verteller(plek.kern.archief, plek.namen)
    later = sorted({v["van"] for v in versies if v.get("van") and v["van"] > dag.isoformat()})
    return Mens(
        persoon,
        str(gegevens.get("naam") or persoon),
        str(gegevens.get("email") or ""),
        registers.mensen.op(persoon, dag) or {},
        [(d, verteller.mens(registers.mensen.op(persoon, date.fromisoformat(d)) or {})) for d in later],
        account,
        len(plek.sessies.van(persoon, bezoek.nu)),
        vervangingen(bezoek, persoon),
        _van_register(bezoek, "mandaten", "mandaat", persoon),
        _van_register(bezoek, "competenties", "competentie", persoon),
        geschiedenis(bezoek, persoon),
        gewist.get(f"{persoon}/{PERSOON.value}"),
    )


def vervangingen(bezoek: Bezoek, persoon: str) -> list[Vervanging]:
    """Who stands in for this person and for whom this person stands in, running or to come."""
    uit, dag = [], bezoek.vandaag
    for p in bezoek.registers.mensen:
        for v in (bezoek.registers.mensen.op(p, dag) or {}).get("vervangt", ()):
            voorbij = v.get("tot") is not None and v["tot"] < dag.isoformat()
            if persoon in (p, v["wie"]) and not voorbij:
                loopt = binnen(v.get("van"), v.get("tot"), dag)
                uit.append(Vervanging(v["wie"], p, v.get("van"), v.get("tot"), loopt))
    return sorted(uit, key=lambda v: (v.van or "", v.vervanger))


def _van_register(
    bezoek: Bezoek, register: str, veld: str, persoon: str
) -> list[tuple[str, str | None, str | None]]:
    alle = bezoek.registers.items.get(register, {}).values()
    van = [v for versies in alle for v in versies if v.get("wie") == persoon]
    return [(woord(v.get(veld, "")), v.get("van"), v.get("tot")) for v in van]


def geschiedenis(bezoek: Bezoek, persoon: str) -> list[Handeling]:
    """What was recorded of this person and his account, the newest first."""
    uit: list[tuple[str, Handeling]] = []
    archief = bezoek.werkplek.kern.archief
    verteller = Verteller(archief, bezoek.werkplek.namen)
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        for stroom in (registerstroom(MENSEN), accountstroom(persoon)):
            alle = archief.lees(lezer, stroom)
            uit += [
                (e["vastgelegd"], verteller.vertel(e))
                for e in alle
                if stroom != registerstroom(MENSEN) or e["open"]["id"] == persoon
            ]
    return [h for _, h in sorted(uit, key=lambda paar: paar[0], reverse=True)]


def kan_vervangen(bezoek: Bezoek, persoon: str) -> list[tuple[str, str]]:
    """Who can stand in for this person today, by name."""
    mensen, namen = bezoek.registers.mensen, bezoek.werkplek.namen
    anderen = [p for p in mensen if p not in (persoon, bezoek.persoon, *namen.vernietigd)]
    kan = [p for p in anderen if not waarom_geen_vervanger(mensen, persoon, p, bezoek.vandaag)]
    return sorted(((p, namen.persoon(p)) for p in kan), key=lambda paar: paar[1].casefold())

"""A small SWV with applications on their way: people act, somebody sweeps or dies sweeping, and the oracle is told."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bench.wereld import begin_zaak, richt_in, samenstel
from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.kern import Opdracht
from kernproces.opslag.herbouw import vergelijk
from kernproces.rollen import Rol
from kernproces.taal.termijn import TermijnSoort
from kernproces.tijdstip import tijdstip
from loket.bedrading import Samenstel
from loket.lezen import vouwer
from loket.ronde.storingen import storingen
from tests.hulp.meldorakel import DAG, HIER, Loop, Orakel, Stilte
from tests.hulp.sneuvelaar import rondes
from workflows.termijnen import catalogus as t

BESLIS = (t.TLV_NORM.id, t.TLV_WET.id)
WIE = {
    "verzoek_aanvulling": ("behandelaar", Rol.BEHANDELAAR),
    "verklaar_compleet": ("behandelaar", Rol.BEHANDELAAR),
    "schort_op": ("behandelaar", Rol.BEHANDELAAR),
    "hervat": ("behandelaar", Rol.BEHANDELAAR),
    "vul_aan": ("school", Rol.ONDERSTEUNINGSCOORDINATOR),
}
BESTUUR = ("bestuurder", Rol.BEVOEGD_GEZAG)  # dien_in, spreek_uitstel_af, ingebrekestelling, trek_in
STOPT = {
    "vul_aan": (t.TLV_HERSTEL, t.TLV_BB),
    "trek_in": (t.TLV_NORM, t.TLV_WET, t.TLV_HERSTEL, t.TLV_BB, t.INGEBREKE),
}
HERVAT = {"vul_aan": "aanvulling", "hervat": "opschorting"}
# What may happen to an application, each with the days after the step before it.
LEVENS: tuple[tuple[tuple[str, int, int], ...], ...] = (
    (),
    (("verzoek_aanvulling", 1, 30), ("vul_aan", 1, 13)),
    (("verzoek_aanvulling", 1, 30), ("vul_aan", 15, 60)),
    (("verzoek_aanvulling", 1, 30),),
    (("schort_op", 1, 35), ("hervat", 1, 40), ("trek_in", 1, 60)),
    (("verklaar_compleet", 1, 5), ("spreek_uitstel_af", 1, 35)),
    (("verklaar_compleet", 1, 5), ("schort_op", 1, 20), ("spreek_uitstel_af", 1, 50), ("hervat", 1, 20)),
    (("ingebrekestelling", 58, 75), ("trek_in", 1, 70)),
    (("ingebrekestelling", 58, 65),),
    (("trek_in", 1, 65),),
)


@dataclass
class Zaak:
    """One application, and what the oracle thinks of it."""

    naam: str
    orakel: Orakel = field(
        default_factory=lambda: Orakel({t.TLV_HERSTEL.id: "aanvulling"}, {t.TLV_HERSTEL.id: t.TLV_BB})
    )
    laatst: str = ""  # of its history, as it was last seen
    nr: int = 0


class Rondewereld:
    """The store and its zaken."""

    def __init__(self, s: Samenstel, url: str, map_: Path) -> None:
        self.s, self._url, self._map = s, url, map_
        self.zaken: list[Zaak] = []
        self._eerder = 0

    def begin(self, aantal: int) -> None:
        """So many new applications, still to be handed in; the ones before are left to rest."""
        self._eerder += len(self.zaken)
        self.zaken = [Zaak(begin_zaak(self.s, f"R-{self._eerder + n}")) for n in range(aantal)]
        for zaak in self.zaken:
            self.kijk(zaak)

    # ------------------------------------------------------------ people

    def doe(self, zaak: Zaak, actie: str, nu: datetime) -> bool:
        """Do it and tell the oracle; a refusal changes nothing."""
        wie, rol = WIE.get(actie, BESTUUR)
        antwoord = self.s.kern.doe(zaak.naam, Opdracht(actie, wie, rol, "voorbeeld"), nu)
        if antwoord.gelukt:
            zaak.orakel.zet_gelijk(nu)
            self._vertel(zaak.orakel, actie, nu)
        self.kijk(zaak)
        return antwoord.gelukt

    def _vertel(self, o: Orakel, actie: str, nu: datetime) -> None:
        """What a step does to the terms, by hand from domein.md 10.3 (nothing of the product's declarations of steps)."""
        vandaag = nu.astimezone(HIER).date()
        if actie == "dien_in":
            self._start(o, (t.TLV_NORM, t.TLV_WET), nu)
        elif actie == "verzoek_aanvulling":
            self._stil(o, "aanvulling", 13, nu)
            o.start(t.TLV_HERSTEL, vandaag, nu, 14)
        elif actie == "schort_op":
            self._stil(o, "opschorting", None, nu)
        elif actie == "spreek_uitstel_af":
            self._stil(o, "uitstel", 14, nu, vanzelf=True)
        elif actie == "ingebrekestelling" and _voorbij(o.lopen[t.TLV_WET.id], vandaag):
            self._start(o, (t.INGEBREKE,), nu)
        for soort in STOPT.get(actie, ()):
            o.stop(soort.id, nu)
        if (spoor := HERVAT.get(actie)) is not None:
            o.hervat(spoor, vandaag, middernacht(vandaag), nu)

    def _start(self, o: Orakel, soorten: tuple[TermijnSoort, ...], nu: datetime) -> None:
        for soort in soorten:
            o.start(soort, nu.astimezone(HIER).date(), nu)

    def _stil(self, o: Orakel, spoor: str, dagen: int | None, nu: datetime, *, vanzelf: bool = False) -> None:
        vandaag = nu.astimezone(HIER).date()
        tot = None if dagen is None else vandaag + dagen * DAG
        o.schort_op(Stilte(spoor, vandaag + DAG, tot, vanzelf), BESLIS, nu)

    # ------------------------------------------------------------ the clock

    def ronde(self, nu: datetime) -> None:
        """In this very process, which lives on."""
        self.s.ronde(nu)
        self._geweest(nu, heel=True)

    def sterf(self, nu: datetime, *dood: int) -> bool:
        """In as many processes at once; 0 lives. Whether any came to its end."""
        heel = 0 in rondes(self._url, self._map, nu, dood)
        self._geweest(nu, heel=heel)
        return heel

    def _geweest(self, nu: datetime, *, heel: bool) -> None:
        """A ronde that came to its end has seen every zaak; of one that died the history tells which it had done."""
        for zaak in self.zaken:
            vorige, eerder = zaak.laatst, len(zaak.orakel.meldingen)
            if self.kijk(zaak) or heel:
                zaak.orakel.ronde(nu)
                echt = datetime.fromisoformat(max(tijdstip(nu), vorige))  # time in a history never goes back
                nieuw = zaak.orakel.meldingen[eerder:]
                zaak.orakel.meldingen[eerder:] = [replace(m, op=echt) for m in nieuw]
        if heel:
            with self.s.opslag.lezen() as lezer:
                assert storingen(lezer) == []

    def kijk(self, zaak: Zaak) -> bool:
        """Whether its history grew since we last looked."""
        stand = self.s.stand(zaak.naam)
        groeide = stand["nr"] > zaak.nr
        zaak.nr, zaak.laatst = stand["nr"], stand["laatst"]
        return groeide

    # ------------------------------------------------------------ the verdict

    def gelijk(self) -> None:
        """None twice, none missing; every notice in the outbox once a role; chains and projections whole."""
        for zaak in self.zaken:
            meldingen, brieven = self._meldingen(zaak)
            assert Counter(meldingen) == Counter(
                (m.termijn, m.keer, m.trede, m.op) for m in zaak.orakel.meldingen
            ), zaak.naam
            assert max(Counter(m[:3] for m in meldingen).values(), default=1) == 1, zaak.naam
            assert Counter(self._outbox(zaak)) == Counter(brieven), zaak.naam
        assert vergelijk(self.s.opslag, vouwer(self.s)) is None

    def _meldingen(self, zaak: Zaak) -> tuple[list[Any], list[Any]]:
        meldingen, brieven = [], []
        with self.s.opslag.lezen() as lezer:
            for e in self.s.kern.archief.lees(lezer, zaakstroom(zaak.naam)):
                if (trede := e["open"].get("trede")) is not None:
                    op = datetime.fromisoformat(e["vastgelegd"])
                    meldingen.append((e["open"]["termijn"], e["open"]["na"]["keer"], trede, op))
                    brieven += [(e["nr"], trede, rol) for rol in e["open"]["aan"]]
        return meldingen, brieven

    def _outbox(self, zaak: Zaak) -> list[tuple[Any, ...]]:
        vraag = "SELECT nr, trede, rol FROM outbox WHERE zaak = ? AND trede IS NOT NULL"
        with self.s.opslag.lezen() as lezer:
            return [tuple(rij) for rij in lezer.rij_query(vraag, (zaak.naam,))]


def _voorbij(loop: Loop, vandaag: date) -> bool:
    return not loop.staat_stil and loop.einde(vandaag) < vandaag


def middernacht(dag: date) -> datetime:
    return datetime.combine(dag, datetime.min.time(), HIER)


def leven(willekeur: Random, begin: datetime) -> list[tuple[datetime, str]]:
    """When an application is handed in, and what happens to it then."""
    dag = begin + willekeur.choice((0, 195)) * DAG + timedelta(minutes=willekeur.randint(0, 25 * 24 * 60))
    gebeurt = [(dag, "dien_in")]
    for actie, minst, meest in willekeur.choice(LEVENS):
        dag += willekeur.randint(minst, meest) * DAG + timedelta(minutes=willekeur.randint(-300, 300))
        gebeurt.append((dag, actie))
    return gebeurt


@contextmanager
def rondewereld(url: str, map_: Path) -> Iterator[Rondewereld]:
    """An SWV with its people and registers, without any application yet."""
    with samenstel(url, str(map_)) as s:
        richt_in(s)
        yield Rondewereld(s, url, map_)

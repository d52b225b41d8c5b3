"""Whatever people do to a term and whenever somebody sweeps: the notices are those of an independent, naive oracle."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from kernproces.taal.termijn import Telt
from kernproces.tijdstip import tijdstip
from tests.deadlines.hulp import AANVULLING, Zaak
from tests.hulp.meldorakel import HIER, Orakel, Stilte
from workflows.termijnen.catalogus import CATALOGUS

DAG = timedelta(days=1)
BESLIS = ("D.TLV.norm", "D.TLV.wet")
EERSTE, LAATSTE = date(2024, 1, 1), date(2027, 3, 31)  # within the known calendar, both DST nights included
dagen = st.integers(0, (LAATSTE - EERSTE).days).map(lambda n: EERSTE + n * DAG)
# Minutes after the step before: within the hour, the day, a week, or an outage of up to sixty days.
PAUZE = st.one_of(
    st.integers(0, 90),
    st.integers(0, 36 * 60),
    st.integers(0, 9 * 24 * 60),
    st.integers(20 * 24 * 60, 60 * 24 * 60),
)
stappen = st.lists(
    st.tuples(
        PAUZE,
        st.sampled_from(
            ["ronde"] * 6 + ["stil", "afspraak", "herstel", "hervat", "stop", "terug", "vooruit"]
        ),
        st.integers(1, 30),
    ),
    min_size=1,
    max_size=25,
)


class Paar:
    """The product and the oracle, told the same."""

    def __init__(self, namen: tuple[str, ...], begin: date) -> None:
        self.zaak, self.orakel = Zaak(), Orakel(AANVULLING)
        self.namen = namen
        self.nu = datetime.combine(begin, datetime.min.time(), HIER).astimezone(UTC) + timedelta(hours=9)
        self.op: list[datetime] = []  # when each event of the product was made
        for naam in namen:
            self.start(naam)

    @property
    def dag(self) -> date:
        return self.nu.astimezone(HIER).date()

    def start(self, naam: str, tot: date | None = None) -> None:
        soort = CATALOGUS[naam]
        begin: date = self.nu if soort.telt is Telt.UREN else self.dag
        gevolg: dict[str, Any] = {"doe": "start", "termijn": naam, "begin": begin.isoformat()}
        lengte = None if tot is None else (tot - self.dag).days
        if tot is not None:
            gevolg["uiterlijk"] = tot.isoformat()
        self.stap(gevolg)
        self.orakel.start(soort, begin, self.nu, lengte)

    def stap(self, *gevolgen: dict[str, Any]) -> None:
        self.zaak.stap(tijdstip(self.nu), *gevolgen, werkt_op=self.dag.isoformat())
        self._bij()

    def ronde(self) -> None:
        self.zaak.ronde(tijdstip(self.nu))
        self._bij()
        self.orakel.ronde(self.nu)

    def zet_gelijk(self) -> None:
        """As the engine before a person acts: only what moves a term; the reminders are left to the ronde."""
        alles = self.zaak.klok.vervallen(self.zaak.termijnen, CATALOGUS, self.nu, AANVULLING)
        self.zaak.neem([g for g in alles if g[0] in ("termijn_vervallen", "termijn_hervat")])
        self._bij()
        self.orakel.zet_gelijk(self.nu)

    def stil(self, spoor: str, tot: date | None, vanzelf: bool) -> None:
        van = self.dag + DAG
        namen = [n for n in self.namen if CATALOGUS[n].opschortbaar and CATALOGUS[n].telt is Telt.DAGEN]
        namen = [n for n in namen if n in BESLIS]
        self.stap(
            {
                "doe": "schort_op", "spoor": spoor, "termijnen": namen, "van": van.isoformat(),
                "tot": None if tot is None else tot.isoformat(), "grond": "Awb 4:15", "vast": vanzelf,
            }
        )  # fmt: skip
        self.orakel.schort_op(Stilte(spoor, van, tot, vanzelf), namen, self.nu, alleen_lopend=False)

    def doe(self, wat: str, n: int) -> None:
        if wat == "ronde":
            self.ronde()
            return
        # The clock of the machine runs wrong, somebody sweeps, and it is put right.
        if wat in (
            "terug",
            "vooruit",
        ):
            goed, self.nu = self.nu, self.nu + timedelta(hours=5 * n) * (1 if wat == "vooruit" else -1)
            self.ronde()
            self.nu = goed
            return
        self.zet_gelijk()
        if wat == "stil":
            self.stil("opschorting", None, vanzelf=False)
        elif wat == "afspraak":
            self.stil("uitstel", self.dag + n * DAG, vanzelf=True)
        elif (
            wat == "herstel" and "D.TLV.herstel" not in self.zaak.termijnen and set(BESLIS) <= set(self.namen)
        ):
            self.stil("aanvulling", self.dag + n * DAG, vanzelf=False)
            self.start("D.TLV.herstel", self.dag + (n + 1) * DAG)
        elif wat == "hervat":
            self.stap({"doe": "hervat", "spoor": "opschorting", "op": self.dag.isoformat()})
            self.orakel.hervat("opschorting", self.dag, self._middernacht(), self.nu)
        elif wat == "stop":
            naam = self.namen[n % len(self.namen)]
            self.stap({"doe": "stop", "termijn": naam})
            self.orakel.stop(naam, self.nu)

    def _middernacht(self) -> datetime:
        return datetime.combine(self.dag, datetime.min.time(), HIER).astimezone(UTC)

    def _bij(self) -> None:
        self.op += [self.nu] * (len(self.zaak.gebeurd) - len(self.op))

    def gelijk(self) -> None:
        """Every notice once, at the same moment, and the same rungs recorded as passed."""
        zaak = Counter(
            (i["termijn"], i["na"]["keer"], i["trede"], op)
            for (_, i), op in zip(self.zaak.gebeurd, self.op, strict=True)
            if "trede" in i
        )
        assert zaak == Counter((m.termijn, m.keer, m.trede, m.op) for m in self.orakel.meldingen)
        assert max(Counter(sleutel[:3] for sleutel in zaak.elements()).values(), default=1) == 1
        for naam, loop in self.orakel.lopen.items():
            nooit = {t.naam for t in loop.soort.ladder} - {t.naam for _, t in loop.treden(self.dag)}
            assert set(self.zaak[naam]["gehad"]) - nooit == loop.gehad - nooit, naam


def speel(namen: tuple[str, ...], begin: date, reeks: list[tuple[int, str, int]]) -> None:
    paar = Paar(namen, begin)
    for pauze, wat, n in reeks:
        paar.nu += timedelta(minutes=pauze)
        paar.doe(wat, n)
    paar.gelijk()


@given(st.sampled_from(sorted(set(CATALOGUS) - {"D.TLV.herstel"})), dagen, stappen)
@example(
    "D.IG",
    date(2026, 9, 21),
    [(14 * 24 * 60, "ronde", 1), (33 * 24 * 60, "ronde", 1), (20 * 24 * 60, "ronde", 1)],
)
@example("D.DL", date(2026, 10, 24), [(40 * 60, "ronde", 1), (90, "terug", 9), (40 * 60, "stop", 1)])
def test_elke_termijn_van_de_catalogus_meldt_wat_het_orakel_meldt(
    naam: str, begin: date, reeks: list[tuple[int, str, int]]
) -> None:
    speel((naam,), begin, reeks)


@given(dagen, stappen)
@example(date(2026, 9, 7), [(7 * 24 * 60, "herstel", 13), (60 * 24 * 60, "ronde", 1), (60, "ronde", 1)])
@example(date(2026, 9, 7), [(60, "afspraak", 14), (20 * 24 * 60, "stil", 1), (9 * 24 * 60, "hervat", 1)])
@example(date(2026, 3, 24), [(40 * 24 * 60, "ronde", 1), (5, "terug", 30), (60 * 24 * 60, "ronde", 1)])
def test_de_twee_beslistermijnen_met_alles_wat_de_klok_stilzet(
    begin: date, reeks: list[tuple[int, str, int]]
) -> None:
    speel(BESLIS, begin, reeks)

"""De verwachting: nagerekend met een trage tweede uitwerking, en vergeleken met wat er gebeurde."""

from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from loket.overzichten.aanvragen import Aanvraag
from loket.overzichten.verwachting import MINST, Verwachting, overleving, uitgekomen, verwacht

OP = date(2026, 11, 24)
DAG = timedelta(days=1)


def aanvraag(
    nr: int, al: int, duur: int | None = None, *, bekend: bool = True, stil: bool = False
) -> Aanvraag:
    """Received so many days before OP, and ended after so many days."""
    begin = OP - al * DAG
    return Aanvraag(
        zaak=f"Z-{nr:03d}",
        school="school-1",
        begin=begin,
        norm=begin + 42 * DAG,
        wet=begin + 56 * DAG,
        gestopt=None if duur is None else begin + duur * DAG,
        bekend=duur is not None and bekend,
        opschortingen=((OP - DAG, None),) if stil else (),
    )


def klaar(*duren: int) -> list[Aanvraag]:
    """Decisions of the last year that took so many days."""
    return [aanvraag(n, al=duur + 1 + n % 200, duur=duur) for n, duur in enumerate(duren)]


def test_met_te_weinig_besluiten_is_er_geen_verwachting() -> None:
    assert verwacht(klaar(*[30] * (MINST - 1)), OP) is None
    assert verwacht(klaar(*[30] * MINST), OP) is not None


def test_wie_langer_loopt_dan_ooit_een_besluit_duurde_gaat_zeker_voorbij() -> None:
    v = verwacht([*klaar(*[20] * 30), aanvraag(900, al=40)], OP)
    assert v is not None
    assert (v.laag, v.hoog, v.zaken) == (1, 1, (("Z-900", 100),))


def test_waar_alles_snel_gaat_wordt_niets_verwacht_van_wie_net_begon() -> None:
    v = verwacht([*klaar(*[20] * 30), aanvraag(900, al=3)], OP)
    assert v is not None
    assert (v.laag, v.hoog, v.zaken) == (0, 0, ())


def test_van_wie_halverwege_is_telt_alleen_wat_langer_duurde() -> None:
    """Twenty took 10 days, ten took 50: of what runs 20 days already, all ten of ten took longer than the norm leaves."""
    v = verwacht([*klaar(*[10] * 20, *[50] * 10), aanvraag(900, al=20)], OP)
    assert v is not None
    assert v.zaken == (("Z-900", 100),)


def test_een_klok_die_stilstaat_telt_niet_mee() -> None:
    v = verwacht([*klaar(*[50] * 30), aanvraag(900, al=30, stil=True)], OP)
    assert v is not None
    assert v.zaken == ()


def test_een_ingetrokken_aanvraag_is_geen_besluit_maar_telt_als_gezien() -> None:
    ingetrokken = [aanvraag(500 + n, al=60, duur=41, bekend=False) for n in range(30)]
    v = verwacht([*klaar(*[10] * 20, *[50] * 5), *ingetrokken, aanvraag(900, al=20)], OP)
    assert v is not None
    assert v.zaken == (("Z-900", 100),)


def test_wat_later_werd_opgeschort_was_toen_nog_niet_bekend() -> None:
    """Six weeks before, the norm of this one still ended early: it was looked at, and the standstill kept it in time."""
    toen = OP - 43 * DAG
    begin = toen - 20 * DAG
    a = Aanvraag(
        "Z-900", None, begin, begin + 62 * DAG, None, begin + 60 * DAG, True, ((toen + DAG, toen + 20 * DAG),)
    )
    eerder = [
        Aanvraag(f"Z-{n}", None, toen - 100 * DAG, toen - 58 * DAG, None, toen - 50 * DAG, True, ())
        for n in range(MINST)
    ]
    v = verwacht([*eerder, a], toen)
    assert v is not None
    assert v.zaken == (("Z-900", 100),)
    assert uitgekomen([*eerder, a], v) == ()


def test_uitgekomen_noemt_wie_de_norm_echt_voorbijging() -> None:
    laat, op_tijd, loopt = aanvraag(1, 20, 50), aanvraag(2, 20, 30), aanvraag(3, 20)
    v = Verwachting(OP, OP + 42 * DAG, 0, 0, (), MINST)
    assert [a.zaak for a in uitgekomen([laat, op_tijd, loopt], v)] == ["Z-001", "Z-003"]


@given(st.lists(st.tuples(st.integers(1, 90), st.booleans()), min_size=1, max_size=40))
def test_de_schatting_is_die_van_kaplan_en_meier(gezien: list[tuple[int, bool]]) -> None:
    """Day by day: of who was still there, the share that was decided that day goes off."""
    deel, uit = 1.0, {}
    for dag in range(91):
        nog = sum(1 for d, _ in gezien if d >= dag)
        af = sum(1 for d, besloten in gezien if d == dag and besloten)
        if nog and af:
            deel *= (nog - af) / nog
        uit[dag] = deel
    gevonden = dict(overleving(gezien))
    for dag, verwacht_deel in uit.items():
        laatste = max((d for d in gevonden if d <= dag), default=None)
        assert abs((1.0 if laatste is None else gevonden[laatste]) - verwacht_deel) < 1e-9


@given(
    st.lists(st.integers(1, 70), min_size=MINST, max_size=30),
    st.lists(st.integers(0, 42), min_size=0, max_size=7),
)
def test_het_bereik_houdt_minstens_acht_van_de_tien_uitkomsten(duren: list[int], lopend: list[int]) -> None:
    """Every outcome written out: each running one passes or not."""
    nu = [aanvraag(900 + n, al) for n, al in enumerate(lopend)]
    v = verwacht([*klaar(*duren), *nu], OP)
    assert v is not None
    per = dict.fromkeys(range(len(nu) + 1), 0.0)
    for keus in product((True, False), repeat=len(nu)):
        kans = 1.0
        for a, voorbij in zip(nu, keus, strict=True):
            k = _kans_van(duren, lopend, a)
            kans *= k if voorbij else 1 - k
        per[sum(keus)] += kans
    binnen = sum(k for n, k in per.items() if v.laag <= n <= v.hoog)
    assert binnen >= 0.8 - 1e-9
    assert 0 <= v.laag <= v.hoog <= len(nu)


def _kans_van(duren: list[int], lopend: list[int], a: Aanvraag) -> float:
    """The chance by the day-by-day estimate, with what runs as seen but not decided."""
    al = (OP - a.begin).days
    deel, na_al = 1.0, 1.0
    for dag in range(43):
        nog = sum(d >= dag for d in duren) + sum(d >= dag for d in lopend)
        af = sum(d == dag for d in duren)
        if nog and af:
            deel *= (nog - af) / nog
        if dag == al:
            na_al = deel
    return deel / na_al if na_al > 0 else 1.0

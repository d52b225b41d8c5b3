"""Wie welke rol heeft, tegen een tweede, opzettelijk eenvoudige uitwerking die elk pad van vervanging afloopt."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kernproces.rechten.mensen import Mensen
from kernproces.rollen import Rol

BEGIN = date(2026, 3, 1)
DAGEN = [BEGIN + timedelta(days=n) for n in range(6)]
NAMEN = ["anna", "ben", "cas", "dirk", "eva"]
ROLLEN = [Rol.BEHANDELAAR, Rol.TEAMLEIDER, Rol.JURIST]

grens = st.none() | st.sampled_from([d.isoformat() for d in DAGEN])
vervanging = st.fixed_dictionaries({"wie": st.sampled_from([*NAMEN, "onbekend"]), "van": grens, "tot": grens})
versie = st.fixed_dictionaries(
    {
        "rollen": st.lists(st.sampled_from([r.value for r in ROLLEN]), max_size=2),
        "vervangt": st.lists(vervanging, max_size=3),
        "onderdelen": st.lists(st.sampled_from(["noord", "zuid"]), max_size=1),
        "van": grens,
        "tot": grens,
    }
)
registers = st.fixed_dictionaries({naam: st.lists(versie, max_size=2) for naam in NAMEN})
Register = dict[str, list[dict[str, Any]]]


def telt(regel: dict[str, Any], dag: date) -> bool:
    """Compared as days, where the engine compares their text."""
    van = date.fromisoformat(regel["van"]) if regel["van"] else date.min
    tot = date.fromisoformat(regel["tot"]) if regel["tot"] else date.max
    return van <= dag <= tot


def op(register: Register, wie: str, dag: date) -> dict[str, Any]:
    geldig = [v for v in register.get(wie, []) if telt(v, dag)]
    return geldig[-1] if geldig else {"rollen": [], "vervangt": []}


def schakel(register: Register, wie: str, voor: str, dag: date) -> bool:
    """Whether the register says that `wie` stands in for `voor` on this day."""
    return any(v["wie"] == voor and telt(v, dag) for v in op(register, wie, dag)["vervangt"])


def paden(register: Register, pad: tuple[str, ...], dag: date) -> Iterator[tuple[str, ...]]:
    """Every chain of substitution that visits nobody twice."""
    yield pad
    for volgende in NAMEN:
        if volgende not in pad and schakel(register, pad[-1], volgende, dag):
            yield from paden(register, (*pad, volgende), dag)


def orakel(register: Register, wie: str, dag: date) -> dict[Rol, int]:
    """Each role with the length of the shortest chain to somebody who holds it."""
    lengtes: dict[Rol, int] = {}
    for pad in paden(register, (wie,), dag):
        for rol in op(register, pad[-1], dag)["rollen"]:
            lengtes[Rol(rol)] = min(len(pad) - 1, lengtes.get(Rol(rol), 99))
    return lengtes


KRING: Register = {
    naam: [{"rollen": [], "vervangt": [{"wie": na, "van": None, "tot": None}], "van": None, "tot": None}]
    for naam, na in zip(NAMEN, [*NAMEN[1:], NAMEN[0]], strict=True)
}


@settings(max_examples=100)
@given(register=registers, dag=st.sampled_from(DAGEN))
@example(register=KRING, dag=BEGIN)
def test_de_rollen_zijn_die_van_de_tweede_uitwerking(register: Register, dag: date) -> None:
    mensen = Mensen(register)
    for wie in NAMEN:
        verwacht = orakel(register, wie, dag)
        assert set(mensen.rollen(wie, dag)) == set(verwacht)
        for rol, lengte in verwacht.items():
            b = mensen.bevoegdheid(wie, rol, dag)
            assert b is not None
            assert len(b.keten) == lengte, "de kortste keten wordt genoemd"


@settings(max_examples=100)
@given(register=registers, dag=st.sampled_from(DAGEN))
def test_niemand_krijgt_een_rol_door_een_keten_waarvan_een_schakel_niet_bestaat(
    register: Register, dag: date
) -> None:
    mensen = Mensen(register)
    for wie in NAMEN:
        for rol in Rol:
            b = mensen.bevoegdheid(wie, rol, dag)
            if b is None:
                continue
            pad = (wie, *b.keten)
            assert len(set(pad)) == len(pad)
            assert all(schakel(register, a, v, dag) for a, v in pairwise(pad))
            assert rol.value in op(register, pad[-1], dag)["rollen"], "de laatste heeft de rol zelf"
            assert b.identiteiten == set(pad)


@given(register=registers, dag=st.sampled_from(DAGEN))
def test_zonder_vervanging_blijven_alleen_de_eigen_rollen_over(register: Register, dag: date) -> None:
    los = {wie: [{**v, "vervangt": []} for v in versies] for wie, versies in register.items()}
    met, zonder = Mensen(register), Mensen(los)
    for wie in NAMEN:
        assert set(zonder.rollen(wie, dag)) <= set(met.rollen(wie, dag))
        assert {r.value for r in zonder.rollen(wie, dag)} == set(op(register, wie, dag)["rollen"])


@given(register=registers, dag=st.sampled_from(DAGEN))
def test_wie_voor_iemand_waarneemt_staat_ook_bij_diens_vervangers(register: Register, dag: date) -> None:
    mensen = Mensen(register)
    for voor in NAMEN:
        assert set(mensen.vervangers(voor, dag)) == {w for w in NAMEN if schakel(register, w, voor, dag)}
    juristen = [w for w in register if "jurist" in op(register, w, dag)["rollen"]]
    assert mensen.met_rol(Rol.JURIST, dag) == juristen, "in de volgorde van het register"


SCHOLEN: Register = {
    "s1": [{"bestuur": "noord", "van": None, "tot": None}],
    "s2": [{"onderdelen": ["zuid"], "van": None, "tot": None}],
}
DEEL = {"s1": "noord", "s2": "zuid", None: ""}


@settings(max_examples=100)
@given(register=registers, dag=st.sampled_from(DAGEN), school=st.sampled_from(list(DEEL)))
def test_een_rol_voor_een_onderdeel_telt_daar_en_nergens_anders(
    register: Register, dag: date, school: str | None
) -> None:
    mensen = Mensen(register, scholen=SCHOLEN)
    for wie in NAMEN:
        houders: dict[Rol, int] = {}
        for pad in paden(register, (wie,), dag):
            versie = op(register, pad[-1], dag)
            delen = versie.get("onderdelen", [])
            for rol in map(Rol, versie["rollen"] if not delen or DEEL[school] in delen else ()):
                houders[rol] = min(len(pad) - 1, houders.get(rol, 99))
        assert set(mensen.rollen(wie, dag, school)) == set(houders)
        for rol in ROLLEN:
            b = mensen.bevoegdheid(wie, rol, dag, school)
            assert (b is not None) is (rol in houders)
            assert b is None or len(b.keten) == houders[rol], "de kortste keten die hier telt"
            bereik = mensen.bereik(wie, rol, dag)
            if school is not None and mensen.bevoegdheid(wie, rol, dag) is not None:
                assert (bereik is None or school in bereik) is (rol in houders)

"""Registers met geschiedenis: een versie erbij of ten einde, nooit overschreven, en elke fout als zin (KSO 3.1.1, 3.2.1; Awb 10:3)."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.registerbeheer import Registerbeheer, Wijzigt
from kernproces.rollen import Rol
from kernproces.taal.formuliertaal import OnbekendVeldError
from loket.bedrading import Samenstel
from tests.verhalen.speelplaats import proef
from workflows.registers import REGISTERSOORTEN

NU = datetime.fromisoformat("2026-03-02T09:00:00+01:00")
DIRK = Wijzigt("dirk", Rol.DIRECTEUR_BESTUURDER, NU)
AANBOD = {"aanbod": "Begeleiding op school.", "instroom": "Via de school.", "communicatie": "Op de website."}
MANDAAT = {"wie": "tom", "mandaat": "tlv_besluit", "verleend_door": "dirk", "omvang": "Alleen vso."}


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


@pytest.fixture
def samenstel(tmp_path: Path) -> Iterator[Samenstel]:
    with proef(f"sqlite:///{tmp_path}/proef.db", tmp_path) as s:
        yield s


@pytest.fixture
def beheer(samenstel: Samenstel) -> Registerbeheer:
    return Registerbeheer(samenstel.kern, REGISTERSOORTEN)


def versies(s: Samenstel, register: str, item: str) -> list[dict[str, Any]]:
    with s.opslag.lezen() as lezer:
        return list(s.kern.bron.registers(lezer).items.get(register, {}).get(item, ()))


def leg(beheer: Registerbeheer, van: str, tot: str | None = None, **anders: Any) -> list[str]:
    gebreken = beheer.leg_vast(
        "aanbod", "leerling_vo", AANBOD | anders, dag(van), dag(tot) if tot else None, DIRK
    )
    return [b.eis for b in gebreken]


def test_versies_na_elkaar_en_van_elke_dag_is_er_een_antwoord(
    samenstel: Samenstel, beheer: Registerbeheer
) -> None:
    assert leg(beheer, "2026-01-01", "2026-07-31") == []
    assert leg(beheer, "2026-08-01", aanbod="Ander aanbod.") == []
    with samenstel.opslag.lezen() as lezer:
        registers = samenstel.kern.bron.registers(lezer)
    antwoorden = [
        registers.op("aanbod", "leerling_vo", dag(d)) for d in ("2025-12-31", "2026-07-31", "2026-08-01")
    ]
    assert [a and a["aanbod"] for a in antwoorden] == [None, "Begeleiding op school.", "Ander aanbod."]


@pytest.mark.parametrize(
    ("van", "tot", "eis"),
    [
        ("2026-07-31", None, "gegevens.van"),
        ("2025-01-01", "2026-01-01", "gegevens.van"),
        ("2026-03-01", "2026-04-01", "gegevens.van"),
        ("2026-09-01", "2026-08-31", "gegevens.tot"),
    ],
)
def test_versies_overlappen_niet_en_eindigen_niet_voor_ze_beginnen(
    samenstel: Samenstel, beheer: Registerbeheer, van: str, tot: str | None, eis: str
) -> None:
    leg(beheer, "2026-01-01", "2026-07-31")
    assert leg(beheer, van, tot) == [eis]
    assert len(versies(samenstel, "aanbod", "leerling_vo")) == 1


def test_beeindigen_geeft_een_laatste_dag_en_laat_de_oude_regel_in_de_geschiedenis(
    samenstel: Samenstel, beheer: Registerbeheer
) -> None:
    leg(beheer, "2026-01-01")
    assert beheer.beeindig("aanbod", "leerling_vo", 1, dag("2026-05-31"), DIRK) == []
    (nu,) = versies(samenstel, "aanbod", "leerling_vo")
    assert (nu["nr"], nu["van"], nu["tot"]) == (2, "2026-01-01", "2026-05-31")
    with samenstel.opslag.lezen() as lezer:
        history = list(samenstel.kern.archief.lees(lezer, "register/aanbod"))
    assert [e["open"]["tot"] for e in history] == [None, "2026-05-31"]
    assert leg(beheer, "2026-06-01") == []


@pytest.mark.parametrize("laatste", ["2025-12-31", "2026-07-31", "2026-08-01"])
def test_een_einde_ligt_in_de_versie_zelf(beheer: Registerbeheer, laatste: str) -> None:
    leg(beheer, "2026-01-01", "2026-07-31")
    assert [b.eis for b in beheer.beeindig("aanbod", "leerling_vo", 1, dag(laatste), DIRK)] == [
        "gegevens.tot"
    ]


def test_onbekende_namen_zijn_een_vergissing(beheer: Registerbeheer) -> None:
    with pytest.raises(OnbekendError, match="geen register"):
        beheer.leg_vast("bestaat-niet", "x", {}, dag("2026-01-01"), None, DIRK)
    with pytest.raises(OnbekendError, match="geen geldige versie 7"):
        beheer.beeindig("aanbod", "leerling_vo", 7, dag("2026-01-01"), DIRK)
    with pytest.raises(OnbekendVeldError, match="kleur"):
        leg(beheer, "2026-01-01", kleur="rood")


def test_elk_veld_dat_niet_klopt_wordt_genoemd_en_er_staat_niets(
    samenstel: Samenstel, beheer: Registerbeheer
) -> None:
    gebreken = beheer.leg_vast("aanbod", "leerling vo!", {"aanbod": ""}, dag("2026-01-01"), None, DIRK)
    assert {b.eis for b in gebreken} == {
        "gegevens.kenmerk", "gegevens.aanbod", "gegevens.instroom", "gegevens.communicatie"
    }  # fmt: skip
    assert all(b.remedie.zin for b in gebreken)
    assert versies(samenstel, "aanbod", "leerling vo!") == []


def test_alleen_de_directeur_bestuurder_verleent_mandaat(beheer: Registerbeheer) -> None:
    kaat = Wijzigt("kaat", Rol.KWALITEITSMEDEWERKER, NU)
    (b,) = beheer.leg_vast("mandaten", "tom-tlv", MANDAAT, dag("2026-01-01"), None, kaat)
    assert (b.eis, b.norm, str(b.remedie)) == ("rol", "Awb 10:3", "ander(directeur_bestuurder)")


@pytest.mark.parametrize(
    ("op", "heeft"),
    [("2026-02-28", False), ("2026-03-01", True), ("2026-05-31", True), ("2026-06-01", False)],
)
def test_een_mandaat_geldt_van_zijn_eerste_tot_en_met_zijn_laatste_dag(
    samenstel: Samenstel, beheer: Registerbeheer, op: str, heeft: bool
) -> None:
    samenstel.registers.werk_bij("mensen", {"tom": {"rollen": ["teamleider"]}}, "systeem", Rol.SYSTEEM, NU)
    assert beheer.leg_vast("mandaten", "tom-tlv", MANDAAT, dag("2026-03-01"), dag("2026-05-31"), DIRK) == []
    with samenstel.opslag.lezen() as lezer:
        mensen = samenstel.kern.bron.registers(lezer).mensen
    assert mensen.heeft_mandaat("tom", "tlv_besluit", dag(op)) is heeft
    assert not mensen.heeft_mandaat("tom", "beoordeling", dag(op))
    assert not mensen.heeft_mandaat("anna", "tlv_besluit", dag(op))


def test_een_school_hoort_bij_een_bestuur_dat_op_die_dag_bestaat(
    samenstel: Samenstel, beheer: Registerbeheer
) -> None:
    school = {"naam": "De Brug", "soort": "vo", "bestuur": "bestuur-x", "swv": "VO9901", "plaats": "Zee"}

    def vestig(van: str) -> list[str]:
        return [b.eis for b in beheer.leg_vast("scholen", "de-brug", school, dag(van), None, DIRK)]

    assert vestig("2026-01-01") == ["gegevens.bestuur"]
    bestuur = {"naam": "Stichting X", "plaats": "Zee"}
    assert beheer.leg_vast("besturen", "bestuur-x", bestuur, dag("2026-03-01"), None, DIRK) == []
    assert vestig("2026-02-28") == ["gegevens.bestuur"]
    assert vestig("2026-03-01") == []
    nr = versies(samenstel, "scholen", "de-brug")[0]["nr"]
    assert beheer.beeindig("scholen", "de-brug", nr, dag("2026-07-31"), DIRK) == []

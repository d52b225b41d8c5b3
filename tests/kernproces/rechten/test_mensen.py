"""Wie op welke dag welke rol heeft, en namens wie: nooit meer dan het register zegt."""

from datetime import date, timedelta
from typing import Any

import pytest

from kernproces.rechten.mensen import Bevoegdheid, Mensen, binnen, geldig_op
from kernproces.rollen import BUITENROLLEN, Rol

DAG = date(2026, 3, 2)
EEN_DAG = timedelta(days=1)


def persoon(*rollen: Rol, vervangt: Any = (), **rest: Any) -> dict[str, Any]:
    namen = [v if isinstance(v, dict) else {"wie": v, "van": None, "tot": None} for v in vervangt]
    return {"rollen": [r.value for r in rollen], "vervangt": namen, **rest}


def register(**personen: dict[str, Any] | list[dict[str, Any]]) -> Mensen:
    return Mensen({naam: v if isinstance(v, list) else [v] for naam, v in personen.items()})


def test_een_aanstelling_geldt_op_haar_eerste_en_haar_laatste_dag_en_niet_ervoor_of_erna() -> None:
    m = register(anna=persoon(Rol.JURIST, van="2026-03-02", tot="2026-03-31"))
    geldig = [date(2026, 3, 2), date(2026, 3, 31)]
    assert [bool(m.bevoegdheid("anna", Rol.JURIST, d)) for d in geldig] == [True, True]
    ernaast = [date(2026, 3, 1), date(2026, 4, 1)]
    assert [m.bevoegdheid("anna", Rol.JURIST, d) for d in ernaast] == [None, None]


@pytest.mark.parametrize(
    ("van", "tot", "geldt"),
    [
        (None, None, True),
        ("2026-03-03", None, False),
        (None, "2026-03-01", False),
        (None, "2026-03-02", True),
    ],
)
def test_een_open_grens_telt_als_altijd(van: str | None, tot: str | None, geldt: bool) -> None:
    assert binnen(van, tot, DAG) is geldt


def test_de_laatst_vastgelegde_versie_die_de_dag_dekt_gaat_voor() -> None:
    m = register(anna=[persoon(Rol.BEHANDELAAR), persoon(Rol.TEAMLEIDER, van="2026-03-02", tot="2026-03-02")])
    assert m.rollen("anna", DAG) == (Rol.TEAMLEIDER,)
    assert m.rollen("anna", DAG - EEN_DAG) == (Rol.BEHANDELAAR,)
    assert m.rollen("anna", DAG + EEN_DAG) == (Rol.BEHANDELAAR,)


def test_wie_uit_dienst_is_heeft_geen_rol_ook_niet_voor_een_vervanger() -> None:
    m = register(
        dirk=[persoon(Rol.DIRECTEUR_BESTUURDER, tot="2026-03-01")],
        anna=persoon(Rol.BEHANDELAAR, vervangt=["dirk"]),
    )
    assert m.op("dirk", DAG) is None
    assert m.bevoegdheid("anna", Rol.DIRECTEUR_BESTUURDER, DAG) is None
    assert m.bevoegdheid("anna", Rol.DIRECTEUR_BESTUURDER, DAG - EEN_DAG) is not None


def test_een_onbekende_heeft_geen_enkele_rol_en_hoort_nergens_bij() -> None:
    m = register(anna=persoon(Rol.BEHANDELAAR, vervangt=["niemand"]))
    assert "niemand" not in m
    assert m.rollen("niemand", DAG) == ()
    assert m.rollen("anna", DAG) == (Rol.BEHANDELAAR,)
    assert m.functies("niemand", DAG) == ()
    assert not m.heeft_mandaat("niemand", "tlv_besluit", DAG)
    assert not m.hoort_bij("niemand", Rol.BEHANDELAAR, DAG, None, ["niemand"])


def test_wie_zelf_handelt_handelt_namens_niemand() -> None:
    eigen = register(anna=persoon(Rol.BEHANDELAAR)).bevoegdheid("anna", Rol.BEHANDELAAR, DAG)
    assert eigen == Bevoegdheid("anna", Rol.BEHANDELAAR)
    assert eigen.namens is None
    assert eigen.identiteiten == {"anna"}


def test_een_vervanger_van_een_vervanger_handelt_namens_wie_de_rol_heeft() -> None:
    m = register(
        dirk=persoon(Rol.DIRECTEUR_BESTUURDER),
        tess=persoon(Rol.TEAMLEIDER, vervangt=["dirk"]),
        anna=persoon(vervangt=["tess"]),
    )
    b = m.bevoegdheid("anna", Rol.DIRECTEUR_BESTUURDER, DAG)
    assert b == Bevoegdheid("anna", Rol.DIRECTEUR_BESTUURDER, ("tess", "dirk"))
    assert b.namens == "dirk"
    assert b.identiteiten == {"anna", "tess", "dirk"}, "het werk telt als dat van de hele keten"
    assert m.bevoegdheid("dirk", Rol.TEAMLEIDER, DAG) is None, "vervanging gaat maar een kant op"


def test_de_eigen_rol_gaat_voor_de_vervanging_en_de_kortste_keten_voor_een_langere() -> None:
    m = register(
        dirk=persoon(Rol.JURIST),
        tess=persoon(Rol.JURIST, Rol.TEAMLEIDER, vervangt=["dirk"]),
        eva=persoon(vervangt=["tess"]),
        anna=persoon(Rol.JURIST, vervangt=["eva", "dirk"]),
        ben=persoon(vervangt=["eva", "dirk"]),
    )
    assert m.bevoegdheid("anna", Rol.JURIST, DAG) == Bevoegdheid("anna", Rol.JURIST)
    assert m.bevoegdheid("ben", Rol.JURIST, DAG) == Bevoegdheid("ben", Rol.JURIST, ("dirk",))
    assert m.bevoegdheid("ben", Rol.TEAMLEIDER, DAG) == Bevoegdheid("ben", Rol.TEAMLEIDER, ("eva", "tess"))


def test_in_de_zaak_van_wie_u_vervangt_handelt_u_namens_die_collega_ook_in_uw_eigen_rol() -> None:
    m = register(
        noor=persoon(Rol.BEHANDELAAR),
        pim=persoon(Rol.BEHANDELAAR, vervangt=["tess"]),
        tess=persoon(Rol.BEHANDELAAR, vervangt=["noor"]),
        ben=persoon(Rol.BEHANDELAAR),
        jet=persoon(Rol.JURIST),
    )
    van_noor = m.bevoegdheid("pim", Rol.BEHANDELAAR, DAG, drager="noor")
    assert van_noor == Bevoegdheid("pim", Rol.BEHANDELAAR, ("tess", "noor"))
    assert van_noor.identiteiten == {"pim", "tess", "noor"}, "dan keurt hij het werk van noor ook niet goed"
    for drager in (None, "pim", "ben", "jet", "onbekend"):
        assert m.bevoegdheid("pim", Rol.BEHANDELAAR, DAG, drager=drager) == Bevoegdheid(
            "pim", Rol.BEHANDELAAR
        )
    assert m.bevoegdheid("noor", Rol.BEHANDELAAR, DAG, drager="pim") == Bevoegdheid("noor", Rol.BEHANDELAAR)


def test_een_kring_van_vervangers_loopt_niet_rond_en_geeft_niemand_zichzelf() -> None:
    m = register(
        anna=persoon(Rol.BEHANDELAAR, vervangt=["ben", "anna"]),
        ben=persoon(Rol.TEAMLEIDER, vervangt=["cas"]),
        cas=persoon(Rol.JURIST, vervangt=["anna"]),
    )
    for wie in ("anna", "ben", "cas"):
        assert set(m.rollen(wie, DAG)) == {Rol.BEHANDELAAR, Rol.TEAMLEIDER, Rol.JURIST}
        for rol in m.rollen(wie, DAG):
            b = m.bevoegdheid(wie, rol, DAG)
            assert b is not None
            assert wie not in b.keten
    assert m.bevoegdheid("anna", Rol.BEHANDELAAR, DAG) == Bevoegdheid("anna", Rol.BEHANDELAAR)


def test_een_vervanging_geldt_alleen_in_haar_eigen_periode() -> None:
    vakantie = {"wie": "dirk", "van": "2026-03-02", "tot": "2026-03-06"}
    m = register(dirk=persoon(Rol.DIRECTEUR_BESTUURDER), anna=persoon(Rol.BEHANDELAAR, vervangt=[vakantie]))
    mag = {
        d: m.bevoegdheid("anna", Rol.DIRECTEUR_BESTUURDER, date(2026, 3, d)) is not None for d in range(1, 9)
    }
    assert [d for d, ja in mag.items() if ja] == [2, 3, 4, 5, 6]
    assert m.vervangers("dirk", date(2026, 3, 6)) == ["anna"]
    assert m.vervangers("dirk", date(2026, 3, 7)) == []


def test_een_ketting_breekt_op_de_dag_dat_een_schakel_er_niet_is() -> None:
    m = register(
        dirk=persoon(Rol.DIRECTEUR_BESTUURDER),
        tess=[persoon(Rol.TEAMLEIDER, vervangt=["dirk"], tot="2026-03-01")],
        anna=persoon(vervangt=["tess"]),
    )
    assert m.bevoegdheid("anna", Rol.DIRECTEUR_BESTUURDER, DAG - EEN_DAG) is not None
    assert m.rollen("anna", DAG) == ()


def test_wie_de_rol_alleen_waarneemt_staat_niet_op_de_lijst_van_die_rol() -> None:
    m = register(dirk=persoon(Rol.JURIST), anna=persoon(Rol.BEHANDELAAR, vervangt=["dirk"]))
    assert m.met_rol(Rol.JURIST, DAG) == ["dirk"]
    assert sorted(m) == ["anna", "dirk"]


def test_een_mandaat_gaat_niet_mee_met_de_vervanging() -> None:
    m = register(
        dirk=persoon(Rol.DIRECTEUR_BESTUURDER, mandaten=["tlv_besluit"], van="2026-03-02"),
        anna=persoon(Rol.BEHANDELAAR, vervangt=["dirk"]),
    )
    assert m.heeft_mandaat("dirk", "tlv_besluit", DAG)
    assert not m.heeft_mandaat("dirk", "tlv_besluit", DAG - EEN_DAG)
    assert not m.heeft_mandaat("dirk", "beoordeling", DAG)
    assert not m.heeft_mandaat("anna", "tlv_besluit", DAG)


def test_functies_die_het_register_niet_beperkt_zijn_iets_anders_dan_geen_functie() -> None:
    m = register(
        eva=persoon(Rol.DESKUNDIGE, functies=None),
        frank=persoon(Rol.DESKUNDIGE, functies=["arts"]),
        gijs=persoon(Rol.DESKUNDIGE, functies=[]),
    )
    assert [m.functies(wie, DAG) for wie in ("eva", "frank", "gijs")] == [None, ("arts",), ()]


@pytest.mark.parametrize("rol", [r for r in Rol if r is not Rol.SYSTEEM])
def test_school_en_gezin_horen_alleen_bij_hun_eigen_dossier_en_de_organisatie_bij_elk(rol: Rol) -> None:
    m = register(
        vreemd=persoon(rol, scholen=["school-9"]),
        eigen=persoon(rol, scholen=["school-1"]),
        genoemd=persoon(rol, scholen=[]),
    )
    hoort = {
        wie: m.hoort_bij(wie, rol, DAG, "school-1", ["genoemd"]) for wie in ("vreemd", "eigen", "genoemd")
    }
    assert hoort == {"vreemd": rol not in BUITENROLLEN, "eigen": True, "genoemd": True}
    assert m.hoort_bij("eigen", rol, DAG, None, []) is (rol not in BUITENROLLEN), "een dossier zonder school"


def test_zonder_versies_geldt_er_niets() -> None:
    assert geldig_op([], DAG) is None

"""Who may see what, against a second, deliberately naive reading (inzagewereld.py); and the list says what the page says."""

import sqlite3
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings

from kernproces.gebruik.inkijk import Inkijk
from kernproces.rechten import betrokken as b
from kernproces.rechten.betrokken import Rij
from kernproces.rechten.inzage import Kijker, inzage_dossier, inzage_zaak, kijker
from kernproces.rechten.mensen import Mensen
from kernproces.rollen import ORGANISATIEBREED, Rol
from kernproces.taal.formulier import GEZONDHEID, PERSOON
from tests.eigenschappen.inzagewereld import (
    NU,
    PERSONEN,
    REGISTER,
    ROLLEN,
    Wereld,
    heeft_deel,
    hoort_erbij,
    opende_toch,
    telt,
    werelden,
    ziet,
)
from workflows.kringen import KRINGEN


def kijkers(w: Wereld) -> list[Kijker]:
    mensen = Mensen(w.mensen, scholen=REGISTER)
    return [k for p in PERSONEN for rol in ROLLEN if (k := kijker(mensen, p, rol, NU, KRINGEN)) is not None]


@settings(max_examples=120)
@given(werelden())
def test_de_regel_zegt_wat_de_zinnen_zeggen(w: Wereld) -> None:
    rijen = w.rijen()
    for k in kijkers(w):
        for z in w.zaken:
            antwoord = inzage_zaak(k, rijen, z.dossier, z.nummer, z.soort, KRINGEN)
            assert antwoord.mag is ziet(w, z, k.persoon, k.rol), (k, z)
            assert (antwoord.beletsel is None) is antwoord.mag
            assert antwoord.beletsel is None or (antwoord.waarom and antwoord.beletsel.norm)
            if k.buiten or k.rol in (Rol.AUDITOR, Rol.BEHEERDER):
                assert not antwoord.categorieen, (
                    "van anderen is niets vertrouwelijks voor buiten, auditor en beheer"
                )
            elif antwoord.mag and k.rol not in ORGANISATIEBREED:
                assert antwoord.categorieen == {PERSOON, GEZONDHEID}
        for naam in w.dossiers:
            if k.buiten:
                mijn = hoort_erbij(w, k.persoon, k.rol, naam)
                mijn |= any(ziet(w, z, k.persoon, k.rol) for z in w.zaken if z.dossier == naam)
                assert inzage_dossier(k, rijen, naam).mag >= mijn, (
                    "wie een zaak ziet, ziet van welk dossier zij is"
                )
            else:
                mag = k.rol in ORGANISATIEBREED or heeft_deel(w, naam, k.persoon, k.rol)
                hier = telt(w, naam, k.persoon, k.rol)
                indiener = [
                    z
                    for z in w.zaken
                    if z.dossier == naam and z.soort == "klacht" and z.klager_persoon in k.zelf
                ]
                toch = opende_toch(w, naam, k.persoon)
                assert inzage_dossier(k, rijen, naam).mag is ((hier and (mag or bool(indiener))) or toch)


def in_delen(db: sqlite3.Connection, inkijk: Inkijk) -> set[str]:
    """What a list reads part by part."""
    return {
        zaak
        for sql, waarden in inkijk.zaken_delen("w.")
        for (zaak,) in db.execute(f"SELECT zaak FROM werkvoorraad w WHERE {sql}", waarden)
    }


@settings(max_examples=120)
@given(werelden())
def test_een_lijst_toont_precies_wat_de_bladzijde_toont(w: Wereld) -> None:
    rijen = w.rijen()
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE TABLE betrokken (wie, dossier, zaak, als, stroom)")
        db.execute("CREATE TABLE werkvoorraad (zaak, dossier, workflow)")
        db.executemany("INSERT INTO betrokken VALUES (?, ?, ?, ?, ?)", rijen)
        db.executemany(
            "INSERT INTO werkvoorraad VALUES (?, ?, ?)", [(z.nummer, z.dossier, z.soort) for z in w.zaken]
        )
        db.execute("CREATE TABLE stroom (stroom)")
        db.executemany("INSERT INTO stroom VALUES (?)", [(f"dossier/{d}",) for d in w.dossiers])
        lezer: Any = SimpleNamespace(rij_query=lambda sql, ws: db.execute(sql, ws).fetchall())
        for k in kijkers(w):
            inkijk = Inkijk(k, KRINGEN)
            sql, waarden = inkijk.zaken_waar("w.")
            lijst = {r[0] for r in db.execute(f"SELECT zaak FROM werkvoorraad w WHERE {sql}", waarden)}
            assert lijst == {
                z.nummer for z in w.zaken if inkijk.uit(rijen, z.dossier, z.nummer, z.soort).mag
            }, k
            assert in_delen(db, inkijk) == lijst, k
            sql, waarden = inkijk.dossiers_waar("x.d")
            bron = "(SELECT 'd1' AS d UNION SELECT 'd2')"
            dossiers = {r[0] for r in db.execute(f"SELECT d FROM {bron} AS x WHERE {sql}", waarden)}
            assert dossiers == {d for d in w.dossiers if inzage_dossier(k, rijen, d).mag}, k
            assert inkijk.dossiers(lezer, "", "", 9) == sorted(dossiers), k
            een = f"SELECT d FROM {bron} AS x WHERE d = 'd1' AND {sql}"
            assert {r[0] for r in db.execute(een, waarden)} == dossiers & {"d1"}, (
                "wie een noemt, hoort van een"
            )
    db.close()


def test_wat_elders_van_een_zaak_wordt_gezegd_opent_die_zaak_en_niet_de_rest_van_haar_dossier() -> None:
    ada = kijker(Mensen({"ada": [{"rollen": ["behandelaar"]}]}), "ada", Rol.BEHANDELAAR, NU, KRINGEN)
    assert ada is not None
    elders = Rij("ada", "", "z1", b.WERKTE_MEE, "zaak/z9")
    inkijk = Inkijk(ada, KRINGEN)
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE TABLE betrokken (wie, dossier, zaak, als, stroom)")
        db.execute("INSERT INTO betrokken VALUES (?, ?, ?, ?, ?)", elders)
        db.execute("CREATE TABLE werkvoorraad (zaak, dossier, workflow)")
        db.execute("INSERT INTO werkvoorraad VALUES ('z1', 'd1', 'klacht'), ('z2', 'd1', 'tlv')")
        assert in_delen(db, inkijk) == {"z1"}
    db.close()
    assert inkijk.uit([elders], "d1", "z1", "klacht").mag
    assert not inkijk.uit([elders], "d1", "z2", "tlv").mag


def test_wie_haar_niet_mag_zien_hoort_waarom_en_wat_helpt() -> None:
    mensen = Mensen({"ada": [{"rollen": ["behandelaar"]}], "bob": [{"rollen": ["jurist"]}]})
    ada = kijker(mensen, "ada", Rol.BEHANDELAAR, NU, KRINGEN)
    assert ada is not None
    gewoon = inzage_zaak(ada, [], "d1", "z1", "tlv", KRINGEN)
    assert gewoon.beletsel is not None
    assert str(gewoon.beletsel.remedie) == "andere_weg(open_toch)"
    klacht = inzage_zaak(ada, [], "d1", "z1", "klacht", KRINGEN)
    assert klacht.beletsel is not None
    assert "besloten" in klacht.waarom
    over = inzage_zaak(ada, [Rij("ada", "d1", "z1", b.OVER, "zaak/z1")], "d1", "z1", "klacht", KRINGEN)
    assert over.beletsel is not None
    assert str(over.beletsel.remedie) == "kan_niet(Awb 9:7)"
    assert kijker(mensen, "bob", Rol.BEHANDELAAR, NU, KRINGEN) is None, "geen rol, geen recht"

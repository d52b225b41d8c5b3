"""The promises of the store, the same on SQLite and PostgreSQL."""

from collections.abc import Iterable

import pytest

from kernproces.opslag.fouten import (
    OpslagError,
    SchemaError,
    VolgnummerConflictError,
)
from kernproces.opslag.migreren import migreer
from kernproces.opslag.opslag import Boeking, Opslag
from tests.kernproces.opslag.voorbeeld import boeking, controleer_keten, keten

TABELLEN = ("gebeurtenis", "stroom", "werkvoorraad", "termijn", "outbox", "teller", "kenmerk")


def boek(opslag: Opslag, *boekingen: Boeking) -> None:
    """Each in a transaction of its own."""
    for b in boekingen:
        with opslag.schrijven() as s:
            s.boek(b)


class Bedacht(Exception):
    """Somebody changed their mind."""


def bedenk(opslag: Opslag, *boekingen: Boeking) -> None:
    """Take a number, book, and change one's mind before the end."""
    with opslag.schrijven(meer=True) as s:
        s.volgnummer("zaak")
        for b in boekingen:
            s.boek(b)
        raise Bedacht


def foto(opslag: Opslag, tabellen: Iterable[str] = TABELLEN) -> dict[str, list[tuple[object, ...]]]:
    """Every row of these tables."""
    with opslag.lezen() as lezer:
        return {t: sorted(lezer.rij_query(f"SELECT * FROM {t}"), key=repr) for t in tabellen}


def test_een_boeking_staat_er_in_een_keer_met_alles_erop_en_eraan(opslag: Opslag) -> None:
    b = boeking("Z-1")
    boek(opslag, b)
    with opslag.lezen() as lezer:
        assert list(lezer.geschiedenis("zaak/Z-1")) == [rij[1:] for rij in b.gebeurtenissen]
        assert list(lezer.geschiedenis("zaak/Z-1", vanaf=3)) == [b.gebeurtenissen[2][1:]]
        hoofd = lezer.stroom("zaak/Z-1")
        assert hoofd == ("zaak/Z-1", 3, b.stromen[0][3], b'{"nr":3}')
        assert lezer.rij_query("SELECT * FROM werkvoorraad WHERE zaak = ?", ("Z-1",)) == b.werkvoorraad
        assert lezer.rij_query("SELECT * FROM termijn ORDER BY termijn") == b.termijnen
        assert lezer.rij_query("SELECT * FROM outbox ORDER BY id") == b.outbox


def test_een_volgende_boeking_vervangt_de_stand_en_vult_de_rest_aan(opslag: Opslag) -> None:
    een = boeking("Z-1")
    twee = boeking("Z-1", 1, 3, een.gebeurtenissen[-1][3].hex())
    boek(opslag, een, twee)
    nu = foto(opslag)
    assert nu["werkvoorraad"] == twee.werkvoorraad
    assert nu["termijn"] == twee.termijnen
    assert len(nu["outbox"]) == 4
    with opslag.lezen() as lezer:
        assert lezer.koppen(["zaak/Z-1", "zaak/onbekend"]) == {"zaak/Z-1": 4}
        assert controleer_keten(lezer.alles()) is None


def test_een_lichte_wijziging_van_de_werkvoorraad_wordt_ook_bewaard(opslag: Opslag) -> None:
    een = boeking("Z-1")
    twee = boeking("Z-1", 1, 3, een.gebeurtenissen[-1][3].hex())
    twee.werkvoorraad = [(*een.werkvoorraad[0][:3], "elders", *een.werkvoorraad[0][4:])]
    boek(opslag, een, twee)
    assert foto(opslag)["werkvoorraad"] == twee.werkvoorraad


def test_wat_er_niet_is_is_er_niet(opslag: Opslag) -> None:
    with opslag.lezen() as lezer:
        assert lezer.stroom("zaak/weg") is None
        assert lezer.stromen([]) == {} == lezer.stromen(["zaak/weg"])
        assert list(lezer.geschiedenis("zaak/weg")) == []


def test_alle_stromen_komen_in_vaste_volgorde(opslag: Opslag) -> None:
    namen = ["b", "a", "Z", "a'b", 'a"b', "a\\b", "a b", "a-b", "é", "%s", "a,b", "{}"]
    boek(opslag, *(boeking(n, 2) for n in namen))
    with opslag.lezen() as lezer:
        assert [r[:2] for r in lezer.alles()] == [
            (s, n) for s in sorted(f"zaak/{n}" for n in namen) for n in (1, 2)
        ]
        alle = [f"zaak/{n}" for n in namen]
        assert set(lezer.koppen(alle)) == set(lezer.stromen(alle)) == set(alle)
    with opslag.schrijven() as s:
        assert set(s.vergrendel(alle)) == set(alle)
        assert s.vergrendel([alle[0]])[alle[0]] == s.stroom(alle[0])


def test_wie_op_een_oude_kop_voortbouwt_krijgt_een_botsing_en_er_is_niets_half(opslag: Opslag) -> None:
    boek(opslag, boeking("Z-1"))
    eerst = foto(opslag)
    stale = boeking("Z-1", 2, 2)
    with pytest.raises(VolgnummerConflictError, match="net eerder"):
        boek(opslag, stale)
    assert foto(opslag) == eerst
    boek(opslag, boeking("Z-2"))  # and the store goes on


def test_een_fout_halverwege_laat_niets_achter(opslag: Opslag) -> None:
    boek(opslag, boeking("Z-1"))
    eerst = foto(opslag)
    b = boeking("Z-2")
    b.overige = [("INSERT INTO kenmerk (naam, waarde) VALUES (?, ?)", ("x", "1"))] * 2
    with pytest.raises(OpslagError, match="weigerde"):
        boek(opslag, b)
    assert foto(opslag) == eerst


def test_wie_zich_bedenkt_laat_niets_achter(opslag: Opslag) -> None:
    with pytest.raises(Bedacht):
        bedenk(opslag, boeking("Z-1"), boeking("Z-2"))
    assert not any(foto(opslag).values())


def test_overige_opdrachten_horen_bij_de_boeking(opslag: Opslag) -> None:
    b = boeking("Z-1")
    b.overige = [("INSERT INTO kenmerk (naam, waarde) VALUES (?, ?)", ("proef", "100% ja"))]
    boek(opslag, b)
    assert foto(opslag)["kenmerk"] == [("proef", "100% ja")]


def test_meer_boekingen_in_een_transactie_vraag_je_vooraf(opslag: Opslag) -> None:
    with opslag.schrijven() as s:
        s.boek(boeking("Z-1"))
        with pytest.raises(OpslagError, match="tweede boeking"):
            s.boek(boeking("Z-2"))
        if (
            opslag.dialect == "postgresql"
        ):  # there the booking was committed, and this would not be part of it
            with pytest.raises(OpslagError, match="Na de boeking"):
                s.voer_uit("DELETE FROM teller", [()])
    with opslag.schrijven(meer=True) as s:
        s.boek(boeking("Z-3"))
        s.boek(boeking("Z-4"))
    with opslag.lezen() as lezer:
        assert set(lezer.koppen([f"zaak/Z-{i}" for i in range(9)])) == {"zaak/Z-1", "zaak/Z-3", "zaak/Z-4"}


def test_nummers_lopen_door_zonder_gaten(opslag: Opslag) -> None:
    for verwacht in (1, 2):
        with opslag.schrijven() as s:
            assert s.volgnummer("zaak") == verwacht
    with pytest.raises(Bedacht):
        bedenk(opslag)
    with opslag.schrijven() as s:
        assert s.volgnummer("zaak") == 3
        assert s.volgnummer("dossier") == 1


def test_een_bericht_dat_er_al_is_komt_er_niet_nog_eens(opslag: Opslag) -> None:
    een = boeking("Z-1")
    boek(opslag, een)
    with opslag.schrijven() as s:
        s.boek(Boeking([], [], outbox=een.outbox))
    assert len(foto(opslag)["outbox"]) == 2


def test_een_momentopname_ziet_niet_wat_er_later_bij_komt(opslag: Opslag) -> None:
    boek(opslag, boeking("Z-1"))
    with opslag.lezen(momentopname=True) as lezer:
        assert len(list(lezer.alles())) == 3
        boek(opslag, boeking("Z-2"))
        assert len(list(lezer.alles())) == 3
    with opslag.lezen() as lezer:
        assert len(list(lezer.alles())) == 6


def test_een_lege_of_andere_databank_wordt_herkend(leeg_database_url: str) -> None:
    nieuw = Opslag(leeg_database_url)
    with pytest.raises(SchemaError, match="kernproces migreer"):
        nieuw.keur_schema()
    migreer(leeg_database_url)
    nieuw.keur_schema()
    with nieuw.schrijven() as s:
        s.voer_uit("UPDATE alembic_version SET version_num = ?", [("9999",)])
    with pytest.raises(SchemaError, match="9999"):
        nieuw.keur_schema()
    with pytest.raises(SchemaError, match="nieuwere versie"):
        migreer(leeg_database_url)
    nieuw.dispose()


def test_een_onbekend_adres_zegt_wat_er_verwacht_werd() -> None:
    for url in ("mysql://x", "sqlite://", "sqlite:///:memory:", ""):
        with pytest.raises(OpslagError, match="DATABASE_URL"):
            Opslag(url)


def test_een_stroom_alleen_is_ook_na_te_lopen(opslag: Opslag) -> None:
    boek(opslag, boeking("Z-1", 5))
    with opslag.lezen() as lezer:
        assert controleer_keten(("zaak/Z-1", *rij) for rij in lezer.geschiedenis("zaak/Z-1")) is None
        assert [("zaak/Z-1", *r) for r in lezer.geschiedenis("zaak/Z-1")] == keten("zaak/Z-1", 5)


def test_na_dispose_kan_de_opslag_weer_open(opslag: Opslag) -> None:
    boek(opslag, boeking("Z-1"))
    opslag.dispose()
    assert len(foto(opslag)["gebeurtenis"]) == 3


def test_de_engine_voor_rapporten_leest_dezelfde_databank(opslag: Opslag) -> None:
    boek(opslag, boeking("Z-1"))
    with opslag.engine.connect().execution_options(alleen_lezen=True) as verbinding:
        assert verbinding.exec_driver_sql("SELECT COUNT(*) FROM gebeurtenis").scalar() == 3


def verwacht_en_boek(opslag: Opslag, koppen: dict[str, bytes], b: Boeking) -> None:
    with opslag.schrijven() as s:
        s.verwacht(koppen)
        s.boek(b)


def test_wat_op_onthouden_koppen_rust_wordt_geboekt_als_ze_nog_zo_zijn(opslag: Opslag) -> None:
    een, ander = boeking("Z-1"), boeking("Z-2")
    boek(opslag, een, ander)
    koppen = {"zaak/Z-1": een.stromen[0][3], "zaak/Z-2": ander.stromen[0][3], "register/aanbod": b""}
    verwacht_en_boek(opslag, koppen, boeking("Z-1", 1, 3, een.gebeurtenissen[-1][3].hex()))
    with opslag.lezen() as lezer:
        assert lezer.koppen(koppen) == {"zaak/Z-1": 4, "zaak/Z-2": 3}


@pytest.mark.parametrize("wat", ["verder", "verdwenen", "nieuw"])
def test_is_een_onthouden_kop_niet_meer_zo_dan_wordt_er_niets_geboekt(opslag: Opslag, wat: str) -> None:
    een, ander = boeking("Z-1"), boeking("Z-2")
    boek(opslag, een, ander)
    koppen = {"zaak/Z-1": een.stromen[0][3], "zaak/Z-2": ander.stromen[0][3]}
    koppen |= {
        "verder": {"zaak/Z-2": ander.gebeurtenissen[0][3]},
        "verdwenen": {"zaak/Z-3": een.gebeurtenissen[0][3]},
        "nieuw": {"zaak/Z-2": b""},
    }[wat]
    voor = foto(opslag)
    with pytest.raises(VolgnummerConflictError):
        verwacht_en_boek(opslag, koppen, boeking("Z-1", 1, 3, een.gebeurtenissen[-1][3].hex()))
    assert foto(opslag) == voor


def test_wat_daarna_moet_gebeurt_als_alles_er_staat_en_anders_niet(opslag: Opslag) -> None:
    gezien: list[int] = []

    def kijk() -> None:
        with opslag.lezen() as lezer:
            gezien.append(len(lezer.koppen(["zaak/Z-1"])))

    def boek_met(fout: type[Exception] | None) -> None:
        with opslag.schrijven(meer=True) as s:
            s.daarna(kijk)
            s.boek(boeking("Z-1"))
            if fout is not None:
                raise fout

    with pytest.raises(Bedacht):
        boek_met(Bedacht)
    assert gezien == []
    boek_met(None)
    assert gezien == [1]

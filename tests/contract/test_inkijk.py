"""Who has to do with what, on both databases: kept with every step, taken away when it ends, and the same after a rebuild."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kernproces.beurt import Wie
from kernproces.gebruik.inkijk import Inkijk
from kernproces.opslag.herbouw import herbouw, vergelijk
from kernproces.opslag.rijen import Lezer
from kernproces.rechten.inzage import kijker
from kernproces.rollen import Rol
from loket.bedrading import Samenstel, maak
from loket.lezen import vouwer
from loket.lijst.bladeraar import Bladeraar
from loket.lijst.selectie import Selectie
from tests.loket.api.conftest import Proef, maak_als, maak_proefstelsel

NU = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def proef(database_url: str, tmp_path: Path) -> Iterator[Proef]:
    samenstel = maak_proefstelsel(database_url, tmp_path)
    yield Proef(samenstel)
    samenstel.sluit()


def ziet(s: Samenstel, wie: str, rol: Rol) -> set[str]:
    """What the list shows; for each zaak the page must say the same."""
    with s.opslag.lezen() as lezer:
        kringen = s.kern.register.kringen
        k = kijker(s.kern.bron.registers(lezer).mensen, wie, rol, NU, kringen)
        assert k is not None
        inkijk = Inkijk(k, kringen)
        sql, waarden = inkijk.zaken_waar("w.")
        lijst = {r[0] for r in lezer.rij_query(f"SELECT w.zaak FROM werkvoorraad w WHERE {sql}", waarden)}
        alle = [r[0] for r in lezer.rij_query("SELECT zaak FROM werkvoorraad")]
        assert lijst == {z for z in alle if inkijk.zaak(lezer, s.kern.bron.laad(lezer, z).zaak).mag}
        assert lijst == inkijk.zichtbaar(lezer, alle), "over weinig rijen gevraagd is het hetzelfde"
        _zelfde_dossiers(lezer, inkijk)
    return {zaak for zaak in lijst if not zaak.startswith("Z-")}  # without what a step opened by itself


def _zelfde_dossiers(lezer: Lezer, inkijk: Inkijk) -> None:
    """Gathered, asked for each, and the page itself: one answer."""
    sql, waarden = inkijk.dossiers_waar("substr(stroom.stroom, 9)")
    dossier = "stroom > 'dossier/' AND stroom < 'dossier0'"
    bron = f"SELECT substr(stroom, 9) FROM stroom WHERE {dossier}"
    alle = [d for (d,) in lezer.rij_query(bron)]
    lijst = {d for (d,) in lezer.rij_query(f"{bron} AND {sql}", waarden)}
    assert (
        lijst == inkijk.zichtbare_dossiers(lezer, alle) == {d for d in alle if inkijk.dossier(lezer, d).mag}
    )
    assert inkijk.dossiers(lezer, "", "", 500) == sorted(lijst), "op volgorde, zonder iets tweemaal"
    assert inkijk.dossiers(lezer, "", "", 500, nieuwste=True) == sorted(lijst, reverse=True)
    for d in sorted(lijst):
        assert inkijk.dossiers(lezer, d, "", 1) == sorted(x for x in lijst if x > d)[:1]
        assert inkijk.dossiers(lezer, "", d, 1, nieuwste=True) == sorted(x for x in lijst if x < d)[-1:]


def test_wie_ermee_te_maken_heeft_ziet_de_zaak_en_een_ander_niet(proef: Proef) -> None:
    zaak, advies, klaar = proef.zaak("concept"), proef.zaak("in_behandeling"), proef.zaak("bekend")
    s = proef.samenstel
    assert ziet(s, "anna", Rol.BEHANDELAAR) == {zaak, advies, klaar}
    assert ziet(s, "bas", Rol.BEHANDELAAR) <= {zaak}, "een collega: alleen wat nog niemand behandelt"
    assert ziet(s, "sara", Rol.SECRETARIAAT) == ziet(s, "aad", Rol.AUDITOR) == {zaak, advies, klaar}
    assert ziet(s, "dora", Rol.DESKUNDIGE) == {advies, klaar}, "waarover zij adviseerde"
    assert ziet(s, "olga", Rol.ONDERSTEUNINGSCOORDINATOR) == {zaak, advies, klaar}, "de eigen school"
    assert ziet(s, "otto", Rol.ONDERSTEUNINGSCOORDINATOR) == set(), "een andere school"
    assert ziet(s, "ouder", Rol.OUDER) == set(), "geen ouder in deze dossiers"


def test_de_beurt_geeft_inzage_zolang_zij_duurt(proef: Proef) -> None:
    zaak, s = proef.zaak("in_behandeling"), proef.samenstel
    assert ziet(s, "pien", Rol.DESKUNDIGE) == {zaak}, "haar advies wordt nog gevraagd"
    proef._speel({"doe": "persoon", "naam": "eef", "rollen": ["deskundige"], "functies": ["orthopedagoog"]})
    assert ziet(s, "eef", Rol.DESKUNDIGE) == {zaak}
    stap = {
        "doe": "breng_advies_uit",
        "door": "pien",
        "rol": "deskundige",
        "zaak": zaak,
        "gegevens": "voorbeeld",
    }
    proef._speel(stap)
    assert ziet(s, "eef", Rol.DESKUNDIGE) == set(), "de adviezen zijn er: niets wacht meer op een deskundige"
    assert ziet(s, "pien", Rol.DESKUNDIGE) == {zaak}


def test_een_databank_van_voor_deze_tabel_krijgt_haar_bij_het_begin(proef: Proef) -> None:
    proef.zaak("verleend")
    s = proef.samenstel
    fold = vouwer(s)
    assert vergelijk(s.opslag, fold) is None
    with s.opslag.schrijven(meer=True) as schrijver:
        schrijver.voer_uit("DELETE FROM betrokken", [()])
    verschil = vergelijk(s.opslag, fold)
    assert verschil is not None
    assert verschil.tabel == "betrokken"
    maak(s.instellingen).sluit()
    assert vergelijk(s.opslag, fold) is None
    herbouw(s.opslag, fold)
    assert vergelijk(s.opslag, fold) is None


@pytest.mark.parametrize(
    ("wie", "rol"),
    [
        ("anna", Rol.BEHANDELAAR),
        ("olga", Rol.ONDERSTEUNINGSCOORDINATOR),
        ("ouder", Rol.OUDER),
        ("dora", Rol.DESKUNDIGE),
    ],
)
def test_een_lijst_leest_wat_van_de_lezer_is_en_niet_de_hele_werkvoorraad(
    proef: Proef, wie: str, rol: Rol
) -> None:
    s = proef.samenstel
    if s.opslag.dialect != "sqlite":
        return  # the plan of PostgreSQL follows the size of its tables, which are small here
    kringen = s.kern.register.kringen
    with s.opslag.lezen() as lezer:
        k = kijker(s.kern.bron.registers(lezer).mensen, wie, rol, NU, kringen)
        assert k is not None
        waar, waarden = Inkijk(k, kringen).zaken_waar("w.")
        vraag = f"SELECT w.zaak FROM werkvoorraad w WHERE +w.open = 1 AND {waar} ORDER BY w.rang, w.uiterlijk LIMIT 51"
        plan = [str(rij[3]) for rij in lezer.rij_query(f"EXPLAIN QUERY PLAN {vraag}", waarden)]
    assert not any(stap.startswith("SCAN w") for stap in plan), plan
    assert any(stap.startswith("SEARCH w USING") for stap in plan), plan


def wacht_op(s: Samenstel, wie: str) -> set[str]:
    """For what the lists of the API and the page say that it waits for her; for each zaak the judgement must agree."""
    client = maak_als(s)(wie, Rol.DESKUNDIGE)
    api = {z["zaak"] for z in client.get("/zaken?wacht_op_mij=true").json()["items"]}
    with s.opslag.lezen() as lezer:
        mag = set()
        for (zaak,) in lezer.rij_query("SELECT zaak FROM werkvoorraad WHERE open = 1 AND workflow = 'tlv'"):
            oordelen = s.kern.oordelen(lezer, s.kern.bron.laad(lezer, zaak), wie, Rol.DESKUNDIGE, NU)
            mag |= {zaak for o in oordelen if o.actie == "breng_advies_uit" and o.mag}
        k = kijker(s.kern.bron.registers(lezer).mensen, wie, Rol.DESKUNDIGE, NU, s.kern.register.kringen)
        assert k is not None
        blad = Bladeraar(lezer)
        lijst = Selectie(beurt=(Rol.DESKUNDIGE.value,), wacht_op=Wie(Rol.DESKUNDIGE, k.keten))
        assert {rij[0] for rij in blad.rijen(lijst, 50)} == api == mag
        assert blad.tel([lijst]) == [len(mag)]
    for zaak in mag:
        assert client.get(f"/zaken/{zaak}").json()["beurt"]["wacht_op_mij"]
    return mag


def test_een_zaak_wacht_niet_meer_op_wie_zijn_advies_al_gaf_ook_niet_via_een_vervanger(proef: Proef) -> None:
    een, twee, s = proef.zaak("ontvangen"), proef.zaak("in_behandeling"), proef.samenstel
    compleet = {"doe": "verklaar_compleet", "door": "anna", "rol": "behandelaar", "zaak": een}
    proef._speel(compleet | {"gegevens": "voorbeeld"})
    assert wacht_op(s, "pien") == {een, twee}
    assert wacht_op(s, "dora") == {een}, "in de andere zaak gaf zij haar advies"
    eef = {"doe": "persoon", "naam": "eef", "rollen": [], "vervangt": "dora"}
    proef._speel(eef)
    assert wacht_op(s, "eef") == {een}, "namens dora: haar advies is er al"
    fold = vouwer(s)
    herbouw(s.opslag, fold)
    assert vergelijk(s.opslag, fold) is None
    assert wacht_op(s, "dora") == {een}

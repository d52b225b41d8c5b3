"""One broken zaak: the others go on, the administrator sees it, and it is tried again until it works."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kernproces.gebruik.archief import AFDRUK
from kernproces.taal.formulier import GEZONDHEID, PERSOON
from loket.bedrading import Samenstel, maak_proef
from loket.instellingen import uit_omgeving
from loket.ronde.gezondheid import gezondheid
from loket.ronde.loper import STROOM
from loket.ronde.storingen import storingen
from loket.scenario.speler import Speler
from loket.web.beheer.bewaking import bewaking
from notificaties.sjablonen import VERSIES
from tests.hulp.sleutels import vernietig_alle
from tests.loket.conftest import VERHAAL

LAAT = datetime.fromisoformat("2026-05-20T07:00:00+02:00")
MINUUT = timedelta(minutes=1)


@pytest.fixture
def s(database_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    """Three applications that were handed in, of which everything is due."""
    mensen = [r for r in VERHAAL if r["doe"] == "persoon"]
    stappen = [r for r in VERHAAL if r["doe"] in ("start", "dien_in")]
    regels = mensen + [
        {**r, "zaak": zaak} | ({"dossier": f"d-{zaak}"} if "dossier" in r else {})
        for r in stappen
        for zaak in ("a", "b", "c")
    ]
    with maak_proef(
        uit_omgeving({"DATABASE_URL": database_url, "KERNPROCES_MAP": str(tmp_path)})
    ) as samenstel:
        assert not [
            a for a in map(json.loads, Speler(samenstel).speel(json.dumps(r) for r in regels)) if a["fout"]
        ]
        yield samenstel


def zaken(s: Samenstel) -> list[str]:
    with s.opslag.lezen() as lezer:
        return [z for (z,) in lezer.rij_query("SELECT zaak FROM werkvoorraad ORDER BY zaak")]


def stuk(s: Samenstel) -> dict[str, int]:
    with s.opslag.lezen() as lezer:
        return {storing.stroom: storing.pogingen for storing in storingen(lezer)}


def zet_stand(s: Samenstel, zaak: str, inhoud: bytes) -> bytes:
    with s.opslag.schrijven(meer=True) as schrijver:
        ((oud,),) = schrijver.rij_query("SELECT stand FROM stroom WHERE stroom = ?", (f"zaak/{zaak}",))
        schrijver.voer_uit("UPDATE stroom SET stand = ? WHERE stroom = ?", [(inhoud, f"zaak/{zaak}")])
        return bytes(oud)


def overschreden(s: Samenstel) -> set[str]:
    sql = "SELECT DISTINCT zaak FROM outbox WHERE trede = 'overschrijding'"
    with s.opslag.lezen() as lezer:
        return {z for (z,) in lezer.rij_query(sql)}


def zonder(monkeypatch: pytest.MonkeyPatch, sjabloon: str) -> None:
    over = {naam: versie for naam, versie in VERSIES.items() if naam != sjabloon}
    monkeypatch.setattr("notificaties.projectie.VERSIES", over)


def test_een_beschadigde_stand_houdt_de_andere_zaken_niet_tegen_en_wordt_opnieuw_geprobeerd(
    s: Samenstel,
) -> None:
    een, midden, drie = zaken(s)
    goed = zet_stand(s, midden, b"{half")
    for keer in (1, 2, 3):
        s.ronde(LAAT + keer * MINUUT)
        assert stuk(s) == {f"zaak/{midden}": keer}
    assert overschreden(s) == {een, drie}
    zet_stand(s, midden, goed)
    s.ronde(LAAT + 4 * MINUUT)
    assert stuk(s) == {}
    assert overschreden(s) == {een, midden, drie}


def test_de_beheerder_ziet_sinds_wanneer_en_een_bewaker_ziet_rood(s: Samenstel) -> None:
    midden = zaken(s)[1]
    zet_stand(s, midden, b"{half")
    s.ronde(LAAT)
    s.ronde(LAAT + MINUUT)
    deel = gezondheid(s, LAAT + MINUUT)["zaken"]
    assert (deel["stand"], deel["aantal"], deel["sinds"]) == ("fout", 1, "2026-05-20T05:00:00.000000Z")
    (gezien,) = bewaking(s, LAAT + MINUUT).vastgelopen
    assert (gezien.naam, gezien.sinds) == (midden, "wo 20 mei 2026, 7.00 uur")
    assert gezien.laatst == "2 keer geprobeerd, voor het laatst wo 20 mei 2026, 7.01 uur"
    assert gezien.fout == "Onverwachte fout (JSONDecodeError)."


def test_een_sjabloon_dat_weg_is_raakt_alleen_wat_dat_sjabloon_nodig_heeft(
    s: Samenstel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The overrun of the norm cannot be noted; nothing of that zaak is half written, and it comes when it is back."""
    alle = set(zaken(s))
    with monkeypatch.context() as even:
        zonder(even, "norm_overschreden")
        s.ronde(LAAT)
        assert set(stuk(s)) == {f"zaak/{z}" for z in alle}
        assert overschreden(s) == set()
    s.ronde(LAAT + MINUUT)
    assert stuk(s) == {}
    assert overschreden(s) == alle


def test_een_sleutel_die_weg_is_houdt_geen_enkele_klok_tegen(s: Samenstel) -> None:
    """The clock needs no confidential content: not even of the zaak itself."""
    midden = zaken(s)[1]
    assert s.kluis.vernietig(f"dossier/{s.stand(midden)['dossier']}", AFDRUK)
    for categorie in (PERSOON, GEZONDHEID):
        assert vernietig_alle(s.kluis, f"zaak/{midden}", categorie.value)
    s.ronde(LAAT)
    assert stuk(s) == {}
    assert overschreden(s) == set(zaken(s))


def test_een_weeklijst_die_niet_lukt_neemt_de_meldingen_niet_mee_en_is_te_zien(
    s: Samenstel, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as even:
        zonder(even, "weeklijst")
        s.ronde(LAAT)
        assert set(stuk(s)) == {STROOM}
        assert overschreden(s) == set(zaken(s))
        assert bewaking(s, LAAT).vastgelopen[0].naam == "weeklijst"
    assert [rij[4] for rij in s.ronde(LAAT + MINUUT).outbox] == ["weeklijst"]
    assert stuk(s) == {}


def test_een_zaak_die_niet_te_lezen_is_staat_toch_op_de_weeklijst(s: Samenstel) -> None:
    midden = zaken(s)[1]
    s.ronde(LAAT)
    zet_stand(s, midden, b"{half")
    s.ronde(LAAT + timedelta(weeks=1))
    with s.opslag.lezen() as lezer:
        *_, laatste = s.kern.archief.lees(lezer, STROOM)
    assert {r["zaak"] for r in laatste["open"]["termijnen"]} == set(zaken(s))

"""Het jaar over de databank: elke taak opent op tijd en één keer, ook na een storing en met twee werkers tegelijk."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kernproces.gebruik.kern import Opdracht
from kernproces.naspelen import Uitspraak
from kernproces.rollen import Rol
from loket.bedrading import Samenstel
from loket.jaar.verplichtingen import open_taken, overzicht
from loket.lezen import naspeler
from tests.kernproces.gebruik.zaakdatabank import databank, gelukt, tegelijk, voegt_persoon_toe

DOSSIER = "ORG-2026"
NU = datetime.fromisoformat("2026-11-20T09:00:00+01:00")
DAG = timedelta(days=1)


@pytest.fixture
def s(database_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    with databank(database_url, tmp_path) as samenstel:
        voegt_persoon_toe(samenstel, "kees", Rol.KWALITEITSMEDEWERKER)
        yield samenstel


def zaken(s: Samenstel) -> list[str]:
    return [z["zaak"] for z in s.dossierstand(DOSSIER)["zaken"]]


def zaken_van(s: Samenstel, schooljaar: int) -> list[str]:
    with s.opslag.lezen() as lezer:
        er_is = lezer.stroom(f"dossier/ORG-{schooljaar}")
    return [] if er_is is None else [z["zaak"] for z in s.dossierstand(f"ORG-{schooljaar}")["zaken"]]


def test_de_eerste_keer_opent_wat_nu_open_hoort_te_zijn_en_daarna_niets_dubbel(s: Samenstel) -> None:
    eerst = open_taken(s, NU)
    assert "J-R19-gesprek-2026-11-30" in eerst
    assert open_taken(s, NU) == []
    assert zaken(s) == eerst


def test_een_taak_heeft_een_deel_voor_elke_school_van_het_samenwerkingsverband(s: Samenstel) -> None:
    open_taken(s, NU)
    delen = s.stand("J-R19-gesprek-2026-11-30")["gedaan"]["open_taak"]["gegevens"]["delen"]
    assert [d["over"] for d in delen] == ["school-1", "school-2", "school-3"]


def test_na_een_storing_van_zestig_dagen_is_er_niets_overgeslagen(s: Samenstel) -> None:
    open_taken(s, NU)
    open_taken(s, NU + 60 * DAG)
    assert {"J-R33-bestuur-2026-12-15", "J-R14-begroting-2026-12-15"} <= set(zaken(s))


def test_een_half_jaar_voor_de_kalender_ophoudt_heeft_de_beheerder_een_taak(s: Samenstel) -> None:
    """Gelijkgestelde dagen zijn bekend tot en met 2028; daarna is een einddatum een gok."""
    open_taken(s, datetime.fromisoformat("2028-06-01T09:00:00+02:00"))
    assert "J-kalender-2028-12-31" not in zaken_van(s, 2028)
    geopend = open_taken(s, datetime.fromisoformat("2028-07-15T09:00:00+02:00"))
    assert "J-kalender-2028-12-31" in geopend
    taak = s.stand("J-kalender-2028-12-31")
    assert taak["gedaan"]["open_taak"]["gegevens"]["eigenaar"] == "beheerder"
    assert taak["termijnen"]["D.TAAK.beheerder"]["uiterlijk"] == "2028-12-31"


def test_twee_werkers_tegelijk_openen_elke_taak_een_keer(s: Samenstel) -> None:
    geopend = [n for lijst in tegelijk(*(lambda: open_taken(s, NU) for _ in range(4))) for n in lijst]
    geopend += open_taken(s, NU)
    assert sorted(geopend) == sorted(set(geopend)) == sorted(zaken(s))


def test_wat_het_systeem_opende_is_rechtmatig_na_te_spelen(s: Samenstel) -> None:
    open_taken(s, NU)
    zaak = "J-R17-regio-2026-11-30"
    with naspeler(s) as speler:
        assert speler.speel_na(zaak).uitspraak is Uitspraak.RECHTMATIG


def test_niemand_werkt_onder_de_naam_van_het_systeem(s: Samenstel) -> None:
    open_taken(s, NU)
    vals = Opdracht("open_taak", "kees", Rol.SYSTEEM, "voorbeeld")
    assert [b.eis for b in s.kern.start("taak", DOSSIER, vals, NU).beletselen] == ["rol"]
    voegt_persoon_toe(s, "systeem", Rol.BEHANDELAAR)
    naamgenoot = Opdracht("open_taak", "systeem", Rol.SYSTEEM, "voorbeeld")
    assert [b.eis for b in s.kern.start("taak", DOSSIER, naamgenoot, NU).beletselen] == ["rol"]


def test_het_overzicht_zegt_wat_gedaan_open_en_te_laat_is(s: Samenstel) -> None:
    open_taken(s, NU)
    zaak = "J-R33-zoco-2026-11-30"
    voegt_persoon_toe(s, "tess", Rol.TEAMLEIDER)
    gelukt(s.kern.doe(zaak, Opdracht("rond_deel_af", "tess", Rol.TEAMLEIDER, "voorbeeld"), NU + DAG))
    with s.opslag.lezen() as lezer:
        regels = {r.zaak: r for r in overzicht(lezer, date(2026, 11, 20))}
    later = date(2026, 12, 5)
    assert (regels[zaak].toestand, regels[zaak].delen, regels[zaak].te_laat(later)) == (
        "gedaan",
        (1, 1),
        False,
    )
    assert regels["J-R19-gesprek-2026-11-30"].te_laat(later)
    assert regels["J-R19-gesprek-2026-11-30"].delen == (0, 3)
    assert not regels["J-R8-2026-10-31"].te_laat(later)  # van voor het begin

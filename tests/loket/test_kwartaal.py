"""De thuiszittersopgave over de databank: op tijd en één keer gevraagd, met wat bekend is, en daarna bevroren (R25)."""

import csv
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.naspelen import Uitspraak
from kernproces.rollen import Rol
from loket.bedrading import Samenstel
from loket.jaar.kwartaal import (
    Ritme,
    open_kwartaal,
    opgaven,
    ritme_van,
    standen_van,
    te_openen,
    werkdagen_later,
)
from loket.jaar.kwartaalblad import als_csv
from loket.lezen import naspeler
from loket.opdrachtregel import main
from tests.kernproces.gebruik.zaakdatabank import databank, tegelijk, voegt_persoon_toe

PEIL = date(2026, 9, 30)
NU = datetime.fromisoformat("2026-09-30T08:00:00+02:00")
DAG = timedelta(days=1)
OC, VZC, KWA = Rol.ONDERSTEUNINGSCOORDINATOR, Rol.VERZUIMCOACH, Rol.KWALITEITSMEDEWERKER


@pytest.fixture
def s(database_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    with databank(database_url, tmp_path) as samenstel:
        for naam, rol in (("olga", OC), ("vera", VZC), ("kees", KWA)):
            voegt_persoon_toe(samenstel, naam, rol)
        yield samenstel


def thuiszitter(s: Samenstel, nummer: str, school: str, nu: datetime = NU - 20 * DAG) -> None:
    dossier = s.dossiers.open("vera", VZC, nu, leerling="Voorbeeld", school=school)
    assert s.kern.start(
        "thuiszitter", dossier, Opdracht("signaleer", "vera", VZC, "voorbeeld"), nu, nummer=nummer
    ).gelukt
    doe(s, nummer, "meld", "olga", OC, nu)


def doe(s: Samenstel, zaak: str, actie: str, wie: str, rol: Rol, nu: datetime, **wijzig: object) -> Antwoord:
    antwoord = s.kern.doe(zaak, Opdracht(actie, wie, rol, "voorbeeld", wijzig), nu)
    assert antwoord.gelukt, [b.als_gegevens() for b in antwoord.beletselen]
    return antwoord


def alle(s: Samenstel) -> dict[str, list[str]]:
    """What was delivered, per request the marks of the pupils."""
    with s.opslag.lezen() as lezer:
        return {
            o.zaak: [r["kenmerk"] for r in o.regels] for o in opgaven(standen_van(lezer, "kwartaalopgave"))
        }


# ---------------------------------------------------------------- what must be opened


@pytest.mark.parametrize(
    ("dag", "kwartaal"),
    [
        (date(2026, 9, 29), []),  # the peildatum of June is too long ago
        (PEIL, ["2026-K3"]),
        (PEIL + 42 * DAG, ["2026-K3"]),
        (PEIL + 43 * DAG, []),
        (date(2027, 1, 4), ["2026-K4"]),
        (date(2027, 3, 31), ["2027-K1"]),
        (date(2027, 6, 30), ["2027-K2"]),
    ],
)
def test_op_elke_dag_is_te_zeggen_wat_er_open_moet(dag: date, kwartaal: list[str]) -> None:
    assert [v.kwartaal for v in te_openen(dag, ["a"], (), Ritme())] == kwartaal


def test_wat_er_is_wordt_niet_nog_eens_gevraagd_en_elke_school_krijgt_tien_werkdagen() -> None:
    verzoeken = te_openen(PEIL, ["b", "a"], ("Q-a-2026-K3",), Ritme())
    assert [(v.nummer, v.peildatum, v.uiterlijk) for v in verzoeken] == [
        ("Q-b-2026-K3", PEIL, date(2026, 10, 14))
    ]
    (na_kerst,) = te_openen(date(2026, 12, 31), ["a"], (), Ritme())
    assert na_kerst.uiterlijk == date(2027, 1, 15)  # New Year's Day does not count
    assert werkdagen_later(date(2026, 10, 9), 1) == date(2026, 10, 12)


def test_peildagen_en_werkdagen_zijn_een_instelling(s: Samenstel) -> None:
    waarden = {"codes": ["VO9901"], "peildagen": ["01-31", "09-15"], "kwartaal_werkdagen": 5}
    s.registers.werk_bij("organisatie", {"swv": waarden}, Rol.SYSTEEM.value, Rol.SYSTEEM, NU)
    with s.opslag.lezen() as lezer:
        ritme = ritme_van(s.kern.bron.registers(lezer), PEIL)
    assert ritme == Ritme(((1, 31), (9, 15)), 5)
    (verzoek,) = te_openen(PEIL, ["a"], (), ritme)
    assert (verzoek.peildatum, verzoek.uiterlijk) == (date(2026, 9, 15), date(2026, 10, 7))


# ---------------------------------------------------------------- over the database


def test_elke_eigen_school_krijgt_een_keer_het_verzoek_met_wie_bekend_is(s: Samenstel) -> None:
    thuiszitter(s, "t1", "school-1")
    thuiszitter(s, "t2", "school-2")
    eerst = open_kwartaal(s, NU)
    assert eerst == ["Q-school-1-2026-K3", "Q-school-2-2026-K3", "Q-school-3-2026-K3"]
    assert open_kwartaal(s, NU + DAG) == []
    vraag = s.stand("Q-school-1-2026-K3")["gedaan"]["vraag_op"]["gegevens"]
    assert [r["kenmerk"] for r in vraag["bij_ons_bekend"]] == ["t1"]
    assert s.stand("Q-school-1-2026-K3")["dossier"] == "school-school-1"


def test_twee_werkers_tegelijk_vragen_samen_een_keer(s: Samenstel) -> None:
    tegelijk(*[lambda: open_kwartaal(s, NU)] * 2)
    open_kwartaal(s, NU)
    assert sorted(alle(s)) == ["Q-school-1-2026-K3", "Q-school-2-2026-K3", "Q-school-3-2026-K3"]


def test_wie_na_de_peildatum_is_gemeld_of_al_geplaatst_is_hoort_er_niet_bij(s: Samenstel) -> None:
    thuiszitter(s, "later", "school-1", NU + 2 * DAG)
    thuiszitter(s, "weg", "school-1")
    doe(s, "weg", "sluit_anders", "vera", VZC, NU - 5 * DAG)
    open_kwartaal(s, NU + 5 * DAG)
    assert s.stand("Q-school-1-2026-K3")["gedaan"]["vraag_op"]["gegevens"].get("bij_ons_bekend", []) == []


def test_wat_is_geleverd_verandert_niet_als_een_zaak_later_wordt_hersteld(s: Samenstel) -> None:
    thuiszitter(s, "t1", "school-1")
    open_kwartaal(s, NU)
    doe(s, "Q-school-1-2026-K3", "lever_kwartaal", "olga", OC, NU + DAG)
    doe(s, "Q-school-1-2026-K3", "stel_vast", "kees", KWA, NU + 2 * DAG)
    with s.opslag.lezen() as lezer:
        voor = als_csv(opgaven(standen_van(lezer, "kwartaalopgave")))
    melding = s.stand("t1")["gedaan"]["meld"]["nr"]
    herstel = {"reden": "Verkeerd.", "nr": melding, "gegeven": "eerste_verzuimdag", "waarde": "2026-06-01"}
    assert s.kern.doe("t1", Opdracht("corrigeer", "vera", VZC, herstel), NU + 3 * DAG).gelukt
    doe(s, "t1", "sluit_anders", "vera", VZC, NU + 4 * DAG, grond="onterecht")
    with s.opslag.lezen() as lezer:
        assert als_csv(opgaven(standen_van(lezer, "kwartaalopgave"))) == voor
    with naspeler(s) as speler:
        stappen = speler.speel_na("Q-school-1-2026-K3").stappen
    assert {stap.uitspraak for stap in stappen} == {Uitspraak.RECHTMATIG}


def test_het_blad_heeft_een_regel_per_leerling_met_de_groep_op_de_peildatum(s: Samenstel) -> None:
    thuiszitter(s, "t1", "school-1")
    open_kwartaal(s, NU)
    extra = {
        "kenmerk": "eigen-1",
        "soort": "absoluut",
        "eerste_verzuimdag": "2026-06-29",
        "plan": "ja",
        "plek": "geen",
    }
    bekend = s.stand("Q-school-1-2026-K3")["gedaan"]["vraag_op"]["gegevens"]["bij_ons_bekend"]
    doe(s, "Q-school-1-2026-K3", "lever_kwartaal", "olga", OC, NU + DAG, regels=[*bekend, extra])
    doe(s, "Q-school-2-2026-K3", "lever_kwartaal", "olga", OC, NU + DAG)
    with s.opslag.lezen() as lezer:
        rijen = list(
            csv.DictReader(als_csv(opgaven(standen_van(lezer, "kwartaalopgave"))).splitlines(), delimiter=";")
        )
    assert [(r["school"], r["opgave"], r["kenmerk"], r["duurklasse"]) for r in rijen] == [
        ("school-1", "geleverd", "t1", "2a"),
        ("school-1", "geleverd", "eigen-1", "2b"),
        ("school-2", "geleverd", "", ""),
        ("school-3", "opgevraagd", "", ""),
    ]


# ---------------------------------------------------------------- the command


def test_de_opdracht_vraagt_toont_en_zegt_wie_te_laat_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path}/x.db"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("KERNPROCES_MAP", str(tmp_path))
    with databank(url, tmp_path):
        pass
    assert main(["kwartaal", "--open", "--op", NU.isoformat()]) == 0
    assert "gevraagd: Q-school-1-2026-K3" in capsys.readouterr().out
    assert main(["kwartaal", "2026-K3", "--school", "school-2", "--csv"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "2026-K3;2026-09-30;school-2;opgevraagd;;nee;;;;;;"
    assert main(["kwartaal", "2019-K1"]) == 2
    assert "is er geen opgave" in capsys.readouterr().err

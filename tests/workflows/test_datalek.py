"""Het datalek: elke regel van de tabel, 72 uur, en nooit gelekte gegevens in de zaak (domein.md 10.8; AVG 33 en 34)."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kernproces.declaratie.veldsoort import beschrijf_veld
from kernproces.rollen import Rol
from kernproces.taal.formulier import Zin
from tests.hulp.wereld import Wereld, eisen
from tests.verhalen.speelplaats import proef, speel
from workflows.datalek import DATALEK

FG, ADM, BEH = "functionaris_gegevensbescherming", "beheerder", "behandelaar"
TABEL = [
    ("dam_in", ["ontdekt"], "ingedamd", [FG, ADM]),
    ("beoordeel", ["ingedamd"], "beoordeeld", [FG]),
    ("meld_ap", ["beoordeeld"], "gemeld", [FG]),
    ("verklaar_niet_meldplichtig", ["beoordeeld"], "niet_meldplichtig", [FG]),
    ("informeer_betrokkenen", ["gemeld", "niet_meldplichtig"], "betrokkenen_geinformeerd", [FG]),
    ("rond_nazorg_af", ["gemeld", "niet_meldplichtig", "betrokkenen_geinformeerd"], "nazorg", [FG]),
    ("sluit", ["nazorg"], "gesloten", [FG]),
]
HOOG: dict[str, Any] = {"risico": "hoog", "gevolgen": ["onveiligheid_thuis"]}


def gebracht_tot(toestand: str, risico: dict[str, Any] | None = None) -> Wereld:
    w = Wereld()
    assert w.start(DATALEK, "dl") == []
    for actie in ("dam_in", "beoordeel", "meld_ap", "rond_nazorg_af"):
        if w.toestand("dl") == toestand:
            break
        w.doe("dl", actie, **(risico or {} if actie == "beoordeel" else {}))
    return w


@pytest.mark.parametrize(("actie", "van", "naar", "door"), TABEL, ids=[rij[0] for rij in TABEL])
def test_elke_regel_van_de_tabel_staat_er_zo(actie: str, van: list[str], naar: str, door: list[str]) -> None:
    (rij,) = DATALEK.acties[actie]
    assert (list(rij.van), rij.naar, [r.value for r in rij.rollen]) == (van, naar, door)


def test_ontdekken_doen_ook_de_beheerder_en_de_behandelaar() -> None:
    assert (DATALEK.start.actie, [r.value for r in DATALEK.start.rollen]) == ("ontdek", [FG, ADM, BEH])


def test_72_uur_lopen_door_het_weekend_vanaf_de_ontdekking() -> None:
    w = Wereld(nu=datetime.fromisoformat("2026-12-24T16:45:00+01:00"))
    assert w.start(DATALEK, "dl", ontdekt_op="2026-12-24T16:30:00+01:00") == []
    assert w.uiterlijk("dl", "D.DL") == "2026-12-27T16:30:00+01:00"  # V28
    ladder = [(t.naam, [r.value for r in t.aan]) for t in DATALEK.termijnen["D.DL"].ladder]
    assert [naam for naam, _ in ladder] == [
        *(f"herinnering_{n}u" for n in (24, 48, 66)),
        "overschrijding",
    ]
    assert all(aan == [FG, "directeur_bestuurder"] for _, aan in ladder)


@pytest.mark.parametrize(
    ("moment", "eis"),
    [
        ("2026-03-02T09:00:00", "gegevens.ontdekt_op"),
        ("2026-03-02", "gegevens.ontdekt_op"),
        ("2026-03-02T09:01:00+01:00", "niet_in_de_toekomst"),
    ],
)
def test_de_ontdekking_is_een_moment_met_tijdzone_dat_is_geweest(moment: str, eis: str) -> None:
    assert eisen(Wereld().start(DATALEK, "dl", ontdekt_op=moment)) == {eis}


@pytest.mark.parametrize(("minuten", "te_laat"), [(0, False), (1, True)])
def test_te_laat_melden_vraagt_een_reden(minuten: int, te_laat: bool) -> None:
    w = gebracht_tot("beoordeeld")
    w.nu += timedelta(hours=72, minutes=minuten)
    zonder = eisen(w.geweigerd("dl", "meld_ap", reden_te_laat=None))
    assert zonder == ({"te_laat_met_reden"} if te_laat else set())
    w.doe("dl", "meld_ap")
    stand = w.zaken["dl"]["termijnen"]["D.DL"]
    assert (stand["stand"], stand["te_laat"]) == ("gestopt", te_laat)


@pytest.mark.parametrize(("uren", "te_laat"), [(72, False), (73, True)])
def test_een_melding_die_later_wordt_vastgelegd_telt_op_het_moment_van_melden(
    uren: int, te_laat: bool
) -> None:
    w = gebracht_tot("beoordeeld")
    gemeld_op = (w.nu + timedelta(hours=uren)).isoformat()
    w.nu += timedelta(hours=90)
    w.doe("dl", "meld_ap", gemeld_op=gemeld_op, reden_te_laat="Het weekend." if te_laat else None)
    stand = w.zaken["dl"]["termijnen"]["D.DL"]
    assert (stand["stand"], stand["te_laat"]) == ("gestopt", te_laat)


@pytest.mark.parametrize(
    ("risico", "mag"),
    [({}, True), ({"risico": "aanwezig", "gevolgen": ["schaamte"]}, False), (HOOG, False)],
)
def test_niet_melden_kan_alleen_als_een_risico_onwaarschijnlijk_is(risico: dict[str, Any], mag: bool) -> None:
    w = gebracht_tot("beoordeeld", risico)
    assert (w.geweigerd("dl", "verklaar_niet_meldplichtig") == []) is mag
    assert w.geweigerd("dl", "meld_ap") == []


def test_bij_een_hoog_risico_weten_de_mensen_het_voor_de_nazorg() -> None:
    w = gebracht_tot("gemeld", HOOG)
    assert [(b.eis, str(b.remedie)) for b in w.geweigerd("dl", "rond_nazorg_af")] == [
        ("betrokkenen_weten_het", "eerst(informeer_betrokkenen)")
    ]
    w.loop("dl", "informeer_betrokkenen", "rond_nazorg_af", "sluit")
    assert w.zaken["dl"]["klaar"]


def test_het_risico_beoordeelt_alleen_de_functionaris() -> None:
    w = gebracht_tot("ingedamd")
    assert eisen(w.geweigerd("dl", "beoordeel", rol=Rol.BEHEERDER)) == {"rol"}
    assert eisen(w.geweigerd("dl", "beoordeel", rol=Rol.DIRECTEUR_BESTUURDER)) == {"rol"}


ALGEMEEN = {
    "draag_over",
    "geef_vrij",
    "leg_weg",
    "herinner",
    "neem_kennis",
    "corrigeer",
}  # the acts of every procedure

# ---------------------------------------------------------------- no copy of what leaked, and no withdrawal


def test_geen_enkel_open_veld_neemt_vrije_tekst_aan() -> None:
    """Free text is confidential wherever it is asked, and every field says what not to write; no act is left out."""
    vrij = {}
    for rij in DATALEK.overgangen:
        for naam, info in rij.gegevens.model_fields.items():
            b = beschrijf_veld(naam, info)
            if b["soort"] == "tekst" and "pattern" not in b:
                vrij[rij.actie, naam] = (b["categorie"], b["hulp"])
    assert {"geef_vrij", "herinner", "draag_over", "neem_kennis", "corrigeer"} <= {actie for actie, _ in vrij}
    assert {categorie for categorie, _ in vrij.values()} <= {"persoonsgegeven", "gezondheidsgegeven"}
    zwijgt = {k for k, (_, hulp) in vrij.items() if "onder namen" not in hulp}
    assert zwijgt == {("corrigeer", "waarde")}, "dat is een ander veld, met de woorden die daar staan"
    eigen = {k: hulp for k, (_, hulp) in vrij.items() if k[0] not in ALGEMEEN and k[1] != "reden_eerder"}
    assert all("gelekte gegevens" in hulp for hulp in eigen.values())
    assert not [n for n, i in DATALEK.start.gegevens.model_fields.items() if i.annotation == Zin]


def test_een_stuk_met_gelekte_gegevens_wordt_geweigerd() -> None:
    w = gebracht_tot("ontdekt")
    geweigerd = w.geweigerd("dl", "voeg_stuk_toe", bevat_gelekte_gegevens="ja")
    assert [(b.eis, str(b.remedie)) for b in geweigerd] == [
        ("geen_gelekte_gegevens", "andere_weg(voeg_stuk_toe)")
    ]
    assert eisen(w.geweigerd("dl", "voeg_stuk_toe", soort="uitgelekt_dossier")) == {"gegevens.soort"}


def test_een_datalek_wordt_niet_ingetrokken_maar_sluit_als_loos_alarm() -> None:
    """AVG 33 lid 5: every breach stays on record, also one that proves to be none."""
    assert "trek_in" not in DATALEK.acties
    w = gebracht_tot("beoordeeld")
    w.doe("dl", "verklaar_niet_meldplichtig", grond="geen_datalek")
    w.loop("dl", "rond_nazorg_af", "sluit")
    assert w.zaken["dl"]["klaar"]


def test_een_gecorrigeerd_moment_verzet_de_72_uur_en_ligt_nooit_in_de_toekomst(
    sqlite_url: str, tmp_path: Path
) -> None:
    nu = "2026-03-02T09:00:00+01:00"

    def herstel(waarde: str) -> dict[str, Any]:
        gegevens = {"reden": "Verkeerd getypt.", "nr": 1, "gegeven": "ontdekt_op", "waarde": waarde}
        return {"nu": nu, "door": "fenna", "rol": FG, "doe": "corrigeer", "zaak": "l", "gegevens": gegevens}

    start = {"dossier": "d1", "workflow": "datalek", "gegevens": "voorbeeld"}
    with proef(sqlite_url, tmp_path) as samenstel:
        *_, trek_in, later, eerder = speel(
            samenstel,
            [
                {"nu": nu, "doe": "persoon", "naam": "fenna", "rollen": [FG]},
                {"nu": nu, "door": "fenna", "rol": FG, "doe": "start", "zaak": "l", **start},
                {"nu": nu, "door": "fenna", "rol": FG, "doe": "trek_in", "zaak": "l", "gegevens": {}},
                herstel("2026-03-02T09:30:00+01:00"),
                herstel("2026-03-01T22:00:00+01:00"),
            ],
        )
    assert trek_in["fout"].startswith("De procedure datalek kent geen actie 'trek_in'.")
    assert [b["eis"] for b in later["geweigerd"]] == ["gegevens.waarde"]
    assert eerder["termijnen"]["D.DL"]["uiterlijk"] == "2026-03-04T22:00:00+01:00"


@pytest.mark.parametrize(
    ("toestand", "risico", "stap"),
    [
        ("beoordeeld", {"risico": "onwaarschijnlijk", "gevolgen": ["geen"]}, "verklaar_niet_meldplichtig"),
        ("beoordeeld", HOOG, "meld_ap"),
        ("gemeld", HOOG, "informeer_betrokkenen"),
    ],
)
def test_de_volgende_stap_volgt_het_risico(toestand: str, risico: dict[str, Any], stap: str) -> None:
    wacht = DATALEK.aan_zet(gebracht_tot(toestand, risico).zaken["dl"])
    assert wacht is not None
    assert wacht.doet == stap

"""De klacht: elke regel van de tabel, en wie haar nooit behandelt (domein.md 2.2 en 10.5; Awb hoofdstuk 9)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from deadlines.tellen import bereken
from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, eisen
from tests.verhalen.speelplaats import VERHALEN, proef, speel
from workflows.klacht import KLACHT
from workflows.termijnen.catalogus import CATALOGUS

JUR_KWA, DB = ["jurist", "kwaliteitsmedewerker"], ["directeur_bestuurder"]
ONBESLIST = ["ontvangen", "in_behandeling", "gehoord", "bevindingen"]
TABEL = [
    ("neem_in_behandeling", ["ontvangen"], "in_behandeling", JUR_KWA),
    ("neem_niet_in_behandeling", ["ontvangen"], "niet_in_behandeling", JUR_KWA),
    ("zend_door_als_bezwaar", ["ontvangen"], "doorgezonden_bezwaar", JUR_KWA),
    ("hoor", ["in_behandeling"], "gehoord", JUR_KWA),
    ("leg_bevindingen_vast", ["gehoord"], "bevindingen", JUR_KWA),
    ("handel_af", ["bevindingen"], "afgehandeld", DB),
    ("rapporteer", ["afgehandeld"], "gerapporteerd", JUR_KWA),
    ("sluit", ["gerapporteerd"], "gesloten", JUR_KWA),
    ("meld_tevreden", ["in_behandeling"], "naar_tevredenheid", JUR_KWA),
    ("verdaag", ONBESLIST, None, JUR_KWA),
    ("trek_in", ONBESLIST, "ingetrokken", JUR_KWA),
]
WEG = ["neem_in_behandeling", "hoor", "leg_bevindingen_vast", "handel_af", "rapporteer", "sluit"]


def gebracht_tot(toestand: str, erbij: dict[str, Any] | None = None, **klacht: Any) -> Wereld:
    """A klacht received by the secretariaat, brought to this state; `erbij`: people who come to the register."""
    w = Wereld()
    w.mensen |= erbij or {}
    assert w.start(KLACHT, "kl", rol=Rol.SECRETARIAAT, **klacht) == []
    for actie in WEG:
        if w.toestand("kl") == toestand:
            break
        w.doe("kl", actie)
    return w


@pytest.mark.parametrize(("actie", "van", "naar", "door"), TABEL, ids=[rij[0] for rij in TABEL])
def test_elke_regel_van_de_tabel_staat_er_zo(
    actie: str, van: list[str], naar: str | None, door: list[str]
) -> None:
    (rij,) = KLACHT.acties[actie]
    assert (list(rij.van), rij.naar, [r.value for r in rij.rollen]) == (van, naar, door)


def test_ontvangen_doet_ook_het_secretariaat() -> None:
    assert [r.value for r in KLACHT.start.rollen] == [*JUR_KWA, "secretariaat"]
    assert KLACHT.start.actie == "ontvang"


@pytest.mark.parametrize(
    ("variant", "verdagingen", "uiterlijk"),
    [
        ("zonder_commissie", (), "2026-08-12"),
        ("zonder_commissie", (28,), "2026-09-09"),
        ("commissie", (), "2026-09-09"),
    ],
)
def test_de_termijn_is_die_van_het_rekenvoorbeeld(
    variant: str, verdagingen: tuple[int, ...], uiterlijk: str
) -> None:
    uitkomst = bereken(CATALOGUS["D.KL"], date(2026, 7, 1), (), verdagingen, variant)
    assert uitkomst.uiterlijk.isoformat() == uiterlijk  # V23


@pytest.mark.parametrize("veld", ["beklaagden", "ook_betrokken"])
@pytest.mark.parametrize("actie", ["noteer", "draag_over", "corrigeer", "trek_in", *WEG])
def test_wie_betrokken_was_doet_niets_in_de_klacht_ook_niet_via_een_keten(veld: str, actie: str) -> None:
    van = {rij[0]: rij[1][0] for rij in TABEL}.get(actie, "ontvangen")
    rol = Rol.DIRECTEUR_BESTUURDER if actie == "handel_af" else Rol.JURIST
    leeg: dict[str, Any] = {"rollen": [], "mandaten": [], "functies": []}
    w = gebracht_tot(van, {"dader": [{**leeg, "rollen": [rol.value]}]}, **{veld: ["dader"]})
    w.mensen["invaller"] = [{**leeg, "vervangt": [{"wie": "dader"}]}]
    w.mensen["verder"] = [{**leeg, "vervangt": [{"wie": "invaller"}]}]
    w.mensen["omgekeerd"] = [{**leeg, "rollen": [rol.value]}]
    for wie in ("dader", "invaller", "verder"):
        geweigerd = [b for b in w.geweigerd("kl", actie, wie=wie, rol=rol) if b.eis == "niet_betrokken"]
        assert [(b.norm, str(b.remedie)) for b in geweigerd] == [("Awb 9:7", f"ander({rol.value})")]
    assert "niet_betrokken" not in eisen(w.geweigerd("kl", actie, wie="omgekeerd", rol=rol))


def test_de_beklaagde_die_voor_een_ander_invalt_blijft_de_beklaagde() -> None:
    w = gebracht_tot("ontvangen", beklaagden=["behandelaar"])
    w.mensen["behandelaar"][0]["vervangt"] = [{"wie": "jurist"}]
    geweigerd = w.geweigerd("kl", "neem_in_behandeling", wie="behandelaar", rol=Rol.JURIST)
    assert eisen(geweigerd) == {"niet_betrokken"}


def test_de_beklaagde_wordt_ook_geen_behandelaar_door_een_overdracht() -> None:
    w = gebracht_tot("in_behandeling", beklaagden=["kwaliteitsmedewerker"])
    geweigerd = w.geweigerd("kl", "draag_over", rol=Rol.JURIST, aan="kwaliteitsmedewerker")
    assert eisen(geweigerd) == {"gaat_niet_naar_betrokkene"}


@pytest.mark.parametrize(
    ("klager", "rol"),
    [
        ("ouder", "ouder"),
        ("leerling", "leerling"),
        ("school", "bevoegd_gezag"),
        ("ander", "secretariaat"),
    ],
)
def test_de_klager_krijgt_meteen_bevestiging_en_later_de_uitkomst(klager: str, rol: str) -> None:
    w = gebracht_tot("ontvangen", klager=klager)
    assert w.ontvangers == [rol, *JUR_KWA]
    w.loop("kl", *WEG[:4])
    assert w.ontvangers == [rol, *JUR_KWA]
    assert w.berichten[0] == ("kl_brief_per_post" if klager == "ander" else "kl_afgehandeld")


def test_een_klacht_over_een_besluit_is_bezwaar_en_houdt_haar_dag_van_ontvangst() -> None:
    w = gebracht_tot("ontvangen", onderwerp="besluit")
    w.wacht(3)
    geweigerd = w.geweigerd("kl", "neem_in_behandeling")
    assert [(b.eis, str(b.remedie)) for b in geweigerd] == [
        ("geen_bezwaar_mogelijk", "andere_weg(zend_door_als_bezwaar)")
    ]
    assert eisen(w.geweigerd("kl", "zend_door_als_bezwaar", ontvangen_op="2026-03-05")) == {
        "zelfde_ontvangstdag"
    }
    w.doe("kl", "zend_door_als_bezwaar")
    assert w.zaken["kl"]["gedaan"]["zend_door_als_bezwaar"]["gegevens"]["ontvangen_op"] == "2026-03-02"
    assert (w.toestand("kl"), w.termijn("kl", "D.KL")) == ("doorgezonden_bezwaar", "gestopt")


@pytest.mark.parametrize(("voorval", "oud"), [("2025-03-02", False), ("2025-03-01", True)])
def test_een_jaar_oud_hoeft_niet_behandeld_te_worden(voorval: str, oud: bool) -> None:
    w = gebracht_tot("ontvangen", voorval_op=voorval)
    assert ("niet_ouder_dan_een_jaar" in eisen(w.geweigerd("kl", "neem_in_behandeling"))) is oud
    w = gebracht_tot("ontvangen", voorval_op=voorval, oude_klacht="toch_behandelen")
    assert w.geweigerd("kl", "neem_in_behandeling") == []


@pytest.mark.parametrize(
    ("ontvangen", "voorval", "mag"), [("2025-03-01", "2024-02-29", True), ("2025-03-02", "2024-02-29", False)]
)
def test_een_jaar_na_29_februari_is_1_maart(ontvangen: str, voorval: str, mag: bool) -> None:
    w = Wereld()
    klacht = {"datum": ontvangen, "voorval_op": voorval, "reden_eerder": "Later ingevoerd."}
    assert w.start(KLACHT, "kl", **klacht) == []
    assert (w.geweigerd("kl", "neem_in_behandeling") == []) is mag


def test_na_vier_weken_hoort_bij_niet_behandelen_een_reden() -> None:
    w = gebracht_tot("ontvangen")
    w.wacht(28)
    assert w.geweigerd("kl", "neem_niet_in_behandeling", reden_te_laat=None) == []
    w.wacht(1)
    assert eisen(w.geweigerd("kl", "neem_niet_in_behandeling", reden_te_laat=None)) == {
        "binnen_vier_weken_of_reden"
    }
    w.doe("kl", "neem_niet_in_behandeling")


def test_verdagen_kan_een_keer_en_verder_alleen_met_instemming() -> None:
    w = gebracht_tot("in_behandeling")
    w.doe("kl", "verdaag")
    assert w.uiterlijk("kl", "D.KL") == "2026-05-11"
    assert eisen(w.geweigerd("kl", "verdaag")) == {"nog_niet_verdaagd"}
    assert eisen(w.geweigerd("kl", "spreek_uitstel_af", brief_hash=None)) == {"gegevens.brief_hash"}
    w.doe("kl", "spreek_uitstel_af", dagen=14)
    assert w.uiterlijk("kl", "D.KL") == "2026-05-26"  # 25 May is a free day


@pytest.mark.parametrize("oordeel", ["gegrond", "deels_gegrond", "ongegrond", "geen_oordeel"])
def test_sluiten_vraagt_na_een_gegronde_klacht_een_maatregel_die_hielp(oordeel: str) -> None:
    w = gebracht_tot("bevindingen")
    w.doe("kl", "handel_af", oordeel=oordeel)
    w.doe("kl", "rapporteer")
    zonder = eisen(w.geweigerd("kl", "sluit", maatregelen=[]))
    assert zonder == ({"maatregel_met_effect"} if "gegrond" in oordeel and oordeel[0] != "o" else set())
    w.doe("kl", "sluit")
    assert w.zaken["kl"]["klaar"]


def test_een_afwijking_die_uit_de_klacht_volgde_is_eerst_rond() -> None:
    from workflows.afwijking import AFWIJKING

    w = gebracht_tot("gerapporteerd")
    assert w.start(AFWIJKING, "a", hoofdzaak="kl") == []
    assert [(b.eis, str(b.remedie)) for b in w.geweigerd("kl", "sluit")] == [
        ("geen_open_zaken", "eerst(beoordeel)")
    ]
    w.loop("a", "beoordeel", "bepaal_maatregel", "voer_uit", "beoordeel_effect", "sluit")
    assert w.geweigerd("kl", "sluit") == []


def test_een_datalek_uit_een_klacht_houdt_haar_open_en_na_het_sluiten_begint_er_geen_meer() -> None:
    from workflows.datalek import DATALEK

    w = gebracht_tot("gerapporteerd")
    assert w.start(DATALEK, "dl", hoofdzaak="kl") == []
    assert eisen(w.geweigerd("kl", "sluit")) == {"geen_open_zaken"}
    w.loop("dl", "dam_in", "beoordeel", "meld_ap", "rond_nazorg_af", "sluit")
    w.doe("kl", "sluit")
    assert eisen(w.start(DATALEK, "later", hoofdzaak="kl")) == {"hoofdzaak"}


def test_een_klacht_is_aanleiding_voor_een_herziening_als_zij_er_is() -> None:
    from tests.workflows.test_kernproces import TOT_UITVOERING, begonnen

    w = begonnen()
    w.loop("k", *TOT_UITVOERING)
    assert eisen(w.geweigerd("k", "start_herziening", oorzaak="klacht")) == {"aanleiding_bestaat"}
    assert w.start(KLACHT, "kl", hoofdzaak="k") == []
    assert w.geweigerd("k", "start_herziening", oorzaak="klacht") == []


def test_wat_over_een_kind_of_een_mens_gaat_staat_niet_open() -> None:
    for rij in (KLACHT.start, *KLACHT.overgangen):
        for naam, info in rij.gegevens.model_fields.items():
            assert isinstance(info.json_schema_extra, dict)
            if info.json_schema_extra["categorie"] == "open":
                assert naam not in {"omschrijving", "naam_klager", "motivering", "bevindingen", "reden"}


def test_het_bezwaar_dat_uit_een_klacht_begint_is_ontvangen_op_de_dag_van_de_klacht(
    sqlite_url: str, tmp_path: Path
) -> None:
    verhaal = (VERHALEN / "klacht_geen_klacht.jsonl").read_text(encoding="utf-8").splitlines()
    with proef(sqlite_url, tmp_path) as samenstel:
        (bezwaar,) = [z["zaak"] for a in speel(samenstel, verhaal) for z in a.get("geopend", ())]
        stand = samenstel.stand(bezwaar)
    assert (stand["workflow"], stand["hoofdzaak"], stand["toestand"]) == ("bezwaar", "t", "ontvangen")
    # The klacht came on Friday, was sent on on Tuesday.
    assert stand["gedaan"]["ontvang"]["op"] == "2026-07-17"
    assert stand["termijnen"]["D.BZ.lbt"]["begin"] == "2026-07-17"


def test_het_account_van_de_klager_is_van_het_eigen_gezin() -> None:
    gezin = {n: [{"rollen": ["ouder"], "scholen": []}] for n in ("moeder", "vreemd")}
    w = Wereld()
    w.mensen |= gezin
    w.dossier["betrokkenen"] = {"moeder": "ouder"}
    for fout in ({"klager_persoon": "vreemd"}, {"klager_persoon": "moeder", "klager": "school"}):
        assert eisen(w.start(KLACHT, "x", rol=Rol.SECRETARIAAT, **fout)) == {"klager_hoort_bij_dossier"}
    assert w.start(KLACHT, "kl", rol=Rol.SECRETARIAAT, klager_persoon="moeder") == []

"""De evaluatie en de tweede lezer: elke regel van de tabel, en niets gaat naar buiten zonder goedkeuring (domein.md 10.2)."""

import pytest

from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, afdruk, eisen
from tests.workflows.test_kernproces import in_uitvoering
from workflows.evaluatie import EVALUATIE

BEH, SEC, REV = ["behandelaar"], ["secretariaat"], ["tweede_lezer"]
TABEL = [
    ("nodig_uit", ["gepland"], "uitgenodigd", SEC),
    ("bespreek", ["uitgenodigd"], "besproken", BEH),
    ("leg_vast", ["besproken", "goedgekeurd"], "concept", BEH),
    ("dien_in", ["concept"], "ter_beoordeling", BEH),
    ("keur_goed", ["ter_beoordeling"], "goedgekeurd", REV),
    ("keur_af", ["ter_beoordeling"], "concept", REV),
    ("verzend", ["goedgekeurd"], "verzonden", SEC),
    ("verzet", ["gepland", "uitgenodigd"], "gepland", [*BEH, "teamleider"]),
]
WEG = ["nodig_uit", "bespreek", "leg_vast", "dien_in", "keur_goed", "verzend"]


def gebracht_tot(toestand: str) -> Wereld:
    w = in_uitvoering()
    assert w.start(EVALUATIE, "e", hoofdzaak="k") == []
    for actie in WEG:
        if w.toestand("e") == toestand:
            break
        w.doe("e", actie)
    return w


@pytest.mark.parametrize(("actie", "van", "naar", "door"), TABEL, ids=[rij[0] for rij in TABEL])
def test_elke_regel_van_de_tabel_staat_er_zo(actie: str, van: list[str], naar: str, door: list[str]) -> None:
    (rij,) = EVALUATIE.acties[actie]
    assert (list(rij.van), rij.naar, [r.value for r in rij.rollen]) == (van, naar, door)


def test_de_behandelaar_plant_binnen_het_schooljaar() -> None:
    w = in_uitvoering()
    assert (EVALUATIE.start.actie, EVALUATIE.start.rollen) == ("plan", (Rol.BEHANDELAAR,))
    for dag in ("2026-08-01", "2026-03-01"):
        geweigerd = w.start(EVALUATIE, "e", hoofdzaak="k", gesprek_op=dag)
        assert [(b.eis, str(b.remedie)) for b in geweigerd] == [
            ("gesprek_binnen_schooljaar", "andere_weg(plan)")
        ]
    assert w.start(EVALUATIE, "e", hoofdzaak="k", gesprek_op="2026-07-31") == []


def test_verzenden_stopt_de_jaarlijkse_termijn_en_begint_die_van_volgend_schooljaar() -> None:
    w = gebracht_tot("verzonden")
    assert w.zaken["e"]["klaar"]
    assert w.berichten == ["eval_verslag"]
    assert (w.termijn("k", "D.EVAL"), w.uiterlijk("k", "D.EVAL")) == ("lopend", "2027-07-31")


def test_een_tweede_evaluatie_in_hetzelfde_jaar_laat_de_termijn_van_volgend_jaar_staan() -> None:
    w = gebracht_tot("verzonden")
    assert w.start(EVALUATIE, "e2", hoofdzaak="k") == []
    w.loop("e2", *WEG)
    assert w.uiterlijk("k", "D.EVAL") == "2027-07-31"


def test_een_te_late_evaluatie_geldt_voor_het_jaar_dat_voorbij_is() -> None:
    w = in_uitvoering()
    w.wacht(170)  # 19 August
    assert w.termijn("k", "D.EVAL") == "overschreden"
    assert w.start(EVALUATIE, "e", hoofdzaak="k") == []
    w.loop("e", *WEG)
    assert (w.termijn("k", "D.EVAL"), w.uiterlijk("k", "D.EVAL")) == ("lopend", "2027-07-31")


def test_in_de_afronding_volgt_er_geen_volgende_evaluatie() -> None:
    w = in_uitvoering()
    w.doe("k", "start_afronding")
    assert w.start(EVALUATIE, "e", hoofdzaak="k") == []
    w.loop("e", *WEG)
    assert w.termijn("k", "D.EVAL") == "gestopt"


# ---------------------------------------------------------------- gesprek


def test_ouders_leerling_en_klant_worden_genodigd_of_er_staat_waarom_niet() -> None:
    w = gebracht_tot("gepland")
    geweigerd = w.geweigerd("e", "nodig_uit", genodigden=["ouder"])
    assert eisen(geweigerd) == {"allen_genodigd"}
    assert len(geweigerd) == 2
    redenen = [{"wie": p, "reden": "Op eigen verzoek."} for p in ("leerling", "bevoegd_gezag")]
    assert w.geweigerd("e", "nodig_uit", genodigden=["ouder"], niet_genodigd=redenen) == []


def test_bij_een_school_als_klant_hoeft_alleen_de_school_erbij() -> None:
    w = in_uitvoering()
    w.zaken["k"]["gedaan"]["registreer"]["gegevens"]["klant"] = "school"
    assert w.start(EVALUATIE, "e", hoofdzaak="k") == []
    assert eisen(w.geweigerd("e", "nodig_uit", genodigden=["mentor"])) == {"allen_genodigd"}
    w.doe("e", "nodig_uit", genodigden=["bevoegd_gezag"])
    assert w.geweigerd("e", "bespreek", aanwezig=["bevoegd_gezag"], visie_leerling=None) == []


def test_een_gesprek_zonder_aanwezigen_of_mening_van_de_leerling_wordt_geweigerd() -> None:
    w = gebracht_tot("uitgenodigd")
    assert eisen(w.geweigerd("e", "bespreek", aanwezig=[])) == {"aanwezigheid_vastgelegd"}
    assert eisen(w.geweigerd("e", "bespreek", visie_leerling=None)) == {"visie_gevraagd"}
    assert (
        w.geweigerd("e", "bespreek", visie_leerling=None, reden_geen_visie="Te jong voor een gesprek.") == []
    )


@pytest.mark.parametrize(
    ("doelen", "reden"),
    [
        ([], "geen enkel doel"),
        (["doel-9"], "Nog niet"),
        (["doel-1", "doel-9"], "niet in het plan"),
        (["doel-1"] * 2, "vaker"),
    ],
)
def test_elk_doel_krijgt_precies_een_uitkomst(doelen: list[str], reden: str) -> None:
    w = gebracht_tot("besproken")
    regel = {"resultaat": "behaald", "conclusie": "afronden", "toelichting": "Gezien in de klas."}
    geweigerd = w.geweigerd("e", "leg_vast", uitkomsten=[{"doel": d} | regel for d in doelen])
    assert eisen(geweigerd) == {"elk_doel_geevalueerd"}
    assert any(reden in b.reden for b in geweigerd)


def test_verzetten_na_de_termijn_doet_alleen_de_teamleider() -> None:
    w = gebracht_tot("uitgenodigd")
    geweigerd = w.geweigerd("e", "verzet", gesprek_op="2026-08-20")
    assert [(b.eis, str(b.remedie)) for b in geweigerd] == [
        ("later_alleen_door_teamleider", "ander(teamleider)")
    ]
    w.doe("e", "verzet", rol=Rol.TEAMLEIDER, gesprek_op="2026-08-20")
    assert w.toestand("e") == "gepland"
    assert eisen(w.geweigerd("e", "verzet", gesprek_op="2026-03-01")) == {"later_alleen_door_teamleider"}


# ---------------------------------------------------------------- tweede lezer


@pytest.mark.parametrize("deed", ["leg_vast", "dien_in"])
def test_wie_eraan_schreef_keurt_niet_goed_ook_niet_via_een_vervanger(deed: str) -> None:
    w = gebracht_tot("besproken")
    lezer = {"rollen": ["behandelaar", "tweede_lezer"], "mandaten": ["beoordeling"], "functies": []}
    w.mensen["beide"] = [lezer]
    w.mensen["invaller"] = [
        {"rollen": [], "vervangt": [{"wie": "beide"}], "mandaten": ["beoordeling"], "functies": []}
    ]
    for actie in ("leg_vast", "dien_in"):
        w.doe("e", actie, wie="beide" if actie == deed else "behandelaar", rol=Rol.BEHANDELAAR)
    for wie in ("beide", "invaller"):
        geweigerd = w.geweigerd("e", "keur_goed", wie=wie, rol=Rol.TWEEDE_LEZER)
        assert [(b.eis, b.norm, str(b.remedie)) for b in geweigerd] == [
            ("ander_dan", "3.2.6", "ander(tweede_lezer)")
        ]
    assert w.geweigerd("e", "keur_goed") == []


def test_zonder_mandaat_of_bekwaamheid_op_de_dag_geen_goedkeuring() -> None:
    w = gebracht_tot("ter_beoordeling")
    lezer = w.mensen["tweede_lezer"][0]
    lezer["competent_tot"] = "2026-03-01"
    assert [b.norm for b in w.geweigerd("e", "keur_goed")] == ["3.2.6"]
    lezer |= {"competent_tot": "2026-03-02"}
    assert w.geweigerd("e", "keur_goed") == []
    lezer["mandaten"] = []
    geweigerd = w.geweigerd("e", "keur_goed")
    assert [(b.eis, str(b.remedie)) for b in geweigerd] == [("bevoegd_en_deskundig", "ander(tweede_lezer)")]
    assert w.geweigerd("e", "keur_goed", wie="tweede_lezer-2") == []


def test_goedgekeurd_wordt_alleen_wat_is_ingediend() -> None:
    w = gebracht_tot("ter_beoordeling")
    geweigerd = w.geweigerd("e", "keur_goed", document_hash=afdruk("een ander verslag"))
    assert [(b.eis, str(b.remedie)) for b in geweigerd] == [
        ("zelfde_verslag_als_ingediend", "andere_weg(keur_goed)")
    ]


def test_verzonden_wordt_alleen_wat_is_goedgekeurd_en_alleen_naar_gezin_en_school() -> None:
    w = gebracht_tot("goedgekeurd")
    assert eisen(w.geweigerd("e", "verzend", document_hash=afdruk("anders"))) == {
        "zelfde_verslag_als_goedgekeurd"
    }
    for ontvangers in ([], ["ouder", "auditor"], ["gemeente"]):
        geweigerd = w.geweigerd("e", "verzend", ontvangers=ontvangers)
        assert [(b.eis, b.norm[:10]) for b in geweigerd] == [("ontvangers_toegestaan", "WPO 18a li")]


def test_een_wijziging_na_de_goedkeuring_laat_die_vervallen() -> None:
    w = gebracht_tot("goedgekeurd")
    w.doe("e", "leg_vast")
    assert w.toestand("e") == "concept"
    assert "toestand" in eisen(w.geweigerd("e", "verzend"))
    w.doe("e", "dien_in", document_hash=afdruk("nieuw"))
    assert eisen(w.geweigerd("e", "keur_goed")) == {"zelfde_verslag_als_ingediend"}
    w.doe("e", "keur_goed", document_hash=afdruk("nieuw"))
    assert eisen(w.geweigerd("e", "verzend")) == {"zelfde_verslag_als_goedgekeurd"}
    assert w.geweigerd("e", "verzend", document_hash=afdruk("nieuw")) == []


def test_afkeuren_gaat_met_redenen_terug_naar_het_concept() -> None:
    w = gebracht_tot("ter_beoordeling")
    assert eisen(w.geweigerd("e", "keur_af", redenen="")) == {"gegevens.redenen"}
    w.doe("e", "keur_af")
    assert (w.toestand("e"), w.berichten) == ("concept", ["eval_afgekeurd"])


def test_het_verslag_gaat_alleen_naar_de_gekozen_ontvangers() -> None:
    w = gebracht_tot("goedgekeurd")
    w.doe("e", "verzend", ontvangers=["mentor", "ouder"])
    assert w.ontvangers == ["ouder", "mentor"]

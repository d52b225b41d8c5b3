"""Het kernproces van aanmelding tot sluiting: elke regel van de tabel, met zijn termijnen en berichten (domein.md 10.1)."""

import pytest

from kernproces.deugdelijkheid import gebreken
from kernproces.rollen import Rol
from kernproces.taal.workflow import Workflow
from tests.hulp.wereld import Wereld, eisen
from workflows.afwijking import AFWIJKING
from workflows.evaluatie import EVALUATIE
from workflows.kernproces import KERNPROCES
from workflows.norm import CLAUSULES
from workflows.register import WORKFLOWS
from workflows.tlv import TLV

VOOR = ["aangemeld", "intake", "risicoanalyse", "capaciteitstoets", "haalbaarheid", "overeenkomst_concept"]
NA = ["uitvoering", "herziening", "afronding", "transitie", "nazorg"]
KLANT = ["ouder", "bevoegd_gezag", "behandelaar", "secretariaat"]
BEH, TL = ["behandelaar"], ["teamleider"]

# Trigger | from | to | role: the table, word for word.
TABEL = [
    ("start_intake", ["aangemeld"], "intake", BEH),
    ("rond_intake_af", ["intake"], "risicoanalyse", BEH),
    ("stel_risico_vast", ["risicoanalyse"], "capaciteitstoets", BEH),
    ("bevestig_capaciteit", ["capaciteitstoets"], "haalbaarheid", TL),
    ("keur_haalbaar", ["haalbaarheid"], "overeenkomst_concept", TL),
    ("vraag_aanvulling", ["risicoanalyse", "capaciteitstoets", "haalbaarheid"], "intake", [*TL, *BEH]),
    ("weiger", ["haalbaarheid"], "geweigerd", TL),
    ("sluit_overeenkomst", ["overeenkomst_concept"], "uitvoering", BEH),
    ("start_herziening", ["uitvoering"], "herziening", BEH),
    ("stel_bij", ["herziening"], "uitvoering", BEH),
    ("start_afronding", ["uitvoering"], "afronding", BEH),
    ("start_transitie", ["afronding"], "transitie", BEH),
    ("rond_transitie_af", ["transitie"], "nazorg", BEH),
    ("sluit", ["nazorg"], "afgesloten", TL),
    ("trek_in", VOOR, "ingetrokken", KLANT),
    ("heropen", ["afgesloten"], "herziening", TL),
    ("schort_op", [*VOOR, *NA], None, BEH),
    ("hervat", [*VOOR, *NA], None, BEH),
    ("beeindig_voortijdig", [*VOOR, *NA], "afgesloten", TL),
]
TOT_UITVOERING = [rij[0] for rij in TABEL[:5]] + ["sluit_overeenkomst"]
TOT_GOEDGEKEURD = ["nodig_uit", "bespreek", "leg_vast", "dien_in", "keur_goed"]


def begonnen(**wijzig: object) -> Wereld:
    w = Wereld()
    assert w.start(KERNPROCES, "k", **wijzig) == []
    return w


def in_uitvoering() -> Wereld:
    w = begonnen()
    w.loop("k", *TOT_UITVOERING)
    return w


def in_afronding(*, evaluatie: bool = True) -> Wereld:
    w = in_uitvoering()
    w.doe("k", "start_afronding")
    if evaluatie:
        assert w.start(EVALUATIE, "e", hoofdzaak="k") == []
        w.loop("e", *TOT_GOEDGEKEURD)
    return w


def in_nazorg() -> Wereld:
    w = in_afronding()
    w.doe("e", "verzend")
    w.loop("k", "start_transitie", "rond_transitie_af")
    return w


@pytest.mark.parametrize(("actie", "van", "naar", "door"), TABEL, ids=[rij[0] for rij in TABEL])
def test_elke_regel_van_de_tabel_staat_er_zo(
    actie: str, van: list[str], naar: str | None, door: list[str]
) -> None:
    for rij in KERNPROCES.acties[actie]:
        assert (list(rij.van), rij.naar) == (van, naar)
        assert [r.value for r in rij.rollen] == door
        assert rij.mandaten == ()


def test_de_aanmelding_is_van_het_secretariaat() -> None:
    assert (KERNPROCES.start.actie, KERNPROCES.start.rollen, KERNPROCES.begin) == (
        "registreer",
        (Rol.SECRETARIAAT,),
        "aangemeld",
    )


@pytest.mark.parametrize("workflow", [KERNPROCES, EVALUATIE, TLV, AFWIJKING], ids=lambda w: w.naam)
def test_de_declaratie_is_deugdelijk(workflow: Workflow) -> None:
    sjablonen = {b.sjabloon for o in (workflow.start, *workflow.overgangen) for b in o.bericht}
    sjablonen |= {t.sjabloon for soort in workflow.termijnen.values() for t in soort.ladder}
    assert gebreken(workflow, sjablonen=sjablonen, clausules=CLAUSULES, workflows=set(WORKFLOWS)) == []


def test_een_dossier_gaat_van_aanmelding_tot_sluiting() -> None:
    w = in_nazorg()
    w.doe("k", "sluit")
    assert w.toestand("k") == "afgesloten"
    assert w.zaken["k"]["klaar"]
    assert w.berichten == ["kp_gesloten"]
    assert w.termijn("k", "D.RET") == "lopend"
    assert {n for n in w.zaken["k"]["termijnen"] if w.termijn("k", n) == "lopend"} == {"D.RET"}


def test_de_overeenkomst_start_de_termijnen_van_plan_evaluatie_en_contact() -> None:
    w = in_uitvoering()
    assert w.uiterlijk("k", "D.OPP") == "2026-04-13"
    assert w.uiterlijk("k", "D.EVAL") == "2026-07-31"
    assert w.uiterlijk("k", "D.KP.contact") == "2026-04-13"


def test_zonder_leerling_loopt_er_geen_termijn_voor_een_plan() -> None:
    w = begonnen(klant="school")
    w.loop("k", *TOT_UITVOERING)
    assert w.termijn("k", "D.OPP") == ""
    assert [b.remedie.soort for b in w.geweigerd("k", "stel_opp_vast")] == ["kan_niet"]


def test_het_vastgestelde_plan_stopt_de_termijn() -> None:
    w = in_uitvoering()
    w.doe("k", "stel_opp_vast", rol=Rol.ONDERSTEUNINGSCOORDINATOR)
    assert w.termijn("k", "D.OPP") == "gestopt"
    assert w.toestand("k") == "uitvoering"


def test_contact_begint_de_afgesproken_termijn_opnieuw_en_een_poging_niet() -> None:
    w = in_uitvoering()
    w.wacht(10)
    w.doe("k", "leg_contact_vast", bereikt="nee")
    assert w.uiterlijk("k", "D.KP.contact") == "2026-04-13"
    w.doe("k", "leg_contact_vast")
    assert w.uiterlijk("k", "D.KP.contact") == "2026-04-23"


def test_een_rustend_dossier_zet_alleen_de_afgesproken_klok_stil() -> None:
    w = in_uitvoering()
    w.doe("k", "schort_op")
    assert w.zaken["k"]["toestand"] == "uitvoering"
    assert [w.termijn("k", t) for t in ("D.KP.contact", "D.EVAL", "D.OPP")] == [
        "opgeschort",
        "lopend",
        "lopend",
    ]
    w.wacht(11)
    w.doe("k", "hervat")
    assert w.uiterlijk("k", "D.KP.contact") == "2026-04-23"  # ten days stood still
    assert w.termijn("k", "D.KP.herbeoordeling") == "gestopt"


def test_bijstellen_geeft_de_volgende_versie_van_het_plan() -> None:
    w = in_uitvoering()
    for versie in (2, 3):
        w.loop("k", "start_herziening", "stel_bij")
        assert w.zaken["k"]["gedaan"]["stel_bij"]["gegevens"]["planversie"] == versie
    assert len(w.zaken["k"]["verzameld"]["planversies"]) == 2


def test_een_nieuw_doel_van_de_herziening_telt_daarna_mee() -> None:
    w = in_uitvoering()
    w.doe("k", "start_herziening")
    nieuw = {
        "id": "doel-2",
        "omschrijving": "Zelf plannen.",
        "meetbaar": "Elke dag.",
        "streefdatum": "2026-06-01",
    }
    w.doe(
        "k", "stel_bij", nieuwe_doelen=[nieuw], wijzigingen=[{"doelen": ["doel-2"], "wat": "Een doel erbij."}]
    )
    assert [u["doel"] for u in w.voorbeeld("k", "start_afronding")["uitkomsten"]] == ["doel-1", "doel-2"]


def test_een_tekort_gaat_terug_naar_de_intake_en_begint_daar_opnieuw() -> None:
    w = begonnen()
    w.loop("k", "start_intake", "rond_intake_af", "stel_risico_vast", "bevestig_capaciteit")
    w.doe("k", "vraag_aanvulling", rol=Rol.TEAMLEIDER)
    assert w.toestand("k") == "intake"
    w.loop("k", "rond_intake_af", "stel_risico_vast", "bevestig_capaciteit", "keur_haalbaar")
    assert w.toestand("k") == "overeenkomst_concept"


@pytest.mark.parametrize("rol", KLANT)
def test_de_klant_trekt_schriftelijk_in_zelf_of_via_een_medewerker(rol: str) -> None:
    w = begonnen()
    w.loop("k", "start_intake")
    w.doe("k", "trek_in", rol=Rol(rol))
    assert (w.toestand("k"), w.berichten) == ("ingetrokken", ["kp_ingetrokken"])
    assert w.termijn("k", "D.RET") == "lopend"


def test_na_de_overeenkomst_kan_intrekken_niet_meer() -> None:
    assert "toestand" in eisen(in_uitvoering().geweigerd("k", "trek_in"))


def test_een_weigering_noemt_de_school_die_de_leerling_opneemt() -> None:
    w = begonnen()
    w.loop("k", "start_intake", "rond_intake_af", "stel_risico_vast", "bevestig_capaciteit", "weiger")
    assert (w.toestand("k"), w.berichten) == ("geweigerd", ["kp_geweigerd"])


def test_heropenen_kan_zolang_de_bewaartermijn_loopt() -> None:
    w = in_nazorg()
    w.doe("k", "sluit")
    w.wacht(700)
    w.doe("k", "heropen")
    assert w.toestand("k") == "herziening"
    assert not w.zaken["k"]["klaar"]
    assert (w.termijn("k", "D.RET"), w.termijn("k", "D.EVAL")) == ("gestopt", "lopend")


def test_na_de_bewaartermijn_is_heropenen_voorbij() -> None:
    w = in_nazorg()
    w.doe("k", "sluit")
    w.wacht(1097)
    geweigerd = w.geweigerd("k", "heropen")
    assert eisen(geweigerd) == {"binnen_bewaartermijn"}
    assert geweigerd[0].norm == "WPO 18a lid 13, WVO 2.47 lid 16"


@pytest.mark.parametrize(
    ("grond", "erbij", "berichten"),
    [
        ("opdracht_vervallen", {}, ["kp_beeindigd"]),
        ("verhuisd", {"nieuwe_plek": "Een school in een andere stad."}, ["kp_beeindigd"]),
        ("overleden", {}, []),
        ("buiten_beeld", {"pogingen": [{"op": f"2026-03-0{d}", "hoe": "telefoon"} for d in (1, 2)]}, []),
    ],
)
def test_voortijdig_einde_stopt_alles_en_schrijft_alleen_waar_het_past(
    grond: str, erbij: dict[str, object], berichten: list[str]
) -> None:
    w = in_uitvoering()
    w.doe("k", "beeindig_voortijdig", grond=grond, **erbij)
    assert (w.toestand("k"), w.berichten) == ("afgesloten", berichten)
    assert {n for n in w.zaken["k"]["termijnen"] if w.termijn("k", n) == "lopend"} == {"D.RET"}


@pytest.mark.parametrize("toestand", [*VOOR, *NA])
def test_de_teamleider_kan_uit_elke_open_toestand_voortijdig_eindigen(toestand: str) -> None:
    w = begonnen()
    weg = [*TOT_UITVOERING, "start_herziening", "stel_bij", "start_afronding"]
    while w.toestand("k") != toestand and weg:
        w.doe("k", weg.pop(0))
    if toestand in {"transitie", "nazorg"}:
        assert w.start(EVALUATIE, "e", hoofdzaak="k") == []
        w.loop("e", *TOT_GOEDGEKEURD)
        w.loop("k", "start_transitie", *(["rond_transitie_af"] if toestand == "nazorg" else []))
    assert w.toestand("k") == toestand
    w.doe("k", "beeindig_voortijdig")
    assert w.zaken["k"]["klaar"]


def test_een_school_als_organisatie_heeft_zes_weken_voor_de_toelating() -> None:
    w = Wereld()
    w.items["organisatie"]["swv"][0]["school"] = True
    assert w.start(KERNPROCES, "k") == []
    assert w.uiterlijk("k", "D.TOEL") == "2026-04-13"
    w.loop("k", *TOT_UITVOERING)
    assert w.termijn("k", "D.TOEL") == "gestopt"


def test_de_regisseur_draagt_de_zaak() -> None:
    w = begonnen()
    w.doe("k", "start_intake", regisseur="behandelaar-2")
    assert w.zaken["k"]["behandelaar"] == "behandelaar-2"

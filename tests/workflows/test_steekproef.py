"""De steekproef: elke regel van de tabel, een vast plan, beoordelaars zonder belang, en wat hij bewijst (domein.md 10.9)."""

from typing import Any

import pytest

from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, eisen
from tests.workflows.test_kernproces import begonnen, in_uitvoering
from workflows.eisen.steekproef import dekt_zaak
from workflows.steekproef import STEEKPROEF
from workflows.steekproef_soorten import SOORTEN, Soort
from workflows.trekking import Lid, populatiehash, trek

KWA = "kwaliteitsmedewerker"
TABEL = [
    ("trek", "gepland", "getrokken"),
    ("verdeel", "getrokken", "in_beoordeling"),
    ("stel_resultaten_vast", "in_beoordeling", "resultaten_compleet"),
    ("bespreek", "resultaten_compleet", "besproken"),
    ("bepaal_maatregelen", "besproken", "maatregelen"),
    ("sluit", "maatregelen", "gesloten"),
]
WEG = ["trek", "verdeel", "beoordeel", *(rij[0] for rij in TABEL[2:])]
KLOK = "D.STP.half"


def zaak_elders(naam: str, **anders: Any) -> dict[str, Any]:
    """A core process of another dossier, on which only `anna` worked."""
    gedaan = {"registreer": {"wie": ["anna"], "gegevens": {}}}
    basis = {"zaak": naam, "nr": 7, "workflow": "kernproces", "toestand": "uitvoering", "klaar": False}
    return (
        basis
        | {"gestart": "2026-01-12", "sinds": "2026-02-02", "gedaan": gedaan, "school": "school-1"}
        | anders
    )


def gepland(*elders: dict[str, Any], **plan: Any) -> Wereld:
    w = Wereld(elders=list(elders) or [zaak_elders(f"Z-{i}") for i in range(1, 6)])
    assert w.start(STEEKPROEF, "s", **plan) == []
    return w


def gebracht_tot(actie: str, **plan: Any) -> Wereld:
    """A steekproef in which this action comes next."""
    w = gepland(**plan)
    w.loop("s", *WEG[: WEG.index(actie)])
    return w


@pytest.mark.parametrize(("actie", "van", "naar"), TABEL, ids=[r[0] for r in TABEL])
def test_elke_regel_van_de_tabel_staat_er_zo(actie: str, van: str, naar: str) -> None:
    (rij,) = STEEKPROEF.acties[actie]
    assert (list(rij.van), rij.naar, [r.value for r in rij.rollen]) == ([van], naar, [KWA])


def test_plannen_is_van_de_kwaliteitsmedewerker_en_beoordelen_verandert_de_toestand_niet() -> None:
    start, (beoordeel,) = STEEKPROEF.start, STEEKPROEF.acties["beoordeel"]
    assert (start.actie, start.naar, start.rollen) == ("plan", "gepland", (Rol.KWALITEITSMEDEWERKER,))
    assert (beoordeel.van, beoordeel.naar) == (("in_beoordeling",), None)


def test_de_hele_weg_met_de_voorbeelden() -> None:
    w = gepland()
    assert w.uiterlijk("s", KLOK) == "2026-07-31"
    w.loop("s", *WEG)
    assert (w.toestand("s"), w.zaken["s"]["klaar"], w.termijn("s", KLOK)) == ("gesloten", True, "gestopt")


# ---------------------------------------------------------------- plan en trekking


@pytest.mark.parametrize(
    ("wijzig", "eis"),
    [
        ({"criteria": "onbekend"}, "criteria_vastgesteld"),
        ({"soort": "bureau"}, "criteria_vastgesteld"),  # the list is for another process
        ({"van": "2026-03-02", "tot": "2026-03-01"}, "periode_klopt"),
        ({"tot": "2026-03-03"}, "periode_klopt"),
        ({"zaad": "kort"}, "gegevens.zaad"),
        ({"omvang": 0}, "gegevens.omvang"),
        ({"soort": "willekeurig"}, "gegevens.soort"),
    ],
)
def test_een_plan_dat_niet_klopt_wordt_geweigerd(wijzig: dict[str, Any], eis: str) -> None:
    w = Wereld(elders=[zaak_elders("Z-1")])
    assert eisen(w.start(STEEKPROEF, "s", **wijzig)) == {eis}


def test_de_criteria_blijven_zoals_ze_bij_het_plan_waren() -> None:
    w = gebracht_tot("verdeel")
    w.items["criteria"]["kern"].append({"proces": "kernproces", "criteria": [{"id": "anders"}], "nr": 2})
    w.doe("s", "verdeel")
    assert eisen(w.geweigerd("s", "beoordeel", oordelen=[{"criterium": "anders", "oordeel": "voldoet"}])) == {
        "elk_criterium_beoordeeld"
    }
    assert w.geweigerd("s", "beoordeel") == []


def test_uit_een_lege_populatie_wordt_niet_getrokken_en_intrekken_kan_wel() -> None:
    w = Wereld(items={**Wereld().items, "criteria": {"t": [{"proces": "tlv", "criteria": [{"id": "x"}]}]}})
    assert w.start(STEEKPROEF, "s") == []
    (b,) = w.geweigerd("s", "trek")
    assert (b.eis, str(b.remedie)) == ("populatie_niet_leeg", "andere_weg(trek_in)")
    assert "Er is geen zaak om uit te trekken" in b.reden
    w.doe("s", "trek_in")
    assert (w.toestand("s"), w.berichten[0]) == ("ingetrokken", "stp_ingetrokken")


def test_het_systeem_voegt_populatie_en_trekking_toe_zoals_de_regel_zegt() -> None:
    w = gepland(omvang=2, zaad="loterij-4711")
    w.doe("s", "trek")
    trekking = w.zaken["s"]["toegevoegd"]["trekking"]
    leden = [Lid(f"Z-{i}", "", 7) for i in range(1, 6)]
    verwacht = trek(leden, "loterij-4711", trekking["zegel"], 2)
    assert [g["zaak"] for g in trekking["gevallen"]] == [x.zaak for x in verwacht]
    assert [g["geval"] for g in trekking["gevallen"]] == ["geval-1", "geval-2"]
    assert (trekking["populatie"], trekking["populatiehash"]) == (5, populatiehash(leden))
    assert "populatie" not in w.zaken["s"]["toegevoegd"]  # in the history, not among the facts


@pytest.mark.parametrize(
    ("anders", "telt"),
    [
        ({}, True),
        ({"toestand": "intake"}, False),
        ({"gestart": "2026-03-03"}, False),
        ({"klaar": True, "sinds": "2026-01-31", "toestand": "afgesloten"}, False),
        ({"klaar": True, "sinds": "2026-02-01", "toestand": "afgesloten"}, True),
        ({"workflow": "tlv"}, False),
    ],
)
def test_de_populatie_is_wat_in_de_periode_liep(anders: dict[str, Any], telt: bool) -> None:
    w = gepland(zaak_elders("Z-1"), zaak_elders("Z-2", **anders), van="2026-02-01", omvang=5)
    w.doe("s", "trek")
    gevallen = w.zaken["s"]["toegevoegd"]["trekking"]["gevallen"]
    assert ("Z-2" in {g["zaak"] for g in gevallen}) is telt


def test_van_besluiten_telt_de_dag_van_het_besluit_en_de_soort_aanvraag() -> None:
    regel = SOORTEN[Soort.PRO]
    dagen = (zaak_elders("x")["gedaan"], "2026-02-02")
    tlv = {
        "workflow": "tlv",
        "toestand": "verleend",
        "sinds": dagen[1],
        "gestart": "2025-12-01",
        "klaar": False,
    }
    pro = tlv | {"gedaan": {"start": {"gegevens": {"soort": "pro"}}}}
    van, tot = (Wereld().nu.date().replace(month=2, day=d) for d in (2, 28))
    assert regel.past(pro, van, tot)
    assert not regel.past(pro, van.replace(day=3), tot)
    assert not regel.past(pro | {"toestand": "conceptbesluit"}, van, tot)
    assert not regel.past(pro | {"gedaan": {"start": {"gegevens": {"soort": "vso"}}}}, van, tot)


def test_bij_strata_komt_uit_elke_school_ten_minste_een_zaak() -> None:
    scholen = ("school-1", "school-1", "school-1", "school-2")
    w = gepland(*(zaak_elders(f"Z-{i}", school=x) for i, x in enumerate(scholen)), strata="school", omvang=1)
    w.doe("s", "trek")
    gevallen = w.zaken["s"]["toegevoegd"]["trekking"]["gevallen"]
    assert sorted(g["stratum"] for g in gevallen) == ["school-1", "school-2"]


def test_een_aangekondigd_plan_wordt_niet_meer_hersteld() -> None:
    w = gepland()
    (b,) = w.geweigerd("s", "corrigeer", nr=1, gegeven="zaad", waarde="beter-zaad")
    assert (b.eis, str(b.remedie)) == ("plan_blijft_zoals_aangekondigd", "andere_weg(trek_in)")


# ---------------------------------------------------------------- wie beoordeelt


def regel(geval: str, wie: str) -> dict[str, str]:
    return {"geval": geval, "beoordelaar": wie}


@pytest.mark.parametrize(
    ("verdeling", "eis"),
    [
        ([regel("geval-2", "tweede_lezer")], "elk_geval_verdeeld"),
        ([regel("geval-1", "tweede_lezer"), regel("geval-9", "tweede_lezer")], "elk_geval_verdeeld"),
        ([regel("geval-1", "ouder")], "beoordelaars_bevoegd"),
        ([regel("geval-1", "niemand")], "beoordelaars_bevoegd"),
        ([regel("geval-1", "anna")], "niemand_eigen_werk"),
    ],
)
def test_een_verdeling_die_niet_kan_wordt_geweigerd(verdeling: list[dict[str, str]], eis: str) -> None:
    w = gebracht_tot("verdeel")
    w.mensen["anna"] = [{"rollen": ["behandelaar"], "mandaten": [], "functies": []}]
    assert eis in eisen(w.geweigerd("s", "verdeel", verdeling=verdeling))
    assert w.geweigerd("s", "verdeel", verdeling=[regel("geval-1", "tweede_lezer")]) == []


def test_twee_beoordelaars_per_zaak_zijn_twee_verschillende_mensen() -> None:
    w = gebracht_tot("verdeel", beoordelaars_per_zaak=2)
    dubbel = [regel("geval-1", "tweede_lezer")] * 2
    assert eisen(w.geweigerd("s", "verdeel", verdeling=dubbel)) == {"elk_geval_verdeeld"}
    assert w.geweigerd("s", "verdeel", verdeling=[dubbel[0], regel("geval-1", "jurist")]) == []


def test_niemand_beoordeelt_eigen_werk_ook_niet_via_een_keten_van_vervanging() -> None:
    w = gebracht_tot("verdeel")
    w.mensen["anna"] = [{"rollen": ["behandelaar"], "mandaten": [], "functies": []}]
    w.mensen["rob"] = [{"rollen": ["tweede_lezer"], "mandaten": [], "functies": []}]
    w.doe("s", "verdeel", verdeling=[regel("geval-1", "rob")])
    w.mensen["tussen"] = [{"rollen": [], "vervangt": [{"wie": "rob"}], "mandaten": [], "functies": []}]
    w.mensen["anna"][0]["vervangt"] = [{"wie": "tussen"}]  # anna acts for tussen, who acts for rob
    geweigerd = w.geweigerd("s", "beoordeel", wie="anna", rol=Rol.TWEEDE_LEZER)
    assert eisen(geweigerd) == {"niet_eigen_werk"}
    assert w.geweigerd("s", "beoordeel", wie="tussen", rol=Rol.TWEEDE_LEZER) == []
    assert w.geweigerd("s", "beoordeel", wie="rob", rol=Rol.TWEEDE_LEZER) == []


def test_wie_namens_een_ander_aan_de_zaak_werkte_is_allebei_betrokken() -> None:
    gedaan = {"registreer": {"wie": ["invaller", "anna"], "gegevens": {}}}
    w = gepland(zaak_elders("Z-1", gedaan=gedaan, behandelaar="ben"))
    w.doe("s", "trek")
    assert w.zaken["s"]["toegevoegd"]["trekking"]["gevallen"][0]["betrokken"] == ["anna", "ben", "invaller"]


def test_alleen_wie_het_geval_kreeg_beoordeelt_het() -> None:
    w = gebracht_tot("verdeel", omvang=2)
    w.doe("s", "verdeel", verdeling=[regel("geval-1", "jurist"), regel("geval-2", "tweede_lezer")])
    assert eisen(w.geweigerd("s", "beoordeel", "teamleider", Rol.TEAMLEIDER)) == {"u_bent_beoordelaar"}
    geweigerd = w.geweigerd("s", "beoordeel", "jurist", Rol.JURIST, geval="geval-2")
    assert eisen(geweigerd) == {"geval_toegewezen"}


POOL = [
    {"wie": "deskundige", "functie": "gedragswetenschapper"},
    {"wie": "ondersteuningscoordinator", "functie": "ondersteuningscoordinator"},
    {"wie": "mentor", "functie": "leerlingbegeleider"},
]


def met_pool() -> Wereld:
    tlv = zaak_elders("T-1", workflow="tlv", toestand="verleend")
    tlv["gedaan"]["start"] = {"wie": ["anna"], "gegevens": {"soort": "vso"}}
    w = Wereld(elders=[tlv])
    w.items["criteria"]["besluit"] = [{"proces": "tlv", "criteria": [{"id": "motivering"}], "nr": 2}]
    assert w.start(STEEKPROEF, "s", soort="deskundigen", criteria="besluit") == []
    w.doe("s", "trek")
    return w


def test_in_de_pool_zit_van_elke_functie_iemand() -> None:
    w = met_pool()
    verdeling = [regel("geval-1", lid["wie"]) for lid in POOL]
    assert w.geweigerd("s", "verdeel", pool=POOL, verdeling=verdeling) == []
    for mist in range(3):
        over = POOL[:mist] + POOL[mist + 1 :]
        assert eisen(w.geweigerd("s", "verdeel", pool=over, verdeling=verdeling)) == {"pool_compleet"}
        stil = verdeling[:mist] + verdeling[mist + 1 :]  # a member who judges nothing is no member
        assert eisen(w.geweigerd("s", "verdeel", pool=POOL, verdeling=stil)) == {"pool_compleet"}


def test_een_arts_is_geen_gedragswetenschapper() -> None:
    w = met_pool()
    pool = [{"wie": "deskundige-2", "functie": "gedragswetenschapper"}, *POOL[1:]]
    verdeling = [regel("geval-1", lid["wie"]) for lid in pool]
    redenen = [b.reden for b in w.geweigerd("s", "verdeel", pool=pool, verdeling=verdeling)]
    assert redenen == ["deskundige-2 staat niet geregistreerd als gedragswetenschapper."]


def test_wie_van_buiten_niet_bij_het_dossier_hoort_krijgt_geen_geval() -> None:
    w = met_pool()
    w.mensen["mentor"][0]["alle_dossiers"] = False
    verdeling = [regel("geval-1", lid["wie"]) for lid in POOL]
    assert "beoordelaars_bevoegd" in eisen(w.geweigerd("s", "verdeel", pool=POOL, verdeling=verdeling))
    w.dossier["betrokkenen"]["mentor"] = "beoordelaar"
    assert w.geweigerd("s", "verdeel", pool=POOL, verdeling=verdeling) == []


# ---------------------------------------------------------------- oordelen en uitslag


def oordelen(doelen: str = "voldoet", afstemming: str = "voldoet", **tekst: str) -> list[dict[str, str]]:
    return [
        {"criterium": "doelen", "oordeel": doelen, **tekst},
        {"criterium": "afstemming", "oordeel": afstemming},
    ]


@pytest.mark.parametrize(
    "lijst",
    [
        oordelen()[:1],
        [*oordelen(), oordelen()[0]],
        [*oordelen(), {"criterium": "vreemd", "oordeel": "nvt"}],
        oordelen("niet"),
        oordelen("deels"),
    ],
)
def test_elk_criterium_krijgt_een_oordeel_met_toelichting_waar_die_nodig_is(
    lijst: list[dict[str, str]],
) -> None:
    w = gebracht_tot("beoordeel")
    assert eisen(w.geweigerd("s", "beoordeel", oordelen=lijst)) == {"elk_criterium_beoordeeld"}
    assert w.geweigerd("s", "beoordeel", oordelen=oordelen("niet", toelichting="Er staat geen doel.")) == []


def met_twee_oordelen(bij_verschil: str) -> Wereld:
    """The judges agree on afstemming and differ on doelen."""
    w = gebracht_tot("beoordeel", bij_verschil=bij_verschil, beoordelaars_per_zaak=2)
    w.doe("s", "beoordeel", "jurist", Rol.JURIST, oordelen=oordelen())
    assert eisen(w.geweigerd("s", "stel_resultaten_vast")) == {"alles_beoordeeld"}
    lijst = oordelen("deels", toelichting="Eén doel zonder activiteit.")
    w.doe("s", "beoordeel", "tweede_lezer", Rol.TWEEDE_LEZER, oordelen=lijst)
    return w


def geteld(w: Wereld, criterium: str) -> str:
    tellers = w.zaken["s"]["toegevoegd"]["uitslag"]["per_criterium"][criterium]
    return next(woord for woord, aantal in tellers.items() if aantal)


def test_zonder_overleg_geldt_het_strengste_oordeel() -> None:
    w = met_twee_oordelen("strengste")
    vast = [{"geval": "geval-1", "criterium": "doelen", "oordeel": "voldoet", "reden": "Toch goed."}]
    assert eisen(w.geweigerd("s", "stel_resultaten_vast", vaststellingen=vast)) == {"verschillen_opgelost"}
    w.doe("s", "stel_resultaten_vast")
    assert (geteld(w, "doelen"), geteld(w, "afstemming")) == ("deels", "voldoet")
    assert w.zaken["s"]["toegevoegd"]["uitslag"]["verschillen"] == 1


def test_met_overleg_staat_van_elk_verschil_wat_het_wordt_en_waarom() -> None:
    w = met_twee_oordelen("overleg")
    assert eisen(w.geweigerd("s", "stel_resultaten_vast", vaststellingen=[])) == {"verschillen_opgelost"}
    vast = [{"geval": "geval-1", "criterium": "doelen", "oordeel": "voldoet", "reden": "Samen nagelezen."}]
    erbij = [*vast, {**vast[0], "criterium": "afstemming"}]
    assert eisen(w.geweigerd("s", "stel_resultaten_vast", vaststellingen=erbij)) == {"verschillen_opgelost"}
    w.doe("s", "stel_resultaten_vast", vaststellingen=vast)
    assert geteld(w, "doelen") == "voldoet"


def test_wie_opnieuw_oordeelt_vervangt_het_vorige_oordeel() -> None:
    w = met_twee_oordelen("strengste")
    w.doe("s", "beoordeel", "tweede_lezer", Rol.TWEEDE_LEZER, oordelen=oordelen())
    w.doe("s", "stel_resultaten_vast")
    assert w.zaken["s"]["toegevoegd"]["uitslag"] == {
        "per_criterium": {
            c: {"voldoet": 1, "deels": 0, "niet": 0, "nvt": 0} for c in ("doelen", "afstemming")
        },
        "verschillen": 0,
    }


@pytest.mark.parametrize(
    ("aanwezig", "goed"), [([KWA], False), (["directeur_bestuurder"], True), (["plv"], True)]
)
def test_de_uitkomst_wordt_besproken_met_de_directeur_bestuurder(aanwezig: list[str], goed: bool) -> None:
    w = gebracht_tot("bespreek")
    w.mensen["plv"] = [
        {"rollen": [], "vervangt": [{"wie": "directeur_bestuurder"}], "mandaten": [], "functies": []}
    ]
    geweigerd = w.geweigerd("s", "bespreek", aanwezig=aanwezig)
    assert eisen(geweigerd) == (set() if goed else {"bestuur_erbij"})


@pytest.mark.parametrize(
    "wijzig",
    [
        {"maatregelen": []},
        {"gevolg": "geen_maatregelen"},
        {"maatregelen": [{"maatregel": "Iets anders", "eigenaar": "niemand", "uiterlijk": "2026-04-01"}]},
        {"maatregelen": [{"maatregel": "Iets anders", "eigenaar": KWA, "uiterlijk": "2026-03-02"}]},
    ],
)
def test_een_maatregel_heeft_een_eigenaar_en_een_dag_of_er_staat_waarom_niet(wijzig: dict[str, Any]) -> None:
    w = gebracht_tot("bepaal_maatregelen")
    assert eisen(w.geweigerd("s", "bepaal_maatregelen", **wijzig)) == {"maatregelen_passen"}
    geen = {"gevolg": "geen_maatregelen", "maatregelen": []}
    assert w.geweigerd("s", "bepaal_maatregelen", **geen) == []


def test_na_het_einde_van_de_helft_is_de_steekproef_te_laat() -> None:
    w = gepland()
    w.wacht(152)
    assert w.termijn("s", KLOK) == "overschreden"
    assert w.geweigerd("s", "trek") == []


# ---------------------------------------------------------------- wat hij bewijst


@pytest.mark.parametrize(
    ("zaak", "dekt"),
    [
        ({}, True),
        ({"workflow": "tlv"}, False),
        ({"gestart": "2026-03-03"}, False),
        ({"klaar": True, "sinds": "2025-01-01"}, False),
    ],
)
def test_een_steekproef_dekt_de_zaken_van_zijn_proces_in_zijn_periode(
    zaak: dict[str, Any], dekt: bool
) -> None:
    w = gepland()
    assert dekt_zaak(w.zaken["s"], zaak_elders("Z-9", **zaak)) is dekt


def test_een_dossier_in_uitvoering_wordt_ook_gedekt() -> None:
    k = in_uitvoering()
    w = gepland(k.zaken["k"])
    assert dekt_zaak(w.zaken["s"], k.zaken["k"])
    assert dekt_zaak(w.zaken["s"], begonnen().zaken["k"])

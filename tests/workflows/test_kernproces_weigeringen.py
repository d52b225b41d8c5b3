"""Het kernproces weigert op inhoud: elke eis met haar reden, haar norm, en een remedie die werkt."""

from typing import Any

import pytest

from tests.hulp.wereld import afdruk
from tests.workflows.test_kernproces import in_afronding, in_nazorg, in_uitvoering
from tests.workflows.weigering import Geval, gebracht_tot, toets

EISEN = [
    {"id": f"eis-{n}", "soort": s, "bron": "ouders", "tekst": "Iets."}
    for n, s in enumerate(("expliciet", "wens"))
]
REGELS = [
    {"soort": s, "nodig": 1, "beschikbaar": 1, "eenheid": "stuks"}
    for s in ("capaciteit", "competenties", "deskundigheid", "tijd", "methoden_en_middelen")
]
RISICO = {"id": "risico-1", "raakt": "organisatie", "omschrijving": "Uitval.", "kans": 2, "impact": 3}
MAATREGEL = {"maatregel": "Vervanging.", "eigenaar": "behandelaar"}


def eerste(n: int, **over: Any) -> list[dict[str, Any]]:
    return [REGELS[0] | over, *REGELS[1:]][:n]


GEVALLEN = [
    Geval(
        "start_intake",
        "een_regisseur",
        "één kind, één plan, één regisseur",
        {"regisseur": "teamleider"},
        "geen behandelaar",
    ),
    Geval("rond_intake_af", "eisen_geinventariseerd", "3.1.2", {"eisen": EISEN}, "impliciete eis"),
    Geval("rond_intake_af", "eisen_geinventariseerd", "3.1.2", {"eisen": []}, "expliciete eis"),
    Geval(
        "rond_intake_af",
        "eisen_geinventariseerd",
        "3.1.2",
        {"geen": [{"soort": "wens", "reden": "Geen genoemd."}]},
        "wel en niet",
    ),
    Geval("rond_intake_af", "doelen_gesteld", "3.1.2", {"doelen": []}, "geen doel"),
    Geval("rond_intake_af", "leerling_gehoord", "hoorrecht", {"inbreng_leerling": None}, "wat"),
    Geval(
        "rond_intake_af",
        "leerling_gehoord",
        "hoorrecht",
        {"gehoord_op": None, "gehoord_hoe": None},
        "wanneer, hoe",
    ),
    Geval(
        "stel_risico_vast",
        "beide_factoren",
        "3.1.3",
        {"factoren": [{"soort": "belemmerend", "omschrijving": "Angst."}]},
        "bevorderend",
    ),
    Geval("stel_risico_vast", "risicos_benoemd", "3.1.3", {"risicos": []}, "geen risico"),
    Geval(
        "stel_risico_vast",
        "risicos_benoemd",
        "3.1.3",
        {"risicos": [RISICO | MAATREGEL | {"raakt": "doel", "doel": "doel-9"}]},
        "geen doel",
    ),
    Geval("stel_risico_vast", "risicos_afgedekt", "3.1.3", {"risicos": [RISICO]}, "geen maatregel"),
    Geval(
        "stel_risico_vast",
        "risicos_afgedekt",
        "3.1.3",
        {"risicos": [RISICO | {"maatregel": "Vervanging."}]},
        "wie",
    ),
    Geval(
        "stel_risico_vast",
        "risicos_afgedekt",
        "3.1.3",
        {"risicos": [RISICO | {"aanvaard_door": "behandelaar", "aanvaard_omdat": "Klein."}]},
        "geen teamleider",
    ),
    Geval("bevestig_capaciteit", "vijf_regels", "3.1.4", {"regels": eerste(4)}, "methoden en middelen"),
    Geval("bevestig_capaciteit", "vijf_regels", "3.1.4", {"regels": [*REGELS, REGELS[0]]}, "vaker"),
    Geval(
        "bevestig_capaciteit",
        "tekort_opgevangen",
        "3.1.4",
        {"regels": eerste(5, nodig=3)},
        "nodig 3, beschikbaar 1",
    ),
    Geval(
        "bevestig_capaciteit", "klopt_met_register", "3.1.4", {"regels": eerste(5, beschikbaar=6)}, "noemt 5"
    ),
    Geval(
        "bevestig_capaciteit", "klopt_met_register", "3.1.4", {"regels": eerste(5, eenheid="uren")}, "stuks"
    ),
    Geval(
        "keur_haalbaar",
        "alles_beoordeeld",
        "3.1.5",
        {"oordelen": [{"eis": "eis-1", "oordeel": "kan"}]},
        "Nog niet",
    ),
    Geval("weiger", "zorgplicht_geregeld", "WPO 40 lid 4", {"bereide_school": None}, "andere school"),
    Geval("sluit_overeenkomst", "doelen_uit_intake", "3.1.6", {"doelen": []}, "geen doel"),
    Geval("sluit_overeenkomst", "doelen_uit_intake", "3.2.3", {"doelen": ["doel-1", "doel-9"]}, "doel-9"),
    Geval("sluit_overeenkomst", "doelen_uit_intake", "3.2.3", {"activiteiten": []}, "geen activiteit"),
    Geval("sluit_overeenkomst", "looptijd_klopt", "3.1.6", {"tot": "2026-03-01"}, "looptijd"),
    Geval(
        "sluit_overeenkomst",
        "partijen_genoemd",
        "3.1.6",
        {"partijen": [{"soort": "organisatie", "naam": "Wij zelf"}]},
        "klant",
    ),
    Geval(
        "sluit_overeenkomst",
        "getekend_op_dezelfde_tekst",
        "3.1.6",
        {"handtekeningen": []},
        "organisatie, ouders",
    ),
    Geval(
        "sluit_overeenkomst",
        "getekend_op_dezelfde_tekst",
        "3.1.6",
        {"overeenkomst_hash": afdruk("anders")},
        "andere tekst",
    ),
    Geval("sluit_overeenkomst", "plan_bij_leerling", "3.1.7", {"plan_hash": None}, "plan"),
    Geval("sluit_overeenkomst", "plan_bij_leerling", "3.1.7", {"oogo_op": None}, "overleg"),
    Geval("sluit_overeenkomst", "plan_bij_leerling", "3.1.7", {"instemming_op": None}, "stemden"),
    Geval("sluit_overeenkomst", "plan_bij_leerling", "3.1.7", {"inbreng_leerling": None}, "inbreng"),
    Geval(
        "sluit_overeenkomst",
        "eerste_evaluatie_gepland",
        "3.2.2",
        {"eerste_evaluatie": "2026-08-01"},
        "31 juli 2026",
    ),
    Geval("sluit_overeenkomst", "inzet_toegewezen", "3.2.1", {"inzet": []}, "niemand"),
    Geval(
        "sluit_overeenkomst",
        "gegevens.klachtenregeling",
        "3.1.6",
        {"klachtenregeling": ""},
        "Klachtenregeling",
    ),
    Geval("stel_opp_vast", "plan_na_overleg", "WPO 40a", {"overleg_op": "2026-03-09"}, "vaststelling"),
    Geval("leg_contact_vast", "contact_met_iemand", "3.2.4", {"met_wie": []}, "met wie"),
    Geval("geef_eigendom_terug", "iets_in_bewaring", "3.2.5", {}, "geen eigendom"),
    Geval("start_herziening", "aanleiding_bestaat", "3.2.2", {"oorzaak": "evaluatie"}, "evaluatie"),
    Geval("start_herziening", "aanleiding_bestaat", "3.2.2", {"oorzaak": "afwijking"}, "afwijking"),
    Geval("schort_op", "herbeoordeling_op_tijd", "3.2.2", {"herbeoordeling": "2026-03-02"}, "na vandaag"),
    Geval("hervat", "spoor_opschorting", "kernproces", {}, "loopt niet"),
    Geval("start_afronding", "grond_onderbouwd", "3.3.1", {"uitkomsten": []}, "doel-1"),
    Geval("start_afronding", "grond_onderbouwd", "3.3.1", {"grond": "overeenstemming"}, "overeenstemming"),
    Geval(
        "start_afronding",
        "grond_onderbouwd",
        "3.3.1",
        {"uitkomsten": [{"doel": "doel-1", "resultaat": "niet_behaald", "toelichting": "Nog niet."}]},
        "Niet behaald",
    ),
    Geval("beeindig_voortijdig", "voortijdige_grond_onderbouwd", "3.3.1", {"grond": "verhuisd"}, "waarheen"),
    Geval(
        "beeindig_voortijdig",
        "voortijdige_grond_onderbouwd",
        "3.3.1",
        {"grond": "buiten_beeld", "pogingen": [{"op": "2026-03-01", "hoe": "brief"}] * 2},
        "te weinig",
    ),
]


@pytest.mark.parametrize("geval", GEVALLEN, ids=str)
def test_een_gebrek_in_de_inhoud_wordt_geweigerd_en_de_remedie_helpt(geval: Geval) -> None:
    toets(gebracht_tot(geval.actie), geval)


@pytest.mark.parametrize(
    "geval",
    [
        Geval("stel_bij", "volgende_planversie", "3.2.2", {"planversie": 3}, "is 2"),
        Geval("stel_bij", "wijziging_dient_doel", "3.2.3", {"wijzigingen": []}, "geen wijziging"),
        Geval(
            "stel_bij",
            "wijziging_dient_doel",
            "3.2.3",
            {"wijzigingen": [{"doelen": ["doel-9"], "wat": "Iets."}]},
            "bekend doel",
        ),
        Geval("stel_bij", "overleg_gevoerd", "3.2.2", {"overleg": []}, "ouders"),
        Geval("stel_bij", "instemming_handelingsdeel", "WPO 40a", {"instemming_op": None}, "stemden"),
        Geval(
            "stel_bij",
            "volgende_evaluatie_gepland",
            "3.2.2",
            {"volgende_evaluatie": "2026-08-01"},
            "31 juli 2026",
        ),
    ],
    ids=str,
)
def test_een_bijstelling_zonder_versie_doel_overleg_of_instemming_wordt_geweigerd(geval: Geval) -> None:
    w = in_uitvoering()
    w.doe("k", "start_herziening")
    toets(w, geval)


@pytest.mark.parametrize(
    "geval",
    [
        Geval(
            "rond_transitie_af",
            "ontvangst_bevestigd",
            "3.3.2",
            {"ontvangst_bevestigd_op": None},
            "bevestigde",
        ),
        Geval("rond_transitie_af", "rapport_overgedragen", "WPO 42", {"okr_naar_ouders_op": None}, "ouders"),
        Geval("rond_transitie_af", "rapport_overgedragen", "WPO 42", {"okr_hash": None}, "ontbreekt"),
        Geval("rond_transitie_af", "nazorg_geregeld", "3.3.2", {"nazorg": []}, "geen nazorg"),
    ],
    ids=str,
)
def test_een_onvolledige_overdracht_wordt_geweigerd(geval: Geval) -> None:
    w = in_afronding()
    w.doe("k", "start_transitie")
    toets(w, geval)


@pytest.mark.parametrize(
    "geval",
    [
        Geval("sluit", "nazorg_afgerond", "3.3.2", {"nazorg": []}, "nazorg-1"),
        Geval("sluit", "kennis_gedeeld", "3.3.4", {"kennis": []}, "leerden"),
        Geval(
            "sluit",
            "kennis_gedeeld",
            "3.3.4",
            {"kennis": [{"soort": "les", "tekst": "Vroeg beginnen."}]},
            "gedeeld",
        ),
    ],
    ids=str,
)
def test_sluiten_zonder_nazorg_of_les_wordt_geweigerd(geval: Geval) -> None:
    toets(in_nazorg(), geval)


def test_sluiten_kan_met_de_reden_waarom_er_niets_te_delen_is() -> None:
    w = in_nazorg()
    assert w.geweigerd("k", "sluit", kennis=[{"soort": "geen", "tekst": "Een gewone gang van zaken."}]) == []

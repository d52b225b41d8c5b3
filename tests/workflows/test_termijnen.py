"""The catalogue is the table of domein.md 10.0, row by row, with its whole ladder."""

import json

import pytest

from kernproces.rollen import Rol
from kernproces.taal.termijn import Aard, Tarief, TredeSoort, bij_einde
from workflows.register import WORKFLOWS
from workflows.termijnen.alle import ALLE_TERMIJNEN
from workflows.termijnen.catalogus import CATALOGUS

# id: length, aard, rolls, rungs before the end, who hears of the end
TABEL = {
    "D.TLV.norm": ("6 weken", "beleid", True, "14d 7d 2wd", "directeur_bestuurder bevoegd_gezag ouder"),
    "D.TLV.wet": ("8 weken", "wettelijk", True, "7d", "directeur_bestuurder"),
    "D.TLV.herstel": (None, "afgesproken", False, "3d", "behandelaar"),
    "D.TLV.bb": ("4 weken", "wettelijk", True, "7d", "behandelaar"),
    "D.BZ.in": ("6 weken", "wettelijk", True, "", "behandelaar"),
    "D.BZ.beroep": ("6 weken", "wettelijk", True, "", "jurist"),
    "D.BZ.lbt": ("2 weken", "beleid", False, "3wd", "jurist"),
    "D.BZ.besluit": ("12 weken", "wettelijk", True, "28d 14d 7d", "jurist directeur_bestuurder"),
    "D.KL": ("6 weken", "wettelijk", True, "14d 7d", "directeur_bestuurder"),
    "D.OPP": ("6 weken", "wettelijk", True, "14d 7d", "ondersteuningscoordinator bevoegd_gezag behandelaar"),
    "D.EVAL": ("1 schooljaar", "wettelijk", False, "1_maart 1_mei 15_juni", "behandelaar teamleider"),
    "D.THZ.plek": ("6 weken", "beleid", False, "week_2 week_4 week_5", "verzuimcoach directeur_bestuurder"),
    "D.THZ.opp": (
        "6 weken", "beleid", False, "week_2 week_4 week_5",
        "verzuimcoach ondersteuningscoordinator directeur_bestuurder",
    ),
    "D.IG": ("2 weken", "wettelijk", True, "9wd 8wd 7wd 6wd 5wd 4wd 3wd 2wd 1wd 0wd", "directeur_bestuurder jurist"),
    "D.DL": ("72 uren", "wettelijk", False, "24u 48u 66u", "functionaris_gegevensbescherming directeur_bestuurder"),
    "D.RET": ("3 jaren", "wettelijk", False, "30d", "functionaris_gegevensbescherming"),
    "D.HER": ("1 schooljaar", "wettelijk", False, "oktober januari april", "behandelaar teamleider"),
}  # fmt: skip
ERNA = {"D.IG": ["escalatie_dag_15", "escalatie_dag_29", "escalatie_dag_43"]}  # domein.md 1.12


def test_de_catalogus_heeft_precies_de_rijen_van_de_tabel() -> None:
    assert set(CATALOGUS) == set(TABEL)


@pytest.mark.parametrize("naam", TABEL)
def test_elke_rij_heeft_haar_lengte_aard_en_hele_ladder(naam: str) -> None:
    lengte, aard, rolt, treden, aan = TABEL[naam]
    soort = CATALOGUS[naam]
    assert (f"{soort.lengte.aantal} {soort.lengte.eenheid}" if soort.lengte else None) == lengte
    assert (soort.aard, soort.rolt) == (Aard(aard), rolt)
    plek = next(i for i, t in enumerate(soort.ladder) if t.moment == bij_einde())
    ervoor, einde, erna = soort.ladder[:plek], soort.ladder[plek], soort.ladder[plek + 1 :]
    assert [t.naam.split("_", 1)[1] for t in ervoor] == treden.split()
    assert [rol.value for rol in einde.aan] == aan.split()
    assert einde.soort in {TredeSoort.OVERSCHRIJDING, TredeSoort.VERVALLEN}
    assert einde.naam in {"overschrijding", "vervallen"}
    assert [t.naam for t in erna] == ERNA.get(naam, [])
    assert all(t.soort is TredeSoort.ESCALATIE and t.aan == einde.aan for t in erna)


@pytest.mark.parametrize("soort", CATALOGUS.values(), ids=list(CATALOGUS))
def test_elke_trede_heeft_een_naam_een_ontvanger_en_een_sjabloon(soort) -> None:  # type: ignore[no-untyped-def]
    namen = [trede.naam for trede in soort.ladder]
    assert len(namen) == len(set(namen))
    assert all(trede.aan and trede.sjabloon for trede in soort.ladder)
    assert soort.titel[0].islower()
    assert soort.grondslag


def test_de_teamleider_wordt_voor_de_wettelijke_grens_gewaarschuwd() -> None:
    trede = CATALOGUS["D.TLV.wet"].ladder[0]
    assert (trede.soort, trede.aan) == (TredeSoort.WAARSCHUWING, (Rol.TEAMLEIDER,))


def test_alleen_de_wettelijke_grens_krijgt_een_andere_datum() -> None:
    assert [naam for naam, soort in CATALOGUS.items() if soort.vervangbaar] == ["D.TLV.wet"]


def test_alleen_na_een_ingebrekestelling_kost_elke_dag_geld() -> None:
    """Awb 4:17 lid 1 and 2, text of 2026-01-01."""
    met = {naam: soort.dwangsom for naam, soort in CATALOGUS.items() if soort.dwangsom}
    assert met == {"D.IG": (Tarief(14, 23), Tarief(28, 35), Tarief(42, 45))}


def test_de_catalogus_is_gewone_json_en_dekt_elk_veld() -> None:
    gegevens = [soort.als_gegevens() for soort in CATALOGUS.values()]
    assert json.loads(json.dumps(gegevens)) == gegevens
    norm = gegevens[0]
    assert set(norm) == set(CATALOGUS["D.TLV.norm"].__dataclass_fields__)
    assert norm["lengte"] == {"aantal": 6, "eenheid": "weken"}
    assert norm["ladder"][0] == {
        "naam": "herinnering_14d",
        "moment": {"soort": "dagen_voor_einde", "aantal": 14, "maand": 0, "dag": 0},
        "soort": "herinnering",
        "aan": ["behandelaar"],
        "sjabloon": "termijn_herinnering",
        "spoed": False,
    }


def test_elke_termijn_van_elke_procedure_is_uit_te_rekenen_onder_haar_eigen_naam() -> None:
    for versies in WORKFLOWS.values():
        for workflow in versies:
            for naam, soort in workflow.termijnen.items():
                assert ALLE_TERMIJNEN[naam] is soort, f"{workflow.naam}: {naam} ontbreekt of heet dubbel"
    assert all(ALLE_TERMIJNEN[naam] is soort for naam, soort in CATALOGUS.items())

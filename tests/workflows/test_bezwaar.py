"""A bezwaar is turned away or made known only on what the zaak shows (Awb 6:6; KSO 3.2.6; domein.md 2.1)."""

from typing import Any

import pytest

from deadlines.kalender import KALENDER
from deadlines.stand import uitkomst_van
from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, afdruk, eisen
from workflows.bezwaar import BEZWAAR
from workflows.brief import BRIEF
from workflows.termijnen.catalogus import BZ_BESLUIT
from workflows.tlv import TLV

NIET_HERSTELD = {"grond": "verzuim_niet_hersteld"}


@pytest.fixture
def w() -> Wereld:
    """A refusal that was made known, and a bezwaar without signature and grounds."""
    w = Wereld()
    w.start(TLV, "a", rol=Rol.BEHANDELAAR)
    w.loop("a", "dien_in", "verklaar_compleet")
    for wie in ("deskundige", "deskundige-2"):
        w.doe("a", "breng_advies_uit", wie=wie, rol=Rol.DESKUNDIGE)
    w.loop("a", "stel_concept_op", "wijs_af", "maak_bekend")
    aanwezig = ["naam_en_adres", "dagtekening", "omschrijving_besluit"]
    assert w.start(BEZWAAR, "b", hoofdzaak="a", aanwezig=aanwezig) == []
    w.mensen["dora"] = [{"rollen": ["directeur_bestuurder"], "mandaten": [], "functies": []}]
    return w


def weiger(w: Wereld) -> set[str]:
    return eisen(
        w.geweigerd(
            "b", "verklaar_niet_ontvankelijk", wie="dora", rol=Rol.DIRECTEUR_BESTUURDER, **NIET_HERSTELD
        )
    )


def test_wie_een_deel_herstelt_houdt_de_tijd_die_hij_kreeg(w: Wereld) -> None:
    w.doe("b", "verzoek_herstel")
    w.doe("b", "herstel", hersteld=["handtekening"])
    assert weiger(w) == {"grond_klopt"}
    w.wacht(15)
    assert weiger(w) == set()


def test_wie_alles_herstelde_is_niet_om_een_verzuim_weg_te_sturen(w: Wereld) -> None:
    w.doe("b", "verzoek_herstel")
    w.doe("b", "herstel")
    w.wacht(15)
    assert weiger(w) == {"grond_klopt"}


def test_een_besluit_op_bezwaar_dat_als_brief_is_gemaakt_wacht_op_de_tweede_lezer(w: Wereld) -> None:
    w.doe("b", "verzoek_herstel")
    w.loop("b", "herstel", "verklaar_ontvankelijk")
    w.doe("b", "kom_tegemoet", wie="dora", rol=Rol.DIRECTEUR_BESTUURDER)
    assert w.start(BRIEF, "br", hoofdzaak="b") == []
    w.doe("br", "leg_voor", document_hash=afdruk("b/besluit kom_tegemoet"))
    assert eisen(w.geweigerd("b", "maak_bekend")) == {"besluitbrief_is_verzonden"}


@pytest.mark.parametrize(
    ("keren", "artikelen"),
    [
        ([{"dagen": 42}], ["Awb 7:10 lid 3"]),
        ([{"dagen": 42}, {"dagen": 7}], ["Awb 7:10 lid 3", "Awb 7:10 lid 4"]),
        ([{"dagen": 43, "instemming_hash": afdruk("instemming")}], ["Awb 7:10 lid 4"]),
    ],
)
def test_verder_uitstel_met_instemming_rust_op_een_ander_lid_dan_het_eerste(
    w: Wereld, keren: list[dict[str, Any]], artikelen: list[str]
) -> None:
    w.doe("b", "verzoek_herstel")
    w.loop("b", "herstel", "verklaar_ontvankelijk")
    for wijzig in keren:
        stand = w.doe("b", "verdaag", **wijzig)
    termijn = stand["termijnen"]["D.BZ.besluit"]
    uitkomst = uitkomst_van(BZ_BESLUIT, termijn, KALENDER, w.nu.date())
    assert uitkomst.uiterlijk.isoformat() == termijn["uiterlijk"]
    assert [stap.artikel for stap in uitkomst.afleiding if "uitstel" in stap.stap] == artikelen

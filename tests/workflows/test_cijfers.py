"""R26, R27 en R21: geteld uit de feiten van de zaken, en wat nog niet beslist is telt niet mee."""

from datetime import date

import pytest

from kernproces.rollen import Rol
from kernproces.zaak.stand import Stand
from tests.hulp.wereld import Wereld
from workflows.arrangement import ARRANGEMENT
from workflows.cijfers.arrangementen import besteding, r21
from workflows.cijfers.cijfer import Cijfer
from workflows.cijfers.thuiszitters import r26, r27
from workflows.opp import OPP
from workflows.thuiszitter import THUISZITTER

VAN, TOT = date(2025, 8, 1), date(2026, 7, 31)


def thuis(naam: str, *stappen: tuple[int, str], **melding: str) -> Stand:
    """A pupil reported on 2 March 2026; each step so many days later. Six weeks end on 13 April."""
    w = Wereld()
    assert w.start(THUISZITTER, naam, rol=Rol.VERZUIMCOACH) == []
    w.doe(naam, "meld", **melding)
    dag = 0
    for na, actie in stappen:
        w.wacht(na - dag)
        dag = na
        w.doe(naam, actie)
    return w.zaken[naam]


PLEK = ((1, "wijs_coach_toe"), (1, "vind_plek"))


def geteld(c: Cijfer) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return c.ja, c.nee, c.nog


@pytest.mark.parametrize(
    ("stand", "op", "uitkomst"),
    [
        (thuis("op-tijd", *PLEK, (42, "plaats")), date(2026, 4, 14), "ja"),
        (thuis("te-laat", *PLEK, (43, "plaats")), date(2026, 6, 1), "nee"),
        (thuis("loopt", *PLEK), date(2026, 4, 13), "nog"),
        (thuis("verlopen", *PLEK), date(2026, 4, 14), "nee"),
        (thuis("verhuisd", (20, "sluit_anders")), date(2026, 6, 1), ""),
        (thuis("laat-verhuisd", (60, "sluit_anders")), date(2026, 6, 1), "nee"),
        (thuis("ziek", *PLEK, soort="geoorloofd_langdurig"), date(2026, 6, 1), ""),
    ],
    ids=lambda x: x["zaak"] if isinstance(x, dict) else "",
)
def test_r26_telt_wie_binnen_zes_weken_echt_op_een_plek_zat(stand: Stand, op: date, uitkomst: str) -> None:
    verwacht = tuple((stand["zaak"],) if uitkomst == u else () for u in ("ja", "nee", "nog"))
    assert geteld(r26([stand], VAN, TOT, op)) == verwacht


def test_een_onterechte_melding_en_een_signaal_tellen_nergens() -> None:
    w = Wereld()
    assert w.start(THUISZITTER, "signaal", rol=Rol.VERZUIMCOACH) == []
    assert w.start(THUISZITTER, "onterecht", rol=Rol.VERZUIMCOACH) == []
    w.doe("onterecht", "meld")
    w.wacht(50)
    w.doe("onterecht", "sluit_anders", grond="onterecht")
    assert geteld(r26(w.zaken.values(), VAN, TOT, date(2026, 6, 1))) == ((), (), ())


def test_r27_telt_het_plan_en_een_plaatsing_zonder_plan_is_geen_plan() -> None:
    met = thuis("met", (1, "wijs_coach_toe"), (42, "stel_opp_vast"))
    laat = thuis("laat", (1, "wijs_coach_toe"), (43, "stel_opp_vast"))
    zonder = thuis("zonder", *PLEK, (2, "plaats"), (30, "sluit"))
    cijfer = r27([met, laat, zonder], VAN, TOT, date(2026, 6, 1))
    assert geteld(cijfer) == (("met",), ("laat", "zonder"), ())
    assert (cijfer.procent, cijfer.noemer) == (33, 3)


def test_een_melding_telt_in_het_schooljaar_van_de_meldingsdag() -> None:
    stand = thuis("a", *PLEK, (42, "plaats"))
    assert r26([stand], date(2026, 8, 1), date(2027, 7, 31), date(2026, 9, 1)).procent is None


def test_honderd_procent_is_allemaal() -> None:
    assert Cijfer("x", "", "", "", tuple("a" * 199), ("b",)).procent == 99


# ---------------------------------------------------------------- R21


def geevalueerd(resultaten: tuple[str, str], uren: int) -> Stand:
    w = Wereld()
    assert w.start(ARRANGEMENT, "a") == []
    w.loop("a", "beoordeel", "ken_toe", "maak_bekend", "start")
    uit = [
        {"doel": f"doel-{n}", "resultaat": r, "toelichting": "Te zien."}
        for n, r in enumerate(resultaten, start=1)
    ]
    w.doe("a", "evalueer", uitkomsten=uit, besteed=[{"soort": "uren_begeleiding", "aantal": uren}])
    return w.zaken["a"]


def test_r21_telt_doelen_en_wat_van_de_middelen_is_besteed() -> None:
    standen = [geevalueerd(("behaald", "deels_behaald"), 36), geevalueerd(("behaald", "behaald"), 41)]
    cijfer = r21(standen, VAN, TOT)
    assert (len(cijfer.ja), len(cijfer.nee), cijfer.procent) == (3, 1, 75)
    assert [(b.soort, b.toegekend, b.besteed) for b in besteding(standen, VAN, TOT)] == [
        ("uren_begeleiding", 80, 77)
    ]
    assert r21(standen, date(2026, 8, 1), date(2027, 7, 31)).procent is None


def test_r27_telt_ook_een_plan_dat_in_zijn_eigen_zaak_is_vastgesteld() -> None:
    w = Wereld()
    assert w.start(THUISZITTER, "t", rol=Rol.VERZUIMCOACH) == []
    w.loop("t", "meld")
    assert w.start(OPP, "o", hoofdzaak="t") == []
    w.loop("o", "hoor_leerling", "voer_overleg", "leg_voor", "stem_in", "stel_vast")
    w.doe("t", "sluit_anders")
    assert geteld(r27([w.zaken["t"]], VAN, TOT, date(2026, 4, 14))) == (("t",), (), ())

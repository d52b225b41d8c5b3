"""Een taak van de organisatie: in delen, elk door de eigen functie, en pas klaar als alles gedaan is (domein.md 8)."""

import pytest

from kernproces.rollen import Rol
from tests.hulp.wereld import Wereld, eisen
from workflows.taak import TAAK

KWA, DB, FG = Rol.KWALITEITSMEDEWERKER, Rol.DIRECTEUR_BESTUURDER, Rol.FUNCTIONARIS_GEGEVENSBESCHERMING
TWEE = [
    {"deel": "maatregelen", "door": KWA.value},
    {"deel": "akkoord", "door": FG.value},
]


def begonnen(**wijzig: object) -> Wereld:
    w = Wereld()
    assert w.start(TAAK, "t", **wijzig) == []
    return w


def test_een_taak_is_klaar_als_elk_deel_door_de_eigen_functie_is_gedaan() -> None:
    w = begonnen(delen=TWEE)
    assert eisen(w.geweigerd("t", "rond_deel_af", rol=DB)) == {"eigen_deel"}
    w.doe("t", "rond_deel_af", rol=KWA)
    assert w.toestand("t") == "open"
    assert eisen(w.geweigerd("t", "rond_deel_af", rol=KWA, deel="maatregelen")) == {"deel_staat_open"}
    w.doe("t", "rond_deel_af", rol=FG)
    assert w.toestand("t") == "gedaan"
    assert w.zaken["t"]["termijnen"]["D.TAAK.kwaliteitsmedewerker"]["stand"] == "gestopt"


def test_een_deel_per_school_wordt_per_school_afgerond() -> None:
    delen = [{"deel": "gesprek", "door": KWA.value, "over": s} for s in ("school-1", "school-2")]
    w = begonnen(delen=delen)
    w.doe("t", "rond_deel_af", rol=KWA, over="school-2")
    assert eisen(w.geweigerd("t", "rond_deel_af", rol=KWA, over="school-3")) == {"deel_staat_open"}
    assert eisen(w.geweigerd("t", "rond_deel_af", rol=KWA, over=None)) == {"deel_staat_open"}
    w.doe("t", "rond_deel_af", rol=KWA, over="school-1")
    assert w.toestand("t") == "gedaan"


@pytest.mark.parametrize(
    ("wijzig", "eis"),
    [
        ({"titel": None}, "taak_is_volledig"),
        ({"uiterlijk": "2026-03-02"}, "taak_is_volledig"),
        ({"delen": []}, "taak_is_volledig"),
        ({"delen": [TWEE[0], TWEE[0]]}, "taak_is_volledig"),
        ({"soort": "verplichting"}, "verplichting_opent_vanzelf"),
        ({"verplichting": "R3"}, "verplichting_opent_vanzelf"),
        ({"vanaf": "2026-01-01"}, "verplichting_opent_vanzelf"),
        ({"onderwerp": "Tevredenheid van ouders meten"}, "verplichting_opent_vanzelf"),
    ],
)
def test_een_onvolledige_taak_of_een_nagemaakte_verplichting_wordt_geweigerd(
    wijzig: dict[str, object], eis: str
) -> None:
    assert eisen(Wereld().start(TAAK, "t", **wijzig)) == {eis}


@pytest.mark.parametrize("rol", [Rol.BEHANDELAAR, Rol.OUDER, Rol.AUDITOR, Rol.BEHEERDER])
def test_wie_niet_over_de_organisatie_gaat_opent_geen_taak(rol: Rol) -> None:
    assert eisen(Wereld().start(TAAK, "t", rol=rol)) == {"rol"}


def test_alleen_de_eigenaar_krijgt_bericht_en_staat_aan_zet() -> None:
    w = begonnen(eigenaar=FG.value, delen=TWEE)
    assert (w.berichten, w.ontvangers) == (["taak_geopend"], [FG.value])
    wacht = TAAK.wacht["open"]
    assert wacht.aan_zet(w.zaken["t"]) == (FG,)
    assert list(w.zaken["t"]["termijnen"]) == [f"D.TAAK.{FG.value}"]


def test_wat_niet_hoeft_vervalt_met_een_reden_door_wie_erover_gaat() -> None:
    w = begonnen()
    assert eisen(w.geweigerd("t", "laat_vervallen", rol=Rol.SECRETARIAAT)) == {"rol"}
    assert eisen(w.geweigerd("t", "laat_vervallen", rol=DB, reden="")) == {"gegevens.reden"}
    w.doe("t", "laat_vervallen", rol=DB)
    assert w.toestand("t") == "vervallen"

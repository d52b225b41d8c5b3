"""De bewaarregels: vanaf welke dag, hoe lang, wat het tegenhoudt, en per schooljaar apart."""

from datetime import date
from typing import Any

import pytest

from deadlines.klok import Klok
from kernproces.gebruik.bewaarlijst import rekenaar
from kernproces.taal.formulier import GEZONDHEID, PERSOON
from kernproces.vertrouwelijk.bewaring import Bewaarplan, Post, Uitkomst
from tests.hulp.wereld import MAANDAG
from workflows.bewaarregels import BEWAARREGELS
from workflows.register import WORKFLOWS

GEZOND = "gezondheidsgegeven"


def zaak(
    naam: str = "a", workflow: str = "kernproces", klaar_op: str | None = None, **anders: Any
) -> dict[str, Any]:
    inhoud = anders.pop("inhoud", {f"{GEZOND}/2025": "2026-03-02"})
    feiten = {"zaak": naam, "workflow": workflow, "klaar": klaar_op is not None, "klaar_op": klaar_op}
    return {**feiten, "termijnen": {}, "inhoud": inhoud, **anders}


def posten(
    vandaag: str,
    *zaken: dict[str, Any],
    aanhoudingen: dict[str, str] | None = None,
    in_dossier: dict[str, str] | None = None,
) -> dict[str, Post]:
    plan = Bewaarplan(
        BEWAARREGELS, rekenaar(Klok(), MAANDAG), date.fromisoformat(vandaag), aanhoudingen or {}
    )
    inhoud = {"persoonsgegeven": "2026-03-02", **(in_dossier or {})}
    dossier = {"dossier": "d1", "inhoud": inhoud, "geopend": "2026-03-02"}
    gevonden = plan.posten(dossier, {z["zaak"]: z for z in zaken})
    return {f"{p.zaak or p.dossier} {p.sleutel}": p for p in gevonden}


def test_elke_procedure_heeft_voor_elke_categorie_een_regel() -> None:
    plan = Bewaarplan(BEWAARREGELS, rekenaar(Klok(), MAANDAG), MAANDAG.date())
    for workflow in (*WORKFLOWS, "dossier"):
        for categorie in (PERSOON, GEZONDHEID):
            regel = plan.regel_van(workflow, categorie.value)
            assert regel.categorie is categorie
            assert regel.termijn.grondslag
    assert {r for regel in BEWAARREGELS for r in regel.workflows} <= {*WORKFLOWS, "dossier", "mensen"}


def test_de_beoordeling_van_een_jaar_gaat_weg_terwijl_de_begeleiding_doorloopt() -> None:
    inhoud = {f"{GEZOND}/2025": "2026-03-02", f"{GEZOND}/2027": "2028-05-01"}
    voor, na = (posten(dag, zaak(inhoud=inhoud)) for dag in ("2029-03-02", "2029-03-03"))
    assert voor[f"a {GEZOND}/2025"].uitkomst is Uitkomst.LATER
    assert na[f"a {GEZOND}/2025"].uitkomst is Uitkomst.MOET
    assert na[f"a {GEZOND}/2027"].uitkomst is Uitkomst.OPEN, "waarop de begeleiding nu rust"


def test_een_stuk_met_gezondheidsgegevens_in_het_dossier_zelf_gaat_drie_jaar_na_de_laatste_zaak_weg() -> None:
    """A document need not belong to a zaak; then its key is of the dossier."""

    def stuk(vandaag: str, gebracht: str, *zaken: dict[str, Any]) -> Post:
        return posten(vandaag, *zaken, in_dossier={GEZOND: gebracht})[f"d1 {GEZOND}"]

    assert stuk("2031-01-01", "2026-04-01", zaak()).uitkomst is Uitkomst.OPEN
    dicht = zaak(klaar_op="2026-06-01")
    assert stuk("2029-06-01", "2026-04-01", dicht).uitkomst is Uitkomst.LATER
    assert stuk("2029-06-02", "2026-04-01", dicht).uitkomst is Uitkomst.MOET
    assert stuk("2029-06-02", "2027-09-01", dicht).uiterlijk == "2030-09-01", "het kwam na de sluiting"
    assert stuk("2029-04-01", "2026-04-01").uitkomst is Uitkomst.LATER, "een dossier zonder zaken"


def test_een_enkel_jaar_wacht_op_de_sluiting() -> None:
    assert posten("2031-01-01", zaak())[f"a {GEZOND}/2025"].uitkomst is Uitkomst.OPEN
    dicht = posten("2031-01-01", zaak(klaar_op="2028-02-29"))[f"a {GEZOND}/2025"]
    assert (dicht.begin, dicht.uiterlijk) == ("2028-02-29", "2031-02-28")


@pytest.mark.parametrize("workflow", ["bezwaar", "klacht", "datalek", "afwijking"])
def test_een_open_geschil_houdt_wat_weg_moest_vast(workflow: str) -> None:
    oud = zaak(klaar_op="2026-06-01")
    vast = posten("2030-01-01", oud, zaak("b", workflow, inhoud={}))[f"a {GEZOND}/2025"]
    assert vast.uitkomst is Uitkomst.AANGEHOUDEN
    assert "b" in vast.redenen[0]
    los = posten("2030-01-01", oud, zaak("b", workflow, klaar_op="2027-01-01", inhoud={}))
    assert los[f"a {GEZOND}/2025"].uitkomst is Uitkomst.MOET


def test_een_evaluatie_die_loopt_houdt_gezondheidsgegevens_niet_vast_en_persoonsgegevens_wel() -> None:
    inhoud = {f"{GEZOND}/2025": "2026-03-02", "persoonsgegeven/2025": "2026-03-02"}
    p = posten("2040-01-01", zaak(klaar_op="2026-06-01", inhoud=inhoud), zaak("b", "evaluatie", inhoud={}))
    assert p[f"a {GEZOND}/2025"].uitkomst is Uitkomst.MOET
    assert p["a persoonsgegeven/2025"].uitkomst is Uitkomst.OPEN
    assert p["d1 persoonsgegeven"].uitkomst is Uitkomst.OPEN


def test_persoonsgegevens_mogen_vijf_jaar_na_de_laatste_zaak_weg() -> None:
    inhoud = {"persoonsgegeven/2025": "2026-03-02"}
    zaken = (
        zaak(klaar_op="2026-06-01", inhoud=inhoud),
        zaak("b", "evaluatie", klaar_op="2027-06-01", inhoud={}),
    )
    assert posten("2032-06-01", *zaken)["a persoonsgegeven/2025"].uitkomst is Uitkomst.LATER
    p = posten("2032-06-02", *zaken)
    assert {p["a persoonsgegeven/2025"].uitkomst, p["d1 persoonsgegeven"].uitkomst} == {Uitkomst.MAG}


def test_een_bewaartermijn_die_stilstaat_houdt_vast_en_daarna_telt_haar_latere_einde() -> None:
    ret = {"begin": "2026-06-01", "uiterlijk": "2029-09-01", "stand": "opgeschort"}
    stil = zaak(klaar_op="2026-06-01", termijnen={"D.RET": ret})
    assert posten("2030-01-01", stil)[f"a {GEZOND}/2025"].uitkomst is Uitkomst.AANGEHOUDEN
    ret["stand"] = "lopend"
    assert posten("2029-09-01", stil)[f"a {GEZOND}/2025"].uitkomst is Uitkomst.LATER
    assert posten("2029-09-02", stil)[f"a {GEZOND}/2025"].uitkomst is Uitkomst.MOET


def test_een_aanhouding_zegt_haar_reden_en_wat_gewist_is_komt_niet_terug() -> None:
    oud = zaak(klaar_op="2026-06-01")
    (vast,) = [
        p
        for p in posten("2030-01-01", oud, aanhoudingen={"a": "Er loopt een rechtszaak."}).values()
        if p.zaak
    ]
    assert vast.redenen == ("Aangehouden: Er loopt een rechtszaak.",)
    assert not [p for p in posten("2030-01-01", {**oud, "gewist": {f"{GEZOND}/2025": {}}}).values() if p.zaak]

"""Who gets it: the people of this zaak, whoever stands in today, and never a message into the void."""

from datetime import date
from typing import Any

from kernproces.rechten.mensen import Mensen
from kernproces.rollen import INTERNE_ROLLEN, Rol
from notificaties.ontvangers import Ontvanger, ontvangers, op_naam
from workflows.kringen import KRINGEN

DAG = date(2026, 3, 2)
DOSSIER: dict[str, Any] = {"dossier": "d1", "school": "s1", "betrokkenen": {"moeder": "ouder"}}
ZAAK: dict[str, Any] = {"zaak": "Z-1", "school": "s1", "behandelaar": "anna", "gedaan": {}}


def persoon(*rollen: Rol, **rest: Any) -> list[dict[str, Any]]:
    return [{"rollen": [r.value for r in rollen], **rest}]


def vervangt(wie: str, van: str = "2026-03-01", tot: str = "2026-03-31") -> list[dict[str, str]]:
    return [{"wie": wie, "van": van, "tot": tot}]


def wie(rol: Rol, register: dict[str, Any], zaak: Any = None, dag: date = DAG) -> list[Ontvanger]:
    return ontvangers(rol, ZAAK if zaak is None else zaak, DOSSIER, Mensen(register), dag)


def test_de_behandelaar_van_de_zaak_krijgt_het_en_niet_zijn_collega() -> None:
    register = {"anna": persoon(Rol.BEHANDELAAR), "bob": persoon(Rol.BEHANDELAAR)}
    assert wie(Rol.BEHANDELAAR, register) == [Ontvanger("anna")]


def test_de_verzuimcoach_van_de_zaak_krijgt_het_en_de_behandelaars_blijven_wie_zij_zijn() -> None:
    register = {
        "vera": persoon(Rol.VERZUIMCOACH),
        "vic": persoon(Rol.VERZUIMCOACH),
        "bob": persoon(Rol.BEHANDELAAR),
    }
    zaak = {**ZAAK, "behandelaar": "vic"}
    assert wie(Rol.VERZUIMCOACH, register, zaak) == [Ontvanger("vic")]
    assert wie(Rol.BEHANDELAAR, register, zaak) == [Ontvanger("bob")]
    assert wie(Rol.VERZUIMCOACH, register) == [Ontvanger("vera"), Ontvanger("vic")]  # anna is no coach


def test_zonder_behandelaar_krijgen_alle_behandelaars_het() -> None:
    register = {"anna": persoon(Rol.BEHANDELAAR), "bob": persoon(Rol.BEHANDELAAR)}
    assert wie(Rol.BEHANDELAAR, register, {**ZAAK, "behandelaar": None}) == [
        Ontvanger("anna"),
        Ontvanger("bob"),
    ]


def test_een_behandelaar_die_niet_meer_in_dienst_is_krijgt_niets_meer() -> None:
    register = {"anna": persoon(Rol.BEHANDELAAR, tot="2026-02-28"), "bob": persoon(Rol.BEHANDELAAR)}
    assert wie(Rol.BEHANDELAAR, register) == [Ontvanger("bob")]


def test_wie_bij_naam_is_gevraagd_krijgt_het_of_wie_hem_vervangt_en_de_rest_van_die_functie_niet() -> None:
    register = {
        "d1": persoon(Rol.DESKUNDIGE),
        "d2": persoon(Rol.DESKUNDIGE),
        "d3": persoon(Rol.DESKUNDIGE, vervangt=vervangt("d2")),
        "jet": persoon(Rol.JURIST),
    }

    def wie(rol: Rol) -> list[Ontvanger]:
        return ontvangers(rol, ZAAK, DOSSIER, Mensen(register), DAG, gevraagd=("d2",))

    assert wie(Rol.DESKUNDIGE) == [Ontvanger("d3", "d2")]
    assert wie(Rol.JURIST) == [Ontvanger("jet")]


def test_wie_in_deze_zaak_adviseerde_krijgt_het_en_andere_deskundigen_niet() -> None:
    register = {"d1": persoon(Rol.DESKUNDIGE), "d2": persoon(Rol.DESKUNDIGE), "d3": persoon(Rol.DESKUNDIGE)}
    zaak = {**ZAAK, "gedaan": {"breng_advies_uit": {"wie": ["d1", "d3"]}}}
    assert wie(Rol.DESKUNDIGE, register, zaak) == [Ontvanger("d1"), Ontvanger("d3")]
    assert len(wie(Rol.DESKUNDIGE, register)) == 3


def test_alleen_de_eigen_school_en_de_eigen_ouders_krijgen_het() -> None:
    register = {
        "oc-hier": persoon(Rol.ONDERSTEUNINGSCOORDINATOR, scholen=["s1"]),
        "oc-elders": persoon(Rol.ONDERSTEUNINGSCOORDINATOR, scholen=["s2"]),
        "moeder": persoon(Rol.OUDER),
        "andere-ouder": persoon(Rol.OUDER),
    }
    assert wie(Rol.ONDERSTEUNINGSCOORDINATOR, register) == [Ontvanger("oc-hier")]
    assert wie(Rol.OUDER, register) == [Ontvanger("moeder")]


def test_wie_als_iets_anders_in_het_dossier_staat_krijgt_geen_bericht_als_ouder() -> None:
    register = {"moeder": persoon(Rol.OUDER), "vader": persoon(Rol.OUDER, alle_dossiers=True)}
    dossier = {**DOSSIER, "betrokkenen": {"moeder": "ouder", "vader": "ouder_zonder_gezag"}}
    assert ontvangers(Rol.OUDER, ZAAK, dossier, Mensen(register), DAG) == [Ontvanger("moeder")]


def test_wie_afwezig_is_wordt_op_die_dag_vervangen() -> None:
    register = {
        "dirk": persoon(Rol.DIRECTEUR_BESTUURDER),
        "eva": persoon(Rol.TEAMLEIDER, vervangt=vervangt("dirk")),
    }
    assert wie(Rol.DIRECTEUR_BESTUURDER, register) == [Ontvanger("eva", namens="dirk")]
    assert wie(Rol.DIRECTEUR_BESTUURDER, register, dag=date(2026, 4, 1)) == [Ontvanger("dirk")]


def test_wie_de_vervanger_vervangt_krijgt_het_namens_de_eerste() -> None:
    register = {
        "dirk": persoon(Rol.DIRECTEUR_BESTUURDER),
        "eva": persoon(Rol.TEAMLEIDER, vervangt=vervangt("dirk")),
        "fer": persoon(Rol.TEAMLEIDER, vervangt=vervangt("eva")),
    }
    assert wie(Rol.DIRECTEUR_BESTUURDER, register) == [Ontvanger("fer", namens="dirk")]


def test_wie_elkaar_vervangen_krijgen_ieder_hun_eigen_bericht() -> None:
    register = {
        "dirk": persoon(Rol.DIRECTEUR_BESTUURDER, vervangt=vervangt("eva")),
        "eva": persoon(Rol.TEAMLEIDER, vervangt=vervangt("dirk")),
    }
    assert wie(Rol.DIRECTEUR_BESTUURDER, register) == [Ontvanger("dirk")]
    assert wie(Rol.TEAMLEIDER, register) == [Ontvanger("eva")]


def test_niemand_krijgt_een_bericht_twee_keer() -> None:
    register = {"t1": persoon(Rol.TEAMLEIDER), "t2": persoon(Rol.TEAMLEIDER, vervangt=vervangt("t1"))}
    assert wie(Rol.TEAMLEIDER, register) == [Ontvanger("t2")]


def test_een_vervanger_van_een_andere_school_krijgt_niets_over_deze_leerling() -> None:
    oc = Rol.ONDERSTEUNINGSCOORDINATOR
    register = {
        "oc": persoon(oc, scholen=["s1"]),
        "ander": persoon(oc, scholen=["s2"], vervangt=vervangt("oc")),
    }
    assert wie(oc, register) == [Ontvanger("oc")]


def test_een_functie_die_niemand_heeft_gaat_naar_beheerder_en_bestuurder_en_valt_op() -> None:
    register = {
        "bea": persoon(Rol.BEHEERDER),
        "dirk": persoon(Rol.DIRECTEUR_BESTUURDER),
        "eva": persoon(Rol.TEAMLEIDER, vervangt=vervangt("dirk")),
    }
    terugval = [Ontvanger("bea", vacant=True), Ontvanger("eva", namens="dirk", vacant=True)]
    leeg = INTERNE_ROLLEN - {Rol.BEHEERDER, Rol.DIRECTEUR_BESTUURDER, Rol.TEAMLEIDER}
    for rol in leeg:
        assert wie(rol, register, {}) == terugval, rol


def test_post_voor_ouders_zonder_toegang_gaat_naar_het_secretariaat() -> None:
    register = {"bea": persoon(Rol.BEHEERDER), "sam": persoon(Rol.SECRETARIAAT)}
    assert wie(Rol.OUDER, register) == [Ontvanger("sam", vacant=True)]
    del register["sam"]
    assert wie(Rol.OUDER, register) == [Ontvanger("bea", vacant=True)]


def test_is_er_niemand_dan_is_het_antwoord_niemand() -> None:
    assert wie(Rol.JURIST, {}) == []


def test_wat_op_naam_is_gaat_naar_die_persoon_en_nooit_naar_een_vervanger() -> None:
    register = {
        "anna": persoon(Rol.BEHANDELAAR),
        "bob": persoon(Rol.BEHANDELAAR, vervangt=vervangt("anna")),
        "sien": persoon(Rol.SECRETARIAAT),
    }
    beloofd = {
        "berichten": [
            {"sjabloon": "kl_afschrift", "aan": ["behandelaar"], "personen": {"behandelaar": ["anna"]}}
        ]
    }
    genoemd = op_naam(beloofd, "kl_afschrift", "behandelaar")
    mensen = Mensen(register)
    assert ontvangers(Rol.BEHANDELAAR, ZAAK, DOSSIER, mensen, DAG, genoemd) == [Ontvanger("anna")]
    weg = ontvangers(Rol.BEHANDELAAR, ZAAK, DOSSIER, mensen, DAG, ["vertrokken"])
    assert weg == [Ontvanger("sien", vacant=True)]
    assert op_naam(beloofd, "kl_binnen", "behandelaar") == []


def test_over_een_besloten_zaak_hoort_alleen_wie_haar_inbracht() -> None:
    """A klacht of one parent is not told to the other; who it was not said to be of, gets it by post."""
    register = {"moeder": persoon(Rol.OUDER), "vader": persoon(Rol.OUDER), "sien": persoon(Rol.SECRETARIAAT)}
    dossier = {"school": None, "betrokkenen": {"moeder": "ouder", "vader": "ouder"}}
    klacht = KRINGEN["klacht"]

    def lezers(**gegevens: str) -> list[str]:
        zaak = {
            "zaak": "z1",
            "workflow": "klacht",
            "gedaan": {"ontvang": {"gegevens": {"klager": "ouder", **gegevens}}},
        }
        return [o.persoon for o in ontvangers(Rol.OUDER, zaak, dossier, Mensen(register), DAG, kring=klacht)]

    assert lezers(klager_persoon="moeder") == ["moeder"]
    assert lezers() == ["sien"]
    dossier["betrokkenen"] = {"moeder": "ouder"}
    assert lezers() == ["moeder"], "een ouder: dan is het van hem of haar"

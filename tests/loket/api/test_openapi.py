"""The OpenAPI document: complete, with examples that fit their schema, and kept by the API under random requests."""

from typing import Any

import jsonschema
import pytest
import schemathesis
from hypothesis import given, settings
from hypothesis.strategies import sampled_from
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from kernproces.rollen import Rol
from loket.api.app import maak_api
from loket.api.tokens import Bereik, maak_token
from tests.hulp.klant import Klant
from tests.loket.api.conftest import NU, Proef, etag

load_all_checks()
# Not positive_data_acceptance: what a random but well-formed request meets is mostly a refusal or an unknown zaak.
GETOETST = CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
        "negative_data_rejection",
        "unsupported_method",
        "allow_header_conformance",
        "ignored_auth",
    ]
)


@pytest.fixture(scope="module")
def document(anna: Klant) -> dict[str, Any]:
    antwoord: dict[str, Any] = anna.get("/openapi.json").json()
    return antwoord


def test_elk_verzoek_heeft_een_voorbeeld_per_formulier_dat_bij_zijn_schema_past(
    document: dict[str, Any], proef: Proef
) -> None:
    gezien = 0
    for pad, bewerkingen in document["paths"].items():
        if "post" not in bewerkingen:
            continue
        (inhoud,) = bewerkingen["post"]["requestBody"]["content"].values()
        past = jsonschema.Draft202012Validator({**inhoud["schema"], "components": document["components"]})
        past.check_schema(past.schema)
        for voorbeeld in inhoud["examples"].values():
            past.validate(voorbeeld["value"])
            gezien += 1
        assert inhoud["examples"], pad
    register = proef.samenstel.kern.register
    namen = register.namen()
    acties = sum(len(register.nieuwste(n).beoordelaar.acties()) for n in namen)
    lijsten = 5  # propose twice, approve, turn down, carry out
    assert gezien == 2 * acties + len(namen) + 3 + lijsten, (
        "elke actie, de vraag ernaar, elk begin, dossier, toch openen, stuk en vernietigingslijsten"
    )


def test_het_document_verwijst_nergens_naar_niets_en_is_zonder_token_te_lezen(
    document: dict[str, Any], proef: Proef
) -> None:
    def verwijzingen(deel: Any) -> set[str]:
        if isinstance(deel, dict):
            eigen = {deel["$ref"]} if isinstance(deel.get("$ref"), str) else set()
            return eigen.union(*(verwijzingen(d) for d in deel.values()))
        return set().union(*(verwijzingen(d) for d in deel)) if isinstance(deel, list) else set()

    namen = {f"#/components/schemas/{naam}" for naam in document["components"]["schemas"]}
    assert verwijzingen(document) <= namen
    assert Klant(maak_api(proef.samenstel)).get("/api/v1/openapi.json").status_code == 200


def test_elk_antwoord_met_een_fout_is_beschreven_als_problem_json(document: dict[str, Any]) -> None:
    for pad, bewerkingen in document["paths"].items():
        goed = "application/octet-stream" if pad.endswith("/inhoud") else "application/json"
        for bewerking in bewerkingen.values():
            for code, antwoord in bewerking["responses"].items():
                assert list(antwoord["content"]) == [goed if code < "300" else "application/problem+json"]
            (nodig,) = bewerking["security"]
            assert set(nodig["token"]) <= set(Bereik)
            assert len(nodig["token"]) == 1


def test_de_namen_volgen_de_ontwerpregels(document: dict[str, Any]) -> None:
    assert document["servers"] == [{"url": "/api/v1"}]
    for pad in document["paths"]:
        assert not pad.endswith("/")
        assert pad == pad.lower()
        namen = {
            "dossiers",
            "zaken",
            "termijnen",
            "berichten",
            "bewijs",
            "bewaarposten",
            "vernietigingslijsten",
        }
        assert pad.split("/")[1] in namen


@pytest.fixture(scope="module")
def bewerkingen(proef: Proef) -> list[Any]:
    """Every operation of the API as schemathesis reads it."""
    proef.zaak("ontvangen", "fuzz")
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", maak_api(proef.samenstel, lambda: NU))
    return [gevonden.ok() for gevonden in schema.get_all_operations()]


def _kop(proef: Proef) -> dict[str, str]:
    return {
        "Authorization": f"Bearer {maak_token(proef.samenstel, 'anna', [Rol.BEHANDELAAR], vandaag=NU.date())}"
    }


@pytest.mark.parametrize("hoe", list(GenerationMode))
def test_een_willekeurig_verzoek_krijgt_een_antwoord_volgens_het_document(
    bewerkingen: list[Any], proef: Proef, hoe: GenerationMode
) -> None:
    kop = _kop(proef)
    for bewerking in bewerkingen:

        @settings(max_examples=12)
        @given(case=bewerking.as_strategy(generation_mode=hoe))
        def vraag(case: Any) -> None:
            case.call_and_validate(headers=kop, checks=GETOETST)

        vraag()


def test_ook_op_een_bestaande_zaak_met_de_juiste_versie(
    bewerkingen: list[Any], proef: Proef, anna: Klant
) -> None:
    kop = _kop(proef)
    acties = [a["actie"] for a in anna.get("/zaken/fuzz/acties").json()["acties"]]
    for bewerking in bewerkingen:
        if "{zaak}" not in bewerking.path:
            continue

        @settings(max_examples=30)
        @given(case=bewerking.as_strategy(), actie=sampled_from(acties))
        def vraag(case: Any, actie: str) -> None:
            case.path_parameters["zaak"] = "fuzz"
            if "actie" in case.path_parameters:
                case.path_parameters["actie"] = actie
            antwoord = case.call(headers=kop | etag(anna, "fuzz"))
            case.validate_response(antwoord, checks=GETOETST[:5])

        vraag()

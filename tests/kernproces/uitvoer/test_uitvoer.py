"""A declaration as text, JSON, Mermaid and SCXML: each shows the same graph."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from xml.parsers import expat

import jsonschema
import pytest

from kernproces.taal.workflow import Workflow
from kernproces.uitvoer.gegevens import als_json
from kernproces.uitvoer.mermaid import mermaid
from kernproces.uitvoer.scxml import scxml
from kernproces.uitvoer.tekst import tekst
from kernproces.zaak.situatie import Situatie
from tests.kernproces.deugdelijkheid.proefworkflow import PROEF, Aanvraag
from tests.kernproces.deugdelijkheid.wijzigingen import anders, erbij, stap

Pijl = tuple[str, str, str]
NCNAAM = re.compile(r"[A-Za-z_][\w.-]*\Z", re.ASCII)
HEROPEND = erbij(stap("heropen", "ingetrokken", "ontvangen", na_afloop=True))


def pijlen(w: Workflow) -> set[Pijl]:
    return {(van, o.actie, o.naar) for o in w.overgangen if o.naar is not None for van in o.van}


class ScxmlLezer:
    """Reads SCXML with expat, knowing nothing of how it was written; refuses what the standard forbids."""

    def __init__(self, document: str) -> None:
        self.toestanden: dict[str, str] = {}
        self.pijlen: set[Pijl] = set()
        self.intern: set[tuple[str, str]] = set()
        self.begin = ""
        self._pad: list[tuple[str, str]] = []
        lezer = expat.ParserCreate(namespace_separator=" ")
        lezer.StartElementHandler = self._open
        lezer.EndElementHandler = lambda _naam: self._pad.pop()
        lezer.Parse(document, True)
        assert self.begin in self.toestanden
        assert {naar for _, _, naar in self.pijlen} <= set(self.toestanden)

    def _open(self, naam: str, kenmerken: Mapping[str, str]) -> None:
        ruimte, _, soort = naam.rpartition(" ")
        assert ruimte == "http://www.w3.org/2005/07/scxml"
        if soort == "scxml":
            assert (kenmerken["version"], self._pad) == ("1.0", [])
            self.begin = kenmerken["initial"]
        elif soort in {"state", "final"}:
            assert self._pad[-1][0] == "scxml"
            assert NCNAAM.match(kenmerken["id"])
            assert kenmerken["id"] not in self.toestanden
            self.toestanden[kenmerken["id"]] = soort
        else:
            assert soort == "transition"
            assert self._pad[-1][0] == "state", "een final heeft geen overgangen"
            self._lees(self._pad[-1][1], kenmerken)
        self._pad.append((soort, kenmerken.get("id", "")))

    def _lees(self, van: str, kenmerken: Mapping[str, str]) -> None:
        if "target" in kenmerken:
            self.pijlen.add((van, kenmerken["event"], kenmerken["target"]))
        else:
            self.intern.add((van, kenmerken["event"]))


@pytest.mark.parametrize("workflow", [PROEF, HEROPEND], ids=["gewoon", "heropend"])
def test_een_vreemde_lezer_ziet_in_scxml_dezelfde_graaf(workflow: Workflow) -> None:
    gelezen = ScxmlLezer(scxml(workflow))
    assert gelezen.begin == workflow.begin
    assert set(gelezen.toestanden) == set(workflow.toestanden)
    assert gelezen.pijlen == pijlen(workflow)
    assert gelezen.intern == {(van, o.actie) for o in workflow.overgangen if o.naar is None for van in o.van}
    verlaatbaar = {van for van, _, _ in pijlen(workflow)}
    assert {t for t, soort in gelezen.toestanden.items() if soort == "final"} == set(
        workflow.einde
    ) - verlaatbaar


def test_scxml_verdraagt_tekens_van_xml_in_titels() -> None:
    gelezen = ScxmlLezer(
        scxml(replace(anders("dien_in", titel='Indienen <"A" & B>'), titel="Verzoek & bezwaar"))
    )
    assert gelezen.pijlen == pijlen(PROEF)


@pytest.mark.parametrize("workflow", [PROEF, HEROPEND], ids=["gewoon", "heropend"])
def test_het_mermaid_diagram_toont_dezelfde_graaf(workflow: Workflow) -> None:
    diagram = mermaid(workflow)
    assert diagram.startswith("stateDiagram-v2\n")
    gelezen = set(re.findall(r"^    (\w+) --> (\w+) : (\w+)", diagram, re.MULTILINE))
    assert {(van, actie, naar) for van, naar, actie in gelezen} == pijlen(workflow)
    assert set(re.findall(r'^    state "[^"]*" as (\w+)$', diagram, re.MULTILINE)) == set(workflow.toestanden)
    assert re.findall(r"^    \[\*\] --> (\w+)", diagram, re.MULTILINE) == [workflow.begin]
    assert set(re.findall(r"^    (\w+) --> \[\*\]", diagram, re.MULTILINE)) == {
        *workflow.einde,
        *workflow.besluiten,
    }


def test_mermaid_verdraagt_leestekens_in_titels() -> None:
    diagram = mermaid(replace(PROEF, toestanden={**PROEF.toestanden, "concept": 'Concept: "1"; #2'}))
    assert "state \"Concept, '1', 2\" as concept" in diagram


def test_de_tekst_zegt_per_toestand_wie_aan_de_beurt_is_en_wat_er_kan() -> None:
    blok = tekst(PROEF).split("\nBeoordeeld\n")[1].split("\n\n")[0]
    assert "Aan de beurt: directeur-bestuurder: Beslissen" in blok
    assert "Klok: termijn D.NORM (D.NORM)" in blok
    assert (
        "* Beslissen [beslis] -> Verleend; directeur-bestuurder, als: De onderbouwing is voldoende." in blok
    )
    assert "* Intrekken [trek_in] -> Ingetrokken; bevoegd gezag" in blok


def test_de_tekst_noemt_van_elke_actie_alles_wat_telt() -> None:
    uitvoer = tekst(PROEF)
    for zin in (
        "Eis: Het besluit heeft een motivering. (Awb 3:46)",
        "Een ander dan: Advies: wie dat deed",
        "Termijn: verzet D.NORM (Awb 7:10)",
        "Termijn: zet stil: D.NORM (Awb 4:15 lid 1)",
        "Termijn: start D.HERSTEL",
        "Bericht: besluit aan ouder, bevoegd gezag",
        "Bewijs: 3.1.2, met motivering, stukken.afdruk",
        "Nummer: het volgende uit nummers",
        "Zodra: Adviezen gereed",
        "Zodra: termijn D.CONCEPT verstreken (D.CONCEPT)",
        "de zaak eindigt pas na: Bekendmaken",
        "D.NORM: termijn D.NORM: 6 weken, wettelijk (Awb 4:13)",
    ):
        assert zin in uitvoer, zin
    assert "None" not in uitvoer
    assert max(map(len, uitvoer.splitlines())) <= 110


def test_wat_overal_kan_staat_een_keer_in_de_tekst() -> None:
    overal = erbij(stap("noteer", tuple(PROEF.toestanden), None, na_afloop=True))
    assert tekst(overal).count("[noteer]; behandelaar") == 1
    assert "Van: elke toestand" in tekst(overal)
    assert "noteer" not in mermaid(overal)


def test_de_json_geeft_een_scenarioschrijver_velden_en_soorten() -> None:
    actie = json.loads(json.dumps(als_json(PROEF)))["acties"]["dien_in"]
    velden = {v["naam"]: v for v in actie["velden"]}
    assert {n: (v["soort"], v["verplicht"], v["categorie"]) for n, v in velden.items()} == {
        "datum": ("datum", True, "open"),
        "reden_eerder": ("tekst", False, "persoonsgegeven"),
        "motivering": ("tekst", True, "gezondheidsgegeven"),
        "stukken": ("lijst", True, "open"),
        "compleet": ("ja_nee", True, "open"),
    }
    assert (actie["door"], actie["van"], actie["naar"]) == (["bevoegd_gezag"], ["concept"], ["ontvangen"])


def test_het_voorbeeld_past_in_het_schema_dat_de_json_geeft(situatie: Situatie) -> None:
    schema = als_json(PROEF)["acties"]["dien_in"]["schema"]
    voorbeeld = json.loads(json.dumps(Aanvraag.voorbeeld(situatie), default=str))
    jsonschema.Draft202012Validator(schema).validate(voorbeeld)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate({**voorbeeld, "stukken": [{"naam": "plan"}]})


def test_elke_actie_staat_in_de_json_ook_de_start() -> None:
    assert list(als_json(PROEF)["acties"]) == ["start", *PROEF.acties]

"""The words: every message has them, they fit the forms they quote, and they keep to the tone of the house."""

import dataclasses
import re
from itertools import product

import pytest
from jinja2 import meta, nodes
from jinja2.sandbox import SandboxedEnvironment

from kernproces.rollen import BUITENROLLEN, Rol
from kernproces.taal.formulier import Categorie
from kernproces.taal.workflow import Workflow
from notificaties.gegevens import Beurt, Briefgegevens, Dwangsomregel, Lijstregel, Termijnregel, Zaakfeiten
from notificaties.opmaak import maak_op
from notificaties.sjablonen import SJABLONEN, VERSIES, SjabloonFout, maak, van_versie
from tests.notificaties.bureau import SWV
from workflows.register import WORKFLOWS as REGISTER
from workflows.termijnen.catalogus import CATALOGUS

WORKFLOWS = tuple(versies[-1] for versies in REGISTER.values())
NAAM = "Zevenster-Ballonvaart"
DWANGSOM = Dwangsomregel(46, 23, 1442, "maandag 16 november 2026", "maandag 30 november 2026")
TERMIJN = Termijnregel(
    titel="norm voor het besluit",
    uiterlijk="maandag 13 april 2026",
    dagen=14,
    nog="Nog 14 dagen",
    grondslag="norm B1",
    stand="lopend",
    na_afloop="",
    afleiding=("maandag 2 maart 2026: Aanvraag ontvangen (Awb 2:20)",),
    dwangsom=DWANGSOM,
)
FEITEN = {
    "naar_swv": "VO0000", "ontbreekt": [{"stuk": "iq_onderzoek"}], "uiterlijk": "2026-03-16", "stukken": [{"stuk": "plan"}],
    "functie": "orthopedagoog", "wie": "ouders", "nieuwe_datum": "2026-06-01", "dagen": 14, "grond": "4:15-2b",
    "verwacht_einde": "2026-03-16", "oorzaak": "verzoek", "planversie": 2, "volgende_evaluatie": "2026-06-01",
    "herbeoordeling": "2026-06-01", "gesprek_op": "2026-05-01", "aantal": 3, "onderwerp": "jaarverslag",
    "kwartaal": "2026-K3", "peildatum": "2026-09-30",
    "behandelwijze": "commissie", "ombudsman": "De Nationale ombudsman.", "ontvangen_op": "2026-07-01", "voorstel": "gegrond",
    "oordeel": "gegrond", "patroon": "op_zichzelf", "soort": "verkeerde_ontvanger", "resultaat": "gestopt", "risico": "hoog",
    "gemeld_op": "2026-12-25T10:00:00+01:00", "advies_commissie": "gegrond", "besluit_zaak": "Z-2026-0002",
    "van": "2026-02-01", "tot": "2026-03-01", "omvang": 4, "zaad": "loterij-4711",
    "behandeling": "commissie", "verzuimen": ["gronden"], "hoorzitting_op": "2026-05-13", "strekking": "ongegrond",
    "uitkomst": "gegrond", "nieuw_besluit": "ja", "reden": "thuiszit", "vanaf": "2027-08-01",
}  # fmt: skip
ALLE_TERMIJNEN = {
    **dict.fromkeys(CATALOGUS, TERMIJN),
    **{naam: TERMIJN for w in WORKFLOWS for naam in w.termijnen},
}
FEITEN |= {"wat": "code-app losgemaakt", "als": "behandelaar", "dossier": "D-2026-0001", "minuten": 30}
EIGEN = {"noodinzage": {"grond": "een collega valt uit"}}  # the same word means something else there
EERDER = {"plan": {"gesprek_op": "2026-04-01"}}
BEURT = Beurt("secretariaat", "Besluit bekendmaken", frozenset({"secretariaat"}))


def gegevens(rol: Rol = Rol.OUDER, **anders: object) -> Briefgegevens:
    """A full context; single facts may be replaced."""
    zaak = Zaakfeiten(
        kenmerk="Z-2026-0001",
        procedure="TLV-aanvraag",
        stap="Aanvraag indienen",
        gebeurd_op="maandag 2 maart 2026",
        toestand="Ontvangen",
        school="De Kantelaar",
        link="http://loket.example/zaken/Z-2026-0001",
        termijn=TERMIJN,
        termijnen=ALLE_TERMIJNEN,
        feiten=FEITEN,
        eerder=EERDER,
        beurt=BEURT,
        lijst=(
            Lijstregel("Z-2026-0002", "norm", "maandag 13 april 2026", True, "dinsdag 14 april 2026", 46),
        ),
        organisatie=SWV,
    )
    velden = {v.name for v in dataclasses.fields(Zaakfeiten)}
    zaak = dataclasses.replace(zaak, **{k: v for k, v in anders.items() if k in velden})  # type: ignore[arg-type]
    lezer: dict[str, object] = {"namens": None, "vacant": False} | {
        k: v for k, v in anders.items() if k not in velden
    }
    return Briefgegevens(
        zaak,
        ontvanger=NAAM,
        rol=rol.titel,
        rolcode=rol.value,
        buiten=rol in BUITENROLLEN,
        **lezer,  # type: ignore[arg-type]
    )


ZONDER_ZAAK = {
    "weeklijst",
    "dagoverzicht",
    "noodinzage",
    "uitnodiging",
    "account_gewijzigd",
    "account_vorig_adres",
}


def berichten(workflow: Workflow) -> set[tuple[str, Rol, str]]:
    """Every message of a declaration: template, reader, and the action or rung that causes it."""
    stappen = (workflow.start, *workflow.overgangen)
    gewoon = (Rol.BEHANDELAAR,)  # stands for whoever is named in person
    uit = {
        (b.sjabloon, rol, o.actie)
        for o in stappen
        for b in o.bericht
        for rol in b.aan or (gewoon if b.personen else ())
    }
    treden = (t for soort in workflow.termijnen.values() for t in soort.ladder)
    return uit | {(t.sjabloon, rol, "") for t in treden for rol in t.aan}


def test_elk_bericht_van_elke_procedure_en_elke_termijn_heeft_een_sjabloon() -> None:
    nodig = {sjabloon for w in WORKFLOWS for sjabloon, _, _ in berichten(w)}
    nodig |= {t.sjabloon for soort in CATALOGUS.values() for t in soort.ladder if t.aan}
    assert nodig - set(SJABLONEN) == set()
    assert set(SJABLONEN) - nodig == ZONDER_ZAAK


@pytest.mark.parametrize("naam", SJABLONEN)
def test_elk_sjabloon_is_voor_elke_lezer_een_hele_brief(naam: str) -> None:
    feiten = FEITEN | EIGEN.get(naam, {})
    for rol, beurt, vacant, namens in product(Rol, (BEURT, None), (True, False), ("Dirk Oosterwold", None)):
        brief = maak_op(
            SJABLONEN[naam], gegevens(rol, beurt=beurt, vacant=vacant, namens=namens, feiten=feiten)
        )
        assert "Z-2026-0001" in brief.onderwerp or naam in ZONDER_ZAAK
        assert f"Beste {NAAM}," in brief.tekst
        assert "http://loket.example" in brief.tekst
        assert SWV.email in brief.tekst
        assert "\n\n\n" not in brief.tekst
        assert not re.search(r"\{|\}|None|Undefined| ,| \.(?!\d)", brief.tekst), brief.tekst


@pytest.mark.parametrize("naam", SJABLONEN)
def test_geen_onderwerp_kan_een_naam_noemen(naam: str) -> None:
    boom = SandboxedEnvironment().parse(SJABLONEN[naam].onderwerp)
    assert meta.find_undeclared_variables(boom) <= {"kenmerk", "procedure", "stap"}
    brief = maak_op(
        SJABLONEN[naam],
        gegevens(namens=NAAM, school=NAAM, feiten={**FEITEN, **EIGEN.get(naam, {}), "wie": NAAM}),
    )
    assert NAAM not in brief.onderwerp


def test_een_onderwerp_dat_toch_een_naam_wil_noemen_mislukt() -> None:
    stout = maak("stout", "onderwerp: Beste {{ ontvanger }}\n---\nTekst")
    with pytest.raises(SjabloonFout, match=r"Sjabloon stout versie .* lukt niet: 'ontvanger' is undefined"):
        maak_op(stout, gegevens())


@pytest.mark.parametrize("naam", SJABLONEN)
def test_de_toon_is_rustig_en_zonder_verwijt(naam: str) -> None:
    woorden = re.sub(r"\{[%{].*?[%}]\}", "", SJABLONEN[naam].bron)
    assert not re.search(
        r"!|helaas|sorry|\bje\b|\bjij\b|\bjouw\b|\bmiddels\b|\bindien\b|\bdient te\b", woorden, re.IGNORECASE
    )
    zinnen = re.split(r"(?<=[.?:])\s+", woorden.partition("[[inhoud]]")[0])
    assert [z for z in zinnen if len(z.split()) > 32] == []


def _genoemd(naam: str, variabele: str) -> set[str]:
    """The names of which a template takes an attribute or item of `variabele`."""
    boom = SandboxedEnvironment().parse(SJABLONEN[naam].inhoud.replace("| dag", "").replace("| woorden", ""))
    velden = {n.attr for n in boom.find_all(nodes.Getattr) if _is(n.node, variabele)}
    sleutels = {
        n.arg.value
        for n in boom.find_all(nodes.Getitem)
        if _is(n.node, variabele) and isinstance(n.arg, nodes.Const)
    }
    return (velden | sleutels) - {"values"}  # all of them, whatever their names


def _is(knoop: nodes.Node, naam: str) -> bool:
    return isinstance(knoop, nodes.Name) and knoop.name == naam


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda w: w.naam)
def test_een_sjabloon_noemt_alleen_open_velden_van_de_stap_die_het_verstuurt(workflow: Workflow) -> None:
    for sjabloon, _, actie in berichten(workflow):
        if not actie:
            assert _genoemd(sjabloon, "feiten") == set()
            continue
        velden = workflow.formulier(actie).model_fields
        for veld in _genoemd(sjabloon, "feiten"):
            extra = velden[veld].json_schema_extra
            assert isinstance(extra, dict), f"{sjabloon}: {veld}"
            assert extra.get("categorie", Categorie.OPEN) == Categorie.OPEN, f"{sjabloon}: {veld}"


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda w: w.naam)
def test_een_sjabloon_noemt_alleen_termijnen_van_zijn_procedure(workflow: Workflow) -> None:
    for sjabloon in {s for s, _, actie in berichten(workflow) if actie}:
        assert _genoemd(sjabloon, "termijnen") <= set(workflow.termijnen), sjabloon


def test_een_andere_tekst_is_een_andere_versie() -> None:
    a, b = (maak("x", f"onderwerp: x\n---\n{tekst}") for tekst in ("een", "twee"))
    assert a.versie != b.versie
    assert maak("x", a.bron) == a
    assert len(set(VERSIES.values())) == len(SJABLONEN)


def test_een_versie_die_er_niet_meer_is_geeft_nooit_een_andere_tekst() -> None:
    assert van_versie("weeklijst", VERSIES["weeklijst"]) is SJABLONEN["weeklijst"]
    with pytest.raises(SjabloonFout, match="weeklijst versie 000000000000 is er niet meer"):
        van_versie("weeklijst", "000000000000")


@pytest.mark.parametrize("bron", ["", "Beste", "onderwerp: x\nBeste", "---\nBeste"])
def test_een_bestand_zonder_onderwerp_wordt_geweigerd_bij_het_laden(bron: str) -> None:
    with pytest.raises(SjabloonFout, match="Sjabloon x: verwacht eerst een regel"):
        maak("x", bron)


def test_een_mislukt_sjabloon_noemt_zichzelf_en_niet_de_gegevens() -> None:
    stuk = maak("stuk", "onderwerp: x\n---\n{{ feiten.wie.leeftijd }}")
    with pytest.raises(SjabloonFout, match="Sjabloon stuk versie") as fout:
        maak_op(stuk, gegevens(feiten={"wie": NAAM}))
    assert NAAM not in str(fout.value)


def test_een_sjabloon_kan_de_gegevens_niet_veranderen() -> None:
    stout = maak("stout", "onderwerp: x\n---\n{{ feiten.update({'wie': 1}) }}")
    with pytest.raises(SjabloonFout):
        maak_op(stout, gegevens())

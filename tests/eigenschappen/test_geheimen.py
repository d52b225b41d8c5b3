"""Een ingevuld formulier uit elkaar en weer in elkaar: niets gaat verloren, en wat vertrouwelijk is komt niet in het open deel."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import create_model

from kernproces.taal.formulier import (
    GEZONDHEID,
    OPEN,
    PERSOON,
    Categorie,
    Formulier,
    Groep,
    Vingerafdruk,
    veld,
)
from kernproces.vertrouwelijk.geheimen import gemerkt, plan_van, splits, voeg_samen

MERKTEKENS = {PERSOON: "PERSOONLIJK", GEZONDHEID: "GEZONDHEIDSZAAK"}
Velden = dict[str, tuple[str, Any]]  # name -> what it is, and its category or the fields of its group
NAMEN = ["naam", "reden", "functie", "besluit", "periode"]


def velden(dieper: st.SearchStrategy[Velden] | None) -> st.SearchStrategy[Velden]:
    soorten: list[st.SearchStrategy[tuple[str, Any]]] = [
        st.tuples(st.sampled_from(["tekst", "leeg", "reeks"]), st.sampled_from(list(Categorie))),
        st.tuples(st.just("afdruk"), st.just(OPEN)),
        st.tuples(st.just("afdrukken"), st.just(OPEN)),
    ]
    if dieper is not None:
        soorten.append(st.tuples(st.just("groep"), dieper))
    return st.dictionaries(st.sampled_from(NAMEN), st.one_of(soorten), min_size=1, max_size=4)


PLAT = velden(None)
EEN_DIEP = velden(PLAT)
TWEE_DIEP = velden(EEN_DIEP)


def model_van(vorm: Velden, basis: type[Groep] = Formulier) -> type[Groep]:
    delen: dict[str, Any] = {}
    for naam, (soort, wat) in vorm.items():
        if soort == "groep":
            delen[naam] = (list[model_van(wat, Groep)], veld(naam, OPEN))  # type: ignore[misc]
        elif soort in ("afdruk", "afdrukken"):
            annotatie: Any = Vingerafdruk if soort == "afdruk" else list[Vingerafdruk]
            delen[naam] = (annotatie, veld(naam, OPEN, afdruk=True))
        else:
            annotatie = {"tekst": str, "leeg": str | None, "reeks": list[str]}[soort]
            delen[naam] = (annotatie, veld(naam, wat, **({"standaard": None} if soort == "leeg" else {})))
    return create_model("Vorm", __base__=basis, **delen)


def vulling(data: st.DataObject, vorm: Velden) -> dict[str, Any]:
    """Filled in as it is written to the history: what was left empty is not there."""
    uit: dict[str, Any] = {}
    for naam, (soort, wat) in vorm.items():
        aantal = data.draw(st.integers(0, 3))
        if soort == "groep":
            uit[naam] = [vulling(data, wat) for _ in range(aantal)]
        elif soort == "afdruk":
            uit[naam] = f"{aantal:064x}"
        elif soort == "afdrukken":
            uit[naam] = [f"{n:064x}" for n in range(aantal)]
        else:
            tekst = f"{MERKTEKENS.get(wat, 'openbaar')} {aantal}"
            if soort == "reeks":
                uit[naam] = [tekst] * aantal
            elif soort == "tekst" or aantal:
                uit[naam] = tekst
    return uit


def heen_en_terug(data: st.DataObject, vorm: Velden) -> None:
    model, waarden = model_van(vorm), vulling(data, vorm)
    model.model_validate(waarden)
    assert voeg_samen(*splits(model, waarden)) == waarden


@settings(max_examples=80)
@given(data=st.data(), vorm=EEN_DIEP)
def test_uit_elkaar_en_weer_in_elkaar_is_hetzelfde_formulier(data: st.DataObject, vorm: Velden) -> None:
    heen_en_terug(data, vorm)


@settings(max_examples=80)
@given(data=st.data(), vorm=TWEE_DIEP)
def test_ook_een_groep_in_een_groep_komt_heel_terug(data: st.DataObject, vorm: Velden) -> None:
    heen_en_terug(data, vorm)


@settings(max_examples=80)
@given(data=st.data(), vorm=TWEE_DIEP)
def test_geen_vertrouwelijke_waarde_staat_in_het_open_deel_en_elke_categorie_houdt_de_hare(
    data: st.DataObject, vorm: Velden
) -> None:
    waarden = vulling(data, vorm)
    open_, geheim = splits(model_van(vorm), waarden)
    assert set(geheim) <= {PERSOON.value, GEZONDHEID.value}
    for categorie, merkteken in MERKTEKENS.items():
        assert merkteken not in json.dumps(open_)
        buiten = {c: deel for c, deel in geheim.items() if c != categorie.value}
        assert merkteken not in json.dumps(buiten)
        gevuld = json.dumps(waarden).count(merkteken)
        assert json.dumps(geheim.get(categorie.value, {})).count(merkteken) == gevuld


@settings(max_examples=80)
@given(data=st.data(), vorm=TWEE_DIEP)
def test_het_open_deel_houdt_de_vorm_die_een_eis_leest(data: st.DataObject, vorm: Velden) -> None:
    """A list of groups keeps its length, whatever in it is confidential."""
    waarden = vulling(data, vorm)
    model = model_van(vorm)
    open_, _ = splits(model, waarden)
    for naam, categorie, _, groep in plan_van(model):
        if groep is not None:
            assert len(open_[naam]) == len(waarden[naam])
        elif categorie is OPEN:
            assert open_.get(naam) == waarden.get(naam)
        else:
            assert naam not in open_


@settings(max_examples=80)
@given(data=st.data(), vorm=TWEE_DIEP)
def test_geen_enkele_vingerafdruk_van_een_stuk_komt_onbedekt_in_de_historie(
    data: st.DataObject, vorm: Velden
) -> None:
    form = model_van(vorm).model_validate(vulling(data, vorm))
    bedekt = gemerkt(form, lambda afdruk: f"bedekt-{afdruk[-1]}")
    voor, na = (json.dumps(f.model_dump(mode="json")) for f in (form, bedekt))
    assert "0" * 63 not in na
    assert na.count("bedekt-") == voor.count("0" * 63)
    assert json.dumps(form.model_dump(mode="json")) == voor, "het formulier zelf blijft zoals het was"
    assert na.replace("bedekt-", "0" * 63) == voor, "en verder verandert er niets"

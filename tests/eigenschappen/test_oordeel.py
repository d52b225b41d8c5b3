"""Wie er ook vraagt en wat hij ook invult: een weigering heeft een norm en een remedie, en verklapt niets."""

import json
from copy import deepcopy
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kernproces.rollen import Rol
from kernproces.taal.formulier import Categorie, Groep
from kernproces.taal.formuliertaal import OnbekendVeldError
from kernproces.taal.workflow import Workflow
from kernproces.vertrouwelijk.geheimen import plan_van
from kernproces.zaak.oordeel import Oordeel
from tests.hulp.wereld import Wereld, voortgang_van
from workflows.kernproces import KERNPROCES
from workflows.tlv import TLV

MERKTEKEN = "ZEERVERTROUWELIJK"
TOT = {
    "tlv": (TLV, ("dien_in", "verklaar_compleet", "breng_advies_uit", "breng_advies_uit", "stel_concept_op", "verleen", "maak_bekend")),
    "kernproces": (KERNPROCES, ("start_intake", "rond_intake_af", "stel_risico_vast", "bevestig_capaciteit", "keur_haalbaar")),
}  # fmt: skip


@cache
def onderweg() -> list[tuple[Workflow, Wereld]]:
    """The same zaak after each of its steps."""
    beelden = []
    for workflow, acties in TOT.values():
        w = Wereld()
        assert w.start(workflow, "a") == []
        beelden.append((workflow, deepcopy(w)))
        for nr, actie in enumerate(acties):
            w.doe("a", actie, "deskundige-2" if actie in acties[:nr] else "")
            beelden.append((workflow, deepcopy(w)))
    return beelden


def met_merkteken(model: type[Groep], waarden: dict[str, Any]) -> dict[str, Any]:
    """Every confidential field that can hold text, filled with the mark."""
    uit = dict(waarden)
    for naam, categorie, _, groep in plan_van(model):
        if groep is not None and isinstance(uit.get(naam), list):
            uit[naam] = [met_merkteken(groep, regel) for regel in uit[naam]]
        elif categorie is not Categorie.OPEN and groep is None:
            uit[naam] = f"{MERKTEKEN} {naam}"
    return uit


BREUKEN = (
    lambda v: None,
    lambda v: [v],
    lambda v: {"waarde": v},
    lambda v: v * 500 if isinstance(v, str) else v,  # far too long
    lambda v: f"{v}\x00" if isinstance(v, str) else v,
    lambda v: [],
    lambda v: 10**30,
)

waar = st.integers(0, sum(len(acties) + 1 for _, acties in TOT.values()) - 1)
rol = st.sampled_from([r for r in Rol if r is not Rol.SYSTEEM])
kiezen = st.data()


def vraag(data: st.DataObject, workflow: Workflow, w: Wereld) -> Oordeel | str:
    """Somebody in some role asks for some action, with some fields broken. Text: a mistake of the caller."""
    wie = data.draw(st.sampled_from([*w.mensen, "onbekende"]), "wie")
    als = data.draw(
        st.just(Rol(wie)) if wie in set(Rol) and data.draw(st.booleans(), "eigen rol") else rol, "als"
    )
    actie = data.draw(st.sampled_from(voortgang_van(workflow).beoordelaar.acties()), "actie")
    s = w.situatie(w.zaken["a"], actie, wie, als)
    model = workflow.formulier(actie)
    ruw = met_merkteken(model, json.loads(json.dumps(model.voorbeeld(s))))
    for veld in data.draw(
        st.lists(st.sampled_from(sorted(ruw) or ["geen"]), max_size=2, unique=True), "kapot"
    ):
        ruw[veld] = data.draw(st.sampled_from(BREUKEN))(ruw.get(veld, MERKTEKEN))
    if model.model_fields and data.draw(st.booleans(), "een veld weg"):
        ruw.pop(data.draw(st.sampled_from(sorted(ruw) or ["geen"])), None)
    try:
        return voortgang_van(workflow).beoordelaar.oordeel(s, ruw)
    except OnbekendVeldError as fout:
        return str(fout)


@settings(max_examples=250)
@given(data=kiezen, plek=waar)
def test_een_weigering_heeft_altijd_een_norm_en_een_remedie_en_nooit_vertrouwelijke_inhoud(
    data: st.DataObject, plek: int
) -> None:
    workflow, w = onderweg()[plek]
    stand = json.dumps(w.zaken["a"])
    oordeel = vraag(data, workflow, w)
    assert json.dumps(w.zaken["a"]) == stand, "vragen verandert niets"
    if isinstance(oordeel, str):
        assert MERKTEKEN not in oordeel
        return
    for beletsel in oordeel.beletselen:
        tekst = json.dumps(beletsel.als_gegevens())
        assert MERKTEKEN not in tekst
        assert beletsel.eis
        assert beletsel.reden.endswith((".", "?", "!")), beletsel.reden
        assert beletsel.norm
        assert beletsel.remedie.waarde
        assert beletsel.remedie.zin or beletsel.remedie.soort == "eerst"


@settings(max_examples=100)
@given(data=kiezen, plek=waar)
def test_wie_mag_heeft_de_rol_of_een_mandaat_in_een_toestand_waarin_het_kan(
    data: st.DataObject, plek: int
) -> None:
    """The declaration read by hand, as oracle for an allowed answer."""
    workflow, w = onderweg()[plek]
    oordeel = vraag(data, workflow, w)
    if isinstance(oordeel, str) or not oordeel.mag:
        return
    rij = oordeel.overgang
    assert rij is not None
    assert w.zaken["a"]["toestand"] in rij.van
    assert not w.zaken["a"]["klaar"] or rij.na_afloop
    assert oordeel.naar == (rij.naar or w.zaken["a"]["toestand"])
    assert {e.naam for e in rij.eisen} == set(oordeel.eisen)

"""The example of every form is valid whenever its action is allowed: the docs, the API and the scenario lean on it."""

import copy
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

from kernproces.rollen import Rol
from kernproces.taal.workflow import Workflow
from tests.hulp.wereld import Wereld, voortgang_van
from workflows.afwijking import AFWIJKING
from workflows.arrangement import ARRANGEMENT
from workflows.datalek import DATALEK
from workflows.evaluatie import EVALUATIE
from workflows.gegevens.beoordeling import CAPACITEITSOORTEN
from workflows.kernproces import KERNPROCES
from workflows.klacht import KLACHT
from workflows.kwartaalopgave import KWARTAALOPGAVE
from workflows.opp import OPP
from workflows.register import WORKFLOWS
from workflows.thuiszitter import THUISZITTER
from workflows.tlv import TLV

STAPPEN, MEEST = 30, 100
Gezien = tuple[str, str, str]  # process, state, action
BIJZAAK = {
    "verdaag",
    "draag_over",
    "geef_eigendom_terug",
    "leg_verlies_vast",
    "leg_contact_vast",
    "schort_op",
    "hervat",
    "stel_opp_vast",
}
BIJZAAK |= {
    "spreek_uitstel_af",
    "ingebrekestelling",
    "meld_uitstel",
    "hoor_zienswijze",
    "verzet",
    "vraag_aanvulling",
}
ZELDEN = {
    "noteer",
    "voeg_stuk_toe",
    "geef_vrij",
    "leg_weg",
    "herinner",
    "corrigeer",
    "trek_in",
    "beeindig_voortijdig",
    "weiger",
    "sluit_anders",
    "meld_geschil",
    "verwerk_oordeel",
    "onthoud_instemming",
}


def mogelijk(w: Wereld, zaak: str) -> dict[str, list[tuple[str, Rol]]]:
    """Who may do what now, judged before a form is filled in."""
    beoordelaar = voortgang_van(w.workflows[zaak]).beoordelaar
    gevonden: dict[str, list[tuple[str, Rol]]] = {}
    for actie, rijen in w.workflows[zaak].acties.items():
        hier = [o for o in rijen if w.toestand(zaak) in o.van and not o.vanzelf]
        # Who has a role that no row names, may not: tests/verhalen/test_matrix.py asks them all.
        mogen = [r for r in Rol if any(r in o.rollen or o.mandaten for o in hier)]
        for rol in mogen:
            for wie in [p for p, v in w.mensen.items() if rol.value in v[0]["rollen"]]:
                if beoordelaar.vooraf(w.situatie(w.zaken[zaak], actie, wie, rol)).mag:
                    gevonden.setdefault(actie, []).append((wie, rol))
    return gevonden


def toets_alle_voorbeelden(w: Wereld, zaak: str, keuzes: dict[str, list[tuple[str, Rol]]]) -> None:
    voor = copy.deepcopy(w.zaken[zaak])
    for actie, mensen in keuzes.items():
        for wie, rol in mensen:
            fouten = [f"{b.eis}: {b.reden}" for b in w.geweigerd(zaak, actie, wie, rol)]
            assert fouten == [], f"{actie} door {wie} bij {voor['toestand']}"
    assert w.zaken[zaak] == voor, "oordelen veranderde de zaak"


def kies(munt: random.Random, keuzes: dict[str, list[tuple[str, Rol]]]) -> tuple[str, str, Rol]:
    """Mostly what moves the zaak on; notes and endings seldom."""
    acties = list(keuzes)
    gewicht = [1 if a in ZELDEN else 3 if a in BIJZAAK else 20 for a in acties]
    actie = munt.choices(acties, gewicht)[0]
    return (actie, *munt.choice(keuzes[actie]))


def wandel(w: Wereld, zaken: list[str], munt: random.Random, gezien: set[Gezien]) -> None:
    """Do what is allowed, at random, in these zaken; every example is judged at every moment."""
    for _ in range(STAPPEN):
        for zaak in zaken:
            if zaak not in w.zaken:
                if w.toestand(zaken[0]) in {"uitvoering", "herziening", "afronding"}:
                    assert w.start(EVALUATIE, zaak, hoofdzaak=zaken[0]) == []
                continue
            keuzes = mogelijk(w, zaak)
            toets_alle_voorbeelden(w, zaak, keuzes)
            gezien |= {(w.workflows[zaak].naam, w.toestand(zaak), actie) for actie in keuzes}
            if keuzes:
                actie, wie, rol = kies(munt, keuzes)
                w.doe(zaak, actie, wie, rol)
        w.wacht(munt.choice((0, 0, 0, 1, 3, 15)))


def alle_stappen(*workflows: Workflow) -> set[Gezien]:
    """Every step of every state; taking notice needs an overrun, which not every state can have."""
    rijen = [(w, o) for w in workflows for o in w.overgangen if not o.vanzelf and o.actie != "neem_kennis"]
    return {(w.naam, van, o.actie) for w, o in rijen for van in o.van}


def niet_gezien(hoort: set[Gezien], begin: Callable[[Wereld, int], list[str]]) -> set[Gezien]:
    """Walk after walk until every step that belongs there was seen, or long enough; `make campagne` walks them all."""
    gezien: set[Gezien] = set()
    for zaad in range(MEEST):
        if hoort <= gezien and settings.default is settings.get_profile("suite"):
            break
        w = Wereld()
        wandel(w, begin(w, zaad), random.Random(zaad), gezien)
    return hoort - gezien


@pytest.mark.lang
def test_het_voorbeeld_van_het_kernproces_en_de_evaluatie_past_op_elk_moment() -> None:
    def begin(w: Wereld, _: int) -> list[str]:
        assert w.start(KERNPROCES, "k") == []
        w.doe("k", "registreer_eigendom")  # what belongs to the client can go back in every state
        return ["k", "e"]

    assert niet_gezien(alle_stappen(KERNPROCES, EVALUATIE), begin) == set()


@pytest.mark.parametrize("klant", ["school_voor_leerling", "school"])
def test_het_voorbeeld_past_voor_elke_soort_klant(klant: str) -> None:
    w = Wereld()
    assert w.start(KERNPROCES, "k", klant=klant) == []
    wandel(w, ["k", "e"], random.Random(7), set())


@pytest.mark.lang
def test_het_voorbeeld_van_de_tlv_past_op_elk_moment() -> None:
    def begin(w: Wereld, zaad: int) -> list[str]:
        organisatie = {"codes": ["VO9901", "PO9901"], "bestuursorgaan": True}  # every kind
        w.items["organisatie"]["swv"] = [organisatie]
        if zaad % 5 == 4:  # this school belongs to another SWV
            w.items["scholen"]["school-1"] = [{"soort": "vo", "swv": "VO0001"}]
        assert w.start(TLV, "t", soort=("vso", "pro", "sbo", "so", "lwoo", "vso")[zaad % 6]) == []
        return ["t"]

    assert niet_gezien(alle_stappen(TLV), begin) == set()


# What no walk by examples comes to: a poor effect is not the example's, and sluit_anders chooses verhuisd.
ANDERS = {"vrijstelling", "leeftijd_bereikt", "onterecht"}
ONBEREIKT = {stap for stap in alle_stappen(THUISZITTER) if stap[1] in ANDERS}
ONBEREIKT |= {("afwijking", "maatregel_bepaald", "bepaal_maatregel")}
PARTIJEN = ({"partij": "ouders"}, {"partij": "leerling"})
KLACHTEN = tuple(
    {
        "behandelwijze": ("zonder_commissie", "commissie")[n % 2],
        "beklaagden": ([], ["jurist"], ["kwaliteitsmedewerker", "behandelaar"])[n % 3],
    }
    for n in range(6)
)


WANDELINGEN: tuple[tuple[Workflow, Rol | None, tuple[dict[str, Any], ...]], ...] = (
    (AFWIJKING, None, ({},)),
    (THUISZITTER, None, ({},)),
    (ARRANGEMENT, None, ({},)),
    (OPP, None, PARTIJEN),
    (KWARTAALOPGAVE, Rol.SECRETARIAAT, ({},)),
    (KLACHT, Rol.SECRETARIAAT, KLACHTEN),
    (DATALEK, None, ({},)),
)


@pytest.mark.lang
@pytest.mark.parametrize(("workflow", "rol", "velden"), WANDELINGEN, ids=[r[0].naam for r in WANDELINGEN])
def test_het_voorbeeld_past_op_elk_moment(
    workflow: Workflow, rol: Rol | None, velden: tuple[dict[str, Any], ...]
) -> None:
    def begin(w: Wereld, zaad: int) -> list[str]:
        assert w.start(workflow, "z", rol=rol, **velden[zaad % len(velden)]) == []
        if workflow is KLACHT and zaad == 0:
            w.doe("z", "trek_in")
        return ["z"]

    assert niet_gezien(alle_stappen(workflow) - ONBEREIKT, begin) == set()


def test_het_voorbeeld_van_een_nieuwe_maatregel_past_na_een_onvoldoende_effect() -> None:
    w = Wereld()
    assert w.start(AFWIJKING, "a") == []
    w.loop("a", "beoordeel", "bepaal_maatregel", "voer_uit")
    w.doe("a", "beoordeel_effect", effect="onvoldoende")
    keuzes = mogelijk(w, "a")
    assert "bepaal_maatregel" in keuzes
    assert "voer_uit" not in keuzes
    toets_alle_voorbeelden(w, "a", keuzes)


def test_het_voorbeeld_past_ook_als_er_te_weinig_capaciteit_is() -> None:
    w = Wereld()
    w.items["capaciteit"] = {s: [{"beschikbaar": 0, "eenheid": "stuks"}] for s in CAPACITEITSOORTEN}
    assert w.start(KERNPROCES, "k") == []
    w.loop("k", "start_intake", "rond_intake_af", "stel_risico_vast", "bevestig_capaciteit")
    assert w.toestand("k") == "haalbaarheid"


@pytest.mark.parametrize("workflow", [versies[-1] for versies in WORKFLOWS.values()], ids=lambda w: w.naam)
def test_elk_formulier_noemt_van_elk_voorbeeldveld_de_naam(workflow: Workflow) -> None:
    w = Wereld()
    assert w.start(KERNPROCES, "k") == []
    w.loop("k", "start_intake", "rond_intake_af")
    stand = {**w.zaken["k"], "hoofdzaak": "k"}
    for rij in (workflow.start, *workflow.overgangen):
        if not rij.vanzelf:
            voorbeeld = rij.gegevens.voorbeeld(w.situatie(stand, rij.actie, "behandelaar", Rol.BEHANDELAAR))
            assert set(voorbeeld) <= set(rij.gegevens.model_fields), rij.actie

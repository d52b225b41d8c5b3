"""The example of every form is valid whenever its action is allowed: the docs, the API and the scenario lean on it."""

import copy
import random

import pytest

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

STAPPEN, MEEST = 30, 50
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
        for rol in (
            () if rijen[0].vanzelf or w.toestand(zaak) not in {t for o in rijen for t in o.van} else Rol
        ):
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


def wandel(w: Wereld, zaken: list[str], munt: random.Random, gezien: set[tuple[str, str, str]]) -> None:
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


def alle_stappen(*workflows: Workflow) -> set[tuple[str, str, str]]:
    """Every step of every state; taking notice needs an overrun, which not every state can have."""
    rijen = [(w, o) for w in workflows for o in w.overgangen if not o.vanzelf and o.actie != "neem_kennis"]
    return {(w.naam, van, o.actie) for w, o in rijen for van in o.van}


def test_het_voorbeeld_van_het_kernproces_en_de_evaluatie_past_op_elk_moment() -> None:
    gezien: set[tuple[str, str, str]] = set()
    for zaad in range(MEEST):
        if alle_stappen(KERNPROCES, EVALUATIE) <= gezien:
            break
        w = Wereld()
        assert w.start(KERNPROCES, "k") == []
        w.doe("k", "registreer_eigendom")  # what belongs to the client can go back in every state
        wandel(w, ["k", "e"], random.Random(zaad), gezien)
    assert alle_stappen(KERNPROCES, EVALUATIE) - gezien == set()


@pytest.mark.parametrize("klant", ["school_voor_leerling", "school"])
def test_het_voorbeeld_past_voor_elke_soort_klant(klant: str) -> None:
    w = Wereld()
    assert w.start(KERNPROCES, "k", klant=klant) == []
    wandel(w, ["k", "e"], random.Random(7), set())


def test_het_voorbeeld_van_de_tlv_past_op_elk_moment() -> None:
    gezien: set[tuple[str, str, str]] = set()
    for zaad in range(MEEST):
        if alle_stappen(TLV) <= gezien:
            break
        w = Wereld()
        w.items["organisatie"]["swv"] = [
            {"codes": ["VO9901", "PO9901"], "bestuursorgaan": True}
        ]  # every kind
        if zaad % 5 == 4:  # this school belongs to another SWV
            w.items["scholen"]["school-1"] = [{"soort": "vo", "swv": "VO0001"}]
        assert w.start(TLV, "t", soort=("vso", "pro", "sbo", "so", "lwoo", "vso")[zaad % 6]) == []
        wandel(w, ["t"], random.Random(zaad), gezien)
    assert alle_stappen(TLV) - gezien == set()


def test_het_voorbeeld_van_de_afwijking_past_op_elk_moment() -> None:
    gezien: set[tuple[str, str, str]] = set()
    for zaad in range(MEEST):
        if alle_stappen(AFWIJKING) <= gezien:
            break
        w = Wereld()
        assert w.start(AFWIJKING, "a") == []
        wandel(w, ["a"], random.Random(zaad), gezien)
    assert alle_stappen(AFWIJKING) - gezien == {("afwijking", "maatregel_bepaald", "bepaal_maatregel")}


def test_het_voorbeeld_van_de_thuiszitter_past_op_elk_moment() -> None:
    gezien: set[tuple[str, str, str]] = set()
    for zaad in range(MEEST):
        if alle_stappen(THUISZITTER) <= gezien:
            break
        w = Wereld()
        assert w.start(THUISZITTER, "t") == []
        wandel(w, ["t"], random.Random(zaad), gezien)
    anders = {"vrijstelling", "leeftijd_bereikt", "onterecht"}  # the example of sluit_anders chooses verhuisd
    assert {stap for stap in alle_stappen(THUISZITTER) - gezien if stap[1] not in anders} == set()


def test_het_voorbeeld_van_het_arrangement_past_op_elk_moment() -> None:
    gezien: set[tuple[str, str, str]] = set()
    for zaad in range(MEEST):
        if alle_stappen(ARRANGEMENT) <= gezien:
            break
        w = Wereld()
        assert w.start(ARRANGEMENT, "a") == []
        wandel(w, ["a"], random.Random(zaad), gezien)
    assert alle_stappen(ARRANGEMENT) - gezien == set()


def test_het_voorbeeld_van_het_ontwikkelingsperspectief_past_op_elk_moment() -> None:
    gezien: set[tuple[str, str, str]] = set()
    for zaad in range(MEEST):
        if alle_stappen(OPP) <= gezien:
            break
        w = Wereld()
        assert w.start(OPP, "o", partij=("ouders", "leerling")[zaad % 2]) == []
        wandel(w, ["o"], random.Random(zaad), gezien)
    assert alle_stappen(OPP) - gezien == set()


def test_het_voorbeeld_van_de_kwartaalopgave_past_op_elk_moment() -> None:
    gezien: set[tuple[str, str, str]] = set()
    for zaad in range(MEEST):
        if alle_stappen(KWARTAALOPGAVE) <= gezien:
            break
        w = Wereld()
        assert w.start(KWARTAALOPGAVE, "k", rol=Rol.SECRETARIAAT) == []
        wandel(w, ["k"], random.Random(zaad), gezien)
    assert alle_stappen(KWARTAALOPGAVE) - gezien == set()


def test_het_voorbeeld_van_een_nieuwe_maatregel_past_na_een_onvoldoende_effect() -> None:
    w = Wereld()
    assert w.start(AFWIJKING, "a") == []
    w.loop("a", "beoordeel", "bepaal_maatregel", "voer_uit")
    w.doe("a", "beoordeel_effect", effect="onvoldoende")
    keuzes = mogelijk(w, "a")
    assert "bepaal_maatregel" in keuzes
    assert "voer_uit" not in keuzes
    toets_alle_voorbeelden(w, "a", keuzes)


def test_het_voorbeeld_van_de_klacht_past_op_elk_moment() -> None:
    gezien: set[tuple[str, str, str]] = set()
    for zaad in range(MEEST):
        if alle_stappen(KLACHT) <= gezien:
            break
        w = Wereld()
        velden = {
            "behandelwijze": ("zonder_commissie", "commissie")[zaad % 2],
            "beklaagden": ([], ["jurist"], ["kwaliteitsmedewerker", "behandelaar"])[zaad % 3],
        }
        assert w.start(KLACHT, "kl", "secretariaat", Rol.SECRETARIAAT, **velden) == []
        if zaad == 0:
            w.doe("kl", "trek_in")
        wandel(w, ["kl"], random.Random(zaad), gezien)
    assert alle_stappen(KLACHT) - gezien == set()


def test_het_voorbeeld_van_het_datalek_past_op_elk_moment() -> None:
    gezien: set[tuple[str, str, str]] = set()
    for zaad in range(MEEST):
        if alle_stappen(DATALEK) <= gezien:
            break
        w = Wereld()
        assert w.start(DATALEK, "dl") == []
        wandel(w, ["dl"], random.Random(zaad), gezien)
    assert alle_stappen(DATALEK) - gezien == set()


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

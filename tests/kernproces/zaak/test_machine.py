"""De ene deur naar `transitions`: wat de declaratie niet noemt, kan niet, en niets blijft achter."""

import gc
import threading
import weakref
from dataclasses import replace
from enum import StrEnum
from types import SimpleNamespace
from typing import Any

import pytest

from kernproces.rollen import Rol
from kernproces.taal.eis import voorwaarde
from kernproces.taal.formulier import Leeg
from kernproces.taal.overgang import Overgang, handeling, overgang
from kernproces.taal.workflow import Workflow
from kernproces.zaak.machine import GeenOvergangError, Toestandsmachine
from workflows.kernproces import KERNPROCES
from workflows.tlv import TLV


class T(StrEnum):
    """The member names differ from the values on purpose."""

    IN_HUIS = "binnen"
    DE_DEUR_UIT = "buiten"
    TERUG = "retour"


@voorwaarde
def is_compleet(s: Any) -> bool:
    """Alles is er."""
    return bool(s.compleet)


@voorwaarde
def kapot(s: Any) -> bool:
    """Kijkt naar een gegeven dat er niet is."""
    return bool({}["bestaat_niet"])


def stap(actie: str, van: T, naar: T | None, **rest: Any) -> Overgang:
    return overgang(actie, van, naar, door=Rol.BEHANDELAAR, gegevens=Leeg, titel=actie, **rest)


LUS = stap("keer_terug", T.TERUG, T.TERUG)
VERZEND = stap("verzend", T.IN_HUIS, T.DE_DEUR_UIT, wanneer=is_compleet)
NIET_VERZONDEN = handeling(
    "verzend", T.IN_HUIS, door=Rol.BEHANDELAAR, gegevens=Leeg, titel="Nog niet verzonden"
)
POST = Workflow(
    naam="post",
    versie=3,
    titel="Post",
    toestanden={T.IN_HUIS: "Binnen", T.DE_DEUR_UIT: "Buiten", T.TERUG: "Retour"},
    begin=T.IN_HUIS,
    start=overgang("start", (), T.IN_HUIS, door=Rol.BEHANDELAAR, gegevens=Leeg, titel="Begin"),
    overgangen=(
        VERZEND,
        NIET_VERZONDEN,
        stap("alleen_compleet", T.IN_HUIS, T.TERUG, wanneer=is_compleet),
        LUS,
    ),
)


class Vraag:
    """A situation that can be watched."""

    def __init__(self, *, compleet: bool = True) -> None:
        self.compleet = compleet


@pytest.fixture
def machine() -> Toestandsmachine:
    return Toestandsmachine(POST)


@pytest.mark.parametrize("workflow", [POST, TLV, KERNPROCES], ids=lambda w: w.naam)
def test_niemand_springt_met_een_automatische_stap_langs_de_eisen(workflow: Workflow) -> None:
    machine = Toestandsmachine(workflow)
    toestanden = [str(t) for t in workflow.toestanden]
    for van in toestanden:
        for naar in toestanden:
            with pytest.raises(GeenOvergangError):
                machine.stap(van, f"to_{naar}", Vraag())


@pytest.mark.parametrize(
    ("toestand", "actie"),
    [
        ("binnen", "bestaat_niet"),
        ("bestaat_niet", "verzend"),
        ("buiten", "verzend"),
        ("binnen", ""),
        ("", "verzend"),
        ("binnen", "start"),
        ("IN_HUIS", "verzend"),
        ("T.IN_HUIS", "verzend"),
    ],
)
def test_een_stap_die_de_declaratie_niet_noemt_is_een_fout_en_nooit_stilte(
    machine: Toestandsmachine, toestand: str, actie: str
) -> None:
    with pytest.raises(GeenOvergangError, match="post 3"):
        machine.stap(toestand, actie, Vraag())


def test_een_toestand_is_de_waarde_en_niet_de_naam_in_de_code(machine: Toestandsmachine) -> None:
    rij, naar = machine.stap("binnen", "verzend", Vraag())
    assert rij is VERZEND
    assert (naar, type(naar)) == ("buiten", str)


def test_een_handeling_laat_de_toestand_zoals_hij_was(machine: Toestandsmachine) -> None:
    rij, naar = machine.stap("binnen", "verzend", Vraag(compleet=False))
    assert rij is NIET_VERZONDEN
    assert naar == "binnen"


def test_een_stap_naar_dezelfde_toestand_is_wel_een_overgang(machine: Toestandsmachine) -> None:
    assert machine.stap("retour", "keer_terug", Vraag()) == (LUS, "retour")


def test_van_twee_uitkomsten_geldt_de_eerste_die_past(machine: Toestandsmachine) -> None:
    omgekeerd = Toestandsmachine(replace(POST, overgangen=(NIET_VERZONDEN, VERZEND)))
    assert machine.stap("binnen", "verzend", Vraag())[0] is VERZEND
    assert omgekeerd.stap("binnen", "verzend", Vraag())[0] is NIET_VERZONDEN


def test_als_geen_uitkomst_past_gebeurt_er_niets_en_dat_wordt_gezegd(machine: Toestandsmachine) -> None:
    with pytest.raises(GeenOvergangError, match="geen uitkomst"):
        machine.stap("binnen", "alleen_compleet", Vraag(compleet=False))


def test_een_voorwaarde_die_zelf_kapot_is_heet_niet_een_verkeerde_toestand() -> None:
    stuk = Toestandsmachine(replace(POST, overgangen=(replace(VERZEND, wanneer=kapot),)))
    with pytest.raises(KeyError):
        stuk.stap("binnen", "verzend", Vraag())


def test_de_gedeelde_machine_houdt_geen_enkele_zaak_vast(machine: Toestandsmachine) -> None:
    vragen = [Vraag(compleet=n % 2 == 0) for n in range(20)]
    gezien = [weakref.ref(v) for v in vragen]
    for vraag in vragen:
        machine.stap("binnen", "verzend", vraag)
    with pytest.raises(GeenOvergangError):
        machine.stap("buiten", "verzend", vragen[0])
    del vraag
    vragen.clear()
    gc.collect()
    assert [verwijzing() for verwijzing in gezien] == [None] * 20


def test_duizend_stappen_later_is_de_machine_even_groot(machine: Toestandsmachine) -> None:
    machine.stap("binnen", "verzend", Vraag())
    gc.collect()
    voor = len(gc.get_objects())
    for _ in range(1000):
        machine.stap("binnen", "verzend", Vraag())
    gc.collect()
    assert len(gc.get_objects()) < voor + 100


def test_twee_zaken_tegelijk_op_een_machine_krijgen_elk_hun_eigen_antwoord(
    machine: Toestandsmachine,
) -> None:
    fouten: list[str] = []

    def werk(*, compleet: bool) -> None:
        verwacht = "buiten" if compleet else "binnen"
        fouten.extend(
            verwacht
            for _ in range(300)
            if machine.stap("binnen", "verzend", Vraag(compleet=compleet))[1] != verwacht
        )

    draden = [threading.Thread(target=werk, kwargs={"compleet": n % 2 == 0}) for n in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert fouten == []


@pytest.mark.parametrize("workflow", [TLV, KERNPROCES], ids=lambda w: w.naam)
@pytest.mark.parametrize("houdt", [True, False])
def test_elke_stap_van_elke_toestand_is_precies_die_van_de_tabel(workflow: Workflow, *, houdt: bool) -> None:
    """The table itself as oracle: the first row from this state whose voorwaarde holds."""
    munt = replace(VERZEND, wanneer=voorwaarde(lambda s: bool(s.houdt))).wanneer
    rijen = tuple(o if o.wanneer is None else replace(o, wanneer=munt) for o in workflow.overgangen)
    machine = Toestandsmachine(replace(workflow, overgangen=rijen))
    for toestand in map(str, workflow.toestanden):
        for actie in workflow.acties:
            past = [
                o for o in rijen if o.actie == actie and toestand in o.van and (o.wanneer is None or houdt)
            ]
            if past:
                rij, naar = machine.stap(toestand, actie, SimpleNamespace(houdt=houdt))
                assert rij is past[0]
                assert naar == (past[0].naar or toestand)
            else:
                with pytest.raises(GeenOvergangError):
                    machine.stap(toestand, actie, SimpleNamespace(houdt=houdt))

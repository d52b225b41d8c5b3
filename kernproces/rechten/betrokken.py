"""Betrokken: who has to do with which dossier and zaak, as rows folded from one stream. Pure, without names.

Rows `(wie, dossier, zaak, als, stroom)`; zaak is empty for what holds of the whole dossier. They are what the rule of
kernproces.rechten.inzage reads, and what makes it quick over a hundred thousand zaken.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from kernproces.rollen import BUITENROLLEN, DRAAGT_ZAKEN, ORGANISATIEBREED, Rol
from kernproces.taal.kring import GEWOON, Kring
from kernproces.taal.workflow import Workflow
from kernproces.zaak.stand import Stand


class Rij(NamedTuple):
    """One person, school, role or kind of zaak that has to do with a dossier or a zaak."""

    wie: str
    dossier: str
    zaak: str
    als: str
    stroom: str


# Of the whole dossier; the family is there under its role.
REGISSEUR: Final = "regisseur"
OPENDE: Final = "opende"
NOOD: Final = "nood/"  # followed by the instant until which
# Of the dossier or of one zaak.
SCHOOL: Final = "school"
# Of one zaak.
BEHANDELAAR: Final = "behandelaar"
WERKTE_MEE: Final = "werkte_mee"
BEURT: Final = "beurt"  # `wie` is a role that it waits for
GEVRAAGD: Final = (
    "gevraagd"  # it waits for him by name; with `wie` a role: for people of it by name, not for all of it
)
GAF_AL: Final = "gaf_al"  # his part of what it waits for is there: it does not wait for him
SOORT: Final = "soort"  # `wie` is a kind that is the work of certain roles
INDIENER: Final = "indiener"
GENOEMD: Final = "genoemd"
BEOORDEELT: Final = "beoordeelt"  # reads it for a steekproef
OVER: Final = "over"  # about whom it is: they never see it

SYSTEEM: Final = Rol.SYSTEEM.value  # does much, and looks at nothing

# They see it, or do not, for another reason.
_ZONDER_BEURT: Final = ORGANISATIEBREED | BUITENROLLEN | {Rol.SYSTEEM}


def rol_als_wie(rol: Rol) -> str:
    """How a role is written where a person or school could stand."""
    return f"rol/{rol.value}"


def gevraagd_als_wie(rol: Rol) -> str:
    """How a role is written of which people were asked by name: nobody is that, so it opens nothing."""
    return f"gevraagd/{rol.value}"


def soort_als_wie(workflow: str) -> str:
    """The same for a kind of zaak."""
    return f"soort/{workflow}"


def betrokkenheid(
    stroom: str, stand: Stand, workflow: Workflow | None = None, kring: Kring = GEWOON
) -> frozenset[Rij]:
    """The rows of a dossier or a zaak; none for another stream, or one that is not there yet."""
    gevonden: Iterator[tuple[str, str, str]]
    if "zaken" in stand:
        gevonden = ((wie, "", als) for wie, als in _van_dossier(stand))
    elif "zaak" in stand and workflow is not None:
        gevonden = _van_zaak(stand, workflow, kring)
    else:
        return frozenset()
    dossier, eigen = stand["dossier"], stand.get("zaak", "")
    return frozenset(
        # What is said of a zaak elsewhere, is said without its dossier: that is not known here.
        Rij(wie, dossier if zaak == eigen else "", zaak, als, stroom)
        for wie, zaak, als in set(gevonden)
        if wie and wie != SYSTEEM
    )


def _van_dossier(stand: Stand) -> Iterator[tuple[str, str]]:
    yield stand.get("school") or "", SCHOOL
    yield stand.get("regisseur") or "", REGISSEUR
    yield stand.get("geopend_door") or "", OPENDE
    if not stand["zaken"] and not stand.get("regisseur"):
        yield from ((rol_als_wie(rol), BEURT) for rol in DRAAGT_ZAKEN)  # nobody's yet: somebody is to begin
    yield from stand.get("betrokkenen", {}).items()
    for persoon, tot in stand.get("noodinzage", {}).items():
        yield persoon, NOOD + tot


def _van_zaak(stand: Stand, workflow: Workflow, kring: Kring) -> Iterator[tuple[str, str, str]]:
    zaak, drager = stand["zaak"], stand.get("behandelaar") or ""
    if kring.buiten and not kring.besloten:
        yield stand.get("school") or "", zaak, SCHOOL
    yield drager, zaak, BEHANDELAAR
    for gedaan in stand["gedaan"].values():
        for wie in gedaan["wie"]:
            yield wie, zaak, WERKTE_MEE
    if kring.rollen:
        yield soort_als_wie(stand["workflow"]), zaak, SOORT
    yield from _wacht_op(stand, workflow, kring)
    yield from ((wie, zaak, GAF_AL) for wie in workflow.gaf_al(stand))
    yield from kring.noemt(stand)


def _wacht_op(stand: Stand, workflow: Workflow, kring: Kring) -> Iterator[tuple[str, str, str]]:
    """For whom it waits: people who were asked by name, else whoever has the role and needs that to see it."""
    zaak, drager = stand["zaak"], stand.get("behandelaar") or ""
    wacht = None if stand["klaar"] else workflow.aan_zet(stand)
    if wacht is None:
        return
    rollen, gevraagd = wacht.aan_zet(stand), workflow.gevraagd(stand)
    if gevraagd:
        yield from ((gevraagd_als_wie(rol), zaak, GEVRAAGD) for rol in rollen)
        yield from ((wie, zaak, GEVRAAGD) for wie in gevraagd)
        return
    for rol in rollen:
        if rol not in _ZONDER_BEURT and rol not in kring.rollen and not (rol in DRAAGT_ZAKEN and drager):
            yield rol_als_wie(rol), zaak, BEURT

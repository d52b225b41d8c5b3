"""Briefdemo: the facts of a zaak that exists nowhere, to look at a template before anybody needs it. Every person in it is invented.

What a form asks always is filled in with the example of the declaration; what it may leave open is left open, so that a
template that leans on such a fact shows it here and not in somebody's decision.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from kernproces.taal.workflow import Workflow
from kernproces.tijdstip import dag_van
from loket.api.openapi import voorbeeldsituatie
from loket.brieven.feiten import OVERAL, dag_zonder, in_woorden, rechtsmiddel
from notificaties.brieven import Briefsjabloon
from notificaties.brieven.feiten import Gebruikt
from notificaties.brieven.pdf import Omslag
from notificaties.brieven.taal import Blok, vul_in

ORGANISATIE: Final = {
    "naam": "Samenwerkingsverband Demo",
    "adres": "Demoweg 1, 1234 AB Demostad",
    "email": "loket@demo.invalid",
    "telefoon": "010 000 00 00",
    "bestuursorgaan": True,
}


def demobrief(
    sjabloon: Briefsjabloon, workflow: Workflow, nu: datetime
) -> tuple[Omslag, tuple[Blok, ...], tuple[Gebruikt, ...]]:
    """The letter as it would be in the demo case; BriefFout when a fact that it names is not always there."""
    boom = demofeiten(workflow, sjabloon.na, nu)
    blokken, gebruikt = vul_in(sjabloon, boom)
    dag = dag_van(nu)
    omslag = Omslag(
        titel=sjabloon.titel,
        afzender=ORGANISATIE["naam"],  # type: ignore[arg-type]
        adresregels=(str(ORGANISATIE["adres"]), str(ORGANISATIE["email"])),
        ontvanger=("Aan:", "Het bevoegd gezag van School Demo"),
        kenmerk="Z-DEMO-0001",
        dag=dag.isoformat(),
        datum=dag_zonder(dag.isoformat()),
        ondertekening=("Demo Beslisser", "directeur-bestuurder", str(ORGANISATIE["naam"])),
    )
    return omslag, blokken, gebruikt


def demofeiten(workflow: Workflow, gedaan: tuple[str, ...], nu: datetime) -> dict[str, Any]:
    """Every step that leads to this letter was done today; a decision has only the outcome that the letter is about."""
    dag = dag_van(nu)
    stap = {
        "op": dag_zonder(dag.isoformat()),
        "door": "Demo Beslisser",
        "rol": "directeur-bestuurder",
        "namens": "",
    }
    uitkomsten = {o.actie for o in workflow.overgangen if o.naar in (*workflow.besluiten, *workflow.einde)}
    acties = [
        a
        for a in (workflow.start.actie, *workflow.acties)
        if a not in OVERAL and a not in uitkomsten - {*gedaan}
    ]
    stappen = {a: {**_ingevuld(workflow, a, nu), **stap} for a in acties}
    uiterlijk = dag_zonder((dag + timedelta(days=42)).isoformat())
    return {
        "zaak": {"kenmerk": "Z-DEMO-0001", "procedure": workflow.titel, "begonnen": stap["op"]},
        "leerling": {"naam": "Demo Leerling"},
        "school": {"naam": "School Demo", "plaats": "Demostad"},
        "organisatie": {k: str(w) for k, w in ORGANISATIE.items() if k != "bestuursorgaan"},
        "brief": {"datum": stap["op"], "kenmerk": "Z-DEMO-0002", "aan": "het bevoegd gezag van School Demo"},
        "stap": stappen,
        "verzameld": {
            v.naam: [{**_ingevuld(workflow, v.actie, nu), **stap}] * 2 for v in workflow.verzamelingen
        },
        "termijn": {
            id_.replace(".", "_"): {
                "titel": t.titel,
                "uiterlijk": uiterlijk,
                "grondslag": t.grondslag,
                "afleiding": [{"regel": f"{stap['op']}: {t.begin_tekst}"}, {"regel": f"{uiterlijk}: einde"}],
            }
            for id_, t in workflow.termijnen.items()
        },
        "nummer": {o.nummer.veld: "1" for o in workflow.overgangen if o.nummer is not None},
        "rechtsmiddel": rechtsmiddel(workflow, dag, ORGANISATIE),
    }


def _ingevuld(workflow: Workflow, actie: str, nu: datetime) -> dict[str, Any]:
    model = workflow.formulier(actie)
    waarden: Mapping[str, Any] = model.voorbeeld(voorbeeldsituatie(nu, workflow, actie))
    return in_woorden(model, waarden, str)

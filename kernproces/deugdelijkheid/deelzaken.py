"""The zaken around a zaak: what it opens, waits for and hangs on exists, and can happen."""

from collections.abc import Iterator

from kernproces.deugdelijkheid.gebrek import Gebrek
from kernproces.deugdelijkheid.graaf import Graaf
from kernproces.deugdelijkheid.verwijzingen import Bekend, veld_bestaat
from kernproces.taal.overgang import Overgang
from kernproces.taal.verzameling import Deelzaak
from kernproces.taal.workflow import Workflow


def deelzaken(g: Graaf, bekend: Bekend) -> Iterator[Gebrek]:
    """Every defect of how this workflow knows others."""
    w = g.workflow
    for d in w.deelzaken:
        yield from _deelzaak(w, d, bekend)
    namen = [d.workflow for d in w.deelzaken]
    for naam in dict.fromkeys(n for n in namen if namen.count(n) > 1):
        yield Gebrek("naam_dubbel", f"De deelzaak {naam} komt twee keer voor.")
    for naam in w.hangt_aan:
        if naam not in bekend.workflows:
            zin = f"De workflow {w.naam} hangt aan de onbekende workflow {naam!r}."
            yield Gebrek("workflow_onbekend", zin)
    yield from _houden(w)
    if w.start.opent:
        zin = f"De startregel {w.start.actie} opent zelf een zaak; laat een latere stap dat doen."
        yield Gebrek("start_opent", zin)
    for rij in w.overgangen:
        yield from _rij(w, rij, bekend)


def _houden(w: Workflow) -> Iterator[Gebrek]:
    """What is held in the hoofdzaak can stand still there, on a ground, and is let go again."""
    rijen = (w.start, *w.overgangen)
    for rij in rijen:
        for h in rij.hoofdzaak_houdt:
            if not h.termijn.opschortbaar or not h.grond.strip():
                zin = f"De actie {rij.actie} zet {h.termijn.id} van de hoofdzaak stil, maar dat kan niet of heeft geen grond."
                yield Gebrek("houden_kan_niet", zin)
    if any(r.hoofdzaak_houdt for r in rijen) and not any(r.hoofdzaak_laat_los for r in rijen):
        yield Gebrek(
            "houden_zonder_einde",
            f"De workflow {w.naam} zet een termijn van de hoofdzaak stil en laat haar nooit los.",
        )


def _deelzaak(w: Workflow, d: Deelzaak, bekend: Bekend) -> Iterator[Gebrek]:
    if d.workflow not in bekend.workflows:
        yield Gebrek("workflow_onbekend", f"De deelzaak {d.workflow!r} is geen bekende workflow.")
    if d.na and d.na not in w.acties:
        zin = f"De deelzaak {d.workflow} opent na de onbekende actie {d.na!r}."
        yield Gebrek("actie_onbekend", zin)
    if d.gegevens is not None and not d.na:
        zin = f"De deelzaak {d.workflow} heeft gegevens voor het systeem, maar het systeem opent hem niet."
        yield Gebrek("deelzaak_onduidelijk", zin)
    if d.wacht and not any(rij.sluit for rij in w.overgangen):
        zin = f"Het sluiten wacht op de deelzaak {d.workflow}, maar geen enkele actie sluit de zaak."
        yield Gebrek("wacht_zonder_sluiten", zin)


def _rij(w: Workflow, rij: Overgang, bekend: Bekend) -> Iterator[Gebrek]:
    for o in rij.opent:
        if o.workflow not in bekend.workflows:
            zin = f"De actie {rij.actie} opent de onbekende workflow {o.workflow!r}."
            yield Gebrek("workflow_onbekend", zin)
        yield from veld_bestaat(rij, o.hoofdzaak, f"de zaak waaraan {o.workflow} hangt")
    if rij.sluit is not None and rij.naar not in w.einde:
        zin = f"De actie {rij.actie} sluit een {rij.sluit.value}, maar leidt niet naar een einde."
        yield Gebrek("sluit_geen_einde", zin)
    yield from veld_bestaat(rij, rij.regisseur, "de regisseur")

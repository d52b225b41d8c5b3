"""Register: the published declarations, ready to run, by name and by fingerprint."""

from collections.abc import Iterable, Mapping

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.poorten import Klok
from kernproces.rechten.betrokken import Rij, betrokkenheid
from kernproces.taal.kring import GEWOON, Kring
from kernproces.taal.workflow import Workflow
from kernproces.zaak.oordeel import Beoordelaar
from kernproces.zaak.stand import Stand
from kernproces.zaak.voortgang import Voortgang


class Register:
    """Every version of every workflow; a zaak stays on the one it was opened under."""

    def __init__(
        self,
        workflows: Iterable[tuple[Workflow, str]],
        klok: Klok,
        kringen: Mapping[str, Kring] | None = None,
    ) -> None:
        self.kringen = kringen or {}
        self._op_afdruk: dict[str, Voortgang] = {}
        self._nieuwste: dict[str, Voortgang] = {}
        for workflow, afdruk in workflows:
            voortgang = Voortgang(Beoordelaar(workflow, self), afdruk, klok.reactie)
            self._op_afdruk[afdruk] = voortgang
            bekend = self._nieuwste.get(workflow.naam)
            if bekend is None or bekend.workflow.versie < workflow.versie:
                self._nieuwste[workflow.naam] = voortgang

    def van(self, stand: Stand) -> Voortgang:
        """The declaration on which this zaak runs. A missing one is an error, never a guess (invariant 8)."""
        voortgang = self._op_afdruk.get(stand["vingerafdruk"])
        if voortgang is None:
            raise OnbekendError(
                f"De procedure {stand['workflow']} versie {stand['versie']} ({stand['vingerafdruk'][:12]}) is er niet. "
                "Installeer de versie van het programma waarmee deze zaak is begonnen."
            )
        return voortgang

    def workflow_van(self, stand: Stand) -> Workflow:
        """The declaration on which this zaak runs."""
        return self.van(stand).workflow

    def betrokken(self, stroom: str, stand: Stand) -> frozenset[Rij]:
        """Who has to do with it, for the projection."""
        if "zaak" not in stand:
            return betrokkenheid(stroom, stand)
        kring = self.kringen.get(stand["workflow"], GEWOON)
        return betrokkenheid(stroom, stand, self.workflow_van(stand), kring)

    def op_afdruk(self, afdruk: str) -> Voortgang | None:
        """The declaration with this fingerprint, or None."""
        return self._op_afdruk.get(afdruk)

    def nieuwste(self, naam: str) -> Voortgang:
        """The latest version of a workflow."""
        if naam not in self._nieuwste:
            raise OnbekendError(
                f"Er is geen procedure {naam!r}. Bekend zijn: {', '.join(sorted(self._nieuwste))}."
            )
        return self._nieuwste[naam]

    def versie(self, naam: str, versie: int | None) -> Voortgang:
        """This version of a workflow; None: the latest."""
        if versie is None:
            return self.nieuwste(naam)
        versies = {v.workflow.versie: v for v in self._op_afdruk.values() if v.workflow.naam == naam}
        if versie not in versies:
            self.nieuwste(naam)  # an unknown name says which there are
            bekend = ", ".join(map(str, sorted(versies)))
            raise OnbekendError(f"Procedure {naam} heeft geen versie {versie}. Bekend zijn: {bekend}.")
        return versies[versie]

    def namen(self) -> list[str]:
        """The names of all workflows."""
        return list(self._nieuwste)

"""Telt mee: of a zaak without a date of its own, the term of the zaak that it hangs on (a letter, an evaluation)."""

from dataclasses import dataclass

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import leesbare_stand
from kernproces.opslag.rijen import Lezer
from kernproces.zaak.projecties import erft_van, urgentie
from kernproces.zaak.stand import Stand
from loket.web.taal import met_kleine_letter
from loket.web.werkplek import Bezoek
from loket.web.zaak.termijnbeeld import Termijnbeeld, maatgevend, termijnen_van
from loket.web.zaak.zaaksoort import zaaksoort


@dataclass(frozen=True, slots=True)
class TeltMee:
    """For which zaak, and which term of it decides."""

    zaak: str
    soort: str
    termijn: Termijnbeeld

    @property
    def waarom(self) -> str:
        """Why that date, in one line."""
        titel = met_kleine_letter(self.termijn.titel)
        return f"Telt mee voor {self.soort} {self.zaak}: {titel} ({self.termijn.grondslag})."


def telt_mee(bezoek: Bezoek, lezer: Lezer, standen: list[Stand]) -> dict[str, TeltMee]:
    """By zaak, of those that inherit. What is inherited may be inherited itself: each round reads all the next ones at once."""
    van = {s["zaak"]: s for s in standen}
    uit: dict[str, TeltMee] = {}
    while hoger := {zaak: naam for zaak, s in van.items() if (naam := _hoofdzaak(bezoek, s)) is not None}:
        gelezen = lezer.stromen({zaakstroom(naam) for naam in hoger.values()})
        hoofd = {s.partition("/")[2]: stand for s, rij in gelezen.items() if (stand := leesbare_stand(rij))}
        van = {zaak: hoofd[naam] for zaak, naam in hoger.items() if naam in hoofd}
        uit |= {zaak: t for zaak, stand in van.items() if (t := _eigen(bezoek, stand)) is not None}
    return uit


def _hoofdzaak(bezoek: Bezoek, stand: Stand) -> str | None:
    workflow = bezoek.werkplek.kern.register.van(stand).workflow
    return erft_van(stand, workflow, urgentie(stand, workflow)[0])


def _eigen(bezoek: Bezoek, stand: Stand) -> TeltMee | None:
    if stand["klaar"]:
        return None
    workflow = bezoek.werkplek.kern.register.van(stand).workflow
    rang, uiterlijk = urgentie(stand, workflow)
    eerste = maatgevend(termijnen_van(stand, workflow, bezoek.vandaag), uiterlijk, rang)
    return TeltMee(stand["zaak"], zaaksoort(stand, workflow.titel), eerste) if eerste else None

"""Inzage at the counter: what happens when the rule of kernproces.inzage says no."""

from kernproces.inzage import KAN_TOCH_OPENEN, Inzage
from kernproces.taal.beletsel import Beletsel, Remediesoort
from loket.web.werkplek import Bezoek, NietGevondenError


class GeenInzageError(Exception):
    """Somebody of the organisation asks for what is not his: why, and what helps."""

    def __init__(self, bezoek: Bezoek, dossier: str, wat: str, beletsel: Beletsel) -> None:
        super().__init__(beletsel.reden)
        self.bezoek, self.dossier, self.wat, self.beletsel = bezoek, dossier, wat, beletsel

    @property
    def toch(self) -> bool:
        """Whether he may open it nevertheless, with a reason."""
        weg = self.beletsel.remedie.soort is Remediesoort.ANDERE_WEG
        return weg and self.bezoek.rol in KAN_TOCH_OPENEN


def keur(bezoek: Bezoek, antwoord: Inzage, dossier: str, wat: str) -> None:
    """Go on, or tell why not; for who stands outside, what is not his is not there."""
    if antwoord.beletsel is None:
        return
    if bezoek.buiten:
        raise NietGevondenError("Dit dossier of deze zaak is er niet, of is niet voor u.")
    raise GeenInzageError(bezoek, dossier, wat, antwoord.beletsel)

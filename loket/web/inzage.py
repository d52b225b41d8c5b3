"""Inzage at the counter: what happens when the rule of kernproces.rechten.inzage says no."""

from kernproces.gebeurtenissen import dossierstroom
from kernproces.gebruik.archief import stand_van
from kernproces.opslag.rijen import Lezer
from kernproces.rechten.inzage import KAN_TOCH_OPENEN, Inzage
from kernproces.taal.beletsel import Beletsel, Remediesoort
from kernproces.zaak.stand import Stand
from loket.leeslog.regel import leesregel
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


def keur(bezoek: Bezoek, antwoord: Inzage, dossier: str, zaak: str = "") -> None:
    """Go on and record that it is shown, or tell why not; for who stands outside, what is not his is not there."""
    if antwoord.beletsel is None:
        bezoek.nood_tot = max(bezoek.nood_tot, antwoord.nood_tot)
        noteer(bezoek, antwoord, dossier, zaak, "zaak" if zaak else "dossier", bool(zaak))
        return
    if bezoek.buiten:
        raise NietGevondenError("Dit dossier of deze zaak is er niet, of is niet voor u.")
    wat = f"Zaak {zaak}" if zaak else f"Dossier {dossier}"
    raise GeenInzageError(bezoek, dossier, wat, antwoord.beletsel)


def gekeurd_dossier(bezoek: Bezoek, lezer: Lezer, dossier: str) -> tuple[Stand, Inzage]:
    """A dossier as it stands and how much of it this visitor sees; that it is shown is recorded."""
    kop = lezer.stroom(dossierstroom(dossier))
    if kop is None:
        raise NietGevondenError("Dit dossier is er niet, of is niet voor u.")
    antwoord = bezoek.inkijk.dossier(lezer, dossier)
    keur(bezoek, antwoord, dossier)
    return stand_van(kop), antwoord


def noteer(bezoek: Bezoek, antwoord: Inzage, dossier: str, zaak: str, wat: str, inhoud: bool) -> None:
    """In the read log; health data and what was opened in need before it is shown. `inhoud`: whether it holds content."""
    regel, meteen = leesregel(bezoek.inkijk.k, antwoord, dossier, zaak, wat, "web", inhoud)
    bezoek.werkplek.samenstel.leeslog.noteer(regel, meteen=meteen)

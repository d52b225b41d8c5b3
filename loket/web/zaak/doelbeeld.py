"""Doelbeeld: what the goals and requirements that a page names say, as far as it is for these eyes."""

from kernproces.opslag.rijen import Lezer
from kernproces.zaak.stand import Stand
from loket.doelen import Open, Teksten, doelen_van, per_kenmerk, voluit
from loket.web.werkplek import Bezoek


def ken_doelen(bezoek: Bezoek, lezer: Lezer, stand: Stand) -> Teksten:
    """Of this zaak and of those where they were set; the page names them from here on."""
    kern = bezoek.werkplek.kern

    def open_(bron: Stand) -> Open | None:
        if not bezoek.inzage(lezer, bron).mag:
            return None
        return lambda e: None if (mag := bezoek.leest(e)) is None else kern.archief.ontsluit(e, mag)

    teksten = doelen_van(kern.register, kern.archief, lezer, stand, open_)
    alle = per_kenmerk(teksten)
    bezoek.doelen = {code: voluit(code, alle) for code in alle}
    return teksten

"""Doelbeeld: what the goals that a page names say, as far as it is for these eyes."""

from kernproces.opslag.rijen import Lezer
from kernproces.zaak.stand import Stand
from loket.doelen import Open, doelen_van, voluit
from loket.web.werkplek import Bezoek


def ken_doelen(bezoek: Bezoek, lezer: Lezer, stand: Stand) -> dict[str, str]:
    """Of this zaak and of those where its goals were set; the page names them from here on."""
    kern = bezoek.werkplek.kern

    def open_(bron: Stand) -> Open | None:
        if not bezoek.inzage(lezer, bron).mag:
            return None
        return lambda e: None if (mag := bezoek.leest(e)) is None else kern.archief.ontsluit(e, mag)

    teksten = doelen_van(kern.register, kern.archief, lezer, stand, open_)
    bezoek.doelen = {code: voluit(code, teksten) for code in teksten}
    return teksten

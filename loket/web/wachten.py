"""Wachten: what somebody sees while a figure over the whole history is worked out."""

from typing import TYPE_CHECKING

from fastapi import Request
from starlette.responses import Response

from loket.overzichten.rekenaar import Bezig

if TYPE_CHECKING:
    from loket.web.werkplek import Bezoek


class NogBezigError(Exception):
    """What was asked is being worked out; the page says how far it is."""

    def __init__(self, bezoek: "Bezoek", bezig: Bezig) -> None:
        super().__init__()
        self.bezoek, self.bezig = bezoek, bezig


def nog_bezig(request: Request, fout: Exception) -> Response:
    """Accepted (202): it is being worked out, and will be at the same address."""
    del request
    if not isinstance(fout, NogBezigError):
        raise fout
    wachttijd = fout.bezoek.nu - fout.bezig.sinds
    return fout.bezoek.bladzijde("berekenen.j2", 202, bezig=fout.bezig, wachttijd=wachttijd)

"""Wachten: what somebody sees while a figure or a file over the whole history is made, and that file itself."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fastapi import Request
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response, StreamingResponse

from loket.overzichten.bestand import Bestand
from loket.overzichten.rekenaar import Bezig, Som

if TYPE_CHECKING:
    from loket.web.werkplek import Bezoek


WACHTTE = "wachtte"  # in an address: somebody waited for this file and is still there; then a page says that it is ready


class NogBezigError(Exception):
    """What was asked is being worked out; the page says how far it is."""

    def __init__(self, bezoek: "Bezoek", bezig: Bezig, *, bestand: bool = False) -> None:
        """`bestand`: a file is made, no page."""
        super().__init__()
        self.bezoek, self.bezig, self.bestand = bezoek, bezig, bestand


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take along: how it is called, what it is, and from which page (address and name) one comes."""

    naam: str
    soort: str
    terug: tuple[str, str]


def nog_bezig(request: Request, fout: Exception) -> Response:
    """Accepted (202): it is being worked out, and will be at the same address."""
    del request
    if not isinstance(fout, NogBezigError):
        raise fout
    wachttijd = fout.bezoek.nu - fout.bezig.sinds
    verder = fout.bezoek.met(WACHTTE, "ja") if fout.bestand else fout.bezoek.adres
    inhoud = {"bezig": fout.bezig, "bestand": fout.bestand, "verder": verder, "wachttijd": wachttijd}
    return fout.bezoek.bladzijde("berekenen.j2", 202, **inhoud)


STUK = 1 << 18  # bytes that are unpacked at a time


def geef_bestand(
    bezoek: "Bezoek", verzoek: Request, download: Download, som: Som, *args: Any, groot: bool | None = None
) -> Response:
    """A large file: made on the spot, or beside the counter with a page that says when it is there."""
    try:
        bestand: Bestand = bezoek.reken(som, *args, groot=groot)
    except NogBezigError as bezig:
        bezig.bestand = True
        raise
    if WACHTTE in verzoek.query_params and bezoek.stand_van is not None:
        return bezoek.bladzijde("bestand_klaar.j2", download=download, bestand=bestand)
    kop = {"Content-Disposition": f'attachment; filename="{download.naam}"', "Cache-Control": "no-store"}
    # Made for this one question, it is nobody else's.
    daarna = BackgroundTask(bestand.weg) if bezoek.stand_van is None else None
    if bestand.ingepakt and "gzip" not in verzoek.headers.get("accept-encoding", ""):
        return StreamingResponse(
            _uitgepakt(bestand), headers=kop, media_type=download.soort, background=daarna
        )
    kop |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"} if bestand.ingepakt else {}
    return FileResponse(bestand.pad, headers=kop, media_type=download.soort, background=daarna)


def _uitgepakt(bestand: Bestand) -> Iterator[bytes]:
    with gzip.open(bestand.pad) as pak:
        while stuk := pak.read(STUK):
            yield stuk

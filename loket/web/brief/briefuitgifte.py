"""Briefuitgifte: a letter that went out, to whom it is addressed to: recorded as opened (Awb 2.3) and in the read log, then given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from fastapi.responses import StreamingResponse
from starlette.responses import Response

from kernproces.gebruik.bron import Geladen
from kernproces.opslag.fouten import SleutelOntbreektError
from kernproces.rollen import Rol
from kernproces.taal.formulier import GEZONDHEID
from kernproces.tijdstip import tijdstip
from loket.bedrading import Samenstel
from loket.brieven.uitgegaan import Uitgegaan
from loket.leeslog.log import Leesregel
from loket.stukken.koppen import begonnen, koppen
from loket.web.werkplek import NietGevondenError


@dataclass(frozen=True, slots=True)
class Afnemer:
    """Who opens it, in which role, and on what ground."""

    persoon: str
    rol: Rol
    grond: str


def laat_ophalen(
    s: Samenstel, g: Geladen, brieven: Iterable[Uitgegaan], nr: int, wie: Afnemer, nu: datetime
) -> Response:
    """The bytes of the letter with this number, when it is one of these; whatever else it names is not there."""
    stuk = next((b.stuk for b in brieven if b.stuk.nr == nr), None)
    if stuk is None:
        raise NietGevondenError("Deze brief is er niet, of is niet aan u gericht.")
    dossier, zaak = g.zaak["dossier"], g.zaak["zaak"]
    gezond = stuk.categorie is GEZONDHEID
    regel = Leesregel(
        tijdstip(nu), wie.persoon, wie.rol.value, dossier, zaak, "brief", "web", int(gezond), wie.grond, ""
    )
    s.leeslog.noteer(regel, meteen=gezond)
    try:
        delen = begonnen(s.stukken.inhoud(dossier, stuk))
    except SleutelOntbreektError:
        raise NietGevondenError("De inhoud van deze brief is gewist.") from None
    s.stukken.haal_op(dossier, stuk, wie.persoon, wie.rol, nu)
    return StreamingResponse(delen, headers=koppen(stuk))

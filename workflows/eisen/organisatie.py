"""What the organisation is decides which law holds: an SWV takes decisions under the Awb, a service does not (domein.md U8).

One setting in the register organisatie (`bestuursorgaan`) switches the Awb parts off; the KSO and the AVG always stay.
"""

from collections.abc import Iterator
from typing import Any

from kernproces.taal.beletsel import andere_weg, kan_niet
from kernproces.taal.eis import Bezwaarpunt, eis, voorwaarde
from kernproces.zaak.situatie import Situatie
from workflows.soorten.tlv import SOORTEN, Soort

Punten = Iterator[Bezwaarpunt]


def _organisatie(s: Situatie) -> dict[str, Any]:
    return s.registers.op("organisatie", "swv", s.dag) or {}


def neemt_besluiten(s: Situatie) -> bool:
    """Whether the organisation is a bestuursorgaan today."""
    return bool(_organisatie(s).get("bestuursorgaan", True))


@voorwaarde
def is_een_besluit(s: Situatie) -> bool:
    """De organisatie is een bestuursorgaan, dus dit is een besluit waartegen bezwaar openstaat (Awb 1:3)."""
    return neemt_besluiten(s)


@eis("Awb 1:1", vooraf=True)
def organisatie_neemt_besluiten(s: Situatie) -> Punten:
    """De organisatie is een bestuursorgaan en neemt besluiten op grond van de Awb."""
    if not neemt_besluiten(s):
        hulp = "Verwijs naar het samenwerkingsverband van de school of van de woonplaats."
        yield "Deze organisatie is geen bestuursorgaan en neemt geen besluiten.", kan_niet("Awb 1:1", hulp)


@eis("Awb 1:1", vooraf=True)
def bezwaar_kan_hier(s: Situatie) -> Punten:
    """Bij deze organisatie bestaat bezwaar."""
    if not neemt_besluiten(s):
        reden = "Bij deze organisatie bestaat geen bezwaar: zij is geen bestuursorgaan."
        yield reden, andere_weg("neem_in_behandeling", "Behandel het als klacht.")


@eis("WPO 40 lid 8, WEC 40 lid 10 en 12, WVO 2.29")
def soort_hoort_bij_sector(s: Situatie) -> Punten:
    """Over sbo en so beslist een samenwerkingsverband po, over vso en pro een samenwerkingsverband vo."""
    soort = SOORTEN[Soort(s.gegevens.soort)]
    codes = [str(c).upper() for c in _organisatie(s).get("codes", ())]
    if codes and not any(c.startswith(soort.sector.upper()) for c in codes):
        hulp = f"Kies een andere soort, of verwijs naar het samenwerkingsverband {soort.sector}."
        yield f"Over deze soort beslist een samenwerkingsverband {soort.sector}.", andere_weg(s.actie, hulp)

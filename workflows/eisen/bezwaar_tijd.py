"""Whether a bezwaar came in time, by post too (Awb 6:7-6:9; domein.md 2.1)."""

from datetime import date

from kernproces.zaak.situatie import Situatie
from workflows.termijnen.bezwaar import POST
from workflows.termijnen.catalogus import BZ_IN


def einde_bezwaartermijn(s: Situatie) -> date | None:
    """The last day of the term to object, as it stands in the zaak of the decision (Awb 6:7, 6:8)."""
    termijn = (s.hoofdzaak or {}).get("termijnen", {}).get(BZ_IN.id)
    return None if termijn is None else date.fromisoformat(termijn["uiterlijk"])


def is_te_laat(s: Situatie) -> bool:
    """Received after the term, and not posted within it and received within the week after it (Awb 6:9)."""
    einde, ontvangen = einde_bezwaartermijn(s), s.dag_van_actie("ontvang")
    if einde is None or ontvangen is None or ontvangen <= einde:
        return False
    gepost, post_tot = s.gegeven("ontvang", "ter_post_op"), s.uiterlijk(POST.id)
    if s.gegeven("ontvang", "wijze") != "post" or gepost is None or post_tot is None:
        return True
    return date.fromisoformat(gepost) > einde or ontvangen > post_tot

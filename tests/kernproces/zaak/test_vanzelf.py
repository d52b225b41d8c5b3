"""What the system does by itself when a term is over: overrun, or lapsed without anybody being late."""

from dataclasses import replace

from kernproces.taal.overgang import vanzelf
from tests.hulp.wereld import Wereld
from workflows.termijnen import catalogus as t
from workflows.tlv import TLV, T

TERUG = vanzelf(
    "herstel_voorbij", T.OPGESCHORT, T.IN_BEHANDELING, zodra=t.TLV_HERSTEL, titel="Hersteltermijn voorbij"
)
PROEF = replace(TLV, overgangen=(*TLV.overgangen, TERUG))


def test_het_systeem_gaat_verder_als_een_gestelde_termijn_is_vervallen() -> None:
    w = Wereld()
    w.start(PROEF, "a")
    w.doe("a", "dien_in")
    w.doe("a", "verzoek_aanvulling")
    assert w.zaken["a"]["toestand"] == T.OPGESCHORT
    w.wacht(14)
    assert w.zaken["a"]["toestand"] == T.OPGESCHORT
    w.wacht(1)
    assert w.zaken["a"]["toestand"] == T.IN_BEHANDELING

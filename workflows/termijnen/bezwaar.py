"""The smaller clocks of a bezwaar: repair, the week of the post, and documents before the hearing (Awb 6:6, 6:9, 7:4).

The others (D.BZ.in, D.BZ.lbt, D.BZ.besluit, D.BZ.beroep) stand in the catalogue (termijnen.py).
"""

from kernproces.taal.termijn import Aard, Lengte, Telt, TermijnSoort
from workflows.termijnen.treden import JURIST, herinner_dagen, vervalt

HERSTEL = TermijnSoort(
    "D.BZ.herstel",
    "termijn om het verzuim te herstellen",
    None,
    Aard.AFGESPROKEN,
    "Awb 6:6",
    rolt=False,
    begin_tekst="Om herstel gevraagd",
    begin_artikel="Awb 6:6",
    eind_tekst="Verzuim hersteld",
    verdaagbaar=False,
    opschortbaar=False,
    standaard_dagen=14,
    ladder=(*herinner_dagen(JURIST, 3), vervalt(*JURIST)),
)

POST = TermijnSoort(
    "D.BZ.post",
    "week waarin een tijdig gepost bezwaarschrift nog mag binnenkomen",
    Lengte.weken(1),
    Aard.WETTELIJK,
    "Awb 6:9 lid 2",
    rolt=True,
    begin_tekst="Laatste dag van de bezwaartermijn",
    begin_artikel="Awb 6:9 lid 2",
    eind_tekst="Bezwaarschrift ontvangen",
    verdaagbaar=False,
    opschortbaar=False,
    ladder=(vervalt(),),
)

STUKKEN = TermijnSoort(
    "D.BZ.stukken",
    "laatste dag voor nadere stukken",
    Lengte.dagen(10),
    Aard.WETTELIJK,
    "Awb 7:4 lid 1",
    rolt=False,
    begin_tekst="Hoorzitting",
    begin_artikel="Awb 7:4 lid 1",
    eind_tekst="Nadere stukken ingediend",
    verdaagbaar=False,
    opschortbaar=False,
    telt=Telt.TERUG,
    ladder=(vervalt(),),
)

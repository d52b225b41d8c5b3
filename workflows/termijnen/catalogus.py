"""The catalogue of terms (domein.md 10.0): length, source, whether the end rolls, and every rung of the ladder.

Where the catalogue names no recipient (most overruns), the rung goes to whoever must act and to whoever answers for
it. A term that is a right of somebody else, or that the SWV sets for somebody else, lapses (`vervallen`): nobody of
the SWV is late. Choices where domein.md is silent stand at the row.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kernproces.rollen import Rol
from kernproces.taal.termijn import (
    Aard,
    Lengte,
    Telt,
    TermijnSoort,
    Variant,
    uren_na_begin,
    vaste_dag,
    weken_na_begin,
    werkdagen_voor,
)
from workflows.termijnen.tlv import (
    BEWAREN,
    HERINDICATIE,
    INGEBREKE,
    TLV_BB,
    TLV_HERSTEL,
    TLV_NORM,
    TLV_WET,
)
from workflows.termijnen.treden import (
    BEHANDELAAR,
    BESTUUR,
    JURIST,
    SCHOOL,
    herinner,
    herinner_dagen,
    overschreden,
    vervalt,
)

__all__ = [
    "BEWAREN", "BZ_BEROEP", "BZ_BESLUIT", "BZ_IN", "BZ_LBT", "CATALOGUS", "DATALEK", "EVAL", "HERINDICATIE",
    "INGEBREKE", "KLACHT", "OPP", "THZ_OPP", "THZ_PLEK", "TLV_BB", "TLV_HERSTEL", "TLV_NORM", "TLV_WET",
]  # fmt: skip

KLACHT_ROLLEN: Final = (Rol.JURIST, Rol.KWALITEITSMEDEWERKER)
VERZUIM: Final = (Rol.VERZUIMCOACH,)
LEK: Final = (Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, Rol.DIRECTEUR_BESTUURDER)

BZ_IN = TermijnSoort(
    "D.BZ.in",
    "termijn om bezwaar te maken",
    Lengte.weken(6),
    Aard.WETTELIJK,
    "Awb 6:7",
    rolt=True,
    begin_tekst="Besluit bekendgemaakt",
    begin_artikel="Awb 3:41",
    eerste_dag_artikel="Awb 6:8 lid 1",
    eind_tekst="Bezwaarschrift ontvangen",
    per_post="Awb 6:9 lid 2",
    ladder=(vervalt(*BEHANDELAAR),),
)

BZ_BEROEP = TermijnSoort(
    "D.BZ.beroep",
    "termijn om beroep in te stellen",
    Lengte.weken(6),
    Aard.WETTELIJK,
    "Awb 6:7",
    rolt=True,
    begin_tekst="Besluit op bezwaar bekendgemaakt",
    begin_artikel="Awb 3:41",
    eerste_dag_artikel="Awb 6:8 lid 1",
    eind_tekst="Beroepschrift ontvangen bij de rechtbank",
    per_post="Awb 6:9 lid 2",
    ladder=(vervalt(*JURIST),),
)

BZ_LBT = TermijnSoort(
    "D.BZ.lbt",
    "termijn om het bezwaar naar de commissie te sturen",
    Lengte.weken(2),
    Aard.BELEID,
    "reglement LBT, art. 2",
    rolt=False,
    begin_tekst="Bezwaarschrift ontvangen",
    eind_tekst="Bezwaar met verweerschrift verstuurd",
    ladder=(herinner("3wd", werkdagen_voor(3), *JURIST), overschreden(*JURIST)),
)

BZ_BESLUIT = TermijnSoort(
    "D.BZ.besluit",
    "termijn voor het besluit op bezwaar",
    Lengte.weken(12),  # an SWV must have a committee (WPO 18a lid 12)
    Aard.WETTELIJK,
    "Awb 7:10 lid 1",
    rolt=True,
    begin_tekst="Laatste dag van de bezwaartermijn",
    begin_artikel="Awb 7:10 lid 1",
    eerste_dag_artikel="Awb 7:10 lid 1",
    eind_tekst="Besluit op bezwaar bekendgemaakt",
    stil_artikel="Awb 7:10 lid 2",
    verdaag_artikel="Awb 7:10 lid 3",
    varianten=(
        Variant("commissie", Lengte.weken(12), "Awb 7:10 lid 1, met commissie"),
        Variant("zonder_commissie", Lengte.weken(6), "Awb 7:10 lid 1, zonder commissie"),
    ),
    ladder=(*herinner_dagen(JURIST, 28, 14, 7), overschreden(*JURIST, *BESTUUR)),
)

KLACHT = TermijnSoort(
    "D.KL",
    "termijn om de klacht af te handelen",
    Lengte.weken(6),
    Aard.WETTELIJK,
    "Awb 9:11 lid 1",
    rolt=True,
    begin_tekst="Klacht ontvangen",
    begin_artikel="Awb 9:11 lid 1",
    eind_tekst="Klacht afgehandeld",
    stil_artikel="Awb 9:11 lid 3",
    verdaag_artikel="Awb 9:11 lid 2",
    varianten=(
        Variant("commissie", Lengte.weken(10), "Awb 9:11 lid 1, met commissie"),
        Variant("zonder_commissie", Lengte.weken(6), "Awb 9:11 lid 1"),
    ),
    ladder=(*herinner_dagen(KLACHT_ROLLEN, 14, 7), overschreden(*BESTUUR)),
)

OPP = TermijnSoort(
    "D.OPP",
    "termijn om het ontwikkelingsperspectief vast te stellen",
    Lengte.weken(6),
    Aard.WETTELIJK,
    "WPO 40a, WEC 41a, WVO 2.44",
    rolt=True,
    begin_tekst="Leerling ingeschreven",
    eind_tekst="Ontwikkelingsperspectief vastgesteld",
    ladder=(
        *herinner_dagen((Rol.ONDERSTEUNINGSCOORDINATOR,), 14, 7),
        overschreden(*SCHOOL, *BEHANDELAAR),
    ),
)

EVAL = TermijnSoort(
    "D.EVAL",
    "jaarlijkse evaluatie van het plan",
    Lengte.schooljaar(),
    Aard.WETTELIJK,
    "WPO 40a, WEC 41a, WVO 2.44",
    rolt=False,
    begin_tekst="Begin van de periode",
    eind_tekst="Plan geëvalueerd",
    vast_artikel="het schooljaar eindigt op 31 juli",
    verdaagbaar=False,
    opschortbaar=False,
    ladder=(
        herinner("1_maart", vaste_dag(3, 1), *BEHANDELAAR),
        herinner("1_mei", vaste_dag(5, 1), *BEHANDELAAR),
        herinner("15_juni", vaste_dag(6, 15), *BEHANDELAAR),
        overschreden(*BEHANDELAAR, Rol.TEAMLEIDER),
    ),
)


def _thuiszitter(
    naam: str, titel: str, eind: str, *aan: Rol, sjabloon: str = "termijn_overschreden"
) -> TermijnSoort:
    """Six weeks after the melding. The choice of the SWV is that this norm does not roll (ontwerp.md section 4)."""
    return TermijnSoort(
        naam,
        titel,
        Lengte.weken(6),
        Aard.BELEID,
        "norm N5, beleid swv",
        rolt=False,
        begin_tekst="Thuiszitter gemeld",
        eind_tekst=eind,
        ladder=(
            *(herinner(f"week_{n}", weken_na_begin(n), *aan) for n in (2, 4, 5)),
            overschreden(*aan, *BESTUUR, sjabloon=sjabloon),
        ),
    )


THZ_PLEK = _thuiszitter(
    "D.THZ.plek",
    "passende plek voor de thuiszitter",
    "Leerling op een passende plek",
    *VERZUIM,
    sjabloon="thz_zes_weken",
)
THZ_OPP = _thuiszitter(
    "D.THZ.opp",
    "ontwikkelingsperspectief voor de thuiszitter",
    "Ontwikkelingsperspectief vastgesteld",
    *VERZUIM,
    Rol.ONDERSTEUNINGSCOORDINATOR,
)

DATALEK = TermijnSoort(
    "D.DL",
    "termijn om het datalek te melden",
    Lengte.uren(72),
    Aard.WETTELIJK,
    "AVG 33 lid 1",
    rolt=False,
    begin_tekst="Datalek ontdekt",
    begin_artikel="AVG 33 lid 1",
    eind_tekst="Gemeld bij de Autoriteit Persoonsgegevens",
    vast_artikel="Atw 4",
    verdaagbaar=False,
    opschortbaar=False,
    telt=Telt.UREN,
    ladder=(
        *(herinner(f"{n}u", uren_na_begin(n), *LEK, spoed=True) for n in (24, 48, 66)),
        overschreden(*LEK),
    ),
)

_ALLE = (
    *(TLV_NORM, TLV_WET, TLV_HERSTEL, TLV_BB),
    *(BZ_IN, BZ_LBT, BZ_BESLUIT, BZ_BEROEP),
    *(KLACHT, OPP, EVAL, THZ_PLEK, THZ_OPP),
    *(INGEBREKE, DATALEK, BEWAREN, HERINDICATIE),
)

CATALOGUS: Mapping[str, TermijnSoort] = MappingProxyType({soort.id: soort for soort in _ALLE})

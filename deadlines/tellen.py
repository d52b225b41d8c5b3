"""Counting a term, with every step and its article (domein.md 3.4, rules C1-C9). Pure: no clock, no database."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import chain, repeat

from deadlines.afleiding import Afleiding, Uitkomst
from deadlines.afloop import na_afloop
from deadlines.fout import TermijnFout
from deadlines.kalender import KALENDER, WEEKEND, Kalender
from deadlines.lengte import LANGST, Gekozen, binnen_atw, kies, laatste_dag
from deadlines.opschorting import Opschorting, Stilstand, controleer, stilstanden
from deadlines.taal import dagen, periode
from deadlines.zinnen import blijft_staan, schuif_zin, stil_zin
from kernproces.datum import kort
from kernproces.taal.termijn import Aard, Eenheid, Telt, TermijnSoort
from kernproces.tijdstip import AMSTERDAM

REGELS = "termijnregels-1"  # raise it when a counting rule changes: every stored term names it

EEN_DAG = timedelta(days=1)
VROEGST, LAATST = date(1990, 1, 1), date(2199, 12, 31)


def bereken(
    soort: TermijnSoort,
    begin: date,
    opschortingen: Sequence[Opschorting] = (),
    verdagingen_dagen: Sequence[int] = (),
    variant: str | None = None,
    *,
    uitstelgronden: Sequence[str] = (),
    lengte_dagen: int | None = None,
    kalender: Kalender = KALENDER,
    streng: bool = True,
) -> Uitkomst:
    """The end of a term that starts by an event on `begin` (an aware datetime for a term in hours).

    `uitstelgronden`: of each extension the article, where it is another than the term itself names.
    `streng`: a suspension that starts after the term has ended is a TermijnFout; otherwise it has no effect.
    Raises TermijnFout, a Dutch sentence, on anything that cannot be.
    """
    gekozen = kies(soort, variant, lengte_dagen)
    _controleer(soort, begin, opschortingen, verdagingen_dagen)
    try:
        if isinstance(begin, datetime):
            return _in_uren(soort, gekozen, begin)
        rust = stilstanden(opschortingen, begin)
        gronden = chain(uitstelgronden, repeat(""))
        uitstel = list(zip(verdagingen_dagen, gronden, strict=False))
        return _in_dagen(soort, gekozen, begin, rust, uitstel, kalender=kalender, streng=streng)
    except OverflowError:
        raise TermijnFout(f"De termijn {soort.id} eindigt later dan een kalender kan tellen.") from None


def _controleer(
    soort: TermijnSoort, begin: date, opschortingen: Sequence[Opschorting], verdagingen: Sequence[int]
) -> None:
    if isinstance(begin, datetime) != (soort.telt is Telt.UREN):
        soms = "een tijdstip met tijdzone" if soort.telt is Telt.UREN else "een dag, zonder tijd"
        raise TermijnFout(f"Het begin van {soort.id} is {begin.isoformat()}. Verwacht: {soms}.")
    if isinstance(begin, datetime) and begin.utcoffset() is None:
        raise TermijnFout(
            f"Het begin van {soort.id} is {begin.isoformat()}. Verwacht: een tijdstip met tijdzone."
        )
    dag = begin.date() if isinstance(begin, datetime) else begin
    if not VROEGST <= dag <= LAATST:
        raise TermijnFout(f"Het begin is {dag}. Verwacht: een dag van {VROEGST} tot en met {LAATST}.")
    if verdagingen and not (soort.verdaagbaar and soort.telt is Telt.DAGEN):
        raise TermijnFout(f"{soort.id} kan niet worden verdaagd. Verwacht: geen 'verdagingen_dagen'.")
    if opschortingen and not (soort.opschortbaar and soort.telt is Telt.DAGEN):
        raise TermijnFout(f"{soort.id} kan niet worden opgeschort. Verwacht: geen 'opschortingen'.")
    for verdaging in verdagingen:
        if not 1 <= verdaging <= LANGST:
            raise TermijnFout(
                f"Een verdaging van {verdaging} dagen kan niet. Verwacht: 1 tot en met {LANGST}."
            )
    for opschorting in opschortingen:
        controleer(opschorting, dag)


def _in_uren(soort: TermijnSoort, gekozen: Gekozen, begin: datetime) -> Uitkomst:
    """Hours that really pass; shown on the clock of Amsterdam, never rolled (Atw 4)."""
    begin = begin.astimezone(AMSTERDAM)
    einde = (begin.astimezone(UTC) + timedelta(hours=gekozen.lengte.aantal)).astimezone(AMSTERDAM)
    afleiding = Afleiding()
    afleiding.stap(soort.begin_tekst, soort.begin_artikel, begin)
    afleiding.stap(gekozen.zin, gekozen.grondslag, einde)
    if einde.utcoffset() != begin.utcoffset():
        zin = "In deze uren ging de klok een uur vooruit of achteruit; het aantal uren blijft gelijk"
        afleiding.stap(zin, "", einde)
    afleiding.stap(f"{soort.eind_tekst}, uiterlijk", "", einde)
    return Uitkomst(einde, einde, afleiding.stappen)


def _in_dagen(
    soort: TermijnSoort,
    gekozen: Gekozen,
    begin: date,
    stil: Iterable[Stilstand],
    uitstel: Sequence[tuple[int, str]],
    *,
    kalender: Kalender,
    streng: bool,
) -> Uitkomst:
    afleiding = Afleiding()
    ruw = _verdaag(afleiding, soort, _tel(afleiding, soort, gekozen, begin), uitstel)
    kan_rollen = soort.rolt and soort.telt is not Telt.TERUG
    rolt = kan_rollen and binnen_atw(gekozen.lengte, sum(erbij for erbij, _ in uitstel))
    ruw = _schort_op(afleiding, soort, ruw, stil, kalender if rolt else None, streng=streng)
    uiterlijk = ruw
    if rolt:
        uiterlijk = _schuif(afleiding, soort, gekozen, begin, ruw, kalender=kalender)
    elif reden := kalender.waarom_vrij(ruw):
        afleiding.stap(*blijft_staan(soort, gekozen, reden, rolbaar=kan_rollen), ruw)
    waarschuwing = ""
    if rolt and not kalender.kent(uiterlijk):
        waarschuwing = (
            f"Voorlopig: de extra vrije dagen zijn bekend van {kort(kalender.geldig_vanaf)} "
            f"t/m {kort(kalender.geldig_tot)}. Daarbuiten kan deze dag nog iets later worden"
        )
        afleiding.stap(waarschuwing, "Atw 3 lid 3", uiterlijk)
    na_afloop(afleiding, soort, uiterlijk, kalender)
    afleiding.stap(f"{soort.eind_tekst}, uiterlijk", "", uiterlijk)
    return Uitkomst(ruw, uiterlijk, afleiding.stappen, bool(waarschuwing), waarschuwing)


def _tel(afleiding: Afleiding, soort: TermijnSoort, gekozen: Gekozen, begin: date) -> date:
    afleiding.stap(soort.begin_tekst, soort.begin_artikel, begin)
    ruw = laatste_dag(begin, gekozen.lengte, soort.telt)
    if soort.telt is Telt.TERUG:
        afleiding.stap(f"{gekozen.zin} eerder, teruggeteld", gekozen.grondslag, ruw)
        return ruw
    if gekozen.lengte.eenheid is not Eenheid.SCHOOLJAAR:
        afleiding.stap("De dag erna is dag 1", soort.eerste_dag_artikel, begin + EEN_DAG)
    afleiding.stap(gekozen.zin, gekozen.grondslag, ruw)
    return ruw


def _verdaag(
    afleiding: Afleiding, soort: TermijnSoort, ruw: date, uitstel: Sequence[tuple[int, str]]
) -> date:
    """Extensions lengthen the unadjusted last day (C6), each on its own article."""
    let_op = "" if soort.verdaag_artikel else "; let op: de regels van deze termijn kennen geen uitstel"
    for verdaging, grond in uitstel:
        ruw += timedelta(days=verdaging)
        afleiding.stap(f"+ {dagen(verdaging)} uitstel{let_op}", grond or soort.verdaag_artikel, ruw)
    return ruw


def _schort_op(
    afleiding: Afleiding,
    soort: TermijnSoort,
    ruw: date,
    stil: Iterable[Stilstand],
    kalender: Kalender | None,
    *,
    streng: bool,
) -> date:
    """Add the union of the suspended days. `kalender`: of a term that rolls, for it runs until its rolled end."""
    for stilstand in stil:
        opschorting = stilstand.opschorting
        einde = kalender.schuif_op(ruw) if kalender else ruw
        if opschorting.van > einde:
            if not streng:
                continue
            raise TermijnFout(
                f"De opschorting {periode(opschorting.van, opschorting.tot)} begint nadat de termijn is geëindigd "
                f"({einde}). Verwacht: een opschorting die begint terwijl de termijn loopt."
            )
        ruw += timedelta(days=stilstand.dagen)
        afleiding.stap(stil_zin(soort, stilstand), opschorting.grond or soort.stil_artikel, ruw)
    return ruw


def _schuif(
    afleiding: Afleiding, soort: TermijnSoort, gekozen: Gekozen, begin: date, ruw: date, *, kalender: Kalender
) -> date:
    """Atw 2 (two working days in a term of three days or more), then Atw 1 lid 1."""
    keuze = ", naar keuze swv" if soort.aard is not Aard.WETTELIJK else ""
    uiterlijk = ruw
    if gekozen.lengte.eenheid is Eenheid.DAGEN and gekozen.lengte.aantal >= 3:
        uiterlijk = kalender.twee_werkdagen(begin, ruw)
        if uiterlijk != ruw:
            zin = "Een korte termijn heeft ten minste twee werkdagen: daarom langer"
            afleiding.stap(zin, f"Atw 2{keuze}", uiterlijk)
    if vrij := list(kalender.vrije_dagen(uiterlijk)):
        uiterlijk = kalender.schuif_op(uiterlijk)
        feest = "" if all(reden in WEEKEND for reden in vrij) else " en Atw 3"
        afleiding.stap(schuif_zin(vrij), f"Atw 1 lid 1{feest}{keuze}", uiterlijk)
    return uiterlijk

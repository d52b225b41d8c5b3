"""Sturing: the few numbers that a directeur-bestuurder steers by. Each with its definition, its question and its zaken."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Final

from loket.overzichten.aanvragen import Aanvraag, einde_maand
from loket.overzichten.verwachting import VOORUIT, Verwachting, uitgekomen, verwacht
from workflows.schooljaar import begin_schooljaar, einde_schooljaar

NORM, WET = 42, 56  # days: six and eight weeks (norm B1; WPO 18a lid 13 with Awb 4:13)


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A number with the zaken that it was counted from. `vraag`: what was asked of the history, in its own words."""

    sleutel: str
    titel: str
    definitie: str
    vraag: str
    aanvragen: tuple[Aanvraag, ...]


@dataclass(frozen=True, slots=True)
class Maand:
    """The decisions of one month, counted once: a page shows them many times."""

    van: date
    tot: date
    besluiten: int
    op_tijd: int  # made known within the norm
    midden: float | None  # the middle one, in days that the clock ran
    langste: int | None  # the longest, likewise


@dataclass(frozen=True, slots=True)
class Stip:
    """Decisions of one day that took as long."""

    dag: date
    dagen: int
    te_laat: bool
    keer: int


@dataclass(frozen=True, slots=True)
class Sturing:
    """Everything about the applications, on one day."""

    van: date
    tot: date
    besluiten: tuple[Aanvraag, ...]
    op_tijd: tuple[Aanvraag, ...]  # made known within the norm
    te_laat: tuple[Aanvraag, ...]  # after it
    buiten_de_wet: tuple[Aanvraag, ...]  # after the legal limit
    midden: float | None  # half of the decisions took no longer
    vorig: tuple[Aanvraag, ...]  # in the same period, a year before
    vorig_midden: float | None
    lopend: tuple[Aanvraag, ...]
    toen_lopend: tuple[Aanvraag, ...] | None  # a year before; None when there is no history of that day
    verwachting: Verwachting | None
    eerder: Verwachting | None  # what was to be expected six weeks before
    eerder_echt: tuple[Aanvraag, ...]
    maanden: tuple[Maand, ...]
    stippen: tuple[Stip, ...]  # by day


def sturing(aanvragen: Sequence[Aanvraag], op: date) -> Sturing:
    """What there is to know on the day `op`, from what was received up to then."""
    van = begin_schooljaar(op)
    vorig_op = _jaar_eerder(op)
    eerder = verwacht(aanvragen, op - timedelta(days=43))
    besluiten = bekendgemaakt(aanvragen, van, op)
    vorig = bekendgemaakt(aanvragen, _jaar_eerder(van), vorig_op)
    return Sturing(
        van=van,
        tot=op,
        besluiten=besluiten,
        op_tijd=tuple(a for a in besluiten if a.op_tijd),
        te_laat=tuple(a for a in besluiten if not a.op_tijd),
        buiten_de_wet=tuple(a for a in besluiten if not a.binnen_de_wet),
        midden=middelste(besluiten),
        vorig=vorig,
        vorig_midden=middelste(vorig),
        lopend=tuple(a for a in aanvragen if a.loopt(op)),
        toen_lopend=tuple(a for a in aanvragen if a.loopt(vorig_op))
        if any(a.begin <= vorig_op for a in aanvragen)
        else None,
        verwachting=verwacht(aanvragen, op),
        eerder=eerder,
        eerder_echt=uitgekomen(aanvragen, eerder) if eerder else (),
        maanden=tuple(_maanden(besluiten, van, op)),
        stippen=tuple(_stippen(besluiten)),
    )


def bekendgemaakt(aanvragen: Sequence[Aanvraag], van: date, tot: date) -> tuple[Aanvraag, ...]:
    """The decisions that were made known in this period, in that order."""
    gevonden = [a for a in aanvragen if a.bekend and a.gestopt is not None and van <= a.gestopt <= tot]
    return tuple(sorted(gevonden, key=lambda a: (a.gestopt, a.zaak)))


def dagen(besluiten: Sequence[Aanvraag]) -> list[int]:
    """How many days the clock ran, of each."""
    return [a.netto(a.gestopt) for a in besluiten if a.gestopt is not None]


def middelste(besluiten: Sequence[Aanvraag]) -> float | None:
    """Half took no longer; None of nothing."""
    return median(d) if (d := dagen(besluiten)) else None


DEFINITIES: Final = {
    "besluiten": (
        "TLV-besluiten",
        "Aanvragen waarvan het besluit in deze periode is bekendgemaakt, verleend of afgewezen.",
    ),
    "op-tijd": (
        "Binnen zes weken",
        "Besluiten die uiterlijk op de laatste dag van de norm zijn bekendgemaakt; dagen waarop de klok stilstond tellen niet mee.",
    ),
    "te-laat": (
        "Niet binnen zes weken",
        "Besluiten die na de laatste dag van de norm zijn bekendgemaakt; dagen waarop de klok stilstond tellen niet mee.",
    ),
    "buiten-de-wet": (
        "Na de wettelijke termijn",
        "Besluiten die na de laatste dag van Awb 4:13 zijn bekendgemaakt, zoals die dag door stilstand en uitstel werd.",
    ),
    "dagen": (
        "Dagen tot het besluit",
        "Van de dag na ontvangst tot en met de bekendmaking, zonder de dagen waarop de klok stilstond; de middelste waarde.",
    ),
    "vorig-jaar": (
        "Dagen tot het besluit, een jaar eerder",
        "Hetzelfde over dezelfde periode van het vorige schooljaar.",
    ),
    "lopend": ("Lopende aanvragen", "Ontvangen en nog niet geëindigd, ook als de klok stilstaat."),
    "toen-lopend": ("Lopende aanvragen, een jaar eerder", "Ontvangen en op die dag nog niet geëindigd."),
    "verwachting": (
        "Verwachting",
        (
            "Van elke lopende aanvraag de kans dat zij de norm niet haalt, gegeven hoe lang zij al loopt. Geschat uit alle aanvragen van de "
            "laatste twaalf maanden, ook wat nog loopt (Kaplan-Meier). Acht van de tien uitkomsten liggen in het genoemde bereik. "
            "Wat daarna nog stilstaat of verdaagd wordt, telt niet mee."
        ),
    ),
    "uitgekomen": (
        "Wat er kwam van de verwachting",
        "Van de aanvragen die zes weken geleden liepen: die sindsdien echt voorbij de norm gingen.",
    ),
}


def cijfers(s: Sturing) -> list[Cijfer]:
    """Every number of the page with where it comes from. The order is that of the notes below it."""
    bekend = f"soort:tlv gebeurtenis:maak_bekend van:{s.van} tot:{s.tot}"
    vragen = {
        "besluiten": (bekend, s.besluiten),
        "op-tijd": (f"{bekend} termijn:D.TLV.norm gestopt_op<=uiterlijk", s.op_tijd),
        "te-laat": (f"{bekend} termijn:D.TLV.norm gestopt_op>uiterlijk", s.te_laat),
        "buiten-de-wet": (f"{bekend} termijn:D.TLV.wet gestopt_op>uiterlijk", s.buiten_de_wet),
        "dagen": (f"middelste(gestopt_op - begin - stil) {bekend}", s.besluiten),
        **_van_een_jaar_eerder(s),
        "lopend": (f"soort:tlv termijn:D.TLV.norm gestart gestopt:nee op:{s.tot}", s.lopend),
        **_verwacht(s),
    }
    return [
        Cijfer(sleutel, *titel, *vragen[sleutel])
        for sleutel, titel in DEFINITIES.items()
        if sleutel in vragen
    ]


def _van_een_jaar_eerder(s: Sturing) -> dict[str, tuple[str, tuple[Aanvraag, ...]]]:
    """What stands beside the numbers of now, as far as there was something then."""
    van, tot = _jaar_eerder(s.van), _jaar_eerder(s.tot)
    vragen = {}
    if s.vorig:
        bekend = f"soort:tlv gebeurtenis:maak_bekend van:{van} tot:{tot}"
        vragen["vorig-jaar"] = (f"middelste(gestopt_op - begin - stil) {bekend}", s.vorig)
    if s.toen_lopend is not None:
        vragen["toen-lopend"] = (f"soort:tlv termijn:D.TLV.norm gestart gestopt:nee op:{tot}", s.toen_lopend)
    return vragen


def _verwacht(s: Sturing) -> dict[str, tuple[str, tuple[Aanvraag, ...]]]:
    """What is expected, and what came of what was expected."""
    per = {a.zaak: a for a in s.lopend}
    kans = [per[z] for z, _ in s.verwachting.zaken if z in per] if s.verwachting else []
    weken = f"lopend:{s.tot} norm:{s.tot}..{s.tot + VOORUIT} aanvragen:12 maanden"
    vragen = {"verwachting": (f"kans(duur>norm | duur>loopt) soort:tlv {weken}", tuple(kans))}
    if s.eerder is not None:
        op = s.eerder.op
        vragen["uitgekomen"] = (f"soort:tlv lopend:{op} norm:{op}..{s.eerder.tot} duur>norm", s.eerder_echt)
    return vragen


def _maanden(besluiten: Sequence[Aanvraag], van: date, tot: date) -> list[Maand]:
    uit, dag = [], van
    while dag <= tot:
        einde = min(einde_maand(dag), einde_schooljaar(van))
        hier = [a for a in besluiten if a.gestopt is not None and dag <= a.gestopt <= einde]
        duur = dagen(hier)
        op_tijd = sum(bool(a.op_tijd) for a in hier)
        midden = median(duur) if duur else None
        uit.append(Maand(dag, einde, len(hier), op_tijd, midden, max(duur, default=None)))
        dag = einde + timedelta(days=1)
    return uit


def _stippen(besluiten: Sequence[Aanvraag]) -> list[Stip]:
    plekken = Counter((a.gestopt, a.netto(a.gestopt), not a.op_tijd) for a in besluiten if a.gestopt)
    return [Stip(*plek, keer) for plek, keer in sorted(plekken.items())]


def _jaar_eerder(dag: date) -> date:
    """The same day a year before; of 29 February the 28th."""
    return dag.replace(year=dag.year - 1, day=28 if (dag.month, dag.day) == (2, 29) else dag.day)

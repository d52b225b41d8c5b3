"""Filters: what a reader narrows a list by, from the address and back. Only codes and ids, never a name."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from operator import itemgetter
from urllib.parse import urlencode

from kernproces.gebruik.voorwaarden import ALTIJD
from kernproces.opslag.rijen import Rij
from kernproces.rollen import Rol
from kernproces.zaak.projecties import GEEN_DATUM
from loket.lijst.bladeraar import Bladeraar
from loket.lijst.selectie import RANGEN, Selectie, telling
from loket.web.taal import met_hoofdletter
from loket.web.werkplek import Bezoek
from workflows.schooljaar import begin_schooljaar

NIEMAND = "-"
GEVOLGEN = {"0": "Wet", "1": "Norm", "2": "Afgesproken", "3": "Zonder datum"}
TERMIJNEN = {
    "voorbij": "Voorbij",
    "7": "Binnen 7 dagen",
    "30": "Binnen 30 dagen",
    "later": "Later dan 30 dagen",
    "geen": "Geen einddatum",
}
KLAAR = {"schooljaar": "Dit schooljaar", "jaar": "Het laatste jaar", "alles": "Alles"}
VELDEN = ("workflow", "toestand", "school", "behandelaar", "aan", "gevolg", "termijn", "klaar")
ALLE_VAN = {
    "workflow": "Alle soorten",
    "toestand": "Alle toestanden",
    "school": "Alle scholen",
    "behandelaar": "Elke behandelaar",
    "aan": "Wie aan de beurt is",
    "gevolg": "Elk gevolg",
    "termijn": "Elke einddatum",
    "klaar": "De laatste maand",
}
NU_NIET = frozenset({"aan", "gevolg", "termijn"})  # what is closed waits for nobody and has no day to come
NAMEN = {
    "workflow": "De soort zaak",
    "toestand": "De toestand",
    "school": "De school",
    "behandelaar": "De behandelaar",
    "aan": "De rol die aan de beurt is",
    "gevolg": "Het gevolg",
    "termijn": "De einddatum",
}
NOEMT = 20  # values that are named, of those that there are
_FACETTEN = ("workflow", "toestand", "school", "behandelaar", "rang")  # in the order of _GETELD
Keus = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice on the page: its options with counts, and what is chosen."""

    naam: str
    alle: str
    opties: list[tuple[str, str, str]]  # value, title, count or nothing
    gekozen: str

    @property
    def titel(self) -> str:
        """The title of what is chosen."""
        return next((titel for waarde, titel, _ in self.opties if waarde == self.gekozen), "")


@dataclass(slots=True)
class Filters:
    """What was asked in the address, as far as it exists; and what was left out, with what there is."""

    waarden: dict[str, str]
    onbekend: list[str] = field(default_factory=list)

    @classmethod
    def uit(cls, bezoek: Bezoek, gevraagd: Mapping[str, str]) -> "Filters":
        """An unknown value is left out and named: an old address shows more, never nothing, and says so."""
        waarden: dict[str, str] = {}
        onbekend = []
        for veld in VELDEN:
            if not (waarde := gevraagd.get(veld, "")):
                continue
            keuzes = dict(_keuzes(bezoek, veld, waarden))
            if waarde in keuzes:
                waarden[veld] = waarde
            else:
                onbekend.append(_onbekend(veld, keuzes))
        return cls(waarden, onbekend)

    def selectie(self, vandaag: date, zonder: str = "") -> Selectie:
        """The filters as a selection; `zonder` leaves one out."""
        w = {k: v for k, v in self.waarden.items() if k != zonder}
        wie = w.get("behandelaar")
        vanaf, tot = _periode(w.get("termijn", ""), vandaag)
        return Selectie(
            workflow=w.get("workflow", ""),
            toestand=w.get("toestand", "") if w.get("workflow") else "",
            school=w.get("school", ""),
            behandelaars=None if not wie else frozenset({None if wie == NIEMAND else wie}),
            beurt=(w["aan"],) if "aan" in w else (),
            rangen=(int(w["gevolg"]),) if "gevolg" in w else RANGEN,
            vanaf=vanaf,
            tot=tot,
            afgerond=_klaar_sinds(w.get("klaar", ""), vandaag),
        )

    def adres(self, **anders: str) -> str:
        """The query of an address with these filters; an empty value leaves one out."""
        return urlencode({k: v for k, v in (self.waarden | anders).items() if v})


def _onbekend(veld: str, keuzes: Mapping[str, str]) -> str:
    """What was asked and is not there, with what there is; without repeating what somebody put in an address."""
    if not keuzes:
        return f"{NAMEN[veld]} is hier niet te kiezen."
    er_zijn = list(keuzes.values())
    meer = f" en nog {len(er_zijn) - NOEMT}" if len(er_zijn) > NOEMT else ""
    return f"{NAMEN[veld]} in dit adres is er niet. Er is: {', '.join(er_zijn[:NOEMT])}{meer}."


def _periode(termijn: str, vandaag: date) -> tuple[str, str]:
    """The first and last end date that are meant; empty: no bound."""

    def over(dagen: int) -> str:
        return (vandaag + timedelta(days=dagen)).isoformat()

    if termijn.isdecimal():
        return "", over(int(termijn))
    grenzen = {"voorbij": ("", over(-1)), "later": (over(31), "9999-12-30"), "geen": (GEEN_DATUM, "")}
    return grenzen.get(termijn, ("", ""))


def _klaar_sinds(klaar: str, vandaag: date) -> str:
    """Since which day what was closed is asked; empty: as the view says."""
    if klaar == "schooljaar":
        return begin_schooljaar(vandaag).isoformat()
    return {"jaar": (vandaag - timedelta(days=366)).isoformat(), "alles": "0001-01-01"}.get(klaar, "")


def _keuzes(bezoek: Bezoek, veld: str, waarden: Mapping[str, str]) -> list[Keus]:
    """Every value that a filter may have for this reader."""
    register, namen = bezoek.werkplek.kern.register, bezoek.werkplek.namen
    if veld == "workflow":
        return [(naam, register.nieuwste(naam).workflow.titel) for naam in register.namen()]
    if veld == "toestand":
        if not (soort := waarden.get("workflow")):
            return []
        w = register.nieuwste(soort).workflow
        return [(str(t), titel) for t, titel in w.toestanden.items()]
    if veld == "school":
        return sorted(namen.scholen.items(), key=lambda s: s[1].casefold())
    if veld == "behandelaar" and not bezoek.buiten:
        mensen = [(p, namen.persoon(p)) for p in bezoek.registers.mensen if p not in namen.vernietigd]
        return [(NIEMAND, "Niemand"), *sorted(mensen, key=lambda p: p[1].casefold())]
    if veld == "aan":
        return [(r.value, met_hoofdletter(r.titel)) for r in Rol if r is not Rol.SYSTEEM]
    vast = {"gevolg": GEVOLGEN, "termijn": TERMIJNEN, "klaar": KLAAR}
    return list(vast.get(veld, {}).items())


# ------------------------------------------------------------ counts behind the choices

_GETELD = {
    "workflow": "",
    "toestand": "",
    "school": "",
    "behandelaar": NIEMAND,
    "gevolg": "",
}  # and if there is none


def keuzelijsten(bezoek: Bezoek, bladeraar: Bladeraar, basis: Selectie, filters: Filters) -> list[Filter]:
    """Every filter with its options. A count tells what the list becomes when that option is chosen instead."""
    geteld = _geteld(bezoek, bladeraar, basis, filters)
    uit = []
    niet = NU_NIET if basis.afgerond else {"klaar"}
    for veld in (v for v in VELDEN if v not in niet or v in filters.waarden):
        keuzes, gekozen = _keuzes(bezoek, veld, filters.waarden), filters.waarden.get(veld, "")
        aantallen = geteld.get(veld)
        if veld == "behandelaar" and aantallen is None and keuzes and not basis.afgerond:
            # Too long a list to be counted: at least nobody of whom it would show nothing.
            kan = {NIEMAND, gekozen, *bladeraar.dragers()}
            keuzes = [k for k in keuzes if k[0] in kan]
        opties = [
            (waarde, titel, "" if aantallen is None else telling(aantallen[waarde]))
            for waarde, titel in keuzes
            if aantallen is None or aantallen[waarde] or waarde == gekozen
        ]
        # A state is chosen within its procedure.
        if len(opties) > 1 or gekozen or (veld == "workflow" and opties):
            uit.append(Filter(veld, ALLE_VAN[veld], opties, gekozen))
    return uit


def _geteld(
    bezoek: Bezoek, bladeraar: Bladeraar, basis: Selectie, filters: Filters
) -> dict[str, Counter[str]]:
    """The counts per filter that can be told; of a list that is too long for that, those of the procedures."""
    uit: dict[str, Counter[str]] = {}
    smal = basis.die(filters.selectie(bezoek.vandaag))
    if "klaar" in filters.waarden and smal.afgerond and not basis.eigen:
        return (
            uit  # no index knows years of closed zaken by these: the list is read once, not once per filter
        )
    rijen = bladeraar.alle(smal, _FACETTEN)
    if rijen is not None:
        for plek, (veld, geen) in enumerate(_GETELD.items()):
            ruim: list[Rij] | None = rijen
            if veld in filters.waarden:
                ruim = bladeraar.alle(basis.die(filters.selectie(bezoek.vandaag, veld)), _FACETTEN)
            if ruim is not None:
                per = Counter(map(itemgetter(plek), ruim))
                uit[veld] = Counter({geen if w is None else str(w): n for w, n in per.items()})
    elif not filters.waarden.keys() - {"workflow"} and _alles(basis):
        namen = [naam for naam, _ in _keuzes(bezoek, "workflow", {})]
        aantallen = bladeraar.tel([replace(basis, workflow=naam) for naam in namen])
        uit["workflow"] = Counter(dict(zip(namen, aantallen, strict=True)))
    return uit


def _alles(basis: Selectie) -> bool:
    """Whether the view is simply what is open: of that an index counts each procedure."""
    return replace(basis, mag=ALTIJD, eigen=()) == Selectie()

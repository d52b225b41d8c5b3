"""Berichtbeeld: messages and their fate as pages show them. Who may not see a name sees the function."""

from collections.abc import Iterable
from dataclasses import dataclass

from kernproces.rollen import GEZINSROLLEN
from kernproces.zaak.stand import Entry
from loket.web.taal import met_hoofdletter, rolnaam, woord
from loket.web.werkplek import Bezoek
from notificaties.abonnementen import VOORVOEGSEL
from notificaties.bezorgbewijs import Bereik, Bezorgbewijs, bewijs_van, bewijzen_van_zaak
from notificaties.dodebrieven import Brief, dode_brieven, haperende_brieven
from notificaties.outbox import Outboxrij, rij_van
from notificaties.sjablonen import SjabloonFout, van_versie
from notificaties.verloop import EINDE, OPGEGEVEN, berichtstroom

MEESTE = 200
GEZIN = frozenset(rol.value for rol in GEZINSROLLEN)
_STATUS = {
    "wacht": ("wacht op bezorging", ""),
    "verzonden": ("bezorgd", "ok"),
    "opgegeven": ("niet bezorgd", "fout"),
    "vervallen": ("niet meer nodig", "rust"),
}


@dataclass(frozen=True, slots=True)
class Briefregel:
    """A message that is not delivered."""

    id: str
    wat: str
    zaak: str
    aan: str
    sinds: str
    pogingen: int
    volgende: str | None
    fout: str


@dataclass(frozen=True, slots=True)
class Postbeeld:
    """What the administrator must mend, and what mends itself."""

    dood: list[Briefregel]
    hapert: list[Briefregel]
    meer: bool  # more dead letters than are shown


@dataclass(frozen=True, slots=True)
class Lezerbeeld:
    """One recipient and what reached him."""

    naam: str
    namens: str
    vacant: bool
    bereik: Bereik
    te_laat: bool  # no notice within 48 hours (Awb 2:10)


@dataclass(frozen=True, slots=True)
class Berichtbeeld:
    """One message with its recipients."""

    id: str
    wat: str
    zaak: str
    rol: str
    sinds: str
    status: str
    toon: str
    dood: bool
    fout: str
    aangeboden: int
    lezers: list[Lezerbeeld]


def postbeeld(bezoek: Bezoek) -> Postbeeld:
    """The dead letters and the failing ones."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        dood, hapert = dode_brieven(lezer, MEESTE + 1), haperende_brieven(lezer, MEESTE)
    return Postbeeld([_regel(b) for b in dood[:MEESTE]], [_regel(b) for b in hapert], meer=len(dood) > MEESTE)


def _regel(brief: Brief) -> Briefregel:
    rij = brief.rij
    return Briefregel(
        rij.id,
        titel_van(rij),
        rij.zaak,
        met_hoofdletter(rolnaam(rij.rol)),
        rij.aangemaakt,
        brief.pogingen,
        brief.volgende,
        brief.fout,
    )


def titel_van(rij: Outboxrij) -> str:
    """What a message is about, from the fixed words of its subject."""
    try:
        onderwerp = van_versie(rij.sjabloon, rij.versie).onderwerp.removeprefix("{{ kenmerk }}: ")
    except SjabloonFout:
        onderwerp = "{"
    return woord(rij.sjabloon) if "{" in onderwerp else met_hoofdletter(onderwerp)


def briefbeeld(bezoek: Bezoek, bericht: str) -> Berichtbeeld | None:
    """The fate of one message."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        if (rij := rij_van(lezer, bericht)) is None:
            return None
        entries = list(bezoek.werkplek.kern.archief.lees(lezer, berichtstroom(bericht)))
    return _beeld(bezoek, bewijs_van(rij, entries))


def zaakberichten(bezoek: Bezoek, entries: Iterable[Entry]) -> list[Berichtbeeld]:
    """The messages of a zaak, newest first; whoever stands outside sees those to himself."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        bewijzen = bewijzen_van_zaak(lezer, entries)
    return berichtbeelden(bezoek, bewijzen)


def berichtbeelden(bezoek: Bezoek, bewijzen: list[Bezorgbewijs]) -> list[Berichtbeeld]:
    """The same, when their proof was read already."""
    if bezoek.buiten:
        bewijzen = [b for b in bewijzen if bezoek.persoon in b.bereik]
    return [_beeld(bezoek, b) for b in reversed(bewijzen)]


def _beeld(bezoek: Bezoek, bewijs: Bezorgbewijs) -> Berichtbeeld:
    rij = bewijs.rij
    status, toon = _STATUS[bewijs.status]
    bereik = [b for b in bewijs.bereik.values() if not bezoek.buiten or b.persoon == bezoek.persoon]
    return Berichtbeeld(
        id=rij.id,
        wat=met_hoofdletter(bewijs.onderwerp.removeprefix(f"{rij.zaak}: ")) or titel_van(rij),
        zaak=rij.zaak,
        rol=rolnaam(rij.rol),
        sinds=rij.aangemaakt,
        status=status,
        toon=toon,
        dood=bewijs.status == EINDE[OPGEGEVEN],
        fout="" if bezoek.buiten else bewijs.einde or bewijs.fout,
        aangeboden=bewijs.aangeboden,
        lezers=[_lezer(bezoek, b, rij.rol) for b in bereik],
    )


def _lezer(bezoek: Bezoek, bereik: Bereik, rol: str) -> Lezerbeeld:
    namen = bezoek.werkplek.namen
    if bereik.persoon.startswith(VOORVOEGSEL):
        naam = f"systeem {bereik.persoon.removeprefix(VOORVOEGSEL)}"
        return Lezerbeeld(naam, "", vacant=False, bereik=bereik, te_laat=False)
    naam = namen.kort(bereik.persoon) if bezoek.ziet_namen or rol not in GEZIN or bereik.vacant else ""
    return Lezerbeeld(
        naam=naam or rolnaam(rol),
        namens=namen.kort(bereik.namens) if bereik.namens and naam else "",
        vacant=bereik.vacant,
        bereik=bereik,
        te_laat=bereik.op_tijd(bezoek.nu) is False,
    )

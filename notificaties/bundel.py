"""Bundel: one calm overview a working day, for who asked for it: by zaak, the most urgent first.

Its mail is a message of its own, in the stream of that person, so it is retried, proven and offered again like any
other. Two workers cannot make the same overview: they would need the same number in that stream.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any, Final

import orjson

from kernproces.gebeurtenissen import DAGOVERZICHT, OVERZICHT_AANGEVULD, Nieuw, dossierstroom, zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.kern import Kern, keur_tijd
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.rollen import Rol
from kernproces.tijdstip import AMSTERDAM, dag_van, tijdstip
from kernproces.zaak.projecties import GEEN_DATUM
from kernproces.zaak.stand import Entry, Stand
from kernproces.zaak.voortgang import Vervolg
from notificaties.bezorgbewijs import KENNISGEVING
from notificaties.gegevens import Overzichtgroep
from notificaties.outbox import Outboxrij
from notificaties.projectie import BUITEN, Projectie, is_overleden
from notificaties.taal import moment_lang
from notificaties.verloop import berichtstroom, verloop_van
from notificaties.voorkeuren import Voorkeuren, Wanneer, lees_voorkeuren

SJABLOON: Final = "dagoverzicht"
UUR: Final = time(8)
SPEELRUIMTE: Final = timedelta(hours=1)  # it leaves at the first run after that hour, and may be tried again
Werkdag = Callable[[date], bool]
_KOP = "overzicht/dag/"
_VRAAG = (
    f"SELECT stroom, stand FROM stroom WHERE stroom >= '{_KOP}' AND stroom < 'overzicht/dag0' ORDER BY stroom"  # noqa: S608
)
_URGENTIE = "SELECT zaak, rang, uiterlijk FROM werkvoorraad WHERE open = 1 AND zaak IN ({})"
_LAATST = (9, "")


def overzichtstroom(persoon: str) -> str:
    """The stream of the overviews of one person."""
    return f"{_KOP}{persoon}"


def volgend_overzicht(nu: datetime, is_werkdag: Werkdag) -> datetime:
    """The next eight o'clock of a working day in the Netherlands, later than `nu`."""
    dag = dag_van(nu)
    while True:
        moment = datetime.combine(dag, UUR, AMSTERDAM)
        if moment > nu and is_werkdag(dag):
            return moment.astimezone(UTC)
        dag += timedelta(days=1)


def mag_wachten(nu: datetime, is_werkdag: Werkdag, *, buiten: bool) -> bool:
    """Whether a message may wait for the overview: to school and family the notice goes within 48 hours (Awb 2:10)."""
    return not buiten or volgend_overzicht(nu, is_werkdag) - nu <= KENNISGEVING - SPEELRUIMTE


def wachtregel(rij: Outboxrij, onderwerp: str, moment: datetime, vervalt_met: str | None) -> dict[str, Any]:
    """What the overview must know of a message. `vervalt_met`: a term; once it has stopped, the message says nothing."""
    return {
        "bericht": rij.id,
        "zaak": rij.zaak,
        "rol": rij.rol,
        "onderwerp": onderwerp,
        "moment": tijdstip(moment),
        "vervalt_met": vervalt_met,
    }


def aanvulling(schrijver: Schrijver, persoon: str, regel: Mapping[str, Any], nu: datetime) -> Deel:
    """Add a message to what waits for somebody's overview."""
    stroom = overzichtstroom(persoon)
    kop = schrijver.stroom(stroom)
    v = Vervolg(stroom, {} if kop is None else stand_van(kop), tijdstip(nu))
    systeem = Rol.SYSTEEM.value
    v.voeg_toe(Nieuw(OVERZICHT_AANGEVULD, dict(regel), systeem, systeem, dag_van(nu).isoformat()))
    return Deel(v, kop)


class Bundelaar:
    """Makes the overviews that are due; sending them is the work of the delivery."""

    def __init__(self, kern: Kern) -> None:
        self._kern = kern

    def maak(self, nu: datetime) -> int:
        """Make every overview that is due; how many. Whoever went back to `meteen` gets what waits now."""
        keur_tijd(nu)
        with self._kern.opslag.lezen() as lezer:
            standen = {stroom: orjson.loads(stand) for stroom, stand in lezer.rij_query(_VRAAG)}
            if not any(stand.get("wacht") for stand in standen.values()):
                return 0
            voorkeuren = lees_voorkeuren(lezer)
        rijp = [stroom for stroom, stand in standen.items() if _rijp(stroom, stand, voorkeuren, nu)]
        return sum(self._kern.herhaal(partial(self._maak, stroom=stroom, nu=nu)) for stroom in rijp)

    def _maak(self, schrijver: Schrijver, stroom: str, nu: datetime) -> int:
        kop = schrijver.stroom(stroom)
        stand = {} if kop is None else stand_van(kop)
        if not stand.get("wacht"):  # another worker was here
            return 0
        persoon = stroom.removeprefix(_KOP)
        regels = [r for r in stand["wacht"] if self._zinvol(schrijver, r, persoon)]
        v = Vervolg(stroom, stand, tijdstip(nu), berichten=Projectie())
        open_: dict[str, Any] = {"persoon": persoon, "zaken": _per_zaak(schrijver, regels)}
        if regels:
            open_ |= {"sjabloon": SJABLOON, "aan": [regels[0]["rol"]]}
        systeem = Rol.SYSTEEM.value
        v.voeg_toe(Nieuw(DAGOVERZICHT, open_, systeem, systeem, dag_van(nu).isoformat()))
        return len(self._kern.boekhouding.boek(schrijver, [Deel(v, kop)]))

    def _zinvol(self, lezer: Lezer, regel: Mapping[str, Any], persoon: str) -> bool:
        """Not what was read meanwhile, nor a reminder of a term that has stopped."""
        verloop = verloop_van(self._kern.archief.lees(lezer, berichtstroom(regel["bericht"])))
        if persoon in verloop.geopend:
            return False
        if regel["vervalt_met"] is None or (kop := lezer.stroom(zaakstroom(regel["zaak"]))) is None:
            return True
        termijn = stand_van(kop)["termijnen"].get(regel["vervalt_met"])
        return termijn is None or termijn["stand"] != "gestopt"


def groepen_van(lezer: Lezer, entry: Entry) -> tuple[Overzichtgroep, ...]:
    """What an overview says now. A pupil who died meanwhile is a hard stop here too."""
    groepen = []
    for zaak in entry["open"].get("zaken", ()):
        overleden = any(b["rol"] in BUITEN for b in zaak["berichten"]) and _overleden(lezer, zaak["zaak"])
        berichten = [b for b in zaak["berichten"] if not (overleden and b["rol"] in BUITEN)]
        if berichten:
            dag = zaak["uiterlijk"]
            uiterlijk = "" if dag in ("", GEEN_DATUM) else moment_lang(dag)
            kop = f"{zaak['zaak']}: "
            onderwerpen = tuple(b["onderwerp"].removeprefix(kop) for b in berichten)
            groepen.append(Overzichtgroep(zaak["zaak"], uiterlijk, onderwerpen))
    return tuple(groepen)


def gebundelde(entry: Entry) -> list[str]:
    """The messages of which an overview is the notice."""
    return [b["bericht"] for zaak in entry["open"].get("zaken", ()) for b in zaak["berichten"]]


def _overleden(lezer: Lezer, zaak: str) -> bool:
    kop = lezer.stroom(zaakstroom(zaak))
    dossier = None if kop is None else lezer.stroom(dossierstroom(stand_van(kop)["dossier"]))
    zaken = [] if dossier is None else stand_van(dossier)["zaken"]
    return any(
        is_overleden(stand_van(rij)) for rij in lezer.stromen(zaakstroom(z["zaak"]) for z in zaken).values()
    )


def _rijp(stroom: str, stand: Stand, voorkeuren: Voorkeuren, nu: datetime) -> bool:
    if not (wacht := stand.get("wacht")):
        return False
    terug = voorkeuren.wanneer(stroom.removeprefix(_KOP)) is Wanneer.METEEN
    return terug or min(r["moment"] for r in wacht) <= tijdstip(nu)


def _per_zaak(lezer: Lezer, regels: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """By zaak: first what touches the law soonest, as the worklist orders it; finished zaken last."""
    groepen: dict[str, list[Mapping[str, Any]]] = {}
    for regel in regels:
        groepen.setdefault(regel["zaak"], []).append(regel)
    if not groepen:
        return []
    sql = _URGENTIE.format(", ".join("?" for _ in groepen))
    urgentie = {z: (rang, uiterlijk) for z, rang, uiterlijk in lezer.rij_query(sql, list(groepen))}
    return [
        {
            "zaak": zaak,
            "rang": urgentie.get(zaak, _LAATST)[0],
            "uiterlijk": urgentie.get(zaak, _LAATST)[1],
            "berichten": [{n: r[n] for n in ("bericht", "rol", "onderwerp")} for r in groepen[zaak]],
        }
        for zaak in sorted(groepen, key=lambda z: (*urgentie.get(z, _LAATST), z))
    ]

"""The pages with many zaken in the database while the ronde runs: server time per page, and its size.

The zaken are copies of one real application, spread over carriers, schools, states of urgency and days; each lies in one
of some real dossiers, so that names are unlocked as ever. The ronde handles due ones all the while, in the same process.
"""

import threading
import time
from contextlib import ExitStack, suppress
from datetime import timedelta
from statistics import quantiles
from typing import Any, Self

from bench.ronde import NU, VOORBEELD, Eerste, _bij, _erbij
from bench.wereld import begin_zaak, gelukt, richt_in, samenstel, stappen
from deadlines.ronde import Ronde
from kernproces.opslag.kolommen import KOLOMMEN
from kernproces.rollen import Rol
from loket.bedrading import Samenstel
from loket.instellingen import uit_omgeving
from loket.web.app import maak_app
from tests.loket.web.proef import Bezoeker

DOSSIERS = 300
DRAGERS = 50
SCHOLEN = 40
PER_STAPEL = 5_000
VERVALLEN = 2_000  # zaken that the ronde has to handle meanwhile
NAMEN = ("Milan Rutgers", "Amira Bouzid", "Zoë van der Berg", "Daan O'Neil", "Fenna Postma")
ALLES = "/?weergave=alle"
BLADEN: dict[str, tuple[str, Rol, str]] = {
    "mijn zaken": ("behandelaar", Rol.BEHANDELAAR, "/?weergave=mijn"),
    "aan de beurt": ("behandelaar", Rol.BEHANDELAAR, "/?weergave=beurt"),
    "alle zaken": ("leider", Rol.TEAMLEIDER, ALLES),
    "alle, bladzijde verderop": ("leider", Rol.TEAMLEIDER, f"{ALLES}&na=2.2060-01-01.R-0000000"),
    "een school": ("leider", Rol.TEAMLEIDER, f"{ALLES}&school=school-7"),
    "een soort en toestand": ("leider", Rol.TEAMLEIDER, f"{ALLES}&workflow=tlv&toestand=ontvangen"),
    "een einddatum": ("leider", Rol.TEAMLEIDER, f"{ALLES}&termijn=30&gevolg=1"),
    "directeur": ("directeur", Rol.DIRECTEUR_BESTUURDER, "/"),
    "zaak": ("behandelaar", Rol.BEHANDELAAR, f"/zaken/{VOORBEELD}"),
    "dossier": ("behandelaar", Rol.BEHANDELAAR, f"/dossiers/D-{VOORBEELD}"),
    "dossiers": ("leider", Rol.TEAMLEIDER, "/dossiers"),
    "termijnen": ("directeur", Rol.DIRECTEUR_BESTUURDER, "/termijnen"),
    "berichten": ("behandelaar", Rol.BEHANDELAAR, "/berichten"),
}


def meet(url: str, map_: str, zaken: int, keren: int) -> list[dict[str, Any]]:
    """A line a page, in a database of its own."""
    with samenstel(url, map_) as s:
        richt_in(s)
        _teamleider(s)
        _vul(s, zaken)
        app = maak_app(s, uit_omgeving({"DATABASE_URL": url, "KERNPROCES_MAP": map_}), lambda: NU)
        bezoekers = {}
        for wie, rol, _ in BLADEN.values():
            if wie not in bezoekers:
                bezoekers[wie] = Bezoeker(app)
                bezoekers[wie].meld_aan(wie, rol)
        with ExitStack() as stapel:
            ronde = stapel.enter_context(_Ronde(s))
            regels = [
                _blad(s, naam, bezoekers[wie], pad, zaken, keren) for naam, (wie, _, pad) in BLADEN.items()
            ]
            regels.append(_zoeken(s, bezoekers["leider"], zaken, keren))
        # What never ran, disturbed nobody: then these figures would mean something else.
        if not ronde.gedaan:
            raise RuntimeError("De ronde deed niets.")
        return [regel | {"ronde": ronde.gedaan} for regel in regels]


class _Ronde:
    """The clock, busy in a thread of its own."""

    def __init__(self, s: Samenstel) -> None:
        self._s, self._klaar, self.gedaan = s, threading.Event(), 0
        self._draad = threading.Thread(target=self._loop, daemon=True)

    def _loop(self) -> None:
        while not self._klaar.is_set():
            with suppress(Exception):
                self.gedaan += Ronde(Eerste(self._s, 5)).loop(NU).zaken
            self._klaar.wait(0.05)

    def __enter__(self) -> Self:
        self._draad.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._klaar.set()
        self._draad.join(30)


def _teamleider(s: Samenstel) -> None:
    rij = {"rollen": [Rol.TEAMLEIDER.value], "functies": None, "mandaten": [], "scholen": [], "vervangt": []}
    s.registers.werk_bij(
        "mensen",
        {"leider": rij | {"alle_dossiers": True}},
        Rol.SYSTEEM.value,
        Rol.SYSTEEM,
        NU - timedelta(30),
    )


def _vul(s: Samenstel, aantal: int) -> None:
    zaak = begin_zaak(s, VOORBEELD)
    dien_in = stappen(s, 0)[0]
    gelukt(s.kern.doe(zaak, dien_in.opdracht, dien_in.op))
    begin = NU - timedelta(days=20)
    for n in range(min(DOSSIERS, aantal)):
        s.dossiers.open(
            "bestuurder", Rol.BEVOEGD_GEZAG, begin, dossier=f"D-N-{n:04}", leerling=NAMEN[n % len(NAMEN)]
        )
    sleutels = {"stroom": f"zaak/{zaak}", "werkvoorraad": zaak, "termijn": zaak}
    with s.opslag.lezen() as lezer:
        rijen = {t: lezer.rij_query(_bij(t), (sleutel,)) for t, sleutel in sleutels.items()}
        betrokken = "SELECT {} FROM betrokken WHERE stroom = ?".format(", ".join(KOLOMMEN["betrokken"]))
        rijen["betrokken"] = lezer.rij_query(betrokken, (f"zaak/{zaak}",))
    for van in range(1, aantal + 1, PER_STAPEL):
        nummers = range(van, min(aantal + 1, van + PER_STAPEL))
        with s.opslag.schrijven(meer=True) as schrijver:
            for tabel, eigen in rijen.items():
                schrijver.voer_uit(
                    _erbij(tabel),
                    [_kopie(tabel, n, rij, min(DOSSIERS, aantal)) for n in nummers for rij in eigen],
                )


def _kopie(tabel: str, n: int, rij: tuple[Any, ...], dossiers: int) -> tuple[Any, ...]:
    """The row of another zaak: number, dossier, and what a list is ordered and narrowed by."""
    drager = "behandelaar" if n % DRAGERS == 0 else f"behandelaar{n % DRAGERS}"
    nieuw = dict(zip(KOLOMMEN[tabel], (_heet(n, w, dossiers) for w in rij), strict=True))
    if tabel == "werkvoorraad":
        rang = n % 4
        dag = f"20{26 + n % 50}-{n % 12 + 1:02}-{n % 28 + 1:02}" if rang < 3 else "9999-12-31"
        nieuw |= {"rang": rang, "uiterlijk": dag, "school": f"school-{n % SCHOLEN}", "behandelaar": drager}
    if tabel == "termijn" and n > VERVALLEN:
        nieuw["volgende"] = "2099-01-01T00:00:00.000000Z"
    if tabel == "betrokken" and nieuw["als"] == "behandelaar":
        nieuw["wie"] = drager
    return tuple(nieuw.values())


def _heet(n: int, waarde: Any, dossiers: int) -> Any:
    if isinstance(waarde, bytes | memoryview):
        tekst = bytes(waarde)
        return tekst.replace(f"D-{VOORBEELD}".encode(), f"D-N-{n % dossiers:04}".encode()).replace(
            VOORBEELD.encode(), f"R-{n:07}".encode()
        )
    if isinstance(waarde, str):
        return waarde.replace(f"D-{VOORBEELD}", f"D-N-{n % dossiers:04}").replace(VOORBEELD, f"R-{n:07}")
    return waarde


def _blad(s: Samenstel, naam: str, bezoeker: Bezoeker, pad: str, zaken: int, keren: int) -> dict[str, Any]:
    return _regel(s, naam, zaken, keren, lambda: bezoeker.client.get(pad))


def _zoeken(s: Samenstel, bezoeker: Bezoeker, zaken: int, keren: int) -> dict[str, Any]:
    bezoeker.get("/zoeken")
    vraag = {"csrf": bezoeker.token, "vraag": "berg zoe"}
    return _regel(s, "zoeken op naam", zaken, keren, lambda: bezoeker.client.post("/zoeken", data=vraag))


def _regel(s: Samenstel, naam: str, zaken: int, keren: int, vraag: Any) -> dict[str, Any]:
    antwoord = vraag()  # the first one warms up, and must be a page
    if antwoord.status_code != 200:
        raise RuntimeError(f"{naam}: {antwoord.status_code}")
    tijden = []
    for _ in range(keren):
        begin = time.perf_counter()
        antwoord = vraag()
        tijden.append(time.perf_counter() - begin)
    punten = quantiles(tijden, n=20) if len(tijden) > 1 else tijden * 19
    return {
        "meting": "blad",
        "databank": s.opslag.dialect,
        "blad": naam,
        "zaken": zaken,
        "ons": round(punten[9] * 1000, 1),
        "p95": round(punten[18] * 1000, 1),
        "snelst": round(min(tijden) * 1000, 1),
        "kilobytes": round(len(antwoord.content) / 1024, 1),
        "eenheid": "milliseconden",
    }

"""A whole small SWV on a real store: the engine, the registers with names and addresses, and the delivery."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from deadlines.klok import Klok
from kernproces.gebruik.dossiers import Dossiers, Registers
from kernproces.gebruik.kern import Antwoord, Kern, Opdracht
from kernproces.gebruik.register import Register
from kernproces.opslag.kluis import Kluis
from kernproces.opslag.opslag import Opslag
from kernproces.rollen import Rol
from kernproces.zaak.stand import Entry
from notificaties.bezorging import Bezorger
from notificaties.bundel import Bundelaar
from notificaties.gegevens import Organisatie
from notificaties.kanalen.basis import Kanaal, KanaalFout, Zending
from notificaties.kanalen.keuze import voor_iedereen
from notificaties.kanalen.postvak import Postvak
from notificaties.kanalen.webhook import Lijn
from notificaties.outbox import Outboxrij
from notificaties.projectie import Projectie
from notificaties.verloop import berichtstroom
from notificaties.webhooks import Webhooks
from tests.hulp.ingericht import ingericht
from tests.hulp.wereld import MAANDAG, SCHOOL, mensen, registers
from workflows.register import WORKFLOWS

SWV = Organisatie("SWV Duinermeer", "post@swv-duinermeer.example", "0123 45 67 89", "http://loket.example")
BRON = "urn:nld:oin:00000001823288444000:systeem:kernproces"
NAMEN = {"directeur_bestuurder": "Dirk Oosterwold", "ouder": "Fatíma Smit", "teamleider": "Hanna Dijkgraaf"}


class Vanger:
    """A channel of which a test says what it does next; it keeps what it delivered."""

    intern = False

    def __init__(self, naam: str = "vanger") -> None:
        self.naam = naam
        self.zendingen: list[Zending] = []
        self.fouten: list[KanaalFout] = []

    def bezorg(self, zending: Zending) -> None:
        if self.fouten:
            raise self.fouten.pop(0)
        self.zendingen.append(zending)


class Bureau:
    """Doing, waiting, sending, and looking at what came of it."""

    def __init__(self, map_: Path, url: str) -> None:
        self.opslag = Opslag(ingericht(url))
        self.kluis = Kluis(f"sqlite:///{map_ / 'sleutels.db'}", [bytes(32)])
        self.klok = Klok()
        afdrukken = [(versies[-1], naam.ljust(64, "0")) for naam, versies in WORKFLOWS.items()]
        self.kern = Kern(self.opslag, self.kluis, Register(afdrukken, self.klok), self.klok, Projectie())
        self.nu = MAANDAG
        self.personen: dict[str, dict[str, Any]] = {}
        self.gebruik()
        self._vul()

    def gebruik(self, *kanalen: Kanaal, lijn: Lijn | None = None) -> None:
        keuze = voor_iedereen(Postvak(), *kanalen)
        webhooks = Webhooks(self.kern.archief, BRON, SWV.adres, lijn or Lijn())
        self.bezorger = Bezorger(
            self.kern, self._persoonsgegevens, keuze, SWV, lambda dag: dag.weekday() < 5, webhooks
        )

    def _persoonsgegevens(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        return {id_: self.personen[id_] for id_ in ids if id_ in self.personen}

    def _vul(self) -> None:
        for naam, items in registers().items():
            self._zet(naam, {item: versies[0] for item, versies in items.items() if item != "half"})
        self._zet("mensen", {p: versies[0] for p, versies in mensen().items()})
        self.personen = {
            p: {"naam": NAMEN.get(p, f"Naam van {p}"), "email": f"{p}@post.example"} for p in mensen()
        }
        Dossiers(self.kern).open("secretariaat", Rol.SECRETARIAAT, self.nu, dossier="d1", school=SCHOOL)

    def _zet(self, register: str, regels: dict[str, dict[str, Any]]) -> None:
        Registers(self.kern).werk_bij(register, regels, "beheerder", Rol.BEHEERDER, self.nu)

    def zet_geheim(self, register: str, item: str, waarden: dict[str, Any], geheim: dict[str, Any]) -> None:
        """An item of a register with a confidential part."""
        wie = ("beheerder", Rol.BEHEERDER)
        Registers(self.kern).werk_bij(register, {item: waarden}, *wie, self.nu, geheim={item: geheim})

    def persoon(self, naam: str, *rollen: Rol, **rest: Any) -> None:
        """A new version of a person in the register; without roles he left."""
        rij = {"rollen": [r.value for r in rollen], "functies": [], "mandaten": [], "scholen": [], **rest}
        self._zet("mensen", {naam: rij})
        self.personen.setdefault(naam, {"naam": f"Naam van {naam}", "email": f"{naam}@post.example"})

    def kiest(self, persoon: str, wanneer: str) -> None:
        """What this person wants of the mail."""
        self._zet("meldingen", {persoon: {"wanneer": wanneer}})

    def overzichten(self) -> int:
        """Make the overviews that are due."""
        return Bundelaar(self.kern).maak(self.nu)

    def wacht(self, **tijd: float) -> None:
        self.nu += timedelta(**tijd)

    # ------------------------------------------------------------ doing

    def start(self, workflow: str = "tlv", rol: Rol = Rol.BEHANDELAAR, hoofdzaak: str | None = None) -> str:
        opdracht = Opdracht("start", rol.value, rol, "voorbeeld")
        antwoord = self.kern.start(workflow, "d1", opdracht, self.nu, hoofdzaak=hoofdzaak)
        assert antwoord.gelukt, antwoord.beletselen
        return antwoord.zaak

    def doe(self, zaak: str, actie: str, rol: Rol, wie: str = "", **wijzig: Any) -> Antwoord:
        opdracht = Opdracht(actie, wie or rol.value, rol, "voorbeeld", wijzig)
        antwoord = self.kern.doe(zaak, opdracht, self.nu)
        assert antwoord.gelukt, [b.als_gegevens() for b in antwoord.beletselen]
        return antwoord

    def ingediend(self) -> str:
        """A TLV application that was just received; one message each to board and parents."""
        zaak = self.start()
        self.doe(zaak, "dien_in", Rol.SECRETARIAAT)
        return zaak

    def ronde(self, zaak: str) -> list[Outboxrij]:
        return [Outboxrij(*rij) for rij in self.kern.loop_na(zaak, self.nu).berichten]

    def verzend(self) -> str:
        """Deliver what is due: 'verzonden mislukt opgegeven vervallen'."""
        u = self.bezorger.verzend(self.nu)
        return f"{u.verzonden} {u.mislukt} {u.opgegeven} {u.vervallen}"

    # ------------------------------------------------------------ looking

    def outbox(self) -> list[Outboxrij]:
        with self.opslag.lezen() as lezer:
            vraag = f"SELECT {', '.join(Outboxrij._fields)} FROM outbox ORDER BY id"
            return [Outboxrij(*rij) for rij in lezer.rij_query(vraag)]

    def bezorging(self) -> dict[str, tuple[int, str | None, str | None]]:
        """Per message: how often tried, when again, what was wrong."""
        with self.opslag.lezen() as lezer:
            rijen = lezer.rij_query("SELECT bericht, pogingen, volgende_poging, fout FROM bezorging")
        return {r[0]: (r[1], r[2], r[3]) for r in rijen}

    def verloop(self, bericht: str) -> list[Entry]:
        with self.opslag.lezen() as lezer:
            return list(self.kern.archief.lees(lezer, berichtstroom(bericht)))

    def soorten(self, bericht: str) -> list[str]:
        return [e["soort"].removeprefix("bericht_") for e in self.verloop(bericht)]


@contextmanager
def bureau_in(map_: Path, url: str = "") -> Iterator[Bureau]:
    """Closed afterwards: an open connection is an error."""
    bureau = Bureau(map_, url or f"sqlite:///{map_ / 'proef.db'}")
    try:
        yield bureau
    finally:
        bureau.opslag.dispose()
        bureau.kluis.dispose()


def op(tekst: str) -> datetime:
    return datetime.fromisoformat(tekst)

"""The kinds of forgery: what is edited, where it is, and whether a full rewrite still shows in the replay.

`nr` is the exact entry. `valt_op`: the step that the replay flags after a full rewrite (depth c and d), or None when what
was made of it is lawful in itself: then only an anchor (or a derived table that was left) can tell, and the test says so.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.kernproces.naspelen.bank import Entry, Historie, Vervalsing

NIET = None  # cannot be known from the history alone


@dataclass(frozen=True)
class Soort:
    """One kind of forgery."""

    naam: str
    stroom: str
    nr: int
    doe: Vervalsing
    valt_op: int | None = 0  # 0: at nr
    zaak: str = ""  # whose replay; default the stream's own

    @property
    def na(self) -> int | None:
        return self.nr if self.valt_op == 0 else self.valt_op

    @property
    def nagespeeld(self) -> str:
        return self.zaak or self.stroom.partition("/")[2]


def zet(zaak: str, nr: int, **waarden: Any) -> Vervalsing:
    """Replace fields of an entry."""
    return lambda h: h[f"zaak/{zaak}", nr].update(waarden)


def zet_open(zaak: str, plek: int, /, **waarden: Any) -> Vervalsing:
    """Replace parts of the open content."""
    return lambda h: h[f"zaak/{zaak}", plek]["open"].update(waarden)


def zet_gegeven(zaak: str, nr: int, **waarden: Any) -> Vervalsing:
    """Replace fields of the form."""
    return lambda h: h[f"zaak/{zaak}", nr]["open"]["gegevens"].update(waarden)


def zet_na(zaak: str, nr: int, **waarden: Any) -> Vervalsing:
    """Replace parts of the term that an entry carries."""
    return lambda h: h[f"zaak/{zaak}", nr]["open"]["na"].update(waarden)


def zonder(zaak: str, *nrs: int) -> Vervalsing:
    """Remove entries."""
    return lambda h: h.haal_weg(f"zaak/{zaak}", *nrs)


def dubbel(zaak: str, nr: int) -> Vervalsing:
    """The same entry once more, after itself."""
    return lambda h: h.voeg_in(f"zaak/{zaak}", nr + 1, h[f"zaak/{zaak}", nr])


def _met(stroom: str, nr: int, wat: Callable[[Entry], Any]) -> Vervalsing:
    def doe(h: Historie) -> None:
        wat(h[stroom, nr])

    return doe


def _eis_weg(e: Entry) -> None:
    e["open"]["eisen"] = e["open"]["eisen"][1:]


def _geheim_verwisseld(h: Historie) -> None:
    een, ander = h["zaak/a", 14]["geheim"], h["zaak/a", 15]["geheim"]
    h["zaak/a", 14]["geheim"], h["zaak/a", 15]["geheim"] = copy.copy(ander), copy.copy(een)


def _geheim_van_b(h: Historie) -> None:
    h["zaak/a", 14]["geheim"] = dict(h["zaak/b", 6]["geheim"])


def _geheim_bedorven(e: Entry) -> None:
    e["geheim"] = {c: t[:-8] + "AAAAAAA=" for c, t in e["geheim"].items()}


def _sprong(h: Historie) -> None:
    """From ontvangen straight to conceptbesluit: everything between is taken out and the states are made to fit."""
    h.haal_weg("zaak/b", 5, 6, 7, 8)
    h["zaak/b", 5]["open"]["van"] = "ontvangen"


def _advies_door_zelfde(h: Historie) -> None:
    h["zaak/a", 15]["actor"] = "eva"


def _goedkeuring_uit_dossier(h: Historie) -> None:
    """The evaluation never took place: its entry in the dossier is removed as well."""
    h.haal_weg("dossier/d4", 4)


def _mandaat_ingetrokken(h: Historie) -> None:
    """The register says afterwards that dirk never had the mandate."""
    nr = next(r.entry["nr"] for r in h.stromen["register/mensen"] if r.entry["open"]["id"] == "dirk")
    h["register/mensen", nr]["open"]["waarden"].update(rollen=["behandelaar"], mandaten=[])


def _functie_anders(h: Historie) -> None:
    nr = next(r.entry["nr"] for r in h.stromen["register/mensen"] if r.entry["open"]["id"] == "eva")
    h["register/mensen", nr]["open"]["waarden"]["functies"] = ["fysiotherapeut"]


def _zelf_door_vervanging(h: Historie) -> None:
    """eva, who advised, decides on behalf of dirk."""
    nr = next(r.entry["nr"] for r in h.stromen["register/mensen"] if r.entry["open"]["id"] == "eva")
    h["register/mensen", nr]["open"]["waarden"]["vervangt"] = [{"wie": "dirk", "van": None, "tot": None}]
    h["zaak/a", 22].update(actor="eva", namens="dirk")
    h["zaak/a", 22]["open"]["keten"] = ["dirk"]


def _correctie_zonder_vraag(h: Historie) -> None:
    h.haal_weg("zaak/a", 28)


def _ingevoegde_stap(h: Historie) -> None:
    stap = copy.deepcopy(h["zaak/a", 17])
    stap["open"] |= {"actie": "noteer", "gegevens": {"tekst": "erbij"}, "eisen": []}
    stap["open"].pop("berichten", None)
    stap["geheim"] = {}
    h.voeg_in("zaak/a", 18, stap)


def _extra_melding(h: Historie) -> None:
    h.voeg_in("zaak/a", 14, h["zaak/a", 13])


def _nepkoppeling(h: Historie) -> None:
    """A term is stopped as if a deelzaak did it."""
    stop = copy.deepcopy(h["zaak/a", 24])
    stop["open"]["vanuit"] = "e"
    stop["vastgelegd"] = h["zaak/a", 14]["vastgelegd"]
    h.voeg_in("zaak/a", 15, stop)


def _gevolgen_leeg(e: Entry) -> None:
    e["open"]["gevolgen"] = e["open"]["gevolgen"][:1]


def _afleiding(e: Entry) -> None:
    e["open"]["na"]["afleiding"][0]["artikel"] = "Awb 4:99"


def _langere_opschorting(e: Entry) -> None:
    e["open"]["na"]["opschortingen"][0]["tot"] = "2026-03-30"


def _register_gelezen(nr: int) -> Callable[[Entry], None]:
    return lambda e: e["open"]["gelezen"].update({"register/mensen": nr})


def _bericht_aan(e: Entry) -> None:
    e["open"]["berichten"][0]["aan"] = ["leerling"]


def _bericht_weg(e: Entry) -> None:
    del e["open"]["berichten"]


A, B, C, E, K = "zaak/a", "zaak/b", "zaak/c", "zaak/e", "zaak/k"

SOORTEN: tuple[Soort, ...] = (
    # order, presence
    Soort("stappen verwisseld", A, 14, lambda h: h.verwissel(A, 14, 20)),
    Soort("adviezen verwisseld", A, 14, lambda h: h.verwissel(A, 14, 15)),
    Soort("stap overgeslagen", B, 5, _sprong),
    Soort("stap ingevoegd", A, 18, _ingevoegde_stap),
    Soort("stap dubbel", A, 15, dubbel("a", 14)),
    Soort("overgang dubbel", A, 6, dubbel("a", 5)),
    Soort("midden verwijderd", A, 9, zonder("a", 9)),
    Soort("gevolg verwijderd", A, 10, zonder("a", 10)),
    Soort("staart afgekapt bij een stap", A, 28, zonder("a", 28, 29), NIET),
    Soort("staart afgekapt midden in een stap", A, 26, zonder("a", 26, 27, 28, 29), 25),
    Soort("systeemstap verwijderd", A, 16, zonder("a", 16)),
    # who and when
    Soort("andere actor zonder de rol", A, 20, zet("a", 20, actor="sien")),
    Soort("andere actor met dezelfde rol", A, 17, zet("a", 17, actor="ben"), NIET),
    Soort("onbekende actor", A, 23, zet("a", 23, actor="niemand")),
    Soort("andere rol", A, 20, zet("a", 20, rol="deskundige")),
    Soort("stap van een mens als stap van het systeem", A, 20, zet("a", 20, rol="systeem", actor="systeem")),
    Soort("namens verwijderd", B, 10, zet("b", 10, namens=None)),
    Soort("keten verwijderd", B, 10, _met(B, 10, lambda e: e["open"].pop("keten"))),
    Soort("namens toegevoegd", A, 22, zet("a", 22, namens="wim")),
    Soort("vastgelegd voor de vorige", A, 20, zet("a", 20, vastgelegd="2026-03-01T07:00:00.000000Z")),
    Soort(
        "vastgelegd terug binnen de volgorde",
        A,
        17,
        zet("a", 17, vastgelegd="2026-04-13T09:00:00.000000Z"),
        17,
    ),
    Soort("begin eerder vastgelegd", A, 1, zet("a", 1, vastgelegd="2026-03-01T08:00:00.000000Z")),
    Soort("besluit eerder vastgelegd", A, 22, zet("a", 22, vastgelegd="2026-04-22T09:00:00.000000Z")),
    Soort("werkdag naar voren", A, 2, zet("a", 2, werkt_op="2026-03-01")),
    Soort("werkdag van een gevolg", A, 3, zet("a", 3, werkt_op="2026-03-01")),
    Soort(
        "stap zonder bericht een half uur eerder",
        A,
        21,
        zet("a", 21, vastgelegd="2026-04-22T07:30:00.000000Z"),
        NIET,
    ),
    # states and flags
    Soort("van-toestand", A, 20, zet_open("a", 20, van="in_behandeling")),
    Soort("naar-toestand", A, 22, zet_open("a", 22, naar="afgewezen")),
    Soort("klaar-vlag gezet", A, 20, zet_open("a", 20, klaar=True)),
    Soort("klaar-vlag gewist", A, 23, zet_open("a", 23, klaar=False)),
    Soort("behandelaar anders", A, 21, zet_open("a", 21, behandelaar="dirk")),
    Soort("andere procedure", A, 20, zet("a", 20, workflow="0" * 64)),
    Soort("zaak op een andere procedure begonnen", A, 1, zet("a", 1, workflow="0" * 64)),
    # terms
    Soort("termijndatum vervalst", A, 3, zet_na("a", 3, uiterlijk="2026-06-01")),
    Soort("afleiding vervalst", A, 3, _met(A, 3, _afleiding)),
    Soort("opschorting verwijderd", A, 6, zonder("a", 6)),
    Soort("opschorting langer", A, 11, _met(A, 11, _langere_opschorting)),
    Soort("gevolgen ingekort", A, 5, _met(A, 5, _gevolgen_leeg)),
    Soort("overschrijding verwijderd", A, 19, zonder("a", 19), 19),
    Soort("herinnering verwijderd", A, 18, zonder("a", 18), 18),
    Soort("extra melding", A, 14, _extra_melding),
    Soort("melding aan een ander", A, 19, zet_open("a", 19, aan=["behandelaar"])),
    Soort("verval verwijderd", C, 9, zonder("c", 9, 10, 11, 12), 9),
    Soort("waarschuwing uit een ronde verwijderd", C, 18, zonder("c", 18), 18),
    Soort("termijn gestopt vanuit een verzonnen deelzaak", A, 15, _nepkoppeling),
    # content
    Soort("formulierveld zonder gevolg", A, 2, zet_gegeven("a", 2, gewenst_begin="2027-01-01"), 29),
    Soort(
        "formulierveld dat nergens meer terugkomt",
        B,
        2,
        zet_gegeven("b", 2, gewenst_begin="2027-01-01"),
        NIET,
    ),
    Soort("datum van ontvangst", A, 2, zet_gegeven("a", 2, datum="2026-03-02")),
    Soort("verplicht veld weg", A, 2, _met(A, 2, lambda e: e["open"]["gegevens"].pop("inschrijving"))),
    Soort("onbekend veld erbij", A, 2, zet_gegeven("a", 2, goedgekeurd=True)),
    Soort("vertrouwelijke inhoud verwisseld", A, 14, _geheim_verwisseld),
    Soort("vertrouwelijke inhoud van een andere zaak", A, 14, _geheim_van_b),
    Soort("vertrouwelijke inhoud bedorven", A, 14, _met(A, 14, _geheim_bedorven)),
    Soort("vertrouwelijke inhoud weg", A, 14, zet("a", 14, geheim={})),
    Soort("antwoord van een eis weg", A, 20, _met(A, 20, _eis_weg)),
    Soort("bericht weg", A, 23, _met(A, 23, _bericht_weg)),
    Soort("bericht aan een ander", A, 23, _met(A, 23, _bericht_aan)),
    # experts and sign-off
    Soort("tweede advies door dezelfde", A, 15, _advies_door_zelfde),
    Soort("goedkeuring weg", E, 6, zonder("e", 6)),
    Soort("goedkeuring door de schrijver", E, 6, zet("e", 6, actor="anna")),
    Soort("ander verslag goedgekeurd", E, 6, zet_gegeven("e", 6, document_hash="0" * 64)),
    Soort("ander verslag verzonden", E, 7, zet_gegeven("e", 7, document_hash="0" * 64)),
    Soort("gevolg in de hoofdzaak verwijderd", K, 13, zonder("k", 13, 14), 7, zaak="e"),
    Soort("deel van het gevolg in de hoofdzaak verwijderd", K, 14, zonder("k", 14)),
    # registers and other streams
    Soort("register in een andere versie gelezen", A, 22, _met(A, 22, _register_gelezen(4))),
    Soort("register gelezen dat er niet is", A, 22, _met(A, 22, _register_gelezen(99))),
    Soort("mandaat met terugwerkende kracht weg", "register/mensen", 6, _mandaat_ingetrokken, 22, zaak="a"),
    Soort("functie van de deskundige", "register/mensen", 8, _functie_anders, 14, zaak="a"),
    Soort("zelf besloten door vervanging", A, 22, _zelf_door_vervanging),
    Soort("nummer gewijzigd", A, 22, zet_open("a", 22, nummer={"volgnummer": 7})),
    Soort("nummer van een ander", A, 22, zet_open("a", 22, nummer={"volgnummer": 1})),
    Soort("nummer weg", A, 22, _met(A, 22, lambda e: e["open"].pop("nummer"))),
    Soort("zaak in een ander dossier", A, 1, zet_open("a", 1, dossier="d2")),
    Soort("school van de zaak", A, 1, zet_open("a", 1, school="school-2")),
    Soort("zaak uit het dossier gehaald", "dossier/d4", 4, _goedkeuring_uit_dossier, 1, zaak="e"),
    # corrections
    Soort("correctie vervalst", A, 29, zet_open("a", 29, wordt={"gewenst_begin": "2027-02-02"})),
    Soort("oude waarde van een correctie", A, 29, zet_open("a", 29, was={"gewenst_begin": "2020-01-01"})),
    Soort("correctie van een andere regel", A, 29, zet_open("a", 29, nr=1)),
    Soort("correctie zonder vraag", A, 28, _correctie_zonder_vraag),
)

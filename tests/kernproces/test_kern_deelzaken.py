"""Zaken die elkaar kennen: wat een stap opent, waar een zaak aan hangt, en waarop sluiten wacht; alles in een keer."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from deadlines.klok import Klok
from kernproces.deugdelijkheid import gebreken
from kernproces.gebruik.dossiers import Dossiers, Registers
from kernproces.gebruik.kern import Antwoord, Kern, Opdracht
from kernproces.gebruik.register import Register
from kernproces.gebruik.vouwer import Vouwer
from kernproces.naspelen import Geschiedenisboek, Naspeler, Uitspraak
from kernproces.naspelen.samenhang import Samenhang
from kernproces.opslag.canoniek import canoniek
from kernproces.opslag.herbouw import vergelijk
from kernproces.opslag.keten import GEEN_VORIGE, schakel
from kernproces.opslag.kluis import Kluis
from kernproces.opslag.migreren import migreer
from kernproces.opslag.opslag import Opslag
from kernproces.rollen import Rol
from kernproces.taal.formulier import Categorie
from notificaties.projectie import Projectie
from notificaties.sjablonen import SJABLONEN
from tests.hulp.tweelingen import TWEELINGEN
from tests.hulp.wereld import MAANDAG, mensen
from tests.kernproces.zaakdatabank import tegelijk

ALLES = frozenset(c.value for c in Categorie)
DOOR = {
    "begin": Rol.BEHANDELAAR, "beslis": Rol.TEAMLEIDER, "maak_bekend": Rol.SECRETARIAAT, "sluit": Rol.BEHANDELAAR,
    "ontvang": Rol.JURIST, "open": Rol.BEHANDELAAR, "beeindig": Rol.BEHANDELAAR,
}  # fmt: skip


@dataclass
class Bank:
    """One dossier in a real store."""

    kern: Kern
    nu: datetime = MAANDAG

    def start(self, workflow: str, naam: str, hoofdzaak: str | None = None, **wijzig: Any) -> Antwoord:
        actie = self.kern.register.nieuwste(workflow).workflow.start.actie
        opdracht = Opdracht(actie, DOOR[actie].value, DOOR[actie], "voorbeeld", wijzig)
        return self.kern.start(workflow, "d1", opdracht, self.nu, hoofdzaak=hoofdzaak, nummer=naam)

    def doe(self, zaak: str, actie: str, **wijzig: Any) -> Antwoord:
        return self.kern.doe(
            zaak, Opdracht(actie, DOOR[actie].value, DOOR[actie], "voorbeeld", wijzig), self.nu
        )

    def besloten(self, naam: str = "h") -> None:
        assert self.start("hoofd", naam).gelukt
        assert self.doe(naam, "beslis").gelukt

    def stroom(self, naam: str) -> list[dict[str, Any]]:
        with self.kern.opslag.lezen() as lezer:
            return [json.loads(i) for _, i, _ in lezer.geschiedenis(naam)]

    def stand(self, zaak: str) -> dict[str, Any]:
        with self.kern.opslag.lezen() as lezer:
            return self.kern.bron.laad(lezer, zaak).zaak

    def zaken(self) -> list[str]:
        return [e["open"]["zaak"] for e in self.stroom("dossier/d1") if e["soort"] == "zaak_toegevoegd"]

    def bevindingen(self, zaak: str) -> dict[int, list[str]]:
        with self.kern.opslag.lezen() as lezer:
            boek = Geschiedenisboek(lezer, lambda e: self.kern.archief.ontsluit(e, ALLES))
            verslag = Naspeler(boek, self.kern.register, self.kern.laat_verstrijken).speel_na(zaak)
        return {
            s.nr: [b.zin for b in s.bevindingen]
            for s in verslag.stappen
            if s.uitspraak is not Uitspraak.RECHTMATIG
        }

    def fouten(self) -> list[Any]:
        """What a replay, the other streams or a rebuild have against it."""
        samenhang = Samenhang()
        with self.kern.opslag.lezen() as lezer:
            for _, _, inhoud, _ in lezer.alles():
                samenhang.neem(json.loads(inhoud))
        gevonden: list[Any] = [(z, gezegd) for z in self.zaken() if (gezegd := self.bevindingen(z))]
        gevonden += samenhang.bevindingen()
        verschil = vergelijk(self.kern.opslag, Vouwer(self.kern.register, Projectie(), self.kern.archief))
        return gevonden + ([verschil] if verschil else [])


@contextmanager
def bank(url: str, plek: Path) -> Iterator[Bank]:
    migreer(url)
    opslag, klok = Opslag(url), Klok()
    register = Register([(w, w.naam.ljust(64, "0")) for w in TWEELINGEN], klok)
    kern = Kern(opslag, Kluis(f"sqlite:///{plek / 'sleutels.db'}", [bytes(32)]), register, klok, Projectie())
    rijen = {p: versies[0] for p, versies in mensen().items()}
    Registers(kern).werk_bij("mensen", rijen, "beheerder", Rol.BEHEERDER, MAANDAG)
    Dossiers(kern).open("secretariaat", Rol.SECRETARIAAT, MAANDAG, dossier="d1", school="school-1")
    yield Bank(kern)
    opslag.dispose()
    kern.archief.kluis.dispose()


@pytest.fixture
def b(database_url: str, tmp_path: Path) -> Iterator[Bank]:
    with bank(database_url, tmp_path) as gevuld:
        yield gevuld


def test_de_procedures_van_deze_proef_zijn_deugdelijk() -> None:
    namen = {w.naam for w in TWEELINGEN}
    for w in TWEELINGEN:
        gevonden = gebreken(w, sjablonen=SJABLONEN, clausules=(), workflows=namen)
        assert [g.zin for g in gevonden] == []


# ---------------------------------------------------------------- vanzelf na een stap


def test_na_de_bekendmaking_begint_de_opvolging_vanzelf_in_dezelfde_transactie(b: Bank) -> None:
    b.besloten()
    antwoord = b.doe("h", "maak_bekend")
    ((zaak, workflow),) = antwoord.geopend
    assert workflow == "opvolging"
    stap, eerste = b.stroom("zaak/h")[2], b.stroom(f"zaak/{zaak}")[0]
    assert stap["open"]["opent"] == [{"workflow": "opvolging", "zaak": zaak, "hoofdzaak": "h"}]
    assert (eerste["actor"], eerste["vastgelegd"]) == ("systeem", stap["vastgelegd"])
    stand = b.stand(zaak)
    assert (stand["hoofdzaak"], stand["vanuit"], stand["toestand"]) == ("h", "h", "loopt")
    assert stand["gedaan"]["open"]["gegevens"] == {"kenmerk": "nr-2"}
    assert b.zaken() == ["h", zaak]
    assert b.fouten() == []


def test_een_tweede_bekendmaking_opent_niet_nog_een_zaak(b: Bank) -> None:
    b.besloten()
    assert [len(b.doe("h", "maak_bekend").geopend) for _ in range(2)] == [1, 0]
    assert b.fouten() == []


def test_wie_met_de_hand_begint_wat_vanzelf_komt_hoort_waar_het_is(b: Bank) -> None:
    b.besloten()
    (vroeg,) = b.start("opvolging", "o").beletselen
    assert (vroeg.eis, str(vroeg.remedie)) == ("hoofdzaak", "eerst(maak_bekend)")
    ((zaak, _),) = b.doe("h", "maak_bekend").geopend
    (dubbel,) = b.start("opvolging", "o").beletselen
    assert zaak in dubbel.reden
    assert str(dubbel.remedie) == "kan_niet(procedure opvolging)"


def test_mag_de_nieuwe_zaak_niet_beginnen_dan_gaat_ook_de_stap_niet_door(b: Bank) -> None:
    b.besloten()
    b.nu += timedelta(days=4)  # a Friday
    voor = b.stroom("zaak/h")
    (weigering,) = b.doe("h", "maak_bekend").beletselen
    assert weigering.eis == "geen_vrijdag"
    assert (b.stroom("zaak/h"), b.zaken()) == (voor, ["h"])


# ---------------------------------------------------------------- hangen aan een zaak


def test_een_zaak_begint_alleen_bij_de_toestanden_die_de_hoofdzaak_noemt(b: Bank) -> None:
    assert [x.reden for x in b.start("tegenspraak", "t").beletselen] == [
        "Tegenspraak hoort bij een zaak hoofd in dit dossier; die is er niet."
    ]
    assert b.start("hoofd", "h").gelukt
    (beletsel,) = b.start("tegenspraak", "t").beletselen
    assert beletsel.reden == "Tegenspraak kan pas bij: besloten. Hoofdbesluit h is open."
    assert str(beletsel.remedie) == "eerst(beslis)"
    b.doe("h", "beslis")
    b.doe("h", "maak_bekend")
    assert b.start("hoofd", "h2").gelukt  # nothing can hang on this one yet
    assert b.start("tegenspraak", "t").stand["hoofdzaak"] == "h"  # type: ignore[index]


def test_het_begin_werkt_door_in_hoofdzaak_dossier_en_register(b: Bank) -> None:
    b.besloten()
    b.doe("h", "maak_bekend")
    einde = b.stand("h")["termijnen"]["D.TEGEN"]["uiterlijk"]
    b.nu += timedelta(days=10)
    stand = b.start("tegenspraak", "t").stand
    assert stand is not None
    assert b.stand("h")["termijnen"]["D.TEGEN"]["stand"] == "gestopt"
    assert stand["termijnen"]["D.ANTWOORD"]["begin"] == einde
    assert stand["nummers"] == {"volgnummer": 1}
    assert [e["open"]["persoon"] for e in b.stroom("dossier/d1") if e["open"].get("vanuit") == "t"] == [
        "jurist"
    ]
    assert b.fouten() == []


def test_wat_in_de_hoofdzaak_al_verstreken_was_staat_er_voor_de_deelzaak_erin_schrijft(b: Bank) -> None:
    b.besloten()
    b.doe("h", "maak_bekend")
    b.nu += timedelta(days=60)
    assert b.start("tegenspraak", "t").gelukt
    assert [e["soort"] for e in b.stroom("zaak/h")][-1] == "termijn_vervallen"
    assert b.fouten() == []


# ---------------------------------------------------------------- een uitkomst opent een zaak


@pytest.mark.parametrize(("uitkomst", "geopend"), [("gegrond", ["herzien"]), ("ongegrond", [])])
def test_alleen_de_uitkomst_die_het_zegt_opent_een_nieuwe_zaak(
    b: Bank, uitkomst: str, geopend: list[str]
) -> None:
    b.besloten()
    b.doe("h", "maak_bekend")
    b.start("tegenspraak", "t")
    antwoord = b.doe("t", "beslis", uitkomst=uitkomst)
    assert [w for _, w in antwoord.geopend] == geopend
    for zaak, _ in antwoord.geopend:
        stand = b.stand(zaak)
        assert (stand["hoofdzaak"], stand["vanuit"]) == (None, "t")
        eerste = b.stroom(f"zaak/{zaak}")[0]
        with b.kern.opslag.lezen() as lezer:
            entry = b.kern.archief.een(lezer, f"zaak/{zaak}", 1)
        assert entry is not None
        assert b.kern.archief.ontsluit(entry, ALLES)["persoonsgegeven"] == {
            "toelichting": "Voorbeeld: daarom."
        }
        assert "daarom" not in json.dumps(eerste)
    assert b.fouten() == []


# ---------------------------------------------------------------- sluiten wacht


def test_sluiten_wacht_op_elke_deelzaak_en_noemt_ze(b: Bank) -> None:
    b.besloten()
    b.doe("h", "maak_bekend")  # the opvolging goes on after the closing
    b.start("tegenspraak", "t")
    (weigering,) = b.doe("h", "sluit").beletselen
    assert weigering.reden == "Er staat nog een zaak open: Tegenspraak t (ontvangen)."
    assert (weigering.eis, str(weigering.remedie)) == ("geen_open_zaken", "eerst(beslis)")
    with b.kern.opslag.lezen() as lezer:
        bladzijde = b.kern.oordelen(lezer, "h", "behandelaar", Rol.BEHANDELAAR, b.nu)
    assert [x.eis for o in bladzijde if o.actie == "sluit" for x in o.beletselen] == ["geen_open_zaken"]
    b.doe("t", "beslis", uitkomst="ongegrond")
    assert b.doe("h", "sluit").gelukt
    assert b.fouten() == []


def test_sluiten_en_beginnen_op_hetzelfde_moment_laat_geen_open_zaak_achter(b: Bank) -> None:
    for n in range(4):
        hoofd, deel = f"h{n}", f"t{n}"
        b.besloten(hoofd)
        b.doe(hoofd, "maak_bekend")
        uitkomsten = tegelijk(
            lambda h=hoofd: b.doe(h, "sluit"), lambda h=hoofd, d=deel: b.start("tegenspraak", d, h)
        )
        assert sorted(a.gelukt for a in uitkomsten) == [False, True], uitkomsten
    assert b.fouten() == []


# ---------------------------------------------------------------- naspelen


def vervals(b: Bank, url: str, stroom: str, wijzig: Callable[[list[dict[str, Any]]], Any]) -> None:
    """Rewrite a whole stream so that its own chain is whole again."""
    entries = b.stroom(stroom)
    wijzig(entries)
    db = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    for (naam,) in db.execute(
        "SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='gebeurtenis'"
    ).fetchall():
        db.execute(f"DROP TRIGGER {naam}")
    db.execute("DELETE FROM gebeurtenis WHERE stroom = ?", (stroom,))
    vorige = GEEN_VORIGE
    for nr, entry in enumerate(entries, start=1):
        inhoud, hash_ = schakel({**entry, "nr": nr, "vorige": vorige})
        assert inhoud == canoniek({**entry, "nr": nr, "vorige": vorige})
        db.execute("INSERT INTO gebeurtenis VALUES (?, ?, ?, ?)", (stroom, nr, inhoud, hash_))
        vorige = hash_.hex()
    db.close()


def zonder(*nrs: int) -> Callable[[list[dict[str, Any]]], None]:
    def doe(entries: list[dict[str, Any]]) -> None:
        entries[:] = [e for e in entries if e["nr"] not in nrs]

    return doe


def met(nr: int, **open_: Any) -> Callable[[list[dict[str, Any]]], None]:
    return lambda entries: entries[nr - 1]["open"].update(open_)


ANDER = [{"workflow": "opvolging", "zaak": "t", "hoofdzaak": "h"}]
# What is forged, whose replay shows it, and at which step.
VERVALSINGEN = {
    "de geopende zaak is weg": ("zaak/O", zonder(1), "h", 3),
    "de geopende zaak wijst ergens anders heen": ("zaak/O", met(1, vanuit="t"), "O", 1),
    "de geopende zaak hangt ergens anders aan": ("zaak/O", met(1, hoofdzaak=None), "O", 1),
    "het formulier van de geopende zaak is anders": ("zaak/O", met(1, gegevens={"kenmerk": "x"}), "O", 1),
    "de stap noemt een andere zaak": ("zaak/h", met(3, opent=ANDER), "h", 3),
    "de stap noemt geen zaak": ("zaak/h", lambda e: e[2]["open"].pop("opent"), "h", 3),
    "een andere stap zegt dat hij opent": ("zaak/h", met(2, opent=ANDER), "h", 2),
    "het dossier kent de geopende zaak niet": ("dossier/d1", zonder(3), "O", 1),
    "het stoppen in de hoofdzaak is weg": ("zaak/h", zonder(5), "t", 1),
    "het nummer is van een ander": ("register/tegenspraken", met(1, zaak="h"), "t", 1),
    "de regisseur staat niet in het dossier": ("dossier/d1", zonder(4), "t", 1),
    "de uitkomst opende niets": ("zaak/t", lambda e: e[2]["open"].pop("opent"), "t", 3),
    "het systeem begint zomaar een zaak": ("zaak/N", met(1, vanuit=None), "N", 1),
}


@pytest.mark.parametrize("naam", VERVALSINGEN)
def test_een_vervalste_of_weggelaten_koppeling_valt_op_bij_de_stap_zelf(
    naam: str, sqlite_url: str, tmp_path: Path
) -> None:
    with bank(sqlite_url, tmp_path) as b:
        b.besloten()
        ((o, _),) = b.doe("h", "maak_bekend").geopend
        b.nu += timedelta(days=1)
        b.start("tegenspraak", "t")
        ((n, _),) = b.doe("t", "beslis").geopend
        assert b.fouten() == []
        stroom, wijzig, zaak, nr = VERVALSINGEN[naam]
        namen = {"O": o, "N": n}
        soort, _, deel = stroom.partition("/")
        vervals(b, sqlite_url, f"{soort}/{namen.get(deel, deel)}", wijzig)
        assert list(b.bevindingen(namen.get(zaak, zaak)))[:1] == [nr]

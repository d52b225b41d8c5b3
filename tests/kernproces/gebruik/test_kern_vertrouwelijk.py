"""Wat vertrouwelijk is staat nergens leesbaar in de databank, is met de sleutel terug te lezen, en na vernietiging niet meer."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bench.wereld import MIX
from kernproces.gebeurtenissen import dossierstroom, registerstroom, zaakstroom
from kernproces.gebruik.kern import Opdracht
from kernproces.opslag.herbouw import herbouw
from kernproces.rollen import Rol
from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON
from loket.bedrading import Samenstel
from loket.lezen import ALLES, vouwer
from tests.hulp.sleutels import vernietig_alle
from tests.kernproces.gebruik.zaakdatabank import (
    BEGIN,
    EEN_DAG,
    databank,
    gelukt,
    inhoud,
    keten_is_heel,
    met_merktekens,
)

ZAAK = "Z-1"
NOOIT = "geweigerd"
EXTRA: tuple[tuple[str, str, Rol, dict[str, Any]], ...] = (
    ("noteer", "behandelaar", Rol.BEHANDELAAR, {}),
    ("voeg_stuk_toe", "behandelaar", Rol.BEHANDELAAR, {}),
    ("meld_uitstel", "behandelaar", Rol.BEHANDELAAR, {}),
    ("spreek_uitstel_af", "bestuurder", Rol.BEVOEGD_GEZAG, {}),
    ("ingebrekestelling", "bestuurder", Rol.BEVOEGD_GEZAG, {}),
)


class Merktekens:
    """A word that occurs nowhere else, for each confidential field that is filled in."""

    def __init__(self) -> None:
        self._nummer = count(1)
        self.van: dict[str, list[str]] = {PERSOON.value: [], GEZONDHEID.value: [], OPEN.value: [], NOOIT: []}

    def __call__(self, categorie: str) -> str:
        merk = f"Merkteken{next(self._nummer):03d}Q{categorie[:2]}"
        self.van[categorie].append(merk)
        return merk

    @property
    def geheim(self) -> list[str]:
        return self.van[PERSOON.value] + self.van[GEZONDHEID.value]

    @property
    def nergens(self) -> list[str]:
        """What may stand nowhere in the clear: nor what was refused, nor the bare hash of a document."""
        stukken = (f"{ZAAK}/{stuk}" for stuk in ("besluit verleen", "aanvraag", "advies deskundige1"))
        return self.geheim + self.van[NOOIT] + [hashlib.sha256(stuk.encode()).hexdigest() for stuk in stukken]


def vul_in(s: Samenstel, merk: Merktekens, opdracht: tuple[str, str, Rol, dict[str, Any]], nu: Any) -> None:
    actie, wie, rol, anders = opdracht
    with s.opslag.lezen() as lezer:
        gegevens = s.kern.voorbeeld(lezer, ZAAK, actie, wie, rol, nu)
    model = s.kern.register.nieuwste("tlv").workflow.formulier(actie)
    vol = {**met_merktekens(model, gegevens, merk), **anders}
    gelukt(s.kern.doe(ZAAK, Opdracht(actie, wie, rol, vol), nu))


def speel(s: Samenstel, merk: Merktekens) -> None:
    """A TLV from begin to bekendmaking with a mark in every confidential field, corrections and refusals included."""
    s.dossiers.open(
        "bestuurder",
        Rol.BEVOEGD_GEZAG,
        BEGIN,
        dossier="D-1",
        leerling=merk("persoonsgegeven"),
        school="school-1",
    )
    naam = {"naam": merk("persoonsgegeven"), "email": merk("persoonsgegeven")}
    s.registers.werk_bij(
        "mensen", {"olga": {"rollen": ["ouder"]}}, "beheerder", Rol.BEHEERDER, BEGIN, geheim={"olga": naam}
    )
    start = {"soort": "vso", "school": "school-1", "leerling": merk("persoonsgegeven")}
    gelukt(
        s.kern.start(
            "tlv", "D-1", Opdracht("start", "bestuurder", Rol.BEVOEGD_GEZAG, start), BEGIN, nummer=ZAAK
        )
    )
    for dag, (actie, wie, rol) in enumerate(MIX):
        nu = BEGIN + dag * EEN_DAG
        vul_in(s, merk, (actie, wie, rol, {}), nu)
        if actie == "breng_advies_uit" and wie == "deskundige1":
            for extra in EXTRA:
                vul_in(s, merk, extra, nu)
    herstel = {
        "nr": 1,
        "gegeven": "leerling",
        "waarde": merk("persoonsgegeven"),
        "reden": merk("persoonsgegeven"),
    }
    nu = BEGIN + 9 * EEN_DAG
    gelukt(s.kern.doe(ZAAK, Opdracht("corrigeer", "behandelaar", Rol.BEHANDELAAR, herstel), nu))
    geweigerd = Opdracht("verleen", "directeur", Rol.DIRECTEUR_BESTUURDER, {"motivering": merk(NOOIT)})
    assert not s.kern.doe(ZAAK, geweigerd, nu).gelukt
    merk.van["open"].append("school-1")
    s.ronde(BEGIN + 60 * EEN_DAG)
    s.bezorg(BEGIN + 60 * EEN_DAG)


@contextmanager
def gespeeld(url: str, plek: Path) -> Iterator[tuple[Samenstel, Merktekens]]:
    merk = Merktekens()
    with databank(url, plek) as s:
        speel(s, merk)
        assert len(merk.van["persoonsgegeven"]) > 15
        assert len(merk.van["gezondheidsgegeven"]) > 5
        yield s, merk


def terug_te_lezen(s: Samenstel) -> str:
    """Everything that the keys still open, in every stream, as text."""
    with s.opslag.lezen() as lezer:
        stromen = [stroom for (stroom,) in lezer.rij_query("SELECT stroom FROM stroom")]
        return json.dumps(
            [s.kern.archief.ontsluit(e, ALLES) for st in stromen for e in s.kern.archief.lees(lezer, st)]
        )


@pytest.fixture
def zaak(database_url: str, tmp_path: Path) -> Iterator[tuple[Samenstel, Merktekens]]:
    with gespeeld(database_url, tmp_path) as samen:
        yield samen


def test_geen_tabel_bevat_iets_vertrouwelijks_en_met_de_sleutel_is_alles_terug_te_lezen(
    zaak: tuple[Samenstel, Merktekens],
) -> None:
    s, merk = zaak
    alles = b"\n".join(
        w if isinstance(w, bytes) else str(w).encode()
        for rijen in inhoud(s).values()
        for rij in rijen
        for w in rij
    )
    assert [m for m in merk.van["open"] if m.encode() in alles], "de zoektocht vindt wat er wel staat"
    assert [m for m in merk.nergens if m.encode() in alles] == []
    leesbaar = terug_te_lezen(s)
    assert [m for m in merk.geheim if m not in leesbaar] == []
    assert [m for m in merk.van[NOOIT] if m in leesbaar] == []
    assert keten_is_heel(s)


def test_geen_bestand_van_de_databank_bevat_iets_vertrouwelijks_ook_het_logboek_en_de_sleutels_niet(
    sqlite_url: str, tmp_path: Path
) -> None:
    with gespeeld(sqlite_url, tmp_path) as (_, merk):
        bestanden = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file() and ".db" in p.name}
    assert {"proef.db", "proef.db-wal", "proef.sleutels.db"} <= set(bestanden)
    assert any(b"school-1" in b for b in bestanden.values())
    for naam, ruw in bestanden.items():
        assert [m for m in merk.nergens if m.encode() in ruw or m.encode("utf-16-le") in ruw] == [], naam
    los = (tmp_path / "proef.db").read_bytes()  # after the last connection has closed
    assert b"school-1" in los
    assert [m for m in merk.nergens if m.encode() in los] == []


def test_wie_de_gezondheidsgegevens_van_een_zaak_vernietigt_raakt_alleen_die_kwijt(
    zaak: tuple[Samenstel, Merktekens],
) -> None:
    s, merk = zaak
    voor = inhoud(s)
    assert vernietig_alle(s.kluis, zaakstroom(ZAAK), GEZONDHEID.value)
    leesbaar = terug_te_lezen(s)
    assert [m for m in merk.van["gezondheidsgegeven"] if m in leesbaar] == []
    assert [m for m in merk.van["persoonsgegeven"] if m not in leesbaar] == []
    assert inhoud(s) == voor, "de historie zelf verandert er niet door"
    assert keten_is_heel(s)


def test_wie_een_mens_uit_het_register_vernietigt_houdt_de_anderen(
    zaak: tuple[Samenstel, Merktekens],
) -> None:
    s, merk = zaak
    assert s.persoonsgegevens(["olga"])["olga"]["naam"] in merk.van["persoonsgegeven"]
    s.registers.werk_bij(
        "mensen",
        {"otto": {"rollen": ["ouder"]}},
        "beheerder",
        Rol.BEHEERDER,
        BEGIN,
        geheim={"otto": {"naam": "Otto"}},
    )
    assert s.kluis.vernietig(f"{registerstroom('mensen')}/olga", PERSOON.value)
    assert s.persoonsgegevens(["olga", "otto"]) == {"olga": {}, "otto": {"naam": "Otto"}}


def test_na_vernietiging_van_alles_is_er_niets_meer_te_lezen_en_klopt_de_keten_nog(
    zaak: tuple[Samenstel, Merktekens],
) -> None:
    s, merk = zaak
    for houder in (zaakstroom(ZAAK), dossierstroom("D-1"), f"{registerstroom('mensen')}/olga"):
        for categorie in (PERSOON.value, GEZONDHEID.value):
            vernietig_alle(s.kluis, houder, categorie)
    leesbaar = terug_te_lezen(s)
    assert [m for m in merk.geheim if m in leesbaar] == []
    herbouw(s.opslag, vouwer(s))  # the search words go with their keys
    assert keten_is_heel(s)

"""The clause matrix stands on the history alone: take away what supports a clause and it opens, and says what is missing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest

from kernproces.bewijs import Bewijsmatrix, Regel, Stand, bewijs_van
from kernproces.naspelen import Geschiedenisboek
from kernproces.zaak.stand import Entry
from loket.bedrading import Samenstel
from loket.lezen import ALLES
from tests.kernproces.naspelen.verhaal import instellingen
from workflows.norm import CLAUSULES

KERN = [c for c in CLAUSULES if c[0].isdigit()]
Plek = tuple[str, int]


@dataclass
class Geknipt:
    """A reader that leaves out entries and edits the open content of others, in memory."""

    lezer: Any
    weg: frozenset[Plek] = frozenset()
    wijzig: Callable[[Entry], None] = lambda _: None

    def geschiedenis(self, stroom: str, vanaf: int = 1) -> Iterator[tuple[int, bytes, bytes]]:
        for nr, inhoud, hash_ in self.lezer.geschiedenis(stroom, vanaf):
            if (stroom, nr) not in self.weg:
                entry = orjson.loads(inhoud)
                self.wijzig(entry)
                yield nr, orjson.dumps(entry), hash_


@pytest.fixture
def samenstel(schone_historie: Path) -> Iterator[Samenstel]:
    with Samenstel(instellingen(schone_historie)) as s:
        yield s


def matrix(s: Samenstel, **knip: Any) -> dict[str, Regel]:
    dossier = knip.pop("dossier", "d4")
    zonder: Callable[[Entry, dict[str, Any]], None] = knip.pop("geheim", lambda _e, _g: None)

    def ontsluit(entry: Entry) -> dict[str, dict[str, Any]]:
        geheim = s.kern.archief.ontsluit(entry, ALLES)
        for deel in geheim.values():
            zonder(entry, deel)
        return geheim

    with s.opslag.lezen() as lezer:
        boek = Geschiedenisboek(Geknipt(lezer, **knip), ontsluit)  # type: ignore[arg-type]
        return {r.clausule: r for r in Bewijsmatrix(boek, s.kern.register, KERN).van(dossier)}


def test_alle_achttien_clausules_zijn_in_dit_dossier_bewezen(samenstel: Samenstel) -> None:
    standen = {c: r.stand for c, r in matrix(samenstel).items()}
    assert len(standen) == 18
    assert {c for c, stand in standen.items() if stand is not Stand.VOLDAAN} == set()


@pytest.mark.parametrize("clausule", KERN)
def test_zonder_de_stap_staat_de_clausule_open_en_noemt_zij_de_stap(
    samenstel: Samenstel, clausule: str
) -> None:
    stukken = matrix(samenstel)[clausule].stukken
    regel = matrix(samenstel, weg=frozenset((f"zaak/{s.zaak}", s.nr) for s in stukken))[clausule]
    assert regel.stand is Stand.OPEN
    assert regel.mist.startswith("Nog te doen: ")


@pytest.mark.parametrize("clausule", KERN)
def test_een_stuk_minder_laat_de_rest_van_het_bewijs_staan(samenstel: Samenstel, clausule: str) -> None:
    stukken = matrix(samenstel)[clausule].stukken
    for weg in stukken:
        regel = matrix(samenstel, weg=frozenset({(f"zaak/{weg.zaak}", weg.nr)}))[clausule]
        assert regel.stand is (Stand.OPEN if len(stukken) == 1 else Stand.VOLDAAN)


def velden_van(s: Samenstel, regel: Regel) -> dict[Plek, tuple[str, ...]]:
    """Per supporting entry the fields that carry its proof."""
    gevonden = {}
    with s.opslag.lezen() as lezer:
        boek = Geschiedenisboek(lezer, lambda _: {})
        for stuk in regel.stukken:
            stroom = f"zaak/{stuk.zaak}"
            entry = next(e for e in boek.stroom(stroom).entries if e["nr"] == stuk.nr)
            workflow = s.kern.register.op_afdruk(entry["workflow"]).workflow  # type: ignore[union-attr]
            bewijs = next(b for b in bewijs_van(workflow, entry) if b.clausule == regel.clausule)
            gevonden[stroom, stuk.nr] = bewijs.velden
    return gevonden


@pytest.mark.parametrize("clausule", KERN)
def test_een_leeg_veld_bewijst_niets_en_wordt_genoemd(samenstel: Samenstel, clausule: str) -> None:
    per_stuk = velden_van(samenstel, matrix(samenstel)[clausule])
    assert all(per_stuk.values()), "elk stuk noemt de velden die het bewijs dragen"
    for keer in range(max(map(len, per_stuk.values()))):
        leeg = {plek: velden[min(keer, len(velden) - 1)] for plek, velden in per_stuk.items()}

        def wis_open(entry: Entry, leeg: dict[Plek, str] = leeg) -> None:
            if (veld := leeg.get((entry["stroom"], entry["nr"]))) in entry["open"].get("gegevens", {}):
                entry["open"]["gegevens"][veld] = []

        def wis_geheim(entry: Entry, deel: dict[str, Any], leeg: dict[Plek, str] = leeg) -> None:
            deel.pop(leeg.get((entry["stroom"], entry["nr"]), ""), None)

        regel = matrix(samenstel, wijzig=wis_open, geheim=wis_geheim)[clausule]
        assert regel.stand is Stand.OPEN, leeg
        assert all(veld in regel.mist for veld in leeg.values())


def test_vervallen_bewijs_telt_niet(samenstel: Samenstel) -> None:
    def laat_vervallen(entry: Entry) -> None:
        if (entry["stroom"], entry["nr"]) == ("zaak/e", 7):
            entry["open"]["vervallen"] = [6]

    regel = matrix(samenstel, wijzig=laat_vervallen)["3.2.6"]
    assert regel.stand is Stand.OPEN
    assert regel.mist == "De stap die dit bewees, is vervallen."


def test_inhoud_die_ergens_anders_vandaan_komt_bewijst_niets(samenstel: Samenstel) -> None:
    vreemd: dict[str, Any] = {}

    def verplaats(entry: Entry) -> None:
        if (entry["stroom"], entry["nr"]) == ("zaak/k", 4):
            vreemd.update(entry["geheim"])
        if (entry["stroom"], entry["nr"]) == ("zaak/k", 7):
            entry["geheim"] = vreemd

    regel = matrix(samenstel, wijzig=verplaats)["3.1.6"]
    assert regel.stand is Stand.OPEN
    assert "vertrouwelijke inhoud" in regel.mist


def test_na_wissen_staat_de_stap_nog_vast_maar_niet_wat_erin_stond(samenstel: Samenstel) -> None:
    with samenstel.opslag.lezen() as lezer:
        boek = Geschiedenisboek(lezer, lambda _: {})
        regels = {r.clausule: r for r in Bewijsmatrix(boek, samenstel.kern.register, KERN).van("d4")}
    assert regels["3.2.6"].stand is Stand.GEWIST
    assert regels["3.2.6"].mist == "De inhoud is gewist; dat de stap is gedaan, staat vast."
    assert regels["3.1.1"].stand is Stand.VOLDAAN  # proven by open content alone

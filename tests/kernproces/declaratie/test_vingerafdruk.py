"""A published declaration is known by its fingerprint: it changes with what the declaration says or does, and with nothing else."""

import importlib
import itertools
import sys
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from types import ModuleType

import pytest

from kernproces.declaratie.brontekst import GeenBronError
from kernproces.declaratie.vingerafdruk import (
    OntbrekendSjabloonError,
    beschrijf,
    gebruikte_sjablonen,
    vingerafdruk,
    vingerafdrukgegevens,
)
from kernproces.rollen import Rol
from kernproces.taal.formulier import Leeg
from kernproces.taal.overgang import overgang
from kernproces.taal.workflow import Workflow
from kernproces.zaak.machine import Toestandsmachine
from tests.hulp.vingerafdrukken import vergelijk
from tests.kernproces.deugdelijkheid.proefworkflow import NORM, PROEF, SJABLONEN
from tests.kernproces.deugdelijkheid.wijzigingen import andere_eis, anders

TEKSTEN = {naam: f"Beste lezer, dit is {naam}." for naam in SJABLONEN}
HULP = '''"""What the declaration leans on."""

GRENS = 6


def genoeg(aantal):
    return aantal >= GRENS


def ongebruikt():
    return 0
'''
DECLARATIE = '''"""A declaration of its own."""

from datetime import date

from kernproces.rollen import Rol
from kernproces.taal.beletsel import andere_weg
from kernproces.taal.eis import eis
from kernproces.taal.formulier import OPEN, Formulier, veld
from kernproces.taal.overgang import Bericht, Start, overgang
from kernproces.taal.termijn import Aard, Lengte, TermijnSoort
from kernproces.taal.workflow import Workflow
from {pakket} import hulp
from {pakket}.hulp import genoeg

# A remark.
NORM = TermijnSoort("D.X", "norm", Lengte.weken(6), Aard.BELEID, "B1", rolt=True, begin_tekst="a", eind_tekst="b")


class Brief(Formulier):
    dag: date = veld("Dag", OPEN)


@eis("Awb 3:46")
def gemotiveerd(s):
    """Er is een motivering."""
    if not genoeg(len(s.verzameld("adviezen"))):
        yield "Er ontbreekt iets.", andere_weg("stuur")


def minstens(aantal):
    @eis("Awb 3:2")
    def genoeg_stukken(s):
        """Er zijn genoeg stukken."""
        if s.zaak["nr"] < aantal:
            yield "Te weinig.", andere_weg("stuur")

    return genoeg_stukken


START = overgang("start", (), "open", door=Rol.BEHANDELAAR, gegevens=Brief, titel="Begin")
STUUR = overgang(
    "stuur",
    "open",
    "dicht",
    door=Rol.BEHANDELAAR,
    gegevens=Brief,
    titel="Stuur",
    eisen=(gemotiveerd, minstens(2)),
    start=Start(NORM),
    bericht=Bericht("ontvangst", (Rol.OUDER,)),
)
W = Workflow("brief", 1, "Brief", dict(open="Open", dicht="Dicht"), "open", START, (STUUR,), einde=("dicht",))
'''
_TELLER = itertools.count()


@pytest.fixture
def declareer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Write a package with a declaration and what it leans on, import it, and give its fingerprint."""
    monkeypatch.syspath_prepend(str(tmp_path))
    gemaakt: list[str] = []

    def maak(van: str = "", naar: str = "", sjabloon: str = "Beste lezer") -> str:
        pakket = f"inhoud_{next(_TELLER)}"
        assert not van or van in DECLARATIE + HULP, van
        map_ = tmp_path / pakket
        map_.mkdir()
        (map_ / "__init__.py").write_text("")
        (map_ / "hulp.py").write_text(HULP.replace(van, naar) if van else HULP)
        bron = DECLARATIE.replace("{pakket}", pakket)
        (map_ / "declaratie.py").write_text(bron.replace(van, naar) if van else bron)
        importlib.invalidate_caches()
        module: ModuleType = importlib.import_module(f"{pakket}.declaratie")
        gemaakt.append(pakket)
        return vingerafdruk(module.W, {"ontvangst": sjabloon, "ongebruikt": "Weg."})

    yield maak
    for naam in [n for n in sys.modules if n.split(".")[0] in gemaakt]:
        del sys.modules[naam]


def test_dezelfde_declaratie_heeft_altijd_dezelfde_vingerafdruk(declareer) -> None:
    assert declareer() == declareer()
    assert vingerafdruk(PROEF, TEKSTEN) == vingerafdruk(replace(PROEF), {**TEKSTEN, "ongebruikt": "x"})


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ("# A remark.", "# Another remark, on two\n# lines."),
        ('"""What the declaration leans on."""', '"""Words about the module."""'),
        ("    return 0\n", "    return 1\n"),  # a helper that the declaration does not use
        ("\n\n\nclass Brief", "\n\n\n\n\nclass Brief"),
        ('motivering."""\n', 'motivering."""   \n\n'),
    ],
)
def test_wat_er_niet_toe_doet_verandert_niets(declareer, van: str, naar: str) -> None:
    assert declareer(van, naar) == declareer()


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ('"Er ontbreekt iets."', '"Er ontbreekt veel."'),  # the body of an eis
        ('@eis("Awb 3:46")', '@eis("Awb 3:47")'),  # its norm
        ("    dag: date", "    tijd: date"),  # a form field
        ('veld("Dag", OPEN)', 'veld("Dag", OPEN, werkdag=True)'),
        ("Lengte.weken(6)", "Lengte.weken(7)"),  # the length of a term
        ("aantal >= GRENS", "aantal > GRENS"),  # a helper in another module
        ("GRENS = 6", "GRENS = 5"),  # a constant that the helper uses
        ("minstens(2)", "minstens(3)"),  # what a condition from a factory carries
        ('titel="Stuur"', 'titel="Zend"'),
        ("Rol.OUDER", "Rol.MENTOR"),
        ('dicht="Dicht"', 'dicht="Gesloten"'),
    ],
)
def test_wat_er_wel_toe_doet_verandert_de_vingerafdruk(declareer, van: str, naar: str) -> None:
    assert declareer(van, naar) != declareer()


def test_een_rij_die_van_een_andere_is_afgeleid_doet_wat_haar_vingerafdruk_zegt() -> None:
    class Plek(StrEnum):
        OPEN = "open"
        DICHT = "dicht"

    gewoon = overgang(
        "stuur", "open", "dicht", door=Rol.BEHANDELAAR, gegevens=Leeg, titel="Stuur", bewijs="3.1.1"
    )
    afgeleid = replace(gewoon, van=(Plek.OPEN,), naar=Plek.DICHT, door=("behandelaar",))
    for rij in (gewoon, afgeleid):
        w = Workflow(
            "brief",
            1,
            "Brief",
            {Plek.OPEN: "Open", Plek.DICHT: "Dicht"},
            Plek.OPEN,
            rij,
            (rij,),
            einde=("dicht",),
        )
        assert Toestandsmachine(w).stap("open", "stuur", None) == (gewoon, "dicht")
        assert rij.rollen == (Rol.BEHANDELAAR,)
    with pytest.raises(ValueError, match="conrector"):
        replace(gewoon, door=("conrector",))


def test_een_ander_sjabloon_is_een_andere_vingerafdruk(declareer) -> None:
    assert declareer(sjabloon="Geachte lezer") != declareer()


def test_een_sjabloon_dat_ontbreekt_wordt_bij_naam_genoemd() -> None:
    with pytest.raises(OntbrekendSjabloonError, match="besluit, termijn_overschreden"):
        vingerafdruk(PROEF, {k: v for k, v in TEKSTEN.items() if k in {"ontvangst", "termijn_verstreken"}})


def test_ook_de_sjablonen_van_de_treden_tellen_mee() -> None:
    assert gebruikte_sjablonen(PROEF) == set(SJABLONEN)


def test_een_functie_zonder_naam_wordt_geweigerd() -> None:
    with pytest.raises(GeenBronError, match="lambda"):
        vingerafdruk(anders("vul_aan", eisen=(replace(andere_eis, functie=lambda s: ()),)), TEKSTEN)


def test_de_motor_zelf_is_geen_deel_van_de_declaratie() -> None:
    namen = {naam for naam, _ in vingerafdrukgegevens(PROEF, TEKSTEN)["bron"]}
    assert {"Aanvraag", "Stuk", "gemotiveerd", "twee_adviezen", "voldoende", "na_vandaag"} <= namen
    assert not namen & {"Formulier", "Groep", "Leeg", "veld", "eis"}


def test_een_nieuw_woord_in_de_taal_verandert_bestaande_vingerafdrukken_niet() -> None:
    kaal = beschrijf(PROEF, kaal=True)
    assert "deelzaken" not in kaal
    assert "norm" not in kaal["overgangen"][0]
    assert beschrijf(PROEF)["overgangen"][0]["norm"] == ""


def test_de_beschrijving_bevat_de_hele_declaratie() -> None:
    data = beschrijf(PROEF)
    assert data["toestanden"] == dict(PROEF.toestanden)
    assert data["termijnen"]["D.NORM"] == NORM.als_gegevens()
    assert data["eisen"]["gemotiveerd"] == {
        "titel": "Het besluit heeft een motivering.",
        "norm": "Awb 3:46",
        "vooraf": False,
    }
    assert data["verzamelingen"][0]["gereed"] == ["twee_adviezen"]
    velden = {v["naam"]: v for v in data["formulieren"]["Aanvraag"]}
    assert velden["datum"] | {"hulp": ""} == velden["datum"]
    assert (velden["datum"]["soort"], velden["datum"]["werkdag"], velden["datum"]["verplicht"]) == (
        "datum",
        True,
        True,
    )
    assert velden["motivering"]["categorie"] == "gezondheidsgegeven"
    assert velden["motivering"]["norm"] == "UB 2.46"
    assert [v["afdruk"] for v in velden["stukken"]["velden"]] == [False, True]


def test_gepubliceerde_vingerafdrukken_veranderen_nooit() -> None:
    vastgelegd = {"verzoek 1": "a" * 64, "weg 1": "b" * 64}
    nu = {"verzoek 1": "c" * 64, "nieuw 1": "d" * 64}
    assert vergelijk(vastgelegd, nu) == [
        "nieuw 1: nog niet vastgelegd; neem de vingerafdruk op in tests/workflows/vingerafdrukken.json.",
        "verzoek 1: de declaratie is veranderd na publicatie; zet haar terug en verhoog de versie.",
        "weg 1: de declaratie is verdwenen; een zaak kan er nog op lopen.",
    ]
    assert vergelijk(nu, nu) == []

"""What no file may contain: the address of a package registry, or a path on somebody's machine."""

import ast
import re

import pytest

from tests.architectuur.bronnen import PAKKETTEN, WORTEL, alle_teksten, bestanden, modules

# Written with a space, so that this file passes its own test.
_HUIZEN = (
    "pypi org", "pythonhosted org", "npmjs org", "npmjs com", "yarnpkg com", "unpkg com", "jsdelivr net",
    "cdnjs cloudflare", "anaconda org", "crates io", "proxy golang",
)  # fmt: skip
REGISTERS = re.compile("|".join(huis.replace(" ", r"\.") for huis in _HUIZEN))
MACHINEPAD = re.compile(r"(?<![\w.~}>-])/(?:home|root|work|Users)/\w")
ADRES = re.compile(r"[a-z]+://|--(?:extra-)?index-url|--find-links|--trusted-host| @ ")


def _vindplaatsen(patroon: re.Pattern[str]) -> list[str]:
    return [
        f"{naam}:{nummer}: {treffer.group()}"
        for naam, tekst in alle_teksten()
        for nummer, regel in enumerate(tekst.splitlines(), 1)
        if (treffer := patroon.search(regel))
    ]


def test_geen_bestand_noemt_een_pakketregister() -> None:
    assert _vindplaatsen(REGISTERS) == []


def test_geen_bestand_noemt_een_pad_van_een_machine() -> None:
    assert _vindplaatsen(MACHINEPAD) == []


@pytest.mark.parametrize(
    ("patroon", "regel"),
    [
        (REGISTERS, "haal op van files.pythonhosted org/x".replace(" o", ".o")),
        (MACHINEPAD, 'open("_home_jan_x")'.replace("_", "/")),
        (MACHINEPAD, "cd _work_main".replace("_", "/")),
        (ADRES, "--find-links map"),
        (ADRES, "pakket @ file:///map"),
    ],
)
def test_het_patroon_herkent_wat_het_zoekt(patroon: re.Pattern[str], regel: str) -> None:
    assert patroon.search(regel)


@pytest.mark.parametrize("naam", ["app.txt", "dev.txt"])
def test_het_slot_bevat_geen_adressen(naam: str) -> None:
    assert ADRES.findall((WORTEL / "requirements" / naam).read_text(encoding="utf-8")) == []


# How we number the documents we built from; docs/bouw.md says which is which.
EIGEN_BRON = re.compile(r"seed 0|domein\.md")


def _zinnen(boom: ast.Module) -> set[str]:
    """Every literal that may reach a user: all but the docstrings."""
    uitleg = {
        id(k.body[0].value)
        for k in ast.walk(boom)
        if isinstance(k, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and k.body
        and isinstance(k.body[0], ast.Expr)
    }
    return {
        k.value
        for k in ast.walk(boom)
        if isinstance(k, ast.Constant) and isinstance(k.value, str) and id(k) not in uitleg
    }


def test_een_gebruiker_leest_de_naam_van_een_bron_en_nooit_ons_nummer() -> None:
    code = {
        f"{naam}: {zin}"
        for naam, boom, _ in modules(*PAKKETTEN)
        for zin in _zinnen(boom)
        if EIGEN_BRON.search(zin)
    }
    rest = {
        str(p.relative_to(WORTEL))
        for p in bestanden(*PAKKETTEN)
        if p.suffix != ".py" and EIGEN_BRON.search(p.read_text(encoding="utf-8", errors="replace"))
    }
    assert code | rest == set()

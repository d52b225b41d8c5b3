"""What no file may contain: the address of a package registry, or a path on somebody's machine."""

import re

import pytest

from tests.architectuur.bronnen import WORTEL, alle_teksten

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

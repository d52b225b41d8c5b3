"""Ontleder: the arguments of a command, with help and mistakes in Dutch. The rest is argparse as it is."""

import argparse
import re
import sys
from typing import Any, NoReturn

# What argparse says, and what a Dutch reader gets; the first that fits.
_ZINNEN = (
    (r"the following arguments are required: (?P<wat>.+)", "dit ontbreekt nog: {wat}."),
    (r"unrecognized arguments: (?P<wat>.+)", "dit is hier onbekend: {wat}."),
    (r"argument (?P<naam>.+?): invalid int value: (?P<wat>.+)", "{naam}: {wat} is geen heel getal."),
    (
        r"argument (?P<naam>.+?): invalid fromisoformat value: (?P<wat>.+)",
        "{naam}: {wat} is geen dag of tijdstip. Verwacht: 2026-03-02, of 2026-03-02T09:00:00+01:00.",
    ),
    (r"argument (?P<naam>.+?): invalid \S+ value: (?P<wat>.+)", "{naam}: {wat} is hier niet te gebruiken."),
    (
        r"argument (?P<naam>.+?): invalid choice: (?P<wat>.+?) \(choose from (?P<keus>.+)\)",
        "{naam}: {wat} kan niet. Kies uit: {keus}.",
    ),
    (r"argument (?P<naam>.+?): expected .*argument", "{naam}: hierachter hoort een waarde."),
    (r"argument (?P<naam>.+?): not allowed with argument (?P<wat>.+)", "{naam} gaat niet samen met {wat}."),
    (r"argument (?P<naam>.+?): ignored explicit argument (?P<wat>.+)", "{naam}: hier hoort geen waarde bij."),
    (r"one of the arguments (?P<wat>.+) is required", "noem een van: {wat}."),
    (r"ambiguous option: (?P<naam>.+?) could match (?P<wat>.+)", "{naam} kan meer betekenen: {wat}."),
)


class Ontleder(argparse.ArgumentParser):
    """A parser whose headings and mistakes are Dutch; its subparsers too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As argparse, with a help option of our own words."""
        super().__init__(*args, **kwargs | {"add_help": False})
        self._positionals.title, self._optionals.title = "wat", "opties"
        self.add_argument("-h", "--help", action="help", help="toont deze hulp")

    def _print_message(self, message: str, file: Any = None) -> None:
        """What cannot be written is a mistake; argparse would say nothing of it."""
        if message:
            (file or sys.stderr).write(message)

    def error(self, message: str) -> NoReturn:
        """Say how it is used and what is wrong; exit status 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {vertaal(message)}\n")

    def format_usage(self) -> str:
        """With a Dutch beginning."""
        return _gebruik(super().format_usage())

    def format_help(self) -> str:
        """With a Dutch beginning."""
        return _gebruik(super().format_help())


def vertaal(zin: str) -> str:
    """A mistake of argparse in Dutch; one that is not known stays as it is."""
    for patroon, nederlands in _ZINNEN:
        if (gevonden := re.fullmatch(patroon, zin, re.DOTALL)) is not None:
            return nederlands.format(**gevonden.groupdict())
    return zin


def _gebruik(tekst: str) -> str:
    return re.sub(r"\Ausage:", "gebruik:", tekst)

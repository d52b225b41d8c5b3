"""Sjablonen: the Jinja2 environment of the pages. Everything is escaped; a name that is missing is an error."""

import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kernproces.opsomming import en
from loket.web import taal
from notificaties.taal import dag_lang

MAP = Path(__file__).parent
STATISCH = MAP / "static"


@cache
def omgeving() -> Environment:
    """One environment for the whole process; templates are compiled once."""
    env = Environment(
        loader=FileSystemLoader(MAP / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters |= {
        "dag_kort": taal.dag_kort,
        "dag_jaar": taal.dag_jaar,
        "dag_maand": taal.dag_maand,
        "maand_jaar": taal.maand_jaar,
        "dag_lang": lambda d: dag_lang(taal.dag_van(d)),
        "dag_getypt": taal.dag_getypt,
        "uur": taal.uur,
        "einde": taal.einde,
        "woord": taal.woord,
        "rolnaam": taal.rolnaam,
        "afdruk": taal.afdruk,
        "hoofdletter": taal.met_hoofdletter,
        "klein_begin": taal.met_kleine_letter,
        "breekbaar": taal.breekbaar,
        "onder_kop": _onder_kop,
        "en": en,
    }
    env.globals["uitgave"] = _uitgave()
    return env


def _onder_kop(blad: str, regel: str) -> str:
    """The page with this line right below its heading. Both come from a template block, so they are marked safe and stay so."""
    kop, einde, rest = blad.partition("</h1>")
    return kop + einde + regel + rest if einde else regel + blad


def _uitgave() -> str:
    """Changes with the static files, so that a browser never keeps an old one."""
    inhoud = b"".join(pad.read_bytes() for pad in sorted(STATISCH.iterdir()) if pad.is_file())
    return hashlib.sha256(inhoud).hexdigest()[:10]

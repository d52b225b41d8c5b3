"""Opmaak: a template and its gegevens become a subject and a text. A template that fails names itself."""

from dataclasses import dataclass
from functools import lru_cache
from re import sub
from typing import TYPE_CHECKING

from notificaties.gegevens import Briefgegevens
from notificaties.sjablonen import Sjabloon, SjabloonFout
from notificaties.taal import alinea, moment_lang, woorden

if TYPE_CHECKING:
    from jinja2 import Environment, Template


@dataclass(frozen=True, slots=True)
class Brief:
    """The words, ready to send."""

    onderwerp: str
    tekst: str

    @property
    def inhoud(self) -> bytes:
        """The bytes that the postvak makes available."""
        return f"{self.onderwerp}\n\n{self.tekst}".encode()


@lru_cache(maxsize=1)
def _omgeving() -> "Environment":
    from jinja2 import StrictUndefined  # takes time, and the daily path does without
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    omgeving = ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    omgeving.filters["dag"] = moment_lang
    omgeving.filters["woorden"] = woorden
    return omgeving


@lru_cache(maxsize=512)
def _vertaald(sjabloon: Sjabloon) -> "tuple[Template, Template]":
    return _omgeving().from_string(sjabloon.onderwerp), _omgeving().from_string(sjabloon.inhoud)


def maak_op(sjabloon: Sjabloon, gegevens: Briefgegevens) -> Brief:
    """Fill in a template. SjabloonFout names the template and what is wrong, never the data."""
    from jinja2 import TemplateError

    try:
        onderwerp, inhoud = _vertaald(sjabloon)
        kop = " ".join(onderwerp.render(gegevens.onderwerpcontext()).split())
        tekst = inhoud.render(gegevens.context())
    except (TemplateError, TypeError, ValueError, LookupError) as fout:
        uitleg = str(fout) if isinstance(fout, TemplateError) else type(fout).__name__
        raise SjabloonFout(f"Sjabloon {sjabloon.naam} versie {sjabloon.versie} lukt niet: {uitleg}") from fout
    regels = "\n".join(alinea(regel.rstrip()) for regel in tekst.splitlines())
    return Brief(kop, sub(r"\n{3,}", "\n\n", regels).strip() + "\n")

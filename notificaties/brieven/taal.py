"""Brieftaal: a template becomes blocks of text. The words of a fact are never read as structure or as program.

Of Jinja2 only printing, if and for are allowed, on facts that exist: a template that names an unknown fact is refused when
it is published, not when somebody needs it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from notificaties.brieven import BriefFout, Briefsjabloon
from notificaties.brieven.feiten import BEGIN, REGEL, STREEP, Boom, Gebruikt, Tak, zeg

ALLES = "*"  # in a schema: any name below is known
Schema = Mapping[str, Any]  # names to True (a fact), a schema, or [schema] for a list of lines
_MAG = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.If, nodes.For, nodes.Const,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
)  # fmt: skip
MEEST = 40_000  # characters of a template


@dataclass(frozen=True, slots=True)
class Blok:
    """A heading, a paragraph, a list or pairs of name and value."""

    soort: str  # kop, alinea, lijst, feiten
    tekst: str = ""
    delen: tuple[Any, ...] = ()

    def als_gegevens(self) -> dict[str, Any]:
        """For the page setter."""
        return {
            "soort": self.soort,
            "tekst": self.tekst,
            "delen": [list(d) if isinstance(d, tuple) else d for d in self.delen],
        }


@lru_cache(maxsize=1)
def _omgeving() -> ImmutableSandboxedEnvironment:
    env = ImmutableSandboxedEnvironment(
        finalize=zeg, trim_blocks=True, lstrip_blocks=True, autoescape=False, keep_trailing_newline=True
    )
    env.globals.clear()
    return env


def keur(sjabloon: Briefsjabloon, schema: Schema) -> None:
    """BriefFout, with the line, for the first thing in a template that cannot be: an unknown fact, or a program."""
    if len(sjabloon.bron) > MEEST:
        raise BriefFout(f"Een sjabloon heeft ten hoogste {MEEST} tekens.")
    try:
        boom = _omgeving().parse(sjabloon.tekst)
    except TemplateSyntaxError as fout:
        raise BriefFout(f"Regel {fout.lineno}: dit is niet te lezen ({fout.message}).") from None
    _keur(boom, {**schema})


def _keur(knoop: nodes.Node, bekend: dict[str, Any]) -> None:
    if not isinstance(knoop, _MAG):
        wat = type(knoop).__name__.lower()
        raise BriefFout(
            f"Regel {knoop.lineno}: {wat} kan niet in een brief. Alleen een feit tussen {{{{ }}}}, {{% if %}} en {{% for %}}."
        )
    if isinstance(knoop, nodes.For):
        _keur(knoop.iter, bekend)
        rij = _zoek(knoop.iter, bekend)
        if not isinstance(rij, list) or not isinstance(knoop.target, nodes.Name):
            raise BriefFout(f"Regel {knoop.lineno}: {{% for %}} gaat over een lijst van feiten.")
        binnen = bekend | {knoop.target.name: rij[0]}
        for deel in (*knoop.body, *knoop.else_, *([] if knoop.test is None else [knoop.test])):
            _keur(deel, binnen)
        return
    if isinstance(knoop, nodes.Output):
        for deel in knoop.nodes:
            _keur_uitvoer(deel, bekend)
        return
    if isinstance(knoop, nodes.Getattr | nodes.Name):
        _zoek(knoop, bekend)
        return
    for deel in knoop.iter_child_nodes():
        _keur(deel, bekend)


def _keur_uitvoer(knoop: nodes.Node, bekend: dict[str, Any]) -> None:
    _keur(knoop, bekend)
    if isinstance(knoop, nodes.Getattr | nodes.Name) and (plek := _zoek(knoop, bekend)) is not True:
        onder = ", ".join(plek[0] if isinstance(plek, list) else plek) if not isinstance(plek, bool) else ""
        raise BriefFout(f"Regel {knoop.lineno}: {_pad(knoop)} is geen los feit. Eronder staan: {onder}.")


def _zoek(knoop: nodes.Node, bekend: dict[str, Any]) -> Any:
    """What a name stands for in the schema; BriefFout when there is no such fact."""
    if isinstance(knoop, nodes.Name):
        plek: Any = bekend.get(knoop.name)
        namen: Iterable[str] = bekend
    elif isinstance(knoop, nodes.Getattr):
        boven = _zoek(knoop.node, bekend)
        namen = boven if isinstance(boven, Mapping) else ()
        plek = True if ALLES in namen else boven.get(knoop.attr) if isinstance(boven, Mapping) else None
    else:
        raise BriefFout(f"Regel {knoop.lineno}: hier hoort de naam van een feit.")
    if plek is None:
        hier = ", ".join(sorted(namen)) or "niets"
        raise BriefFout(f"Regel {knoop.lineno}: het feit {_pad(knoop)} bestaat niet. Hier bestaat: {hier}.")
    return plek


def _pad(knoop: nodes.Node) -> str:
    if isinstance(knoop, nodes.Getattr):
        return f"{_pad(knoop.node)}.{knoop.attr}"
    return knoop.name if isinstance(knoop, nodes.Name) else "?"


def vul_in(sjabloon: Briefsjabloon, feiten: Boom) -> tuple[tuple[Blok, ...], tuple[Gebruikt, ...]]:
    """The blocks of the letter and the facts it named, or BriefFout: never a letter with a hole in it."""
    gebruikt: list[Gebruikt] = []
    wortel = Tak(feiten, "", gebruikt)
    try:
        namen = {naam: getattr(wortel, naam) for naam in feiten}
        tekst = _omgeving().from_string(sjabloon.tekst).render(namen)
    except TemplateError as fout:
        raise BriefFout(f"Het sjabloon {sjabloon.naam} is niet in te vullen: {fout}.") from None
    return tuple(_blokken(tekst)), tuple(dict.fromkeys(gebruikt))


def _blokken(tekst: str) -> Iterable[Blok]:
    for stuk in (s for s in tekst.split("\n\n") if s.strip()):
        regels = [r.strip() for r in stuk.strip("\n").splitlines() if r.strip()]
        while regels and regels[0].startswith("# "):
            yield Blok("kop", _schoon(regels.pop(0)[2:]))
        if not regels:
            continue
        if all(r.startswith("- ") for r in regels):
            yield Blok("lijst", delen=tuple(_schoon(r[2:]) for r in regels))
        elif all(r.startswith("|") for r in regels):
            paren = (tuple(_schoon(d) for d in r.strip("|").split("|", 1)) for r in regels)
            yield Blok("feiten", delen=tuple(p if len(p) == 2 else (p[0], "") for p in paren))
        else:
            yield Blok("alinea", _schoon(" ".join(regels)))


def _schoon(tekst: str) -> str:
    return tekst.replace(BEGIN, "").replace(REGEL, "\n").replace(STREEP, "|").strip()

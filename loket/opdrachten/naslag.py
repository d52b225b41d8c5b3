"""`kernproces naslag [--controleer] [--herpubliceer]`: reference pages and fingerprints from the declarations."""

import argparse
import sys
from pathlib import Path

MAP = Path("docs/naslag")


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Write, or only check."""
    parser.add_argument("--controleer", action="store_true", help="alleen kijken of alles bij is")
    parser.add_argument(
        "--herpubliceer",
        action="store_true",
        help="ook een gewijzigde procedure opnieuw vastleggen; alleen voor wat nog nergens in gebruik is",
    )


def voer_uit(args: argparse.Namespace) -> int:
    """1 when something is not sound, not published or not up to date."""
    from loket import publicatie

    zinnen = [f"{w}: {z}" for w, gebreken in publicatie.alle_gebreken().items() for z in gebreken]
    nu, was = publicatie.afdrukken(), publicatie.gepubliceerd()
    gewijzigd = [n for n in nu if n in was and was[n] != nu[n]]
    if gewijzigd and not args.herpubliceer:
        zinnen += [f"{n}: gewijzigd na publicatie. Verhoog de versie." for n in gewijzigd]
    if args.controleer:
        zinnen += [f"{n}: nog niet gepubliceerd; draai `kernproces naslag`." for n in nu if n not in was]
        zinnen += [
            f"{pad}: niet bij; draai `kernproces naslag`." for pad, t in _bladen().items() if _oud(pad) != t
        ]
    elif not zinnen:
        publicatie.schrijf(was | nu)
        for pad, tekst in _bladen().items():
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.write_text(tekst, encoding="utf-8")
    for zin in zinnen:
        print(zin, file=sys.stderr)
    return 1 if zinnen else 0


def _oud(pad: Path) -> str | None:
    return pad.read_text(encoding="utf-8") if pad.exists() else None


def _bladen() -> dict[Path, str]:
    """One page a process, with its diagram and its table, and an index."""
    from kernproces.uitvoer.mermaid import mermaid
    from kernproces.uitvoer.tekst import tekst
    from workflows.register import WORKFLOWS

    kop = "<!-- Gemaakt door `kernproces naslag` uit de procedures; wijzig de bron in workflows/. -->\n"
    bladen: dict[Path, str] = {}
    regels = []
    for naam, versies in WORKFLOWS.items():
        w = versies[-1]
        schema = f"```mermaid\n{mermaid(w)}\n```"
        bladen[MAP / f"{naam}.md"] = f"{kop}\n# {w.titel}\n\n{schema}\n\n```text\n{tekst(w)}\n```\n"
        regels.append(f"- [{w.titel}]({naam}.md), versie {w.versie}. Bron: {w.bron}")
    bladen[MAP / "README.md"] = f"{kop}\n# De procedures\n\n" + "\n".join(regels) + "\n"
    return bladen

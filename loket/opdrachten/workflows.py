"""`kernproces workflows [NAAM] [--formaat tekst|json|mermaid|scxml]`: the declarations."""

import argparse
import json


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which one, in which shape."""
    parser.add_argument("naam", nargs="?")
    parser.add_argument("--formaat", choices=["tekst", "json", "mermaid", "scxml"], default="tekst")


def voer_uit(args: argparse.Namespace) -> int:
    """One workflow, or all of them."""
    from kernproces.gebruik.fouten import OnbekendError
    from workflows.register import WORKFLOWS

    if args.naam is not None and args.naam not in WORKFLOWS:
        raise OnbekendError(f"Er is geen procedure {args.naam!r}. Bekend zijn: {', '.join(WORKFLOWS)}.")
    gevraagd = [WORKFLOWS[naam][-1] for naam in ([args.naam] if args.naam else WORKFLOWS)]
    print(_vorm(gevraagd, args.formaat, args.naam is not None))
    return 0


def _vorm(workflows: "list[Workflow]", formaat: str, een: bool) -> str:  # type: ignore[name-defined]  # noqa: F821
    from kernproces.uitvoer.gegevens import als_json
    from kernproces.uitvoer.mermaid import mermaid
    from kernproces.uitvoer.scxml import scxml
    from kernproces.uitvoer.tekst import tekst

    if formaat == "json":
        gegevens = [als_json(w) for w in workflows]
        return json.dumps(gegevens[0] if een else gegevens, ensure_ascii=False, indent=2)
    maak = {"tekst": tekst, "mermaid": mermaid, "scxml": scxml}[formaat]
    return "\n\n".join(maak(w) for w in workflows)

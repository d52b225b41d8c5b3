"""`kernproces bewijs DOSSIER [--json]`: the clause matrix; 1 when a clause is open."""

import argparse
import json


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The dossier."""
    parser.add_argument("dossier")
    parser.add_argument("--json", action="store_true")


def voer_uit(args: argparse.Namespace) -> int:
    """Print the matrix."""
    from kernproces.bewijs import Bewijsmatrix, Stand
    from kernproces.naspelen import Geschiedenisboek
    from loket.instellingen import uit_omgeving
    from loket.lezen import ALLES, bestaand
    from workflows.norm import CLAUSULES

    clausules = {c: n for c, n in CLAUSULES.items() if c[0].isdigit()}
    with bestaand(uit_omgeving()) as samenstel:
        samenstel.dossierstand(args.dossier)
        with samenstel.opslag.lezen() as lezer:
            boek = Geschiedenisboek(lezer, lambda entry: samenstel.kern.archief.ontsluit(entry, ALLES))
            regels = Bewijsmatrix(boek, samenstel.kern.register, clausules).van(args.dossier)
    if args.json:
        matrix = [{**r.als_gegevens(), "tekst": clausules[r.clausule].tekst} for r in regels]
        print(json.dumps({"dossier": args.dossier, "clausules": matrix}, ensure_ascii=False, indent=2))
    else:
        for r in regels:
            waar = ", ".join(
                f"{s.zaak} stap {s.nr} ({s.actie}, {s.actor}, {s.op})" for s in r.stukken if s.geldig
            )
            print(f"{r.clausule:6} {r.stand.value:20} {waar or r.mist}")
    return 1 if any(r.stand in (Stand.OPEN, Stand.GEWIST) for r in regels) else 0

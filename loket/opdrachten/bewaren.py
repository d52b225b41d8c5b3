"""`kernproces bewaren [--dossier D] [--uitkomst ...] [--json]`: what may or must be destroyed, and why, or why not yet."""

import argparse
import json

UITKOMSTEN = {
    "moet": "moet weg",
    "mag": "mag weg",
    "aangehouden": "aangehouden",
    "later": "nog niet",
    "open": "loopt nog",
}


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Of which dossier, which outcome, and on which day."""
    parser.add_argument("--dossier", help="alleen dit dossier, met de afleiding van elke dag")
    parser.add_argument("--persoon", help="alleen deze persoon uit het register van mensen")
    parser.add_argument("--uitkomst", choices=[*UITKOMSTEN], action="append", help="alleen deze; mag vaker")
    parser.add_argument("--regels", action="store_true", help="de bewaarregels zelf")
    parser.add_argument("--json", action="store_true")


def voer_uit(args: argparse.Namespace) -> int:
    """Print the list."""
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.vertrouwelijk.bewaring import MENS
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.ronde.planner import nu_echt

    if args.regels:
        return _regels(args.json)
    wil = {UITKOMSTEN[u] for u in args.uitkomst or UITKOMSTEN}
    with bestaand(uit_omgeving()) as samenstel, samenstel.opslag.lezen() as lezer:
        if args.dossier:
            samenstel.dossierstand(args.dossier)
        if args.persoon and args.persoon not in samenstel.kern.bron.registers(lezer).mensen:
            raise OnbekendError(f"{args.persoon!r} staat niet in het register van mensen.")
        groepen = [g for g in (args.dossier, args.persoon and f"{MENS}{args.persoon}") if g]
        posten = samenstel.vernietiging.posten(lezer, nu_echt(), groepen or None)
        regels = [p.als_gegevens() for p in posten if p.uitkomst in wil]
    if args.json:
        print(json.dumps(regels, ensure_ascii=False, indent=2))
        return 0
    for r in regels:
        tot = f"tot en met {r['uiterlijk']}" if r["uiterlijk"] else ""
        print(f"{r['stroom']:<28} {r['sleutel']:<26} {r['uitkomst']:<12} {tot}  [{r['grondslag']}]")
        for reden in r["redenen"]:
            print(f"    - {reden}")
        for stap in r["afleiding"] if args.dossier or args.persoon else ():
            print(f"      {stap['dag']}  {stap['stap']} [{stap['artikel']}]")
    weg = sum(r["uitkomst"].endswith("weg") for r in regels)
    print(f"{len(regels)} regels, waarvan {weg} vernietigd kunnen worden.")
    return 0


def _regels(als_json: bool) -> int:
    from kernproces.taal.termijn import als_gegevens
    from workflows.bewaarregels import BEWAARREGELS

    if als_json:
        print(json.dumps([als_gegevens(r) for r in BEWAARREGELS], ensure_ascii=False, indent=2))
        return 0
    for r in BEWAARREGELS:
        lengte = r.termijn.lengte
        hoelang = f"{lengte.aantal} {lengte.eenheid.value}" if lengte else ""
        print(f"{r.titel}: {hoelang} ({r.termijn.grondslag}). {r.uitleg}")
    return 0

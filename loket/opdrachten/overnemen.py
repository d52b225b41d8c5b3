"""`kernproces overnemen PROCEDURE BESTAND`: running cases from another system; without `--uitvoeren` it is a dry run."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from loket.bedrading import Samenstel
    from loket.invoer.overname import Rij


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which procedure, which file, from which system, by whom."""
    parser.add_argument("procedure", help="zoals tlv; `kernproces workflows` noemt ze")
    parser.add_argument("bestand", nargs="?", help="CSV in UTF-8; zie --sjabloon")
    parser.add_argument("--sjabloon", action="store_true", help="schrijf een kopregel om mee te beginnen")
    parser.add_argument("--bron", default="", help="korte naam van het andere systeem")
    parser.add_argument(
        "--door", default="", metavar="PERSOON", help="wie het doet, en het in de eigen rollen mag"
    )
    parser.add_argument("--uitvoeren", action="store_true", help="echt overnemen; zonder is het een proef")
    parser.add_argument(
        "--geweigerd", metavar="BESTAND", help="schrijf geweigerde rijen hierheen, met de reden"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Print a line per row; 1 when a row was refused."""
    from kernproces.gebruik.fouten import OnbekendError
    from loket.instellingen import uit_omgeving
    from loket.invoer.csvblad import schrijf_geweigerd
    from loket.invoer.overname import lees, sjabloon
    from loket.lezen import bestaand
    from loket.ronde.planner import nu_echt

    if not args.sjabloon and not (args.bestand and args.bron and args.door):
        raise OnbekendError("Noem een bestand, --bron en --door; of vraag met --sjabloon een kopregel.")
    with bestaand(uit_omgeving()) as samenstel:
        workflow = samenstel.kern.register.nieuwste(args.procedure).workflow
        if args.sjabloon:
            print(sjabloon(workflow), end="")
            return 0
        kop, rijen = lees(Path(args.bestand).read_bytes(), workflow, args.bron)
        uitkomst = [(rij, _een(samenstel, rij, args, nu_echt())) for rij in rijen]
    nee = [(rij, redenen) for rij, redenen in uitkomst if redenen]
    if args.geweigerd:
        schrijf_geweigerd(Path(args.geweigerd), kop, [(rij.cellen, redenen) for rij, redenen in nee])
        print(f"{len(nee)} geweigerde rijen staan in {args.geweigerd}.", file=sys.stderr)
    wat = "overgenomen" if args.uitvoeren else "over te nemen; dit was een proef, er is niets vastgelegd"
    print(f"{len(uitkomst) - len(nee)} van {len(uitkomst)} rijen {wat}.")
    return 1 if nee else 0


def _een(samenstel: "Samenstel", rij: "Rij", args: argparse.Namespace, nu: "datetime") -> list[str]:
    """Take over one row, or only say what that would mean; answers the reasons why not."""
    from kernproces.gebruik.overnemen import Overnemer
    from kernproces.taal.formuliertaal import OnbekendVeldError

    redenen = [rij.fout] if rij.fout else []
    if rij.overname is not None:
        overnemer = Overnemer(samenstel.kern)
        try:
            if args.uitvoeren:
                antwoord = overnemer.neem_over(rij.overname, args.door, nu)
            else:
                with samenstel.opslag.lezen() as lezer:
                    antwoord = overnemer.proef(lezer, rij.overname, args.door, nu)
            redenen = [b.reden for b in antwoord.beletselen]
        except OnbekendVeldError as fout:
            redenen = [str(fout)]
        if not redenen and antwoord.stand is not None:
            einde = ", ".join(
                f"{n} {t['uiterlijk'][:10]}" for n, t in sorted(antwoord.stand["termijnen"].items())
            )
            print(
                f"rij {rij.nr}: {rij.overname.zaak}, {antwoord.stand['toestand']}; {einde or 'geen termijn'}"
            )
    for reden in redenen:
        print(f"rij {rij.nr}: kan niet. {reden}")
    return redenen

"""`kernproces herstel BRON [--sleutels PAD] [--leeslog PAD]`: restores a copy into an empty database, rebuilds and verifies it."""

import argparse
from pathlib import Path


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Where from."""
    parser.add_argument("bron", type=Path)
    parser.add_argument("--sleutels", type=Path, help="het bestand met de sleutels")
    parser.add_argument("--leeslog", type=Path, help="het bestand met het leeslog")


def voer_uit(args: argparse.Namespace) -> int:
    """1 when what was restored does not verify."""
    from kernproces.opslag.herbouw import herbouw
    from kernproces.opslag.reservekopie import lees_sleutels, zet_terug
    from loket.bedrading import maak
    from loket.bewaren.regels import gewiste_sleutels
    from loket.instellingen import uit_omgeving
    from loket.leeslog import kopie
    from loket.lezen import vouwer
    from loket.opdrachten.controleer import controleer

    if not args.bron.exists():
        raise FileNotFoundError(f"Er is geen bestand {args.bron}.")
    with maak(uit_omgeving()) as samenstel:
        aantal = zet_terug(samenstel.opslag, args.bron)
        if args.sleutels is not None:
            samenstel.kluis.zet_terug(lees_sleutels(args.sleutels))
        if args.leeslog is not None:
            kopie.zet_terug(samenstel.leeslog, args.leeslog)
        herbouw(samenstel.opslag, vouwer(samenstel))
        with samenstel.opslag.lezen() as lezer:
            gewist = gewiste_sleutels(lezer, samenstel.kluis)
        if samenstel.kluis.vernietig_alle(gewist):  # an older back-up of the keys may still have had them
            herbouw(samenstel.opslag, vouwer(samenstel))
        uitslag = controleer(samenstel)
    print(f"{aantal} rijen teruggezet. {'Alles klopt.' if uitslag['heel'] else 'Er klopt iets niet.'}")
    for b in uitslag["bevindingen"]:
        print(f"- {b['wat']}: {b['zin']}")
    return 0 if uitslag["heel"] else 1

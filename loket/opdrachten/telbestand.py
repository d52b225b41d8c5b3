"""`kernproces telbestand BESTAND --peildatum DAG`: who with a valid TLV is enrolled; with `--door` it is recorded."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loket.overzichten.telbestand import Uitkomst


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The file, the count date (1 October, 1 February), and by whom when it is to be recorded."""
    parser.add_argument("bestand", help="CSV in UTF-8 met volgnummer, school en ingeschreven_op")
    parser.add_argument("--peildatum", required=True, metavar="DAG", help="zoals 2026-10-01")
    parser.add_argument(
        "--door", metavar="PERSOON", help="de behandelaar die het vastlegt; zonder is het een proef"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Print what is found; 1 when a TLV is not verzilverd, a number is unknown or a row was refused."""
    from kernproces.gebruik.fouten import OnbekendError
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.overzichten import telbestand
    from loket.overzichten.zaken import standen
    from loket.ronde.planner import nu_echt

    try:
        peildatum = date.fromisoformat(args.peildatum)
    except ValueError:
        raise OnbekendError(f"{args.peildatum!r} is geen dag. Verwacht: 2026-10-01.") from None
    regels = telbestand.lees(Path(args.bestand).read_bytes())
    with bestaand(uit_omgeving()) as samenstel:
        with samenstel.opslag.lezen() as lezer:
            uit = telbestand.leg_naast(standen(lezer, "tlv_opvolging"), regels, peildatum)
        if args.door:
            telbestand.leg_vast(samenstel.kern, uit, args.door, nu_echt())
    _toon(uit, vastgelegd=bool(args.door))
    return 1 if uit.niet or uit.onbekend or uit.geweigerd else 0


def _toon(uit: "Uitkomst", *, vastgelegd: bool) -> None:
    aandeel = "niets te tellen" if uit.aandeel is None else f"{uit.aandeel} % verzilverd"
    print(f"Op {uit.peildatum.isoformat()} zijn {uit.geldig} TLV's geldig: {aandeel}.")
    geweigerd = dict(uit.geweigerd)
    for zaak, regel in uit.nieuw:
        wat = "vastgelegd" if vastgelegd else "te leggen bij deze zaak; dit was een proef"
        print(
            f"  {zaak}: ingeschreven op {regel.op.isoformat()} bij {regel.school}, {geweigerd.get(zaak) or wat}"
        )
    for zaak in uit.niet:
        print(f"  {zaak}: niet ingeschreven; vraag school en ouders naar de reden")
    for regel in uit.onbekend:
        print(f"  rij {regel.nr}: volgnummer {regel.volgnummer} hoort bij geen geldige TLV")

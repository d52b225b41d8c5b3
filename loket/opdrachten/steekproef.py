"""`kernproces steekproef [ZAAK] [--json] [--op DAG]`: the protocol of one, or how the school year stands (1: something is late).

`--trek PROCEDURE --van D --tot D --omvang N --zaad TEKST`: an auditor's own draw; nothing is written.
"""

import argparse
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loket.bedrading import Samenstel


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which one, or which day."""
    parser.add_argument("zaak", nargs="?", help="een steekproef: toont het protocol; zonder: het schooljaar")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--op", type=date.fromisoformat, metavar="JJJJ-MM-DD", help="het schooljaar op deze dag"
    )
    parser.add_argument("--trek", metavar="PROCEDURE", help="zelf trekken, zonder iets vast te leggen")
    parser.add_argument("--van", default="", help="begonnen van deze dag")
    parser.add_argument("--tot", default="", help="tot en met deze dag")
    parser.add_argument("--omvang", default="5")
    parser.add_argument("--strata", default="geen", help="geen of school")
    parser.add_argument(
        "--zaad", default="", help="iets dat u vooraf koos, zoals een rij worpen met een dobbelsteen"
    )
    parser.add_argument("--anker", default="", help="de vingerafdruk van een anker; zonder: het laatste")


def voer_uit(args: argparse.Namespace) -> int:
    """Print the protocol, or the school year."""
    from kernproces.tijdstip import dag_van
    from loket.bewijs.steekproeven import als_tekst, protocol_van
    from loket.instellingen import uit_omgeving
    from loket.lezen import ALLES, bestaand

    with bestaand(uit_omgeving()) as samenstel:
        if args.trek:
            return _trek(samenstel, args)
        if args.zaak is None:
            return _schooljaar(samenstel, args.op or dag_van(datetime.now(UTC)), args.json)
        with samenstel.opslag.lezen() as lezer:
            protocol = protocol_van(samenstel.kern.archief, lezer, args.zaak, ALLES)
    print(json.dumps(protocol, ensure_ascii=False, indent=2) if args.json else als_tekst(protocol), end="")
    return 0


def _trek(samenstel: "Samenstel", args: argparse.Namespace) -> int:
    from loket.bewijs.trekking import Trekvraag, als_tekst, trekking_van

    vraag = Trekvraag(args.trek, args.van, args.tot, args.omvang, args.strata, args.zaad, args.anker)
    protocol = trekking_van(samenstel, vraag)
    print(
        json.dumps(protocol, ensure_ascii=False, indent=2) + "\n" if args.json else als_tekst(protocol),
        end="",
    )
    return 0


def _schooljaar(samenstel: "Samenstel", dag: date, als_json: bool) -> int:
    from loket.bewijs.steekproeven import schooljaar
    from workflows.steekproeven.schooljaar import Jaarstand

    with samenstel.opslag.lezen() as lezer:
        regels, zonder = schooljaar(samenstel, lezer, dag, dag)
    if als_json:
        beeld = [
            {
                "soort": str(r.regel.soort),
                "norm": r.regel.norm,
                "van": r.van.isoformat(),
                "tot": r.tot.isoformat(),
            }
            | {"vereist": r.vereist, "gedaan": r.gedaan, "onderweg": r.onderweg, "stand": r.stand.value}
            for r in regels
        ]
        print(json.dumps({"vereisten": beeld, "pro_scholen_zonder": zonder}, ensure_ascii=False, indent=2))
    else:
        for r in regels:
            wat = ", ".join((*r.gedaan, *(f"{z} (onderweg)" for z in r.onderweg))) or "nog geen"
            print(f"{r.regel.norm:6} {r.van} - {r.tot}  {r.stand.value:12} {r.regel.titel}: {wat}")
        if zonder:
            print(f"Pro-scholen waar dit schooljaar niets getrokken is: {', '.join(zonder)}.")
    return 1 if any(r.stand is Jaarstand.TE_LAAT for r in regels) else 0

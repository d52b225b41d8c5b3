"""`kernproces datalekken [--formaat csv|json] [--met-tekst]`: the datalekregister (AVG 33 lid 5), every breach."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kernproces.zaak.stand import Stand
    from loket.bedrading import Samenstel


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Without sentences unless asked: an export holds no personal data by default."""
    parser.add_argument("--formaat", choices=["csv", "json"], default="csv")
    parser.add_argument("--met-tekst", action="store_true", help="ook gevolgen, maatregelen en motivering")


def voer_uit(args: argparse.Namespace) -> int:
    """Print the register."""
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.overzichten import uitvoer
    from loket.overzichten.datalekken import register
    from loket.overzichten.lekzinnen import zinnen_van
    from loket.overzichten.zaken import standen

    with bestaand(uit_omgeving()) as samenstel, samenstel.opslag.lezen() as lezer:
        lekken = standen(lezer, "datalek")
        zinnen = {}
        if args.met_tekst:
            _noteer(samenstel, lekken)
            zinnen = zinnen_van(samenstel.kern.archief, lezer, [lek["zaak"] for lek in lekken])
    regels = register(lekken, zinnen)
    print(
        uitvoer.datalekken_json(regels) if args.formaat == "json" else uitvoer.datalekken_csv(regels).rstrip()
    )
    return 0


def _noteer(s: "Samenstel", lekken: "list[Stand]") -> None:
    """Whoever works on the machine reads what people wrote: that is in the read log before it is shown."""
    import getpass

    from kernproces.tijdstip import tijdstip
    from loket.leeslog.log import Leesregel
    from loket.ronde.planner import nu_echt

    wie, tijd = f"machine/{getpass.getuser()}", tijdstip(nu_echt())
    for lek in lekken:
        regel = Leesregel(
            tijd, wie, "beheerder", lek["dossier"], lek["zaak"], "zaak", "opdracht", 0, "opdracht", ""
        )
        s.leeslog.noteer(regel, meteen=True)

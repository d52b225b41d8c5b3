"""`kernproces bewijs DOSSIER | --alle [--json]`: the clause matrix of one dossier, or of all; 1 when a clause is open."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kernproces.bewijs import Regel
    from loket.bedrading import Samenstel


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The dossier, or all of them."""
    parser.add_argument("dossier", nargs="?")
    parser.add_argument(
        "--alle", action="store_true", help="alle dossiers, en de indicatoren van dit schooljaar"
    )
    parser.add_argument(
        "--verslag",
        metavar="BESTAND",
        help="met --alle: het verslag voor de auditor: Excel, of PDF als de naam daarop eindigt",
    )
    parser.add_argument("--json", action="store_true")


def voer_uit(args: argparse.Namespace) -> int:
    """Print the matrix."""
    from kernproces.gebruik.fouten import OnbekendError
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    if bool(args.dossier) == args.alle:
        raise OnbekendError("Noem een dossier, of --alle voor alle dossiers.")
    with bestaand(uit_omgeving()) as samenstel:
        if args.alle and args.verslag:
            return _verslag(samenstel, args.verslag)
        return _alle(samenstel, args.json) if args.alle else _een(samenstel, args.dossier, args.json)


def _een(samenstel: "Samenstel", dossier: str, als_json: bool) -> int:
    from kernproces.bewijs import Bewijsmatrix
    from kernproces.naspelen import Geschiedenisboek
    from loket.bewijs.overzicht import in_dossier
    from loket.lezen import ALLES
    from workflows.norm import CLAUSULES

    samenstel.dossierstand(dossier)
    with samenstel.opslag.lezen() as lezer:
        boek = Geschiedenisboek(lezer, lambda entry: samenstel.kern.archief.ontsluit(entry, ALLES))
        regels = Bewijsmatrix(boek, samenstel.kern.register, CLAUSULES).van(dossier)
    delen = in_dossier(regels)
    if als_json:
        print(json.dumps({"dossier": dossier, **delen}, ensure_ascii=False, indent=2))
    else:
        getoond = {r["clausule"] for deel in delen.values() for r in deel}
        for r in (r for r in regels if r.clausule in getoond):
            print(f"{r.clausule:6} {r.stand.value:20} {_waar(r) or r.mist}")
    return _uitgang([r for r in regels if r.clausule[0].isdigit()])


def _verslag(samenstel: "Samenstel", naam: str) -> int:
    """A file appears when it is whole."""
    from datetime import UTC, datetime
    from pathlib import Path

    from loket.bewijs.verslag import maak_pdf, maak_verslag
    from loket.bewijs.werkboek import schrijf_xlsx
    from loket.voortgang import voortgang

    nieuw, nu, meld = Path(f"{naam}.nieuw"), datetime.now(UTC), voortgang("dossiers")
    with samenstel.opslag.lezen(momentopname=True) as lezer, nieuw.open("wb") as bestand:
        if naam.endswith(".pdf"):
            verslag = maak_verslag(samenstel, lezer, samenstel.bewijs.doorloop(lezer, meld), nu)
            bestand.write(maak_pdf(verslag))
        else:
            verslag = schrijf_xlsx(samenstel, lezer, nu, bestand, meld)
    nieuw.rename(naam)
    print(f"{verslag.dossiers} dossiers, {len(verslag.gaten)} gaten waar nog iets aan te doen is: {naam}")
    return 1 if verslag.gaten else 0


def _alle(samenstel: "Samenstel", als_json: bool) -> int:
    from datetime import UTC, datetime

    from kernproces.bewijs.overzicht import tellingen
    from kernproces.tijdstip import dag_van
    from loket.bewijs.overzicht import bewijsoverzicht, indicatoren
    from workflows.norm import CLAUSULES

    with samenstel.opslag.lezen(momentopname=True) as lezer:
        standen = bewijsoverzicht(samenstel).lees(lezer, _voortgang)
        geteld = tellingen(standen)
        lijst = indicatoren(samenstel, lezer, dag_van(datetime.now(UTC)), geteld)
    if als_json:
        beeld = {
            "dossiers": {d: [r.als_gegevens() for r in regels] for d, regels in standen.items()},
            "tellingen": {c: {s.value: n for s, n in per.items()} for c, per in geteld.items()},
            "indicatoren": [
                {"indicator": i.clausule.code, "stand": i.stand.value, "mist": i.reden} for i in lijst
            ],
        }
        print(json.dumps(beeld, ensure_ascii=False, indent=2))
    else:
        for code, per in geteld.items():
            aantallen = "  ".join(f"{n:5} {s.value}" for s, n in per.items())
            print(f"{code:6} {aantallen}  {CLAUSULES[code].titel}")
        for i in lijst:
            print(f"{i.clausule.code:6} {i.stand.value:20} {i.reden or i.clausule.titel}")
    return max((_uitgang(regels) for regels in standen.values()), default=0)


def _voortgang(gedaan: int, alle: int) -> None:
    if sys.stderr.isatty() and (gedaan % 100 == 0 or gedaan == alle):
        print(f"\r{gedaan} van {alle} dossiers", end="\n" if gedaan == alle else "", file=sys.stderr)


def _waar(r: "Regel") -> str:
    return ", ".join(f"{s.zaak} stap {s.nr} ({s.actie}, {s.actor}, {s.op})" for s in r.stukken if s.geldig)


def _uitgang(regels: "list[Regel]") -> int:
    from kernproces.bewijs import Stand

    return 1 if any(r.stand in (Stand.OPEN, Stand.GEWIST) for r in regels) else 0

"""`kernproces register [NAAM [KENMERK]]`: what the registers hold; with --gegevens a version is added, with --einde one ends."""

import argparse
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kernproces.gebruik.registerbeheer import Wijzigt
    from kernproces.taal.beletsel import Beletsel
    from loket.bedrading import Samenstel


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which register and item, and what is to change."""
    parser.add_argument("naam", nargs="?", help="een register; zonder: de lijst van registers")
    parser.add_argument("kenmerk", nargs="?", help="een kenmerk in dat register")
    parser.add_argument("--gegevens", metavar="JSON", help="legt een nieuwe versie vast")
    parser.add_argument(
        "--van", type=date.fromisoformat, metavar="JJJJ-MM-DD", help="eerste dag, standaard vandaag"
    )
    parser.add_argument("--tot", type=date.fromisoformat, metavar="JJJJ-MM-DD", help="laatste dag")
    parser.add_argument(
        "--einde", type=date.fromisoformat, metavar="JJJJ-MM-DD", help="laatste dag van versie --nr"
    )
    parser.add_argument("--nr", type=int, help="welke versie eindigt")
    parser.add_argument(
        "--invoer", metavar="BESTAND", help="versies uit een CSV; zonder --uitvoeren een proef"
    )
    parser.add_argument("--uitvoeren", action="store_true", help="de versies uit het CSV echt vastleggen")
    parser.add_argument(
        "--geweigerd", metavar="BESTAND", help="schrijf geweigerde rijen hierheen, met de reden"
    )
    parser.add_argument("--sjabloon", action="store_true", help="schrijf een kopregel voor --invoer")
    parser.add_argument("--door", help="wie dit doet")
    parser.add_argument("--rol", help="in welke rol")
    parser.add_argument("--json", action="store_true")


def voer_uit(args: argparse.Namespace) -> int:
    """Show, add or end."""
    from kernproces.gebruik.fouten import OnbekendError
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from workflows.registers import REGISTERSOORTEN

    if args.naam is not None and args.naam not in REGISTERSOORTEN:
        raise OnbekendError(f"Er is geen register {args.naam!r}. Bekend zijn: {', '.join(REGISTERSOORTEN)}.")
    if args.sjabloon and args.naam:
        from loket.invoer.registers import sjabloon

        print(sjabloon(REGISTERSOORTEN[args.naam]), end="")
        return 0
    with bestaand(uit_omgeving()) as samenstel:
        if args.invoer is not None:
            return _voer_in(samenstel, args)
        if args.gegevens is not None or args.einde is not None:
            return _wijzig(samenstel, args)
        return _toon(samenstel, args)


def _wijzig(samenstel: "Samenstel", args: argparse.Namespace) -> int:
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.gebruik.registerbeheer import Registerbeheer
    from kernproces.tijdstip import dag_van
    from workflows.registers import REGISTERSOORTEN

    if not (args.naam and args.kenmerk):
        raise OnbekendError("Noem het register, het kenmerk, --door PERSOON en --rol ROL.")
    door = _door(samenstel, args)
    beheer = Registerbeheer(samenstel.kern, REGISTERSOORTEN)
    if args.einde is not None:
        if args.nr is None:
            raise OnbekendError("Noem met --nr welke versie eindigt.")
        gebreken = beheer.beeindig(args.naam, args.kenmerk, args.nr, args.einde, door)
    else:
        van = args.van or dag_van(door.nu)
        gebreken = beheer.leg_vast(args.naam, args.kenmerk, _gegevens(args.gegevens), van, args.tot, door)
    return _meld(gebreken)


def _door(samenstel: "Samenstel", args: argparse.Namespace) -> "Wijzigt":
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.gebruik.registerbeheer import Wijzigt
    from kernproces.rollen import Rol
    from kernproces.tijdstip import dag_van

    if not args.door or args.rol not in set(Rol):
        raise OnbekendError("Noem het register, het kenmerk, --door PERSOON en --rol ROL.")
    door = Wijzigt(args.door, Rol(args.rol), datetime.now(UTC))
    with samenstel.opslag.lezen() as lezer:
        mensen = samenstel.kern.bron.registers(lezer).mensen
    if mensen.bevoegdheid(door.actor, door.rol, dag_van(door.nu)) is None:
        raise OnbekendError(f"{args.door} heeft vandaag niet de rol {door.rol.titel}.")
    return door


def _voer_in(samenstel: "Samenstel", args: argparse.Namespace) -> int:
    """A line per row that cannot be; 1 when there is one."""
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.gebruik.registerbeheer import Registerbeheer
    from loket.invoer.csvblad import schrijf_geweigerd
    from loket.invoer.registers import lees, proef, voer_in
    from workflows.registers import REGISTERSOORTEN

    if not args.naam:
        raise OnbekendError(f"Noem het register. Bekend zijn: {', '.join(REGISTERSOORTEN)}.")
    door, beheer = _door(samenstel, args), Registerbeheer(samenstel.kern, REGISTERSOORTEN)
    kop, gelezen = lees(Path(args.invoer).read_bytes(), beheer.soort(args.naam))
    rijen = list(gelezen)
    if args.uitvoeren:
        voer_in(beheer, args.naam, rijen, door)
    else:
        with samenstel.opslag.lezen() as lezer:
            proef(lezer, beheer, args.naam, rijen, door)
    nee = [rij for rij in rijen if rij.redenen]
    for rij in nee:
        print(f"rij {rij.nr}: kan niet. {' '.join(rij.redenen)}")
    if args.geweigerd:
        schrijf_geweigerd(Path(args.geweigerd), kop, [(rij.cellen, rij.redenen) for rij in nee])
    wat = "vastgelegd" if args.uitvoeren else "vast te leggen; dit was een proef, er is niets gewijzigd"
    print(f"{len(rijen) - len(nee)} van {len(rijen)} rijen {wat}.")
    return 1 if nee else 0


def _gegevens(tekst: str) -> dict[str, Any]:
    from kernproces.gebruik.fouten import OnbekendError

    try:
        gegevens = json.loads(tekst)
    except ValueError:
        gegevens = None
    if not isinstance(gegevens, dict):
        raise OnbekendError("--gegevens is geen JSON-object.")
    return gegevens


def _meld(gebreken: "list[Beletsel]") -> int:
    for b in gebreken:
        print(f"{b.reden} ({b.norm}) {b.remedie.zin if b.remedie.zin != b.reden else ''}".rstrip())
    print("Er is niets vastgelegd." if gebreken else "Vastgelegd.")
    return 1 if gebreken else 0


def _toon(samenstel: "Samenstel", args: argparse.Namespace) -> int:
    from workflows.registers import REGISTERSOORTEN

    with samenstel.opslag.lezen() as lezer:
        items = samenstel.kern.bron.registers(lezer).items
    gevraagd = [args.naam] if args.naam else list(REGISTERSOORTEN)
    beeld = {
        n: {k: list(v) for k, v in items.get(n, {}).items() if args.kenmerk in (None, k)} for n in gevraagd
    }
    if args.json:
        print(json.dumps(beeld, ensure_ascii=False, indent=2))
        return 0
    for naam in gevraagd:
        print(f"{naam}: {REGISTERSOORTEN[naam].titel} ({REGISTERSOORTEN[naam].norm})")
        for kenmerk, versies in beeld[naam].items():
            for v in versies:
                waarden = {k: w for k, w in v.items() if k not in ("van", "tot", "nr")}
                inhoud = json.dumps(waarden, ensure_ascii=False)
                print(f"  {kenmerk:24} {v['nr']:4}  {v['van'] or '-':10} - {v['tot'] or '':10}  {inhoud}")
    return 0

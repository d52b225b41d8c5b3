"""`kernproces termijn bereken` (JSON lines in, JSON lines out) and `termijn wat-als` (one action, nothing written)."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kernproces.gebruik.opdracht import Antwoord
    from loket.watals import Termijngevolg


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Two sub-commands."""
    wat = parser.add_subparsers(dest="wat", required=True, metavar="bereken | wat-als")
    wat.add_parser("bereken", help="termijnen berekenen: JSON-regels in, JSON-regels uit")
    als = wat.add_parser(
        "wat-als", help="wat zou een actie met de termijnen doen? Er wordt niets vastgelegd."
    )
    als.add_argument("zaak")
    als.add_argument("actie")
    als.add_argument("--door", required=True, metavar="PERSOON")
    als.add_argument("--rol", required=True)
    als.add_argument("--gegevens", metavar="JSON", help="het formulier; zonder dit het voorbeeld ervan")
    als.add_argument("--wijzig", metavar="JSON", default="{}", help="vervangt velden van het voorbeeld")
    als.add_argument("--nu", metavar="TIJDSTIP", help="met tijdzone; zonder dit het tijdstip van nu")
    als.add_argument("--json", action="store_true")


def voer_uit(args: argparse.Namespace) -> int:
    """0 when everything could be answered; 1 when a line had a fout, or the action is refused."""
    return _bereken() if args.wat == "bereken" else _wat_als(args)


def _bereken() -> int:
    from deadlines.bereken import beantwoord_alle
    from workflows.termijnen.alle import ALLE_TERMIJNEN

    goed = True
    for antwoord in beantwoord_alle(_regels(), ALLE_TERMIJNEN):
        sys.stdout.write(antwoord + "\n")
        goed &= not antwoord.startswith('{"fout"')
    sys.stdout.flush()
    return 0 if goed else 1


def _regels() -> Iterator[str]:
    """The lines of stdin. What is no UTF-8 comes through as a line that is no JSON: the others still answer."""
    stroom = getattr(sys.stdin, "buffer", None)
    if stroom is None:
        yield from sys.stdin
        return
    for ruw in stroom:
        try:
            yield ruw.decode("utf-8-sig")
        except UnicodeDecodeError:
            yield "\N{REPLACEMENT CHARACTER}"


def _wat_als(args: argparse.Namespace) -> int:
    from kernproces.gebruik.opdracht import Opdracht
    from kernproces.rollen import Rol
    from kernproces.taal.formuliertaal import OnbekendVeldError
    from kernproces.zaak.oordeel import OnbekendeActieError
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.watals import termijngevolgen

    bekend = [r.value for r in Rol if r is not Rol.SYSTEEM]
    if args.rol not in bekend:
        raise _gebruiksfout(f"Onbekende rol {args.rol!r}. Bekend zijn: {', '.join(bekend)}.")
    gegevens = "voorbeeld" if args.gegevens is None else _object(args.gegevens, "--gegevens")
    opdracht = Opdracht(args.actie, args.door, Rol(args.rol), gegevens, _object(args.wijzig, "--wijzig"))
    with bestaand(uit_omgeving()) as samenstel, samenstel.opslag.lezen(momentopname=True) as lezer:
        kern = samenstel.kern
        voor = kern.bron.laad(lezer, args.zaak).zaak
        try:
            antwoord = kern.wat_als(lezer, args.zaak, opdracht, _nu(args.nu))
        except OnbekendeActieError:
            raise _gebruiksfout(f"Deze zaak kent geen actie {args.actie!r}.") from None
        except OnbekendVeldError as fout:
            raise _gebruiksfout(str(fout)) from None
        workflow = kern.register.van(voor).workflow
        gevolgen = termijngevolgen(workflow, voor, antwoord)
    if args.json:
        beeld = {
            "zaak": args.zaak,
            "geweigerd": [b.als_gegevens() for b in antwoord.beletselen],
            "gevolgen": [g.als_gegevens() for g in gevolgen],
        }
        print(json.dumps(beeld, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_verslag(antwoord, gevolgen)))
    return 0 if antwoord.gelukt else 1


def _verslag(antwoord: "Antwoord", gevolgen: "list[Termijngevolg]") -> Iterator[str]:
    from loket.web.taal import einde

    for b in antwoord.beletselen:
        yield f"Dit kan nu niet: {b.reden} [{b.norm}]"
        yield f"  Wat helpt: {b.remedie.zin or b.remedie}"
    for g in gevolgen:
        was = f"was {einde(g.was)}, " if g.was else ""
        yield f"{g.termijn}, {g.titel}: {was}{'wordt ' + einde(g.wordt) if g.wordt else 'stopt'} ({g.wat})"
        if g.hervat_op:
            yield f"    als de klok op {einde(g.hervat_op)} weer loopt"
        for stap in g.afleiding:
            artikel = f" [{stap['artikel']}]" if stap["artikel"] else ""
            yield f"    {einde(stap['dag']):<18} {stap['stap']}{artikel}"
    if antwoord.gelukt and not gevolgen:
        yield "Aan de termijnen verandert niets."
    yield "Er is niets vastgelegd."


def _nu(tekst: str | None) -> datetime:
    if tekst is None:
        return datetime.now(UTC)
    try:
        return datetime.fromisoformat(tekst)
    except ValueError:
        raise _gebruiksfout(f"Onleesbaar tijdstip {tekst!r}. Verwacht: 2026-03-02T09:00:00+01:00.") from None


def _object(tekst: str, optie: str) -> dict[str, Any]:
    try:
        waarde = json.loads(tekst)
    except ValueError:
        waarde = None
    if not isinstance(waarde, dict):
        raise _gebruiksfout(f"{optie} is geen JSON-object. Verwacht: bijvoorbeeld '{{\"dagen\": 14}}'.")
    return waarde


def _gebruiksfout(zin: str) -> Exception:
    from kernproces.gebruik.fouten import OnbekendError

    return OnbekendError(zin)

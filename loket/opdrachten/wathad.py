"""`kernproces wat-had termijn|kalender|eis|bezetting|samen ... [--json]`: another rule over what really happened. Nothing is written."""

import argparse
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loket.wathad import Uitslag
    from loket.wathad.vragen import Verandering


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Four questions, and any of them together."""
    wat = parser.add_subparsers(
        dest="wat", required=True, metavar="termijn | kalender | eis | bezetting | samen"
    )
    termijn = wat.add_parser("termijn", help="een andere lengte van een termijn")
    termijn.add_argument("termijn", help="zoals D.TLV.norm")
    termijn.add_argument("lengte", help="zoals '8 weken'")
    kalender = wat.add_parser("kalender", help="andere vrije dagen")
    kalender.add_argument("--vrij", action="append", default=[], metavar="DAG", help="ook vrij; mag vaker")
    kalender.add_argument(
        "--werkdag", action="append", default=[], metavar="DAG", help="niet vrij; mag vaker"
    )
    eis = wat.add_parser("eis", help="een eis ook bij een andere stap")
    eis.add_argument("eis")
    eis.add_argument("--bij", required=True, metavar="PROCEDURE.ACTIE")
    bezetting = wat.add_parser("bezetting", help="zonder deze persoon")
    bezetting.add_argument("--zonder", required=True, metavar="PERSOON")
    samen = wat.add_parser("samen", help="meer dan een verandering tegelijk; elk mag vaker")
    for vlag, vorm in (
        ("--termijn", "TERMIJN=LENGTE"),
        ("--vrij", "DAG"),
        ("--werkdag", "DAG"),
        ("--eis", "EIS=PROCEDURE.ACTIE"),
        ("--zonder", "PERSOON"),
    ):
        samen.add_argument(vlag, action="append", default=[], metavar=vorm)
    for deel in (termijn, kalender, eis, bezetting, samen):
        deel.add_argument("--json", action="store_true")


def voer_uit(args: argparse.Namespace) -> int:
    """Print the comparison."""
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand
    from loket.wathad import vragen

    with bestaand(uit_omgeving()) as s:
        match args.wat:
            case "termijn":
                uitslag = vragen.vraag_termijn(s, args.termijn, args.lengte)
            case "kalender":
                uitslag = vragen.vraag_kalender(s, args.vrij, args.werkdag)
            case "eis":
                uitslag = vragen.vraag_eis(s, args.eis, args.bij)
            case "samen":
                uitslag = vragen.vraag_alles(s, _samen(args))
            case _:
                uitslag = vragen.vraag_bezetting(s, args.zonder)
    print(json.dumps(uitslag.als_gegevens(), ensure_ascii=False, indent=2) if args.json else _tekst(uitslag))
    return 0


def _samen(args: argparse.Namespace) -> "Verandering":
    from kernproces.gebruik.fouten import OnbekendError
    from loket.wathad.vragen import Verandering

    def paren(vlag: str, regels: list[str]) -> list[tuple[str, str]]:
        if fout := [r for r in regels if "=" not in r]:
            raise OnbekendError(
                f"{fout[0]!r} is niet te lezen. Verwacht bij {vlag}: twee delen met een = ertussen."
            )
        return [(a.strip(), b.strip()) for a, _, b in (r.partition("=") for r in regels)]

    v = Verandering(
        paren("--termijn", args.termijn), args.vrij, args.werkdag, paren("--eis", args.eis), args.zonder
    )
    if not v.over_termijnen and not v.over_stappen:
        raise OnbekendError(
            "Noem ten minste een verandering: --termijn, --vrij, --werkdag, --eis of --zonder."
        )
    return v


def _tekst(u: "Uitslag") -> str:
    regels = [f"Wat had {u.vraag} gedaan?", ""]
    regels += [f"  {r.zaak} stap {r.nr}, {r.wat}: {r.was} -> {r.wordt}" for r in u.regels]
    regels += [f"  niet te vergelijken: {r.zaak} stap {r.nr}, {r.wat}: {r.wordt}" for r in u.niet]
    regels += ["", f"{u.gezien} {u.eenheid}, {len(u.regels)} anders, {len(u.niet)} niet te vergelijken."]
    regels += [
        f"{wat}: {was} werkelijk, {wordt} met deze regel." for wat, (was, wordt) in u.tellingen.items()
    ]
    return "\n".join([*regels, "", "Grenzen:", *(f"- {g}" for g in u.grenzen)])

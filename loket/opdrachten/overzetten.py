"""`kernproces overzetten PROCEDURE`: what a newer version means for its running zaken; with `--door` it is done."""

import argparse
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from kernproces.gebruik.overzetten import Overzetter, Voorstel
    from loket.bedrading import Samenstel


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Which zaken, to which version; and by whom, for what reason, when it is to be done."""
    parser.add_argument("procedure", help="zoals tlv; `kernproces workflows` noemt ze")
    parser.add_argument("--naar", type=int, metavar="VERSIE", help="zonder: de nieuwste")
    parser.add_argument("--zaak", action="append", default=[], help="alleen deze zaak; mag vaker")
    parser.add_argument(
        "--door", metavar="PERSOON", help="de beheerder die het doet; zonder is het een proef"
    )
    parser.add_argument("--reden", default="", help="waarom; wordt bij elke zaak vastgelegd")
    parser.add_argument("--json", action="store_true", help="een JSON-regel per zaak")


def voer_uit(args: argparse.Namespace) -> int:
    """Print a line per zaak; 1 when a zaak cannot be moved."""
    from datetime import UTC, datetime

    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.gebruik.overzetten import Overzetter
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    if args.door and not args.reden.strip():
        raise OnbekendError(
            "Noem met --reden waarom de zaken worden overgezet; dat wordt bij elke zaak vastgelegd."
        )
    with bestaand(uit_omgeving()) as samenstel:
        overzetter = Overzetter(samenstel.kern)
        voorstellen = _voorstellen(samenstel, overzetter, args)
        nee = sum(_een(overzetter, v, args, datetime.now(UTC)) for v in voorstellen)
    if not args.json:
        wat = "overgezet" if args.door else "over te zetten; dit was een proef, er is niets gewijzigd"
        print(f"{len(voorstellen) - nee} van {len(voorstellen)} zaken {wat}.")
    return 1 if nee else 0


def _voorstellen(
    samenstel: "Samenstel", overzetter: "Overzetter", args: argparse.Namespace
) -> "list[Voorstel]":
    from kernproces.gebruik.fouten import OnbekendError

    with samenstel.opslag.lezen() as lezer:
        if not args.zaak:
            return list(overzetter.voorstellen(lezer, args.procedure, args.naar))
        gevraagd = [overzetter.voorstel(lezer, zaak, args.naar) for zaak in args.zaak]
    if vreemd := [v.zaak for v in gevraagd if v.workflow != args.procedure]:
        raise OnbekendError(f"Zaak {vreemd[0]} loopt niet volgens de procedure {args.procedure}.")
    return gevraagd


def _een(overzetter: "Overzetter", v: "Voorstel", args: argparse.Namespace, nu: "datetime") -> bool:
    """Move it, or only say what that would mean; answers whether it cannot."""
    redenen = list(v.overzetting.redenen)
    if args.door and not redenen:
        antwoord = overzetter.zet_over(v.zaak, args.naar, args.door, args.reden, nu)
        redenen = [b.reden for b in antwoord.beletselen]
    regel = {
        "zaak": v.zaak,
        "van_versie": v.versie,
        "toestand": v.toestand,
        "naar": v.overzetting.naar,
        "verschillen": v.overzetting.verschillen,
        "geweigerd": redenen,
        "overgezet": bool(args.door) and not redenen,
    }
    print(json.dumps(regel, ensure_ascii=False) if args.json else _tekst(regel))
    return bool(redenen)


def _tekst(regel: dict[str, Any]) -> str:
    kop = f"{regel['zaak']}  versie {regel['van_versie']}, {regel['toestand']}"
    if regel["geweigerd"]:
        return "\n".join([f"{kop}: kan niet", *(f"    - {r}" for r in regel["geweigerd"])])
    stand = "overgezet" if regel["overgezet"] else "kan"
    verschillen = regel["verschillen"] or ["Voor deze zaak verandert er niets."]
    return "\n".join([f"{kop}: {stand}", *(f"    - {z}" for z in verschillen)])

"""`kernproces naspelen ZAAK|DOSSIER [--tot T] [--stap N] [--nu-bekend] [--json]`: replay with a verdict per step.

Ends with 1 when a step is onrechtmatig. The JSON is the same bytes on any day; what came in later is only in it when asked.
"""

import argparse
import json
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kernproces.naspelen import Moment, Verslag
    from loket.bewijs.terugspelen import Band


def argumenten(parser: argparse.ArgumentParser) -> None:
    """What, and up to when."""
    parser.add_argument("zaak", metavar="ZAAK|DOSSIER")
    moment = parser.add_mutually_exclusive_group()
    moment.add_argument("--tot", help="tot en met deze dag of dit tijdstip: wat daarna kwam, telt niet mee")
    moment.add_argument("--stap", type=int, help="laat zien hoe alles stond na deze stap")
    parser.add_argument(
        "--nu-bekend",
        action="store_true",
        help="ook wat pas later bleek over dat moment, en welk anker de stap dekt; het oordeel blijft dat van toen",
    )
    parser.add_argument("--json", action="store_true")


def voer_uit(args: argparse.Namespace) -> int:
    """Print the replay."""
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.naspelen import Uitspraak
    from loket.bewijs.terugspelen import speel_terug
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    with bestaand(uit_omgeving()) as samenstel:
        band = speel_terug(
            samenstel,
            args.zaak,
            stap=args.stap,
            tot=_tot(args.tot),
            knip=args.tot is not None,
            later=args.nu_bekend,
        )
    if band is None:
        raise OnbekendError(
            f"Er is geen zaak {args.zaak!r} en geen dossier met die naam, of er is nog niets vastgelegd."
        )
    if args.stap is not None and not 1 <= args.stap <= len(band.stappen):
        raise OnbekendError(
            f"Er is geen stap {args.stap}. Verwacht: een getal van 1 tot en met {len(band.stappen)}."
        )
    berichten = _berichten(band)
    if args.json:
        print(json.dumps(band.als_gegevens() | {"berichten": berichten}, ensure_ascii=False, indent=2))
    else:
        for verslag in band.verslagen:
            print(_tekst(verslag))
            print()
        for moment in band.momenten if args.stap is not None or args.tot else ():
            print(_momenttekst(moment))
        print(_berichttekst(berichten), end="")
        print(_latertekst(band), end="")
    return 1 if band.uitspraak is Uitspraak.ONRECHTMATIG else 0


def _tot(tekst: str | None) -> str | None:
    """A day counts until its end in Amsterdam; an instant needs its zone."""
    from kernproces.gebruik.fouten import TijdFout
    from kernproces.gebruik.opdracht import keur_tijd
    from kernproces.tijdstip import AMSTERDAM, tijdstip

    if tekst is None:
        return None
    try:
        if len(tekst) == 10:
            dag = date.fromisoformat(tekst) + timedelta(days=1)
            return tijdstip(
                datetime.combine(dag, time.min, AMSTERDAM).astimezone(UTC) - timedelta(microseconds=1)
            )
        moment = datetime.fromisoformat(tekst)
    except (ValueError, OverflowError):
        raise TijdFout(f"Onleesbare dag of onleesbaar tijdstip {tekst!r}. Verwacht: 2026-03-02.") from None
    keur_tijd(moment)
    return tijdstip(moment)


def _berichten(band: "Band") -> list[dict[str, Any]]:
    """What became of the messages of these steps, as known by then."""
    nu = datetime.fromisoformat(band.tijdstip) if band.tijdstip else datetime.now(UTC)
    return [b.als_gegevens(nu) for bewijzen in band.berichten.values() for b in bewijzen]


def _momenttekst(m: "Moment") -> str:
    regels = [
        f"{m.zaak} na stap {m.nr}, op {m.tijdstip[:16]}: {m.stand['toestand']}. Kalender {m.kalender or '-'}."
    ]
    regels += [f"  {naam}: {t['stand']}, uiterlijk {t['uiterlijk']}" for naam, t in m.termijnen.items()]
    regels += [f"  kon: {k.actie}, door {', '.join(f'{p} ({r})' for p, r in k.door)}" for k in m.kon]
    regels += [f"  kon niet: {k.actie}: {' '.join(k.redenen)}" for k in m.kon_niet]
    return "\n".join([*regels, ""])


def _latertekst(band: "Band") -> str:
    """What came in later, and the anchor; nothing when it was not asked."""
    if band.nagekomen is None:
        return ""
    regels = [
        "",
        "Later bekend geworden:"
        if band.nagekomen
        else "Over dit moment is later niets anders bekend geworden.",
    ]
    for n in band.nagekomen:
        bij = f" (stap {n.stap})" if n.stap else ""
        anders = f": {n.gegeven} {n.was} -> {n.wordt}".replace("  ", " ") if n.was != n.wordt else ""
        regels.append(f"  {n.vastgelegd[:16]}  {n.soort}, {n.over}{bij}{anders}, door {n.door} ({n.rol})")
    if band.anker is not None:
        regels += ["", f"Anker: {band.anker.uitkomst}. {band.anker.zin}"]
    return "\n".join([*regels, ""])


def _berichttekst(berichten: list[dict[str, Any]]) -> str:
    regels = ["", "Berichten:"] if berichten else []
    for b in berichten:
        regels.append(f"  {b['aangemaakt'][:16]}  {b['sjabloon']} aan {b['rol']}: {b['status']}{_waarom(b)}")
        for o in b["ontvangers"]:
            delen = [
                f"{n} {o[n][:16]}" for n in ("beschikbaar", "verzonden", "teruggekomen", "geopend") if o[n]
            ]
            regels.append(f"      {o['persoon']}: {', '.join(delen) or o['fout']}")
    return "\n".join([*regels, ""]) if regels else ""


def _waarom(bericht: dict[str, Any]) -> str:
    return f" ({bericht['reden']})" if bericht["reden"] else ""


def _tekst(verslag: "Verslag") -> str:
    regels = [f"Zaak {verslag.zaak}, procedure {verslag.workflow}. Nu: {verslag.toestand}.", ""]
    for s in verslag.stappen:
        wat = f"{s.van} -> {s.naar}" if s.naar and s.van else (s.naar or "")
        regels.append(f"{s.nr:4}  {s.vastgelegd[:16]}  {s.actie:<28} {s.actor} ({s.rol})  {wat}")
        regels.append(f"      {s.uitspraak.value}  {s.afdruk[:8]}")
        regels += [f"        - {b.zin} [{b.norm}]" for b in s.bevindingen]
    goed = sum(1 for s in verslag.stappen if not s.bevindingen)
    keten = "De keten is heel." if verslag.keten_heel else "De keten is gebroken."
    regels += [
        "",
        f"{len(verslag.stappen)} stappen, {goed} rechtmatig. {keten} Oordeel: {verslag.uitspraak.value}.",
    ]
    return "\n".join(regels)

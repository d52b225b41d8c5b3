"""`kernproces naspelen ZAAK [--tot T] [--json]`: replay with a verdict per step; 1 when a step is onrechtmatig."""

import argparse
import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The zaak, and up to when."""
    parser.add_argument("zaak")
    parser.add_argument("--tot", help="tot en met deze dag of dit tijdstip")
    parser.add_argument("--json", action="store_true")


def voer_uit(args: argparse.Namespace) -> int:
    """Print the replay."""
    from kernproces.naspelen import Uitspraak
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand, naspeler

    with bestaand(uit_omgeving()) as samenstel, naspeler(samenstel) as speler:
        verslag = speler.speel_na(args.zaak, _tot(args.tot))
        berichten = _berichten(samenstel, args.zaak, _tot(args.tot)) if verslag.stappen else []
    if not verslag.stappen:
        from kernproces.gebruik.fouten import OnbekendError

        raise OnbekendError(f"Er is geen zaak {args.zaak!r}, of er is nog niets vastgelegd.")
    if args.json:
        print(json.dumps(verslag.als_gegevens() | {"berichten": berichten}, ensure_ascii=False, indent=2))
    else:
        print(_tekst(verslag))
        print(_berichttekst(berichten), end="")
    return 1 if verslag.uitspraak is Uitspraak.ONRECHTMATIG else 0


def _tot(tekst: str | None) -> str | None:
    """A day counts until its end in Amsterdam; an instant needs its zone."""
    from kernproces.gebruik.fouten import TijdFout
    from kernproces.situatie import AMSTERDAM
    from kernproces.voortgang import tijdstip

    if tekst is None:
        return None
    try:
        if len(tekst) == 10:
            dag = date.fromisoformat(tekst) + timedelta(days=1)
            return tijdstip(
                datetime.combine(dag, time.min, AMSTERDAM).astimezone(UTC) - timedelta(microseconds=1)
            )
        moment = datetime.fromisoformat(tekst)
    except ValueError:
        raise TijdFout(f"Onleesbare dag of onleesbaar tijdstip {tekst!r}. Verwacht: 2026-03-02.") from None
    if moment.utcoffset() is None:
        raise TijdFout("Het tijdstip heeft geen tijdzone. Verwacht: bijvoorbeeld 2026-03-02T09:00:00+01:00.")
    return tijdstip(moment)


def _berichten(samenstel: "Samenstel", zaak: str, tot: str | None) -> list[dict[str, Any]]:  # type: ignore[name-defined]  # noqa: F821
    """What became of the messages of these steps, as known by then."""
    from kernproces.gebeurtenissen import zaakstroom
    from notificaties.bezorgbewijs import bewijzen_van_zaak

    grens = tot or "9"
    with samenstel.opslag.lezen() as lezer:
        entries = list(samenstel.kern.archief.lees(lezer, zaakstroom(zaak)))
        bewijzen = bewijzen_van_zaak(lezer, [e for e in entries if e["vastgelegd"] <= grens], grens)
    nu = datetime.fromisoformat(tot or entries[-1]["vastgelegd"])
    return [b.als_gegevens(nu) for b in bewijzen]


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


def _tekst(verslag: "Verslag") -> str:  # type: ignore[name-defined]  # noqa: F821
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

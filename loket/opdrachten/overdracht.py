"""`kernproces overdracht ...`: a dossier handed over to another organisation, or received from one (KSO 3.3.2)."""

import argparse
import os
import shutil
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kernproces.gebruik.uitvoering import Door
    from kernproces.taal.beletsel import Beletsel
    from loket.bedrading import Samenstel
    from loket.overdracht.sleutels import Sleutels

WACHTZIN = "KERNPROCES_WACHTZIN"


def argumenten(parser: argparse.ArgumentParser) -> None:
    """What is to be done; the passphrase comes from the environment, never from the command line."""
    parser.epilog = (
        f"De wachtzin staat in {WACHTZIN}, of gebruik --publiek en --prive (een bestand met de sleutel)."
    )
    parser.add_argument(
        "wat", choices=["sleutelpaar", "maak", "kijk", "ontvang", "lijst", "toon", "geef-door"]
    )
    parser.add_argument(
        "naam", nargs="?", default="", help="dossier (maak), pakket (kijk, ontvang), zegel (toon, geef-door)"
    )
    parser.add_argument("--map", type=Path, default=Path(), help="waar de bestanden komen")
    parser.add_argument("--aan", default="", help="kenmerk van de ontvangende organisatie")
    parser.add_argument("--sleutels", type=Path, help="het sleutelbestand bij het pakket")
    parser.add_argument("--dossier", default="", help="bij welk dossier van ons het hoort")
    parser.add_argument("--publiek", type=Path)
    parser.add_argument("--prive", type=Path)
    parser.add_argument("--door", default="")
    parser.add_argument("--rol", default="")


def voer_uit(args: argparse.Namespace) -> int:
    """0 when it was done."""
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    if args.wat == "sleutelpaar":
        return _sleutelpaar(args)
    with bestaand(uit_omgeving()) as samenstel:
        doe = {"maak": _maak, "kijk": _kijk, "ontvang": _ontvang}
        doe |= {"lijst": _lijst, "toon": _toon, "geef-door": _geef_door}
        return doe[args.wat](samenstel, args)


def _sleutelpaar(args: argparse.Namespace) -> int:
    from loket.overdracht.sleutels import maak_paar

    prive, publiek = maak_paar()
    greep = os.open(args.map / "overdracht.prive", os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(greep, "w") as uit:
        uit.write(prive)
    (args.map / "overdracht.publiek").write_text(publiek)
    print(
        f"{args.map / 'overdracht.publiek'}: geef dit aan wie u een dossier overdraagt. Het andere bestand blijft hier."
    )
    return 0


def _maak(s: "Samenstel", args: argparse.Namespace) -> int:
    from kernproces.gebruik.fouten import OnbekendError
    from loket.overdracht.pakket import maak_overdracht
    from loket.overdracht.sleutels import verpak
    from loket.voortgang import voortgang

    if not args.aan:
        raise OnbekendError(
            "Noem met --aan voor welke organisatie het is; dat wordt in het dossier vastgelegd."
        )
    verpak([], "proef", **_voor(args))  # a passphrase that is too short must not be found out afterwards
    door = _door(args)
    overdracht, gebreken = maak_overdracht(s, args.naam, args.aan, door, voortgang("delen van stukken"))
    if overdracht is None:
        return _meld(gebreken)
    sleutels = verpak(overdracht.sleutels, overdracht.zegel, **_voor(args))
    return _schrijf(args, overdracht.bestand.verhuis, sleutels, overdracht.zegel)


def _geef_door(s: "Samenstel", args: argparse.Namespace) -> int:
    from loket.auditpakket.zegel import zegel_van
    from loket.overdracht.ontvangst import pakket_van, sleutels_van
    from loket.overdracht.sleutels import verpak

    with pakket_van(s, args.naam) as ruw:
        zegel = str(zegel_van(ruw))

        def schrijf(doel: Path) -> None:
            ruw.seek(0)
            with doel.open("xb") as uit:
                shutil.copyfileobj(ruw, uit)

        return _schrijf(args, schrijf, verpak(sleutels_van(s, args.naam), zegel, **_voor(args)), zegel)


def _schrijf(args: argparse.Namespace, pakket: "Callable[[Path], None]", sleutels: bytes, zegel: str) -> int:
    from kernproces.gebruik.fouten import OnbekendError

    args.map.mkdir(parents=True, exist_ok=True)
    paden = [args.map / f"overdracht-{zegel[:12]}.zip", args.map / f"overdracht-{zegel[:12]}.sleutels.json"]
    if al := [p for p in paden if p.exists()]:
        raise OnbekendError(f"{al[0]} bestaat al. Kies een andere map.")
    pakket(paden[0])
    paden[1].write_bytes(sleutels)
    print(f"{paden[0]} en {paden[1].name}. Stuur ze langs twee wegen. Zegel: {zegel}")
    return 0


def _kijk(s: "Samenstel", args: argparse.Namespace) -> int:
    """What would come in: nothing is kept."""
    from loket.overdracht.aanbod import keur_pakket

    with _aangeboden(args) as (ruw, sleutels):
        k = keur_pakket(s, ruw, sleutels, args.dossier)
    print(f"Het zegel klopt en elke keten is heel. Zegel: {k.zegel}")
    print(f"Van {k.bron}, daar dossier {k.was}. {k.te_lezen} van {k.op_slot} vertrouwelijke delen te lezen.")
    for keten in k.ketens:
        regel = f"{keten.gebeurtenissen:5} gebeurtenissen  {keten.van} tot en met {keten.tot}"
        print(f"  {keten.wat:<48} {regel}  {keten.afdruk}")
    for zin in k.let_op:
        print(f"Let op. {zin}")
    return 0


def _ontvang(s: "Samenstel", args: argparse.Namespace) -> int:
    from loket.overdracht.ontvangst import ontvang
    from loket.voortgang import voortgang

    door = _door(args)
    with _aangeboden(args) as (ruw, sleutels):
        zegel, gebreken = ontvang(s, ruw, sleutels, args.dossier, door, voortgang("delen"))
    if gebreken:
        return _meld(gebreken)
    print(f"Ontvangen bij dossier {args.dossier}: elke keten klopt. Zegel: {zegel}")
    return 0


@contextmanager
def _aangeboden(args: argparse.Namespace) -> "Iterator[tuple[BinaryIO, Sleutels]]":
    """The package and its keys, unwrapped."""
    from kernproces.gebruik.fouten import OnbekendError
    from loket.overdracht.pakket import lees_pakket
    from loket.overdracht.sleutels import pak_uit

    if args.sleutels is None or not args.dossier:
        raise OnbekendError(
            "Noem --sleutels BESTAND en --dossier NUMMER (een dossier van ons waar dit bij hoort)."
        )
    prive = args.prive.read_text().strip() if args.prive else ""
    wachtzin = os.environ.get(WACHTZIN, "")
    with Path(args.naam).open("rb") as ruw:
        zegel = lees_pakket(ruw)[0]
        yield ruw, pak_uit(args.sleutels.read_bytes(), zegel, wachtzin=wachtzin, prive=prive)


def _lijst(s: "Samenstel", args: argparse.Namespace) -> int:
    from loket.overdracht.ontvangst import ontvangen

    del args
    with s.opslag.lezen() as lezer:
        for o in ontvangen(lezer):
            print(
                f"{o['zegel']}  dossier {o['dossier']}, van {o['bron']} (daar {o['was']}), {len(o['zaken'])} zaken"
            )
    return 0


def _toon(s: "Samenstel", args: argparse.Namespace) -> int:
    from loket.overdracht.ontvangst import lees

    for e in lees(s, args.naam):
        print(
            f"{e['stroom']:<22} {e['nr']:4}  {e['werkt_op']}  {e['open'].get('actie', e['soort'])}  ({e['rol']})"
        )
        for deel in e["geheim"].values():
            for veld, waarde in deel.items():
                print(f"      {veld}: {waarde}")
    return 0


def _voor(args: argparse.Namespace) -> dict[str, str]:
    return (
        {"publiek": args.publiek.read_text().strip()}
        if args.publiek
        else {"wachtzin": os.environ.get(WACHTZIN, "")}
    )


def _door(args: argparse.Namespace) -> "Door":
    from kernproces.gebruik.fouten import OnbekendError
    from kernproces.gebruik.uitvoering import Door
    from kernproces.rollen import Rol

    if not args.door or args.rol not in set(Rol):
        raise OnbekendError("Noem --door PERSOON en --rol ROL.")
    return Door(args.door, Rol(args.rol), datetime.now(UTC))


def _meld(gebreken: "list[Beletsel]") -> int:
    for b in gebreken:
        print(f"{b.reden} ({b.norm}) {b.remedie.zin}")
    print("Er is niets gemaakt of ontvangen.")
    return 1

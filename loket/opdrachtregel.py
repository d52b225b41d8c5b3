"""The command `kernproces`. Exit status 0 = done, 1 = the answer is no, 2 = usage or input error."""

import errno
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path

from loket.ontleder import Ontleder
from loket.uitvoer import UitvoerWegError, bewaakt

# name -> (module, one line of help); each module has `argumenten(parser)` and `voer_uit(args) -> int`.
OPDRACHTEN = {
    "start": ("loket.opdrachten.start", "web en planner in één proces"),
    "werker": ("loket.opdrachten.werker", "de ronde en de bezorging als eigen proces"),
    "migreer": ("loket.opdrachten.migreer", "databankschema naar de huidige versie"),
    "termijn": ("loket.opdrachten.termijn", "termijnen berekenen, en wat een actie ermee zou doen"),
    "kalender": ("loket.opdrachten.kalender", "welke dagen vrij zijn, volgens welk besluit en tot wanneer"),
    "scenario": ("loket.opdrachten.scenario", "speelt een scenario in een proefdatabank"),
    "naspelen": ("loket.opdrachten.naspelen", "speelt een zaak na, met een oordeel per stap"),
    "controleer": ("loket.opdrachten.controleer", "controleert elke keten en elke afgeleide tabel"),
    "bewijs": ("loket.opdrachten.bewijs", "de clausules van de norm voor een dossier"),
    "steekproef": ("loket.opdrachten.steekproef", "het protocol van een steekproef, of het schooljaar"),
    "leeslog": ("loket.opdrachten.leeslog", "wie in een dossier keek, en wat daaraan opviel"),
    "indicatoren": (
        "loket.opdrachten.indicatoren",
        "de indicatoren van een schooljaar, met definitie en zaken",
    ),
    "gebeurtenislog": ("loket.opdrachten.gebeurtenislog", "de historie voor procesanalyse: XES of OCEL 2.0"),
    "wat-had": ("loket.opdrachten.wathad", "een andere regel over wat werkelijk gebeurde; schrijft niets"),
    "klachten": ("loket.opdrachten.klachten", "de jaarlijst van klachten voor publicatie, alleen aantallen"),
    "datalekken": ("loket.opdrachten.datalekken", "het datalekregister"),
    "eigendommen": ("loket.opdrachten.eigendommen", "wat van klanten in bewaring is of was"),
    "register": ("loket.opdrachten.register", "toont een register, legt een versie vast of beëindigt er een"),
    "stukken": ("loket.opdrachten.stukken", "de stukken van een dossier: tonen, ophalen, toevoegen"),
    "kwartaal": (
        "loket.opdrachten.kwartaal",
        "de thuiszittersopgave per kwartaal en school: vragen, stand, CSV",
    ),
    "workflows": ("loket.opdrachten.workflows", "de procedures"),
    "telbestand": ("loket.opdrachten.telbestand", "welke TLV's verzilverd zijn, volgens een telbestand"),
    "overnemen": ("loket.opdrachten.overnemen", "lopende zaken uit een ander systeem, uit CSV"),
    "overzetten": ("loket.opdrachten.overzetten", "lopende zaken naar een nieuwe versie van hun procedure"),
    "auditpakket": (
        "loket.opdrachten.auditpakket",
        "een dossier als een bestand dat zichzelf elders controleert",
    ),
    "inzageverzoek": (
        "loket.opdrachten.inzageverzoek",
        "een afschrift voor de betrokkene (AVG 15), als HTML en JSON",
    ),
    "overdracht": (
        "loket.opdrachten.overdracht",
        "een dossier overdragen aan een andere organisatie, of ontvangen",
    ),
    "bewaren": ("loket.opdrachten.bewaren", "wat weg mag of moet en waarom, of waarom nog niet"),
    "vernietiging": (
        "loket.opdrachten.vernietiging",
        "vernietigingslijsten: voorstellen, goedkeuren, uitvoeren, proces-verbaal",
    ),
    "sleutelkopie": ("loket.opdrachten.sleutelkopie", "kopie van de sleutels; oude kopieën weg of vernieuwd"),
    "hoofdsleutel": ("loket.opdrachten.hoofdsleutel", "pakt elke sleutel in met de nieuwste hoofdsleutel"),
    "herbouw": ("loket.opdrachten.herbouw", "leegt en herbouwt elke afgeleide tabel"),
    "anker": ("loket.opdrachten.anker", "schrijft het dagelijkse anker over alle ketens"),
    "reservekopie": ("loket.opdrachten.reservekopie", "kopie van de databank, zonder sleutels"),
    "herstel": ("loket.opdrachten.herstel", "zet een reservekopie terug en controleert hem"),
    "demo": ("loket.opdrachten.demo", "vult een proefdatabank met een demojaar"),
    "account": ("loket.opdrachten.account", "wie kan aanmelden: maken, uitnodigen, herstellen, intrekken"),
    "handelingen": ("loket.opdrachten.handelingen", "wat beheerders wijzigden: wie, wat, wanneer en waarom"),
    "token": ("loket.opdrachten.token", "maakt een token voor de API, of trekt tokens in"),
    "post": ("loket.opdrachten.post", "wat niet is bezorgd: tonen, opnieuw aanbieden, retour verwerken"),
    "webhook": ("loket.opdrachten.webhook", "systemen die gebeurtenissen krijgen"),
    "naslag": ("loket.opdrachten.naslag", "maakt de naslag uit de procedures"),
}


LOOPT_DOOR = ("start", "werker")  # until somebody ends them: that is how they are done


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; answers the exit status."""
    args = sys.argv[1:] if argv is None else list(argv)
    if (status := _zonder_uitvoer(args)) is not None:
        return status
    try:
        with redirect_stdout(bewaakt(sys.stdout)):
            try:
                return _voer_uit(args)
            finally:
                sys.stdout.flush()  # here, so that it can still be told that it does not go
    except UitvoerWegError as fout:
        return _meld_uitvoer(fout.oorzaak)


def _zonder_uitvoer(args: Sequence[str]) -> int | None:
    """Started with a closed output: what runs on needs none; for the rest it is too early to have done anything."""
    dicht = sys.stdout is None
    if dicht or sys.stderr is None:
        niets = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
        sys.stdout, sys.stderr = sys.stdout or niets, sys.stderr or niets
    if not dicht or (args and args[0] in LOOPT_DOOR):
        return None
    print("De uitvoer is gesloten; er is niets gedaan.", file=sys.stderr)
    return 2


def _meld_uitvoer(fout: OSError) -> int:
    """One sentence; none for a reader who had enough, as `| head` does: then what a shell answers for such an end."""
    niets = os.open(os.devnull, os.O_WRONLY)
    os.dup2(niets, sys.stdout.fileno())  # what Python would still write while it ends, goes nowhere
    os.close(niets)
    if isinstance(fout, BrokenPipeError):
        return 128 + signal.SIGPIPE
    waarom = OMSTANDIGHEDEN.get(fout.errno or 0, fout.strerror or str(fout)).partition(";")[0]
    print(f"De uitvoer is niet geheel geschreven. {waarom}.", file=sys.stderr)
    return 2


def _voer_uit(args: list[str]) -> int:
    naam = args[0] if args else ""
    try:
        if naam not in OPDRACHTEN:
            return _overzicht(naam)
        module, uitleg = OPDRACHTEN[naam]
        opdracht = importlib.import_module(module)
        parser = Ontleder(prog=f"kernproces {naam}", description=uitleg)
        opdracht.argumenten(parser)
        return int(opdracht.voer_uit(parser.parse_args(args[1:])))
    except KeyboardInterrupt:
        if naam in LOOPT_DOOR:
            return 0
        print("Afgebroken. Wat al bevestigd was, is bewaard; de rest niet.", file=sys.stderr)
        return 2
    except UitvoerWegError:
        raise
    except Exception as fout:  # noqa: BLE001 - a bug is raised again there
        return _meld(fout)


def _overzicht(naam: str) -> int:
    hulp = naam in ("", "-h", "--help")
    uit = sys.stdout if hulp else sys.stderr
    if not hulp:
        print(f"Onbekende opdracht {naam!r}.", file=uit)
    print("Gebruik: kernproces OPDRACHT [...]\n", file=uit)
    for opdracht, (_, uitleg) in OPDRACHTEN.items():
        print(f"  {opdracht:<14} {uitleg}", file=uit)
    return 0 if naam in ("-h", "--help") else 2


# What a disk or a path may be like, in a sentence.
OMSTANDIGHEDEN = {
    errno.ENOSPC: "De schijf is vol; er is niets half geschreven. Maak ruimte en probeer het opnieuw",
    errno.EDQUOT: "De schijfruimte die u mag gebruiken is op. Maak ruimte en probeer het opnieuw",
    errno.EROFS: "Deze schijf mag alleen gelezen worden. Kies een andere plek",
    errno.EEXIST: "Dit bestaat al, en is niet wat hier verwacht wordt. Kies een andere naam",
    errno.ENOTDIR: "Een deel van dit pad is een bestand; verwacht is een map",
    errno.ENAMETOOLONG: "Deze naam is te lang",
}


def _zin(fout: Exception) -> str:
    if isinstance(fout, FileNotFoundError) and fout.filename:
        map_ = Path(fout.filename).parent
        return f"Er is geen bestand {fout.filename}." if map_.is_dir() else f"Er is geen map {map_}."
    if isinstance(fout, PermissionError) and fout.filename:
        return f"Geen toegang tot {fout.filename}. Kijk de rechten van het bestand na."
    if isinstance(fout, IsADirectoryError) and fout.filename:
        return f"{fout.filename2 or fout.filename} is een map; verwacht is een bestand."
    if isinstance(fout, OSError) and fout.errno in OMSTANDIGHEDEN:
        return f"{OMSTANDIGHEDEN[fout.errno]} ({fout.filename2 or fout.filename or 'dit bestand'})."
    return str(fout)


def _meld(fout: Exception) -> int:
    """Mistakes of the user and of the surroundings in one sentence; a bug keeps its trace."""
    from kernproces.gebruik.fouten import GebruiksFout
    from kernproces.opslag.fouten import OpslagError
    from loket.instellingen import InstellingFout

    van_buiten = GebruiksFout | OpslagError | InstellingFout | FileNotFoundError | PermissionError
    if isinstance(fout, van_buiten | IsADirectoryError) or getattr(fout, "errno", None) in OMSTANDIGHEDEN:
        print(_zin(fout), file=sys.stderr)
        return 2
    raise fout

"""`kernproces start [--host --port --demo --zonder-planner]`: web and scheduler in one process."""

import argparse
import os
import socket
from dataclasses import replace

HOOGSTE_POORT = 65535


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and with what."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--demo", action="store_true", help="vul een lege databank eerst met het demojaar")
    parser.add_argument(
        "--zonder-planner", action="store_true", help="alleen de bladzijden; de werker draait elders"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    import uvicorn

    from loket.bedrading import maak, maak_proef
    from loket.instellingen import uit_omgeving
    from loket.ronde.planner import Planner
    from loket.web.app import bevries, maak_app

    _keur_poort(args.host, args.port)
    instellingen = uit_omgeving()
    if not os.environ.get("KERNPROCES_ADRES"):  # letters point at where the pages really are
        instellingen = replace(instellingen, adres=f"http://{args.host}:{args.port}")
    samenstel = maak_proef(instellingen) if args.demo else maak(instellingen)
    with samenstel:
        if args.demo:
            _demo(samenstel, args)
        planner = None if args.zonder_planner else Planner(samenstel)
        if planner is not None:
            planner.start()
        try:
            app = maak_app(samenstel, instellingen)
            bevries()
            uvicorn.run(
                app,
                host=args.host,
                port=args.port,
                log_level="warning",
                server_header=False,
            )
        finally:
            if planner is not None:
                planner.stop()
    return 0


def _keur_poort(host: str, poort: int) -> None:
    """Say it before a demo year is made, not after."""
    from kernproces.gebruik.fouten import GebruiksFout

    if not 0 <= poort <= HOOGSTE_POORT:
        raise GebruiksFout(
            f"--port: {poort} is geen poort. Verwacht: een getal van 0 tot en met {HOOGSTE_POORT}."
        )
    with socket.socket() as deur:
        deur.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            deur.bind((host, poort))
        except OSError:
            zin = f"Poort {poort} op {host} is niet vrij. Kies een andere: --port, of `make start PORT=9000`."
            raise GebruiksFout(zin) from None


def _demo(samenstel: "Samenstel", args: argparse.Namespace) -> None:  # type: ignore[name-defined]  # noqa: F821
    from loket.demo.jaar import vul_demojaar
    from loket.demo.mensen import aanmeldlijst

    vul_demojaar(samenstel)
    print(f"\nKernproces draait op http://{args.host}:{args.port}\n")
    print(aanmeldlijst(), flush=True)

"""`kernproces termijn bereken`: JSON lines in on stdin, JSON lines out (ontwerp.md section 6)."""

import argparse
import sys


def argumenten(parser: argparse.ArgumentParser) -> None:
    """One sub-command."""
    parser.add_argument("wat", choices=["bereken"])


def voer_uit(args: argparse.Namespace) -> int:  # noqa: ARG001
    """Every line answers, a bad one with a fout; 1 when there was one."""
    from deadlines.bereken import beantwoord_alle
    from workflows.termijnen import CATALOGUS

    goed = True
    for antwoord in beantwoord_alle(sys.stdin, CATALOGUS):
        sys.stdout.write(antwoord + "\n")
        goed &= not antwoord.startswith('{"fout"')
    sys.stdout.flush()
    return 0 if goed else 1

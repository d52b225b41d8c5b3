"""Destroying every key of a holder and category, of whatever school year."""

from kernproces.opslag.kluis import Kluis


def vernietig_alle(kluis: Kluis, houder: str, categorie: str) -> int:
    """How many there were."""
    namen = [naam for naam in kluis.namen(houder) if naam.partition("/")[0] == categorie]
    return len(kluis.vernietig_alle([(houder, naam) for naam in namen]))

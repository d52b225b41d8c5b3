"""`kernproces hoofdsleutel`: wrap every key with the newest master key, so that an older one can be put away.

First every process must know both (KERNPROCES_HOOFDSLEUTEL, the newest first): what is wrapped anew, the older does not open.
In portions: whoever is stopped halfway, does it again and goes on where he was.
"""

import argparse


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose: the settings name the keys."""
    del parser


def voer_uit(args: argparse.Namespace) -> int:
    """Say how many there were, and what the older master key is still needed for."""
    from kernproces.opslag.kluis import kenmerk
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    del args
    instellingen = uit_omgeving()
    with bestaand(instellingen) as samenstel:
        aantal = samenstel.kluis.wissel_hoofdsleutel(lambda n: print(f"{n} ingepakt ...", flush=True))
    print(
        f"{aantal} sleutels opnieuw ingepakt; alle sleutels zijn nu van hoofdsleutel {kenmerk(instellingen.hoofdsleutels[0])}."
    )
    print(
        "Kopieën van de sleutels van voor dit moment openen alleen met de hoofdsleutel van toen: maak nieuwe (sleutelkopie)."
    )
    return 0

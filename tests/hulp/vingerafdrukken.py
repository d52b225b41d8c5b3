"""Published declarations never change: what was recorded against what is there now."""

from collections.abc import Mapping


def vergelijk(vastgelegd: Mapping[str, str], nu: Mapping[str, str]) -> list[str]:
    """A sentence for each (naam versie) that changed, vanished, or was not recorded yet."""
    verschillen = []
    for naam in sorted({*vastgelegd, *nu}):
        if naam not in vastgelegd:
            verschillen.append(
                f"{naam}: nog niet vastgelegd; neem de vingerafdruk op in tests/workflows/vingerafdrukken.json."
            )
        elif naam not in nu:
            verschillen.append(f"{naam}: de declaratie is verdwenen; een zaak kan er nog op lopen.")
        elif vastgelegd[naam] != nu[naam]:
            verschillen.append(
                f"{naam}: de declaratie is veranderd na publicatie; zet haar terug en verhoog de versie."
            )
    return verschillen

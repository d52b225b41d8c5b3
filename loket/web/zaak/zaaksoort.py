"""Zaaksoort: what kind of zaak it is, as a line on a page."""

from kernproces.zaak.stand import Stand
from loket.web.taal import met_kleine_letter, woord


def zaaksoort(stand: Stand, titel: str) -> str:
    """`TLV-aanvraag vso`: the workflow, and its kind where the start named one."""
    if onderwerp := stand["gedaan"].get("open_taak", {}).get("gegevens", {}).get("onderwerp"):
        return f"Taak: {met_kleine_letter(onderwerp)}"
    soort = stand["gedaan"].get("start", {}).get("gegevens", {}).get("soort")
    return (
        f"{titel} {woord(soort).partition(' (')[2].rstrip(')') or soort}" if isinstance(soort, str) else titel
    )

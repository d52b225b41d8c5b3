"""Dates and counts as they stand in a letter, in full Dutch."""

from datetime import date, datetime

from kernproces.datum import DAGEN, voluit
from kernproces.tijdstip import AMSTERDAM

# A code is plain ASCII; the word is not.
TREMA = (
    ("coordinat", "coördinat"), ("geevalueerd", "geëvalueerd"), ("geinformeerd", "geïnformeerd"),
    ("beeindig", "beëindig"), ("client", "cliënt"),
)  # fmt: skip


# Codes of the declarations whose words are not simply the code with spaces.
WOORDEN = {
    "pro": "praktijkonderwijs (pro)",
    "sbo": "speciaal basisonderwijs (sbo)",
    "so": "speciaal onderwijs (so)",
    "vso": "voortgezet speciaal onderwijs (vso)",
    "lwoo": "leerwegondersteuning (lwoo)",
    "kinder_of_jeugdpsycholoog": "kinder- of jeugdpsycholoog",
    "e_mail": "e-mail",
    "lbt": "landelijke bezwaaradviescommissie (LBT)",
    "nvt": "niet van toepassing",
    "financiele_schade": "financiële schade",
    "melding_ap": "melding bij de AP",
    "bevestiging_ap": "bevestiging van de AP",
    "contact_met_ap": "contact met de AP",
    "overleg_met_directeur_bestuurder": "overleg met de directeur-bestuurder",
    "vso_arbeidsmarkt": "vso, arbeidsmarkt",
    "vso_dagbesteding": "vso, dagbesteding",
    "vso_vervolgonderwijs": "vso, vervolgonderwijs",
    "5-onder-a": "5 onder a",
    "5-onder-b": "5 onder b",
    "5-onder-c": "5 onder c",
    "4:15-1a": "Awb 4:15 lid 1 onder a",
    "4:15-1b": "wachten op informatie uit het buitenland (4:15 lid 1 onder b)",
    "4:15-2b": "vertraging door de aanvrager (4:15 lid 2 onder b)",
    "4:15-2c": "overmacht (4:15 lid 2 onder c)",
}


def dag_lang(dag: date) -> str:
    """`maandag 21 december 2026`."""
    return f"{DAGEN[dag.weekday()]} {voluit(dag)}"


def moment_lang(iso: str) -> str:
    """An ISO day, or an instant as the time on the clock in the Netherlands: `... om 14.05 uur`."""
    if "T" not in iso:
        return dag_lang(date.fromisoformat(iso))
    moment = datetime.fromisoformat(iso).astimezone(AMSTERDAM)
    return f"{dag_lang(moment.date())} om {moment.hour}.{moment.minute:02d} uur"


def nog(dagen: int) -> str:
    """How long still, as the start of a sentence."""
    if dagen == 0:
        return "Vandaag is de laatste dag"
    aantal = "1 dag" if abs(dagen) == 1 else f"{abs(dagen)} dagen"
    return f"Nog {aantal}" if dagen > 0 else f"{aantal} te laat"


def woorden(code: str) -> str:
    """A code as words: `advies_deskundige` -> `advies deskundige`, `geevalueerd` -> `geëvalueerd`."""
    if code in WOORDEN:
        return WOORDEN[code]
    tekst = code.replace("_", " ")
    for zonder, met in TREMA:
        tekst = tekst.replace(zonder, met)
    return tekst


def alinea(regel: str, breedte: int = 72) -> str:
    """One line of a letter, folded; the lines after the first of a list item are indented."""
    from textwrap import fill

    inspringing = "  " if regel.startswith("- ") else ""
    return fill(regel, breedte, subsequent_indent=inspringing, break_long_words=False, break_on_hyphens=False)

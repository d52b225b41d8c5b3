"""What domein.md 4, 10.1-10.11 say: per action the situations in which it can be done, and the roles.

Written by hand from the tables, not from the declarations. Everything that is not there is refused.
"""

from tests.verhalen.processen import (
    afwijking,
    arrangement,
    bezwaar,
    datalek,
    evaluatie,
    kernproces,
    klacht,
    kwartaalopgave,
    opp,
    steekproef,
    thuiszitter,
    tlv,
    tlv_opvolging,
)

PROCESSEN = {
    "tlv": tlv,
    "kernproces": kernproces,
    "evaluatie": evaluatie,
    "afwijking": afwijking,
    "thuiszitter": thuiszitter,
    "arrangement": arrangement,
    "kwartaalopgave": kwartaalopgave,
    "klacht": klacht,
    "datalek": datalek,
    "steekproef": steekproef,
    "bezwaar": bezwaar,
    "tlv_opvolging": tlv_opvolging,
    "opp": opp,
}
TABELLEN = {naam: proces.TABEL for naam, proces in PROCESSEN.items()}
SITUATIES = {naam: proces.SITUATIES for naam, proces in PROCESSEN.items()}
# A steekproef is drawn from what is there before it.
VOORAF = {"steekproef": ("kernproces", kernproces.SITUATIES["uitvoering"])}


def mag(workflow: str, situatie: str, actie: str, wie: str) -> bool:
    """Whether the tables allow it."""
    situaties, rollen = TABELLEN[workflow][actie]
    return situatie in situaties and wie in rollen

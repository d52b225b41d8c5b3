"""Dates, counts and codes as they are written on a page: short, in Dutch, on Dutch time."""

import re
from datetime import date, datetime

from deadlines.taal import GETALLEN
from kernproces.datum import DAGEN, MAANDEN, MAANDEN_KORT
from kernproces.rollen import Rol
from kernproces.tijdstip import AMSTERDAM
from notificaties.taal import WOORDEN, woorden

AFKORTINGEN = {"tlv", "so", "vso", "sbo", "pro", "lwoo", "swv", "iq", "opp", "bsn"}
ROLLEN = frozenset(rol.value for rol in Rol)

_SAMENGESTELD = re.compile("(onder(?=steunings)|steunings|gegevens|kwaliteits)(?=[a-z])", re.IGNORECASE)


def dag_van(tekst: str | date) -> date:
    """A day from ISO text: of an instant the day in Amsterdam, as it is when it is a day already."""
    if isinstance(tekst, datetime):
        return tekst.astimezone(AMSTERDAM).date()
    if isinstance(tekst, date):
        return tekst
    if len(tekst) == 10:
        return date.fromisoformat(tekst)
    return datetime.fromisoformat(tekst).astimezone(AMSTERDAM).date()


def dag_getypt(tekst: str) -> str:
    """A day the way people type it: `8-12-2026`; anything else as it stands."""
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        return tekst
    return f"{dag.day}-{dag.month}-{dag.year}"


def dag_kort(dag: str | date) -> str:
    """`ma 7 dec`."""
    d = dag_van(dag)
    return f"{DAGEN[d.weekday()][:2]} {d.day} {MAANDEN_KORT[d.month - 1]}"


def dag_jaar(dag: str | date) -> str:
    """`ma 7 dec 2026`."""
    return f"{dag_kort(dag)} {dag_van(dag).year}"


def dag_maand(dag: str | date) -> str:
    """`7 dec`, for a narrow column."""
    d = dag_van(dag)
    return f"{d.day} {MAANDEN_KORT[d.month - 1]}"


def maand_jaar(dag: str | date) -> str:
    """`december 2026`."""
    d = dag_van(dag)
    return f"{MAANDEN[d.month - 1]} {d.year}"


def uur(moment: str | datetime) -> str:
    """`9.05 uur`, on Dutch time."""
    m = (datetime.fromisoformat(moment) if isinstance(moment, str) else moment).astimezone(AMSTERDAM)
    return f"{m.hour}.{m.minute:02d} uur"


def einde(tekst: str) -> str:
    """The end of a term: a day, or for a term in hours the day and the time."""
    return dag_jaar(tekst) if len(tekst) == 10 else f"{dag_jaar(tekst)}, {uur(tekst)}"


_GETELD = re.compile(r"^([a-z]+)-(\d{1,3})$")  # geval-1 reads as geval 1


def woord(code: object) -> str:
    """A code as words with a capital."""
    tekst = str(code)
    if tekst in WOORDEN:
        return met_hoofdletter(WOORDEN[tekst])
    if tekst in ROLLEN:
        return met_hoofdletter(Rol(tekst).titel)
    if tekst in AFKORTINGEN:
        return tekst.upper()
    return met_hoofdletter(_GETELD.sub(r"\1 \2", woorden(tekst)))


def breekbaar(tekst: str) -> str:
    """The same with soft hyphens in the long compounds of role names, for a narrow column: browsers lack Dutch hyphenation."""
    return _SAMENGESTELD.sub("\\1\u00ad", tekst)


def rolnaam(rol: str) -> str:
    """A role as people write it; an unknown one as it stands."""
    try:
        return Rol(rol).titel
    except ValueError:
        return woorden(rol)


def met_hoofdletter(zin: str) -> str:
    """The sentence with a capital; the rest as it is."""
    return zin[:1].upper() + zin[1:]


def met_kleine_letter(zin: str) -> str:
    """For inside a sentence; an abbreviation keeps its capitals."""
    return zin if zin[:2].isupper() else zin[:1].lower() + zin[1:]


def telwoord(aantal: int, een: str, meer: str, *, hoofdletter: bool = True) -> str:
    """`Vijf zaken`, `één zaak`, `13 zaken`."""
    tekst = GETALLEN[aantal] if aantal < len(GETALLEN) else str(aantal)
    if aantal == 1:
        tekst = "Eén" if hoofdletter else "één"
    if aantal == 0:
        tekst = "Geen"
    return f"{tekst if hoofdletter else tekst.lower()} {een if aantal == 1 else meer}"


def afdruk(hash_: str) -> str:
    """The first eight digits of a fingerprint, in two groups."""
    return f"{hash_[:4]} {hash_[4:8]}"

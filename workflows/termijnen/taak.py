"""The clock of a task: a last day that the calendar or a colleague set; so it never rolls (seed 004; domein.md 8)."""

from typing import Final

from kernproces.rollen import Rol
from kernproces.taal.termijn import Aard, TermijnSoort
from workflows.termijnen.treden import herinner_dagen, overschreden

EIGENAREN: Final = (
    Rol.KWALITEITSMEDEWERKER,
    Rol.DIRECTEUR_BESTUURDER,
    Rol.SECRETARIAAT,
    Rol.TEAMLEIDER,
    Rol.FUNCTIONARIS_GEGEVENSBESCHERMING,
    Rol.BEHEERDER,
)


def _taaktermijn(eigenaar: Rol) -> TermijnSoort:
    """One kind for each owner, for a ladder names the functions it speaks to."""
    laat = dict.fromkeys((eigenaar, Rol.DIRECTEUR_BESTUURDER))
    return TermijnSoort(
        f"D.TAAK.{eigenaar.value}",
        "laatste dag van de taak",
        None,
        Aard.AFGESPROKEN,
        "de jaarkalender, of de afspraak bij deze taak",
        rolt=False,
        begin_tekst="Taak geopend",
        eind_tekst="Taak gedaan",
        verdaagbaar=False,
        opschortbaar=False,
        standaard_dagen=42,
        ladder=(*herinner_dagen((eigenaar,), 14, 3), overschreden(*laat)),
    )


TAAKTERMIJNEN: Final = {rol: _taaktermijn(rol) for rol in EIGENAREN}

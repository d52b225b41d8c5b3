"""Demolijst: the people of a proef by role, to log in as without a password. Only a proef has it."""

from kernproces.rollen import Rol
from kernproces.tijdstip import dag_van
from loket.web.taal import met_hoofdletter
from loket.web.werkplek import Werkplek

GROEPEN = (
    ("Samenwerkingsverband", (
        Rol.BEHANDELAAR, Rol.SECRETARIAAT, Rol.TEAMLEIDER, Rol.DIRECTEUR_BESTUURDER, Rol.DESKUNDIGE, Rol.TWEEDE_LEZER,
        Rol.KWALITEITSMEDEWERKER, Rol.JURIST, Rol.VERZUIMCOACH, Rol.FUNCTIONARIS_GEGEVENSBESCHERMING,
    )),
    ("School", (Rol.BEVOEGD_GEZAG, Rol.ONDERSTEUNINGSCOORDINATOR, Rol.MENTOR)),
    ("Gezin", (Rol.OUDER, Rol.LEERLING)),
    ("Toezicht en beheer", (Rol.AUDITOR, Rol.BEHEERDER)),
)  # fmt: skip
MEEST_PER_ROL = 12
Rolregel = tuple[Rol, str, list[tuple[str, str]], int]


def groepen_van(plek: Werkplek) -> list[tuple[str, list[Rolregel]]]:
    """Title, and per role its name, who (id and name) and how many more there are."""
    with plek.samenstel.opslag.lezen() as lezer:
        mensen = plek.kern.bron.registers(lezer).mensen
        plek.namen.ververs(lezer)
    dag = dag_van(plek.klok())
    uit = []
    for titel, rollen in GROEPEN:
        rijen = []
        for rol in rollen:
            wie = sorted(((p, plek.namen.persoon(p)) for p in mensen.met_rol(rol, dag)), key=lambda x: x[1])
            if wie:
                meer = max(0, len(wie) - MEEST_PER_ROL)
                rijen.append((rol, met_hoofdletter(rol.titel), wie[:MEEST_PER_ROL], meer))
        if rijen:
            uit.append((titel, rijen))
    return uit


def rollen_van(plek: Werkplek, persoon: str) -> tuple[Rol, ...]:
    """The roles of this person today."""
    with plek.samenstel.opslag.lezen() as lezer:
        mensen = plek.kern.bron.registers(lezer).mensen
    return mensen.rollen(persoon, dag_van(plek.klok()))

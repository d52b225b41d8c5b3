"""The roles of the contract (ontwerp.md section 6). No role, no right: whoever is not named may not."""

from enum import StrEnum


class Rol(StrEnum):
    """A role in which somebody acts. The value is what the history, the API and the scenario use."""

    BEHANDELAAR = "behandelaar"
    SECRETARIAAT = "secretariaat"
    TEAMLEIDER = "teamleider"
    DIRECTEUR_BESTUURDER = "directeur_bestuurder"
    DESKUNDIGE = "deskundige"
    TWEEDE_LEZER = "tweede_lezer"
    KWALITEITSMEDEWERKER = "kwaliteitsmedewerker"
    JURIST = "jurist"
    VERZUIMCOACH = "verzuimcoach"
    FUNCTIONARIS_GEGEVENSBESCHERMING = "functionaris_gegevensbescherming"
    AUDITOR = "auditor"
    BEHEERDER = "beheerder"
    BEVOEGD_GEZAG = "bevoegd_gezag"
    ONDERSTEUNINGSCOORDINATOR = "ondersteuningscoordinator"
    MENTOR = "mentor"
    OUDER = "ouder"
    LEERLING = "leerling"
    SYSTEEM = "systeem"

    @property
    def titel(self) -> str:
        """The role as it is written in a sentence."""
        return _TITELS.get(self, self.value.replace("_", " "))


_TITELS = {
    Rol.DIRECTEUR_BESTUURDER: "directeur-bestuurder",
    Rol.FUNCTIONARIS_GEGEVENSBESCHERMING: "functionaris gegevensbescherming",
    Rol.ONDERSTEUNINGSCOORDINATOR: "ondersteuningscoördinator",
    Rol.TWEEDE_LEZER: "tweede lezer",
    Rol.BEVOEGD_GEZAG: "bevoegd gezag",
}

SCHOOLROLLEN = frozenset({Rol.BEVOEGD_GEZAG, Rol.ONDERSTEUNINGSCOORDINATOR, Rol.MENTOR})
GEZINSROLLEN = frozenset({Rol.OUDER, Rol.LEERLING})
BUITENROLLEN = SCHOOLROLLEN | GEZINSROLLEN
INTERNE_ROLLEN = frozenset(Rol) - BUITENROLLEN - {Rol.SYSTEEM}

# Whose task lies in every dossier; the others see what they have to do with (kernproces.rechten.inzage).
ORGANISATIEBREED = frozenset(
    {
        Rol.SECRETARIAAT,
        Rol.TEAMLEIDER,
        Rol.DIRECTEUR_BESTUURDER,
        Rol.KWALITEITSMEDEWERKER,
        Rol.FUNCTIONARIS_GEGEVENSBESCHERMING,
        Rol.AUDITOR,
        Rol.BEHEERDER,
    }
)

# In these roles one person carries a zaak: colleagues in the same role are not waited for.
DRAAGT_ZAKEN = frozenset({Rol.BEHANDELAAR, Rol.VERZUIMCOACH})

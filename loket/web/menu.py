"""Menu: which pages there are for a role, and the roles that read overviews over many zaken."""

from kernproces.rollen import BUITENROLLEN, Rol
from loket.web.kant import kant_van

MENU = (
    ("werkvoorraad", "/", "Werkvoorraad"),
    ("dossiers", "/dossiers", "Dossiers"),
    ("berichten", "/berichten", "Berichten"),
    ("naslag", "/naslag", "Naslag"),
)
# Who reads which overview beside the zaken themselves (seed 004, Bureau-3 and Bureau-4; AVG 33 lid 5).
KLACHTENMONITOR = frozenset(
    {Rol.JURIST, Rol.KWALITEITSMEDEWERKER, Rol.SECRETARIAAT, Rol.DIRECTEUR_BESTUURDER, Rol.AUDITOR}
)
STUURT = frozenset({Rol.DIRECTEUR_BESTUURDER, Rol.TEAMLEIDER, Rol.KWALITEITSMEDEWERKER})
LEKREGISTER = frozenset(
    {Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, Rol.DIRECTEUR_BESTUURDER, Rol.BEHEERDER, Rol.AUDITOR}
)
EIGENDOMMEN = frozenset(
    {
        Rol.BEHANDELAAR,
        Rol.SECRETARIAAT,
        Rol.TEAMLEIDER,
        Rol.KWALITEITSMEDEWERKER,
        Rol.FUNCTIONARIS_GEGEVENSBESCHERMING,
        Rol.DIRECTEUR_BESTUURDER,
        Rol.AUDITOR,
    }
)


def kijkt_naar_kwaliteit(rol: Rol) -> bool:
    """Evidence, figures and replay: for staff and auditor, not for a school, a family or the technical administrator."""
    return rol not in BUITENROLLEN and rol is not Rol.BEHEERDER


def menu_van(rol: Rol) -> tuple[tuple[str, str, str], ...]:
    """Key, address and name of every entry of the main menu in this role."""
    buiten = rol in BUITENROLLEN
    beheer = (("beheer", "/beheer", "Beheer"),) if rol is Rol.BEHEERDER else ()
    sturing = (("sturing", "/sturing", "Sturing"),) if rol in STUURT else ()
    binnen = () if buiten else (("termijnen", "/termijnen", "Termijnen"),)
    kwaliteit = (("kwaliteit", "/kwaliteit", "Kwaliteit"),) if kijkt_naar_kwaliteit(rol) else ()
    leest = rol in KLACHTENMONITOR | LEKREGISTER | EIGENDOMMEN
    overzichten = (("overzichten", "/overzichten", "Overzichten"),) if leest else ()
    kant = kant_van(rol)
    eigen = ((kant.sleutel, kant.adres, kant.menu),) if kant else ()
    return (*eigen, *MENU[:2], *sturing, *binnen, *kwaliteit, *overzichten, *MENU[2:], *beheer)

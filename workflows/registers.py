"""The registers of the organisation: what each holds and who keeps it. Conditions read them as they are on the day."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Final, Literal

from pydantic import Field

from kernproces.rollen import Rol
from kernproces.taal.formulier import OPEN, Code, Groep, Zin, veld
from kernproces.taal.registersoort import Registersoort
from workflows.soorten.tlv import Functie

KWALITEIT = (Rol.KWALITEITSMEDEWERKER, Rol.DIRECTEUR_BESTUURDER)
BEHEER = (Rol.BEHEERDER, *KWALITEIT)
BESTUUR = (Rol.DIRECTEUR_BESTUURDER,)


class Aanbod(Groep):
    """What the organisation offers to one doelgroep."""

    aanbod: Zin = veld("Wat is het aanbod", OPEN, norm="3.1.1")
    instroom: Zin = veld("Hoe komt iemand binnen", OPEN, norm="3.1.1")
    communicatie: Zin = veld("Hoe wordt hierover gecommuniceerd", OPEN, norm="3.1.1")


class Capaciteit(Groep):
    """How much there is of one kind."""

    beschikbaar: Annotated[int, Field(ge=0, le=1_000_000)] = veld("Beschikbaar", OPEN, norm="3.1.4")
    eenheid: Code = veld("Eenheid", OPEN, hulp="Bijvoorbeeld: uren, plaatsen.")


class Competentie(Groep):
    """What somebody is competent in."""

    wie: Code = veld("Wie", OPEN, norm="3.2.1")
    competentie: Code = veld("Waarin bekwaam", OPEN, norm="3.2.1", hulp="Bijvoorbeeld: gedragsinterventie.")
    waaruit: Zin = veld("Waaruit blijkt dat", OPEN, norm="3.2.1", hulp="Diploma, registratie of certificaat.")


class School(Groep):
    """A school and to whom it belongs."""

    naam: Zin = veld("Naam", OPEN)
    soort: Literal["po", "vo", "pro", "so", "vso", "sbo"] = veld("Soort", OPEN)
    bestuur: Code = veld("Bestuur", OPEN, hulp="Kenmerk uit het register van besturen.")
    swv: Code = veld("Samenwerkingsverband", OPEN, hulp="Bijvoorbeeld: VO9901.")
    plaats: Zin = veld("Plaats", OPEN)
    onderdelen: list[Code] | None = veld(
        "Kamers of regio's",
        OPEN,
        hulp="Onderdelen van de organisatie waar de school bij hoort, bijvoorbeeld: noord. Een rol kan voor een onderdeel gelden.",
        standaard=None,
    )


class Bestuur(Groep):
    """A school board."""

    naam: Zin = veld("Naam", OPEN)
    plaats: Zin = veld("Plaats", OPEN)


class Deskundige(Groep):
    """In which functions somebody may advise."""

    functies: list[Functie] = veld("Functies", OPEN, norm="UB 2.51")
    registratie: Zin = veld("Registratie", OPEN, norm="UB 2.51", hulp="Bijvoorbeeld: SKJ, NVO of BIG.")


class Mandaat(Groep):
    """Who may act in the name of the board, in what, and by whom it was granted."""

    wie: Code = veld("Aan wie", OPEN, norm="Awb 10:3")
    mandaat: Code = veld("Mandaat", OPEN, norm="Awb 10:3", hulp="Bijvoorbeeld: tlv_besluit, beoordeling.")
    verleend_door: Code = veld("Verleend door", OPEN, norm="Awb 10:3")
    omvang: Zin = veld("Waarvoor, en met welke grenzen", OPEN, norm="Awb 10:3")


class Organisatie(Groep):
    """What this organisation is: which law holds, over which kinds it decides, and what it set for itself (domein.md U8)."""

    naam: Zin = veld("Naam", OPEN, hulp="Zo ondertekent de organisatie.")
    bestuursorgaan: bool = veld(
        "Neemt de organisatie besluiten als bestuursorgaan?",
        OPEN,
        norm="Awb 1:1",
        hulp="Een samenwerkingsverband wel, een dienst niet.",
    )
    codes: list[Code] = veld(
        "Codes van het samenwerkingsverband",
        OPEN,
        hulp="Bijvoorbeeld VO9901 en PO9901; daaraan hangt over welke soort TLV u beslist.",
    )
    gemeenten: list[Code] | None = veld(
        "Gemeenten", OPEN, hulp="Voor het overleg met de gemeenten.", standaard=None
    )
    regio: Literal["noord", "midden", "zuid"] | None = veld(
        "Regio voor schoolvakanties", OPEN, standaard=None
    )
    telefoon: Zin | None = veld(
        "Telefoon",
        OPEN,
        hulp="Staat in brieven en op de bladzijde voor ouders. Een algemeen nummer, niet van een persoon.",
        standaard=None,
    )
    email: Zin | None = veld(
        "E-mailadres",
        OPEN,
        hulp="Staat in brieven. Een algemeen adres, niet van een persoon.",
        standaard=None,
    )
    adres: Zin | None = veld("Postadres", OPEN, hulp="Staat in brieven, op een regel.", standaard=None)
    kwartaal_werkdagen: Annotated[int, Field(ge=1, le=60)] | None = veld(
        "Werkdagen voor de thuiszittersopgave",
        OPEN,
        hulp="Hoe lang een school heeft na de peildatum.",
        standaard=None,
    )


class Criterium(Groep):
    """One criterion of a list."""

    id: Code = veld("Kenmerk", OPEN)
    vraag: Zin = veld("Vraag", OPEN, norm="R37")
    norm: Zin = veld("Bron", OPEN, norm="R37")


class Criteria(Groep):
    """A list of criteria by which decisions or results are judged."""

    naam: Zin = veld("Naam", OPEN)
    proces: Literal["tlv", "kernproces"] = veld("Voor welk proces", OPEN)
    criteria: Annotated[list[Criterium], Field(min_length=1)] = veld("Criteria", OPEN, norm="R37")


class Kennis(Groep):
    """Something learned that others can use."""

    titel: Zin = veld("Titel", OPEN, norm="3.3.4")
    les: Zin = veld("Wat hebben wij geleerd", OPEN, norm="3.3.4", hulp="Zonder namen.")
    vindplaats: Zin = veld("Waar is het te vinden", OPEN, norm="3.3.4")


class Aanhouding(Groep):
    """Why something may not be destroyed, whatever its term says."""

    waarvan: Code = veld(
        "Waarvan",
        OPEN,
        norm="AVG 18",
        hulp="Het nummer van een zaak of dossier, of het kenmerk van een persoon.",
    )
    grond: Literal["rechtsvordering", "onderzoek", "verzoek_betrokkene", "archiefplicht"] = veld(
        "Op welke grond", OPEN, norm="AVG 17 lid 3, AVG 18"
    )
    reden: Zin = veld("Waarom langer bewaren", OPEN, norm="AVG 5 lid 2", hulp="Zonder namen.")


_ALLE = (
    Registersoort(
        "aanbod",
        "Aanbod per doelgroep",
        "Wat de organisatie elke doelgroep biedt.",
        "3.1.1",
        "Doelgroep",
        Aanbod,
        BEHEER,
    ),
    Registersoort(
        "capaciteit",
        "Capaciteit",
        "Hoeveel er van elke soort beschikbaar is.",
        "3.1.4",
        "Soort",
        Capaciteit,
        BEHEER,
    ),
    Registersoort(
        "competenties",
        "Competenties",
        "Wie waarin bekwaam is, en tot wanneer.",
        "3.2.1",
        "Kenmerk",
        Competentie,
        BEHEER,
    ),
    Registersoort(
        "scholen",
        "Scholen",
        "De scholen en hun bestuur.",
        "WPO 18a",
        "Kenmerk van de school",
        School,
        BEHEER,
        verwijst=(("bestuur", "besturen"),),
    ),
    Registersoort(
        "besturen", "Besturen", "De schoolbesturen.", "WPO 18a", "Kenmerk van het bestuur", Bestuur, BEHEER
    ),
    Registersoort(
        "deskundigen",
        "Deskundigen",
        "Wie in welke functie mag adviseren.",
        "UB 2.51",
        "Persoon",
        Deskundige,
        BEHEER,
    ),
    Registersoort(
        "mandaten",
        "Mandaten",
        "Wie namens het bestuur mag beslissen.",
        "Awb 10:3",
        "Kenmerk",
        Mandaat,
        BESTUUR,
    ),
    Registersoort(
        "criteria",
        "Criteria",
        "Waarlangs besluiten en resultaten worden gelegd.",
        "R37",
        "Lijst",
        Criteria,
        KWALITEIT,
    ),
    Registersoort(
        "aanhoudingen",
        "Aanhoudingen",
        "Wat langer wordt bewaard dan de bewaartermijn, waarom en tot wanneer.",
        "AVG 17 lid 3",
        "Kenmerk",
        Aanhouding,
        (Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, Rol.DIRECTEUR_BESTUURDER, Rol.JURIST),
    ),
    Registersoort("kennis", "Kennis", "Wat wij leerden en delen.", "3.3.4", "Kenmerk", Kennis, BEHEER),
)
REGISTERSOORTEN: Final[Mapping[str, Registersoort]] = MappingProxyType({s.naam: s for s in _ALLE})

"""The forms of a klacht up to its treatment: receipt, referral, acceptance or not (Awb 9:4-9:9; domein.md 2.2 and 10.5)."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from kernproces.rollen import Rol
from kernproces.taal.formulier import (
    GEZONDHEID,
    OPEN,
    PERSOON,
    Code,
    Vingerafdruk,
    Zin,
    veld,
)
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import (
    VOORBEELDREDEN,
    MetDag,
    MetReden,
    iso,
    voorbeeld_afdruk,
)

OMBUDSMAN = "De Nationale ombudsman, binnen een jaar na deze brief."
Klager = Literal["ouder", "leerling", "school", "ander"]
Categorie = Literal[
    "bereikbaarheid", "bejegening", "informatie", "zorgvuldigheid", "doorlooptijd", "privacy", "overig"
]


def _een_of_meer(waarde: Any) -> Any:
    """A correction gives one text: names apart by a comma."""
    return [deel.strip() for deel in waarde.split(",") if deel.strip()] if isinstance(waarde, str) else waarde


Mensen = Annotated[list[Code], BeforeValidator(_een_of_meer)]


def genoemden(s: Situatie) -> frozenset[str]:
    """Whom the klacht is about, and who else was involved: by the klacht in hand, else by the one received (9:7)."""
    nu = (
        [getattr(s.gegevens, v, None) for v in ("beklaagden", "ook_betrokken")]
        if s.actie == "ontvang"
        else []
    )
    lijsten = nu or [s.gegeven("ontvang", v, []) for v in ("beklaagden", "ook_betrokken")]
    return frozenset(p for lijst in lijsten for p in lijst or ())


def beklaagden(s: Situatie) -> list[str]:
    """Whom the klacht is about."""
    return list(s.gegeven("ontvang", "beklaagden") or [])


def ontvangen_op(s: Situatie) -> date:
    """The day on which the klacht was received, as it reads now."""
    return s.dag_van_actie("ontvang") or s.vandaag


def onbetrokken(s: Situatie, *rollen: Rol) -> list[str]:
    """Who holds one of these roles today and is not named in the klacht; the person who asks first."""
    mensen = [p for rol in rollen for p in s.met_rol(rol)]
    mogelijk = [p for p in dict.fromkeys(mensen) if p not in genoemden(s)]
    return sorted(mogelijk, key=lambda p: p != s.actor)


class Klacht(MetDag):
    """The klacht as it was received (Awb 9:4, 9:6). `datum` is the day of receipt."""

    klager: Klager = veld(
        "Wie klaagt",
        OPEN,
        norm="Awb 9:1",
        hulp="Bij 'ander' verstuurt het secretariaat de brieven per post.",
        groep="De klager",
    )
    klager_persoon: Code | None = veld(
        "Account van de klager",
        OPEN,
        norm="Awb 9:1",
        hulp="Heeft deze ouder of leerling een account, dan volgt hij de klacht daarmee. Anders leeg.",
        standaard=None,
        groep="De klager",
    )
    naam_klager: Zin = veld("Naam en adres van de klager", PERSOON, norm="Awb 9:4 lid 2", groep="De klager")
    vorm: Literal["brief", "e_mail", "formulier", "mondeling"] = veld(
        "Hoe kwam de klacht binnen", OPEN, norm="Awb 9:4", groep="De klager"
    )
    categorie: Categorie = veld(
        "Waarover gaat de klacht vooral",
        OPEN,
        norm="B3, B4",
        hulp="Voor de klachtenmonitor en de jaarlijst.",
        groep="De klacht",
    )
    onderwerp: Literal["gedraging", "besluit"] = veld(
        "Klaagt men over gedrag of over een besluit",
        OPEN,
        norm="Awb 9:8 lid 1 onder c en d",
        hulp="Tegen een besluit staat bezwaar open; dat is geen klacht.",
        groep="De klacht",
    )
    omschrijving: Zin = veld(
        "Wat is er volgens de klager gebeurd", GEZONDHEID, norm="Awb 9:4 lid 2", groep="De klacht"
    )
    voorval_op: date = veld(
        "Wanneer gebeurde het",
        OPEN,
        norm="Awb 9:8 lid 1 onder b",
        hulp="Duurde het langer: de laatste dag.",
        groep="De klacht",
    )
    oude_klacht: Literal["niet_behandelen", "toch_behandelen"] = veld(
        "Gebeurde het langer dan een jaar geleden: wat doen wij",
        OPEN,
        norm="Awb 9:8 lid 1 onder b",
        hulp="Behandelen mag dan, maar hoeft niet.",
        standaard="niet_behandelen",
        groep="De klacht",
    )
    beklaagden: Mensen = veld(
        "Over wie gaat de klacht",
        OPEN,
        norm="Awb 9:7",
        hulp="Leeg: over de organisatie.",
        standaard=[],
        groep="Over wie",
    )
    ook_betrokken: Mensen = veld(
        "Wie was er nog meer bij betrokken",
        OPEN,
        norm="Awb 9:7",
        hulp="Ook zij behandelen de klacht niet.",
        standaard=[],
        groep="Over wie",
    )
    behandelwijze: Literal["zonder_commissie", "commissie"] = veld(
        "Adviseert een klachtencommissie",
        OPEN,
        norm="Awb 9:11 lid 1, 9:15 lid 1",
        hulp="Met commissie is de termijn tien weken, anders zes.",
        standaard="zonder_commissie",
        groep="De behandeling",
    )
    klacht_hash: Vingerafdruk | None = veld(
        "De klacht zelf",
        OPEN,
        norm="Awb 9:12a",
        afdruk=True,
        hulp="Bij een mondelinge klacht: het verslag.",
        standaard=None,
        groep="De behandeling",
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A parent about the conduct of the organisation, today."""
        return super().voorbeeld(s) | {
            "klager": "ouder",
            "naam_klager": "Voorbeeld Ouder, Voorbeeldstraat 1, Voorbeeldstad",
            "vorm": "brief",
            "categorie": "informatie",
            "onderwerp": "gedraging",
            "omschrijving": "Voorbeeld: de ouder kreeg drie weken geen antwoord op een vraag over de plaatsing.",
            "voorval_op": iso(s.vandaag),
            "behandelwijze": "zonder_commissie",
            "klacht_hash": voorbeeld_afdruk(s, "klacht"),
        }


class InBehandeling(MetReden):
    """Taking it up: by whom, the copy to whom it is about, and the hearing that is offered (Awb 9:7, 9:9, 9:10)."""

    behandelaar: Code = veld(
        "Wie behandelt de klacht", OPEN, norm="Awb 9:7", hulp="Nooit iemand die erbij betrokken was."
    )
    afschrift_op: date | None = veld(
        "Afschrift klaar voor degene over wie de klacht gaat",
        OPEN,
        norm="Awb 9:9",
        hulp="De dag waarop klacht en stukken voor hem klaarlagen; het bericht gaat vanzelf. Leeg als de klacht over de organisatie gaat.",
        standaard=None,
    )
    hoorgesprek_aangeboden_op: date = veld("Hoorgesprek aangeboden op", OPEN, norm="Awb 9:10 lid 1")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """By the first who was not involved; everything sent today."""
        wie = onbetrokken(s, Rol.JURIST, Rol.KWALITEITSMEDEWERKER)
        return super().voorbeeld(s) | {
            "behandelaar": (wie or [s.actor])[0],
            "afschrift_op": iso(s.vandaag) if beklaagden(s) else None,
            "hoorgesprek_aangeboden_op": iso(s.vandaag),
        }

    @classmethod
    def mogelijk(cls, s: Situatie) -> dict[str, list[str]]:
        """Who treats klachten and was not involved."""
        return {"behandelaar": onbetrokken(s, Rol.JURIST, Rol.KWALITEITSMEDEWERKER)}


class NietInBehandeling(MetDag):
    """Telling the complainant why the klacht is not treated, within four weeks (Awb 9:8). `datum`: the day of the letter."""

    grond: Literal[
        "eerder_behandeld",
        "ouder_dan_een_jaar",
        "bezwaar_of_beroep",
        "bij_de_rechter",
        "strafzaak",
        "gering_belang",
    ] = veld("Op welke grond", OPEN, norm="Awb 9:8")
    reden: Zin = veld("Waarom behandelen wij de klacht niet", PERSOON, norm="Awb 9:8 lid 3")
    ombudsman: Zin = veld(
        "Waar kan de klager nog terecht",
        OPEN,
        norm="Awb 9:12 lid 2",
        hulp="De ombudsman en de termijn, zoals die in de brief staan.",
    )
    brief_hash: Vingerafdruk = veld("De brief", OPEN, norm="Awb 9:8 lid 3", afdruk=True)
    reden_te_laat: Zin | None = veld(
        "Waarom pas na vier weken",
        PERSOON,
        norm="Awb 9:8 lid 3",
        hulp="Alleen nodig na de vier weken.",
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A klacht that was treated before; late with its reason."""
        laatste = s.uiterlijk("D.KL.niet")
        laat = laatste is not None and s.vandaag > laatste
        return super().voorbeeld(s) | {
            "grond": "eerder_behandeld",
            "reden": "Voorbeeld: over hetzelfde voorval is al een klacht behandeld.",
            "ombudsman": OMBUDSMAN,
            "brief_hash": voorbeeld_afdruk(s, "niet in behandeling"),
            "reden_te_laat": VOORBEELDREDEN if laat else None,
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """Where the complainant can go: the same for every klacht."""
        del s
        return {"ombudsman": OMBUDSMAN}

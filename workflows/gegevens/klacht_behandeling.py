"""The forms of a klacht in treatment: hearing, findings, outcome, report, measures and their effect (Awb 9:5, 9:10-9:16)."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from kernproces.rollen import Rol
from kernproces.taal.formulier import (
    GEZONDHEID,
    OPEN,
    PERSOON,
    Code,
    Formulier,
    Groep,
    Vingerafdruk,
    Zin,
    veld,
)
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import Brief, MetDag, MetReden, Overdracht, iso, voorbeeld_afdruk
from workflows.gegevens.klacht import OMBUDSMAN, beklaagden, onbetrokken

VIER_WEKEN = 28


def met_commissie(s: Situatie) -> bool:
    """Whether a committee advises on this klacht (Awb 9:13)."""
    return bool(s.gegeven("ontvang", "behandelwijze") == "commissie")


class Gehoorde(Groep):
    """One party: heard, or why not."""

    wie: Literal["klager", "beklaagde", "getuige"] = veld("Wie", OPEN, norm="Awb 9:10")
    hoe: Literal["gehoord", "ziet_ervan_af", "kennelijk_ongegrond"] = veld(
        "Gehoord of niet", OPEN, norm="Awb 9:10 lid 2"
    )
    op: date = veld("Op", OPEN, norm="Awb 9:10")
    verslag: Zin = veld("Wat is gezegd, of waarom niet gehoord", GEZONDHEID, norm="Awb 9:10 lid 3")


class Hoorverslag(MetDag):
    """The hearing of both sides, with a report (Awb 9:10)."""

    gehoord: list[Gehoorde] = veld("Wie is gehoord", OPEN, norm="Awb 9:10", standaard=[])
    verslag_hash: Vingerafdruk | None = veld(
        "Het verslag", OPEN, norm="Awb 9:10 lid 3", afdruk=True, standaard=None
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Both heard today."""
        gesprek = {
            "hoe": "gehoord",
            "op": iso(s.vandaag),
            "verslag": "Voorbeeld: het antwoord bleef liggen door ziekte.",
        }
        return super().voorbeeld(s) | {
            "gehoord": [{"wie": p, **gesprek} for p in _partijen(s)],
            "verslag_hash": voorbeeld_afdruk(s, "hoorverslag"),
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """A line for everybody who must have had the chance to be heard."""
        return {"gehoord": [{"wie": p} for p in _partijen(s)]}


def _partijen(s: Situatie) -> list[str]:
    return ["klager", *(["beklaagde"] if beklaagden(s) else [])]


class Bevindingen(Formulier):
    """What was found, and the advice of the committee if there is one (Awb 9:12, 9:15)."""

    bevindingen: Zin = veld("Wat is er gebleken", GEZONDHEID, norm="Awb 9:12 lid 1")
    voorstel: Literal["gegrond", "deels_gegrond", "ongegrond", "geen_oordeel"] = veld(
        "Voorstel voor het oordeel", OPEN, norm="Awb 9:12 lid 1"
    )
    advies_commissie: Literal["gegrond", "deels_gegrond", "ongegrond", "geen_oordeel"] | None = veld(
        "Advies van de commissie",
        OPEN,
        norm="Awb 9:15",
        hulp="Alleen als een commissie adviseert.",
        standaard=None,
    )
    advies_hash: Vingerafdruk | None = veld(
        "Het rapport van de commissie", OPEN, norm="Awb 9:15", afdruk=True, standaard=None
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Well founded; so says the committee if there is one."""
        commissie = met_commissie(s)
        return {
            "bevindingen": "Voorbeeld: de vraag kwam binnen en is drie weken niet beantwoord.",
            "voorstel": "gegrond",
            "advies_commissie": "gegrond" if commissie else None,
            "advies_hash": voorbeeld_afdruk(s, "advies commissie") if commissie else None,
        }


class Afhandeling(MetDag):
    """The outcome in writing, with reasons and where to go next (Awb 9:12). `datum`: the day of the letter."""

    oordeel: Literal["gegrond", "deels_gegrond", "ongegrond", "geen_oordeel"] = veld(
        "Oordeel", OPEN, norm="Awb 9:12 lid 1"
    )
    motivering: Zin = veld(
        "Waarom", GEZONDHEID, norm="Awb 9:12 lid 1", hulp="De bevindingen en wat wij daarvan vinden."
    )
    conclusies: Zin = veld("Wat gaan wij doen", GEZONDHEID, norm="Awb 9:12 lid 1")
    ombudsman: Zin = veld(
        "Waar kan de klager nog terecht",
        OPEN,
        norm="Awb 9:12 lid 2",
        hulp="De ombudsman en de termijn, zoals die in de brief staan.",
    )
    afwijking_advies: Zin | None = veld(
        "Waarom anders dan de commissie",
        GEZONDHEID,
        norm="Awb 9:16",
        hulp="Alleen als u van het advies afwijkt.",
        standaard=None,
    )
    brief_hash: Vingerafdruk = veld("De brief", OPEN, norm="Awb 9:12 lid 1", afdruk=True)
    beklaagde_bericht_op: date | None = veld(
        "Bericht aan degene over wie de klacht gaat",
        OPEN,
        norm="Awb 9:12 lid 1",
        hulp="Leeg als de klacht over de organisatie gaat.",
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """As was proposed or advised."""
        oordeel = s.gegeven("leg_bevindingen_vast", "advies_commissie") or s.gegeven(
            "leg_bevindingen_vast", "voorstel", "gegrond"
        )
        return super().voorbeeld(s) | {
            "oordeel": oordeel,
            "motivering": "Voorbeeld: een vraag hoort binnen een week beantwoord te zijn.",
            "conclusies": "Voorbeeld: wij bieden excuses aan en regelen vervanging bij ziekte.",
            "ombudsman": OMBUDSMAN,
            "brief_hash": voorbeeld_afdruk(s, "uitkomst klacht"),
            "beklaagde_bericht_op": iso(s.vandaag) if beklaagden(s) else None,
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """Where the complainant can go: the same for every klacht."""
        del s
        return {"ombudsman": OMBUDSMAN}


class Rapportage(MetDag):
    """Discussed with the directeur-bestuurder (seed 004, Bureau-4). `datum`: the day of the talk."""

    rapport: Zin = veld(
        "Wat is gerapporteerd", PERSOON, norm="B4", hulp="Zonder namen van ouders of leerling."
    )
    patroon: Literal["op_zichzelf", "eerder_gezien"] = veld("Kwam dit vaker voor", OPEN, norm="B4")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Discussed today."""
        return super().voorbeeld(s) | {
            "rapport": "Voorbeeld: de klacht is gegrond; vervanging bij ziekte was niet geregeld.",
            "patroon": "op_zichzelf",
        }


class Klachtmaatregel(Groep):
    """A measure that was carried out, and whether it helped (3.2.7)."""

    maatregel: Zin = veld("Wat is er gedaan", PERSOON, norm="3.2.7")
    door: Code = veld("Door wie", OPEN, norm="3.2.7")
    uitgevoerd_op: date = veld("Uitgevoerd op", OPEN, norm="3.2.7")
    effect: Literal["voldoende", "onvoldoende"] = veld("Effect", OPEN, norm="3.2.7")
    beoordeeld_door: Code = veld(
        "Effect beoordeeld door", OPEN, norm="3.2.7", hulp="Een ander dan wie het uitvoerde."
    )


class Sluiting(Formulier):
    """The measures, their effect, and what was learned (3.2.7)."""

    maatregelen: list[Klachtmaatregel] = veld("Maatregelen", OPEN, norm="3.2.7", standaard=[])
    onderbouwing: Zin = veld(
        "Waaruit blijkt het effect, of waarom was er geen maatregel nodig", PERSOON, norm="3.2.7"
    )
    lessen: Zin = veld("Wat leren wij hiervan", PERSOON, norm="3.2.7", hulp="Zonder namen.")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """One measure by somebody else, which helped."""
        anderen = [p for p in s.met_rol(Rol.DIRECTEUR_BESTUURDER) if p != s.actor]
        maatregel = {
            "maatregel": "Voorbeeld: bij ziekte neemt een collega de post over.",
            "door": (anderen or [p for p in s.registers.mensen if p != s.actor] or [s.actor])[0],
            "uitgevoerd_op": iso(s.vandaag),
            "effect": "voldoende",
            "beoordeeld_door": s.actor,
        }
        return {
            "maatregelen": [maatregel],
            "onderbouwing": "Voorbeeld: sindsdien is elke vraag binnen een week beantwoord.",
            "lessen": "Voorbeeld: spreek af wie de post overneemt.",
        }


class Tevredenheid(MetDag):
    """The complainant is satisfied; the klacht need not be treated further (Awb 9:5)."""

    wat_gedaan: Zin = veld("Wat is er gedaan", PERSOON, norm="Awb 9:5")
    waaruit_blijkt: Zin = veld(
        "Waaruit blijkt dat de klager tevreden is",
        PERSOON,
        norm="Awb 9:5",
        hulp="Een brief, of een gesprek met datum.",
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A talk that solved it."""
        return super().voorbeeld(s) | {
            "wat_gedaan": "Voorbeeld: de vraag is beantwoord en er zijn excuses gemaakt.",
            "waaruit_blijkt": "Voorbeeld: de klager bevestigde dit vandaag per mail.",
        }


class Verdaging(MetReden):
    """Deferring once, at most four weeks, told to both in writing (Awb 9:11 lid 2)."""

    dagen: Annotated[int, Field(ge=1, le=VIER_WEKEN)] = veld(
        "Hoeveel dagen", OPEN, norm="Awb 9:11 lid 2", hulp="Ten hoogste 28.", standaard=VIER_WEKEN
    )
    beklaagde_bericht_op: date | None = veld(
        "Bericht aan degene over wie de klacht gaat",
        OPEN,
        norm="Awb 9:11 lid 2",
        hulp="Leeg als de klacht over de organisatie gaat.",
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Four weeks, told today."""
        return super().voorbeeld(s) | {
            "dagen": VIER_WEKEN,
            "beklaagde_bericht_op": iso(s.vandaag) if beklaagden(s) else None,
        }


class Instemming(Brief):
    """Further delay, with the written consent of the complainant (Awb 9:11 lid 3)."""

    dagen: Annotated[int, Field(ge=1, le=182)] = veld("Hoeveel dagen", OPEN, norm="Awb 9:11 lid 3")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Two weeks."""
        return super().voorbeeld(s) | {"dagen": 14}


class Klachtoverdracht(Overdracht):
    """Handing a klacht over, never to whom it is about."""

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """To the first colleague who was not involved."""
        wie = [p for p in onbetrokken(s, s.rol) if p != s.zaak.get("behandelaar")]
        return super().voorbeeld(s) | {"aan": (wie or [s.actor])[0]}

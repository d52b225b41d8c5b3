"""The forms of the quarterly overview: the request with what is known, the delivery, and fixing it (norm N5, R25)."""

from datetime import date, timedelta
from typing import Any, Literal

from kernproces.datum import voluit
from kernproces.taal.formulier import OPEN, PERSOON, Code, Formulier, Groep, Mogelijk, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import VOORBEELDREDEN, MetDag, MetReden, iso
from workflows.gegevens.thuiszitter import Verzuimsoort

PEILDAGEN = ((3, 31), (6, 30), (9, 30), (12, 31))


class Thuiszitterregel(Groep):
    """One pupil at home on the peildatum. No name: the number of the zaak, or a mark of the school's own."""

    kenmerk: Code = veld(
        "Kenmerk", OPEN, norm="R25", hulp="Het zaaknummer, of een eigen kenmerk zonder naam."
    )
    soort: Verzuimsoort = veld("Soort verzuim", OPEN, norm="R25")
    eerste_verzuimdag: date = veld("Eerste dag afwezig", OPEN, norm="R25")
    plan: Literal["ja", "nee"] = veld("Is er een ontwikkelingsperspectief", OPEN, norm="R27")
    plek: Literal["geen", "gevonden"] = veld("Is er een plek", OPEN, norm="R26")


class Weglating(Groep):
    """A pupil whom the bureau knows and the school does not list."""

    kenmerk: Code = veld("Kenmerk", OPEN, norm="R25")
    waarom: Zin = veld("Waarom hoort deze leerling er niet bij", PERSOON, norm="R25")


class Opvraging(Formulier):
    """What is asked: which quarter, on which day, by when, and whom the bureau knows already."""

    kwartaal: Code = veld("Kwartaal", OPEN, norm="R25")
    peildatum: date = veld("Peildatum", OPEN, norm="R25")
    uiterlijk: date = veld("Leveren uiterlijk", OPEN, norm="R25")
    bij_ons_bekend: list[Thuiszitterregel] = veld("Bij ons bekend", OPEN, norm="R25", standaard=[])

    @classmethod
    def mogelijk(cls, s: Situatie) -> Mogelijk:
        """The four quarters that ended last."""
        dagen = [laatste_peildatum(s.vandaag)]
        while len(dagen) < 4:
            dagen.append(laatste_peildatum(dagen[-1] - timedelta(days=1)))
        return {"kwartaal": {kwartaalcode(d): f"tot en met {voluit(d)}" for d in dagen}}

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The last quarter that was not asked for yet, in two weeks, with one pupil."""
        gehad = {z["gedaan"]["vraag_op"]["gegevens"]["kwartaal"] for z in s.van_workflow("kwartaalopgave")}
        peildatum = laatste_peildatum(s.vandaag)
        while kwartaalcode(peildatum) in gehad:
            peildatum = laatste_peildatum(peildatum - timedelta(days=1))
        regel = {"kenmerk": "leerling-1", "soort": "relatief", "plan": "nee", "plek": "geen"}
        return {
            "kwartaal": kwartaalcode(peildatum),
            "peildatum": iso(peildatum),
            "uiterlijk": iso(s.vandaag + timedelta(days=14)),
            "bij_ons_bekend": [regel | {"eerste_verzuimdag": iso(peildatum - timedelta(days=40))}],
        }


class Levering(MetDag):
    """Who is at home on the peildatum, as the school knows it. From here on it stands as it is."""

    peildatum: date = veld("Op de peildatum", OPEN, norm="R25", hulp="De dag waarover de opgave gaat.")
    thuiszitters: Literal["ja", "nee"] = veld("Zitten er op die dag leerlingen thuis", OPEN, norm="R25")
    regels: list[Thuiszitterregel] = veld(
        "Wie zit er thuis", OPEN, norm="R25", nodig="bij ja", bij={"thuiszitters": ("ja",)}, standaard=[]
    )
    weggelaten: list[Weglating] = veld(
        "Bij ons bekend, maar hoort er niet bij", OPEN, norm="R25", standaard=[]
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Exactly those who are known."""
        bekend = s.gegeven("vraag_op", "bij_ons_bekend", [])
        return super().voorbeeld(s) | cls.invulling(s) | {"thuiszitters": "ja" if bekend else "nee"}

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """The day that was asked for, and those who are known; the school adds and removes."""
        return {
            "peildatum": s.gegeven("vraag_op", "peildatum", iso(s.vandaag)),
            "regels": s.gegeven("vraag_op", "bij_ons_bekend", []),
        }


class Heropening(MetReden):
    """Back to the school: what is unclear, and the new last day."""

    uiterlijk: date = veld("Leveren uiterlijk", OPEN, norm="R25")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A week."""
        return {"reden": VOORBEELDREDEN, "uiterlijk": iso(s.vandaag + timedelta(days=7))}


class Vaststelling(MetDag):
    """What the bureau saw when it fixed the overview."""

    bevinding: Zin = veld("Wat valt op", PERSOON, norm="R25", hulp="Zonder namen.")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Nothing out of the ordinary."""
        return super().voorbeeld(s) | {"bevinding": "Voorbeeld: gelijk aan wat bij ons bekend is."}


def kwartaalcode(peildatum: date) -> str:
    """`2026-K3`: the calendar quarter in which the peildatum lies."""
    return f"{peildatum.year}-K{(peildatum.month + 2) // 3}"


def laatste_peildatum(dag: date, peildagen: tuple[tuple[int, int], ...] = PEILDAGEN) -> date:
    """The last peildatum on or before this day."""
    alle = (date(jaar, maand, nr) for jaar in (dag.year - 1, dag.year) for maand, nr in peildagen)
    return max(p for p in alle if p <= dag)

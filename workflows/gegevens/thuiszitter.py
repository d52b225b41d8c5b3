"""The forms of a pupil at home: signal, report, coach, plan, place, breakthrough, end (norm N5; domein.md 5 and 10.6)."""

from datetime import date, timedelta
from typing import Any, Literal

from kernproces.rollen import Rol
from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Code, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import VOORBEELDREDEN, MetDag, MetReden, iso, voorbeeld_afdruk

Verzuimsoort = Literal["absoluut", "relatief", "geoorloofd_langdurig"]
VIER_WEKEN = timedelta(days=28)
LANGER = "Absoluut: nergens ingeschreven. Relatief: ingeschreven en zonder geldige reden afwezig."


def langdurig_vanaf(eerste_dag: date) -> date:
    """The first day on which the absence has lasted longer than four weeks; the first day absent is day 1 (domein.md 5)."""
    return eerste_dag + VIER_WEKEN


def _uit_signaal(s: Situatie) -> dict[str, Any]:
    """Kind and first day, as the last signal said."""
    signaal = s.zaak["gedaan"].get("signaleer", {}).get("gegevens", {})
    return {veld: signaal[veld] for veld in ("soort", "eerste_verzuimdag") if veld in signaal}


class Signaal(MetDag):
    """What is seen, before it is a report: since when, what kind of absence, and by whom."""

    soort: Verzuimsoort = veld("Soort verzuim", OPEN, norm="LPW 21, 22", hulp=LANGER)
    eerste_verzuimdag: date = veld("Eerste dag afwezig", OPEN, norm="norm N5")
    bron: Literal["school", "ouders", "leerplicht", "jeugdhulp", "steunpunt", "anders"] = veld(
        "Van wie komt het signaal", OPEN
    )
    wat_speelt: Zin = veld("Wat is er aan de hand", GEZONDHEID, norm="norm N5")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Five weeks at home, seen by the school; what an earlier signal said stays."""
        return super().voorbeeld(s) | {
            "soort": s.gegeven("signaleer", "soort", "relatief"),
            "eerste_verzuimdag": s.gegeven(
                "signaleer", "eerste_verzuimdag", iso(s.vandaag - timedelta(days=35))
            ),
            "bron": "school",
            "wat_speelt": "Voorbeeld: de leerling durft de klas niet meer in.",
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """What an earlier signal said."""
        return _uit_signaal(s)


class Melding(MetDag):
    """The report itself: by whom, which kind, since when."""

    melder: Literal["school", "leerplichtambtenaar"] = veld("Wie meldt", OPEN, norm="LPW 21, 21a")
    soort: Verzuimsoort = veld("Soort verzuim", OPEN, norm="LPW 21, 22", hulp=LANGER)
    eerste_verzuimdag: date = veld("Eerste dag afwezig", OPEN, norm="norm N5")
    al_gedaan: Zin = veld("Wat is er al geprobeerd", GEZONDHEID, norm="norm N5")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """What the signal said, reported today; by leerplicht through the coach."""
        anders = {"soort": "relatief", "eerste_verzuimdag": iso(s.vandaag - timedelta(days=35))}
        return (
            super().voorbeeld(s)
            | anders
            | _uit_signaal(s)
            | {
                "melder": "leerplichtambtenaar" if s.rol is Rol.VERZUIMCOACH else "school",
                "al_gedaan": "Voorbeeld: gesprekken met ouders en mentor, en een aangepast rooster.",
            }
        )

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """What the signal said."""
        return _uit_signaal(s)


class Coachtoewijzing(MetReden):
    """Which verzuimcoach carries it from here."""

    coach: Code = veld("Verzuimcoach", OPEN, norm="norm N5", hulp="Iemand met de rol verzuimcoach.")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The first coach in the register."""
        coaches = s.met_rol(Rol.VERZUIMCOACH)
        return super().voorbeeld(s) | {"coach": (list(coaches) or [s.actor])[0]}

    @classmethod
    def mogelijk(cls, s: Situatie) -> dict[str, list[str]]:
        """A verzuimcoach of today."""
        return {"coach": s.met_rol(Rol.VERZUIMCOACH)}


class Thuiszittersplan(MetDag):
    """The ontwikkelingsperspectief as the school established it, in agreement and with the pupil's own view (domein.md 4)."""

    plan_hash: Vingerafdruk = veld("Vingerafdruk van het plan", OPEN, norm="WPO 40a", afdruk=True)
    overleg_op: date = veld("Overleg met ouders op", OPEN, norm="WPO 40a")
    instemming_op: date = veld("Instemming met het handelingsdeel op", OPEN, norm="WPO 40a")
    inbreng_leerling: Zin | None = veld(
        "Wat de leerling zelf wil", GEZONDHEID, norm="WPO 40a (hoorrecht)", standaard=None
    )
    reden_geen_inbreng: Zin | None = veld("Waarom niet gevraagd", GEZONDHEID, standaard=None)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Agreed with parents and pupil today."""
        return super().voorbeeld(s) | {
            "plan_hash": voorbeeld_afdruk(s, "plan thuiszitter"),
            "overleg_op": iso(s.vandaag),
            "instemming_op": iso(s.vandaag),
            "inbreng_leerling": "Voorbeeld: weer naar school, eerst in de ochtend.",
        }


class GevondenPlek(MetDag):
    """Where the pupil can go, from when, and that the parents agree."""

    school: Code = veld(
        "School", OPEN, norm="norm N5", hulp="Waar de leerling ingeschreven is of wordt ingeschreven."
    )
    plek: Zin = veld(
        "Welke plek", GEZONDHEID, norm="norm N5", hulp="De klas, de voorziening, de begeleiding."
    )
    begint_op: date = veld("Eerste dag op de plek", OPEN, norm="norm N5")
    ouders_akkoord_op: date = veld("Ouders akkoord op", OPEN, norm="norm N6")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """On the pupil's own school, from today."""
        scholen = s.registers.alle_op("scholen", s.vandaag)
        eigen = s.dossier.get("school")
        return super().voorbeeld(s) | {
            "school": eigen if eigen in scholen else next(iter(scholen), "school-1"),
            "plek": "Voorbeeld: een rustige tussenvoorziening, drie ochtenden in de week.",
            "begint_op": iso(s.vandaag),
            "ouders_akkoord_op": iso(s.vandaag),
        }


class Plaatsing(MetDag):
    """Placed: the attendance itself was confirmed, and leerplicht knows."""

    aanwezig_op: date = veld("Voor het laatst gezien op de plek", OPEN, norm="norm N5")
    bevestigd_door: Zin = veld("Wie bevestigde dat", PERSOON, norm="norm N5")
    leerplicht_bericht_op: date = veld("Leerplicht ingelicht op", OPEN, norm="LPW 21a")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Seen today."""
        return super().voorbeeld(s) | {
            "aanwezig_op": iso(s.vandaag),
            "bevestigd_door": "Voorbeeld Mentor",
            "leerplicht_bericht_op": iso(s.vandaag),
        }


class Doorbraak(MetDag):
    """What was agreed with board or municipality to break through."""

    met: list[Literal["gemeente", "schoolbestuur", "jeugdhulp", "ouders", "leerplicht"]] = veld(
        "Met wie", OPEN, norm="Thuiszitterspact 2016"
    )
    afspraak: Zin = veld("Wat is afgesproken", GEZONDHEID, norm="Thuiszitterspact 2016")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """With the municipality, today."""
        return super().voorbeeld(s) | {
            "met": ["gemeente", "schoolbestuur"],
            "afspraak": "Voorbeeld: de gemeente regelt vervoer, de school een eigen begeleider.",
        }


class Afsluiting(MetDag):
    """The place holds."""

    nog_aanwezig_op: date = veld("Nog aanwezig op", OPEN, norm="norm N5")
    lessen: Zin = veld("Wat leren wij hiervan", PERSOON, norm="3.3.4", hulp="Zonder namen.")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Still there today."""
        return super().voorbeeld(s) | {
            "nog_aanwezig_op": iso(s.vandaag),
            "lessen": "Voorbeeld: eerder samen om de tafel.",
        }


class AndersGesloten(MetReden):
    """Why it ends without a place."""

    grond: Literal["vrijstelling", "verhuisd", "leeftijd_bereikt", "onterecht"] = veld(
        "Waarom stopt het", OPEN, norm="LPW 5, 5a, 11"
    )
    vrijstelling_artikel: Literal["5-onder-a", "5-onder-b", "5-onder-c", "5a", "11", "15"] | None = veld(
        "Vrijstelling op grond van artikel",
        OPEN,
        norm="LPW 5, 5a, 11, 15",
        hulp="Alleen bij een vrijstelling.",
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Moved away."""
        del s
        return {"reden": VOORBEELDREDEN, "grond": "verhuisd"}

"""The forms of a bezwaar up to the advice of the committee (Awb 6:5-6:14, 7:2-7:13; domein.md 2.1)."""

from datetime import date, timedelta
from typing import Any, Literal

from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Code, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import VOORBEELDREDEN, MetDag, MetReden, Stuk, iso, voorbeeld_afdruk

Vereiste = Literal["handtekening", "naam_en_adres", "dagtekening", "omschrijving_besluit", "gronden"]
VEREISTEN: tuple[Vereiste, ...] = (
    "handtekening", "naam_en_adres", "dagtekening", "omschrijving_besluit", "gronden",
)  # fmt: skip
Strekking = Literal["gegrond", "deels", "ongegrond"]


def te_herstellen(s: Situatie) -> list[str]:
    """What Awb 6:5 asks that was not there or was asked for, and has not been repaired, in the order of the law."""
    mist = set(VEREISTEN) - set(s.gegeven("ontvang", "aanwezig", []))
    for verzoek in s.verzameld("verzoeken"):
        mist |= set(verzoek["gegevens"]["verzuimen"])
    for herstel in s.verzameld("herstellingen"):
        mist -= set(herstel["gegevens"]["hersteld"])
    return [v for v in VEREISTEN if v in mist]


class Bezwaarschrift(MetDag):
    """The bezwaarschrift as it came in. `datum` is the day of receipt (Awb 6:9, 6:14)."""

    bezwaarde: Literal["ouder", "bevoegd_gezag", "ander"] = veld(
        "Wie maakt bezwaar", OPEN, norm="Awb 1:2, 7:1", groep="Wie, hoe en wanneer"
    )
    wijze: Literal["post", "digitaal", "bezorgd"] = veld(
        "Hoe kwam het binnen", OPEN, norm="Awb 6:9, 2:20", groep="Wie, hoe en wanneer"
    )
    ter_post_op: date | None = veld(
        "Ter post bezorgd op",
        OPEN,
        norm="Awb 6:9 lid 2",
        hulp="De dag van het poststempel. Op tijd gepost en binnen een week na de termijn ontvangen, is op tijd.",
        standaard=None,
        groep="Wie, hoe en wanneer",
    )
    verontschuldiging: Literal["geen", "niet_in_verzuim", "storing", "geen_bericht"] = veld(
        "Is er een reden dat het te laat kwam",
        OPEN,
        norm="Awb 6:11, 2:21-2:23",
        hulp="Niet in verzuim (6:11), ons systeem lag stil, of het bericht dat het besluit klaarstond bleef uit (2:21-2:23).",
        standaard="geen",
        groep="Wie, hoe en wanneer",
    )
    aanwezig: list[Vereiste] = veld(
        "Wat erin staat", OPEN, norm="Awb 6:5", standaard=[], groep="Het bezwaarschrift"
    )
    behandeling: Literal["commissie", "zonder_commissie"] = veld(
        "Adviseert een commissie",
        OPEN,
        norm="WPO 18a lid 12, Awb 7:13",
        hulp="Een samenwerkingsverband heeft een commissie; dan is de beslistermijn twaalf weken, anders zes.",
        standaard="commissie",
        groep="Het bezwaarschrift",
    )
    bezwaarschrift_hash: Vingerafdruk | None = veld(
        "Vingerafdruk van het bezwaarschrift",
        OPEN,
        norm="Awb 6:4 lid 3",
        hulp="Leeg als het nog niet op schrift staat; dat is dan te herstellen.",
        afdruk=True,
        standaard=None,
        groep="Het bezwaarschrift",
    )
    gronden: Zin = veld(
        "Waarom het besluit volgens de bezwaarde niet klopt",
        GEZONDHEID,
        norm="Awb 6:5",
        groep="Het bezwaarschrift",
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The parents object, digitally, today, with everything that the law asks."""
        return super().voorbeeld(s) | {
            "bezwaarde": "ouder",
            "wijze": "digitaal",
            "aanwezig": list(VEREISTEN),
            "behandeling": "commissie",
            "bezwaarschrift_hash": voorbeeld_afdruk(s, "bezwaarschrift"),
            "gronden": "Voorbeeld: volgens ons is de eigen school met begeleiding wel passend.",
        }


class Herstelverzoek(MetReden):
    """Asking to repair what is missing, within a set term (Awb 6:6)."""

    verzuimen: list[Vereiste] = veld("Wat ontbreekt", OPEN, norm="Awb 6:5")
    uiterlijk: date = veld("Uiterlijk herstellen op", OPEN, norm="Awb 6:6")
    brief_hash: Vingerafdruk = veld("Vingerafdruk van de brief", OPEN, afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """What is missing, or the grounds; two weeks."""
        return super().voorbeeld(s) | {
            "verzuimen": te_herstellen(s) or ["gronden"],
            "uiterlijk": iso(s.vandaag + timedelta(days=14)),
            "brief_hash": voorbeeld_afdruk(s, "herstelverzoek"),
        }


class Herstel(MetDag):
    """What was repaired, on the day on which it came in."""

    hersteld: list[Vereiste] = veld("Wat is hersteld", OPEN, norm="Awb 6:6")
    aanvulling_hash: Vingerafdruk = veld("Vingerafdruk van de aanvulling", OPEN, afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Everything that was asked for."""
        return super().voorbeeld(s) | {
            "hersteld": te_herstellen(s) or ["gronden"],
            "aanvulling_hash": voorbeeld_afdruk(s, "aanvulling"),
        }


class Ontvankelijk(MetReden):
    """The bezwaar is admissible; a late one only with the reason why that is excused."""

    verschoonbaar: Zin | None = veld(
        "Waarom te laat hier niet telt",
        PERSOON,
        norm="Awb 6:11, 2:21-2:23",
        hulp="Alleen nodig als het bezwaar te laat kwam.",
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """In time; with a stated excuse also why it is accepted."""
        verontschuldigd = s.gegeven("ontvang", "verontschuldiging", "geen") != "geen"
        reden = "Voorbeeld: de ouders lagen in het ziekenhuis en schreven meteen daarna."
        return super().voorbeeld(s) | {"verschoonbaar": reden if verontschuldigd else None}


class Verweer(MetDag):
    """The verweerschrift and the file, to the committee and to whoever made bezwaar at once (reglement LBT art. 2)."""

    commissie: Literal["lbt", "eigen_commissie", "zonder_commissie"] = veld(
        "Wie hoort en adviseert",
        OPEN,
        norm="Awb 7:13, 7:5",
        hulp="Zonder commissie alleen als het bezwaar zo wordt behandeld.",
    )
    ontvangers: list[Literal["commissie", "bezwaarde"]] = veld(
        "Tegelijk verstuurd aan", OPEN, norm="LBT art. 2"
    )
    verweerschrift_hash: Vingerafdruk = veld("Vingerafdruk van het verweerschrift", OPEN, afdruk=True)
    dossier_hash: Vingerafdruk = veld("Vingerafdruk van de stukken", OPEN, afdruk=True)

    @classmethod
    def mogelijk(cls, s: Situatie) -> dict[str, list[str]]:
        """How it is treated was said when it came in."""
        zonder = s.gegeven("ontvang", "behandeling") == "zonder_commissie"
        return {"commissie": ["zonder_commissie"] if zonder else ["lbt", "eigen_commissie"]}

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """To the national committee and the bezwaarde."""
        zonder = s.gegeven("ontvang", "behandeling") == "zonder_commissie"
        return super().voorbeeld(s) | {
            "commissie": "zonder_commissie" if zonder else "lbt",
            "ontvangers": ["commissie", "bezwaarde"],
            "verweerschrift_hash": voorbeeld_afdruk(s, "verweerschrift"),
            "dossier_hash": voorbeeld_afdruk(s, "bezwaardossier"),
        }


class TerInzage(MetDag):
    """The file is open to the parties, at least a week before the hearing (Awb 7:4). `datum` is the first day."""

    hoorzitting_op: date = veld("Hoorzitting op", OPEN, norm="Awb 7:2, 7:4")
    waar: Zin = veld("Waar de stukken liggen", PERSOON, norm="Awb 7:4 lid 3")
    weggelaten: Literal["niets", "gewichtige_redenen", "schade_voor_gezondheid"] = veld(
        "Welke stukken niet ter inzage liggen", OPEN, norm="Awb 7:4 lid 6-8", standaard="niets"
    )
    reden_weggelaten: Zin | None = veld("Waarom niet", GEZONDHEID, norm="Awb 7:4 lid 6-8", standaard=None)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Everything, from today, for a hearing in two weeks."""
        return super().voorbeeld(s) | {
            "hoorzitting_op": iso(s.vandaag + timedelta(days=14)),
            "waar": "Voorbeeld: in het loket, en op het kantoor op afspraak.",
        }


class AfzienVanHoren(MetReden):
    """There will be no hearing, on a ground of Awb 7:3."""

    grond: Literal[
        "kennelijk_niet_ontvankelijk", "kennelijk_ongegrond", "wil_niet_gehoord", "reageert_niet"
    ] = veld("Grond", OPEN, norm="Awb 7:3")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The parents say that they need not be heard."""
        return super().voorbeeld(s) | {"grond": "wil_niet_gehoord"}


class Bezwaarhoring(MetDag):
    """The hearing with its report; without one what the papers say."""

    voorzitter: Code | None = veld(
        "Voorzitter", OPEN, norm="Awb 7:13 lid 1", hulp="Niet van het samenwerkingsverband.", standaard=None
    )
    aanwezig: list[Literal["bezwaarde", "samenwerkingsverband", "deskundige", "andere_belanghebbende"]] = (
        veld("Wie er waren", OPEN, norm="Awb 7:2", standaard=[])
    )
    verslag: Zin = veld("Wat is gezegd, of wat uit de stukken blijkt", GEZONDHEID, norm="Awb 7:7")
    verslag_hash: Vingerafdruk | None = veld(
        "Vingerafdruk van het verslag", OPEN, norm="Awb 7:7", afdruk=True, standaard=None
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Heard today by a committee with a chair from outside; or not at all."""
        if s.gedaan("zie_af_van_horen"):
            return super().voorbeeld(s) | {"verslag": "Voorbeeld: afgedaan op de stukken."}
        return super().voorbeeld(s) | {
            "voorzitter": "voorzitter-lbt",
            "aanwezig": ["bezwaarde", "samenwerkingsverband"],
            "verslag": "Voorbeeld: ouders en samenwerkingsverband lichtten hun standpunt toe.",
            "verslag_hash": voorbeeld_afdruk(s, "hoorverslag"),
        }


class Commissieadvies(MetDag):
    """The advice of the committee (Awb 7:13 lid 6)."""

    strekking: Strekking = veld("Het advies", OPEN, norm="Awb 7:13")
    kern: Zin = veld("De kern van het advies", GEZONDHEID, norm="Awb 7:13 lid 6")
    advies_hash: Vingerafdruk = veld("Vingerafdruk van het advies", OPEN, afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The committee finds it unfounded."""
        return super().voorbeeld(s) | {
            "strekking": "ongegrond",
            "kern": "Voorbeeld: het besluit rust op twee zorgvuldige adviezen.",
            "advies_hash": voorbeeld_afdruk(s, "commissieadvies"),
        }


class Verdaging(MetReden):
    """Putting off the decision: six weeks once, more only with consent (Awb 7:10 lid 3 and 4)."""

    dagen: int = veld("Aantal dagen", OPEN, norm="Awb 7:10 lid 3 en 4")
    instemming_hash: Vingerafdruk | None = veld(
        "Vingerafdruk van de instemming",
        OPEN,
        norm="Awb 7:10 lid 4",
        hulp="De schriftelijke instemming; alleen nodig bij meer dan zes weken of een tweede keer.",
        afdruk=True,
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Six weeks; a second time two weeks with consent."""
        eerder = s.gedaan("verdaag")
        return super().voorbeeld(s) | {
            "dagen": 14 if eerder else 42,
            "instemming_hash": voorbeeld_afdruk(s, "instemming") if eerder else None,
        }


class Bezwaarstuk(Stuk):
    """A document; what a party hands in later than ten days before the hearing needs the leave of the committee."""

    van: Literal["samenwerkingsverband", "bezwaarde", "andere_belanghebbende"] = veld(
        "Van wie", OPEN, norm="Awb 7:4 lid 1", standaard="samenwerkingsverband"
    )
    toegelaten: Zin | None = veld(
        "Waarom het stuk toch is toegelaten",
        PERSOON,
        norm="Awb 7:4 lid 1",
        hulp="Alleen nodig binnen tien dagen voor de hoorzitting.",
        standaard=None,
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """A report of our own."""
        return super().voorbeeld(s) | {"van": "samenwerkingsverband", "toegelaten": VOORBEELDREDEN}

"""The forms between intake and agreement: risks, capacity, feasibility, refusal (KSO 3.1.3-3.1.5)."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from kernproces.rollen import Rol
from kernproces.taal.formulier import GEZONDHEID, OPEN, PERSOON, Code, Groep, Vingerafdruk, Zin, veld
from kernproces.zaak.situatie import Situatie
from workflows.capaciteit import vrij
from workflows.gegevens.gemeen import MetDag, MetReden, iso, voorbeeld_afdruk

Schaal = Annotated[int, Field(ge=1, le=5)]
Aantal = Annotated[int, Field(ge=0, le=100_000)]
CAPACITEITSOORTEN = ("capaciteit", "competenties", "deskundigheid", "tijd", "methoden_en_middelen")
Capaciteitsoort = Literal["capaciteit", "competenties", "deskundigheid", "tijd", "methoden_en_middelen"]


class Factor(Groep):
    """What helps or hinders reaching the goal."""

    soort: Literal["belemmerend", "bevorderend"] = veld("Soort", OPEN, norm="3.1.3")
    omschrijving: Zin = veld("Factor", GEZONDHEID, norm="3.1.3")


class Risico(Groep):
    """A risk to a goal or to the organisation, and how it is covered: a measure, or acceptance by a teamleider."""

    id: Code = veld("Kenmerk", OPEN, volgt="risico")
    raakt: Literal["doel", "organisatie"] = veld("Wat raakt het", OPEN, norm="3.1.3")
    doel: Code | None = veld(
        "Welk doel", OPEN, nodig="als het een doel raakt", bij={"raakt": ("doel",)}, standaard=None
    )
    omschrijving: Zin = veld("Risico", GEZONDHEID, norm="3.1.3")
    kans: Schaal = veld("Kans (1-5)", OPEN, norm="3.1.3")
    impact: Schaal = veld("Impact (1-5)", OPEN, norm="3.1.3")
    maatregel: Zin | None = veld(
        "Maatregel", GEZONDHEID, norm="3.1.3", nodig="of aanvaarding hieronder", standaard=None
    )
    eigenaar: Code | None = veld(
        "Wie voert de maatregel uit", OPEN, nodig="bij een maatregel", standaard=None
    )
    aanvaard_door: Code | None = veld(
        "Aanvaard door",
        OPEN,
        norm="3.1.3",
        hulp="Een teamleider.",
        nodig="alleen zonder maatregel",
        standaard=None,
    )
    aanvaard_omdat: Zin | None = veld(
        "Waarom aanvaard", GEZONDHEID, nodig="alleen zonder maatregel", standaard=None
    )


class Risicoanalyse(MetDag):
    """The factors and the risks (3.1.3)."""

    factoren: list[Factor] = veld(
        "Factoren", OPEN, norm="3.1.3", nodig="ten minste een belemmerende en een bevorderende", standaard=[]
    )
    risicos: list[Risico] = veld("Risico's", OPEN, norm="3.1.3", nodig="ten minste een", standaard=[])

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Two factors, a risk with a measure, and one that a teamleider accepts where there is one."""
        doelen = [d["id"] for d in s.gegeven("rond_intake_af", "doelen", [])] or ["doel-1"]
        risicos = [
            {"id": "risico-1", "raakt": "doel", "doel": doelen[0], "kans": 3, "impact": 4}
            | {"omschrijving": "Voorbeeld: de leerling valt uit.", "maatregel": "Voorbeeld: opbouwrooster."}
            | {"eigenaar": s.actor}
        ]
        if teamleiders := s.met_rol(Rol.TEAMLEIDER):
            risicos.append(
                {
                    "id": "risico-2",
                    "raakt": "organisatie",
                    "kans": 2,
                    "impact": 2,
                    "aanvaard_door": teamleiders[0],
                }
                | {
                    "omschrijving": "Voorbeeld: ziekte van een begeleider.",
                    "aanvaard_omdat": "Voorbeeld: klein.",
                }
            )
        factoren = [
            {"soort": f, "omschrijving": f"Voorbeeld van wat {f} werkt."}
            for f in ("belemmerend", "bevorderend")
        ]
        return super().voorbeeld(s) | {"factoren": factoren, "risicos": risicos}

    @classmethod
    def mogelijk(cls, s: Situatie) -> dict[str, list[str]]:
        """The goals of the intake, and who may accept a risk."""
        doelen = [d["id"] for d in s.gegeven("rond_intake_af", "doelen", [])]
        return {"doel": doelen, "aanvaard_door": list(s.met_rol(Rol.TEAMLEIDER))}

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """A factor of each kind and a risk are asked: their lines stand ready."""
        return {
            "factoren": [{"soort": f} for f in ("belemmerend", "bevorderend")],
            "risicos": [{"id": "risico-1"}],
        }


class Capaciteitsregel(Groep):
    """What is needed of one kind against what there is, in the same unit; whole numbers."""

    soort: Capaciteitsoort = veld("Soort", OPEN, norm="3.1.4")
    nodig: Annotated[int, Field(ge=1, le=100_000)] = veld("Nodig", OPEN, norm="3.1.4")
    beschikbaar: Aantal = veld("Beschikbaar", OPEN, norm="3.1.4")
    eenheid: Code = veld("Eenheid", OPEN, hulp="Bijvoorbeeld: uren, personen, sets.")
    maatregel: Zin | None = veld("Maatregel bij een tekort", PERSOON, norm="3.1.4", standaard=None)


class CapaciteitsToets(MetDag):
    """The five lines of 3.1.4."""

    regels: list[Capaciteitsregel] = veld("Capaciteit", OPEN, norm="3.1.4", nodig="vijf regels", standaard=[])

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """One of each is needed; what is there comes from the register, or is one."""
        regels = []
        over = vrij(s, CAPACITEITSOORTEN)
        for soort in CAPACITEITSOORTEN:
            register = s.registers.op("capaciteit", soort, s.vandaag) or {}
            beschikbaar = min(register.get("beschikbaar", 1), 1)
            regel = {
                "soort": soort,
                "nodig": 1,
                "beschikbaar": beschikbaar,
                "eenheid": register.get("eenheid", "personen"),
            }
            if beschikbaar < 1 or over.get(soort, 1) < 1:
                regel["maatregel"] = "Voorbeeld: extra inhuren voor de begindatum."
            regels.append(regel)
        return super().voorbeeld(s) | {"regels": regels}

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """The five lines stand ready, each with the unit of the register; what is needed and what there is, is judged."""
        eenheden = {
            x: (s.registers.op("capaciteit", x, s.vandaag) or {}).get("eenheid") for x in CAPACITEITSOORTEN
        }
        return {"regels": [{"soort": x} | ({"eenheid": e} if e else {}) for x, e in eenheden.items()]}


class EisOordeel(Groep):
    """Whether one item of the intake can be met."""

    eis: Code = veld("Eis of wens", OPEN, norm="3.1.5")
    oordeel: Literal["kan", "kan_met_maatregel", "kan_niet"] = veld("Oordeel", OPEN, norm="3.1.5")
    maatregel: Zin | None = veld(
        "Maatregel",
        GEZONDHEID,
        norm="3.1.5",
        nodig="bij kan met maatregel",
        bij={"oordeel": ("kan_met_maatregel",)},
        standaard=None,
    )


class Haalbaarheidsoordeel(MetDag):
    """Each item of the intake judged, before the agreement (3.1.5)."""

    oordelen: list[EisOordeel] = veld("Oordelen", OPEN, norm="3.1.5", standaard=[])

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Everything can be met."""
        eisen = s.gegeven("rond_intake_af", "eisen", [])
        return super().voorbeeld(s) | {"oordelen": [{"eis": e["id"], "oordeel": "kan"} for e in eisen]}

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """One line for each item of the intake."""
        return {"oordelen": [{"eis": e["id"]} for e in s.gegeven("rond_intake_af", "eisen", [])]}


class VraagAanvulling(MetReden):
    """Back to the intake: what is still missing."""

    wat: Literal["eisen", "doelen", "leerling_horen", "overig"] = veld("Wat mist er", OPEN, norm="3.1.2")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The requirements must be completed."""
        return super().voorbeeld(s) | {"wat": "eisen"}


class Weigering(MetDag):
    """No offer: why, and which school takes care of the pupil (zorgplicht)."""

    motivering: Zin = veld("Motivering", GEZONDHEID, norm="3.1.5")
    bereide_school: Code | None = veld("Welke school is bereid", OPEN, norm="WPO 40 lid 4", standaard=None)
    bereid_op: date | None = veld("Bereid verklaard op", OPEN, norm="WPO 40 lid 4", standaard=None)
    geen_zorgplicht: Zin | None = veld(
        "Waarom er geen zorgplicht is",
        PERSOON,
        norm="WPO 40 lid 4",
        hulp="Alleen als de klant een school is.",
        standaard=None,
    )
    besluit_hash: Vingerafdruk = veld("Vingerafdruk van het besluit", OPEN, afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Another school is willing; for a school as client there is no zorgplicht."""
        invulling = super().voorbeeld(s) | {
            "motivering": "Voorbeeld: deze vraag past niet bij het aanbod.",
            "besluit_hash": voorbeeld_afdruk(s, "weigering"),
        }
        if s.gegeven("registreer", "klant") == "school":
            return invulling | {"geen_zorgplicht": "Voorbeeld: de klant is een school."}
        eigen = s.gegeven("registreer", "school")
        andere = [x for x in s.registers.alle_op("scholen", s.vandaag) if x != eigen]
        return invulling | {"bereide_school": (andere or ["andere-school"])[0], "bereid_op": iso(s.vandaag)}

"""The forms of the ending: ground, transition, aftercare, knowledge, early end, reopening (KSO 3.3)."""

from datetime import date, timedelta
from typing import Any, Literal

from kernproces.taal.formulier import (
    GEZONDHEID,
    OPEN,
    PERSOON,
    Code,
    Groep,
    Mogelijk,
    Vingerafdruk,
    Zin,
    veld,
)
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.gemeen import MetDag, MetReden, iso, voorbeeld_afdruk
from workflows.gegevens.overeenkomst import doelen_van


class DoelUitkomst(Groep):
    """What became of one goal."""

    doel: Code = veld("Doel", OPEN, norm="3.3.1")
    resultaat: Literal["behaald", "deels_behaald", "niet_behaald"] = veld("Resultaat", OPEN, norm="3.3.1")
    toelichting: Zin = veld("Toelichting", GEZONDHEID)


class Beeindiging(MetDag):
    """The ground on which the agreement ends (3.3.1)."""

    grond: Literal["afspraken_voldaan", "overeenstemming"] = veld("Grond", OPEN, norm="3.3.1")
    uitkomsten: list[DoelUitkomst] = veld("Uitkomst per doel", OPEN, norm="3.3.1", standaard=[])
    overeenstemming_met: Zin | None = veld("Met wie overeengekomen", PERSOON, norm="3.3.1", standaard=None)
    overeenstemming_op: date | None = veld("Overeengekomen op", OPEN, norm="3.3.1", standaard=None)
    toelichting: Zin = veld("Toelichting", GEZONDHEID, norm="3.3.1")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Every goal was reached."""
        regel = {"resultaat": "behaald", "toelichting": "Voorbeeld: gezien in de klas."}
        return super().voorbeeld(s) | {
            "grond": "afspraken_voldaan",
            "uitkomsten": [{"doel": d} | regel for d in doelen_van(s.zaak)],
            "toelichting": "Voorbeeld: alle afspraken zijn nagekomen.",
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """One line for each goal."""
        return {"uitkomsten": [{"doel": d} for d in doelen_van(s.zaak)]}


class Transitieplan(MetDag):
    """The final report, and who receives the pupil or the client."""

    eindverslag_hash: Vingerafdruk = veld("Vingerafdruk van het eindverslag", OPEN, norm="3.3.2", afdruk=True)
    ontvanger: Literal["school", "werk", "zorg", "thuis"] = veld("Waarheen", OPEN, norm="3.3.2")
    ontvangende_partij: Zin = veld("Ontvangende partij", PERSOON, norm="3.3.2")

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """To a school."""
        return super().voorbeeld(s) | {
            "eindverslag_hash": voorbeeld_afdruk(s, "eindverslag"),
            "ontvanger": "school",
            "ontvangende_partij": "Voorbeeld: de nieuwe school.",
        }


class NazorgActie(Groep):
    """One act of aftercare: what, by whom, when at the latest."""

    id: Code = veld("Kenmerk", OPEN, norm="3.3.2", volgt="nazorg")
    wat: Zin = veld("Wat", GEZONDHEID, norm="3.3.2")
    wie: Code = veld("Door wie", OPEN, norm="3.3.2")
    uiterlijk: date = veld("Uiterlijk", OPEN, norm="3.3.2")


class Transitie(MetDag):
    """The transfer as it was done (3.3.2; WPO 42, WEC 43)."""

    ontvangst_bevestigd_op: date | None = veld(
        "Ontvangst bevestigd op", OPEN, norm="3.3.2", standaard=None, groep="De nieuwe plek"
    )
    bevestigd_door: Zin | None = veld(
        "Bevestigd door", PERSOON, norm="3.3.2", standaard=None, groep="De nieuwe plek"
    )
    okr_hash: Vingerafdruk | None = veld(
        "Vingerafdruk van het onderwijskundig rapport",
        OPEN,
        norm="WPO 42, WEC 43",
        afdruk=True,
        standaard=None,
        groep="Het onderwijskundig rapport",
    )
    okr_naar_ontvanger_op: date | None = veld(
        "Rapport naar ontvanger op",
        OPEN,
        norm="WPO 42, WEC 43",
        standaard=None,
        groep="Het onderwijskundig rapport",
    )
    okr_naar_ouders_op: date | None = veld(
        "Kopie naar ouders op",
        OPEN,
        norm="WPO 42, WEC 43",
        standaard=None,
        groep="Het onderwijskundig rapport",
    )
    gegevens_en_eigendommen: Zin = veld(
        "Wat er met gegevens en eigendommen gebeurde",
        PERSOON,
        norm="3.2.5",
        hulp="Wat is teruggegeven of bewaard.",
        groep="Wat nog volgt",
    )
    nazorg: list[NazorgActie] = veld("Nazorg", OPEN, norm="3.3.2", standaard=[], groep="Wat nog volgt")
    geen_nazorg: Zin | None = veld(
        "Waarom geen nazorg", PERSOON, norm="3.3.2", standaard=None, groep="Wat nog volgt"
    )

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """Everything today, with one act of aftercare in four weeks."""
        vandaag = iso(s.vandaag)
        nazorg = {"id": "nazorg-1", "wat": "Voorbeeld: bellen met de nieuwe school.", "wie": s.actor}
        invulling = super().voorbeeld(s) | {
            "ontvangst_bevestigd_op": vandaag,
            "bevestigd_door": "Voorbeeld Mentor",
            "gegevens_en_eigendommen": "Voorbeeld: alles is terug; het dossier wordt drie jaar bewaard.",
            "nazorg": [nazorg | {"uiterlijk": iso(s.vandaag + timedelta(days=28))}],
        }
        if s.gegeven("registreer", "klant") != "school":
            invulling |= {
                "okr_hash": voorbeeld_afdruk(s, "okr"),
                "okr_naar_ontvanger_op": vandaag,
                "okr_naar_ouders_op": vandaag,
            }
        return invulling


class NazorgUitkomst(Groep):
    """What came of one act of aftercare."""

    actie: Code = veld("Nazorg", OPEN, norm="3.3.2")
    gedaan_op: date | None = veld("Gedaan op", OPEN, norm="3.3.2", standaard=None)
    reden_niet: Zin | None = veld("Waarom niet gedaan", PERSOON, standaard=None)
    uitkomst: Zin | None = veld("Uitkomst", GEZONDHEID, standaard=None)


class KennisItem(Groep):
    """A lesson for later, without anything that points at a person; or "geen", with the reason (3.3.4)."""

    soort: Literal["les", "geen"] = veld("Les, of geen", OPEN, norm="3.3.4")
    tekst: Zin = veld(
        "Wat we leerden, of waarom niets", OPEN, norm="3.3.4", hulp="Zonder namen of persoonsgegevens."
    )
    gedeeld: Zin | None = veld("Waar gedeeld", OPEN, norm="3.3.4", hulp="Alleen bij een les.", standaard=None)
    kenmerk: Code | None = veld(
        "Les in het register van kennis",
        OPEN,
        norm="3.3.4",
        hulp="Als de les daar staat; dan hoeft niet nog eens waar zij is gedeeld.",
        standaard=None,
    )


class Sluiting(MetDag):
    """Closing the dossier: the aftercare was given, and what was learned is shared."""

    nazorg: list[NazorgUitkomst] = veld("Uitkomst van de nazorg", OPEN, norm="3.3.2", standaard=[])
    kennis: list[KennisItem] = veld("Kennis om te delen", OPEN, norm="3.3.4", standaard=[])
    sluitverslag_hash: Vingerafdruk = veld("Vingerafdruk van het sluitverslag", OPEN, afdruk=True)

    @classmethod
    def mogelijk(cls, s: Situatie) -> Mogelijk:
        """What the register of knowledge has today."""
        kennis = s.registers.alle_op("kennis", s.vandaag)
        return {"kenmerk": {code: str(v["titel"]) for code, v in kennis.items()}}

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """All aftercare was given today; one lesson."""
        gepland = s.gegeven("rond_transitie_af", "nazorg", [])
        return super().voorbeeld(s) | {
            "nazorg": [
                {"actie": n["id"], "gedaan_op": iso(s.vandaag), "uitkomst": "Voorbeeld: het gaat goed."}
                for n in gepland
            ],
            "kennis": [
                {
                    "soort": "les",
                    "tekst": "Voorbeeld: begin vroeg met de overdracht.",
                    "gedeeld": "Voorbeeld: teamoverleg.",
                }
            ],
            "sluitverslag_hash": voorbeeld_afdruk(s, "sluitverslag"),
        }

    @classmethod
    def invulling(cls, s: Situatie) -> dict[str, Any]:
        """One line for each act of aftercare that was agreed."""
        return {"nazorg": [{"actie": n["id"]} for n in s.gegeven("rond_transitie_af", "nazorg", [])]}


class Poging(Groep):
    """An attempt to reach the family."""

    op: date = veld("Op", OPEN, norm="3.3.1")
    hoe: Literal["telefoon", "bericht", "brief", "huisbezoek"] = veld("Hoe", OPEN, norm="3.3.1")


class VoortijdigEinde(MetDag):
    """The dossier ends early, on one of four grounds."""

    grond: Literal["overleden", "verhuisd", "buiten_beeld", "opdracht_vervallen"] = veld(
        "Grond", OPEN, norm="3.3.1"
    )
    toelichting: Zin = veld("Toelichting", GEZONDHEID, norm="3.3.1")
    nieuwe_plek: Zin | None = veld(
        "Waarheen verhuisd",
        PERSOON,
        norm="ononderbroken ontwikkeling",
        hulp="Zodat er geen gat valt tussen twee plekken.",
        standaard=None,
    )
    pogingen: list[Poging] = veld("Pogingen tot contact", OPEN, norm="3.3.1", standaard=[])
    besluit_hash: Vingerafdruk = veld("Vingerafdruk van het besluit", OPEN, afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The assignment lapsed."""
        return super().voorbeeld(s) | {
            "grond": "opdracht_vervallen",
            "toelichting": "Voorbeeld: de school trok de opdracht in.",
            "besluit_hash": voorbeeld_afdruk(s, "voortijdig einde"),
        }


class Heropening(MetReden):
    """Why a closed dossier is taken up again."""

    besluit_hash: Vingerafdruk = veld("Vingerafdruk van het besluit", OPEN, afdruk=True)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        """The question came back."""
        return super().voorbeeld(s) | {"besluit_hash": voorbeeld_afdruk(s, "heropening")}

"""Declarations with one thing wrong in their forms and references."""

from dataclasses import replace

from kernproces.rollen import Rol
from kernproces.taal.overgang import (
    Bericht,
    Bewijs,
    Houd,
    Nummer,
    Opent,
    Slot,
    Start,
    Stop,
    Verzet,
    handeling,
)
from kernproces.taal.termijn import TredeSoort
from kernproces.taal.verzameling import Deelzaak
from kernproces.taal.workflow import Verstrijkt
from tests.kernproces.deugdelijkheid import foute_formulieren as f
from tests.kernproces.deugdelijkheid.proefworkflow import (
    AANVULLING,
    CONCEPTTIJD,
    HERSTEL,
    NORM,
    PROEF,
    termijn,
)
from tests.kernproces.deugdelijkheid.wijzigingen import (
    anders,
    erbij,
    formulier,
    met,
    rij,
    stap,
    verzameling,
)


def niets(s: object) -> dict[str, object]:
    """The start form of a zaak that asks nothing."""
    return {}


ZONDER_SJABLOON = termijn("D.RET", TredeSoort.VERVALLEN)


FORMULIEREN = {
    "zonder categorie": (formulier(f.ZonderCategorie), "veld_zonder_categorie", "geheim"),
    "zoekbare gezondheid": (formulier(f.ZoekbareGezondheid), "gezondheid_zoekbaar", "diagnose"),
    "werkdag als tekst": (formulier(f.WerkdagAlsTekst), "werkdag_geen_datum", "dag"),
    "twee werkdagen": (formulier(f.TweeWerkdagen), "werkdag_dubbel", "nog_een"),
    "werkdag zonder reden": (formulier(f.WerkdagZonderReden), "werkdag_zonder_reden", "dag"),
    "werkdag in groep": (formulier(f.WerkdagInGroep), "werkdag_in_groep", "Regel.dag"),
    "afdruk van tekst": (formulier(f.AfdrukVanTekst), "afdruk_geen_hash", "stuk"),
    "open hash": (formulier(f.OpenHash), "hash_zonder_afdruk", "stuk"),
    "kommagetal": (formulier(f.Kommagetal), "kommagetal", "bedrag"),
    "bij een keuze die er niet is": (formulier(f.BijNiets), "veld_bij_niets", "waarom"),
    "onbestemd": (formulier(f.Onbestemd), "veld_onbestemd", "iets"),
    "zonder voorbeeld": (formulier(f.ZonderVoorbeeld), "formulier_zonder_voorbeeld", "ZonderVoorbeeld"),
    "groep lekt": (formulier(f.GroepLekt), "groep_lekt", "diagnose"),
    "groep met categorie": (formulier(f.GroepCategorie), "groep_categorie", "diagnoses"),
    "veld met hoofdletter": (formulier(f.VeldMetHoofdletter), "naam_ongeldig", "Diagnose"),
}

VERWIJZINGEN = {
    "sjabloon onbekend": (
        anders("dien_in", bericht=(Bericht("brief", (Rol.OUDER,)),)),
        "sjabloon_onbekend",
        "brief",
    ),
    "sjabloon van trede onbekend": (
        anders(
            "maak_bekend",
            start=(
                Start(replace(ZONDER_SJABLOON, ladder=(replace(ZONDER_SJABLOON.ladder[0], sjabloon="weg"),))),
            ),
        ),
        "sjabloon_onbekend",
        "weg",
    ),
    "bericht aan niemand": (
        anders("dien_in", bericht=(Bericht("ontvangst", ()),)),
        "bericht_aan_niemand",
        "dien_in",
    ),
    "naast een onbekende stap": (anders("dien_in", naast=("droom",)), "actie_onbekend", "droom"),
    "clausule onbekend": (anders("dien_in", bewijs=(Bewijs("9.9.9"),)), "clausule_onbekend", "9.9.9"),
    "bewijs zonder veld": (
        anders("dien_in", bewijs=(Bewijs("3.1.2", ("droom",)),)),
        "veld_onbekend",
        "droom",
    ),
    "bewijs zonder veld in groep": (
        anders("dien_in", bewijs=(Bewijs("3.1.2", ("stukken.droom",)),)),
        "veld_onbekend",
        "droom",
    ),
    "vinkje als bewijs": (
        anders("dien_in", bewijs=(Bewijs("3.1.2", ("compleet",)),)),
        "bewijs_zonder_inhoud",
        "compleet",
    ),
    "begin van termijn onbekend": (
        anders("dien_in", start=(Start(NORM, begin="droom"),)),
        "veld_onbekend",
        "droom",
    ),
    "begin van termijn geen dag": (
        anders("dien_in", start=(Start(NORM, begin="motivering"),)),
        "veld_soort",
        "motivering",
    ),
    "stop op een onbekend moment": (
        anders("maak_bekend", stopt=(Stop(NORM, op="droom"), Stop(CONCEPTTIJD))),
        "veld_onbekend",
        "droom",
    ),
    "verdagen met tekst": (
        anders("verdaag", verzet=(Verzet(NORM, "Awb", dagen="adviezen"),)),
        "veld_soort",
        "adviezen",
    ),
    "toewijzen aan niets": (anders("verdaag", wijst_toe="collega"), "veld_onbekend", "collega"),
    "vervallen veld onbekend": (verzameling(vervallen_veld="droom"), "veld_onbekend", "droom"),
    "na verstrijken geen formulier": (
        met(verstrijkt=(Verstrijkt(HERSTEL, (replace(PROEF.verstrijkt[0].start[0], begin="datum"),)),)),
        "veld_onbekend",
        "datum",
    ),
    "nummer zonder register": (
        rij(0, "beslis", nummer=Nummer("nummer", "")),
        "nummer_zonder_register",
        "beslis",
    ),
    "deelzaak onbekend": (met(deelzaken=(Deelzaak("droom", ("verleend",)),)), "workflow_onbekend", "droom"),
    "deelzaak na onbekende actie": (
        met(deelzaken=(Deelzaak("bezwaar", ("verleend",), na="droom"),)),
        "actie_onbekend",
        "droom",
    ),
    "deelzaak in onbekende toestand": (
        met(deelzaken=(Deelzaak("bezwaar", ("zoek",)),)),
        "toestand_onbekend",
        "zoek",
    ),
    "deelzaak met gegevens die niemand gebruikt": (
        met(deelzaken=(Deelzaak("bezwaar", ("verleend",), gegevens=niets),)),
        "deelzaak_onduidelijk",
        "bezwaar",
    ),
    "deelzaak dubbel": (
        met(deelzaken=(Deelzaak("bezwaar", ("verleend",)), Deelzaak("bezwaar", ("verleend",)))),
        "naam_dubbel",
        "bezwaar",
    ),
    "wachten op een deelzaak zonder sluiten": (
        met(deelzaken=(Deelzaak("bezwaar", ("verleend",), wacht=True),)),
        "wacht_zonder_sluiten",
        "bezwaar",
    ),
    "houdt een termijn die niet stil kan staan": (
        rij(
            0,
            "beslis",
            hoofdzaak_houdt=(Houd(replace(NORM, opschortbaar=False), "Awb 6:4"),),
            hoofdzaak_laat_los=True,
        ),
        "houden_kan_niet",
        "D.NORM",
    ),
    "houdt een termijn en laat haar nooit los": (
        rij(0, "beslis", hoofdzaak_houdt=(Houd(NORM, "Awb 6:4"),)),
        "houden_zonder_einde",
        PROEF.naam,
    ),
    "opent onbekende": (rij(0, "beslis", opent=(Opent("droom", niets),)), "workflow_onbekend", "droom"),
    "opent aan een onbekend veld": (
        rij(0, "beslis", opent=(Opent("bezwaar", niets, hoofdzaak="droom"),)),
        "veld_onbekend",
        "droom",
    ),
    "opent bij de start": (
        met(start=replace(PROEF.start, opent=(Opent("bezwaar", niets),))),
        "start_opent",
        "start",
    ),
    "sluit zonder einde": (anders("verdaag", sluit=Slot.ZAAK), "sluit_geen_einde", "verdaag"),
    "regisseur van niets": (anders("verdaag", regisseur="droom"), "veld_onbekend", "droom"),
    "einddatum van niemand": (met(klok_van_hoofdzaak=True), "klok_van_niemand", "hangt nergens aan"),
    "hangt aan onbekende": (met(hangt_aan=("droom",)), "workflow_onbekend", "droom"),
    "actie met hoofdletter": (erbij(stap("Notitie", "ontvangen", None)), "naam_ongeldig", "Notitie"),
    "actie met accent": (erbij(stap("beëindig", "ontvangen", None)), "naam_ongeldig", "beëindig"),
    "toestand zonder titel": (met(toestanden={**PROEF.toestanden, "concept": ""}), "zonder_titel", "concept"),
    "actie zonder titel": (
        erbij(handeling("noteer", "ontvangen", door=Rol.BEHANDELAAR, gegevens=f.Goed, titel=" ")),
        "zonder_titel",
        "noteer",
    ),
    "spoor dubbel": (met(sporen=(AANVULLING, AANVULLING)), "naam_dubbel", "aanvulling"),
    "versie nul": (met(versie=0), "versie_ongeldig", "verzoek"),
}

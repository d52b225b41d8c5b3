"""A small sound declaration that uses every word of the language, and ways to break one thing of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from kernproces.deugdelijkheid import Gebrek, gebreken
from kernproces.rollen import Rol
from kernproces.taal.beletsel import andere_weg
from kernproces.taal.eis import Bezwaarpunt, eis, voorwaarde
from kernproces.taal.formulier import (
    GEZONDHEID,
    OPEN,
    PERSOON,
    Formulier,
    Groep,
    Leeg,
    Vingerafdruk,
    Zin,
    veld,
)
from kernproces.taal.overgang import (
    Bericht,
    Bewijs,
    Nummer,
    Start,
    Verzet,
    handeling,
    overgang,
    vanzelf,
)
from kernproces.taal.termijn import Aard, Lengte, TermijnSoort, Trede, TredeSoort, bij_einde
from kernproces.taal.verzameling import Begin, Eind, Spoor, Verzameling
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Verstrijkt, Workflow
from kernproces.zaak.situatie import Situatie

SJABLONEN = frozenset({"ontvangst", "besluit", "termijn_overschreden", "termijn_verstreken"})
CLAUSULES = frozenset({"3.1.2", "3.1.4"})
WORKFLOWS = frozenset({"verzoek", "bezwaar"})


class Stuk(Groep):
    naam: Zin = veld("Naam", PERSOON)
    afdruk: Vingerafdruk = veld("Vingerafdruk", OPEN, afdruk=True)


class Aanvraag(Formulier):
    datum: date = veld("Datum", OPEN, werkdag=True)
    reden_eerder: Zin | None = veld("Waarom nu pas", PERSOON, standaard=None)
    motivering: Zin = veld("Motivering", GEZONDHEID, norm="UB 2.46")
    stukken: list[Stuk] = veld("Stukken", OPEN)
    compleet: bool = veld("Alles is er", OPEN)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        afdruk = "a" * 64
        stukken = [{"naam": "plan", "afdruk": afdruk}]
        return {"datum": s.vandaag, "motivering": "nodig", "stukken": stukken, "compleet": True}


class Uitstel(Formulier):
    dagen: int = veld("Dagen", OPEN)
    adviezen: list[str] = veld("Adviezen die vervallen", OPEN)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        return {"dagen": 7, "adviezen": []}


ZES_WEKEN = Lengte.weken(6)


def termijn(id_: str, soort: TredeSoort, lengte: Lengte | None = ZES_WEKEN, **rest: Any) -> TermijnSoort:
    sjabloon = "termijn_verstreken" if soort is TredeSoort.VERVALLEN else "termijn_overschreden"
    spoed = soort is not TredeSoort.VERVALLEN
    ladder = (Trede(soort.value, bij_einde(), soort, (Rol.BEHANDELAAR,), sjabloon, spoed),)
    woorden = {"begin_tekst": "Begonnen", "eind_tekst": "Gedaan", "rolt": True, "ladder": ladder}
    return TermijnSoort(id_, f"termijn {id_}", lengte, Aard.WETTELIJK, "Awb 4:13", **{**woorden, **rest})


NORM = termijn("D.NORM", TredeSoort.OVERSCHRIJDING)
HERSTEL = termijn("D.HERSTEL", TredeSoort.VERVALLEN)
LATEN = termijn("D.LATEN", TredeSoort.VERVALLEN)
CONCEPTTIJD = termijn("D.CONCEPT", TredeSoort.VERVALLEN)
BEWAREN = termijn("D.RET", TredeSoort.VERVALLEN)


@eis("Awb 3:46")
def gemotiveerd(s: Situatie) -> Iterator[Bezwaarpunt]:
    """Het besluit heeft een motivering."""
    if not s.gedaan("breng_advies"):
        yield "Er is geen advies.", andere_weg("breng_advies")


@eis("WPO 18a lid 11")
def twee_adviezen(s: Situatie) -> Iterator[Bezwaarpunt]:
    """Er zijn twee adviezen."""
    if len(s.verzameld("adviezen")) < 2:
        yield "Er zijn nog geen twee adviezen.", andere_weg("breng_advies")


@voorwaarde
def voldoende(s: Situatie) -> bool:
    """De onderbouwing is voldoende."""
    return bool(s.gegeven("dien_in", "compleet"))


@voorwaarde
def aangevuld(s: Situatie) -> bool:
    """Alles is aangevuld."""
    return s.gedaan("vul_aan")


def na_vandaag(s: Situatie) -> date:
    return s.dag + timedelta(days=1)


ADVIEZEN = Verzameling("adviezen", "Adviezen", "breng_advies", (twee_adviezen,), "verdaag", "adviezen")
AANVULLING = Spoor(
    "aanvulling",
    "De aanvulling",
    waar=("ontvangen",),
    schort_op=(NORM,),
    begint=(Begin("vraag_aanvulling", "Awb 4:15 lid 1", tot=na_vandaag),),
    eindigt=(Eind("vul_aan", aangevuld),),
    eindigt_bij=HERSTEL,
)

PROEF = Workflow(
    naam="verzoek",
    versie=1,
    titel="Verzoek",
    toestanden={
        "concept": "Concept",
        "ontvangen": "Ontvangen",
        "beoordeeld": "Beoordeeld",
        "verleend": "Verleend",
        "afgewezen": "Afgewezen",
        "ingetrokken": "Ingetrokken",
    },
    begin="concept",
    start=overgang(
        "start", "-", "concept", door=Rol.SECRETARIAAT, gegevens=Leeg, titel="Beginnen", start=CONCEPTTIJD
    ),
    einde=("ingetrokken",),
    besluiten=("verleend", "afgewezen"),
    klaar_na="maak_bekend",
    sporen=(AANVULLING,),
    verzamelingen=(ADVIEZEN,),
    verstrijkt=(Verstrijkt(HERSTEL, (Start(LATEN, begin=na_vandaag),)),),
    onmisbaar={Rol.SECRETARIAAT: "Alleen het secretariaat maakt bekend."},
    overgangen=(
        overgang(
            "dien_in",
            "concept",
            "ontvangen",
            door=Rol.BEVOEGD_GEZAG,
            gegevens=Aanvraag,
            titel="Indienen",
            start=Start(NORM, begin="datum"),
            stopt=CONCEPTTIJD,
            bewijs=Bewijs("3.1.2", ("motivering", "stukken.afdruk")),
            bericht=Bericht("ontvangst", (Rol.OUDER,)),
        ),
        vanzelf("verloop", "concept", "ingetrokken", zodra=CONCEPTTIJD, titel="Verlopen"),
        handeling(
            "vraag_aanvulling",
            "ontvangen",
            door=Rol.BEHANDELAAR,
            gegevens=Leeg,
            titel="Vragen",
            start=HERSTEL,
        ),
        handeling("vul_aan", "ontvangen", door=Rol.BEVOEGD_GEZAG, gegevens=Leeg, titel="Aanvullen"),
        handeling(
            "breng_advies", "ontvangen", door=Rol.DESKUNDIGE, gegevens=Leeg, titel="Advies", bewijs="3.1.4"
        ),
        vanzelf("adviezen_klaar", "ontvangen", "beoordeeld", zodra=ADVIEZEN, titel="Adviezen klaar"),
        handeling(
            "verdaag",
            "beoordeeld",
            door=Rol.BEHANDELAAR,
            gegevens=Uitstel,
            titel="Verdagen",
            verzet=Verzet(NORM, "Awb 7:10", dagen="dagen"),
        ),
        overgang(
            "beslis",
            "beoordeeld",
            "verleend",
            door=Rol.DIRECTEUR_BESTUURDER,
            gegevens=Leeg,
            titel="Beslissen",
            wanneer=voldoende,
            eisen=gemotiveerd,
            ander_dan="breng_advies",
            nummer=Nummer("nummer", "nummers"),
        ),
        overgang(
            "beslis",
            "beoordeeld",
            "afgewezen",
            door=Rol.DIRECTEUR_BESTUURDER,
            gegevens=Leeg,
            titel="Beslissen",
            ander_dan="breng_advies",
        ),
        overgang(
            "trek_in",
            ("concept", "ontvangen", "beoordeeld"),
            "ingetrokken",
            door=Rol.BEVOEGD_GEZAG,
            gegevens=Leeg,
            titel="Intrekken",
            stopt=(NORM, CONCEPTTIJD),
        ),
        handeling(
            "maak_bekend",
            ("verleend", "afgewezen"),
            door=Rol.SECRETARIAAT,
            gegevens=Leeg,
            titel="Bekendmaken",
            stopt=NORM,
            start=BEWAREN,
            bericht=Bericht("besluit", (Rol.OUDER, Rol.BEVOEGD_GEZAG)),
        ),
    ),
    wacht={
        "concept": Wacht((Rol.BEVOEGD_GEZAG,), "dien_in", (CONCEPTTIJD,)),
        "ontvangen": Wacht((Rol.DESKUNDIGE,), "breng_advies", (NORM,)),
        "beoordeeld": Wacht((Rol.DIRECTEUR_BESTUURDER,), "beslis", (NORM,)),
        "verleend": Wacht((Rol.SECRETARIAAT,), "maak_bekend", (NORM,)),
        "afgewezen": Wacht(
            (Rol.SECRETARIAAT,), "maak_bekend", zonder_klok="Een afwijzing hoeft niet op een dag."
        ),
    },
)


def gebreken_van(workflow: Workflow) -> list[Gebrek]:
    return gebreken(workflow, sjablonen=SJABLONEN, clausules=CLAUSULES, workflows=WORKFLOWS)

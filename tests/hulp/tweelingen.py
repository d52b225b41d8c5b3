"""Made-up procedures that know each other: a decision, what follows it, what contests it, and a new decision."""

from typing import Any, Literal

from kernproces.rollen import Rol
from kernproces.taal.beletsel import andere_weg
from kernproces.taal.eis import eis, voorwaarde
from kernproces.taal.formulier import OPEN, PERSOON, Code, Formulier, Leeg, Zin, veld
from kernproces.taal.overgang import Nummer, Opent, Slot, Start, handeling, overgang
from kernproces.taal.termijn import Aard, Lengte, TermijnSoort
from kernproces.taal.verzameling import Deelzaak
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Workflow
from kernproces.zaak.situatie import Situatie
from workflows.termijnen.treden import overschreden, vervalt

BEH, TL, SEC, JUR = Rol.BEHANDELAAR, Rol.TEAMLEIDER, Rol.SECRETARIAAT, Rol.JURIST


def termijn(naam: str, weken: int, *, verloopt: bool = False) -> TermijnSoort:
    return TermijnSoort(
        naam,
        naam,
        Lengte.weken(weken),
        Aard.WETTELIJK,
        "Awb",
        rolt=True,
        begin_tekst="Begin",
        eind_tekst="Eind",
        ladder=(vervalt(JUR) if verloopt else overschreden(JUR),),
    )


TEGEN, ANTWOORD = termijn("D.TEGEN", 6, verloopt=True), termijn("D.ANTWOORD", 12)


class Uitkomst(Formulier):
    uitkomst: Literal["gegrond", "ongegrond"] = veld("Uitkomst", OPEN)
    waarom: Zin = veld("Waarom", PERSOON)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        return {"uitkomst": "gegrond", "waarom": "Voorbeeld: daarom."}


class Vervolg(Formulier):
    kenmerk: Code = veld("Kenmerk", OPEN)
    toelichting: Zin = veld("Toelichting", PERSOON)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        return {"kenmerk": "met-de-hand", "toelichting": "Voorbeeld: met de hand begonnen."}


class Regie(Formulier):
    regisseur: Code = veld("Regisseur", OPEN)

    @classmethod
    def voorbeeld(cls, s: Situatie) -> dict[str, Any]:
        return {"regisseur": "jurist"}


def na_bekendmaking(s: Situatie) -> dict[str, Any]:
    return {"kenmerk": f"nr-{s.zaak['nr']}", "toelichting": "Voorbeeld: na de bekendmaking."}


def uit_uitkomst(s: Situatie) -> dict[str, Any]:
    return {"kenmerk": s.gegevens.uitkomst, "toelichting": s.gegevens.waarom}


def einde_tegen(s: Situatie) -> object:
    return None if s.hoofdzaak is None else s.hoofdzaak["termijnen"]["D.TEGEN"]["uiterlijk"]


@voorwaarde
def is_gegrond(s: Situatie) -> bool:
    """Het bezwaar is gegrond."""
    return bool(s.gegevens.uitkomst == "gegrond")


@eis("seed 000")
def geen_vrijdag(s: Situatie) -> Any:
    """Op vrijdag begint er niets nieuws."""
    if s.vandaag.weekday() == 4:
        yield "Op vrijdag begint er niets nieuws.", andere_weg(s.actie, "Wacht tot maandag.")


HOOFD = Workflow(
    naam="hoofd",
    versie=1,
    titel="Hoofdbesluit",
    toestanden={"open": "Open", "besloten": "Besloten", "dicht": "Gesloten"},
    begin="open",
    einde=("dicht",),
    start=overgang("begin", (), "open", door=BEH, gegevens=Leeg, titel="Beginnen"),
    deelzaken=(
        Deelzaak("opvolging", bij=("besloten",), na="maak_bekend", gegevens=na_bekendmaking),
        Deelzaak("tegenspraak", bij=("besloten",), wacht=True),
    ),
    overgangen=(
        overgang("beslis", "open", "besloten", door=(TL, BEH), gegevens=Leeg, titel="Beslissen"),
        handeling(
            "maak_bekend", "besloten", door=(SEC, BEH), gegevens=Leeg, titel="Bekendmaken", start=TEGEN
        ),
        overgang(
            "sluit", "besloten", "dicht", door=(BEH, TL), gegevens=Leeg, titel="Sluiten", sluit=Slot.ZAAK
        ),
    ),
    wacht={
        "open": Wacht((TL,), "beslis", zonder_klok="Geen."),
        "besloten": Wacht((BEH,), "sluit", zonder_klok="Geen."),
    },
)
OPVOLGING = Workflow(
    naam="opvolging",
    versie=1,
    titel="Opvolging",
    toestanden={"loopt": "Loopt", "klaar": "Klaar"},
    begin="loopt",
    einde=("klaar",),
    hangt_aan=("hoofd",),
    start=overgang("open", (), "loopt", door=(BEH, TL), gegevens=Vervolg, titel="Openen", eisen=geen_vrijdag),
    overgangen=(overgang("beeindig", "loopt", "klaar", door=(BEH, TL), gegevens=Leeg, titel="Beëindigen"),),
    wacht={"loopt": Wacht((BEH,), "beeindig", zonder_klok="Geen.")},
)
TEGENSPRAAK = Workflow(
    naam="tegenspraak",
    versie=1,
    titel="Tegenspraak",
    toestanden={"ontvangen": "Ontvangen", "besloten": "Besloten"},
    begin="ontvangen",
    einde=("besloten",),
    hangt_aan=("hoofd",),
    start=overgang(
        "ontvang",
        (),
        "ontvangen",
        door=(JUR, SEC),
        gegevens=Regie,
        titel="Ontvangen",
        hoofdzaak_stopt=TEGEN,
        start=Start(ANTWOORD, begin=einde_tegen),
        nummer=Nummer("volgnummer", "tegenspraken"),
        regisseur="regisseur",
    ),
    overgangen=(
        overgang(
            "beslis",
            "ontvangen",
            "besloten",
            door=(TL, JUR),
            gegevens=Uitkomst,
            titel="Beslissen",
            stopt=ANTWOORD,
            opent=Opent("herzien", uit_uitkomst, wanneer=is_gegrond),
        ),
    ),
    wacht={"ontvangen": Wacht((JUR,), "beslis", (ANTWOORD,))},
)
HERZIEN = Workflow(
    naam="herzien",
    versie=1,
    titel="Nieuw besluit",
    toestanden={"loopt": "Loopt", "klaar": "Klaar"},
    begin="loopt",
    einde=("klaar",),
    start=overgang("open", (), "loopt", door=(BEH, TL), gegevens=Vervolg, titel="Openen"),
    overgangen=(overgang("beeindig", "loopt", "klaar", door=(BEH, TL), gegevens=Leeg, titel="Beëindigen"),),
    wacht={"loopt": Wacht((BEH,), "beeindig", zonder_klok="Geen.")},
)
TWEELINGEN = (HOOFD, OPVOLGING, TEGENSPRAAK, HERZIEN)

"""The conditions of a datalek: moments that fit, when notice is due, who is told first, and no content in the file (AVG 33, 34)."""

from collections.abc import Iterator
from datetime import datetime

from kernproces.taal.beletsel import andere_weg, eerst, kan_niet
from kernproces.taal.eis import Bezwaarpunt, eis
from kernproces.zaak.situatie import Situatie
from workflows.termijnen.catalogus import DATALEK

Punten = Iterator[Bezwaarpunt]
MOMENTEN = ("ontdekt_op", "ingedamd_op", "gemeld_op", "verstuurd_op")


def _risico(s: Situatie) -> str:
    return str(s.gegeven("beoordeel", "risico", ""))


def ontdekt(s: Situatie) -> datetime:
    """The moment of discovery, as it reads now."""
    return datetime.fromisoformat(s.gegeven("ontdek", "ontdekt_op"))


@eis("AVG 33 lid 1")
def niet_in_de_toekomst(s: Situatie) -> Punten:
    """Het genoemde moment is geweest."""
    moment = next(m for m in (getattr(s.gegevens, v, None) for v in MOMENTEN) if m is not None)
    if moment > s.nu:
        yield (
            "Het genoemde moment ligt in de toekomst.",
            andere_weg(s.actie, "Vul het moment in waarop het gebeurde."),
        )


@eis("AVG 33 lid 1")
def na_de_ontdekking(s: Situatie) -> Punten:
    """Het genoemde moment ligt na de ontdekking."""
    moment = next(m for m in (getattr(s.gegevens, v, None) for v in MOMENTEN) if m is not None)
    if moment < ontdekt(s):
        hulp = "Vul een later moment in, of herstel het moment van de ontdekking."
        yield "Het genoemde moment ligt voor de ontdekking.", andere_weg(s.actie, hulp)


@eis("AVG 33 lid 3")
def soorten_genoemd(s: Situatie) -> Punten:
    """Er staat om welke soorten gegevens en om wie het gaat."""
    if not s.gegevens.soort_gegevens or not s.gegevens.betrokkenen:
        hulp = "Kies ten minste één soort gegevens en één groep mensen."
        yield "Er staat niet om welke gegevens of om wie het gaat.", andere_weg(s.actie, hulp)


@eis("AVG 33 lid 3 onder d")
def indamming_genoemd(s: Situatie) -> Punten:
    """Er staat wat is gedaan, tenzij het lek niet te stoppen is."""
    if not s.gegevens.maatregelen and s.gegevens.resultaat != "niet_te_stoppen":
        yield "Er staat niet wat is gedaan.", andere_weg(s.actie, "Kies ten minste één maatregel.")


@eis("AVG 33 lid 3 onder c")
def gevolgen_genoemd(s: Situatie) -> Punten:
    """Er staat welke gevolgen denkbaar zijn, en bij een risico is dat niet 'geen'."""
    gevolgen = set(s.gegevens.gevolgen)
    if not gevolgen or (
        "geen" in gevolgen and (len(gevolgen) > 1 or s.gegevens.risico != "onwaarschijnlijk")
    ):
        hulp = "Kies de gevolgen die denkbaar zijn; 'geen' past alleen als een risico onwaarschijnlijk is."
        yield "De denkbare gevolgen passen niet bij het risico.", andere_weg(s.actie, hulp)


@eis("AVG 33 lid 1")
def te_laat_met_reden(s: Situatie) -> Punten:
    """Een melding na 72 uur noemt de reden."""
    uiterlijk = datetime.fromisoformat(s.zaak["termijnen"][DATALEK.id]["uiterlijk"])
    if s.gegevens.gemeld_op > uiterlijk and s.gegevens.reden_te_laat is None:
        hulp = (
            "Schrijf bij 'reden te laat' waarom het langer dan 72 uur duurde; die reden gaat mee naar de AP."
        )
        yield "De melding is later dan 72 uur na de ontdekking.", andere_weg(s.actie, hulp)


@eis("AVG 33 lid 1", vooraf=True)
def risico_is_onwaarschijnlijk(s: Situatie) -> Punten:
    """Een risico voor de mensen om wie het gaat, is onwaarschijnlijk."""
    if _risico(s) != "onwaarschijnlijk":
        hulp = "Meld het lek bij de Autoriteit Persoonsgegevens."
        yield (
            f"Het risico is beoordeeld als {_risico(s)}; dan moet het lek worden gemeld.",
            andere_weg("meld_ap", hulp),
        )


@eis("AVG 34 lid 1", vooraf=True)
def betrokkenen_weten_het(s: Situatie) -> Punten:
    """Bij een hoog risico weten de mensen om wie het gaat van het lek."""
    if _risico(s) == "hoog" and not s.gedaan("informeer_betrokkenen"):
        hulp = "Informeer eerst de mensen om wie het gaat."
        yield (
            "Het risico is hoog, en de betrokkenen weten nog van niets.",
            eerst("informeer_betrokkenen", hulp),
        )


@eis("AVG 33 lid 4", vooraf=True)
def melding_is_volledig(s: Situatie) -> Punten:
    """Een voorlopige melding is aangevuld of ingetrokken."""
    if s.gegeven("meld_ap", "volledig") == "voorlopig" and not s.gedaan("vul_melding_aan"):
        hulp = "Vul eerst de melding aan, of trek haar in."
        yield "De melding bij de AP is nog voorlopig.", eerst("vul_melding_aan", hulp)


@eis("AVG 33 lid 4", vooraf=True)
def er_is_gemeld(s: Situatie) -> Punten:
    """Er is een melding bij de AP om aan te vullen of in te trekken."""
    if not s.gedaan("meld_ap"):
        hulp = "Dit datalek is niet gemeld; herstel zo nodig de reden daarvan."
        yield "Er is geen melding bij de AP.", kan_niet("AVG 33 lid 4", hulp)


@eis("AVG 34 lid 1")
def iemand_geinformeerd(s: Situatie) -> Punten:
    """Er staat hoe en hoeveel mensen het weten."""
    if not s.gegevens.wijze or not s.gegevens.aantal:
        yield (
            "Er staat niet wie het weet of hoe.",
            andere_weg(s.actie, "Vul het aantal mensen en de manier in."),
        )


@eis("3.2.7")
def maatregelen_werken(s: Situatie) -> Punten:
    """De maatregelen werken."""
    if s.gegevens.effect == "onvoldoende":
        hulp = "Neem een andere maatregel en sluit het datalek als die werkt."
        yield "De maatregelen werken nog niet.", andere_weg(s.actie, hulp)


@eis("AVG 5 lid 1 onder c")
def geen_gelekte_gegevens(s: Situatie) -> Punten:
    """Het stuk bevat niets van wat is gelekt."""
    if s.gegevens.bevat_gelekte_gegevens == "ja":
        hulp = "Maak een versie zonder die gegevens, of noem alleen in het stuk waar het origineel staat."
        yield (
            "Een stuk met gelekte gegevens hoort niet in deze zaak: dat zou het lek groter maken.",
            andere_weg(s.actie, hulp),
        )

"""Conditions of the TLV application until it is complete: receipt, supplement, the clock (domein.md 1.2, 1.3, 1.10)."""

from collections.abc import Iterator
from datetime import timedelta

from kernproces.datum import voluit
from kernproces.taal.beletsel import andere_weg, kan_niet, vanaf
from kernproces.taal.eis import Bezwaarpunt, eis, voorwaarde
from kernproces.zaak.situatie import Situatie
from workflows.gegevens.tlv import Inschrijving, bevoegd_swv, openstaand
from workflows.soorten.tlv import SOORTEN, Soort, SoortRegel
from workflows.toestanden.tlv import AANVULLING_TE_BEKIJKEN

Punten = Iterator[Bezwaarpunt]


def soort_van(s: Situatie) -> SoortRegel:
    """The row of the table for this application."""
    return SOORTEN[Soort(s.gegeven("start", "soort"))]


# ---------------------------------------------------------------- ontvangst


@eis("WEC 40 lid 11 en 13, WPO 40 lid 8")
def woonplaats_genoemd(s: Situatie) -> Punten:
    """Staat de leerling nergens ingeschreven, dan is bekend welk samenwerkingsverband bij de woonplaats hoort."""
    if s.gegevens.inschrijving == Inschrijving.NIET_INGESCHREVEN and s.gegevens.swv_woonplaats is None:
        hulp = "Vul het samenwerkingsverband van de woonplaats in."
        yield "De woonplaats bepaalt wie beslist, en die is niet ingevuld.", andere_weg(s.actie, hulp)


@eis("Awb 4:2")
def ondertekend_voor_ontvangst(s: Situatie) -> Punten:
    """De aanvraag is ondertekend, niet later dan de dag van ontvangst."""
    if s.gegevens.ondertekend_op > s.dag:
        hulp = "Vul de dag van de handtekening in; die ligt niet na de ontvangst."
        yield "De handtekening is van na de ontvangst.", andere_weg(s.actie, hulp)


@eis("Awb 4:13")
def niet_voor_de_ontvangst(s: Situatie) -> Punten:
    """De dag van deze stap ligt niet voor de ontvangst van de aanvraag."""
    ontvangst = s.dag_van_actie("dien_in")
    if ontvangst is not None and s.dag < ontvangst:
        hulp = f"Vul een dag in vanaf {voluit(ontvangst)}."
        yield f"De aanvraag is pas op {voluit(ontvangst)} ontvangen.", andere_weg(s.actie, hulp)


def wij_zijn_bevoegd(s: Situatie) -> bool:
    """Whether the competent SWV is this organisation."""
    organisatie = s.registers.op("organisatie", "swv", s.dag) or {}
    return bevoegd_swv(s) in organisatie.get("codes", ())


@eis("WEC 40 lid 11 en 13", vooraf=True)
def swv_is_bevoegd(s: Situatie) -> Punten:
    """Dit samenwerkingsverband is bevoegd."""
    if not wij_zijn_bevoegd(s):
        wie = bevoegd_swv(s) or "onbekend"
        yield (
            f"Dit samenwerkingsverband is niet bevoegd; bevoegd is: {wie}.",
            andere_weg("zend_door", "Zend de aanvraag door."),
        )


@eis("Awb 2:3", vooraf=True)
def swv_is_niet_bevoegd(s: Situatie) -> Punten:
    """Een ander samenwerkingsverband is bevoegd."""
    if wij_zijn_bevoegd(s):
        yield (
            "Dit samenwerkingsverband is zelf bevoegd.",
            andere_weg("verklaar_compleet", "Neem de aanvraag in behandeling."),
        )


@eis("Awb 2:3, WEC 40 lid 11 en 13")
def gaat_naar_het_bevoegde_swv(s: Situatie) -> Punten:
    """De aanvraag gaat naar het samenwerkingsverband dat bevoegd is."""
    bevoegd = bevoegd_swv(s)
    if bevoegd is not None and s.gegevens.naar_swv != bevoegd:
        hulp = f"Vul {bevoegd} in, of herstel eerst waar de leerling staat ingeschreven of woont."
        yield f"Bevoegd is {bevoegd}.", andere_weg(s.actie, hulp)


@eis("Awb 4:2", vooraf=True)
def stukken_compleet(s: Situatie) -> Punten:
    """Alle verplichte stukken zijn er."""
    binnen = {b["stuk"] for b in s.gegeven("dien_in", "stukken", [])}
    for aanvulling in s.verzameld("aanvullingen"):
        binnen |= {b["stuk"] for b in aanvulling["gegevens"]["stukken"]}
    mist = [d for d in soort_van(s).stukken if d.value not in binnen]
    if mist:
        namen = ", ".join(d.value.replace("_", " ") for d in mist)
        yield f"Er mist nog: {namen}.", andere_weg("verzoek_aanvulling", "Vraag de school om aanvulling.")


# ---------------------------------------------------------------- aanvulling en opschorting


@eis("Awb 4:5 lid 1, 4:15 lid 1")
def hersteltermijn_gesteld(s: Situatie) -> Punten:
    """Er is een redelijke laatste dag gesteld, na vandaag."""
    if s.gegevens.uiterlijk <= s.dag:
        yield (
            "De laatste dag moet na vandaag liggen.",
            andere_weg(s.actie, "Kies een latere dag, bijvoorbeeld over twee weken."),
        )
    if s.gegevens.uiterlijk > s.dag + timedelta(days=84):
        yield (
            "De hersteltermijn is langer dan twaalf weken.",
            andere_weg(s.actie, "Kies een dag binnen twaalf weken."),
        )


@eis("Awb 4:5 lid 1")
def noemt_wat_ontbreekt(s: Situatie) -> Punten:
    """Ten minste één stuk is genoemd."""
    if not s.gegevens.ontbreekt:
        yield (
            "Noem ten minste één stuk dat de school moet aanvullen.",
            andere_weg(s.actie, "Kies wat er mist."),
        )


@eis("Awb 4:5 lid 1")
def levert_stukken(s: Situatie) -> Punten:
    """Ten minste één stuk is geleverd."""
    if not s.gegevens.stukken:
        yield "Er is geen stuk toegevoegd.", andere_weg(s.actie, "Voeg ten minste één gevraagd stuk toe.")


@eis("Awb 4:5 lid 1", vooraf=True)
def aanvulling_niet_bekeken(s: Situatie) -> Punten:
    """De school vulde aan, en daarna is nog niet gekeken of alles er is."""
    if not AANVULLING_TE_BEKIJKEN(s.zaak):
        hulp = "Er is niets te bekijken: de zaak gaat verder met de adviezen."
        yield "Er ligt geen aanvulling waar nog niet naar is gekeken.", kan_niet("Awb 4:5 lid 1", hulp)


@voorwaarde
def alles_aangevuld(s: Situatie) -> bool:
    """Alles waar om gevraagd is, is er."""
    return not openstaand(s, tuple(b.stuk for b in s.gegevens.stukken))


@eis("Awb 4:5 lid 1", vooraf=True)
def hersteltermijn_verstreken(s: Situatie) -> Punten:
    """De hersteltermijn is ongebruikt verstreken."""
    einde = s.uiterlijk("D.TLV.herstel")
    if einde is not None and s.dag <= einde:
        yield f"De school mag nog aanvullen tot en met {voluit(einde)}.", vanaf(einde + timedelta(days=1))


@eis("Awb 4:5 lid 4", vooraf=True)
def binnen_vier_weken(s: Situatie) -> Punten:
    """Het kan nog: binnen vier weken na de hersteltermijn."""
    einde = s.uiterlijk("D.TLV.bb")
    if einde is not None and s.dag > einde:
        hulp = "Behandel de aanvraag zonder de aanvulling."
        yield f"Dit kon tot en met {voluit(einde)}.", andere_weg("behandel_zonder_aanvulling", hulp)


@eis("Awb 4:14 lid 3", vooraf=True)
def wet_nog_niet_verstreken(s: Situatie) -> Punten:
    """De wettelijke termijn is nog niet verstreken."""
    einde = s.uiterlijk("D.TLV.wet")
    if einde is not None and s.verstreken("D.TLV.wet"):
        hulp = "Beslis zo snel mogelijk, of spreek schriftelijk uitstel af met de aanvrager."
        yield (
            f"De wettelijke termijn eindigde op {voluit(einde)}; uitstel melden kan niet meer.",
            andere_weg(_besluitweg(s), hulp),
        )


def _besluitweg(s: Situatie) -> str:
    weg = {
        "in_behandeling": "breng_advies_uit",
        "advies_compleet": "stel_concept_op",
        "conceptbesluit": "verleen",
    }
    return weg.get(s.toestand, "behandel_zonder_aanvulling")


@eis("Awb 4:14 lid 3")
def redelijke_nieuwe_datum(s: Situatie) -> Punten:
    """De nieuwe datum ligt na de wettelijke termijn en is redelijk."""
    einde = s.uiterlijk("D.TLV.wet")
    if einde is None:
        return
    if s.gegevens.nieuwe_datum <= einde:
        yield (
            f"De nieuwe datum moet na {voluit(einde)} liggen.",
            andere_weg(s.actie, "Kies een latere datum."),
        )
    if s.gegevens.nieuwe_datum > einde + timedelta(weeks=8):
        yield (
            "De nieuwe datum ligt meer dan acht weken later; dat is niet redelijk.",
            andere_weg(s.actie, "Kies een eerdere datum."),
        )


@eis("Awb 4:15 lid 2 onder a")
def uitstel_heeft_duur(s: Situatie) -> Punten:
    """Het uitstel duurt ten minste een dag en ten hoogste een half jaar."""
    if not 1 <= s.gegevens.dagen <= 183:
        yield (
            "Het uitstel duurt 1 tot en met 183 dagen.",
            andere_weg(s.actie, "Vul het aantal dagen in dat is afgesproken."),
        )


@eis("Awb 4:15 lid 4")
def einde_na_vandaag(s: Situatie) -> Punten:
    """De verwachte dag waarop de klok weer loopt, ligt na vandaag."""
    if s.gegevens.verwacht_einde <= s.dag:
        yield "De verwachte dag moet na vandaag liggen.", andere_weg(s.actie, "Kies een latere dag.")


@voorwaarde
def ingebrekestelling_telt(s: Situatie) -> bool:
    """De wettelijke termijn is verstreken, en er loopt nog geen termijn na een eerdere ingebrekestelling."""
    eerder = s.zaak["termijnen"].get("D.IG", {}).get("stand")
    return s.verstreken("D.TLV.wet") and eerder not in {"lopend", "overschreden"}


def laatste_hersteldag(s: Situatie) -> object:
    """The last repair day over all requests that are still open: a later request never shortens an earlier one."""
    lopend = s.zaak["termijnen"].get("D.TLV.herstel")
    if lopend is not None and lopend["stand"] == "lopend":
        return max(s.gegevens.uiterlijk, s.uiterlijk("D.TLV.herstel") or s.gegevens.uiterlijk)
    return s.gegevens.uiterlijk


def einde_hersteltermijn(s: Situatie) -> object:
    """The last day of the repair term that lapsed."""
    return s.uiterlijk("D.TLV.herstel")

"""The indicators that are counted from zaken, as data (seed 001; norm B1, N2 and N5; domein.md R33, R35, R40)."""

from typing import Final

from workflows.cijfers import aanvragen, arrangementen, ondersteuning, plannen, thuiszitters, verzilverd
from workflows.cijfers.indicator import Doel, Indicator, Vorm
from workflows.jaar.verplichting import Toetssteen

PLAATSING, ONDERSTEUNING, VERZUIM = "Verwijzing en plaatsing", "Toewijzing van ondersteuning", "Verzuim"

INDICATOREN: Final = (
    Indicator(
        "R1",
        eis="R1",
        speerpunt=PLAATSING,
        titel="Aanvragen op tijd beslist en bekendgemaakt",
        definitie=(
            "Van de aanvragen die in dit schooljaar zijn ontvangen: het deel waarvan het besluit is bekendgemaakt binnen de norm van "
            "zes weken. Dagen waarop de klok volgens de wet stilstond, schuiven de laatste dag op. Wat na de laatste dag nog open is, "
            "telt als te laat. Wat op tijd is ingetrokken of doorgezonden, telt niet mee. De dagen zijn de middelste van alle "
            "bekendgemaakte besluiten: bruto vanaf de ontvangst, netto zonder de dagen waarop de klok stilstond."
        ),
        doel=Doel("Alle aanvragen binnen zes weken.", minst=100),
        bron="De zaken TLV-aanvraag: de termijn D.TLV.norm en de bekendmaking.",
        middel="monitor doorlooptijd",
        toetssteen=Toetssteen.INDICATOREN,
        besproken="R33-bestuur",
        workflow="tlv",
        tel=aanvragen.r1,
        meer="/termijnen",
    ),
    Indicator(
        "R8",
        eis="R8",
        speerpunt=PLAATSING,
        titel="Actieve TLV's verzilverd",
        definitie=(
            "Van de TLV's die op 1 oktober of 1 februari geldig waren en nog niet waren beëindigd: het deel waarvan de leerling op die "
            "dag was ingeschreven. Een TLV telt op elk van de twee dagen, vanaf de dag erna."
        ),
        doel=Doel("Alle actieve TLV's zijn verzilverd.", minst=100),
        bron="De zaken TLV-opvolging: de geldigheid en de dag van inschrijving.",
        middel="controle na elke teldatum",
        toetssteen=Toetssteen.INDICATOREN,
        besproken="R8",
        workflow="tlv_opvolging",
        tel=verzilverd.r8,
    ),
    Indicator(
        "R22",
        eis="R22",
        speerpunt=PLAATSING,
        titel="Nieuwe TLV's",
        definitie=(
            "Het aantal verleende en bekendgemaakte TLV's die in dit schooljaar beginnen, per soort. Een nieuwe TLV na een oude telt "
            "ook. Een aanwijzing LWOO is geen TLV en telt niet."
        ),
        doel=Doel("De deelname aan het vso daalt naar het landelijk gemiddelde."),
        bron="De zaken TLV-aanvraag: de begindatum in het besluit.",
        middel="TLV's en Kijkglas",
        toetssteen=Toetssteen.INDICATOREN,
        besproken="R22",
        workflow="tlv",
        tel=aanvragen.r22,
        vorm=Vorm.AANTAL,
    ),
    Indicator(
        "R21",
        eis="R21",
        speerpunt=ONDERSTEUNING,
        titel="Doelen van arrangementen behaald",
        definitie=arrangementen.DEFINITIE,
        doel=Doel("Het effect van bovenschoolse arrangementen is in beeld."),
        bron=arrangementen.BRON,
        middel="evaluatie van het arrangement",
        toetssteen=Toetssteen.INDICATOREN,
        besproken="R21",
        workflow="arrangement",
        tel=ondersteuning.r21,
        meer="/arrangementen",
    ),
    Indicator(
        "R23",
        eis="R23",
        speerpunt=ONDERSTEUNING,
        titel="Plannen geëvalueerd met ouders en leerling",
        definitie=plannen.EVALUATIE,
        doel=Doel("Elk plan is elk schooljaar met ouders en leerling geëvalueerd.", minst=100),
        bron=plannen.BRON,
        middel="evaluatie van het ontwikkelingsperspectief",
        toetssteen=Toetssteen.INDICATOREN,
        besproken="R23",
        workflow="opp",
        tel=plannen.r23,
    ),
    Indicator(
        "R39",
        eis="R39",
        speerpunt=ONDERSTEUNING,
        titel="Uitstroom zoals het plan verwachtte",
        definitie=plannen.PERSPECTIEF,
        doel=Doel("Van elke leerling met een plan is te zien of het perspectief is uitgekomen."),
        bron=plannen.BRON,
        middel="afronding van het ontwikkelingsperspectief",
        toetssteen=Toetssteen.INDICATOREN,
        besproken="R23",
        workflow="opp",
        tel=plannen.r39,
    ),
    Indicator(
        "R26",
        eis="R26",
        speerpunt=VERZUIM,
        titel="Passende plek binnen zes weken",
        definitie=thuiszitters.PLEK,
        doel=Doel("Elke thuiszitter heeft binnen zes weken een passende plek.", minst=100),
        bron=thuiszitters.BRON,
        middel="monitor thuiszitters",
        toetssteen=Toetssteen.INDICATOREN,
        besproken="R19-gesprek",
        workflow="thuiszitter",
        tel=ondersteuning.r26,
        meer="/thuiszitters",
    ),
    Indicator(
        "R27",
        eis="R27",
        speerpunt=VERZUIM,
        titel="Plan binnen zes weken",
        definitie=thuiszitters.PLAN,
        doel=Doel("Elke thuiszitter heeft binnen zes weken een ontwikkelingsperspectief.", minst=100),
        bron=thuiszitters.BRON,
        middel="monitor thuiszitters",
        toetssteen=Toetssteen.INDICATOREN,
        besproken="R27",
        workflow="thuiszitter",
        tel=ondersteuning.r27,
        meer="/thuiszitters",
    ),
)

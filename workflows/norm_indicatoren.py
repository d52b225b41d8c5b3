"""The quality indicators of bureau and network (seed 004, SWV De Verbinding, "Samen werken aan kwaliteit", June 2021)."""

from kernproces.taal.norm import Meting, Normclausule, Normsoort

JAARPLAN = "Jaarplan en -verslag ondersteuning; check tijdens het jaarplangesprek."
JAARLIJKS, CONTINU = "jaarlijks", "continu"
ONEVEN, EVEN = "tweejaarlijks (oneven jaren)", "tweejaarlijks (even jaren)"


def _indicator(code: str, titel: str, *metingen: tuple[str, str, str]) -> Normclausule:
    voluit = f"{'Bureau' if code[0] == 'B' else 'Netwerk'}-{code[1:]}"
    regels = tuple(Meting(*m) for m in metingen)
    tekst = " ".join(m.norm for m in regels)
    hoofdstuk = "3.2" if code[0] == "B" else "3.1"
    return Normclausule(
        code,
        titel,
        tekst,
        Normsoort.INDICATOR,
        f"Samen werken aan kwaliteit, {hoofdstuk}, indicator {voluit}",
        voluit,
        regels,
    )


BUREAU = (
    _indicator(
        "B1",
        "Tijdig, efficiënt en effectief toewijzen van ondersteuning",
        (
            "Alle TLV-aanvragen voor VSO of PRO worden binnen de wettelijke termijn van 6 weken behandeld.",
            "Monitor doorlooptijd; overschrijdingen worden gemeld bij belanghebbenden en de directeur-bestuurder.",
            CONTINU,
        ),
        (
            "De aanvraagprocedures vso en pro zijn, volgens wettelijke vereisten, efficiënt ingericht.",
            "Evaluatie van de procedures: zelfevaluatie door het bureau en evaluatie bij belanghebbenden.",
            JAARLIJKS,
        ),
        (
            "Er is toezicht op de kwaliteit van de aanvraagprocedure en inhoudelijke behandeling van de aanvragen voor TLV-vso.",
            "Steekproeven: zelfevaluatie door het bureau en evaluatie met een pool deskundigen.",
            "elk 2 keer per jaar",
        ),
        (
            "We willen weten of een leerling na het toekennen van een TLV-vso ook op de juiste onderwijsplek belandt.",
            "Monitor follow-up op basis van Kijkglas; check of alle actieve TLV-vso verzilverd zijn.",
            "continu; 2 keer per jaar, na 1 oktober en na 1 februari",
        ),
        (
            "Er is toezicht op de kwaliteit van de aanvraagprocedure en inhoudelijke behandeling van de aanvragen voor TLV-pro.",
            "Steekproeven door het bureau op de pro-scholen.",
            JAARLIJKS,
        ),
        (
            "Er zijn passende maatregelen getroffen voor het (digitaal) beveiligen van persoonsgegevens van leerlingen.",
            "Privacyprotocol; evaluatie door bureau en functionaris gegevensbescherming.",
            JAARLIJKS,
        ),
    ),
    _indicator(
        "B2",
        "Adviseren en ondersteunen van de aangesloten scholen",
        (
            (
                "Scholen voelen zich gehoord en ondersteund door het bureau, zowel op casusniveau als op het niveau van de "
                "ondersteuningsstructuur."
            ),
            "Tevredenheidsmeting.",
            ONEVEN,
        ),
    ),
    _indicator(
        "B3",
        "Adviseren van ouders bij vragen over passend onderwijs",
        (
            "Ouders voelen zich gehoord en goed geïnformeerd als zij vragen hebben.",
            "Tevredenheidsmeting.",
            EVEN,
        ),
        (
            "Geen klachten over bereikbaarheid van het Onderwijsloket.",
            "Klachtenmonitor; besproken met de directeur-bestuurder.",
            CONTINU,
        ),
    ),
    _indicator(
        "B4",
        "Klachtenbehandeling",
        (
            "Klachten aangaande besluiten worden binnen de termijn van maximaal 6 weken behandeld en gerapporteerd.",
            "Jaarlijkse evaluatie van de procedure; klachtenmonitor, besproken met de directeur-bestuurder.",
            "jaarlijks; continu",
        ),
    ),
    _indicator(
        "B5",
        "Effectieve verdeling van middelen",
        (
            "De activiteiten vinden plaats binnen de (meerjaren)begroting, volgens de voorschriften voor verslaglegging.",
            "Bestuursverslag, jaarrekening, accountantscontrole.",
            JAARLIJKS,
        ),
    ),
    _indicator(
        "B6",
        "Beleids- en planvorming; vaststellen van procedures en criteria",
        (
            "We werken met heldere, duidelijke, niet-bureaucratische procedures die voldoen aan wettelijke vereisten.",
            "Alle vigerende procedures worden geëvalueerd, zo nodig met input van scholen.",
            JAARLIJKS,
        ),
        (
            "Het Ondersteuningsplan is leidend bij verdere beleids- of planvorming.",
            "Beleid wordt getoetst aan het Ondersteuningsplan.",
            CONTINU,
        ),
        (
            "We betrekken onze scholen bij verdere beleids- of planvorming.",
            "Werkgroepen, klankbordgroepen, bijeenkomsten.",
            CONTINU,
        ),
    ),
    _indicator(
        "B7",
        "Ondersteuning van het netwerk van aangesloten scholen",
        (
            "Het netwerk wordt ondersteund om collegiale uitwisseling en leren van elkaar te bevorderen.",
            "Tevredenheidsmeting onder de scholen.",
            ONEVEN,
        ),
        (
            "We zetten interventies om de samenwerking te versterken gericht in.",
            "Meting; nulmeting in 2021.",
            ONEVEN,
        ),
    ),
    _indicator(
        "B8",
        "Afstemming met het sociaal domein",
        (
            "In goede afstemming met de kernpartners komen we tot sterke werkafspraken tussen onderwijs en zorg.",
            "Regionaal bestuurlijk overleg (OOGO); per gemeente bestuurlijk en ambtelijk overleg.",
            "2 keer per jaar; 1 keer per jaar; minimaal 2 keer per jaar",
        ),
    ),
    _indicator(
        "B9",
        "Communiceren van visie, doelstellingen en activiteiten",
        (
            "We werken vanuit een actueel Ondersteuningsplan, met een jaarplan en -verslag.",
            "Jaarplan en jaarverslag.",
            JAARLIJKS,
        ),
        (
            "Website, nieuwsbrieven en LinkedIn geven actuele, relevante informatie.",
            "Tevredenheidsmeting scholen; tevredenheidsmeting ouders en ketenpartners.",
            f"{ONEVEN}; {EVEN}",
        ),
    ),
)

NETWERK = (
    _indicator(
        "N1",
        "Bieden van basisondersteuning",
        (
            "Alle scholen voldoen aan de basiskwaliteit.",
            "Check op het inspectieoordeel; de school informeert het bureau.",
            "na ieder inspectiebezoek",
        ),
        (
            "Alle scholen voldoen aan de aanvullende afspraken van het samenwerkingsverband.",
            JAARPLAN,
            JAARLIJKS,
        ),
        (
            "Scholen evalueren hun basisondersteuning planmatig.",
            f"{JAARPLAN} Collegiale visitatie.",
            "jaarlijks; 1 keer per planperiode",
        ),
    ),
    _indicator(
        "N2",
        "Bieden van maatwerk: passende extra ondersteuning",
        (
            "Elke school heeft een actueel overzicht van haar extra ondersteuning.",
            "Check bij bureau, school en website.",
            JAARLIJKS,
        ),
        ("De effectiviteit van bovenschoolse arrangementen is in beeld.", JAARPLAN, JAARLIJKS),
        (
            "Deelname vso daalt naar het landelijk gemiddelde.",
            "TLV's en Kijkglazen van DUO.",
            "elk kwartaal, met nadruk op 1 oktober en 1 februari",
        ),
    ),
    _indicator(
        "N3",
        "Planmatig werken aan de ontwikkeling van leerlingen",
        (
            (
                "Voor alle leerlingen die extra ondersteuning behoeven is een OPP opgesteld dat minimaal 1 keer per jaar met ouders "
                "en de leerling wordt geëvalueerd en waar nodig bijgesteld of afgerond."
            ),
            JAARPLAN,
            JAARLIJKS,
        ),
        (
            "Scholen evalueren hun extra ondersteuning planmatig.",
            f"{JAARPLAN} Collegiale visitatie.",
            "jaarlijks; 1 keer per planperiode",
        ),
    ),
    _indicator(
        "N4",
        "Zorgdragen voor een effectieve inzet van middelen",
        (
            "Scholen zetten de ondersteuningsmiddelen effectief in.",
            "Monitor inzet en effectiviteit ondersteuningsmiddelen.",
            JAARLIJKS,
        ),
    ),
    _indicator(
        "N5",
        "Geen schoolverzuim door leerlingen die (mogelijk) extra ondersteuning nodig hebben",
        (
            "Scholen leveren ieder kwartaal de thuiszittersregistratie.",
            "Vast format van het bureau.",
            "4 keer per jaar: september, december, maart, juni",
        ),
        (
            "Thuiszitters hebben binnen 6 weken een passende onderwijsplek, zo nodig met ondersteuning door de verzuimcoaches.",
            "Monitor thuiszitters; jaarplangesprek; jaarverslag verzuimcoaches.",
            "4 keer per jaar; jaarlijks",
        ),
        ("Na melding is er binnen 6 weken voor 100% van de thuiszitters een OPP.", JAARPLAN, JAARLIJKS),
    ),
    _indicator(
        "N6",
        "Nauwe samenwerking met ouders en ketenpartners",
        (
            "Ouders zijn als vanzelfsprekend betrokken bij de ondersteuning.",
            "Signalen; tevredenheidsmeting ouders.",
            "gedurende het schooljaar; jaarlijks",
        ),
        (
            "School staat samen met ketenpartners als één team om de ondersteuningsvraag.",
            "Evaluatie; signalen.",
            "jaarlijks; gedurende het schooljaar",
        ),
        (
            "De scholen werken volgens de kwaliteitsafspraken voor multidisciplinair overleg.",
            JAARPLAN,
            JAARLIJKS,
        ),
    ),
    _indicator(
        "N7",
        "Het leveren van een proactieve bijdrage aan het netwerk",
        ("Alle scholen dragen op enige wijze bij aan de ontwikkelingen.", JAARPLAN, JAARLIJKS),
        ("Alle ondersteuningscoördinatoren zijn gefaciliteerd voor het zorgplatform.", JAARPLAN, JAARLIJKS),
    ),
)

INDICATOREN: tuple[Normclausule, ...] = (*BUREAU, *NETWERK)

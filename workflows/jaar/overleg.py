"""Where it is discussed: the meetings of seed 001 (domein.md R33)."""

from typing import Final

from workflows.jaar.ritme import Ritme
from workflows.jaar.verplichting import BESTUUR, DB, TL, Toetssteen, Verplichting, een

OVERLEG: Final = (
    Verplichting(
        "R33-alv",
        "Rapport voor de ALV",
        eis="R33",
        bron="Integrale kwaliteitszorg; Kerndocument sturing en organisatie",
        eigenaar=DB,
        ritme=Ritme(((12, 1), (6, 1)), aanloop=28),
        delen=een("Rapport besproken in de ALV", DB),
        door="samenwerkingsverband",
        aan="ALV",
        middel="rapport",
        toetssteen=Toetssteen.INDICATOREN,
    ),
    Verplichting(
        "R33-bestuur",
        "Rapport voor het bestuur",
        eis="R33",
        bron="Integrale kwaliteitszorg",
        eigenaar=DB,
        ritme=Ritme(((9, 15), (12, 15), (1, 31), (4, 15), (6, 15)), aanloop=21),
        delen=een("Rapport besproken in het bestuur", DB),
        door="samenwerkingsverband",
        aan=BESTUUR,
        middel="rapport",
        toetssteen=Toetssteen.INDICATOREN,
    ),
    Verplichting(
        "R33-zoco",
        "Overleg met zorgcoördinatoren en intern begeleiders",
        eis="R33",
        bron="Integrale kwaliteitszorg",
        eigenaar=TL,
        ritme=Ritme(elke_weken=6, aanloop=14),
        delen=een("Overleg gehouden", TL),
        door="samenwerkingsverband",
        aan="ZOCO/IB-overleg",
        middel="overleg",
        toetssteen=Toetssteen.SAMENWERKING,
    ),
)

"""Taak: something the organisation itself must do by a day, in parts, each by its own function (domein.md 8, R1-R40).

What returns every year is opened by the system from the calendar (`workflows/jaar`); an actiepunt of a jaarplangesprek (R31)
or a verbeterpunt of the ontwikkelagenda (R32) by a colleague.
"""

from enum import StrEnum

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Start, handeling, overgang, vanzelf
from kernproces.taal.verzameling import Verzameling
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Dossiersoort, Workflow
from workflows.algemeen import algemene_handelingen
from workflows.eisen import taak as e
from workflows.gegevens import taak as f
from workflows.gegevens.gemeen import MetReden
from workflows.termijnen.taak import EIGENAREN, TAAKTERMIJNEN


class T(StrEnum):
    """The states of a task."""

    OPEN = "open"
    GEDAAN = "gedaan"
    VERVALLEN = "vervallen"


TITELS = {T.OPEN: "Te doen", T.GEDAAN: "Gedaan", T.VERVALLEN: "Vervallen"}
DELEN = Verzameling(
    "delen",
    "Delen van de taak",
    actie="rond_deel_af",
    gereed=(e.alle_delen_gedaan,),
    gevraagd=("open_taak", "delen"),
    sleutel=("deel", "over"),
)
OPENERS = (Rol.KWALITEITSMEDEWERKER, Rol.TEAMLEIDER, Rol.DIRECTEUR_BESTUURDER, Rol.SYSTEEM)

TAAK = Workflow(
    naam="taak",
    versie=1,
    titel="Taak van de organisatie",
    in_dossier_van=(Dossiersoort.ORGANISATIE,),
    bron="Integrale kwaliteitszorg; Samen werken aan kwaliteit, hoofdstuk 3 en 4.2",
    toestanden=TITELS,
    begin=T.OPEN,
    einde=(T.GEDAAN, T.VERVALLEN),
    verzamelingen=(DELEN,),
    start=overgang(
        "open_taak",
        (),
        T.OPEN,
        titel="Taak openen",
        uitleg="Wie wat doet en wanneer het klaar is. De taak is af als elk deel is gedaan.",
        norm="norm B6",
        door=OPENERS,
        gegevens=f.Taak,
        eisen=(e.taak_is_volledig, e.verplichting_opent_vanzelf),
        start=tuple(
            Start(termijn, begin=e.open_vanaf, uiterlijk="uiterlijk", wanneer=e.eigenaar_is(rol))
            for rol, termijn in TAAKTERMIJNEN.items()
        ),
        bericht=Bericht("taak_geopend", EIGENAREN, gekozen="eigenaar"),
    ),
    overgangen=(
        handeling(
            "rond_deel_af",
            T.OPEN,
            titel="Deel afronden",
            uitleg="Hoe het ging en waar het bewijs staat.",
            norm="norm B6",
            door=EIGENAREN,
            gegevens=f.Deelafronding,
            eisen=(e.deel_staat_open, e.eigen_deel),
        ),
        vanzelf(
            "taak_gedaan",
            T.OPEN,
            T.GEDAAN,
            titel="Taak gedaan",
            zodra=DELEN,
            stopt=tuple(TAAKTERMIJNEN.values()),
        ),
        overgang(
            "laat_vervallen",
            T.OPEN,
            T.VERVALLEN,
            titel="Taak laten vervallen",
            uitleg="Voor wat dit jaar niet hoeft of niet kan. De reden blijft bewaard.",
            norm="norm B6",
            door=(Rol.KWALITEITSMEDEWERKER, Rol.DIRECTEUR_BESTUURDER),
            gegevens=MetReden,
            stopt=tuple(TAAKTERMIJNEN.values()),
        ),
        *algemene_handelingen(T, (T.GEDAAN, T.VERVALLEN)),
    ),
    wacht={
        T.OPEN: Wacht(
            EIGENAREN, "rond_deel_af", tuple(TAAKTERMIJNEN.values()), gekozen=("open_taak", "eigenaar")
        )
    },
)

"""Kwartaalopgave: which pupils of a school are at home on the peildatum, asked, delivered and fixed (norm N5, R25).

One zaak per school and quarter, in the dossier of the school. What was delivered stands as it is: there is no
correcting it afterwards, and later changes in the zaken of pupils do not reach it.
"""

from enum import StrEnum

from kernproces.rollen import Rol
from kernproces.taal.overgang import Bericht, Bewijs, Start, overgang
from kernproces.taal.wacht import Wacht
from kernproces.taal.workflow import Workflow
from workflows.algemeen import algemene_handelingen
from workflows.eisen import kwartaal as e
from workflows.gegevens import gemeen as g
from workflows.gegevens import kwartaal as f
from workflows.termijnen.kwartaal import KWARTAAL


class T(StrEnum):
    """The states of a quarterly overview."""

    OPGEVRAAGD = "opgevraagd"
    GELEVERD = "geleverd"
    VASTGESTELD = "vastgesteld"
    VERVALLEN = "vervallen"


TITELS = {
    T.OPGEVRAAGD: "Gevraagd aan de school",
    T.GELEVERD: "Geleverd",
    T.VASTGESTELD: "Vastgesteld",
    T.VERVALLEN: "Vervallen",
}
EINDE = (T.VASTGESTELD, T.VERVALLEN)
SCHOOL = (Rol.ONDERSTEUNINGSCOORDINATOR, Rol.BEVOEGD_GEZAG)
BUREAU = (Rol.VERZUIMCOACH, Rol.SECRETARIAAT)

KWARTAALOPGAVE = Workflow(
    naam="kwartaalopgave",
    versie=1,
    titel="Thuiszittersopgave",
    bron="Samen werken aan kwaliteit, N5",
    toestanden=TITELS,
    begin=T.OPGEVRAAGD,
    einde=EINDE,
    start=overgang(
        "vraag_op",
        (),
        T.OPGEVRAAGD,
        titel="Thuiszittersopgave vragen",
        uitleg="De school krijgt bericht, met de leerlingen die wij al kennen.",
        norm="R25",
        door=(Rol.SYSTEEM, *BUREAU),
        gegevens=f.Opvraging,
        eisen=(e.een_opgave_per_kwartaal, e.laatste_dag_komt_nog),
        start=Start(KWARTAAL, uiterlijk="uiterlijk"),
        bericht=Bericht("kwo_verzoek", SCHOOL),
    ),
    overgangen=(
        overgang(
            "lever_kwartaal",
            T.OPGEVRAAGD,
            T.GELEVERD,
            titel="Opgave leveren",
            uitleg="Wie op de peildatum thuiszit. Kijk na wat wij al kennen, vul aan en haal weg. Daarna ligt de opgave vast.",
            norm="R25",
            door=(*SCHOOL, *BUREAU),
            gegevens=f.Levering,
            eisen=(e.peildatum_is_geweest, e.opgave_is_compleet),
            stopt=KWARTAAL,
            bericht=Bericht("kwo_geleverd", (Rol.VERZUIMCOACH,)),
        ),
        overgang(
            "vraag_opnieuw",
            T.GELEVERD,
            T.OPGEVRAAGD,
            titel="Terug naar de school",
            uitleg="De school levert opnieuw. Wat eerst is geleverd, blijft in de geschiedenis staan.",
            norm="R25",
            door=BUREAU,
            gegevens=f.Heropening,
            eisen=e.laatste_dag_komt_nog,
            start=Start(KWARTAAL, uiterlijk="uiterlijk"),
            bericht=Bericht("kwo_opnieuw", SCHOOL),
        ),
        overgang(
            "stel_vast",
            T.GELEVERD,
            T.VASTGESTELD,
            titel="Opgave vaststellen",
            uitleg="Door een ander dan wie leverde. Daarna telt de opgave mee in het overzicht voor de inspectie.",
            norm="R25",
            door=(Rol.VERZUIMCOACH, Rol.KWALITEITSMEDEWERKER),
            ander_dan="lever_kwartaal",
            gegevens=f.Vaststelling,
            naast="lever_kwartaal",
            bewijs=Bewijs("R25", ("bevinding",)),
        ),
        overgang(
            "laat_vervallen",
            (T.OPGEVRAAGD, T.GELEVERD),
            T.VERVALLEN,
            titel="Laten vervallen",
            uitleg="Bijvoorbeeld omdat de school is gesloten, of omdat er twee keer is gevraagd.",
            norm="R25",
            door=(Rol.VERZUIMCOACH, Rol.TEAMLEIDER),
            gegevens=g.MetReden,
            stopt=KWARTAAL,
            bericht=Bericht("kwo_vervallen", SCHOOL),
        ),
        *(o for o in algemene_handelingen(T, EINDE) if o.actie != "corrigeer"),
    ),
    wacht={
        T.OPGEVRAAGD: Wacht(SCHOOL, "lever_kwartaal", (KWARTAAL,)),
        T.GELEVERD: Wacht(
            (Rol.VERZUIMCOACH,), "stel_vast", zonder_klok="De school heeft geleverd; het bureau stelt vast."
        ),
    },
)

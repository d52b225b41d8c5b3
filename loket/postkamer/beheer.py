"""Postbeheer: what the administrator does with the post, for page and command alike."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from kernproces.gebruik.fouten import OnbekendError
from kernproces.rollen import INTERNE_ROLLEN, Rol
from kernproces.tijdstip import dag_van
from notificaties.dodebrieven import Herbezorger
from notificaties.retour import RetourFout, lees_retour, zoek_bericht

if TYPE_CHECKING:
    from kernproces.rechten.mensen import Mensen
    from kernproces.taal.workflow import Workflow
    from loket.bedrading import Samenstel


@dataclass(frozen=True, slots=True)
class Verwerkt:
    """A bounce that was recorded: of which message, and what it means."""

    bericht: str
    code: str
    nieuw: bool  # False: it was recorded before


def verwerk_retour(s: "Samenstel", inhoud: bytes, wie: tuple[str, Rol], nu: datetime) -> Verwerkt:
    """Record the bounce in these bytes. RetourFout when it is none, or of no message of ours."""
    retour = lees_retour(inhoud)
    return _meld(s, retour.message_id, retour.code, wie, nu, "bestand")


def meld_retour(s: "Samenstel", message_id: str, code: str, wie: tuple[str, Rol], nu: datetime) -> Verwerkt:
    """Record a bounce by hand."""
    return _meld(s, message_id.strip(), code.strip(), wie, nu, "hand")


def _meld(
    s: "Samenstel", message_id: str, code: str, wie: tuple[str, Rol], nu: datetime, bron: str
) -> Verwerkt:
    with s.opslag.lezen() as lezer:
        gevonden = zoek_bericht(lezer, message_id, nu)
    if gevonden is None:
        raise RetourFout(
            "Dit retourbericht hoort niet bij een mail die wij de laatste dertig dagen stuurden."
        )
    bericht, persoon = gevonden
    nieuw = Herbezorger(s.kern).meld_terug(bericht, persoon, code, wie, nu, bron)
    return Verwerkt(bericht, code, nieuw)


def als_beheerder(s: "Samenstel", persoon: str, nu: datetime) -> tuple[str, Rol]:
    """This person as administrator, for what is done on the command line."""
    with s.opslag.lezen() as lezer:
        mensen = s.kern.bron.registers(lezer).mensen
    if Rol.BEHEERDER not in mensen.rollen(persoon, dag_van(nu)):
        raise OnbekendError(f"{persoon!r} is vandaag geen beheerder. Noem met --door wie dit doet.")
    return persoon, Rol.BEHEERDER


def onbezette_functies(s: "Samenstel", mensen: "Mensen", dag: date) -> list[Rol]:
    """The functions of the organisation that a procedure counts on and that nobody holds today."""
    register = s.kern.register
    nodig = {rol for naam in register.namen() for rol in functies_van(register.nieuwste(naam).workflow)}
    return [rol for rol in Rol if rol in nodig and not mensen.met_rol(rol, dag)]


def functies_van(workflow: "Workflow") -> set[Rol]:
    """Who a procedure writes to, or waits for; of the organisation only."""
    stappen = (workflow.start, *workflow.overgangen)
    rollen = {rol for o in stappen for bericht in o.bericht for rol in bericht.aan}
    rollen |= {rol for soort in workflow.termijnen.values() for trede in soort.ladder for rol in trede.aan}
    rollen |= {rol for wacht in workflow.wacht.values() for rol in wacht.wie}
    return rollen & INTERNE_ROLLEN

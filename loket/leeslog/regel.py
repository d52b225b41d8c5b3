"""Leesregel: what the answer of the rule becomes in the read log. Pure."""

from kernproces.rechten.inzage import Inzage, Kijker
from kernproces.taal.formulier import GEZONDHEID
from loket.leeslog.log import Leesregel


def leesregel(
    k: Kijker, antwoord: Inzage, dossier: str, zaak: str, wat: str, kanaal: str, inhoud: bool
) -> tuple[Leesregel, bool]:
    """The line, and whether it must be there before anything is shown. `inhoud`: whether content is shown."""
    gezond = inhoud and GEZONDHEID in antwoord.categorieen
    grond = antwoord.gronden[0]
    regel = Leesregel(
        k.nu, k.persoon, k.rol.value, dossier, zaak, wat, kanaal, int(gezond), grond.code, grond.via
    )
    return regel, gezond or bool(antwoord.nood_tot)

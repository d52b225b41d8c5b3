"""/bewijs: which step of a dossier proves which clause of the norm."""

from typing import Any

from kernproces.bewijs import Bewijsmatrix
from kernproces.naspelen import Geschiedenisboek
from kernproces.rechten.inzage import ALLES
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel, ander
from loket.api.balie import AanBalie, Wie
from loket.api.problemen import geweigerd
from loket.api.route import api_router
from loket.api.vormen import Bewijs
from loket.api.zicht import Zicht
from loket.bewijs.overzicht import in_dossier

router = api_router()


@router.get("/bewijs/{dossier}", response_model=Bewijs, summary="Welke stap bewijst welke clausule")
def bewijs(dossier: str, balie: AanBalie, wie: Wie) -> Any:
    """The clause matrix of a dossier and the indicators that apply to it, computed from the history."""
    from workflows.norm import CLAUSULES

    kern = balie.samenstel.kern
    with balie.samenstel.opslag.lezen(momentopname=True) as lezer:
        zicht = Zicht(balie, wie, lezer)
        zicht.dossier(dossier)
        if zicht.buiten:
            reden = "De clausules van de norm zijn voor medewerkers en auditors."
            raise geweigerd(
                [Beletsel("rol", reden, "geen rol, geen recht", ander(Rol.KWALITEITSMEDEWERKER))], status=403
            )
        boek = Geschiedenisboek(lezer, lambda entry: kern.archief.ontsluit(entry, ALLES))
        regels = Bewijsmatrix(boek, kern.register, CLAUSULES).van(dossier)
        mag = zicht.inkijk.zichtbaar(lezer, (s.zaak for r in regels for s in r.stukken))
    return {"dossier": dossier, **in_dossier(regels, mag)}

"""Messages as they are shown: which template, to whom today, about which term."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.taal.kring import GEWOON
from kernproces.tijdstip import dag_van
from kernproces.zaak.stand import Stand
from notificaties.ontvangers import ontvangers, op_naam
from notificaties.projectie import BUITEN, is_overleden

if TYPE_CHECKING:
    from loket.bedrading import Samenstel


def berichten_van(
    s: "Samenstel", rijen: Iterable[tuple[Any, ...]], nu: datetime, naam: Callable[[str], str]
) -> list[dict[str, Any]]:
    """One object a recipient; `aan` is null when nobody holds the function. What may never leave is left out."""
    beeld: list[dict[str, Any]] = []
    with s.kern.opslag.lezen() as lezer:
        mensen = s.kern.bron.registers(lezer).mensen
        for _status, _id, zaak, nr, sjabloon, _versie, rol, _op, termijn, trede in rijen:
            stand, dossier = s.stand_en_dossier(lezer, zaak)
            if rol in BUITEN and _leerling_overleden(lezer, dossier):
                continue
            basis = {"sjabloon": sjabloon, "rol": rol, "termijn": termijn, "trede": trede, "zaak": naam(zaak)}
            genoemd = _genoemd(s, lezer, stand, nr, sjabloon, rol)
            kring = s.kern.register.kringen.get(stand.get("workflow", ""), GEWOON)
            over_stap = "workflow" in stand and not termijn
            gevraagd = s.kern.register.van(stand).workflow.gevraagd(stand) if over_stap else ()
            wie = ontvangers(Rol(rol), stand, dossier, mensen, dag_van(nu), genoemd, kring, gevraagd)
            beeld += [{**basis, "aan": o.persoon} for o in wie] or [{**basis, "aan": None}]
    return beeld


def _genoemd(s: "Samenstel", lezer: Lezer, stand: Stand, nr: int, sjabloon: str, rol: str) -> list[str]:
    """The people whom the step named, when its message is for people instead of functions."""
    if "workflow" not in stand:
        return []
    workflow = s.kern.register.van(stand).workflow
    if not any(b.personen and b.sjabloon == sjabloon for o in workflow.overgangen for b in o.bericht):
        return []
    entries = (json.loads(inhoud) for _, inhoud, _ in lezer.geschiedenis(zaakstroom(stand["zaak"])))
    return next((op_naam(e["open"], sjabloon, rol) for e in entries if e["nr"] == nr), [])


def _leerling_overleden(lezer: Lezer, dossier: Stand) -> bool:
    """Whether any zaak of the dossier says so: then the delivery stops every message to family and school."""
    stromen = [zaakstroom(z["zaak"]) for z in dossier.get("zaken", ())]
    return any(is_overleden(stand_van(rij)) for rij in lezer.stromen(stromen).values())

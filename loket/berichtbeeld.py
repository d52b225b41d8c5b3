"""Messages as they are shown: which template, to whom today, about which term."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.situatie import dag_van
from kernproces.stand import Stand
from notificaties.ontvangers import ontvangers
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
        for _status, _id, zaak, _nr, sjabloon, _versie, rol, _op, termijn, trede in rijen:
            stand, dossier = s.stand_en_dossier(lezer, zaak)
            if rol in BUITEN and _leerling_overleden(lezer, dossier):
                continue
            basis = {"sjabloon": sjabloon, "rol": rol, "termijn": termijn, "trede": trede, "zaak": naam(zaak)}
            wie = ontvangers(Rol(rol), stand, dossier, mensen, dag_van(nu))
            beeld += [{**basis, "aan": o.persoon} for o in wie] or [{**basis, "aan": None}]
    return beeld


def _leerling_overleden(lezer: Lezer, dossier: Stand) -> bool:
    """Whether any zaak of the dossier says so: then the delivery stops every message to family and school."""
    stromen = [zaakstroom(z["zaak"]) for z in dossier.get("zaken", ())]
    return any(is_overleden(stand_van(rij)) for rij in lezer.stromen(stromen).values())

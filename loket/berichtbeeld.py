"""Messages as they are shown: which template, to whom today, about which term."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernproces.rollen import Rol
from kernproces.situatie import dag_van
from notificaties.ontvangers import ontvangers

if TYPE_CHECKING:
    from loket.bedrading import Samenstel


def berichten_van(
    s: "Samenstel", rijen: Iterable[tuple[Any, ...]], nu: datetime, naam: Callable[[str], str]
) -> list[dict[str, Any]]:
    """One object a recipient; `aan` is null when nobody holds the function."""
    beeld: list[dict[str, Any]] = []
    with s.kern.opslag.lezen() as lezer:
        mensen = s.kern.bron.registers(lezer).mensen
        for _status, _id, zaak, _nr, sjabloon, _versie, rol, _op, termijn, trede in rijen:
            stand, dossier = s.stand_en_dossier(lezer, zaak)
            basis = {"sjabloon": sjabloon, "rol": rol, "termijn": termijn, "trede": trede, "zaak": naam(zaak)}
            wie = ontvangers(Rol(rol), stand, dossier, mensen, dag_van(nu))
            beeld += [{**basis, "aan": o.persoon} for o in wie] or [{**basis, "aan": None}]
    return beeld

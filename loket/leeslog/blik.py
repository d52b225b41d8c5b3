"""Leesblik: the read log with what the rules need of names, for the page and the command of the functionaris."""

from collections.abc import Iterable
from datetime import datetime

from kernproces.gebeurtenissen import dossierstroom
from kernproces.opslag.rijen import Lezer
from kernproces.taal.formulier import PERSOON
from loket.bedrading import Samenstel
from loket.leeslog.log import Leesregel
from loket.leeslog.wacht import TERUG, Signaal, achternaam, signalen


def opvallend(s: Samenstel, lezer: Lezer, nu: datetime) -> list[Signaal]:
    """What was unusual in the last thirty days."""
    s.leeslog.wacht()
    regels = s.leeslog.sinds(nu - TERUG, nu)
    namen = {
        p: achternaam(str(g.get("naam", "")))
        for p, g in s.persoonsgegevens({r.persoon for r in regels}).items()
    }
    leerlingen = _leerlingen(s, lezer, regels)
    return signalen(regels, lambda p, d: bool(namen.get(p)) and namen[p] == leerlingen.get(d))


def _leerlingen(s: Samenstel, lezer: Lezer, regels: Iterable[Leesregel]) -> dict[str, str]:
    """The surname of the pupil of each dossier; used to compare, never shown."""
    uit = {}
    for dossier in {r.dossier for r in regels if r.dossier}:
        entry = s.kern.archief.een(lezer, dossierstroom(dossier), 1)
        geheim = (
            {} if entry is None else s.kern.archief.ontsluit(entry, {PERSOON.value}).get(PERSOON.value, {})
        )
        uit[dossier] = achternaam(str(geheim.get("leerling", "")))
    return uit

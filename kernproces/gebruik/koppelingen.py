"""Koppelingen: what a step does in another stream, in the same transaction: a number, the regisseur, terms of the hoofdzaak."""

from typing import Any

from kernproces.gebeurtenissen import NUMMER_UITGEGEVEN, Nieuw, registerstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.bundel import Bundel
from kernproces.tijdstip import tijdstip
from kernproces.zaak.gevolgen import hoofdzaak_gevolgen
from kernproces.zaak.oordeel import Oordeel
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.voortgang import Vervolg


def koppel(bundel: Bundel, s: Situatie, oordeel: Oordeel) -> dict[str, Any]:
    """Append to the other streams; answers what the step adds to its own entry. The start row is a step like any."""
    extra: dict[str, Any] = {}
    if (rij := oordeel.overgang) is None:
        return extra
    if rij.nummer is not None:
        extra["nummer"] = {rij.nummer.veld: _geef_nummer(bundel, s, rij.nummer.register)}
    if rij.regisseur:
        bundel.regisseur(str(getattr(oordeel.gegevens, rij.regisseur)), s)
    if rij.raakt_hoofdzaak and (naam := s.zaak.get("hoofdzaak")):
        _hoofdzaak(bundel, s, oordeel, naam)
    return extra


def _geef_nummer(bundel: Bundel, s: Situatie, register: str) -> int:
    """The next number of a register: its own place in the stream, so unique and never reused.

    Everybody wants the same next number: the head is locked, or busy colleagues would keep overtaking each other.
    """
    stroom = registerstroom(register)
    kop = bundel.lezer.houd_vast([stroom]).get(stroom)
    v = Vervolg(stroom, {} if kop is None else stand_van(kop), tijdstip(bundel.nu))
    nummer: int = v.stand.get("nr", 0) + 1
    open_ = {"id": str(nummer), "nummer": nummer, "zaak": s.zaak["zaak"]}
    v.voeg_toe(Nieuw(NUMMER_UITGEGEVEN, open_, s.actor, s.rol.value, s.dag.isoformat()))
    bundel.neem(v, kop)
    return nummer


def _hoofdzaak(bundel: Bundel, s: Situatie, oordeel: Oordeel, naam: str) -> None:
    """Terms of the hoofdzaak that this step stops or starts."""
    voortgang, v = bundel.hoofdzaak(naam)
    assert oordeel.overgang is not None  # noqa: S101 - judged before
    gevolgen = hoofdzaak_gevolgen(oordeel.overgang, s, v.stand["termijnen"])
    voortgang.verreken(v, s, gevolgen, s.zaak["zaak"])

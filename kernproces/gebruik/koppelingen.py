"""Koppelingen: what a step in one stream does in another, in the same transaction: numbers, the hoofdzaak, corrections."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernproces.correctie import CORRIGEER, Correctie, Misvatting, correctie_van
from kernproces.gebeurtenissen import (
    BETROKKENE_TOEGEVOEGD,
    GECORRIGEERD,
    NUMMER_UITGEGEVEN,
    Nieuw,
    dossierstroom,
    registerstroom,
    zaakstroom,
)
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gevolgen import start_gevolg
from kernproces.oordeel import Oordeel
from kernproces.opslag.fouten import VolgnummerConflictError
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.situatie import Situatie
from kernproces.taal.beletsel import Beletsel, andere_weg, kan_niet
from kernproces.taal.workflow import Workflow
from kernproces.voortgang import Vervolg, Voortgang

if TYPE_CHECKING:
    from kernproces.gebruik.kern import Kern


def delen(
    kern: "Kern", lezer: Lezer, voortgang: Voortgang, s: Situatie, oordeel: Oordeel, nu: datetime
) -> tuple[dict[str, Any], list[Deel]]:
    """What the step adds to its own entry, and what it appends to other streams."""
    extra: dict[str, Any] = {}
    erbij: list[Deel] = []
    if (rij := oordeel.overgang) is None:
        return extra, erbij
    if rij.nummer is not None:
        nummer, deel = _geef_nummer(lezer, voortgang, s, rij.nummer.register, nu)
        extra["nummer"] = {rij.nummer.veld: nummer}
        erbij.append(deel)
    if rij.regisseur:
        erbij.append(_regisseur(lezer, voortgang, s, str(getattr(oordeel.gegevens, rij.regisseur)), nu))
    if rij.hoofdzaak_stopt or rij.hoofdzaak_start:
        erbij += _hoofdzaak(kern, lezer, s, oordeel, nu)
    return extra, erbij


def _geef_nummer(
    lezer: Lezer, voortgang: Voortgang, s: Situatie, register: str, nu: datetime
) -> tuple[int, Deel]:
    """The next number of a register: its own place in the stream, so unique and never reused.

    Everybody wants the same next number: the head is locked, or busy colleagues would keep overtaking each other.
    """
    stroom = registerstroom(register)
    kop = lezer.houd_vast([stroom]).get(stroom)
    v = voortgang.vervolg(stroom, {} if kop is None else stand_van(kop), nu)
    v.workflow = None
    nummer = v.stand.get("nr", 0) + 1
    open_ = {"id": str(nummer), "nummer": nummer, "zaak": s.zaak["zaak"]}
    v.voeg_toe(Nieuw(NUMMER_UITGEGEVEN, open_, s.actor, s.rol.value, s.dag.isoformat()))
    return nummer, Deel(v, kop)


def _regisseur(lezer: Lezer, voortgang: Voortgang, s: Situatie, persoon: str, nu: datetime) -> Deel:
    """One regisseur a dossier: an entry in the dossier itself, so that every zaak of it sees who that is."""
    stroom = dossierstroom(s.zaak["dossier"])
    kop = lezer.houd_vast([stroom])[stroom]
    if kop.nr != s.dossier["nr"]:
        raise VolgnummerConflictError
    v = voortgang.vervolg(stroom, stand_van(kop), nu)
    v.workflow = None
    open_ = {"persoon": persoon, "rol": "regisseur", "vanuit": s.zaak["zaak"]}
    v.voeg_toe(Nieuw(BETROKKENE_TOEGEVOEGD, open_, s.actor, s.rol.value, s.dag.isoformat()))
    return Deel(v, kop)


def _hoofdzaak(kern: "Kern", lezer: Lezer, s: Situatie, oordeel: Oordeel, nu: datetime) -> list[Deel]:
    """Terms of the hoofdzaak that this step stops or starts."""
    rij, naam = oordeel.overgang, s.zaak.get("hoofdzaak")
    if naam is None or rij is None:
        return []
    kop = lezer.houd_vast([zaakstroom(naam)])[zaakstroom(naam)]
    stand = stand_van(kop)
    hoofd = kern.register.van(stand)
    lopend = stand["termijnen"]
    gevolgen = [{"doe": "stop", "termijn": t.id} for t in rij.hoofdzaak_stopt if t.id in lopend]
    gevolgen += [start_gevolg(x, s) for x in rij.hoofdzaak_start if x.wanneer is None or x.wanneer(s)]
    v = kern.vervolg(hoofd, naam, stand, nu)
    for soort, open_ in kern.klok.reactie(gevolgen, lopend, hoofd.workflow.termijnen, s.dag, nu):
        v.voeg_toe(
            Nieuw(
                soort,
                {**open_, "vanuit": s.zaak["zaak"]},
                Rol.SYSTEEM.value,
                Rol.SYSTEEM.value,
                s.dag.isoformat(),
            )
        )
    return [Deel(v, kop, hoofd.workflow)]


def enige_hoofdzaak(workflow: Workflow, s: Situatie) -> str | None:
    """The one open zaak of the dossier that this workflow can hang on, or None."""
    if not workflow.hangt_aan:
        return None
    mogelijk = [z for z, stand in s.zaken.items() if stand["workflow"] in workflow.hangt_aan]
    lopend = [z for z in mogelijk if not s.zaken[z]["klaar"]] or mogelijk
    return lopend[-1] if lopend else None


def hoofdzaak_beletselen(workflow: Workflow, s: Situatie, hoofdzaak: str | None) -> list[Beletsel]:
    """A zaak that hangs on another needs one of the right kind in the same dossier."""
    if not workflow.hangt_aan or (workflow.kan_los and hoofdzaak is None):
        return []
    stand = s.zaken.get(hoofdzaak) if hoofdzaak else None
    if stand is not None and stand["workflow"] in workflow.hangt_aan:
        return []
    soorten = " of ".join(workflow.hangt_aan)
    reden = f"{workflow.titel} hoort bij een zaak {soorten} in dit dossier; die is er niet."
    return [
        Beletsel(
            "hoofdzaak",
            reden,
            f"procedure {workflow.naam}",
            kan_niet(f"procedure {workflow.naam}", f"Begin eerst een zaak {soorten}."),
        )
    ]


# ---------------------------------------------------------------- corrections


def beletselen(
    kern: "Kern", lezer: Lezer, voortgang: Voortgang, s: Situatie, oordeel: Oordeel
) -> list[Beletsel]:
    """What stands in the way of a correction: no such entry or field, a value that does not fit."""
    if s.actie != CORRIGEER:
        return []
    try:
        c = _correctie(kern, lezer, voortgang, s, oordeel)
    except Misvatting as fout:
        return [_misvat(fout.veld, str(fout))]
    if c.open.get("werkt_op", "") > s.vandaag.isoformat():
        return [_misvat("waarde", "De dag ligt in de toekomst. Vul een dag in tot en met vandaag.")]
    if any("T" in g["begin"] and datetime.fromisoformat(g["begin"]) > s.nu for g in c.gevolgen):
        return [_misvat("waarde", "Het moment ligt in de toekomst. Vul een moment in dat is geweest.")]
    return []


def _misvat(veld: str, zin: str) -> Beletsel:
    return Beletsel(f"gegevens.{veld}", zin, "formulier", andere_weg(CORRIGEER, zin))


def corrigeer(
    kern: "Kern", lezer: Lezer, voortgang: Voortgang, v: Vervolg, s: Situatie, oordeel: Oordeel
) -> None:
    """Append the correction and, when it moved the day that started a term, the recomputed term (C8)."""
    if s.actie != CORRIGEER:
        return
    c = _correctie(kern, lezer, voortgang, s, oordeel)
    namens = s.bevoegdheid.namens if s.bevoegdheid else None
    v.voeg_toe(Nieuw(GECORRIGEERD, c.open, s.actor, s.rol.value, s.dag.isoformat(), namens, c.geheim))
    voortgang.verreken(v, s, c.gevolgen)


def _correctie(kern: "Kern", lezer: Lezer, voortgang: Voortgang, s: Situatie, oordeel: Oordeel) -> Correctie:
    vraag: Any = oordeel.gegevens
    entry = kern.archief.een(lezer, zaakstroom(s.zaak["zaak"]), vraag.nr)
    return correctie_van(voortgang.workflow, s.zaak, entry, vraag.gegeven, vraag.waarde)

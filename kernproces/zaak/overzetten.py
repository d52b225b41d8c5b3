"""Overzetten: a running zaak to a newer version of its procedure: what changes for it, or why it cannot. Pure.

The judgement is the same in the dry run, when it is done, and in the replay (ontwerp.md section 4: a zaak stays on its
version until an explicit, dry-runnable migration event).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel, ander
from kernproces.taal.termijn import TermijnSoort
from kernproces.taal.workflow import Workflow
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand

ROL = Rol.BEHEERDER  # it looks at numbers, states and terms only, never at content


@dataclass(slots=True)
class Overzetting:
    """What moving to the new version means for one zaak."""

    naar: str  # the state there
    redenen: list[str] = field(default_factory=list)  # why it cannot; each says what would help
    verschillen: list[str] = field(default_factory=list)
    gevolgen: list[dict[str, Any]] = field(default_factory=list)  # terms to compute again

    @property
    def mag(self) -> bool:
        """Whether the zaak can be moved."""
        return not self.redenen


def overzetting(oud: Workflow, nieuw: Workflow, stand: Stand) -> Overzetting:
    """Hold a zaak that runs on `oud` against `nieuw`. A term keeps its start; only a changed term is computed again."""
    toestand = str(stand["toestand"])
    o = Overzetting(nieuw.hernoemd.get(toestand, toestand))
    if nieuw.naam != oud.naam or nieuw.versie <= oud.versie:
        o.redenen.append(
            f"Versie {nieuw.versie} is niet nieuwer dan versie {oud.versie}, waarop de zaak loopt."
        )
    if stand["klaar"]:
        o.redenen.append("De zaak is afgerond. Een afgeronde zaak blijft op haar versie.")
    if o.redenen:
        return o
    _toestand(oud, nieuw, toestand, stand, o)
    _termijnen(oud, nieuw, stand, o)
    _sporen_en_verzamelingen(oud, nieuw, stand, o)
    return o


def _toestand(oud: Workflow, nieuw: Workflow, toestand: str, stand: Stand, o: Overzetting) -> None:
    titel = oud.toestanden[toestand]
    if o.naar not in nieuw.toestanden:
        o.redenen.append(
            f"De toestand '{titel}' is er in versie {nieuw.versie} niet. Breng de zaak eerst een stap verder."
        )
        return
    if nieuw.klaar(o.naar, stand["gedaan"]):
        o.redenen.append(
            f"De zaak zou door het overzetten eindigen ({nieuw.toestanden[o.naar]}). Rond haar eerst af."
        )
        return
    if (nieuwe_titel := nieuw.toestanden[o.naar]) != titel:
        o.verschillen.append(f"De toestand '{titel}' heet dan '{nieuwe_titel}'.")
    kon, kan = _acties(oud, toestand), _acties(nieuw, o.naar)
    o.verschillen += [f"Nieuw in deze toestand: {kan[a]}." for a in kan if a not in kon]
    o.verschillen += [f"Niet meer in deze toestand: {kon[a]}." for a in kon if a not in kan]


def _acties(workflow: Workflow, toestand: str) -> dict[str, str]:
    """What can be done in a state, by its title."""
    return {r.actie: r.titel for r in workflow.overgangen if toestand in r.van and not r.vanzelf}


def _termijnen(oud: Workflow, nieuw: Workflow, stand: Stand, o: Overzetting) -> None:
    for naam, t in sorted(stand["termijnen"].items()):
        if t["stand"] == "gestopt":
            continue
        was, wordt = oud.termijnen.get(naam), nieuw.termijnen.get(naam)
        if wordt is None:
            titel = naam if was is None else was.titel
            o.redenen.append(
                f"De termijn '{titel}' loopt nog en is er in versie {nieuw.versie} niet. Rond haar eerst af."
            )
        elif was is not None and _anders(was, wordt):
            o.verschillen.append(
                f"De termijn '{wordt.titel}' wordt opnieuw berekend, met hetzelfde begin ({t['begin'][:10]})."
            )
            o.gevolgen.append({"doe": "herreken", "termijn": naam, "begin": t["begin"], "reden": "overgezet"})


def _anders(was: TermijnSoort, wordt: TermijnSoort) -> bool:
    return was is not wordt and was.als_gegevens() != wordt.als_gegevens()


def _sporen_en_verzamelingen(oud: Workflow, nieuw: Workflow, stand: Stand, o: Overzetting) -> None:
    sporen = {s.naam for s in nieuw.sporen}
    for spoor in oud.sporen:
        if stand["sporen"].get(spoor.naam, {}).get("open") and spoor.naam not in sporen:
            o.redenen.append(
                f"'{spoor.titel}' loopt nog en is er in versie {nieuw.versie} niet. Beëindig dat eerst."
            )
    verzamelingen = {v.naam for v in nieuw.verzamelingen}
    for verzameling in oud.verzamelingen:
        geldig = [s for s in stand["verzameld"].get(verzameling.naam, ()) if not s["vervallen"]]
        if geldig and verzameling.naam not in verzamelingen:
            o.redenen.append(
                f"Er is al iets verzameld ('{verzameling.titel}') waar versie {nieuw.versie} geen plaats voor heeft."
            )


def bevoegd(s: Situatie) -> list[Beletsel]:
    """Only who administers the system on this day."""
    if s.bevoegdheid is not None and s.rol is ROL:
        return []
    zin = f"Alleen de rol {ROL.titel} zet zaken over naar een andere versie."
    return [Beletsel("rol", zin, "geen rol, geen recht", ander(ROL))]


def feiten(
    oud: Workflow,
    nieuw: Workflow,
    vingerafdruk: str,
    stand: Stand,
    o: Overzetting,
    gelezen: Mapping[str, int],
) -> dict[str, Any]:
    """The open content of the entry."""
    open_: dict[str, Any] = {
        "van_versie": oud.versie,
        "versie": nieuw.versie,
        "vingerafdruk": vingerafdruk,
        "van": stand["toestand"],
        "naar": o.naar,
        "gelezen": dict(gelezen),
    }
    return open_ | ({"gevolgen": o.gevolgen} if o.gevolgen else {})

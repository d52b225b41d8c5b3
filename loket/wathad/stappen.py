"""Another condition on an action, or somebody who was not there, over every step that was really taken."""

from collections.abc import Iterable

from kernproces.gebruik.register import Register
from kernproces.naspelen import Naspeler
from kernproces.naspelen.terugblik import Gedaan
from kernproces.rollen import Rol
from kernproces.taal.eis import Eis
from loket.wathad.uitslag import GRENZEN, Regel, Uitslag

OVER_EISEN = (
    "Een stap die nu niet had gemogen, was misschien een dag later wel gelukt. Stappen die toen zijn geweigerd, staan niet in de historie.",
)
OVER_MENSEN = (
    "Of een ander tijd had gehad, weet de historie niet: alleen of hij het had gemogen, met de rol, het mandaat en zonder eigen werk te beoordelen.",
)


def eisen_van(register: Register, eigen: str = "") -> dict[str, Eis]:
    """Every condition by name; where procedures use one name for two things, that of the own procedure counts."""
    uit: dict[str, Eis] = {}
    for naam in sorted(register.namen(), key=lambda n: (n == eigen, n)):
        workflow = register.nieuwste(naam).workflow
        for rij in (workflow.start, *(r for rijen in workflow.acties.values() for r in rijen)):
            uit.update({eis.naam: eis for eis in rij.eisen})
    return uit


def andere_eis(speler: Naspeler, zaken: Iterable[str], eis: Eis, actie: str) -> Uitslag:
    """Every time that this action was done, with this condition asked as well."""
    uitslag = Uitslag(
        f"{actie.replace('_', ' ')} alleen als: {eis.titel}",
        "keren dat de stap is gedaan",
        grenzen=(*GRENZEN, *OVER_EISEN),
    )
    for zaak in zaken:
        for g in speler.terugblik.stappen(zaak):
            if g.rij.actie == actie:
                _vraag_eis(uitslag, zaak, g, eis)
    return uitslag


def _vraag_eis(uitslag: Uitslag, zaak: str, g: Gedaan, eis: Eis) -> None:
    uitslag.gezien += 1
    nr, wat = g.entry["nr"], g.rij.titel
    if g.dicht:
        uitslag.niet.append(Regel(zaak, nr, wat, "gedaan", "De vertrouwelijke inhoud is gewist."))
        return
    try:
        beletselen = eis.beletselen(g.s)
    except Exception as fout:  # noqa: BLE001 - a condition of another procedure may ask what this one does not have
        uitslag.niet.append(
            Regel(zaak, nr, wat, "gedaan", f"Deze eis past niet op deze stap ({type(fout).__name__}).")
        )
        return
    uitslag.tel("gedaan", was=True, wordt=not beletselen)
    if beletselen:
        uitslag.regels.append(Regel(zaak, nr, wat, "gedaan", " ".join(b.reden for b in beletselen)))


def zonder_persoon(speler: Naspeler, zaken: Iterable[str], persoon: str) -> Uitslag:
    """Every step of this person: who else could have taken it on that day."""
    uitslag = Uitslag(f"zonder {persoon}", "stappen van mensen", grenzen=(*GRENZEN, *OVER_MENSEN))
    for zaak in zaken:
        for g in speler.terugblik.stappen(zaak):
            uitslag.gezien += 1
            if g.entry["actor"] != persoon and g.entry.get("namens") != persoon:
                continue
            ander = _ander(g, persoon)
            uitslag.tel("door iemand te doen", was=True, wordt=bool(ander))
            uitslag.regels.append(
                Regel(zaak, g.entry["nr"], g.rij.titel, persoon, ander or "niemand had dit toen gemogen")
            )
    return uitslag


def _ander(g: Gedaan, persoon: str) -> str:
    """The first other person of the same role who might, by role, duties apart and what needs no form."""
    mensen, rol, dag = g.s.registers.mensen, Rol(g.entry["rol"]), g.s.vandaag
    for ander in mensen:
        bevoegd = mensen.bevoegdheid(ander, rol, dag, g.s.school)
        if ander == persoon or bevoegd is None or persoon in bevoegd.keten:
            continue
        g.s.actor, g.s.bevoegdheid, g.s.actie = ander, bevoegd, g.rij.actie
        if "toestand" not in g.s.zaak:  # the start row: there is no state to judge from
            return ander
        if g.voortgang.beoordelaar.vooraf(g.s).mag:
            return ander
    return ""

"""Another condition on an action, or somebody who was not there, over every step that was really taken."""

from collections.abc import Iterable, Mapping, Sequence

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


def andere_stappen(
    speler: Naspeler,
    zaken: Iterable[str],
    eisen: Mapping[tuple[str, str], Sequence[Eis]],
    zonder: frozenset[str] = frozenset(),
) -> Uitslag:
    """Every step that was really taken, with these conditions asked as well (by procedure and action), and without these people.

    Both at once: a condition is asked of whoever would have taken the step instead. Without people who were away, only the steps
    with another condition are looked at.
    """
    delen = [
        f"{actie.replace('_', ' ')} alleen als: {e.titel}" for (_, actie), rij in eisen.items() for e in rij
    ]
    delen += [f"zonder {p}" for p in sorted(zonder)]
    grenzen = (*GRENZEN, *(OVER_EISEN if eisen else ()), *(OVER_MENSEN if zonder else ()))
    eenheid = "stappen van mensen" if zonder else "keren dat de stap is gedaan"
    uitslag = Uitslag(", ".join(delen), eenheid, grenzen=grenzen)
    for zaak in zaken:
        for g in speler.terugblik.stappen(zaak):
            ook = eisen.get((g.voortgang.workflow.naam, g.rij.actie), ())
            if ook or zonder:
                uitslag.gezien += 1
                _vraag(uitslag, zaak, g, ook, zonder)
    return uitslag


def _vraag(uitslag: Uitslag, zaak: str, g: Gedaan, ook: Sequence[Eis], zonder: frozenset[str]) -> None:
    nr, wat = g.entry["nr"], g.rij.titel
    was, wordt = "gedaan", []
    weg = {g.entry["actor"], g.entry.get("namens")} & zonder
    if weg:
        was, invaller = min(map(str, weg)), _ander(g, zonder)
        uitslag.tel("door iemand te doen", was=True, wordt=bool(invaller))
        wordt.append(invaller or "niemand had dit toen gemogen")
    if ook and g.dicht:
        uitslag.niet.append(Regel(zaak, nr, wat, "gedaan", "De vertrouwelijke inhoud is gewist."))
    elif ook:
        try:
            redenen = [b.reden for eis in ook for b in eis.beletselen(g.s)]
        except Exception as fout:  # noqa: BLE001 - a condition of another procedure may ask what this one does not have
            zin = f"Deze eis past niet op deze stap ({type(fout).__name__})."
            uitslag.niet.append(Regel(zaak, nr, wat, "gedaan", zin))
        else:
            uitslag.tel("gedaan", was=True, wordt=not redenen)
            wordt += redenen
    if wordt:
        uitslag.regels.append(Regel(zaak, nr, wat, was, " ".join(wordt)))


def _ander(g: Gedaan, zonder: frozenset[str]) -> str:
    """The first other person of the same role who might, by role, duties apart and what needs no form; `g` is then his."""
    mensen, rol, dag = g.s.registers.mensen, Rol(g.entry["rol"]), g.s.vandaag
    for ander in mensen:
        bevoegd = mensen.bevoegdheid(ander, rol, dag)
        if ander in zonder or bevoegd is None or not zonder.isdisjoint(bevoegd.keten):
            continue
        g.s.actor, g.s.bevoegdheid, g.s.actie = ander, bevoegd, g.rij.actie
        if "toestand" not in g.s.zaak:  # the start row: there is no state to judge from
            return ander
        if g.voortgang.beoordelaar.vooraf(g.s).mag:
            return ander
    return ""

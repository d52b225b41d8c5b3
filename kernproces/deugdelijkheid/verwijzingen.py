"""The references: every name that a declaration mentions exists, and is what it is used for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kernproces.declaratie.veldsoort import bladen, groep_in
from kernproces.deugdelijkheid.eisen import alle_eisen, alle_voorwaarden
from kernproces.deugdelijkheid.formulieren import alle_formulieren, is_datum
from kernproces.deugdelijkheid.gebrek import Gebrek
from kernproces.deugdelijkheid.graaf import Graaf
from kernproces.taal.formulier import Groep
from kernproces.taal.overgang import Bericht, Overgang
from kernproces.taal.verzameling import Verzameling
from kernproces.taal.wacht import Ingevuld, Stap, Verzameld, Voorbij
from kernproces.taal.workflow import Workflow

_NAAM = re.compile(r"[a-z][a-z0-9_]*\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bekend:
    """What exists outside the declaration: templates, norm clauses, workflows."""

    sjablonen: frozenset[str]
    clausules: frozenset[str]
    workflows: frozenset[str]


def verwijzingen(g: Graaf, bekend: Bekend) -> Iterator[Gebrek]:
    """Every reference that leads nowhere."""
    w = g.workflow
    yield from _namen(w)
    for rij in g.rijen:
        yield from _rij(rij, bekend)
        yield from _velden(rij)
        yield from _naast(w, rij)
    for v in w.verzamelingen:
        for rij in w.acties.get(v.vervalt_door, ())[:1]:
            yield from veld_bestaat(rij, v.vervallen_veld, f"de verzameling {v.naam}")
        yield from _gevraagd(w, v)
    for stap in (s for wacht in w.wacht.values() for beurt in wacht.keten for s in beurt.tenzij):
        yield from _tenzij(w, stap)
    for actie, veld in (b for wacht in w.wacht.values() for beurt in wacht.keten for b in beurt.behalve):
        if actie not in w.acties:
            yield Gebrek(
                "actie_onbekend", f"Wie niet aan de beurt is hangt af van de onbekende actie {actie!r}."
            )
        else:
            yield from veld_bestaat(w.acties[actie][0], veld, "wie niet aan de beurt is")
    yield from _termijnen(w, bekend)


def _gevraagd(w: Workflow, v: Verzameling) -> Iterator[Gebrek]:
    """What says beforehand what is to be gathered and of whom, exists in both forms."""
    if v.gevraagd is None:
        if v.persoon or v.sleutel:
            zin = f"De verzameling {v.naam} zegt niet waar staat wat er is gevraagd (gevraagd)."
            yield Gebrek("veld_onbekend", zin)
        return
    actie, veld = v.gevraagd
    vraagt = [o for o in (w.start, *w.overgangen) if o.actie == actie][:1]
    if not vraagt:
        yield Gebrek(
            "actie_onbekend", f"Wat bij {v.naam} is gevraagd, staat bij de onbekende actie {actie!r}."
        )
    namen = [*v.sleutel, *((v.persoon,) if v.persoon else ())]
    for rij in vraagt:
        for naam in namen:
            yield from veld_bestaat(rij, f"{veld}.{naam}", f"de verzameling {v.naam}")
    for rij in w.acties.get(v.actie, ())[:1]:
        for naam in v.sleutel:
            yield from veld_bestaat(rij, naam, f"de verzameling {v.naam}")


def _naast(w: Workflow, rij: Overgang) -> Iterator[Gebrek]:
    """What lies beside a form is a step of this process: a slip of the pen would show nothing, and nobody would know."""
    for naam in rij.naast:
        if naam not in w.acties and naam != w.start.actie:
            yield Gebrek(
                "actie_onbekend", f"Naast het formulier van {rij.actie} hoort de onbekende actie {naam!r}."
            )


def _tenzij(w: Workflow, stap: Stap) -> Iterator[Gebrek]:
    """What decides which step goes first, exists: the action, its open field, the term."""
    als = stap.als
    if isinstance(als, Voorbij):
        if als.termijn.id not in w.termijnen:
            zin = f"Of {stap.doet} voorgaat hangt af van de termijn {als.termijn.id}, die hier nooit begint."
            yield Gebrek("tenzij_nooit", zin)
        return
    if isinstance(als, Verzameld):
        if als.verzameling not in w.verzamelingen or als.verzameling.gevraagd is None:
            zin = f"Of {stap.doet} voorgaat hangt af van {als.verzameling.naam}, waarbij hier niets is gevraagd."
            yield Gebrek("tenzij_nooit", zin)
        return
    namen = (als.actie,) if isinstance(als, Ingevuld) else (als.na, *als.gedaan)
    for naam in namen:
        if naam not in w.acties:
            yield Gebrek(
                "actie_onbekend", f"Of {stap.doet} voorgaat hangt af van de onbekende actie {naam!r}."
            )
        elif isinstance(als, Ingevuld):
            yield from veld_bestaat(w.acties[naam][0], als.veld, f"of {stap.doet} voorgaat")


def _namen(w: Workflow) -> Iterator[Gebrek]:
    if w.versie < 1:
        yield Gebrek("versie_ongeldig", f"De versie van {w.naam} is {w.versie}; de eerste is 1.")
    rijen = (w.start, *w.overgangen)
    lijsten = {
        "workflow": [w.naam],
        "toestand": list(w.toestanden),
        "actie": [o.actie for o in rijen],
        "eis": [e.naam for e in alle_eisen(w)],
        "voorwaarde": [v.naam for v in alle_voorwaarden(w)],
        "spoor": [s.naam for s in w.sporen],
        "verzameling": [v.naam for v in w.verzamelingen],
        "veld": [n for f in alle_formulieren(w) for n in f.model_fields],
        "register": [o.nummer.register for o in rijen if o.nummer is not None and o.nummer.register],
    }
    for woord, namen in lijsten.items():
        for naam in dict.fromkeys(namen):
            if not _NAAM.match(naam):
                yield Gebrek(
                    "naam_ongeldig",
                    f"De naam {naam!r} ({woord}) mag alleen kleine letters, cijfers en _ hebben.",
                )
    for woord in ("spoor", "verzameling"):
        for naam in dict.fromkeys(n for n in lijsten[woord] if lijsten[woord].count(n) > 1):
            yield Gebrek("naam_dubbel", f"De naam {naam} ({woord}) komt twee keer voor.")
    titels = {f"workflow {w.naam}": w.titel}
    titels |= {f"toestand {naam}": titel for naam, titel in w.toestanden.items()}
    titels |= {f"actie {o.actie}": o.titel for o in rijen}
    titels |= {f"spoor {s.naam}": s.titel for s in w.sporen} | {
        f"verzameling {v.naam}": v.titel for v in w.verzamelingen
    }
    for waar, titel in titels.items():
        if not titel.strip():
            yield Gebrek("zonder_titel", f"Zonder titel: {waar}.")


def _rij(rij: Overgang, bekend: Bekend) -> Iterator[Gebrek]:
    for bericht in rij.bericht:
        yield from _bericht(rij, bericht, bekend)
        yield from veld_bestaat(rij, bericht.gekozen, f"de ontvangers van {bericht.sjabloon}")
    for bewijs in rij.bewijs:
        if bewijs.clausule not in bekend.clausules:
            yield Gebrek(
                "clausule_onbekend",
                f"De actie {rij.actie} bewijst de onbekende clausule {bewijs.clausule!r}.",
            )
        for naam in bewijs.velden:
            yield from veld_bestaat(rij, naam, f"het bewijs van {bewijs.clausule}")
            info = rij.gegevens.model_fields.get(naam)
            if info is not None and set(bladen(info.annotation)) == {bool}:
                zin = f"Het vinkje {naam} van {rij.actie} bewijst clausule {bewijs.clausule} niet; noem een veld met inhoud."
                yield Gebrek("bewijs_zonder_inhoud", zin)
    if rij.nummer is not None and not (rij.nummer.register and rij.nummer.veld):
        yield Gebrek(
            "nummer_zonder_register",
            f"De actie {rij.actie} geeft een nummer uit zonder register of zonder veld.",
        )


def _bericht(rij: Overgang, bericht: Bericht, bekend: Bekend) -> Iterator[Gebrek]:
    if bericht.sjabloon not in bekend.sjablonen:
        yield Gebrek(
            "sjabloon_onbekend", f"Het bericht van {rij.actie} heeft geen sjabloon {bericht.sjabloon!r}."
        )
    if not bericht.aan and bericht.personen is None:
        yield Gebrek(
            "bericht_aan_niemand", f"Het bericht {bericht.sjabloon} van {rij.actie} gaat naar niemand."
        )


def _velden(rij: Overgang) -> Iterator[Gebrek]:
    """The form fields that the engine reads by name: they exist, and are days, numbers of days or people."""
    if rij.rust_tot:
        yield from veld_bestaat(rij, rij.rust_tot, "de dag tot wanneer de zaak rust")
    if rij.wijst_toe:
        yield from veld_bestaat(rij, rij.wijst_toe, "de toewijzing")
    for s in rij.start:
        yield from _datum(rij, s.begin, f"het begin van {s.termijn.id}")
        yield from _datum(rij, s.uiterlijk, f"de laatste dag van {s.termijn.id}")
        if isinstance(s.variant, str):
            yield from veld_bestaat(rij, s.variant, f"de variant van {s.termijn.id}")
    for stop in (*rij.stopt, *rij.hoofdzaak_stopt):
        yield from _datum(rij, stop.op, f"het moment waarop {stop.termijn.id} stopt")
    for v in rij.verzet:
        yield from _datum(rij, v.uiterlijk, f"de nieuwe dag van {v.termijn.id}")
        if v.dagen is not None:
            yield from veld_bestaat(rij, v.dagen, f"het verdagen van {v.termijn.id}")
            info = rij.gegevens.model_fields.get(v.dagen)
            if info is not None and set(bladen(info.annotation)) != {int}:
                yield Gebrek(
                    "veld_soort", f"Het veld {v.dagen} van {rij.actie} telt dagen, maar is geen heel getal."
                )


def _datum(rij: Overgang, veld: object, waarvoor: str) -> Iterator[Gebrek]:
    if isinstance(veld, str):
        yield from veld_bestaat(rij, veld, waarvoor)
        info = rij.gegevens.model_fields.get(veld)
        if info is not None and not is_datum(info):
            yield Gebrek("veld_soort", f"Het veld {veld} van {rij.actie} is {waarvoor}, maar geen datum.")


def veld_bestaat(rij: Overgang, veld: str, waarvoor: str) -> Iterator[Gebrek]:
    """A path such as `risicos.kans` names a field inside a repeating group."""
    model: type[Groep] | None = rij.gegevens
    for deel in veld.split(".") if veld else ():
        info = model.model_fields.get(deel) if model is not None else None
        if info is None:
            zin = f"Het formulier {rij.gegevens.__name__} van {rij.actie} heeft geen veld {veld!r}, nodig voor {waarvoor}."
            yield Gebrek("veld_onbekend", zin)
            return
        model = groep_in(info.annotation)


def _termijnen(w: Workflow, bekend: Bekend) -> Iterator[Gebrek]:
    for soort in w.termijnen.values():
        for trede in soort.ladder:
            if trede.aan and trede.sjabloon not in bekend.sjablonen:
                zin = f"De trede {trede.naam} van {soort.id} heeft geen sjabloon {trede.sjabloon!r}."
                yield Gebrek("sjabloon_onbekend", zin)
    for regel in w.verstrijkt:
        for start in regel.start:
            for veld in (start.begin, start.uiterlijk, start.variant):
                if isinstance(veld, str):
                    zin = f"Na het verstrijken van {regel.termijn.id} start {start.termijn.id} met het veld {veld!r}; er is dan geen formulier."
                    yield Gebrek("veld_onbekend", zin)
